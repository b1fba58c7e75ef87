import { articleId, chooseAddress, cmsIdOf, parseAddress, siteHost } from './address.ts';
import { type Metadata, readMetadata } from './metadata.ts';
import { attribute, find } from './nodes.ts';
import { familyOf } from './sites/index.ts';

/** Ends of article addresses in the systems seen: a dated id, `-post123`, `-a123`, a long number, an item parameter. */
const ARTICLE_END =
  /(?:-\d{15,18}|-post\d+|-a\d{3,}|-postid\d+|[-/]\d{5,}|-\d{4,}\.(?:html?|aspx|bbg|tpo|vnp|ldo))(?:\.\w{2,5})?\/?$/i;
const ITEM_PARAMETER = /[?&](?:item_?id|news_?id|article_?id|id|p)=\d+/i;
/** What was searched for. */
const SEARCHED = /[?&](?:q|query|keywords?|tu-?khoa|search|searchtext|textsearch|p=search)=?[^&]/i;
/** What paths of home pages are made of: `/`, `/web/guest`, `/vi/`, `/portal/Pages/default.aspx`. */
const HOME =
  /^(?:web|guest|portal|portals|vi|vn|en|home|pages|trang-chu|trangchu|index|default|main)?(?:\.\w{2,5})?$/i;
/** Pages of lists, searches, pictures, broadcasts and printed editions, even where their address carries a number. */
const NEVER =
  /(?:^|\/)(?:tim-kiem|timkiem|ket-qua-tim-kiem|search|tags?|tu-khoa|chu-de|topics?|hashtag|tac-gia|author|rss|sitemap|dang-nhap|login|videos?|clips?|media|tv|podcasts?|radio|truyen-hinh|truc-tiep|tuong-thuat|live|photos?|anh|hinh-anh|thu-vien-anh|albums?|gallery|bao-in|bao-giay|e-?paper|pdf|viewer)(?:\.\w{2,5})?(?:\/|$)|\/(?:video|clip|podcast)-[^/]*$|\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|mp[34])$/i;
const OTHER_TYPES = [
  'videoobject',
  'collectionpage',
  'searchresultspage',
  'itemlist',
  'imagegallery',
  'mediagallery',
];

const isHome = (path: string) => path.split('/').every((part) => HOME.test(part));

/** Whether an address alone says that its page is no article. */
const isNoArticle = (url: URL): boolean =>
  NEVER.test(url.pathname) ||
  (isHome(url.pathname) && !ITEM_PARAMETER.test(url.search)) ||
  (SEARCHED.test(url.search) && cmsIdOf(url) === null);

/**
 * Decides from the address and what the page says of itself, before any text is read: `no` for home, category,
 * tag, search, video, photo and live pages; `sure` where the address is one of a known system's articles or the page
 * describes its article; `likely` where something says article, which lists do too; `maybe` where only the text can tell.
 * `url` is null for a page whose address nobody knows.
 */
export function judge(url: URL | null, metadata: Metadata): Verdict | 'no' {
  if (url !== null && isNoArticle(url)) return 'no';
  if (/^(?:video|image|photo)/.test(metadata.ogType) || metadata.types.has('liveblogposting')) return 'no';
  const isArticle = metadata.article !== null || metadata.ogType === 'article';
  if (!isArticle && OTHER_TYPES.some((type) => metadata.types.has(type))) return 'no';
  if (metadata.article !== null && url === null) return 'sure';
  if (url === null)
    return isArticle || metadata.published !== '' ? 'likely' : metadata.ogType === 'website' ? 'no' : 'maybe';
  const path = url.pathname;
  const byItem = ITEM_PARAMETER.test(url.search);
  const known = familyOf(siteHost(url))?.articlePath;
  const byPath = known === undefined ? ARTICLE_END.test(path) || byItem : known.test(path);
  if ((byPath && known !== undefined) || cmsIdOf(url) !== null || metadata.article !== null) return 'sure';
  if (byPath || isArticle) return 'likely';
  return known !== undefined || metadata.ogType === 'website' ? 'no' : 'maybe';
}

export type Verdict = 'sure' | 'likely' | 'maybe';

/** What is known of a page before its text is looked at; null where it is no article. */
export interface Promising {
  verdict: Verdict;
  url: URL | null;
  metadata: Metadata;
  /** The page's head still speaks of another article: the reader went on to the next one within the page. */
  movedOn: boolean;
}

/** Decides whether to read a page found at `location` ('' when unknown): by its address alone, else by its head. */
export function decide(document: Document, location: string): Promising | null {
  const here = parseAddress(location);
  if (here !== null && isNoArticle(here)) return null;
  const url = chooseAddress(document, location);
  const said = parseAddress(attribute(find(document, 'link[rel~="canonical"]'), 'href'));
  const ids = [here, said].map((address) => (address === null ? '' : articleId(address)));
  const movedOn = ids.every((id) => id.startsWith('cms:')) && ids[0] !== ids[1];
  const head = readMetadata(document);
  const metadata = movedOn ? { ...head, article: null, title: '', published: '', authors: [] } : head;
  const verdict = judge(url, metadata);
  return verdict === 'no' ? null : { verdict, url, metadata, movedOn };
}
