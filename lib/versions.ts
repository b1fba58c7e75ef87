/** Which of several versions of one article counts. */

const timeOf = (moment: string): number => {
  const time = Date.parse(moment);
  return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time;
};

/**
 * The version collected last; of several collected at the same moment the last one given, so that versions given
 * in the order of their keys have the same newest everywhere. Null for none.
 */
export function newestOf<T extends { collectedAt: string }>(versions: readonly T[]): T | null {
  let newest: T | null = null;
  for (const version of versions) {
    if (newest === null || timeOf(version.collectedAt) >= timeOf(newest.collectedAt)) newest = version;
  }
  return newest;
}
