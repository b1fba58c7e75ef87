/** How a figure stands, in three lines at most: the years before, the change in words, and how far that holds. */
import type { Comparison, Figure } from '../lib/records.ts';
import { Spark } from './chart.tsx';
import { goalWords, recentPoints, statedWords, streakWords } from './comparison.logic.ts';
import { reasonWords } from './doubt.logic.ts';
import { useWording } from './language.ts';
import { changeWords, printedPoint } from './panel.logic.ts';

export function ComparisonLine({ figure, comparison }: { figure: Figure; comparison: Comparison }) {
  const wording = useWording();
  const { t, period } = wording;
  const { verdict, reasons, goal } = comparison;
  const change = changeWords(comparison, figure.unit, wording);
  const recent = recentPoints(figure, comparison);
  const [why] = reasons;
  const stated = statedWords(figure, comparison, wording);
  const streak = streakWords(figure, comparison, wording);
  return (
    <div class="glance" data-comparison={figure.id}>
      <h4 class="hidden">{t.comparison.title}</h4>
      <Spark figure={figure} comparison={comparison} />
      {recent.length > 0 && (
        <p class="recent">
          {recent.map((point) => (
            <span key={point.figureId}>
              {period(point.period)}: <b>{printedPoint(point, wording)}</b>
            </span>
          ))}
        </p>
      )}
      {change !== null && (
        <p class="change" data-change data-good={change.good === null ? 'open' : String(change.good)}>
          {change.text}
          {change.good !== null && (
            <span class="hidden"> ({change.good ? t.comparison.better.good : t.comparison.better.bad})</span>
          )}
        </p>
      )}
      {streak !== null && (
        <p class="change" data-streak>
          {streak}
        </p>
      )}
      {stated !== null && (
        <p class={stated.holds ? 'change' : 'change unfit'} data-stated={stated.holds ? 'holds' : 'fails'}>
          {stated.text}
        </p>
      )}
      {goal !== null && (
        <p class="goal" data-goal={goal.reached === null ? 'open' : goal.reached ? 'reached' : 'missed'}>
          {goalWords(goal, figure.id, wording)}
        </p>
      )}
      {verdict !== null && (
        <p class="verdict" data-verdict={verdict}>
          {t.comparison.verdict[verdict]}
          {/* Two values that must not be compared are never shown without the reason. */}
          {verdict !== 'comparable' && why !== undefined && (
            <span class="why"> {reasonWords(why, comparison, wording)}</span>
          )}
        </p>
      )}
    </div>
  );
}
