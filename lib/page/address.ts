/** Where an article lives: its canonical address and the id that survives a publisher's move. */
import { attribute, find } from './nodes.ts';
import { familyOf, homeOf } from './sites/index.ts';

const TRACKING =
  /^(?:(?:utm|vn|mc)_\w+|fbclid|gclid|dclid|msclkid|yclid|zarsrc|zclid|_ga|_gl|igshid|ref|ref_src|amp|print|outputtype)$/i;
/** Parameters that ask for another presentation, and where paths do. */
const VARIANT = /^(?:view|type|mode|layout|format)=(?:amp|print|mobile)$/i;
const VARIANT_START = /^\/(?:amp|print|in-bai)(?=\/)/i;
const VARIANT_END = /[/.-]amp(?=(?:\.html?)?\/?$)/i;
const CMS_ID = /[-/](\d{17,18})(?:\.\w{2,5})?$/;

/** Parses an http(s) address; null for anything else, and for one that carries a name or password. */
export function parseAddress(address: string | null | undefined, base?: string): URL | null {
  if (!address) return null;
  try {
    const url = base ? new URL(address, base) : new URL(address);
    const isPlain = url.username === '' && url.password === '';
    return isPlain && (url.protocol === 'http:' || url.protocol === 'https:') ? url : null;
  } catch {
    return null;
  }
}

/** `m.gov.vn` would be a site of its own. */
const PUBLIC = /^(?:(?:com|net|org|edu|gov|ac|biz|info|name|pro|health|int)\.)?[a-z]{2,}$/;

/** Host without the prefixes that only name a presentation of the same site. */
export function siteHost(url: URL): string {
  const host = url.hostname.toLowerCase().replace(/\.$/, '');
  const bare = host.replace(/^(?:www|m|mobile|amp)\./, '');
  return PUBLIC.test(bare) ? host : bare;
}

const plainPath = (url: URL): string => url.pathname.replace(VARIANT_START, '').replace(VARIANT_END, '');

/** The publishing system's article id at the end of a path (17 or 18 digits that begin with a date), or null. */
export const cmsIdOf = (url: URL): string | null => CMS_ID.exec(plainPath(url))?.[1] ?? null;

/** The day in an article's number, ISO 8601; '' where it has none. */
function dayIn(number: string): string {
  const [, year, month, day] = /^(20\d\d)([01]\d)([0-3]\d)/.exec(number) ?? [];
  return day === undefined ? '' : `${year}-${month}-${day}`;
}

/** The host that an article at this address is kept under. */
const homeAt = (url: URL): string =>
  homeOf(siteHost(url), dayIn(cmsIdOf(url) ?? '')) + (url.port === '' ? '' : `:${url.port}`);

/** The address without its fragment and without parameters that only track readers or change the presentation. */
export function cleanAddress(url: URL): URL {
  const clean = new URL(url);
  clean.hash = '';
  // By hand: a Firefox content script cannot go through `searchParams`, whose iterators do not cross into it.
  const kept = clean.search
    .slice(1)
    .split('&')
    .filter((pair) => !TRACKING.test(pair.split('=')[0] ?? '') && !VARIANT.test(pair));
  clean.search = kept.join('&');
  return clean;
}

/**
 * Chooses between what the page says of itself (`<link rel=canonical>`, `og:url`) and where it was found. The
 * page's word is taken only for its own host and those that its publisher is known to have (`sites/houses.ts`), and not
 * where it names the home page or, after navigation within a page, another article.
 */
export function chooseAddress(document: Document, location: string): URL | null {
  const here = parseAddress(location);
  const said = [
    attribute(find(document, 'link[rel~="canonical"]'), 'href'),
    attribute(find(document, 'meta[property="og:url"]'), 'content'),
  ];
  for (const address of said) {
    const url = parseAddress(address, here?.href);
    if (url === null) continue;
    if (here !== null) {
      if (homeAt(url) !== homeAt(here)) continue;
      if (url.pathname === '/' && here.pathname !== '/') continue;
      const id = articleId(here);
      if (id.startsWith('cms:') && articleId(url) !== id) continue;
    }
    return cleanAddress(url);
  }
  return here === null ? null : cleanAddress(here);
}

/**
 * `cms:<host>/<number>` where the address has the article's number in its publisher's counting (a new headline changes
 * the words before it), else `url:<host><path><query>`. The host is the one that the publisher keeps its articles under
 * now, and never another's: what a page says of itself gives no id. Phones', AMP and print editions have the id of the
 * page itself.
 */
export function articleId(url: URL): string {
  let path = plainPath(url);
  const home = homeAt(url);
  const number = cmsIdOf(url) ?? familyOf(siteHost(url))?.id?.exec(path)?.[1];
  if (number !== undefined) return `cms:${home}/${number}`;
  try {
    path = decodeURI(path).normalize('NFC');
  } catch {
    // A malformed escape stays as written.
  }
  return `url:${home}${path.replace(/\/+$/, '')}${cleanAddress(url).search}`.slice(0, 600);
}

/** Raised with every change of which id an address gives: what is kept moves then. */
export const IDENTITY_VERSION = 1;

/** The id of the article at an address; null for one that is none of the web. */
export function idOfAddress(address: string): string | null {
  const url = parseAddress(address);
  return url === null ? null : articleId(url);
}

/** Whether two addresses are of one publisher: at one host, or at hosts where its articles are counted together. */
export function sameHome(address: string, other: string): boolean {
  const [a, b] = [parseAddress(address), parseAddress(other)];
  return a !== null && b !== null && homeAt(a) === homeAt(b);
}

/**
 * Where an id of the time when a number of 17 digits counted for any host most likely belongs: Báo Dân sinh begins its
 * numbers with the date. Null where that cannot be told.
 */
export function likelyId(former: string): string | null {
  const number = /^cms:(\d{17})$/.exec(former)?.[1];
  return number === undefined || dayIn(number) === '' ? null : `cms:dantri.com.vn/${number}`;
}
