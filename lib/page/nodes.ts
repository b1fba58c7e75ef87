/**
 * Ways through a document that its page cannot bend. `<form><input name="parentElement">` makes the form answer with
 * the input when it is asked for its parent, and `<img name="querySelector">` does the same to the document: every
 * property of a node is therefore read by the getter that stands in the browser's own prototype, and never as
 * `node.property`. A test holds the rooms that walk over documents to it.
 */

type Method = (...args: never[]) => unknown;

const kinds = ['Node', 'Element', 'Document', 'HTMLElement'] as const;

/** What the browser's own prototypes say of `name`. Undefined in the DOM library of the command line, whose forms answer for themselves. */
function own(name: PropertyKey): PropertyDescriptor | undefined {
  const scope = globalThis as unknown as Record<(typeof kinds)[number], { prototype: object } | undefined>;
  const kind = kinds.find((one) => scope[one] !== undefined && Object.hasOwn(scope[one].prototype, name));
  return kind === undefined ? kind : Object.getOwnPropertyDescriptor(scope[kind]?.prototype, name);
}

function getter<Of extends Node, Name extends keyof Of>(name: Name): (of: Of) => Of[Name] {
  const get = own(name)?.get;
  return get === undefined ? (of) => of[name] : (of) => get.call(of) as Of[Name];
}

type Called<Of extends Node, Name extends keyof Of> = Of[Name] extends Method
  ? (of: Of, ...args: Parameters<Of[Name]>) => ReturnType<Of[Name]>
  : never;

function method<Of extends Node, Name extends keyof Of>(name: Name): Called<Of, Name> {
  const value = own(name)?.value as Method | undefined;
  return ((of: Of, ...args: never[]) => (value ?? (of[name] as Method)).apply(of, args)) as unknown as Called<
    Of,
    Name
  >;
}

export const nodeType = /* @__PURE__ */ getter<Node, 'nodeType'>('nodeType');
export const parentOf = /* @__PURE__ */ getter<Node, 'parentNode'>('parentNode');
export const parentElementOf = /* @__PURE__ */ getter<Node, 'parentElement'>('parentElement');
export const childrenOf = /* @__PURE__ */ getter<Node, 'childNodes'>('childNodes');
export const nextOf = /* @__PURE__ */ getter<Node, 'nextSibling'>('nextSibling');
const textContent = /* @__PURE__ */ getter<Node, 'textContent'>('textContent');
/** The text within a node; '' without one. */
export const textOf = (of: Node | null): string => (of === null ? '' : (textContent(of) ?? ''));
export const documentOf = /* @__PURE__ */ getter<Node, 'ownerDocument'>('ownerDocument');
export const isInDocument = /* @__PURE__ */ getter<Node, 'isConnected'>('isConnected');
export const holds = /* @__PURE__ */ method<Node, 'contains'>('contains');

const position = own('compareDocumentPosition')?.value as ((other: Node) => number) | undefined;
/** Whether `b` comes after `a` in the document; null where only walking tells (`precedes`). */
export const follows: ((a: Node, b: Node) => boolean) | null =
  position === undefined ? null : (a, b) => (position.call(a, b) & 5) === 4;

export const localName = /* @__PURE__ */ getter<Element, 'localName'>('localName');
const getAttribute = /* @__PURE__ */ method<Element, 'getAttribute'>('getAttribute');
/** An attribute's value; null without the attribute or without an element. */
export const attribute = (of: Element | null, name: string): string | null =>
  of === null ? null : getAttribute(of, name);
export const hasAttribute = /* @__PURE__ */ method<Element, 'hasAttribute'>('hasAttribute');
export const scrollHeightOf = /* @__PURE__ */ getter<Element, 'scrollHeight'>('scrollHeight');
export const clientHeightOf = /* @__PURE__ */ getter<Element, 'clientHeight'>('clientHeight');
export const scrollIntoView = /* @__PURE__ */ method<Element, 'scrollIntoView'>('scrollIntoView');
export const boxOf = /* @__PURE__ */ method<Element, 'getBoundingClientRect'>('getBoundingClientRect');
/** Whether an element is laid out at all; not so in a box that is folded up. */
export const isLaidOut = /* @__PURE__ */ method<Element, 'checkVisibility'>('checkVisibility');
export const closest: (of: Element, selectors: string) => Element | null = /* @__PURE__ */ method<
  Element,
  'closest'
>('closest');

export const styleOf = /* @__PURE__ */ getter<HTMLElement, 'style'>('style');

export const rootOf = /* @__PURE__ */ getter<Document, 'documentElement'>('documentElement');
/** The window that shows a document; null for one that no window shows. */
export const viewOf = /* @__PURE__ */ getter<Document, 'defaultView'>('defaultView');
export const contentTypeOf = /* @__PURE__ */ getter<Document, 'contentType'>('contentType');
export const isHidden = /* @__PURE__ */ getter<Document, 'hidden'>('hidden');
export const newRange = /* @__PURE__ */ method<Document, 'createRange'>('createRange');

const caretPosition = own('caretPositionFromPoint')?.value as
  | ((x: number, y: number) => { offsetNode: Node; offset: number } | null)
  | undefined;
const caretRange = own('caretRangeFromPoint')?.value as ((x: number, y: number) => Range | null) | undefined;
/** The place in the text under a point of the viewport, as the caret would stand; null where there is none. */
export function caretAt(of: Document, x: number, y: number): { node: Node; offset: number } | null {
  const position = caretPosition?.call(of, x, y);
  if (position) return { node: position.offsetNode, offset: position.offset };
  const range = caretRange?.call(of, x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}

const querySelector = method<Element, 'querySelector'>('querySelector');
const querySelectorAll = method<Element, 'querySelectorAll'>('querySelectorAll');
const below = (of: ParentNode): Element => (nodeType(of) === 9 ? rootOf(of as Document) : (of as Element));
/** `querySelector`, below the root of a document. */
export const find = (of: ParentNode, selectors: string): Element | null =>
  querySelector(below(of), selectors);
/** `querySelectorAll`, below the root of a document. */
export const findAll = (of: ParentNode, selectors: string): NodeListOf<Element> =>
  querySelectorAll(below(of), selectors);
