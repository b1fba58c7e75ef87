/** A figure beside the other years of its series, and how far they may be compared. Pure: no clock, no storage. */
import { unitDimension } from '../catalog/dimensions.ts';
import { indicatorById } from '../catalog/indicators.ts';
import { lineageOf, sameTerritory } from '../catalog/places.ts';
import { wordingNotes } from '../catalog/wordings.ts';
import type { Comparison, ComparisonReason, Figure, SeriesPoint, Status, Verdict } from '../records.ts';
import { boundsOf, overlap, sameValue } from './bounds.ts';
import { type Period, parsePeriod } from './period.ts';
import { seriesValue } from './series.ts';

/** Below this many, a change in per cent says more about chance than about the matter. */
const SMALL_BASE = 30;

const FORBIDDING: ReadonlySet<ComparisonReason> = new Set([
  'target_vs_actual',
  'forecast_vs_actual',
  'partial_vs_full',
  'period_unknown',
  'territory_changed',
  'unit_mismatch',
  'definition_changed',
]);
/** The values stand side by side, but their difference would mean nothing. */
const NO_CHANGE: ReadonlySet<ComparisonReason> = new Set([
  'hedged_overlap',
  'relative_chain',
  'separator_ambiguous',
]);

const ACHIEVED: ReadonlySet<Status> = new Set(['actual', 'preliminary', 'estimated']);
const isAchieved = (status: Status) => ACHIEVED.has(status);
/** Which of several values of one period leads: the more final one. */
const FINALITY: Record<Status, number> = {
  actual: 3,
  preliminary: 2,
  estimated: 1,
  quota: 3,
  target: 3,
  forecast: 1,
};

interface Dated {
  point: SeriesPoint;
  period: Period;
  dimension: string;
}

/** The values of one period, from the least to the most final and latest; the last one leads. */
interface Entry {
  period: Period;
  dimension: string;
  values: SeriesPoint[];
  leader: SeriesPoint;
  disagree: boolean;
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byPeriod = (a: Period, b: Period) => a.to - b.to || a.from - b.from;

/**
 * One entry for each period. A value that another source repeats, rounded or hedged or not, counts once; an
 * estimate gives way to the final value; what remains of several finals disagrees, and the latest published leads.
 */
function entriesOf(points: readonly Dated[]): Entry[] {
  const groups = new Map<string, Dated[]>();
  for (const dated of points) {
    const key = `${dated.period.from}|${dated.period.to}|${dated.dimension}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [dated]);
    else group.push(dated);
  }
  const entries: Entry[] = [];
  for (const group of groups.values()) {
    const best = Math.max(...group.map(({ point }) => FINALITY[point.status]));
    const finals = group
      .filter(({ point }) => FINALITY[point.status] === best)
      .sort(
        (a, b) =>
          byText(a.point.publishedAt ?? '', b.point.publishedAt ?? '') ||
          byText(a.point.figureId, b.point.figureId),
      );
    const values: SeriesPoint[] = [];
    for (const { point } of finals) {
      const at = values.findIndex((kept) => sameValue(kept, point));
      if (at === -1) values.push(point);
      // The first to print a value is kept, unless a later article writes it more exactly.
      else if (isVaguer(values[at] as SeriesPoint, point)) values[at] = point;
    }
    const [{ period, dimension }] = group as [Dated];
    entries.push({
      period,
      dimension,
      values,
      leader: values[values.length - 1] as SeriesPoint,
      disagree: values.length > 1,
    });
  }
  return entries.sort((a, b) => byPeriod(a.period, b.period) || byText(a.dimension, b.dimension));
}

const isVaguer = (kept: SeriesPoint, other: SeriesPoint) =>
  (kept.hedge !== null && other.hedge === null) || (kept.valueMax !== null && other.valueMax === null);

/** Of the entries before `period`, the nearest one for each way of being comparable, best way first. */
function previousOf(
  entries: readonly Entry[],
  period: Period,
  dimension: string,
): { entry: Entry; reason: ComparisonReason | null } | null {
  const earlier = entries.filter((entry) => entry.period.from < period.from && entry.period.to < period.to);
  const nearest = (accept: (entry: Entry) => boolean) => earlier.filter(accept).at(-1);
  const samePhase = (entry: Entry) => entry.period.phase === period.phase;
  const sameLength = (entry: Entry) => entry.period.length === period.length;
  const sameUnit = (entry: Entry) => entry.dimension === dimension;
  const ways: [Entry | undefined, ComparisonReason | null][] = [
    [nearest((entry) => samePhase(entry) && sameUnit(entry)), null],
    [nearest((entry) => sameLength(entry) && sameUnit(entry)), 'season_differs'],
    [nearest((entry) => samePhase(entry)), 'unit_mismatch'],
    [nearest((entry) => sameUnit(entry)), 'partial_vs_full'],
    [nearest(() => true), 'unit_mismatch'],
  ];
  for (const [entry, reason] of ways) if (entry !== undefined) return { entry, reason };
  return null;
}

const round = (n: number) => Number(n.toPrecision(12));

/**
 * `figure` beside `points` of its series (from any number of articles and years, in any order). The figure's
 * own article is left out. `points` holds values of the figure's own kind (achieved or target), `counterparts`
 * those of the other kind; `previous` is the nearest earlier period of the same length, or, where there is
 * none, the nearest earlier value, which is then not comparable. Where a province's land changed, the earlier
 * value of the old province is shown as `previous` but is no point of the series.
 */
export function compareFigure(figure: Figure, points: readonly SeriesPoint[]): Comparison {
  const indicator = indicatorById(figure.indicatorId);
  const result: Comparison = {
    figureId: figure.id,
    points: [],
    counterparts: [],
    previous: null,
    change: null,
    verdict: null,
    reasons: [],
    better: indicator?.better ?? 'context',
  };
  const others = points.filter((point) => point.articleId !== figure.articleId);
  const period = parsePeriod(figure.period);
  if (period === null) {
    if (others.length > 0) judge(result, ['period_unknown']);
    return result;
  }
  const dimension = unitDimension(figure.unit);
  const achieved = isAchieved(figure.status);
  const own: Dated[] = [];
  const counter: Dated[] = [];
  const elsewhere: Dated[] = [];
  for (const point of others) {
    const at = parsePeriod(point.period);
    if (at === null) continue;
    const dated = { point, period: at, dimension: unitDimension(point.unit) };
    const same =
      figure.placeCode === null ||
      point.placeCode === null ||
      sameTerritory(figure.placeCode, point.placeCode);
    if (same) (isAchieved(point.status) === achieved ? own : counter).push(dated);
    else if (isAchieved(point.status) === achieved && isPartOf(point.placeCode, figure.placeCode)) {
      elsewhere.push(dated);
    }
  }
  const written = { ...seriesValue(figure), hedge: figure.hedge, text: figure.text };
  const entries = entriesOf(own);
  const isNow = (entry: Entry) =>
    entry.period.from === period.from && entry.period.to === period.to && entry.dimension === dimension;
  // Of the figure's own period only what contradicts it is news.
  const contradicting = entries
    .filter(isNow)
    .flatMap((entry) => entry.values)
    .filter((point) => FINALITY[point.status] === FINALITY[figure.status] && !sameValue(point, written));
  result.points = entries.flatMap((entry) => (isNow(entry) ? contradicting : entry.values));
  result.counterparts = entriesOf(counter).flatMap((entry) => entry.values);

  const reasons: ComparisonReason[] = [];
  let found = previousOf(entries, period, dimension);
  if (found === null && elsewhere.length > 0) {
    found = previousOf(entriesOf(elsewhere), period, dimension);
    if (found !== null) reasons.push('territory_changed');
  }
  if (found === null) {
    if (contradicting.length > 0) reasons.push('sources_disagree');
    else if (result.points.length === 0 && result.counterparts.length > 0) {
      const forecast =
        figure.status === 'forecast' || result.counterparts.every(({ status }) => status === 'forecast');
      reasons.push(forecast ? 'forecast_vs_actual' : 'target_vs_actual');
    }
    judge(result, reasons);
    return result;
  }

  const { entry } = found;
  const previous = entry.leader;
  result.previous = previous;
  if (found.reason !== null) reasons.push(found.reason);
  if (entry.disagree || contradicting.length > 0) reasons.push('sources_disagree');
  if (figure.status !== previous.status) reasons.push(achieved ? 'estimate_vs_final' : 'target_vs_forecast');
  if (indicator?.breaks.some((year) => entry.period.year < year && year <= period.year)) {
    reasons.push('definition_changed');
  }
  const isLevel = isLevelLike(figure, indicator?.growth === true && dimension === '%');
  if (!isLevel) reasons.push('relative_chain');
  for (const flag of ['separator_ambiguous', 'pp_or_percent', 'times_ambiguous'] as const) {
    if (figure.flags.includes(flag) || previous.flags.includes(flag)) reasons.push(flag);
  }
  if (figure.indicatorId !== null) {
    const now = wordingNotes(figure.indicator, figure.indicatorId);
    if (now !== wordingNotes(previous.indicator, figure.indicatorId)) reasons.push('wording_differs');
  }
  const mine = boundsOf(written);
  const theirs = boundsOf(previous);
  const exact = mine.exact && theirs.exact;
  if (!exact && isLevel) reasons.push(overlap(mine, theirs) ? 'hedged_overlap' : 'hedged');
  const isRate = dimension === '%';
  if (isRate && isLevel && exact && written.value === 100 && previous.value === 100) reasons.push('ceiling');
  const small = dimension.startsWith('count:') && Math.abs(previous.value) < SMALL_BASE;
  if (small && isLevel) reasons.push('small_base');
  if (dimension.startsWith('money:') && entry.period.year !== period.year) reasons.push('nominal_money');
  judge(result, reasons);

  if (result.verdict !== 'not_comparable' && !reasons.some((reason) => NO_CHANGE.has(reason))) {
    const absolute = round(middle(written) - middle(previous));
    const base = middle(previous);
    const relative =
      isRate || small || base === 0 || figure.measure === 'rank' ? null : (absolute / Math.abs(base)) * 100;
    result.change = {
      absolute,
      relative: relative === null ? null : round(relative),
      unit: isRate ? 'points' : 'same',
    };
  }
  return result;
}

const middle = ({ value, valueMax }: { value: number; valueMax: number | null }) =>
  valueMax === null ? value : (value + valueMax) / 2;

/** A state or amount, whose difference over the years means something; a change, or a share of a plan, is none. */
function isLevelLike(figure: Figure, growth: boolean): boolean {
  switch (figure.measure) {
    case 'level':
    case 'share':
    case 'coverage':
    case 'rank':
      return true;
    case 'change':
      return growth;
    default:
      return false;
  }
}

/** `part` is a province that `whole`, a province of today, took in. */
function isPartOf(part: string | null, whole: string | null): boolean {
  if (part === null || whole === null) return false;
  return whole.startsWith('vn34:') && part.startsWith('vn63:') && lineageOf(part) === whole;
}

function judge(result: Comparison, reasons: readonly ComparisonReason[]): void {
  result.reasons = [...new Set(reasons)];
  let verdict: Verdict | null = result.previous === null && result.reasons.length === 0 ? null : 'comparable';
  if (result.reasons.length > 0) {
    verdict = result.reasons.some((reason) => FORBIDDING.has(reason)) ? 'not_comparable' : 'with_care';
  }
  result.verdict = verdict;
}
