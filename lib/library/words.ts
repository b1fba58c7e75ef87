/**
 * Finds texts by the beginnings of their words. What is typed without diacritics finds every spelling (`ho ngheo` finds
 * "hộ nghèo"); a diacritic that is typed must be there (`hụt` does not find "hút"). Own code and no search library: the
 * numbers of each text's words in one list of numbers are all there is to keep, looking through all of them takes less
 * than a frame, and no library knows Vietnamese spelling.
 */
import { fold, wordKey } from '../text/normalise.ts';

/** Letters and digits; marks of a number inside it (`1.110`, `75,3%`, `74 %`). */
const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|(?<=\p{N})[.,](?=\p{N}))*(?:(?<=\p{N})\s?%)?/gu;
/** What has points or commas and is one number; anything else (`1.7.2025`) is several. */
const NUMERAL = /^(?:\d{1,3}(?:[.,]\d{3})+(?:[.,]\d+)?|\d+[.,]\d+)%?$/;

/** What stands between two spaces is taken apart once: the same words come again and again, numbers do not. */
const taken = new Map<string, readonly string[]>();
const MOST_TAKEN = 50_000;

function takenApart(part: string): readonly string[] {
  if (/^\d+%?$/.test(part) || NUMERAL.test(part)) return [part];
  const known = taken.get(part);
  if (known !== undefined) return known;
  const words = [...part.matchAll(WORD)].flatMap(([found]) => partsOf(plain(found)).map(wordKey));
  if (part.length <= 24 && taken.size < MOST_TAKEN) taken.set(part, words);
  return words;
}

/** The words of a text as they are looked up: lower case, NFC, in the one spelling of `wordKey`. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const part of text.split(/\s+/)) {
    const last = words.at(-1);
    if (part.startsWith('%') && last !== undefined && /\d$/.test(last)) words[words.length - 1] = `${last}%`;
    else for (const word of takenApart(part)) words.push(word);
  }
  return words;
}

const plain = (word: string) => word.normalize('NFC').toLowerCase().replace(/\s/g, '');
const partsOf = (word: string): string[] =>
  /[.,]/.test(word) && !NUMERAL.test(word) ? word.split(/[.,]/) : [word];

/** A word without its diacritics, and a number in one writing: `1.110` → `1110`, `75.3` → `75,3`. */
function keyOf(word: string): string {
  const [first = ''] = word;
  if (first < '0' || first > '9') return fold(word);
  if (/^\d{1,3}(?:\.\d{3})+(?!\d)/.test(word)) return word.replaceAll('.', '');
  if (/^\d{1,3}(?:,\d{3}){2,}(?!\d)/.test(word)) return word.replaceAll(',', '');
  return /[.,]/.test(word) ? word.replace('.', ',') : fold(word);
}

/** One way to read a word that was typed. */
interface Reading {
  written: string;
  /** Null where the word counts as it was typed. */
  key: string | null;
  /** It has diacritics, which must be there. */
  marked: boolean;
  /** It must be the whole word. */
  whole: boolean;
}
/** A word that was typed, perhaps not yet to its end. */
export interface Typed {
  word: string;
  readings: readonly Reading[];
}

/** Whole words that are written with `i` or `y`; `wordKey` gives the marked ones with `y`. */
const WITH_Y: ReadonlyMap<string, string> = new Map(
  Object.entries({ ti: 'ty', ki: 'ky', li: 'ly', mi: 'my', si: 'sy', qui: 'quy' }),
);

/** The words that a reader typed. */
export function typedWords(text: string): Typed[] {
  const all: Typed[] = [];
  for (const [found] of text.matchAll(WORD))
    for (const word of partsOf(plain(found))) {
      const written = new Set([word, wordKey(word)]);
      const readings = [...written].map((one): Reading => {
        const key = keyOf(one);
        return { written: one, key, marked: !/^\d/.test(one) && key !== one, whole: false };
      });
      const withY = WITH_Y.get(word);
      if (withY !== undefined) readings.push({ written: withY, key: withY, marked: false, whole: true });
      // Half a number, which is no number by itself: `1.11` of `1.110`.
      if (/^\d+[.,]/.test(word)) readings.push({ written: word, key: null, marked: false, whole: false });
      all.push({ word, readings });
    }
  return all;
}

/** Whether a word, given with its key, begins with what was typed. */
function begins(word: string, key: string, { readings }: Typed): boolean {
  for (const typed of readings) {
    if (typed.key === null) {
      if (word.startsWith(typed.written)) return true;
    } else if (typed.whole ? key === typed.key : key.startsWith(typed.key))
      if (!typed.marked || carries(word, key, typed.written)) return true;
  }
  return false;
}

/** Whether every diacritic that was typed is in the word; more of them may be, as a mark is typed after the letter. */
function carries(word: string, key: string, typed: string): boolean {
  if (key.length !== word.length) return true;
  for (let i = 0; i < typed.length; i++) {
    const [wanted, found] = [typed[i] as string, word[i] as string];
    if (wanted === found || wanted === key[i]) continue;
    if (wanted === 'đ') return false;
    const marks = found.normalize('NFD');
    if (![...wanted.normalize('NFD')].every((mark) => marks.includes(mark))) return false;
  }
  return true;
}

/** Where in `text`, in UTF-16 code units, the words stand that begin with one of those typed; in order. */
export function matchesIn(text: string, typed: readonly Typed[]): { start: number; end: number }[] {
  if (typed.length === 0) return [];
  const found: { start: number; end: number }[] = [];
  for (const match of text.matchAll(WORD)) {
    const fits = partsOf(plain(match[0])).some((part) => {
      const word = wordKey(part);
      const key = keyOf(word);
      return typed.some((one) => begins(word, key, one));
    });
    if (fits) found.push({ start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** Characters of a sentence before the first word found, and at most altogether, in UTF-16 code units. */
const BEFORE = 24;
const LONGEST = 160;

/**
 * The part of `sentence` in which stands what was searched for and none of `shown` says; null where they say it all, or
 * the sentence does not either.
 */
export function excerptOf(
  sentence: string,
  shown: readonly string[],
  sought: readonly Typed[],
): string | null {
  const missing = sought.filter((one) => shown.every((text) => matchesIn(text, [one]).length === 0));
  const [first] = matchesIn(sentence, missing);
  if (first === undefined) return null;
  const from = first.start <= BEFORE ? 0 : sentence.lastIndexOf(' ', first.start - BEFORE) + 1;
  return `${from === 0 ? '' : '… '}${sentence.slice(from, from + LONGEST)}`;
}

export class WordIndex {
  #words = new Map<string, number>();
  /** The key of each word, and the words by the first letters of their keys. */
  #keys: string[] = [];
  #opening = new Map<string, number[]>();
  #written: string[] = [];
  /** Words of text after text, and where those of each text end. */
  #spelled = new Uint32Array(1024);
  #ends: number[] = [];
  #known = new Map<string, number>();
  /** The texts that a word begins in, for the words asked last: a keystroke changes the last word only. */
  #asked = new Map<string, Uint8Array>();

  /** How many texts there are. */
  get size(): number {
    return this.#ends.length;
  }

  /** The number of a text, the next free one where it is new. */
  add(text: string): number {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    this.#known.set(text, this.size);
    const numbers = wordsOf(text).map((word) => this.#numberOf(word));
    let end = this.#room(numbers.length);
    for (const number of numbers) this.#spelled[end++] = number;
    this.#ends.push(end);
    if (this.#asked.size > 0) this.#asked.clear();
    return this.size - 1;
  }

  /**
   * Takes in texts that are taken apart already, each a text of its own: of each how many words it has, then their
   * places in `words`. The number of the first; the others follow.
   */
  addSpelled(words: readonly string[], spelled: Uint32Array): number {
    const first = this.size;
    const numbers = words.map((word) => this.#numberOf(word));
    let end = this.#room(spelled.length);
    for (let at = 0; at < spelled.length; ) {
      const stop = at + 1 + (spelled[at] as number);
      for (at++; at < stop; at++) this.#spelled[end++] = numbers[spelled[at] as number] as number;
      this.#ends.push(end);
    }
    this.#asked.clear();
    return first;
  }

  #numberOf(word: string): number {
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    const number = this.#words.size;
    this.#words.set(word, number);
    const key = keyOf(word);
    this.#keys.push(key);
    this.#written.push(word);
    const alike = this.#opening.get(key.charAt(0));
    if (alike === undefined) this.#opening.set(key.charAt(0), [number]);
    else alike.push(number);
    return number;
  }

  /** Makes room for so many words more; gives where they begin. */
  #room(words: number): number {
    const end = this.#ends.at(-1) ?? 0;
    if (end + words > this.#spelled.length) {
      const larger = new Uint32Array(2 * (end + words));
      larger.set(this.#spelled);
      this.#spelled = larger;
    }
    return end;
  }

  /** One byte a text: 1 where a word of it begins with what was typed. */
  beginning(typed: Typed): Uint8Array {
    const known = this.#asked.get(typed.word);
    if (known !== undefined) return known;
    const fitting = new Uint8Array(this.#words.size);
    const [first] = typed.readings;
    for (const number of this.#opening.get((first?.key ?? '').charAt(0)) ?? [])
      fitting[number] = begins(this.#written[number] as string, this.#keys[number] as string, typed) ? 1 : 0;
    const [spelled, ends] = [this.#spelled, this.#ends];
    const found = new Uint8Array(ends.length);
    // What begins with the longer word begins with the shorter one; half a number may be another number.
    const shorter = /[.,]/.test(typed.word) ? undefined : this.#asked.get(typed.word.slice(0, -1));
    for (let text = 0, at = 0; text < ends.length; text++) {
      const end = ends[text] as number;
      if (shorter === undefined || shorter[text] === 1) {
        while (at < end && fitting[spelled[at] as number] === 0) at++;
        if (at < end) found[text] = 1;
      }
      at = end;
    }
    if (this.#asked.size >= 32) this.#asked.clear();
    this.#asked.set(typed.word, found);
    return found;
  }
}

/** A text taken apart for `matcher`: its words and their keys in the same order, each between two spaces. */
export interface Searchable {
  words: string;
  keys: string;
}

export function searchable(...parts: (string | null)[]): Searchable {
  const words = wordsOf(parts.filter(Boolean).join(' '));
  return { words: ` ${words.join(' ')} `, keys: ` ${words.map(keyOf).join(' ')} ` };
}

/** A test whether every word typed begins a word of a text. */
export function matcher(typed: string): (of: Searchable) => boolean {
  const wanted = typedWords(typed);
  return ({ words, keys }) =>
    wanted.every((one) => {
      // Most texts hold nothing like it.
      if (!one.readings.some(({ key }) => key === null || keys.includes(` ${key}`))) return false;
      const [apart, keyed] = [words.split(' '), keys.split(' ')];
      return apart.some((word, i) => word !== '' && begins(word, keyed[i] as string, one));
    });
}
