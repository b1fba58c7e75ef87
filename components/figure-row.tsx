/** One figure: at a glance what it says and how it stands, and behind a click where all that comes from. */
import { Component, Fragment } from 'preact';
import { useContext, useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { doubtOf } from '../lib/compare/doubt.ts';
import { fill } from '../lib/i18n/index.ts';
import { AlarmNotes } from './alarms.tsx';
import { AnnotatingContext } from './annotations.tsx';
import { ComparisonLine } from './comparison-line.tsx';
import { Field, Unsure } from './doubt.tsx';
import { FigureDetails, type RowProps } from './figure-details.tsx';
import { Flag } from './flag.tsx';
import { useWording } from './language.ts';
import { nearestSources, nearestWords } from './nearest.logic.ts';
import { Offers } from './offers.tsx';
import { hasEarlier, printed } from './panel.logic.ts';
import { factsOf, hasPill, seriousFlags } from './row.logic.ts';
import { SearchEarlier } from './search-earlier.tsx';

/** A row is drawn again only where something of it has changed: while the reader types a search, none of hundreds is. */
export class FigureRow extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps) {
    return (Object.keys(next) as (keyof RowProps)[]).some((key) => next[key] !== this.props[key]);
  }
  override render() {
    return <Row {...this.props} />;
  }
}

function Row(props: RowProps) {
  const { item, article, alarms, selected } = props;
  const wording = useWording();
  const { t, count } = wording;
  const { figure, repeats, comparison } = item;
  const [open, setOpen] = useState(false);
  const { onOpen } = props;
  useLayoutEffect(() => onOpen(figure.id, open), [figure.id, open, onOpen]);
  const { counts } = useContext(AnnotatingContext);
  // Chosen in the page: the reader wants to know more of it.
  useEffect(() => {
    if (selected) setOpen(true);
  }, [selected]);
  const ids = [figure.id, ...repeats.map(({ id }) => id)];
  const notes = ids.reduce((sum, id) => sum + (counts.get(id) ?? 0), 0);
  const compared = comparison !== null && hasEarlier(comparison);
  const near = nearestWords(comparison, wording);
  return (
    <li
      class="figure"
      id={`row-${figure.id}`}
      data-figure={figure.id}
      data-indicator={figure.indicatorId ?? ''}
      data-status={figure.status}
      data-selected={selected}
      data-open={open}
    >
      <div class="head">
        <RowHead {...props} />
        {props.lacksYears && !open && <SearchEarlier figure={figure} compact />}
      </div>
      {seriousFlags(figure).map((flag) => (
        <Flag key={flag} figure={figure} flag={flag} />
      ))}
      <AlarmNotes alarms={alarms} article={article} />
      {compared && <ComparisonLine figure={figure} comparison={comparison} articleId={article.id} />}
      {!compared && near !== null && (
        <p class="aside none-yet" data-nearest title={nearestSources(comparison?.nearest ?? [])}>
          {near}
        </p>
      )}
      <Offers figure={figure} comparison={comparison} />
      <details class="more" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary title={compared ? t.figures.detailsAndYears : t.figures.details}>
          <span class="hidden">{compared ? t.figures.detailsAndYears : t.figures.details}</span>
          {notes > 0 && (
            <span class="notes" title={count(t.annotations.count, notes)}>
              <span aria-hidden="true">✎{notes}</span>
              <span class="hidden"> · {count(t.annotations.count, notes)}</span>
            </span>
          )}
        </summary>
        {open && <FigureDetails {...props} ids={ids} />}
      </details>
    </li>
  );
}

/** Value, name, what else tells it from others; a click shows the figure in the page. */
function RowHead({ item, name, commonPlace, selected, onReveal }: RowProps) {
  const wording = useWording();
  const { t, language } = wording;
  const { figure } = item;
  const shown = printed(figure, wording);
  const facts = factsOf(figure, commonPlace, wording);
  return (
    <button
      type="button"
      class="reveal"
      aria-current={selected ? 'true' : undefined}
      onClick={() => onReveal(figure.id)}
      title={`${shown} · ${name.text}. ${fill(t.figures.show, { text: figure.text })}`}
    >
      <span class="value" lang="vi">
        {shown}
      </span>{' '}
      <span class="what" lang={name.lang === language ? undefined : name.lang}>
        {name.text}
        {name.doubt === 'unsure' && <Unsure fields={['indicator']} />}
        {name.doubt === 'unclear' && (
          <span class="hidden" lang={language} data-unclear="indicator">
            {' '}
            ({t.doubt.quoted})
          </span>
        )}
      </span>{' '}
      {(facts.length > 0 || hasPill(figure) || figure.correction !== undefined) && (
        <span class="facts">
          {facts.map((fact, at) => (
            <Fragment key={at}>
              {at > 0 && ' · '}
              {'words' in fact ? fact.words : <Field of={figure} field={fact.field} doubt={fact.doubt} />}
            </Fragment>
          ))}
          {hasPill(figure) && (
            <span class="chip" data-status={figure.status}>
              <Field of={figure} field="status" doubt={doubtOf(figure, 'status')} />
            </span>
          )}
          {figure.correction !== undefined && (
            <span class="chip" data-corrected>
              {t.correction.mark}
            </span>
          )}
        </span>
      )}
    </button>
  );
}
