import { cmsBody } from './cms-body.ts';
import { danSinh } from './dan-sinh.ts';
import { danTri } from './dan-tri.ts';
import { masterCms, portals, provincial, southern, vnExpress } from './others.ts';
import type { Publisher, SiteFamily } from './types.ts';
import { vcCorp } from './vccorp.ts';

export type { Publisher, SiteFamily } from './types.ts';

/** Every family, those with the surest marks first. */
export const families: readonly SiteFamily[] = [
  danSinh,
  danTri,
  vcCorp,
  cmsBody,
  masterCms,
  southern,
  vnExpress,
  portals,
  provincial,
];

/** For a page that no family knows: names that many systems share. */
export const generic: SiteFamily = {
  name: 'generic',
  publishers: [],
  tells: '',
  title: [],
  lead: ['.sapo', '[class*="sapo"]', '.article-summary', '.summary', '.lead', '[itemprop="description"]'],
  body: ['[itemprop="articleBody"]'],
  author: ['[rel="author"]', '[itemprop="author"]', '.author-name', '.author', '.tac-gia'],
  date: [],
  noise: [],
};

const isUnder = (host: string, domain: string) => host === domain || host.endsWith(`.${domain}`);

/** The listed publisher of a host and its family; the longest matching domain wins. Null for an unlisted host. */
export function publisherOf(host: string): { publisher: Publisher; family: SiteFamily } | null {
  let best: { publisher: Publisher; family: SiteFamily } | null = null;
  for (const family of families)
    for (const publisher of family.publishers)
      if (isUnder(host, publisher.domain) && publisher.domain.length > (best?.publisher.domain.length ?? 0))
        best = { publisher, family };
  return best;
}

/** The families to try on a page: its host's own, then those whose marks it bears, then the general one. */
export function familiesFor(document: Document, host: string): SiteFamily[] {
  const own = publisherOf(host)?.family;
  const marked = families.filter((f) => f !== own && document.querySelector(f.tells) !== null);
  return [...(own === undefined ? [] : [own]), ...marked, generic];
}
