/**
 * Messages without the polyfill: Manifest V3 answers with promises in both browsers, and three kilobytes less go
 * into every page. Everything else goes through `browser.ts`.
 */
import type { Browser } from 'webextension-polyfill';

export type { Runtime } from 'webextension-polyfill';

/** The browser's own `runtime` and `tabs`; asked for at each call, since an orphaned script loses them. */
export function native(): Pick<Browser, 'runtime' | 'tabs'> {
  const { browser, chrome } = globalThis as { browser?: Browser; chrome?: Browser };
  return (browser?.runtime === undefined ? chrome : browser) as Browser;
}

/** Origin of our own pages with a slash at the end: `chrome-extension://…/`. */
export const ownOrigin = (): string => native().runtime.getURL('');
