/** Whose an article is: told by its address alone, never by what a page or a file says of itself. */
import { attributed } from '../../lib/catalog/publishers.ts';
import { idOfAddress, sameHome } from '../../lib/page/address.ts';
import { type Article, boundedArticle } from '../../lib/records.ts';
import type { Imported } from '../../lib/store/repository.ts';

/** What decides under which id a thing is kept. */
export interface Identity {
  /** The article as its page tells it, under the id of its address; null where it is not the page's to tell. */
  ofPage: (article: Article, page: string | null) => Article | null;
  /** A thing from a file, under the id that its own address gives; null where that gives none. */
  ofFile: (one: Imported) => Imported | null;
}

export const identity: Identity = {
  ofPage(article, page) {
    const id = idOfAddress(article.url);
    if (id === null || page === null || !sameHome(article.url, page)) return null;
    return attributed({ ...article, id, place: null });
  },

  ofFile(one) {
    if (one.kind === 'article') {
      const { article } = one.item;
      const id = idOfAddress(article.url);
      if (id === null) return null;
      return { ...one, item: { ...one.item, article: boundedArticle(attributed({ ...article, id })) } };
    }
    if (one.kind === 'annotation') {
      const { target } = one.item;
      const articleId = idOfAddress(target.source);
      return articleId === null ? null : { ...one, item: { ...one.item, target: { ...target, articleId } } };
    }
    return one;
  },
};
