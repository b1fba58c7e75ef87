/**
 * Finds texts by the beginnings of their words, diacritics and case aside (`ho ngheo` finds "hộ nghèo"). Own code
 * and no search library: nothing is ranked here, so a sorted list of words with the numbers of the texts that hold
 * them is all there is to keep, some bytes a word where a library keeps an object.
 */
import { fold } from '../text/normalise.ts';

export class WordIndex {
  /** Numbers of the texts that hold a word, ascending. */
  #texts = new Map<string, number[]>();
  /** The words in order; null after new ones came. */
  #sorted: string[] | null = [];
  #known = new Map<string, number>();
  /** The texts that a word begins in, for the words asked last: a keystroke changes the last word only. */
  #asked = new Map<string, Uint8Array>();

  /** How many different texts there are. */
  get size(): number {
    return this.#known.size;
  }

  /** The number of a text, the next free one where it is new. */
  add(text: string): number {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const number = this.#known.size;
    this.#known.set(text, number);
    for (const word of new Set(fold(text).split(' '))) {
      if (word === '') continue;
      const texts = this.#texts.get(word);
      if (texts === undefined) {
        this.#texts.set(word, [number]);
        this.#sorted = null;
      } else texts.push(number);
    }
    this.#asked.clear();
    return number;
  }

  /** The words in order; sorting them is dear, and best done before somebody types. */
  #words(): string[] {
    this.#sorted ??= [...this.#texts.keys()].sort((a, b) => (a < b ? -1 : 1));
    return this.#sorted;
  }

  settle(): void {
    this.#words();
  }

  /** One byte a text: 1 where a word of it begins with `start`, which is folded. */
  beginning(start: string): Uint8Array {
    const known = this.#asked.get(start);
    if (known !== undefined) return known;
    const words = this.#words();
    const found = new Uint8Array(this.#known.size);
    let low = 0;
    for (let high = words.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((words[middle] as string) < start) low = middle + 1;
      else high = middle;
    }
    for (let i = low; i < words.length && words[i]?.startsWith(start); i++)
      for (const text of this.#texts.get(words[i] as string) ?? []) found[text] = 1;
    if (this.#asked.size >= 32) this.#asked.clear();
    this.#asked.set(start, found);
    return found;
  }
}

/** The words of what the reader typed, folded. */
export const wordsOf = (typed: string): string[] => fold(typed).split(' ').filter(Boolean);

/** A test whether every word typed begins a word of a text that was folded with `foldedOf`. */
export function matcher(typed: string): (folded: string) => boolean {
  const words = wordsOf(typed).map((word) => ` ${word}`);
  return (folded) => words.every((word) => folded.includes(word));
}

/** A text as `matcher`'s test takes it. */
export const foldedOf = (...parts: (string | null)[]): string => ` ${fold(parts.filter(Boolean).join(' '))}`;
