/** A figure beside the other years of its series, and how far they may be compared. Pure: no clock, no storage. */
import { unitDimension } from '../catalog/dimensions.ts';
import { indicatorById } from '../catalog/indicators.ts';
import { lineageOf, sameTerritory } from '../catalog/places.ts';
import { MERGED_ON } from '../catalog/provinces.ts';
import {
  type Article,
  type Comparison,
  type ComparisonReason,
  type Figure,
  type SeriesBreak,
  type SeriesPoint,
  type Status,
  SURE,
} from '../records.ts';
import { fold } from '../text/normalise.ts';
import { remember } from '../text/remember.ts';
import { sameValue } from './bounds.ts';
import { fromPredecessors, levelOfChange } from './derive.ts';
import { doubts, joining, unsureOf } from './doubt.ts';
import { goalOf } from './goal.ts';
import { earlierInArticle } from './own-article.ts';
import { comparePair, isAchieved, MERGED_DAY, type Pair, withDoubt } from './pair.ts';
import { type Period, parsePeriod } from './period.ts';
import { conceptFor, isLevel, measureGroup, pointOf } from './series.ts';
import { checkStated } from './stated.ts';
import { verdictOf } from './verdict.ts';

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

/** The values of one period, from the least to the most final, surest and latest; the last one leads. */
interface Entry {
  period: Period;
  dimension: string;
  values: SeriesPoint[];
  leader: SeriesPoint;
  /** Values that repeat one of `values` or gave way to it. */
  also: SeriesPoint[];
  /** Whether several values stand, and whether one source has changed its own. */
  disagree: 'sources_disagree' | 'revised' | null;
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byPeriod = (a: Period, b: Period) => a.to - b.to || a.from - b.from;

/**
 * One entry for each period. A value read with doubt leads only where there is no other. A value that another source repeats, rounded or hedged or not, counts once; an
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
          Number(isSure(a.point)) - Number(isSure(b.point)) ||
          byText(a.point.publishedAt ?? '', b.point.publishedAt ?? '') ||
          byText(a.point.figureId, b.point.figureId),
      );
    const values: SeriesPoint[] = [];
    const also = group.filter(({ point }) => FINALITY[point.status] < best).map(({ point }) => point);
    for (const { point } of finals) {
      const at = values.findIndex((kept) => sameValue(kept, point));
      const kept = values[at];
      if (kept === undefined) values.push(point);
      // The first to print a value is kept, unless a later article writes it more exactly, or was read more surely.
      else if (isVaguer(kept, point) || (isSure(point) && !isSure(kept))) {
        values[at] = point;
        also.push(kept);
      } else also.push(point);
    }
    const [{ period, dimension }] = group as [Dated];
    entries.push({
      period,
      dimension,
      values,
      leader: values[values.length - 1] as SeriesPoint,
      also,
      disagree: disagreement(values),
    });
  }
  return entries.sort((a, b) => byPeriod(a.period, b.period) || byText(a.dimension, b.dimension));
}

/** Sentences shorter than this are no sign of a reprint. */
const TELLING = 40;
const COMPARED = 300;
const said = remember((quote) => fold(quote));
const isTelling = ({ quote }: SeriesPoint) => quote.length >= TELLING;
const opening = ({ quote }: SeriesPoint) => said(quote.slice(0, COMPARED));

/**
 * Both were said by one text: the same article, or the same sentence at another address. What a text says twice with
 * two values it means of two things; it never contradicts itself.
 */
const isOneText = (a: SeriesPoint, b: SeriesPoint) =>
  a.articleId === b.articleId || (isTelling(a) && isTelling(b) && opening(a) === opening(b));

/** Two different values contradict each other: they are surely of one thing, and of no single event. */
function contradict(a: SeriesPoint, b: SeriesPoint): boolean {
  if (isOneText(a, b) || indicatorById(a.indicatorId)?.kind === 'event') return false;
  return [a, b].every((point) => point.origin === 'manual' || conceptFor(point).certainty >= SURE);
}

function disagreement(values: readonly SeriesPoint[]): Entry['disagree'] {
  if (!values.some((a, i) => values.slice(i + 1).some((b) => contradict(a, b)))) return null;
  // A doubtful speaker is nobody's word taken back.
  const speakers = new Set(
    values.map(({ speaker, citation, unsure }) =>
      unsure?.includes('speaker') ? null : (citation?.publisher ?? speaker),
    ),
  );
  return speakers.size === 1 && !speakers.has(null) ? 'revised' : 'sources_disagree';
}

const isSure = (point: SeriesPoint) => joining(unsureOf([point])).length === 0;
const isVaguer = (kept: SeriesPoint, other: SeriesPoint) =>
  (kept.hedge !== null && other.hedge === null) || (kept.valueMax !== null && other.valueMax === null);

/** Of the entries before `period`, the nearest one for each way of being comparable, best way first. */
function previousOf(entries: readonly Entry[], period: Period, dimension: string): Entry | null {
  const earlier = entries.filter((entry) => entry.period.from < period.from && entry.period.to < period.to);
  const nearest = (accept: (entry: Entry) => boolean) => earlier.filter(accept).at(-1);
  const samePhase = (entry: Entry) => entry.period.phase === period.phase;
  const sameLength = (entry: Entry) => entry.period.length === period.length;
  const sameUnit = (entry: Entry) => entry.dimension === dimension;
  return (
    nearest((entry) => samePhase(entry) && sameUnit(entry)) ??
    nearest((entry) => sameLength(entry) && sameUnit(entry)) ??
    nearest(samePhase) ??
    nearest(sameUnit) ??
    nearest(() => true) ??
    null
  );
}

const dated = (point: SeriesPoint): Dated[] => {
  const period = parsePeriod(point.period);
  return period === null ? [] : [{ point, period, dimension: unitDimension(point.unit) }];
};
const isSame = (a: Period, b: Period) => a.from === b.from && a.to === b.to;

/**
 * `figure` beside `points` of its series (from any number of articles and years, in any order; the figure's own
 * article is left out). `own` are the points of that article, which tell targets and bases, and earlier years where
 * nothing else does; `article` gives the sentence. `points` of the result holds values of the figure's own kind (achieved or target), `counterparts` those
 * of the other kind; `previous` is the nearest earlier period of the same length, or, where there is none, the
 * nearest earlier value, which is then not comparable. Changes become levels where their base is known; values of
 * provinces that the figure's province took in are made one where that can be done, and else stand beside it.
 */
export function compareFigure(
  figure: Figure,
  points: readonly SeriesPoint[],
  own: readonly SeriesPoint[] = [],
  article: Article | null = null,
): Comparison {
  const indicator = indicatorById(figure.indicatorId);
  const now = pointOf(figure, article);
  const result: Comparison = {
    figureId: figure.id,
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
    // Of ranks the smaller is the better, whatever is ranked.
    better: figure.measure === 'rank' ? 'down' : (indicator?.better ?? 'context'),
  };
  /** `over`: the values that the reasons rest on. */
  const judge = (reasons: readonly ComparisonReason[], over: readonly SeriesPoint[]) => {
    const unsure = joining(unsureOf(over));
    result.reasons = withDoubt(reasons, unsure);
    result.verdict = verdictOf(result.reasons);
    Object.assign(result, doubts(unsure));
  };
  const isReprint = reprintOf([now, ...own]);
  const others = [...new Map(points.map((point) => [point.figureId, point])).values()].filter(
    (point) => !isReprint(point),
  );
  const group = measureGroup(now, indicator);
  const alike = others.filter((point) => measureGroup(point, indicator) === group);
  const period = parsePeriod(figure.period);
  if (period === null) {
    if (alike.length > 0) judge(['period_unknown'], [now]);
    return result;
  }
  if (!isLevel(now)) {
    result.stated = checkStated(now, [...own, ...others]);
    result.level = levelOfChange(now, [...own.filter(({ figureId }) => figureId !== figure.id), ...others]);
  } else alike.push(...levelsOf(others, alike));

  const dimension = unitDimension(figure.unit);
  const achieved = isAchieved(figure.status);
  const mine: Dated[] = [];
  const counter: Dated[] = [];
  const elsewhere: Dated[] = [];
  for (const at of alike.flatMap(dated)) {
    const { point } = at;
    const same =
      figure.placeCode === null ||
      point.placeCode === null ||
      sameTerritory(figure.placeCode, point.placeCode);
    if (same) (isAchieved(point.status) === achieved ? mine : counter).push(at);
    else if (isAchieved(point.status) === achieved && isPartOf(point.placeCode, figure.placeCode)) {
      elsewhere.push(at);
    }
  }
  const parts = byPlace(elsewhere).flatMap((one) => entriesOf(one));
  const united =
    figure.placeCode === null
      ? null
      : fromPredecessors(
          figure.placeCode,
          parts.map(({ leader }) => leader),
        );
  // A printed value of the united province (re-based afterwards) is better than a sum.
  const joined = (united?.joined ?? [])
    .flatMap(dated)
    .filter((one) => !mine.some((at) => isSame(at.period, one.period) && at.dimension === one.dimension));
  result.predecessors = united?.rest ?? [];
  const stands = [...mine, ...joined];
  // Where nothing else tells of an earlier year, the article's own word for it does.
  const ofArticle = stands.some((at) => at.period.to < period.from)
    ? []
    : earlierInArticle(now, own).flatMap(dated);
  const entries = entriesOf([...stands, ...ofArticle]);
  const isNow = (entry: Entry) => isSame(entry.period, period) && entry.dimension === dimension;
  // Of the figure's own period only what contradicts it is news.
  const contradicting = entries
    .filter(isNow)
    .flatMap((entry) => entry.values)
    .filter((point) => FINALITY[point.status] === FINALITY[figure.status] && !sameValue(point, now));
  result.points = entries.flatMap((entry) => (isNow(entry) ? contradicting : entry.values));
  result.alsoSaid = entries.flatMap((entry) =>
    isNow(entry)
      ? [...entry.values, ...entry.also].filter((point) => !contradicting.includes(point))
      : entry.also,
  );
  result.counterparts = entriesOf(counter).flatMap((entry) => entry.values);
  result.goal = isLevel(now)
    ? goalOf(now, [...result.counterparts, ...targetsOf(now, own)], result.better)
    : null;
  const pairs = result.points.map((point) => comparePair(now, point));
  result.pairs = Object.fromEntries(
    result.points.map(({ figureId }, i) => {
      const { verdict, reasons, unsure = [] } = pairs[i] as Pair;
      return [figureId, { verdict, reasons, ...doubts(unsure) }];
    }),
  );

  const entry =
    previousOf(entries, period, dimension) ??
    previousOf(entriesOf(result.predecessors.flatMap(dated)), period, dimension);
  if (entry === null) {
    if (contradicting.some((point) => contradict(point, now)))
      judge(['sources_disagree'], [now, ...contradicting]);
    else if (result.points.length === 0 && result.counterparts.length > 0 && result.goal === null) {
      const forecast =
        figure.status === 'forecast' || result.counterparts.every(({ status }) => status === 'forecast');
      judge([forecast ? 'forecast_vs_actual' : 'target_vs_actual'], [now, ...result.counterparts]);
    }
    return result;
  }
  const around: ComparisonReason[] = entry.disagree === null ? [] : [entry.disagree];
  if (contradicting.some((point) => contradict(point, now))) around.push('sources_disagree');
  const leading = comparePair(now, entry.leader, around);
  Object.assign(result, { previous: entry.leader, ...leading });
  // That values contradict each other holds only if each of them was read right.
  if (around.length > 0) judge(leading.reasons, [now, ...entry.values, ...contradicting]);
  result.breaks = breaksOf(
    now,
    [...result.points, entry.leader],
    [...pairs, leading],
    indicator?.breaks ?? [],
  );
  return result;
}

/** Whether a value is said by the text of `own`, there or at another address: it is no second source. */
function reprintOf(own: readonly SeriesPoint[]): (point: SeriesPoint) => boolean {
  const articles = new Set(own.map(({ articleId }) => articleId));
  const openings = new Set(own.filter(isTelling).map(opening));
  return (point) => articles.has(point.articleId) || (isTelling(point) && openings.has(opening(point)));
}

/** Levels that changes of other articles give, for periods of which no level is printed. */
function levelsOf(others: readonly SeriesPoint[], levels: readonly SeriesPoint[]): SeriesPoint[] {
  const found: SeriesPoint[] = [];
  for (const change of others) {
    const at = parsePeriod(change.period);
    const level = at === null ? null : levelOfChange(change, levels);
    if (level === null) continue;
    const known = [...levels, ...found].some((point) => {
      const there = parsePeriod(point.period);
      return (
        there !== null &&
        at !== null &&
        isSame(there, at) &&
        isAchieved(point.status) &&
        sameTerritory(point.placeCode, level.placeCode) &&
        unitDimension(point.unit) === unitDimension(level.unit)
      );
    });
    if (!known) found.push(level);
  }
  return found;
}

/** Values of the other kind that the figure's own article gives for its period. */
const targetsOf = (now: SeriesPoint, own: readonly SeriesPoint[]) =>
  own.filter(
    (point) =>
      isLevel(point) &&
      point.figureId !== now.figureId &&
      isAchieved(point.status) !== isAchieved(now.status) &&
      sameTerritory(point.placeCode, now.placeCode),
  );

function byPlace(points: readonly Dated[]): Dated[][] {
  const groups = new Map<string | null, Dated[]>();
  for (const at of points) {
    const group = groups.get(at.point.placeCode);
    if (group === undefined) groups.set(at.point.placeCode, [at]);
    else group.push(at);
  }
  return [...groups.values()];
}

/**
 * The days between the first and the last of the values from which they measure something else; `pairs` are the
 * values beside `now`, in their order.
 */
function breaksOf(
  now: SeriesPoint,
  points: readonly SeriesPoint[],
  pairs: readonly Pair[],
  years: readonly number[],
): SeriesBreak[] {
  const periods = [now, ...points].flatMap(dated).map(({ period }) => period);
  const splits = (year: number) =>
    periods.some((at) => at.year < year) && periods.some((at) => at.year >= year);
  const breaks: SeriesBreak[] = years
    .filter(splits)
    .map((year) => ({ from: `${year}-01-01`, kind: 'definition' }));
  const moved = points.some((point, i) => {
    if (point.derivation?.kind === 'sum' || point.derivation?.kind === 'weighted') return true;
    return pairs[i]?.reasons.some(
      (reason) =>
        reason === 'territory_changed' ||
        reason === 'districts_abolished' ||
        (reason === 'denominator_changed' &&
          periods.some((at) => at.to < MERGED_DAY) &&
          periods.some((at) => at.to >= MERGED_DAY)),
    );
  });
  if (moved) breaks.push({ from: MERGED_ON, kind: 'territory' });
  return breaks.sort((a, b) => byText(a.from, b.from));
}

/** `part` is a province that `whole`, a province of today, took in. */
function isPartOf(part: string | null, whole: string | null): boolean {
  if (part === null || whole === null) return false;
  return whole.startsWith('vn34:') && part.startsWith('vn63:') && lineageOf(part) === whole;
}
