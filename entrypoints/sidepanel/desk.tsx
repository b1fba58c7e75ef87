/** What is kept, what goes out of it and into it, and what keeps it safe: in the panel and in the library. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { ImportPreview } from '../../components/import-preview.tsx';
import { JsonStatMapping } from '../../components/jsonstat-mapping.tsx';
import { useWording } from '../../components/language.ts';
import { TableGuide } from '../../components/table-guide.tsx';
import type { ImportProblem } from '../../lib/exchange/import.ts';
import type { TableMapping } from '../../lib/exchange/table-values.ts';
import { fill, type Wording } from '../../lib/i18n/index.ts';
import { callBackground, onNews } from '../../lib/messaging/client.ts';
import type { ReadTable, TabState } from '../../lib/messaging/protocol.ts';
import { storeBackup } from '../../lib/platform/settings.ts';
import type { StoreStats } from '../../lib/records.ts';
import type { ExportFormat, ExportProgress, ExportScope, ReadFile } from './exchange.ts';
import { DamageNote } from './health.tsx';
import { failed, type Message, plain } from './message.ts';
import { Safekeeping } from './safekeeping.tsx';

/** Problems of an import told one by one, in a message and in the preview; more are only counted. */
const LINES = 8;
const LISTED = 1000;
const GENERATOR = 'Đối Chiếu';
/** Loaded when something goes out or comes in: the first frame does not wait for it. */
const exchange = () => import('./exchange.ts');

export type Shown = Extract<TabState, { kind: 'article' }>;

interface Props {
  /** Hears what was done, what is under way and what went wrong. */
  say: (message: Message | null) => void;
  /** The article beside it, which can go out by itself. */
  shown?: Shown | null;
}

/** A kept article goes out with every version and the reader's notes, another as the page has it. */
const exportScopeOf = ({ article, figures, officials, savedAt }: Shown): ExportScope =>
  savedAt === null
    ? {
        kind: 'page',
        shown: {
          item: { article, collectedAt: new Date().toISOString(), origin: 'page' },
          reading: { figures, officials },
        },
      }
    : { kind: 'articles', ids: [article.id] };

export function Desk({ say: setMessage, shown = null }: Props) {
  const wording = useWording();
  const [stats, setStats] = useState<StoreStats | null>(null);
  const [busy, setBusy] = useState(false);
  /** An export under way. */
  const [running, setRunning] = useState<(ExportProgress & { stop: () => void }) | null>(null);
  const [backups, setBackups] = useState(0);
  /** A file that was read and waits for the reader's word. */
  const [pending, setPending] = useState<ReadFile | null>(null);
  /** A statistical table whose dimensions wait to be confirmed. */
  const [table, setTable] = useState<(ReadTable & { text: string }) | null>(null);
  /** Id of the last import, which can be undone. */
  const [imported, setImported] = useState<string | null>(null);
  const { t } = wording;
  useEffect(() => {
    const ask = () => callBackground('store.stats').then(setStats, () => setStats(null));
    void ask();
    return onNews(({ news }) => {
      if (news === 'store.changed') void ask();
    });
  }, []);
  /** Runs one action at a time; a failure becomes a sentence. */
  const act = async (action: () => Promise<Message | null>) => {
    if (busy) return;
    setBusy(true);
    try {
      setMessage(await action());
    } catch (error) {
      setMessage(failed(error));
    } finally {
      setBusy(false);
    }
  };
  const exportAll = (format: ExportFormat, scope: ExportScope = { kind: 'all' }) =>
    act(async () => {
      const { download, exportFile } = await exchange();
      const ending = new AbortController();
      setMessage(null);
      setRunning({ done: 0, of: null, stop: () => ending.abort() });
      try {
        const file = await exportFile(format, scope, {
          generator: GENERATOR,
          now: new Date(),
          total: scope.kind === 'all' ? (stats?.articles ?? null) : null,
          signal: ending.signal,
          progress: (made) => setRunning({ ...made, stop: () => ending.abort() }),
        });
        if (file === null) return plain(({ t }) => t.actions.exportNothing);
        download(file.name, file.content);
        if (format === 'json' && scope.kind === 'all' && stats !== null) {
          await storeBackup({ at: new Date().toISOString(), articles: stats.articles - stats.samples });
          setBackups((n) => n + 1);
        }
        return plain(({ t, count }) =>
          fill(t.actions.exported, { articles: count(t.stored.articles, file.articles), file: file.name }),
        );
      } catch (error) {
        if (ending.signal.aborted) return plain(({ t }) => t.actions.exportStopped);
        throw error;
      } finally {
        setRunning(null);
      }
    });
  const problemLines = (
    problems: readonly ImportProblem[],
    { t, number }: Wording,
    most = LINES,
  ): string[] => {
    const lines = problems.slice(0, most).map(({ code, line, id }) => {
      const problem = t.importProblem[code];
      const named = id === null ? problem : `${problem} (${id})`;
      return line === null ? named : fill(t.importProblem.atLine, { line, problem: named });
    });
    if (problems.length > most) lines.push(fill(t.importProblem.more, { n: number(problems.length - most) }));
    return lines;
  };
  const reading = (n: number) =>
    setMessage(plain(({ t, number }) => fill(t.importing.reading, { n: number(n) })));
  const importAll = (file: File) =>
    act(async () => {
      setImported(null);
      setTable(null);
      setPending(null);
      const { previewValues, readFile } = await exchange();
      const text = await file.text();
      if (/\.csv$/i.test(file.name)) {
        const values = await callBackground('tables.csv', { text, title: file.name });
        if (values === null) return { tone: 'problem', text: ({ t }) => t.table.columns };
        return look(await previewValues(values, reading));
      }
      // An export names its format at once; what else is JSON may be a statistical table.
      const found = /^\s*\{\s*"format"/.test(text) ? null : await callBackground('tables.read', { text });
      if (found !== null) {
        setTable({ ...found, text });
        return null;
      }
      const read = await readFile(text, reading);
      const empty = read.parts.every(({ items }) => items.length === 0);
      if (empty && read.problems.length > 0) {
        return {
          tone: 'problem',
          text: ({ t }) => t.importing.unreadable,
          lines: (wording) => problemLines(read.problems, wording),
        };
      }
      setPending(read);
      return null;
    });
  const look = (read: ReadFile & { skipped: number }): Message | null => {
    setTable(null);
    setPending(read);
    if (read.skipped === 0) return null;
    return {
      tone: 'problem',
      text: ({ t, number }) => fill(t.table.skipped, { n: number(read.skipped) }),
    };
  };
  const lookAtTable = (mapping: TableMapping) =>
    act(async () => {
      if (table === null) return null;
      const { previewValues } = await exchange();
      const values = await callBackground('tables.values', { text: table.text, mapping });
      return look(await previewValues(values, reading));
    });
  const takePending = () =>
    act(async () => {
      if (pending === null) return null;
      const { takeFile } = await exchange();
      const importId = crypto.randomUUID();
      // Known before it ends: an import that fails half-way is undone all the same.
      setImported(importId);
      const { counts, problems } = await takeFile(pending, importId, (n) =>
        setMessage(plain(({ t, number }) => fill(t.actions.importing, { n: number(n) }))),
      );
      setPending(null);
      return {
        tone: problems.length > 0 ? 'problem' : 'plain',
        text: ({ t, number }) =>
          fill(t.importing.done, { new: number(counts.new), newer: number(counts.newer) }),
        lines: (wording) => problemLines(problems, wording),
      };
    });
  const undoImport = () =>
    act(async () => {
      if (imported === null) return null;
      await callBackground('import.undo', { importId: imported });
      setImported(null);
      return plain(({ t }) => t.importing.undone);
    });
  const samples = (call: 'samples.load' | 'samples.remove') =>
    act(async () => {
      setStats(await callBackground(call));
      return plain(({ t }) => (call === 'samples.load' ? t.actions.samplesLoaded : t.actions.samplesRemoved));
    });
  return (
    <>
      <Stored
        stats={stats}
        wording={wording}
        busy={busy}
        onExport={exportAll}
        onImport={importAll}
        onSamples={samples}
        onThis={shown && (() => exportAll('json', exportScopeOf(shown)))}
      />
      {running !== null && (
        <p class="actions" data-exporting>
          <label>
            {fill(t.actions.exporting, { n: wording.number(running.done) })}{' '}
            <progress value={running.of === null ? undefined : running.done} max={running.of ?? undefined} />
          </label>{' '}
          <button type="button" data-action="export-stop" onClick={running.stop}>
            {t.actions.exportStop}
          </button>
        </p>
      )}
      <TableGuide />
      {table !== null && (
        <JsonStatMapping
          key={table.label}
          table={table}
          guessed={table.guessed}
          busy={busy}
          onConfirm={lookAtTable}
          onCancel={() => setTable(null)}
        />
      )}
      {pending !== null && (
        <ImportPreview
          counts={pending.counts}
          problems={problemLines(pending.problems, wording, LISTED)}
          busy={busy}
          onTake={takePending}
          onCancel={() => setPending(null)}
        />
      )}
      {imported !== null && pending === null && (
        <p class="actions">
          <button type="button" data-action="import-undo" aria-disabled={busy} onClick={undoImport}>
            {t.importing.undo}
          </button>
        </p>
      )}
      <DamageNote say={setMessage} />
      <Safekeeping
        stats={stats}
        busy={busy}
        made={backups}
        onBackup={() => exportAll('json')}
        say={(tone, text) => setMessage({ tone, text })}
      />
    </>
  );
}

interface StoredProps {
  stats: StoreStats | null;
  wording: Wording;
  busy: boolean;
  onExport: (format: ExportFormat) => void;
  onImport: (file: File) => void;
  onSamples: (call: 'samples.load' | 'samples.remove') => void;
  /** Null where no article is beside it. */
  onThis: (() => void) | null;
}

/** What is kept, and what goes out of it and into it. */
function Stored({ stats, wording, busy, onExport, onImport, onSamples, onThis }: StoredProps) {
  const { t, count } = wording;
  const file = useRef<HTMLInputElement>(null);
  const kept = stats !== null && stats.articles > 0;
  return (
    <section class="stored" aria-labelledby="stored-title">
      <h2 id="stored-title">{t.stored.title}</h2>
      {stats !== null && (
        <p data-stats>
          {kept
            ? fill(t.stored.summary, {
                articles: count(t.stored.articles, stats.articles),
                figures: count(t.article.figures, stats.figures),
              })
            : t.stored.empty}
          {stats.samples > 0 &&
            ` ${fill(t.stored.samples, { articles: count(t.stored.articles, stats.samples) })}`}
        </p>
      )}
      <p class="actions">
        <button type="button" data-action="export" aria-disabled={busy} onClick={() => onExport('json')}>
          {t.actions.export}
        </button>
        <button type="button" data-action="export-csv" aria-disabled={busy} onClick={() => onExport('csv')}>
          {t.actions.exportCsv}
        </button>
        <button type="button" data-action="import" aria-disabled={busy} onClick={() => file.current?.click()}>
          {t.actions.import}
        </button>
        <input
          ref={file}
          type="file"
          accept=".json,.csv,application/json,text/csv"
          class="hidden"
          tabIndex={-1}
          aria-label={t.actions.import}
          data-import-file
          onChange={(event) => {
            const input = event.currentTarget;
            const chosen = input.files?.[0];
            if (chosen !== undefined) onImport(chosen);
            input.value = '';
          }}
        />
        {stats !== null &&
          (stats.samples > 0 ? (
            <button
              type="button"
              data-action="samples-remove"
              aria-disabled={busy}
              onClick={() => onSamples('samples.remove')}
            >
              {t.actions.removeSamples}
            </button>
          ) : (
            // Whoever has articles has no use for invented ones.
            stats.articles === 0 && (
              <button
                type="button"
                data-action="samples-load"
                aria-disabled={busy}
                onClick={() => onSamples('samples.load')}
              >
                {t.actions.loadSamples}
              </button>
            )
          ))}
      </p>
      <details>
        <summary>{t.actions.otherFormats}</summary>
        <p class="actions">
          {onThis !== null && (
            <button type="button" data-action="export-this" aria-disabled={busy} onClick={onThis}>
              {t.actions.exportThis}
            </button>
          )}
          {(['annotations', 'claims'] as const).map((format) => (
            <button
              key={format}
              type="button"
              data-action={`export-${format}`}
              aria-disabled={busy}
              onClick={() => onExport(format)}
            >
              {t.actions.exportAs[format]}
            </button>
          ))}
        </p>
      </details>
    </section>
  );
}
