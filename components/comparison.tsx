import type { Comparison, Figure, SeriesPoint } from '../lib/records.ts';
import { Chart } from './chart.tsx';
import { useWording } from './language.ts';
import { changeWords, printed } from './panel.logic.ts';

function Rows({ points, current }: { points: readonly SeriesPoint[]; current: Figure | null }) {
  const wording = useWording();
  const { t, period } = wording;
  const own = (point: SeriesPoint) => printed({ ...point, measure: 'level', direction: null }, wording);
  const rows = points.map((point) => ({ key: point.figureId, when: point.period, point }));
  return (
    <table class="series">
      <thead class="hidden">
        <tr>
          <th scope="col">{t.comparison.year}</th>
          <th scope="col">{t.comparison.value}</th>
          <th scope="col">{t.comparison.source}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, when, point }) => (
          <tr key={key} data-point={when}>
            <th scope="row">{period(when)}</th>
            <td class="number">
              {own(point)}
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
            <td class="number">{printed({ ...current, measure: 'level', direction: null }, wording)}</td>
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
  const isTarget = ['target', 'forecast', 'quota'].includes(figure.status);
  return (
    <section class="comparison" data-comparison aria-label={t.comparison.title}>
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
      {shown.length > 0 && <Rows points={shown} current={figure} />}
      {counterparts.length > 0 && (
        <div class="counterparts" data-counterparts>
          <p class="aside">{isTarget ? t.comparison.counterpartActuals : t.comparison.counterpartTargets}</p>
          <Rows points={counterparts} current={null} />
        </div>
      )}
      {reasons.length > 0 && (
        <details class="reasons">
          <summary>{t.comparison.reasons}</summary>
          <ul>
            {reasons.map((reason) => (
              <li key={reason}>{t.reason[reason]}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
