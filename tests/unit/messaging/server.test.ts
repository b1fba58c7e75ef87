import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CallError } from '../../../lib/messaging/errors.ts';
import { backgroundCalls } from '../../../lib/messaging/protocol.ts';
import {
  type BackgroundHandlers,
  failureOf,
  receive,
  sendNews,
  serveBackground,
} from '../../../lib/messaging/server.ts';
import { StoreError } from '../../../lib/store/repository.ts';
import { article } from '../store/articles.ts';
import { browser, deliver, ID, ORIGIN, reset, senders, sent } from './fake-browser.ts';

vi.mock('../../../lib/platform/browser.ts', () => import('./fake-browser.ts'));

const own = { id: ID, origin: ORIGIN };
const ask = (name: string, request?: unknown) => ({ to: 'background', name, request });
const { content, panel, library, background } = senders;
const found = { article: article('cms:1', '2023: 5 hộ') };

/** A good request for each call, so that what is refused below is refused for one reason only. */
const good: Record<keyof typeof backgroundCalls, unknown> = {
  'article.found': found,
  'article.none': { url: 'https://baodansinh.vn/', reason: 'not_article' },
  'figures.unlike': { ids: ['f1'] },
  'mark.clicked': { id: 'f1', open: true },
  'mark.pointed': { id: 'f1' },
  'tab.asked': { tabId: 7 },
  'tab.state': { tabId: 7 },
  'tab.comparisons': { tabId: 7 },
  'tab.histories': { tabId: 7 },
  'tab.revision': { tabId: 7 },
  'article.save': { tabId: 7 },
  'store.stats': undefined,
  'store.damage': undefined,
  'store.damaged': undefined,
  'store.aside': undefined,
  'store.rebuild': undefined,
  'engine.version': undefined,
  'store.portion': { after: null },
  'store.some': { ids: ['cms:1'], skip: 0 },
  'store.import': { items: [] },
  'annotations.list': { tabId: 7 },
  'annotations.quote': { tabId: 7, start: 0, end: 5 },
  'annotations.create': {
    tabId: 7,
    aim: { kind: 'figure', articleId: 'cms:1', id: 'f1' },
    content: { assessment: 'refuted', note: 'x', evidence: ['https://vi-du.vn/'], tags: ['a'] },
  },
  'annotations.edit': {
    tabId: 7,
    articleId: 'cms:1',
    id: 'urn:uuid:1',
    content: { assessment: null, note: 'x', evidence: [], tags: [] },
  },
  'annotations.attach': {
    tabId: 7,
    id: 'urn:uuid:1',
    aim: { kind: 'text', articleId: 'cms:1', start: 0, end: 1, exact: 'a' },
  },
  'annotations.remove': { tabId: 7, articleId: 'cms:1', id: 'urn:uuid:1' },
  'annotations.restore': { tabId: 7, articleId: 'cms:1', id: 'urn:uuid:1' },
  'annotations.portion': { after: null },
  'library.notes': { after: null },
  'values.list': undefined,
  'values.save': {
    tabId: 7,
    figureId: 'f1',
    id: null,
    form: { value: '1', period: '2022', status: 'actual', title: 'T', publisher: '', url: '', note: '' },
  },
  'values.remove': { id: 'x' },
  'values.restore': { id: 'x' },
  'tab.site': { tabId: 7 },
  'tab.read': { tabId: 7 },
  'sites.state': undefined,
  'sites.group': { id: 'provinces', on: false },
  'sites.host': { host: 'baolongan.vn', on: false },
  'sites.autosave': { host: 'baolongan.vn', on: true },
  'sites.drop': { origin: '*://example.org/*' },
  'catalog.indicators': undefined,
  'article.date': { tabId: 1, date: '2023-05-01' },
  'corrections.list': { tabId: 7 },
  'corrections.save': { tabId: 7, figureId: 'f1', form: 'no_figure' },
  'corrections.preview': {
    tabId: 7,
    figureId: 'f1',
    form: {
      indicator: 'số hộ nghèo',
      value: '3',
      unit: 'hộ',
      period: '2023',
      place: '',
      status: 'actual',
      everywhere: false,
    },
  },
  'joins.answer': {
    tabId: 3,
    figureId: 'f1',
    concept: { name: '=a', label: 'a', unit: null, measure: 'level', topic: null },
    same: true,
  },
  'corrections.remove': { id: 'x', articleId: 'cms:1', scope: 'figure' },
  'corrections.restore': { id: 'x', articleId: 'cms:1', scope: 'wording' },
  'corrections.all': undefined,
  'articles.remove': { ids: ['cms:1'] },
  'trash.list': undefined,
  'trash.restore': { ids: ['x'] },
  'trash.empty': { ids: ['x'] },
  'import.preview': { kind: 'article', items: [] },
  'import.apply': { kind: 'value', items: [], importId: 'x' },
  'import.undo': { importId: 'x' },
  'tables.read': { text: '{}' },
  'tables.values': {
    text: '{}',
    mapping: {
      uses: ['period'],
      taken: [0],
      indicator: 'x',
      place: 'y',
      unit: '',
      source: { title: 't', publisher: '', url: null },
    },
  },
  'tables.csv': { text: 'a,b', title: 'x.csv' },
  'reference.state': undefined,
  'reference.use': { on: false },
  'library.index': undefined,
  'library.portion': { since: 0, below: null, limit: 20 },
  'library.series': { kind: 'poverty.rate|%|share' },
  'library.indicators': undefined,
  'library.annotations': { items: [{ articleId: 'cms:1', id: 'urn:uuid:1' }], keep: false },
  'library.values': { ids: ['x'], keep: true },
  'sample.show': { tabId: 7 },
  'sample.reveal': { tabId: 7, start: 0, end: 5 },
  'samples.load': {},
  'samples.remove': undefined,
};
const names = Object.keys(backgroundCalls) as (keyof typeof backgroundCalls)[];

describe('who may ask', () => {
  const strangers = [
    ['another extension', { ...panel, id: 'somebody-else' }],
    ['nobody', {}],
    ['a page that only looks like ours', { id: ID, url: `https://evil.example/?${ORIGIN}` }],
    ['a page of another extension', { id: ID, url: 'moz-extension://0000-1111-2/x.html' }],
  ] as const;

  it.each(names)('%s: its own kind of sender, and no other', (name) => {
    const message = ask(name, good[name]);
    const fromContent = backgroundCalls[name].from === 'content';
    expect(receive(message, content as never, own)).toMatchObject(
      fromContent ? { ok: true, name } : { ok: false, code: 'not_allowed' },
    );
    for (const page of [panel, library, background]) {
      expect(receive(message, page as never, own)).toMatchObject(
        fromContent ? { ok: false, code: 'not_allowed' } : { ok: true, name, caller: null },
      );
    }
    for (const [, sender] of strangers) {
      expect(receive(message, sender as never, own)).toMatchObject({ ok: false, code: 'not_allowed' });
    }
  });

  it.each([
    ['from a frame in the page', { ...content, frameId: 3 }, 'not_allowed'],
    ['from no tab', { ...content, tab: undefined }, 'not_allowed'],
    ['from a tab without an id', { ...content, tab: { incognito: false } }, 'not_allowed'],
    ['from another extension’s script', { ...content, id: 'somebody-else' }, 'not_allowed'],
    ['from a page loaded ahead', { ...content, documentLifecycle: 'prerender' }, 'tab_gone'],
  ])('an article %s is refused', (_what, sender, code) => {
    expect(receive(ask('article.found', found), sender as never, own)).toMatchObject({ ok: false, code });
  });

  it('a content script is known by its tab', () => {
    const incognito = { ...content, tab: { ...content.tab, incognito: true } };
    expect(receive(ask('mark.clicked', { id: 'x', open: true }), incognito as never, own)).toEqual({
      ok: true,
      name: 'mark.clicked',
      request: { id: 'x', open: true },
      caller: { tabId: 7, url: 'https://baodansinh.vn/a.htm', incognito: true },
    });
  });
});

describe('what may be asked', () => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a word', 'article.found'],
    ['news', { news: 'store.changed' }],
    ['a call to a tab', { to: 'tab', name: 'page.reread' }],
    ['a message of somebody else', { type: 'wxt' }],
  ])('%s is not for the background', (_what, message) => {
    expect(receive(message, panel as never, own)).toBeNull();
  });

  it.each([
    ['an unknown name', ask('store.erase'), panel, 'name'],
    ['no name', { to: 'background' }, panel, 'name'],
    ['a name that every object has', ask('toString'), panel, 'name'],
    ['a prototype for a name', ask('__proto__'), panel, 'name'],
    ['a name that is no word', { to: 'background', name: ['store.stats'] }, panel, 'name'],
    ['no request where one is needed', ask('tab.state'), panel, ''],
    ['a tab in words', ask('tab.state', { tabId: '7' }), panel, 'tabId'],
    ['a tab below zero', ask('tab.state', { tabId: -1 }), panel, 'tabId'],
    ['half a tab', ask('tab.state', { tabId: 1.5 }), panel, 'tabId'],
    ['a tab that is no number', ask('tab.state', { tabId: Number.NaN }), panel, 'tabId'],
    ['an empty id', ask('mark.clicked', { id: '' }), content, 'id'],
    ['an id without end', ask('mark.clicked', { id: 'x'.repeat(1001) }), content, 'id'],
    ['an unknown reason', ask('article.none', { url: '', reason: 'boredom' }), content, 'reason'],
    ['no article', ask('article.found', {}), content, 'article'],
    [
      'an article without text',
      ask('article.found', { article: { ...found.article, text: 5 } }),
      content,
      'article.text',
    ],
    [
      'text without end',
      ask('article.found', { article: { ...found.article, text: 'x'.repeat(2_000_001) } }),
      content,
      'article.text',
    ],
    [
      'an unknown block',
      ask('article.found', { article: { ...found.article, blocks: [{ kind: 'ad', start: 0, end: 1 }] } }),
      content,
      'article.blocks.0.kind',
    ],
    ['too many items', ask('store.import', { items: Array(201).fill(1) }), panel, 'items'],
    ['items that are no list', ask('store.import', { items: { length: 1 } }), panel, 'items'],
    ['a place that is no key', ask('store.portion', { after: 5 }), panel, 'after'],
    ['words instead of nothing', ask('store.stats', 'x'), panel, ''],
  ])('%s is refused, with the field that is wrong', (_what, message, sender, detail) => {
    expect(receive(message, sender as never, own)).toEqual({ ok: false, code: 'bad_request', detail });
  });

  it('what is not in the table does not reach a handler', () => {
    const extra = ask('tab.state', { tabId: 7, admin: true });
    expect(receive(extra, panel as never, own)).toMatchObject({ request: { tabId: 7 } });
    expect((receive(extra, panel as never, own) as { request: object }).request).not.toHaveProperty('admin');
  });
});

describe('what comes back', () => {
  const handlers = Object.fromEntries(
    names.map((name) => [name, async () => ({ answered: name })]),
  ) as unknown as BackgroundHandlers;

  beforeEach(() => {
    reset();
    vi.spyOn(console, 'error').mockImplementation(() => {});
  });
  afterEach(() => vi.restoreAllMocks());

  it('is the handler’s answer', async () => {
    serveBackground(handlers);
    expect(await deliver(ask('store.stats'), panel)).toEqual({
      ok: true,
      value: { answered: 'store.stats' },
    });
    expect(await deliver(ask('mark.clicked', { id: 'x', open: true }), content)).toMatchObject({ ok: true });
  });

  it('is nothing to messages that are for others', async () => {
    serveBackground(handlers);
    expect(await deliver({ news: 'store.changed' }, background)).toBeUndefined();
  });

  it('is a refusal without a handler being called', async () => {
    const stats = vi.fn();
    serveBackground({ ...handlers, 'store.stats': stats });
    expect(await deliver(ask('store.stats'), content)).toEqual({
      ok: false,
      code: 'not_allowed',
      detail: '',
    });
    expect(stats).not.toHaveBeenCalled();
  });

  it.each([
    ['a failed call', new CallError('no_article', 'secret'), 'no_article'],
    ['a full disk', new StoreError('storage_full', 'secret'), 'storage_full'],
    ['a bug', new TypeError('secret at /home/x'), 'internal'],
    ['a browser error with a number for a code', new DOMException('secret', 'AbortError'), 'internal'],
    ['an error with a code of its own', Object.assign(new Error('secret'), { code: 'ENOENT' }), 'internal'],
    ['a thrown word', 'secret', 'internal'],
  ])('of %s is a code and nothing else', async (_what, error, code) => {
    expect(failureOf(error)).toEqual({ ok: false, code, detail: '' });
    serveBackground({ ...handlers, 'store.stats': () => Promise.reject(error) });
    const reply = await deliver(ask('store.stats'), panel);
    expect(reply).toEqual({ ok: false, code, detail: '' });
  });

  it('is a code, too, where a handler throws before it promises anything', async () => {
    serveBackground({
      ...handlers,
      'store.stats': () => {
        throw new Error('secret');
      },
    });
    expect(await deliver(ask('store.stats'), panel)).toMatchObject({ ok: false, code: 'internal' });
  });

  it('news that nobody hears are no failure', async () => {
    browser.runtime.sendMessage.mockRejectedValueOnce(new Error('Receiving end does not exist.'));
    sendNews({ news: 'store.changed' });
    sendNews({ news: 'tab.changed', tabId: 3 });
    await Promise.resolve();
    expect(sent).toEqual([{ news: 'tab.changed', tabId: 3 }]);
  });
});
