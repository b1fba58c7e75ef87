/**
 * `npm run bench:export [-- chromium|firefox] [-- --figures=300000]`: how long a full archive takes to export in real
 * browsers, how much memory the browser takes for it at most, and how long the page is deaf to its reader meanwhile.
 * `--profiles=DIR` keeps the filled profiles there for another run. Figures are reported, never asserted.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { Tab } from '../../lib/cli/driver.ts';
import { articlesFor, inBrowsers, LONGEST, watch } from './archive.ts';

await inBrowsers(articlesFor(300_000), async (driver) => {
  for (const format of ['export', 'export-csv']) {
    const page = await driver.open(`${driver.origin}/library.html#settings`);
    await page.waitFor(
      'the library',
      () => document.querySelector('[data-library="ready"]'),
      undefined,
      LONGEST,
    );
    await once(page, format);
    await page.close();
  }
});

/** One export, by the button of the library's settings. */
async function once(page: Tab, action: string): Promise<void> {
  const ended = await watch(page, { message: '[data-message]:not(:empty)' });
  const before = memory();
  let most = before;
  const sampling = setInterval(() => {
    most = Math.max(most, memory());
  }, 250);
  const started = performance.now();
  await page.click(`[data-action="${action}"]`);
  const told = await page.waitFor(
    'the export to end',
    () => {
      const text = document.querySelector('[data-message]')?.textContent ?? '';
      return text.includes('doi-chieu-') && text;
    },
    undefined,
    LONGEST,
  );
  const seconds = (performance.now() - started) / 1000;
  clearInterval(sampling);
  const { deaf } = await ended();
  const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
  console.log(
    `  ${action}: ${seconds.toFixed(1)} s, memory ${megabytes(before)} before, ${megabytes(most)} at most, page deaf ${Math.round(deaf)} ms at most (${told})`,
  );
}

/** Bytes of memory of every process that this one started; shared ones are counted once. Linux only; 0 elsewhere. */
function memory(): number {
  try {
    const parents = new Map<number, number>();
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
      } catch {
        // Ended in between.
      }
    }
    let sum = 0;
    for (const pid of parents.keys()) {
      let at: number | undefined = pid;
      while (at !== undefined && at !== process.pid && at > 1) at = parents.get(at);
      if (at !== process.pid || pid === process.pid) continue;
      try {
        const found = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
        sum += Number(found?.[1] ?? 0) * 1024;
      } catch {
        // Ended in between.
      }
    }
    return sum;
  } catch {
    return 0;
  }
}
