/** Whether two wordings say the same: by the words they share, diacritics aside. */
import { fold } from '../text/normalise.ts';

/** Words that tell two wordings apart no further. */
const LIGHT = new Set('so ty ti le cac nhung cua tren dia ban duoc la ve tai cho va tong muc'.split(' '));

const wordsOf = (text: string): Set<string> =>
  new Set(
    fold(text)
      .replace(/[^\p{L}\p{N}%]+/gu, ' ')
      .split(' ')
      .filter((w) => w !== '' && !LIGHT.has(w)),
  );

/** Shared words, measured against the shorter wording and against both together: 0 to 1. */
export function likeness(a: string | null, b: string | null): number {
  const x = wordsOf(a ?? '');
  const y = wordsOf(b ?? '');
  if (x.size === 0 && y.size === 0) return 1;
  let common = 0;
  for (const w of x) if (y.has(w)) common++;
  const shorter = Math.min(x.size || 1, y.size || 1);
  return (common / shorter) * 0.5 + (common / (x.size + y.size - common || 1)) * 0.5;
}

export const alikeLabels = (a: string, b: string): boolean => likeness(a, b) >= 0.5;
