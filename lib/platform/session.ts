/** Memory that outlives a stopped background but not the browser; no page and no content script can read it. */
import { browser } from './browser.ts';

export interface SessionArea {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
}

export const sessionArea: SessionArea = {
  get: async (key) => {
    const found = await browser.storage.session.get(key);
    return Object.hasOwn(found, key) ? found[key] : undefined;
  },
  set: (key, value) => browser.storage.session.set({ [key]: value }),
  remove: (key) => browser.storage.session.remove(key),
};
