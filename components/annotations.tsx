import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { fill, type Wording } from '../lib/i18n/index.ts';
import type { Assessment, PlacedAnnotation } from '../lib/records.ts';
import { short } from './annotation.logic.ts';
import { useWording } from './language.ts';

/** What the rows of figures and officials need to offer a note. */
export interface Annotating {
  /** Annotations by the id of the figure or official they stand at. */
  counts: ReadonlyMap<string, number>;
  /** Null where nothing can be annotated: in a private window. */
  start: ((aim: { kind: 'figure' | 'official'; id: string }, quote: string) => void) | null;
}
export const AnnotatingContext = createContext<Annotating>({ counts: new Map(), start: null });

/** The button on the row of a figure or official. `ids`: every mention that the row stands for. */
export function AnnotateButton(props: {
  kind: 'figure' | 'official';
  id: string;
  ids?: readonly string[];
  quote: string;
}) {
  const { kind, id, ids = [id], quote } = props;
  const { t, count } = useWording();
  const { counts, start } = useContext(AnnotatingContext);
  const there = ids.reduce((sum, one) => sum + (counts.get(one) ?? 0), 0);
  if (start === null) return null;
  return (
    <p class="annotate">
      <button
        type="button"
        data-annotate={id}
        aria-label={fill(t.annotations.addTo, { quote })}
        onClick={() => start({ kind, id }, quote)}
      >
        {t.annotations.add}
      </button>
      {there > 0 && <span class="aside">{count(t.annotations.count, there)}</span>}
    </p>
  );
}

interface Props {
  annotations: readonly PlacedAnnotation[];
  /** Those just deleted, in the places where they were. */
  removed: readonly PlacedAnnotation[];
  /** Why they could not be had, or null. */
  trouble: string | null;
  /** In a private window notes are shown and nothing is written. */
  locked: boolean;
  busy: boolean;
  selected: string | null;
  onSelection: () => void;
  onReveal: (id: string) => void;
  onEdit: (annotation: PlacedAnnotation) => void;
  onRemove: (annotation: PlacedAnnotation) => void;
  onRestore: (annotation: PlacedAnnotation) => void;
  onAttach: (annotation: PlacedAnnotation) => void;
  /** Puts the note on the value that stands there now. */
  onAccept: (annotation: PlacedAnnotation) => void;
}

/** The reader's notes on this article, each with what became of its place. */
export function Annotations(props: Props) {
  const { annotations, removed, trouble, locked, busy, onSelection } = props;
  const { t } = useWording();
  const rows = [
    ...annotations.map((annotation) => ({ annotation, gone: false })),
    ...removed
      .filter(({ id }) => !annotations.some((one) => one.id === id))
      .map((annotation) => ({ annotation, gone: true })),
  ];
  return (
    <section class="annotations" aria-labelledby="annotations-title">
      <h2 id="annotations-title" class="hidden">
        {t.annotations.title}
      </h2>
      {trouble !== null && <p class="note">{trouble}</p>}
      {rows.length === 0 && trouble === null && <p class="aside">{t.annotations.none}</p>}
      <ul>
        {rows.map(({ annotation, gone }) =>
          gone ? (
            <li key={annotation.id} class="annotation removed" data-removed={annotation.id}>
              <span>{fill(t.annotations.removed, { quote: short(annotation.quote) })}</span>{' '}
              <button
                type="button"
                data-undo
                aria-disabled={busy}
                onClick={() => props.onRestore(annotation)}
              >
                {t.annotations.undo}
              </button>
            </li>
          ) : (
            <Row key={annotation.id} annotation={annotation} {...props} />
          ),
        )}
      </ul>
      {!locked && (
        <p class="actions">
          <button type="button" data-action="annotate-selection" aria-disabled={busy} onClick={onSelection}>
            {t.annotations.fromSelection}
          </button>
        </p>
      )}
    </section>
  );
}

/** A reader's verdict. */
export function VerdictChip({ verdict }: { verdict: Assessment }) {
  const { t } = useWording();
  return (
    <span class="chip" data-assessment={verdict}>
      {t.annotations.assessment[verdict]}
    </span>
  );
}

/** What became of a note's place. */
export const standingWords = ({ state, subject }: PlacedAnnotation, { annotations }: Wording['t']): string =>
  state === 'value_changed' && subject === 'figure' ? annotations.valueChanged : annotations.state[state];

/** The verdict of a note, and what became of its place. */
export function Standing({ annotation }: { annotation: PlacedAnnotation }) {
  const { t } = useWording();
  const { assessment } = annotation;
  return (
    <p class="states">
      {assessment !== null && <VerdictChip verdict={assessment} />}
      <span class="aside" data-state>
        {standingWords(annotation, t)}
      </span>
    </p>
  );
}

/** What a note says. */
export function Remarks({ annotation }: { annotation: PlacedAnnotation }) {
  const { t, date } = useWording();
  const { note, evidence, tags, modified } = annotation;
  return (
    <>
      {note !== '' && <p class="remark">{note}</p>}
      {evidence.length > 0 && (
        <ul class="evidence" aria-label={t.annotations.evidence}>
          {evidence.map((url) => (
            <li key={url}>
              <a href={url} target="_blank" rel="noreferrer noopener">
                {url}
              </a>
            </li>
          ))}
        </ul>
      )}
      {tags.length > 0 && <p class="aside">{tags.map((tag) => `#${tag}`).join(' ')}</p>}
      <p class="aside">{fill(t.annotations.modified, { date: date(modified) })}</p>
    </>
  );
}

function Row(props: Props & { annotation: PlacedAnnotation }) {
  const { annotation, locked, busy, selected, onReveal, onEdit, onRemove, onAttach, onAccept } = props;
  const { t } = useWording();
  const { id, state, place, quote } = annotation;
  return (
    <li
      class="annotation"
      id={`row-${id}`}
      data-annotation={id}
      data-anchor={state}
      data-selected={selected === id}
    >
      {place === null ? (
        <p class="quote" lang="vi">
          {short(quote)}
        </p>
      ) : (
        <button
          type="button"
          class="reveal"
          aria-current={selected === id ? 'true' : undefined}
          title={fill(t.annotations.show, { quote: short(quote) })}
          onClick={() => onReveal(id)}
        >
          <span class="quote" lang="vi">
            {short(quote)}
          </span>
        </button>
      )}
      <Standing annotation={annotation} />
      {state === 'value_changed' && place !== null && (
        <div class="note" data-change>
          <p>
            {t.annotations.was} <del lang="vi">{short(quote)}</del>
          </p>
          <p>
            {t.annotations.now} <ins lang="vi">{short(place.text)}</ins>
          </p>
        </div>
      )}
      {state === 'moved' && <p class="note">{t.annotations.movedHint}</p>}
      {state === 'orphan' && (
        <p class="note">{annotation.several ? t.annotations.severalHint : t.annotations.orphanHint}</p>
      )}
      <Remarks annotation={annotation} />
      {!locked && (
        <p class="actions">
          {state === 'value_changed' && (
            <button type="button" data-accept aria-disabled={busy} onClick={() => onAccept(annotation)}>
              {t.annotations.accept}
            </button>
          )}
          {state === 'orphan' && (
            <button type="button" data-attach aria-disabled={busy} onClick={() => onAttach(annotation)}>
              {t.annotations.attach}
            </button>
          )}
          <button
            type="button"
            data-edit
            aria-label={fill(t.annotations.editOf, { quote: short(quote) })}
            onClick={() => onEdit(annotation)}
          >
            {t.annotations.edit}
          </button>
          <button
            type="button"
            data-remove
            aria-label={fill(t.annotations.removeOf, { quote: short(quote) })}
            aria-disabled={busy}
            onClick={() => onRemove(annotation)}
          >
            {t.annotations.remove}
          </button>
        </p>
      )}
    </li>
  );
}
