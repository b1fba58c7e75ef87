/** From a document to an `Article`: the only room that reads the DOM. */
import type { NoArticleReason } from '../messaging/protocol.ts';
import type { Article } from '../records.ts';
import { articleId, siteHost } from './address.ts';
import { bylineIn, isGenericAuthor, namesIn } from './author.ts';
import { dateInPath, parseDate } from './dates.ts';
import { decide } from './decide.ts';
import { densest, isListing } from './density.ts';
import { all, bodyOf, commonAncestor, first, fold, isDeeper, isElement, precedes, tidy } from './dom.ts';
import type { Metadata } from './metadata.ts';
import { attribute, closest, find, findAll, holds, localName, parentElementOf, textOf } from './nodes.ts';
import { inFrame, inNoise, noiseIn } from './noise.ts';
import { isReadable } from './readable.ts';
import { type RawBlock, segment, wholeBlock } from './segment.ts';
import { familiesFor, familyOf, generic, type SiteFamily } from './sites/index.ts';
import { dropStart, joinBlocks, type TextMap } from './textmap.ts';

export type { TextMap } from './textmap.ts';

export type PageReading =
  | { kind: 'article'; article: Article; map: TextMap }
  | { kind: 'none'; reason: NoArticleReason };

/** Running text shorter than this is no article yet. */
const MIN_PROSE = 40;
const MAX_TEXT = 1_900_000;
const MAX_ELEMENTS = 120_000;
/** Parsers make 512 levels at the most; scripts can make more. */
const MAX_DEPTH = 4000;
/** Boxes of one kind that are looked at. */
const MOST_BOXES = 40;
const MOST_HEADINGS = 400;
const NOTHING: ReadonlySet<Element> = new Set();

/**
 * Reads the article of a page, or says why there is none. `url` is where the page was found, '' when unknown.
 * Never throws, never changes the document. `Article.text` is the document's own text with white space
 * collapsed (not normalised otherwise), blocks joined by "\n"; `map` leads from it back to the text nodes.
 * `publisher` is as the page says it and `place` null: the catalogue tells both from the address.
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
  const host = url === null ? '' : siteHost(url);
  const stamp = url && dateInPath(url.pathname, familyOf(host)?.monthInPath);
  const families = familiesFor(document, host);
  const found = findBody(page, families, verdict, url);
  if (found === null) return none(verdict === 'likely' ? 'empty' : 'not_article');
  const { family, body } = found;
  const publisherNames = [metadata.siteName, metadata.article?.publisher ?? '', host];

  const bodyNoise = noiseIn(body, family.noise);
  const opening = openingOf(found.blocks);
  const title = findTitle(movedOn ? ownBox(body) : page, families, metadata, body, opening, publisherNames);
  if (title.text === '') return none(verdict === 'likely' ? 'empty' : 'not_article');
  const root = (title.element === null ? null : commonAncestor(title.element, body)) ?? body;
  const lead = findLead(root, families, title.element, body, opening);

  const skip = new Set<Element>();
  for (const element of [title.element, lead]) if (element !== null) skip.add(element);
  for (const element of all(body, family.date)) skip.add(element);
  const leadBlocks =
    lead === null
      ? []
      : segment(lead, noiseIn(lead, family.noise), NOTHING)
          .filter((block) => !isJunk(block))
          .map((block) => ({ ...block, kind: 'lead' as const }));
  if (leadBlocks[0] !== undefined) leadBlocks[0] = withoutPlaceline(leadBlocks[0]);
  let blocks = segment(body, bodyNoise, skip).filter((block) => !isJunk(block));
  blocks = withoutHead(blocks, title.text, leadBlocks);
  if (blocks[0] !== undefined && leadBlocks.length === 0) blocks[0] = asLead(blocks);
  const prose = blocks.filter((b) => b.kind !== 'caption' && b.kind !== 'byline');
  if (prose.reduce((sum, b) => sum + b.text.length, 0) < MIN_PROSE) {
    return none(verdict === 'likely' ? 'empty' : 'not_article');
  }
  if (!isReadable(prose.map((b) => b.text).join(' '))) return none('unreadable');

  const byline = takeByline(blocks, families, publisherNames);
  const head =
    title.block === null ? [{ kind: 'headline' as const, text: title.text, runs: [] }] : [title.block];
  const joined = joinBlocks(capped([...head, ...leadBlocks, ...blocks]), root);
  const date = findDate(root, metadata, stamp, family, title.element, lead, body, opening);
  const article: Article = {
    id: url === null ? `url:page/${fold(title.text).replaceAll(' ', '-').slice(0, 200)}` : articleId(url),
    url: (url?.href ?? '').slice(0, 4000),
    title: title.text.slice(0, 2000),
    publisher: nameOfPublisher(host, metadata),
    publishedAt: date?.at ?? null,
    publishedAtSource: date?.source ?? null,
    author: byline ?? findAuthor(root, families, body, metadata, publisherNames),
    place: null,
    text: joined.text,
    blocks: joined.blocks,
  };
  return { kind: 'article', article, map: joined.map };
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
}

/** The element that holds the article's text: by the families' selectors, else the densest text of the page. */
function findBody(
  page: Element,
  families: readonly SiteFamily[],
  verdict: 'likely' | 'maybe',
  url: URL | null,
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
    const all = segment(body, noiseIn(body, family.noise), NOTHING);
    const blocks = all.filter((b) => !isJunk(b) && b.runs.length > 0);
    return { family, body, blocks, isList: isListing(all) };
  };
  let empty = false;
  for (const family of families) {
    for (const selector of family.body) {
      let best: Body | null = null;
      for (const element of first(MOST_BOXES, findAll(page, selector))) {
        if (inFrame(element) || inNoise(parentElementOf(element) ?? page, page)) continue;
        const body = read(element, family);
        if (isNamed(element) && body.blocks.length > 0) {
          best = body;
          break;
        }
        // The text after a second headline is another article, however long it is.
        if (best !== null && best.blocks.length > 0 && isNext(best.body, element)) continue;
        if (best === null || proseOf(body.blocks) > proseOf(best.blocks)) best = body;
      }
      if (best === null) continue;
      const prose = proseOf(best.blocks);
      if (prose >= (verdict === 'likely' ? MIN_PROSE : 200) && !best.isList) return best;
      // The article's own box is there and (still) empty: no other text of the page is the article.
      if (family !== generic && prose < MIN_PROSE && family.articlePath !== undefined) empty = true;
    }
  }
  if (empty) return null;
  const likely = verdict === 'likely';
  const element = densest(page, likely ? 150 : 400);
  if (element === null) return null;
  const body = read(element, families[0] ?? generic);
  const prose = proseOf(body.blocks);
  return prose < (likely ? 120 : 500) || body.isList ? null : body;
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

/** The headline: an element that says what the page says of itself, else the last heading before the text. Never the logo. */
function findTitle(
  page: Element,
  families: readonly SiteFamily[],
  metadata: Metadata,
  body: Element,
  opening: Node,
  publisherNames: readonly string[],
): Title {
  const wanted = [metadata.article?.headline ?? '', metadata.title].map(fold).filter((w) => w.length >= 8);
  const names = new Set(publisherNames.map(fold));
  const read = (element: Element): Title | null => {
    if (inFrame(element) || holds(element, opening) || /logo/i.test(attribute(element, 'class') ?? ''))
      return null;
    const link = find(element, 'a[href]');
    if (link !== null && /^(?:https?:\/\/[^/]+)?\/?$/i.test(attribute(link, 'href') ?? '')) return null;
    const block = wholeBlock(element, 'headline', noiseIn(element, []));
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
): Element | null {
  for (const element of all(
    root,
    families.flatMap((f) => f.lead),
  )) {
    if (title !== null && (!precedes(title, element) || holds(title, element))) continue;
    if (holds(element, body) || inFrame(element) || tidy(textOf(element)).length < 20) continue;
    if (holds(element, opening) || precedes(element, opening)) return element;
  }
  if (title === null || holds(body, title)) return null;
  // Unmarked, but prose between the title and the text.
  const between = segment(root, noiseIn(root, []), new Set([title, body])).find(
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

/** Leaves out what a box repeats of the head above it: the title, the lead, a line with the date. */
function withoutHead(blocks: RawBlock[], title: string, lead: readonly RawBlock[]): RawBlock[] {
  const said = new Set([fold(title), ...lead.map((b) => fold(b.text))]);
  const out: RawBlock[] = [];
  let inHead = true;
  for (const block of blocks) {
    if (inHead && block.kind === 'paragraph') {
      const bare = fold(withoutPlaceline(block).text);
      if (said.has(fold(block.text)) || said.has(bare)) continue;
      const words = block.text.split(/\s+/).filter((word) => /[a-zà-ỹ]/i.test(word)).length;
      if (block.text.length < 60 && words <= 6 && parseDate(block.text) !== null) continue;
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

/** Makes the byline of the last line where it is one. Returns the author it names. */
function takeByline(
  blocks: RawBlock[],
  families: readonly SiteFamily[],
  publisherNames: readonly string[],
): string | null {
  for (let i = blocks.length - 1; i > 0 && i >= blocks.length - 4; i--) {
    const block = blocks[i]!;
    if (block.kind === 'caption') continue;
    if (block.kind !== 'paragraph') return null;
    const marked = families.some((f) =>
      f.author.some((selector) => closest(block.element, selector) !== null),
    );
    const most = block.text.length * 0.9;
    const setOff = marked || block.align === 'right' || block.strong >= most || block.em >= most;
    const found = bylineIn(block.text, setOff, publisherNames);
    if (found === null) return null;
    block.kind = 'byline';
    // Below the author there may stand the paper that the article came from.
    if (found.author !== null) return found.author;
  }
  return null;
}

/** The author beside the title or below the text, else the one the page names to machines. Offices are no authors. */
function findAuthor(
  root: Element,
  families: readonly SiteFamily[],
  body: Element,
  metadata: Metadata,
  publisherNames: readonly string[],
): string | null {
  for (const element of all(
    root,
    families.flatMap((f) => f.author),
  )) {
    if (inFrame(element) || inNoise(element, root) || (holds(body, element) && holds(element, body)))
      continue;
    const names = namesIn(textOf(element))?.names;
    if (names !== undefined && !isGenericAuthor(names, publisherNames)) return names;
  }
  const said = [...(metadata.article?.authors ?? []), ...metadata.authors].filter(
    (name) => name.length <= 100 && !isGenericAuthor(name, publisherNames),
  );
  return metadata.article !== null && said.length > 1 && metadata.article.authors.length > 1
    ? metadata.article.authors.filter((name) => said.includes(name)).join(', ')
    : (said[0] ?? null);
}

function nameOfPublisher(host: string, metadata: Metadata): string | null {
  const said = [metadata.siteName, metadata.article?.publisher ?? ''].filter((name) => name !== '');
  return said.find((name) => !/\.(?:vn|com|net|org)$/i.test(name)) ?? said[0] ?? (host || null);
}

/** When the article was published: what the page says to machines, then its address, then the line beside the title. */
function findDate(
  root: Element,
  metadata: Metadata,
  stamp: string | null,
  family: SiteFamily,
  title: Element | null,
  lead: Element | null,
  body: Element,
  opening: Node,
): { at: string; source: NonNullable<Article['publishedAtSource']> } | null {
  const isPage = ['body', 'html'].includes(localName(root));
  /** Between title and text; above the title only inside the article's own box. */
  const beside = (node: Node): boolean => {
    const element = isElement(node) ? node : parentElementOf(node);
    if (element === null || inFrame(element) || inNoise(element, root)) return false;
    if (!precedes(node, opening) || holds(node, opening) || (lead !== null && holds(lead, node)))
      return false;
    return title === null ? !isPage : precedes(title, node) || !isPage;
  };
  const own = new Set(all(root, family.date).filter((e) => !inFrame(e) && !inNoise(e, root)));
  const near = (selector: string) => [...findAll(root, selector)].filter((e) => own.has(e) || beside(e));
  const first = (texts: Iterable<string | null | undefined>): string | null => {
    for (const text of texts) {
      const at = text ? parseDate(text) : null;
      if (at !== null) return at;
    }
    return null;
  };
  let at = first([metadata.article?.published]);
  if (at !== null) return { at, source: 'json-ld' };
  at = first([
    metadata.published,
    ...near('[itemprop="datePublished"][content]').map((e) => attribute(e, 'content')),
  ]);
  if (at !== null) return { at, source: 'meta' };
  at = first(near('time[datetime]').map((e) => attribute(e, 'datetime')));
  if (at !== null) return { at, source: 'time' };
  if (stamp !== null && stamp.length > 7) return { at: stamp, source: 'url' };
  const visible = (): string | null => {
    const marked = first([...own].map((e) => tidy(textOf(e))).filter((text) => text.length <= 160));
    if (marked !== null) return marked;
    const skip = new Set([title, lead].filter(isElement));
    if (!holds(body, opening) || title === null || !holds(body, title)) skip.add(body);
    const lines = segment(root, noiseIn(root, family.noise), skip).filter((b) => b.text.length <= 120);
    /** A line may stand bare beside the title, in a box that holds the text as well. */
    const nodeOf = (block: RawBlock) => block.runs[0]!.node;
    const near = lines.filter((b) => beside(nodeOf(b)));
    const afterTitle = near.filter((b) => title === null || precedes(title, nodeOf(b)));
    const labelled = lines.filter(
      (b) => !inFrame(b.element) && /^(?:đăng ngày|ngày đăng|cập nhật|xuất bản)/i.test(b.text),
    );
    return first([...afterTitle, ...near, ...labelled].map((b) => b.text));
  };
  const seen = visible();
  // An address that names the month only: a day of that month beside the title says more.
  if (stamp !== null && !seen?.startsWith(stamp)) return { at: stamp, source: 'url' };
  return seen === null ? null : { at: seen, source: 'visible' };
}

/** Keeps a hostile page within what a record may hold. */
function capped<T extends { text: string }>(blocks: T[]): T[] {
  let size = 0;
  return blocks.filter((block) => {
    size += block.text.length + 1;
    return size <= MAX_TEXT;
  });
}
