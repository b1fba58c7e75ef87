/** Reads saved pages; loaded only when there is one to read. */
import { readPage } from '../../lib/page/index.ts';
import { attribute, findAll, styleOf } from '../../lib/page/nodes.ts';
import { decodePage, MUTED_STYLE, muted, savedFrom } from '../../lib/page/saved.ts';
import { settled } from '../../lib/page/settle.ts';
import type { Article } from '../../lib/records.ts';

export type Refusal = 'not_article' | 'no_address' | 'unreadable';

/** The article of a saved page, or why there is none. Its scripts do not run: the parser makes an inert document. */
export function readSaved(bytes: Uint8Array): Article | Refusal {
  const source = decodePage(bytes);
  if (source === null || source.trim() === '') return 'unreadable';
  const document = new DOMParser().parseFromString(muted(source), 'text/html');
  for (const sheet of [...findAll(document, 'noframes')]) sheet.remove();
  // The reader looks at what is hidden or centred; written by script, a style is no inline one to the policy.
  for (const element of findAll(document, `[${MUTED_STYLE}]`)) {
    const style = element instanceof HTMLElement ? styleOf(element) : null;
    if (style !== null) style.cssText = attribute(element, MUTED_STYLE) ?? '';
  }
  const read = readPage(document, savedFrom(source));
  const reading = read.kind === 'none' ? read : settled(read);
  if (reading.kind === 'none') return reading.reason === 'unreadable' ? 'unreadable' : 'not_article';
  return /^https?:/i.test(reading.article.url) ? reading.article : 'no_address';
}
