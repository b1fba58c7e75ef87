/** For eyes that need more: the system's own colours, text twice as large, no motion. */
import { describe, expect, it } from 'vitest';
import { browserNames } from '../../lib/cli/browsers.ts';
import type { Tab } from '../../lib/cli/driver.ts';
import { expectQuiet, openArticle, openPanel, showTab, unfold, useBrowser } from './session.ts';

/** What is cut off at the side, a line each: the page, or a control that ends beyond it. Tables and charts scroll by themselves. */
const cutOff = (tab: Tab) =>
  tab.evaluate(() => {
    const found: string[] = [];
    const wide = document.documentElement.scrollWidth - innerWidth;
    if (wide > 0) found.push(`the page is ${wide} px too wide`);
    for (const control of document.querySelectorAll<HTMLElement>('button, a, input, select, summary')) {
      if (control.closest('[hidden], .hidden, .tabs, [data-table], .drawing, .values') !== null) continue;
      const { right, left, width } = control.getBoundingClientRect();
      if (width > 0 && (right > innerWidth + 1 || left < -1))
        found.push(`${control.textContent?.trim().slice(0, 40)} ends at ${Math.round(right)}`);
    }
    return found;
  });

describe.each(browserNames)('for weak eyes in %s', (browser) => {
  const session = useBrowser(browser);
  const opened: string[] = [];
  const open = async () => {
    await session.driver.ask('samples.load', undefined);
    const url = session.years[2023];
    opened.push(url);
    return openArticle(session, url);
  };

  it('the panel and the library hold together at 200 % and 400 %', async () => {
    const { tabId } = await open();
    const panel = await openPanel(session, tabId);
    await unfold(panel);
    const found: string[] = [];
    // A panel of 420 px at 200 %.
    await panel.resize(210, 900);
    for (const tab of ['figures', 'officials', 'notes', 'desk'] as const) {
      await showTab(panel, tab);
      found.push(...(await cutOff(panel)).map((one) => `panel, ${tab}: ${one}`));
      await panel.screenshot(`test-results/${browser}/zoom-panel-${tab}.png`);
    }
    const library = await session.driver.open(`${session.driver.origin}/library.html`);
    await library.waitFor('the table', () => document.querySelector('[data-table="figures"] .row') !== null);
    for (const width of [640, 320]) {
      await library.resize(width, 450);
      for (const tab of ['figures', 'articles', 'import', 'settings']) {
        await library.click(`[data-tab="${tab}"]`);
        found.push(...(await cutOff(library)).map((one) => `library at ${width}, ${tab}: ${one}`));
        await library.screenshot(`test-results/${browser}/zoom-library-${tab}-${width}.png`);
      }
    }
    expect(found).toEqual([]);
  });

  it('everything that means something is drawn in the system’s own colours', async () => {
    const { tabId } = await open();
    const panel = await openPanel(session, tabId);
    await unfold(panel);
    const library = await session.driver.open(`${session.driver.origin}/library.html`);
    await library.waitFor('the table', () => document.querySelector('[data-table="figures"] .row') !== null);
    await library.click('[data-table="figures"] .row .open');
    for (const [name, tab] of [
      ['panel', panel],
      ['library', library],
    ] as const) {
      await tab.front();
      await session.driver.forcedColours(true, tab);
      // What only a fill or a shadow shows is gone there: chips, buttons and the chosen tab need a line.
      const bare = await tab.evaluate(() =>
        [
          ...document.querySelectorAll<HTMLElement>(
            '.chip, button.primary, [role="tab"][aria-selected="true"]',
          ),
        ]
          .filter((one) => one.getBoundingClientRect().width > 0)
          .filter((one) => {
            const style = getComputedStyle(one);
            const sides = ['Top', 'Right', 'Bottom', 'Left'] as const;
            return !sides.some(
              (side) => style[`border${side}Style`] !== 'none' && parseFloat(style[`border${side}Width`]) > 0,
            );
          })
          .map((one) => `${one.className} ${one.textContent}`),
      );
      expect(bare).toEqual([]);
      const drawn = await tab.evaluate(() =>
        [...document.querySelectorAll('svg :is(path, polyline, circle, rect, line)')]
          .filter((one) => one.getBoundingClientRect().width > 0)
          .map((one) => {
            const { fill, stroke } = getComputedStyle(one);
            const paper = getComputedStyle(document.body).backgroundColor;
            const seen = [fill, stroke].some((colour) => colour !== 'none' && colour !== paper);
            return seen
              ? null
              : `${one.tagName} ${one.getAttribute('class')}: ${fill}, ${stroke} on ${paper}`;
          })
          .filter((one) => one !== null),
      );
      expect(drawn).toEqual([]);
      await tab.screenshot(`test-results/${browser}/forced-${name}.png`);
      await session.driver.forcedColours(false, tab);
    }
  });

  it('has thrown nothing and asked the web for nothing', () => expectQuiet(session, opened));
});
