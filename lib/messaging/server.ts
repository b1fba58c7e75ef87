/** The answering side of the protocol: who may ask what, and in which form, is checked here before any handler runs. */
import * as v from 'valibot';
import { browser, ownOrigin, type Runtime } from '../platform/browser.ts';
import {
  type BackgroundCalls,
  backgroundCalls,
  type FailureCode,
  failureCodes,
  type News,
  type Reply,
  type ResponseOf,
} from './protocol.ts';

type Checked<C> = C extends { request: infer S extends v.GenericSchema } ? v.InferOutput<S> : never;

/** The tab whose content script asks. */
export interface ContentCaller {
  tabId: number;
  /** Address of the page, where the browser tells it. */
  url: string | null;
  incognito: boolean;
}

type Caller<C> = C extends { from: 'content' } ? ContentCaller : null;

export type BackgroundHandlers = {
  [Name in keyof BackgroundCalls]: (
    request: Checked<BackgroundCalls[Name]>,
    caller: Caller<BackgroundCalls[Name]>,
  ) => Promise<ResponseOf<BackgroundCalls[Name]>>;
};

/** Chrome says it of pages that it loads ahead of the reader; the polyfill's types do not know it. */
type Sender = Runtime.MessageSender & { documentLifecycle?: string };

type Received =
  | { ok: true; name: keyof BackgroundCalls; request: unknown; caller: ContentCaller | null }
  | Extract<Reply<never>, { ok: false }>;

const originOf = (url: string | undefined): string | null =>
  url !== undefined && URL.canParse(url) ? new URL(url).origin : null;

/** `own`: our extension id and the origin of our pages, with a slash at the end. Null: not for the background. */
export function receive(
  message: unknown,
  sender: Sender,
  own: { id: string; origin: string },
): Received | null {
  if (typeof message !== 'object' || message === null) return null;
  const { to, name, request } = message as { to?: unknown; name?: unknown; request?: unknown };
  if (to !== 'background') return null;
  if (typeof name !== 'string' || !Object.hasOwn(backgroundCalls, name)) {
    return { ok: false, code: 'bad_request', detail: 'name' };
  }
  const known = name as keyof BackgroundCalls;
  const { from, request: schema } = backgroundCalls[known];
  const isOurs = sender.id === own.id;
  const isPage = isOurs && sender.url?.startsWith(own.origin) === true;
  const { tab } = sender;
  let caller: ContentCaller | null = null;
  if (from === 'page') {
    if (!isPage) return { ok: false, code: 'not_allowed', detail: '' };
  } else {
    // The script runs in top frames only; what speaks from another frame of the page is not it.
    if (!isOurs || isPage || tab?.id === undefined || (sender.frameId ?? 0) !== 0) {
      return { ok: false, code: 'not_allowed', detail: '' };
    }
    // A page loaded ahead is not what the tab shows; when it is, it will say so again.
    if (sender.documentLifecycle === 'prerender') return { ok: false, code: 'tab_gone', detail: 'prerender' };
    // The tab has gone on while the page was speaking: what it says is of the page before.
    if (originOf(tab.url) !== originOf(sender.url ?? tab.url) && tab.url !== undefined)
      return { ok: false, code: 'tab_gone', detail: 'navigated' };
    caller = { tabId: tab.id, url: tab.url ?? sender.url ?? null, incognito: tab.incognito };
  }
  const checked = v.safeParse(schema, request);
  if (!checked.success) {
    return { ok: false, code: 'bad_request', detail: v.getDotPath(checked.issues[0]) ?? '' };
  }
  return { ok: true, name: known, request: checked.output, caller };
}

/** What the asker learns of a failure: the code of a `CallError` or `StoreError`, never a stack or a piece of the page. */
export function failureOf(error: unknown): Extract<Reply<never>, { ok: false }> {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const isKnown = failureCodes.includes(code as FailureCode);
  return { ok: false, code: isKnown ? (code as FailureCode) : 'internal', detail: '' };
}

/** Answers every call to the background. To be called once, while the background starts, before anything is awaited. */
export function serveBackground(handlers: BackgroundHandlers): void {
  const listener = (
    message: unknown,
    sender: Sender,
    sendResponse: (reply: Reply<unknown>) => void,
  ): true | undefined => {
    const received = receive(message, sender, { id: browser.runtime.id, origin: ownOrigin() });
    if (received === null) return undefined;
    if (!received.ok) sendResponse(received);
    else {
      const handler = handlers[received.name] as (request: unknown, caller: unknown) => Promise<unknown>;
      (async () => handler(received.request, received.caller))().then(
        (value) => sendResponse({ ok: true, value }),
        (error: unknown) => {
          console.error(`[${received.name}]`, error);
          sendResponse(failureOf(error));
        },
      );
    }
    // Both browsers keep the channel open for an answer that comes later.
    return true;
  };
  browser.runtime.onMessage.addListener(listener as Runtime.OnMessageListener);
}

/** Tells every open page of ours. True where one of them answers that it is meant. Never rejects. */
export async function askPages(news: News): Promise<boolean> {
  try {
    return (await browser.runtime.sendMessage(news)) === true;
  } catch {
    return false;
  }
}

/** Tells every open page of ours. With none open the browser reports that nobody listens, which is no failure. */
export function sendNews(news: News): void {
  browser.runtime.sendMessage(news).catch(() => {});
}
