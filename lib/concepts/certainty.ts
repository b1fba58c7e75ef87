/** How sure the name of a concept is, by what told it: chances fitted to labelled articles and judged pairs. */
import data from '../catalog/certainty.json' with { type: 'json' };

/** What told a name, and what speaks for or against it; the weights of `catalog/certainty.json` are of these. */
export const clues = [
  'any',
  // The catalogue's name, found by the label, or with the help of the passage.
  'label',
  'sentence',
  'paragraph',
  'article',
  'near',
  'longer',
  'wider',
  // No catalogue's name: the label's own words, with the topic of the passage where they are bare.
  'words',
  'topic of sentence',
  'topic of paragraph',
  'topic of article',
  'few words',
  'once',
  // The label says nothing beyond the unit, or the text goes on to say which ones are meant.
  'unit alone',
  'narrowed',
  // The catalogue's name stands for a part of what the label says, because of the title or the passage.
  'narrower',
] as const;
export type Clue = (typeof clues)[number];

const weights = new Map<string, number>(Object.entries(data.weights));

/** The chance, from 0 to 1 in hundredths, that a name told by these clues is that of what is measured. */
export function certaintyOf(given: readonly Clue[]): number {
  const score = ['any', ...given].reduce((sum, clue) => sum + (weights.get(clue) ?? 0), 0);
  return Math.round(100 / (1 + Math.exp(-score))) / 100;
}
