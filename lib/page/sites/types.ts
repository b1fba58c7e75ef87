/** A newspaper or portal at one of its addresses; `from`/`to` (ISO dates, inclusive) where the address changed hands. */
export interface Publisher {
  domain: string;
  name: string;
  from?: string;
  to?: string;
}

/**
 * What is known of one publishing system. Selectors are CSS, most specific first; they are hints, and a page
 * that fits none of them is still read by the density of its text.
 */
export interface SiteFamily {
  name: string;
  publishers: readonly Publisher[];
  /** Marks of the system in a page from a domain that is not listed. */
  tells: string;
  title: readonly string[];
  lead: readonly string[];
  body: readonly string[];
  author: readonly string[];
  date: readonly string[];
  noise: readonly string[];
  /** The end of an article's path and query; a listed domain's other pages are no articles unless they say so. */
  articlePath?: RegExp;
}
