/** W3C selectors for a span of an article's text, made so that they can be told apart again. */
import type { Figure } from '../records.ts';
import { type AnchorSubject, anchorIn } from './anchor.ts';
import { CodePoints } from './code-points.ts';
import { NEAR, ROUNDING, type Selectors } from './selector-types.ts';
import { readUnits, type Unit } from './units.ts';

/** No sentence of prose is longer before or after a figure; a "sentence" that is comes from a list without stops. */
const LONGEST = 256;
/** How far the context is widened, step by step, where the sentence alone does not tell the place. */
const WIDER = [96, 192, 384];

/**
 * The span without the space around it and with its first and last word or number whole: half of `71,8` is another
 * number. Null where nothing but space and marks is in it.
 */
export function wholeWords(
  text: string,
  span: { start: number; end: number },
): { start: number; end: number } | null {
  let start = Math.max(0, Math.min(span.start, text.length));
  let end = Math.max(start, Math.min(span.end, text.length));
  while (start < end && /\s/.test(text[start] as string)) start++;
  while (end > start && /\s/.test(text[end - 1] as string)) end--;
  const touched = readUnits(text).filter((unit) => unit.start < end && unit.end > start);
  const first = touched[0];
  const last = touched[touched.length - 1];
  if (first === undefined || last === undefined) return null;
  return { start: Math.min(start, first.start), end: Math.max(end, last.end) };
}

/**
 * Selectors for text[start, end). The context reaches `NEAR` characters past both ends of the sentence.
 * Where that would also fit another place of the same text (a sentence that is printed twice, rows that differ only
 * in their number) it is widened until it would not: until the text without the sentence holds no place for it.
 * `figures`: what the engine reads in the text; `subject`: what the span is.
 */
export function makeSelectors(
  text: string,
  { start, end }: { start: number; end: number },
  figures: readonly Figure[] = [],
  subject: AnchorSubject = { kind: 'text' },
): Selectors {
  const points = new CodePoints(text);
  const own = sentencesOf(readUnits(text), start, end, text.length);
  const [left, right] = own === null ? [start, end] : [own.left, own.right];
  /** `beyond`: characters past the sentence on each side. */
  const around = (beyond: number): Selectors => {
    const cutLeft = beyond === NEAR && start - left > LONGEST;
    const cutRight = beyond === NEAR && right - end > LONGEST;
    const from = wordStart(text, cutLeft ? start - LONGEST : left - beyond);
    const to = wordEnd(text, cutRight ? end + LONGEST : right + beyond);
    return {
      quote: {
        type: 'TextQuoteSelector',
        exact: text.slice(start, end),
        prefix: text.slice(from, start),
        suffix: text.slice(end, to),
      },
      position: {
        type: 'TextPositionSelector',
        start: points.fromOffset(start),
        end: points.fromOffset(end),
      },
    };
  };
  if (own === null) return around(NEAR);
  const deleted = '\n'.repeat(own.right - own.left);
  const others = figures.filter((figure) => figure.end <= own.left || figure.start >= own.right);
  const without = anchorIn(text.slice(0, own.left) + deleted + text.slice(own.right), others);
  // A person may be found anywhere; the context still tells where it was.
  const asked = subject.kind === 'official' ? undefined : subject;
  for (const beyond of [NEAR, ...WIDER]) {
    const tried = around(beyond);
    const other = without({ ...tried, position: null }, asked);
    if (other.state === 'orphan' && !other.several) return tried;
  }
  // It is printed here again and again with everything around it: only where it stands can tell.
  return around(WIDER[WIDER.length - 1] as number);
}

/**
 * The sentences that a span stands in, from the last word before them to the first one after them, so that the
 * marks between go with them; null where no word is in the span.
 */
function sentencesOf(units: readonly Unit[], start: number, end: number, length: number) {
  const touched = units.filter((unit) => unit.start < end && unit.end > start);
  const first = touched[0]?.sentence;
  const last = touched[touched.length - 1]?.sentence;
  if (first === undefined || last === undefined) return null;
  let left = 0;
  let right = length;
  for (const unit of units) {
    if (unit.sentence < first) left = unit.end;
    if (unit.sentence > last) {
      right = unit.start;
      break;
    }
  }
  return { left, right };
}

/** The context begins and ends with a whole word, where one ends near enough. */
function wordStart(text: string, at: number): number {
  let start = Math.max(0, at);
  while (start > 0 && at - start < ROUNDING && !/\s/.test(text[start - 1] as string)) start--;
  return start;
}
function wordEnd(text: string, at: number): number {
  let end = Math.min(text.length, at);
  while (end < text.length && end - at < ROUNDING && !/\s/.test(text[end] as string)) end++;
  return end;
}
