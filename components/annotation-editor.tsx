import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { fill } from '../lib/i18n/index.ts';
import { type AnnotationContent, assessments, type Figure } from '../lib/records.ts';
import { contentOf, type Draft, short } from './annotation.logic.ts';
import { useWording } from './language.ts';
import { printed } from './panel.logic.ts';

/** A modal dialog: the browser keeps the focus in it and gives it back; Escape closes. */
function Dialog({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement as HTMLElement | null;
    element?.showModal();
    return () => {
      element?.close();
      before?.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class="editor"
      aria-labelledby="editor-title"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id="editor-title">{title}</h2>
      {children}
    </dialog>
  );
}

interface EditorProps {
  /** The words that the note is about. */
  quote: string;
  title: string;
  draft: Draft;
  /** What went wrong with saving, or null. */
  trouble: string | null;
  busy: boolean;
  /** Whether saving the note also saves the article. */
  savesArticle: boolean;
  onChange: (draft: Draft) => void;
  onSave: (content: AnnotationContent) => void;
  onClose: () => void;
}

/** Writes one annotation. What is typed is handed out at every key, so that closing loses nothing. */
export function AnnotationEditor(props: EditorProps) {
  const { quote, title, draft, trouble, busy, savesArticle, onChange, onSave, onClose } = props;
  const { t } = useWording();
  const [problem, setProblem] = useState<{ line: number } | 'empty' | null>(null);
  const note = useRef<HTMLTextAreaElement>(null);
  const evidence = useRef<HTMLTextAreaElement>(null);
  useEffect(() => note.current?.focus(), []);
  const change = (changes: Partial<Draft>) => {
    setProblem(null);
    onChange({ ...draft, ...changes });
  };
  const save = (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const content = contentOf(draft);
    if (content === 'empty' || 'line' in content) {
      setProblem(content);
      (content === 'empty' ? note : evidence).current?.focus();
    } else onSave(content);
  };
  const said =
    problem === 'empty'
      ? t.annotations.empty
      : problem !== null
        ? fill(t.annotations.badAddress, { line: problem.line })
        : trouble;
  const wrongEvidence = problem !== null && problem !== 'empty';
  return (
    <Dialog title={title} onClose={onClose}>
      <blockquote lang="vi">{short(quote)}</blockquote>
      <form onSubmit={save}>
        <fieldset>
          <legend>{t.annotations.verdict}</legend>
          {[null, ...assessments].map((one) => (
            <label key={one ?? 'none'} class="choice">
              <input
                type="radio"
                name="assessment"
                value={one ?? ''}
                checked={draft.assessment === one}
                onChange={() => change({ assessment: one })}
              />
              {one === null ? t.annotations.noVerdict : t.annotations.assessment[one]}
            </label>
          ))}
        </fieldset>
        <label>
          {t.annotations.note}
          <textarea
            ref={note}
            name="note"
            // Some browsers send what is typed to a spelling service.
            spellcheck={false}
            rows={4}
            maxLength={20_000}
            value={draft.note}
            onInput={(event) => change({ note: event.currentTarget.value })}
          />
        </label>
        <label>
          {t.annotations.evidence}
          <textarea
            ref={evidence}
            name="evidence"
            rows={2}
            spellcheck={false}
            aria-invalid={wrongEvidence}
            aria-describedby={wrongEvidence ? 'editor-problem evidence-hint' : 'evidence-hint'}
            value={draft.evidence}
            onInput={(event) => change({ evidence: event.currentTarget.value })}
          />
        </label>
        <p class="aside" id="evidence-hint">
          {t.annotations.evidenceHint}
        </p>
        <label>
          {t.annotations.tags}
          <input
            name="tags"
            type="text"
            spellcheck={false}
            maxLength={2000}
            aria-describedby="tags-hint"
            value={draft.tags}
            onInput={(event) => change({ tags: event.currentTarget.value })}
          />
        </label>
        <p class="aside" id="tags-hint">
          {t.annotations.tagsHint}
        </p>
        {savesArticle && <p class="aside">{t.annotations.savesArticle}</p>}
        <p class="note" role="alert" id="editor-problem" data-problem hidden={said === null}>
          {said}
        </p>
        <p class="actions">
          <button type="submit" class="primary" aria-disabled={busy}>
            {t.annotations.save}
          </button>
          <button type="button" onClick={onClose}>
            {t.annotations.cancel}
          </button>
        </p>
      </form>
    </Dialog>
  );
}

interface AttachProps {
  quote: string;
  figures: readonly Figure[];
  trouble: string | null;
  busy: boolean;
  onFigure: (figure: Figure) => void;
  onSelection: () => void;
  onClose: () => void;
}

/** Puts a note that lost its place on another one: a figure of the list, or what is selected in the page. */
export function AttachDialog({ quote, figures, trouble, busy, onFigure, onSelection, onClose }: AttachProps) {
  const wording = useWording();
  const { t } = wording;
  const [chosen, setChosen] = useState('');
  const figure = figures.find(({ id }) => id === chosen);
  return (
    <Dialog title={t.annotations.attachTitle} onClose={onClose}>
      <blockquote lang="vi">{short(quote)}</blockquote>
      <p class="aside">{t.annotations.attachHint}</p>
      <p class="actions">
        <button type="button" data-attach-selection aria-disabled={busy} onClick={onSelection}>
          {t.annotations.attachSelection}
        </button>
      </p>
      <label>
        {t.annotations.attachFigure}
        <select value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
          <option value="">{t.annotations.choose}</option>
          {figures.map((one) => (
            <option key={one.id} value={one.id} lang="vi">
              {`${printed(one, wording)} · ${one.indicator}`}
            </option>
          ))}
        </select>
      </label>
      <p class="note" role="alert" hidden={trouble === null}>
        {trouble}
      </p>
      <p class="actions">
        <button
          type="button"
          class="primary"
          aria-disabled={busy || figure === undefined}
          onClick={() => figure !== undefined && !busy && onFigure(figure)}
        >
          {t.annotations.attach}
        </button>
        <button type="button" onClick={onClose}>
          {t.annotations.cancel}
        </button>
      </p>
    </Dialog>
  );
}
