/**
 * A figure as it is cited: its value, the sentence of the body, what is compared with it, and of everything that is said
 * where it comes from. The same blocks are written as rich text, plain text and Markdown, and a series as a table.
 */

import { doubtOf, unsureFields } from '../lib/compare/doubt.ts';
import { parsePeriod } from '../lib/compare/period.ts';
import { defused } from '../lib/exchange/csv.ts';
import { fill, type Wording } from '../lib/i18n/index.ts';
import type { Article, ChosenField, Comparison, Figure, SeriesPoint } from '../lib/records.ts';
import { goalWords, statedWords, sumWords } from './comparison.logic.ts';
import { reasonWords, unsureWords } from './doubt.logic.ts';
import { changeWords, printed, printedPoint, sentenceCase } from './panel.logic.ts';

export interface Citation {
  plain: string;
  markdown: string;
  html: string;
}

/** Words, or words that link to where they are from. */
type Part = string | { text: string; url: string };
interface Block {
  kind: 'value' | 'quote' | 'said';
  parts: Part[];
}

const tidy = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();
const forMarkdown = (text: string) => text.replace(/[\\`*_[\]<>#|~]/g, '\\$&');
const forHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
/** What would end a link too early. */
const forLink = (url: string) =>
  url.replace(/[\s()<>"'\\]/g, (sign) =>
    encodeURIComponent(sign).replace("'", '%27').replace('(', '%28').replace(')', '%29'),
  );
/** Words that link to the web, and to nothing else. */
const linked = (text: string, url: string | null): Part =>
  url !== null && /^https?:/i.test(url) ? { text: tidy(text), url: forLink(url) } : tidy(text);

const joined = (parts: readonly Part[], sign: string): Part[] =>
  parts.flatMap((part, i) => (i === 0 ? [part] : [sign, part]));

/** Where a value of a series is from: document, publisher and date; of a worked-out one the sum and what it rests on. */
export function sourceParts(point: SeriesPoint, wording: Wording): Part[] {
  const { t, date } = wording;
  if (point.derivation !== null)
    return [
      `${t.derived.mark}: ${sumWords(point.derivation.sum, wording)}`,
      ...point.derivation.from.flatMap((from): Part[] => ['; ', ...sourceParts(from, wording)]),
    ];
  const { citation, sample, origin } = point;
  const mark = sample ? `[${t.comparison.sample}] ` : origin === 'manual' ? `[${t.derived.manual}] ` : '';
  const document =
    citation === null
      ? linked(point.articleTitle, sample ? null : point.articleUrl)
      : linked(citation.title, citation.url);
  return joined(
    [
      ...(mark === '' ? [] : [mark.trim()]),
      document,
      ...(citation === null || citation.publisher === '' ? [] : [tidy(citation.publisher)]),
      ...(point.publishedAt === null ? [] : [fill(t.citation.published, { date: date(point.publishedAt) })]),
    ],
    ', ',
  );
}

/** The article that a figure stands in: headline, publisher and date. */
const articleParts = ({ title, url, publisher, publishedAt }: Article, { t, date }: Wording): Part[] => [
  linked(title, url),
  ...(publisher === null ? [] : [tidy(publisher)]),
  ...(publishedAt === null ? [] : [fill(t.citation.published, { date: date(publishedAt) })]),
];

/** The mention whose sentence is quoted: one in the body that says the same value, before headline, lead and captions. */
function quoted(figure: Figure, repeats: readonly Figure[], { blocks }: Article): Figure {
  const isBody = ({ start }: Figure) => {
    const kind = blocks.find((block) => start >= block.start && start < block.end)?.kind;
    return kind !== 'headline' && kind !== 'lead' && kind !== 'caption';
  };
  const alike = repeats.filter(
    ({ value, valueMax }) => value === figure.value && valueMax === figure.valueMax,
  );
  return [figure, ...alike].find(isBody) ?? figure;
}

function blocksOf(
  figure: Figure,
  repeats: readonly Figure[],
  article: Article,
  comparison: Comparison | null,
  readAt: string,
  wording: Wording,
): Block[] {
  const { t, period, date } = wording;
  const told = (field: ChosenField, words: string | null) =>
    doubtOf(figure, field) === 'unclear' ? null : words;
  const about = [told('period', period(figure.period)), told('place', figure.place)].filter(
    (one) => one !== null,
  );
  const named = told('indicator', figure.indicator);
  const name = named === null ? `“${figure.indicator}”` : sentenceCase(named);
  const speaker = told('speaker', figure.speaker);
  const remarks = [
    figure.status === 'actual' ? null : told('status', t.status[figure.status]),
    speaker === null ? null : `${t.figures.speaker.toLocaleLowerCase('vi')}: ${speaker}`,
    unsureWords(unsureFields(figure), wording),
  ].filter((one) => one !== null);
  const { sentence } = quoted(figure, repeats, article);
  const blocks: Block[] = [
    {
      kind: 'value',
      parts: [
        tidy(`${name}${about.length === 0 ? '' : ` (${about.join(', ')})`}: ${printed(figure, wording)}`),
        ...(remarks.length === 0 ? [] : [` (${remarks.join('; ')})`]),
      ],
    },
    { kind: 'quote', parts: [`“${tidy(article.text.slice(sentence.start, sentence.end))}”`] },
    {
      kind: 'said',
      parts: [
        `${t.citation.source}: `,
        ...joined([...articleParts(article, wording), fill(t.citation.read, { date: date(readAt) })], ', '),
      ],
    },
  ];
  if (comparison === null) return blocks;
  /** A statement over values of others, each with its source. */
  const say = (text: string, values: readonly SeriesPoint[]) =>
    blocks.push({
      kind: 'said',
      parts: [
        tidy(text),
        ...values.flatMap((point): Part[] => [
          ` (${tidy(`${period(point.period)}: ${printedPoint(point, wording)}`)}; ${t.citation.source.toLocaleLowerCase('vi')}: `,
          ...sourceParts(point, wording),
          ')',
        ]),
      ],
    });
  const { previous, goal, level, stated, verdict } = comparison;
  const change = changeWords(comparison, figure.unit, wording);
  if (change !== null && previous !== null) say(change.text, [previous]);
  if (level !== null && level.derivation !== null)
    blocks.push({
      kind: 'said',
      parts: [
        `${sentenceCase(period(level.period) ?? '')}: ${printedPoint(level, wording)} (`,
        ...sourceParts(level, wording),
        ')',
      ],
    });
  if (goal !== null)
    say(
      goalWords(goal, figure.id, wording),
      [goal.target, goal.achieved].filter((point) => point.figureId !== figure.id),
    );
  const check = statedWords(figure, comparison, wording);
  if (check !== null && stated) say(check.text, [stated.was, stated.is]);
  if ((change !== null || previous !== null) && verdict !== null && verdict !== 'comparable')
    say(
      `${t.comparison.verdict[verdict]}: ${comparison.reasons
        .map((reason) => reasonWords(reason, comparison, wording))
        .join(' ')}`,
      // What is not compared is named all the same: the reader is told what not to compare with.
      change === null && previous !== null ? [previous] : [],
    );
  return blocks;
}

/**
 * The citation of a figure. `repeats`: other mentions of it in the article; `readAt`: when the article was read or saved,
 * ISO 8601.
 */
export function citationOf(
  figure: Figure,
  repeats: readonly Figure[],
  article: Article,
  comparison: Comparison | null,
  readAt: string,
  wording: Wording,
): Citation {
  const blocks = blocksOf(figure, repeats, article, comparison, readAt, wording);
  const written = (
    { kind, parts }: Block,
    strong: (of: string) => string,
    text: (of: string) => string,
    link: (of: string, to: string) => string,
  ) =>
    parts
      .map((part, at) => {
        if (typeof part !== 'string') return link(text(part.text), part.url);
        return kind === 'value' && at === 0 ? strong(text(part)) : text(part);
      })
      .join('');
  const same = (of: string) => of;
  return {
    plain: blocks.map((block) => written(block, same, same, (text, url) => `${text} <${url}>`)).join('\n'),
    markdown: blocks
      .map((block) => {
        const text = written(
          block,
          (of) => `**${of}**`,
          forMarkdown,
          (of, url) => `[${of}](${url})`,
        );
        return block.kind === 'quote' ? `> ${text}` : text;
      })
      .join('\n\n'),
    html: blocks
      .map((block) => {
        const text = written(
          block,
          (of) => `<strong>${of}</strong>`,
          forHtml,
          (of, url) => `<a href="${forHtml(url)}">${of}</a>`,
        );
        return block.kind === 'quote' ? `<blockquote><p>${text}</p></blockquote>` : `<p>${text}</p>`;
      })
      .join(''),
  };
}

/** The years of a figure's row as a table: as rich text, and with tabs between its cells. */
export interface CopiedTable {
  plain: string;
  html: string;
}

/** The values beside a figure and the figure itself, oldest first; null where it stands alone. */
export function tableOf(
  figure: Figure,
  article: Article,
  comparison: Comparison | null,
  wording: Wording,
): CopiedTable | null {
  const { t, period } = wording;
  if (comparison === null) return null;
  const { previous } = comparison;
  const others = [...comparison.points, ...comparison.counterparts];
  if (previous !== null && others.every(({ figureId }) => figureId !== previous.figureId))
    others.push(previous);
  if (others.length === 0) return null;
  const rows = others.map((point) => ({
    at: point.period,
    cells: [
      [period(point.period) ?? ''],
      [printedPoint(point, wording)],
      [t.status[point.status]],
      sourceParts(point, wording),
    ] as Part[][],
  }));
  rows.push({
    at: figure.period ?? '',
    cells: [
      [period(figure.period) ?? t.figures.notSaid],
      [printed(figure, wording)],
      [t.status[figure.status]],
      joined(articleParts(article, wording), ', '),
    ],
  });
  const end = (at: string) => parsePeriod(at)?.to ?? Number.POSITIVE_INFINITY;
  rows.sort((a, b) => end(a.at) - end(b.at) || 0);
  const head = [t.figures.period, t.comparison.value, t.figures.status, t.citation.source];
  const caption = tidy([sentenceCase(figure.indicator), figure.place].filter(Boolean).join(', '));
  // A spreadsheet takes what begins like a formula for one, from either form.
  const text = (
    parts: readonly Part[],
    link: (text: string, url: string) => string,
    plain: (of: string) => string,
  ) => {
    const first = parts[0];
    const whole = parts.map((part) => (typeof part === 'string' ? part : part.text)).join('');
    const guard = first !== undefined && defused(whole) !== whole ? "'" : '';
    return (
      guard +
      parts
        .map((part) => (typeof part === 'string' ? plain(part) : link(plain(part.text), part.url)))
        .join('')
    );
  };
  return {
    plain: [head, ...rows.map(({ cells }) => cells.map((cell) => text(cell, (of) => of, tidy)))]
      .map((cells) => cells.join('\t'))
      .join('\n'),
    html: `<table><caption>${forHtml(caption)}</caption><thead><tr>${head
      .map((name) => `<th>${forHtml(name)}</th>`)
      .join('')}</tr></thead><tbody>${rows
      .map(
        ({ cells }) =>
          `<tr>${cells
            .map(
              (cell) => `<td>${text(cell, (of, to) => `<a href="${forHtml(to)}">${of}</a>`, forHtml)}</td>`,
            )
            .join('')}</tr>`,
      )
      .join('')}</tbody></table>`,
  };
}
