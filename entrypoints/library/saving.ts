/** Saves what the library shows: rows as CSV, articles as JSON. */

import { download } from '../../components/download.ts';
import { writeJsonStat } from '../../lib/exchange/jsonstat-out.ts';
import type { Language } from '../../lib/i18n/index.ts';
import { unsureIn } from '../../lib/library/digest.ts';
import type { FigureRow } from '../../lib/library/shelf.ts';
import { type SheetField, sheetOf } from './sheet.ts';

const figureFields = [
  'indicator',
  'indicatorId',
  'text',
  'value',
  'valueMax',
  'min',
  'max',
  'unit',
  'measure',
  'hedge',
  'status',
  'period',
  'place',
  'speaker',
  'unsure',
  'quote',
  'articleTitle',
  'articleUrl',
  'publisher',
  'published',
] as const;

/** Figures as CSV; what a spreadsheet would take for a formula is defused. */
export function saveFigures(rows: readonly FigureRow[], name: string, language: Language): void {
  const lines = rows.map(({ article, ...figure }) => ({
    ...figure,
    unsure: unsureIn(figure),
    articleTitle: article.title,
    articleUrl: article.url,
    publisher: article.publisher,
    published: article.publishedAt,
  }));
  saveRows(figureFields, lines, name, language);
}

/** Figures of one indicator and unit as a JSON-stat dataset; how many did not fit beside another of their place and period. */
export function saveJsonStat(label: string, rows: readonly FigureRow[], name: string): number {
  const { dataset, leftOut } = writeJsonStat(
    label,
    rows.flatMap((row) => (row.period === null ? [] : [{ ...row, period: row.period, placeCode: null }])),
  );
  download(name, new Blob([JSON.stringify(dataset, null, 1)], { type: 'application/json' }));
  return leftOut;
}

/** The articles with everything said of them, as the full export has them. How many there were. */
export async function saveArticles(
  ids: readonly string[],
  generator: string,
): Promise<{ articles: number; name: string }> {
  const { exportFile } = await import('../sidepanel/exchange.ts');
  const file = await exportFile(
    'json',
    { kind: 'articles', ids },
    {
      generator,
      now: new Date(),
      total: null,
      signal: new AbortController().signal,
      progress: () => {},
    },
  );
  if (file === null) throw new Error('no article to export');
  download(file.name, file.content);
  return file;
}

/** Rows as CSV, with the headings and numbers of a language. */
export function saveRows(
  fields: readonly SheetField[],
  rows: readonly object[],
  name: string,
  language: Language,
): void {
  download(name, new Blob(sheetOf(fields, rows, language), { type: 'text/csv;charset=utf-8' }));
}
