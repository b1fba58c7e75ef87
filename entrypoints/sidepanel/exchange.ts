/** Export to a file and import from one, in portions, so that a large collection freezes nothing. */
import { claimChunks, collectionChunks } from '../../lib/exchange/annotations.ts';
import { type ExportOptions, exportChunks } from '../../lib/exchange/export.ts';
import { type ImportProblem, readExport } from '../../lib/exchange/import.ts';
import { packageChunks } from '../../lib/exchange/package.ts';
import type { TableValues } from '../../lib/exchange/table-values.ts';
import { callBackground } from '../../lib/messaging/client.ts';
import type { ImportCounts } from '../../lib/messaging/protocol.ts';
import type { Annotation, Collected, Reading, TrashKind } from '../../lib/records.ts';

const PORTION = 25;
/** Annotations in one message. */
const NOTES = 100;

/** The files that everything collected can be written to. */
const formats = {
  json: { ending: 'json', type: 'application/json', chunks: exportChunks },
  annotations: { ending: 'jsonld', type: 'application/ld+json', chunks: collectionChunks },
  claims: { ending: 'jsonld', type: 'application/ld+json', chunks: claimChunks },
  csv: { ending: 'zip', type: 'application/zip', chunks: packageChunks },
} satisfies {
  [format: string]: {
    ending: string;
    type: string;
    chunks: (options: ExportOptions) => AsyncIterable<string | Uint8Array>;
  };
};
export type ExportFormat = keyof typeof formats;
/** Tells files of one ending apart. */
const SUFFIX: { [format: string]: string } = { annotations: '-ghi-chu', claims: '-kiem-chung' };

/**
 * Everything collected as one file: JSON, or a zip of CSV tables (a Data Package). `progress` hears how many articles have been written so far.
 * Null where nothing is collected. Rejects with the `CallError` of the call that failed.
 */
export async function exportFile(
  format: ExportFormat,
  generator: string,
  now: Date,
  progress: (articles: number) => void,
): Promise<{ name: string; content: Blob; articles: number } | null> {
  let engineVersion = '';
  let reading: Reading = { figures: [], officials: [] };
  let articles = 0;
  async function* items(): AsyncGenerator<Collected> {
    let after: string | null = null;
    articles = 0;
    do {
      const portion: Awaited<ReturnType<typeof nextPortion>> = await nextPortion(after);
      engineVersion = portion.engineVersion;
      for (const entry of portion.items) {
        reading = entry.reading;
        articles++;
        yield entry.item;
      }
      progress(articles);
      after = portion.next;
    } while (after !== null);
  }
  async function* annotations(): AsyncGenerator<Annotation> {
    let after: string | null = null;
    do {
      const portion: Awaited<ReturnType<typeof nextAnnotations>> = await nextAnnotations(after);
      yield* portion.items;
      after = portion.next;
    } while (after !== null);
  }
  // The version is written first, so it is asked for first.
  const first = await nextPortion(null);
  const [values, corrections] = await Promise.all([
    callBackground('values.list'),
    callBackground('corrections.all'),
  ]);
  const empty = first.items.length === 0 && values.length === 0 && corrections.length === 0;
  if (empty && (await nextAnnotations(null)).items.length === 0) return null;
  engineVersion = first.engineVersion;
  const { ending, type, chunks } = formats[format];
  const parts: BlobPart[] = [];
  const exportedAt = now.toISOString();
  const options = {
    items,
    annotations,
    values,
    corrections,
    read: () => reading,
    generator,
    engineVersion,
    exportedAt,
  };
  for await (const chunk of chunks(options)) parts.push(chunk as BlobPart);
  return {
    name: `doi-chieu${SUFFIX[format] ?? ''}-${localDay(now)}.${ending}`,
    content: new Blob(parts, { type }),
    articles,
  };
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
    for (let i = 0; i < items.length; i += size) {
      const { rejected, ...counts } = await ask(kind, items.slice(i, i + size));
      for (const name of Object.keys(sum) as (keyof Counts)[]) sum[name] += counts[name];
      for (const { id } of rejected)
        problems.push({ code: `${kinds[kind]}_broken`, line: null, id, field: null });
      done += Math.min(size, items.length - i);
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

export { download } from './download.ts';
