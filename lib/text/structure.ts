/**
 * What stands within what: sentence, quotation, bracket and clause of every token, and how many marks lie between two
 * tokens. The one structure that every rule asks which looks around. A clause has a predicate: a comma or a
 * conjunction opens one only where both sides have their own.
 */
import type { TextDocument } from './sentences.ts';
import type { Token } from './tokens.ts';

export interface Structure {
  /** Index of the sentence of each token, -1 between sentences. */
  sentence: Int32Array;
  /** The token that opened the innermost bracket around each token, or -1. */
  bracket: Int32Array;
  /** Number of the clause of each token, rising through the text. */
  clause: Int32Array;
  /** How many commas, and how many stronger marks (`;`, `:`, a spaced dash, the end of a sentence), stand before each token. */
  commas: Int32Array;
  stops: Int32Array;
}

const HARD = new Set([';', ':', '•', '*', '…', '!', '?', '–', '—']);
/** Conjunctions that can open a clause. */
const OPENERS = new Set(['và', 'còn', 'thì', 'nhưng', 'song', 'trong khi', 'mà', 'rồi']);
const PREDICATES = new Set(
  'tăng giảm đạt là có chiếm bằng vượt gấp lên xuống hụt được đã sẽ đang ước gồm'.split(' '),
);

/** Reads the structure of a text. Linear. */
export function structureOf(doc: TextDocument): Structure {
  const n = doc.tokens.length;
  const made: Structure = {
    sentence: new Int32Array(n).fill(-1),
    bracket: new Int32Array(n).fill(-1),
    clause: new Int32Array(n),
    commas: new Int32Array(n + 1),
    stops: new Int32Array(n + 1),
  };
  let clause = 0;
  doc.sentences.forEach((s, index) => {
    made.sentence.fill(index, s.from, s.to);
    markBrackets(doc.tokens, s.from, s.to, made.bracket);
    clause = markClauses(doc.tokens, s.from, s.to, made, clause + 1);
  });
  for (let i = 0; i < n; i++) {
    const { text, kind } = doc.tokens[i] as Token;
    const ends = kind === 'newline' || (made.sentence[i + 1] ?? -1) !== made.sentence[i];
    made.commas[i + 1] = (made.commas[i] as number) + (text === ',' ? 1 : 0);
    made.stops[i + 1] = (made.stops[i] as number) + (HARD.has(text) || ends ? 1 : 0);
  }
  return made;
}

function markBrackets(tokens: readonly Token[], from: number, to: number, bracket: Int32Array): void {
  const open: number[] = [];
  for (let i = from; i < to; i++) {
    const { text } = tokens[i] as Token;
    if (text === ')') open.pop();
    bracket[i] = open.at(-1) ?? -1;
    if (text === '(') open.push(i);
  }
}

/** Numbers the clauses of tokens `from..to`, the first `clause`; returns the last number given. */
function markClauses(
  tokens: readonly Token[],
  from: number,
  to: number,
  made: Structure,
  clause: number,
): number {
  // Pieces between commas, stronger marks and conjunctions; a piece without a predicate belongs to the one before.
  let number = clause;
  let start = from;
  let heldBefore = false;
  let held = false;
  let hard = false;
  const close = (end: number) => {
    if (start > from && (hard || (heldBefore && held))) {
      number++;
      heldBefore = held;
    } else heldBefore = heldBefore || held;
    made.clause.fill(number, start, end);
  };
  for (let i = from; i < to; i++) {
    const token = tokens[i] as Token;
    const inside = (made.bracket[i] as number) >= 0;
    const cut =
      !inside &&
      i > start &&
      (token.text === ',' || HARD.has(token.text) || (token.kind === 'word' && OPENERS.has(token.key)));
    if (cut) {
      close(i);
      start = i;
      held = false;
      hard = HARD.has(token.text);
    }
    if (!inside && token.kind === 'word' && PREDICATES.has(token.key)) held = true;
  }
  close(to);
  return number;
}

/** Commas and stronger marks between tokens `a` and `b`, whichever comes first. */
export const commasBetween = (s: Structure, a: number, b: number): number =>
  (s.commas[Math.max(a, b)] as number) - (s.commas[Math.min(a, b)] as number);
export const stopsBetween = (s: Structure, a: number, b: number): number =>
  (s.stops[Math.max(a, b)] as number) - (s.stops[Math.min(a, b)] as number);
