/** Saved pages whose files do not say where they are from, or from which day: the reader is asked. */
import { useState } from 'preact/hooks';
import { useWording } from '../../components/language.ts';
import { useLibraryWords } from '../../components/library-words.ts';
import { fill } from '../../lib/i18n/index.ts';
import { codeOf } from '../../lib/messaging/errors.ts';
import type { Told } from './reader.ts';

export interface UnsaidPage {
  /** Its place in the report. */
  at: number;
  path: string;
  file: File;
  title: string;
  /** What is lacking. */
  url: boolean;
  day: boolean;
}

interface Props {
  pages: readonly UnsaidPage[];
  onComplete: (page: UnsaidPage, told: Told) => Promise<void>;
}

/** Forms that are shown at once. */
const SHOWN = 20;

export function Unsaid({ pages, onComplete }: Props) {
  const { t, count, number } = useWording();
  const l = useLibraryWords();
  const w = l.import.unsaid;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const undated = pages.filter(({ url }) => !url);
  const all = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      for (const page of undated) await onComplete(page, { url: '', day: '', undated: true });
    } catch (error) {
      setProblem(t.failure[codeOf(error)]);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section aria-labelledby="unsaid-title" class="unsaid" data-unsaid={pages.length}>
      <h2 id="unsaid-title">{count(w.title, pages.length)}</h2>
      <p class="about">{w.about}</p>
      {undated.length > 1 && (
        <p class="actions">
          <button type="button" data-action="all-undated" aria-disabled={busy} onClick={all}>
            {w.allUndated}
          </button>
        </p>
      )}
      {problem !== null && (
        <p class="note" role="alert">
          {problem}
        </p>
      )}
      <ul>
        {pages.slice(0, SHOWN).map((page) => (
          <li key={page.at}>
            <UnsaidForm page={page} onComplete={onComplete} />
          </li>
        ))}
      </ul>
      {pages.length > SHOWN && <p class="aside">{fill(w.more, { n: number(pages.length - SHOWN) })}</p>}
    </section>
  );
}

function UnsaidForm({ page, onComplete }: Pick<Props, 'onComplete'> & { page: UnsaidPage }) {
  const { t } = useWording();
  const w = useLibraryWords().import.unsaid;
  const [url, setUrl] = useState('');
  const [day, setDay] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (undated: boolean) => {
    if (busy) return;
    const address = url.trim();
    if (page.url && !isAddress(address)) return setProblem(w.badUrl);
    if (page.day && !undated && day === '') return setProblem(w.badDay);
    setBusy(true);
    setProblem(null);
    try {
      await onComplete(page, { url: address, day: undated ? '' : day, undated });
    } catch (error) {
      setProblem(t.failure[codeOf(error)]);
    } finally {
      setBusy(false);
    }
  };
  const hint = problem === null ? undefined : `unsaid-problem-${page.at}`;
  return (
    <form
      aria-label={fill(w.of, { file: page.path })}
      data-unsaid-page={page.path}
      onSubmit={(event) => {
        event.preventDefault();
        void send(false);
      }}
    >
      <p>
        <strong>{page.title === '' ? page.path : page.title}</strong>{' '}
        {page.title !== '' && <span class="aside">{page.path}</span>}
      </p>
      <div class="fields">
        {page.url && (
          <label class="field">
            {w.url}
            <input
              type="text"
              inputMode="url"
              maxLength={2000}
              name="url"
              value={url}
              aria-describedby={hint}
              onInput={(event) => setUrl(event.currentTarget.value)}
            />
          </label>
        )}
        {page.day && (
          <label class="field day">
            {w.day}
            <input
              type="date"
              name="day"
              value={day}
              aria-describedby={hint}
              onInput={(event) => setDay(event.currentTarget.value)}
            />
          </label>
        )}
        <button type="submit" class="primary" aria-disabled={busy}>
          {w.save}
        </button>
        {page.day && (
          <button type="button" data-action="undated" aria-disabled={busy} onClick={() => send(true)}>
            {w.undated}
          </button>
        )}
      </div>
      <p id={hint} role="alert" class="problem">
        {problem}
      </p>
    </form>
  );
}

/** Whether it names a page of the web. */
function isAddress(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
}
