/**
 * The official values that ship with the extension (`public/reference/`), as points of series. They never stand
 * among collected values unmarked: every point says `reference` and who published it.
 */
import * as v from 'valibot';
import { matchIndicator } from '../catalog/wordings.ts';
import { measures, type SeriesPoint, statuses } from '../records.ts';
import { own } from '../text/own.ts';
import { parsePeriod } from './period.ts';
import { seriesKeysOf } from './series.ts';

const text = v.pipe(v.string(), v.minLength(1));
const period = v.pipe(
  v.string(),
  v.check((value) => parsePeriod(value) !== null, 'no period'),
);
const twoLanguages = v.strictObject({ vi: text, en: text });

/** A file of `public/reference/`. A point is period, value as printed in the series' unit, status, source. */
export const referenceSchema = v.strictObject({
  id: text,
  title: twoLanguages,
  about: twoLanguages,
  sources: v.record(
    text,
    v.strictObject({
      publisher: text,
      title: text,
      /** ISO 8601, to the year at least. */
      published: v.pipe(v.string(), v.regex(/^\d{4}(-\d\d){0,2}$/)),
      url: v.nullable(v.pipe(v.string(), v.url())),
    }),
  ),
  series: v.array(
    v.strictObject({
      /** As the press words it: what it matches is found the way an article's figure is. */
      indicator: text,
      unit: text,
      measure: v.picklist(measures),
      place: text,
      placeCode: text,
      note: v.optional(text),
      points: v.array(v.tuple([period, v.number(), v.picklist(statuses), text])),
    }),
  ),
});
export type ReferenceSet = v.InferOutput<typeof referenceSchema>;

/** Printed units that stand for a multiple of a base unit. */
const SCALES: ReadonlyMap<string, { unit: string; factor: number }> = new Map(
  Object.entries({
    'nghìn người': { unit: 'người', factor: 1000 },
  }),
);
const printed = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 4 });

/** The points of a set by series key, each list in the order of the file. Throws on a point of an unknown source. */
export function referencePoints(set: ReferenceSet): Map<string, SeriesPoint[]> {
  const found = new Map<string, SeriesPoint[]>();
  let count = 0;
  for (const series of set.series) {
    const { unit, factor } = SCALES.get(series.unit) ?? { unit: series.unit, factor: 1 };
    const indicatorId = matchIndicator(series.indicator, unit, series.measure);
    for (const [at, value, status, sourceId] of series.points) {
      const source = own(set.sources, sourceId);
      if (source === undefined) throw new Error(`no source ${sourceId} in the reference set ${set.id}`);
      const { publisher, title, published, url } = source;
      const base = Number((value * factor).toPrecision(15));
      const glue = /^[%‰]/.test(series.unit) ? '' : ' ';
      const point: SeriesPoint = {
        figureId: `ref:${set.id}:${count++}`,
        origin: 'reference',
        citation: { publisher, title, url, publishedAt: published },
        derivation: null,
        articleId: `ref:${set.id}`,
        articleTitle: title,
        articleUrl: url ?? '',
        publishedAt: published,
        period: at,
        value: base,
        valueMax: null,
        min: base,
        max: base,
        text: `${printed.format(value)}${glue}${series.unit}`,
        unit,
        hedge: null,
        status,
        indicator: series.indicator,
        indicatorId,
        measure: series.measure,
        changeKind: null,
        direction: null,
        base: null,
        denominator: null,
        place: series.place,
        placeCode: series.placeCode,
        flags: [],
        speaker: publisher,
        quote: series.note ?? '',
        sample: false,
      };
      for (const key of seriesKeysOf(point)) found.set(key, [...(found.get(key) ?? []), point]);
    }
  }
  return found;
}
