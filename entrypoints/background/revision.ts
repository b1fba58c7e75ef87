/** What the background answers about an article that was changed after it was saved. */
import { revisionOf } from '../../lib/annotate/revision.ts';
import type { BackgroundHandlers } from '../../lib/messaging/server.ts';
import { isOlder, newestOf } from '../../lib/versions.ts';
import type { Surroundings } from './handlers.ts';

export function revisionHandlers({
  states,
  store,
  read,
}: Surroundings): Pick<BackgroundHandlers, 'tab.revision'> {
  return {
    'tab.revision': async ({ tabId }) => {
      const state = await states.get(tabId);
      if (state?.kind !== 'article') return null;
      const { article } = state;
      const versions = (await (await store()).versions(article.id)).filter(
        ({ origin }) => origin !== 'sample',
      );
      const isThis = (kept: (typeof versions)[number]) =>
        kept.article.text === article.text && kept.article.title === article.title;
      const own = versions.find(isThis);
      const saved = newestOf(
        versions.filter((kept) => !isThis(kept) && (own === undefined || isOlder(kept, own))),
      );
      if (saved === null) return null;
      const before = { article: saved.article, figures: (await read(saved.article)).figures };
      const after = { article, figures: (await read(article)).figures };
      return { savedAt: saved.collectedAt, ...revisionOf(before, after) };
    },
  };
}
