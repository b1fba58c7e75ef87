/** Pages and files that say they are another publisher's: they win nothing, replace nothing and receive nothing. */
// Before everything else: PouchDB looks for IndexedDB when it is loaded.
import '../../unit/store/indexeddb.ts';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readHtml } from '../../../lib/cli/document.ts';
import { idOfAddress } from '../../../lib/page/address.ts';
import type { Article, Collected } from '../../../lib/records.ts';
import { article } from '../../unit/store/articles.ts';
import { type Started, startBackground } from './background.ts';

vi.mock('../../../lib/platform/browser.ts', () => import('../../unit/messaging/fake-browser.ts'));

const REAL = 'https://baodansinh.vn/ho-ngheo-giam-20240105143207518.htm';
const NUMBER = '20240105143207518';
const TRUE_TEXT = 'Năm 2023, tỉnh An Bình có 4.310 hộ nghèo.';
const FALSE_TEXT = 'Năm 2023, tỉnh An Bình có 9.999 hộ nghèo.';
const at = (url: string, text = TRUE_TEXT, more: Partial<Article> = {}): Article =>
  article(idOfAddress(url) ?? 'none', text, { url, title: 'Hộ nghèo giảm', ...more });

let started: Started;
beforeEach(async () => {
  started = await startBackground();
});
afterEach(() => started.end());

/** The reader saves the true article and writes a note on it. */
async function saved(): Promise<void> {
  await started.visit(REAL, at(REAL));
  await started.ask('article.save', { tabId: 7 });
  const state = await started.ask('tab.state', { tabId: 7 });
  if (state.kind !== 'article') throw new Error('not read');
  const [figure] = state.figures;
  await started.ask('annotations.create', {
    tabId: 7,
    aim: { kind: 'figure', articleId: state.article.id, id: figure?.id ?? '' },
    content: { assessment: 'refuted', note: 'Bí mật', evidence: [], tags: [] },
  });
}

describe('a page at another host with the number of a real article', () => {
  it.each([
    ['a plain false host', `https://tin-gia.example/ho-ngheo-${NUMBER}.htm`],
    ['a host that begins alike', `https://baodansinh.vn.tin-gia.example/ho-ngheo-giam-${NUMBER}.htm`],
    ['a host that ends alike', `https://xbaodansinh.vn/ho-ngheo-giam-${NUMBER}.htm`],
    ['a portal', `https://anbinh.gov.vn/ho-ngheo-${NUMBER}.htm`],
    ['another listed paper', `https://nld.com.vn/ho-ngheo-${NUMBER}.htm`],
    ['a letter that looks alike', `https://b\u0430odansinh.vn/ho-ngheo-giam-${NUMBER}.htm`],
    ['the same host at another port', `https://baodansinh.vn:8443/ho-ngheo-giam-${NUMBER}.htm`],
    ['a number of 18 digits', `https://tin-gia.example/a-1${NUMBER}.htm`],
  ])('%s', async (_, url) => {
    await saved();
    await started.visit(url, at(url, FALSE_TEXT));
    // No "silent correction", no note, and saving it makes it no version of the real one.
    expect(await started.ask('tab.revision', { tabId: 7 })).toBeNull();
    expect(await started.ask('annotations.list', { tabId: 7 })).toEqual([]);
    await started.ask('article.save', { tabId: 7 });
    await started.visit(REAL, at(REAL));
    expect(await started.ask('tab.revision', { tabId: 7 })).toBeNull();
    expect(await started.ask('annotations.list', { tabId: 7 })).toMatchObject([{ state: 'anchored' }]);
    expect(await started.ask('store.stats', undefined)).toMatchObject({ articles: 2 });
  });
});

describe('a script that reports what its tab does not show', () => {
  it.each([
    ['another host’s article', REAL, 'https://tin-gia.example/'],
    ['the parent domain’s', 'https://chinhphu.vn/a-102241003154512345.htm', 'https://gia.chinhphu.vn/'],
    ['a subdomain’s', 'https://dansinh.tin-gia.example/a', 'https://tin-gia.example/'],
    [
      'an address with a name and password',
      'https://baodansinh.vn:x@baodansinh.vn/a',
      'https://baodansinh.vn/',
    ],
    ['an address that hides its host', 'https://baodansinh.vn@tin-gia.example/a', 'https://tin-gia.example/'],
    ['another scheme', 'javascript:alert(1)', 'https://tin-gia.example/'],
    ['a file', 'file:///etc/passwd', 'https://tin-gia.example/'],
    ['nothing', '', 'https://tin-gia.example/'],
    ['a page of the browser', REAL, 'about:blank'],
  ])('%s', async (_, url, page) => {
    await expect(started.visit(page, at(url))).rejects.toMatchObject({ code: 'bad_request' });
    expect(await started.ask('store.stats', undefined)).toMatchObject({ articles: 0 });
  });

  it('an id of its own choice', async () => {
    await saved();
    const url = 'https://tin-gia.example/a';
    await started.visit(url, at(url, FALSE_TEXT, { id: `cms:dantri.com.vn/${NUMBER}` }));
    expect(await started.ask('tab.state', { tabId: 7 })).toMatchObject({
      article: { id: 'url:tin-gia.example/a' },
    });
    expect(await started.ask('annotations.list', { tabId: 7 })).toEqual([]);
  });

  it('a province of its own choice', async () => {
    const url = 'https://tin-gia.example/a';
    await started.visit(url, at(url, TRUE_TEXT, { place: 'vn63:80' }));
    expect(await started.ask('tab.state', { tabId: 7 })).toMatchObject({ article: { place: null } });
  });

  it('while the tab goes on to the real page', async () => {
    const sender = { url: 'https://tin-gia.example/', tabUrl: REAL };
    await expect(started.found(at(REAL, FALSE_TEXT), sender)).rejects.toMatchObject({ code: 'tab_gone' });
  });
});

describe('a canonical address that is not the page’s', () => {
  const prose = `<p>${TRUE_TEXT} ${'Đời sống của người dân được nâng lên rõ rệt trong năm qua. '.repeat(3)}</p>`;
  const page = (head: string) =>
    `<html><head>${head}<meta property="og:type" content="article"></head><body><article><h1>Số hộ nghèo của cả tỉnh giảm mạnh</h1>${prose}</article></body></html>`;
  it.each([
    ['another host', `<link rel="canonical" href="${REAL}">`],
    ['another host by og:url', `<meta property="og:url" content="${REAL}">`],
    ['the parent domain', '<link rel="canonical" href="https://example.vn/a-123456.html">'],
    ['a subdomain', '<link rel="canonical" href="https://m.tin.gia.example.vn/a-123456.html">'],
    ['credentials', '<link rel="canonical" href="https://gia.example.vn:x@gia.example.vn/khac">'],
    [
      'a base element',
      `<base href="https://baodansinh.vn/"><link rel="canonical" href="//baodansinh.vn/a-${NUMBER}.htm">`,
    ],
  ])('%s', (_, head) => {
    const reading = readHtml(page(head), 'https://gia.example.vn/bai');
    const read = reading.kind === 'article' ? reading.article : null;
    expect([read?.id, read?.url]).toEqual(['url:gia.example.vn/bai', 'https://gia.example.vn/bai']);
  });
});

describe('a file', () => {
  const item = (over: Partial<Article>, more: Partial<Collected> = {}): Collected => ({
    article: at(REAL, FALSE_TEXT, over),
    collectedAt: '2024-02-01T00:00:00.000Z',
    origin: 'page',
    ...more,
  });
  const take = (items: unknown[]) => started.ask('import.apply', { kind: 'article', items, importId: 'i' });

  it('that gives a real article’s id to another host’s page', async () => {
    await saved();
    const { id } = at(REAL);
    for (const claimed of [id, `cms:${NUMBER}`])
      await take([item({ id: claimed, url: 'https://tin-gia.example/a' })]);
    await started.visit(REAL, at(REAL));
    expect(await started.ask('tab.revision', { tabId: 7 })).toBeNull();
    expect(await started.versions('url:tin-gia.example/a')).toHaveLength(1);
  });

  it.each(['2999-01-01T00:00:00.000Z', '2024-03-01T00:00:00.000Z', '+275760-09-13T00:00:00.000Z'])(
    'of the future (%s) wins nothing',
    async (collectedAt) => {
      await saved();
      await take([item({}, { collectedAt })]);
      expect(await started.newest(at(REAL).id)).toMatchObject({ text: TRUE_TEXT });
      // Nor later, when the reader saves what the page says by then.
      const edited = TRUE_TEXT.replace('4.310', '4.311');
      await started.visit(REAL, at(REAL, edited));
      await started.ask('article.save', { tabId: 7 });
      expect(await started.newest(at(REAL).id)).toMatchObject({ text: edited });
    },
  );

  it('with a moment of arrival of its own choice', async () => {
    await saved();
    await take([item({}, { collectedAt: '2024-01-03T00:00:00.000Z', received: '2024-01-01T00:00:00.000Z' })]);
    const [forged] = await started.versions(at(REAL).id, FALSE_TEXT);
    expect(forged).not.toHaveProperty('received');
  });

  it('whose note is on another host’s article', async () => {
    await saved();
    const [note] = await started.notes();
    const forged = {
      ...note,
      id: 'urn:uuid:00000000-0000-4000-8000-000000000009',
      target: { ...note?.target, source: 'https://tin-gia.example/a' },
    };
    await started.ask('import.apply', { kind: 'annotation', items: [forged], importId: 'i' });
    await started.visit(REAL, at(REAL));
    expect(await started.ask('annotations.list', { tabId: 7 })).toHaveLength(1);
  });

  it('whose publisher is another’s', async () => {
    await take([item({ url: 'https://tin-gia.example/a', publisher: 'Báo Nhân Dân', place: 'vn63:80' })]);
    const [kept] = await started.versions('url:tin-gia.example/a');
    expect(kept?.article.publisher).not.toBe('Báo Nhân Dân');
    expect(kept?.article.place).toBeNull();
  });
});

describe('a clock that was set back ten years between two versions', () => {
  it('leaves the later one the newest', async () => {
    await started.visit(REAL, at(REAL));
    await started.ask('article.save', { tabId: 7 });
    started.clock('2014-02-02T00:00:00.000Z');
    const edited = TRUE_TEXT.replace('4.310', '4.311');
    await started.visit(REAL, at(REAL, edited));
    await started.ask('article.save', { tabId: 7 });
    expect(await started.newest(at(REAL).id)).toMatchObject({ text: edited });
    expect(await started.ask('tab.revision', { tabId: 7 })).toMatchObject({
      figures: [{ before: { value: 4310 }, after: { value: 4311 } }],
    });
  });
});
