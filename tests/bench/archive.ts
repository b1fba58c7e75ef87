/** What the measurements in browsers share: their options, a browser with a filled archive, their lines. */
import { join } from 'node:path';
import { type BrowserName, browserNames, ensureBrowsers } from '../../lib/cli/browsers.ts';
import { buildExtension } from '../../lib/cli/build.ts';
import { type Driver, openDriver, until } from '../../lib/cli/driver.ts';
import { openWeb, type Web } from '../../lib/cli/web.ts';
import { REPORTS } from './corpus.ts';
import { fill } from './fill.ts';

/** Figures of a report, as good as exactly. */
export const FIGURES_EACH = 30;
/** Reports that are kept out of the archive, to be read or saved while measuring. */
const SPARE = 20;
const LONGEST = 600_000;

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

/** Prints the median, the fastest and the slowest of so many milliseconds. */
export function row(name: string, taken: readonly number[]): void {
  const sorted = [...taken].sort((a, b) => a - b);
  const ms = (at: number) => (sorted[at] ?? Number.NaN).toFixed(1);
  const range = `(${ms(0)} to ${ms(sorted.length - 1)}, ${sorted.length} times)`;
  console.log(`  ${name.padEnd(52)}${ms(sorted.length >> 1).padStart(9)} ms  ${range}`);
}
