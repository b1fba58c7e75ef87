/** The extension API with promises, the same in Chrome and Firefox. The only import of the polyfill in the project. */
import browser from 'webextension-polyfill';

export type { Runtime } from 'webextension-polyfill';
export { browser };

/** Origin of our own pages with a slash at the end: `chrome-extension://…/`. */
export const ownOrigin = (): string => browser.runtime.getURL('');

/** Firefox runs content scripts in tabs that are already open when it starts the extension; Chrome does not. */
export const isFirefox = (): boolean => ownOrigin().startsWith('moz-extension:');
