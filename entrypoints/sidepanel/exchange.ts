/** Export to a file and import from one, in portions, so that a large collection freezes nothing. */
import { claimChunks, collectionChunks } from '../../lib/exchange/annotations.ts';
import { type ExportOptions, exportChunks } from '../../lib/exchange/export.ts';
import { type ImportProblem, readExport } from '../../lib/exchange/import.ts';
import { packageChunks } from '../../lib/exchange/package.ts';
import { callBackground } from '../../lib/messaging/client.ts';
import type { Annotation, Collected, ImportResult, Reading } from '../../lib/records.ts';

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

export interface Imported extends Pick<ImportResult, 'added' | 'unchanged'> {
  /** The annotations among it. */
  notes: Pick<ImportResult, 'added' | 'unchanged'>;
  /** The values entered by hand among it. */
  values: Pick<ImportResult, 'added' | 'unchanged'>;
  /** The corrections among it. */
  corrections: Pick<ImportResult, 'added' | 'unchanged'>;
  problems: ImportProblem[];
}

/** Reads an export file and hands its articles and annotations to the background. What is damaged is told, the rest is kept. */
export async function importFile(text: string, progress: (articles: number) => void): Promise<Imported> {
  const { items, annotations, values, corrections, problems } = readExport(text);
  const notes = { added: 0, unchanged: 0 };
  const result: Imported = {
    added: 0,
    unchanged: 0,
    notes,
    values: { added: 0, unchanged: 0 },
    corrections: { added: 0, unchanged: 0 },
    problems: [...problems],
  };
  for (let i = 0; i < items.length; i += PORTION) {
    const { added, unchanged, rejected } = await callBackground('store.import', {
      items: items.slice(i, i + PORTION),
    });
    result.added += added;
    result.unchanged += unchanged;
    for (const { id } of rejected) result.problems.push({ code: 'item_broken', line: null, id, field: null });
    progress(Math.min(i + PORTION, items.length));
  }
  for (let i = 0; i < annotations.length; i += NOTES) {
    const { added, unchanged, rejected } = await callBackground('annotations.import', {
      items: annotations.slice(i, i + NOTES),
    });
    notes.added += added;
    notes.unchanged += unchanged;
    for (const { id } of rejected)
      result.problems.push({ code: 'annotation_broken', line: null, id, field: null });
  }
  for (let i = 0; i < values.length; i += NOTES) {
    const { added, unchanged, rejected } = await callBackground('values.import', {
      items: values.slice(i, i + NOTES),
    });
    result.values.added += added;
    result.values.unchanged += unchanged;
    for (const { id } of rejected)
      result.problems.push({ code: 'value_broken', line: null, id, field: null });
  }
  for (let i = 0; i < corrections.length; i += NOTES) {
    const { added, unchanged, rejected } = await callBackground('corrections.import', {
      items: corrections.slice(i, i + NOTES),
    });
    result.corrections.added += added;
    result.corrections.unchanged += unchanged;
    for (const { id } of rejected)
      result.problems.push({ code: 'correction_broken', line: null, id, field: null });
  }
  return result;
}

/** Hands a file to the browser's downloads. */
export function download(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser reads the address after this task; a minute is plenty.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
