import { bodyOf } from '../../lib/page/dom.ts';
import {
  clientHeightOf,
  isHidden,
  parentElementOf,
  scrollHeightOf,
  scrollIntoView,
} from '../../lib/page/nodes.ts';

/** The nearest ancestor that scrolls by itself, not counting the page. */
function innerScroller(element: Element): Element | null {
  const body = bodyOf(document);
  for (let at: Element | null = element; at !== null && at !== body; at = parentElementOf(at)) {
    if (scrollHeightOf(at) > clientHeightOf(at) + 1 && /auto|scroll/.test(getComputedStyle(at).overflowY))
      return at;
  }
  return null;
}

/** Scrolls a range to the middle of the window, at once for readers who asked for less motion. False when it is not shown at all. */
export function reveal(range: Range): boolean {
  const box = range.getBoundingClientRect();
  const element = parentElementOf(range.startContainer);
  if (element === null || (box.width === 0 && box.height === 0)) return false;
  // Firefox never ends a smooth scroll in a tab that is out of sight.
  const still = isHidden(document) || matchMedia('(prefers-reduced-motion: reduce)').matches;
  const behavior = still ? 'instant' : 'smooth';
  if (innerScroller(element) !== null) scrollIntoView(element, { block: 'center', behavior });
  else scrollBy({ top: box.top + box.height / 2 - innerHeight / 2, behavior });
  return true;
}
