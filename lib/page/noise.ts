import { all } from './dom.ts';
import { attribute, closest, find, findAll, parentElementOf, textOf } from './nodes.ts';
import { hiddenWithin } from './shown.ts';

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
 * Words that name a box of other people's or other articles' text, as whole words of a class or id:
 * `article-relate`, `sda_middle ads_middle`, `comment-wrap`.
 */
const OTHERS =
  /(?:^|[\s_-])(?:related?|relates|relation|relatednews|lienquan|ads?|adv|advert|advertising|advertisement|banner|quangcao|sponsor|sponsored|comments?|cmt|binhluan|newsletter|subscribe|sidebar|recommend|recommended|readmore|story)(?=$|[\s_-])/i;
/** Words that name a box of buttons. It is no text of the article, but date and author may stand in it: `author-share-top`. */
const BUTTONS =
  /(?:^|[\s_-])(?:share|sharing|social|tags?|keywords?|breadcrumbs?|toolbar|fb|zalo|rating|vote|pagination|copyright)(?=$|[\s_-])/i;
const PAIRS =
  /(?:tin-lien-quan|bai-lien-quan|quang-cao|binh-luan|same-category|other-news|tin-khac|most-read|most-view|doc-nhieu|xem-nhieu|author-box|link-news)/i;

/** Characters that may be measured in any page. */
const MEASURED = 100_000;

/** Boxes that were named, and what the page does not show, which is looked at when it is come to. */
class Noise extends Set<Element> {
  #hides: (element: Element) => boolean;

  constructor(root: Element, boxes: Iterable<Element>) {
    super(boxes);
    this.#hides = hiddenWithin(root);
  }

  /** Whether it is one of the boxes. */
  names(element: Element): boolean {
    return super.has(element);
  }

  override has(element: Element): boolean {
    return super.has(element) || this.#hides(element);
  }
}

/**
 * The elements within `root` that are boxes of other content: related articles, advertisements, tags, comments,
 * share buttons, hidden parts. A box that holds more than half of the root's text is kept, whatever it is called;
 * those in `boxes` never are. `withButtons` false keeps the boxes of buttons, for what is said in them.
 */
export function noiseIn(
  root: Element,
  extra: readonly string[],
  boxes: ReadonlySet<Element> = new Set(),
  withButtons = true,
): ReadonlySet<Element> {
  const noise = new Noise(root, boxes);
  const { length } = textOf(root);
  const limit = length / 2;
  // Boxes within boxes, each measured anew: a page of nothing else would never be done.
  let measurable = MEASURED + length * 40;
  const add = (element: Element) => {
    if (measurable < 0) return;
    // What stands in a box that is left out need not be measured again.
    const parent = parentElementOf(element);
    if (parent !== null && noise.names(parent)) return;
    const own = textOf(element).length;
    measurable -= own;
    if (own <= limit) noise.add(element);
  };
  for (const element of all(root, [...NOISE, ...extra])) add(element);
  for (const element of findAll(root, '[class], [id]')) {
    if (isNamedSo(element, withButtons)) add(element);
  }
  return noise;
}

function isNamedSo(element: Element, withButtons: boolean): boolean {
  const names = `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`;
  return (
    names.length > 1 &&
    names.length < 500 &&
    (OTHERS.test(names) || PAIRS.test(names) || (withButtons && BUTTONS.test(names)))
  );
}

/** The page's frame: nothing in it is ever the article's title, date or author. */
const FRAME =
  'nav, aside, footer, [role="banner"], [role="navigation"], [role="complementary"], .sidebar, .header-top, .masthead, .logo, .breadcrumb, .breadcrumbs';

/** Whether an element belongs to the page's frame: masthead, menus, side columns, footer. */
export function inFrame(element: Element): boolean {
  if (closest(element, FRAME) !== null) return true;
  const header = closest(element, 'header');
  // A page's own header holds its menu or logo; an article's header holds the title.
  return (
    header !== null && closest(header, 'article, main') === null && find(header, 'nav, .logo, .menu') !== null
  );
}

/** Boxes around an element that are looked at. */
const LEVELS = 50;

/** Whether an element stands in a box of other articles: a comment, a related list, a teaser. A box with a title of its own is none. */
export function inNoise(element: Element, stop: Element, withButtons = true): boolean {
  let at: Element | null = element;
  for (let i = 0; i < LEVELS && at !== null && at !== stop; i++, at = parentElementOf(at))
    if (isNamedSo(at, withButtons) && find(at, 'h1') === null) return true;
  return false;
}
