/** A style sheet of ours in a page, at most one a tab. */
import { browser } from './browser.ts';
import { sessionArea } from './session.ts';

const keyOf = (tabId: number) => `sheet:${tabId}`;
const under = new Map<number, Promise<void>>();

async function replace(tabId: number, css: string | null): Promise<void> {
  const { scripting } = browser;
  const at = { target: { tabId }, origin: 'USER' as const };
  const before = await sessionArea.get(keyOf(tabId));
  // A page that was loaded since has lost it by itself.
  if (typeof before === 'string') await scripting.removeCSS({ ...at, css: before }).catch(() => {});
  if (css === null) return sessionArea.remove(keyOf(tabId));
  // It outlives a stopped background, and is taken away by its own words: they are kept first.
  await sessionArea.set(keyOf(tabId), css);
  await scripting.insertCSS({ ...at, css });
}

/** Has the tab's page show `css`, in the reader's origin, in place of what it showed before; null for nothing. One after the other; never rejects. */
export function drawSheet(tabId: number, css: string | null): Promise<void> {
  const turn = (under.get(tabId) ?? Promise.resolve())
    .then(() => replace(tabId, css))
    // The tab is closing, or its site is closed to extensions.
    .catch(() => {});
  under.set(tabId, turn);
  return turn;
}
