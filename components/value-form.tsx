/** A value of another source, entered by hand beside a figure: the form, and what was entered before. */
import { createContext } from 'preact';
import { useContext, useId, useRef, useState } from 'preact/hooks';
import { fill } from '../lib/i18n/index.ts';
import type { Comparison, Figure, SeriesPoint, TypedField, TypedValue } from '../lib/records.ts';
import { Removed, SelectField, TextField, useOpened } from './form-parts.tsx';
import { useWording } from './language.ts';

/** What the form needs done; null where nothing can be kept: in a private window. */
export interface Entering {
  /** Resolves with the fields typed wrongly, none where the value was kept; null where it failed and was said. */
  save: (figureId: string, id: string | null, form: TypedValue) => Promise<readonly TypedField[] | null>;
  remove: (id: string) => Promise<boolean>;
  restore: (id: string) => Promise<boolean>;
}
export const EnteringContext = createContext<Entering | null>(null);

const EMPTY: TypedValue = {
  value: '',
  period: '',
  status: 'actual',
  title: '',
  publisher: '',
  url: '',
  note: '',
};
const PREFIX = 'man:';

const typedAgain = (point: SeriesPoint): TypedValue => ({
  value: point.text,
  period: point.period,
  status: point.status,
  title: point.citation?.title ?? '',
  publisher: point.citation?.publisher ?? '',
  url: point.citation?.url ?? '',
  note: point.quote,
});

/** Under a figure that has a level: what was entered for its series, and the form for another value. */
export function EnteredValues({ figure, comparison }: { figure: Figure; comparison: Comparison | null }) {
  const entering = useContext(EnteringContext);
  const wording = useWording();
  const { t, period } = wording;
  /** The value that is being edited, `new` for another one, or null. */
  const [open, setOpen] = useState<SeriesPoint | 'new' | null>(null);
  const [removed, setRemoved] = useState<string | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  if (entering === null || !['level', 'share', 'coverage'].includes(figure.measure)) return null;
  const entered = [...(comparison?.points ?? []), ...(comparison?.counterparts ?? [])].filter(
    ({ origin }) => origin === 'manual',
  );
  const close = () => {
    setOpen(null);
    opener.current?.focus();
  };
  const idOf = (point: SeriesPoint) => point.figureId.slice(PREFIX.length);
  return (
    <div class="entered" data-entered>
      {entered.length > 0 && (
        <ul>
          {entered.map((point) => (
            <li key={point.figureId}>
              {period(point.period)}: {point.text}{' '}
              <button type="button" data-edit-value onClick={() => setOpen(point)}>
                {t.entered.edit}
              </button>{' '}
              <button
                type="button"
                data-remove-value
                aria-label={fill(t.entered.removeOf, { value: point.text })}
                onClick={async () => {
                  if (await entering.remove(idOf(point))) setRemoved(idOf(point));
                }}
              >
                {t.entered.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
      {removed !== null && (
        <Removed
          text={t.entered.removed}
          action="value"
          onUndo={async () => {
            if (await entering.restore(removed)) setRemoved(null);
          }}
        />
      )}
      <p>
        <button
          ref={opener}
          type="button"
          data-add-value
          aria-expanded={open !== null}
          onClick={() => setOpen(open === null ? 'new' : null)}
        >
          {t.entered.add}
        </button>
      </p>
      {open !== null && (
        <ValueForm
          key={open === 'new' ? 'new' : open.figureId}
          figure={figure}
          start={open === 'new' ? EMPTY : typedAgain(open)}
          onSave={(form) => entering.save(figure.id, open === 'new' ? null : idOf(open), form)}
          onClose={close}
        />
      )}
    </div>
  );
}

interface FormProps {
  figure: Figure;
  start: TypedValue;
  onSave: (form: TypedValue) => Promise<readonly TypedField[] | null>;
  onClose: () => void;
}

function ValueForm({ figure, start, onSave, onClose }: FormProps) {
  const { t } = useWording();
  const base = useId();
  const [form, setForm] = useState(start);
  const [wrong, setWrong] = useState<readonly TypedField[]>([]);
  const [busy, setBusy] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  useOpened(element);
  const set = (change: Partial<TypedValue>) => setForm((known) => ({ ...known, ...change }));
  const field = (
    name: 'value' | 'period' | 'title' | 'publisher' | 'url',
    more: { required?: boolean } = {},
  ) => {
    const trouble = wrong.find((one) => one === name);
    const hint =
      name === 'value'
        ? fill(t.entered.valueHint, { unit: figure.unit ?? '' })
        : name === 'period'
          ? t.entered.periodHint
          : null;
    return (
      <TextField
        id={base + name}
        name={name}
        label={t.entered[name]}
        value={form[name]}
        inputMode={name === 'url' ? 'url' : 'text'}
        required={more.required}
        hint={hint}
        wrong={trouble && t.entered.wrong[trouble]}
        onInput={(value) => set({ [name]: value })}
      />
    );
  };
  return (
    <form
      ref={element}
      class="value-form"
      noValidate
      onSubmit={async (event) => {
        event.preventDefault();
        if (busy) return;
        setBusy(true);
        const found = await onSave(form);
        setBusy(false);
        if (found === null) return;
        setWrong(found);
        if (found.length === 0) onClose();
        else element.current?.querySelector<HTMLElement>(`[name="${found[0]}"]`)?.focus();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <p class="aside">
        {fill(t.entered.about, { indicator: figure.indicator, place: figure.place ?? '–' })}
      </p>
      {field('period', { required: true })}
      {field('value', { required: true })}
      <SelectField
        id={`${base}status`}
        label={t.entered.status}
        value={form.status}
        words={t.status}
        onChoose={(status) => set({ status })}
      />
      {field('title', { required: true })}
      {field('publisher')}
      {field('url')}
      <p class="field">
        <label for={`${base}note`}>{t.entered.note}</label>
        <textarea
          id={`${base}note`}
          rows={2}
          value={form.note}
          onInput={(event) => set({ note: event.currentTarget.value })}
        />
      </p>
      <p class="actions">
        <button type="submit" class="primary" aria-disabled={busy}>
          {t.entered.save}
        </button>{' '}
        <button type="button" onClick={onClose}>
          {t.entered.cancel}
        </button>
      </p>
    </form>
  );
}
