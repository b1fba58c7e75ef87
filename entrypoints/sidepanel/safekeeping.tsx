/** What keeps the reader's work safe: the trash, how much room the store takes, and a reminder to make a backup. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { type Backup, backupDue } from '../../components/backup.logic.ts';
import { useWording } from '../../components/language.ts';
import { TrashView } from '../../components/trash.tsx';
import { fill, type Wording } from '../../lib/i18n/index.ts';
import { callBackground, onNews } from '../../lib/messaging/client.ts';
import { type Room, roomNow } from '../../lib/platform/room.ts';
import { storedBackup } from '../../lib/platform/settings.ts';
import type { StoreStats, TrashEntry } from '../../lib/records.ts';

interface Props {
  stats: StoreStats | null;
  busy: boolean;
  /** Changes when a backup was made. */
  made: number;
  onBackup: () => void;
  say: (tone: 'plain' | 'problem', text: (wording: Wording) => string) => void;
}

const MEGABYTE = 1e6;

/** Asks the browser, once there is something, not to throw it away when room gets short. */
async function keep(): Promise<void> {
  try {
    if (!(await navigator.storage.persisted())) await navigator.storage.persist();
  } catch {
    // Some private windows have no storage to ask about.
  }
}

export function Safekeeping({ stats, busy, made, onBackup, say }: Props) {
  const { t, number, date } = useWording();
  const [entries, setEntries] = useState<TrashEntry[]>([]);
  const [{ taken, left }, setRoom] = useState<Room>({ taken: null, left: null });
  const [backup, setBackup] = useState<Backup | null | undefined>(undefined);
  const articles = stats === null ? 0 : stats.articles - stats.samples;
  const refresh = useCallback(() => {
    callBackground('trash.list').then(setEntries, () => setEntries([]));
  }, []);
  useEffect(() => {
    refresh();
    return onNews(({ news }) => {
      if (news === 'store.changed' || news === 'annotations.changed') refresh();
    });
  }, [refresh]);
  useEffect(() => {
    void (articles > 0 ? keep() : Promise.resolve()).then(roomNow).then(setRoom);
  }, [articles]);
  useEffect(() => {
    storedBackup().then(setBackup, () => setBackup(null));
  }, [made]);
  const act = (call: Promise<unknown>, done: (wording: Wording) => string) =>
    call.then(
      () => say('plain', done),
      () => say('problem', (wording) => wording.t.failure.storage_failed),
    );
  const due = backup === undefined ? null : backupDue(backup, articles, new Date().toISOString(), left);
  return (
    <>
      {due !== null && (
        <div class="note" data-backup={due}>
          <p>
            {fill(t.backup[due], {
              date: backup ? date(backup.at) : '',
              n: number((left ?? 0) / MEGABYTE, 0),
            })}
          </p>
          <button type="button" data-action="backup" aria-disabled={busy} onClick={onBackup}>
            {t.backup.make}
          </button>
        </div>
      )}
      <p class="aside">
        {backup && fill(t.backup.last, { date: date(backup.at) })}{' '}
        {taken !== null && taken > 0 && fill(t.backup.room, { n: number(taken / MEGABYTE, 1) })}
      </p>
      <TrashView
        entries={entries}
        busy={busy}
        onRestore={({ id }) =>
          act(callBackground('trash.restore', { ids: [id] }), ({ t }) => t.trash.restored)
        }
        onEmpty={(all) =>
          act(callBackground('trash.empty', { ids: all.map(({ id }) => id) }), ({ t }) => t.trash.emptied)
        }
      />
    </>
  );
}
