/** A figure as it is cited: value, sentence, how it stands, and the source, in Markdown and for word processors. */

import { doubtOf, unsureFields } from '../lib/compare/doubt.ts';
import { fill, type Wording } from '../lib/i18n/index.ts';
import type { Article, ChosenField, Comparison, Figure } from '../lib/records.ts';
import { reasonWords, unsureWords } from './doubt.logic.ts';
import { changeWords, printed } from './panel.logic.ts';

export interface Citation {
  markdown: string;
  html: string;
}

const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();
const forMarkdown = (text: string) => plain(text).replace(/[\\`*_[\]<>#|~]/g, '\\$&');
const forHtml = (text: string) => plain(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
/** What would end a link too early. */
const forLink = (url: string) =>
  url.replace(/[\s()<>"'\\]/g, (sign) =>
    encodeURIComponent(sign).replace("'", '%27').replace('(', '%28').replace(')', '%29'),
  );

/** `readAt`: when the article was read or saved, ISO 8601. */
export function citationOf(
  figure: Figure,
  article: Article,
  comparison: Comparison | null,
  readAt: string,
  wording: Wording,
): Citation {
  const { t, period, date } = wording;
  const sentence = article.text.slice(figure.sentence.start, figure.sentence.end);
  const told = (field: ChosenField, words: string | null) =>
    doubtOf(figure, field) === 'unclear' ? null : words;
  const about = [told('period', period(figure.period)), told('place', figure.place)]
    .filter((one) => one !== null)
    .join(', ');
  const named = told('indicator', figure.indicator) ?? `“${figure.indicator}”`;
  const head = `${named}${about === '' ? '' : ` (${about})`}: ${printed(figure, wording)}`;
  const status = told('status', t.status[figure.status]);
  const doubt = unsureWords(unsureFields(figure), wording);
  const change = comparison === null ? null : changeWords(comparison, figure.unit, wording);
  const caveat =
    comparison === null || comparison.verdict === null || comparison.verdict === 'comparable'
      ? null
      : [
          t.comparison.verdict[comparison.verdict],
          ...comparison.reasons.map((reason) => reasonWords(reason, comparison, wording)),
        ].join(' ');
  const source = [
    article.publisher,
    article.publishedAt === null ? null : fill(t.article.published, { date: date(article.publishedAt) }),
    fill(t.citation.read, { date: date(readAt) }),
  ].filter((one) => one !== null);
  const said = [status, doubt, change?.text, caveat].filter((one) => one !== null && one !== undefined);
  const url = /^https?:/i.test(article.url) ? forLink(article.url) : null;
  const title = (text: (of: string) => string, link: (of: string, to: string) => string) =>
    url === null ? text(article.title) : link(text(article.title), url);
  return {
    markdown: [
      `**${forMarkdown(head)}** (${forMarkdown(said.join('. '))})`,
      `> ${forMarkdown(sentence)}`,
      [title(forMarkdown, (of, to) => `[${of}](${to})`), ...source.map(forMarkdown)].join(', '),
    ].join('\n\n'),
    html: [
      `<p><strong>${forHtml(head)}</strong> (${forHtml(said.join('. '))})</p>`,
      `<blockquote>${forHtml(sentence)}</blockquote>`,
      `<p>${[title(forHtml, (of, to) => `<a href="${to}">${of}</a>`), ...source.map(forHtml)].join(', ')}</p>`,
    ].join(''),
  };
}
