/**
 * What a page's script gathered, made into an article outside of the page: what needs no document is decided here, so that
 * less of it goes into every page.
 */
import type { NoArticleReason } from '../messaging/protocol.ts';
import { type Article, boundedArticle } from '../records.ts';
import { parseAddress, siteHost } from './address.ts';
import { bylineIn, isGenericAuthor, namesIn } from './author.ts';
import { dated, type SaidDate } from './dates.ts';
import type { Verdict } from './decide.ts';
import { isReadable } from './readable.ts';

export interface Gathered {
  kind: 'article';
  /** Without date and author. */
  article: Article;
  dates: SaidDate[];
  authors: SaidAuthors;
  /** What address and head of the page say of it. */
  verdict: Verdict;
  /** Other articles take more room on the page than this one. */
  isListed: boolean;
}

/** What may say who wrote an article, as it is written. */
export interface SaidAuthors {
  /** In the places of an author. */
  beside: string[];
  /** Short lines around title and text: those that say whom they name count. */
  lines: string[];
  /** In the page's description of its article, and in its `<meta>`. */
  named: string[];
  meta: string[];
  /** Blocks of the article, by their index, that are set off as bylines are. */
  setOff: number[];
}

export interface NoArticle {
  kind: 'none';
  reason: NoArticleReason;
}

/** What pages of an office or a paper that stand for years are called, in their title or their address. */
const STANDING =
  /^(?:gioi-thieu(?!-.*-(?:san-pham|mo-hinh))|lich-su|chuc-nang|nhiem-vu|co-cau|so-do|to-chuc-bo-may|bo-may|ban-lanh-dao|lanh-dao-(?:so|ubnd|tinh|qua)|danh-(?:ba|muc)|lien-he|lich-(?:cong-tac|lam-viec|tiep)|hoi-dap|hoi-va-dap|cau-hoi|thu-tuc|dich-vu-cong|dieu-khoan|dieu-kien-tu-nhien|quy-dinh-su-dung|chinh-sach-(?:bao-mat|rieng-tu|quyen)|bao-mat|quang-cao|bang-gia|tong-quan|vi-tri-dia-ly|ban-do|duong-day-nong|dang-(?:nhap|ky)|van-ban(?:$|-(?:chi-dao|phap-quy|quy-pham|moi))|thong-tin-(?:chung|lien-he)|khong-tim-thay|trang-khong|loi|error|404|403|about|contact|faqs?|sitemap|login|privacy|terms)(?=$|[.-])/;

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/**
 * Whether a page with this headline, at this address, is named as those are that stand for years: "Giới thiệu chung",
 * "Liên hệ". An article's headline may begin with the same words.
 */
export function isStanding(title: string, url: URL | null): boolean {
  const [name = ''] = title.split(/\s[-–|]\s/);
  const names = [plain(name), ...(url?.pathname.toLowerCase().split('/') ?? [])];
  return names.some((one) => STANDING.test(one) && (one.split('-').length <= 3 || !/\d/.test(one)));
}

/** How many of the last blocks may be a byline. */
const TAIL = 4;
/** Characters of a text that no list and no notice has of its own. */
const LONG = 900;

/** The article with its byline marked and, where a note stands behind the name at its very end, without the note. */
function signed(
  article: Article,
  setOff: readonly number[],
  publisher: readonly string[],
): { article: Article; author: string | null; isSigned: boolean } {
  const blocks = [...article.blocks];
  let { text } = article;
  let isSigned = false;
  for (let i = blocks.length - 1; i > 1 && i >= blocks.length - TAIL; i--) {
    const block = blocks[i]!;
    if (block.kind === 'caption') continue;
    if (block.kind !== 'paragraph') break;
    const line = text.slice(block.start, block.end);
    const found = bylineIn(line, setOff.includes(i), publisher);
    if (found === null) break;
    isSigned = true;
    const { author } = found;
    const end = author === null ? -1 : line.indexOf(author) + author.length;
    const cut = end > 0 && i === blocks.length - 1 && author !== null && line.includes(author);
    blocks[i] = { ...block, kind: 'byline', end: cut ? block.start + end : block.end };
    if (cut) text = text.slice(0, block.start + end);
    // Below the author there may stand the paper that the article came from.
    if (author !== null) return { article: { ...article, text, blocks }, author, isSigned };
  }
  return { article: { ...article, text, blocks }, author: null, isSigned };
}

/** The author beside the title or below the text, else the one the page names to machines. Offices are no authors. */
function authorOf({ beside, lines, named, meta }: SaidAuthors, publisher: readonly string[]): string | null {
  const isPerson = (name: string) => name.length <= 100 && !isGenericAuthor(name, publisher);
  for (const text of beside) {
    const names = namesIn(text)?.names;
    if (names !== undefined && isPerson(names)) return names;
  }
  for (const text of lines) {
    const found = namesIn(text);
    if (found?.labelled && isPerson(found.names)) return found.names;
  }
  return named.filter(isPerson).join(', ') || (meta.find(isPerson) ?? null);
}

/**
 * A reading with the article's date and author, or why there is no article after all: its text is no language, the page is
 * one that stands for years or a list, or nothing on it speaks for an article. Where address and head leave it open, an
 * article has a date or a byline, or at least a headline's length and some text; under a short headline, as pages that
 * stand for years have, a long text where its page calls it an article.
 */
export function settled<Reading extends Gathered>(gathered: Reading): Reading | NoArticle {
  const { dates, authors, verdict, isListed } = gathered;
  const url = parseAddress(gathered.article.url);
  const publisher = [gathered.article.publisher ?? '', url === null ? '' : siteHost(url)];
  const { article, author, isSigned } = signed(gathered.article, authors.setOff, publisher);
  const prose = article.blocks
    .filter(({ kind }) => !['headline', 'caption', 'byline'].includes(kind))
    .map(({ start, end }) => article.text.slice(start, end))
    .join(' ');
  if (!isReadable(prose)) return { kind: 'none', reason: 'unreadable' };
  if (verdict !== 'sure') {
    const isDated = dates.some(({ source }) => source !== 'url');
    const words = article.title.split(' ').length;
    const isOpen = !isDated && !isSigned;
    if (
      ((words <= 5 || !isDated) && isStanding(article.title, url)) ||
      (isListed
        ? !isDated || words < 5
        : isOpen && words < 6 && (verdict === 'maybe' || prose.length < LONG)) ||
      (verdict === 'maybe' && isOpen && prose.length < 500)
    )
      return { kind: 'none', reason: 'not_article' };
  }
  const whole = boundedArticle({
    ...dated(article, dates),
    author: author ?? authorOf(authors, publisher),
  });
  return { ...gathered, article: whole };
}
