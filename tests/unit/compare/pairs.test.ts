/**
 * Pairs of values, each with every reason that must be given and the verdict they add up to. Each reason stands
 * both ways: pairs that must raise it beside near pairs that must not.
 */
import { describe, expect, it } from 'vitest';
import { comparePair } from '../../../lib/compare/pair.ts';
import { pointOf } from '../../../lib/compare/series.ts';
import {
  type ComparisonReason,
  comparisonReasons,
  type Figure,
  type SeriesPoint,
} from '../../../lib/records.ts';
import { figure } from './records.ts';

type Side = Partial<Figure> & { quote?: string; publisher?: string };
type Row = [title: string, now: Side, was: Side, reasons: ComparisonReason[]];

function side({ quote = '', publisher, ...more }: Side): SeriesPoint {
  const made = { ...pointOf(figure(more), null), quote };
  return publisher === undefined
    ? made
    : {
        ...made,
        origin: 'reference',
        citation: { publisher, title: 'Niên giám', url: null, publishedAt: null },
      };
}

const then = { period: '2022' } as const;
const poor = { indicator: 'số hộ nghèo', unit: 'hộ' } as const;
const rate = { indicator: 'tỷ lệ hộ nghèo', unit: '%', measure: 'share' } as const;
const survey = {
  indicator: 'tỷ lệ nghèo theo khảo sát mức sống dân cư',
  unit: '%',
  measure: 'share',
} as const;
const jobs = { indicator: 'lao động được giải quyết việc làm', unit: 'lao động' } as const;
const income = { indicator: 'thu nhập bình quân đầu người', unit: 'đồng/người/năm' } as const;
const revenue = { indicator: 'thu ngân sách nhà nước trên địa bàn', unit: 'đồng' } as const;
const rank = { indicator: 'chỉ số PCI', unit: 'hạng', measure: 'rank' } as const;
const communes = { indicator: 'xã đạt chuẩn nông thôn mới', unit: 'xã' } as const;
const grdp = {
  indicator: 'GRDP',
  measure: 'change',
  changeKind: 'relative',
  direction: 'up',
  unit: '%',
} as const;
const fewer = { indicator: 'số hộ nghèo', measure: 'change', direction: 'down' } as const;
const gain = { indicator: 'xuất khẩu', measure: 'ratio', unit: 'lần' } as const;
const cover = { indicator: 'bao phủ bảo hiểm y tế', unit: '%', measure: 'coverage' } as const;
const trained = { indicator: 'tỷ lệ lao động qua đào tạo', unit: '%' } as const;
const at = (placeCode: string, place = 'Tây Ninh') => ({ placeCode, place });
const h1 = (year: number) => `${year}-01..${year}-06`;
/** Read surely but for what is given. */
const sure = (but: Partial<NonNullable<Figure['certainty']>> = {}) => ({
  certainty: {
    indicator: 0.97,
    measure: 0.97,
    status: 0.97,
    period: 0.97,
    place: 0.97,
    speaker: 0.97,
    ...but,
  },
});

const rows: Row[] = [
  // Nothing to say.
  ['a rate over two years', { ...trained, value: 71 }, { ...trained, value: 69, ...then }, []],
  ['a rate to a tenth', { ...trained, value: 71.4 }, { ...trained, value: 71.3, ...then }, []],
  ['a count over two years', { ...jobs, value: 820 }, { ...jobs, value: 790, ...then }, []],
  ['a count that fell', { ...poor, value: 4100 }, { ...poor, value: 5200, ...then }, []],
  ['five years apart', { ...jobs, value: 820 }, { ...jobs, value: 500, period: '2018' }, []],
  [
    'estimates of two years',
    { ...jobs, value: 820, status: 'estimated' },
    { ...jobs, value: 790, status: 'estimated', ...then },
    [],
  ],
  ['a growth rate', { ...grdp, value: 6.1 }, { ...grdp, value: 8, ...then }, []],

  // Target and achieved.
  [
    'an achieved value and a target',
    { ...trained, value: 71 },
    { ...trained, value: 70, status: 'target', ...then },
    ['target_vs_actual'],
  ],
  [
    'a target and an achieved value',
    { ...trained, value: 72, status: 'target' },
    { ...trained, value: 70, ...then },
    ['target_vs_actual'],
  ],
  [
    'a quota and an achieved value',
    { ...trained, value: 72, status: 'quota' },
    { ...trained, value: 70, ...then },
    ['target_vs_actual'],
  ],
  [
    'an estimate and a target',
    { ...trained, value: 72, status: 'estimated' },
    { ...trained, value: 70, status: 'target', ...then },
    ['target_vs_actual'],
  ],
  [
    'two targets',
    { ...trained, value: 72, status: 'target' },
    { ...trained, value: 70, status: 'target', ...then },
    [],
  ],
  [
    'a forecast and an achieved value',
    { ...grdp, value: 7, status: 'forecast' },
    { ...grdp, value: 6, ...then },
    ['forecast_vs_actual'],
  ],
  [
    'an achieved value and a forecast',
    { ...grdp, value: 7 },
    { ...grdp, value: 6, status: 'forecast', ...then },
    ['forecast_vs_actual'],
  ],
  [
    'two forecasts',
    { ...grdp, value: 7, status: 'forecast' },
    { ...grdp, value: 6, status: 'forecast', ...then },
    [],
  ],
  [
    'a target and a forecast',
    { ...grdp, value: 7, status: 'target' },
    { ...grdp, value: 6, status: 'forecast', ...then },
    ['target_vs_forecast'],
  ],
  [
    'a forecast and a target',
    { ...grdp, value: 7, status: 'forecast' },
    { ...grdp, value: 6, status: 'target', ...then },
    ['target_vs_forecast'],
  ],

  // Estimated, preliminary, final.
  [
    'an estimate and a final value',
    { ...jobs, value: 820, status: 'estimated' },
    { ...jobs, value: 790, ...then },
    ['estimate_vs_final'],
  ],
  [
    'a final value and an estimate',
    { ...jobs, value: 820 },
    { ...jobs, value: 790, status: 'estimated', ...then },
    ['estimate_vs_final'],
  ],
  [
    'preliminary and final',
    { ...jobs, value: 820, status: 'preliminary' },
    { ...jobs, value: 790, ...then },
    ['estimate_vs_final'],
  ],
  [
    'preliminary and preliminary',
    { ...jobs, value: 820, status: 'preliminary' },
    { ...jobs, value: 790, status: 'preliminary', ...then },
    [],
  ],

  // Hedges.
  [
    '"hơn 33%" and 33,5%',
    { ...trained, value: 33, hedge: 'more_than', min: 33, text: '33%' },
    { ...trained, value: 33.5, ...then },
    ['hedged_overlap'],
  ],
  [
    '33,5% and "hơn 33%"',
    { ...trained, value: 33.5 },
    { ...trained, value: 33, hedge: 'more_than', min: 33, text: '33%', ...then },
    ['hedged_overlap'],
  ],
  [
    '"hơn 33%" and 35%',
    { ...trained, value: 33, hedge: 'more_than', min: 33, text: '33%' },
    { ...trained, value: 35, ...then },
    ['hedged'],
  ],
  [
    '"gần 40%" and 39,4%',
    { ...trained, value: 40, hedge: 'nearly', max: 40, text: '40%' },
    { ...trained, value: 39.4, ...then },
    ['hedged_overlap'],
  ],
  [
    '"gần 40%" and 37%',
    { ...trained, value: 40, hedge: 'nearly', max: 40, text: '40%' },
    { ...trained, value: 37, ...then },
    ['hedged_overlap'],
  ],
  [
    '"gần 43%" and 41%',
    { ...trained, value: 43, hedge: 'nearly', max: 43, text: '43%' },
    { ...trained, value: 41, ...then },
    ['hedged'],
  ],
  [
    '"khoảng 6.000" and 6.300',
    { ...jobs, value: 6000, hedge: 'about', text: '6.000 lao động' },
    { ...jobs, value: 6300, ...then },
    ['hedged_overlap'],
  ],
  [
    '"khoảng 6.000" and 7.300',
    { ...jobs, value: 6000, hedge: 'about', text: '6.000 lao động' },
    { ...jobs, value: 7300, ...then },
    ['hedged'],
  ],
  [
    '"ít nhất 90%" and 94%',
    { ...cover, value: 90, hedge: 'at_least', min: 90, text: '90%' },
    { ...cover, value: 94, ...then },
    ['hedged_overlap'],
  ],
  [
    '"ít nhất 90%" and 88%',
    { ...cover, value: 90, hedge: 'at_least', min: 90, text: '90%' },
    { ...cover, value: 88, ...then },
    ['hedged'],
  ],
  [
    '"không quá 3%" and 2%',
    { ...rate, value: 3, hedge: 'at_most', max: 3, text: '3%' },
    { ...rate, value: 2, ...then },
    ['hedged_overlap'],
  ],
  [
    '"dưới 3%" and 3%',
    { ...rate, value: 3, hedge: 'less_than', max: 3, text: '3%' },
    { ...rate, value: 3, ...then },
    ['hedged'],
  ],
  [
    'two hedges that meet',
    { ...trained, value: 33, hedge: 'more_than', min: 33, text: '33%' },
    { ...trained, value: 34, hedge: 'nearly', max: 34, text: '34%', ...then },
    ['hedged_overlap'],
  ],
  [
    'a range and a value in it',
    { ...grdp, value: 6, valueMax: 7 },
    { ...grdp, value: 6.5, ...then },
    ['hedged_overlap'],
  ],
  [
    'a range and a value below it',
    { ...grdp, value: 6, valueMax: 7 },
    { ...grdp, value: 5.5, ...then },
    ['hedged'],
  ],

  // Periods.
  [
    'half a year and a year',
    { ...jobs, value: 420, period: h1(2023) },
    { ...jobs, value: 790, ...then },
    ['partial_vs_full'],
  ],
  [
    'a year and half a year',
    { ...jobs, value: 820 },
    { ...jobs, value: 400, period: h1(2022) },
    ['partial_vs_full'],
  ],
  [
    'nine months and six',
    { ...jobs, value: 620, period: '2023-01..2023-09' },
    { ...jobs, value: 400, period: h1(2022) },
    ['partial_vs_full'],
  ],
  [
    'a month and a quarter',
    { ...jobs, value: 60, period: '2023-03' },
    { ...jobs, value: 200, period: '2022-Q1' },
    ['partial_vs_full'],
  ],
  [
    'a five-year term and a year',
    { ...jobs, value: 4000, period: '2021..2025' },
    { ...jobs, value: 700, period: '2020' },
    ['partial_vs_full'],
  ],
  ['half years', { ...jobs, value: 420, period: h1(2023) }, { ...jobs, value: 400, period: h1(2022) }, []],
  ['months', { ...jobs, value: 42, period: '2023-05' }, { ...jobs, value: 40, period: '2022-05' }, []],
  [
    'five-year terms',
    { ...jobs, value: 4200, period: '2021..2025' },
    { ...jobs, value: 4000, period: '2016..2020' },
    [],
  ],
  [
    'a quarter as months',
    { ...jobs, value: 220, period: '2023-Q2' },
    { ...jobs, value: 200, period: '2022-04..2022-06' },
    [],
  ],
  [
    'first and third quarter',
    { ...jobs, value: 220, period: '2023-Q3' },
    { ...jobs, value: 200, period: '2023-Q1' },
    ['season_differs'],
  ],
  [
    'May and April',
    { ...jobs, value: 42, period: '2023-05' },
    { ...jobs, value: 40, period: '2023-04' },
    ['season_differs'],
  ],
  [
    'first half and second half',
    { ...jobs, value: 420, period: '2022-07..2022-12' },
    { ...jobs, value: 400, period: h1(2022) },
    ['season_differs'],
  ],
  [
    'no period now',
    { ...jobs, value: 420, period: null },
    { ...jobs, value: 400, ...then },
    ['period_unknown'],
  ],
  ['no period then', { ...jobs, value: 420 }, { ...jobs, value: 400, period: null }, ['period_unknown']],
  [
    'a day that does not exist',
    { ...jobs, value: 420, period: '2023-13' },
    { ...jobs, value: 400, ...then },
    ['period_unknown'],
  ],

  // Running totals.
  [
    'a running total in the label',
    { ...jobs, indicator: 'lũy kế lao động được giải quyết việc làm', value: 3000 },
    { ...jobs, value: 790, ...then },
    ['cumulative_vs_flow'],
  ],
  [
    'a running total in the clause',
    {
      ...jobs,
      value: 3000,
      text: '3.000 lao động',
      quote: 'Lũy kế đến nay, giải quyết việc làm cho 3.000 lao động.',
    },
    { ...jobs, value: 790, ...then },
    ['cumulative_vs_flow'],
  ],
  [
    'a flow and a running total',
    { ...jobs, value: 790, text: '790 lao động', quote: 'Trong năm có việc làm cho 790 lao động.' },
    {
      ...jobs,
      value: 3000,
      text: '3.000 lao động',
      quote: 'Từ đầu nhiệm kỳ, có việc làm cho 3.000 lao động.',
      ...then,
    },
    ['cumulative_vs_flow'],
  ],
  [
    'two running totals',
    { ...jobs, value: 3800, text: '3.800 lao động', quote: 'Lũy kế có 3.800 lao động.' },
    { ...jobs, value: 3000, text: '3.000 lao động', quote: 'Lũy kế có 3.000 lao động.', ...then },
    [],
  ],
  [
    'a running total in the next clause',
    { ...jobs, value: 790, text: '790 lao động', quote: 'Năm 2023 có 790 lao động; lũy kế 3.000 lao động.' },
    { ...jobs, value: 700, ...then },
    [],
  ],
  [
    'a running total in the clause before',
    {
      ...jobs,
      value: 790,
      text: '790 lao động',
      quote: 'Lũy kế 3.000 lao động; riêng năm 2023 có 790 lao động.',
    },
    { ...jobs, value: 700, ...then },
    [],
  ],

  // Standards.
  [
    'the poverty line of 2011',
    { ...rate, value: 14, period: '2011' },
    { ...rate, value: 9, period: '2010' },
    ['definition_changed'],
  ],
  [
    'the poverty line of 2016',
    { ...rate, value: 9.9, period: '2016' },
    { ...rate, value: 4.2, period: '2015' },
    ['definition_changed'],
  ],
  [
    'the poverty line of 2022',
    { ...rate, value: 4, ...then },
    { ...rate, value: 2.2, period: '2021' },
    ['definition_changed'],
  ],
  [
    'the poverty line of 2022, years apart',
    { ...rate, value: 2.9 },
    { ...rate, value: 2.7, period: '2020' },
    ['definition_changed'],
  ],
  [
    'the poverty line of 2027',
    { ...poor, value: 900, period: '2027' },
    { ...poor, value: 300, period: '2026' },
    ['definition_changed'],
  ],
  [
    'the line of 2022 held until 2026',
    { ...rate, value: 1, period: '2026' },
    { ...rate, value: 4, ...then },
    [],
  ],
  [
    'within the line of 2016',
    { ...rate, value: 2.2, period: '2021' },
    { ...rate, value: 9.9, period: '2016' },
    [],
  ],
  [
    'jobs know no poverty line',
    { ...jobs, value: 820, ...then },
    { ...jobs, value: 790, period: '2021' },
    [],
  ],
  [
    'a target under the new line',
    { ...rate, value: 3, period: '2022', status: 'target' },
    { ...rate, value: 1, period: '2021', status: 'target' },
    ['definition_changed'],
  ],

  // Land.
  [
    'new Tây Ninh and old Tây Ninh',
    { ...jobs, value: 900, period: '2026', ...at('vn34:80') },
    { ...jobs, value: 500, period: '2024', ...at('vn63:72') },
    ['territory_changed'],
  ],
  [
    'new Tây Ninh and Long An, one code',
    { ...jobs, value: 900, period: '2026', ...at('vn34:80') },
    { ...jobs, value: 400, period: '2024', ...at('vn63:80', 'Long An') },
    ['territory_changed'],
  ],
  [
    'new Gia Lai and old Gia Lai',
    { ...jobs, value: 900, period: '2026', ...at('vn34:52', 'Gia Lai') },
    { ...jobs, value: 500, period: '2024', ...at('vn63:64', 'Gia Lai') },
    ['territory_changed'],
  ],
  [
    'Nghệ An before and after',
    { ...jobs, value: 900, period: '2026', ...at('vn34:40', 'Nghệ An') },
    { ...jobs, value: 500, period: '2024', ...at('vn63:40', 'Nghệ An') },
    [],
  ],
  [
    'Huế, once a province',
    { ...jobs, value: 900, period: '2026', ...at('vn34:46', 'Huế') },
    { ...jobs, value: 500, period: '2024', ...at('vn63:46', 'Thừa Thiên Huế') },
    [],
  ],
  [
    'one old province',
    { ...jobs, value: 900, period: '2024', ...at('vn63:80', 'Long An') },
    { ...jobs, value: 800, ...at('vn63:80', 'Long An') },
    [],
  ],
  [
    'one new province',
    { ...jobs, value: 900, period: '2026', ...at('vn34:80') },
    { ...jobs, value: 880, period: '2025', ...at('vn34:80') },
    [],
  ],
  [
    'the whole country',
    { ...jobs, value: 900, period: '2026', ...at('VN', 'cả nước') },
    { ...jobs, value: 800, period: '2024', ...at('VN', 'cả nước') },
    [],
  ],

  // Districts and communes.
  [
    'a district after June 2025',
    { ...jobs, value: 90, period: '2026', place: 'huyện Sông Bé' },
    { ...jobs, value: 80, period: '2024', place: 'huyện Sông Bé' },
    ['districts_abolished'],
  ],
  [
    'poor districts',
    { indicator: 'tỷ lệ hộ nghèo tại các huyện nghèo', value: 20, period: '2026' },
    { indicator: 'tỷ lệ hộ nghèo tại các huyện nghèo', value: 24, period: '2024' },
    ['districts_abolished'],
  ],
  [
    'a district before',
    { ...jobs, value: 90, period: '2024', place: 'huyện Sông Bé' },
    { ...jobs, value: 80, place: 'huyện Sông Bé' },
    [],
  ],
  [
    'communes after the merger',
    { ...communes, value: 70, period: '2025' },
    { ...communes, value: 140, period: '2024' },
    ['denominator_changed'],
  ],
  [
    'the share of communes after it',
    { ...communes, unit: '%', value: 90, period: '2025' },
    { ...communes, unit: '%', value: 80, period: '2024' },
    ['denominator_changed'],
  ],
  ['communes before it', { ...communes, value: 140, period: '2024' }, { ...communes, value: 131 }, []],
  [
    'communes of another number',
    { ...communes, value: 130, denominator: 150 },
    { ...communes, value: 120, denominator: 161, ...then },
    ['denominator_changed'],
  ],
  [
    'communes of one number',
    { ...communes, value: 130, denominator: 161 },
    { ...communes, value: 120, denominator: 161, ...then },
    [],
  ],
  [
    'a rank of 34 and of 63',
    { ...rank, value: 9, denominator: 34, period: '2026' },
    { ...rank, value: 21, denominator: 63, period: '2024' },
    ['denominator_changed'],
  ],
  [
    'ranks of 63',
    { ...rank, value: 19, denominator: 63 },
    { ...rank, value: 21, denominator: 63, ...then },
    [],
  ],

  // Units and money.
  [
    'a month and a year of income',
    { ...income, value: 6e6, unit: 'đồng/người/tháng' },
    { ...income, value: 70e6, ...then },
    ['unit_mismatch', 'nominal_money'],
  ],
  [
    'đồng and dollars',
    { ...revenue, value: 9e12 },
    { ...revenue, value: 4e8, unit: 'USD', ...then },
    ['unit_mismatch', 'nominal_money'],
  ],
  [
    'households and per cent',
    { ...poor, value: 900 },
    { ...poor, unit: '%', value: 3, ...then },
    ['unit_mismatch'],
  ],
  [
    'households and persons',
    { ...poor, value: 900 },
    { ...poor, unit: 'người', value: 3000, ...then },
    ['unit_mismatch'],
  ],
  [
    'per cent and points',
    { ...trained, value: 3 },
    { ...trained, unit: 'điểm %', value: 2, ...then },
    ['unit_mismatch'],
  ],
  ['workers as persons', { ...jobs, unit: 'người', value: 900 }, { ...jobs, value: 800, ...then }, []],
  [
    '"hộ" and "hộ gia đình"',
    { ...poor, unit: 'hộ gia đình', value: 900 },
    { ...poor, value: 950, ...then },
    [],
  ],
  [
    'money over two years',
    { ...revenue, value: 9e12 },
    { ...revenue, value: 8e12, ...then },
    ['nominal_money'],
  ],
  [
    'income over five years',
    { ...income, value: 70e6 },
    { ...income, value: 50e6, period: '2018' },
    ['nominal_money'],
  ],
  [
    'money within one year',
    { ...revenue, value: 9e12, period: '2023-Q2' },
    { ...revenue, value: 8e12, period: '2023-Q1' },
    ['season_differs'],
  ],

  // What is measured.
  [
    'changes of two years',
    { ...fewer, changeKind: 'absolute', unit: 'hộ', value: 800 },
    { ...fewer, changeKind: 'absolute', unit: 'hộ', value: 900, ...then },
    ['relative_chain'],
  ],
  [
    'percentages of two bases',
    { ...fewer, changeKind: 'relative', value: 15 },
    { ...fewer, changeKind: 'relative', value: 23, ...then },
    ['relative_chain'],
  ],
  [
    'shares of two plans',
    { ...revenue, unit: '%', measure: 'plan_ratio', value: 104 },
    { ...revenue, unit: '%', measure: 'plan_ratio', value: 98, ...then },
    ['plan_chain'],
  ],
  [
    'what is known by its words alone',
    { indicator: 'cột điện đổ', unit: 'cột', value: 104 },
    { indicator: 'cột điện đổ', unit: 'cột', value: 98, ...then },
    ['concept_unclear'],
  ],
  [
    'two disasters',
    { indicator: 'thiệt hại do bão', unit: 'đồng', value: 9e11 },
    { indicator: 'thiệt hại do bão', unit: 'đồng', value: 8e11, ...then },
    ['per_event', 'nominal_money'],
  ],
  [
    'a stock at the end of a year and on its last day',
    { ...poor, value: 820 },
    { ...poor, value: 790, period: '2022-12' },
    [],
  ],
  ['growth is its own level', { ...grdp, value: 5 }, { ...grdp, value: 4, ...then }, []],
  [
    '"giảm 1%" of a rate',
    { ...fewer, indicator: 'tỷ lệ hộ nghèo', changeKind: 'ambiguous', value: 1, flags: ['pp_or_percent'] },
    { ...fewer, indicator: 'tỷ lệ hộ nghèo', changeKind: 'ambiguous', value: 1.2, ...then },
    ['relative_chain', 'pp_or_percent'],
  ],
  [
    '"giảm 1%" then',
    { ...fewer, indicator: 'tỷ lệ hộ nghèo', changeKind: 'points', unit: 'điểm %', value: 1 },
    {
      ...fewer,
      indicator: 'tỷ lệ hộ nghèo',
      changeKind: 'points',
      unit: 'điểm %',
      value: 1.2,
      flags: ['pp_or_percent'],
      ...then,
    },
    ['relative_chain', 'pp_or_percent'],
  ],
  [
    'points are points',
    { ...fewer, indicator: 'tỷ lệ hộ nghèo', changeKind: 'points', unit: 'điểm %', value: 1 },
    { ...fewer, indicator: 'tỷ lệ hộ nghèo', changeKind: 'points', unit: 'điểm %', value: 1.2, ...then },
    ['relative_chain'],
  ],
  [
    '"tăng 3 lần"',
    { ...gain, value: 3, flags: ['times_ambiguous'] },
    { ...gain, value: 2, ...then },
    ['relative_chain', 'times_ambiguous'],
  ],
  ['"gấp 3 lần"', { ...gain, value: 3 }, { ...gain, value: 2, ...then }, ['relative_chain']],
  [
    '"1.386 triệu"',
    { ...jobs, value: 1386, flags: ['separator_ambiguous'] },
    { ...jobs, value: 1200, ...then },
    ['separator_ambiguous'],
  ],
  [
    '"1.386 triệu" then',
    { ...jobs, value: 1300 },
    { ...jobs, value: 1386, flags: ['separator_ambiguous'], ...then },
    ['separator_ambiguous'],
  ],

  // What a number can tell.
  ['100% twice', { ...cover, value: 100 }, { ...cover, value: 100, ...then }, ['ceiling']],
  ['100% after 99%', { ...cover, value: 100 }, { ...cover, value: 99, ...then }, []],
  ['99% twice', { ...cover, value: 99 }, { ...cover, value: 99, ...then }, []],
  ['100 persons twice', { ...jobs, value: 100 }, { ...jobs, value: 100, ...then }, []],
  ['from 12', { ...poor, value: 9 }, { ...poor, value: 12, ...then }, ['small_base']],
  ['from 0', { ...poor, value: 3 }, { ...poor, value: 0, ...then }, ['small_base']],
  ['from 29', { ...poor, value: 40 }, { ...poor, value: 29, ...then }, ['small_base']],
  ['from 30', { ...poor, value: 20 }, { ...poor, value: 30, ...then }, []],
  ['from 2%', { ...rate, value: 1 }, { ...rate, value: 2, ...then }, []],

  // Names and sources.
  [
    'chosen and departed workers',
    { indicator: 'lao động trúng tuyển đi làm việc ở nước ngoài theo hợp đồng', unit: 'người', value: 700 },
    { indicator: 'lao động đi làm việc ở nước ngoài theo hợp đồng', unit: 'người', value: 600, ...then },
    ['wording_differs'],
  ],
  [
    '"đã qua đào tạo"',
    { ...trained, indicator: 'tỷ lệ lao động đã qua đào tạo', value: 71 },
    { ...trained, value: 70, ...then },
    [],
  ],
  [
    'a ministry and the statistics office',
    { ...trained, value: 71, speaker: 'Bộ Lao động - Thương binh và Xã hội' },
    { ...trained, value: 70, speaker: 'Tổng cục Thống kê', ...then },
    ['source_differs'],
  ],
  [
    'a reference series and a province',
    { ...trained, value: 71, speaker: 'UBND tỉnh An Bình' },
    { ...trained, value: 70, publisher: 'Cục Thống kê', ...then },
    ['source_differs'],
  ],
  [
    'a department and the statistics office',
    { ...trained, value: 71, speaker: 'Sở Nội vụ' },
    { ...trained, value: 70, speaker: 'Cục Thống kê tỉnh', ...then },
    ['source_differs'],
  ],
  [
    'the statistics office under two names',
    { ...trained, value: 71, speaker: 'Cục Thống kê' },
    { ...trained, value: 70, speaker: 'Tổng cục Thống kê', ...then },
    [],
  ],
  [
    'a person says neither',
    { ...trained, value: 71, speaker: 'Nguyễn Thị Hòa' },
    { ...trained, value: 70, speaker: 'Tổng cục Thống kê', ...then },
    [],
  ],
  [
    'a department and its province',
    { ...trained, value: 71, speaker: 'Sở Nội vụ' },
    { ...trained, value: 70, speaker: 'UBND tỉnh An Bình', ...then },
    [],
  ],

  // Near indicators, which official values may stand for.
  ['a review and a survey', { ...rate, value: 3 }, { ...survey, value: 5, ...then }, ['survey_vs_review']],
  ['a survey and a review', { ...survey, value: 5 }, { ...rate, value: 3, ...then }, ['survey_vs_review']],
  ['two surveys', { ...survey, value: 5 }, { ...survey, value: 6, ...then }, []],
  [
    'all training and certificates',
    { ...trained, value: 71 },
    { ...trained, indicator: 'tỷ lệ lao động qua đào tạo có bằng cấp, chứng chỉ', value: 23, ...then },
    ['certified_vs_trained'],
  ],
  [
    'certificates as reported and as surveyed',
    { ...trained, indicator: 'tỷ lệ lao động qua đào tạo có bằng cấp, chứng chỉ', value: 35 },
    {
      ...trained,
      indicator: 'tỷ lệ lực lượng lao động có bằng, chứng chỉ theo điều tra lao động việc làm',
      value: 16,
      ...then,
    },
    ['survey_vs_review'],
  ],
  [
    'urban unemployment and all',
    { indicator: 'tỷ lệ thất nghiệp khu vực thành thị', unit: '%', value: 2.5 },
    { indicator: 'tỷ lệ thất nghiệp', unit: '%', value: 2.1, ...then },
    ['urban_vs_whole'],
  ],

  // Several at once.
  [
    'estimate, hedge and money',
    { ...revenue, value: 9e12, hedge: 'more_than', min: 9e12, text: '9.000 tỷ đồng', status: 'estimated' },
    { ...revenue, value: 7e12, ...then },
    ['estimate_vs_final', 'hedged', 'nominal_money'],
  ],
  [
    'a target for half a year against a year',
    { ...jobs, value: 400, status: 'target', period: h1(2023) },
    { ...jobs, value: 800, ...then },
    ['partial_vs_full', 'target_vs_actual'],
  ],
  [
    'a new line, in another land',
    { ...rate, value: 3, period: '2027', ...at('vn34:80') },
    { ...rate, value: 1, period: '2024', ...at('vn63:72') },
    ['territory_changed', 'definition_changed'],
  ],

  // Read with doubt.
  [
    'both read surely',
    { ...trained, value: 71, ...sure() },
    { ...trained, value: 69, ...then, ...sure() },
    [],
  ],
  [
    'just sure enough',
    { ...trained, value: 71, ...sure({ period: 0.8 }) },
    { ...trained, value: 69, ...then },
    [],
  ],
  ...(['indicator', 'measure', 'status', 'period', 'place'] as const).map(
    (field): Row => [
      `an unsure ${field}`,
      { ...trained, value: 71, ...sure({ [field]: 0.79 }) },
      { ...trained, value: 69, ...then },
      ['reading_unsure'],
    ],
  ),
  [
    'the earlier value unsure',
    { ...trained, value: 71, ...sure() },
    { ...trained, value: 69, ...then, ...sure({ place: 0.5 }) },
    ['reading_unsure'],
  ],
  [
    'an unsure speaker, who tells nothing of the value',
    { ...trained, value: 71, ...sure({ speaker: 0.5 }) },
    { ...trained, value: 69, ...then },
    [],
  ],
  [
    'an unsure speaker beside another system',
    { ...jobs, value: 820, speaker: 'Cục Thống kê tỉnh', ...sure({ speaker: 0.5 }) },
    { ...jobs, value: 790, speaker: 'UBND tỉnh', ...then },
    [],
  ],
  [
    'an unsure target beside an achieved value',
    { ...trained, value: 71 },
    { ...trained, value: 75, status: 'target', ...then, ...sure({ status: 0.6 }) },
    ['target_vs_actual', 'reading_unsure'],
  ],
  [
    'money of an unsure period',
    { ...income, value: 9.4e7, ...sure({ period: 0.6 }) },
    { ...income, value: 9e7, ...then },
    ['nominal_money', 'reading_unsure'],
  ],
];

const FORBIDDEN: readonly ComparisonReason[] = [
  'target_vs_actual',
  'forecast_vs_actual',
  'partial_vs_full',
  'period_unknown',
  'territory_changed',
  'unit_mismatch',
  'definition_changed',
  'cumulative_vs_flow',
  'districts_abolished',
  'denominator_changed',
];
const SILENT: readonly ComparisonReason[] = [
  'hedged_overlap',
  'relative_chain',
  'survey_vs_review',
  'certified_vs_trained',
  'urban_vs_whole',
  'plan_chain',
  'separator_ambiguous',
];
const expected = (reasons: readonly ComparisonReason[]) =>
  reasons.some((reason) => FORBIDDEN.includes(reason))
    ? 'not_comparable'
    : reasons.length > 0
      ? 'with_care'
      : 'comparable';

describe('comparePair', () => {
  it('has 120 pairs and more, every reason in some and missing in others', () => {
    expect(rows.length).toBeGreaterThanOrEqual(120);
    // What only the surroundings or derived values bring is in the tables of `series.test.ts` and `derive.test.ts`.
    const elsewhere: ComparisonReason[] = [
      'sources_disagree',
      'revised',
      'derived',
      'predecessors_summed',
      'predecessors_weighted',
    ];
    const raised = new Set(rows.flatMap(([, , , reasons]) => reasons));
    expect(comparisonReasons.filter((reason) => !raised.has(reason) && !elsewhere.includes(reason))).toEqual(
      [],
    );
  });

  it.each(rows)('%s', (_, now, was, reasons) => {
    const pair = comparePair(side(now), side(was));
    expect([...pair.reasons].sort()).toEqual([...reasons].sort());
    expect(pair.verdict).toBe(expected(reasons));
    const told = pair.verdict !== 'not_comparable' && !reasons.some((reason) => SILENT.includes(reason));
    expect(pair.change !== null).toBe(told);
    if (pair.change !== null && now.valueMax === undefined) {
      expect(Math.sign(pair.change.absolute)).toBe(Math.sign((now.value as number) - (was.value as number)));
    }
  });

  it.each(rows)('%s, the other way round', (_, now, was, reasons) => {
    const alone: ComparisonReason[] = ['small_base'];
    const turned = comparePair(side(was), side(now)).reasons;
    const without = (list: readonly ComparisonReason[]) =>
      list.filter((reason) => !alone.includes(reason)).sort();
    expect(without(turned)).toEqual(without(reasons));
  });
});
