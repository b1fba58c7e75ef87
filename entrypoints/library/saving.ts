/** Saves what the library shows: rows as CSV, charts as SVG and PNG. */
import { BOM, headerLine, rowLine } from '../../lib/exchange/csv.ts';
import { writeJsonStat } from '../../lib/exchange/jsonstat-out.ts';
import { unsureIn } from '../../lib/library/digest.ts';
import type { FigureRow } from '../../lib/library/shelf.ts';
import { download } from '../sidepanel/download.ts';

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

/** Names as in the tables of the full export. */
const columnsOf = (names: readonly string[]) =>
  names.map((name) => ({ name, type: 'string' as const, description: '' }));

/** Figures as CSV; what a spreadsheet would take for a formula is defused. */
export function saveFigures(rows: readonly FigureRow[], name: string): void {
  const lines = rows.map(({ article, ...figure }) => ({
    ...figure,
    unsure: unsureIn(figure),
    articleTitle: article.title,
    articleUrl: article.url,
    publisher: article.publisher,
    published: article.publishedAt,
  }));
  saveRows(figureFields, lines, name);
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

export function saveRows(fields: readonly string[], rows: readonly object[], name: string): void {
  const columns = columnsOf(fields);
  const text = rows.map((row) => rowLine(columns, row));
  download(name, new Blob([BOM, headerLine(columns), ...text], { type: 'text/csv;charset=utf-8' }));
}

/** A name that every file system takes: `hộ nghèo: 2023` → `ho-ngheo-2023`. */
export function fileName(words: string, ending: string): string {
  const plain = words
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return `doi-chieu-${plain === '' ? 'chuoi' : plain}.${ending}`;
}

const PAINTED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'font-family',
  'font-size',
  'font-weight',
] as const;
const NAMESPACE = 'http://www.w3.org/2000/svg';

/** The chart with the page's colours written into it, on its paper, so that it looks the same anywhere. */
function standalone(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [from, to] = [svg.querySelectorAll('*'), copy.querySelectorAll('*')];
  from.forEach((element, i) => {
    if (element.localName === 'title') return;
    const style = getComputedStyle(element);
    for (const name of PAINTED) {
      const value = style.getPropertyValue(name);
      if (value !== '') to[i]?.setAttribute(name, value);
    }
  });
  const paper = document.createElementNS(NAMESPACE, 'rect');
  paper.setAttribute('width', '100%');
  paper.setAttribute('height', '100%');
  paper.setAttribute('fill', getComputedStyle(document.documentElement).backgroundColor);
  copy.prepend(paper);
  copy.setAttribute('xmlns', NAMESPACE);
  return new XMLSerializer().serializeToString(copy);
}

export function saveSvg(svg: SVGSVGElement, name: string): void {
  download(name, new Blob([standalone(svg)], { type: 'image/svg+xml' }));
}

/** Twice as large as drawn, for print. Rejects where the browser cannot draw it. */
export async function savePng(svg: SVGSVGElement, name: string): Promise<void> {
  const { width, height } = svg.viewBox.baseVal;
  const address = URL.createObjectURL(new Blob([standalone(svg)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [2 * width, 2 * height];
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (png === null) throw new Error('no picture');
    download(name, png);
  } finally {
    URL.revokeObjectURL(address);
  }
}
