/**
 * Finds texts by the beginnings of their words, diacritics and case aside (`ho ngheo` finds "hộ nghèo"). Own code
 * and no search library: nothing is ranked here, so the numbers of each text's words in one list of numbers are all
 * there is to keep, and looking through all of them takes less than a frame.
 */
import { fold } from '../text/normalise.ts';

export class WordIndex {
  #words = new Map<string, number>();
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
    const words = [...new Set(wordsOf(text))];
    return this.addSpelled(words, Uint32Array.from([words.length, ...words.keys()]));
  }

  /**
   * Takes in texts that are folded and taken apart already, each a text of its own: of each how many words it has,
   * then their places in `words`. The number of the first; the others follow.
   */
  addSpelled(words: readonly string[], spelled: Uint32Array): number {
    const first = this.size;
    const numbers = words.map((word) => {
      const known = this.#words.get(word);
      if (known !== undefined) return known;
      this.#words.set(word, this.#words.size);
      return this.#words.size - 1;
    });
    let end = this.#ends.at(-1) ?? 0;
    if (end + spelled.length > this.#spelled.length) {
      const larger = new Uint32Array(2 * (end + spelled.length));
      larger.set(this.#spelled);
      this.#spelled = larger;
    }
    for (let at = 0; at < spelled.length; ) {
      const stop = at + 1 + (spelled[at] as number);
      for (at++; at < stop; at++) this.#spelled[end++] = numbers[spelled[at] as number] as number;
      this.#ends.push(end);
    }
    this.#asked.clear();
    return first;
  }

  /** One byte a text: 1 where a word of it begins with `start`, which is folded. */
  beginning(start: string): Uint8Array {
    const known = this.#asked.get(start);
    if (known !== undefined) return known;
    const begins = new Uint8Array(this.#words.size);
    let number = 0;
    for (const word of this.#words.keys()) begins[number++] = word.startsWith(start) ? 1 : 0;
    const [spelled, ends] = [this.#spelled, this.#ends];
    const found = new Uint8Array(ends.length);
    for (let text = 0, at = 0; text < ends.length; text++) {
      const end = ends[text] as number;
      while (at < end && begins[spelled[at] as number] === 0) at++;
      if (at < end) found[text] = 1;
      at = end;
    }
    if (this.#asked.size >= 32) this.#asked.clear();
    this.#asked.set(start, found);
    return found;
  }
}

/** The words of a text, or of what the reader typed, folded. */
export const wordsOf = (text: string): string[] => fold(text).split(' ').filter(Boolean);

/** A test whether every word typed begins a word of a text that was folded with `foldedOf`. */
export function matcher(typed: string): (folded: string) => boolean {
  const words = wordsOf(typed).map((word) => ` ${word}`);
  return (folded) => words.every((word) => folded.includes(word));
}

/** A text as `matcher`'s test takes it. */
export const foldedOf = (...parts: (string | null)[]): string => ` ${fold(parts.filter(Boolean).join(' '))}`;
