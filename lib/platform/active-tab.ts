/** Which tab the panel speaks of: the active one of its window, or the one named in its address. */
import { browser, ownOrigin } from './browser.ts';

/**
 * Tells the tab now and whenever it changes; null where there is none. `?tabId=N` in `address` pins it, for a panel
 * that is open as a plain tab. Returns what ends it.
 */
export function followTab(address: string, listener: (tabId: number | null) => void): () => void {
  const pinned = Number(new URL(address).searchParams.get('tabId') ?? Number.NaN);
  if (Number.isInteger(pinned) && pinned >= 0) {
    listener(pinned);
    return () => {};
  }
  let ended = false;
  let windowId: number | undefined;
  const activated = (info: { tabId: number; windowId: number }) => {
    if (info.windowId === windowId) listener(info.tabId);
  };
  browser.tabs.onActivated.addListener(activated);
  (async () => {
    windowId = (await browser.windows.getCurrent()).id;
    const [tab] = await browser.tabs.query({ active: true, ...(windowId === undefined ? {} : { windowId }) });
    if (!ended) listener(tab?.id ?? null);
  })().catch(() => listener(null));
  return () => {
    ended = true;
    browser.tabs.onActivated.removeListener(activated);
  };
}

/** Whether a tab shows a page of ours, where no content script can run. */
export async function isOwnTab(tabId: number): Promise<boolean> {
  try {
    return (await browser.tabs.get(tabId)).url?.startsWith(ownOrigin()) === true;
  } catch {
    return false;
  }
}
