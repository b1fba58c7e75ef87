/** Export to a file and import from one, in portions, so that a large collection freezes nothing. */
import { claimChunks, collectionChunks } from '../../lib/exchange/annotations.ts';
import { type ExportOptions, exportChunks } from '../../lib/exchange/export.ts';
import { type ImportProblem, readExport } from '../../lib/exchange/import.ts';
import { packageChunks } from '../../lib/exchange/package.ts';
import type { TableValues } from '../../lib/exchange/table-values.ts';
import { callBackground } from '../../lib/messaging/client.ts';
import { fitting, PORTION } from '../../lib/messaging/limits.ts';
import type { ImportCounts } from '../../lib/messaging/protocol.ts';
import type {
  Annotation,
  Collected,
  Correction,
  ManualValue,
  Reading,
  TrashKind,
} from '../../lib/records.ts';

/** Annotations in one message. */
const NOTES = 100;
/** Characters or bytes after which what was written goes to the browser, which keeps it on disk. */
const PIECE = 4_000_000;

/** The files that can be written, and how often the articles are gone through for it. */
const formats = {
  json: { ending: 'json', type: 'application/json', chunks: exportChunks, passes: 3 },
  annotations: { ending: 'jsonld', type: 'application/ld+json', chunks: collectionChunks, passes: 0 },
  claims: { ending: 'jsonld', type: 'application/ld+json', chunks: claimChunks, passes: 2 },
  csv: { ending: 'zip', type: 'application/zip', chunks: packageChunks, passes: 4 },
} satisfies {
  [format: string]: {
    ending: string;
    type: string;
    chunks: (options: ExportOptions) => AsyncIterable<string | Uint8Array>;
    passes: number;
  };
};
export type ExportFormat = keyof typeof formats;
/** Tells files of one ending apart. */
const SUFFIX: { [format: string]: string } = { annotations: '-ghi-chu', claims: '-kiem-chung' };

/** An article as a page of ours has it, kept or not. */
export type PageItem = { item: Collected; reading: Reading };

/** What goes into a file. */
export type ExportScope =
  | { kind: 'all' }
  | { kind: 'articles'; ids: readonly string[] }
  /** What the panel shows: it can be written where nothing can be kept. */
  | { kind: 'page'; shown: PageItem };

interface Source {
  engineVersion: string;
  portions: () => AsyncIterable<readonly PageItem[]>;
  annotations: () => AsyncIterable<Annotation>;
  values: readonly ManualValue[];
  corrections: readonly Correction[];
}

/** Everything that is kept; null where that is nothing. */
async function everything(): Promise<Source | null> {
  // The version is written first, so it is asked for first.
  const [first, values, corrections, notes] = await Promise.all([
    nextPortion(null),
    callBackground('values.list'),
    callBackground('corrections.all'),
    nextAnnotations(null),
  ]);
  const count = first.items.length + values.length + corrections.length + notes.items.length;
  if (count === 0) return null;
  return {
    engineVersion: first.engineVersion,
    values,
    corrections,
    async *portions() {
      let after: string | null = null;
      do {
        const portion: Awaited<ReturnType<typeof nextPortion>> = await nextPortion(after);
        yield portion.items;
        after = portion.next;
      } while (after !== null);
    },
    async *annotations() {
      let after: string | null = null;
      do {
        const portion: Awaited<ReturnType<typeof nextAnnotations>> = await nextAnnotations(after);
        yield* portion.items;
        after = portion.next;
      } while (after !== null);
    },
  };
}

/** The articles named with what the reader said of them. */
async function articles(ids: readonly string[]): Promise<Source> {
  const wanted = [...new Set(ids)].sort();
  async function* some() {
    for (let [at, skip] = [0, 0]; at < wanted.length; ) {
      const found = await callBackground('store.some', { ids: wanted.slice(at, at + PORTION), skip });
      yield found;
      [at, skip] = found.next === null ? [at + PORTION, 0] : [at + found.next.at, found.next.skip];
    }
  }
  const [corrections, { version }] = await Promise.all([
    callBackground('corrections.all'),
    callBackground('engine.version'),
  ]);
  return {
    engineVersion: version,
    values: [],
    corrections: corrections.filter(
      ({ scope, target }) => (scope === 'figure' || scope === 'article') && wanted.includes(target.articleId),
    ),
    async *portions() {
      for await (const { items } of some()) yield items;
    },
    async *annotations() {
      for await (const { annotations } of some()) yield* annotations;
    },
  };
}

async function page(shown: PageItem): Promise<Source> {
  return {
    engineVersion: (await callBackground('engine.version')).version,
    values: [],
    corrections: [],
    async *portions() {
      yield [shown];
    },
    async *annotations() {},
  };
}

export interface ExportProgress {
  /** Articles gone through, of how many in all; null where that is not known. */
  done: number;
  of: number | null;
}

/**
 * A file of `scope`: JSON, a zip of CSV tables (a Data Package), or annotations for other programs. `total`: how many
 * articles there are. Null where nothing is collected. Rejects with the `CallError` of the call that failed, and with an
 * `AbortError` where `signal` ends it; nothing is left behind then.
 */
export async function exportFile(
  format: ExportFormat,
  scope: ExportScope,
  { generator, now, total, signal, progress }: ExportRun,
): Promise<{ name: string; content: Blob; articles: number } | null> {
  const source =
    scope.kind === 'all'
      ? await everything()
      : scope.kind === 'articles'
        ? await articles(scope.ids)
        : await page(scope.shown);
  if (source === null) return null;
  const { ending, type, chunks, passes } = formats[format];
  let reading: Reading = { figures: [], officials: [] };
  let done = 0;
  let count = 0;
  async function* items(): AsyncGenerator<Collected> {
    count = 0;
    for await (const portion of source?.portions() ?? []) {
      signal.throwIfAborted();
      for (const entry of portion) {
        reading = entry.reading;
        count++;
        yield entry.item;
      }
      done += portion.length;
      progress({ done, of: total === null ? null : Math.max(total * passes, done) });
    }
  }
  const { engineVersion, annotations, values, corrections } = source;
  const options = { items, annotations, values, corrections, generator, engineVersion };
  const pieces: Blob[] = [];
  let piece: (string | Uint8Array)[] = [];
  let size = 0;
  for await (const chunk of chunks({ ...options, read: () => reading, exportedAt: now.toISOString() })) {
    signal.throwIfAborted();
    piece.push(chunk);
    size += chunk.length;
    if (size < PIECE) continue;
    pieces.push(new Blob(piece as BlobPart[]));
    piece = [];
    size = 0;
  }
  return {
    name: `doi-chieu${SUFFIX[format] ?? ''}-${localDay(now)}.${ending}`,
    content: new Blob([...pieces, ...(piece as BlobPart[])], { type }),
    articles: count,
  };
}

export interface ExportRun {
  generator: string;
  now: Date;
  total: number | null;
  signal: AbortSignal;
  progress: (progress: ExportProgress) => void;
}

/** The reader's own date, ISO 8601: before seven in the morning in Vietnam, UTC still has yesterday. */
function localDay(now: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

const nextPortion = (after: string | null) => callBackground('store.portion', { after });
const nextAnnotations = (after: string | null) => callBackground('annotations.portion', { after });

/** The things of a file by kind, as the background takes them. */
type Parts = { kind: TrashKind; items: readonly unknown[] }[];
const kinds = {
  article: 'item',
  annotation: 'annotation',
  value: 'value',
  correction: 'correction',
} as const;

/** A file that was read and not taken yet. */
export interface ReadFile {
  parts: Parts;
  /** What it would change. */
  counts: Counts;
  problems: ImportProblem[];
}
export type Counts = Omit<ImportCounts, 'rejected'>;

async function inPortions(
  parts: Parts,
  problems: ImportProblem[],
  ask: (kind: TrashKind, items: unknown[]) => Promise<ImportCounts>,
  progress: (done: number) => void,
): Promise<Counts> {
  const sum: Counts = { new: 0, same: 0, newer: 0, older: 0, conflict: 0 };
  let done = 0;
  for (const { kind, items } of parts) {
    const size = kind === 'article' ? PORTION : NOTES;
    for (let i = 0; i < items.length; ) {
      const some = items.slice(i, i + size);
      const portion = some.slice(0, fitting(some));
      const { rejected, ...counts } = await ask(kind, portion);
      for (const name of Object.keys(sum) as (keyof Counts)[]) sum[name] += counts[name];
      for (const { id } of rejected)
        problems.push({ code: `${kinds[kind]}_broken`, line: null, id, field: null });
      i += portion.length;
      done += portion.length;
      progress(done);
    }
  }
  return sum;
}

/** Reads an export file and asks what it would change. What is damaged is told; nothing is taken yet. */
export async function readFile(text: string, progress: (done: number) => void): Promise<ReadFile> {
  const { items, annotations, values, corrections, problems } = readExport(text);
  const parts: Parts = [
    { kind: 'article', items },
    { kind: 'annotation', items: annotations },
    { kind: 'value', items: values },
    { kind: 'correction', items: corrections },
  ];
  const ask = (kind: TrashKind, some: unknown[]) => callBackground('import.preview', { kind, items: some });
  const found = [...problems];
  return { parts, counts: await inPortions(parts, found, ask, progress), problems: found };
}

/** Takes a file that was read; `importId` undoes it. Rejects with the `CallError` of the call that failed. */
export async function takeFile(
  { parts }: ReadFile,
  importId: string,
  progress: (done: number) => void,
): Promise<{ counts: Counts; problems: ImportProblem[] }> {
  const problems: ImportProblem[] = [];
  const ask = (kind: TrashKind, items: unknown[]) =>
    callBackground('import.apply', { kind, items, importId });
  return { counts: await inPortions(parts, problems, ask, progress), problems };
}

/** What values out of a table would change, and how many cells were left out. */
export async function previewValues(
  { values, skipped }: TableValues,
  progress: (done: number) => void,
): Promise<ReadFile & { skipped: number }> {
  const parts: Parts = [{ kind: 'value', items: values }];
  const problems: ImportProblem[] = [];
  const ask = (kind: TrashKind, items: unknown[]) => callBackground('import.preview', { kind, items });
  const counts = await inPortions(parts, problems, ask, progress);
  return { parts, counts, problems, skipped: skipped.period + skipped.place + skipped.value };
}

export { download } from '../../components/download.ts';
