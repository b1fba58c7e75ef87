import { cmsIdOf, siteHost } from './address.ts';
import type { Metadata } from './metadata.ts';
import { publisherOf } from './sites/index.ts';

/** Ends of article addresses in the systems seen: a dated id, `-post123`, `-a123`, a long number, an item parameter. */
const ARTICLE_END =
  /(?:-\d{15,18}|-post\d+|-a\d{3,}|-postid\d+|[-/]\d{5,}|-\d{4,}\.(?:html?|aspx|bbg|tpo|vnp|ldo))(?:\.\w{2,5})?\/?$/i;
const ITEM_PARAMETER = /[?&](?:item_?id|news_?id|article_?id|id|p)=\d+/i;
const HOME = /^\/?(?:(?:index|home|trang-chu|default|main)(?:\.\w{2,5})?)?\/?$/i;
/** Pages of lists, searches and pictures even where their address carries a number. */
const NEVER =
  /(?:^|\/)(?:tim-kiem|search|tag|tags|tac-gia|author|rss|sitemap|dang-nhap|login|video|videos|clip|clips|media|tv|podcast|podcasts|radio|truyen-hinh|multimedia\/video)(?:\.\w{2,5})?(?:\/|$)|\/(?:video|clip|podcast)-[^/]*$/i;
const LIST_TYPES = ['collectionpage', 'searchresultspage', 'itemlist'];

/**
 * Decides from the address and what the page says of itself, before any text is read: `no` for home, category,
 * tag, search and video pages; `likely` where something says article; `maybe` where only the text can tell.
 * `url` is null for a page whose address nobody knows.
 */
export function judge(url: URL | null, metadata: Metadata): 'no' | 'likely' | 'maybe' {
  const saysArticle = metadata.article !== null || metadata.published !== '' || metadata.ogType === 'article';
  if (metadata.ogType.startsWith('video')) return 'no';
  if (metadata.types.has('videoobject') && metadata.article === null && metadata.ogType !== 'article')
    return 'no';
  if (
    LIST_TYPES.some((type) => metadata.types.has(type)) &&
    metadata.article === null &&
    metadata.ogType !== 'article'
  )
    return 'no';
  if (url === null) return saysArticle ? 'likely' : metadata.ogType === 'website' ? 'no' : 'maybe';
  const path = url.pathname;
  if (NEVER.test(path)) return 'no';
  const byItem = ITEM_PARAMETER.test(url.search);
  if (HOME.test(path) && !byItem) return 'no';
  const known = publisherOf(siteHost(url))?.family.articlePath;
  const byPath = known === undefined ? ARTICLE_END.test(path) || byItem : known.test(path);
  if (byPath || cmsIdOf(url) !== null) return 'likely';
  if (metadata.article !== null || metadata.ogType === 'article') return 'likely';
  return known !== undefined || metadata.ogType === 'website' ? 'no' : 'maybe';
}
