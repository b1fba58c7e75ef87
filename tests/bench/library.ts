/**
 * `npm run bench:library [-- chromium|firefox] [-- --figures=300000]`: how long the library takes, in real browsers and
 * over a full archive, to show its first rows and everything, to answer a keystroke and to follow a change, and how
 * even its frames and the panel's are while they are scrolled. `--profiles=DIR` keeps the filled profiles there for
 * another run. Times are reported, never asserted: machines differ.
 */
import { type Driver, type Tab, until } from '../../lib/cli/driver.ts';
import type { Web } from '../../lib/cli/web.ts';
import type { Article } from '../../lib/records.ts';
import { articlesFor, FIGURES_EACH, inBrowsers, LONGEST, row, watch } from './archive.ts';
import { page, report } from './corpus.ts';

const OPENINGS = 3;
const TYPED = ['ho ngheo', 'viec lam ca mau', 'lao dong 2019 an giang'];
/** Rows scrolled through, and frames for them: some three screens a second. */
const ROWS = 5000;
const ROW_HEIGHT = 52;
const FRAMES = 600;

await inBrowsers(articlesFor(300_000), async (driver, web) => {
  const tab = await driver.open('about:blank');
  await openings(driver, tab);
  await typing(tab);
  await changes(driver, tab);
  frames('the table scrolled', await scroll(tab, '[data-table="figures"]', (ROWS * ROW_HEIGHT) / FRAMES));
  await tab.close();
  await panel(driver, web);
});

/** First rows, everything, and the longest time that the page does not answer its reader in between. */
async function openings(driver: Driver, tab: Tab): Promise<void> {
  const first: number[] = [];
  const all: number[] = [];
  const deaf: number[] = [];
  for (let i = 0; i < OPENINGS; i++) {
    await tab.goto('about:blank');
    await tab.goto(`${driver.origin}/library.html#figures`);
    await tab.front();
    const seen = await watch(tab, {
      first: '[data-table="figures"] .row',
      all: '[data-library="ready"]',
    });
    const { at, deaf: longest } = await seen();
    first.push(at.first);
    all.push(at.all);
    deaf.push(longest);
  }
  row('library opened until its first rows are there', first);
  row('library opened until everything is there', all);
  row('longest time without an answer meanwhile', deaf);
}

/** Every letter of some searches, from the key to the results on the screen, and the search alone. */
async function typing(tab: Tab): Promise<void> {
  const { painted, searched } = await tab.evaluate(async (typed) => {
    const input = document.querySelector<HTMLInputElement>('[data-search]');
    if (input === null) throw new Error('no search');
    const painted: number[] = [];
    performance.clearMeasures('search');
    for (const text of typed)
      for (let i = 0; i <= text.length; i++) {
        performance.clearMarks('results-painted');
        const start = performance.now();
        input.value = text.slice(0, i);
        input.dispatchEvent(new Event('input', { bubbles: true }));
        while (performance.getEntriesByName('results-painted').length === 0)
          await new Promise((resolve) => setTimeout(resolve));
        painted.push((performance.getEntriesByName('results-painted')[0]?.startTime ?? 0) - start);
      }
    const searched = performance.getEntriesByName('search').map(({ duration }) => duration);
    input.value = '';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    return { painted, searched };
  }, TYPED);
  row('a letter typed until its results are painted', painted);
  row('of which the search', searched);
}

/** An article saved elsewhere, until the open library counts its figures. */
async function changes(driver: Driver, tab: Tab): Promise<void> {
  const taken: number[] = [];
  const deaf: number[] = [];
  for (let i = 0; i < OPENINGS; i++) {
    const { articles: before } = await driver.ask('store.stats', {});
    const article = report(before);
    const count = '#tabpanel-figures [data-count]';
    const from = await tab.evaluate((of) => document.querySelector(of)?.getAttribute('data-count'), count);
    const seen = await watch(tab, { change: `${count}:not([data-count="${from}"])` });
    const items = [{ article, collectedAt: article.publishedAt, origin: 'page' }];
    await driver.ask('store.import', { items });
    const asked = await tab.evaluate(() => performance.now());
    const { at, deaf: longest } = await seen();
    taken.push(at.change - asked);
    deaf.push(longest);
  }
  row('an article saved until the open library has it', taken);
  row('longest time without an answer meanwhile', deaf);
}

/** Milliseconds between the frames while `selector` (or the page, for null) is scrolled by `step` pixels a frame. */
async function scroll(tab: Tab, selector: string | null, step: number): Promise<number[]> {
  await tab.front();
  return tab.evaluate(
    async ({ selector, step, frames }) => {
      const element = selector === null ? document.scrollingElement : document.querySelector(selector);
      if (element === null) throw new Error(`no ${selector}`);
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      element.scrollTop = 0;
      await frame();
      const times = [await frame()];
      for (let i = 0; i < frames; i++) {
        element.scrollTop += step;
        times.push(await frame());
      }
      return times.slice(1).map((time, i) => time - (times[i] as number));
    },
    { selector, step, frames: FRAMES },
  );
}

function frames(name: string, taken: readonly number[]): void {
  row(`${name}: a frame`, taken);
  const late = taken.filter((ms) => ms > 20).length;
  const rate = (1000 * taken.length) / taken.reduce((sum, ms) => sum + ms, 0);
  console.log(
    `  ${`${name}: frames later than 20 ms`.padEnd(52)}${String(late).padStart(9)} of ${taken.length}, ${rate.toFixed(1)} frames a second`,
  );
}

/** An article as long as all those reports, whose rows fill the panel. */
async function panel(driver: Driver, web: Web): Promise<void> {
  const reports = Array.from({ length: Math.ceil(ROWS / FIGURES_EACH) }, (_, i) => report(i * 63));
  const first = reports[0] as Article;
  const article = {
    ...first,
    url: first.url.replace(/\d+\.htm$/, '20991231999999999.htm'),
    text: [first.title, ...reports.flatMap(({ text }) => text.split('\n').slice(1))].join('\n'),
  };
  web.serve(article.url, page(article));
  const tabId = await driver.tabIdOf(await driver.open(article.url));
  const read = await until('the article to be read', async () => {
    const state = await driver.ask('tab.state', { tabId });
    return state.kind === 'article' && state;
  });
  const view = await driver.openPanel(tabId, { type: 'window' });
  await view.resize(400, 900);
  await view.waitFor(
    'the figures',
    () => document.querySelector('[data-figure]') !== null,
    undefined,
    LONGEST,
  );
  await view.waitFor(
    'the comparisons',
    () => performance.getEntriesByName('comparisons-painted').length > 0,
    undefined,
    LONGEST,
  );
  const { rows, height } = await view.evaluate(() => ({
    rows: document.querySelectorAll('[data-figure]').length,
    height: document.documentElement.scrollHeight - innerHeight,
  }));
  console.log(`  a panel of ${read.figures.length} figures in ${rows} rows, ${height} px high`);
  const scrolled = await view.evaluate(() => {
    const inner = [...document.querySelectorAll('main *')].find(
      (element) =>
        element.scrollHeight > element.clientHeight + 500 && getComputedStyle(element).overflowY === 'auto',
    );
    return inner === undefined ? null : inner.tagName;
  });
  if (scrolled !== null) throw new Error(`the panel scrolls in ${scrolled}`);
  frames('the panel scrolled', await scroll(view, null, height / FRAMES));
}
