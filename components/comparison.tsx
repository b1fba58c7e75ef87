import { createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import { fill } from '../lib/i18n/index.ts';
import type { Comparison, Figure, SeriesPoint } from '../lib/records.ts';
import { Chart } from './chart.tsx';
import { isLater, nearestRows, pairWords, statedWords, streakWords, sumWords } from './comparison.logic.ts';
import { reasonWords } from './doubt.logic.ts';
import { Unsure } from './doubt.tsx';
import { useWording } from './language.ts';
import { changeWords, printed, printedPoint, valueInSeries } from './panel.logic.ts';

/** Id of the article that the panel stands beside: what it says itself comes from no other. */
const ArticleContext = createContext<string | null>(null);

interface RowsProps {
  points: readonly SeriesPoint[];
  /** The article's own figure as the last row, and its value as printed; null where it is of the other kind. */
  current: { period: string | null; text: string } | null;
  comparison: Comparison;
}

/** A series in rows; of a long one the nearest values, the others where the reader asks for them. */
function Series({ points, current, comparison }: RowsProps) {
  const { t, count } = useWording();
  const [open, setOpen] = useState(false);
  const { shown, rest } = nearestRows(points, comparison);
  return (
    <>
      <Rows points={shown} current={current} comparison={comparison} />
      {rest.length > 0 && (
        <details class="also" data-more onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{count(t.comparison.more, rest.length)}</summary>
          {open && <Rows points={rest} current={null} comparison={comparison} />}
        </details>
      )}
    </>
  );
}

function Rows({ points, current, comparison }: RowsProps) {
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
              <Unsure fields={point.unsure} />
              <Unfit point={point} comparison={comparison} />
            </td>
            <td class="source">
              <Source point={point} />
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

/** Marks a value of the list that does not compare with the figure, with why. */
function Unfit({ point, comparison }: { point: SeriesPoint; comparison: Comparison }) {
  const why = pairWords(comparison, point, useWording());
  if (why === null) return null;
  return (
    <span class="unfit" title={why} data-unfit>
      {' '}
      <span aria-hidden="true">≠</span>
      <span class="hidden">{why}</span>
    </span>
  );
}

/** Where a value comes from: its article, a citation, or the arithmetic that gave it. */
function Source({ point }: { point: SeriesPoint }) {
  const wording = useWording();
  const here = useContext(ArticleContext);
  const { t, date } = wording;
  if (point.derivation !== null) {
    return (
      <span class="worked" data-origin="derived">
        [{t.derived.mark}] {sumWords(point.derivation.sum, wording)}
        {point.derivation.from.map((from) => (
          <Source key={from.figureId} point={from} />
        ))}
      </span>
    );
  }
  if (point.articleId === here)
    return (
      <span title={point.quote} data-origin="own">
        {t.comparison.sameArticle}
      </span>
    );
  const { citation, origin } = point;
  const url = citation === null ? point.articleUrl : citation.url;
  const title = citation === null ? point.articleTitle : `${citation.publisher}: ${citation.title}`;
  const mark = point.sample ? t.comparison.sample : origin === 'manual' ? t.derived.manual : null;
  const said = [point.speaker, point.publishedAt === null ? null : date(point.publishedAt)]
    .filter(Boolean)
    .join(', ');
  const text = `${mark === null ? '' : `[${mark}] `}${title}`;
  const hint = `${said === '' ? title : `${title} (${said})`}: ${point.quote}`;
  // Sample articles are on no site.
  return url === null || point.sample || !/^https?:/i.test(url) ? (
    <span title={hint} data-origin={origin}>
      {text}
    </span>
  ) : (
    <a href={url} target="_blank" rel="noreferrer" title={hint} data-origin={origin}>
      {text}
    </a>
  );
}

interface ViewProps {
  figure: Figure;
  comparison: Comparison;
  articleId: string;
}

/** The values that a figure stands beside, with chart, sources and reasons. */
export function ComparisonView({ figure, comparison, articleId }: ViewProps) {
  const { t } = useWording();
  const { points, counterparts, previous, predecessors, alsoSaid } = comparison;
  // Across contexts records are copies: told apart by id, not by identity.
  const known =
    previous === null || [...points, ...predecessors].some((p) => p.figureId === previous.figureId);
  const isTarget = ['target', 'forecast', 'quota'].includes(figure.status);
  return (
    <ArticleContext.Provider value={articleId}>
      <div class="comparison" data-series={figure.id}>
        <Worked figure={figure} comparison={comparison} />
        <Chart figure={figure} comparison={comparison} />
        <OwnSeries figure={figure} points={known ? points : [previous, ...points]} comparison={comparison} />
        {counterparts.length > 0 && (
          <div class="counterparts" data-counterparts>
            <p class="aside">
              {isTarget ? t.comparison.counterpartActuals : t.comparison.counterpartTargets}
            </p>
            <Series points={counterparts} current={null} comparison={comparison} />
          </div>
        )}
        <Predecessors points={predecessors} />
        {alsoSaid.length > 0 && (
          <details class="also" data-also>
            <summary>{t.derived.also}</summary>
            <Rows points={alsoSaid} current={null} comparison={comparison} />
          </details>
        )}
        <Reasons comparison={comparison} />
      </div>
    </ArticleContext.Provider>
  );
}

/** What the comparison works out, in full words: the change, the years in a row, a level, what known values say to it. */
function Worked({ figure, comparison }: Omit<ViewProps, 'articleId'>) {
  const wording = useWording();
  const { t, period } = wording;
  const { level } = comparison;
  const change = changeWords(comparison, figure.unit, wording);
  const streak = streakWords(figure, comparison, wording);
  const stated = statedWords(figure, comparison, wording);
  return (
    <>
      {change !== null && (
        <p data-change-full>
          {change.text}
          {streak !== null && <span data-streak>. {streak}</span>}
        </p>
      )}
      {change === null && streak !== null && <p data-streak>{streak}</p>}
      {stated?.holds === true && <p data-stated="holds">{stated.text}</p>}
      {level !== null && level.derivation !== null && (
        <p class="derived" data-level>
          {fill(t.derived.level, {
            period: period(level.period) ?? '',
            sum: sumWords(level.derivation.sum, wording),
          })}
          <Unsure fields={level.unsure} /> <Source point={level.derivation.from[0] as SeriesPoint} />
        </p>
      )}
      {comparison.stated && (
        <p class="derived" data-stated-sources>
          {[comparison.stated.was, comparison.stated.is].map((point) => (
            <span key={point.figureId}>
              {fill(t.stated.was, { period: period(point.period) ?? '' })}: {printedPoint(point, wording)}{' '}
              <Source point={point} />{' '}
            </span>
          ))}
        </p>
      )}
    </>
  );
}

/** The series of the figure's own kind: up to the article, and apart from that what came after it. */
function OwnSeries({
  figure,
  points,
  comparison,
}: {
  figure: Figure;
  points: readonly SeriesPoint[];
  comparison: Comparison;
}) {
  const wording = useWording();
  const { t } = wording;
  const later = points.filter((point) => isLater(point, figure.period));
  const until = points.filter((point) => !later.includes(point));
  // Beside its series a level needs no "tăng" or "giảm"; a fall below zero does.
  const isPlain = valueInSeries(figure) === figure.value;
  const text = printed(isPlain ? { ...figure, measure: 'level' } : figure, wording);
  return (
    <>
      {until.length > 0 && (
        <Series points={until} current={{ period: figure.period, text }} comparison={comparison} />
      )}
      {later.length > 0 && (
        <div class="counterparts" data-later>
          <p class="aside">{t.comparison.later}</p>
          <Series points={later} current={null} comparison={comparison} />
        </div>
      )}
    </>
  );
}

function Predecessors({ points }: { points: readonly SeriesPoint[] }) {
  const wording = useWording();
  if (points.length === 0) return null;
  return (
    <div class="counterparts" data-predecessors>
      <p class="aside">{wording.t.derived.predecessors}</p>
      <ul class="places">
        {points.map((point) => (
          <li key={point.figureId}>
            {point.place} {wording.period(point.period)}: {printedPoint(point, wording)}{' '}
            <Source point={point} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Reasons({ comparison }: { comparison: Comparison }) {
  const wording = useWording();
  const { reasons } = comparison;
  if (reasons.length === 0) return null;
  return (
    <div class="reasons">
      <p class="aside">{wording.t.comparison.reasons}</p>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reasonWords(reason, comparison, wording)}</li>
        ))}
      </ul>
    </div>
  );
}
