/** Series side by side: which lines there are, their points, and the days that no line crosses. */
import { trueInterval } from '../compare/bounds.ts';
import { parsePeriod } from '../compare/period.ts';
import type { SeriesBreak } from '../records.ts';
import type { FigureRow } from './shelf.ts';

const MERGED_ON = '2025-07-01';
const MERGED_DAY = Date.parse(MERGED_ON) / 86_400_000;

export interface LinePoint {
  id: string;
  /** Days since 1970 of the end of its period. */
  time: number;
  year: number;
  value: number;
  /** What a hedge or range says it may be; both the value where it is plain. */
  low: number;
  high: number;
  /** An aim and nothing achieved: never on one line with what is. */
  target: boolean;
  /** From the official values that ship with the extension: beside the press, on a line of its own. */
  official: boolean;
  row: FigureRow;
}
export interface Line {
  /** The place, which tells the lines of one chart apart. */
  place: string;
  points: LinePoint[];
}
export interface Chart {
  /** Unit and length of period that all points share. */
  unit: string | null;
  lines: Line[];
  breaks: SeriesBreak[];
}

/** Indicator, kind of unit and kind of measure of a series key: what charts of several places share. */
export const kindOf = (series: string): string => series.slice(0, series.lastIndexOf('|'));

const isTarget = ({ status }: FigureRow) =>
  status === 'target' || status === 'forecast' || status === 'quota';

/**
 * The chart of `places` around the figure `chosen`: values of its unit over periods as long as its own, one a place,
 * period and kind (the one published last leads, and what was read surely before what was not); official values stand beside those of articles. `years`: first years of a new definition of the indicator.
 */
export function chartOf(
  chosen: FigureRow,
  rows: readonly FigureRow[],
  places: readonly string[],
  years: readonly number[],
  span: { from: number | null; to: number | null } = { from: null, to: null },
): Chart {
  const length = parsePeriod(chosen.period)?.length;
  const points = new Map<string, LinePoint>();
  const lands = new Map<string, Map<string, LinePoint[]>>();
  const ordered = [...rows].sort(
    (a, b) => Number(a.doubts === null) - Number(b.doubts === null) || timeOf(a) - timeOf(b),
  );
  for (const row of ordered) {
    const period = parsePeriod(row.period);
    const place = row.place ?? '';
    if (period === null || period.length !== length || row.unit !== chosen.unit) continue;
    if (!places.includes(place)) continue;
    const year = new Date(period.to * 86_400_000).getUTCFullYear();
    if ((span.from !== null && year < span.from) || (span.to !== null && year > span.to)) continue;
    const target = isTarget(row);
    const official = row.id.startsWith('ref:');
    const value = row.valueMax === null ? row.value : (row.value + row.valueMax) / 2;
    const { low, high } = trueInterval(row);
    const fits = value >= low && value <= high;
    const point = {
      id: row.id,
      time: period.to,
      year,
      value,
      low: fits && Number.isFinite(low) ? low : value,
      high: fits && Number.isFinite(high) ? high : value,
      target,
      official,
      row,
    };
    points.set(JSON.stringify([place, row.period, target, official]), point);
  }
  const all = [...points.values()].sort((a, b) => a.time - b.time);
  for (const point of all) {
    const { series, land } = point.row;
    if (series === null || land === null) continue;
    const of = lands.get(series) ?? new Map<string, LinePoint[]>();
    lands.set(series, of.set(land, [...(of.get(land) ?? []), point]));
  }
  const lines = places.map((place) => ({
    place,
    points: all.filter(({ row }) => (row.place ?? '') === place),
  }));
  const first = all[0]?.time ?? 0;
  const last = all.at(-1)?.time ?? 0;
  const breaks = years
    .map((year): SeriesBreak => ({ from: `${year}-01-01`, kind: 'definition' }))
    .filter(({ from }) => first < dayOf(from) && dayOf(from) <= last);
  const moved = [...lands.values()].some((of) => of.size > 1);
  if (moved && first < MERGED_DAY && MERGED_DAY <= last) breaks.push({ from: MERGED_ON, kind: 'territory' });
  return { unit: chosen.unit, lines: lines.filter((line) => line.points.length > 0), breaks };
}

export const dayOf = (date: string): number => Date.parse(date) / 86_400_000;
const timeOf = ({ article }: FigureRow) => Date.parse(article.publishedAt ?? '') || 0;

/** The runs of points that a line joins: of one kind and origin, and never across a break. */
export function runsOf(line: Line, breaks: readonly SeriesBreak[]): LinePoint[][] {
  const runs = new Map<string, LinePoint[]>();
  for (const point of line.points) {
    const part = breaks.filter(({ from }) => point.time >= dayOf(from)).length;
    const key = `${point.target} ${point.official} ${part}`;
    runs.set(key, [...(runs.get(key) ?? []), point]);
  }
  return [...runs.values()];
}

/** Round numbers that divide the way from `low` to `high` into some `steps` parts, both ends inside. */
export function ticksOf(low: number, high: number, steps: number): number[] {
  const way = high - low;
  if (!(way > 0)) return [low];
  const raw = way / steps;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 5, 10].find((n) => n * power >= raw) ?? 10) * power;
  const ticks: number[] = [];
  for (let i = Math.floor(low / step); i <= Math.ceil(high / step); i++) ticks.push(i * step);
  return ticks;
}
