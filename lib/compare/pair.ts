/** Two values of one series: whether they may be compared, why not, and what lies between them. */
import { unitDimension } from '../catalog/dimensions.ts';
import { indicatorById } from '../catalog/indicators.ts';
import { sameTerritory } from '../catalog/places.ts';
import { MERGED_ON } from '../catalog/provinces.ts';
import { wordingNotes } from '../catalog/wordings.ts';
import {
  type Change,
  type ChosenField,
  type ComparisonReason,
  type SeriesPoint,
  type Status,
  SURE,
  type Verdict,
} from '../records.ts';
import { akinReason } from './akin.ts';
import { overlap, trueInterval } from './bounds.ts';
import { doubts, joining, unsureOf } from './doubt.ts';
import { type Period, parsePeriod } from './period.ts';
import { conceptFor, isLevel } from './series.ts';
import { sourceKind } from './sources.ts';
import { verdictOf } from './verdict.ts';

/** Below this many, a change in per cent says more about chance than about the matter. */
const SMALL_BASE = 30;
/** 1 July 2025 as days since 1970. */
export const MERGED_DAY = Date.parse(MERGED_ON) / 86_400_000;

/** The values stand side by side, but their difference would mean nothing. */
const NO_CHANGE: ReadonlySet<ComparisonReason> = new Set([
  'hedged_overlap',
  'relative_chain',
  'plan_chain',
  'separator_ambiguous',
  'survey_vs_review',
  'certified_vs_trained',
  'urban_vs_whole',
]);
const DOUBTFUL = ['separator_ambiguous', 'pp_or_percent', 'times_ambiguous'] as const;

const ACHIEVED: ReadonlySet<Status> = new Set(['actual', 'preliminary', 'estimated']);
/** Reported or estimated, in contrast to targets, forecasts and quotas. */
export const isAchieved = (status: Status): boolean => ACHIEVED.has(status);

export interface Pair {
  verdict: Verdict;
  reasons: ComparisonReason[];
  /** Null where the verdict is `not_comparable` or the values do not say up or down. */
  change: Change | null;
  /** The fields that `reading_unsure` is about. */
  unsure?: ChosenField[];
}

const round = (n: number) => Number(n.toPrecision(12));
const middle = ({ value, valueMax }: Pick<SeriesPoint, 'value' | 'valueMax'>) =>
  valueMax === null ? value : (value + valueMax) / 2;

/** `now` less `was`; in points for rates, without a percentage where that would mislead. */
export function changeBetween(now: SeriesPoint, was: SeriesPoint): Change {
  const dimension = unitDimension(now.unit);
  const base = middle(was);
  const absolute = round(middle(now) - base);
  const rate = dimension === '%' || dimension === 'points';
  const bare = rate || base === 0 || now.measure === 'rank' || isSmall(was, dimension);
  return {
    absolute,
    relative: bare ? null : round((absolute / Math.abs(base)) * 100),
    unit: rate ? 'points' : 'same',
  };
}

const isSmall = (was: SeriesPoint, dimension: string) =>
  dimension.startsWith('count:') && was.measure !== 'rank' && Math.abs(was.value) < SMALL_BASE;

/** "Lũy kế", and the like, in the indicator or in the clause before the number. */
function isCumulative({ indicator, quote, text }: SeriesPoint): boolean {
  const at = quote.indexOf(text);
  const before = at === -1 ? '' : quote.slice(Math.max(0, at - 80), at);
  const clause = before.slice(Math.max(...['.', ';', ':'].map((mark) => before.lastIndexOf(mark))) + 1);
  return /lũy kế|luỹ kế|lũy tiến|cộng dồn|từ trước đến nay|từ đầu nhiệm kỳ/u.test(
    `${indicator} ${clause}`.normalize('NFC').toLowerCase(),
  );
}

function endsAlike(a: Period, b: Period): boolean {
  const day = ({ to }: Period) => new Date(to * 86_400_000).toISOString().slice(5, 10);
  return day(a) === day(b);
}

const COMMUNES = /(?:^|\s)(?:xã|phường|thị trấn)(?:\s|,|$)/u;
const DISTRICTS = /(?:^|\s)(?:cấp huyện|huyện|quận|thị xã)(?:\s|,|$)/u;

/** What the merger of provinces, communes and the end of districts on 1 July 2025 does to a pair across that day. */
function acrossMerger(now: SeriesPoint, was: SeriesPoint): ComparisonReason[] {
  const reasons: ComparisonReason[] = [];
  const words = (point: SeriesPoint) => point.indicator.normalize('NFC').toLowerCase();
  const place = (was.place ?? '').normalize('NFC').toLowerCase();
  if (/^(?:huyện|quận|thị xã) /u.test(place) || DISTRICTS.test(words(was)) || DISTRICTS.test(words(now))) {
    reasons.push('districts_abolished');
  }
  const communes = [now, was].some(
    (point) =>
      ['count:xã', '%'].includes(unitDimension(point.unit)) &&
      (unitDimension(point.unit) === 'count:xã' || COMMUNES.test(words(point))),
  );
  if (communes) reasons.push('denominator_changed');
  return reasons;
}

/** What there is at a moment is told of the last day alone: "năm 2023" and "31/12/2022" are a year apart. */
export function periodReason(now: Period, was: Period, isStock: boolean): ComparisonReason | null {
  if (now.phase === was.phase) return null;
  if (isStock && endsAlike(now, was)) return null;
  return now.length === was.length ? 'season_differs' : 'partial_vs_full';
}

/**
 * Reasons with `reading_unsure` among them where fields were read with doubt: before the milder ones, which hold only
 * if the reading does, and behind what forbids the comparison anyway.
 */
export function withDoubt(
  reasons: readonly ComparisonReason[],
  unsure: readonly ChosenField[],
): ComparisonReason[] {
  if (unsure.length === 0) return [...reasons];
  const others = reasons.filter((reason) => reason !== 'reading_unsure');
  return verdictOf(others) === 'not_comparable'
    ? [...others, 'reading_unsure']
    : ['reading_unsure', ...others];
}

/**
 * How `now` stands to the earlier `was`, a value of the same indicator. `more`: reasons that the surroundings give
 * (several sources of one period). Symmetric in verdict and reasons; the change is `now` less `was`.
 */
export function comparePair(
  now: SeriesPoint,
  was: SeriesPoint,
  more: readonly ComparisonReason[] = [],
): Pair {
  const reasons: ComparisonReason[] = [...more];
  const indicator = indicatorById(now.indicatorId);
  const dimension = unitDimension(now.unit);
  const sameUnit = dimension === unitDimension(was.unit);
  const [a, b] = [parsePeriod(now.period), parsePeriod(was.period)];

  if (a === null || b === null) reasons.push('period_unknown');
  else {
    const reason = periodReason(a, b, indicator?.kind === 'stock');
    if (reason !== null) reasons.push(reason);
  }
  if (!sameUnit) reasons.push('unit_mismatch');
  if (isCumulative(now) !== isCumulative(was)) reasons.push('cumulative_vs_flow');
  if (now.placeCode !== null && was.placeCode !== null && !sameTerritory(now.placeCode, was.placeCode)) {
    reasons.push('territory_changed');
  }
  if (a !== null && b !== null) {
    const [first, last] = a.to < b.to ? [a, b] : [b, a];
    if (first.from < MERGED_DAY && last.to >= MERGED_DAY) {
      // A year or quarter that holds the day itself is reported for what there was at its end.
      const crosses = first.to < MERGED_DAY;
      if (crosses) reasons.push(...acrossMerger(now, was));
    }
    if (indicator?.breaks.some((year) => first.year < year && year <= last.year)) {
      reasons.push('definition_changed');
    }
  }
  const near = akinReason(now, was);
  if (near !== null) reasons.push(near);
  reasons.push(...statusReasons(now, was));
  if (now.denominator !== null && was.denominator !== null && now.denominator !== was.denominator) {
    reasons.push('denominator_changed');
  }
  // "197 of 240 thousand" beside a plain count: whether both count the same whole is not said.
  const counted = dimension.startsWith('count:') && (now.denominator === null) !== (was.denominator === null);
  if (counted && sameUnit) reasons.push('concept_unclear');
  const worked = [now, was].map(({ derivation }) => derivation?.kind);
  if (worked.includes('change') || worked.includes('share')) reasons.push('derived');
  for (const point of [now, was]) {
    if (point.derivation?.kind === 'sum') reasons.push('predecessors_summed');
    if (point.derivation?.kind === 'weighted') reasons.push('predecessors_weighted');
  }
  const level = isLevel(now) && isLevel(was);
  if (!level) reasons.push(now.measure === 'plan_ratio' ? 'plan_chain' : 'relative_chain');
  for (const flag of DOUBTFUL) {
    if (now.flags.includes(flag) || was.flags.includes(flag)) reasons.push(flag);
  }
  const unclear = conceptFor(now).certainty < SURE || conceptFor(was).certainty < SURE;
  if (unclear && sameUnit) reasons.push('concept_unclear');
  if (indicator?.kind === 'event') reasons.push('per_event');
  if (now.indicatorId !== null) {
    const notes = wordingNotes(now.indicator, now.indicatorId);
    if (notes !== wordingNotes(was.indicator, now.indicatorId)) reasons.push('wording_differs');
  }
  const [mySource, theirSource] = [sourceKind(now), sourceKind(was)];
  const doubted = unsureOf([now, was]);
  if (mySource !== null && theirSource !== null && mySource !== theirSource && !doubted.includes('speaker'))
    reasons.push('source_differs');
  const [mine, theirs] = [trueInterval(now), trueInterval(was)];
  const exact = mine.exact && theirs.exact;
  if (!exact && level && sameUnit) reasons.push(overlap(mine, theirs) ? 'hedged_overlap' : 'hedged');
  const percent = dimension === '%' && level && exact;
  if (percent && now.value === 100 && was.value === 100) reasons.push('ceiling');
  if (level && sameUnit && isSmall(was, dimension)) reasons.push('small_base');
  if (dimension.startsWith('money:') && a !== null && b !== null && a.year !== b.year) {
    reasons.push('nominal_money');
  }
  const unsure = joining(doubted);
  const unique = withDoubt([...new Set(reasons)], unsure);
  const verdict = verdictOf(unique);
  const silent = verdict === 'not_comparable' || unique.some((reason) => NO_CHANGE.has(reason));
  return { verdict, reasons: unique, change: silent ? null : changeBetween(now, was), ...doubts(unsure) };
}

function statusReasons(now: SeriesPoint, was: SeriesPoint): ComparisonReason[] {
  if (now.status === was.status) return [];
  const achieved = isAchieved(now.status);
  if (achieved !== isAchieved(was.status)) {
    const forecast = now.status === 'forecast' || was.status === 'forecast';
    return [forecast ? 'forecast_vs_actual' : 'target_vs_actual'];
  }
  return [achieved ? 'estimate_vs_final' : 'target_vs_forecast'];
}
