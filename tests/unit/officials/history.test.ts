import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../lib/engine.ts';
import { bodyOf, endOf, sameLine } from '../../../lib/officials/bodies.ts';
import { fileOfficials, historyOf, personKey } from '../../../lib/officials/index.ts';
import type { Article, OfficialHistory, Position } from '../../../lib/records.ts';
import { articleOf } from './support.ts';

const TODAY = '2026-03-01';

/** An article of a day whose paragraph names one official first. */
const on = (date: string, text: string, over: Partial<Article> = {}) =>
  articleOf(['Tin trong tỉnh', text], {
    id: `url:bao.example/${date}`,
    url: `https://bao.example/${date}`,
    publishedAt: date,
    place: 'Long An',
    ...over,
  });

/** The history of the first official of `now`, from the articles before. */
function history(now: Article, ...stored: Article[]): OfficialHistory {
  const filed = stored.flatMap((article) => fileOfficials(readArticle(article), article, false));
  const [official] = readArticle(now).officials;
  if (official === undefined) throw new Error('nobody is named');
  const same = filed.filter((f) => personKey(f.official.name) === personKey(official.name));
  return historyOf(official, now, same, TODAY);
}
const posts = (list: OfficialHistory['posts']) =>
  list.map(({ position, last, end }) => `${position.text} ${last.publishedAt} ${end?.why ?? '-'}`);

const position = (title: string, organisation: string | null, place: string | null): Position => ({
  title,
  organisation,
  text: `${title} ${organisation ?? ''}`,
  place,
  placeInferred: false,
  former: false,
  acting: false,
  asOf: null,
});

describe('bodyOf', () => {
  it.each([
    ['Giám đốc', 'Sở LĐ-TB&XH tỉnh Long An', 'Long An', 'sở lao động thương binh và xã hội', null],
    ['Giám đốc', 'Sở Y tế TP.HCM', 'TP. Hồ Chí Minh', 'sở y tế', null],
    ['Chủ tịch', 'UBND huyện Bình Khê', 'Long An', 'ubnd', 'huyện bình khê'],
    ['Bí thư', 'Đảng ủy xã Tân Lập', 'Long An', 'đảng ủy', 'xã tân lập'],
    ['Trưởng Ban', 'Tổ chức Tỉnh ủy', 'Long An', 'ban tổ chức tỉnh ủy', null],
    ['Bộ trưởng', 'Bộ Nội vụ', null, 'bộ nội vụ', null],
    ['Vụ trưởng', 'Vụ Các vấn đề xã hội', null, 'vụ các vấn đề xã hội', null],
  ])('%s %s', (title, organisation, place, name, locality) =>
    expect(bodyOf(position(title, organisation, place))).toMatchObject({ name, locality }),
  );

  it('takes the name of a province that no list has', () => {
    const of = (place: string | null) => bodyOf(position('Giám đốc', 'Sở Y tế tỉnh Suối Mây', place));
    expect(of(null)).toEqual({ name: 'sở y tế', province: 'suối mây', locality: null });
    expect(of('Suối Mây')).toEqual(of(null));
  });

  it('follows a province into the one that took it in', () => {
    const of = (place: string) => bodyOf(position('Chủ tịch', 'UBND tỉnh', place));
    expect(sameLine(of('Long An'), of('Tây Ninh'))).toBe(true);
    expect(sameLine(of('Long An'), of('Đồng Tháp'))).toBe(false);
  });

  it('follows a department into its successor', () => {
    const of = (name: string) => bodyOf(position('Giám đốc', name, 'Long An'));
    expect(sameLine(of('Sở LĐ-TB&XH'), of('Sở Nội vụ'))).toBe(true);
    expect(sameLine(of('Sở Kế hoạch và Đầu tư'), of('Sở Tài chính'))).toBe(true);
    expect(sameLine(of('Sở Y tế'), of('Sở Tài chính'))).toBe(false);
  });
});

describe('endOf', () => {
  it.each([
    ['Giám đốc', 'Sở LĐ-TB&XH tỉnh Long An', 'Long An', '2025-03-01'],
    ['Trưởng Ban', 'Dân vận Tỉnh ủy', 'Long An', '2025-02-03'],
    ['Chủ tịch', 'UBND huyện Bình Khê', 'Long An', '2025-07-01'],
    ['Bí thư', 'Huyện ủy', 'Long An', '2025-07-01'],
    ['Trưởng Công an', 'huyện Bình Khê', 'Long An', '2025-03-01'],
    ['Phó Giám đốc', 'Công an huyện Bình Khê', 'Long An', '2025-03-01'],
    ['Chủ tịch', 'UBND xã Tân Lập', 'Long An', null],
    ['Giám đốc', 'Sở Y tế', 'Tây Ninh', null],
    ['Cục trưởng', 'Cục Thống kê', null, null],
    ['Cục trưởng', 'Cục Thống kê tỉnh Long An', 'Long An', '2025-03-01'],
  ])('%s %s', (title, organisation, place, since) => {
    const end = endOf(position(title, organisation, place));
    expect(end?.since ?? null).toBe(since);
  });
});

describe('a province that another took in', () => {
  it.each([
    ['UBND tỉnh Long An', 'Long An', ['UBND tỉnh Tây Ninh']],
    ['UBND tỉnh', 'Long An', ['UBND tỉnh Tây Ninh']],
    ['Sở Y tế tỉnh Bình Dương', 'Bình Dương', ['Sở Y tế TP. Hồ Chí Minh']],
    ['UBND tỉnh Tây Ninh', 'Tây Ninh', null],
    ['UBND tỉnh Cao Bằng', 'Cao Bằng', null],
    ['UBND tỉnh Suối Mây', 'Suối Mây', null],
    ['UBND xã Tân Lập', 'Long An', null],
  ])('%s', (organisation, place, to) => {
    expect(endOf(position('Chủ tịch', organisation, place))?.to ?? null).toEqual(to);
  });
});

describe('one person through the years', () => {
  const now = on('2025-11-05', 'Bà Lê Thị Thu Hằng, Phó Chủ tịch UBND tỉnh, dự.', { place: 'Tây Ninh' });

  it('shows earlier posts, and that a body is gone', () => {
    const before = on('2023-02-01', 'Bà Lê Thị Thu Hằng, Giám đốc Sở LĐ-TB&XH tỉnh Long An, nói.');
    const { posts: earlier, namesakes } = history(now, before);
    expect(posts(earlier)).toEqual(['Giám đốc Sở LĐ-TB&XH tỉnh Long An 2023-02-01 dissolved']);
    expect(namesakes).toEqual([]);
  });

  it('shows what the person said then', () => {
    const before = on(
      '2023-02-01',
      'Bà Lê Thị Thu Hằng, Giám đốc Sở Y tế, cho biết toàn tỉnh năm 2022 có 1.250 hộ nghèo.',
    );
    const [figure] = history(now, before).figures;
    expect(figure).toMatchObject({ text: '1.250 hộ', article: { publishedAt: '2023-02-01' } });
    expect(figure?.quote).toContain('1.250 hộ nghèo');
  });

  it('takes the post that a later article gives for the end of another rank of the same office', () => {
    const stored = [
      on('2022-01-10', 'Ông Trần Văn Bình, Phó Giám đốc Sở Y tế, nói.'),
      on('2024-01-10', 'Ông Trần Văn Bình, Giám đốc Sở Y tế, nói.'),
    ];
    const [first, second] = stored as [Article, Article];
    expect(posts(history(second, first).posts)).toEqual(['Phó Giám đốc Sở Y tế 2022-01-10 later']);
    expect(history(first, second).ends).toMatchObject([{ why: 'later', post: 'Giám đốc Sở Y tế' }]);
  });

  it('keeps one row of a post that several articles give', () => {
    const stored = ['2022-01-10', '2023-01-10', '2024-01-10'].map((date) =>
      on(date, 'Ông Trần Văn Bình, Giám đốc Sở Y tế, nói.'),
    );
    const { posts: seen } = history(on('2024-06-01', 'Ông Trần Văn Bình, Giám đốc Sở Y tế, nói.'), ...stored);
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      first: { publishedAt: '2022-01-10' },
      last: { publishedAt: '2024-01-10' },
      // The province it was of is another's now.
      end: { why: 'dissolved', successors: ['Sở Y tế tỉnh Tây Ninh'] },
    });
  });

  it('follows a minister of one name from ministry to ministry', () => {
    const before = on('2023-02-01', 'Bộ trưởng Bộ LĐ-TB&XH Đào Ngọc Minh nói.', { place: null });
    const after = on('2025-09-01', 'Bộ trưởng Bộ Dân tộc và Tôn giáo Đào Ngọc Minh nói.', { place: null });
    expect(posts(history(after, before).posts)).toEqual(['Bộ trưởng Bộ LĐ-TB&XH 2023-02-01 later']);
  });

  it('leaves the article itself out', () => {
    expect(history(now, now).posts).toEqual([]);
  });
});

describe('one name, maybe two persons', () => {
  const now = on('2024-01-10', 'Ông Nguyễn Văn Hùng, Giám đốc Sở Y tế, nói.');
  it.each([
    ['of another province', 'Ông Nguyễn Văn Hùng, Giám đốc Sở Y tế tỉnh Cà Mau, nói.'],
    ['of a commune', 'Ông Nguyễn Văn Hùng, Chủ tịch UBND xã Tân Lập, nói.'],
    ['of a ministry', 'Ông Nguyễn Văn Hùng, Vụ trưởng Vụ Việc làm, Bộ Nội vụ, nói.'],
  ])('shows one %s apart', (_what, text) => {
    const { posts: own, figures, namesakes } = history(now, on('2023-01-10', text));
    expect([own, figures]).toEqual([[], []]);
    expect(namesakes).toHaveLength(1);
  });

  it.each([
    ['another gender', 'Bà Nguyễn Văn Hùng, Giám đốc Sở Y tế, nói.'],
    ['another tone', 'Ông Nguyễn Văn Hưng, Giám đốc Sở Y tế, nói.'],
  ])('leaves %s out altogether', (_what, text) => {
    const { posts: own, namesakes } = history(now, on('2023-01-10', text));
    expect([own, namesakes]).toEqual([[], []]);
  });

  it('joins a name over the place of its tone marks', () => {
    const hoa = on('2024-01-10', 'Ông Ngô Văn Hoà, Giám đốc Sở Y tế, nói.');
    expect(history(hoa, on('2023-01-10', 'Ông Ngô Văn Hòa, Giám đốc Sở Y tế, nói.')).posts).toHaveLength(1);
  });
});
