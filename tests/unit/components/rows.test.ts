import { describe, expect, it } from 'vitest';
import { nearestRows } from '../../../components/comparison.logic.ts';
import { pointOf } from '../../../lib/compare/series.ts';
import type { Comparison, SeriesPoint, Verdict } from '../../../lib/records.ts';
import { figure } from '../compare/records.ts';

const point = (period: string): SeriesPoint => pointOf(figure({ id: period, period }), null);
const years = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => String(from + i));
const beside = (verdicts: Record<string, Verdict>, previous: string | null = null) => ({
  pairs: Object.fromEntries(
    Object.entries(verdicts).map(([id, verdict]): [string, Comparison['pairs'][string]] => [
      id,
      { verdict, reasons: [] },
    ]),
  ),
  previous: previous === null ? null : point(previous),
});

describe('the rows of a series', () => {
  it.each<[string, string[], ReturnType<typeof beside>, string[]]>([
    ['all of a short one', years(2016, 2023), beside({}), years(2016, 2023)],
    ['the latest of a long one', years(2001, 2023), beside({}), years(2018, 2023)],
    [
      'before them the one that the change is measured against',
      years(2001, 2023),
      beside({}, '2003'),
      ['2003', ...years(2019, 2023)],
    ],
    [
      'what compares before what does not',
      years(2001, 2010),
      beside(Object.fromEntries(years(2006, 2010).map((id) => [id, 'not_comparable']))),
      ['2001', '2002', '2003', '2004', '2005', '2010'],
    ],
    [
      'what compares with care before what does not',
      years(2001, 2009),
      beside(
        Object.fromEntries(years(2001, 2009).map((id) => [id, id < '2007' ? 'with_care' : 'not_comparable'])),
      ),
      years(2001, 2006),
    ],
  ])('are %s', (_, periods, comparison, expected) => {
    const { shown, rest } = nearestRows(periods.map(point), comparison);
    expect(shown.map(({ period }) => period)).toEqual(expected);
    expect(rest.map(({ period }) => period)).toEqual(periods.filter((at) => !expected.includes(at)));
  });
});
