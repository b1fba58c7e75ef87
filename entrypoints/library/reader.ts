/** Reads saved pages; loaded only when there is one to read. */
import { readPage } from '../../lib/page/index.ts';
import { isArchive, readArchive } from '../../lib/page/mhtml.ts';
import { attribute, findAll, styleOf } from '../../lib/page/nodes.ts';
import { decodePage, MUTED_STYLE, muted, savedFrom } from '../../lib/page/saved.ts';
import { settled } from '../../lib/page/settle.ts';
import type { Article } from '../../lib/records.ts';

/** What the reader tells of a page that does not say it; '' for what was not told. */
export interface Told {
  url: string;
  /** ISO 8601 date. */
  day: string;
  /** Nobody knows its day. */
  undated: boolean;
}
export type Refusal = 'not_article' | 'unreadable';
export type Read =
  | { kind: 'article'; article: Article }
  /** An article that does not say where it is from, or nothing of its day. */
  | { kind: 'unsaid'; title: string; url: boolean; day: boolean }
  | { kind: 'refused'; why: Refusal };

const unreadable: Read = { kind: 'refused', why: 'unreadable' };

/** The article of a saved page, or why there is none. Its scripts do not run: the parser makes an inert document. */
export function readSaved(bytes: Uint8Array, told: Told): Read {
  const archive = isArchive(bytes) ? readArchive(bytes) : { page: bytes, charset: null, url: '' };
  if (archive === null) return unreadable;
  const source = decodePage(archive.page, archive.charset);
  if (source === null || source.trim() === '') return unreadable;
  const document = new DOMParser().parseFromString(muted(source), 'text/html');
  for (const sheet of [...findAll(document, 'noframes')]) sheet.remove();
  // The reader looks at what is hidden or centred; written by script, a style is no inline one to the policy.
  for (const element of findAll(document, `[${MUTED_STYLE}]`)) {
    const style = element instanceof HTMLElement ? styleOf(element) : null;
    if (style !== null) style.cssText = attribute(element, MUTED_STYLE) ?? '';
  }
  const read = readPage(document, told.url || archive.url || savedFrom(source));
  const reading = read.kind === 'none' ? read : settled(read);
  if (reading.kind === 'none')
    return reading.reason === 'unreadable' ? unreadable : { kind: 'refused', why: 'not_article' };
  const { article } = reading;
  const isPlaced = /^https?:/i.test(article.url);
  const publishedAt = article.publishedAt ?? (told.day === '' ? null : told.day);
  const isUndated = publishedAt === null && !told.undated;
  if (!isPlaced || isUndated) return { kind: 'unsaid', title: article.title, url: !isPlaced, day: isUndated };
  return { kind: 'article', article: { ...article, publishedAt } };
}
