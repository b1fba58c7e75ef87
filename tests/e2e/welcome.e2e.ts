/** The first run: a sample article, its earlier years, and the panel beside it. */
import { describe, expect, it } from 'vitest';
import { browserNames } from '../../lib/cli/browsers.ts';
import { until } from '../../lib/cli/driver.ts';
import { objections } from './axe.ts';
import { expectQuiet, openPanel, useBrowser } from './session.ts';

describe.each(browserNames)('the welcome in %s', (browser) => {
  const session = useBrowser(browser);

  it('leads to a comparison in three steps, and takes its samples away again', async () => {
    const tab = await session.driver.open(`${session.driver.origin}/welcome.html`);
    await tab.resize(1200, 900);
    const marks = await tab.waitFor('the marks', () => CSS.highlights.get('doi-chieu-figure')?.size);
    expect(marks).toBeGreaterThan(10);
    const tabId = await session.driver.tabIdOf(tab);
    await tab.click('[data-action="samples"]');
    await until(
      'the samples',
      async () => (await session.driver.ask('store.stats', undefined)).samples === 2,
    );
    const panel = await openPanel(session, tabId);
    await panel.waitFor('a comparison', () => document.querySelector('[data-change]') !== null);
    await panel.click('[data-figure] .reveal');
    await tab.front();
    await tab.waitFor('the flash', () => (CSS.highlights.get('doi-chieu-flash')?.size ?? 0) === 1);
    for (const width of [1200, 400]) {
      await tab.resize(width, 900);
      await tab.screenshot(`test-results/${browser}/welcome-${width}.png`);
      expect(await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
        0,
      );
    }
    expect(await objections(tab)).toEqual([]);
    await tab.click('[data-action="samples"]');
    await until(
      'no samples',
      async () => (await session.driver.ask('store.stats', undefined)).articles === 0,
    );
  });

  it('has thrown nothing and asked the web for nothing', () => expectQuiet(session, []));
});
