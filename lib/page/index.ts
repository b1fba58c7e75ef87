/** From a document to an `Article`: the only room that reads the DOM. */
import type { NoArticleReason } from '../messaging/protocol.ts';
import type { Article } from '../records.ts';
import { articleId, parseAddress, siteHost } from './address.ts';
import type { SaidDate } from './dates.ts';
import { decide } from './decide.ts';
import { densest, isListing } from './density.ts';
import {
  all,
  bodyOf,
  commonAncestor,
  first,
  fold,
  isDeeper,
  isElement,
  precedes,
  tidy,
  within,
} from './dom.ts';
import type { Metadata } from './metadata.ts';
import {
  attribute,
  childrenOf,
  closest,
  find,
  findAll,
  holds,
  localName,
  parentElementOf,
  textOf,
} from './nodes.ts';
import { inFrame, inNoise, noiseIn } from './noise.ts';
import { type RawBlock, segment, wholeBlock } from './segment.ts';
import type { Gathered, NoArticle } from './settle.ts';
import { familiesFor, generic, type SiteFamily } from './sites/index.ts';
import { teasersIn } from './teasers.ts';
import { dropStart, joinBlocks, keepStart, type TextMap } from './textmap.ts';

export type { TextMap } from './textmap.ts';

export type PageReading = (Gathered & { map: TextMap }) | NoArticle;

/** Running text shorter than this is no article yet. */
const MIN_PROSE = 40;
const MAX_TEXT = 1_900_000;
const MAX_ELEMENTS = 120_000;
/** Parsers make 512 levels at the most; scripts can make more. */
const MAX_DEPTH = 4000;
/** Boxes of one kind that are looked at. */
const MOST_BOXES = 40;
const MOST_HEADINGS = 400;
/** How many of the last blocks may be a byline. */
const TAIL = 4;
/** An article with more text than this says itself what is in the files that it links. */
const FEW_WORDS = 1500;
const MAX_BLOCKS = 20_000;
/** Of a publisher's name. */
const MAX_NAME = 300;
const NOTHING: ReadonlySet<Element> = new Set();

/**
 * Reads the article of a page, or says why there is none. `url` is where the page was found, '' when unknown.
 * Never throws, never changes the document. `Article.text` is the document's own text with white space
 * collapsed (not normalised otherwise), blocks joined by "\n"; `map` leads from it back to the text nodes.
 * `publisher` is as the page says it and `place` null: the catalogue tells both from the address. `publishedAt` and
 * `author` are null: `settled` finds them among what is handed on, outside of the page, and has the last word on whether
 * there is an article.
 */
export function readPage(document: Document, url: string): PageReading {
  try {
    return read(document, url);
  } catch {
    // A document so broken that the DOM itself fails must not take the page's script down.
    return { kind: 'none', reason: 'unreadable' };
  }
}

function read(document: Document, location: string): PageReading {
  const page = bodyOf(document);
  if (page === null) return none('empty');
  if (isTooLarge(page)) return none('unreadable');
  const promising = decide(document, location);
  if (promising === null) return none('not_article');
  const { verdict, url, metadata, movedOn } = promising;
  const isPromised = verdict !== 'maybe';
  const host = url === null ? '' : siteHost(url);
  const families = familiesFor(document, host);
  const isOwn = (href: string): boolean => {
    const to = parseAddress(href, url?.href);
    return to !== null && url !== null && to.pathname === url.pathname && to.search === url.search;
  };
  const boxes = teasersIn(page, isOwn);
  const found = findBody(page, families, isPromised, url, boxes);
  const missing = () =>
    none(!isPromised ? 'not_article' : documentsIn(page, boxes, url).length > 0 ? 'attached' : 'empty');
  if (found === null) return missing();
  const { family, body, more } = found;
  const publisherNames = [metadata.siteName, metadata.article?.publisher ?? '', host];

  const opening = openingOf(found.blocks);
  const title = findTitle(
    movedOn ? ownBox(body) : page,
    families,
    metadata,
    body,
    opening,
    publisherNames,
    boxes,
  );
  if (title.text === '') return missing();
  const last = more.at(-1) ?? body;
  const whole = commonAncestor(body, last) ?? body;
  const root = (title.element === null ? null : commonAncestor(title.element, whole)) ?? whole;
  const lead = findLead(root, families, title.element, body, opening, boxes);

  const skip = new Set<Element>();
  for (const element of [title.element, lead]) if (element !== null) skip.add(element);
  for (const element of all(body, family.date)) skip.add(element);
  const leadBlocks =
    lead === null
      ? []
      : segment(lead, noiseIn(lead, family.noise, boxes), NOTHING)
          .filter((block) => !isJunk(block))
          .map((block) => ({ ...block, kind: 'lead' as const }));
  if (leadBlocks[0] !== undefined) leadBlocks[0] = withoutPlaceline(leadBlocks[0]);
  let blocks = [body, ...more]
    .flatMap((part) => segment(part, noiseIn(part, family.noise, boxes), skip))
    .filter((block) => !isJunk(block));
  const lines: string[] = [];
  blocks = withoutHead(blocks, title.text, leadBlocks, lines);
  if (blocks[0] !== undefined && leadBlocks.length === 0) blocks[0] = asLead(blocks);
  const prose = blocks.filter((b) => b.kind !== 'caption');
  const length = prose.reduce((sum, b) => sum + b.text.length, 0);
  if (length < MIN_PROSE) return missing();

  const aside = new Set([title.element, lead, ...more].filter(isElement));
  if (!holds(body, opening) || title.element === null || !holds(body, title.element)) aside.add(body);
  /** Lines beside title and text, in which date and author may stand. */
  const around = segment(root, noiseIn(root, family.noise, boxes, false), aside).filter(
    (b) => b.text.length <= 120 && !inFrame(b.element),
  );
  const head =
    title.block === null ? [{ kind: 'headline' as const, text: title.text, runs: [] }] : [title.block];
  const parts = capped([...head, ...leadBlocks, ...blocks]);
  const joined = joinBlocks(parts, root);
  const dates = saidDates(root, metadata, url, family, title.element, lead, opening, boxes, around, lines);
  /** Other articles of the page, beside its menus and columns. */
  const others = [...boxes].filter((box) => !inFrame(box)).map((box) => textOf(box).length);
  const documents = length < FEW_WORDS ? documentsIn(root, boxes, url) : [];
  const article: Article = {
    id: url === null ? `url:page/${fold(title.text).replaceAll(' ', '-').slice(0, 200)}` : articleId(url),
    url: (url?.href ?? '').slice(0, 4000),
    title: title.text.slice(0, 2000),
    publisher: nameOfPublisher(host, metadata)?.slice(0, MAX_NAME) ?? null,
    publishedAt: null,
    publishedAtSource: null,
    ...(documents.length === 0 ? {} : { documents }),
    author: null,
    place: null,
    text: joined.text,
    blocks: joined.blocks,
  };
  return {
    kind: 'article',
    article,
    map: joined.map,
    dates,
    authors: {
      beside: saidAuthors(root, families, body, boxes),
      lines: around.map((b) => b.text).slice(0, 40),
      named: metadata.article?.authors ?? [],
      meta: metadata.authors,
      setOff: setOffIn(blocks, families).map((i) => i + head.length + leadBlocks.length),
    },
    verdict,
    isListed: others.length >= 3 && others.reduce((sum, n) => sum + n, 0) > length,
  };
}

/** Whether a page has more elements, or they lie deeper in each other, than any article's: a walk over it might not end. */
function isTooLarge(page: Element): boolean {
  const every = findAll(page, '*');
  if (every.length > MAX_ELEMENTS) return true;
  // What lies that deep has as many above it, and of those some are looked at.
  for (let i = MAX_DEPTH; i < every.length; i += 100) if (isDeeper(every[i]!, MAX_DEPTH)) return true;
  return false;
}

const none = (reason: NoArticleReason): PageReading => ({ kind: 'none', reason });

/** Files of texts and tables that a page links or shows, outside of its menus and of other articles. */
function documentsIn(
  root: Element,
  boxes: ReadonlySet<Element>,
  page: URL | null,
): { name: string; url: string }[] {
  const found = new Map<string, string>();
  for (const element of findAll(root, 'a[href], embed[src], iframe[src], object[data]')) {
    const said = ['href', 'src', 'data']
      .map((name) => attribute(element, name) ?? '')
      .find((to) => to !== '');
    const url = parseAddress(said, page?.href)?.href ?? '';
    const file = /[^/]*\.(?:pdf|docx?|xlsx?)(?=$|[?#&])/i.exec(url)?.[0];
    if (file === undefined || url.length > 4000 || inFrame(element) || within(element, boxes)) continue;
    if (found.size < 5) found.set(url, (tidy(textOf(element)) || file).slice(0, 300));
  }
  return [...found].map(([url, name]) => ({ name, url }));
}

/** Where the running text begins: the first long paragraph, so that a title or date within the text's box lies before it. */
function openingOf(blocks: readonly RawBlock[]): Node {
  const isHeading = (block: RawBlock) => /^h\d$/i.test(localName(block.element));
  const first = blocks.find((b) => b.kind === 'paragraph' && b.text.length >= 80 && !isHeading(b));
  return (first ?? blocks.find((b) => !isHeading(b)) ?? blocks[0]!).runs[0]!.node;
}

const proseOf = (blocks: readonly RawBlock[]): number =>
  blocks.reduce((sum, b) => (b.kind === 'caption' ? sum : sum + b.text.length - b.links), 0);

interface Body {
  family: SiteFamily;
  body: Element;
  /** Read without the title and lead left out; never empty. */
  blocks: RawBlock[];
  isList: boolean;
  /** Boxes of the same kind beside it in which the text goes on. */
  more: Element[];
}

/** The element that holds the article's text: by the families' selectors, else the densest text of the page. */
function findBody(
  page: Element,
  families: readonly SiteFamily[],
  isPromised: boolean,
  url: URL | null,
  boxes: ReadonlySet<Element>,
): Body | null {
  const number = /\d{5,}(?=[^/]*$)/.exec(url?.pathname ?? '')?.[0];
  /** Of a page that goes on with the next articles: whether a box bears the number of the one in the address. */
  const isNamed = (element: Element) =>
    number !== undefined &&
    closest(element, `[data-id*="${number}"],[data-url*="${number}"],[data-href*="${number}"]`) !== null;
  const headings = first(MOST_HEADINGS, findAll(page, 'h1'));
  const isNext = (a: Element, b: Element) =>
    headings.some((h) => precedes(a, h) && !holds(a, h) && precedes(h, b));
  const read = (body: Element, family: SiteFamily): Body => {
    const all = segment(body, noiseIn(body, family.noise, boxes), NOTHING);
    const blocks = all.filter((b) => !isJunk(b) && b.runs.length > 0);
    return { family, body, blocks, isList: isListing(all), more: [] };
  };
  let empty = false;
  for (const family of families) {
    for (const selector of family.body) {
      let best: Body | null = null;
      const readings: Body[] = [];
      for (const element of first(MOST_BOXES, findAll(page, selector))) {
        if (inFrame(element) || within(element, boxes) || inNoise(parentElementOf(element) ?? page, page))
          continue;
        const body = read(element, family);
        if (isNamed(element) && body.blocks.length > 0) {
          best = body;
          break;
        }
        // The text after a second headline is another article, however long it is.
        if (best !== null && best.blocks.length > 0 && isNext(best.body, element)) continue;
        if (best === null || proseOf(body.blocks) > proseOf(best.blocks)) best = body;
        readings.push(body);
      }
      if (best === null) continue;
      best = joined(best, readings);
      const prose = proseOf(best.blocks);
      if (prose >= (isPromised ? MIN_PROSE : 120) && !best.isList) return best;
      // The article's own box is there and (still) empty: no other text of the page is the article.
      if (family !== generic && prose < MIN_PROSE && family.articlePath !== undefined) empty = true;
    }
  }
  if (empty) return null;
  const element = densest(page, 150, boxes);
  if (element === null) return null;
  const family = families[0] ?? generic;
  const body = read(element, family);
  if (proseOf(body.blocks) < 120 || body.isList) return null;
  const parent = parentElementOf(element);
  const named =
    parent !== null && attribute(element, 'class')
      ? first(MOST_BOXES, [...childrenOf(parent)].filter(isElement))
      : [element];
  const beside = named.filter((e) => !inFrame(e) && !within(e, boxes) && !inNoise(e, page));
  return joined(
    body,
    beside.map((e) => (e === element ? body : read(e, family))),
  );
}

/** A body with the boxes of the same name beside it: a text that goes on below an advertisement. */
function joined(best: Body, readings: readonly Body[]): Body {
  const { body } = best;
  const parts = readings.filter(
    (other) =>
      other.blocks.length > 0 &&
      parentElementOf(other.body) === parentElementOf(body) &&
      attribute(other.body, 'class') === attribute(body, 'class'),
  );
  const [first, ...rest] = parts;
  if (first === undefined || !parts.includes(best) || parts.length > 6) return best;
  return {
    ...best,
    body: first.body,
    blocks: parts.flatMap((part) => part.blocks),
    more: rest.map((part) => part.body),
  };
}

/** The smallest box around a text that has a headline. */
function ownBox(body: Element): Element {
  let box = body;
  while (find(box, 'h1') === null) {
    const parent = parentElementOf(box);
    if (parent === null) break;
    box = parent;
  }
  return box;
}

interface Title {
  text: string;
  element: Element | null;
  block: RawBlock | null;
}

/** What stands beside the words of a headline within its element. */
const TIMES = ['time', 'small', '[class*="time" i]', '[class*="date" i]'];

/** A headline without the time that is glued to its end. */
function untimed(block: RawBlock | null): RawBlock | null {
  const time =
    /[\s(|–-]+(?:\d{1,2}[:h]\d\d,?\s[–-]?\s?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4},?\s[|–-]?\s?\d{1,2}[:h]\d\d)[\s)]*$/.exec(
      block?.text ?? '',
    );
  return block === null || time === null || time.index < 6 ? block : keepStart(block, time.index);
}

/** The headline: an element that says what the page says of itself, else the last heading before the text. Never the logo. */
function findTitle(
  page: Element,
  families: readonly SiteFamily[],
  metadata: Metadata,
  body: Element,
  opening: Node,
  publisherNames: readonly string[],
  boxes: ReadonlySet<Element>,
): Title {
  const wanted = [metadata.article?.headline ?? '', metadata.title].map(fold).filter((w) => w.length >= 8);
  const names = new Set(publisherNames.map(fold));
  const read = (element: Element): Title | null => {
    if (
      inFrame(element) ||
      within(element, boxes) ||
      holds(element, opening) ||
      /logo/i.test(attribute(element, 'class') ?? '')
    )
      return null;
    const link = find(element, 'a[href]');
    if (link !== null && /^(?:https?:\/\/[^/]+)?\/?$/i.test(attribute(link, 'href') ?? '')) return null;
    const block = untimed(wholeBlock(element, 'headline', noiseIn(element, TIMES)));
    if (block === null || block.text.length < 6 || block.text.length > 600 || names.has(fold(block.text)))
      return null;
    return { text: block.text, element, block };
  };
  const agrees = (title: Title): boolean => {
    const key = fold(title.text);
    return wanted.some(
      (w) => w === key || (key.length >= 12 && w.startsWith(key)) || (w.length >= 30 && key.startsWith(w)),
    );
  };
  const ofFamilies = first(
    MOST_HEADINGS,
    all(
      page,
      families.flatMap((f) => f.title),
    ),
  )
    .map(read)
    .filter((t) => t !== null);
  const headings = first(MOST_HEADINGS, findAll(page, 'h1'))
    .map(read)
    .filter((t) => t !== null);
  const before = (t: Title) => precedes(t.element!, opening);
  const best =
    [...ofFamilies, ...headings].find((t) => agrees(t) && before(t)) ??
    ofFamilies.find(before) ??
    headings.findLast(before);
  if (best !== undefined) return best;
  const others = first(MOST_HEADINGS, findAll(page, 'h2, h3, [class*="title" i], [id*="title" i]'))
    .filter((element) => precedes(element, opening) && !holds(element, body) && !inNoise(element, page))
    .map(read)
    .filter(
      (t) =>
        t !== null &&
        (t.block?.text.length ?? 0) >= 15 &&
        t.element !== null &&
        find(t.element, 'a[href]') === null,
    )
    .filter((t) => t !== null);
  const other = others.find(agrees) ?? others[others.length - 1];
  if (other !== undefined) return other;
  // A line like any other, but with the words of the page's head.
  for (const block of segment(page, noiseIn(page, [], boxes), new Set([body]))) {
    if (block.text.length < 12 || block.text.length > 600 || !precedes(block.runs[0]!.node, opening))
      continue;
    const line = { text: block.text, element: block.element, block: { ...block, kind: 'headline' as const } };
    if (agrees(line) && !inFrame(block.element) && !holds(block.element, opening)) return line;
  }
  // Only the page's head names the article: without the paper's name behind the last bar or dash.
  const said = metadata.article?.headline || metadata.title;
  const bare = said.replace(/\s+[|–-]\s+[^|–-]{2,40}$/, (tail) =>
    names.has(fold(tail)) || /báo|cổng/i.test(tail) ? '' : tail,
  );
  return { text: names.has(fold(bare)) ? '' : bare, element: null, block: null };
}

/** The lead (sapo): between title and text, or at the head of the text's own box. */
function findLead(
  root: Element,
  families: readonly SiteFamily[],
  title: Element | null,
  body: Element,
  opening: Node,
  boxes: ReadonlySet<Element>,
): Element | null {
  for (const element of all(
    root,
    families.flatMap((f) => f.lead),
  )) {
    if (title !== null && (!precedes(title, element) || holds(title, element))) continue;
    if (holds(element, body) || inFrame(element) || within(element, boxes)) continue;
    if (tidy(textOf(element)).length < 20) continue;
    if (holds(element, opening) || precedes(element, opening)) return element;
  }
  if (title === null || holds(body, title)) return null;
  // Unmarked, but prose between the title and the text.
  const between = segment(root, noiseIn(root, [], boxes), new Set([title, body])).find(
    (block) =>
      block.kind === 'paragraph' &&
      block.text.length >= 80 &&
      block.links < block.text.length * 0.2 &&
      precedes(title, block.element) &&
      precedes(block.element, opening) &&
      !holds(block.element, body) &&
      !inFrame(block.element),
  );
  return between?.element ?? null;
}

const JUNK_LINE =
  /^(?:>>|»|▶|(?:xem|đọc) thêm\s*:|(?:các )?(?:tin|bài)(?: viết)? (?:liên quan|khác)\s*:?$|cùng chuyên mục\s*:?$|mời (?:quý )?(?:bạn đọc|độc giả) |quảng cáo$|(?:tags?|từ khóa)\s*:|chia sẻ\s*\d*$|bình luận\s*\(?\d*\)?$|thích\s+\d+$|lượt xem\s*:|©)/i;

/** Lines in the text's box that are no part of the text: links to other articles, labels of boxes. */
function isJunk(block: RawBlock): boolean {
  if (block.kind === 'table') return false;
  const { length } = block.text;
  if (length < 20 && fold(block.text) === '') return true;
  if (block.links >= length * 0.8 && !(length > 120 && /[.!?…”"]$/.test(block.text))) return true;
  return length < 160 && JUNK_LINE.test(block.text.normalize('NFC'));
}

/** `(Dân sinh) - `, `NDO - `: where the paper names itself before the lead's first word. */
const PLACELINE =
  /^(?:\([\wÀ-ỹ. -]{2,30}\)\s?[-–—:]\s?|(?:NDO|NLĐO|TTO|SGGPO|TPO|PLO|HNMO|LĐO|KTĐT|ANTĐ|BNEWS|VOV(?:\.VN)?|VTV(?:\.vn)?|QĐND(?: Online)?|ĐCSVN|TTXVN|BĐ|Dân sinh|Dân trí)\s?[-–—]\s)/;

function withoutPlaceline<T extends RawBlock>(block: T): T {
  const found = PLACELINE.exec(block.text);
  return found === null || found[0].length >= block.text.length ? block : dropStart(block, found[0].length);
}

/** Leaves out what a box repeats of the head above it: the title, the lead, a line with the date, which goes to `dates`. */
function withoutHead(
  blocks: RawBlock[],
  title: string,
  lead: readonly RawBlock[],
  dates: string[],
): RawBlock[] {
  const said = new Set([fold(title), ...lead.map((b) => fold(b.text))]);
  const out: RawBlock[] = [];
  let inHead = true;
  for (const block of blocks) {
    if (inHead && block.kind === 'paragraph') {
      const bare = fold(withoutPlaceline(block).text);
      if (said.has(fold(block.text)) || said.has(bare)) continue;
      const words = block.text.split(/\s+/).filter((word) => /[a-zà-ỹ]/i.test(word)).length;
      if (block.text.length < 60 && words <= 6 && DATED.test(block.text.normalize('NFC'))) {
        dates.push(block.text);
        continue;
      }
      if (block.text.length >= 60) inHead = false;
    }
    out.push(block);
  }
  return out;
}

/** Where no lead is marked, a first paragraph that is bold throughout is the lead. */
function asLead(blocks: readonly RawBlock[]): RawBlock {
  const first = blocks[0]!;
  if (first.kind !== 'paragraph') return first;
  const bold = first.strong >= first.text.length * 0.85 && first.text.length >= 60;
  const next = blocks.find((b, i) => i > 0 && b.kind === 'paragraph');
  const alone = next !== undefined && next.strong < next.text.length * 0.85;
  return { ...withoutPlaceline(first), kind: bold && alone ? 'lead' : first.kind };
}

/** Of the last blocks those that are set off as bylines are: bold, slanted, to the right or marked, as indices. */
function setOffIn(blocks: readonly RawBlock[], families: readonly SiteFamily[]): number[] {
  const isMarked = ({ element }: RawBlock) =>
    families.some((f) => f.author.some((selector) => closest(element, selector) !== null));
  const found: number[] = [];
  for (let i = Math.max(0, blocks.length - TAIL); i < blocks.length; i++) {
    const block = blocks[i]!;
    const most = block.text.length * 0.9;
    if (block.align === 'right' || block.strong >= most || block.em >= most || isMarked(block)) found.push(i);
  }
  return found;
}

/** What stands in the places of an author, beside the title or below the text, the most trusted first. */
function saidAuthors(
  root: Element,
  families: readonly SiteFamily[],
  body: Element,
  boxes: ReadonlySet<Element>,
): string[] {
  const selectors = families.flatMap((f) => f.author);
  return all(root, selectors)
    .filter((e) => !inFrame(e) && !inNoise(e, root, false) && !within(e, boxes) && !holds(e, body))
    .map((e) => tidy(textOf(e)))
    .filter((text) => text !== '' && text.length <= 100)
    .slice(0, 10);
}

function nameOfPublisher(host: string, metadata: Metadata): string | null {
  const said = [metadata.siteName, metadata.article?.publisher ?? ''].filter((name) => name !== '');
  return said.find((name) => !/\.(?:vn|com|net|org)$/i.test(name)) ?? said[0] ?? (host || null);
}

/** Where a date may stand, as it is written: to machines, in the address, or in a line beside the title. */
const DATED = /\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\d{4}-\d{1,2}-\d{1,2}|tháng \d{1,2} năm \d{4}/i;
const LABELLED =
  /^(?:(?:ngày|giờ|thời gian) (?:đăng|đưa|xuất bản|tạo|gửi|cập nhật)|(?:được )?(?:đăng|cập nhật|xuất bản)(?: tải)?(?: ngày| lúc|:))/i;

/**
 * Everything on the page that may say when the article was published, the most trusted first and at most a few of a
 * kind. `dated` makes a date of them. `around` are the lines around
 * the text, `lines` those that stood at its head and are none of it.
 */
function saidDates(
  root: Element,
  metadata: Metadata,
  url: URL | null,
  family: SiteFamily,
  title: Element | null,
  lead: Element | null,
  opening: Node,
  boxes: ReadonlySet<Element>,
  around: readonly RawBlock[],
  lines: readonly string[],
): SaidDate[] {
  const isPage = ['body', 'html'].includes(localName(root));
  const isOut = (e: Element) => inFrame(e) || within(e, boxes) || inNoise(e, root, false);
  /** Between title and text; above the title only inside the article's own box. */
  const beside = (node: Node): boolean => {
    const element = isElement(node) ? node : parentElementOf(node);
    if (element === null || isOut(element)) return false;
    if (!precedes(node, opening) || holds(node, opening) || (lead !== null && holds(lead, node)))
      return false;
    return title === null ? !isPage : precedes(title, node) || !isPage;
  };
  const said: SaidDate[] = [];
  const add = (source: SaidDate['source'], ...texts: (string | null | undefined)[]) => {
    for (const text of texts.slice(0, 5)) if (text) said.push({ source, text: text.slice(0, 160) });
  };
  const own = new Set(all(root, family.date).filter((e) => !isOut(e)));
  const valuesOf = (selector: string, name: string) =>
    [...findAll(root, selector)].filter((e) => own.has(e) || beside(e)).map((e) => attribute(e, name));
  add('json-ld', metadata.article?.published, ...metadata.pagePublished);
  add('meta', metadata.published, ...valuesOf('[itemprop="datePublished"][content]', 'content'));
  add('time', ...valuesOf('time[datetime]', 'datetime'));
  const month = family.monthInPath && /\/(20\d\d)(0[1-9]|1[0-2])\//.exec(url?.pathname ?? '');
  add('url', month ? `${month[1]}-${month[2]}` : url?.pathname.slice(-60));
  /** A line may stand bare beside the title, in a box that holds the text as well. */
  const nodeOf = (block: RawBlock) => block.runs[0]!.node;
  const dated = around.filter((b) => DATED.test(b.text.normalize('NFC')));
  const near = dated.filter((b) => beside(nodeOf(b)));
  add(
    'visible',
    ...[...own].map((e) => tidy(textOf(e))).filter((text) => text.length <= 160 && DATED.test(text)),
    ...[
      ...near.filter((b) => title === null || precedes(title, nodeOf(b))),
      ...near,
      ...dated.filter((b) => LABELLED.test(b.text.normalize('NFC'))),
    ].map((b) => b.text),
    ...lines,
  );
  return said;
}

/** Keeps a hostile page within what a record may hold. */
function capped<T extends { text: string }>(blocks: T[]): T[] {
  let size = 0;
  return blocks.slice(0, MAX_BLOCKS).filter((block) => {
    size += block.text.length + 1;
    return size <= MAX_TEXT;
  });
}
