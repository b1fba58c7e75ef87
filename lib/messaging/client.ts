/**
 * The calling side of the protocol, and the answering side in a tab. It is part of the content script, so it
 * takes only types from `protocol.ts`: the schemas stay in the background.
 */
import { native, ownOrigin, type Runtime } from '../platform/native.ts';
import { CallError } from './errors.ts';
import type {
  BackgroundCalls,
  FailureCode,
  News,
  Reply,
  RequestOf,
  ResponseOf,
  TabCalls,
} from './protocol.ts';

export { CallError } from './errors.ts';

type Args<Request> = undefined extends Request ? [request?: Request] : [request: Request];

/** A content script that has outlived its extension has no runtime id any more. */
const isOrphaned = () => native()?.runtime?.id === undefined;

const nobodyThere =
  /receiving end does not exist|context invalidated|no tab with id|invalid tab id|message manager disconnected|extension context/i;

function isReply(value: unknown): value is Reply<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { ok?: unknown }).ok === 'boolean';
}

/** The value of a reply; failures, and no answer at all, become a `CallError`. */
async function answerTo(send: () => Promise<unknown>, gone: FailureCode): Promise<unknown> {
  let reply: unknown;
  try {
    if (isOrphaned()) throw new Error('Extension context invalidated.');
    reply = await send();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const isGone = isOrphaned() || nobodyThere.test(message);
    throw new CallError(isGone ? gone : 'internal', message, isGone);
  }
  if (!isReply(reply)) throw new CallError(gone, 'no answer');
  if (!reply.ok) throw new CallError(reply.code, reply.detail);
  return reply.value;
}

/**
 * Asks the background. Rejects with a `CallError`; its `code` says what the panel shows, its `gone` that the
 * extension was updated or removed under the caller, who should then end quietly.
 */
export async function callBackground<Name extends keyof BackgroundCalls>(
  name: Name,
  ...[request]: Args<RequestOf<BackgroundCalls[Name]>>
): Promise<ResponseOf<BackgroundCalls[Name]>> {
  const send = () => native().runtime.sendMessage({ to: 'background', name, request });
  return (await answerTo(send, 'internal')) as ResponseOf<BackgroundCalls[Name]>;
}

/** Asks the content script of a tab. A tab without one, or a closed one, gives a `CallError` with code `tab_gone`. */
export async function callTab<Name extends keyof TabCalls>(
  tabId: number,
  name: Name,
  ...[request]: Args<RequestOf<TabCalls[Name]>>
): Promise<ResponseOf<TabCalls[Name]>> {
  const send = () => native().tabs.sendMessage(tabId, { to: 'tab', name, request }, { frameId: 0 });
  return (await answerTo(send, 'tab_gone')) as ResponseOf<TabCalls[Name]>;
}

export type TabHandlers = {
  [Name in keyof TabCalls]: (request: RequestOf<TabCalls[Name]>) => Promise<ResponseOf<TabCalls[Name]>>;
};

/** The same bounds as the schemas in `protocol.ts`, by hand: a library for four calls is not worth its weight in every page. */
const plain = (request: unknown) =>
  request === undefined || (typeof request === 'object' && request !== null && !Array.isArray(request));
const acceptable: { [Name in keyof TabCalls]: (request: unknown) => boolean } = {
  'mark.reveal': (request) => {
    const id = (request as { id?: unknown } | null | undefined)?.id;
    return typeof id === 'string' && id.length > 0 && id.length <= 1000;
  },
  'span.reveal': (request) => {
    const { start, end } = (request ?? {}) as { start?: unknown; end?: unknown };
    const isOffset = (at: unknown) =>
      Number.isInteger(at) && (at as number) >= 0 && (at as number) <= 2_000_000;
    return isOffset(start) && isOffset(end);
  },
  'page.reread': plain,
  'page.stop': plain,
  'selection.span': plain,
};

/** Answers the calls that our own pages and background send to this tab. Returns what ends it. */
export function serveTab(handlers: TabHandlers): () => void {
  const listener = (
    message: unknown,
    sender: Runtime.MessageSender,
    sendResponse: (reply: Reply<unknown>) => void,
  ): true | undefined => {
    if (typeof message !== 'object' || message === null) return undefined;
    const { to, name, request } = message as { to?: unknown; name?: unknown; request?: unknown };
    if (to !== 'tab') return undefined;
    const refuse = (code: FailureCode) => sendResponse({ ok: false, code, detail: '' });
    if (sender.id !== native().runtime.id || !sender.url?.startsWith(ownOrigin())) refuse('not_allowed');
    else if (typeof name !== 'string' || !Object.hasOwn(acceptable, name)) refuse('bad_request');
    else {
      const call = name as keyof TabCalls;
      if (!acceptable[call](request)) refuse('bad_request');
      else {
        const handler = handlers[call] as (request: unknown) => Promise<unknown>;
        (async () => handler(request))().then(
          (value) => sendResponse({ ok: true, value }),
          () => refuse('internal'),
        );
      }
    }
    return true;
  };
  native().runtime.onMessage.addListener(listener as Runtime.OnMessageListener);
  return () => {
    try {
      native().runtime.onMessage.removeListener(listener as Runtime.OnMessageListener);
    } catch {
      // The extension is gone, and the listener with it.
    }
  };
}

/** Hears what the background tells every page of ours; a listener that gives true is the one that is meant. Returns what ends it. */
export function onNews(listener: (news: News) => unknown): () => void {
  const heard = (
    message: unknown,
    sender: Runtime.MessageSender,
    sendResponse: (meant: true) => void,
  ): undefined => {
    // Only the background has no tab and sends news; a content script always has one.
    if (sender.id !== native().runtime.id || sender.tab !== undefined) return undefined;
    if (typeof (message as { news?: unknown } | null)?.news !== 'string') return undefined;
    if (listener(message as News) === true) sendResponse(true);
    return undefined;
  };
  native().runtime.onMessage.addListener(heard as Runtime.OnMessageListener);
  return () => native().runtime.onMessage.removeListener(heard as Runtime.OnMessageListener);
}
