/**
 * What is known of one publishing system. Selectors are CSS, most specific first; they are hints, and a page
 * that fits none of them is still read by the density of its text.
 */
export interface SiteFamily {
  name: string;
  /** Its sites, separated by spaces; a domain stands for its subdomains too. */
  domains: string;
  /** Marks of the system in a page from a domain that is not listed. */
  tells: string;
  title: readonly string[];
  lead: readonly string[];
  body: readonly string[];
  author: readonly string[];
  date: readonly string[];
  /** Boxes in or beside the text that are none of it, where their names do not say so (`lib/page/noise.ts`). */
  noise: readonly string[];
  /** The end of an article's path; a listed domain's other pages are no articles unless they say so. */
  articlePath?: RegExp;
  /** Its first group is the article's number in the publisher's own counting, at the end of a path. */
  id?: RegExp;
  /** The path names the month of publication: `/202407/`. */
  monthInPath?: true;
}

/** What is otherwise on one site than in its family; selectors come before the family's. */
export interface SiteOverride extends Partial<Omit<SiteFamily, 'name' | 'domains' | 'tells'>> {
  /** As in `SiteFamily`. */
  domains: string;
}
