/** Writes everything collected as one JSON file, piece by piece, one record a line. */
import type { Annotation, Article, Collected, Correction, ManualValue, Reading } from '../records.ts';
import { type Dated, newestOf } from '../versions.ts';
import { context } from './context.ts';
import { figureRow, officialRow } from './rows.ts';
import { FILE_VERSION, FORMAT } from './schema.ts';

export interface ExportOptions {
  /** Everything collected, in the order of the store; asked for anew for each part of the file. */
  items: () => AsyncIterable<Collected> | Iterable<Collected>;
  /** Figures and officials of an article. */
  read: (article: Article) => Reading;
  /** Every annotation, in the order of the store. */
  annotations?: () => AsyncIterable<Annotation> | Iterable<Annotation>;
  /** Every value entered by hand, in the order of the store. */
  values?: readonly ManualValue[];
  /** Every correction, in the order of the store. */
  corrections?: readonly Correction[];
  /** Name and version of the program that writes. */
  generator: string;
  engineVersion: string;
  /** ISO 8601. */
  exportedAt: string;
}

/** Which of the items, by their position, are the newest version of their article. */
async function newestVersions(items: ExportOptions['items']): Promise<Set<number>> {
  const newest = new Map<string, Dated & { position: number }>();
  let position = 0;
  for await (const { article, collectedAt, received } of items()) {
    const candidate = { position: position++, collectedAt, ...(received === undefined ? {} : { received }) };
    const known = newest.get(article.id);
    newest.set(article.id, newestOf(known ? [known, candidate] : [candidate]) ?? candidate);
  }
  return new Set([...newest.values()].map((version) => version.position));
}

/** The newest version of each article, in the order of the store. */
export async function* newestItems(
  items: ExportOptions['items'],
): AsyncGenerator<Collected, void, undefined> {
  const newest = await newestVersions(items);
  let position = 0;
  for await (const item of items()) if (newest.has(position++)) yield item;
}

/**
 * The file in pieces, in order; joined they are one JSON text. Figures and officials are those of the newest
 * version of each article; `articles` has every version. The same items give the same file.
 */
export async function* exportChunks(options: ExportOptions): AsyncGenerator<string, void, undefined> {
  const { items, read, annotations = () => [], generator, engineVersion, exportedAt } = options;
  const head = { format: FORMAT, schemaVersion: FILE_VERSION, generator, engineVersion, exportedAt };
  yield `${JSON.stringify(head).slice(0, -1)},\n"figures":[`;

  // Officials are few and short; figures and articles go out as they come.
  const officials: string[] = [];
  let separator = '\n';
  for await (const item of newestItems(items)) {
    const reading = read(item.article);
    for (const official of reading.officials) officials.push(JSON.stringify(officialRow(official, item)));
    const rows = reading.figures.map((figure) => JSON.stringify(figureRow(figure, item)));
    if (rows.length === 0) continue;
    yield separator + rows.join(',\n');
    separator = ',\n';
  }
  yield `\n],\n"officials":[\n${officials.join(',\n')}\n],\n"articles":[`;

  separator = '\n';
  for await (const item of items()) {
    yield separator + JSON.stringify(item);
    separator = ',\n';
  }
  yield '\n],\n"annotations":[';

  // As they are, down to the fields of other programs.
  separator = '\n';
  for await (const annotation of annotations()) {
    yield separator + JSON.stringify(annotation);
    separator = ',\n';
  }
  const values = (options.values ?? []).map((value) => JSON.stringify(value));
  const corrections = (options.corrections ?? []).map((correction) => JSON.stringify(correction));
  yield `\n],\n"values":[\n${values.join(',\n')}\n],\n"corrections":[\n${corrections.join(',\n')}\n],\n`;
  yield `"@context":${JSON.stringify(context)}}\n`;
}
