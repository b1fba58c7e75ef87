import { find } from '../nodes.ts';
import { cmsBody } from './cms-body.ts';
import { danSinh } from './dan-sinh.ts';
import { danTri } from './dan-tri.ts';
import { places } from './houses.ts';
import {
  liferay,
  masterCms,
  monthly,
  nukeViet,
  provincial,
  sharePoint,
  southern,
  vnExpress,
} from './others.ts';
import { overrides } from './overrides.ts';

import type { SiteFamily } from './types.ts';
import { vcCorp } from './vccorp.ts';

export type { SiteFamily } from './types.ts';

/** Every family, those with the surest marks first. */
export const families: readonly SiteFamily[] = [
  danSinh,
  danTri,
  vcCorp,
  cmsBody,
  masterCms,
  southern,
  vnExpress,
  nukeViet,
  liferay,
  sharePoint,
  monthly,
  provincial,
];

/** For a page that no family knows: names that many systems share. */
export const generic: SiteFamily = {
  name: 'generic',
  domains: '',
  tells: '',
  title: [],
  lead: ['[class*="sapo"]', '.article-summary', '.summary', '.lead', '[itemprop="description"]'],
  body: ['[itemprop="articleBody"]'],
  author: ['[rel="author"]', '[itemprop="author"]', '.author-name', '.author', '.tac-gia'],
  date: [],
  noise: [],
};

const isUnder = (host: string, domain: string) => host === domain || host.endsWith(`.${domain}`);
const isOf = (host: string, domains: string) =>
  domains.split(' ').some((domain) => domain !== '' && isUnder(host, domain));

/** The family of a listed host with what is otherwise on its site. Null for others. */
export function familyOf(host: string): SiteFamily | null {
  const family =
    families.find(({ domains }) => isOf(host, domains)) ??
    (/(?:^|\.)bao[a-z]+(?:\.com|\.org)?\.vn$/.test(host) ? provincial : null);
  const other = overrides.find(({ domains }) => isOf(host, domains));
  if (family === null || other === undefined) return family;
  const both: SiteFamily = { ...family, ...other, domains: family.domains };
  for (const part of ['title', 'lead', 'body', 'author', 'date', 'noise'] as const)
    both[part] = [...(other[part] ?? []), ...family[part]];
  return both;
}

/** The families to try on a page: its host's own, then those whose marks it bears, then the general one. */
export function familiesFor(document: Document, host: string): SiteFamily[] {
  const own = familyOf(host);
  const marked = families.filter(
    ({ name, tells }) => name !== own?.name && tells !== '' && find(document, tells) !== null,
  );
  return [...(own === null ? [] : [own]), ...marked, generic];
}

/**
 * The host that a host's articles are kept under: its own, or the one that its publisher counts them together at. `day`
 * (ISO 8601) is that in the article's number, '' where its address has none: sections share their numbers, not their paths.
 */
export function homeOf(host: string, day = ''): string {
  const place = places.find(
    ({ domain, sections, to }) =>
      isUnder(host, domain) && (!sections || day !== '') && (to === undefined || day <= to),
  );
  if (place === undefined) return host;
  return place.sections ? place.home : host.slice(0, -place.domain.length) + place.home;
}
