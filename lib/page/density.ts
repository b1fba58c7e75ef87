import { inlineTags, isElement, isText, tagOf, within } from './dom.ts';
import { childrenOf, findAll, parentElementOf, textOf } from './nodes.ts';
import { inFrame } from './noise.ts';
import type { RawBlock } from './segment.ts';

const CONTAINERS = new Set(['div', 'article', 'section', 'main', 'td', 'center']);

/** What a publisher says of itself below its pages. */
const IMPRINT =
  /giấy phép|tổng biên tập|cơ quan (?:chủ quản|của)|t(?:òa|oà) soạn|ghi rõ nguồn|bản quyền|điện thoại|hotline|e-?mail/i;

/** Characters of running text directly in an element (inline children counted), without links. */
function ownProse(element: Element): number {
  let length = 0;
  const walk = (node: Node, depth: number): void => {
    for (const child of childrenOf(node)) {
      if (isText(child)) length += child.data.trim().length;
      else if (isElement(child) && depth < 8) {
        const tag = tagOf(child);
        if (tag !== 'a' && inlineTags.has(tag)) walk(child, depth + 1);
      }
    }
  };
  walk(element, 0);
  return length;
}

/**
 * Finds the element that holds most of a page's running text: every paragraph of 60 characters or more counts
 * for the element it stands in, half for the next one up. Null when nothing has three such paragraphs or `least`
 * characters. Looks at no names, so it is the last resort. What stands in one of `boxes` does not count.
 */
export function densest(root: Element, least: number, boxes: ReadonlySet<Element>): Element | null {
  const scores = new Map<Element, { length: number; paragraphs: number }>();
  const give = (element: Element | null, length: number, paragraphs: number) => {
    if (element === null || !CONTAINERS.has(tagOf(element))) return;
    const score = scores.get(element) ?? { length: 0, paragraphs: 0 };
    score.length += length;
    score.paragraphs += paragraphs;
    scores.set(element, score);
  };
  let seen = 0;
  for (const element of findAll(root, 'p, div, td, section, li')) {
    if (++seen > 20_000) break;
    const length = ownProse(element);
    if (length < 60 || inFrame(element) || (length < 300 && IMPRINT.test(textOf(element)))) continue;
    if (within(element, boxes)) continue;
    const parent = parentElementOf(element);
    give(parent, length, 1);
    give(parent && parentElementOf(parent), length / 2, 0.5);
    // A text cut by line breaks instead of paragraphs stands in its own box.
    if (length > least * 1.5) give(element, length, 3);
  }
  let best: Element | null = null;
  let top = 0;
  for (const [element, score] of scores) {
    if (score.paragraphs < 3 && score.length < least) continue;
    if (score.length > top) {
      top = score.length;
      best = element;
    }
  }
  return best;
}

/**
 * Whether blocks, in their order, are a list of other articles: most of what is prose follows a linked headline, and the
 * first of it does. Links that stand together within a text make no list.
 */
export function isListing(blocks: readonly RawBlock[]): boolean {
  const isLink = ({ text, links }: RawBlock) => text.length >= 15 && links >= text.length * 0.8;
  let teasers = 0;
  let prose = 0;
  let begins = false;
  blocks.forEach((block, i) => {
    const next = blocks[i + 1];
    if (isLink(block)) {
      teasers += next === undefined || isLink(next) ? 0 : 1;
      begins ||= prose === 0;
    } else if (block.text.length >= 40) prose++;
  });
  return teasers >= 3 && teasers >= prose * (begins ? 0.4 : 0.6);
}
