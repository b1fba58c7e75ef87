import { describe, expect, it } from 'vitest';
import file from '../../../lib/catalog/certainty.json' with { type: 'json' };
import { type Clue, certaintyOf, clues } from '../../../lib/concepts/certainty.ts';
import { chance, crossValidated, fitClues, type NameExample, surprise } from '../../../lib/fit/joins.ts';
import { SURE } from '../../../lib/records.ts';

describe('the certainties that ship', () => {
  it('have a weight for every clue, and for nothing else', () =>
    expect(Object.keys(file.weights).sort()).toEqual([...clues].sort()));
  it.each<[what: Clue[], sure: boolean]>([
    [['label'], true],
    [['sentence'], true],
    [['words'], true],
    [['article'], false],
    [['words', 'few words'], false],
    [['words', 'once'], false],
    [['topic of article'], false],
  ])('%j is sure: %s', (given, sure) => expect(certaintyOf(given) >= SURE).toBe(sure));
  it('are lower for a label that says its unit and no more', () =>
    expect(certaintyOf(['label', 'unit alone'])).toBeLessThan(certaintyOf(['label'])));
});

const name = (clue: Clue, right: boolean, article: string): NameExample => ({
  names: [[clue]],
  articles: [article],
  right,
  times: 1,
});
/** Names told by the label are right nine times of ten, those told by the article five times. */
const examples = Array.from({ length: 200 }, (_, n) =>
  n % 2 === 0 ? name('label', n % 20 !== 0, `${n % 24}`) : name('article', n % 4 === 1, `${n % 24}`),
);

const weights = fitClues(examples);

describe('fitting how sure names are', () => {
  it('is the same every time', () => expect(fitClues(examples)).toEqual(weights));
  it('learns how often a clue is right', () => {
    expect(chance(weights, name('label', true, ''))).toBeCloseTo(0.9, 1);
    expect(chance(weights, name('article', true, ''))).toBeCloseTo(0.5, 1);
  });
  it('takes a pair for right where both names are', () => {
    const one = chance(weights, name('label', true, ''));
    const pair = {
      names: [['label'], ['label']],
      articles: ['1', '2'],
      right: true,
      times: 1,
    } as NameExample;
    expect(chance(weights, pair)).toBeCloseTo(one * one, 6);
  });
  it('learns from pairs as well', () => {
    const pairs = examples.map((one) => ({ ...one, names: [...one.names, ...one.names] }));
    expect(chance(fitClues(pairs), name('label', true, ''))).toBeCloseTo(Math.sqrt(0.9), 1);
  });
  it('tries every example once, on weights that have not seen its articles', () => {
    const some = examples.slice(0, 60);
    // One article says the contrary of all others: nothing else may tell that.
    const odd = Array.from({ length: 20 }, () => name('label', false, 'odd'));
    const seen = crossValidated([...some, ...odd], 5);
    expect(seen).toHaveLength(80);
    for (const [one, p] of seen) if (one.articles.includes('odd')) expect(p).toBeGreaterThan(0.7);
  });
  it('measures surprise', () =>
    expect(surprise(examples, () => 0.5)).toBeGreaterThan(surprise(examples, (one) => chance(weights, one))));
});
