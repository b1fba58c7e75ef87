/** Earlier values that stand in the figure's own article: "75,3%, so với 74% năm 2023". */
import { sameTerritory } from '../catalog/places.ts';
import type { SeriesPoint } from '../records.ts';
import { joining, unsureOf } from './doubt.ts';
import { isAchieved } from './pair.ts';
import { parsePeriod } from './period.ts';
import { isLevel } from './series.ts';

/**
 * The levels that the article itself gives of the figure's series for the same part of earlier years. `own` are the
 * article's points of that series. A text that gives two values for one period means two things: neither is taken;
 * nor is one that was read with doubt, on either side.
 */
export function earlierInArticle(now: SeriesPoint, own: readonly SeriesPoint[]): SeriesPoint[] {
  const period = parsePeriod(now.period);
  if (period === null || !isLevel(now) || joining(unsureOf([now])).length > 0) return [];
  const earlier = own.filter((point) => {
    const at = parsePeriod(point.period);
    return (
      at !== null &&
      at.phase === period.phase &&
      at.to < period.from &&
      isLevel(point) &&
      point.unit === now.unit &&
      isAchieved(point.status) === isAchieved(now.status) &&
      sameTerritory(point.placeCode, now.placeCode) &&
      joining(unsureOf([point])).length === 0
    );
  });
  return earlier.filter((point) =>
    earlier.every((other) => other.period !== point.period || other.value === point.value),
  );
}
