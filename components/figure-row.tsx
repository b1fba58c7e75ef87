/** One figure: at a glance what it says and how it stands, and behind a click where all that comes from. */
import { type ComponentChild, Fragment } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { type Doubt, doubtOf, joining, unclearFields } from '../lib/compare/doubt.ts';
import { fill } from '../lib/i18n/index.ts';
import type { Alarm, Article, ChosenField, Official } from '../lib/records.ts';
import { AlarmNotes } from './alarms.tsx';
import { AnnotateButton, AnnotatingContext } from './annotations.tsx';
import { ComparisonView } from './comparison.tsx';
import { ComparisonLine } from './comparison-line.tsx';
import { CopyCitation } from './copy-citation.tsx';
import { CorrectFigure } from './correction-form.tsx';
import { fieldWords } from './doubt.logic.ts';
import { Facts, Field } from './doubt.tsx';
import { useWording } from './language.ts';
import { nearestSources, nearestWords } from './nearest.logic.ts';
import { Offers } from './offers.tsx';
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
  onRevealSpan: (span: { start: number; end: number }) => void;
  /** How surely the heading above names what is measured. */
  named: Doubt;
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
  onRevealSpan,
  named,
  speaker,
  onRow,
}: Props) {
  const wording = useWording();
  const { t, count, value } = wording;
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
  const { measure } = figure;
  const doubt = (field: ChosenField) => doubtOf(figure, field);
  /** What the row tells besides the value: a field that the text leaves open is told only where that is in doubt. */
  const facts: ComponentChild[] = [
    figure.denominator !== null &&
      fill(t.figures.of, { part: wording.number(figure.value), whole: wording.number(figure.denominator) }),
    doubt('indicator') !== named && <Field of={figure} field="indicator" doubt={doubt('indicator')} />,
    // "So với kế hoạch" is said by the base, where there is one.
    (doubt('measure') !== 'sure' ||
      measure === 'rank' ||
      (measure === 'plan_ratio' && figure.base === null)) && (
      <Field of={figure} field="measure" doubt={doubt('measure')} />
    ),
    ...(['period', 'place', 'speaker'] as const).map(
      (field) =>
        (Boolean(figure[field]) || (field !== 'speaker' && doubt(field) !== 'sure')) && (
          <Field of={figure} field={field} doubt={doubt(field)} />
        ),
    ),
  ].filter((fact) => fact !== false);
  const unclear = joining(unclearFields(figure));
  const compared = comparison !== null && hasEarlier(comparison);
  const near = nearestWords(comparison, wording);
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
          <Field of={figure} field="status" doubt={doubt('status')} />
        </span>
        {figure.correction !== undefined && (
          <span class="chip" data-corrected>
            {t.correction.mark}
          </span>
        )}
        <span class="facts">
          {facts.map((fact, at) => (
            <Fragment key={at}>
              {at > 0 && ' · '}
              {fact}
            </Fragment>
          ))}
        </span>
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
      {unclear.length > 0 && (
        <p class="note" data-uncompared>
          {fill(t.doubt.uncompared, { fields: fieldWords(unclear, wording) })}
        </p>
      )}
      {!compared && near !== null && (
        <p class="aside none-yet" data-nearest title={nearestSources(comparison?.nearest ?? [])}>
          {near}
        </p>
      )}
      {!compared &&
        near === null &&
        !quiet &&
        unclear.length === 0 &&
        figure.measure !== 'change' &&
        figure.measure !== 'plan_ratio' && <p class="aside none-yet">{t.comparison.none}</p>}
      <Offers figure={figure} comparison={comparison} />
      <details class="more" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          {compared ? t.figures.detailsAndYears : t.figures.details}
          {notes > 0 && <span class="aside"> · {count(t.annotations.count, notes)}</span>}
        </summary>
        {open && (
          <>
            {compared && <ComparisonView figure={figure} comparison={comparison} />}
            <Facts figure={figure} article={article} onRevealSpan={onRevealSpan} />
            {repeats.length > 0 && <p class="aside">{count(t.figures.repeated, repeats.length)}</p>}
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
            <CopyCitation
              figure={figure}
              repeats={repeats}
              article={article}
              comparison={comparison}
              savedAt={savedAt}
            />
            <CorrectFigure figure={figure} />
            <AnnotateButton kind="figure" id={figure.id} ids={ids} quote={shown} />
            <EnteredValues figure={figure} comparison={comparison} />
          </>
        )}
      </details>
    </li>
  );
}
