/**
 * An article's text as re-anchoring compares it: words and numbers, without what an edit of the page's form changes
 * (composed or decomposed letters, white space, punctuation, case, the place of a tone mark).
 */
import hedgeTable from '../catalog/hedges.json' with { type: 'json' };
import { readText } from '../text/sentences.ts';
import type { Token } from '../text/tokens.ts';

export interface Unit {
  /** Look-up form: `wordKey` of a word, a number as written. */
  key: string;
  /**
   * `value`: a number that says how much, and may be corrected. `fixed`: one that says which (year, month, date,
   * number of a decree): another one makes another statement. `word`: everything else.
   */
  kind: 'word' | 'value' | 'fixed';
  /** A word that names something: written with a capital where no sentence begins. */
  name: boolean;
  /** Offsets into the text as given, end-exclusive. */
  start: number;
  end: number;
  /** Running numbers of the sentence and of the clause (between commas, brackets, dashes) it stands in. */
  sentence: number;
  clause: number;
}

/** Single words that only say how near a number is: `hơn`, `gần`. A corrected value often comes with another one. */
const HEDGES = new Set(
  Object.values(hedgeTable.before as Record<string, string[]>)
    .flat()
    .filter((words) => !words.includes(' ')),
);
/** Words after which a short whole number says which one, not how many. */
const NAMING = new Set('tháng quý ngày số khóa quận phường thứ điều khoản đợt tuần kỳ tổ'.split(' '));
const CLAUSE_MARKS = new Set([',', ';', ':', '(', ')', '[', ']', '–', '—']);

const isYear = (text: string) => /^(?:19|20)\d\d$/.test(text);
const isShort = (text: string) => /^\d{1,3}$/.test(text);

/** `15/6`, `01/2024/NQ-CP`, `2021-2025`: joined without a space to what stands beside it. */
function isJoined(tokens: readonly Token[], at: number): boolean {
  const joins = (mark: Token | undefined, other: Token | undefined, spaced: boolean) =>
    mark?.text === '/' || (mark?.text === '-' && !spaced && other?.kind === 'number' && !other.spaced);
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  const here = tokens[at] as Token;
  if (before && !here.spaced && joins(before, tokens[at - 2], before.spaced) && !before.spaced) return true;
  return after !== undefined && !after.spaced && joins(after, tokens[at + 2], after.spaced);
}

/** The units of a text, in order. Linear; any string is accepted. */
export function readUnits(text: string): Unit[] {
  const whole = [{ kind: 'paragraph' as const, start: 0, end: text.length }];
  const { tokens, sentences, normal } = readText({ text, blocks: whole });
  const units: Unit[] = [];
  let clause = 0;
  sentences.forEach((sentence, number) => {
    clause++;
    let first = true;
    for (let i = sentence.from; i < sentence.to; i++) {
      const token = tokens[i] as Token;
      const { kind } = token;
      if (kind === 'punct' && token.text !== '%') {
        const dash = token.text === '-' && token.spaced && tokens[i + 1]?.spaced === true;
        if (dash || CLAUSE_MARKS.has(token.text)) clause++;
        continue;
      }
      if (kind === 'newline') continue;
      if (kind === 'word' && HEDGES.has(token.key) && tokens[i + 1]?.kind === 'number') continue;
      const before = tokens[i - 1];
      const named = before?.kind === 'word' && NAMING.has(before.key) && isShort(token.text);
      const fixed = kind === 'number' && (isYear(token.text) || named || isJoined(tokens, i));
      units.push({
        key: token.key,
        kind: kind !== 'number' ? 'word' : fixed ? 'fixed' : 'value',
        name: token.capital && !first,
        start: normal.toOriginal(token.start),
        end: normal.toOriginal(token.end),
        sentence: number,
        clause,
      });
      first = false;
    }
  });
  return units;
}
