/** A change as an article states it, beside the one that two levels give: whether the sum holds, and which values say so. */
import { unitDimension } from '../catalog/dimensions.ts';
import { sameTerritory } from '../catalog/places.ts';
import type { SeriesPoint, StatedCheck, Sum } from '../records.ts';
import { type Bounds, overlap, roundedInterval, sameValue } from './bounds.ts';
import { basePeriodOf } from './derive.ts';
import { isAchieved } from './pair.ts';
import { parsePeriod } from './period.ts';
import { isLevel } from './series.ts';

const tidy = (n: number) => Number(n.toPrecision(12));
const ORIGINS = ['collected', 'manual', 'reference', 'derived'] as const;

/** The level of `period` among `levels`, the article's own first; null where there is none, or several that differ. */
function levelAt(
  now: SeriesPoint,
  period: string,
  levels: readonly SeriesPoint[],
  wanted: string,
): SeriesPoint | null {
  const at = parsePeriod(period);
  const found = levels.filter((level) => {
    const there = parsePeriod(level.period);
    return (
      isLevel(level) &&
      isAchieved(level.status) &&
      there?.from === at?.from &&
      there?.to === at?.to &&
      (wanted === ''
        ? !['%', 'points'].includes(unitDimension(level.unit))
        : unitDimension(level.unit) === wanted) &&
      sameTerritory(level.placeCode, now.placeCode) &&
      !level.flags.includes('separator_ambiguous')
    );
  });
  const rank = (level: SeriesPoint) =>
    (level.articleId === now.articleId ? 0 : 10) +
    (level.status === 'actual' ? 0 : 5) +
    ORIGINS.indexOf(level.origin);
  const [best, ...others] = [...found].sort((a, b) => rank(a) - rank(b));
  if (best === undefined) return null;
  const rivals = others.filter(
    (other) => rank(other) === rank(best) && unitDimension(other.unit) === unitDimension(best.unit),
  );
  return rivals.some((rival) => !sameValue(rival, best)) ? null : best;
}

/** The least and the most that a change of two rounded levels can be. */
function changeInterval(is: Bounds, was: Bounds, relative: boolean): Bounds | null {
  if (!relative) return { ...is, low: is.low - was.high, high: is.high - was.low, exact: false };
  if (!(was.low > 0) || !Number.isFinite(was.high)) return null;
  return { ...is, low: (is.low / was.high - 1) * 100, high: (is.high / was.low - 1) * 100, exact: false };
}

/**
 * What two levels say of a stated change. `levels`: known levels of the same concept, of the article itself, of other
 * articles and of reference sets. Null where `now` is no change against a known period, or a level is missing.
 */
export function checkStated(now: SeriesPoint, levels: readonly SeriesPoint[]): StatedCheck | null {
  const { changeKind, direction } = now;
  if (now.measure !== 'change' || direction === null || !isAchieved(now.status) || isLevel(now)) return null;
  if (changeKind !== 'relative' && changeKind !== 'absolute' && changeKind !== 'points') return null;
  if (now.flags.length > 0) return null;
  const period = basePeriodOf(now);
  if (period === null) return null;
  const wanted = changeKind === 'relative' ? '' : changeKind === 'points' ? '%' : unitDimension(now.unit);
  const was = levelAt(now, period, levels, wanted);
  const is = levelAt(now, now.period, levels, wanted);
  if (was === null || is === null || unitDimension(was.unit) !== unitDimension(is.unit)) return null;
  const relative = changeKind === 'relative';
  const worked = changeInterval(roundedInterval(is), roundedInterval(was), relative);
  if (worked === null || !Number.isFinite(worked.low) || !Number.isFinite(worked.high)) return null;
  const size = Math.abs(now.value);
  const said = roundedInterval({
    ...now,
    value: size,
    valueMax: now.valueMax === null ? null : Math.abs(now.valueMax),
  });
  const stated: Bounds =
    direction === 'up'
      ? said
      : { ...said, low: -said.high, high: -said.low, openLow: said.openHigh, openHigh: said.openLow };
  // A printed percentage may be cut off instead of rounded.
  const slack = relative ? 10 ** -decimals(now.text) / 2 : 0;
  const holds = overlap(
    { ...worked, low: worked.low - slack, high: worked.high + slack, openLow: false, openHigh: false },
    stated,
  );
  const result = relative ? (is.value / was.value - 1) * 100 : is.value - was.value;
  const sum: Sum = relative
    ? { form: 'change', terms: [is.value, was.value], result: tidy(result), unit: '%' }
    : {
        form: 'subtract',
        terms: [is.value, was.value],
        result: tidy(result),
        unit: changeKind === 'points' ? 'điểm %' : is.unit,
      };
  return { was, is, sum, holds };
}

const decimals = (text: string) => /[.,](\d+)/.exec(text)?.[1]?.length ?? 0;
