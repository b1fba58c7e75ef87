/** A store in trouble: what the reader is told, what still works, and how it is well again. */
import { describe, expect, it } from 'vitest';
import { browserNames } from '../../lib/cli/browsers.ts';
import { type Tab, until } from '../../lib/cli/driver.ts';
import { libraryWords } from '../../lib/i18n/library.ts';
import { vi } from '../../lib/i18n/vi.ts';
import { objections } from './axe.ts';
import { expectQuiet, openArticle, openPanel, showTab, useBrowser } from './session.ts';

const PATIENCE = 30_000;

/** What an element says, once it is there: a blocked database takes its time. */
const toldIn = (tab: Tab, selector: string) =>
  tab.waitFor(selector, (of) => document.querySelector(of)?.textContent, selector, PATIENCE);

describe.each(browserNames)('a store in trouble in %s', (browser) => {
  const session = useBrowser(browser);
  const opened: string[] = [];
  const open = (url: string) => {
    opened.push(url);
    return openArticle(session, url);
  };

  it('that another window holds leaves the article, the official values and a way out; then it goes on', async () => {
    const { tab, tabId } = await open(session.years[2023]);
    await session.driver.ask('article.save', { tabId });
    // A window of a later version, which does not make way: the index is opened with a layout of its own.
    const holder = await session.driver.open(`${session.driver.origin}/library.html#settings`);
    await holder.waitFor('the store to be open', () => document.querySelector('[data-storage]') !== null);
    await session.driver.stopBackground();
    await holder.evaluate(
      () =>
        new Promise<void>((done, fail) => {
          const opening = indexedDB.open('desk-local-index', 99);
          opening.onsuccess = () => {
            (globalThis as { held?: IDBDatabase }).held = opening.result;
            done();
          };
          opening.onerror = () => fail(opening.error);
        }),
    );
    await session.driver.stopBackground();
    await tab.front();
    const panel = await openPanel(session, tabId);
    const note = await toldIn(panel, '[data-earlier="trouble"]');
    expect(note).toContain(vi.failure.storage_blocked);
    await panel.screenshot(`test-results/${browser}/store-blocked.png`);
    const library = await session.driver.open(`${session.driver.origin}/library.html`);
    const said = await toldIn(library, '[data-failed="storage_blocked"]');
    expect(said).toContain(vi.failure.storage_blocked);
    expect(await objections(library)).toEqual([]);
    await library.close();
    await tab.front();
    // The article goes out to a file though nothing can be kept.
    await showTab(panel, 'desk');
    await panel.click('#tabpanel-desk details summary', vi.actions.otherFormats);
    const file = await session.driver.download(() => panel.click('[data-action="export-this"]'));
    const exported = JSON.parse(file.text) as { articles: unknown[]; figures: unknown[] };
    expect(exported.articles).toHaveLength(1);
    expect(exported.figures.length).toBeGreaterThan(10);
    await showTab(panel, 'figures');
    await holder.evaluate(() => (globalThis as { held?: IDBDatabase }).held?.close());
    await until(
      'the store again',
      async () => {
        await panel.evaluate(() =>
          document.querySelector<HTMLElement>('[data-earlier="trouble"] button')?.click(),
        );
        return panel.evaluate(() => document.querySelector('[data-earlier="trouble"]') === null);
      },
      PATIENCE,
    );
    expect((await session.driver.ask('store.stats', undefined)).articles).toBe(1);
  });

  it('with a damaged record says so, hands it out, and has its index built anew', async () => {
    await open(session.years[2022]).then(({ tabId }) => session.driver.ask('article.save', { tabId }));
    const before = await session.driver.ask('store.stats', undefined);
    expect(before.articles).toBe(2);
    const library = await session.driver.open(`${session.driver.origin}/library.html#settings`);
    await library.waitFor('the settings', () => document.querySelector('[data-action="rebuild"]') !== null);
    const spoilt = await library.evaluate(
      () =>
        new Promise<number>((done, fail) => {
          const opening = indexedDB.open('_pouch_desk-local');
          opening.onerror = () => fail(opening.error);
          opening.onsuccess = () => {
            const tx = opening.result.transaction('by-sequence', 'readwrite');
            let count = 0;
            tx.objectStore('by-sequence').openCursor().onsuccess = ({ target }) => {
              const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result;
              if (cursor === null) return;
              const { article } = cursor.value as { article?: { title?: unknown } };
              if (article !== undefined && count === 0) {
                count++;
                cursor.update({ ...cursor.value, article: { ...article, title: 5 } });
              }
              cursor.continue();
            };
            tx.oncomplete = () => {
              opening.result.close();
              done(count);
            };
          };
        }),
    );
    expect(spoilt).toBe(1);
    await session.driver.stopBackground();
    await library.close();
    const again = await session.driver.open(`${session.driver.origin}/library.html#settings`);
    await again.waitFor('the notice', () => document.querySelector('[data-damaged="1"]') !== null);
    const file = await session.driver.download(() => again.click('[data-action="damaged"]'));
    expect(JSON.parse(file.text)).toHaveLength(1);
    expect(file.text).toContain('"title": 5');
    expect(await objections(again)).toEqual([]);
    await again.screenshot(`test-results/${browser}/store-damaged.png`);
    await again.click('[data-action="aside"]');
    await again.waitFor('the notice to go', () => document.querySelector('[data-damaged]') === null);
    await again.click('[data-action="rebuild"]');
    const told = await again.waitFor('the end', () => {
      const text = document.querySelector('[data-message]')?.textContent ?? '';
      return text.includes('1 ') && document.querySelector('[aria-disabled="true"]') === null ? text : null;
    });
    expect(told).toContain(vi.health.rebuilt.slice(0, 12));
    expect((await session.driver.ask('store.stats', undefined)).articles).toBe(1);
    expect(await again.evaluate(() => document.title)).toBe(libraryWords.vi.pageTitle);
  });

  it('has thrown nothing and asked the web for nothing', () => expectQuiet(session, opened));
});
