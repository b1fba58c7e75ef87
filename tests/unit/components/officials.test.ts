import { describe, expect, it } from 'vitest';
import {
  endWords,
  passagesOf,
  postName,
  postPlace,
  seenWords,
  speakerOf,
} from '../../../components/officials.logic.ts';
import { readArticle } from '../../../lib/engine.ts';
import { wordingOf } from '../../../lib/i18n/index.ts';
import type { Position, SeenPost } from '../../../lib/records.ts';
import { articleOf } from '../article.ts';

const vi = wordingOf('vi');
const en = wordingOf('en');
const position = (changes: Partial<Position> = {}): Position => ({
  title: 'Giám đốc',
  organisation: 'Sở Y tế tỉnh An Bình',
  text: 'GĐ Sở Y tế tỉnh An Bình',
  place: 'An Bình',
  placeInferred: false,
  former: false,
  acting: false,
  asOf: '2024-01-05',
  ...changes,
});

describe('a post', () => {
  it('is written out, with its marks', () => {
    expect(postName(position(), vi)).toBe('Giám đốc Sở Y tế tỉnh An Bình');
    expect(postName(position({ former: true, organisation: null }), vi)).toBe('nguyên Giám đốc');
    expect(postName(position({ acting: true, organisation: null }), en)).toBe('acting Giám đốc');
  });

  it.each([
    [position(), null],
    [position({ text: 'Chủ tịch UBND tỉnh' }), { place: 'An Bình', inferred: false }],
    [position({ text: 'Chủ tịch UBND tỉnh', placeInferred: true }), { place: 'An Bình', inferred: true }],
    [position({ text: 'Giám đốc Sở Y tế TP.HỒ CHÍ MINH', place: 'TP. Hồ Chí Minh' }), null],
    [position({ place: null }), null],
  ])('names a place that its words leave out', (of, place) => expect(postPlace(of)).toEqual(place));

  it.each([
    [null, null],
    [{ why: 'said' } as const, null],
    [
      { why: 'later', post: 'Chủ tịch UBND tỉnh', asOf: '2024-01-05' } as const,
      'Bài ngày 5/1/2024 ghi “Chủ tịch UBND tỉnh”.',
    ],
    [
      { why: 'dissolved', since: '2025-03-01', successors: ['Sở Nội vụ', 'Sở Y tế'] } as const,
      'Cơ quan này kết thúc hoạt động từ 1/3/2025; nhiệm vụ chuyển về: Sở Nội vụ, Sở Y tế.',
    ],
    [
      { why: 'dissolved', since: '2025-07-01', successors: [] } as const,
      'Cấp hành chính này kết thúc hoạt động từ 1/7/2025.',
    ],
  ])('says why it is over: %j', (end, words) => expect(endWords(end, vi)).toBe(words));

  it('says when it was seen', () => {
    const on = (publishedAt: string | null) => ({
      id: 'a',
      title: 'A',
      url: 'https://a/',
      publishedAt,
      sample: false,
    });
    const seen = (first: string | null, last: string | null): SeenPost => ({
      position: position(),
      first: on(first),
      last: on(last),
      end: null,
    });
    expect(seenWords(seen('2023-01-05', '2023-01-05'), vi)).toBe('bài ngày 5/1/2023');
    expect(seenWords(seen('2022-01-05', '2023-01-05'), vi)).toBe('các bài từ 5/1/2022 đến 5/1/2023');
    expect(seenWords(seen(null, null), vi)).toBe('bài không rõ ngày');
  });
});

describe('what was said', () => {
  const article = articleOf(
    `Tin\nÔng Trần Văn Bình, Giám đốc Sở Y tế, cho biết năm 2023 có 12 xã đạt chuẩn. ${'Còn nhiều việc phải làm. '.repeat(20)}`,
  );
  const { figures, officials } = readArticle(article);

  it('gives passages with their figures, long ones cut between words', () => {
    const [passage] = passagesOf(article.text, [{ start: 4, end: article.text.length }], figures);
    expect(passage?.figures.map(({ text }) => text)).toEqual(['12 xã']);
    expect(passage?.text).toMatch(/^Ông Trần Văn Bình, .*\S…$/u);
    expect(passage?.text.length).toBeLessThanOrEqual(241);
    expect(passagesOf(article.text, [], figures)).toEqual([]);
  });

  it('leads from a figure to the official, and from others to nobody', () => {
    const figure = figures.find(({ text }) => text === '12 xã');
    if (figure === undefined) throw new Error('no figure');
    expect(speakerOf(figure, officials)?.name).toBe('Trần Văn Bình');
    expect(speakerOf({ ...figure, speakerKind: 'document' }, officials)).toBeNull();
    expect(speakerOf({ ...figure, speaker: 'Lê Thị Bé' }, officials)).toBeNull();
  });
});
