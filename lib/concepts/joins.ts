/**
 * What the reader has said of two concepts: that they are one, or that they are not. And which concepts may be one, to
 * ask the reader: words of one alike enough to the other's, and no known qualifier between them.
 */
import { indicatorById } from '../catalog/indicators.ts';
import { lookUpWords } from '../catalog/wordings.ts';
import type { Concept, ConceptSide, Correction } from '../records.ts';
import { conceptOfLabel, termsOf } from './index.ts';
import { qualifierPhrases } from './lexicon.ts';

/** The names of a side: the one that it had when the reader answered, and the one that its words give today. */
function namesOf({ name, label, unit, measure, topic }: ConceptSide): string[] {
  const today = name.startsWith('=')
    ? conceptOfLabel({ indicator: label, indicatorId: null, unit, measure }).name
    : null;
  const named = today === null || topic === null ? today : `${today}@${topic}`;
  return named === null || named === name ? [name] : [name, named];
}

/** The answers of a reader, by the concepts that they are about. */
export class Joins {
  #parents = new Map<string, string>();
  #refused = new Set<string>();
  #answers: Correction[] = [];

  constructor(corrections: readonly Correction[]) {
    const refused: [string, string][] = [];
    for (const correction of corrections) {
      const { scope, join } = correction;
      if (scope !== 'concept' || join === undefined) continue;
      this.#answers.push(correction);
      const [of, and] = [namesOf(join.of), namesOf(join.and)];
      for (const names of [of, and]) for (const name of names) this.#unite(names[0] as string, name);
      if (join.same) this.#unite(of[0] as string, and[0] as string);
      else refused.push([of[0] as string, and[0] as string]);
    }
    for (const [a, b] of refused)
      for (const key of [
        [a, b],
        [b, a],
      ])
        this.#refused.add(key.map((n) => this.#root(n)).join('\n'));
  }

  #root(name: string): string {
    let at = name;
    for (let up = this.#parents.get(at); up !== undefined && up !== at; up = this.#parents.get(at)) at = up;
    return at;
  }

  #unite(a: string, b: string): void {
    const [x, y] = [this.#root(a), this.#root(b)];
    this.#parents.set(x, x);
    this.#parents.set(y, x);
    this.#parents.set(b, this.#parents.get(b) ?? x);
  }

  /** Every name of what the reader takes for one with `name`, that name first. */
  names(name: string): string[] {
    const root = this.#root(name);
    const others = [...this.#parents.keys()].filter((other) => other !== name && this.#root(other) === root);
    return [name, ...others];
  }

  /** The reader has said already what two concepts are to each other. */
  isAnswered(a: string, b: string): boolean {
    const [x, y] = [this.#root(a), this.#root(b)];
    return x === y || this.#refused.has(`${x}\n${y}`);
  }

  /** The answers that are about a concept. */
  about(name: string): Correction[] {
    const root = this.#root(name);
    return this.#answers.filter(
      ({ join }) => join !== undefined && [join.of, join.and].some((side) => this.#root(side.name) === root),
    );
  }
}

/** Share of words in common from which two wordings may be of one thing; set by hand, `docs/measuring.md` has how it does. */
const ALIKE = 0.5;

/** How alike the words of two concepts are, from 0 to 1; 0 where what lies between them is known to make two things. */
export function likeness(a: Concept, b: Concept): number {
  if (a.name === null || b.name === null || a.name === b.name || a.topic !== b.topic) return 0;
  if (indicatorById(a.indicatorId)?.unlike.includes(b.indicatorId ?? '')) return 0;
  if (indicatorById(b.indicatorId)?.unlike.includes(a.indicatorId ?? '')) return 0;
  // Two entries of the catalogue are two things.
  if (a.indicatorId !== null && b.indicatorId !== null) return 0;
  const [x, y] = [a, b].map(({ label }) => new Set(termsOf(label).flatMap(lookUpWords))) as [
    Set<string>,
    Set<string>,
  ];
  const between = [...x].filter((word) => !y.has(word)).concat([...y].filter((word) => !x.has(word)));
  if (hasQualifier(between)) return 0;
  const common = [...x].filter((word) => y.has(word)).length;
  return common / (x.size + y.size - common);
}

/** Whether an unsure pair is worth the reader's answer. */
export const mayBeOne = (a: Concept, b: Concept): boolean => likeness(a, b) >= ALIKE;

const hasQualifier = (words: readonly string[]) =>
  words.some((_, at) => qualifierPhrases.at(words, at) !== null);
