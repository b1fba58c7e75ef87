import { useState } from 'preact/hooks';
import { type SummaryFilter, summarise } from '../lib/compare/summary.ts';
import { fill } from '../lib/i18n/index.ts';
import type { Alarm, Article, Comparison, Figure, Official } from '../lib/records.ts';
import { AlarmNotes } from './alarms.tsx';
import { AnnotateButton } from './annotations.tsx';
import { ComparisonView } from './comparison.tsx';
import { useWording } from './language.ts';
import { speakerOf } from './officials.logic.ts';
import { type FigureItem, groupFigures, hasEarlier, printed } from './panel.logic.ts';
import { SummaryBar } from './summary.tsx';
import { EnteredValues } from './value-form.tsx';

interface Props {
  article: Article;
  figures: readonly Figure[];
  officials: readonly Official[];
  alarms: readonly Alarm[];
  /** Null while they are not known. */
  comparisons: readonly Comparison[] | null;
  /** Why they could not be had, or null. */
  trouble: string | null;
  /** Catalogue names by indicator id. */
  names: Record<string, { vi: string; en: string }>;
  selected: string | null;
  onReveal: (id: string) => void;
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
      <h2 id="figures-title">{t.figures.title}</h2>
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
          {t.comparison.pending}
        </p>
      ) : (
        noneEarlier && (
          <p class="hint" data-earlier="none">
            {t.comparison.none} {t.comparison.hint}
          </p>
        )
      )}
      {groups.map((group) => {
        const name = group.indicatorId === null ? undefined : names[group.indicatorId];
        return (
          <section key={group.key} class="group" data-indicator={group.key}>
            <h3 lang={name !== undefined && language === 'en' ? 'en' : 'vi'}>
              {name?.[language] ?? group.label}
            </h3>
            <ul>
              {group.items.map((item) => (
                <FigureRow
                  key={item.figure.id}
                  item={item}
                  article={article}
                  alarms={alarms.filter(({ figureIds }) =>
                    [item.figure, ...item.repeats].some(({ id }) => figureIds.includes(id)),
                  )}
                  quiet={comparisons === null || noneEarlier}
                  selected={selected === item.figure.id}
                  onReveal={onReveal}
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

interface RowProps {
  item: FigureItem;
  article: Article;
  alarms: readonly Alarm[];
  /** Says nothing where there are no earlier years. */
  quiet: boolean;
  selected: boolean;
  onReveal: (id: string) => void;
  /** The official who gave the figure, or null. */
  speaker: Official | null;
  onRow: (id: string) => void;
}

function FigureRow({ item, article, alarms, quiet, selected, onReveal, speaker, onRow }: RowProps) {
  const wording = useWording();
  const { t, count, period, value } = wording;
  const { figure, repeats, comparison } = item;
  const shown = printed(figure, wording);
  const facts = [
    figure.denominator === null
      ? null
      : fill(t.figures.of, { part: wording.number(figure.value), whole: wording.number(figure.denominator) }),
    // "So với kế hoạch" is said by the base, where there is one.
    figure.measure === 'rank' || (figure.measure === 'plan_ratio' && figure.base === null)
      ? t.measure[figure.measure]
      : null,
    period(figure.period),
    figure.place,
    // An official is named by a button of their own.
    speaker === null ? figure.speaker : null,
  ].filter((fact): fact is string => fact !== null && fact !== '');
  const compared = comparison !== null && hasEarlier(comparison);
  return (
    <li
      class="figure"
      id={`row-${figure.id}`}
      data-figure={figure.id}
      data-status={figure.status}
      data-selected={selected}
    >
      <button
        type="button"
        class="reveal"
        aria-current={selected ? 'true' : undefined}
        onClick={() => onReveal(figure.id)}
        title={fill(t.figures.show, { text: shown })}
      >
        <span class="value">{shown}</span>
        <span class="chip" data-status={figure.status}>
          {t.status[figure.status]}
        </span>
        <span class="facts">{facts.join(' · ')}</span>
        {figure.base !== null && (
          <span class="facts">
            {t.figures.base} {figure.base}
          </span>
        )}
      </button>
      {speaker !== null && (
        <button type="button" class="jump" data-to-official={speaker.id} onClick={() => onRow(speaker.id)}>
          {fill(t.officials.speaker, { name: speaker.name })}
        </button>
      )}
      {repeats.length > 0 && <p class="aside">{count(t.figures.repeated, repeats.length)}</p>}
      {figure.flags.map((flag) => (
        <p key={flag} class="note">
          {t.flag[flag]}
          {flag === 'separator_ambiguous' &&
            figure.alternative !== null &&
            ` ${fill(t.figures.alternative, { value: value(figure.alternative, figure.unit) })}`}
        </p>
      ))}
      <AlarmNotes alarms={alarms} article={article} />
      {compared && <ComparisonView figure={figure} comparison={comparison} />}
      {!compared && !quiet && figure.measure !== 'change' && figure.measure !== 'plan_ratio' && (
        <p class="aside none-yet">{t.comparison.none}</p>
      )}
      <AnnotateButton
        kind="figure"
        id={figure.id}
        ids={[figure.id, ...repeats.map(({ id }) => id)]}
        quote={shown}
      />
      <EnteredValues figure={figure} comparison={comparison} />
      <details>
        <summary>{t.figures.details}</summary>
        <dl>
          <dt>{t.figures.sentence}</dt>
          <dd lang="vi">{article.text.slice(figure.sentence.start, figure.sentence.end)}</dd>
          <Fact
            name={t.figures.period}
            said={period(figure.period)}
            inherited={figure.inherited.includes('period')}
          />
          <Fact name={t.figures.place} said={figure.place} inherited={figure.inherited.includes('place')} />
          <Fact name={t.figures.speaker} said={figure.speaker} inherited={false} />
          {figure.base !== null && (
            <Fact name={t.figures.base} said={figure.base} inherited={figure.inherited.includes('base')} />
          )}
        </dl>
      </details>
    </li>
  );
}

function Fact({ name, said, inherited }: { name: string; said: string | null; inherited: boolean }) {
  const { t } = useWording();
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {said ?? t.figures.notSaid}
        {inherited && said !== null && <span class="aside"> ({t.figures.inherited})</span>}
      </dd>
    </>
  );
}
