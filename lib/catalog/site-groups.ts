/**
 * The sites that are read unasked, in groups that the reader can switch off (`site-groups.json`). A domain stands
 * for its subdomains too. The manifest asks for exactly these hosts.
 */
import groups from './site-groups.json' with { type: 'json' };

export interface SiteGroup {
  id: string;
  vi: string;
  en: string;
  domains: readonly string[];
}

export const siteGroups: readonly SiteGroup[] = groups;

/** What the reader has decided: groups and single hosts that are not to be read unasked. */
export interface SiteChoice {
  groupsOff: readonly string[];
  hostsOff: readonly string[];
  /** Hosts whose articles are saved as soon as they are read; none until the reader says so. */
  autoSave?: readonly string[];
}

/** What is known of the site of an address. */
export interface Site {
  host: string;
  /** Id of its group; null for a site that is not listed. */
  group: string | null;
  /** Whether it is read as soon as it is opened: listed or added by the reader, and not switched off. */
  on: boolean;
  /** Whether the browser lets the extension read it unasked. */
  allowed: boolean;
  /** The origin pattern to ask the browser for, where it does not. */
  origin: string;
}

/** The match pattern of a domain and its subdomains, as manifests write it. */
export const patternOf = (domain: string): string => `*://*.${domain}/*`;

/** Every host that the manifest asks for. */
export const listedPatterns: readonly string[] = siteGroups.flatMap(({ domains }) => domains.map(patternOf));

const isWithin = (host: string, domain: string) => host === domain || host.endsWith(`.${domain}`);

/** Where a host is listed, or null; of a listed domain inside another group's (`chinhphu.vn` beside `gov.vn`) the longer counts. */
function listed(host: string): { group: string; domain: string } | null {
  let best: { group: string; domain: string } | null = null;
  for (const { id, domains } of siteGroups) {
    for (const domain of domains) {
      if (domain.length > (best?.domain.length ?? 0) && isWithin(host, domain)) best = { group: id, domain };
    }
  }
  return best;
}

/** Whether a granted origin pattern lets us into a host. Paths are not looked at: browsers grant whole hosts. */
export function covers(pattern: string, host: string): boolean {
  if (pattern === '<all_urls>') return true;
  const [, of = ''] = /^(?:\*|https?):\/\/([^/]+)\//.exec(pattern) ?? [];
  if (of === '*') return true;
  return of.startsWith('*.') ? isWithin(host, of.slice(2)) : of === host;
}

/** The host of an `http(s)` address without its port, or null for any other address. */
export function hostOf(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  return /^https?:$/.test(protocol) && hostname !== '' ? hostname : null;
}

/** The granted origins that the manifest did not ask for: sites that the reader added. */
export const addedOrigins = (granted: readonly string[]): string[] =>
  granted.filter((origin) => !listedPatterns.includes(origin));

/** The site of an address; null where it is no web page, or the browser does not tell the address. */
export function siteOf(url: string | null, choice: SiteChoice, granted: readonly string[]): Site | null {
  const host = hostOf(url);
  if (host === null) return null;
  const place = listed(host);
  const group = place?.group ?? null;
  const added = addedOrigins(granted).some((origin) => covers(origin, host));
  const wanted = group === null ? added : added || !choice.groupsOff.includes(group);
  return {
    host,
    group,
    on: wanted && !choice.hostsOff.some((off) => isWithin(host, off)),
    allowed: granted.some((origin) => covers(origin, host)),
    origin: place === null ? `*://${host}/*` : patternOf(place.domain),
  };
}

/** Whether an article at this address is to be saved without being asked for. */
export function savesByItself(url: string | null, { autoSave = [] }: SiteChoice): boolean {
  const host = hostOf(url);
  return host !== null && autoSave.some((chosen) => isWithin(host, chosen));
}

/** Where the page's script is to run by itself. */
export function readingScope(
  choice: SiteChoice,
  granted: readonly string[],
): { matches: string[]; excludeMatches: string[] } {
  const on = siteGroups.filter(({ id }) => !choice.groupsOff.includes(id));
  const off = siteGroups.filter(({ id }) => choice.groupsOff.includes(id));
  const wanted = on.flatMap(({ domains }) => domains);
  const matches = [
    ...wanted.map(patternOf).filter((pattern) => granted.includes(pattern)),
    ...addedOrigins(granted),
  ];
  // A group that is off may lie within the domain of one that is on.
  const inside = off.flatMap(({ domains }) =>
    domains.filter((domain) => wanted.some((d) => isWithin(domain, d))),
  );
  return { matches: matches.sort(), excludeMatches: [...choice.hostsOff, ...inside].map(patternOf).sort() };
}

/** Hosts of the groups that are on and that the browser does not let us read, as origin patterns. */
export function missingOrigins(choice: SiteChoice, granted: readonly string[]): string[] {
  const all = granted.includes('<all_urls>') || granted.includes('*://*/*');
  if (all) return [];
  return siteGroups
    .filter(({ id }) => !choice.groupsOff.includes(id))
    .flatMap(({ domains }) => domains.map(patternOf))
    .filter((pattern) => !granted.includes(pattern));
}
