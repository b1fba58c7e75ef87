/** Which series a figure belongs to, and the point it gives that series. */
import { unitDimension } from '../catalog/dimensions.ts';
import { type Indicator, indicatorById } from '../catalog/indicators.ts';
import { placeKey } from '../catalog/places.ts';
import { conceptOfLabel } from '../concepts/index.ts';
import type { Article, Concept, Figure, SeriesPoint } from '../records.ts';
import { doubts, joining, unclearFields, unsureFields } from './doubt.ts';
import { parsePeriod } from './period.ts';

const MAX_QUOTE = 1200;

/** What of a figure, or of a value that no article holds, tells its series. */
export type Filed = Pick<
  Figure,
  | 'indicator'
  | 'indicatorId'
  | 'value'
  | 'unit'
  | 'measure'
  | 'changeKind'
  | 'direction'
  | 'base'
  | 'period'
  | 'place'
  | 'placeCode'
  | 'flags'
  | 'certainty'
> & { concept?: Concept | null };

/** What a figure or value measures: as read in its passage, or as its label says. */
export const conceptFor = (of: Filed): Concept => of.concept ?? conceptOfLabel(of);

/** What a change is measured against, as far as it tells series apart: the plan, the last month, or a year. */
type Measured = Pick<Figure, 'measure' | 'unit' | 'base' | 'changeKind' | 'direction'>;

function baseKind(base: string | null): 'plan' | 'term' | 'recent' | 'year' {
  const words = (base ?? '').normalize('NFC').toLowerCase();
  if (/(?:5|năm) năm|giai đoạn|nhiệm kỳ/.test(words)) return 'term';
  if (/kế hoạch|chỉ tiêu|dự toán|mục tiêu|nghị quyết/.test(words)) return 'plan';
  return /(?:tháng|quý|tuần|ngày|kỳ) (?:trước|liền)/.test(words) ? 'recent' : 'year';
}

/** A change of a growth indicator (GRDP, prices) is the level of that indicator. */
const isGrowthLevel = (figure: Measured, indicator: Indicator | null) =>
  indicator?.growth === true && figure.measure === 'change' && unitDimension(figure.unit) === '%';

/** Which values of an indicator are of one kind: levels, changes of one sort, shares of a plan, ranks. */
export function measureGroup(figure: Measured, indicator: Indicator | null): string {
  switch (figure.measure) {
    case 'level':
    case 'share':
    case 'coverage':
      return 'level';
    case 'change':
      if (isGrowthLevel(figure, indicator))
        return baseKind(figure.base) === 'recent' ? 'level:recent' : 'level';
      return `change:${figure.changeKind ?? 'ambiguous'}:${baseKind(figure.base)}`;
    case 'plan_ratio':
      // Three years of a plan of five are no share of a year's plan.
      return baseKind(figure.base) === 'term' ? 'plan_ratio:term' : 'plan_ratio';
    default:
      return figure.measure;
  }
}

/**
 * Within a catalogued indicator all money, and all counts, share a series: "triệu đồng/tháng" beside "triệu
 * đồng/năm" must meet for the comparison to say that they do not fit.
 */
function dimensionGroup(figure: Filed, indicator: Indicator | null): string {
  const dimension = unitDimension(figure.unit);
  if (indicator === null) return dimension;
  return groupOf(dimension);
}

/**
 * The keys of the series that a figure is in: concept, kind of unit, kind of measure and
 * place; never the status. Empty for a figure whose value, period or place cannot be told, or that is read with so
 * much doubt that a field of it is not said.
 */
export function seriesKeysOf(figure: Filed): string[] {
  const { name } = conceptFor(figure);
  return name === null ? [] : seriesKeysAs(figure, name);
}

/** The same for a figure under another name: one that the reader takes for the same concept. */
export function seriesKeysAs(figure: Filed, name: string): string[] {
  if (!Number.isFinite(figure.value) || figure.flags.includes('malformed_number')) return [];
  if (parsePeriod(figure.period) === null || joining(unclearFields(figure)).length > 0) return [];
  const place = placeKey(figure.place, figure.placeCode, null);
  if (place === null) return [];
  const indicator = indicatorById(figure.indicatorId);
  const key = (dimension: string, measure: string) => [name, dimension, measure, place].join('|');
  const own = key(dimensionGroup(figure, indicator), measureGroup(figure, indicator));
  const level = levelDimension(figure, indicator);
  // A change is filed with the levels too: over a known base it is one.
  return level === null || isLevel(figure) ? [own] : [own, key(level, 'level')];
}

/** The key under which what may be the same concept is looked up; null for a figure that nothing is offered for. */
export function kinKeyOf(figure: Filed): string | null {
  const { name, kin } = conceptFor(figure);
  const [own] = name === null || kin === null ? [] : seriesKeysAs(figure, `~${kin}`);
  return own ?? null;
}

/** Every key that a figure is filed under in the index: its series, and its kin. */
export const filingKeysOf = (figure: Filed): string[] =>
  [...seriesKeysOf(figure), kinKeyOf(figure)].filter((key) => key !== null);

/** The dimension of the level that a change changes; null where it is no change, or nothing tells. */
function levelDimension(figure: Filed, indicator: Indicator | null): string | null {
  if (figure.measure !== 'change' || figure.direction === null) return null;
  if (baseKind(figure.base) !== 'year') return null;
  switch (figure.changeKind) {
    case 'absolute':
      return dimensionGroup(figure, indicator);
    case 'points':
      return '%';
    case 'relative': {
      const usual = indicator?.units[0];
      return usual === undefined || usual === '%' ? null : groupOf(usual);
    }
    default:
      return null;
  }
}

const groupOf = (dimension: string) => {
  const [kind = ''] = dimension.split(':');
  return kind === 'money' || kind === 'count' ? kind : dimension;
};

/** A state or amount, whose difference over the years means something; a change, or a share of a plan, is none. */
export function isLevel(of: Pick<Figure, 'measure' | 'unit' | 'indicatorId'>): boolean {
  switch (of.measure) {
    case 'level':
    case 'share':
    case 'coverage':
    case 'rank':
      return true;
    case 'change':
      return indicatorById(of.indicatorId)?.growth === true && unitDimension(of.unit) === '%';
    default:
      return false;
  }
}

/** A change that is a fall is below zero; every other figure stands as written. */
export function seriesValue(figure: Figure): Pick<Figure, 'value' | 'valueMax' | 'min' | 'max'> {
  const { value, valueMax, min, max } = figure;
  if (figure.direction !== 'down' || figure.measure !== 'change' || value < 0) {
    return { value, valueMax, min, max };
  }
  const negative = (n: number | null) => (n === null ? null : -n);
  return valueMax === null
    ? { value: -value, valueMax: null, min: negative(max), max: negative(min) }
    : { value: -valueMax, valueMax: -value, min: negative(max), max: negative(min) };
}

/**
 * The point that a figure of `article` gives its series; null for a figure in no series and for a repeated
 * mention, which would count one value twice.
 */
export function toPoint(figure: Figure, article: Article, sample: boolean): SeriesPoint | null {
  if (figure.sameAs !== null || figure.period === null || seriesKeysOf(figure).length === 0) return null;
  return pointOf(figure, article, sample);
}

/** A figure as a value of a series, whether it is in one or not; a period that is not said is ''. */
export function pointOf(figure: Figure, article: Article | null, sample = false): SeriesPoint {
  return {
    figureId: figure.id,
    origin: 'collected',
    citation: null,
    derivation: null,
    articleId: article?.id ?? figure.articleId,
    articleTitle: article?.title ?? '',
    articleUrl: article?.url ?? '',
    publishedAt: article?.publishedAt ?? null,
    period: figure.period ?? '',
    ...seriesValue(figure),
    text: figure.text,
    unit: figure.unit,
    hedge: figure.hedge,
    status: figure.status,
    indicator: figure.indicator,
    indicatorId: figure.indicatorId,
    concept: figure.concept ?? null,
    measure: figure.measure,
    changeKind: figure.changeKind,
    direction: figure.direction,
    base: figure.base,
    denominator: figure.denominator,
    place: figure.place,
    placeCode: figure.placeCode,
    flags: figure.flags,
    speaker: figure.speaker,
    quote: article?.text.slice(figure.sentence.start, figure.sentence.end).trim().slice(0, MAX_QUOTE) ?? '',
    sample,
    ...doubts(unsureFields(figure)),
  };
}
