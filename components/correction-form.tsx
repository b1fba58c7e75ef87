/** Corrects what was read of a figure: the form, and the list of corrections with what each changed. */
import { createContext } from 'preact';
import { useContext, useEffect, useId, useRef, useState } from 'preact/hooks';
import { fill } from '../lib/i18n/index.ts';
import type {
  ChosenField,
  ConceptSide,
  Correction,
  CorrectionField,
  CorrectionPreview,
  Figure,
  PlacedCorrection,
  TypedCorrection,
} from '../lib/records.ts';
import { changesOf, typedOf } from './correction.logic.ts';
import { Joins, OfferedName, ReadPeriod, usePreview } from './correction-preview.tsx';
import { choicesOf } from './doubt.logic.ts';
import { Removed, SelectField, TextField, useOpened } from './form-parts.tsx';
import { useWording } from './language.ts';

/** What the form needs done; null where nothing can be kept: in a private window. */
export interface Correcting {
  /** Catalogue names, to choose from. */
  indicators: () => Promise<readonly { id: string; vi: string; en: string }[]>;
  /** Resolves with the fields typed wrongly, none where it was kept; null where it failed and was said. */
  save: (figureId: string, form: TypedCorrection | 'no_figure') => Promise<readonly CorrectionField[] | null>;
  /** What the form would come to; null where it cannot be read. */
  preview: (figureId: string, form: TypedCorrection) => Promise<CorrectionPreview | null>;
  /** The reader's answer to an offered join, and what takes one back. Never rejects. */
  join: (figureId: string, concept: ConceptSide, same: boolean) => Promise<void>;
  unjoin: (key: { id: string; articleId: string }) => Promise<void>;
  remove: (placed: PlacedCorrection) => Promise<boolean>;
  restore: (placed: PlacedCorrection) => Promise<boolean>;
}
export const CorrectingContext = createContext<Correcting | null>(null);

/** The button in a figure's row, and the form that it opens. */
export function CorrectFigure({ figure }: { figure: Figure }) {
  const correcting = useContext(CorrectingContext);
  const { t } = useWording();
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  if (correcting === null) return null;
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <div class="entered">
      <button
        ref={opener}
        type="button"
        data-correct={figure.id}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t.correction.open}
      </button>
      {open && <Form figure={figure} correcting={correcting} onClose={close} />}
    </div>
  );
}

interface FormProps {
  figure: Figure;
  correcting: Correcting;
  onClose: () => void;
}

function Form({ figure, correcting, onClose }: FormProps) {
  const wording = useWording();
  const { t, language } = wording;
  const base = useId();
  const [form, setForm] = useState<TypedCorrection>(() => typedOf(figure));
  const [wrong, setWrong] = useState<readonly CorrectionField[]>([]);
  const [names, setNames] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const preview = usePreview(figure.id, form, correcting);
  const element = useRef<HTMLFormElement>(null);
  useOpened(element);
  useEffect(() => {
    correcting.indicators().then(
      (known) => setNames(known.map((one) => one[language])),
      () => {},
    );
  }, [correcting, language]);
  const send = async (what: TypedCorrection | 'no_figure') => {
    if (busy) return;
    setBusy(true);
    const found = await correcting.save(figure.id, what);
    setBusy(false);
    if (found === null) return;
    setWrong(found);
    if (found.length === 0) onClose();
    else element.current?.querySelector<HTMLElement>(`[name="${found[0]}"]`)?.focus();
  };
  /** What else it may be: at a click it is so, with whatever else was typed. */
  const choices = (name: ChosenField) => {
    const found = choicesOf(figure, name, wording);
    if (found.length === 0) return null;
    const label = fill(t.doubt.choose, { field: t.doubt.field[name] });
    return (
      // biome-ignore lint/a11y/useSemanticElements: a fieldset would stand around the free input, too
      <span class="choices" role="group" aria-label={label}>
        {found.map(({ value, words, confirms }) => (
          <button
            key={value}
            type="button"
            title={label}
            data-choice={name}
            aria-disabled={busy}
            onClick={() =>
              send({ ...form, [name]: value, ...(confirms ? { confirmed: [name] } : {}) } as TypedCorrection)
            }
          >
            {words}
          </button>
        ))}
      </span>
    );
  };
  const field = (name: 'indicator' | 'value' | 'unit' | 'period' | 'place' | 'speaker', list?: string) => {
    const trouble = wrong.find((one) => one === name);
    return (
      <TextField
        id={base + name}
        name={name}
        label={t.correction[name]}
        value={form[name] ?? ''}
        list={list}
        hint={name === 'period' ? t.entered.periodHint : null}
        wrong={trouble && t.correction.wrong[trouble]}
        onInput={(value) => setForm({ ...form, [name]: value })}
      >
        {name !== 'value' && name !== 'unit' && choices(name)}
      </TextField>
    );
  };
  return (
    <form
      ref={element}
      class="value-form"
      data-correction-form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send(form);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <p class="aside">{t.correction.about}</p>
      {field('indicator', `${base}names`)}
      <OfferedName preview={preview} onTake={(indicator) => setForm({ ...form, indicator })} />
      <datalist id={`${base}names`}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {field('value')}
      {field('unit')}
      {field('period')}
      <ReadPeriod preview={preview} typed={form.period} />
      {field('place')}
      <SelectField
        id={`${base}status`}
        label={t.correction.status}
        value={form.status}
        words={t.status}
        onChoose={(status) => setForm({ ...form, status })}
      >
        {choices('status')}
      </SelectField>
      <SelectField
        id={`${base}measure`}
        label={t.correction.measure}
        value={form.measure ?? figure.measure}
        words={t.measure}
        onChoose={(measure) => setForm({ ...form, measure })}
      >
        {choices('measure')}
      </SelectField>
      {field('speaker')}
      <label class="switch">
        <input
          type="checkbox"
          checked={form.everywhere}
          onChange={(event) => setForm({ ...form, everywhere: event.currentTarget.checked })}
        />{' '}
        {fill(t.correction.everywhere, { wording: figure.indicator })}
      </label>
      <Joins preview={preview} />
      {wrong.includes('nothing') && (
        <p class="wrong" role="alert">
          {t.correction.wrong.nothing}
        </p>
      )}
      <p class="actions">
        <button type="submit" class="primary" aria-disabled={busy}>
          {t.correction.save}
        </button>{' '}
        <button type="button" onClick={onClose}>
          {t.correction.cancel}
        </button>{' '}
        <button type="button" data-no-figure aria-disabled={busy} onClick={() => send('no_figure')}>
          {t.correction.noFigure}
        </button>
      </p>
    </form>
  );
}

/** What was read, and what the reader says instead. */
function Changes({ correction }: { correction: Pick<Correction, 'extracted' | 'corrected'> }) {
  const wording = useWording();
  const { t } = wording;
  return (
    <ul>
      {changesOf(correction, wording).map(({ name, before, after }) => (
        <li key={name}>
          {name}:{' '}
          {before === after ? (
            `${after} (${t.correction.confirmed})`
          ) : (
            <>
              <span class="hidden">{t.revision.was} </span>
              <del>{before}</del> <span aria-hidden="true">→</span>{' '}
              <span class="hidden">{t.revision.now} </span>
              <ins>{after}</ins>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Every correction that concerns the article: what was read, what the reader says, when; each can be taken back. */
export function CorrectionList({ placed }: { placed: readonly PlacedCorrection[] }) {
  const correcting = useContext(CorrectingContext);
  const { t, count, date } = useWording();
  const [removed, setRemoved] = useState<PlacedCorrection | null>(null);
  if (placed.length === 0 && removed === null) return null;
  return (
    <section class="corrections" aria-labelledby="corrections-title">
      <h3 id="corrections-title">{count(t.correction.title, placed.length)}</h3>
      <ul>
        {placed.map((one) => (
          <li key={one.correction.id} data-correction={one.correction.id}>
            <b lang="vi">{one.correction.target.text}</b>
            {one.correction.scope === 'wording' && <span class="aside"> {t.correction.ofWording}</span>}
            <Changes correction={one.correction} />
            <p class="aside">
              {fill(t.correction.when, { date: date(one.correction.modified) })}
              {one.figureId === null && ` ${t.correction.lost}`}
            </p>
            {one.correction.history.length > 0 && (
              <details class="aside" data-history>
                <summary>{count(t.correction.times, one.correction.history.length + 1)}</summary>
                <ol>
                  {one.correction.history.map(({ at, corrected }) => (
                    <li key={at}>
                      {fill(t.correction.when, { date: date(at) })}
                      <Changes correction={{ ...one.correction, corrected }} />
                    </li>
                  ))}
                </ol>
              </details>
            )}
            {correcting !== null && (
              <button
                type="button"
                data-remove-correction
                onClick={async () => {
                  if (await correcting.remove(one)) setRemoved(one);
                }}
              >
                {t.correction.remove}
              </button>
            )}
          </li>
        ))}
      </ul>
      {removed !== null && correcting !== null && (
        <Removed
          text={t.correction.removed}
          action="correction"
          onUndo={async () => {
            if (await correcting.restore(removed)) setRemoved(null);
          }}
        />
      )}
    </section>
  );
}
