import { describe, expect, it } from 'vitest';
import {
  changeWords,
  chartPoints,
  itemsOf,
  leaderOf,
  lineRuns,
  nameOf,
  printed,
  printedPoint,
  shortChange,
  valueInSeries,
} from '../../../components/panel.logic.ts';
import { wordingOf } from '../../../lib/i18n/index.ts';
import type { Comparison, Figure, SeriesPoint } from '../../../lib/records.ts';
import { figure as made } from '../compare/records.ts';

const [vi, en] = [wordingOf('vi'), wordingOf('en')];
const figure = (more: Partial<Figure> = {}): Figure =>
  made({ id: 'f', text: '74%', value: 74, min: 74, max: 74, measure: 'share', ...more });
const point = (period: string, value: number, more: Partial<SeriesPoint> = {}): SeriesPoint => ({
  figureId: `p${period}${value}`,
  origin: 'collected',
  citation: null,
  derivation: null,
  articleId: 'b',
  articleTitle: 'Bài',
  articleUrl: 'https://vi-du.vn',
  publishedAt: null,
  period,
  value,
  valueMax: null,
  min: value,
  max: value,
  text: `${value}%`,
  unit: '%',
  hedge: null,
  status: 'actual',
  indicator: 'x',
  indicatorId: null,
  measure: 'level',
  changeKind: null,
  direction: null,
  base: null,
  denominator: null,
  place: null,
  placeCode: null,
  flags: [],
  speaker: null,
  quote: '',
  sample: false,
  ...more,
});
const comparison = (more: Partial<Comparison> = {}): Comparison => ({
  figureId: 'f',
  points: [],
  counterparts: [],
  alsoSaid: [],
  predecessors: [],
  level: null,
  goal: null,
  breaks: [],
  pairs: {},
  previous: null,
  change: null,
  verdict: null,
  reasons: [],
  better: 'up',
  ...more,
});

describe('the list', () => {
  it('has every figure once, in the order of the text, repeats folded', () => {
    const figures = [
      figure({ id: '1', sameAs: '2' }),
      figure({ id: '2' }),
      figure({ id: '3', indicatorId: null, indicator: 'Số ghe' }),
      figure({ id: '5', period: '2022' }),
    ];
    const items = itemsOf(figures, [comparison({ figureId: '5' })]);
    expect(items.map((i) => [i.figure.id, i.repeats.length, i.comparison !== null])).toEqual([
      ['2', 1, false],
      ['3', 0, false],
      ['5', 0, true],
    ]);
    expect(leaderOf(figures, '1')).toBe('2');
    expect(leaderOf(figures, '3')).toBe('3');
    expect(leaderOf(figures, 'gone')).toBe('gone');
  });
  const names = { trained: { vi: 'Tỷ lệ lao động qua đào tạo', en: 'Share of trained workers' } };
  it.each([
    [{ indicatorId: 'trained' }, 'Tỷ lệ lao động qua đào tạo', 'Share of trained workers'],
    [{ indicatorId: null, indicator: 'số ghe' }, 'Số ghe', 'Số ghe'],
    [{ indicatorId: 'constructor', indicator: 'số ghe' }, 'Số ghe', 'Số ghe'],
  ])('%o is called %s', (more, vietnamese, english) => {
    expect(nameOf(figure(more), names, 'vi').text).toBe(vietnamese);
    expect(nameOf(figure(more), names, 'en').text).toBe(english);
  });
});

describe('a value in words', () => {
  it.each([
    [{ hedge: 'more_than' }, 'hơn 74%', 'more than 74%'],
    [
      { measure: 'change', direction: 'down', text: '1.110\u00a0hộ', value: 1110 },
      'giảm 1.110 hộ',
      'down 1,110 hộ',
    ],
    [{ measure: 'level', direction: 'down', text: '2,4 %', value: 2.4 }, '2,4%', '2.4%'],
    [{ text: 'hộ'.normalize('NFD') }, 'hộ', 'hộ'],
  ] as const)('%o', (more, vietnamese, english) => {
    expect(printed(figure(more as Partial<Figure>), vi)).toBe(vietnamese);
    expect(printed(figure(more as Partial<Figure>), en)).toBe(english);
  });
});

describe('a change in words', () => {
  const previous = point('2022', 72.5);
  it.each([
    [
      { absolute: 1.5, relative: null, unit: 'points' },
      'up',
      '%',
      'Tăng 1,5 điểm phần trăm so với năm 2022',
      true,
    ],
    [
      { absolute: -1.5, relative: null, unit: 'points' },
      'up',
      '%',
      'Giảm 1,5 điểm phần trăm so với năm 2022',
      false,
    ],
    [
      { absolute: -110, relative: -9.9, unit: 'same' },
      'down',
      'hộ',
      'Giảm 110 hộ so với năm 2022 (−9,9%)',
      true,
    ],
    [
      { absolute: 2e9, relative: 16.7, unit: 'same' },
      'context',
      'đồng',
      'Tăng 2 tỷ đồng so với năm 2022 (+16,7%)',
      null,
    ],
    [
      { absolute: 2110, relative: 3015.6, unit: 'same' },
      'context',
      'hộ',
      'Tăng 2.110 hộ so với năm 2022 (gấp 31,2 lần)',
      null,
    ],
    [{ absolute: 0, relative: 0, unit: 'same' }, 'up', 'hộ', 'Không đổi so với năm 2022', null],
  ] as const)('%o', (change, better, unit, text, good) =>
    expect(changeWords(comparison({ change, better, previous }), unit, vi)).toEqual({ text, good }),
  );
  it('is silent where there is none', () =>
    expect(changeWords(comparison({ previous }), '%', vi)).toBeNull());
  it.each<[number, string, boolean]>([
    [-3, 'Lên 3 bậc so với năm 2022', true],
    [2, 'Xuống 2 bậc so với năm 2022', false],
  ])('of ranks the smaller is the better: %s → %s', (absolute, text, good) => {
    const previous = point('2022', 8, { measure: 'rank', unit: 'hạng' });
    const change = { absolute, relative: null, unit: 'same' as const };
    expect(changeWords(comparison({ change, previous, better: 'down' }), 'hạng', vi)).toEqual({ text, good });
  });
});

describe('a change in a row', () => {
  const previous = point('2022', 72.5);
  it.each([
    [{ absolute: 1.5, relative: null, unit: 'points' }, {}, 'tăng 1,5 điểm %', 'up 1.5 pp', true],
    [{ absolute: -110, relative: -9.9, unit: 'same' }, {}, 'giảm 9,9%', 'down 9.9%', false],
    [{ absolute: 9, relative: 220, unit: 'same' }, {}, 'gấp 3,2 lần', '3.2 times', true],
    [{ absolute: 0, relative: null, unit: 'points' }, {}, 'không đổi', 'unchanged', null],
    // That more die, or fewer, is neither green nor red.
    [
      { absolute: 5, relative: 12.5, unit: 'same' },
      { indicator: 'số người chết do tai nạn giao thông' },
      'tăng 12,5%',
      'up 12.5%',
      null,
    ],
  ] as const)('%o of %o', (change, more, vietnamese, english, good) => {
    const shown = comparison({ change, previous });
    expect(shortChange(shown, figure(more), vi)).toEqual({ text: vietnamese, good });
    expect(shortChange(shown, figure(more), en)).toEqual({ text: english, good });
  });
  it('is silent where there is none', () =>
    expect(shortChange(comparison({ previous }), figure(), vi)).toBeNull());
});

describe('the chart', () => {
  it('keeps the other kind off the line', () => {
    const shown = comparison({
      points: [point('2021', 70), point('2022', 72)],
      counterparts: [point('2022', 73, { status: 'target' })],
      verdict: 'comparable',
    });
    const points = chartPoints(figure(), shown, vi, 200, 60);
    expect(points.map((p) => [p.kind, p.current])).toEqual([
      ['own', false],
      ['own', false],
      ['other', false],
      ['own', true],
    ]);
    for (const { x, y } of points) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(200);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(60);
    }
    expect(points.at(-1)?.y).toBeLessThan(points[0]?.y ?? 0);
  });
  it('is empty with one moment', () =>
    expect(chartPoints(figure(), comparison({ points: [point('2023', 1)] }), vi, 200, 60)).toEqual([]));
  it('shows a figure whose series is known from later years only', () => {
    const shown = comparison({ points: [point('2024', 75), point('2025', 76)] });
    expect(chartPoints(figure(), shown, vi, 200, 60).map((p) => p.current)).toEqual([true, false, false]);
  });
  it.each([
    ['a half year beside whole years', point('2022-01..2022-06', 35)],
    ['another unit', point('2022', 1_200, { unit: 'người' })],
    ['a period that cannot be read', point('năm nay', 70)],
  ])('leaves out %s', (_what, other) => {
    const points = [point('2021', 70)];
    for (const shown of [{ points: [...points, other] }, { points, counterparts: [other] }])
      expect(chartPoints(figure(), comparison(shown), vi, 200, 60).map((p) => [p.id, p.year])).toEqual([
        ['p202170', 2021],
        ['f', 2023],
      ]);
  });
  it('is empty for a figure without a period', () => {
    const shown = comparison({ points: [point('2021', 70), point('2022', 71)] });
    expect(chartPoints(figure({ period: null }), shown, vi, 200, 60)).toEqual([]);
  });
  it('puts the end of a year where the year ends, and quarters in their order', () => {
    const order = (periods: string[], own: string) =>
      chartPoints(
        figure({ id: 'now', period: own }),
        comparison({ points: periods.map((period, i) => point(period, i, { figureId: period })) }),
        vi,
        200,
        60,
      ).map((p) => p.id);
    expect(order(['2022-Q4', '2023-Q2', '2021-Q1'], '2023-Q1')).toEqual([
      '2021-Q1',
      '2022-Q4',
      'now',
      '2023-Q2',
    ]);
    expect(order(['2022-end', '2021'], '2023')).toEqual(['2021', '2022-end', 'now']);
  });
  it('draws a growth rate that fell below zero', () => {
    const fall = figure({ measure: 'change', direction: 'down', value: 3, text: '3%' });
    const previous = point('2022', 5, { text: '5%' });
    const shown = comparison({
      points: [point('2021', 4), previous],
      previous,
      change: { absolute: -8, relative: null, unit: 'points' },
      verdict: 'comparable',
    });
    const points = chartPoints(fall, shown, vi, 200, 60);
    expect(points.at(-1)).toMatchObject({ current: true, y: 50, label: '2023: giảm 3%' });
    expect(Math.min(...points.map((p) => p.y))).toBe(10);
  });
});

describe('the line of a chart', () => {
  const shown = comparison({
    points: [point('2021', 70), point('2022', 72)],
    counterparts: [point('2022', 73, { status: 'target' })],
  });
  const points = chartPoints(figure(), shown, vi, 200, 60);
  it.each([
    ['comparable', ['p202170', 'p202272', 'f']],
    ['with_care', ['p202170', 'p202272', 'f']],
    ['not_comparable', ['p202170', 'p202272']],
    [null, ['p202170', 'p202272', 'f']],
  ] as const)('%s joins its own kind only', (verdict, ids) => {
    expect(points).toHaveLength(4);
    expect(lineRuns(points, { ...shown, verdict }).map((run) => run.map((p) => p.id))).toEqual([ids]);
  });
});

describe('a value of a series', () => {
  it.each([
    [point('2022', 3), '3%'],
    [point('2022', -3, { text: '3%' }), 'giảm 3%'],
    [point('2022', -3, { text: '-3%' }), '-3%'],
    [point('2022', -3, { text: '3%', hedge: 'nearly' }), 'giảm gần 3%'],
  ])('%o is printed as %s', (one, text) => expect(printedPoint(one, vi)).toBe(text));

  const down = { measure: 'change', direction: 'down', value: 3 } as const;
  it.each([
    ['a level', {}, 74],
    ['a rise', { ...down, direction: 'up' }, 3],
    ['a fall', down, -3],
    ['a fall, as a range', { ...down, valueMax: 4 }, -4],
    ['a fall written below zero', { ...down, value: -3 }, -3],
  ] as const)('%s', (_what, own, value) => expect(valueInSeries(figure(own))).toBe(value));
});
