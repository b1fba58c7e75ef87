/** Words for what a comparison works out: arithmetic, targets, alarms. */

import { joining, unsureOf } from '../lib/compare/doubt.ts';
import { parsePeriod } from '../lib/compare/period.ts';
import { decidingReason } from '../lib/compare/verdict.ts';
import { fill, type Wording } from '../lib/i18n/index.ts';
import type { Comparison, Figure, Goal, SeriesBreak, SeriesPoint, Sum, Verdict } from '../lib/records.ts';
import { own } from '../lib/text/own.ts';
import { shortReason, unsureWords } from './doubt.logic.ts';
import { amountOf, printed, printedPoint } from './panel.logic.ts';

/** A sum as a line of arithmetic: `4.826 − 1.110 = 3.716 hộ`. */
export function sumWords({ form, terms, result, unit }: Sum, { t, number, value }: Wording): string {
  const [a = 0, b = 0] = terms;
  const amount = (n: number) => (unit !== null && Math.abs(n) >= 1e6 ? value(n, unit) : number(n, 3));
  const rounded = unit === '%' ? Math.round(result * 100) / 100 : result;
  const gives = `= ${value(rounded, unit)}`;
  const over = t.sum.divided;
  switch (form) {
    case 'add':
      return `${terms.map(amount).join(' + ')} ${gives}`;
    case 'subtract':
      return `${amount(a)} − ${amount(b)} ${gives}`;
    case 'multiply':
      return `${number(a)} × ${number(b)} ${gives}`;
    case 'divide':
    case 'percent':
      return `${number(a)} ${over} ${number(b)} ${gives}`;
    case 'grow':
      return `${amount(a)} × (1 + ${number(b)}%) ${gives}`;
    case 'shrink':
      return `${amount(a)} × (1 − ${number(b)}%) ${gives}`;
    case 'change':
      return `(${number(a)} − ${number(b)}) ${over} ${number(b)} ${gives}`;
    case 'mean': {
      const pairs = terms.flatMap((rate, i) =>
        i % 2 === 0 ? [`${number(rate)}% × ${number(terms[i + 1] ?? 0)}`] : [],
      );
      const whole = terms.reduce((sum, n, i) => (i % 2 === 1 ? sum + n : sum), 0);
      return `(${pairs.join(' + ')}) ${over} ${number(whole)} ${gives}`;
    }
    case 'compare': {
      if (terms.length < 2) return value(a, unit);
      return `${value(a, unit)} ${a > b ? '>' : a < b ? '<' : '='} ${value(b, unit)}`;
    }
  }
}

/** `Chưa đạt mục tiêu năm 2023 (75%): thấp hơn 1 điểm phần trăm`. */
export function goalWords(
  { target, achieved, reached, gap }: Goal,
  figureId: string,
  wording: Wording,
  length: 'short' | 'full' = 'full',
): string {
  const { t } = wording;
  const key = reached === null ? 'open' : reached ? 'reached' : 'missed';
  const head = fill(t.goal[key], {
    target: printedPoint(target, wording),
    period: wording.inSentence(target.period),
  });
  const amount = amountOf(gap, target.unit, wording, length);
  const side =
    gap.absolute === 0 ? t.goal.equal : fill(gap.absolute > 0 ? t.goal.above : t.goal.below, { amount });
  const other =
    achieved.figureId === figureId ? [] : [fill(t.goal.achieved, { value: printedPoint(achieved, wording) })];
  const doubt = unsureWords(joining(unsureOf([target, achieved])), wording);
  return `${head}: ${[...other, side].join(', ')}${doubt === null ? '' : ` (${doubt})`}`;
}

/** `Khớp với hai giá trị đã biết: (7.394 − 7.718) : 7.718 = −4,2%`; null where a stated change cannot be checked. */
export function statedWords(
  figure: Figure,
  { stated }: Comparison,
  wording: Wording,
): { text: string; holds: boolean } | null {
  if (stated === undefined || stated === null) return null;
  const sum = sumWords(stated.sum, wording);
  const words = stated.holds ? wording.t.stated.holds : wording.t.stated.fails;
  return { text: fill(words, { sum, stated: printed(figure, wording) }), holds: stated.holds };
}

/** On which side of its plan, or of the year before, a value is. */
function sideOf(
  of: Pick<SeriesPoint, 'measure' | 'value' | 'direction'>,
): 'over' | 'met' | 'under' | 'up' | 'down' | null {
  if (of.measure === 'plan_ratio') return of.value > 100 ? 'over' : of.value === 100 ? 'met' : 'under';
  return of.measure === 'change' ? of.direction : null;
}

/** `Vượt kế hoạch 2 năm liền`: how many years in a row, this one the last, stand on the same side; null below two. */
export function streakWords(figure: Figure, { points }: Comparison, { t }: Wording): string | null {
  const side = figure.status === 'actual' || figure.status === 'estimated' ? sideOf(figure) : null;
  const year = yearOf(figure.period);
  if (side === null || year === null) return null;
  const shape = figure.period?.replace(/\d{4}/g, '') ?? '';
  const sides = new Map<number, string | null>();
  for (const point of points) {
    const at = yearOf(point.period);
    if (at !== null && point.period.replace(/\d{4}/g, '') === shape)
      sides.set(at, sides.has(at) && sides.get(at) !== sideOf(point) ? null : sideOf(point));
  }
  let n = 1;
  while (sides.get(year - n) === side) n++;
  return n < 2 ? null : fill(t.streak[side], { n: String(n) });
}

/** The one year that a period lies in. */
function yearOf(period: string | null): number | null {
  const years = new Set(period?.match(/\d{4}/g) ?? []);
  const [year] = years;
  return years.size === 1 && year !== undefined ? Number(year) : null;
}

/** Earlier values that are said at a glance. */
const RECENT = 2;

/**
 * The values to say beside the figure: the one that the change is measured against and the one before it, else the
 * last ones that are known from before its period. Worked-out and other kinds of values are left to the full view.
 */
export function recentPoints(
  { id, period }: Pick<Figure, 'id' | 'period'>,
  { points, previous }: Pick<Comparison, 'points' | 'previous'>,
): SeriesPoint[] {
  const known = previous === null || points.some(({ figureId }) => figureId === previous.figureId);
  const all = (known ? points : [...points, previous as SeriesPoint]).filter(
    (point) => point.figureId !== id && !isLater(point, period),
  );
  const at = all.findIndex(({ figureId }) => figureId === previous?.figureId);
  const end = at === -1 ? all.length : at + 1;
  return all.slice(Math.max(0, end - RECENT), end);
}

/** Whether a value is of a time after the figure's, which its article could not know. */
export function isLater(point: Pick<SeriesPoint, 'period'>, period: string | null): boolean {
  const [at, now] = [parsePeriod(point.period), parsePeriod(period)];
  return at !== null && now !== null && at.from > now.to;
}

/** The break of the series that lies between two values that stand side by side; null where there is none. */
export function breakBetween(
  before: string | null,
  after: string | null,
  { breaks }: Pick<Comparison, 'breaks'>,
): SeriesBreak | null {
  const [a, b] = [parsePeriod(before), parsePeriod(after)];
  if (a === null || b === null) return null;
  return breaks.find(({ from }) => a.to < dayOf(from) && b.to >= dayOf(from)) ?? null;
}
const dayOf = (iso: string) => Date.parse(iso) / 86_400_000;

export const breakWords = ({ kind, from }: SeriesBreak, { t, date }: Wording): string =>
  fill(kind === 'definition' ? t.derived.breakDefinition : t.derived.breakTerritory, { date: date(from) });

/** How far a comparison holds, for a row: the mark, the verdict, the one reason that makes it, and how many more there are. */
export interface VerdictWords {
  verdict: Verdict;
  /** `giá hiện hành, chưa trừ trượt giá (+1)`; null where nothing speaks against it. */
  why: string | null;
  /** `Cần thận trọng: giá hiện hành, chưa trừ trượt giá (+1)`. */
  text: string;
}

export function verdictWords(comparison: Comparison, wording: Wording): VerdictWords | null {
  const { verdict, reasons } = comparison;
  if (verdict === null) return null;
  const head = wording.t.comparison.verdict[verdict];
  const reason = decidingReason(reasons);
  if (verdict === 'comparable' || reason === undefined) return { verdict, why: null, text: head };
  const more = reasons.length > 1 ? ` (+${reasons.length - 1})` : '';
  const why = `${shortReason(reason, comparison, wording)}${more}`;
  return { verdict, why, text: `${head}: ${why}` };
}

/** Rows that a long series shows at once; one or two more are not worth a click. */
const ROWS = 6;
const RANK = { comparable: 0, with_care: 1, not_comparable: 2 } as const;

/**
 * The values of a long series that are shown at once, and those behind a click, both in their order: first the one
 * that the change is measured against, then what compares best, of that the latest.
 */
export function nearestRows(
  points: readonly SeriesPoint[],
  { previous, pairs }: Pick<Comparison, 'previous' | 'pairs'>,
): { shown: SeriesPoint[]; rest: SeriesPoint[] } {
  if (points.length <= ROWS + 2) return { shown: [...points], rest: [] };
  const rank = ({ figureId }: SeriesPoint) =>
    figureId === previous?.figureId ? -1 : RANK[own(pairs, figureId)?.verdict ?? 'comparable'];
  const best = points
    .map((point, at) => ({ point, at, rank: rank(point) }))
    .sort((a, b) => a.rank - b.rank || b.at - a.at)
    .slice(0, ROWS);
  const chosen = new Set(best.map(({ point }) => point));
  return {
    shown: points.filter((point) => chosen.has(point)),
    rest: points.filter((point) => !chosen.has(point)),
  };
}

/** Why a value of the list does not compare with the figure, in one line; null where it does. */
export function pairWords({ pairs }: Comparison, point: SeriesPoint, wording: Wording): string | null {
  const pair = own(pairs, point.figureId);
  if (pair?.verdict !== 'not_comparable') return null;
  const reasons = pair.reasons.map((reason) => shortReason(reason, pair, wording)).join('; ');
  return fill(wording.t.derived.notComparable, { reasons });
}
