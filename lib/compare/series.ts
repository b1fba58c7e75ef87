/** Which series a figure belongs to, and the point it gives that series. */
import { unitDimension } from '../catalog/dimensions.ts';
import { type Indicator, indicatorById } from '../catalog/indicators.ts';
import { placeKey } from '../catalog/places.ts';
import { stableKey } from '../catalog/wordings.ts';
import type { Article, Figure, SeriesPoint } from '../records.ts';
import { parsePeriod } from './period.ts';

const MAX_QUOTE = 1200;

/** What a change is measured against, as far as it tells series apart: the plan, the last month, or a year. */
function baseKind(base: string | null): 'plan' | 'recent' | 'year' {
  const words = (base ?? '').normalize('NFC').toLowerCase();
  if (/kế hoạch|chỉ tiêu|dự toán|mục tiêu|nghị quyết/.test(words)) return 'plan';
  return /(?:tháng|quý|tuần|ngày|kỳ) (?:trước|liền)/.test(words) ? 'recent' : 'year';
}

/** A change of a growth indicator (GRDP, prices) is the level of that indicator. */
const isGrowthLevel = (figure: Figure, indicator: Indicator | null) =>
  indicator?.growth === true && figure.measure === 'change' && unitDimension(figure.unit) === '%';

function measureGroup(figure: Figure, indicator: Indicator | null): string {
  switch (figure.measure) {
    case 'level':
    case 'share':
    case 'coverage':
      return 'level';
    case 'change':
      if (isGrowthLevel(figure, indicator))
        return baseKind(figure.base) === 'recent' ? 'level:recent' : 'level';
      return `change:${figure.changeKind ?? 'ambiguous'}:${figure.direction ?? ''}:${baseKind(figure.base)}`;
    default:
      return figure.measure;
  }
}

/**
 * Within a catalogued indicator all money, and all counts, share a series: "triệu đồng/tháng" beside "triệu
 * đồng/năm" must meet for the comparison to say that they do not fit.
 */
function dimensionGroup(figure: Figure, indicator: Indicator | null): string {
  const dimension = unitDimension(figure.unit);
  if (indicator === null) return dimension;
  const colon = dimension.indexOf(':');
  const kind = colon === -1 ? dimension : dimension.slice(0, colon);
  return kind === 'money' || kind === 'count' ? kind : dimension;
}

/**
 * The keys of the series that a figure is in: indicator (or its wording), kind of unit, kind of measure and
 * place; never the status. Empty for a figure whose value, period or place cannot be told.
 */
export function seriesKeysOf(figure: Figure): string[] {
  if (!Number.isFinite(figure.value) || figure.flags.includes('malformed_number')) return [];
  if (parsePeriod(figure.period) === null) return [];
  const place = placeKey(figure.place, figure.placeCode, null);
  if (place === null) return [];
  const indicator = indicatorById(figure.indicatorId);
  const name = indicator?.id ?? `=${stableKey(figure.indicator)}`;
  if (name === '=') return [];
  return [[name, dimensionGroup(figure, indicator), measureGroup(figure, indicator), place].join('|')];
}

/** A growth rate that fell is below zero; every other figure stands as written. */
export function seriesValue(figure: Figure): Pick<Figure, 'value' | 'valueMax' | 'min' | 'max'> {
  const { value, valueMax, min, max } = figure;
  if (figure.direction !== 'down' || !isGrowthLevel(figure, indicatorById(figure.indicatorId))) {
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
  return {
    figureId: figure.id,
    origin: 'collected',
    citation: null,
    derivation: null,
    articleId: article.id,
    articleTitle: article.title,
    articleUrl: article.url,
    publishedAt: article.publishedAt,
    period: figure.period,
    ...seriesValue(figure),
    text: figure.text,
    unit: figure.unit,
    hedge: figure.hedge,
    status: figure.status,
    indicator: figure.indicator,
    indicatorId: figure.indicatorId,
    measure: figure.measure,
    changeKind: figure.changeKind,
    direction: figure.direction,
    base: figure.base,
    denominator: figure.denominator,
    place: figure.place,
    placeCode: figure.placeCode,
    flags: figure.flags,
    speaker: figure.speaker,
    quote: article.text.slice(figure.sentence.start, figure.sentence.end).trim().slice(0, MAX_QUOTE),
    sample,
  };
}
