/**
 * Search engines that can be asked for an article of an earlier year. Only an address is made here: it is opened by the
 * reader's own click, in a tab of its own, and the extension asks no engine for anything.
 */

export const searchEngines = [
  { id: 'google', name: 'Google', url: 'https://www.google.com/search?q=' },
  { id: 'bing', name: 'Bing', url: 'https://www.bing.com/search?q=' },
  { id: 'duckduckgo', name: 'DuckDuckGo', url: 'https://duckduckgo.com/?q=' },
  { id: 'coccoc', name: 'Cốc Cốc', url: 'https://coccoc.com/search?query=' },
] as const;
export type SearchEngine = (typeof searchEngines)[number]['id'];

export interface WebSearch {
  engine: SearchEngine;
  /** Hosts to search in; none for the whole web. */
  sites: readonly string[];
}

/** Engines look at no more than these many. */
export const MOST_SITES = 8;

/** The hosts in what the reader typed, one a line or with commas: `https://www.baobacgiang.vn/` gives `baobacgiang.vn`. */
export function sitesIn(typed: string): string[] {
  const hosts = typed
    .toLowerCase()
    .split(/[\s,;]+/)
    .map((one) =>
      one
        .replace(/^https?:\/\//, '')
        .replace(/^www\./, '')
        .replace(/[/?#].*$/, ''),
    )
    .filter((host) => /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(host));
  return [...new Set(hosts)].slice(0, MOST_SITES);
}

/**
 * What the reader has chosen, or Google where they have not; the sites as typed, nothing for `own`, the address of
 * the article, and `*` for the whole web.
 */
export function webSearchOf(chosen: { engine: string; sites: string } | null, own: string | null): WebSearch {
  const engine = searchEngines.find(({ id }) => id === chosen?.engine)?.id ?? 'google';
  const typed = chosen?.sites.trim() ?? '';
  if (typed === '*') return { engine, sites: [] };
  const sites = sitesIn(typed === '' ? (own ?? '') : typed);
  return { engine, sites };
}

/** The address that asks `engine` for `query` on `sites`. */
export function searchUrl({ engine, sites }: WebSearch, query: string): string {
  const { url } = searchEngines.find(({ id }) => id === engine) ?? searchEngines[0];
  const words = query.replace(/["()]/g, ' ').replace(/\s+/g, ' ').trim();
  const where = sites.map((site) => `site:${site}`).join(' OR ');
  const asked = sites.length === 0 ? words : `${words} ${sites.length > 1 ? `(${where})` : where}`;
  return url + encodeURIComponent(asked);
}
