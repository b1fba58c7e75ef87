/**
 * Paints marks over the page as CSS custom highlights: the registry holds ranges, the document is not touched.
 * Highlights are a property of the whole document, and the page's own scripts read them: what is painted, and when,
 * follows from the page's own text, but for the one place that the reader asks for (`flash`), which looks the same
 * whatever it is.
 */
import type { Mark } from '../messaging/protocol.ts';
import { caretAt } from '../page/nodes.ts';
import type { TextMap } from '../page/textmap.ts';

/** Later layers are painted over earlier ones. */
const LAYERS = ['official', 'figure', 'alarm', 'flash'] as const;
type Layer = (typeof LAYERS)[number];
const nameOf = (layer: Layer) => `doi-chieu-${layer}`;

/** The part of `Highlight` that is used; `add` is called for its effect only (Firefox 140 returns nothing). */
interface HighlightLike {
  priority: number;
  add(range: AbstractRange): unknown;
  delete(range: AbstractRange): boolean;
  clear(): void;
}
interface RegistryLike {
  get(name: string): HighlightLike | undefined;
  set(name: string, highlight: HighlightLike): unknown;
  delete(name: string): boolean;
}

/** What painting needs of a browser; a test hands in its own. */
export interface PaintSurface {
  /** Null where the browser has no custom highlights: nothing is painted then. */
  registry: RegistryLike | null;
  createHighlight(): HighlightLike;
  /** The place in the text under a point of the viewport, as the caret would stand; null where there is none. */
  caretAt(x: number, y: number): { node: Node; offset: number } | null;
  setTimeout(handler: () => void, milliseconds: number): unknown;
}

/** The running document as a surface. */
export function browserSurface(document: Document): PaintSurface {
  const scope = globalThis as unknown as {
    CSS?: { highlights?: RegistryLike };
    Highlight?: new () => HighlightLike;
  };
  const registry = scope.Highlight === undefined ? null : (scope.CSS?.highlights ?? null);
  return {
    registry,
    createHighlight: () => new scope.Highlight!(),
    caretAt: (x, y) => caretAt(document, x, y),
    setTimeout: (handler, milliseconds) => setTimeout(handler, milliseconds),
  };
}

/** The mark whose span holds a text offset; of several the shortest. A caret may stand at either end of a span. */
export function markAtOffset(marks: readonly Mark[], offset: number): Mark | null {
  let best: Mark | null = null;
  let rank = Number.POSITIVE_INFINITY;
  for (const mark of marks) {
    if (offset < mark.start || offset > mark.end) continue;
    // A span that only ends here loses against one that holds the next character.
    const own = mark.end - mark.start + (offset === mark.end ? 1_000_000 : 0);
    if (own < rank) {
      best = mark;
      rank = own;
    }
  }
  return best;
}

/** A mark by its id, or a span of the article's text. */
export type Spot = string | { start: number; end: number };

export class Painter {
  #surface: PaintSurface;
  #layers = new Map<Layer, HighlightLike>();
  #marks: readonly Mark[] = [];
  #map: TextMap | null = null;
  #flashed: Range | null = null;
  #painted = 0;
  /** What is painted: the marks and their text. */
  #key = '';

  constructor(surface: PaintSurface) {
    this.#surface = surface;
  }

  /**
   * Replaces what is painted. A mark whose text has no place in the document is left out. Returns how many are painted.
   * The same marks over the same text are left as they are: a page that counts its highlights' ranges does not learn
   * that it was asked for again.
   */
  paint(marks: readonly Mark[], map: TextMap): number {
    const key = JSON.stringify([marks, map.text]);
    const stands = key === this.#key && this.#map?.isIntact();
    this.#key = key;
    this.#map = map;
    if (stands) {
      this.assert();
      return this.#painted;
    }
    this.#wipe();
    this.#marks = marks;
    if (this.#surface.registry === null) return 0;
    let painted = 0;
    for (const mark of marks) {
      const range = map.toRange(mark.start, mark.end);
      if (range === null) continue;
      this.#layer(mark.kind).add(range);
      painted++;
    }
    this.#painted = painted;
    this.assert();
    return painted;
  }

  /** Takes every highlight of ours away; another script's under the same name (a newer copy of this one) stays. */
  clear(): void {
    this.#wipe();
    this.#marks = [];
    this.#map = null;
    this.#key = '';
    const { registry } = this.#surface;
    for (const [layer, highlight] of this.#layers)
      if (registry?.get(nameOf(layer)) === highlight) registry.delete(nameOf(layer));
  }

  /** Puts our highlights back where the page's scripts have taken them out of the registry. Cheap when nothing happened. */
  assert(): void {
    const { registry } = this.#surface;
    if (registry === null || this.#map === null) return;
    for (const [layer, highlight] of this.#layers)
      if (registry.get(nameOf(layer)) !== highlight) registry.set(nameOf(layer), highlight);
  }

  /** Where a mark, or a span of the text, stands now; null for an unknown mark or where its text has gone from the document. */
  rangeOf(spot: Spot): Range | null {
    const mark = typeof spot === 'string' ? this.#marks.find(({ id }) => id === spot) : spot;
    return mark === undefined || this.#map === null ? null : this.#map.toRange(mark.start, mark.end);
  }

  /** Shows one place in the strong colour for a while; a second call moves it. */
  flash(spot: Spot, milliseconds: number): void {
    const range = this.rangeOf(spot);
    if (range === null || this.#surface.registry === null) return;
    const layer = this.#layer('flash');
    layer.clear();
    layer.add(range);
    this.#flashed = range;
    this.assert();
    this.#surface.setTimeout(() => {
      if (this.#flashed === range) layer.clear();
    }, milliseconds);
  }

  /**
   * The id of the mark painted under a point of the viewport, or null: where the caret would stand, which counts only
   * when the point lies within the mark's own boxes.
   */
  markAt(x: number, y: number): string | null {
    if (this.#surface.registry === null || this.#map === null) return null;
    const caret = this.#surface.caretAt(x, y);
    const offset = caret === null ? null : this.#map.toOffset(caret.node, caret.offset);
    const mark = offset === null ? null : markAtOffset(this.#marks, offset);
    // The same person may be marked many times over: the place is that of this mark.
    return mark !== null && lies(this.#map.toRange(mark.start, mark.end), x, y) ? mark.id : null;
  }

  #layer(layer: Layer): HighlightLike {
    let highlight = this.#layers.get(layer);
    if (highlight === undefined) {
      highlight = this.#surface.createHighlight();
      highlight.priority = LAYERS.indexOf(layer);
      this.#layers.set(layer, highlight);
    }
    return highlight;
  }

  #wipe(): void {
    for (const highlight of this.#layers.values()) highlight.clear();
    this.#flashed = null;
  }
}

function lies(range: Range | null, x: number, y: number): boolean {
  for (const box of range?.getClientRects() ?? [])
    if (x >= box.left - 1 && x <= box.right + 1 && y >= box.top - 1 && y <= box.bottom + 1) return true;
  return false;
}
