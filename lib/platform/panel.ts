/** How the panel opens: Chrome's side panel, Firefox's sidebar, and a plain tab where there is neither. */
import { browser } from './browser.ts';

/** The part of Chrome's own API that the polyfill does not know. */
interface SidePanelApi {
  open(where: { windowId: number }): Promise<void>;
  setPanelBehavior(behavior: { openPanelOnActionClick: boolean }): Promise<void>;
}

const PANEL_PAGE = 'sidepanel.html';

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
