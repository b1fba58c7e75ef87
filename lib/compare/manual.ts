/** Values that the reader entered by hand, each with the source it was taken from, as points of series. */
import { isEvidence, type ManualValue, type SeriesPoint } from '../records.ts';
import { seriesKeysOf } from './series.ts';

/** The point that a hand-entered value gives its series. */
export function manualPoint(value: ManualValue): SeriesPoint {
  const { id, source, created: _created, modified, note, ...fields } = value;
  const url = source.url !== null && isEvidence(source.url) ? source.url : null;
  return {
    figureId: `man:${id}`,
    origin: 'manual',
    citation: { publisher: source.publisher, title: source.title, url, publishedAt: null },
    derivation: null,
    articleId: `man:${id}`,
    articleTitle: source.title,
    articleUrl: url ?? '',
    publishedAt: modified,
    period: fields.period,
    value: fields.value,
    valueMax: fields.valueMax,
    min: fields.min,
    max: fields.max,
    text: fields.text,
    unit: fields.unit,
    hedge: null,
    status: fields.status,
    indicator: fields.indicator,
    indicatorId: fields.indicatorId,
    concept: fields.concept ?? null,
    measure: fields.measure,
    changeKind: null,
    direction: null,
    base: null,
    denominator: null,
    place: fields.place,
    placeCode: fields.placeCode,
    flags: [],
    speaker: source.publisher === '' ? null : source.publisher,
    quote: note,
    sample: false,
  };
}

/** The points of hand-entered values by series key. */
export function manualPoints(values: readonly ManualValue[]): Map<string, SeriesPoint[]> {
  const found = new Map<string, SeriesPoint[]>();
  for (const value of values) {
    const point = manualPoint(value);
    for (const key of seriesKeysOf(point)) found.set(key, [...(found.get(key) ?? []), point]);
  }
  return found;
}
