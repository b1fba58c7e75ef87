import type { Block } from '../records.ts';
import { isElement, isSpace, isText } from './dom.ts';
import { childrenOf, documentOf, isInDocument, newRange } from './nodes.ts';

/** A stretch of `Article.text` that stands in one text node, character for character. */
export interface Run {
  /** Offset in the text. */
  start: number;
  length: number;
  node: Text;
  /** Offset in `node.data`. */
  offset: number;
}

/** One place in the DOM, as `Range` takes it. */
export interface Point {
  node: Text;
  offset: number;
}

/**
 * The way between `Article.text` and the DOM it was read from. All offsets are UTF-16 code units. Separators
 * between blocks, cells and `<br>` stand in no node; everything else in the text does, so every span with at
 * least one character of its own has a place.
 */
export class TextMap {
  readonly text: string;
  readonly runs: readonly Run[];
  /** The nearest element that holds the whole article; null when nothing was read. */
  readonly root: Element | null;
  #byNode = new Map<Node, Run[]>();

  /** `runs` in the order of their `start`, none overlapping. */
  constructor(text: string, runs: readonly Run[], root: Element | null = null) {
    this.text = text;
    this.runs = runs;
    this.root = root;
    for (const run of runs) {
      const list = this.#byNode.get(run.node);
      if (list === undefined) this.#byNode.set(run.node, [run]);
      else list.push(run);
    }
  }

  /**
   * Where text[start, end) stands. The points hug the first and last character that have a node. Null when the
   * span is empty, out of bounds or only separators, or when the nodes have been taken out or rewritten.
   */
  toPoints(start: number, end: number): { start: Point; end: Point } | null {
    if (!(start >= 0 && start < end && end <= this.text.length)) return null;
    const first = this.#firstEndingAfter(start);
    let last = this.#firstEndingAfter(end - 1);
    if (last >= this.runs.length || this.runs[last]!.start >= end) last--;
    if (first > last) return null;
    for (let i = first; i <= last; i++) if (!this.#holds(this.runs[i]!)) return null;
    const a = this.runs[first]!;
    const b = this.runs[last]!;
    return {
      start: { node: a.node, offset: a.offset + Math.max(0, start - a.start) },
      end: { node: b.node, offset: b.offset + Math.min(b.length, end - b.start) },
    };
  }

  /** `toPoints` as a live `Range`; null in the same cases. */
  toRange(start: number, end: number): Range | null {
    const points = this.toPoints(start, end);
    const document = points && documentOf(points.start.node);
    if (points === null || !document) return null;
    const range = newRange(document);
    range.setStart(points.start.node, points.start.offset);
    range.setEnd(points.end.node, points.end.offset);
    return range;
  }

  /**
   * The text offset of a DOM place (a text node with a character offset, or an element with a child index).
   * A place in skipped white space gives the next character's offset. Null outside the article.
   */
  toOffset(node: Node, offset: number): number | null {
    if (isText(node)) {
      const runs = this.#byNode.get(node);
      if (runs === undefined || offset < 0) return null;
      for (const run of runs) {
        if (offset < run.offset) return run.start;
        if (offset < run.offset + run.length) return run.start + offset - run.offset;
      }
      const end = runs[runs.length - 1]!;
      return end.start + end.length;
    }
    if (!isElement(node)) return null;
    const child = childrenOf(node)[offset];
    if (child !== undefined) return this.#within(child, false)?.start ?? null;
    const before = childrenOf(node)[offset - 1];
    const last = before && this.#within(before, true);
    return last === undefined ? null : last.start + last.length;
  }

  /** Whether every node of the article is still in the document with the text that was read. */
  isIntact(): boolean {
    return this.runs.every((run) => this.#holds(run));
  }

  #holds(run: Run): boolean {
    if (!isInDocument(run.node)) return false;
    const { data } = run.node;
    if (data.length < run.offset + run.length) return false;
    for (let i = 0; i < run.length; i++) {
      const code = data.charCodeAt(run.offset + i);
      const want = this.text.charCodeAt(run.start + i);
      if (code !== want && !(want === 0x20 && isSpace(code))) return false;
    }
    return true;
  }

  /** Index of the first run that ends after `offset`. */
  #firstEndingAfter(offset: number): number {
    let low = 0;
    let high = this.runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const run = this.runs[middle]!;
      if (run.start + run.length <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The first or the last run in a node. */
  #within(node: Node, last: boolean): Run | undefined {
    const own = this.#byNode.get(node);
    if (own !== undefined) return own.at(last ? -1 : 0);
    const children = [...childrenOf(node)];
    for (const child of last ? children.reverse() : children) {
      const found = this.#within(child, last);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** Collects the text of one block and where each character came from. */
export class BlockText {
  text = '';
  runs: Run[] = [];
  #space: { node: Text; offset: number } | 'literal' | null = null;

  /** Adds a node's text with white space collapsed, across node borders too. Returns how many characters were added. */
  append(node: Text): number {
    const { data } = node;
    const before = this.text.length;
    let i = 0;
    while (i < data.length) {
      if (isSpace(data.charCodeAt(i))) {
        this.#space ??= { node, offset: i };
        i++;
        continue;
      }
      let end = i + 1;
      while (end < data.length && !isSpace(data.charCodeAt(end))) end++;
      if (this.#space !== null && this.text !== '') {
        if (this.#space === 'literal') this.text += ' ';
        else this.#add(' ', this.#space.node, this.#space.offset);
      }
      this.#space = null;
      this.#add(data.slice(i, end), node, i);
      i = end;
    }
    return this.text.length - before;
  }

  /** White space that stands in no text node, such as a `<br>`. */
  space(): void {
    this.#space ??= 'literal';
  }

  /** A separator that stands in no node; white space before it goes. */
  separator(text: string): void {
    this.#space = null;
    this.text += text;
  }

  #add(text: string, node: Text, offset: number): void {
    const last = this.runs[this.runs.length - 1];
    if (
      last?.node === node &&
      last.offset + last.length === offset &&
      last.start + last.length === this.text.length
    )
      last.length += text.length;
    else this.runs.push({ start: this.text.length, length: text.length, node, offset });
    this.text += text;
  }
}

/** Takes the first `count` characters off a block's text and runs. */
export function dropStart<T extends { text: string; runs: Run[] }>(block: T, count: number): T {
  const runs: Run[] = [];
  for (const run of block.runs) {
    const cut = Math.max(0, count - run.start);
    if (cut >= run.length) continue;
    runs.push({
      ...run,
      start: run.start + cut - count,
      length: run.length - cut,
      offset: run.offset + cut,
    });
  }
  return { ...block, text: block.text.slice(count), runs };
}

/** Keeps the first `count` characters of a block's text and their runs. */
export function keepStart<T extends { text: string; runs: Run[] }>(block: T, count: number): T {
  const runs = block.runs.filter((run) => run.start < count);
  return {
    ...block,
    text: block.text.slice(0, count),
    runs: runs.map((run) => ({ ...run, length: Math.min(run.length, count - run.start) })),
  };
}

/** Joins blocks by "\n" into one text with its blocks and its map. */
export function joinBlocks(
  parts: readonly { kind: Block['kind']; text: string; runs: readonly Run[] }[],
  root: Element | null,
): { text: string; blocks: Block[]; map: TextMap } {
  let text = '';
  const blocks: Block[] = [];
  const runs: Run[] = [];
  for (const part of parts) {
    if (text !== '') text += '\n';
    const start = text.length;
    for (const run of part.runs) runs.push({ ...run, start: run.start + start });
    text += part.text;
    blocks.push({ kind: part.kind, start, end: text.length });
  }
  return { text, blocks, map: new TextMap(text, runs, root) };
}
