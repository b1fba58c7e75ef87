/** One flat row for each figure and each official of an article. */
import { unsureFields } from '../compare/doubt.ts';
import { parsePeriod } from '../compare/period.ts';
import { type Article, type Collected, chosenFields, type Figure, type Official } from '../records.ts';
import type { FigureRow, OfficialRow, PostRow } from './schema.ts';

/** Characters kept before and after a quotation, to tell it from the same words elsewhere. */
const AROUND = 32;
const DAY = 86_400_000;

/** Half of a character outside the basic plane, which no other format can carry. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** A name that holds everywhere, without a domain: `urn:doi-chieu:figure:…`. */
const urn = (kind: 'figure' | 'official', id: string): string =>
  `urn:doi-chieu:${kind}:${encodeURIComponent(id.replace(LONE_SURROGATE, '\ufffd'))}`;

type Loose<T> = { [Key in keyof T]-?: T[Key] | Exclude<null, T[Key]> };

/** Leaves out what is null, empty or false, and writes text in Unicode's composed form. */
function row<T extends object>(fields: Loose<T>, required: readonly (keyof T)[] = []): T {
  const kept = Object.entries(fields).flatMap(([key, value]) => {
    const empty =
      value === null || value === false || value === '' || (Array.isArray(value) && !value.length);
    if (empty && !required.includes(key as keyof T)) return [];
    return [[key, typeof value === 'string' ? value.normalize('NFC') : value]];
  });
  return Object.fromEntries(kept) as T;
}

const isoDay = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** First and last day; of a state at the end of a period only the last. */
function daysOf(period: string | null): { periodStart: string | null; periodEnd: string | null } {
  const parsed = parsePeriod(period);
  if (parsed === null) return { periodStart: null, periodEnd: null };
  const isState = period?.endsWith('-end') === true && !period.includes('..');
  return { periodStart: isState ? null : isoDay(parsed.from), periodEnd: isoDay(parsed.to) };
}

/** The words of `span` without the space around them, and what stands before and after. */
function quotation({ text }: Article, span: { start: number; end: number }) {
  const whole = text.slice(span.start, span.end);
  const quote = whole.trim();
  const start = span.start + (whole.length - whole.trimStart().length);
  const end = start + quote.length;
  return {
    quote,
    quotePrefix: text.slice(Math.max(0, start - AROUND), start),
    quoteSuffix: text.slice(end, end + AROUND),
  };
}

const sourceOf = ({ article, collectedAt }: Collected) => ({
  articleId: article.id,
  articleUrl: article.url,
  articleTitle: article.title,
  publisher: article.publisher,
  published: article.publishedAt,
  collectedAt,
});
const sourceRequired = ['articleId', 'articleUrl', 'articleTitle', 'collectedAt'] as const;

/** Longest words of the text that tell where a field was read, in UTF-16 code units. */
const EVIDENCE = 200;

/** How sure the reading is, where each field was read and what else it may be; null of what the record does not tell. */
function doubtRow(figure: Figure, { text }: Article) {
  const { certainty, evidence = {}, alternatives = {} } = figure;
  const places: NonNullable<FigureRow['evidence']> = {};
  for (const field of chosenFields) {
    const at = evidence[field];
    if (at === undefined) continue;
    if (typeof at === 'string') places[field] = at;
    else {
      const words = text.slice(at.start, at.end).normalize('NFC').replace(/\s+/g, ' ').trim();
      places[field] = { ...at, text: words.slice(0, EVIDENCE) };
    }
  }
  const filled = <T extends object>(of: T) => (Object.keys(of).length === 0 ? null : of);
  // Never rounded to more than it is: 0.797 is no 0.8.
  const rounded = (chance: number) => Math.floor(chance * 100) / 100;
  return {
    unsure: unsureFields(figure),
    certainty:
      certainty === undefined
        ? null
        : (Object.fromEntries(
            chosenFields.map((field) => [field, rounded(certainty[field])]),
          ) as typeof certainty),
    evidence: filled(places),
    alternatives: filled(alternatives),
  };
}

/** `field: words`, one for each field, for a spreadsheet; `[published]` is no word of the text. */
export function forTable({ evidence = {}, alternatives = {}, certainty: _certainty, ...fields }: FigureRow) {
  const said = chosenFields.flatMap((field) => {
    const at = evidence[field];
    if (at === undefined) return [];
    return [`${field}: ${typeof at === 'string' ? `[${at}]` : at.text}`];
  });
  const others = chosenFields.flatMap((field) => {
    const values: readonly (string | null)[] = alternatives[field] ?? [];
    return values.length === 0 ? [] : [`${field}: ${values.map((one) => one ?? '–').join('; ')}`];
  });
  return { ...fields, evidence: said, alternatives: others };
}

/** Field names are those of the records; what the article does not say is left out. */
export function figureRow(figure: Figure, item: Collected): FigureRow {
  const { id, articleId: _articleId, sentence, sameAs, start, end, correction, concept, ...fields } = figure;
  return row<FigureRow>(
    {
      id: urn('figure', id),
      type: 'Observation',
      ...fields,
      ...doubtRow(figure, item.article),
      concept: concept?.name ?? null,
      ...daysOf(figure.period),
      sameAs: sameAs === null ? null : urn('figure', sameAs),
      corrected: correction === undefined ? [] : Object.keys(correction.extracted),
      ...quotation(item.article, sentence),
      start,
      end,
      ...sourceOf(item),
    },
    ['indicator', 'text', 'quote', ...sourceRequired],
  );
}

export function officialRow(official: Official, item: Collected): OfficialRow {
  const { id, name, honorific, rank, positions, aliases, start, end } = official;
  return row<OfficialRow>(
    {
      id: urn('official', id),
      type: 'Person',
      name,
      honorific,
      rank,
      positions: positions.map((position) => row<PostRow>({ ...position }, ['title', 'text'])),
      aliases,
      start,
      end,
      ...sourceOf(item),
    },
    ['name', 'positions', ...sourceRequired],
  );
}
