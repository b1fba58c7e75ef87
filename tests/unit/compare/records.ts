/** Short forms of records for the tables of this folder. */
import { matchIndicator } from '../../../lib/catalog/wordings.ts';
import { toPoint } from '../../../lib/compare/series.ts';
import type { Article, Figure, SeriesPoint } from '../../../lib/records.ts';

let count = 0;

/** A figure about the invented province An Bình; its indicator id is looked up unless given. */
export function figure(more: Partial<Figure>): Figure {
  count++;
  const base: Figure = {
    id: `f${count}`,
    articleId: 'now',
    start: 0,
    end: 1,
    text: `${String(more.value ?? 0).replace('.', ',')}${more.unit ?? ''}`,
    value: 0,
    valueMax: null,
    min: null,
    max: null,
    unit: '%',
    denominator: null,
    indicator: 'tỷ lệ lao động qua đào tạo',
    indicatorId: null,
    measure: 'level',
    changeKind: null,
    direction: null,
    hedge: null,
    status: 'actual',
    period: '2023',
    base: null,
    place: 'An Bình',
    placeCode: null,
    speaker: null,
    speakerKind: null,
    sentence: { start: 0, end: 5 },
    inherited: [],
    alternative: null,
    flags: [],
    confidence: 1,
    sameAs: null,
    ...more,
  };
  if (more.indicatorId !== undefined) return base;
  return { ...base, indicatorId: matchIndicator(base.indicator, base.unit, base.measure) };
}

export function article(id: string, publishedAt: string | null = null): Article {
  return {
    id,
    url: `https://an-binh.example/${id}`,
    title: id,
    publisher: null,
    publishedAt,
    publishedAtSource: null,
    author: null,
    place: null,
    text: 'Câu mẫu.',
    blocks: [],
  };
}

/** The stored point of a figure from another article. */
export function point(more: Partial<Figure>, publishedAt: string | null = null): SeriesPoint {
  const made = figure({ articleId: `was-${more.period ?? ''}-${publishedAt ?? ''}`, ...more });
  const stored = toPoint(made, article(made.articleId, publishedAt), false);
  if (stored === null) throw new Error('the figure gives no point');
  return stored;
}
