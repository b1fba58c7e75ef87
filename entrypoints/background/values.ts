/** What the background answers about values that the reader entered by hand. */
import { enteredValue } from '../../lib/figures/typed.ts';
import { CallError } from '../../lib/messaging/errors.ts';
import type { BackgroundHandlers } from '../../lib/messaging/server.ts';
import type { ManualValue } from '../../lib/records.ts';
import { correctedPage } from './corrections.ts';
import type { Surroundings } from './handlers.ts';

type Calls = Extract<keyof BackgroundHandlers, `values.${string}`>;

export function valueHandlers(around: Surroundings): Pick<BackgroundHandlers, Calls> {
  const { states, store, news, now } = around;
  const page = correctedPage(around);
  const changed = () => news({ news: 'store.changed' });
  return {
    'values.list': async () => (await store()).values(),

    'values.save': async ({ tabId, figureId, id, form }) => {
      const state = await states.get(tabId);
      if (state?.kind !== 'article') throw new CallError('no_article');
      if (state.incognito) throw new CallError('private_window');
      const figure = (await page(state.article)).reading.figures.find((one) => one.id === figureId);
      if (figure === undefined) throw new CallError('text_changed');
      const entered = enteredValue(figure, form);
      if (entered === null) throw new CallError('bad_request');
      if (Array.isArray(entered)) return { wrong: entered };
      const kept = await store();
      const known = id === null ? undefined : (await kept.values()).find((one) => one.id === id);
      const at = now();
      // Fields that another program added stay.
      const value = {
        ...known,
        ...entered,
        id: known?.id ?? crypto.randomUUID(),
        created: known?.created ?? at,
        modified: at,
      } as ManualValue;
      await kept.putValue(value);
      changed();
      return { id: value.id };
    },

    'values.remove': async ({ id }) => {
      const done = await (await store()).removeValue(id);
      if (done) changed();
      return { done };
    },

    'values.restore': async ({ id }) => {
      const done = await (await store()).restoreValue(id);
      if (done) changed();
      return { done };
    },
  };
}
