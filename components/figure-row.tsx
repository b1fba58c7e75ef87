/** One figure: at a glance what it says and how it stands, and behind a click where all that comes from. */
import { useContext, useEffect, useState } from 'preact/hooks';
import { fill } from '../lib/i18n/index.ts';
import type { Alarm, Article, Figure, Official } from '../lib/records.ts';
import { AlarmNotes } from './alarms.tsx';
import { AnnotateButton, AnnotatingContext } from './annotations.tsx';
import { ComparisonView } from './comparison.tsx';
import { ComparisonLine } from './comparison-line.tsx';
import { CopyCitation } from './copy-citation.tsx';
import { CorrectFigure } from './correction-form.tsx';
import { useWording } from './language.ts';
import { type FigureItem, hasEarlier, printed } from './panel.logic.ts';
import { EnteredValues } from './value-form.tsx';

interface Props {
  item: FigureItem;
  article: Article;
  savedAt: string | null;
  alarms: readonly Alarm[];
  /** Says nothing where there are no earlier years. */
  quiet: boolean;
  selected: boolean;
  onReveal: (id: string) => void;
  /** The official who gave the figure, or null. */
  speaker: Official | null;
  onRow: (id: string) => void;
}

export function FigureRow({
  item,
  article,
  savedAt,
  alarms,
  quiet,
  selected,
  onReveal,
  speaker,
  onRow,
}: Props) {
  const wording = useWording();
  const { t, count, period, value } = wording;
  const { figure, repeats, comparison } = item;
  const [open, setOpen] = useState(false);
  const { counts } = useContext(AnnotatingContext);
  // Chosen in the page: the reader wants to know more of it.
  useEffect(() => {
    if (selected) setOpen(true);
  }, [selected]);
  const ids = [figure.id, ...repeats.map(({ id }) => id)];
  const notes = ids.reduce((sum, id) => sum + (counts.get(id) ?? 0), 0);
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
    figure.speaker,
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
        {figure.correction !== undefined && (
          <span class="chip" data-corrected>
            {t.correction.mark}
          </span>
        )}
        <span class="facts">{facts.join(' · ')}</span>
        {figure.base !== null && (
          <span class="facts">
            {t.figures.base} {figure.base}
          </span>
        )}
      </button>
      {figure.flags.map((flag) => (
        <p key={flag} class="note">
          {t.flag[flag]}
          {flag === 'separator_ambiguous' &&
            figure.alternative !== null &&
            ` ${fill(t.figures.alternative, { value: value(figure.alternative, figure.unit) })}`}
        </p>
      ))}
      <AlarmNotes alarms={alarms} article={article} />
      {compared && <ComparisonLine figure={figure} comparison={comparison} />}
      {!compared && !quiet && figure.measure !== 'change' && figure.measure !== 'plan_ratio' && (
        <p class="aside none-yet">{t.comparison.none}</p>
      )}
      <details class="more" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          {compared ? t.figures.detailsAndYears : t.figures.details}
          {notes > 0 && <span class="aside"> · {count(t.annotations.count, notes)}</span>}
        </summary>
        {open && (
          <>
            {compared && <ComparisonView figure={figure} comparison={comparison} />}
            <Facts figure={figure} article={article} repeats={repeats.length} />
            {speaker !== null && (
              <button
                type="button"
                class="jump"
                data-to-official={speaker.id}
                onClick={() => onRow(speaker.id)}
              >
                {fill(t.officials.speaker, { name: speaker.name })}
              </button>
            )}
            <CopyCitation figure={figure} article={article} comparison={comparison} savedAt={savedAt} />
            <CorrectFigure figure={figure} />
            <AnnotateButton kind="figure" id={figure.id} ids={ids} quote={shown} />
            <EnteredValues figure={figure} comparison={comparison} />
          </>
        )}
      </details>
    </li>
  );
}

function Facts({ figure, article, repeats }: { figure: Figure; article: Article; repeats: number }) {
  const { t, count, period } = useWording();
  return (
    <>
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
      {repeats > 0 && <p class="aside">{count(t.figures.repeated, repeats)}</p>}
    </>
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
