/** Settings of the library: official values, what is kept and how much room it takes, backup. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { useWording } from '../../components/language.ts';
import { useLibraryWords } from '../../components/library-words.ts';
import { fill } from '../../lib/i18n/index.ts';
import { callBackground, onNews } from '../../lib/messaging/client.ts';
import type { StoreStats } from '../../lib/records.ts';
import { download, type ExportFormat, exportFile, importFile } from '../sidepanel/exchange.ts';
import { ReferenceSwitch } from '../sidepanel/reference.tsx';

const GENERATOR = 'Đối Chiếu';
const MEGABYTE = 1_000_000;

interface Props {
  say: (text: string) => void;
  fail: (error: unknown) => void;
}

export function SettingsTab({ say, fail }: Props) {
  return (
    <div class="settings">
      <ReferenceSwitch />
      <Storage />
      <Backup say={say} fail={fail} />
    </div>
  );
}

function Storage() {
  const { number } = useWording();
  const l = useLibraryWords();
  const [used, setUsed] = useState<{ usage: number; quota: number; persisted: boolean } | 'unknown' | null>(
    null,
  );
  const measure = useCallback(async () => {
    try {
      const { usage, quota } = await navigator.storage.estimate();
      const persisted = await navigator.storage.persisted();
      setUsed(usage === undefined || quota === undefined ? 'unknown' : { usage, quota, persisted });
    } catch {
      setUsed('unknown');
    }
  }, []);
  useEffect(() => {
    void measure();
    return onNews(({ news }) => news === 'store.changed' && measure());
  }, [measure]);
  const size = (bytes: number) =>
    bytes >= 1000 * MEGABYTE
      ? `${number(bytes / (1000 * MEGABYTE), 1)} GB`
      : `${number(bytes / MEGABYTE, 1)} MB`;
  if (used === null) return null;
  return (
    <section class="stored" aria-labelledby="storage-title">
      <h2 id="storage-title">{l.settings.storage}</h2>
      {used === 'unknown' ? (
        <p>{l.settings.unknown}</p>
      ) : (
        <>
          <p data-storage>{fill(l.settings.used, { used: size(used.usage), quota: size(used.quota) })}</p>
          <p class={used.persisted ? 'about' : 'note'}>
            {used.persisted ? l.settings.persisted : l.settings.notPersisted}
          </p>
        </>
      )}
    </section>
  );
}

function Backup({ say, fail }: Props) {
  const { t, count, number } = useWording();
  const l = useLibraryWords();
  const [stats, setStats] = useState<StoreStats | null>(null);
  const [busy, setBusy] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const ask = () => void callBackground('store.stats').then(setStats, () => setStats(null));
    ask();
    return onNews(({ news }) => news === 'store.changed' && ask());
  }, []);
  const act = async (action: () => Promise<string>) => {
    if (busy) return;
    setBusy(true);
    try {
      say(await action());
    } catch (error) {
      fail(error);
    } finally {
      setBusy(false);
    }
  };
  const save = (format: ExportFormat) =>
    act(async () => {
      const saved = await exportFile(format, GENERATOR, new Date(), (n) =>
        say(fill(t.actions.exporting, { n: number(n) })),
      );
      if (saved === null) return t.actions.exportNothing;
      download(saved.name, saved.content);
      return fill(t.actions.exported, {
        articles: count(t.stored.articles, saved.articles),
        file: saved.name,
      });
    });
  const load = (chosen: File) =>
    act(async () => {
      const { added, unchanged, problems } = await importFile(await chosen.text(), (n) =>
        say(fill(t.actions.importing, { n: number(n) })),
      );
      return fill(t.actions.imported, {
        added: number(added),
        unchanged: number(unchanged),
        rejected: number(problems.length),
      });
    });
  const samples = (call: 'samples.load' | 'samples.remove') =>
    act(async () => {
      setStats(await callBackground(call));
      return call === 'samples.load' ? t.actions.samplesLoaded : t.actions.samplesRemoved;
    });
  return (
    <section class="stored" aria-labelledby="backup-title">
      <h2 id="backup-title">{l.settings.backup}</h2>
      {stats !== null && (
        <p data-stats>
          {stats.articles > 0
            ? fill(t.stored.summary, {
                articles: count(t.stored.articles, stats.articles),
                figures: count(t.article.figures, stats.figures),
              })
            : t.stored.empty}
        </p>
      )}
      <p class="actions">
        <button type="button" data-action="export" aria-disabled={busy} onClick={() => save('json')}>
          {t.actions.export}
        </button>
        <button type="button" data-action="export-csv" aria-disabled={busy} onClick={() => save('csv')}>
          {t.actions.exportCsv}
        </button>
        <button type="button" data-action="import" aria-disabled={busy} onClick={() => file.current?.click()}>
          {t.actions.import}
        </button>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          class="hidden"
          tabIndex={-1}
          aria-label={t.actions.import}
          data-import-file
          onChange={(event) => {
            const input = event.currentTarget;
            const chosen = input.files?.[0];
            if (chosen !== undefined) void load(chosen);
            input.value = '';
          }}
        />
        {stats !== null && (
          <button
            type="button"
            data-action="samples"
            aria-disabled={busy}
            onClick={() => samples(stats.samples > 0 ? 'samples.remove' : 'samples.load')}
          >
            {stats.samples > 0 ? t.actions.removeSamples : t.actions.loadSamples}
          </button>
        )}
      </p>
    </section>
  );
}
