import { useState } from 'preact/hooks';
import { type SummaryFilter, summarise } from '../lib/compare/summary.ts';
import { fill } from '../lib/i18n/index.ts';
import type { Alarm, Article, Comparison, Figure, Official } from '../lib/records.ts';
import { own } from '../lib/text/own.ts';
import { Unsure } from './doubt.tsx';
import { FigureRow } from './figure-row.tsx';
import { useWording } from './language.ts';
import { speakerOf } from './officials.logic.ts';
import { groupFigures, hasEarlier } from './panel.logic.ts';
import { SummaryBar } from './summary.tsx';

interface Props {
  article: Article;
  /** When this version was saved, ISO 8601, or null. */
  savedAt: string | null;
  figures: readonly Figure[];
  officials: readonly Official[];
  alarms: readonly Alarm[];
  /** Null while they are not known; with trouble those beside official values alone. */
  comparisons: readonly Comparison[] | null;
  /** What keeps them waiting, where that is known. */
  waiting: string | null;
  /** Why the years that are kept are not among them, or null. */
  trouble: string | null;
  /** Catalogue names by indicator id. */
  names: Record<string, { vi: string; en: string }>;
  selected: string | null;
  onReveal: (id: string) => void;
  onRevealSpan: (span: { start: number; end: number }) => void;
  /** Goes to the row of an official. */
  onRow: (id: string) => void;
  /** Asks for the comparisons again. */
  onRetry: () => void;
}

/** All figures of the article, by indicator. */
export function Figures(props: Props) {
  const { article, figures, alarms, comparisons, trouble, names, selected, onReveal, onRetry } = props;
  const { t, language } = useWording();
  const [filter, setFilter] = useState<SummaryFilter | null>(null);
  const summary = summarise(figures, comparisons, alarms);
  // A filter whose figures are gone (the store has changed) filters nothing.
  const chosen = filter !== null && summary.counts[filter] > 0 ? filter : null;
  const all = groupFigures(figures, comparisons ?? []);
  const shows = (id: string) => chosen === null || id === selected || summary.figures[chosen].has(id);
  const groups = all
    .map((group) => ({ ...group, items: group.items.filter(({ figure }) => shows(figure.id)) }))
    .filter(({ items }) => items.length > 0);
  // Said once for all of them, with what can be done.
  const noneEarlier = comparisons !== null && all.length > 0 && !comparisons.some(hasEarlier);
  return (
    <section aria-labelledby="figures-title">
      <SummaryBar summary={summary} chosen={chosen} onChoose={setFilter} />
      <h2 id="figures-title" class="hidden">
        {t.figures.title}
      </h2>
      {all.length === 0 && <p class="calm">{t.figures.none}</p>}
      {trouble !== null ? (
        <div class="note" data-earlier="trouble">
          <p>{fill(t.comparison.trouble, { why: trouble })}</p>
          <button type="button" onClick={onRetry}>
            {t.actions.retry}
          </button>
        </div>
      ) : comparisons === null ? (
        <p class="aside late" data-earlier="pending">
          {props.waiting ?? t.comparison.pending}
        </p>
      ) : (
        noneEarlier && (
          <p class="hint" data-earlier="none">
            {t.comparison.none} {t.comparison.hint}
          </p>
        )
      )}
      {groups.map((group) => {
        const name = group.indicatorId === null ? undefined : own(names, group.indicatorId);
        return (
          <section key={group.key} class="group" data-indicator={group.key}>
            <h3 lang={name !== undefined && language === 'en' ? 'en' : 'vi'}>
              {name?.[language] ?? group.label}
              {group.doubt === 'unsure' && <Unsure fields={['indicator']} />}
              {group.doubt === 'unclear' && (
                <span class="aside" lang={language} data-unclear="indicator">
                  {' '}
                  ({t.doubt.quoted})
                </span>
              )}
            </h3>
            <ul>
              {group.items.map((item) => (
                <FigureRow
                  key={item.figure.id}
                  item={item}
                  article={article}
                  savedAt={props.savedAt}
                  alarms={alarms.filter(({ figureIds }) =>
                    [item.figure, ...item.repeats].some(({ id }) => figureIds.includes(id)),
                  )}
                  quiet={comparisons === null || noneEarlier || trouble !== null}
                  selected={selected === item.figure.id}
                  onReveal={onReveal}
                  onRevealSpan={props.onRevealSpan}
                  named={group.doubt}
                  speaker={speakerOf(item.figure, props.officials)}
                  onRow={props.onRow}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
}
