import { describe, expect, it } from 'vitest';
import { compareFigure } from '../../../lib/compare/compare.ts';
import type { Comparison, ComparisonReason, Figure, Verdict } from '../../../lib/records.ts';
import { figure, point } from './records.ts';

type Change = [absolute: number, relative: number | null, unit: 'points' | 'same'] | null;
type Row = [
  title: string,
  now: Partial<Figure>,
  was: Partial<Figure>,
  verdict: Verdict,
  reasons: ComparisonReason[],
  change: Change,
];

const shown = ({ change }: Comparison): Change =>
  change === null ? null : [change.absolute, change.relative, change.unit];

const poor = { indicator: 'số hộ nghèo', unit: 'hộ' } as const;
const poorRate = { indicator: 'tỷ lệ hộ nghèo', unit: '%', measure: 'share' } as const;
const jobs = { indicator: 'lao động được giải quyết việc làm', unit: 'lao động' } as const;
const income = { indicator: 'thu nhập bình quân đầu người' } as const;
const cover = {
  indicator: 'xã, phường làm tốt công tác thương binh, liệt sĩ, người có công',
  measure: 'coverage',
} as const;
const gone = { indicator: 'số hộ nghèo', measure: 'change', direction: 'down' } as const;
const grdp = { indicator: 'GRDP', measure: 'change', changeKind: 'relative', direction: 'up' } as const;
const is2022 = { period: '2022' } as const;

const pairs: Row[] = [
  // Plainly comparable.
  ['a rate rises', { value: 74 }, { value: 72.5, ...is2022 }, 'comparable', [], [1.5, null, 'points']],
  [
    'a rate falls',
    { ...poorRate, value: 2.1 },
    { ...poorRate, value: 3, ...is2022 },
    'comparable',
    [],
    [-0.9, null, 'points'],
  ],
  [
    'a count falls',
    { ...poor, value: 3690 },
    { ...poor, value: 4800, ...is2022 },
    'comparable',
    [],
    [-1110, -23.125, 'same'],
  ],
  [
    'a count is equal',
    { ...jobs, value: 500 },
    { ...jobs, value: 500, ...is2022 },
    'comparable',
    [],
    [0, 0, 'same'],
  ],
  ['two years apart', { value: 74 }, { value: 70, period: '2021' }, 'comparable', [], [4, null, 'points']],
  [
    'year end and year',
    { ...poor, value: 90, period: '2023-end' },
    { ...poor, value: 100, ...is2022 },
    'comparable',
    [],
    [-10, -10, 'same'],
  ],
  [
    'a growth rate is a level',
    { ...grdp, value: 7.5 },
    { ...grdp, value: 6, ...is2022 },
    'comparable',
    [],
    [1.5, null, 'points'],
  ],
  [
    'a growth rate below zero',
    { ...grdp, value: 2, direction: 'down' },
    { ...grdp, value: 6, ...is2022 },
    'comparable',
    [],
    [-8, null, 'points'],
  ],

  // Status.
  [
    'estimate against final',
    { value: 74, status: 'estimated' },
    { value: 73, ...is2022 },
    'with_care',
    ['estimate_vs_final'],
    [1, null, 'points'],
  ],
  [
    'both estimates',
    { value: 74, status: 'estimated' },
    { value: 73, status: 'estimated', ...is2022 },
    'comparable',
    [],
    [1, null, 'points'],
  ],
  [
    'target against target',
    { value: 75, status: 'target' },
    { value: 74, status: 'target', ...is2022 },
    'comparable',
    [],
    [1, null, 'points'],
  ],
  [
    'target against forecast',
    { value: 75, status: 'target' },
    { value: 74, status: 'forecast', ...is2022 },
    'with_care',
    ['target_vs_forecast'],
    [1, null, 'points'],
  ],
  // Hedges.
  [
    '"hơn 33%" and 33,5%',
    { value: 33, hedge: 'more_than', min: 33 },
    { value: 33.5, ...is2022 },
    'with_care',
    ['hedged_overlap'],
    null,
  ],
  [
    '"hơn 33%" and 31,2%',
    { value: 33, hedge: 'more_than', min: 33 },
    { value: 31.2, ...is2022 },
    'with_care',
    ['hedged'],
    [1.8, null, 'points'],
  ],
  [
    '"hơn 33%" and 33%',
    { value: 33, hedge: 'more_than', min: 33 },
    { value: 33, ...is2022 },
    'with_care',
    ['hedged'],
    [0, null, 'points'],
  ],
  [
    '"hơn 33%" and 35%',
    { value: 33, hedge: 'more_than', min: 33 },
    { value: 35, ...is2022 },
    'with_care',
    ['hedged'],
    [-2, null, 'points'],
  ],
  [
    '"gần 5.000" and 4.950',
    { ...poor, value: 5000, hedge: 'nearly', text: '5.000 hộ' },
    { ...poor, value: 4950, ...is2022 },
    'with_care',
    ['hedged_overlap'],
    null,
  ],
  [
    '"khoảng 8.000" and 8.400',
    { ...jobs, value: 8000, hedge: 'about', text: '8.000 lao động' },
    { ...jobs, value: 8400, ...is2022 },
    'with_care',
    ['hedged_overlap'],
    null,
  ],
  [
    '"khoảng 8.000" and 9.400',
    { ...jobs, value: 8000, hedge: 'about', text: '8.000 lao động' },
    { ...jobs, value: 9400, ...is2022 },
    'with_care',
    ['hedged'],
    [-1400, -14.8936170213, 'same'],
  ],
  [
    '"ít nhất 95%" and 97%',
    { value: 95, hedge: 'at_least', min: 95 },
    { value: 97, ...is2022 },
    'with_care',
    ['hedged_overlap'],
    null,
  ],
  [
    '"dưới 4%" and 4%',
    { value: 4, hedge: 'less_than', max: 4 },
    { value: 4, ...is2022 },
    'with_care',
    ['hedged'],
    [0, null, 'points'],
  ],
  [
    '"không quá 4%" and 4%',
    { value: 4, hedge: 'at_most', max: 4 },
    { value: 4, ...is2022 },
    'with_care',
    ['hedged_overlap'],
    null,
  ],
  [
    'a range around',
    { value: 27, valueMax: 27.5 },
    { value: 27.2, ...is2022 },
    'with_care',
    ['hedged_overlap'],
    null,
  ],
  [
    'a range above',
    { value: 27, valueMax: 28 },
    { value: 26, ...is2022 },
    'with_care',
    ['hedged'],
    [1.5, null, 'points'],
  ],

  // Periods.
  [
    'half year against half year',
    { ...jobs, value: 60, period: '2023-01..2023-06' },
    { ...jobs, value: 50, period: '2022-01..2022-06' },
    'comparable',
    [],
    [10, 20, 'same'],
  ],
  [
    'half year against year',
    { ...jobs, value: 60, period: '2023-01..2023-06' },
    { ...jobs, value: 100, ...is2022 },
    'not_comparable',
    ['partial_vs_full'],
    null,
  ],
  [
    'year against eleven months',
    { ...jobs, value: 120 },
    { ...jobs, value: 100, period: '2022-01..2022-11' },
    'not_comparable',
    ['partial_vs_full'],
    null,
  ],
  [
    'a quarter written two ways',
    { ...jobs, value: 60, period: '2023-Q1' },
    { ...jobs, value: 50, period: '2022-01..2022-03' },
    'comparable',
    [],
    [10, 20, 'same'],
  ],
  [
    'another quarter',
    { ...jobs, value: 60, period: '2023-Q1' },
    { ...jobs, value: 50, period: '2022-Q4' },
    'with_care',
    ['season_differs'],
    [10, 20, 'same'],
  ],
  [
    'five years against one',
    { ...jobs, value: 600, period: '2021..2025' },
    { ...jobs, value: 100, period: '2020' },
    'not_comparable',
    ['partial_vs_full'],
    null,
  ],

  // Definitions and units.
  [
    'the poverty line of 2022',
    { ...poor, value: 5900, ...is2022 },
    { ...poor, value: 2100, period: '2021' },
    'not_comparable',
    ['definition_changed'],
    null,
  ],
  [
    'the poverty line of 2027',
    { ...poorRate, value: 4, period: '2027' },
    { ...poorRate, value: 1, period: '2026' },
    'not_comparable',
    ['definition_changed'],
    null,
  ],
  [
    'one poverty line, extended to 2026',
    { ...poorRate, value: 1, period: '2026' },
    { ...poorRate, value: 2, period: '2025' },
    'comparable',
    [],
    [-1, null, 'points'],
  ],
  [
    'no break for jobs',
    { ...jobs, value: 110, ...is2022 },
    { ...jobs, value: 100, period: '2021' },
    'comparable',
    [],
    [10, 10, 'same'],
  ],
  [
    'a month against a year',
    { ...income, value: 6e6, unit: 'đồng/người/tháng' },
    { ...income, value: 68e6, unit: 'đồng/người/năm', ...is2022 },
    'not_comparable',
    ['unit_mismatch', 'nominal_money'],
    null,
  ],
  [
    'the same nouns for persons',
    { ...jobs, value: 60, unit: 'người' },
    { ...jobs, value: 50, ...is2022 },
    'comparable',
    [],
    [10, 20, 'same'],
  ],
  [
    'money over years',
    { ...income, value: 72e6, unit: 'đồng/người/năm' },
    { ...income, value: 60e6, unit: 'đồng/người/năm', ...is2022 },
    'with_care',
    ['nominal_money'],
    [12e6, 20, 'same'],
  ],
  [
    'selected and departed workers',
    { indicator: 'lao động trúng tuyển đi làm việc ở nước ngoài theo hợp đồng', unit: 'người', value: 700 },
    { indicator: 'lao động đi làm việc ở nước ngoài theo hợp đồng', unit: 'người', value: 600, ...is2022 },
    'with_care',
    ['wording_differs'],
    [100, 16.6666666667, 'same'],
  ],
  [
    '"đã qua đào tạo" is no other wording',
    { value: 74 },
    { indicator: 'tỷ lệ lao động đã qua đào tạo', value: 72, ...is2022 },
    'comparable',
    [],
    [2, null, 'points'],
  ],
  // Changes are not subtracted from each other.
  [
    'relative changes',
    { ...gone, changeKind: 'relative', value: 23 },
    { ...gone, changeKind: 'relative', value: 15, ...is2022 },
    'with_care',
    ['relative_chain'],
    null,
  ],
  [
    'absolute changes',
    { ...gone, changeKind: 'absolute', unit: 'hộ', value: 1110 },
    { ...gone, changeKind: 'absolute', unit: 'hộ', value: 900, ...is2022 },
    'with_care',
    ['relative_chain'],
    null,
  ],
  [
    'shares of two plans',
    { ...jobs, unit: '%', measure: 'plan_ratio', value: 106 },
    { ...jobs, unit: '%', measure: 'plan_ratio', value: 102, ...is2022 },
    'with_care',
    ['plan_chain'],
    null,
  ],

  // What a number can tell.
  [
    '100% each year',
    { ...cover, value: 100 },
    { ...cover, value: 100, ...is2022 },
    'with_care',
    ['ceiling'],
    [0, null, 'points'],
  ],
  [
    'up to 100%',
    { ...cover, value: 100 },
    { ...cover, value: 98, ...is2022 },
    'comparable',
    [],
    [2, null, 'points'],
  ],
  [
    '100 households are no ceiling',
    { ...poor, value: 100 },
    { ...poor, value: 100, ...is2022 },
    'comparable',
    [],
    [0, 0, 'same'],
  ],
  [
    'a small base',
    { ...poor, value: 26 },
    { ...poor, value: 29, ...is2022 },
    'with_care',
    ['small_base'],
    [-3, null, 'same'],
  ],
  [
    'not so small',
    { ...poor, value: 27 },
    { ...poor, value: 30, ...is2022 },
    'comparable',
    [],
    [-3, -10, 'same'],
  ],
  [
    'a small rate is no small base',
    { ...poorRate, value: 2 },
    { ...poorRate, value: 3, ...is2022 },
    'comparable',
    [],
    [-1, null, 'points'],
  ],
  [
    'an unsure separator now',
    { ...jobs, value: 1386, flags: ['separator_ambiguous'] },
    { ...jobs, value: 1200, ...is2022 },
    'with_care',
    ['separator_ambiguous'],
    null,
  ],
  [
    'an unsure separator then',
    { ...jobs, value: 1386 },
    { ...jobs, value: 1200, flags: ['separator_ambiguous'], ...is2022 },
    'with_care',
    ['separator_ambiguous'],
    null,
  ],
  [
    'percent or points',
    {
      indicator: 'tỷ lệ hộ nghèo',
      measure: 'change',
      changeKind: 'ambiguous',
      direction: 'down',
      value: 1,
      flags: ['pp_or_percent'],
    },
    {
      indicator: 'tỷ lệ hộ nghèo',
      measure: 'change',
      changeKind: 'ambiguous',
      direction: 'down',
      value: 2,
      ...is2022,
    },
    'with_care',
    ['relative_chain', 'pp_or_percent'],
    null,
  ],

  // Places.
  [
    'the old Tây Ninh and the new one',
    { ...poor, value: 900, period: '2025', place: 'Tây Ninh', placeCode: 'vn34:80' },
    { ...poor, value: 500, period: '2024', place: 'Tây Ninh', placeCode: 'vn63:72' },
    'not_comparable',
    ['territory_changed'],
    null,
  ],
  [
    'Nghệ An stayed as it was',
    { ...poor, value: 900, period: '2025', place: 'Nghệ An', placeCode: 'vn34:40' },
    { ...poor, value: 1000, period: '2024', place: 'Nghệ An', placeCode: 'vn63:40' },
    'comparable',
    [],
    [-100, -10, 'same'],
  ],
];

describe('compareFigure: a figure and one earlier value', () => {
  it.each(pairs)('%s', (_, now, was, verdict, reasons, change) => {
    const result = compareFigure(figure(now), [point(was)]);
    expect({ verdict: result.verdict, reasons: result.reasons, change: shown(result) }).toEqual({
      verdict,
      reasons,
      change,
    });
    // A fall is below zero in its series.
    const fall = was.measure === 'change' && was.direction === 'down';
    expect(result.previous?.value).toBe(fall ? -(was.value as number) : was.value);
  });
});

describe('compareFigure: which values count', () => {
  const values = (result: Comparison) => result.points.map(({ period, value }) => `${period}: ${value}`);

  it('has nothing to say without other articles', () => {
    const own = point({ value: 72, period: '2022', articleId: 'now' });
    expect(compareFigure(figure({ value: 74 }), [own])).toMatchObject({
      points: [],
      counterparts: [],
      previous: null,
      change: null,
      verdict: null,
      reasons: [],
      better: 'up',
    });
  });

  it('lists other years oldest first and takes the nearest earlier one', () => {
    const result = compareFigure(figure({ value: 74 }), [
      point({ value: 75, period: '2024' }),
      point({ value: 70, period: '2020' }),
      point({ value: 72, period: '2022' }),
    ]);
    expect(values(result)).toEqual(['2020: 70', '2022: 72', '2024: 75']);
    expect(result.previous?.period).toBe('2022');
  });

  it('keeps targets and achieved values apart', () => {
    const stored = [
      point({ value: 72, period: '2022' }),
      point({ value: 73.5, period: '2023', status: 'target' }),
      point({ value: 71, period: '2022', status: 'quota' }),
    ];
    const achieved = compareFigure(figure({ value: 74 }), stored);
    expect(values(achieved)).toEqual(['2022: 72']);
    expect(achieved.counterparts.map(({ value }) => value)).toEqual([71, 73.5]);
    const target = compareFigure(figure({ value: 75, status: 'target', period: '2024' }), stored);
    expect(values(target)).toEqual(['2022: 71', '2023: 73.5']);
    expect(target.counterparts.map(({ value }) => value)).toEqual([72]);
  });

  it('does not measure growth from an achieved value to a target', () => {
    const result = compareFigure(figure({ value: 75, status: 'target', period: '2024' }), [
      point({ value: 74 }),
    ]);
    expect(result).toMatchObject({
      previous: null,
      change: null,
      verdict: 'not_comparable',
      reasons: ['target_vs_actual'],
    });
    const forecast = compareFigure(figure({ value: 75, status: 'forecast', period: '2024' }), [
      point({ value: 74 }),
    ]);
    expect(forecast.reasons).toEqual(['forecast_vs_actual']);
  });

  it('counts a syndicated copy once, and a rounded or hedged copy with the exact one', () => {
    const stored = [
      point({ ...poor, value: 1586336, text: '1.586.336 hộ', period: '2022' }, '2023-01-05'),
      point({ ...poor, value: 1586336, text: '1.586.336 hộ', period: '2022' }, '2023-01-06'),
      point(
        { ...poor, value: 1580000, text: '1,58 triệu hộ', hedge: 'more_than', min: 1580000, period: '2022' },
        '2023-01-04',
      ),
    ];
    const result = compareFigure(figure({ ...poor, value: 1.4e6 }), stored);
    expect(result.points).toHaveLength(1);
    expect(result.points[0]?.value).toBe(1586336);
    expect(result.reasons).not.toContain('sources_disagree');
  });

  it('says when two sources disagree, and follows the one published last', () => {
    const stored = [
      point({ ...jobs, value: 1250, period: '2022' }, '2023-03-01'),
      point({ ...jobs, value: 1200, period: '2022' }, '2023-01-10'),
    ];
    const result = compareFigure(figure({ ...jobs, value: 1300 }), stored);
    expect(values(result)).toEqual(['2022: 1200', '2022: 1250']);
    expect(result.reasons).toEqual(['sources_disagree']);
    expect(shown(result)).toEqual([50, 4, 'same']);
  });

  it('lets a final value take the place of its estimate', () => {
    const stored = [
      point({ ...jobs, value: 1200, period: '2022', status: 'estimated' }, '2023-03-01'),
      point({ ...jobs, value: 1250, period: '2022' }, '2023-01-10'),
    ];
    const result = compareFigure(figure({ ...jobs, value: 1300 }), stored);
    expect(values(result)).toEqual(['2022: 1250']);
    expect(result.reasons).toEqual([]);
  });

  it('shows a value of the same period only where it contradicts', () => {
    const agrees = compareFigure(figure({ ...jobs, value: 1300 }), [point({ ...jobs, value: 1300 })]);
    expect(agrees.points).toEqual([]);
    expect(agrees.verdict).toBeNull();
    const differs = compareFigure(figure({ ...jobs, value: 1300 }), [point({ ...jobs, value: 1500 })]);
    expect(values(differs)).toEqual(['2023: 1500']);
    expect(differs).toMatchObject({ verdict: 'with_care', reasons: ['sources_disagree'], change: null });
  });

  it('prefers the same period of an earlier year to a nearer one of another length', () => {
    const half = figure({ ...jobs, value: 60, period: '2023-01..2023-06' });
    const result = compareFigure(half, [
      point({ ...jobs, value: 100, period: '2022' }),
      point({ ...jobs, value: 50, period: '2022-01..2022-06' }),
    ]);
    expect(result.previous?.value).toBe(50);
    expect(result.verdict).toBe('comparable');
  });

  it('sums the old provinces of a new one where all are there, and never joins an old one with it', () => {
    const place = { ...poor, place: 'Tây Ninh' } as const;
    const now = figure({ ...place, value: 900, period: '2026', placeCode: 'vn34:80' });
    const stored = [
      point({ ...place, value: 950, period: '2025', placeCode: 'vn34:80' }),
      point({ ...place, value: 500, period: '2024', placeCode: 'vn63:72' }),
      point({ ...poor, place: 'Long An', value: 400, period: '2024', placeCode: 'vn63:80' }),
    ];
    const result = compareFigure(now, stored);
    expect(values(result)).toEqual(['2024: 900', '2025: 950']);
    expect(result.points[0]).toMatchObject({ origin: 'derived', derivation: { kind: 'sum' } });
    expect(result.points[1]?.origin).toBe('collected');
    const old = figure({ ...poor, place: 'Long An', value: 380, period: '2025-Q1', placeCode: 'vn63:80' });
    expect(values(compareFigure(old, stored))).toEqual(['2024: 400']);
  });

  it('says so when the figure has no period', () => {
    const result = compareFigure(figure({ value: 74, period: null }), [point({ value: 72, period: '2022' })]);
    expect(result).toMatchObject({ verdict: 'not_comparable', reasons: ['period_unknown'], change: null });
  });

  it('tells which direction is better, and nothing for an unknown indicator', () => {
    expect(compareFigure(figure({ ...poor, measure: 'rank', unit: 'hạng', value: 5 }), []).better).toBe(
      'down',
    );
    expect(compareFigure(figure({ ...poor, value: 1 }), []).better).toBe('down');
    expect(compareFigure(figure({ indicator: 'số đèn đường', unit: 'chiếc', value: 1 }), []).better).toBe(
      'context',
    );
  });

  it('gives the same answer whatever the order of the points', () => {
    const stored = [
      point({ ...jobs, value: 1250, period: '2022' }, '2023-03-01'),
      point({ ...jobs, value: 1200, period: '2022' }, '2023-01-10'),
      point({ ...jobs, value: 1100, period: '2021' }, '2022-01-10'),
      point({ ...jobs, value: 1220, period: '2022', status: 'target' }, '2022-01-10'),
    ];
    const now = figure({ ...jobs, value: 1300 });
    expect(compareFigure(now, [...stored].reverse())).toEqual(compareFigure(now, stored));
  });
});
