/** How the panel opens: Chrome's side panel, Firefox's sidebar, and a plain tab where there is neither. */
import { browser } from './browser.ts';

/** The part of Chrome's own API that the polyfill does not know. */
interface SidePanelApi {
  open(where: { windowId: number } | { tabId: number }): Promise<void>;
  setPanelBehavior(behavior: { openPanelOnActionClick: boolean }): Promise<void>;
}

const PANEL_PAGE = 'sidepanel.html';
const WELCOME_PAGE = 'welcome.html';

/**
 * Makes the toolbar button open the panel, and tells which tab it was clicked in: that page may be read now, whatever
 * its site. To be called while the background starts, before anything is awaited. Both browsers open a panel only as
 * the direct answer to a click, so the listener awaits nothing either. Chrome could open it without us, but then the
 * click grants no `activeTab`.
 */
export function openPanelFromToolbar(clicked: (tabId: number) => void): void {
  const { chrome } = globalThis as { chrome?: { sidePanel?: SidePanelApi } };
  const panel = chrome?.sidePanel;
  // An earlier version may have said otherwise, and Chrome remembers.
  panel?.setPanelBehavior({ openPanelOnActionClick: false }).catch(() => {});
  browser.action.onClicked.addListener(({ id, windowId }) => {
    const { sidebarAction } = browser as { sidebarAction?: { open(): Promise<void> } };
    const opened =
      panel !== undefined && windowId !== undefined
        ? panel.open({ windowId })
        : sidebarAction !== undefined
          ? sidebarAction.open()
          : browser.tabs.create({ url: browser.runtime.getURL(PANEL_PAGE) });
    // Where the browser refuses, its own menu still opens the panel.
    opened.catch(() => {});
    if (id !== undefined) clicked(id);
  });
}

/**
 * Opens the panel beside a tab whose page was clicked. To be called straight from the message that says so. Rejects where
 * the browser wants a click on something of its own, as Firefox does.
 */
export async function openPanelAt(tabId: number): Promise<void> {
  const { chrome } = globalThis as { chrome?: { sidePanel?: SidePanelApi } };
  const { sidebarAction } = browser as { sidebarAction?: { open(): Promise<void> } };
  if (chrome?.sidePanel !== undefined) return chrome.sidePanel.open({ tabId });
  if (sidebarAction === undefined) throw new Error('no panel');
  return sidebarAction.open();
}

/** Where a page of ours is shown. */
export interface OwnPlace {
  tabId: number;
  windowId: number;
}

/** The tab that this page of ours is in; null in the panel itself. */
export async function ownPlace(): Promise<OwnPlace | null> {
  const tab = await browser.tabs.getCurrent();
  return tab?.id === undefined || tab.windowId === undefined
    ? null
    : { tabId: tab.id, windowId: tab.windowId };
}

/** Opens the panel beside a page of ours. To be called straight from a click there. */
export function openPanelBeside({ tabId, windowId }: OwnPlace): Promise<unknown> {
  const { chrome } = globalThis as { chrome?: { sidePanel?: SidePanelApi } };
  const { sidebarAction } = browser as { sidebarAction?: { open(): Promise<void> } };
  if (chrome?.sidePanel !== undefined) return chrome.sidePanel.open({ windowId });
  if (sidebarAction !== undefined) return sidebarAction.open();
  return browser.tabs.create({ url: browser.runtime.getURL(`${PANEL_PAGE}?tabId=${tabId}`) });
}

/** Shows the welcome in a tab of its own. */
export async function openWelcome(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(WELCOME_PAGE) });
}
