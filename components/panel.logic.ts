/** What the panel shows, worked out without a browser: groups, folded repeats, words for a comparison, chart points. */
import { trueInterval } from '../lib/compare/bounds.ts';
import { type Doubt, doubtOf } from '../lib/compare/doubt.ts';
import { parsePeriod } from '../lib/compare/period.ts';
import { fill, type Wording } from '../lib/i18n/index.ts';
import type { Comparison, Figure, SeriesBreak, SeriesPoint } from '../lib/records.ts';

export interface FigureItem {
  figure: Figure;
  /** Other mentions of the same figure, in the order of the text. */
  repeats: Figure[];
  comparison: Comparison | null;
}
export interface FigureGroup {
  key: string;
  /** Catalogue id, or null where the article's own words name the group. */
  indicatorId: string | null;
  label: string;
  /** How surely it is named: as surely as the surest of its figures. A label that is not sure at all is the article's words, quoted. */
  doubt: Doubt;
  items: FigureItem[];
}

/** With a capital first letter. */
export const sentenceCase = (text: string) => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/**
 * Figures by indicator, in the order of the text; repeated mentions folded into the one that leads. Whether a mark
 * in the page is a repeat or not, `leaderOf` finds its row.
 */
export function groupFigures(figures: readonly Figure[], comparisons: readonly Comparison[]): FigureGroup[] {
  const byId = new Map(comparisons.map((c) => [c.figureId, c]));
  const repeats = new Map<string, Figure[]>();
  for (const figure of figures)
    if (figure.sameAs !== null) repeats.set(figure.sameAs, [...(repeats.get(figure.sameAs) ?? []), figure]);
  const groups = new Map<string, FigureGroup>();
  for (const figure of figures) {
    if (figure.sameAs !== null) continue;
    const doubt = doubtOf(figure, 'indicator');
    const quoted = doubt === 'unclear';
    const indicatorId = quoted ? null : figure.indicatorId;
    const words = indicatorId ?? figure.indicator.toLocaleLowerCase('vi');
    const key = quoted ? `“${words}”` : words;
    let group = groups.get(key);
    if (group === undefined) {
      const label = quoted ? `“${figure.indicator}”` : sentenceCase(figure.indicator);
      group = { key, indicatorId, label, doubt, items: [] };
      groups.set(key, group);
    }
    if (doubt === 'sure') group.doubt = doubt;
    group.items.push({
      figure,
      repeats: repeats.get(figure.id) ?? [],
      comparison: byId.get(figure.id) ?? null,
    });
  }
  return [...groups.values()];
}

/** Whether a comparison holds any value to stand beside the figure. */
export const hasEarlier = (of: Comparison): boolean =>
  of.points.length > 0 ||
  of.counterparts.length > 0 ||
  of.predecessors.length > 0 ||
  of.alsoSaid.length > 0 ||
  of.previous !== null ||
  of.level !== null ||
  (of.stated ?? null) !== null ||
  of.goal !== null;

/** Id of the figure whose row stands for a mark. */
export function leaderOf(figures: readonly Figure[], id: string): string {
  return figures.find((f) => f.id === id)?.sameAs ?? id;
}

/** The value as printed, with hedge and direction in words: `giảm gần 1.110 hộ`. */
export function printed(
  figure: Pick<Figure, 'text' | 'hedge' | 'measure' | 'direction'>,
  { t }: Wording,
): string {
  const text = figure.text.normalize('NFC').replace(/\s+/g, ' ');
  const hedged = figure.hedge === null ? text : fill(t.hedge[figure.hedge], { value: text });
  if (figure.direction === null || figure.measure === 'level') return hedged;
  return `${t.direction[figure.direction]} ${hedged}`;
}

export interface ChangeWords {
  text: string;
  /** Whether the change is for the better for this indicator; null where that is open. */
  good: boolean | null;
}

/** `Tăng 1,5 điểm phần trăm so với 2022`; null where the comparison gives no change. */
export function changeWords(
  comparison: Comparison,
  unit: string | null,
  wording: Wording,
): ChangeWords | null {
  const { change, previous, better } = comparison;
  if (change === null || previous === null) return null;
  const { t, number, value, period } = wording;
  const when = period(previous.period) ?? '';
  if (change.absolute === 0) return { text: fill(t.comparison.same, { period: when }), good: null };
  const size = Math.abs(change.absolute);
  const amount =
    change.unit === 'points' ? fill(t.comparison.points, { n: number(size) }) : value(size, unit);
  const up = change.absolute > 0;
  if (previous.measure === 'rank') {
    // From 8th to 5th is up three places.
    const moved = fill(t.comparison[up ? 'rankDown' : 'rankUp'], { n: number(size), period: when });
    return { text: moved, good: !up };
  }
  const words = fill(t.comparison.change, {
    direction: t.direction[up ? 'up' : 'down'],
    amount,
    period: when,
  });
  const share =
    change.relative === null
      ? ''
      : ` ${fill(t.comparison.relative, { percent: `${up ? '+' : '−'}${number(Math.abs(change.relative), 1)}%` })}`;
  return { text: sentenceCase(words) + share, good: better === 'context' ? null : (better === 'up') === up };
}

/**
 * A value of a series as printed, or in figures where it was worked out and nobody printed it. One below zero was
 * written as a fall, with a number above zero: it says so.
 */
export function printedPoint(
  point: Pick<SeriesPoint, 'text' | 'hedge' | 'value' | 'unit' | 'origin'>,
  wording: Wording,
): string {
  if (point.origin === 'derived') {
    const text = wording.value(point.value, point.unit);
    return point.hedge === null ? text : fill(wording.t.hedge[point.hedge], { value: text });
  }
  const fell = point.value < 0 && !/^[-−–]/.test(point.text.trim());
  return printed(
    { text: point.text, hedge: point.hedge, measure: 'change', direction: fell ? 'down' : null },
    wording,
  );
}

/** The figure's value as its series counts it, where a change that is a fall is below zero. */
export function valueInSeries({ value, valueMax, measure, direction }: Figure): number {
  return measure === 'change' && direction === 'down' && value > 0 ? -(valueMax ?? value) : value;
}

export interface ChartPoint {
  /** Id of the figure it stands for. */
  id: string;
  x: number;
  y: number;
  /** Year in which its period ends. */
  year: number;
  label: string;
  /** Of the figure's own kind (achieved or target), or of the other one. */
  kind: 'own' | 'other';
  current: boolean;
  /** Worked out from others, not printed anywhere. */
  derived: boolean;
  /** Days since 1970 of the end of its period. */
  time: number;
  /** Where a hedge or range leaves the value open: the ends of what it may be, from the top; null where it is plain. */
  band: { top: number; bottom: number } | null;
}

/**
 * Points of the chart in a box of `width` by `height`, inside a margin, in the order of time. Drawn are values in the
 * figure's own unit whose period is as long as its own: half a year beside whole years would look like a fall. Empty
 * where there are fewer than two moments to show. What is left out stays in the table.
 */
export function chartPoints(
  figure: Figure,
  comparison: Comparison,
  wording: Wording,
  width: number,
  height: number,
  margin = 10,
): ChartPoint[] {
  const now = parsePeriod(figure.period);
  if (now === null) return [];
  const raw: (Omit<ChartPoint, 'x' | 'y' | 'year' | 'band'> & {
    value: number;
    low: number;
    high: number;
  })[] = [];
  const add = (point: SeriesPoint, kind: ChartPoint['kind']) => {
    const at = parsePeriod(point.period);
    if (at === null || at.length !== now.length || point.unit !== figure.unit) return;
    const label = `${wording.period(point.period)}: ${printedPoint(point, wording)}`;
    const derived = point.origin === 'derived';
    raw.push({ id: point.figureId, time: at.to, ...spanOf(point), label, kind, current: false, derived });
  };
  for (const point of comparison.points) add(point, 'own');
  for (const point of comparison.counterparts) add(point, 'other');
  const label = `${wording.period(figure.period)}: ${printed(figure, wording)}`;
  const span = spanOf({ ...figure, value: valueInSeries(figure) });
  raw.push({ id: figure.id, time: now.to, ...span, label, kind: 'own', current: true, derived: false });
  if (new Set(raw.map((p) => p.time)).size < 2) return [];
  const times = raw.map((p) => p.time);
  const values = raw.flatMap((p) => [p.value, p.low, p.high]);
  const [t0, t1] = [Math.min(...times), Math.max(...times)];
  const [v0, v1] = [Math.min(...values), Math.max(...values)];
  const place = (v: number, low: number, high: number, size: number) =>
    high === low ? size / 2 : margin + ((v - low) / (high - low)) * (size - 2 * margin);
  const round = (n: number) => Math.round(n * 10) / 10;
  const y = (at: number) => round(height - place(at, v0, v1, height));
  return raw
    .sort((a, b) => a.time - b.time || Number(a.current) - Number(b.current))
    .map(({ value: at, low, high, ...point }) => ({
      ...point,
      band: low === high ? null : { top: y(high), bottom: y(low) },
      year: new Date(point.time * 86_400_000).getUTCFullYear(),
      x: round(place(point.time, t0, t1, width)),
      y: y(at),
    }));
}

/** The value with what a hedge or range says it may be; an open side stays at the value. */
function spanOf(of: Pick<Figure, 'value' | 'valueMax' | 'min' | 'max' | 'hedge' | 'text'>) {
  const { value, valueMax } = of;
  const { low, high } = trueInterval(of);
  const fits = value >= low && value <= high;
  return {
    value: valueMax === null ? value : (value + valueMax) / 2,
    low: fits && Number.isFinite(low) ? low : value,
    high: fits && Number.isFinite(high) ? high : value,
  };
}

/** A vertical line of the chart: from here on the series measures something else. */
export interface BreakLine {
  x: number;
  kind: SeriesBreak['kind'];
  /** ISO 8601 date. */
  from: string;
}

/** Where the breaks of a comparison fall between the points of its chart. */
export function breakLines(points: readonly ChartPoint[], { breaks }: Comparison): BreakLine[] {
  return breaks.flatMap(({ from, kind }): BreakLine[] => {
    const day = Date.parse(from) / 86_400_000;
    const before = points.filter((p) => p.time < day).at(-1);
    const after = points.find((p) => p.time >= day);
    if (before === undefined || after === undefined) return [];
    return [{ x: Math.round((before.x + after.x) * 5) / 10, kind, from }];
  });
}

/**
 * The runs of points that a line joins. Never the other kind, never across a break, and never to the figure itself
 * where it must not be compared: a line would say what the verdict denies.
 */
export function lineRuns(points: readonly ChartPoint[], comparison: Comparison): ChartPoint[][] {
  const own = points.filter(
    (p) => p.kind === 'own' && !(p.current && comparison.verdict === 'not_comparable'),
  );
  const days = comparison.breaks.map(({ from }) => Date.parse(from) / 86_400_000);
  const part = (p: ChartPoint) => days.filter((day) => p.time >= day).length;
  const runs = new Map<number, ChartPoint[]>();
  for (const p of own) runs.set(part(p), [...(runs.get(part(p)) ?? []), p]);
  return [...runs.values()];
}
