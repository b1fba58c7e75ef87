/**
 * The official values that ship with the extension (`public/reference/`), as points of series. They never stand
 * among collected values unmarked: every point says `reference` and who published it.
 *
 * A table or a hand-kept series is one edition: what one release, or one kind of release, says of an indicator. Two
 * editions of it are never one series, so a figure stands beside the values of one only.
 */
import * as v from 'valibot';
import { unitDimension } from '../catalog/dimensions.ts';
import { indicatorById } from '../catalog/indicators.ts';
import { lineageOf, sameTerritory } from '../catalog/places.ts';
import { provinces34, provinces63 } from '../catalog/provinces.ts';
import { matchIndicator } from '../catalog/wordings.ts';
import { conceptOfLabel } from '../concepts/index.ts';
import { type Figure, measures, type SeriesPoint, SURE, statuses } from '../records.ts';
import { own } from '../text/own.ts';
import { akinOf } from './akin.ts';
import { doubtOf } from './doubt.ts';
import { comparePair, isAchieved, periodReason } from './pair.ts';
import { type Period, parsePeriod } from './period.ts';
import {
  conceptFor,
  type Filed,
  isLevel,
  seriesKeysAs,
  seriesKeysOf,
  pointOf as seriesPointOf,
} from './series.ts';

const text = v.pipe(v.string(), v.minLength(1));
const period = v.pipe(
  v.string(),
  v.check((value) => parsePeriod(value) !== null, 'no period'),
);
const twoLanguages = v.strictObject({ vi: text, en: text });

const sources = v.record(
  text,
  v.strictObject({
    publisher: text,
    /** Of the table or document, with its edition. */
    title: text,
    /** ISO 8601, to the year at least; null where it is not known for sure. */
    published: v.nullable(v.pipe(v.string(), v.regex(/^\d{4}(-\d\d){0,2}$/))),
    /** Of the office, never of a copy. */
    url: v.nullable(v.pipe(v.string(), v.url())),
  }),
);

/** A hand-kept file of `public/reference/`. A point is period, value as printed in the series' unit, status, source. */
export const referenceSchema = v.strictObject({
  id: text,
  title: twoLanguages,
  about: twoLanguages,
  sources,
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

const row = v.array(v.nullable(v.number()));
const tableSchema = v.strictObject({
  indicator: text,
  unit: text,
  measure: v.picklist(measures),
  note: v.optional(text),
  /** Values are an index, the year before = 100: the press prints what is over or under. */
  index: v.optional(v.literal(true)),
  /** Indicator, in the same file, by which the rates of provinces that became one are weighted. */
  weights: v.optional(text),
  /** The last year of this way of counting: later figures do not stand beside it. */
  until: v.optional(v.number()),
  periods: v.array(period),
  /** One for all periods, or one for each. */
  sources: v.array(text),
  statuses: v.array(v.picklist(statuses)),
  /** By place code, one value for each period, null where there is none. */
  values: v.record(text, row),
});
const shareSchema = v.strictObject({
  indicator: text,
  /** Indicators of tables of the same file: the first in per cent of the second. */
  part: text,
  whole: text,
  /** Places that a table of published values has. */
  except: v.array(text),
  decimals: v.number(),
});

/** A file that `tools/build-reference.ts` builds: columns of values by place. */
export const tablesSchema = v.strictObject({
  id: text,
  sources,
  tables: v.array(tableSchema),
  shares: v.array(shareSchema),
});
export type ReferenceTables = v.InferOutput<typeof tablesSchema>;
type Table = ReferenceTables['tables'][number];
export type ReferenceSource = ReferenceTables['sources'][string];

/** Printed units that stand for a multiple of a base unit. */
const MULTIPLES: readonly [string, number][] = [
  ['nghìn ', 1e3],
  ['triệu ', 1e6],
  ['tỷ ', 1e9],
];
function scaleOf(unit: string): { unit: string; factor: number } {
  for (const [word, factor] of MULTIPLES)
    if (unit.startsWith(word)) return { unit: unit.slice(word.length), factor };
  return { unit, factor: 1 };
}
const printed = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });
const exact = (value: number) => Number(value.toPrecision(15));

const PLACES: ReadonlyMap<string, string> = new Map([
  ['VN', 'cả nước'],
  ...provinces63.map(({ code, name }): [string, string] => [`vn63:${code}`, name]),
  ...provinces34.map(({ code, name }): [string, string] => [`vn34:${code}`, name]),
]);

/** What the values of an edition have in common. */
interface Kind {
  indicator: string;
  indicatorId: string | null;
  concept: SeriesPoint['concept'];
  unit: string;
  factor: number;
  printedUnit: string;
  measure: SeriesPoint['measure'];
  note: string;
  index: boolean;
}

function kindOf(of: Pick<Table, 'indicator' | 'unit' | 'measure' | 'note' | 'index'>): Kind {
  const { unit, factor } = scaleOf(of.unit);
  const { indicator, measure, note = '', index = false } = of;
  const indicatorId = matchIndicator(indicator, unit, measure);
  const concept = conceptOfLabel({ indicator, indicatorId, unit, measure });
  return { indicator, indicatorId, concept, unit, factor, printedUnit: of.unit, measure, note, index };
}

function pointOf(
  kind: Kind,
  value: number,
  of: Pick<SeriesPoint, 'figureId' | 'period' | 'status' | 'place' | 'placeCode'>,
  set: string,
  { publisher, title, published, url }: ReferenceSource,
): SeriesPoint {
  const growth = kind.measure === 'change';
  const raw = kind.index ? exact(value - 100) : value;
  const base = exact(raw * kind.factor);
  const glue = /^[%‰]/.test(kind.printedUnit) ? '' : ' ';
  const said = kind.index ? `Chỉ số ${printed.format(value)}, năm trước = 100.` : '';
  return {
    ...of,
    origin: 'reference',
    citation: { publisher, title, url, publishedAt: published },
    derivation: null,
    articleId: `ref:${set}`,
    articleTitle: title,
    articleUrl: url ?? '',
    publishedAt: published,
    value: base,
    valueMax: null,
    min: base,
    max: base,
    text: `${printed.format(growth ? Math.abs(raw) : raw)}${glue}${kind.printedUnit}`,
    unit: kind.unit,
    hedge: null,
    indicator: kind.indicator,
    indicatorId: kind.indicatorId,
    concept: kind.concept ?? null,
    measure: kind.measure,
    changeKind: growth ? 'relative' : null,
    direction: growth ? (raw < 0 ? 'down' : 'up') : null,
    base: null,
    denominator: null,
    flags: [],
    speaker: publisher,
    quote: [said, kind.note].filter(Boolean).join(' '),
    sample: false,
  };
}

/** The values of one edition for one place: made when first asked for. */
interface Row {
  edition: number;
  placeCode: string;
  until: number | null;
  /** Indicator whose values weigh these. */
  weights: string | null;
  count: number;
  points: () => readonly SeriesPoint[];
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Whether `point` may stand beside `figure`: the same kind of period, unit and place, or a part of the place. */
function suits(figure: Figure, at: Period, point: SeriesPoint): boolean {
  const there = parsePeriod(point.period);
  if (there === null) return false;
  const stock = indicatorById(figure.indicatorId)?.kind === 'stock';
  // A quarter of a stock ends with the year and is no year.
  const alike = there.length === at.length || there.length === '1d' || at.length === '1d';
  if (!alike || periodReason(at, there, stock) !== null) return false;
  if (unitDimension(figure.unit) !== unitDimension(point.unit) && isLevel(figure)) return false;
  const { placeCode } = figure;
  if (placeCode === null || point.placeCode === null || sameTerritory(placeCode, point.placeCode))
    return true;
  return placeCode.startsWith('vn34:') && lineageOf(point.placeCode) === placeCode;
}

/** What is only guessed to be of a catalogued indicator does not stand beside what surely is; other words are their own. */
function isSurely(figure: Figure): boolean {
  const { indicatorId, certainty } = conceptFor(figure);
  return indicatorId === null || (certainty >= SURE && doubtOf(figure, 'indicator') === 'sure');
}

/** How many values near to a figure are told of. */
const NEAREST = 3;
interface Dated {
  point: SeriesPoint;
  period: Period;
}

/** How many years before `at` the nearest earlier value lies; none is beyond all. */
function distance(at: Period, points: readonly SeriesPoint[]): number {
  const ends = points.map((point) => parsePeriod(point.period)?.to ?? at.to).filter((to) => to < at.to);
  return ends.length === 0 ? Number.POSITIVE_INFINITY : at.to - Math.max(...ends);
}

const latest = (points: readonly SeriesPoint[]) =>
  points
    .map(({ publishedAt }) => publishedAt ?? '')
    .sort()
    .at(-1) ?? '';

/** Every official value that ships, by series. Built from the files as they are; throws on one that is damaged. */
export class OfficialValues {
  readonly title: { vi: string; en: string };
  readonly about: { vi: string; en: string };
  #rows = new Map<string, Row[]>();
  #editions = 0;
  #series = 0;
  #values = 0;
  #named = new Map<string, Row>();

  /** `file`: hand-kept series; `tables`: built files of tables. */
  constructor(file: unknown, tables: readonly unknown[] = []) {
    const set = v.parse(referenceSchema, file);
    this.title = set.title;
    this.about = set.about;
    this.#addSeries(set);
    for (const one of tables) this.#addTables(v.parse(tablesSchema, one));
  }

  get size(): { series: number; values: number } {
    return { series: this.#series, values: this.#values };
  }

  #add(kind: Kind, row: Row): void {
    this.#series++;
    this.#values += row.count;
    const growth = kind.measure === 'change';
    const filed: Filed = {
      ...kind,
      concept: kind.concept ?? null,
      value: 0,
      changeKind: growth ? 'relative' : null,
      direction: growth ? 'up' : null,
      base: null,
      period: '2000',
      place: null,
      placeCode: row.placeCode,
      flags: [],
    };
    for (const key of seriesKeysOf(filed)) {
      const rows = this.#rows.get(key);
      if (rows === undefined) this.#rows.set(key, [row]);
      else rows.push(row);
    }
    this.#named.set(`${kind.indicator}|${row.placeCode}`, row);
  }

  #addSeries(set: ReferenceSet): void {
    set.series.forEach((series, n) => {
      const kind = kindOf({ ...series, index: undefined });
      for (const [, , , source] of series.points) sourceOf(set, source);
      this.#add(kind, {
        edition: this.#editions++,
        placeCode: series.placeCode,
        until: null,
        weights: null,
        count: series.points.length,
        points: once(() =>
          series.points.map(([at, value, status, source]) => {
            const { place, placeCode } = series;
            const of = { figureId: `ref:${set.id}:${n}:${at}`, period: at, status, place, placeCode };
            return pointOf(kind, value, of, set.id, sourceOf(set, source));
          }),
        ),
      });
    });
  }

  #addTables(set: ReferenceTables): void {
    set.tables.forEach((table, n) => {
      const kind = kindOf(table);
      const edition = this.#editions++;
      for (const source of table.sources) sourceOf(set, source);
      for (const [placeCode, values] of Object.entries(table.values)) {
        this.#add(kind, {
          edition,
          placeCode,
          until: table.until ?? null,
          weights: table.weights ?? null,
          count: values.filter((value) => value !== null).length,
          points: once(() =>
            values.flatMap((value, i) => {
              const at = table.periods[i];
              if (value === null || at === undefined) return [];
              const status = table.statuses[i] ?? table.statuses[0] ?? 'actual';
              const source = table.sources[i] ?? table.sources[0] ?? '';
              const place = PLACES.get(placeCode) ?? null;
              const of = {
                figureId: `ref:${set.id}:${n}:${placeCode}:${at}`,
                period: at,
                status,
                place,
                placeCode,
              };
              return [pointOf(kind, value, of, set.id, sourceOf(set, source))];
            }),
          ),
        });
      }
    });
    for (const share of set.shares) this.#addShare(share);
  }

  /** A share that follows from two published counts; it shows its arithmetic. */
  #addShare(share: ReferenceTables['shares'][number]): void {
    const kind = kindOf({
      indicator: share.indicator,
      unit: '%',
      measure: 'share',
      note: undefined,
      index: undefined,
    });
    const edition = this.#editions++;
    const wholes = [...this.#named].filter(([name]) => name.startsWith(`${share.whole}|`));
    for (const [, whole] of wholes) {
      const part = this.#named.get(`${share.part}|${whole.placeCode}`);
      if (part === undefined || share.except.includes(whole.placeCode)) continue;
      this.#add(kind, {
        edition,
        placeCode: whole.placeCode,
        until: null,
        weights: null,
        count: part.count,
        points: once(() =>
          part.points().flatMap((over) => {
            const under = whole.points().find((point) => point.period === over.period);
            if (under === undefined || !(under.value > 0)) return [];
            const value = Number(((over.value / under.value) * 100).toFixed(share.decimals));
            const sum = {
              form: 'percent' as const,
              terms: [over.value, under.value],
              result: value,
              unit: '%',
            };
            return [
              {
                ...over,
                ...pointOf(kind, value, over, over.articleId.replace(/^ref:/, ''), {
                  publisher: over.citation?.publisher ?? '',
                  title: over.citation?.title ?? '',
                  published: over.publishedAt,
                  url: over.citation?.url ?? null,
                }),
                figureId: `${over.figureId}:share`,
                origin: 'derived' as const,
                derivation: { kind: 'share' as const, from: [over, under], sum },
                denominator: under.value,
              },
            ];
          }),
        ),
      });
    }
  }

  /** Every series key that has values. */
  keys(): IterableIterator<string> {
    return this.#rows.keys();
  }

  /**
   * The values of a series for a chart: of each place, and each length of period, those of the edition that has most.
   */
  points(key: string): readonly SeriesPoint[] {
    const lines = new Map<string, SeriesPoint[][]>();
    for (const row of this.#rows.get(key) ?? []) {
      const lengths = new Map<string, SeriesPoint[]>();
      for (const point of row.points()) {
        const line = `${row.placeCode}|${parsePeriod(point.period)?.length}`;
        lengths.set(line, [...(lengths.get(line) ?? []), point]);
      }
      for (const [line, points] of lengths) lines.set(line, [...(lines.get(line) ?? []), points]);
    }
    return [...lines.values()].flatMap(
      (editions) => editions.sort((a, b) => b.length - a.length || (latest(a) < latest(b) ? 1 : -1))[0] ?? [],
    );
  }

  /**
   * The values that stand beside `figure`, whose series are `keys`: those of one edition, for periods like the
   * figure's. Of several editions it is the one with the nearest earlier value, of equally near ones the latest.
   */
  beside(figure: Figure, keys: readonly string[]): SeriesPoint[] {
    const at = parsePeriod(figure.period);
    if (at === null || !isSurely(figure)) return [];
    const editions = new Map<number, SeriesPoint[]>();
    for (const row of new Set(keys.flatMap((key) => this.#rows.get(key) ?? []))) {
      if (row.until !== null && at.year > row.until) continue;
      const fit = this.#weighted(figure, row).filter((point) => suits(figure, at, point));
      if (fit.length > 0) editions.set(row.edition, [...(editions.get(row.edition) ?? []), ...fit]);
    }
    const [best] = [...editions.values()].sort(
      (a, b) => distance(at, a) - distance(at, b) || (latest(a) < latest(b) ? 1 : -1),
    );
    return best ?? [];
  }

  /** The row's values, with what weighs them where they are to be joined with those of other provinces. */
  #weighted(figure: Figure, row: Row): readonly SeriesPoint[] {
    const points = row.points();
    const joins = figure.placeCode?.startsWith('vn34:') === true && row.placeCode.startsWith('vn63:');
    // A share knows its whole; elsewhere what is asked is the share, and the whole would only be compared.
    if (!joins)
      return points.map((point) => (point.denominator === null ? point : { ...point, denominator: null }));
    if (row.weights === null) return points;
    const weights = this.#named.get(`${row.weights}|${row.placeCode}`)?.points() ?? [];
    return points.map((point) => ({
      ...point,
      denominator: weights.find((weight) => weight.period === point.period)?.value ?? null,
    }));
  }

  /**
   * What is nearest to a figure that nothing stands beside: up to `NEAREST` values of its indicator and place for other
   * kinds of periods or other years, or else the country's last value up to its period. Oldest first.
   */
  nearest(figure: Figure): SeriesPoint[] {
    const at = parsePeriod(figure.period);
    const { name } = conceptFor(figure);
    if (at === null || name === null || !isSurely(figure) || !isLevel(figure)) return [];
    const of = (placeCode: string | null): Dated[] =>
      seriesKeysAs({ ...figure, placeCode }, name)
        .flatMap((key) => this.#rows.get(key) ?? [])
        .flatMap((row) => (row.until !== null && at.year > row.until ? [] : row.points()))
        .filter((point) => sameTerritory(point.placeCode, placeCode))
        .filter((point) => unitDimension(point.unit) === unitDimension(figure.unit))
        .flatMap((point) => {
          const period = parsePeriod(point.period);
          return period === null ? [] : [{ point, period }];
        });
    const away = ({ period }: Dated) => Math.abs(period.to - at.to);
    const byTime = (a: Dated, b: Dated) => a.period.to - b.period.to || a.period.from - b.period.from;
    const place = figure.placeCode;
    if (place === null) return [];
    const own = [...new Map(of(place).map((one) => [one.point.period, one])).values()]
      .sort((a, b) => away(a) - away(b))
      .slice(0, NEAREST)
      .sort(byTime);
    if (own.length > 0 || place === 'VN') return own.map(({ point }) => point);
    const country = of('VN').filter(({ period }) => period.length === at.length && period.to <= at.to);
    return country
      .sort(byTime)
      .slice(-1)
      .map(({ point }) => point);
  }

  /**
   * Earlier values of an indicator that is not the figure's but near to it, for a figure that nothing of its own
   * indicator stands beside: a survey's rate beside a review's. Such a pair is `with_care`, never more.
   */
  akin(figure: Figure): SeriesPoint[] {
    const at = parsePeriod(figure.period);
    if (at === null || !isAchieved(figure.status) || !isLevel(figure)) return [];
    const now = seriesPointOf(figure, null);
    for (const near of akinOf(figure.indicatorId)) {
      const keys = seriesKeysAs({ ...figure, indicatorId: near }, near);
      const found = this.beside(figure, keys).filter(
        (point) =>
          (parsePeriod(point.period)?.to ?? at.to) < at.to && comparePair(now, point).verdict === 'with_care',
      );
      if (found.length > 0) return found;
    }
    return [];
  }
}

function sourceOf(
  set: { id: string; sources: Record<string, ReferenceSource> },
  id: string,
): ReferenceSource {
  const source = own(set.sources, id);
  if (source === undefined) throw new Error(`no source ${id} in the reference set ${set.id}`);
  return source;
}
