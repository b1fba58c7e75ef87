/** The reading engine: an article in, its figures and officials out. Pure and deterministic: no clock, no storage, no DOM. */
import { conceptIn } from './concepts/index.ts';
import { readFigures } from './figures/index.ts';
import { findSpeakers, readOfficials } from './officials/index.ts';
import type { Article, Reading } from './records.ts';

/** Raised with every change of what the engine reads; an index made by another version is rebuilt. */
export const ENGINE_VERSION = '4';

/** Reads every figure and every official of `article`; offsets are into `article.text`. Never throws on text. */
export function readArticle(article: Article): Reading {
  const officials = readOfficials(article);
  const figures = readFigures(article, findSpeakers(article, officials)).map((figure) => {
    const concept = conceptIn(article, figure);
    return { ...figure, indicatorId: concept.indicatorId, concept };
  });
  return { figures, officials };
}
