/** How the panel opens: Chrome's side panel, Firefox's sidebar, and a plain tab where there is neither. */
import { browser } from './browser.ts';

/** The part of Chrome's own API that the polyfill does not know. */
interface SidePanelApi {
  setPanelBehavior(behavior: { openPanelOnActionClick: boolean }): Promise<void>;
}

const PANEL_PAGE = 'sidepanel.html';

/**
 * Makes the toolbar button open the panel. To be called while the background starts, before anything is awaited.
 * Both browsers open a panel only as the direct answer to a click, so the listener awaits nothing either.
 */
export function openPanelFromToolbar(): void {
  const { chrome } = globalThis as { chrome?: { sidePanel?: SidePanelApi } };
  if (chrome?.sidePanel !== undefined) {
    // Where the browser refuses, its own menu still opens the panel.
    chrome.sidePanel.setPanelBehavior({ openPanelOnActionClick: true }).catch(() => {});
    return;
  }
  browser.action.onClicked.addListener(() => {
    const { sidebarAction } = browser as { sidebarAction?: { toggle(): Promise<void> } };
    if (sidebarAction !== undefined) void sidebarAction.toggle();
    else void browser.tabs.create({ url: browser.runtime.getURL(PANEL_PAGE) });
  });
}
