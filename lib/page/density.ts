import { isElement, isText, tagOf } from './dom.ts';
import { inFrame } from './noise.ts';

const CONTAINERS = new Set(['div', 'article', 'section', 'main', 'td', 'center']);

/** Characters of running text directly in an element (inline children counted), without links. */
function ownProse(element: Element): number {
  let length = 0;
  const walk = (node: Node, depth: number): void => {
    for (const child of node.childNodes) {
      if (isText(child)) length += child.data.trim().length;
      else if (isElement(child) && depth < 8) {
        const tag = tagOf(child);
        if (/^(?:span|b|strong|i|em|u|font|sup|sub|mark|small)$/.test(tag)) walk(child, depth + 1);
      }
    }
  };
  walk(element, 0);
  return length;
}

/**
 * Finds the element that holds most of a page's running text: every paragraph of 60 characters or more counts
 * for the element it stands in, half for the next one up. Null when nothing has three such paragraphs or 400
 * characters. Looks at no names, so it is the last resort.
 */
export function densest(root: Element): Element | null {
  const scores = new Map<Element, { length: number; paragraphs: number }>();
  const give = (element: Element | null, length: number, paragraphs: number) => {
    if (element === null || !CONTAINERS.has(tagOf(element))) return;
    const score = scores.get(element) ?? { length: 0, paragraphs: 0 };
    score.length += length;
    score.paragraphs += paragraphs;
    scores.set(element, score);
  };
  let seen = 0;
  for (const element of root.querySelectorAll('p, div, td, section, li')) {
    if (++seen > 20_000) break;
    const length = ownProse(element);
    if (length < 60 || inFrame(element)) continue;
    const parent = element.parentElement;
    give(parent, length, 1);
    give(parent?.parentElement ?? null, length / 2, 0.5);
    // A text cut by line breaks instead of paragraphs stands in its own box.
    if (length > 600) give(element, length, 3);
  }
  let best: Element | null = null;
  let top = 0;
  for (const [element, score] of scores) {
    if (score.paragraphs < 3 && score.length < 400) continue;
    if (score.length > top) {
      top = score.length;
      best = element;
    }
  }
  return best;
}

/** Whether an element is a list of other articles: as many linked headings as paragraphs of its own. */
export function isListing(element: Element, paragraphs: number): boolean {
  const headings = element.querySelectorAll('h2 a[href], h3 a[href], h4 a[href]').length;
  return headings >= 3 && headings >= paragraphs * 0.5;
}
