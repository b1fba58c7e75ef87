/** The reading engine: an article in, its figures and officials out. Pure and deterministic: no clock, no storage, no DOM. */
import { conceptIn } from './concepts/index.ts';
import { figuresIn } from './figures/index.ts';
import { findAttributions, prepare, readOfficials } from './officials/index.ts';
import type { Article, Reading } from './records.ts';
import { reachOf } from './text/reach.ts';
import { each, type Steps, whole } from './text/steps.ts';

/** Raised with every change of what the engine reads; an index made by another version is rebuilt. */
export const ENGINE_VERSION = '5';

/** The part of an article that is read. */
function withinReach(article: Article): Article {
  const until = reachOf(article.text);
  if (until === article.text.length) return article;
  const blocks = article.blocks
    .filter(({ start }) => start < until)
    .map((block) => ({ ...block, end: Math.min(block.end, until) }));
  return { ...article, text: article.text.slice(0, until), blocks };
}

/**
 * Reads every figure and every official of `article` as far as `reachOf` goes; offsets are into `article.text`. Never
 * throws on text.
 */
export const readArticle = (article: Article): Reading => whole(reading(article));

/** `readArticle` in steps, of which each takes some milliseconds however long the article is. */
export function* reading(given: Article): Steps<Reading> {
  const article = withinReach(given);
  yield* prepare(article);
  const officials = readOfficials(article);
  yield;
  const attributions = findAttributions(article);
  yield;
  const figures = yield* each(yield* figuresIn(article, attributions), (figure) => {
    const concept = conceptIn(article, figure);
    return { ...figure, indicatorId: concept.indicatorId, concept };
  });
  return { figures, officials };
}
