/** Where an article lives: its canonical address and the id that survives a publisher's move. */
import { attribute, find } from './nodes.ts';
import { familyOf, presentHost } from './sites/index.ts';

const TRACKING =
  /^(?:(?:utm|vn|mc)_\w+|fbclid|gclid|dclid|msclkid|yclid|zarsrc|zclid|_ga|_gl|igshid|ref|ref_src|amp|print|outputtype)$/i;
/** Parameters that ask for another presentation, and where paths do. */
const VARIANT = /^(?:view|type|mode|layout|format)=(?:amp|print|mobile)$/i;
const VARIANT_START = /^\/(?:amp|print|in-bai)(?=\/)/i;
const VARIANT_END = /[/.-]amp(?=(?:\.html?)?\/?$)/i;
const CMS_ID = /[-/](\d{17,18})(?:\.\w{2,5})?$/;

/** Parses an http(s) address; null for anything else. */
export function parseAddress(address: string | null | undefined, base?: string): URL | null {
  if (!address) return null;
  try {
    const url = base ? new URL(address, base) : new URL(address);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
  } catch {
    return null;
  }
}

/** Host without the prefixes that only name a presentation of the same site. */
export const siteHost = (url: URL): string =>
  url.hostname.toLowerCase().replace(/^(?:www|m|mobile|amp)\./, '');

const plainPath = (url: URL): string => url.pathname.replace(VARIANT_START, '').replace(VARIANT_END, '');

/** The publishing system's article id at the end of a path (17 or 18 digits that begin with a date), or null. */
export const cmsIdOf = (url: URL): string | null => CMS_ID.exec(plainPath(url))?.[1] ?? null;

const sameSite = (a: URL, b: URL): boolean => {
  const [x, y] = [siteHost(a), siteHost(b)].map(presentHost) as [string, string];
  if (x === y || x.endsWith(`.${y}`) || y.endsWith(`.${x}`)) return true;
  // Báo Dân sinh's articles moved to a section of Dân trí and each may name the other.
  return [x, y].every((host) => /^dan-/.test(familyOf(host)?.name ?? ''));
};

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
 * page's word is taken only for its own site, and not where it names the home page or, after navigation within
 * a page, another article.
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
      if (!sameSite(url, here)) continue;
      if (url.pathname === '/' && here.pathname !== '/') continue;
      const id = articleId(here);
      if (id.startsWith('cms:') && articleId(url) !== id) continue;
    }
    return cleanAddress(url);
  }
  return here === null ? null : cleanAddress(here);
}

/**
 * `cms:<id>` where the address has one that no other publisher gives, `cms:<host>/<number>` where it has the
 * publisher's own counting (a new headline changes the words before it), else `url:<host><path><query>`. The host is
 * the one that the publisher has now; phones', AMP and print editions have the id of the page itself.
 */
export function articleId(url: URL): string {
  const id = cmsIdOf(url);
  if (id !== null) return `cms:${id}`;
  let path = plainPath(url);
  const host = siteHost(url);
  const home = presentHost(host);
  const number = familyOf(host)?.id?.exec(path)?.[1];
  if (number !== undefined) return `cms:${home}/${number}`;
  try {
    path = decodeURI(path).normalize('NFC');
  } catch {
    // A malformed escape stays as written.
  }
  return `url:${home}${path.replace(/\/+$/, '')}${cleanAddress(url).search}`.slice(0, 600);
}
