/** What the library lists of a stored article, packed: its facts, its figures, its officials. */
import { lineageOf, sameTerritory } from '../catalog/places.ts';
import { type Doubt, unclearFields, unsureFields } from '../compare/doubt.ts';
import { seriesKeysOf, seriesValue } from '../compare/series.ts';
import type { Article, ChosenField, Collected, Figure, Reading, SeriesPoint } from '../records.ts';
import { wordsOf } from './words.ts';

/** A figure as the library lists it; values as their series counts them, in base units. */
export interface ListedFigure
  extends Pick<
    Figure,
    | 'id'
    | 'indicator'
    | 'indicatorId'
    | 'text'
    | 'value'
    | 'valueMax'
    | 'min'
    | 'max'
    | 'unit'
    | 'hedge'
    | 'measure'
    | 'direction'
    | 'status'
    | 'period'
    | 'place'
    | 'speaker'
  > {
  /** Key of the series it is filed under, or null. */
  series: string | null;
  /** The fields that are not said plainly: their names, with `!` behind those not said at all; null where there are none. */
  doubts: string | null;
  /** Names the land that its place means: a province before and after a merger has two; null where no code tells. */
  land: string | null;
  /** Place in `Digest.sentences`. */
  sentence: number;
}

export interface ListedOfficial {
  id: string;
  name: string;
  honorific: string | null;
  /** Posts as printed. */
  posts: string[];
  aliases: string[];
}

/** Fields of a figure that are text, one of few different ones in an article, and those that are values. */
const textFields = [
  'indicator',
  'indicatorId',
  'text',
  'unit',
  'hedge',
  'measure',
  'direction',
  'status',
  'period',
  'place',
  'speaker',
  'series',
  'land',
  'doubts',
] as const satisfies readonly (keyof ListedFigure)[];
const valueFields = ['value', 'valueMax', 'min', 'max'] as const satisfies readonly (keyof ListedFigure)[];
type TextField = (typeof textFields)[number];

/** What a list says of an article. */
export interface ListedArticle
  extends Pick<Article, 'title' | 'url' | 'publisher' | 'publishedAt' | 'author'>,
    Pick<Collected, 'collectedAt' | 'origin'> {
  articleId: string;
}

/**
 * The newest version of an article, as compact as it is stored: thousands are read when the library opens, and what
 * a search needs of them is worked out when they are written.
 */
export interface Digest extends ListedArticle {
  sentences: string[];
  /** The different words of the sentences, as `wordsOf` gives them, with a space between them. */
  words: string;
  /** Of each sentence how many different words it has, then their places in `words`. */
  spelled: Uint32Array;
  /** The different texts that figures have in their fields. */
  texts: string[];
  ids: string[];
  /** Of each figure, for each text field, the place of its text in `texts` and one more; 0 is null. Then its sentence. */
  columns: Uint32Array;
  /** Of each figure its values; what is null is not a number. */
  values: Float64Array;
  officials: ListedOfficial[];
}

/** Digests that are stored as one record; `changed` is the number of the index's change that wrote it last. */
export interface Bundle {
  bundle: number;
  changed: number;
  /** Each with the number of the change that wrote it. */
  digests: { written: number; digest: Digest }[];
}
/** A portion of the index of a library, newest bundles first; `next` is null where it is the last one. */
export interface Bundles {
  /** Names the index: one that was built anew has another name. */
  build: string;
  /** Number of the last change of the index. */
  written: number;
  bundles: Bundle[];
  next: number | null;
}
/** Bundles that were changed after `since`, numbers below `below` (null: all), `limit` of them. */
export interface BundleRequest {
  since: number;
  below: number | null;
  limit: number;
}

/** Characters of a sentence that are kept: a list out of a table may be a page long. */
const MAX_SENTENCE = 600;
const STRIDE = textFields.length + 1;

/** Numbers things in the order of their first appearance. */
class Numbering {
  #numbers = new Map<string, number>();
  of(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#numbers.size);
    return this.#numbers.size - 1;
  }
  all(): string[] {
    return [...this.#numbers.keys()];
  }
}

/** The digest of an article and its reading. Mentions that only repeat a figure are left out. */
export function digestOf({ article, collectedAt, origin }: Collected, reading: Reading): Digest {
  const sentences = new Numbering();
  const texts = new Numbering();
  const ids: string[] = [];
  const columns: number[] = [];
  const values: number[] = [];
  for (const figure of reading.figures) {
    if (figure.sameAs !== null) continue;
    const { start, end } = figure.sentence;
    const { value, valueMax, min, max } = seriesValue(figure);
    const derived = {
      series: seriesKeysOf(figure)[0] ?? null,
      land: landOf(figure.placeCode),
      doubts: doubtsIn(figure),
    };
    const fields = { ...figure, ...derived };
    ids.push(figure.id);
    for (const name of textFields) columns.push(fields[name] === null ? 0 : texts.of(fields[name]) + 1);
    const words = article.text.slice(start, end).trim().replace(/\s+/g, ' ').slice(0, MAX_SENTENCE);
    columns.push(sentences.of(words));
    for (const n of [value, valueMax, min, max]) values.push(n ?? Number.NaN);
  }
  const words = new Numbering();
  const spelled = sentences.all().flatMap((sentence) => {
    const own = new Set(wordsOf(sentence));
    return [own.size, ...[...own].map((word) => words.of(word))];
  });
  return {
    articleId: article.id,
    title: article.title,
    url: article.url,
    publisher: article.publisher,
    publishedAt: article.publishedAt,
    author: article.author,
    collectedAt,
    origin,
    sentences: sentences.all(),
    words: words.all().join(' '),
    spelled: Uint32Array.from(spelled),
    texts: texts.all(),
    ids,
    columns: Uint32Array.from(columns),
    values: Float64Array.from(values),
    officials: reading.officials.map(({ id, name, honorific, positions, aliases }) => ({
      id,
      name,
      honorific,
      posts: positions.map(({ text }) => text),
      aliases,
    })),
  };
}

const placeOf = Object.fromEntries(textFields.map((name, i) => [name, i])) as Record<TextField, number>;

/** Place in `texts` of a text field of figure number `at`; -1 for null. */
export const textAt = ({ columns }: Digest, at: number, field: TextField): number =>
  (columns[at * STRIDE + placeOf[field]] ?? 0) - 1;
/** The number of the sentence that figure number `at` stands in. */
export const sentenceAt = ({ columns }: Digest, at: number): number => columns[at * STRIDE + STRIDE - 1] ?? 0;
/** The value of figure number `at` as its series counts it. */
export const valueAt = ({ values }: Digest, at: number): number => values[at * valueFields.length] ?? 0;

/** Figure number `at` of a digest. */
export function figureAt(digest: Digest, at: number): ListedFigure {
  const listed: Record<string, unknown> = { id: digest.ids[at], sentence: sentenceAt(digest, at) };
  for (const field of textFields) listed[field] = digest.texts[textAt(digest, at, field)] ?? null;
  valueFields.forEach((field, i) => {
    const value = digest.values[at * valueFields.length + i] ?? Number.NaN;
    listed[field] = Number.isNaN(value) ? null : value;
  });
  return listed as unknown as ListedFigure;
}

/** A value that no article holds (an official one, one entered by hand) as a row beside those of articles. */
export function rowOf(
  point: SeriesPoint,
  series: string,
): ListedFigure & { quote: string; article: ListedArticle } {
  const { figureId: id, indicator, indicatorId, text, unit, hedge, measure, direction, status } = point;
  const { value, valueMax, min, max, period, place, speaker, quote } = point;
  return {
    ...{ id, indicator, indicatorId, text, value, valueMax, min, max, unit, hedge, measure, direction },
    ...{ status, period, place, speaker, series, land: landOf(point.placeCode), sentence: 0, quote },
    doubts: null,
    article: {
      articleId: point.articleId,
      title: point.articleTitle,
      url: point.articleUrl,
      publisher: point.citation?.publisher ?? null,
      publishedAt: point.publishedAt,
      author: null,
      collectedAt: '',
      origin: 'import',
    },
  };
}

const UNCLEAR = '!';

function doubtsIn(figure: Figure): string | null {
  const unclear = unclearFields(figure);
  const all = unsureFields(figure).map((field) => `${field}${unclear.includes(field) ? UNCLEAR : ''}`);
  return all.length === 0 ? null : all.join(' ');
}

/** The fields of a listed figure that are not said plainly. */
export const unsureIn = ({ doubts }: Pick<ListedFigure, 'doubts'>): ChosenField[] =>
  (doubts?.replaceAll(UNCLEAR, '').split(' ') ?? []) as ChosenField[];

/** How far a field of a listed figure may be said. */
export function doubtIn({ doubts }: Pick<ListedFigure, 'doubts'>, field: ChosenField): Doubt {
  const all = doubts?.split(' ') ?? [];
  return all.includes(field) ? 'unsure' : all.includes(field + UNCLEAR) ? 'unclear' : 'sure';
}

function landOf(code: string | null): string | null {
  const line = lineageOf(code);
  return line !== null && sameTerritory(code, line) ? line : code;
}
