/**
 * `npm run bench:browsers [-- chromium|firefox] [-- --figures=300000]`: how long comparisons take in the shipped
 * extension, in real browsers, over a full archive. Every article goes the way of an import, so that documents and
 * index are those of a user. Times are reported, never asserted: machines differ.
 */
import { type BrowserName, browserNames, ensureBrowsers } from '../../lib/cli/browsers.ts';
import { buildExtension } from '../../lib/cli/build.ts';
import { openDriver, type Tab, until } from '../../lib/cli/driver.ts';
import { openWeb } from '../../lib/cli/web.ts';
import { seriesKeysOf } from '../../lib/compare/series.ts';
import { page, REPORTS, report } from './corpus.ts';
import { fill } from './fill.ts';

const FIGURES_EACH = 30;
const RUNS = 31;
const OPENINGS = 11;
/** Set by the panel when the comparisons are on the screen. */
const PAINTED = 'comparisons-painted';

const args = process.argv.slice(2);
const wanted = Number(args.find((arg) => arg.startsWith('--figures='))?.split('=')[1] ?? 300_000);
const articles = Math.min(REPORTS - 1, Math.ceil(wanted / FIGURES_EACH));
const named = browserNames.filter((name) => args.includes(name));
const chosen = named.length > 0 ? named : browserNames;

const paths = ensureBrowsers(chosen);
for (const browser of chosen) await bench(browser, paths[browser] ?? '', buildExtension(browser));

function row(name: string, taken: readonly number[]): void {
  const sorted = [...taken].sort((a, b) => a - b);
  const ms = (at: number) => (sorted[at] ?? Number.NaN).toFixed(1);
  const range = `(${ms(0)} to ${ms(sorted.length - 1)}, ${sorted.length} times)`;
  console.log(`  ${name.padEnd(52)}${ms(sorted.length >> 1).padStart(9)} ms  ${range}`);
}

async function bench(browser: BrowserName, executablePath: string, extensionDir: string): Promise<void> {
  const web = await openWeb();
  const driver = await openDriver({ browser, executablePath, extensionDir, web });
  try {
    const started = Date.now();
    await fill(driver, articles);
    const { figures } = await driver.ask('store.stats', {});
    const seconds = Math.round((Date.now() - started) / 1000);
    console.log(`${driver.version}: ${figures} figures of ${articles} articles, taken in in ${seconds} s`);

    const asked = report(articles);
    web.serve(asked.url, page(asked));
    const tabId = await driver.tabIdOf(await driver.open(asked.url));
    const { figures: read } = await until('the article to be read', async () => {
      const state = await driver.ask('tab.state', { tabId });
      return state.kind === 'article' && state;
    });
    const own = read.filter(({ sameAs }) => sameAs === null);
    const compared = await driver.ask('tab.comparisons', { tabId });
    const earlier = compared.reduce((sum, c) => sum + c.points.length + c.counterparts.length, 0);
    const beside = compared.filter(({ points }) => points.length > 0).length;
    const size = Math.round(JSON.stringify(compared).length / 1000);
    console.log(
      `  an article of ${own.length} figures, ${beside} of them beside ${earlier} values (${size} kB)`,
    );

    const keys = [...new Set(own.flatMap(seriesKeysOf))];
    // A page of the extension: what it asks takes the way that the panel's questions take.
    const asker = await driver.open(`${driver.origin}/background.js`);
    row(`${keys.length} range reads of the index alone`, await bareReads(asker, keys));
    row('tab.state, asked and answered', await asks(asker, 'tab.state', tabId));
    row('tab.comparisons, asked and answered', await asks(asker, 'tab.comparisons', tabId));
    const panel = await driver.openPanel(tabId, { type: 'window' });
    await panel.resize(400, 900);
    row('panel opened until comparisons are painted', await openings(panel, OPENINGS));
    const cold: number[] = [];
    for (let i = 0; i < 3; i++) {
      await driver.stopBackground();
      cold.push(...(await openings(panel, 1)));
    }
    row('the same with the background stopped before', cold);
    if (driver.problems.length > 0) throw new Error(driver.problems.join('\n'));
  } finally {
    await driver.close();
    await web.close();
  }
}

/** Milliseconds of each of `RUNS` times all `keys` read at once out of the index, past the extension's code. */
function bareReads(tab: Tab, keys: readonly string[]): Promise<number[]> {
  return tab.evaluate(
    async ({ keys, runs }) => {
      const open = indexedDB.open('desk-local-index');
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        open.onsuccess = () => resolve(open.result);
        open.onerror = () => reject(open.error);
      });
      const taken: number[] = [];
      for (let i = 0; i < runs; i++) {
        const start = performance.now();
        const store = db.transaction('points').objectStore('points');
        await Promise.all(
          keys.map(
            (key) =>
              new Promise((resolve, reject) => {
                const request = store.getAll(IDBKeyRange.bound([key], [key, []]));
                request.onsuccess = () => resolve(request.result);
                request.onerror = () => reject(request.error);
              }),
          ),
        );
        taken.push(performance.now() - start);
      }
      db.close();
      return taken;
    },
    { keys, runs: RUNS },
  );
}

/** Milliseconds of each of `RUNS` calls, from the asking page and back. */
function asks(tab: Tab, name: 'tab.state' | 'tab.comparisons', tabId: number): Promise<number[]> {
  return tab.evaluate(
    async ({ message, runs }) => {
      interface Api {
        runtime: { sendMessage(message: unknown): Promise<unknown> };
      }
      const { browser, chrome } = globalThis as unknown as { browser?: Api; chrome: Api };
      const { runtime } = browser ?? chrome;
      const taken: number[] = [];
      for (let i = 0; i < runs; i++) {
        const start = performance.now();
        await runtime.sendMessage(message);
        taken.push(performance.now() - start);
      }
      return taken;
    },
    { message: { to: 'background', name, request: { tabId } }, runs: RUNS },
  );
}

/** Milliseconds from each opening of the panel until its comparisons are on the screen. */
async function openings(panel: Tab, times: number): Promise<number[]> {
  const url = await panel.url();
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    await panel.goto('about:blank');
    await panel.goto(url);
    await panel.front();
    taken.push(
      await panel.waitFor(
        'the comparisons',
        (name) => performance.getEntriesByName(name)[0]?.startTime,
        PAINTED,
      ),
    );
  }
  return taken;
}
