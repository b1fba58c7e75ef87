import type { Article, Official } from '../records.ts';

/** Reads every official of an article. */
export function readOfficials(_article: Article): Official[] {
  return [];
}
