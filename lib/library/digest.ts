/** What the library lists of a stored article: its facts, its figures in columns, its officials. */
import { lineageOf, sameTerritory } from '../catalog/places.ts';
import { seriesKeysOf, seriesValue } from '../compare/series.ts';
import type { Article, Collected, Figure, Reading, SeriesPoint } from '../records.ts';

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
  /** Names the land that its place means: a province before and after a merger has two; null where no code tells. */
  land: string | null;
  /** Position in `Digest.sentences`. */
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

/** One version of an article. Figures go by columns: the field names once and not for every figure. */
export interface Digest
  extends Pick<Article, 'title' | 'url' | 'publisher' | 'publishedAt' | 'author'>,
    Pick<Collected, 'collectedAt' | 'origin'> {
  articleId: string;
  sentences: string[];
  /** Equally long lists, one for each field. */
  figures: { [Field in keyof ListedFigure]: ListedFigure[Field][] };
  officials: ListedOfficial[];
}

/** Characters of a sentence that are kept: a list out of a table may be a page long. */
const MAX_SENTENCE = 600;

/** The digest of an article and its reading. Mentions that only repeat a figure are left out. */
export function digestOf({ article, collectedAt, origin }: Collected, reading: Reading): Digest {
  const sentences = new Map<string, number>();
  const leading = reading.figures.filter(({ sameAs }) => sameAs === null);
  const listed = leading.map((figure): ListedFigure => {
    const { start, end } = figure.sentence;
    const words = article.text.slice(start, end).trim().replace(/\s+/g, ' ').slice(0, MAX_SENTENCE);
    if (!sentences.has(words)) sentences.set(words, sentences.size);
    const { id, indicator, indicatorId, text, unit, hedge, measure, direction, status } = figure;
    return {
      id,
      indicator,
      indicatorId,
      text,
      ...seriesValue(figure),
      unit,
      hedge,
      measure,
      direction,
      status,
      period: figure.period,
      place: figure.place,
      speaker: figure.speaker,
      series: seriesKeysOf(figure)[0] ?? null,
      land: landOf(figure.placeCode),
      sentence: sentences.get(words) ?? 0,
    };
  });
  const fields: { [field: string]: unknown[] } = {};
  for (const field of listedFields) fields[field] = listed.map((figure) => figure[field]);
  return {
    articleId: article.id,
    title: article.title,
    url: article.url,
    publisher: article.publisher,
    publishedAt: article.publishedAt,
    author: article.author,
    collectedAt,
    origin,
    sentences: [...sentences.keys()],
    figures: fields as Digest['figures'],
    officials: reading.officials.map(({ id, name, honorific, positions, aliases }) => ({
      id,
      name,
      honorific,
      posts: positions.map(({ text }) => text),
      aliases,
    })),
  };
}

/** A value that no article holds (an official one, one entered by hand) as a row beside those of articles. */
export function rowOf(point: SeriesPoint, series: string): ListedFigure & { quote: string; article: Digest } {
  const { figureId: id, indicator, indicatorId, text, unit, hedge, measure, direction, status } = point;
  const { value, valueMax, min, max, period, place, speaker, quote } = point;
  const land = landOf(point.placeCode);
  const own = { id, indicator, indicatorId, text, value, valueMax, min, max, unit, hedge, measure };
  const figures = Object.fromEntries(
    listedFields.map((field) => [field, []]),
  ) as unknown as Digest['figures'];
  return {
    ...own,
    ...{ direction, status, period, place, speaker, series, land, sentence: 0, quote },
    article: {
      articleId: point.articleId,
      title: point.articleTitle,
      url: point.articleUrl,
      publisher: point.citation?.publisher ?? null,
      publishedAt: point.publishedAt,
      author: null,
      collectedAt: '',
      origin: 'import',
      sentences: [],
      figures,
      officials: [],
    },
  };
}

const listedFields: readonly (keyof ListedFigure)[] = [
  'id',
  'indicator',
  'indicatorId',
  'text',
  'value',
  'valueMax',
  'min',
  'max',
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
  'sentence',
];

function landOf(code: string | null): string | null {
  const line = lineageOf(code);
  return line !== null && sameTerritory(code, line) ? line : code;
}
