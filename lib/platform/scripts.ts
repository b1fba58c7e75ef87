/** The pages our content script runs in, and how it gets into those that were open before the extension started. */
import { browser, isFirefox } from './browser.ts';

const declared = () => browser.runtime.getManifest().content_scripts ?? [];

/** Ids of the open tabs whose page the manifest gives us, as far as the reader has granted it. */
export async function readableTabs(): Promise<number[]> {
  const url = declared().flatMap((script) => script.matches);
  if (url.length === 0) return [];
  const tabs = await browser.tabs.query({ url, discarded: false });
  return tabs.flatMap((tab) => (tab.id === undefined ? [] : [tab.id]));
}

/**
 * Runs the content script in a tab that has none. Chrome only: Firefox does so by itself, and a script that runs
 * twice would paint twice. Does nothing where the browser forbids it.
 */
export async function injectContentScript(tabId: number): Promise<void> {
  if (isFirefox()) return;
  for (const { js, css } of declared()) {
    try {
      if (css?.length) await browser.scripting.insertCSS({ target: { tabId }, files: css });
      if (js?.length) await browser.scripting.executeScript({ target: { tabId }, files: js });
    } catch {
      // The tab is closing, shows an error page, or its site is closed to extensions.
    }
  }
}
