import { describe, expect, it } from 'vitest';
import { readFigures } from '../../../lib/figures/index.ts';
import { articleOf } from '../article.ts';

/** Place of the last figure of an article; lines as the title, the lead and the paragraphs. */
const placeOf = (lines: string[], place: string | null = null) =>
  readFigures(articleOf(lines.join('\n'), { place })).at(-1)?.place;

const FIGURE = 'Trong năm đã xây mới 12 cây cầu.';

describe('the place an article is about', () => {
  it.each<[string, string[], string | null]>([
    [
      'a province in the title',
      ['Long An xây cầu', 'Tin từ huyện Tân Trụ và huyện Bến Lức.', FIGURE],
      'Long An',
    ],
    [
      'districts stand for their province',
      [
        'Xây cầu nông thôn',
        'Nhiều nơi trong tỉnh làm cầu.',
        'Huyện Tuy Phước và thị xã An Nhơn đi đầu.',
        FIGURE,
      ],
      'Bình Định',
    ],
    [
      '… but counts with a district that is one province’s',
      [
        'Xây cầu nông thôn',
        'Nhiều nơi trong tỉnh làm cầu.',
        'Huyện Châu Thành, huyện Tân Trụ đi đầu.',
        FIGURE,
      ],
      'Long An',
    ],
    [
      'a district named bare in the title, and no other',
      ['Hoài Ân xây cầu', 'Việc làm cầu được quan tâm.', 'Huyện Hoài Ân là điển hình của tỉnh.', FIGURE],
      'huyện Hoài Ân',
    ],
    [
      'initials of the paper',
      ['Xây cầu nông thôn', '(BĐ) - Chiều qua, tỉnh tổng kết việc làm cầu.', FIGURE],
      'Bình Định',
    ],
    [
      'initials with B for báo',
      ['Xây cầu', '(BLA) – Chiều qua, tỉnh tổng kết việc làm cầu.', FIGURE],
      'Long An',
    ],
    [
      'initials of three provinces',
      ['Xây cầu', '(QN) - Chiều qua, tỉnh tổng kết việc làm cầu.', FIGURE],
      null,
    ],
    ['initials of an agency', ['Xây cầu', '(TTXVN) - Chiều qua, tỉnh tổng kết việc làm cầu.', FIGURE], null],
    [
      'the bodies of the state speak for the country',
      ['Quốc hội họp', 'Chính phủ báo cáo Quốc hội việc làm cầu. Bộ trưởng trả lời.', FIGURE],
      'cả nước',
    ],
  ])('%s', (_, lines, place) => expect(placeOf(lines)).toBe(place));

  it.each<[string, string[], string]>([
    ['where the text names none', ['Xây cầu nông thôn', 'Việc làm cầu được quan tâm.', FIGURE], 'Long An'],
    ['beside another in passing', ['Xây cầu', 'Đoàn đến từ Bến Tre học tập.', FIGURE], 'Long An'],
    [
      'not against the one the article is about',
      ['Bến Tre xây cầu', 'Tỉnh Bến Tre tổng kết.', FIGURE],
      'Bến Tre',
    ],
    [
      'not against one of its districts',
      ['Tân Trụ xây cầu', 'Việc làm cầu được quan tâm.', 'Huyện Tân Trụ là điển hình.', FIGURE],
      'huyện Tân Trụ',
    ],
  ])('the publisher’s province holds %s', (_, lines, place) => {
    expect(placeOf(lines, 'Long An')).toBe(place);
    expect(placeOf(lines, 'vn63:80')).toBe(place);
  });

  it('the province of a code is the one of its list', () => {
    const lines = ['Xây cầu nông thôn', 'Việc làm cầu được quan tâm.', FIGURE];
    expect(placeOf(lines, 'vn34:80')).toBe('Tây Ninh');
  });

  it('a district name of ten provinces tells none', () =>
    expect(
      placeOf(['Xây cầu nông thôn', 'Nhiều nơi trong tỉnh làm cầu.', 'Huyện Châu Thành đi đầu.', FIGURE]),
    ).toBeNull());
});
