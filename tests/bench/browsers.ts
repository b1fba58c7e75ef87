/**
 * `npm run bench:browsers [-- chromium|firefox] [-- --figures=300000] [-- --profiles=DIR]`: how long comparisons take in the shipped
 * extension, in real browsers, over a full archive. Every article goes the way of an import, so that documents and
 * index are those of a user. `--profiles` keeps the filled profiles there for another run. Times are reported, never
 * asserted: machines differ.
 */
import { type Tab, until } from '../../lib/cli/driver.ts';
import { seriesKeysOf } from '../../lib/compare/series.ts';
import { articlesFor, inBrowsers, row } from './archive.ts';
import { page, report } from './corpus.ts';

const RUNS = 31;
const OPENINGS = 11;
/** Set by the panel when the article with its figures, and when the comparisons are on the screen. */
const ARTICLE = 'article-painted';
const PAINTED = 'comparisons-painted';

const articles = articlesFor(300_000);

await inBrowsers(articles, async (driver, web) => {
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
  const warm = await openings(panel, OPENINGS);
  row('panel opened until the article is painted', warm.article);
  row('panel opened until comparisons are painted', warm.compared);
  const cold: Openings = { article: [], compared: [] };
  for (let i = 0; i < 3; i++) {
    await driver.stopBackground();
    const one = await openings(panel, 1);
    cold.article.push(...one.article);
    cold.compared.push(...one.compared);
  }
  row('the article with the background stopped before', cold.article);
  row('comparisons with the background stopped before', cold.compared);
});

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

/** Milliseconds from each opening of the panel until its article, and its comparisons, are on the screen. */
interface Openings {
  article: number[];
  compared: number[];
}
async function openings(panel: Tab, times: number): Promise<Openings> {
  const url = await panel.url();
  const taken: Openings = { article: [], compared: [] };
  for (let i = 0; i < times; i++) {
    await panel.goto('about:blank');
    await panel.goto(url);
    await panel.front();
    const seen = await panel.waitFor(
      'the comparisons',
      ([article, compared]) => {
        const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime;
        const both = { article: at(article), compared: at(compared) };
        return both.article !== undefined && both.compared !== undefined && both;
      },
      [ARTICLE, PAINTED] as const,
    );
    taken.article.push(seen.article ?? Number.NaN);
    taken.compared.push(seen.compared ?? Number.NaN);
  }
  return taken;
}
