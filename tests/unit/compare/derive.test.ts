/** Values that are worked out: levels from changes, merged provinces from their parts, targets against results. */
import { describe, expect, it } from 'vitest';
import { compareFigure } from '../../../lib/compare/compare.ts';
import { basePeriodOf, fromPredecessors, levelOfChange } from '../../../lib/compare/derive.ts';
import { seriesKeysOf } from '../../../lib/compare/series.ts';
import { summarise } from '../../../lib/compare/summary.ts';
import type { Alarm, Figure } from '../../../lib/records.ts';
import { figure, point } from './records.ts';

const poor = { indicator: 'số hộ nghèo', unit: 'hộ' } as const;
const rate = { indicator: 'tỷ lệ hộ nghèo', unit: '%', measure: 'share' } as const;
const jobs = { indicator: 'lao động được giải quyết việc làm', unit: 'lao động' } as const;
const trained = { indicator: 'tỷ lệ lao động qua đào tạo', unit: '%' } as const;
const change = { measure: 'change', direction: 'down' } as const;

describe('basePeriodOf', () => {
  it.each<[string | null, string | null, string | null]>([
    ['2023', 'năm 2022', '2022'],
    ['2023', 'cùng kỳ năm trước', '2022'],
    ['2023', 'cùng kỳ 2021', '2021'],
    ['2023', 'năm trước', '2022'],
    ['2023', 'đầu năm', '2022'],
    ['2023', null, '2022'],
    ['2023-01..2023-06', 'cùng kỳ 2022', '2022-01..2022-06'],
    ['2023-Q2', 'cùng kỳ năm ngoái', '2022-Q2'],
    // Not known.
    ['2023-01..2023-06', null, null],
    ['2023-01..2023-06', 'năm 2022', null],
    ['2023-06', 'tháng trước', null],
    ['2023', 'kế hoạch', null],
    ['2023', 'dự toán năm 2023', null],
    ['2023', 'đầu nhiệm kỳ', null],
    ['2023', 'bình quân giai đoạn 2016-2020', null],
    ['2023', 'năm 2024', null],
    ['2021..2025', 'giai đoạn trước', null],
    [null, 'năm 2022', null],
  ])('%s, so với %s: %s', (period, base, expected) => {
    expect(basePeriodOf({ period: period as string, base })).toBe(expected);
  });
});

describe('levelOfChange', () => {
  const base = point({ ...poor, value: 5000, period: '2022' });
  const level = (more: Partial<Figure>, bases = [base]) =>
    levelOfChange(
      point({ ...poor, ...change, changeKind: 'absolute', value: 700, period: '2023', ...more }),
      bases,
    );

  it('subtracts and adds', () => {
    expect(level({})).toMatchObject({
      value: 4300,
      period: '2023',
      origin: 'derived',
      derivation: { kind: 'change', sum: { form: 'subtract', terms: [5000, 700], result: 4300, unit: 'hộ' } },
    });
    expect(level({ direction: 'up' })).toMatchObject({ value: 5700 });
  });
  it('applies a percentage, and says that it is about', () => {
    expect(level({ changeKind: 'relative', unit: '%', value: 12.6, text: '12,6%' })).toMatchObject({
      value: 4370,
      hedge: 'about',
      derivation: { sum: { form: 'shrink', terms: [5000, 12.6] } },
    });
  });
  it('adds points to a rate', () => {
    const before = point({ ...rate, value: 4, period: '2022' });
    const points = point({
      ...rate,
      ...change,
      changeKind: 'points',
      unit: 'điểm %',
      value: 0.7,
      period: '2023',
    });
    expect(levelOfChange(points, [before])).toMatchObject({ value: 3.3, unit: '%' });
  });
  it.each<[string, Partial<Figure>, ReturnType<typeof point>[]?]>([
    ['no base', {}, []],
    ['the base of another year', { base: 'năm 2021' }],
    ['a plan as base', { base: 'kế hoạch' }],
    ['an ambiguous change', { changeKind: 'ambiguous', unit: '%', value: 3 }],
    ['a hedged change', { hedge: 'more_than', min: 700 }],
    [
      'a hedged base',
      {},
      [point({ ...poor, value: 5000, hedge: 'about', period: '2022', text: '5.000 hộ' })],
    ],
    ['a target as base', {}, [point({ ...poor, value: 5000, status: 'target', period: '2022' })]],
    ['a planned change', { status: 'target' }],
    [
      'another province',
      { placeCode: 'vn63:80' },
      [point({ ...poor, value: 5000, period: '2022', placeCode: 'vn63:72' })],
    ],
    ['two bases', {}, [base, point({ ...poor, value: 5100, period: '2022' }, '2023-02-01')]],
    ['more lost than there was', { value: 6000 }],
    [
      'a new poverty line between',
      { period: '2022', base: 'năm 2021' },
      [point({ ...poor, value: 5000, period: '2021' })],
    ],
  ])('gives nothing over %s', (_, more, bases) => {
    expect(level(more, bases)).toBeNull();
  });
  it('is filed with the levels that it changes', () => {
    const [, second] = seriesKeysOf(
      figure({ ...poor, ...change, changeKind: 'relative', unit: '%', value: 5 }),
    );
    expect(second).toBe(seriesKeysOf(figure({ ...poor, value: 5 }))[0]);
    expect(
      seriesKeysOf(figure({ ...poor, ...change, changeKind: 'ambiguous', unit: '%', value: 5 })),
    ).toHaveLength(1);
  });
});

describe('a series with changes', () => {
  const base = point({ ...poor, value: 5000, period: '2022' });
  const fell = point({ ...poor, ...change, changeKind: 'absolute', value: 700, period: '2023' });
  it('takes them in as derived values', () => {
    const result = compareFigure(figure({ ...poor, value: 3900, period: '2024' }), [base, fell]);
    expect(result.points.map(({ period, value, origin }) => [period, value, origin])).toEqual([
      ['2022', 5000, 'collected'],
      ['2023', 4300, 'derived'],
    ]);
    expect(result).toMatchObject({ verdict: 'with_care', reasons: ['derived'], change: { absolute: -400 } });
  });
  it('leaves them out where the level is printed', () => {
    const printed = point({ ...poor, value: 4310, period: '2023' });
    const result = compareFigure(figure({ ...poor, value: 3900, period: '2024' }), [base, fell, printed]);
    expect(result.points.map(({ value }) => value)).toEqual([5000, 4310]);
    expect(result.reasons).toEqual([]);
  });
  it('shows beside a change the level that it gives', () => {
    const now = figure({ ...poor, ...change, changeKind: 'absolute', value: 700 });
    expect(compareFigure(now, [base]).level).toMatchObject({ value: 4300, origin: 'derived' });
    expect(compareFigure(now, []).level).toBeNull();
  });
});

describe('fromPredecessors', () => {
  const of = (code: string, more: Partial<Figure>) =>
    point({ ...jobs, period: '2024', placeCode: code, ...more });
  it('sums counts where every province is there', () => {
    const { joined, rest } = fromPredecessors('vn34:80', [
      of('vn63:72', { value: 500 }),
      of('vn63:80', { value: 400 }),
    ]);
    expect(rest).toEqual([]);
    expect(joined).toMatchObject([
      {
        value: 900,
        place: 'Tây Ninh',
        placeCode: 'vn34:80',
        derivation: { kind: 'sum', sum: { form: 'add', terms: [500, 400] } },
      },
    ]);
  });
  it('wants all three of three', () => {
    const two = [of('vn63:17', { value: 1 }), of('vn63:25', { value: 2 })];
    expect(fromPredecessors('vn34:25', two)).toEqual({ joined: [], rest: two });
    expect(fromPredecessors('vn34:25', [...two, of('vn63:26', { value: 4 })]).joined[0]?.value).toBe(7);
  });
  it('weights rates by their denominators, and only so', () => {
    const a = of('vn63:72', { ...rate, value: 2, denominator: 300 });
    const b = of('vn63:80', { ...rate, value: 4, denominator: 100 });
    expect(fromPredecessors('vn34:80', [a, b]).joined).toMatchObject([
      {
        value: 2.5,
        denominator: 400,
        derivation: { kind: 'weighted', sum: { form: 'mean', terms: [2, 300, 4, 100] } },
      },
    ]);
    const bare = [a, { ...b, denominator: null }];
    expect(fromPredecessors('vn34:80', bare)).toEqual({ joined: [], rest: bare });
  });
  it('never sums ranks, averages, or values of two years', () => {
    for (const more of [
      { measure: 'rank', unit: 'hạng' },
      { unit: 'đồng/người/năm' },
      { unit: 'tạ/ha' },
    ] as Partial<Figure>[]) {
      const both = [of('vn63:72', { value: 5, ...more }), of('vn63:80', { value: 4, ...more })];
      expect(fromPredecessors('vn34:80', both).joined).toEqual([]);
    }
    const years = [of('vn63:72', { value: 5 }), of('vn63:80', { value: 4, period: '2023' })];
    expect(fromPredecessors('vn34:80', years).joined).toEqual([]);
  });
  it('is compared with care, and cut from the new province by a break', () => {
    const now = figure({ ...jobs, value: 950, period: '2026', place: 'Tây Ninh', placeCode: 'vn34:80' });
    const summed = compareFigure(now, [of('vn63:72', { value: 500 }), of('vn63:80', { value: 400 })]);
    expect(summed).toMatchObject({
      verdict: 'with_care',
      reasons: ['predecessors_summed'],
      change: { absolute: 50 },
    });
    expect(summed.breaks).toEqual([{ from: '2025-07-01', kind: 'territory' }]);
    const alone = compareFigure(now, [of('vn63:72', { value: 500 })]);
    expect(alone).toMatchObject({ verdict: 'not_comparable', reasons: ['territory_changed'], change: null });
    expect(alone.predecessors).toHaveLength(1);
    const rates = [of('vn63:72', { ...rate, value: 2 }), of('vn63:80', { ...rate, value: 4 })];
    const side = compareFigure(figure({ ...rate, value: 3, period: '2026', placeCode: 'vn34:80' }), rates);
    expect(side.predecessors).toHaveLength(2);
    expect(side.change).toBeNull();
    const weighted = compareFigure(figure({ ...rate, value: 3, period: '2026', placeCode: 'vn34:80' }), [
      of('vn63:72', { ...rate, value: 2, denominator: 300 }),
      of('vn63:80', { ...rate, value: 4, denominator: 100 }),
    ]);
    expect(weighted).toMatchObject({ verdict: 'with_care', reasons: ['predecessors_weighted'] });
  });
});

describe('a target beside what was achieved', () => {
  const target = (value: number, more: Partial<Figure> = {}) =>
    point({ ...trained, value, status: 'target', ...more });
  it.each<[string, Partial<Figure>, ReturnType<typeof point>, boolean | null, number]>([
    ['reached', { ...trained, value: 74 }, target(73), true, 1],
    ['just reached', { ...trained, value: 73 }, target(73), true, 0],
    ['missed', { ...trained, value: 72 }, target(73), false, -1],
    ['less is better', { ...rate, value: 2 }, target(3, rate), true, -1],
    ['less is better, missed', { ...rate, value: 4 }, target(3, rate), false, 1],
    ['"không quá" turns it', { ...trained, value: 72 }, target(73, { hedge: 'at_most', max: 73 }), true, -1],
    [
      'a hedge leaves it open',
      { ...trained, value: 72, hedge: 'more_than', min: 72 },
      target(72.5),
      null,
      -0.5,
    ],
    [
      'a hedge and still missed',
      { ...trained, value: 70, hedge: 'nearly', max: 70 },
      target(72.5),
      false,
      -2.5,
    ],
    [
      'no better side',
      { indicator: 'số ghe', unit: 'chiếc', value: 5 },
      target(6, { indicator: 'số ghe', unit: 'chiếc' }),
      null,
      -1,
    ],
  ])('%s', (_, now, stored, reached, gap) => {
    const { goal } = compareFigure(figure(now), [stored]);
    expect([goal?.reached, goal?.gap.absolute]).toEqual([reached, gap]);
  });
  it('is that of its own year and unit, from this article too, and never a forecast', () => {
    expect(
      compareFigure(figure({ ...trained, value: 74 }), [target(73, { period: '2022' })]).goal,
    ).toBeNull();
    expect(
      compareFigure(figure({ ...trained, value: 74 }), [target(73, { status: 'forecast' })]).goal,
    ).toBeNull();
    expect(
      compareFigure(figure({ ...trained, value: 74 }), [], [target(75, { articleId: 'now' })]).goal,
    ).toMatchObject({ reached: false });
    const planned = compareFigure(figure({ ...trained, value: 75, status: 'target' }), [
      point({ ...trained, value: 74 }),
    ]);
    expect(planned.goal).toMatchObject({ reached: false, gap: { absolute: -1, unit: 'points' } });
    expect(planned.change).toBeNull();
  });
});

describe('several values of one period', () => {
  it('shows a revision of one source as that', () => {
    const stored = [
      point({ ...jobs, value: 700, period: '2022', speaker: 'Cục Thống kê' }, '2023-01-05'),
      point({ ...jobs, value: 730, period: '2022', speaker: 'Cục Thống kê' }, '2023-06-05'),
    ];
    const result = compareFigure(figure({ ...jobs, value: 800 }), stored);
    expect(result.reasons).toEqual(['revised']);
    expect(result.previous?.value).toBe(730);
  });
  it('keeps what gave way to a final value', () => {
    const stored = [
      point({ ...jobs, value: 700, period: '2022', status: 'estimated' }, '2022-12-05'),
      point({ ...jobs, value: 730, period: '2022' }, '2023-06-05'),
    ];
    const result = compareFigure(figure({ ...jobs, value: 800 }), stored);
    expect(result.alsoSaid.map(({ value }) => value)).toEqual([700]);
    expect(result.previous?.value).toBe(730);
  });
});

describe('summarise', () => {
  it('counts each figure, target and alarm once', () => {
    const made = [
      figure({ ...jobs, value: 800 }),
      figure({ ...poor, value: 4100 }),
      figure({ ...trained, value: 72 }),
      figure({ ...trained, value: 73, status: 'target' }),
      figure({ ...rate, value: 3, period: '2022' }),
    ];
    const [up, down, , , broken] = made;
    const repeat = figure({ ...poor, value: 4100, sameAs: down?.id ?? null });
    const own = [
      point({ ...trained, value: 73, status: 'target', articleId: 'now' }),
      point({ ...trained, value: 72, articleId: 'now' }),
    ];
    const stored = {
      [up?.id ?? '']: [point({ ...jobs, value: 700, period: '2022' })],
      [down?.id ?? '']: [point({ ...poor, value: 5000, period: '2022' })],
      [broken?.id ?? '']: [point({ ...rate, value: 2, period: '2021' })],
    };
    const comparisons = made.map((one) =>
      compareFigure(one, stored[one.id] ?? [], one.indicator === trained.indicator ? own : []),
    );
    const alarm = {
      id: 'a',
      kind: 'ratio',
      figureIds: [repeat.id, 'f'],
      sentences: [],
      stated: '',
    } as unknown as Alarm;
    const { total, counts, figures } = summarise([...made, repeat], comparisons, [alarm]);
    expect(total).toBe(5);
    expect(counts).toEqual({ up: 1, down: 1, missed: 1, incomparable: 1, alarm: 1 });
    expect([...figures.missed]).toEqual([made[2]?.id, made[3]?.id]);
    expect(figures.alarm.has(down?.id ?? '')).toBe(true);
    expect(summarise(made, null, []).counts).toEqual({
      up: 0,
      down: 0,
      missed: 0,
      incomparable: 0,
      alarm: 0,
    });
  });
});
