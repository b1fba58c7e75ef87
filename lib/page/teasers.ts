import { inlineTags, tagOf, tidy } from './dom.ts';
import { attribute, findAll, parentElementOf, textOf } from './nodes.ts';

/** Shorter links are menus, tags, authors; a headline has some words. */
const HEADLINE = /^(?=.{20})(?:\S+ ){3}\S/;
const DAY = /\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?20\d\d/;
const HEADING = /^h[1-4]$/;
/** Inline elements around a link that are looked through. */
const LEVELS = 20;
/** Characters that may be measured in any page. */
const MEASURED = 100_000;
/** A block longer than this is running text, whatever it begins with. */
const MAX_BLOCK = 3000;
/** Prose beside the headline: a teaser has no more, an article that is shown whole below another has. */
const MAX_PROSE = 1100;
/** No link leads there. */
const MANY = '#';

/** The nearest element around a link that is a block of its own. */
function blockOf(link: Element): Element {
  let at = parentElementOf(link) ?? link;
  for (let i = 0; i < LEVELS && inlineTags.has(tagOf(at)); i++) at = parentElementOf(at) ?? at;
  return at;
}

/**
 * The elements of a page that each show another article: a headline that is a link at its beginning, alone or with date,
 * picture and summary, and at least one neighbour of the same shape (or a heading of its own). `isOwn` says of an address
 * as written whether it is the page's own. Linear in the size of the page.
 */
export function teasersIn(page: Element, isOwn: (href: string) => boolean): Set<Element> {
  const texts = new Map<Element, string>();
  // Blocks within blocks, each measured anew: a page of nothing else would never be done.
  let measurable = MEASURED + textOf(page).length * 40;
  const textIn = (element: Element): string => {
    let text = texts.get(element);
    if (text === undefined) {
      text = tidy(textOf(element));
      measurable -= text.length;
      texts.set(element, text);
    }
    return text;
  };
  /** Of every element around headlines the one address that they lead to, or `MANY`. */
  const leads = new Map<Element, string>();
  const headlines: { link: Element; href: string }[] = [];
  for (const link of findAll(page, 'a[href]')) {
    if (measurable < 0) break;
    const href = (attribute(link, 'href') ?? '').replace(/#.*/, '');
    const text = textIn(link);
    if (!HEADLINE.test(text) || href === '' || /^(?:javascript|mailto|tel):/i.test(href) || isOwn(href))
      continue;
    const block = textIn(blockOf(link));
    if (block.length > MAX_BLOCK) continue;
    const at = block.indexOf(text);
    // What goes on in small letters is a sentence in which the link stands.
    if (at > 30 || /^\s*[a-zà-ỹ,;)]/.test(block.slice(at + text.length))) continue;
    headlines.push({ link, href });
    for (let up: Element | null = link; up !== null; up = parentElementOf(up)) {
      const other = leads.get(up);
      if (other === MANY || other === href) break;
      leads.set(up, other === undefined ? href : MANY);
    }
  }
  /** The largest element around a headline that leads nowhere else, with its length of prose. */
  const items = new Map<Element, Element>();
  const shapes = new Map<Element | null, Map<string, number>>();
  const shapeOf = (item: Element) =>
    `${tagOf(item)} ${(attribute(item, 'class') ?? '').trim().split(/\s/)[0]}`;
  for (const { link, href } of headlines) {
    let item = link;
    while (item !== page) {
      const up = parentElementOf(item);
      if (up === null || leads.get(up) !== href) break;
      item = up;
    }
    if (items.has(item)) continue;
    items.set(item, link);
    const parent = parentElementOf(item);
    const beside = shapes.get(parent) ?? new Map<string, number>();
    shapes.set(parent, beside.set(shapeOf(item), (beside.get(shapeOf(item)) ?? 0) + 1));
  }
  const teasers = new Set<Element>();
  for (const [item, link] of items) {
    const text = textIn(item);
    const headline = textIn(link);
    let prose = text.length;
    for (const each of tagOf(item) === 'a' ? [item] : findAll(item, 'a[href]')) {
      if (prose < 15) break;
      prose -= textIn(each).length;
    }
    // What is nothing but a headline is left to those who look at links among the text.
    if (prose < 15 || prose > MAX_PROSE || text.indexOf(headline) > 120) continue;
    const isRow = tagOf(item) === 'tr';
    // A row whose name is a link may be one of data.
    if (isRow && !DAY.test(text) && prose < 80) continue;
    const alike = shapes.get(parentElementOf(item))?.get(shapeOf(item)) ?? 0;
    let isHeading = false;
    for (let at: Element | null = link; at !== null && at !== item; at = parentElementOf(at))
      if (HEADING.test(tagOf(at))) isHeading = true;
    if (alike >= 2 || (isHeading && items.size >= 3)) teasers.add(item);
  }
  return teasers;
}
