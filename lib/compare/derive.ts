/** Values that no article prints but that follow from those it does; each shows its arithmetic. */
import { unitDimension } from '../catalog/dimensions.ts';
import { indicatorById } from '../catalog/indicators.ts';
import { sameTerritory } from '../catalog/places.ts';
import { provinces34 } from '../catalog/provinces.ts';
import type { Derivation, SeriesPoint, Status, Sum } from '../records.ts';
import { trueInterval } from './bounds.ts';
import { doubts, unsureOf } from './doubt.ts';
import { isAchieved } from './pair.ts';
import { parsePeriod, samePhaseIn } from './period.ts';
import { isLevel } from './series.ts';

const round = (n: number) => Number(n.toPrecision(12));
const FINAL: readonly Status[] = ['estimated', 'preliminary', 'actual'];
const leastFinal = (points: readonly SeriesPoint[]): Status =>
  FINAL.find((status) => points.some((point) => point.status === status)) ?? 'actual';

function derived(like: SeriesPoint, derivation: Derivation, more: Partial<SeriesPoint>): SeriesPoint {
  const { unsure: _unsure, ...plain } = like;
  return {
    ...plain,
    ...doubts(unsureOf(derivation.from)),
    figureId: `${derivation.kind}:${derivation.from.map(({ figureId }) => figureId).join('+')}`,
    origin: 'derived',
    derivation,
    measure: 'level',
    changeKind: null,
    direction: null,
    base: null,
    valueMax: null,
    min: null,
    max: null,
    hedge: null,
    denominator: null,
    status: leastFinal(derivation.from),
    value: derivation.sum.result,
    text: '',
    unit: derivation.sum.unit,
    flags: [],
    ...more,
  };
}

/**
 * The period that a change is measured against, or null where that is not known: "cùng kỳ" and "năm trước" are the
 * same months a year earlier, a year that is written is that year. A whole year's change without a base ("giảm 1.110
 * hộ") is against the year before; a shorter one is not guessed.
 */
export function basePeriodOf({ period, base }: Pick<SeriesPoint, 'period' | 'base'>): string | null {
  const at = parsePeriod(period);
  if (at === null) return null;
  if (base === null) return at.length === '12m' ? samePhaseIn(period, at.year - 1) : null;
  const words = base.normalize('NFC').toLowerCase();
  if (
    /kế hoạch|chỉ tiêu|dự toán|mục tiêu|nghị quyết|nhiệm kỳ|giai đoạn|bình quân|cả nước|toàn quốc/u.test(
      words,
    )
  ) {
    return null;
  }
  if (/(?:tháng|quý|tuần|ngày|kỳ) (?:trước|liền)/u.test(words) && !/cùng/u.test(words)) return null;
  const years = [...words.matchAll(/(?:19|20)\d\d/g)].map(([year]) => Number(year));
  if (years.length > 1) return null;
  const [year] = years;
  if (year !== undefined) {
    if (year >= at.year) return null;
    // "So với cuối năm 2022" beside half a year is a stock of another moment.
    if (!/cùng kỳ/u.test(words) && at.length !== '12m') return null;
    return samePhaseIn(period, year);
  }
  if (/cùng kỳ|năm trước|năm ngoái|cùng thời (?:gian|điểm)/u.test(words))
    return samePhaseIn(period, at.year - 1);
  return at.length === '12m' && /đầu năm|năm liền/u.test(words) ? samePhaseIn(period, at.year - 1) : null;
}

/** Base and change give a level; null where the change says too little for it. */
function levelFrom(change: SeriesPoint, base: SeriesPoint): SeriesPoint | null {
  if (change.measure !== 'change' || change.direction === null || change.changeKind === null) return null;
  if (change.hedge !== null || change.valueMax !== null || change.flags.length > 0) return null;
  if (!trueInterval(base).exact || base.flags.includes('separator_ambiguous')) return null;
  const up = change.direction === 'up';
  const size = Math.abs(change.value);
  const unit = base.unit;
  const rate = unitDimension(unit) === '%';
  let sum: Sum;
  if (change.changeKind === 'absolute' && unitDimension(change.unit) === unitDimension(unit) && !rate) {
    const result = up ? base.value + size : base.value - size;
    sum = { form: up ? 'add' : 'subtract', terms: [base.value, size], result: round(result), unit };
  } else if (change.changeKind === 'points' && rate) {
    const result = up ? base.value + size : base.value - size;
    sum = { form: up ? 'add' : 'subtract', terms: [base.value, size], result: round(result), unit };
  } else if (change.changeKind === 'relative' && !rate && unitDimension(change.unit) === '%') {
    const result = base.value * (1 + (up ? 1 : -1) * (size / 100));
    const shown = unitDimension(unit).startsWith('count:') ? Math.round(result) : round(result);
    sum = { form: up ? 'grow' : 'shrink', terms: [base.value, size], result: shown, unit };
  } else return null;
  if (sum.result < 0) return null;
  // A percentage is rounded, and so is what it gives.
  const hedge = change.changeKind === 'relative' ? ('about' as const) : null;
  const slack = change.changeKind === 'relative' ? Math.abs(base.value) * halfStep(change.text) : 0;
  const bounds = hedge === null ? {} : { hedge, min: sum.result - slack, max: sum.result + slack };
  return derived(
    change,
    { kind: 'change', from: [base, change], sum },
    { ...bounds, indicator: base.indicator },
  );
}

/** Half of the last digit of a printed percentage, as a fraction. */
function halfStep(text: string): number {
  const decimals = /[.,](\d+)/.exec(text)?.[1]?.length ?? 0;
  return 10 ** -decimals / 200;
}

/**
 * The level that `change` gives over its base, where one of `levels` is that base: the same land, an achieved value,
 * and no new standard in between. Null where the base is not known.
 */
export function levelOfChange(change: SeriesPoint, levels: readonly SeriesPoint[]): SeriesPoint | null {
  if (!isAchieved(change.status) || isLevel(change)) return null;
  const period = basePeriodOf(change);
  const [to, from] = [parsePeriod(change.period), parsePeriod(period)];
  if (to === null || from === null) return null;
  const breaks = indicatorById(change.indicatorId)?.breaks ?? [];
  if (breaks.some((year) => from.year < year && year <= to.year)) return null;
  const bases = levels.filter((level) => {
    const at = parsePeriod(level.period);
    return (
      isLevel(level) &&
      isAchieved(level.status) &&
      at?.from === from.from &&
      at.to === from.to &&
      sameTerritory(level.placeCode, change.placeCode)
    );
  });
  // Two bases that differ are no known base.
  const [base] = bases.filter((level) => level.status === 'actual').concat(bases);
  if (base === undefined) return null;
  const rivals = bases.filter(
    (level) => level.status === base.status && unitDimension(level.unit) === unitDimension(base.unit),
  );
  if (rivals.some((level) => level.value !== base.value && trueInterval(level).exact)) return null;
  return levelFrom(change, rivals.find((level) => trueInterval(level).exact) ?? base);
}

/**
 * The values of the provinces that `code` (of the list of 34) took in as values of it: counts and amounts summed,
 * rates weighted by their denominators. One for each period for which all of them are there; `rest` holds the others.
 */
export function fromPredecessors(
  code: string,
  points: readonly SeriesPoint[],
): { joined: SeriesPoint[]; rest: SeriesPoint[] } {
  const old = provinces34.find((province) => `vn34:${province.code}` === code);
  const joined: SeriesPoint[] = [];
  const rest: SeriesPoint[] = [];
  const groups = new Map<string, SeriesPoint[]>();
  for (const point of points) {
    const at = parsePeriod(point.period);
    const key = `${at?.from}|${at?.to}|${unitDimension(point.unit)}`;
    groups.set(key, [...(groups.get(key) ?? []), point]);
  }
  for (const group of groups.values()) {
    const parts = (old?.from ?? []).map((from) =>
      group.filter((point) => point.placeCode === `vn63:${from}`),
    );
    const complete = parts.length > 1 && parts.every((part) => part.length === 1);
    const whole = complete ? join(code, old?.name ?? '', parts.flat()) : null;
    if (whole === null) rest.push(...group);
    else joined.push(whole);
  }
  return { joined, rest };
}

function join(code: string, place: string, parts: readonly SeriesPoint[]): SeriesPoint | null {
  const [like] = parts;
  if (
    like === undefined ||
    parts.some((part) => part.measure === 'rank' || part.flags.includes('separator_ambiguous'))
  ) {
    return null;
  }
  const dimension = unitDimension(like.unit);
  const where = { place, placeCode: code };
  if (dimension === '%') {
    if (
      parts.some((part) => part.denominator === null || !(part.denominator > 0) || !trueInterval(part).exact)
    )
      return null;
    const total = parts.reduce((sum, part) => sum + (part.denominator as number), 0);
    const result = round(
      parts.reduce((sum, part) => sum + part.value * (part.denominator as number), 0) / total,
    );
    const terms = parts.flatMap((part) => [part.value, part.denominator as number]);
    const sum: Sum = { form: 'mean', terms, result, unit: like.unit };
    return derived(like, { kind: 'weighted', from: [...parts], sum }, { ...where, denominator: total });
  }
  const additive =
    dimension.startsWith('count:') || dimension.startsWith('size:') || /^money:[^/]+$/.test(dimension);
  if (!additive) return null;
  const terms = parts.map(({ value, valueMax }) => (valueMax === null ? value : (value + valueMax) / 2));
  const sum: Sum = { form: 'add', terms, result: round(terms.reduce((a, b) => a + b, 0)), unit: like.unit };
  const bounds = parts.map(trueInterval);
  const finite = (n: number) => (Number.isFinite(n) ? n : null);
  const hedged = bounds.every(({ exact }) => exact)
    ? {}
    : {
        hedge: 'about' as const,
        min: finite(bounds.reduce((n, { low }) => n + low, 0)),
        max: finite(bounds.reduce((n, { high }) => n + high, 0)),
      };
  const wholes = parts.map(({ denominator }) => denominator);
  const denominator = wholes.every((n) => n !== null)
    ? wholes.reduce<number>((a, b) => a + (b as number), 0)
    : null;
  return derived(like, { kind: 'sum', from: [...parts], sum }, { ...where, ...hedged, denominator });
}
