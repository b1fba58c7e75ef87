/** Which of several versions of one article counts. */

/**
 * When a version was collected, as whoever collected it says, and, where that cannot be so, when it came here from
 * elsewhere; ISO 8601.
 */
export interface Dated {
  collectedAt: string;
  received?: string;
}

const DAY = 86_400_000;
const timeOf = (moment: string): number => {
  const time = Date.parse(moment);
  return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time;
};

/** A file may say what it likes, but nothing in it was collected after it came: such a time wins nothing. */
const isBelieved = ({ received }: Dated): boolean => received === undefined;

/** A version out of a file that came at `now`: with that moment in it where it says that it was collected later. */
export const cameAt = <T extends Dated>({ received: _said, ...version }: T, now: string) =>
  timeOf(version.collectedAt) <= timeOf(now) + DAY ? version : { ...version, received: now };

/** Whether a version was collected before another, as far as that can be believed. */
export function isOlder(a: Dated, b: Dated): boolean {
  if (isBelieved(a) !== isBelieved(b)) return isBelieved(b);
  return timeOf(a.collectedAt) < timeOf(b.collectedAt);
}

/**
 * The version collected last; of several collected at the same moment the last one given, so that versions given
 * in the order of their keys have the same newest everywhere. Null for none.
 */
export function newestOf<T extends Dated>(versions: readonly T[]): T | null {
  let newest: T | null = null;
  for (const version of versions) if (newest === null || !isOlder(version, newest)) newest = version;
  return newest;
}

/**
 * When a version that is collected `now` counts as collected: never before one of `kept`, those that are believed. Where
 * the clock was set back between the two, the earlier reading of it is the nearer one.
 */
export function collectedAfter(kept: readonly Dated[], now: string): string {
  const last = newestOf(kept.filter(isBelieved));
  return last === null || timeOf(last.collectedAt) < timeOf(now)
    ? now
    : new Date(timeOf(last.collectedAt) + 1).toISOString();
}
