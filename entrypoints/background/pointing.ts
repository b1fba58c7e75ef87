/** What the background answers to a reader who points at a mark or clicks one: the panel shows its row, and the page nothing. */
import type { News } from '../../lib/messaging/protocol.ts';
import type { BackgroundHandlers } from '../../lib/messaging/server.ts';
import type { SessionArea } from '../../lib/platform/session.ts';
import { askedKey, cursorKey } from './tab-states.ts';

export interface Pointing {
  /** Opens the panel beside a tab; browsers allow it only straight from the message of a click. Rejects where this one does not. */
  open: (tabId: number) => Promise<unknown>;
  /** Tells the panels; true where one of them shows the tab that is meant. Never rejects. */
  ask: (news: News) => Promise<boolean>;
  /** Whether the panel follows the pointer. */
  isOn: () => Promise<boolean>;
  /** Has the toolbar button say that something is to be seen. Never rejects. */
  call: (tabId: number) => Promise<void>;
  /** Outlives a stopped background. */
  area: SessionArea;
}

type Calls = 'tab.asked' | 'mark.clicked' | 'mark.pointed';

export function pointingHandlers({ open, ask, isOn, call, area }: Pointing): Pick<BackgroundHandlers, Calls> {
  return {
    'mark.pointed': async ({ id }, { tabId }) => ({
      shown: await ask({ news: 'mark.pointed', tabId, id, follow: await isOn() }),
    }),

    'mark.clicked': async ({ id, open: isWanted }, { tabId }) => {
      // Before anything is awaited: after that it is no answer to the click any more.
      const opened = isWanted
        ? open(tabId).then(
            () => true,
            () => false,
          )
        : Promise.resolve(false);
      // A panel that opens asks for it; from there the keyboard goes on.
      await Promise.all([area.set(askedKey(tabId), id), area.set(cursorKey(tabId), id)]);
      if (await ask({ news: 'mark.selected', tabId, id })) {
        await area.remove(askedKey(tabId));
        return { shown: true };
      }
      const shown = await opened;
      if (!shown) await call(tabId);
      return { shown };
    },

    'tab.asked': async ({ tabId }) => {
      const id = await area.get(askedKey(tabId));
      if (typeof id !== 'string') return { id: null };
      await area.remove(askedKey(tabId));
      return { id };
    },
  };
}
