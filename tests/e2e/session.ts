/** A real browser with the built extension and the small web that it sees, for one group of tests. */
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type BrowserName, findBrowser } from '../../lib/cli/browsers.ts';
import { builtFolder } from '../../lib/cli/build.ts';
import { type Driver, openDriver, type Tab, until } from '../../lib/cli/driver.ts';
import { serveSamples } from '../../lib/cli/samples-web.ts';
import { openWeb, type Web } from '../../lib/cli/web.ts';
import type { TabState } from '../../lib/messaging/protocol.ts';

export interface Session {
  driver: Driver;
  web: Web;
  /** Addresses of the sample articles of 2021, 2022 and 2023. */
  years: { 2021: string; 2022: string; 2023: string };
}

/** Starts a browser with an empty profile before the group's tests, closes tabs after each and the browser after all. */
export function useBrowser(browser: BrowserName): Session {
  const session = {} as Session;
  beforeAll(async () => {
    Object.assign(session, await startBrowser(browser));
  });
  afterEach(() => session.driver?.closeTabs());
  afterAll(() => endBrowser(session));
  return session;
}

/** A browser with an empty profile, or one whose folder is given, to be ended with `endBrowser`. */
export async function startBrowser(browser: BrowserName, profile?: string): Promise<Session> {
  const executablePath = findBrowser(browser);
  if (executablePath === null) throw new Error(`No ${browser} was found.`);
  const web = await openWeb();
  const [first = '', second = '', third = ''] = serveSamples(web);
  const driver = await openDriver({
    browser,
    executablePath,
    extensionDir: builtFolder(browser),
    web,
    viewport: { width: 1200, height: 900 },
    ...(profile === undefined ? {} : { profile }),
  });
  return { driver, web, years: { 2021: first, 2022: second, 2023: third } };
}

export async function endBrowser(session: Partial<Session>): Promise<void> {
  await session.driver?.close();
  await session.web?.close();
}

/** A page of `tests/fixtures/pages/`, without addresses of pictures: a request then comes from nothing in the page. */
export function fixture(name: string): string {
  const html = readFileSync(new URL(`../fixtures/pages/${name}.html`, import.meta.url), 'utf8');
  return html.replace(/ src="[^"]*"/g, ' src="data:,"');
}

type ArticleState = Extract<TabState, { kind: 'article' }>;

/** Opens an article and waits until the extension has read it. */
export async function openArticle(
  { driver }: Session,
  url: string,
): Promise<{ tab: Tab; tabId: number; state: ArticleState }> {
  const tab = await driver.open(url);
  const tabId = await driver.tabIdOf(tab);
  return { tab, tabId, state: await articleOf(driver, tabId) };
}

/** What the extension has read in a tab, once it has. */
export function articleOf(driver: Driver, tabId: number): Promise<ArticleState> {
  return until('the article to be read', async () => {
    const state = await driver.ask('tab.state', { tabId });
    return state.kind === 'article' && state;
  });
}

/**
 * The panel of a tab, wide as a side panel is, once it shows figures. In a window of its own, so that the page stays
 * in sight as it does beside a real side panel.
 */
export async function openPanel(
  { driver }: Session,
  tabId: number,
  width = 400,
  tab: PanelTab = 'figures',
): Promise<Tab> {
  const panel = await driver.openPanel(tabId, { type: 'window' });
  await panel.resize(width, 900);
  await panel.waitFor('the figures', () => document.querySelector('[data-figure]') !== null);
  if (tab !== 'figures') await showTab(panel, tab);
  return panel;
}

/** Types into a field as a reader does, in place of what is there. */
export async function write(tab: Tab, selector: string, text: string): Promise<void> {
  await tab.click(selector);
  await tab.evaluate((of) => (document.querySelector(of) as HTMLInputElement).select(), selector);
  await tab.page.keyboard.type(text);
}

/** Chooses an option of a list. */
export function choose(tab: Tab, selector: string, value: string): Promise<void> {
  return tab.evaluate(
    ({ selector, value }) => {
      const list = document.querySelector<HTMLSelectElement>(selector);
      if (list === null) throw new Error(`no ${selector}`);
      list.value = value;
      list.dispatchEvent(new Event('change', { bubbles: true }));
    },
    { selector, value },
  );
}

/** Waits until the panel or the library tells just this. */
export async function told(tab: Tab, words: string): Promise<void> {
  await tab.waitFor(
    `“${words}”`,
    (of) => document.querySelector('[data-message]')?.textContent === of,
    words,
  );
}

type PanelTab = 'figures' | 'officials' | 'notes' | 'desk';

/** Shows another tab of the panel. */
export async function showTab(panel: Tab, tab: PanelTab): Promise<void> {
  await panel.click(`[data-tab="${tab}"]`);
  await panel.waitFor('the tab', (of) => document.getElementById(`tabpanel-${of}`)?.hidden === false, tab);
}

/** Unfolds the rows of figures: one, or all. */
export async function unfold(panel: Tab, figureId: string | null = null): Promise<void> {
  const rows = figureId === null ? '[data-figure]' : `[data-figure="${figureId}"]`;
  await panel.waitFor(
    'the rows to unfold',
    (of) => {
      const all = [...document.querySelectorAll<HTMLDetailsElement>(`${of} > details.more`)];
      // A row that moves to its part of the list, once other years are known, is drawn anew, and folded.
      const moves = document.querySelector('[data-earlier="pending"]') !== null;
      for (const more of all) more.open = true;
      return !moves && all.length > 0 && all.every((more) => more.querySelector('dl') !== null);
    },
    rows,
  );
}

/** How many ranges each of the extension's highlights has in a page. */
export function highlights(tab: Tab): Promise<Record<string, number>> {
  return tab.evaluate(() => {
    const sizes: Record<string, number> = {};
    CSS.highlights.forEach((highlight, name) => {
      if (name.startsWith('doi-chieu-')) sizes[name] = highlight.size;
    });
    return sizes;
  });
}

/** Middle of the first line of a mark that reads `text`, after scrolling there; null where it is not painted. */
export function markPoint(
  tab: Tab,
  text: string,
  kind: 'figure' | 'official' = 'figure',
): Promise<{ x: number; y: number } | null> {
  return tab.evaluate(
    (of) => {
      for (const painted of CSS.highlights.get(`doi-chieu-${of.kind}`) ?? []) {
        const range = painted as Range;
        if (range.toString() !== of.text) continue;
        range.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
        const [box] = range.getClientRects();
        return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
      }
      return null;
    },
    { text, kind },
  );
}

/** Waits until figures are marked in a page. */
export function marked(tab: Tab): Promise<number> {
  return until('marks', async () => (await highlights(tab))['doi-chieu-figure']);
}

/** No page, extension page or content script has thrown, and nobody but the test has asked the web for anything. */
export function expectQuiet({ driver }: Session, opened: readonly string[]): void {
  expect(driver.problems).toEqual([]);
  const expected = new Set(opened.flatMap((url) => [url, new URL('/favicon.ico', url).href]));
  expect(driver.requested().filter((url) => !expected.has(url))).toEqual([]);
}
