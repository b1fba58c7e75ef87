/**
 * The page against the extension, from the page's own world: it looks for what the library holds, shows other numbers
 * than it says, answers for its own nodes, floods and forges. Tables of attacks, many a loaded page.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { browserNames } from '../../lib/cli/browsers.ts';
import { type Tab, until } from '../../lib/cli/driver.ts';
import { vi } from '../../lib/i18n/vi.ts';
import {
  articleOf,
  highlights,
  marked,
  markPoint,
  openArticle,
  openPanel,
  type Session,
  useBrowser,
} from '../e2e/session.ts';
import { clobbered, floods, hangs } from './attacks.ts';
import { liar, lies, PROSE, page } from './lies.ts';
import { type Secrets, surfaces } from './surfaces.ts';

const NOTE = 'Nguồn riêng của tòa soạn nói khác';
const ENTERED = '98765';
/** Milliseconds after which nothing of what the reader just did is still under way. */
const SETTLED = 1200;

let count = 0;
/** Serves a page of Báo Dân sinh's and opens it. */
async function openPage({ driver, web }: Session, html: string): Promise<Tab> {
  const url = `https://baodansinh.vn/thu-${++count}-202401051432${String(count).padStart(5, '0')}.htm`;
  web.serve(url, html);
  return driver.open(url);
}

const pause = (tab: Tab, milliseconds: number) =>
  tab.evaluate((of) => new Promise<null>((done) => setTimeout(done, of, null)), milliseconds);

/** Everything a page sees, a surface after the other. */
async function look(tab: Tab, secrets: Secrets): Promise<Record<string, string>> {
  const seen: Record<string, string> = {};
  for (const [name, probe] of Object.entries(surfaces)) {
    await tab.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    seen[name] = JSON.stringify((await tab.evaluate(probe as (of: Secrets) => unknown, secrets)) ?? null);
  }
  return seen;
}

/** Has the page listen, before anything of ours runs, to all that a script of ours could touch. */
const SPIES = `<script>
  window.heard = [];
  for (const type of ['message', 'error', 'unhandledrejection', 'storage', 'securitypolicyviolation'])
    addEventListener(type, (event) => heard.push(type + ' ' + (event.data ? JSON.stringify(event.data) : '')), true);
  const dispatch = EventTarget.prototype.dispatchEvent;
  EventTarget.prototype.dispatchEvent = function (event) { heard.push('dispatch ' + event.type); return dispatch.call(this, event); };
  const spy = (on, name) => {
    const own = on[name];
    on[name] = function (...given) { heard.push(name); return own.apply(this, given); };
  };
  for (const [on, names] of [
    [Document.prototype, ['createRange', 'createElement', 'querySelector', 'querySelectorAll', 'caretPositionFromPoint', 'caretRangeFromPoint', 'execCommand']],
    [Element.prototype, ['getAttribute', 'closest', 'querySelector', 'querySelectorAll', 'scrollIntoView', 'attachShadow', 'animate', 'getBoundingClientRect', 'checkVisibility']],
    [Node.prototype, ['contains', 'appendChild', 'compareDocumentPosition', 'insertBefore']],
    [Range.prototype, ['setStart', 'getClientRects', 'getBoundingClientRect', 'toString']],
    [HighlightRegistry.prototype, ['set', 'get', 'delete']],
    [Highlight.prototype, ['add', 'clear', 'delete']],
    [Map.prototype, ['set', 'get']], [Set.prototype, ['add']],
    [Array.prototype, ['map', 'filter', 'push']], [String.prototype, ['slice', 'normalize']],
    [JSON, ['stringify', 'parse']], [console, ['log', 'warn', 'error', 'debug']],
    [window, ['getComputedStyle', 'getSelection', 'setTimeout', 'setInterval', 'postMessage', 'scrollBy', 'matchMedia', 'addEventListener']],
  ]) if (on) for (const name of names) if (typeof on[name] === 'function' && name !== 'push') spy(on, name);
  Object.defineProperty(Object.prototype, 'to', { set(value) { heard.push('to'); }, configurable: true });
  new MutationObserver((records) => window.mutated = (window.mutated ?? 0) + records.length)
    .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  addEventListener('load', () => setTimeout(() => { window.mutated = 0; }, 0));
</script>`;

describe.each(browserNames)('a hostile page in %s', (browser) => {
  const session = useBrowser(browser);
  const secrets = (): Secrets => ({
    words: [
      NOTE,
      ENTERED,
      'tòa soạn nói khác',
      vi.comparison.none,
      vi.annotations.assessment.refuted,
      '2,23%',
    ],
    origin: session.driver.origin,
    id: browser === 'firefox' ? 'doi-chieu@extension' : new URL(session.driver.origin).host,
  });

  it('learns nothing of the library, of notes, corrections and values, on any surface', async () => {
    const url = session.years[2023];
    const empty = await openArticle(session, url);
    await marked(empty.tab);
    await pause(empty.tab, SETTLED);
    const before = await look(empty.tab, secrets());
    expect(JSON.parse(before['names of highlights'] ?? '')).toContain('doi-chieu-figure');

    await session.driver.ask('samples.load', undefined);
    const { state, tabId } = empty;
    const [first, second] = state.figures;
    const articleId = state.article.id;
    // The ranges as they are now, to tell whether they were made anew.
    await empty.tab.evaluate(() => {
      (window as unknown as { ranges: unknown }).ranges = [...CSS.highlights].map(([name, one]) => [
        name,
        one,
        ...one,
      ]);
    });
    const content = { assessment: 'refuted' as const, note: NOTE, evidence: [], tags: ['mật'] };
    await session.driver.ask('annotations.create', {
      tabId,
      aim: { kind: 'figure', articleId, id: first?.id ?? '' },
      content,
    });
    const start = state.article.text.indexOf('theo');
    const quote = await session.driver.ask('annotations.quote', { tabId, start, end: start + 20 });
    if (quote === null) throw new Error('nothing to annotate');
    await session.driver.ask('annotations.create', { tabId, aim: quote, content });
    await session.driver.ask('corrections.save', { tabId, figureId: second?.id ?? '', form: 'no_figure' });
    await session.driver.ask('article.save', { tabId });
    await pause(empty.tab, SETTLED);
    const same = await empty.tab.evaluate(() => {
      const { ranges } = window as unknown as { ranges: unknown[][] };
      const now = [...CSS.highlights].map(([name, one]) => [name, one, ...one] as unknown[]);
      return (
        ranges.every((row, i) => row.every((one, j) => one === now[i]?.[j])) && ranges.length === now.length
      );
    });
    expect(same).toBe(true);
    expect(await look(empty.tab, secrets())).toEqual(before);

    // The page comes again, to a reader with a library.
    await empty.tab.reload();
    await marked(empty.tab);
    await pause(empty.tab, SETTLED);
    const after = await look(empty.tab, secrets());
    for (const name of Object.keys(surfaces)) expect.soft(after[name], name).toBe(before[name]);

    // The page points at its own marks and clicks them, and then the reader points.
    const point = await until('the mark', () => markPoint(empty.tab, '2,94%'));
    await empty.tab.evaluate((at) => {
      const on = document.elementFromPoint(at.x, at.y) ?? document.body;
      const about = {
        clientX: at.x,
        clientY: at.y,
        bubbles: true,
        pointerType: 'mouse',
        buttons: 0,
        button: 0,
      };
      for (const type of ['pointerover', 'pointermove', 'pointerdown', 'pointerup', 'click'])
        on.dispatchEvent(new PointerEvent(type, about));
    }, point);
    await pause(empty.tab, SETTLED);
    expect((await highlights(empty.tab))['doi-chieu-flash'] ?? 0).toBe(0);
    await empty.tab.pointAt(point.x, point.y);
    await pause(empty.tab, SETTLED);
    const pointed = await look(empty.tab, secrets());
    // Where the pointer is, and how far the page is scrolled, is the page's own to know.
    for (const name of Object.keys(surfaces)) expect.soft(pointed[name], name).toBe(before[name]);
    await session.driver.ask('samples.remove', undefined);
  });

  it('hears, sees and traps nothing of our script', async () => {
    const tab = await openPage(session, page(PROSE, SPIES));
    await marked(tab);
    await pause(tab, SETTLED);
    const { heard, mutated } = await tab.evaluate(() => {
      const { heard, mutated } = window as unknown as { heard: string[]; mutated: number };
      return { heard: [...heard], mutated };
    });
    // What the test itself does here: it asks by JSON, waits, and looks for the highlights.
    const own = /^(?:stringify|parse|to|get|map|slice|filter|setTimeout|addEventListener)$/;
    expect(heard.filter((one) => !own.test(one))).toEqual([]);
    expect(mutated).toBe(0);
  });

  it('ends our script by no message and no event, and no event of its own is believed', async () => {
    const tab = await openPage(session, page(PROSE));
    await marked(tab);
    await tab.evaluate(({ id, origin }) => {
      for (const name of ['article', 'article.content', 'content'])
        for (const of of [id, new URL(origin).host, 'undefined']) {
          const type = `${of}:${name}:wxt:content-script-started`;
          const detail = { type, contentScriptName: 'article', messageId: 'x' };
          window.postMessage(detail, '*');
          document.dispatchEvent(new CustomEvent(type, { detail }));
          window.dispatchEvent(new CustomEvent(type, { detail }));
          window.dispatchEvent(new CustomEvent(`${of}:${name}:wxt:locationchange`, { detail }));
        }
      for (const type of ['pageshow', 'pagehide', 'load', 'beforeunload', 'unload', 'freeze'])
        window.dispatchEvent(new Event(type));
      (window as never)[Symbol.for('doi-chieu')] = { abort() {} } as never;
      CSS.highlights.clear();
      CSS.highlights.set('doi-chieu-figure', new Highlight());
      history.pushState(null, '', '#1');
    }, secrets());
    await until('the marks again', async () => ((await highlights(tab))['doi-chieu-figure'] ?? 0) > 0);
    // Alive: it reads what changes.
    await tab.evaluate(() => {
      const p = document.createElement('p');
      p.textContent =
        'Năm 2024, toàn tỉnh An Bình giải quyết việc làm cho 18.765 lao động, theo báo cáo của Sở.';
      document.querySelector('.info-detail')?.append(p);
    });
    await until('the new figure', () => markPoint(tab, '18.765 lao động'));
  });

  it('written anew, has marks that the reader can click, and the panel shows their row', async () => {
    const tab = await openPage(session, page(PROSE));
    await marked(tab);
    const tabId = await session.driver.tabIdOf(tab);
    await tab.evaluate(
      (html) => {
        document.open();
        document.write(html);
        document.close();
      },
      page(PROSE.replace('3,25%', '3,45%')),
    );
    const point = await until('the mark', () => markPoint(tab, '3,45%'));
    const panel = await openPanel(session, tabId);
    await tab.front();
    await tab.pointAt(point.x, point.y);
    await pause(tab, 600);
    await tab.clickAt(point.x, point.y);
    await panel.waitFor('the row', () =>
      document.querySelector('[data-figure][data-selected="true"] .value')?.textContent?.includes('3,45'),
    );
  });

  it('reads what is shown, and says where it cannot tell', async () => {
    const tab = await openPage(session, liar());
    const tabId = await session.driver.tabIdOf(tab);
    const first = await articleOf(session.driver, tabId);
    const flagged = (state: typeof first) =>
      state.figures.filter(({ flags }) => flags.includes('displayed_otherwise')).map(({ text }) => text);
    const wanted = lies.flatMap((lie) => lie.flagged ?? []);
    const state = await until(
      'the flags',
      async () => {
        const now = await articleOf(session.driver, tabId);
        return flagged(now).length >= wanted.length && now;
      },
      6000,
    ).catch(() => articleOf(session.driver, tabId));
    const wrong: string[] = [];
    const has = (texts: string[], text: string) =>
      texts.some((one) => one.replace(/[\u202a-\u202e]/g, '') === text);
    for (const { name, unread, flagged: lied, honest } of lies) {
      if (unread !== undefined && state.article.text.includes(unread)) wrong.push(`${name}: read`);
      if (lied !== undefined && !has(flagged(state), lied)) wrong.push(`${name}: not flagged`);
      if (honest !== undefined && has(flagged(state), honest)) wrong.push(`${name}: flagged`);
      if (honest !== undefined && !state.article.text.includes(honest)) wrong.push(`${name}: not read`);
    }
    expect(wrong).toEqual([]);
    const panel = await openPanel(session, tabId);
    await panel.waitFor(
      'the word',
      (of) => [...document.querySelectorAll('.note')].some((note) => note.textContent?.includes(of)),
      vi.flag.displayed_otherwise,
    );
  });

  it.each(Object.entries(clobbered))('is read though it answers for its nodes: %s', async (_, html) => {
    const tab = await openPage(session, html);
    const tabId = await session.driver.tabIdOf(tab);
    const { figures } = await articleOf(session.driver, tabId);
    expect(figures.map(({ text }) => text)).toContain('3,25%');
    await until('the mark', () => markPoint(tab, '3,25%'));
  });

  it('is read as a saved page though it answers for its nodes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'doi-chieu-hostile-'));
    try {
      const library = await session.driver.open(`${session.driver.origin}/library.html`);
      await library.click('[data-tab="import"]');
      for (const [name, html] of Object.entries(clobbered)) {
        const url = `https://baodansinh.vn/luu-${name.length}-20240105143299${String(name.length).padStart(3, '0')}.htm`;
        const file = join(folder, `${name.replace(/\W+/g, '-')}.html`);
        writeFileSync(
          file,
          `<!-- saved from url=(${String(url.length).padStart(4, '0')})${url} -->\n${html}`,
        );
        await library.upload('[data-import="files"]', file);
        await until(`${name} to be kept`, async () => {
          // The page tells no date, and the library asks for one.
          await library.evaluate(() =>
            document.querySelector<HTMLElement>('[data-action="undated"]')?.click(),
          );
          const { items } = await session.driver.ask('store.portion', { after: null });
          return items.some(({ item }) => item.article.url === url);
        });
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it.each(Object.entries(hangs))('holds nobody up: %s', async (_, attack) => {
    const tab = await openPage(session, page(PROSE));
    await marked(tab);
    await tab.evaluate(attack);
    await pause(tab, SETTLED);
    // The page, the background and another page answer.
    expect(await tab.evaluate(() => 1 + 1)).toBe(2);
    const other = await openPage(session, page(PROSE));
    await marked(other);
  });

  it('floods without effect', async () => {
    const tab = await openPage(session, page(PROSE));
    await marked(tab);
    for (const [name, attack] of Object.entries(floods)) {
      await tab.evaluate(attack);
      expect(await tab.evaluate(() => true), name).toBe(true);
    }
    await pause(tab, SETTLED);
    expect(await session.driver.ask('store.stats', undefined)).toMatchObject({ samples: 0 });
    const other = await openPage(session, page(PROSE));
    await marked(other);
  });

  it('is clicked without a panel: it opens, or the button says where to look', async () => {
    const tab = await openPage(session, page(PROSE));
    await marked(tab);
    const tabId = await session.driver.tabIdOf(tab);
    const point = await until('the mark', () => markPoint(tab, '3,25%'));
    await tab.clickAt(point.x, point.y);
    if (browser === 'firefox')
      await until('the call', async () => (await session.driver.badgeText(tabId)) === vi.badge.look);
    else await until('the panel', () => session.driver.sidePanelOpen());
    const asked = browser === 'firefox' ? await openPanel(session, tabId) : null;
    await asked?.waitFor('the row', () =>
      document.querySelector('[data-figure][data-selected="true"] .value')?.textContent?.includes('3,25'),
    );
  });

  it('has thrown nothing in our pages and asked the web for nothing in our name', () => {
    expect(session.driver.problems.filter((one) => one.startsWith(session.driver.origin))).toEqual([]);
    const asked = session.driver
      .requested()
      .filter((url) => !/^https?:\/\/(?:baodansinh\.vn|content-autofill\.googleapis\.com)\//.test(url));
    expect(asked).toEqual([]);
  });
});
