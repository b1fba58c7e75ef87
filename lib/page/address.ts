/** Where an article lives: its canonical address and the id that survives a publisher's move. */
import { publisherOf } from './sites/index.ts';

const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|zarsrc|zclid|_ga|_gl|mc_cid|mc_eid|igshid|ref|ref_src|vn_source|vn_campaign|vn_medium|vn_term|vn_thumb)$/i;
const CMS_ID = /-(\d{17,18})(?:\.\w{2,5})?$/;

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

/** The publishing system's article id at the end of a path (17 or 18 digits that begin with a date), or null. */
export const cmsIdOf = (url: URL): string | null => CMS_ID.exec(url.pathname)?.[1] ?? null;

const sameSite = (a: URL, b: URL): boolean => {
  const [x, y] = [siteHost(a), siteHost(b)];
  if (x === y || x.endsWith(`.${y}`) || y.endsWith(`.${x}`)) return true;
  // Báo Dân sinh's articles moved to a section of Dân trí and each may name the other.
  const move = new Set(['dan-sinh', 'dan-tri']);
  const family = (host: string) => publisherOf(host)?.family.name ?? '';
  return move.has(family(x)) && move.has(family(y));
};

/** The address without its fragment and without parameters that only track readers. */
export function cleanAddress(url: URL): URL {
  const clean = new URL(url);
  clean.hash = '';
  // By hand: a Firefox content script cannot go through `searchParams`, whose iterators do not cross into it.
  const kept = clean.search
    .slice(1)
    .split('&')
    .filter((pair) => !TRACKING.test(pair.split('=')[0] ?? ''));
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
    document.querySelector('link[rel~="canonical"]')?.getAttribute('href'),
    document.querySelector('meta[property="og:url"]')?.getAttribute('content'),
  ];
  for (const address of said) {
    const url = parseAddress(address, here?.href);
    if (url === null) continue;
    if (here !== null) {
      if (!sameSite(url, here)) continue;
      if (url.pathname === '/' && here.pathname !== '/') continue;
      const id = cmsIdOf(here);
      if (id !== null && cmsIdOf(url) !== id) continue;
    }
    return cleanAddress(url);
  }
  return here === null ? null : cleanAddress(here);
}

/** `cms:<id>` where the address has one, so that two copies of one article are one; else `url:<host><path><query>`. */
export function articleId(url: URL): string {
  const id = cmsIdOf(url);
  if (id !== null) return `cms:${id}`;
  let path = url.pathname;
  try {
    path = decodeURI(path);
  } catch {
    // A malformed escape stays as written.
  }
  return `url:${siteHost(url)}${path}${url.search}`.slice(0, 600);
}
