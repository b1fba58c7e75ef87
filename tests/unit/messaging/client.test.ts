import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CallError, callBackground, callTab, onNews, serveTab } from '../../../lib/messaging/client.ts';
import { browser, deliver, listeners, reset, senders, sent } from './fake-browser.ts';

vi.mock('../../../lib/platform/native.ts', () => import('./fake-browser.ts'));

beforeEach(reset);
const { background, content, library, panel } = senders;

describe('asking the background', () => {
  it('sends the call and gives the value', async () => {
    const stats = { articles: 1, figures: 2, officials: 3, samples: 0 };
    browser.runtime.sendMessage.mockImplementationOnce(async (message) => {
      sent.push(message);
      return { ok: true, value: stats };
    });
    expect(await callBackground('store.stats')).toEqual(stats);
    expect(sent).toEqual([{ to: 'background', name: 'store.stats', request: undefined }]);
  });

  it.each([
    ['a refusal', { ok: false, code: 'private_window', detail: '' }, { code: 'private_window', gone: false }],
    ['no answer', undefined, { code: 'internal', gone: false }],
    ['an answer that is none', 'hello', { code: 'internal', gone: false }],
    ['null', null, { code: 'internal', gone: false }],
  ])('turns %s into an error', async (_what, reply, error) => {
    browser.runtime.sendMessage.mockResolvedValueOnce(reply);
    const failure = await callBackground('article.save', { tabId: 1 }).catch((e: unknown) => e);
    expect(failure).toBeInstanceOf(CallError);
    expect(failure).toMatchObject(error);
  });

  it.each([
    ['Extension context invalidated.', true],
    ['Could not establish connection. Receiving end does not exist.', true],
    ['Something else', false],
  ])('knows from "%s" whether anybody is left', async (message, gone) => {
    browser.runtime.sendMessage.mockRejectedValueOnce(new Error(message));
    await expect(callBackground('store.stats')).rejects.toMatchObject({ code: 'internal', gone });
  });

  it('asks nobody once the extension is gone', async () => {
    browser.runtime.id = undefined;
    await expect(callBackground('store.stats')).rejects.toMatchObject({ gone: true });
    expect(browser.runtime.sendMessage).not.toHaveBeenCalled();
  });
});

describe('asking a tab', () => {
  it('asks its top frame', async () => {
    browser.tabs.sendMessage.mockResolvedValueOnce({ ok: true, value: { shown: true } });
    expect(await callTab(4, 'mark.reveal', { id: 'x' })).toEqual({ shown: true });
    expect(browser.tabs.sendMessage).toHaveBeenCalledWith(
      4,
      { to: 'tab', name: 'mark.reveal', request: { id: 'x' } },
      { frameId: 0 },
    );
  });

  it.each([
    ['Could not establish connection. Receiving end does not exist.', 'tab_gone'],
    ['No tab with id: 4.', 'tab_gone'],
    ['Invalid tab ID: 4', 'tab_gone'],
    ['Something else', 'internal'],
  ])('turns "%s" into %s', async (message, code) => {
    browser.tabs.sendMessage.mockRejectedValueOnce(new Error(message));
    await expect(callTab(4, 'page.reread')).rejects.toMatchObject({ code });
  });

  it('takes a page that went away before it answered for gone', async () => {
    await expect(callTab(4, 'page.reread')).rejects.toMatchObject({ code: 'tab_gone' });
  });
});

describe('answering in a tab', () => {
  const handlers = {
    'mark.reveal': vi.fn(async ({ id }: { id: string }) => ({ shown: id === 'here' })),
    'span.reveal': vi.fn(async ({ end }: { end: number }) => ({ shown: end > 0 })),
    'selection.span': async () => null,
    'page.reread': vi.fn(async () => null),
    'page.stop': vi.fn(async () => null),
  };
  const ask = (name: unknown, request?: unknown) => ({ to: 'tab', name, request });

  it.each([
    ['the panel', panel],
    ['the library in a tab', library],
    ['the background', background],
  ])('answers %s', async (_who, sender) => {
    serveTab(handlers);
    expect(await deliver(ask('mark.reveal', { id: 'here' }), sender)).toEqual({
      ok: true,
      value: { shown: true },
    });
    expect(await deliver(ask('span.reveal', { start: 0, end: 4 }), sender)).toEqual({
      ok: true,
      value: { shown: true },
    });
    expect(await deliver(ask('page.reread'), sender)).toEqual({ ok: true, value: null });
    expect(await deliver(ask('page.reread', {}), sender)).toEqual({ ok: true, value: null });
  });

  it.each([
    ['another extension', ask('page.reread'), { ...panel, id: 'x' }, 'not_allowed'],
    ['a content script', ask('page.reread'), content, 'not_allowed'],
    ['nobody known', ask('page.reread'), {}, 'not_allowed'],
    ['an unknown call', ask('page.erase'), panel, 'bad_request'],
    ['a name that every object has', ask('constructor'), panel, 'bad_request'],
    ['no name', ask(undefined), panel, 'bad_request'],
    ['no id', ask('mark.reveal', {}), panel, 'bad_request'],
    ['no request', ask('mark.reveal'), panel, 'bad_request'],
    ['null', ask('mark.reveal', null), panel, 'bad_request'],
    ['an empty id', ask('mark.reveal', { id: '' }), panel, 'bad_request'],
    ['an id of another kind', ask('mark.reveal', { id: { a: 1 } }), panel, 'bad_request'],
    ['an id without end', ask('mark.reveal', { id: 'x'.repeat(1001) }), panel, 'bad_request'],
    ['no span', ask('span.reveal', {}), panel, 'bad_request'],
    ['half a span', ask('span.reveal', { start: 3 }), panel, 'bad_request'],
    ['a span before the text', ask('span.reveal', { start: -1, end: 3 }), panel, 'bad_request'],
    ['a span that is no number', ask('span.reveal', { start: 0, end: Number.NaN }), panel, 'bad_request'],
    ['words instead of nothing', ask('page.reread', 'x'), panel, 'bad_request'],
    ['a list instead of nothing', ask('page.reread', []), panel, 'bad_request'],
  ])('refuses %s', async (_what, message, sender, code) => {
    vi.clearAllMocks();
    serveTab(handlers);
    expect(await deliver(message, sender)).toEqual({ ok: false, code, detail: '' });
    expect(handlers['mark.reveal']).not.toHaveBeenCalled();
    expect(handlers['page.reread']).not.toHaveBeenCalled();
  });

  it.each([
    ['a promise that fails', () => Promise.reject(new Error('secret'))],
    [
      'an error at once',
      () => {
        throw new Error('secret');
      },
    ],
  ])('answers %s with a code only', async (_what, fail) => {
    serveTab({ ...handlers, 'page.reread': fail });
    expect(await deliver(ask('page.reread'), panel)).toEqual({ ok: false, code: 'internal', detail: '' });
  });

  it('leaves other messages to others', async () => {
    serveTab(handlers);
    for (const message of [null, 'x', 5, {}, { to: 'background', name: 'store.stats' }, { news: 'x' }]) {
      expect(await deliver(message, panel)).toBeUndefined();
    }
  });

  it('ends when told to, even after the extension is gone', async () => {
    const stop = serveTab(handlers);
    stop();
    expect(listeners.size).toBe(0);
    const again = serveTab(handlers);
    const { onMessage } = browser.runtime;
    Object.defineProperty(browser.runtime, 'onMessage', { value: undefined, configurable: true });
    expect(again).not.toThrow();
    Object.defineProperty(browser.runtime, 'onMessage', { value: onMessage, configurable: true });
  });
});

describe('news', () => {
  it('are heard from the background only, and until one stops listening', async () => {
    const heard: unknown[] = [];
    const stop = onNews((news) => heard.push(news));
    const news = { news: 'tab.changed', tabId: 3 };
    await deliver(news, background);
    await deliver(news, content);
    await deliver(news, { ...background, id: 'x' });
    await deliver({ to: 'background', name: 'store.stats' }, background);
    await deliver(null, background);
    stop();
    await deliver(news, background);
    expect(heard).toEqual([news]);
  });
});
