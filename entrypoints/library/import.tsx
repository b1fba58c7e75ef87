/** Import of pages saved by a browser: dropped or chosen, read in this page, kept by the background. */
import { useRef, useState } from 'preact/hooks';
import { useWording } from '../../components/language.ts';
import { useLibraryWords } from '../../components/library-words.ts';
import { VirtualTable } from '../../components/virtual-table.tsx';
import { fill } from '../../lib/i18n/index.ts';
import { callBackground } from '../../lib/messaging/client.ts';
import { codeOf } from '../../lib/messaging/errors.ts';
import type { FailureCode } from '../../lib/messaging/protocol.ts';
import type { Read, Refusal, Told } from './reader.ts';
import { Unsaid, type UnsaidPage } from './unsaid.tsx';

type Outcome = Refusal | 'saved' | 'no_date' | 'duplicate' | 'rejected' | 'no_address' | 'no_day';
interface Reported {
  file: string;
  outcome: Outcome;
}
interface Run {
  all: number;
  reports: Reported[];
  state: 'running' | 'done' | 'cancelled' | { failed: FailureCode; file: string };
  /** Files a minute; null until it means something. */
  speed: number | null;
}
interface Page {
  path: string;
  file: File;
}

/** A page larger than this is none that a newspaper prints. */
const MAX_BYTES = 20_000_000;
/** In an archive are its pictures, too. */
const MAX_ARCHIVE = 80_000_000;
/** Milliseconds between two renders: hundreds of files a minute need no frame each. */
const STEP = 150;
/** What a browser puts beside a saved page is no page of its own. */
const BESIDE = /_files\//;
const ARCHIVE = /\.mht(?:ml)?$/i;
const isPage = ({ path }: Page) => /\.(?:x?html?|mht(?:ml)?)$/i.test(path) && !BESIDE.test(path);

/** Every file of what was dropped, folders gone through. */
async function dropped(items: DataTransferItemList): Promise<Page[]> {
  const found: Page[] = [];
  const walk = async (entry: FileSystemEntry): Promise<void> => {
    if (entry.isFile) {
      const file = await new Promise<File>((resolve, reject) =>
        (entry as FileSystemFileEntry).file(resolve, reject),
      );
      found.push({ path: entry.fullPath.replace(/^\//, ''), file });
      return;
    }
    const reader = (entry as FileSystemDirectoryEntry).createReader();
    for (;;) {
      // A hundred at a time, until there are none.
      const entries = await new Promise<FileSystemEntry[]>((resolve, reject) =>
        reader.readEntries(resolve, reject),
      );
      if (entries.length === 0) return;
      for (const one of entries) await walk(one);
    }
  };
  // The list is empty after the first wait.
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  for (const entry of entries) await walk(entry);
  return found;
}

const chosen = (files: FileList | null): Page[] =>
  [...(files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));

export function ImportTab({ onRunning }: { onRunning: (running: boolean) => void }) {
  const wording = useWording();
  const { t, number } = wording;
  const l = useLibraryWords();
  const [run, setRun] = useState<Run | null>(null);
  /** Pages that are not taken until the reader has told what their files do not. */
  const [unsaid, setUnsaid] = useState<readonly UnsaidPage[]>([]);
  const [none, setNone] = useState(false);
  const [over, setOver] = useState(false);
  const cancelled = useRef(false);
  const running = run?.state === 'running';
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);

  const start = async (pages: Page[]) => {
    const todo = pages.filter(isPage);
    setNone(todo.length === 0);
    if (todo.length === 0 || running) return;
    cancelled.current = false;
    onRunning(true);
    const reports: Reported[] = [];
    const lacking: UnsaidPage[] = [];
    const began = performance.now();
    let shown = 0;
    const show = (state: Run['state']) => {
      shown = performance.now();
      const minutes = (shown - began) / 60_000;
      const speed = reports.length < 2 ? null : Math.round(reports.length / minutes);
      setRun({ all: todo.length, reports: [...reports], state, speed });
      setUnsaid([...lacking]);
    };
    show('running');
    let state: Run['state'] = 'done';
    let at = '';
    try {
      const { readSaved } = await import('./reader.ts');
      for (const { path, file } of todo) {
        if (cancelled.current) {
          state = 'cancelled';
          break;
        }
        at = path;
        const taken = await take(file, readSaved, NOTHING_TOLD);
        if (typeof taken === 'object') {
          lacking.push({ at: reports.length, path, file, ...taken });
          reports.push({ file: path, outcome: taken.url ? 'no_address' : 'no_day' });
        } else reports.push({ file: path, outcome: taken });
        if (performance.now() - shown > STEP) show('running');
      }
    } catch (error) {
      state = { failed: codeOf(error), file: at };
    }
    show(state);
    onRunning(false);
  };

  /** Takes a page with what the reader has told of it; what that still leaves open stays asked for. */
  const complete = async (page: UnsaidPage, told: Told) => {
    const { readSaved } = await import('./reader.ts');
    const taken = await take(page.file, readSaved, told);
    const outcome = typeof taken !== 'object' ? taken : taken.url ? 'no_address' : 'no_day';
    setUnsaid((all) =>
      all.flatMap((one) =>
        one.at !== page.at ? [one] : typeof taken === 'object' ? [{ ...one, ...taken }] : [],
      ),
    );
    setRun(
      (known) =>
        known && {
          ...known,
          reports: known.reports.map((report, at) => (at === page.at ? { ...report, outcome } : report)),
        },
    );
  };

  const outcomes = new Map<Outcome, number>();
  for (const { outcome } of run?.reports ?? []) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  const saved = (outcomes.get('saved') ?? 0) + (outcomes.get('no_date') ?? 0);
  const duplicate = outcomes.get('duplicate') ?? 0;
  const lacking = (outcomes.get('no_address') ?? 0) + (outcomes.get('no_day') ?? 0);
  const other = (run?.reports.length ?? 0) - saved - duplicate - lacking;
  const picker = (ref: typeof files, name: 'files' | 'folder') => (
    <input
      ref={ref}
      type="file"
      multiple
      class="hidden"
      tabIndex={-1}
      aria-label={l.import[name]}
      data-import={name}
      accept={name === 'files' ? '.html,.htm,.xhtml,.mhtml,.mht,text/html' : undefined}
      {...(name === 'folder' ? { webkitdirectory: true } : {})}
      onChange={(event) => {
        const input = event.currentTarget;
        const pages = chosen(input.files);
        input.value = '';
        void start(pages);
      }}
    />
  );
  return (
    // Dropping is one way; the buttons are the other, by keyboard too.
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop files on, beside the buttons
    <div
      class="import"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (event.dataTransfer !== null) dropped(event.dataTransfer.items).then(start, () => setNone(true));
      }}
    >
      <p class="about">{l.import.about}</p>
      <p class="about">
        {l.import.others} <a href="#settings">{l.tabs.settings}</a>.
      </p>
      <div class={over ? 'drop over' : 'drop'}>
        <p>{l.import.drop}</p>
        <p class="actions">
          <button
            type="button"
            class="primary"
            data-action="import-files"
            aria-disabled={running}
            onClick={() => !running && files.current?.click()}
          >
            {l.import.files}
          </button>
          <button
            type="button"
            data-action="import-folder"
            aria-disabled={running}
            onClick={() => !running && folder.current?.click()}
          >
            {l.import.folder}
          </button>
        </p>
        {picker(files, 'files')}
        {picker(folder, 'folder')}
      </div>
      {running && (
        <div class="progress">
          <label>
            {fill(l.import.progress, { n: number(run.reports.length), all: number(run.all) })}
            <progress max={run.all} value={run.reports.length} />
          </label>
          <p class="actions">
            <button
              type="button"
              data-action="import-cancel"
              onClick={() => {
                cancelled.current = true;
              }}
            >
              {l.import.cancel}
            </button>
            {run.speed !== null && <span>{fill(l.import.speed, { n: number(run.speed) })}</span>}
          </p>
        </div>
      )}
      <div role="status" data-import-result>
        {none && <p>{l.import.noFiles}</p>}
        {run !== null && !running && (
          <p>
            {run.state === 'cancelled' && `${l.import.cancelled} `}
            {typeof run.state === 'object' &&
              `${fill(l.import.stopped, { file: run.state.file, why: t.failure[run.state.failed] })} `}
            {fill(l.import.done, {
              saved: number(saved),
              duplicate: number(duplicate),
              unsaid: number(lacking),
              other: number(other),
            })}
          </p>
        )}
      </div>
      {!running && unsaid.length > 0 && <Unsaid pages={unsaid} onComplete={complete} />}
      {run !== null && run.reports.length > 0 && (
        <section aria-labelledby="report-title" class="report">
          <h2 id="report-title">{l.import.report}</h2>
          <VirtualTable
            id="report"
            label={l.import.report}
            count={run.reports.length}
            row={(at) => ({ at, ...(run.reports[at] as Reported) })}
            keyOf={({ at }) => String(at)}
            columns={[
              { key: 'file', label: l.import.file, width: 'minmax(160px, 2fr)', render: ({ file }) => file },
              {
                key: 'outcome',
                label: l.import.outcome,
                width: 'minmax(160px, 2fr)',
                render: ({ outcome }) => <span data-outcome={outcome}>{l.import.outcomes[outcome]}</span>,
              },
            ]}
          />
        </section>
      )}
    </div>
  );
}

const NOTHING_TOLD: Told = { url: '', day: '', undated: false };

/**
 * Reads one file and has it kept; gives what came of it, or what has to be told first. Rejects where the store fails, and
 * not for a file that is none of ours.
 */
async function take(
  file: File,
  readSaved: (bytes: Uint8Array, told: Told) => Read,
  told: Told,
): Promise<Outcome | Pick<UnsaidPage, 'title' | 'url' | 'day'>> {
  if (file.size > (ARCHIVE.test(file.name) ? MAX_ARCHIVE : MAX_BYTES)) return 'unreadable';
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return 'unreadable';
  }
  const read = readSaved(bytes, told);
  if (read.kind === 'refused') return read.why;
  if (read.kind === 'unsaid') return { title: read.title, url: read.url, day: read.day };
  const { article } = read;
  const item = { article, collectedAt: new Date().toISOString(), origin: 'import' };
  const { added, unchanged } = await callBackground('store.import', { items: [item] });
  if (unchanged > 0) return 'duplicate';
  if (added === 0) return 'rejected';
  return article.publishedAt === null ? 'no_date' : 'saved';
}
