/** As much of the extension API as messages need, with a way to speak as somebody else. */
import { vi } from 'vitest';

export const ID = 'our-extension-id';
export const ORIGIN = 'moz-extension://0000-1111/';

type Listener = (message: unknown, sender: object, sendResponse: (reply: unknown) => void) => unknown;

export const listeners = new Set<Listener>();
export const sent: unknown[] = [];

export const browser = {
  runtime: {
    id: ID as string | undefined,
    getURL: (path: string) => ORIGIN + path.replace(/^\//, ''),
    sendMessage: vi.fn(async (message: unknown): Promise<unknown> => {
      sent.push(message);
      return undefined;
    }),
    onMessage: {
      addListener: (listener: Listener) => listeners.add(listener),
      removeListener: (listener: Listener) => listeners.delete(listener),
    },
  },
  tabs: {
    sendMessage: vi.fn(async (_tabId: number, message: unknown): Promise<unknown> => {
      sent.push(message);
      return undefined;
    }),
  },
};

export const native = () => browser;
export const ownOrigin = () => ORIGIN;

export function reset(): void {
  listeners.clear();
  sent.length = 0;
  browser.runtime.id = ID;
  vi.clearAllMocks();
}

/** The reply to a message from `sender`; undefined where nobody answers. As in the browser, a message is copied. */
export function deliver(message: unknown, sender: object): Promise<unknown> {
  return new Promise((resolve) => {
    let answered = false;
    const reply = (value: unknown) => {
      answered = true;
      resolve(value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
    };
    const copy = message === undefined ? undefined : JSON.parse(JSON.stringify(message));
    const waits = [...listeners].map((listener) => listener(copy, sender, reply) === true);
    if (!answered && !waits.includes(true)) resolve(undefined);
  });
}

/** Who speaks: our content script in a tab, our panel, our library in a tab, our background. */
export const senders = {
  content: {
    id: ID,
    url: 'https://baodansinh.vn/a.htm',
    frameId: 0,
    tab: { id: 7, url: 'https://baodansinh.vn/a.htm', incognito: false },
  },
  panel: { id: ID, url: `${ORIGIN}sidepanel.html` },
  library: { id: ID, url: `${ORIGIN}library.html`, frameId: 0, tab: { id: 8, incognito: false } },
  background: { id: ID, url: `${ORIGIN}background.js` },
};
