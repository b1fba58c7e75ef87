import { all } from './dom.ts';

const NOISE = [
  '[type^="Related" i]',
  '[class*="relatedbox" i]',
  '[hidden]',
  '[style*="display:none" i]',
  '[style*="display: none" i]',
  '[role="navigation"]',
  '[role="complementary"]',
];

/**
 * Words that name a box which is no part of the article, as whole words of a class or id:
 * `article-relate`, `sda_middle ads_middle`, `tags-wrap`.
 */
const NOISE_WORDS =
  /(?:^|[\s_-])(?:related?|relates|relation|relatednews|lienquan|ads?|adv|advert|advertising|advertisement|banner|quangcao|sponsor|sponsored|share|sharing|social|comments?|cmt|binhluan|tags?|keywords?|breadcrumbs?|newsletter|subscribe|sidebar|recommend|recommended|readmore|toolbar|story|fb|zalo|rating|vote|pagination|copyright)(?=$|[\s_-])/i;
const NOISE_PAIRS =
  /(?:tin-lien-quan|bai-lien-quan|quang-cao|binh-luan|same-category|other-news|tin-khac|most-read|most-view|doc-nhieu|xem-nhieu|author-box|link-news)/i;

/**
 * The elements within `root` that are boxes of other content: related articles, advertisements, tags, comments,
 * share buttons, hidden parts. A box that holds more than half of the root's text is kept, whatever it is called.
 */
export function noiseIn(root: Element, extra: readonly string[]): Set<Element> {
  const noise = new Set<Element>();
  const limit = (root.textContent ?? '').length / 2;
  const add = (element: Element) => {
    // What stands in a box that is left out need not be measured again.
    if (element.parentElement !== null && noise.has(element.parentElement)) return;
    if ((element.textContent ?? '').length <= limit) noise.add(element);
  };
  for (const element of all(root, [...NOISE, ...extra])) add(element);
  for (const element of root.querySelectorAll('[class], [id]')) {
    const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
    if (names.length < 500 && (NOISE_WORDS.test(names) || NOISE_PAIRS.test(names))) add(element);
  }
  return noise;
}

/** The page's frame: nothing in it is ever the article's title, date or author. */
const FRAME =
  'nav, aside, footer, [role="banner"], [role="navigation"], [role="complementary"], .sidebar, .header-top, .masthead, .logo, .breadcrumb, .breadcrumbs';

/** Whether an element belongs to the page's frame: masthead, menus, side columns, footer. */
export function inFrame(element: Element): boolean {
  if (element.closest(FRAME) !== null) return true;
  const header = element.closest('header');
  // A page's own header holds its menu or logo; an article's header holds the title.
  return (
    header !== null &&
    header.closest('article, main') === null &&
    header.querySelector('nav, .logo, .menu') !== null
  );
}

/** Whether an element stands in a box of other articles: a comment, a related list, a teaser. A box with a title of its own is none. */
export function inNoise(element: Element, stop: Element): boolean {
  for (let at: Element | null = element; at !== null && at !== stop; at = at.parentElement) {
    const names = `${at.getAttribute('class') ?? ''} ${at.getAttribute('id') ?? ''}`;
    const named = names.length < 500 && (NOISE_WORDS.test(names) || NOISE_PAIRS.test(names));
    if (named && at.querySelector('h1') === null) return true;
  }
  return false;
}
