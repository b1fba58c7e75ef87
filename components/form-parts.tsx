/** What the forms in a figure's row are made of. */
import type { ComponentChildren, RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { useWording } from './language.ts';

/** For a form that the reader has just opened: all of it comes into sight, and the first field takes the focus. */
export function useOpened(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    form.current?.querySelector('input')?.focus({ preventScroll: true });
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
}

interface TextFieldProps {
  id: string;
  name: string;
  label: string;
  value: string;
  hint?: string | null;
  /** What is wrong with what was typed. */
  wrong?: string | undefined;
  list?: string | undefined;
  required?: boolean | undefined;
  inputMode?: 'text' | 'url';
  onInput: (value: string) => void;
  children?: ComponentChildren;
}

export function TextField({ id, name, label, value, hint = null, wrong, ...more }: TextFieldProps) {
  const { list, required, inputMode = 'text', onInput, children } = more;
  const described = [hint === null ? null : `${id}-hint`, wrong === undefined ? null : `${id}-wrong`];
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        name={name}
        value={value}
        list={list}
        autocomplete="off"
        inputMode={inputMode}
        aria-required={required === true}
        aria-invalid={wrong !== undefined}
        aria-describedby={described.filter((one) => one !== null).join(' ') || undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {hint !== null && (
        <span class="aside" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {children}
      {wrong !== undefined && (
        <span class="wrong" id={`${id}-wrong`}>
          {wrong}
        </span>
      )}
    </p>
  );
}

interface SelectFieldProps<Value extends string> {
  id: string;
  label: string;
  value: Value;
  /** Every value with its word, in order. */
  words: Readonly<Record<Value, string>>;
  onChoose: (value: Value) => void;
  children?: ComponentChildren;
}

/** One of a few words. */
export function SelectField<Value extends string>({
  id,
  label,
  value,
  words,
  onChoose,
  children,
}: SelectFieldProps<Value>) {
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value as Value)}>
        {Object.entries<string>(words).map(([one, word]) => (
          <option key={one} value={one}>
            {word}
          </option>
        ))}
      </select>
      {children}
    </p>
  );
}

/** Says that something is gone and brings it back. `action`: what the button is called in the page, for tests. */
export function Removed({ text, action, onUndo }: { text: string; action: string; onUndo: () => void }) {
  const { t } = useWording();
  return (
    <p role="status">
      {text}{' '}
      <button type="button" {...{ [`data-undo-${action}`]: true }} onClick={onUndo}>
        {t.entered.undo}
      </button>
    </p>
  );
}
