/** Series of several places in one chart, as plain SVG: its classes say what is what, its text says it all again. */
import { fill } from '../lib/i18n/index.ts';
import { libraryWords } from '../lib/i18n/library.ts';
import { type Chart, dayOf, type LinePoint, runsOf, ticksOf } from '../lib/library/series.ts';
import { useWording } from './language.ts';
import { printed } from './panel.logic.ts';

const WIDTH = 640;
const HEIGHT = 320;
const LEFT = 76;
const RIGHT = 16;
const TOP = 30;
const FOOT = 26;
/** Lines are told apart by form, too: dots, squares, triangles, and dashes of different lengths. */
export const LINES = 6;

/** Size of the marker of an official value. */
const RING = 7;

const shapes = [
  (r: number) => `M0 ${-r}A${r} ${r} 0 1 1 0 ${r}A${r} ${r} 0 1 1 0 ${-r}Z`,
  (r: number) => `M${-r} ${-r}H${r}V${r}H${-r}Z`,
  (r: number) => `M0 ${-r - 1}L${r + 1} ${r}H${-r - 1}Z`,
];
/** Of the marker of a line; targets are diamonds, hollow. */
export const shapeOf = (line: number, target: boolean, r = 4.5): string =>
  target
    ? `M0 ${-r - 1}L${r + 1} 0L0 ${r + 1}L${-r - 1} 0Z`
    : (shapes[line % shapes.length] as (r: number) => string)(r);

export function SeriesChart({ chart, indicator }: { chart: Chart; indicator: string }) {
  const wording = useWording();
  const { number, value, period, date, language } = wording;
  const t = libraryWords[language];
  const points = chart.lines.flatMap((line) => line.points);
  const times = points.map(({ time }) => time);
  const [t0, t1] = [Math.min(...times), Math.max(...times)];
  const values = points.flatMap((p) => [p.low, p.high, p.value]);
  const [v0, v1] = [Math.min(...values), Math.max(...values)];
  // A flat series is drawn in the middle and not along an edge.
  const slack = v1 === v0 ? Math.abs(v1) * 0.1 || 1 : 0;
  const ticks = ticksOf(v0 - slack, v1 + slack, 5);
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const x = (time: number) =>
    round(
      t1 === t0
        ? (LEFT + WIDTH - RIGHT) / 2
        : LEFT + 14 + ((time - t0) / (t1 - t0)) * (WIDTH - RIGHT - LEFT - 28),
    );
  const y = (at: number) => round(HEIGHT - FOOT - ((at - low) / (high - low || 1)) * (HEIGHT - FOOT - TOP));
  const said = ({ row, official }: LinePoint) =>
    `${period(row.period)} ${printed({ ...row, measure: 'level' }, wording)} (${[
      wording.t.status[row.status],
      ...(official ? [wording.t.derived.reference] : []),
    ].join(', ')})`;
  const place = (name: string) => (name === '' ? t.series.nowhere : name);
  const text = fill(t.series.described, {
    indicator,
    unit: chart.unit ?? t.series.noUnit,
    lines: [
      ...chart.lines.map((line) =>
        fill(t.series.line, { place: place(line.place), points: line.points.map(said).join('; ') }),
      ),
      ...chart.breaks.map(({ kind, from }) =>
        fill(t.series.breakOn, {
          kind: kind === 'territory' ? t.series.breakTerritory : t.series.breakDefinition,
          date: date(from),
        }),
      ),
    ].join(' '),
  });
  /** Years with room between them. */
  const years = [...new Map(points.map((p) => [p.year, p.time])).entries()].sort((a, b) => a[0] - b[0]);
  const every = Math.max(1, Math.ceil(years.length / 12));
  const scale = ticks.some((tick) => Math.abs(tick) >= 1e6)
    ? (tick: number) => value(tick, moneyOf(chart.unit))
    : (tick: number) => number(tick);
  return (
    <svg
      class="series-chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={text}
      data-series-chart
    >
      <title>{text}</title>
      {ticks.map((tick) => (
        <g key={tick}>
          <line class="grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} />
          <text class="axis" x={LEFT - 6} y={y(tick) + 4} text-anchor="end">
            {scale(tick)}
          </text>
        </g>
      ))}
      <text class="axis" x={LEFT} y={14}>
        {chart.unit ?? ''}
      </text>
      {years
        .filter((_, i) => (years.length - 1 - i) % every === 0)
        .map(([year, time]) => (
          <text key={year} class="axis" x={x(time)} y={HEIGHT - 8} text-anchor="middle">
            {year}
          </text>
        ))}
      {chart.breaks.map(({ from, kind }, i) => {
        const day = dayOf(from);
        const before = Math.max(...times.filter((time) => time < day));
        const after = Math.min(...times.filter((time) => time >= day));
        const at = round((x(before) + x(after)) / 2);
        const left = at > WIDTH / 2;
        return (
          <g key={`${kind}${from}`} data-break={kind}>
            <line class="break" x1={at} x2={at} y1={TOP - 8} y2={HEIGHT - FOOT} />
            <text
              class="break-label"
              x={left ? at - 5 : at + 5}
              y={TOP - 2 + 14 * (i % 3)}
              text-anchor={left ? 'end' : 'start'}
            >
              {`${kind === 'territory' ? t.series.breakTerritory : t.series.breakDefinition} ${date(from)}`}
            </text>
          </g>
        );
      })}
      {chart.lines.map((line, n) => (
        <g key={line.place} class={`line-${n % LINES}`} data-line={line.place}>
          {runsOf(line, chart.breaks).map((run) => (
            <g key={`${run[0]?.id}`}>
              {run.some((p) => p.low !== p.high) && <path class="range" data-band d={bandOf(run, x, y)} />}
              {run.length > 1 && (
                <polyline
                  class={classOf('path', run[0])}
                  points={run.map((p) => `${x(p.time)},${y(p.value)}`).join(' ')}
                />
              )}
            </g>
          ))}
          {line.points.map((p) => (
            <path
              key={p.id}
              class={classOf('marker', p)}
              d={shapeOf(n, p.target, p.official ? RING : undefined)}
              transform={`translate(${x(p.time)} ${y(p.value)})`}
            >
              <title>{`${place(line.place)}: ${said(p)}`}</title>
            </path>
          ))}
        </g>
      ))}
    </svg>
  );
}

/** How a point, or the line through such points, is drawn. */
const classOf = (name: string, point: Pick<LinePoint, 'target' | 'official'> | undefined) =>
  [name, point?.target && 'aim', point?.official && 'official'].filter(Boolean).join(' ');

const round = (n: number) => Math.round(n * 10) / 10;
/** Money is shortened with its unit; of other units the axis says the number only. */
const moneyOf = (unit: string | null) => (unit !== null && /^(đồng|USD)/.test(unit) ? unit : null);

/** The area between lowest and highest; a bar where only one value of the run is open. */
function bandOf(
  run: readonly LinePoint[],
  x: (time: number) => number,
  y: (value: number) => number,
): string {
  const open = run.filter((p) => p.low !== p.high);
  if (open.length < 2 || open.length < run.length)
    return open
      .map((p) => `M${x(p.time) - 6} ${y(p.low)}H${x(p.time) + 6}V${y(p.high)}H${x(p.time) - 6}Z`)
      .join('');
  const top = run.map((p) => `${x(p.time)} ${y(p.high)}`);
  const bottom = [...run].reverse().map((p) => `${x(p.time)} ${y(p.low)}`);
  return `M${[...top, ...bottom].join('L')}Z`;
}
