/** What the background answers about deleting, and about what was deleted. */
import type { BackgroundHandlers } from '../../lib/messaging/server.ts';
import type { Surroundings } from './handlers.ts';

type Calls = 'articles.remove' | Extract<keyof BackgroundHandlers, `trash.${string}`>;

export function trashHandlers({ store, news }: Surroundings): Pick<BackgroundHandlers, Calls> {
  const changed = () => {
    news({ news: 'store.changed' });
    news({ news: 'annotations.changed' });
  };
  return {
    'articles.remove': async ({ ids }) => {
      const entries = await (await store()).removeArticles(ids);
      if (entries.length > 0) changed();
      return entries;
    },
    'trash.list': async () => (await store()).trash(),
    'trash.restore': async ({ ids }) => {
      const count = await (await store()).restoreTrash(ids);
      if (count > 0) changed();
      return { count };
    },
    'trash.empty': async ({ ids }) => {
      const count = await (await store()).emptyTrash(ids);
      if (count > 0) changed();
      return { count };
    },
  };
}
