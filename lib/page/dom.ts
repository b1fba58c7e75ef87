import {
  find,
  findAll,
  follows,
  holds,
  localName,
  nextOf,
  nodeType,
  parentElementOf,
  parentOf,
  rootOf,
} from './nodes.ts';

/** The few plain-DOM helpers that the reader needs; nothing here needs layout, styles or a browser. */

export const isElement = (node: Node | null | undefined): node is Element =>
  node != null && nodeType(node) === 1;
export const isText = (node: Node | null | undefined): node is Text => node != null && nodeType(node) === 3;

/** Lower-case tag name, whatever the document's mode. */
export const tagOf = (element: Element): string => localName(element).toLowerCase();

/** Elements that stand within a line of text. */
export const inlineTags: ReadonlySet<string> = new Set(
  'a abbr b cite em font i label mark small span strong sub sup time u'.split(' '),
);

/** White space that is shown as one space: HTML's own and the no-break and typographic ones. */
export const isSpace = (code: number): boolean =>
  code === 0x20 ||
  (code >= 0x09 && code <= 0x0d) ||
  code === 0xa0 ||
  (code >= 0x2000 && code <= 0x200a) ||
  code === 0x2028 ||
  code === 0x2029 ||
  code === 0x202f ||
  code === 0x205f ||
  code === 0x3000;

/** White space collapsed to single spaces, trimmed. */
export const tidy = (text: string | null | undefined): string =>
  (text ?? '').replace(/[\s\u00a0]+/g, ' ').trim();

/**
 * Letters and digits only, lower case, NFC: two captions are "the same" when their folds are. By ranges, because the
 * first use of a Unicode property costs a page more than all the rest of a reading.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^0-9a-zà-öø-\u1fff\u3040-\ud7ff\uf900-\ufaff]+/g, ' ')
    .trim();

/** Every element matching any of the selectors, in the selectors' order; none twice. */
export function all(root: ParentNode, selectors: readonly string[]): Element[] {
  const found = new Set<Element>();
  for (const selector of selectors) for (const element of findAll(root, selector)) found.add(element);
  return [...found];
}

/** The first `most` of a list. */
export const first = (most: number, list: Iterable<Element>): Element[] => [...list].slice(0, most);

/** Whether an element lies more than `most` levels deep. */
export function isDeeper(element: Element, most: number): boolean {
  let depth = 0;
  for (let at: Node | null = element; at !== null && depth <= most; at = parentOf(at)) depth++;
  return depth > most;
}

/**
 * Whether `a` comes before `b` in the document (an ancestor comes before what it holds). Done by hand, because the
 * DOM library of the command line goes by depth in `compareDocumentPosition`.
 */
export function precedes(a: Node, b: Node): boolean {
  if (a === b) return false;
  if (follows !== null) return follows(a, b);
  const above = (node: Node): Node[] => {
    const path: Node[] = [];
    for (let at: Node | null = node; at !== null; at = parentOf(at)) path.push(at);
    return path.reverse();
  };
  const [x, y] = [above(a), above(b)];
  let i = 0;
  while (i < x.length && i < y.length && x[i] === y[i]) i++;
  if (i === x.length) return true;
  if (i === y.length || i === 0) return false;
  for (let at: Node | null = x[i]!; at !== null; at = nextOf(at)) if (at === y[i]) return true;
  return false;
}

/** Whether an element is one of `boxes` or stands in one. */
export function within(element: Element | null, boxes: ReadonlySet<Element>): boolean {
  for (let at = element; at !== null; at = parentElementOf(at)) if (boxes.has(at)) return true;
  return false;
}

/** The nearest element that holds both nodes. */
export function commonAncestor(a: Node, b: Node): Element | null {
  let node: Node | null = a;
  while (node !== null && !holds(node, b)) node = parentOf(node);
  return isElement(node) ? node : null;
}

/** The document's `<body>`, or its root where it has none; read without letting a DOM library create one. */
export const bodyOf = (document: Document): Element | null => find(document, 'body') ?? rootOf(document);
