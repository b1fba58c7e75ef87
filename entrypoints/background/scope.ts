/** Where the page's script runs: kept in step with the reader's choice and the browser's permissions. */
import { readingScope, siteOf } from '../../lib/catalog/site-groups.ts';
import { callTab } from '../../lib/messaging/client.ts';
import { browser } from '../../lib/platform/browser.ts';
import { grantedOrigins } from '../../lib/platform/permissions.ts';
import { registerScript } from '../../lib/platform/scripts.ts';
import { storedSites } from '../../lib/platform/settings.ts';
import type { TabStates } from './tab-states.ts';

export interface ScopeOptions {
  states: TabStates;
  wake: (tabId: number) => Promise<void>;
  /** The tab's page is not read any more. */
  left: (tabId: number) => Promise<void>;
}

/**
 * Makes what brings the browser into step: to be called at every start and after every change, by one at a time.
 * Where something changed, open pages follow: a script ends where it may not be, and starts where it should.
 */
export function scopeKeeper({ states, wake, left }: ScopeOptions): () => Promise<void> {
  let queue: Promise<unknown> = Promise.resolve();
  async function step(): Promise<void> {
    const [choice, granted] = await Promise.all([storedSites(), grantedOrigins()]);
    if (!(await registerScript(readingScope(choice, granted)))) return;
    const tabs = await browser.tabs.query({ discarded: false });
    for (const { id, url } of tabs) {
      if (id === undefined) continue;
      const site = siteOf(url ?? null, choice, granted);
      if (site?.on && site.allowed) {
        if ((await states.get(id)) === null) void wake(id);
      } else if ((await states.get(id)) !== null) {
        // Where nobody answers, no script is left to end.
        await callTab(id, 'page.stop').catch(() => {});
        await states.remove(id);
        await left(id);
      }
    }
  }
  return () => {
    const turn = queue.then(step);
    queue = turn.catch(() => {});
    return turn;
  };
}
