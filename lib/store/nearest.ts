/**
 * Which points of a long series a comparison reads. A series may hold thousands of values (a month's report of every
 * month, one national rate in hundreds of articles), of which a reader sees a few: the same period of other years.
 */
import { parsePeriod } from '../compare/period.ts';

/** Where a point stands in its series. Counted back, so that ascending keys begin with the latest. */
export interface Place {
  /** Place in the year and length of its period (`parsePeriod`). */
  phase: string;
  /** Days from the period's end to 1970. */
  back: number;
  /** Days from the publication to 1970. */
  said: number;
}

const NEVER = Number.MAX_SAFE_INTEGER;

/** The place of a value of `period` published at `publishedAt` (ISO 8601); what cannot be told stands last. */
export function placeOf(period: string, publishedAt: string | null): Place {
  const at = parsePeriod(period);
  const published = Math.floor(Date.parse(publishedAt ?? '') / 86_400_000);
  return {
    phase: at?.phase ?? '',
    back: at === null ? NEVER : -at.to,
    said: Number.isNaN(published) ? NEVER : -published,
  };
}

/** Values that are read at once; of a longer list it is looked which. */
const AT_ONCE = 60;
/** Values read of one period at most, the last published first: many sources that say the same add nothing. */
const OF_ONE = 60;
/** Periods of the same phase before and after the value's own. */
const EARLIER = 25;
const LATER = 10;
/** Fewer earlier ones are filled up with the latest values of other phases. */
const ENOUGH = 6;
const OTHERS = 24;

/** A part of a key below a phase: before, among and behind all points of one end. */
export type Edge = readonly (number | readonly never[])[];

/** What is read from: lists in the order of `back`, then `said`; at most `limit` points. */
export interface Source<P extends Place> {
  /** Points of one phase between two edges, both left out. */
  ofPhase(phase: string, from: Edge, to: Edge, limit: number): Promise<P[]>;
  /** Points of every phase that do not end after `back`. */
  ofAny(back: number, limit: number): Promise<P[]>;
}

/** The edge in front of all points that end at `back`, and the one behind them. */
const before = (back: number): Edge => [back];
const behind = (back: number): Edge => [back, []];
const START: Edge = [];
const END: Edge = [[]];

/**
 * The points for a value of `period`: all of its phase where they are few, else those of that very period, the same
 * period of up to `EARLIER` years before and the last `LATER` after it, of each at most `OF_ONE` values, the last
 * published first. Where fewer than `ENOUGH` periods are before it, the latest of any other phase that ended by then
 * come too. In no order.
 */
export async function nearestPoints<P extends Place>(period: string, source: Source<P>): Promise<P[]> {
  const { phase, back } = placeOf(period, null);
  let ofPhase = await source.ofPhase(phase, START, END, AT_ONCE);
  if (ofPhase.length === AT_ONCE) {
    const lists = await Promise.all([
      source.ofPhase(phase, before(back), behind(back), OF_ONE),
      periodsOf(phase, START, before(back), LATER, source),
      periodsOf(phase, behind(back), END, EARLIER, source),
    ]);
    ofPhase = lists.flat();
  }
  const earlier = ofPhase.filter((point) => point.back > back);
  const periods = new Set(earlier.map((point) => point.back)).size;
  const others = periods >= ENOUGH ? [] : await source.ofAny(back, OTHERS);
  return [...ofPhase, ...others.filter((point) => point.phase !== phase)];
}

/** Page by page, until `most` periods are there: one that fills a page is left behind with it. */
async function periodsOf<P extends Place>(
  phase: string,
  from: Edge,
  to: Edge,
  most: number,
  source: Source<P>,
): Promise<P[]> {
  const found: P[] = [];
  const periods = new Set<number>();
  for (let after = from; periods.size < most; ) {
    const page = await source.ofPhase(phase, after, to, OF_ONE);
    found.push(...page);
    for (const point of page) periods.add(point.back);
    const last = page[page.length - 1];
    if (last === undefined || page.length < OF_ONE) break;
    after = behind(last.back);
  }
  return found;
}
