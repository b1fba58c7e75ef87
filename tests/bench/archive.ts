/** What the measurements in browsers share: their options, a browser with a filled archive, their lines. */
import { join } from 'node:path';
import { type BrowserName, browserNames, ensureBrowsers } from '../../lib/cli/browsers.ts';
import { buildExtension } from '../../lib/cli/build.ts';
import { type Driver, openDriver, type Tab, until } from '../../lib/cli/driver.ts';
import { openWeb, type Web } from '../../lib/cli/web.ts';
import { REPORTS } from './corpus.ts';
import { fill } from './fill.ts';

/** Figures of a report, as good as exactly. */
export const FIGURES_EACH = 30;
/** Reports that are kept out of the archive, to be read or saved while measuring. */
const SPARE = 20;
export const LONGEST = 1_800_000;

const args = process.argv.slice(2);
/** What was given as `--name=`. */
export const option = (name: string) => args.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1];

/** Articles that make up `--figures`, or the given number of figures. */
export const articlesFor = (figures: number) =>
  Math.min(REPORTS - SPARE, Math.ceil(Number(option('figures') ?? figures) / FIGURES_EACH));

/** Runs `measure` in the browsers named on the command line, or in all, over an archive of so many articles. */
export async function inBrowsers(
  articles: number,
  measure: (driver: Driver, web: Web, browser: BrowserName) => Promise<void>,
): Promise<void> {
  const named = browserNames.filter((name) => args.includes(name));
  const chosen = named.length > 0 ? named : browserNames;
  const paths = ensureBrowsers(chosen);
  for (const browser of chosen) {
    const web = await openWeb();
    const profiles = option('profiles');
    const driver = await openDriver({
      browser,
      executablePath: paths[browser] ?? '',
      extensionDir: option(browser) ?? buildExtension(browser),
      web,
      ...(profiles === undefined ? {} : { profile: join(profiles, browser) }),
    });
    try {
      const kept = await until('the store', () => driver.ask('store.stats', {}), LONGEST);
      const started = Date.now();
      if (kept.articles < articles) await fill(driver, articles);
      const seconds = Math.round((Date.now() - started) / 1000);
      const { figures } = await driver.ask('store.stats', {});
      console.log(`${driver.version}: ${figures} figures of ${articles} articles, taken in in ${seconds} s`);
      await measure(driver, web, browser);
      if (driver.problems.length > 0) throw new Error(driver.problems.join('\n'));
    } finally {
      await driver.close();
      await web.close();
    }
  }
}

/** Prints the median, the fastest, the slowest and the 99th of a hundred of so many milliseconds. */
export function row(name: string, taken: readonly number[]): void {
  const sorted = [...taken].sort((a, b) => a - b);
  const ms = (at: number) => (sorted[at] ?? Number.NaN).toFixed(1);
  const late = sorted.length < 100 ? '' : `, 99 % within ${ms(Math.floor(sorted.length * 0.99))}`;
  const range = `(${ms(0)} to ${ms(sorted.length - 1)}, ${sorted.length} times${late})`;
  console.log(`  ${name.padEnd(52)}${ms(sorted.length >> 1).padStart(9)} ms  ${range}`);
}

/** Milliseconds of the page's clock. */
interface Seen<Name extends string> {
  /** When each selector first matched. */
  at: Record<Name, number>;
  /** The longest time between two looks: so long nothing that the reader does was answered. */
  deaf: number;
}

/** Begins to look for elements by their selectors, in the page itself; what it gives waits until all were seen. */
export async function watch<Name extends string>(
  tab: Tab,
  selectors: Record<Name, string>,
): Promise<() => Promise<Seen<Name>>> {
  await tab.evaluate((wanted) => {
    const at: Record<string, number> = {};
    const seen = { at, deaf: 0, done: false };
    (globalThis as { seen?: typeof seen }).seen = seen;
    let last = performance.now();
    const look = () => {
      const now = performance.now();
      seen.deaf = Math.max(seen.deaf, now - last);
      last = now;
      for (const [name, selector] of Object.entries<string>(wanted))
        if (at[name] === undefined && document.querySelector(selector)) at[name] = now;
      seen.done = Object.keys(at).length === Object.keys(wanted).length;
      if (!seen.done) setTimeout(look, 5);
    };
    look();
  }, selectors);
  return () =>
    tab.waitFor(
      Object.keys(selectors).join(' and '),
      () => {
        const { seen } = globalThis as { seen?: Seen<Name> & { done: boolean } };
        return seen?.done === true && seen;
      },
      undefined,
      LONGEST,
    );
}
