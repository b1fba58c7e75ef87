import { fill } from '../lib/i18n/index.ts';
import type { Comparison, Figure } from '../lib/records.ts';
import { breakWords } from './comparison.logic.ts';
import { useWording } from './language.ts';
import { breakLines, chartPoints, lineRuns } from './panel.logic.ts';

const WIDTH = 240;
const HEIGHT = 64;
/** Room for the years below. */
const FOOT = 14;

/** A small line chart of one series. What it shows is also in the table beside it and in its text. */
export function Chart({ figure, comparison }: { figure: Figure; comparison: Comparison }) {
  const wording = useWording();
  const points = chartPoints(figure, comparison, wording, WIDTH, HEIGHT);
  if (points.length < 2) return null;
  const runs = lineRuns(points, comparison);
  const breaks = breakLines(points, comparison);
  const told = breaks.map((one) => breakWords(one, wording));
  const [first, last] = [points[0], points.at(-1)];
  const target = ['target', 'forecast', 'quota'].includes(figure.status);
  const text = fill(wording.t.comparison.chart, {
    indicator: figure.indicator,
    points: [...points.map((p) => p.label), ...told].join('; '),
  });
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT + FOOT}`} role="img" aria-label={text} data-chart>
      <title>{text}</title>
      {first !== undefined && last !== undefined && first.year !== last.year && (
        <>
          <text x={first.x - 5} y={HEIGHT + FOOT - 4}>
            {first.year}
          </text>
          <text x={last.x + 5} y={HEIGHT + FOOT - 4} text-anchor="end">
            {last.year}
          </text>
        </>
      )}
      {breaks.map(({ x, kind }, i) => (
        <line key={`${kind}${x}`} class="break" data-break={kind} x1={x} x2={x} y1={2} y2={HEIGHT}>
          <title>{told[i]}</title>
        </line>
      ))}
      {points.map(
        (p) =>
          p.band !== null && (
            <line
              key={`band ${p.id}`}
              class="band"
              data-band
              x1={p.x}
              x2={p.x}
              y1={p.band.top}
              y2={p.band.bottom}
            />
          ),
      )}
      {runs.map(
        (run) =>
          run.length > 1 && (
            <polyline
              key={run[0]?.id}
              class={target ? 'line target' : 'line'}
              points={run.map((p) => `${p.x},${p.y}`).join(' ')}
            />
          ),
      )}
      {points.map((p) => {
        // Achieved values are dots, targets are diamonds: told apart without colour.
        const diamond = (p.kind === 'own') === target;
        const kind = `${diamond ? 'dot target' : 'dot'}${p.current ? ' current' : ''}${p.derived ? ' derived' : ''}`;
        return diamond ? (
          <path key={p.id} class={kind} data-kind={p.kind} d={`M${p.x} ${p.y - 5}l5 5l-5 5l-5 -5z`} />
        ) : (
          <circle key={p.id} class={kind} data-kind={p.kind} cx={p.x} cy={p.y} r={p.current ? 4.5 : 3.5} />
        );
      })}
    </svg>
  );
}
