/** What the panel shows, worked out without a browser: groups, folded repeats, words for a comparison, chart points. */

import { isGrave } from '../lib/catalog/grave.ts';
import { trueInterval } from '../lib/compare/bounds.ts';
import { type Doubt, doubtOf } from '../lib/compare/doubt.ts';
import { parsePeriod } from '../lib/compare/period.ts';
import { fill, type Language, type Wording } from '../lib/i18n/index.ts';
import { written } from '../lib/i18n/written.ts';
import type { Change, Comparison, Figure, SeriesBreak, SeriesPoint } from '../lib/records.ts';
import { own } from '../lib/text/own.ts';

export interface FigureItem {
  figure: Figure;
  /** Other mentions of the same figure, in the order of the text. */
  repeats: Figure[];
  comparison: Comparison | null;
}
/** With a capital first letter. */
export const sentenceCase = (text: string) => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/**
 * Every figure once, in the order of the text: repeated mentions are folded into the one that leads. Whether a mark in
 * the page is a repeat or not, `leaderOf` finds its row.
 */
export function itemsOf(figures: readonly Figure[], comparisons: readonly Comparison[]): FigureItem[] {
  const byId = new Map(comparisons.map((c) => [c.figureId, c]));
  const repeats = new Map<string, Figure[]>();
  for (const figure of figures)
    if (figure.sameAs !== null) repeats.set(figure.sameAs, [...(repeats.get(figure.sameAs) ?? []), figure]);
  return figures
    .filter(({ sameAs }) => sameAs === null)
    .map((figure) => ({
      figure,
      repeats: repeats.get(figure.id) ?? [],
      comparison: byId.get(figure.id) ?? null,
    }));
}

/** What a figure measures, in words: by its catalogue name, in the article's words, or quoted where it is not clear. */
export interface Name {
  text: string;
  /** Language of `text`. */
  lang: Language;
  doubt: Doubt;
}

/** `names`: catalogue names by indicator id. */
export function nameOf(
  figure: Pick<Figure, 'indicator' | 'indicatorId' | 'certainty' | 'correction'>,
  names: Record<string, { vi: string; en: string }>,
  language: Language,
): Name {
  const doubt = doubtOf(figure, 'indicator');
  if (doubt === 'unclear') return { text: `“${figure.indicator}”`, lang: 'vi', doubt };
  // What the reader typed stands as typed.
  const typed = figure.correction?.extracted.indicator !== undefined;
  const known = figure.indicatorId === null || typed ? undefined : own(names, figure.indicatorId);
  return known === undefined
    ? { text: sentenceCase(figure.indicator), lang: 'vi', doubt }
    : { text: known[language], lang: language, doubt };
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

/** The value as printed, in the language's separators, with hedge and direction in words: `giảm gần 1.110 hộ`. */
export function printed(
  figure: Pick<Figure, 'text' | 'hedge' | 'measure' | 'direction'> &
    Partial<Pick<Figure, 'value' | 'valueMax'>>,
  { t, language }: Wording,
): string {
  const text = written(figure.text, figure, language);
  const hedged = figure.hedge === null ? text : fill(t.hedge[figure.hedge], { value: text });
  if (figure.direction === null || figure.measure === 'level') return hedged;
  return `${t.direction[figure.direction]} ${hedged}`;
}

export interface ChangeWords {
  text: string;
  /** Whether the change is for the better for this indicator; null where that is open. */
  good: boolean | null;
}

/** From here on a share says less than how many times as much it is. */
const TIMES = 200;

/** `Tăng 1,5 điểm phần trăm so với năm 2022`; null where the comparison gives no change. */
export function changeWords(
  comparison: Comparison,
  unit: string | null,
  wording: Wording,
): ChangeWords | null {
  const { change, previous, better } = comparison;
  if (change === null || previous === null) return null;
  const { t, number, count } = wording;
  const when = wording.inSentence(previous.period);
  if (change.absolute === 0) return { text: fill(t.comparison.same, { period: when }), good: null };
  const up = change.absolute > 0;
  if (previous.measure === 'rank') {
    // From 8th to 5th is up three places.
    const moved = count(t.comparison[up ? 'rankDown' : 'rankUp'], Math.abs(change.absolute));
    return { text: fill(moved, { period: when }), good: !up };
  }
  const words = fill(t.comparison.change, {
    direction: t.direction[up ? 'up' : 'down'],
    amount: amountOf(change, unit, wording, 'full'),
    period: when,
  });
  const { relative } = change;
  const share =
    relative === null
      ? ''
      : relative > TIMES
        ? ` (${fill(t.comparison.times, { n: number(1 + relative / 100, 1) })})`
        : ` ${fill(t.comparison.relative, { percent: `${up ? '+' : '−'}${number(Math.abs(relative), 1)}%` })}`;
  return { text: sentenceCase(words) + share, good: better === 'context' ? null : (better === 'up') === up };
}

/** How large a change is: of rates in points, `short` for a row and in full words elsewhere. */
export function amountOf(
  change: Pick<Change, 'absolute' | 'unit'>,
  unit: string | null,
  { t, count, number, value }: Wording,
  length: 'short' | 'full',
): string {
  const size = Math.abs(change.absolute);
  if (change.unit !== 'points') return value(size, unit);
  // Of half a point there is more than one.
  return length === 'short'
    ? fill(t.comparison.shortPoints, { n: number(size) })
    : count(t.comparison.points, size);
}

/** A change in a row, whose earlier value stands before it: `giảm 0,4 điểm %`, `gấp 3,2 lần`. */
export function shortChange(comparison: Comparison, figure: Figure, wording: Wording): ChangeWords | null {
  const { change, previous } = comparison;
  const full = changeWords(comparison, figure.unit, wording);
  if (full === null || change === null || previous === null) return null;
  const { t, number, count } = wording;
  // That fewer die is no success to be painted green, nor more of them the paper's failure.
  const good = isGrave(figure) ? null : full.good;
  if (change.absolute === 0) return { text: t.comparison.unchanged, good };
  const side = change.absolute > 0 ? 'up' : 'down';
  if (previous.measure === 'rank')
    return { text: count(t.comparison.rank[side === 'up' ? 'down' : 'up'], Math.abs(change.absolute)), good };
  const { relative } = change;
  if (relative !== null && relative > TIMES)
    return { text: fill(t.comparison.times, { n: number(1 + relative / 100, 1) }), good };
  // Of counts and money the share tells more than the amount, which can be worked out from the two values.
  const amount =
    relative === null ? amountOf(change, figure.unit, wording, 'short') : `${number(Math.abs(relative), 1)}%`;
  return { text: fill(t.comparison.rise, { direction: t.direction[side], amount }), good };
}

/**
 * A value of a series as printed, or in figures where it was worked out and nobody printed it. One below zero was
 * written as a fall, with a number above zero: it says so.
 */
export function printedPoint(
  point: Pick<SeriesPoint, 'text' | 'hedge' | 'value' | 'unit' | 'origin'> & { valueMax?: number | null },
  wording: Wording,
): string {
  if (point.origin === 'derived') {
    const text = wording.value(point.value, point.unit);
    return point.hedge === null ? text : fill(wording.t.hedge[point.hedge], { value: text });
  }
  const fell = point.value < 0 && !/^[-−–]/.test(point.text.trim());
  return printed(
    {
      text: point.text,
      hedge: point.hedge,
      measure: 'change',
      direction: fell ? 'down' : null,
      value: point.value,
      valueMax: point.valueMax ?? null,
    },
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
