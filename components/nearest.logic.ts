/** Words for a figure that nothing stands beside: which values near to it there are. */
import { fill, type Wording } from '../lib/i18n/index.ts';
import type { Comparison, SeriesPoint } from '../lib/records.ts';
import { printedPoint } from './panel.logic.ts';

/** `Chỉ có Long An 2021: 2,1%; 2022: 2,3%.`, `Chỉ có cả nước 2023: 2,28%.`; null where there is nothing near. */
export function nearestWords(comparison: Comparison | null, wording: Wording): string | null {
  const points = comparison?.nearest ?? [];
  const [first] = points;
  if (first === undefined) return null;
  const { t, period } = wording;
  const values = points.map((point) => `${period(point.period) ?? ''}: ${printedPoint(point, wording)}`);
  const place = first.placeCode === 'VN' ? t.comparison.country : (first.place ?? '');
  return fill(t.comparison.nearest, { place, values: values.join('; ') });
}

/** Who published them, each once. */
export const nearestSources = (points: readonly SeriesPoint[]): string =>
  [
    ...new Set(
      points.map(({ citation }) => (citation === null ? '' : `${citation.publisher}: ${citation.title}`)),
    ),
  ]
    .filter(Boolean)
    .join('; ');
