/** How a figure stands, in one line where it fits: the years before, the change, and a mark for how far that holds. */
import { Fragment } from 'preact';
import { isGrave } from '../lib/catalog/grave.ts';
import { fill } from '../lib/i18n/index.ts';
import type { Comparison, Figure, SeriesPoint } from '../lib/records.ts';
import {
  breakBetween,
  breakWords,
  goalWords,
  recentPoints,
  statedWords,
  verdictWords,
} from './comparison.logic.ts';
import { Unsure } from './doubt.tsx';
import { useWording } from './language.ts';
import { printedPoint, shortChange } from './panel.logic.ts';

interface Props {
  figure: Figure;
  comparison: Comparison;
  /** The article that the row stands beside: its own earlier values say so. */
  articleId: string;
}

export function ComparisonLine({ figure, comparison, articleId }: Props) {
  const wording = useWording();
  const { t } = wording;
  const { goal, previous } = comparison;
  const change = shortChange(comparison, figure, wording);
  const stated = statedWords(figure, comparison, wording);
  return (
    <div class="glance" data-comparison={figure.id}>
      <h4 class="hidden">{t.comparison.title}</h4>
      <p class="line">
        <Recent figure={figure} comparison={comparison} articleId={articleId} />
        {change !== null && (
          <span class="change" data-change data-good={change.good === null ? 'open' : String(change.good)}>
            {change.text}
            {previous !== null && (
              <span class="hidden">
                {' '}
                {fill(t.comparison.against, { period: wording.inSentence(previous.period) })}
              </span>
            )}
            {change.good !== null && (
              <span class="hidden">
                {' '}
                ({change.good ? t.comparison.better.good : t.comparison.better.bad})
              </span>
            )}
          </span>
        )}
        <VerdictMark comparison={comparison} />
      </p>
      {stated?.holds === false && (
        <p class="unfit" data-stated="fails">
          {stated.text}
        </p>
      )}
      {goal !== null && (
        <p
          class="goal"
          data-goal={goal.reached === null ? 'open' : goal.reached ? 'reached' : 'missed'}
          data-plain={isGrave(figure)}
        >
          {goalWords(goal, figure.id, wording, 'short')}
        </p>
      )}
    </div>
  );
}

/** The values before the figure's, with a mark where the series measures something else from then on. */
function Recent({ figure, comparison, articleId }: Props) {
  const wording = useWording();
  const { t, period } = wording;
  const recent = recentPoints(figure, comparison);
  if (recent.length === 0) return null;
  return (
    <span class="recent">
      {recent.map((point, at) => (
        <Fragment key={point.figureId}>
          <span class={at < recent.length - 1 ? 'older' : undefined} data-recent={point.period}>
            {period(point.period)}: {printedPoint(point, wording)}
            <Unsure fields={point.unsure} />
            {point.articleId === articleId && <span class="own"> ({t.comparison.sameArticle})</span>}
          </span>
          <Break before={point} after={recent[at + 1]?.period ?? figure.period} comparison={comparison} />
        </Fragment>
      ))}
    </span>
  );
}

function Break({
  before,
  after,
  comparison,
}: {
  before: SeriesPoint;
  after: string | null;
  comparison: Comparison;
}) {
  const wording = useWording();
  const found = breakBetween(before.period, after, comparison);
  if (found === null) return null;
  const words = breakWords(found, wording);
  return (
    <span class="break" data-break={found.kind} title={words}>
      <span aria-hidden="true">‖</span>
      <span class="hidden"> {words} </span>
    </span>
  );
}

const MARKS = { comparable: '✓', with_care: '!', not_comparable: '≠' } as const;

/** One mark for how far a comparison holds. Values that must not be compared are never shown without the reason. */
function VerdictMark({ comparison }: { comparison: Comparison }) {
  const wording = useWording();
  const { t } = wording;
  const words = verdictWords(comparison, wording);
  if (words === null) return null;
  const { verdict, why, text } = words;
  return (
    <span class="verdict" data-verdict={verdict} title={text}>
      <span class="mark" aria-hidden="true">
        {MARKS[verdict]}
      </span>
      <span class="hidden"> {t.comparison.verdict[verdict]}</span>
      {why !== null && (
        <>
          <span class="hidden">: </span>
          <span class="why">{why}</span>
        </>
      )}
    </span>
  );
}
