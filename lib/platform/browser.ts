/** The extension API with promises, the same in Chrome and Firefox. The only import of the polyfill in the project. */
import browser from 'webextension-polyfill';
import { ownOrigin } from './native.ts';

export type { Runtime } from 'webextension-polyfill';
export { browser, ownOrigin };
