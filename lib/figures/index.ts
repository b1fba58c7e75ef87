import type { Article, Figure, Official } from '../records.ts';

/** Reads every figure of an article. */
export function readFigures(_article: Article, _officials: readonly Official[]): Figure[] {
  return [];
}
