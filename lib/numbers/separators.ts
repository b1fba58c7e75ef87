/**
 * Which mark groups thousands and which starts decimals where one token can be read both ways: the article's own
 * habit, what the unit can hold at all, and whether what is counted can be broken.
 */
import table from '../catalog/units.json' with { type: 'json' };
import type { Token } from '../text/tokens.ts';
import type { UnitKind } from './units.ts';

/** How an article writes its numbers: `1.234,5`, `1,234.5`, or too little of either to tell. */
export type Habit = 'vietnamese' | 'english' | null;

const largest: ReadonlyMap<string, number> = new Map(Object.entries(table.largest));

/** The habit of a text, by a vote of the tokens that only one habit writes. Linear. */
export function habitOf(tokens: readonly Token[]): Habit {
  let english = 0;
  let vietnamese = 0;
  for (const token of tokens) {
    if (token.kind !== 'number') continue;
    if (/^\d{1,3}(,\d{3}){2,}$/.test(token.text)) english += 2;
    // Alone it may be a date (`18.4`) or a slip.
    else if (/^\d+\.\d{1,2}$/.test(token.text)) english += 0.25;
    else if (/^\d+,\d{1,2}$/.test(token.text) || /^\d{1,3}(\.\d{3}){2,}(,\d+)?$/.test(token.text))
      vietnamese++;
    else if (/^\d{1,3}(\.\d{3})+,\d+$/.test(token.text)) vietnamese++;
  }
  if (vietnamese > 0) return english < vietnamese ? 'vietnamese' : null;
  return english >= 2 ? 'english' : null;
}

interface Reading {
  value: number;
  /** The reading not taken, where it remains possible. */
  alternative: number | null;
}

/**
 * Settles a token with one mark before three digits. `text` is the token, `grouped` and `decimal` its two readings
 * multiplied out, `scale` the multiplier behind it (1: none).
 */
export function settleSeparator(
  text: string,
  grouped: number,
  decimal: number,
  scale: number,
  unit: string | null,
  kind: UnitKind | null,
  habit: Habit,
): Reading {
  const only = (value: number): Reading => ({ value, alternative: null });
  if (text.includes(',')) {
    // What is counted is whole: `2,500 lao động` are no two and a half.
    if (habit === 'english' || (kind === 'count' && scale === 1)) return only(grouped);
    return only(decimal);
  }
  if (habit === 'english' && !(kind === 'count' && scale === 1)) return only(decimal);
  const most = largest.get(unit ?? '');
  if (most !== undefined && grouped > most) return { value: decimal, alternative: grouped };
  // English copy is translated with its dots: of dollars by the billion, people by the million and per cent.
  const doubtful =
    kind === 'rate' ||
    (scale >= 1e9 && unit === 'USD') ||
    (scale === 1e6 && kind === 'count' && /^\d\./.test(text));
  if (!doubtful) return only(grouped);
  const round = kind === 'rate' && text.endsWith('00');
  return habit === 'vietnamese' || round
    ? { value: grouped, alternative: decimal }
    : { value: decimal, alternative: grouped };
}
