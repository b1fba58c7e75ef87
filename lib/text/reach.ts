/** How far into a text figures and officials are read: as far as any newspaper writes, and no hostile page goes. */

/** Characters. */
const MOST_TEXT = 200_000;
/** Numbers, which cost more than words. */
const MOST_NUMBERS = 4000;

/** Offset up to which `text` is read: its end, or the end of a line before it is too much. Linear. */
export function reachOf(text: string): number {
  let limit = Math.min(text.length, MOST_TEXT);
  const numbers = /\d[\d.,]*/g;
  for (let count = 0; count <= MOST_NUMBERS; count++) {
    const found = numbers.exec(text);
    if (found === null || found.index >= limit) break;
    if (count === MOST_NUMBERS) limit = found.index;
  }
  if (limit === text.length) return limit;
  const line = text.lastIndexOf('\n', limit - 1);
  return line > limit / 2 ? line : limit;
}
