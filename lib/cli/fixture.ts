/** A saved page cut down to a fixture: its structure and numbers, but other words. */
import { parseHTML } from 'linkedom';
import { type PageReading, readPage } from '../page/index.ts';
import { attributedReading } from './document.ts';

export interface Fixture {
  html: string;
  /** What is read of it now, as `tests/unit/page/fixtures.test.ts` compares it. */
  expected: object;
  reading: PageReading;
  /** Where the fixture is read otherwise than the page it was made of: nothing when all is well. */
  differences: string[];
}

/** What says nothing about how a page is read. */
const DROPPED =
  'script:not([type="application/ld+json"]), style, noscript, svg, template, link:not([rel~="canonical"]), base';
const ATTRIBUTES = new Set(
  'id class href rel type lang charset name property content itemprop itemtype itemscope role datetime alt title width align hidden style data-role colspan rowspan'.split(
    ' ',
  ),
);
/** Attributes and metadata that people read. */
const WORDED = ['alt', 'title'];
const WORDED_META = /title|description|author|headline/i;

/** Words that the reader's rules know: of dates, credits, labels of boxes. */
const KEPT = new Set(
  'ngày tháng năm giờ phút thứ hai ba tư sáu bảy chủ nhật sa ch am pm gmt lúc đăng cập xuất bản ảnh bài tin tác giả viết bởi thực hiện theo nguồn phóng viên pv ctv btv và tổng hợp báo tạp chí cổng thông tử đài thông tấn xã xem thêm đọc liên quan khác cùng chuyên mục quảng cáo bình luận chia sẻ từ khóa lượt mời bạn độc dân sinh trí ndo tto nlđo tpo plo sggpo vov vtv ttxvn vgp chinhphu vn mới nhất home trang tag tags nhóm trung tâm sở phòng chi cục văn biên tòa soạn giấy phép cơ quan của quản ghi rõ quyền thoại'.split(
    ' ',
  ),
);
/** Words of no particular article, with every kind of Vietnamese letter and tone. */
const STOCK =
  'cây cầu ruộng đồng thửa vườn mái nhà dòng kênh bến đò khu rẫy nương bờ suối xanh đường làng giếng nước sân đình lúa chín mùa gặt vụ gieo hạt giống nắng sớm mưa chiều gió núi sông lớn biển rộng đảo xa thuyền nhỏ lưới dệt vải thêu gốm sứ chợ phiên hàng quán học trò thầy cô lớp sách vở phấn trắng bảng đen trống trường'.split(
    ' ',
  );

const nameOf = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

/** The same word always becomes the same other word, so that a headline said twice stays one. */
function otherWord(word: string, kept: ReadonlySet<string>): string {
  const plain = word.normalize('NFC');
  const key = plain.toLowerCase();
  // Single letters are parts of codes and abbreviations: `UBND` and `HĐND` have no stock word either.
  if (key.length < 2 || KEPT.has(key) || kept.has(key)) return word;
  let hash = 7;
  for (const letter of key) hash = (hash * 31 + letter.charCodeAt(0)) % 1_000_003;
  const other = STOCK[hash % STOCK.length] as string;
  const cased =
    plain === plain.toUpperCase() ? other.toUpperCase() : plain[0] === key[0] ? other : nameOf(other);
  return word === plain ? cased : cased.normalize('NFD');
}

function reword(text: string, kept: ReadonlySet<string>): string {
  // Addresses stay: they tell domains, numbers and dates.
  return text.replace(/https?:\/\/\S+|[\p{L}\p{M}]+/gu, (word) =>
    word.startsWith('http') ? word : otherWord(word, kept),
  );
}

function rewordJson(value: unknown, kept: ReadonlySet<string>, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => rewordJson(item, kept, key));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, rewordJson(item, kept, name)]),
    );
  return typeof value === 'string' && /^(?:headline|name|description|alternativeHeadline)$/.test(key)
    ? reword(value, kept)
    : value;
}

function trim(document: Document): void {
  for (const element of document.querySelectorAll(DROPPED)) element.remove();
  const comments: Node[] = [];
  const walk = (node: Node): void => {
    if (node.nodeType === 8) comments.push(node);
    for (const child of node.childNodes) walk(child);
  };
  walk(document.documentElement);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      const kept = name === 'style' ? /display|text-align/.test(value) : ATTRIBUTES.has(name);
      if (!kept || value.length > 2000) element.removeAttribute(name);
    }
    if (element.localName === 'img') element.setAttribute('src', 'x.jpg');
  }
}

/** The words of the names that a page's publisher goes by. */
const wordsOf = (...names: (string | null | undefined)[]): Set<string> =>
  new Set(
    names.flatMap(
      (name) =>
        (name ?? '')
          .normalize('NFC')
          .toLowerCase()
          .match(/[\p{L}\p{M}]+/gu) ?? [],
    ),
  );

const read = (document: Document): PageReading => attributedReading(readPage(document, ''));

const parse = (html: string): Document => parseHTML(html).document as unknown as Document;

/**
 * Makes a fixture of a page saved from `url`. The page is cut down to what matters to the reader, says its own
 * address, and keeps its structure, numbers and dates; its words become others.
 */
export function fixtureOf(source: string, url: string): Fixture {
  const document = parse(source);
  trim(document);
  let canonical = document.querySelector('link[rel~="canonical"]');
  if (canonical === null) {
    canonical = document.createElement('link');
    canonical.setAttribute('rel', 'canonical');
    document.head.append(canonical);
  }
  if (!canonical.getAttribute('href')) canonical.setAttribute('href', url);
  for (const og of document.querySelectorAll('meta[property="og:url"]')) og.setAttribute('content', url);
  const before = read(parse(document.toString()));

  const siteName = document.querySelector('meta[property="og:site_name"]')?.getAttribute('content');
  const kept = wordsOf(siteName, before.kind === 'article' ? before.article.publisher : null);
  const walk = (node: Node): void => {
    if (node.nodeType === 3) (node as Text).data = reword((node as Text).data, kept);
    const element = node as Element;
    if (element.localName === 'script') {
      try {
        element.textContent = JSON.stringify(rewordJson(JSON.parse(element.textContent ?? ''), kept));
      } catch {
        element.textContent = '';
      }
      return;
    }
    for (const child of node.childNodes) walk(child);
  };
  walk(document.documentElement);
  for (const element of document.querySelectorAll('[alt], [title]'))
    for (const name of WORDED) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, reword(value, kept));
    }
  for (const meta of document.querySelectorAll('meta[content]')) {
    const name = meta.getAttribute('property') ?? meta.getAttribute('name') ?? '';
    if (WORDED_META.test(name))
      meta.setAttribute('content', reword(meta.getAttribute('content') ?? '', kept));
  }
  const html = `<!DOCTYPE html>\n${document.documentElement.outerHTML.replace(/(?:[ \t\r]*\n){2,}/g, '\n')}\n`;
  const reading = read(parse(html));
  return { html, expected: expectedOf(reading), reading, differences: differences(before, reading) };
}

/** A reading as fixtures write it down. `lacks` is filled in by hand: words that must not be in the text. */
export function expectedOf(reading: PageReading): object {
  if (reading.kind === 'none') return { kind: reading.kind, reason: reading.reason };
  const { text, blocks, ...rest } = reading.article;
  return {
    kind: reading.kind,
    ...rest,
    blocks: blocks.map(({ kind, start, end }) => ({ kind, text: text.slice(start, end) })),
    lacks: [],
  };
}

function differences(before: PageReading, after: PageReading): string[] {
  if (before.kind !== after.kind) return [`was ${before.kind}, is ${after.kind}`];
  if (before.kind === 'none' || after.kind === 'none') return [];
  const kinds = ({ article }: typeof before) => article.blocks.map(({ kind }) => kind).join(' ');
  const [a, b] = [before.article, after.article];
  const found: string[] = [];
  if (a.id !== b.id) found.push(`id: ${a.id}, ${b.id}`);
  if (a.publishedAt !== b.publishedAt) found.push(`date: ${a.publishedAt}, ${b.publishedAt}`);
  if ((a.author === null) !== (b.author === null)) found.push(`author: ${a.author}, ${b.author}`);
  if (kinds(before) !== kinds(after)) found.push(`blocks: ${kinds(before)}; ${kinds(after)}`);
  return found;
}
