/**
 * `npm run bench:turns [-- chromium|firefox]`: how long others wait for an answer of the background while it reads and
 * compares pages that are as long as any is read. Times are reported, never asserted.
 */
import type { Tab } from '../../lib/cli/driver.ts';
import { inBrowsers, row } from './archive.ts';

const PROSE =
  'Năm 2023, tỉnh An Bình có 4.310 hộ nghèo, giảm 1.025 hộ so với năm trước. Đời sống của người dân được nâng lên rõ rệt. ';
const varied = (i: number) =>
  `Năm ${2000 + (i % 24)}, ông Nguyễn Văn An, Giám đốc Sở Lao động tỉnh An Bình, cho biết có ${i}.310 hộ nghèo, giảm ${i % 90} hộ so với năm ${1999 + (i % 24)}. `;
const times = (n: number, make: (i: number) => string) => Array.from({ length: n }, (_, i) => make(i));

/** Paragraphs of a page. */
const pages: Record<string, string[]> = {
  '5 MB of prose': times(4000, () => PROSE.repeat(10)),
  '40,000 numbers': times(200, () => '5 hộ, 6 hộ, '.repeat(100)),
  '200 kB, every sentence another': times(400, (n) => times(4, (i) => varied(4 * n + i)).join('')),
};

await inBrowsers(0, async (driver, web) => {
  for (const [n, [name, paragraphs]] of Object.entries(pages).entries()) {
    const url = `https://baodansinh.vn/dai-${n}-202401051432${String(n).padStart(5, '0')}.htm`;
    const body = paragraphs.map((text) => `<p>${text}</p>`).join('');
    web.serve(
      url,
      `<!doctype html><meta charset="utf-8"><title>An Bình giảm nghèo</title><h1>An Bình giảm nghèo nhanh trong năm</h1><div class="info-detail">${body}</div>`,
    );
    const waits = await asking(await driver.open(`${driver.origin}/background.js`));
    const opened = performance.now();
    const tab = await driver.open(url);
    const tabId = await driver.tabIdOf(tab);
    for (;;) {
      const state = await driver.ask('tab.state', { tabId });
      if (state.kind === 'article' && state.figures.length > 0) break;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const read = performance.now();
    await driver.ask('tab.comparisons', { tabId });
    const compared = performance.now();
    console.log(
      `  ${name}: read after ${((read - opened) / 1000).toFixed(1)} s, compared in ${((compared - read) / 1000).toFixed(1)} s`,
    );
    row('  another question, asked and answered meanwhile', await waits());
    await driver.closeTabs();
  }
});

/** Asks the background again and again; what it gives ends that, and tells how many milliseconds each answer took. */
async function asking(tab: Tab): Promise<() => Promise<number[]>> {
  await tab.evaluate(() => {
    interface Api {
      runtime: { sendMessage(message: unknown): Promise<unknown> };
    }
    const { browser, chrome } = globalThis as unknown as { browser?: Api; chrome: Api };
    const { runtime } = browser ?? chrome;
    const taken: number[] = [];
    (globalThis as unknown as { taken: number[] | null }).taken = taken;
    const ask = async (): Promise<void> => {
      if ((globalThis as unknown as { taken: number[] | null }).taken !== taken) return;
      const start = performance.now();
      await runtime.sendMessage({ to: 'background', name: 'engine.version' });
      taken.push(performance.now() - start);
      setTimeout(ask, 10);
    };
    void ask();
  });
  return () =>
    tab.evaluate(() => {
      const world = globalThis as unknown as { taken: number[] | null };
      const taken = world.taken ?? [];
      world.taken = null;
      return taken;
    });
}
