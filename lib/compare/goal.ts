/** A target beside the achieved value of its period: reached or missed, and by how much. */
import { unitDimension } from '../catalog/dimensions.ts';
import type { Comparison, Goal, SeriesPoint } from '../records.ts';
import { trueInterval } from './bounds.ts';
import { joining, unsureOf } from './doubt.ts';
import { changeBetween, isAchieved } from './pair.ts';
import { parsePeriod } from './period.ts';

/** Later and plain targets lead; a forecast is no target. */
function latest(points: readonly SeriesPoint[]): SeriesPoint | null {
  const rank = ({ status, publishedAt }: SeriesPoint) => `${status === 'actual' ? 1 : 0}${publishedAt ?? ''}`;
  return points.reduce<SeriesPoint | null>(
    (best, point) => (best === null || rank(point) >= rank(best) ? point : best),
    null,
  );
}

/** "Không quá 4%" is kept from below whatever the indicator; a plain target from the side that is better. */
function isReached(achieved: SeriesPoint, target: SeriesPoint, better: Comparison['better']): boolean | null {
  const side =
    target.hedge === 'at_most' || target.hedge === 'less_than'
      ? 'down'
      : target.hedge === 'at_least' || target.hedge === 'more_than'
        ? 'up'
        : better;
  if (side === 'context') return null;
  const is = trueInterval(achieved);
  // Of a range that was aimed at, its nearer end counts.
  const goal = side === 'up' ? target.value : (target.valueMax ?? target.value);
  const strict = target.hedge === 'less_than' || target.hedge === 'more_than';
  if (side === 'up') {
    if (is.low > goal || (is.low === goal && (!strict || is.openLow))) return true;
    return is.high < goal || (is.high === goal && (is.openHigh || strict)) ? false : null;
  }
  if (is.high < goal || (is.high === goal && (!strict || is.openHigh))) return true;
  return is.low > goal || (is.low === goal && (is.openLow || strict)) ? false : null;
}

/**
 * `now` beside the value of the other kind among `others` that is for the same period and unit; null without one.
 * `better`: the side that is better for the indicator. Nothing is met or missed over a field that was read with doubt.
 */
export function goalOf(
  now: SeriesPoint,
  others: readonly SeriesPoint[],
  better: Comparison['better'],
): Goal | null {
  if (now.status === 'forecast') return null;
  const period = parsePeriod(now.period);
  const fitting = others.filter((point) => {
    const at = parsePeriod(point.period);
    return (
      point.status !== 'forecast' &&
      isAchieved(point.status) !== isAchieved(now.status) &&
      unitDimension(point.unit) === unitDimension(now.unit) &&
      !point.flags.includes('separator_ambiguous') &&
      at !== null &&
      at.from === period?.from &&
      at.to === period.to
    );
  });
  const other = latest(fitting);
  if (other === null || now.flags.includes('separator_ambiguous')) return null;
  const [target, achieved] = isAchieved(now.status) ? [other, now] : [now, other];
  return {
    target,
    achieved,
    reached: joining(unsureOf([target, achieved])).length > 0 ? null : isReached(achieved, target, better),
    gap: changeBetween(achieved, target),
  };
}
