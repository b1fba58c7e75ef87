/** Words, numbers and punctuation with their places; the one pass over characters that every rule builds on. */
import { wordKey } from './normalise.ts';

export type TokenKind = 'word' | 'number' | 'code' | 'punct' | 'newline';

export interface Token {
  kind: TokenKind;
  /** As written in the normalised text. */
  text: string;
  /** Look-up form, see `wordKey`; for punctuation the character itself. */
  key: string;
  /** Offsets into the normalised text, end-exclusive. */
  start: number;
  end: number;
  /** White space (or the start of the text) stands before it. */
  spaced: boolean;
  capital: boolean;
}

/** What is longer counts nothing: a code, or digits that no number of this machine holds. */
const LONGEST_NUMBER = 30;

const isDigit = (c: number) => c >= 48 && c <= 57;
const LETTER = /\p{L}|\p{M}/u;
/** Whether a UTF-16 code unit is a letter or a combining mark; `ch` is the unit as a string. */
export function isLetter(c: number, ch: string): boolean {
  if ((c >= 97 && c <= 122) || (c >= 65 && c <= 90)) return true;
  if (c < 0xaa) return false;
  // Every letter of Vietnamese, before the slow question for all others.
  if ((c >= 0xc0 && c <= 0x24f) || (c >= 0x1e00 && c <= 0x1eff)) return c !== 0xd7 && c !== 0xf7;
  return LETTER.test(ch);
}
const isUpper = (ch: string) => ch !== ch.toLowerCase() && ch === ch.toUpperCase();

type Form = Pick<Token, 'text' | 'key' | 'capital'>;
/** Every word met, so that a long text keeps each once, not as often as it is written. */
const forms = new Map<string, Form>();
function formOf(word: string, kind: 'word' | 'code'): Form {
  const known = forms.get(word);
  if (known !== undefined) return known;
  const form: Form = {
    text: word,
    key: kind === 'word' ? wordKey(word) : word,
    capital: isUpper(word[0] as string),
  };
  // Bounded: hostile text must not grow the cache without end.
  if (forms.size < 20_000 && word.length <= 24) forms.set(word, form);
  return form;
}

/**
 * Tokens of a normalised text, in order. A number is one token with its inner separators (`24.761,596`);
 * letters with digits inside are a code (`TBR36`, `H5N1`), save that letters after a number start a new
 * word (`38km`), and so are digits beyond every count. Linear.
 */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let spaced = true;
  const push = (kind: TokenKind, start: number, end: number) => {
    const written = text.slice(start, end);
    if (kind === 'word' || kind === 'code') {
      const { text: word, key, capital } = formOf(written, kind);
      tokens.push({ kind, text: word, key, start, end, spaced, capital });
    } else tokens.push({ kind, text: written, key: written, start, end, spaced, capital: false });
    spaced = false;
  };
  const { length } = text;
  let i = 0;
  while (i < length) {
    const c = text.charCodeAt(i);
    if (c === 10 || c === 13) {
      push('newline', i, i + 1);
      spaced = true;
      i++;
    } else if (c === 32) {
      spaced = true;
      i++;
    } else if (isDigit(c)) {
      let j = i + 1;
      while (j < length) {
        const d = text.charCodeAt(j);
        if (isDigit(d)) j++;
        else if ((d === 46 || d === 44) && j + 1 < length && isDigit(text.charCodeAt(j + 1))) j += 2;
        else break;
      }
      push(j - i > LONGEST_NUMBER ? 'code' : 'number', i, j);
      i = j;
    } else if (isLetter(c, text[i] as string)) {
      let j = i + 1;
      let digits = false;
      while (j < length) {
        const d = text.charCodeAt(j);
        if (isDigit(d)) digits = true;
        else if (!isLetter(d, text[j] as string)) {
          const apostrophe = d === 39 || d === 0x2019 || d === 0x2bc;
          if (!(apostrophe && j + 1 < length && isLetter(text.charCodeAt(j + 1), text[j + 1] as string)))
            break;
        }
        j++;
      }
      push(digits ? 'code' : 'word', i, j);
      i = j;
    } else {
      push('punct', i, i + 1);
      i++;
    }
  }
  return tokens;
}
