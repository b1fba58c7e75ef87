import { fold, tidy } from './dom.ts';

/** What a page says of itself to machines. Every field may be missing or wrong. */
export interface Metadata {
  /** Types in its JSON-LD, lower case. */
  types: ReadonlySet<string>;
  /** The JSON-LD description of the page's own article. */
  article: { headline: string; published: string; authors: string[]; publisher: string } | null;
  ogType: string;
  title: string;
  siteName: string;
  /** Content of the first publication-time `<meta>`. */
  published: string;
  authors: string[];
}

const ARTICLE_TYPES = new Set([
  'article',
  'newsarticle',
  'reportagenewsarticle',
  'analysisnewsarticle',
  'blogposting',
  'report',
]);
const DATE_METAS = [
  'meta[property="article:published_time"]',
  'meta[name="article:published_time"]',
  'meta[name="pubdate" i]',
  'meta[name="publishdate" i]',
  'meta[name="publish-date" i]',
  'head meta[itemprop="datePublished"]',
  'meta[name="datePublished" i]',
  'meta[name="dc.date.issued" i]',
  'meta[name="dc.date" i]',
  'meta[name="dcterms.created" i]',
];

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const asText = (value: unknown): string => (typeof value === 'string' ? tidy(value) : '');
const typesOf = (node: Json): string[] =>
  [node['@type']]
    .flat()
    .filter((t): t is string => typeof t === 'string')
    .map((t) => t.toLowerCase());

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    try {
      // Bare line breaks inside strings are the commonest fault of these blocks.
      return JSON.parse(source.replace(/\p{Cc}+/gu, ' '));
    } catch {
      return null;
    }
  }
}

function nodesIn(value: unknown, out: Json[], depth = 0): void {
  if (depth > 4 || out.length > 300) return;
  if (Array.isArray(value)) for (const item of value) nodesIn(item, out, depth + 1);
  else if (isObject(value)) {
    out.push(value);
    if ('@graph' in value) nodesIn(value['@graph'], out, depth + 1);
  }
}

const namesOf = (value: unknown): string[] =>
  [value]
    .flat()
    .map((v) => asText(isObject(v) ? v.name : v))
    .filter((name) => name !== '');

/** Reads JSON-LD and `<meta>`. Broken JSON is passed over. `title` helps to tell the page's article from others listed. */
export function readMetadata(document: Document): Metadata {
  const meta = (selector: string) => tidy(document.querySelector(selector)?.getAttribute('content'));
  const title = meta('meta[property="og:title"]') || tidy(document.querySelector('title')?.textContent);
  const nodes: Json[] = [];
  for (const script of document.querySelectorAll('script[type="application/ld+json" i]')) {
    const source = script.textContent ?? '';
    if (source.length < 500_000) nodesIn(parseJson(source), nodes);
  }
  const articles = nodes.filter((node) => typesOf(node).some((type) => ARTICLE_TYPES.has(type)));
  const key = fold(title);
  const own =
    articles.find((node) => {
      const headline = fold(asText(node.headline));
      return headline !== '' && key.startsWith(headline.slice(0, 80));
    }) ?? (articles.length === 1 ? articles[0] : undefined);
  let published = '';
  for (const selector of DATE_METAS) {
    published = meta(selector);
    if (published !== '') break;
  }
  return {
    types: new Set(nodes.flatMap(typesOf)),
    article:
      own === undefined
        ? null
        : {
            headline: asText(own.headline),
            published: asText(own.datePublished) || asText(own.dateCreated),
            authors: namesOf(own.author),
            publisher: namesOf(own.publisher)[0] ?? '',
          },
    ogType: meta('meta[property="og:type"]').toLowerCase(),
    title,
    siteName: meta('meta[property="og:site_name"]'),
    published,
    authors: [meta('meta[property="article:author"]'), meta('meta[name="author" i]')].filter((a) => a !== ''),
  };
}
