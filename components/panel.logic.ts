/** What the panel shows, worked out without a browser: groups, folded repeats, words for a comparison, chart points. */
import { fill, type Wording } from '../lib/i18n/index.ts';
import type { Comparison, Figure, SeriesPoint } from '../lib/records.ts';

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
  items: FigureItem[];
}

const sentenceCase = (text: string) => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

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
    const key = figure.indicatorId ?? figure.indicator.toLocaleLowerCase('vi');
    let group = groups.get(key);
    if (group === undefined) {
      group = { key, indicatorId: figure.indicatorId, label: sentenceCase(figure.indicator), items: [] };
      groups.set(key, group);
    }
    group.items.push({
      figure,
      repeats: repeats.get(figure.id) ?? [],
      comparison: byId.get(figure.id) ?? null,
    });
  }
  return [...groups.values()];
}

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

/** A period as a place on the time line: the year, and the part of it where the period ends. */
export function timeOf(period: string): number | null {
  const last = period.split('..').at(-1) ?? '';
  const parts = /^(\d{4})(?:-(?:Q([1-4])|(\d\d)|end))?/.exec(last);
  if (parts === null) return null;
  const year = Number(parts[1]);
  if (parts[2] !== undefined) return year + (Number(parts[2]) - 1) / 4;
  if (parts[3] !== undefined) return year + (Number(parts[3]) - 1) / 12;
  return year;
}

export interface ChartPoint {
  x: number;
  y: number;
  label: string;
  /** Drawn on the line of the figure's own kind, or as a mark by itself. */
  kind: 'own' | 'other';
  current: boolean;
}

/**
 * Points of the chart in a box of `width` by `height`, inside a margin. Only points of the figure's own kind (achieved
 * or target) make the line; the other kind stands apart. Empty where there are fewer than two moments to show.
 */
export function chartPoints(
  figure: Figure,
  comparison: Comparison,
  wording: Wording,
  width: number,
  height: number,
  margin = 10,
): ChartPoint[] {
  const now = figure.period === null ? null : timeOf(figure.period);
  const raw: { time: number; value: number; label: string; kind: 'own' | 'other'; current: boolean }[] = [];
  const add = (point: SeriesPoint, kind: 'own' | 'other') => {
    const time = timeOf(point.period);
    if (time !== null)
      raw.push({
        time,
        value: point.value,
        label: `${wording.period(point.period)}: ${point.text}`,
        kind,
        current: false,
      });
  };
  for (const point of comparison.points) add(point, 'own');
  for (const point of comparison.counterparts) add(point, 'other');
  if (now !== null && comparison.verdict !== null)
    raw.push({
      time: now,
      value: figure.value,
      label: `${wording.period(figure.period)}: ${figure.text}`,
      kind: 'own',
      current: true,
    });
  if (new Set(raw.map((p) => p.time)).size < 2) return [];
  const times = raw.map((p) => p.time);
  const values = raw.map((p) => p.value);
  const [t0, t1] = [Math.min(...times), Math.max(...times)];
  const [v0, v1] = [Math.min(...values), Math.max(...values)];
  const place = (v: number, low: number, high: number, size: number) =>
    high === low ? size / 2 : margin + ((v - low) / (high - low)) * (size - 2 * margin);
  const round = (n: number) => Math.round(n * 10) / 10;
  return raw
    .sort((a, b) => a.time - b.time || Number(a.current) - Number(b.current))
    .map((p) => ({
      x: round(place(p.time, t0, t1, width)),
      y: round(height - place(p.value, v0, v1, height)),
      label: p.label,
      kind: p.kind,
      current: p.current,
    }));
}
