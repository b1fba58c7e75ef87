import type { BlockKind } from '../records.ts';
import { fold, isElement, isText, tagOf, tidy } from './dom.ts';
import { attribute, childrenOf, find, findAll, hasAttribute, textOf } from './nodes.ts';
import { BlockText, type Run } from './textmap.ts';

/** One block as read, before it has a place in the article's text. */
export interface RawBlock {
  kind: BlockKind;
  text: string;
  runs: Run[];
  /** The block-level element it stands in. */
  element: Element;
  /** Characters of the text that stand in `<em>`/`<i>`, in `<strong>`/`<b>` and in links. */
  em: number;
  strong: number;
  links: number;
  align: 'center' | 'right' | null;
  afterImage: boolean;
}

interface ImageMark {
  kind: 'image';
  alt: string;
}

const SKIP = new Set(
  'script style noscript template iframe object embed video audio canvas svg math button select textarea input nav footer aside form dialog link meta rt rp del s strike'.split(
    ' ',
  ),
);
const BLOCK = new Set(
  'address article blockquote body center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table tbody td tfoot th thead tr ul caption'.split(
    ' ',
  ),
);
const MAX_DEPTH = 400;
const MAX_TEXT = 1_500_000;
const CAPTION_CLASS = /(?:^|[\s_-])(?:caption|chu-?thich|photocms_caption|img-?desc)(?=$|[\s_-])/i;
const PHOTO_CREDIT = /Ảnh\s*:/;

/**
 * Cuts `root` into blocks in reading order. `noise` and `skip` are left out with all they hold.
 * A photograph with its caption said several times (alternative text, `figcaption`, a paragraph) gives one
 * caption block. Never changes the document.
 */
export function segment(root: Element, noise: ReadonlySet<Element>, skip: ReadonlySet<Element>): RawBlock[] {
  return settleCaptions(new Segmenter(noise, skip).read(root));
}

/** The text of one element as one block of `kind`, white space collapsed. Null when it has none. */
export function wholeBlock(element: Element, kind: BlockKind, noise: ReadonlySet<Element>): RawBlock | null {
  const text = new BlockText();
  const walk = (node: Node, depth: number): void => {
    if (isText(node)) text.append(node);
    if (!isElement(node) || depth > MAX_DEPTH) return;
    const tag = tagOf(node);
    if (node !== element && (SKIP.has(tag) || noise.has(node))) return;
    const spaced = tag === 'br' || BLOCK.has(tag);
    if (spaced) text.space();
    for (const child of childrenOf(node)) walk(child, depth + 1);
    if (spaced) text.space();
  };
  walk(element, 0);
  if (text.text === '') return null;
  return {
    kind,
    text: text.text,
    runs: text.runs,
    element,
    em: 0,
    strong: 0,
    links: 0,
    align: null,
    afterImage: false,
  };
}

class Segmenter {
  #items: (RawBlock | ImageMark)[] = [];
  #text = new BlockText();
  #em = 0;
  #strong = 0;
  #links = 0;
  #inEm = 0;
  #inStrong = 0;
  #inLink = 0;
  #kind: BlockKind = 'paragraph';
  #size = 0;
  #breaks = 0;
  #isTerm = false;
  #noise: ReadonlySet<Element>;
  #skip: ReadonlySet<Element>;

  constructor(noise: ReadonlySet<Element>, skip: ReadonlySet<Element>) {
    this.#noise = noise;
    this.#skip = skip;
  }

  read(root: Element): (RawBlock | ImageMark)[] {
    this.#walk(root, root, 0);
    this.#flush(root);
    return this.#items;
  }

  #walk(element: Element, block: Element, depth: number): void {
    if (depth > MAX_DEPTH || this.#size > MAX_TEXT) return;
    for (const node of childrenOf(element)) {
      if (isText(node)) this.#append(node, block);
      else if (isElement(node)) this.#enter(node, block, depth);
    }
  }

  #enter(element: Element, block: Element, depth: number): void {
    const tag = tagOf(element);
    if (SKIP.has(tag) || this.#noise.has(element) || this.#skip.has(element)) {
      // Bare text before and after a box that is left out is not one sentence.
      if (BLOCK.has(tag) || tag === 'aside') this.#flush(block);
      return;
    }
    if (tag === 'br') {
      this.#breaks++;
      this.#text.space();
      return;
    }
    if (tag === 'img') {
      this.#image(element, block);
      return;
    }
    if (tag === 'sup' && isFootnoteMark(element, this.#text.text)) return;
    if (BLOCK.has(tag)) {
      // A definition goes on from the term that it belongs to.
      if (tag === 'dd' && this.#isTerm) this.#text.separator(': ');
      else this.#flush(block);
      this.#isTerm = false;
      if (tag !== 'table' || !this.#table(element)) {
        const kind = this.#kind;
        this.#kind = kindOf(element, tag, kind);
        this.#walk(element, element, depth + 1);
        this.#isTerm = tag === 'dt' && /[^:]$/.test(this.#text.text);
        if (!this.#isTerm) this.#flush(element);
        this.#kind = kind;
      }
      return;
    }
    const em = tag === 'em' || tag === 'i' ? 1 : 0;
    const strong = tag === 'strong' || tag === 'b' ? 1 : 0;
    const link = tag === 'a' && hasAttribute(element, 'href') ? 1 : 0;
    this.#inEm += em;
    this.#inStrong += strong;
    this.#inLink += link;
    this.#walk(element, block, depth + 1);
    this.#inEm -= em;
    this.#inStrong -= strong;
    this.#inLink -= link;
  }

  #append(node: Text, block: Element): void {
    if (this.#breaks > 0) {
      const next = node.data.trimStart();
      if (next !== '') {
        // Two breaks are a paragraph; one is, where a sentence has ended or a list item begins.
        if (this.#breaks > 1 || /[.:;!?…”"]$/.test(this.#text.text) || /^[-–—+•*]\s/.test(next))
          this.#flush(block);
        this.#breaks = 0;
      }
    }
    const added = this.#text.append(node);
    this.#size += added;
    if (this.#inEm > 0) this.#em += added;
    if (this.#inStrong > 0) this.#strong += added;
    if (this.#inLink > 0) this.#links += added;
  }

  #image(image: Element, block: Element): void {
    const width = Number(attribute(image, 'width') ?? '');
    if (width > 0 && width < 64) return;
    this.#flush(block);
    const alt = attribute(image, 'alt') || attribute(image, 'title');
    this.#items.push({ kind: 'image', alt: tidy(alt) });
  }

  #flush(element: Element): void {
    const { text, runs } = this.#text;
    if (text !== '') {
      this.#items.push({
        kind: this.#kind,
        text,
        runs,
        element,
        em: this.#em,
        strong: this.#strong,
        links: this.#links,
        align: alignOf(element),
        afterImage: this.#items[this.#items.length - 1]?.kind === 'image',
      });
    }
    this.#text = new BlockText();
    this.#em = this.#strong = this.#links = this.#breaks = 0;
  }

  /** Reads a table of data as one block, a table around a photograph as captions; false for one that only lays out. */
  #table(table: Element): boolean {
    if (find(table, 'table') !== null) return false;
    const rows = [...findAll(table, 'tr')].map((row) =>
      [...childrenOf(row)].filter(
        (n): n is Element => isElement(n) && (tagOf(n) === 'td' || tagOf(n) === 'th') && !this.#noise.has(n),
      ),
    );
    const cells = rows.map((row) => row.map((cell) => wholeBlock(cell, 'table', this.#noise)));
    const filled = cells.flat().filter((cell) => cell !== null);
    const picture = find(table, 'img');
    if (
      picture !== null &&
      filled.every((cell) => cell.text.length <= 500) &&
      cells.every((r) => r.length <= 2)
    ) {
      const alt = attribute(picture, 'alt') || attribute(picture, 'title');
      this.#items.push({ kind: 'image', alt: tidy(alt) });
      for (const cell of filled) this.#items.push({ ...cell, kind: 'caption' });
      return true;
    }
    const wide = cells.filter((row) => row.filter((cell) => cell !== null).length >= 2);
    if (wide.length < 2 || filled.some((cell) => cell.text.length > 600)) return false;
    const caption = find(table, 'caption');
    const title = caption === null ? null : wholeBlock(caption, 'caption', this.#noise);
    if (title !== null) this.#items.push(title);
    let text = '';
    const runs: Run[] = [];
    for (const row of unmerged(rows, cells)) {
      if (row.every((cell) => cell === null)) continue;
      if (text !== '') text += '\n';
      row.forEach((cell, column) => {
        if (column > 0) text += '\t';
        for (const run of cell?.runs ?? []) runs.push({ ...run, start: run.start + text.length });
        text += cell?.text ?? '';
      });
    }
    this.#size += text.length;
    const base = { em: 0, strong: 0, links: 0, align: null, afterImage: false };
    this.#items.push({ ...base, kind: 'table', text, runs, element: table });
    return true;
  }
}

type Cell = { text: string; runs: Run[] } | null;

/**
 * The rows of a table with every cell in the column that it stands over. The rows of a head whose cells are merged become
 * one, `Hộ nghèo` over `2023` and `2024` giving `Hộ nghèo 2023` and `Hộ nghèo 2024`; what a merged cell of data says is said once.
 */
function unmerged(rows: readonly Element[][], cells: readonly Cell[][]): Cell[][] {
  const span = (cell: Element, name: string) => Math.min(Math.max(Number(attribute(cell, name)) || 1, 1), 40);
  const first = rows[0] ?? [];
  const isWide = first.length > 1 && first.some((cell) => span(cell, 'colspan') > 1);
  const heads = Math.max(isWide ? 2 : 1, ...first.map((cell) => span(cell, 'rowspan')));
  const isMerged = heads > 1 || rows.some((row) => row.some((cell) => span(cell, 'colspan') > 1));
  if (!isMerged && !rows.some((row) => row.some((cell) => span(cell, 'rowspan') > 1)))
    return cells.map((row) => [...row]);
  const grid: Cell[][] = rows.map(() => []);
  rows.forEach((row, y) => {
    let x = 0;
    row.forEach((element, i) => {
      while (grid[y]![x] !== undefined) x++;
      const cell = cells[y]![i] ?? null;
      for (let down = 0; down < span(element, 'rowspan') && y + down < grid.length; down++)
        for (let right = 0; right < span(element, 'colspan'); right++) {
          const isFirst = down === 0 && right === 0;
          // A head is said again over each of its columns, with no place of its own in the page.
          const again = cell !== null && y < heads && down === 0 ? { text: cell.text, runs: [] } : null;
          grid[y + down]![x + right] = isFirst ? cell : again;
        }
    });
  });
  const head: Cell[] = [];
  for (let x = 0; x < Math.max(...grid.slice(0, heads).map((row) => row.length)); x++) {
    const whole: NonNullable<Cell> = { text: '', runs: [] };
    for (const row of grid.slice(0, heads)) {
      const cell = row[x];
      if (!cell) continue;
      if (whole.text !== '') whole.text += ' ';
      for (const run of cell.runs) whole.runs.push({ ...run, start: run.start + whole.text.length });
      whole.text += cell.text;
    }
    head.push(whole.text === '' ? null : whole);
  }
  return [head, ...grid.slice(heads)].map((row) => Array.from(row, (cell) => cell ?? null));
}

function kindOf(element: Element, tag: string, outer: BlockKind): BlockKind {
  if (tag === 'figcaption' || CAPTION_CLASS.test(attribute(element, 'class') ?? '')) return 'caption';
  if (outer !== 'paragraph') return outer;
  if (tag === 'blockquote' || attribute(element, 'type') === 'quote') return 'quotation';
  return outer;
}

function alignOf(element: Element): RawBlock['align'] {
  const style = attribute(element, 'style') ?? '';
  const align = /text-align\s*:\s*(center|right)/i.exec(style)?.[1] ?? attribute(element, 'align');
  const name = align?.toLowerCase() ?? (tagOf(element) === 'center' ? 'center' : '');
  return name === 'center' || name === 'right' ? name : null;
}

/** `1.200<sup>(1)</sup>` points to a note, `km<sup>2</sup>` is a unit. */
function isFootnoteMark(sup: Element, before: string): boolean {
  const text = tidy(textOf(sup));
  return /^[[(]\d{1,3}[\])]$/.test(text) || (/^\d{1,2}$/.test(text) && /[\d%.”"]$/.test(before));
}

/** Makes captions of the paragraphs that are captions and leaves out those that only say one again. */
function settleCaptions(items: readonly (RawBlock | ImageMark)[]): RawBlock[] {
  const said = new Set<string>();
  const alts = new Set<string>();
  const blocks: RawBlock[] = [];
  let last = '';
  for (const item of items) {
    if (item.kind === 'image') {
      if (item.alt !== '') alts.add(fold(item.alt));
      continue;
    }
    const key = fold(item.text);
    if (item.kind === 'paragraph' || item.kind === 'caption') {
      const short = item.text.length <= 500;
      const repeats = said.has(key) || (last !== '' && short && saysAgain(key, last));
      if (key !== '' && repeats) continue;
      if (item.kind === 'caption' || (short && (alts.has(key) || (item.afterImage && isAside(item))))) {
        said.add(key);
        last = key;
        blocks.push({ ...item, kind: 'caption' });
        continue;
      }
    }
    last = '';
    blocks.push(item);
  }
  return blocks;
}

/** Set off from running text as captions are: slanted, centred or with a photographer's credit. */
const isAside = (block: RawBlock): boolean =>
  block.kind === 'caption' ||
  block.em >= block.text.length * 0.9 ||
  block.align === 'center' ||
  PHOTO_CREDIT.test(block.text);

/** The same words, one of the two with no more than a credit line added. */
const saysAgain = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= 20 &&
  (a.startsWith(b) || b.startsWith(a)) &&
  Math.abs(a.length - b.length) <= 40;
