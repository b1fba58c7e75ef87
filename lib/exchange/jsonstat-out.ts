/** Values of one indicator as a JSON-stat 2.0 dataset of place, period and status. https://json-stat.org/full/ */
import type { SeriesPoint } from '../records.ts';

export type StatValue = Pick<SeriesPoint, 'period' | 'value' | 'unit' | 'status' | 'place' | 'placeCode'>;

/** The country's own code stands for a value that names no place. */
const placeCodeOf = ({ place, placeCode }: StatValue) => placeCode ?? place ?? 'VN';

/** Codes in order, each with its label; JSON-stat wants the index apart from the labels. */
const categoryOf = (labels: ReadonlyMap<string, string>) => ({
  index: [...labels.keys()],
  label: Object.fromEntries(labels),
});

/**
 * `values`, all of one indicator and unit, as a dataset whose `label` is the indicator's name. Numbers are in base
 * units. Of two values for one place, period and status the first is written; `leftOut` counts the others. Throws
 * `RangeError` without values or where their units differ: a dataset's cells share one unit.
 */
export function writeJsonStat(label: string, values: readonly StatValue[]) {
  const unit = values[0]?.unit;
  if (unit === undefined || values.some((one) => one.unit !== unit))
    throw new RangeError('a dataset needs values of one unit');
  const places = new Map(values.map((one) => [placeCodeOf(one), one.place ?? 'Việt Nam']));
  const periods = new Map([...new Set(values.map(({ period }) => period))].sort().map((one) => [one, one]));
  const states = new Map(values.map(({ status }) => [status, status]));
  const codes = [places, periods, states].map((labels) => [...labels.keys()]);
  const at = new Map(codes.flatMap((list, n) => list.map((code, index) => [`${n} ${code}`, index])));
  const value = new Map<string, number>();
  let leftOut = 0;
  for (const one of values) {
    const [place, period, status] = [placeCodeOf(one), one.period, one.status].map(
      (code, n) => at.get(`${n} ${code}`) ?? 0,
    ) as [number, number, number];
    const cell = String((place * periods.size + period) * states.size + status);
    if (!value.has(cell)) value.set(cell, one.value);
    else leftOut += 1;
  }
  const dataset = {
    version: '2.0',
    class: 'dataset',
    label,
    id: ['indicator', 'place', 'period', 'status'],
    size: [1, places.size, periods.size, states.size],
    role: { metric: ['indicator'], geo: ['place'], time: ['period'] },
    dimension: {
      indicator: {
        label: 'Chỉ tiêu',
        category: {
          index: ['value'],
          label: { value: label },
          ...(unit === null ? {} : { unit: { value: { base: unit } } }),
        },
      },
      place: { label: 'Địa phương', category: categoryOf(places) },
      period: { label: 'Kỳ', category: categoryOf(periods) },
      status: { label: 'Tình trạng', category: categoryOf(states) },
    },
    value: Object.fromEntries(value),
  };
  return { dataset, leftOut };
}
