/** How much one message carries: some megabytes at the worst, well below the 64 MB that Chromium lets through. */

/** Articles in one answer, or asked for by their ids. */
export const PORTION = 25;

/** Bytes after which a portion ends, however few things are in it; one alone may be larger. */
export const PORTION_BYTES = 8_000_000;

/** How many of the first things make a portion: at least one where there is one. */
export function fitting(things: readonly unknown[], most = PORTION_BYTES): number {
  let bytes = 0;
  for (const [at, thing] of things.entries()) {
    bytes += new Blob([JSON.stringify(thing) ?? '']).size;
    if (bytes > most && at > 0) return at;
  }
  return things.length;
}
