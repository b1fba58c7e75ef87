/** The words of `catalog/concepts.json` in their look-up forms. */
import data from '../catalog/concepts.json' with { type: 'json' };
import { lookUpWords } from '../catalog/wordings.ts';

interface Data {
  /** Heads that say nothing by themselves: "kinh phí", "vụ", "người tham dự". */
  open: readonly string[];
  /** Words around a label that are no part of what is measured. */
  fillers: readonly string[];
  /** What follows of a clause begins with these and is dropped; what leads to a label ends with those of `lead`. */
  cuts: readonly string[];
  lead: readonly string[];
  /** What changes the universe where it follows the label: "nâng cao", "tự nguyện". */
  qualifiers: readonly string[];
  /** What begins a clause that picks some of the things counted out: "được hỗ trợ nhà ở", "vào lớp 1". */
  narrowing: readonly string[];
  /** What says that all of it is meant, whatever the article is about: "hàng hóa". */
  wholes: readonly string[];
  /** Sectors that a sentence is about, the first of each list standing for it: "khu vực có quan hệ lao động". */
  sectors: readonly (readonly string[])[];
  /** Ways to say one thing, the first of each list standing for it. */
  folds: readonly (readonly string[])[];
  /** Of the open heads those that a topic of the passage completes. */
  topical: readonly string[];
  topics: readonly { id: string; cues: readonly string[] }[];
  /** Phrases of several words whose parts must not be read by themselves: "thu nhập" is no "thu". */
  compounds: readonly string[];
  /** Subjects of a story about one family or shop: its numbers are no statistics of the place. */
  micro: readonly string[];
  /** With the cue in the passage, or in the title and lead (`about`), the wider id means the narrower one. */
  narrower: readonly { cue: string; of: string; is: string; in: string }[];
  /** Words of single doings, which no period repeats: aid, gifts, openings. */
  once: readonly string[];
}
const {
  cuts,
  lead,
  open,
  fillers,
  qualifiers,
  narrowing,
  wholes,
  sectors,
  folds,
  topical,
  topics,
  once,
  compounds,
  micro,
  narrower,
}: Data = data;

interface Node<T> {
  next: Map<string, Node<T>>;
  value: T | null;
}

/** Finds phrases in a list of words, the longest at each place. */
export class Phrases<T> {
  #root: Node<T> = { next: new Map(), value: null };

  add(phrase: string, value: T): void {
    let node = this.#root;
    for (const word of lookUpWords(phrase)) {
      let next = node.next.get(word);
      if (next === undefined) {
        next = { next: new Map(), value: null };
        node.next.set(word, next);
      }
      node = next;
    }
    node.value ??= value;
  }

  /** The longest phrase that begins at `at`, and how many words it has; null where none does. */
  at(words: readonly string[], at: number): { value: T; length: number } | null {
    let node: Node<T> | undefined = this.#root;
    let best: { value: T; length: number } | null = null;
    for (let i = at; i < words.length; i++) {
      node = node.next.get(words[i] as string);
      if (node === undefined) break;
      if (node.value !== null) best = { value: node.value, length: i + 1 - at };
    }
    return best;
  }
}

const set = (phrases: readonly string[]) => {
  const found = new Phrases<true>();
  for (const phrase of phrases) found.add(phrase, true);
  return found;
};
const key = (phrase: string) => lookUpWords(phrase).join(' ');

export const fillerPhrases = set(fillers);
export const cutPhrases = set(cuts);
export const leadPhrases = set(lead);
export const microPhrases = set(micro);
export const narrowerIds = narrower.map((one) => ({ ...one, cue: key(one.cue) }));
export const qualifierPhrases = set(qualifiers);
export const narrowingPhrases = set(narrowing);
export const wholePhrases = set(wholes);
export const sectorPhrases = new Phrases<string>();
for (const [first = '', ...others] of sectors)
  for (const phrase of [first, ...others]) sectorPhrases.add(phrase, key(first));
/** From every way to say something to the one that stands for it; multi-word terms stand for themselves. */
export const foldedPhrases = new Phrases<string>();
for (const [first = '', ...others] of folds)
  for (const phrase of [first, ...others]) foldedPhrases.add(phrase, key(first));
for (const phrase of [...compounds, ...open, ...topical, ...once, ...qualifiers])
  foldedPhrases.add(phrase, key(phrase));
/** Folded terms that say nothing by themselves. */
export const openTerms = new Set([...open, ...topical].flatMap((phrase) => foldOf(phrase)));
export const topicalTerms = new Set(topical.flatMap((phrase) => foldOf(phrase)));
export const onceTerms = new Set(once.flatMap((phrase) => foldOf(phrase)));

export const topicPhrases = new Phrases<string>();
for (const { id, cues } of topics) for (const cue of cues) topicPhrases.add(cue, id);

function foldOf(phrase: string): string[] {
  const words = lookUpWords(phrase);
  const whole = foldedPhrases.at(words, 0);
  return whole !== null && whole.length === words.length ? [whole.value] : [words.join(' ')];
}
