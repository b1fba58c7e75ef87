/** Who stands behind an address (`publishers.json`), and the province that a provincial paper or portal belongs to. */
import type { Article } from '../records.ts';
import { MERGED_ON, provinces34, provinces63 } from './provinces.ts';
import data from './publishers.json' with { type: 'json' };

/** A publisher at a domain and its subdomains; `from`/`to` (ISO days, inclusive) where the address changed hands. */
interface Row {
  domain: string;
  name: string;
  /** Code in the list of 63; absent for the country's. */
  province?: string;
  from?: string;
  to?: string;
}

/** Who stands behind an address on a day. */
export interface Publisher {
  /** '' where only the pages themselves say which office it is. */
  name: string;
  /** `vn63:80`, `vn34:80`: its province in the list that was in force on the day; null for the country's. */
  place: string | null;
}

const rows: readonly Row[] = data;

/** A province's own sites by their usual names: `baolongan.vn`, `baohanam.com.vn`; `sonoivu.longan.gov.vn`. */
const PROVINCIAL =
  /(?:^|\.)(?:bao([a-z]+?)(?:tv)?(?:\.com|\.org)?|(?:thongke|thuathien)?([a-z-]+?)(?:city)?\.gov)\.vn$/;

/** `Bà Rịa - Vũng Tàu` → `bariavungtau`. */
const plain = (name: string): string =>
  name
    .replace(/^TP\. |^Thừa Thiên /, '')
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd');

/**
 * The code of a province of the 63 on a day: in the list of 34 since 1 July 2025, where its name lived on. What a
 * province that went into another one published stays its own.
 */
function placeOn(code: string, day: string): { name: string; place: string; lives: boolean } | null {
  const province = provinces63.find((one) => one.code === code);
  if (province === undefined) return null;
  const now = provinces34.find((one) => plain(one.name) === plain(province.name));
  const lives = now !== undefined && (day === '' || day.slice(0, 10) >= MERGED_ON);
  const { name } = lives ? now : province;
  return { name, place: lives ? `vn34:${now.code}` : `vn63:${code}`, lives };
}

const holdsOn = (day: string, { from = '', to }: Row): boolean =>
  day === '' || (day >= from && (to === undefined || day.slice(0, 10) <= to));

/**
 * The publisher of a host on a day (ISO 8601, '' when unknown): of the rows that fit, the one with the longest
 * domain, and of several for one domain the one of the day; else a province's own paper or portal. Null for others.
 */
export function publisherOf(host: string, day = ''): Publisher | null {
  let best: Row | null = null;
  for (const row of rows) {
    if (host !== row.domain && !host.endsWith(`.${row.domain}`)) continue;
    const longer = row.domain.length - (best?.domain.length ?? 0);
    if (longer > 0 || (longer === 0 && holdsOn(day, row))) best = row;
  }
  if (best !== null) return { name: best.name, place: placeOn(best.province ?? '', day)?.place ?? null };
  const [, paper, portal] = PROVINCIAL.exec(host) ?? [];
  const key = (paper ?? portal ?? '').replaceAll('-', '');
  const code = provinces63.find(({ name }) => plain(name) === key)?.code;
  const province = code === undefined ? null : placeOn(code, day);
  if (province === null) return null;
  const { name, place, lives } = province;
  // One newspaper, radio and television station to a province since the mergers.
  return {
    name: paper === undefined ? '' : `Báo ${lives ? 'và Phát thanh, Truyền hình ' : ''}${name}`,
    place,
  };
}

/** Names of the table as `plain` has them; those of a few letters are parts of other names. */
const listedNames = [...new Set(rows.map(({ name }) => plain(name)))].filter((name) => name.length > 4);
const LONGEST_CLAIM = 100;

/** A name that a page gives itself, beside its host; the host alone where it is no name, or one that others have. */
function claimed(host: string, said: string | null): string {
  const [open, close] = [`${host} – “`, '”'];
  const bare = said?.startsWith(open) && said.endsWith(close) ? said.slice(open.length, -1) : (said ?? '');
  const name = bare
    .replace(/[\p{C}“”]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_CLAIM);
  const key = plain(name);
  const isTaken = listedNames.some((one) => key.includes(one));
  return key === '' || key === plain(host) || isTaken ? host : open + name + close;
}

/**
 * An article as its page tells it, with what the page need not know: the publisher by the name that it had on the
 * day, and its province. An author that is only the publisher again is dropped. Of a site that the table does not
 * name, the publisher is its host, and beside it what the page calls itself.
 */
export function attributed(article: Article): Article {
  if (!URL.canParse(article.url)) return article;
  const host = new URL(article.url).hostname.toLowerCase();
  const found = publisherOf(host, article.publishedAt ?? '');
  const name = found?.name ?? '';
  const place = found?.place ?? null;
  const publisher = name || claimed(host.replace(/^www\./, ''), article.publisher);
  const bare = (text: string) => plain(text.replace(/^(?:Báo|Tạp chí)(?: điện tử)? /i, ''));
  const isPublisher = name !== '' && article.author !== null && bare(article.author) === bare(name);
  return { ...article, publisher, author: isPublisher ? null : article.author, place };
}
