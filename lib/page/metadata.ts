import { fold, tidy } from './dom.ts';
import { attribute, find, findAll, localName, parentElementOf, textOf } from './nodes.ts';

/** What a page says of itself to machines. Every field may be missing or wrong. */
export interface Metadata {
  /** Types in its JSON-LD, lower case. */
  types: ReadonlySet<string>;
  /** The JSON-LD description of the page's own article. */
  article: { headline: string; published: string; authors: string[]; publisher: string } | null;
  /** When its JSON-LD says that the page itself was published. */
  pagePublished: string[];
  ogType: string;
  title: string;
  siteName: string;
  /** Content of the first publication-time `<meta>`. */
  published: string;
  authors: string[];
}

/** `Article`, `NewsArticle` and its kinds, not `TechArticle`. */
const ARTICLE_TYPE = /(?:^|news)article$|^(?:blogposting|report)$/;
const DATE_META =
  /^(?:article:published(?:_time)?|pub(?:lish)?[_-]?date|datepublished|dc(?:terms)?\.(?:date(?:\.(?:issued|created))?|issued|created))$/;

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const asText = (value: unknown): string => (typeof value === 'string' ? tidy(value) : '');
const typesOf = (node: Json): string[] =>
  [node['@type']]
    .flat()
    .filter((t): t is string => typeof t === 'string')
    .map((t) => t.toLowerCase().replace(/^.*[/:]/, ''));

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    try {
      // Bare line breaks inside strings, comments around all and commas too many are the faults of these blocks.
      return JSON.parse(
        source
          .replace(/\p{Cc}+/gu, ' ')
          .replace(/^[^[{]+|[^\]}]+$/g, '')
          .replace(/,(?= ?[\]}])/g, ''),
      );
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
    .slice(0, 10)
    .map((v) => asText(isObject(v) ? v.name : v).slice(0, 200))
    .filter((name) => name !== '');

/** Reads JSON-LD and `<meta>`. Broken JSON is passed over. `title` helps to tell the page's article from others listed. */
export function readMetadata(document: Document): Metadata {
  const said = new Map<string, string>();
  for (const element of findAll(document, 'meta[content]')) {
    const item = attribute(element, 'itemprop');
    // In the body a property may be another article's.
    const parent = item === null ? null : parentElementOf(element);
    if (item !== null && (parent === null || localName(parent) !== 'head')) continue;
    const name = (attribute(element, 'property') ?? attribute(element, 'name') ?? item ?? '').toLowerCase();
    const content = tidy(attribute(element, 'content'));
    if (content !== '' && !said.has(name)) said.set(name, content);
  }
  const meta = (name: string) => said.get(name) ?? '';
  const title = meta('og:title') || tidy(textOf(find(document, 'title')));
  const nodes: Json[] = [];
  for (const script of findAll(document, 'script[type="application/ld+json" i]')) {
    const source = textOf(script);
    if (source.length < 500_000) nodesIn(parseJson(source), nodes);
  }
  const articles = nodes.filter((node) => typesOf(node).some((type) => ARTICLE_TYPE.test(type)));
  const key = fold(title);
  const own =
    articles.find((node) => {
      const headline = fold(asText(node.headline));
      return headline !== '' && key.startsWith(headline.slice(0, 80));
    }) ?? (articles.length === 1 ? articles[0] : undefined);
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
    pagePublished: nodes
      .filter((node) => typesOf(node).some((type) => /^(?:web|item)page$/.test(type)))
      .map((node) => asText(node.datePublished))
      .slice(0, 1),
    ogType: meta('og:type').toLowerCase(),
    title,
    siteName: meta('og:site_name'),
    published: [...said].find(([name]) => DATE_META.test(name))?.[1] ?? '',
    authors: namesOf([meta('article:author'), meta('author')]),
  };
}
