/** What was deleted: brought back one by one, or gone for good after a second question. */
import { useState } from 'preact/hooks';
import { fill } from '../lib/i18n/index.ts';
import type { TrashEntry } from '../lib/records.ts';
import { useWording } from './language.ts';

interface Props {
  entries: readonly TrashEntry[];
  busy: boolean;
  onRestore: (entry: TrashEntry) => void;
  onEmpty: (entries: readonly TrashEntry[]) => void;
}

/** More are counted, not listed. */
const SHOWN = 100;

export function TrashView({ entries, busy, onRestore, onEmpty }: Props) {
  const { t, count, date } = useWording();
  const [asked, setAsked] = useState(false);
  if (entries.length === 0) return null;
  return (
    <details class="trash" data-trash>
      <summary>{count(t.trash.title, entries.length)}</summary>
      <ul>
        {entries.slice(0, SHOWN).map((entry) => (
          <li key={entry.id}>
            <span class="aside">{t.trash.kind[entry.kind]}:</span> <span lang="vi">{entry.title}</span>{' '}
            <span class="aside">{fill(t.trash.when, { date: date(entry.modified) })}</span>{' '}
            <button
              type="button"
              class="link"
              data-restore={entry.id}
              aria-disabled={busy}
              aria-label={fill(t.trash.restoreOf, { title: entry.title })}
              onClick={() => onRestore(entry)}
            >
              {t.trash.restore}
            </button>
          </li>
        ))}
      </ul>
      {entries.length > SHOWN && <p class="aside">{count(t.trash.more, entries.length - SHOWN)}</p>}
      {asked ? (
        <p class="actions" role="alert">
          <span>{t.trash.sure}</span>
          <button
            type="button"
            data-empty-trash
            aria-disabled={busy}
            onClick={() => {
              setAsked(false);
              onEmpty(entries);
            }}
          >
            {t.trash.emptyNow}
          </button>
          <button type="button" onClick={() => setAsked(false)}>
            {t.trash.keep}
          </button>
        </p>
      ) : (
        <p class="actions">
          <button type="button" data-ask-empty aria-disabled={busy} onClick={() => setAsked(true)}>
            {t.trash.empty}
          </button>
        </p>
      )}
    </details>
  );
}
