/**
 * A chart as a picture that can be printed: title, place, unit, legend, values at the points, breaks and sources, as one
 * SVG text with its colours written into it, so that it looks the same in any program. It says itself to screen readers.
 */
import { trueInterval } from '../lib/compare/bounds.ts';
import { parsePeriod } from '../lib/compare/period.ts';
import { fill, type Wording } from '../lib/i18n/index.ts';
import { type Chart, dayOf, type LinePoint, runsOf, ticksOf } from '../lib/library/series.ts';
import type { Article, Comparison, Figure, SeriesBreak, SeriesPoint } from '../lib/records.ts';
import { breakWords } from './comparison.logic.ts';
import { printed, printedPoint, sentenceCase, valueInSeries } from './panel.logic.ts';

export interface PicturePoint {
  /** Days since 1970 of the end of its period. */
  time: number;
  value: number;
  /** What a hedge or range says it may be; both the value where it is plain. */
  low: number;
  high: number;
  /** Period and value in words. */
  period: string;
  label: string;
  /** A target, forecast or rule; from the official values; worked out. */
  target: boolean;
  official: boolean;
  derived: boolean;
  source: string;
}
export interface PictureLine {
  name: string;
  points: PicturePoint[];
  /** What a line joins. */
  runs: PicturePoint[][];
}
export interface Picture {
  title: string;
  place: string;
  unit: string | null;
  lines: PictureLine[];
  breaks: SeriesBreak[];
  /** ISO 8601 time at which it was made. */
  made: string;
}

export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const COLOURS: Record<Theme, { paper: string; ink: string; soft: string; edge: string; lines: string[] }> = {
  light: {
    paper: '#ffffff',
    ink: '#1d2327',
    soft: '#55606a',
    edge: '#d4dade',
    lines: ['#0b5f75', '#a3470c', '#5b3ea6', '#1c6b35', '#a3195b', '#5a5a00'],
  },
  dark: {
    paper: '#1a1e22',
    ink: '#e8ebed',
    soft: '#a9b4bd',
    edge: '#3b444c',
    lines: ['#7fd0e4', '#ffab70', '#c3b1ff', '#7fd69a', '#ff9dc6', '#dcd86a'],
  },
};

const isAim = ({ status }: { status: Figure['status'] }) =>
  status === 'target' || status === 'forecast' || status === 'quota';

/** The source of a value of a series in a few words: publisher or headline, and its date. */
function sourceName(
  {
    publisher,
    title,
    publishedAt,
    mark,
  }: { publisher: string | null; title: string; publishedAt: string | null; mark?: string },
  { date }: Wording,
): string {
  const named = [publisher, title === '' ? null : `“${title}”`]
    .filter((one) => one !== null && one !== '')
    .join(', ');
  const dated = publishedAt === null ? named : `${named} (${date(publishedAt)})`;
  return mark === undefined ? dated : `[${mark}] ${dated}`;
}

/** What a hedge or range leaves open; both ends the value where it is plain. */
function spanOf(of: Pick<Figure, 'value' | 'valueMax' | 'min' | 'max' | 'hedge' | 'text'>) {
  const value = of.valueMax === null ? of.value : (of.value + of.valueMax) / 2;
  const { low, high } = trueInterval(of);
  const fits = of.value >= low && of.value <= high;
  return {
    value,
    low: fits && Number.isFinite(low) ? low : value,
    high: fits && Number.isFinite(high) ? high : value,
  };
}

/**
 * The picture of a figure's row: values in the figure's unit over periods as long as its own. Null where there are not
 * two moments to show. Its lines are cut where the comparison has a break, and never reach a figure that must not be
 * compared. `made`: ISO 8601.
 */
export function pictureOf(
  figure: Figure,
  article: Article,
  comparison: Comparison,
  wording: Wording,
  made: string,
): Picture | null {
  const now = parsePeriod(figure.period);
  if (now === null) return null;
  const { t, period } = wording;
  const of = (point: SeriesPoint): PicturePoint[] => {
    const at = parsePeriod(point.period);
    if (at === null || at.length !== now.length || point.unit !== figure.unit) return [];
    const { citation, derivation, origin } = point;
    const mark = point.sample ? t.comparison.sample : origin === 'manual' ? t.derived.manual : undefined;
    const named =
      citation === null
        ? { publisher: null, title: point.articleTitle, publishedAt: point.publishedAt }
        : { publisher: citation.publisher, title: citation.title, publishedAt: point.publishedAt };
    return [
      {
        time: at.to,
        ...spanOf(point),
        period: period(point.period) ?? '',
        label: printedPoint(point, wording),
        target: isAim(point),
        official: origin === 'reference',
        derived: derivation !== null,
        source: sourceName(
          {
            ...(derivation?.from[0] === undefined ? named : fromOf(derivation.from[0])),
            ...(mark !== undefined && { mark }),
          },
          wording,
        ),
      },
    ];
  };
  const points = [...comparison.points, ...comparison.counterparts].flatMap(of);
  const current: PicturePoint = {
    time: now.to,
    ...spanOf({ ...figure, value: valueInSeries(figure) }),
    period: period(figure.period) ?? '',
    label: printed(figure, wording),
    target: isAim(figure),
    official: false,
    derived: false,
    source: sourceName(article, wording),
  };
  const all = [...points, current].sort((a, b) => a.time - b.time);
  if (new Set(all.map(({ time }) => time)).size < 2) return null;
  const runs = new Map<string, PicturePoint[]>();
  for (const point of all) {
    const alone = point === current && comparison.verdict === 'not_comparable';
    const part = comparison.breaks.filter(({ from }) => point.time >= dayOf(from)).length;
    const key = `${point.target} ${part} ${alone}`;
    runs.set(key, [...(runs.get(key) ?? []), point]);
  }
  return {
    title: sentenceCase(figure.indicator),
    place: figure.place ?? '',
    unit: figure.unit,
    lines: [{ name: figure.place ?? '', points: all, runs: [...runs.values()] }],
    breaks: comparison.breaks,
    made,
  };
}

const fromOf = ({ citation, articleTitle, publishedAt }: SeriesPoint) => ({
  publisher: citation?.publisher ?? null,
  title: citation?.title ?? articleTitle,
  publishedAt,
});

/** The chart as a picture to be printed. `made`: ISO 8601. */
export function pictureOfChart(chart: Chart, indicator: string, wording: Wording, made: string): Picture {
  const place = (name: string) => (name === '' ? wording.t.picture.nowhere : name);
  const drawn = new Map<string, PicturePoint>();
  const of = ({ id, row, time, value, low, high, target, official }: LinePoint): PicturePoint => {
    const known = drawn.get(id);
    if (known !== undefined) return known;
    const { article } = row;
    const mark = id.startsWith('man:')
      ? wording.t.derived.manual
      : article.origin === 'sample'
        ? wording.t.comparison.sample
        : undefined;
    const point = {
      ...{ time, value, low, high, target, official, derived: false },
      period: wording.period(row.period) ?? '',
      label: printed({ ...row, measure: 'level' }, wording),
      source: sourceName({ ...article, ...(mark !== undefined && { mark }) }, wording),
    };
    drawn.set(id, point);
    return point;
  };
  return {
    title: sentenceCase(indicator),
    place: chart.lines.map((line) => place(line.place)).join(', '),
    unit: chart.unit,
    lines: chart.lines.map((line) => ({
      name: place(line.place),
      points: line.points.map(of),
      runs: runsOf(line, chart.breaks).map((run) => run.map(of)),
    })),
    breaks: chart.breaks,
    made,
  };
}

const WIDTH = 960;
const LEFT = 96;
const RIGHT = 44;
const PLOT = 380;
/** Mean width of a letter, in parts of its size: wide enough for capitals with marks. */
const LETTER = 0.56;
const ROW = 18;
const LEGEND = 14;

/** Text for XML: without its markup, and without what a document must not hold (controls, half characters). */
const escaped = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ' ')
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Lines no longer than `width` pixels at a size of letters; a word that is longer is cut. */
export function wrapped(text: string, width: number, size: number): string[] {
  const most = Math.max(8, Math.floor(width / (size * LETTER)));
  const lines: string[] = [];
  let line = '';
  for (const word of text.trim().split(/\s+/)) {
    const fits = word.length > most ? `${word.slice(0, most - 1)}…` : word;
    if (line === '') line = fits;
    else if (line.length + 1 + fits.length <= most) line += ` ${fits}`;
    else {
      lines.push(line);
      line = fits;
    }
  }
  return line === '' ? lines : [...lines, line];
}

const SHAPES = [
  (r: number) => `M0 ${-r}A${r} ${r} 0 1 1 0 ${r}A${r} ${r} 0 1 1 0 ${-r}Z`,
  (r: number) => `M${-r} ${-r}H${r}V${r}H${-r}Z`,
  (r: number) => `M0 ${-r - 1}L${r + 1} ${r}H${-r - 1}Z`,
];
const DIAMOND = 'M0 -6.5L6.5 0L0 6.5L-6.5 0Z';
const round = (n: number) => Math.round(n * 10) / 10;
/** Sources that are named. */
const SOURCES = 8;

/** The picture as an SVG document. */
export function svgOf(picture: Picture, theme: Theme, wording: Wording): string {
  const { t, number, value, date, language } = wording;
  const colour = COLOURS[theme];
  const parts: string[] = [];
  const points = picture.lines.flatMap((line) => line.points);
  const text = (
    words: string,
    x: number,
    y: number,
    { size = 13, fill: paint = colour.ink, anchor = 'start', weight = 400 } = {},
  ) =>
    parts.push(
      `<text x="${round(x)}" y="${round(y)}" font-size="${size}" fill="${paint}" text-anchor="${anchor}" font-weight="${weight}">${escaped(words)}</text>`,
    );

  let top = 18;
  for (const line of wrapped(picture.title, WIDTH - 48, 24)) {
    top += 28;
    text(line, 24, top, { size: 24, weight: 700 });
  }
  const under = [picture.place, picture.unit === null ? '' : fill(t.picture.unit, { unit: picture.unit })]
    .filter((one) => one !== '')
    .join(' · ');
  if (under !== '') {
    top += 24;
    text(under, 24, top, { size: 16, fill: colour.soft });
  }

  // The legend: the lines where there are several, then how their points are drawn.
  const several = picture.lines.length > 1;
  const first = colour.lines[0] as string;
  const entries: { draw: (x: number, y: number) => string; words: string }[] = several
    ? picture.lines.map((line, n) => ({
        draw: (x, y) => marker(x, y, n, line.points[0]?.target === true ? 'aim' : 'plain'),
        words: line.name,
      }))
    : [];
  function marker(
    x: number,
    y: number,
    line: number,
    kind: 'plain' | 'aim' | 'official' | 'derived',
    label = '',
  ): string {
    const paint = colour.lines[line % colour.lines.length] as string;
    const shape =
      kind === 'aim'
        ? DIAMOND
        : (SHAPES[line % SHAPES.length] as (r: number) => string)(kind === 'official' ? 7 : 5);
    const look =
      kind === 'plain'
        ? `fill="${paint}" stroke="${paint}"`
        : `fill="${kind === 'official' ? 'none' : colour.paper}" stroke="${paint}"${kind === 'derived' ? ' stroke-dasharray="2 2"' : ''}`;
    const title = label === '' ? '' : `<title>${escaped(label)}</title>`;
    return `<path d="${shape}" transform="translate(${round(x)} ${round(y)})" ${look} stroke-width="1.75">${title}</path>`;
  }
  const kindOf = (point: PicturePoint) =>
    point.target ? 'aim' : point.official ? 'official' : point.derived ? 'derived' : 'plain';
  const kinds = new Set(points.map(kindOf));
  for (const [kind, words] of [
    ['plain', t.picture.reported],
    ['aim', t.picture.target],
    ['official', t.picture.official],
    ['derived', t.picture.derived],
  ] as const)
    if (kinds.has(kind) && (kind !== 'plain' || !several))
      entries.push({ draw: (x, y) => marker(x, y, 0, kind), words });
  if (points.some(({ low, high }) => low !== high))
    entries.push({
      draw: (x, y) =>
        `<path d="M${round(x - 8)} ${round(y - 6)}h16v12h-16Z" fill="${first}" fill-opacity="0.25"/>`,
      words: t.picture.range,
    });
  let along = 32;
  top += 26;
  for (const { draw, words } of entries) {
    const width = 28 + words.length * LEGEND * LETTER + 18;
    if (along > 32 && along + width > WIDTH - 24) {
      along = 32;
      top += 22;
    }
    parts.push(draw(along, top - 5));
    text(words, along + 16, top, { size: LEGEND });
    along += width;
  }

  // The plot.
  const [high, low] = [
    Math.max(...points.flatMap((p) => [p.value, p.high])),
    Math.min(...points.flatMap((p) => [p.value, p.low])),
  ];
  const slack = high === low ? Math.abs(high) * 0.1 || 1 : 0;
  const ticks = ticksOf(low - slack, high + slack, 5);
  const [bottom, crest] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const times = points.map(({ time }) => time);
  const [t0, t1] = [Math.min(...times), Math.max(...times)];
  const above = top + 34;
  const below = above + PLOT;
  const x = (time: number) =>
    t1 === t0 ? WIDTH / 2 : LEFT + 40 + ((time - t0) / (t1 - t0)) * (WIDTH - LEFT - RIGHT - 80);
  const y = (at: number) => below - ((at - bottom) / (crest - bottom || 1)) * PLOT;
  const money = picture.unit !== null && /^(đồng|USD)/.test(picture.unit) ? picture.unit : null;
  const large = ticks.some((tick) => Math.abs(tick) >= 1e6);
  for (const tick of ticks) {
    parts.push(
      `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${round(y(tick))}" y2="${round(y(tick))}" stroke="${colour.edge}"/>`,
    );
    text(large ? value(tick, money) : number(tick), LEFT - 10, y(tick) + 4, {
      fill: colour.soft,
      anchor: 'end',
    });
  }
  const places = [...new Map(points.map((p) => [p.time, p.period])).entries()].sort((a, b) => a[0] - b[0]);
  let right = Number.NEGATIVE_INFINITY;
  for (const [time, words] of places) {
    const half = (words.length * 13 * LETTER) / 2;
    if (x(time) - half < right + 8) continue;
    right = x(time) + half;
    text(words, x(time), below + 22, { fill: colour.soft, anchor: 'middle' });
  }
  const breaks = picture.breaks.map((one) => breakWords(one, wording));
  picture.breaks.forEach(({ from }, i) => {
    const day = dayOf(from);
    const earlier = times.filter((time) => time < day);
    const later = times.filter((time) => time >= day);
    if (earlier.length === 0 || later.length === 0) return;
    const at = (x(Math.max(...earlier)) + x(Math.min(...later))) / 2;
    const left = at > WIDTH / 2;
    parts.push(
      `<line x1="${round(at)}" x2="${round(at)}" y1="${above - 14}" y2="${below}" stroke="${colour.ink}" stroke-width="1.5" stroke-dasharray="3 4"/>`,
    );
    text(breaks[i] as string, left ? at - 6 : at + 6, above - 6 - 16 * (i % 2), {
      anchor: left ? 'end' : 'start',
      size: 12,
    });
  });
  /** Boxes that hold something already: a value is written where there is room. */
  const taken = points.map((p) => ({
    x0: x(p.time) - 8,
    x1: x(p.time) + 8,
    y0: y(p.value) - 8,
    y1: y(p.value) + 8,
  }));
  const labels: (() => void)[] = [];
  picture.lines.forEach((line, n) => {
    const paint = colour.lines[n % colour.lines.length] as string;
    for (const run of line.runs) {
      const aim = run[0]?.target === true;
      const dash = aim
        ? ' stroke-dasharray="7 5"'
        : run[0]?.official === true
          ? ' stroke-dasharray="2 4"'
          : '';
      if (run.length > 1)
        parts.push(
          `<polyline fill="none" stroke="${paint}" stroke-width="2.25"${dash} points="${run.map((p) => `${round(x(p.time))},${round(y(p.value))}`).join(' ')}"/>`,
        );
    }
    for (const p of line.points) {
      if (p.low !== p.high)
        parts.push(
          `<path d="M${round(x(p.time) - 8)} ${round(y(p.high))}h16V${round(y(p.low))}h-16Z" fill="${paint}" fill-opacity="0.25"/>`,
        );
      parts.push(
        marker(
          x(p.time),
          y(p.value),
          n,
          kindOf(p),
          `${line.name === '' ? '' : `${line.name}, `}${p.period}: ${p.label}`,
        ),
      );
      labels.push(() => {
        const half = (p.label.length * 13 * LETTER) / 2;
        const centre = Math.min(Math.max(x(p.time), LEFT + half), WIDTH - 8 - half);
        for (const up of [-14, 24, -30, 40]) {
          const at = y(p.value) + up;
          const box = { x0: centre - half, x1: centre + half, y0: at - 12, y1: at + 3 };
          if (
            box.y1 > below ||
            taken.some((one) => one.x0 < box.x1 && box.x0 < one.x1 && one.y0 < box.y1 && box.y0 < one.y1)
          )
            continue;
          taken.push(box);
          // No line runs through a number.
          parts.push(
            `<rect x="${round(box.x0)}" y="${round(box.y0)}" width="${round(2 * half)}" height="15" fill="${colour.paper}" fill-opacity="0.85"/>`,
          );
          text(p.label, centre, at, { anchor: 'middle', weight: 600 });
          return;
        }
      });
    }
  });
  // Above every line, so that none crosses them.
  for (const write of labels) write();

  let foot = below + 50;
  const sources = [...new Set(points.map(({ source }) => source).filter((one) => one !== ''))];
  const named = sources.slice(0, SOURCES);
  const rest = sources.length - named.length;
  const list = [...named, ...(rest > 0 ? [fill(t.picture.more, { n: rest })] : [])].join('; ');
  for (const words of [
    fill(t.picture.sources, { sources: list }),
    fill(t.picture.made, { date: date(picture.made) }),
  ])
    for (const line of wrapped(words, WIDTH - 48, 13)) {
      text(line, 24, foot, { fill: colour.soft });
      foot += ROW;
    }
  const height = Math.ceil(foot + 8);
  const described = [
    under,
    ...picture.lines.map(
      (line) =>
        `${line.name === '' ? '' : `${line.name}: `}${line.points.map((p) => `${p.period}: ${p.label}${p.target ? ` (${t.picture.target})` : p.official ? ` (${t.picture.official})` : ''}`).join('; ')}.`,
    ),
    ...breaks.map((words) => `${sentenceCase(words)}.`),
    fill(t.picture.sources, { sources: list }),
  ].join(' ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title desc" xml:lang="${language}" font-family="'Segoe UI', 'Noto Sans', Arial, sans-serif">`,
    `<title id="title">${escaped(picture.title)}</title>`,
    `<desc id="desc">${escaped(described)}</desc>`,
    `<rect width="${WIDTH}" height="${height}" fill="${colour.paper}"/>`,
    ...parts,
    '</svg>',
  ].join('\n');
}
