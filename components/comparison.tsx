import type { Comparison, Figure, SeriesPoint } from '../lib/records.ts';
import { Chart } from './chart.tsx';
import { useWording } from './language.ts';
import { changeWords, printed, printedPoint, valueInSeries } from './panel.logic.ts';

interface RowsProps {
  points: readonly SeriesPoint[];
  /** The article's own figure as the last row, and its value as printed; null where it is of the other kind. */
  current: { period: string | null; text: string } | null;
}

function Rows({ points, current }: RowsProps) {
  const wording = useWording();
  const { t, period } = wording;
  return (
    <table class="series">
      <thead>
        <tr>
          {[t.comparison.year, t.comparison.value, t.comparison.source].map((name) => (
            // Hidden is the word and not the cell: a head that is taken out of the table loses its columns.
            <th key={name} scope="col">
              <span class="hidden">{name}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {points.map((point) => (
          <tr key={point.figureId} data-point={point.period}>
            <th scope="row">{period(point.period)}</th>
            <td class="number">
              {printedPoint(point, wording)}
              {point.status !== 'actual' && point.status !== 'target' && (
                <span class="aside"> {t.status[point.status]}</span>
              )}
            </td>
            <td class="source">
              <a
                href={point.articleUrl}
                target="_blank"
                rel="noreferrer"
                title={`${point.articleTitle}: ${point.quote}`}
              >
                {point.sample && `[${t.comparison.sample}] `}
                {point.articleTitle}
              </a>
            </td>
          </tr>
        ))}
        {current !== null && (
          <tr class="current" data-point={current.period}>
            <th scope="row">{period(current.period)}</th>
            <td class="number">{current.text}</td>
            <td class="source">{t.comparison.here}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** How a figure stands against earlier years: verdict and change in words, values, chart, reasons. */
export function ComparisonView({ figure, comparison }: { figure: Figure; comparison: Comparison }) {
  const wording = useWording();
  const { t } = wording;
  const { points, counterparts, previous, verdict, reasons } = comparison;
  // Across contexts records are copies: told apart by id, not by identity.
  const known = previous === null || points.some((p) => p.figureId === previous.figureId);
  const shown = known ? points : [previous, ...points];
  if (shown.length === 0 && counterparts.length === 0) return null;
  const change = changeWords(comparison, figure.unit, wording);
  // Beside its series a level needs no "tăng" or "giảm"; a fall below zero does.
  const isPlain = valueInSeries(figure, comparison) === figure.value;
  const own = printed(isPlain ? { ...figure, measure: 'level' } : figure, wording);
  const isTarget = ['target', 'forecast', 'quota'].includes(figure.status);
  return (
    // A heading, not a landmark: there is one for every figure.
    <div class="comparison" data-comparison>
      <h4 class="hidden">{t.comparison.title}</h4>
      {change !== null && (
        <p class="change" data-change data-good={change.good === null ? 'open' : String(change.good)}>
          {change.text}
          {change.good !== null && (
            <span class="hidden"> ({change.good ? t.comparison.better.good : t.comparison.better.bad})</span>
          )}
        </p>
      )}
      {verdict !== null && (
        <p class="verdict" data-verdict={verdict}>
          {t.comparison.verdict[verdict]}
        </p>
      )}
      <Chart figure={figure} comparison={comparison} />
      {shown.length > 0 && <Rows points={shown} current={{ period: figure.period, text: own }} />}
      {counterparts.length > 0 && (
        <div class="counterparts" data-counterparts>
          <p class="aside">{isTarget ? t.comparison.counterpartActuals : t.comparison.counterpartTargets}</p>
          <Rows points={counterparts} current={null} />
        </div>
      )}
      {reasons.length > 0 && (
        // Two values that must not be compared are never shown without the reason.
        <details class="reasons" open={verdict === 'not_comparable'}>
          <summary>{t.comparison.reasons}</summary>
          <ul>
            {reasons.map((reason) => (
              <li key={reason}>{t.reason[reason]}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
