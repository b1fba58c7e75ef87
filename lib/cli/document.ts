/** Files to articles, in Node: a saved page through the same reader as in the browser, or plain text. */
import { readFileSync, statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { parseHTML } from 'linkedom';
import { attributed } from '../catalog/publishers.ts';
import { bylineIn } from '../page/author.ts';
import { type PageReading, readPage } from '../page/index.ts';
import { settled } from '../page/settle.ts';
import type { Article, Block } from '../records.ts';

const MAX_BYTES = 50_000_000;

/** Raised for a file that cannot be read as an article's source; `message` is for a reader and names no path. */
export class UnreadableFile extends Error {}

/** What a file holds: the page's reading, or the plain article. */
export type FileReading = PageReading | { kind: 'article'; article: Article };

/**
 * Reads one `.html`/`.htm` or `.txt` file. `url` is where a page was found, null when only its canonical link can tell.
 * Throws `UnreadableFile` for a missing, binary, wrongly encoded, too large or unknown kind of file.
 */
export function readFile(path: string, url: string | null): FileReading {
  const kind = extname(path).toLowerCase();
  if (!['.html', '.htm', '.xhtml', '.txt'].includes(kind)) throw new UnreadableFile('neither .html nor .txt');
  if (kind === '.txt')
    return { kind: 'article', article: readText(decode(load(path), 'utf-8'), basename(path)) };
  return readHtml(readSource(path), url);
}

/** The source of a saved page, in the encoding that it names. Throws `UnreadableFile` as `readFile` does. */
export function readSource(path: string): string {
  const bytes = load(path);
  return decode(bytes, charsetOf(bytes));
}

/** Reads a page from its source. `url` as in `readFile`. */
export function readHtml(source: string, url: string | null): PageReading {
  // The parser wants a root; a fragment or nothing at all gets an empty one.
  const whole = /<html[\s>]/i.test(source) ? source : `<html><head></head><body>${source}</body></html>`;
  return attributedReading(readPage(parseHTML(whole).document as unknown as Document, url ?? ''));
}

/** A page's reading with what is decided outside of the page: date, publisher, place, and whether it is an article. */
export function attributedReading(read: PageReading): PageReading {
  const reading = read.kind === 'none' ? read : settled(read);
  return reading.kind === 'none' ? reading : { ...reading, article: attributed(reading.article) };
}

function load(path: string): Uint8Array {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) throw new UnreadableFile('not a file');
    if (stat.size > MAX_BYTES) throw new UnreadableFile('larger than 50 MB');
    return readFileSync(path);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    throw new UnreadableFile(code === 'ENOENT' ? 'no such file' : `cannot be read (${code ?? 'unknown'})`);
  }
}

/** The encoding that a page names in its first bytes; UTF-8 when it names none. */
function charsetOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  return /<meta[^>]{0,200}charset\s{0,3}=\s{0,3}["']?([\w-]{2,30})/i.exec(head)?.[1] ?? 'utf-8';
}

function decode(bytes: Uint8Array, charset: string): string {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(charset, { fatal: true, ignoreBOM: true });
  } catch {
    decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  }
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    throw new UnreadableFile(`not ${decoder.encoding} text`);
  }
  if (text.includes('\0')) throw new UnreadableFile('binary data');
  return text;
}

const CREDIT = /(?:^|[\s.(])Ảnh\s*:\s*[^.]{1,60}\.?$/u;

/**
 * A plain-text article: `text` is `source` itself and every offset points into it. Line 1 is the headline, the
 * next line the lead when it is one paragraph of prose, a line that ends in a photographer's credit a caption,
 * a last line of only names the byline, every other line a paragraph. The date is unknown.
 */
export function readText(source: string, name: string): Article {
  const blocks: Block[] = [];
  const lines: Block[] = [];
  const pattern = /[^\r\n]+/g;
  for (let found = pattern.exec(source); found !== null; found = pattern.exec(source)) {
    const line = found[0].replace(/^\ufeff/, '');
    if (line.trim() === '') continue;
    const start = found.index + found[0].length - line.length + (line.length - line.trimStart().length);
    lines.push({ kind: 'paragraph', start, end: start + line.trim().length });
  }
  let author: string | null = null;
  lines.forEach((line, i) => {
    const text = source.slice(line.start, line.end).normalize('NFC');
    const byline = i > 1 && i === lines.length - 1 ? bylineIn(text, false, []) : null;
    if (byline !== null) author = byline.author;
    blocks.push({ ...line, kind: kindOf(text, i, lines.length, byline !== null) });
  });
  const title = lines[0] === undefined ? '' : source.slice(lines[0].start, lines[0].end);
  return {
    id: `url:file/${name}`.slice(0, 600),
    url: '',
    title: title.slice(0, 2000),
    publisher: null,
    publishedAt: null,
    publishedAtSource: null,
    author,
    place: null,
    text: source,
    blocks,
  };
}

function kindOf(text: string, index: number, count: number, byline: boolean): Block['kind'] {
  if (index === 0) return 'headline';
  if (byline) return 'byline';
  if (text.length <= 400 && CREDIT.test(text)) return 'caption';
  return index === 1 && count > 2 && text.length >= 40 && text.length <= 700 ? 'lead' : 'paragraph';
}
