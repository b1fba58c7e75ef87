/** Officials as the index files them: by name, each with what it takes to tell whether two are one person. */
import type {
  Article,
  ArticleRef,
  Figure,
  FiledOfficial,
  Official,
  Reading,
  SaidFigure,
} from '../records.ts';
import { fold } from '../text/normalise.ts';

/** Longest sentence that is kept with a figure, in UTF-16 code units. */
const MAX_QUOTE = 600;

/** The key an official is filed under: the name without diacritics, which editions in English drop. */
export const personKey = (name: string): string => fold(name);

/** The figures of an article that a person gave, repeats left out. */
const figuresOf = (official: Pick<Official, 'name'>, figures: readonly Figure[]): Figure[] =>
  figures.filter((f) => f.sameAs === null && f.speakerKind === 'person' && f.speaker === official.name);

function saidFigure(figure: Figure, article: Article, ref: ArticleRef): SaidFigure {
  const { text, hedge, measure, direction, status, indicator, indicatorId, period, place } = figure;
  const quote = article.text.slice(figure.sentence.start, figure.sentence.end).slice(0, MAX_QUOTE);
  return {
    figureId: figure.id,
    article: ref,
    ...{ text, hedge, measure, direction, status, indicator, indicatorId, period, place },
    quote,
  };
}

/** The officials of an article for the index, in the order of the reading. */
export function fileOfficials(reading: Reading, article: Article, sample: boolean): FiledOfficial[] {
  const { id, title, url, publishedAt } = article;
  const ref: ArticleRef = { id, title, url, publishedAt, sample };
  return reading.officials.map((official) => ({
    official: { name: official.name, honorific: official.honorific, positions: official.positions },
    article: ref,
    figures: figuresOf(official, reading.figures).map((figure) => saidFigure(figure, article, ref)),
  }));
}
