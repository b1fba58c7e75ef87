import type { Article } from '../../../lib/records.ts';
import { articleOf as plain } from '../article.ts';

/** An article whose first line is the headline and the others are paragraphs. */
export const articleOf = (lines: readonly string[], over: Partial<Article> = {}): Article =>
  plain(lines.join('\n'), { id: 'url:bao.example/tin', publishedAt: null, ...over });
