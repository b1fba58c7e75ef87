/** What officials and speakers share of an article: its tokens, the persons in it and where they are named. */
import type { Article } from '../records.ts';
import { readText, type TextDocument } from '../text/sentences.ts';
import { type Steps, whole } from '../text/steps.ts';
import { type Person, resolvePersons } from './persons.ts';
import { type Scan, scan } from './scan.ts';

export interface Analysis {
  text: string;
  doc: TextDocument;
  found: Scan;
  persons: Person[];
}

/** Readings kept for as long as their article lives, so that officials and speakers share one. */
const analyses = new WeakMap<Article, Analysis>();

/** Tokens, mentions and persons of an article. */
export const analyse = (article: Article): Analysis => whole(prepare(article));

/** `analyse` in steps: who asks afterwards has what it found. */
export function* prepare(article: Article): Steps<Analysis> {
  const known = analyses.get(article);
  if (known !== undefined && known.text === article.text) return known;
  const doc = readText(article);
  yield;
  const found = scan(doc);
  yield;
  const analysis = { text: article.text, doc, found, persons: resolvePersons(doc, found) };
  analyses.set(article, analysis);
  return analysis;
}
