/**
 * Ways through a document that its page cannot bend. `<form><input name="parentElement">` makes the form answer with
 * the input when it is asked for its parent, and `<img name="querySelector">` does the same to the document: every
 * property of a node is therefore read by the getter that stands in the browser's own prototype, and never as
 * `node.property`. A test holds the rooms that walk over documents to it.
 */

type Kind = 'Node' | 'Element' | 'HTMLElement' | 'Document';
type Method = (...args: never[]) => unknown;

/** What the prototype of `kind` says of `name`. Undefined in the DOM library of the command line, whose forms answer for themselves. */
function own(kind: Kind, name: PropertyKey): PropertyDescriptor | undefined {
  const type = (globalThis as unknown as Record<Kind, { prototype: object } | undefined>)[kind];
  return type === undefined ? undefined : Object.getOwnPropertyDescriptor(type.prototype, name);
}

function getter<Of extends Node, Name extends keyof Of>(kind: Kind, name: Name): (of: Of) => Of[Name] {
  const get = own(kind, name)?.get;
  return get === undefined ? (of) => of[name] : (of) => get.call(of) as Of[Name];
}

function method<Of extends Node, Name extends keyof Of>(
  kind: Kind,
  name: Name,
): Of[Name] extends Method ? (of: Of, ...args: Parameters<Of[Name]>) => ReturnType<Of[Name]> : never {
  const value = own(kind, name)?.value as Method | undefined;
  const call = (of: Of, ...args: never[]) => (value ?? (of[name] as Method)).apply(of, args);
  return call as unknown as ReturnType<typeof method<Of, Name>>;
}

export const nodeType = getter<Node, 'nodeType'>('Node', 'nodeType');
export const parentOf = getter<Node, 'parentNode'>('Node', 'parentNode');
export const parentElementOf = getter<Node, 'parentElement'>('Node', 'parentElement');
export const childrenOf = getter<Node, 'childNodes'>('Node', 'childNodes');
export const firstChildOf = getter<Node, 'firstChild'>('Node', 'firstChild');
export const lastChildOf = getter<Node, 'lastChild'>('Node', 'lastChild');
export const nextOf = getter<Node, 'nextSibling'>('Node', 'nextSibling');
export const previousOf = getter<Node, 'previousSibling'>('Node', 'previousSibling');
const textContent = getter<Node, 'textContent'>('Node', 'textContent');
/** The text within a node; '' without one. */
export const textOf = (of: Node | null): string => (of === null ? '' : (textContent(of) ?? ''));
export const documentOf = getter<Node, 'ownerDocument'>('Node', 'ownerDocument');
export const isInDocument = getter<Node, 'isConnected'>('Node', 'isConnected');
export const holds = method<Node, 'contains'>('Node', 'contains');

const position = own('Node', 'compareDocumentPosition')?.value as ((other: Node) => number) | undefined;
/** Whether `b` comes after `a` in the document; null where only walking tells (`precedes`). */
export const follows: ((a: Node, b: Node) => boolean) | null =
  position === undefined ? null : (a, b) => (position.call(a, b) & 5) === 4;

export const localName = getter<Element, 'localName'>('Element', 'localName');
const getAttribute = method<Element, 'getAttribute'>('Element', 'getAttribute');
/** An attribute's value; null without the attribute or without an element. */
export const attribute = (of: Element | null, name: string): string | null =>
  of === null ? null : getAttribute(of, name);
export const hasAttribute = method<Element, 'hasAttribute'>('Element', 'hasAttribute');
export const scrollHeightOf = getter<Element, 'scrollHeight'>('Element', 'scrollHeight');
export const clientHeightOf = getter<Element, 'clientHeight'>('Element', 'clientHeight');
export const scrollIntoView = method<Element, 'scrollIntoView'>('Element', 'scrollIntoView');
export const closest: (of: Element, selectors: string) => Element | null = method<Element, 'closest'>(
  'Element',
  'closest',
);

export const styleOf = getter<HTMLElement, 'style'>('HTMLElement', 'style');

export const rootOf = getter<Document, 'documentElement'>('Document', 'documentElement');
/** The window that shows a document; null for one that no window shows. */
export const viewOf = getter<Document, 'defaultView'>('Document', 'defaultView');
export const contentTypeOf = getter<Document, 'contentType'>('Document', 'contentType');
export const isHidden = getter<Document, 'hidden'>('Document', 'hidden');
export const newRange = method<Document, 'createRange'>('Document', 'createRange');

type One = (of: ParentNode, selectors: string) => Element | null;
type Every = (of: ParentNode, selectors: string) => ArrayLike<Element> & Iterable<Element>;
const finders = (kind: Kind) => ({
  one: method<Element, 'querySelector'>(kind, 'querySelector') as unknown as One,
  every: method<Element, 'querySelectorAll'>(kind, 'querySelectorAll') as unknown as Every,
});
const inElement = finders('Element');
const inDocument = finders('Document');
const findersFor = (of: ParentNode) => (nodeType(of) === 9 ? inDocument : inElement);

/** `querySelector`. */
export const find: One = (of, selectors) => findersFor(of).one(of, selectors);
/** `querySelectorAll`. */
export const findAll: Every = (of, selectors) => findersFor(of).every(of, selectors);
