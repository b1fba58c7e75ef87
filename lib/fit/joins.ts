/**
 * Fits how sure the name of a concept is: to labelled figures, whose label a careful reader wrote out, and to pairs of
 * figures that were judged to be the same thing or not. Logistic, over the clues of `concepts/certainty.ts`.
 */
import { type Clue, clues } from '../concepts/certainty.ts';

/** One name, or two names that are equal: the chance that all of them are right is the product of theirs. */
export interface NameExample {
  /** The clues of each name. */
  names: readonly (readonly Clue[])[];
  /** The articles that it comes from. */
  articles: readonly string[];
  right: boolean;
  /** How often it counts. */
  times: number;
}

export type ClueWeights = Readonly<Record<Clue, number>>;

/** What is held of a clue before anything is seen of it: the nearer to the number a name is told, the surer. */
const PRIOR: ClueWeights = {
  any: 0,
  label: 2.4,
  sentence: 2.2,
  paragraph: 1.4,
  article: 0.8,
  near: 0.8,
  longer: 1.4,
  wider: 1.1,
  words: 1.7,
  'topic of sentence': 1.4,
  'topic of paragraph': 1.1,
  'topic of article': 0.6,
  'few words': -0.9,
  once: -1.3,
  'unit alone': -1,
  narrowed: 0,
  narrower: -0.4,
};
/** Pull towards these, found by cross-validation; length and number of the steps downhill. */
const RIDGE = 10;
const STEP = 2;
const STEPS = 600;

const sigmoid = (score: number) => 1 / (1 + Math.exp(-score));
const withAny = (given: readonly Clue[]): readonly Clue[] => ['any', ...given];
const chanceOf = (weights: ClueWeights, given: readonly Clue[]) =>
  sigmoid(withAny(given).reduce((sum, clue) => sum + weights[clue], 0));

/** The chance that every name of an example is right. */
export const chance = (weights: ClueWeights, { names }: NameExample): number =>
  names.reduce((product, given) => product * chanceOf(weights, given), 1);

/** Weights most likely for the examples, drawn towards what is held before; deterministic. */
export function fitClues(examples: readonly NameExample[]): ClueWeights {
  const weights = { ...PRIOR } as Record<Clue, number>;
  const total = examples.reduce((sum, { times }) => sum + times, 0);
  for (let step = 0; step < STEPS; step++) {
    const slope = Object.fromEntries(
      clues.map((clue) => [clue, RIDGE * (PRIOR[clue] - weights[clue])]),
    ) as Record<Clue, number>;
    for (const example of examples) {
      const all = chance(weights, example);
      for (const given of example.names) {
        const one = chanceOf(weights, given);
        // The slope of log(p), or of log(1 - p), along the score of this name.
        const along = example.right ? 1 - one : (-all * (1 - one)) / Math.max(1 - all, 1e-9);
        for (const clue of withAny(given)) slope[clue] += example.times * along;
      }
    }
    for (const clue of clues) weights[clue] += (STEP * slope[clue]) / Math.max(total, 1);
  }
  return Object.fromEntries(
    clues.map((clue) => [clue, Math.round(weights[clue] * 100) / 100]),
  ) as ClueWeights;
}

/** The mean surprise, in nats, at what is right and what is not; less is better. */
export function surprise(examples: readonly NameExample[], chanceFor: (one: NameExample) => number): number {
  let sum = 0;
  let total = 0;
  for (const one of examples) {
    const p = Math.min(Math.max(chanceFor(one), 1e-4), 1 - 1e-4);
    sum -= one.times * Math.log(one.right ? p : 1 - p);
    total += one.times;
  }
  return total === 0 ? 0 : sum / total;
}

/**
 * Every example with its chance by weights that were fitted without any of its articles: for each two folds of
 * articles the examples of these, by a fit to the examples of none of them.
 */
export function crossValidated(examples: readonly NameExample[], folds: number): [NameExample, number][] {
  const articles = [...new Set(examples.flatMap((one) => one.articles))].sort();
  const foldOf = new Map(articles.map((article, i) => [article, i % folds]));
  const foldsOf = (one: NameExample) => [
    ...new Set(one.articles.map((article) => foldOf.get(article) as number)),
  ];
  const found: [NameExample, number][] = [];
  for (let a = 0; a < folds; a++)
    for (let b = a; b < folds; b++) {
      const held = examples.filter((one) => {
        const own = foldsOf(one);
        return Math.min(...own) === a && Math.max(...own) === b;
      });
      if (held.length === 0) continue;
      const weights = fitClues(
        examples.filter((one) => foldsOf(one).every((fold) => fold !== a && fold !== b)),
      );
      for (const one of held) found.push([one, chance(weights, one)]);
    }
  return found;
}
