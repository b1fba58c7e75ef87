/** The date that a reader says an article is of, where its page says none or several: the reader's record, not the article's. */
import type { Article, Correction } from './records.ts';

/** The correction that gives an article its date; of several, the one made last. Null where there is none. */
export function dateSet<C extends Pick<Correction, 'scope' | 'target' | 'modified' | 'published'>>(
  articleId: string,
  corrections: readonly C[],
): (C & { published: string }) | null {
  let last: (C & { published: string }) | null = null;
  for (const one of corrections) {
    const { scope, target, published, modified } = one;
    if (scope !== 'article' || target.articleId !== articleId || published === undefined) continue;
    if (last === null || modified > last.modified) last = { ...one, published };
  }
  return last;
}

/**
 * An article as of the date that its reader has set, which its page does not say: `publishedAtSource` is null. The very
 * same article where none is set.
 */
export function asDated(article: Article, corrections: readonly Correction[]): Article {
  const set = dateSet(article.id, corrections);
  return set === null ? article : { ...article, publishedAt: set.published, publishedAtSource: null };
}
