/** The panel: what it lists, the way from it to the page and back, its languages, colours and accessibility. */
import { describe, expect, it } from 'vitest';
import { browserNames } from '../../lib/cli/browsers.ts';
import { type Tab, until } from '../../lib/cli/driver.ts';
import { en } from '../../lib/i18n/en.ts';
import { vi } from '../../lib/i18n/vi.ts';
import type { Figure } from '../../lib/records.ts';
import { objections } from './axe.ts';
import {
  expectQuiet,
  fixture,
  marked,
  markPoint,
  openArticle,
  openPanel,
  showTab,
  unfold,
  useBrowser,
} from './session.ts';

/** Text of a figure's row, white space folded. */
function rowText(panel: Tab, id: string): Promise<string | null> {
  return panel.evaluate((of) => {
    const parts = document.querySelectorAll(`[data-figure="${CSS.escape(of)}"] :is(.reveal, .jump)`);
    const text = [...parts].map((part) => part.textContent ?? '').join(' ');
    return text === '' ? null : text.replace(/\s+/g, ' ');
  }, id);
}

function figureOf(figures: readonly Figure[], text: string): Figure {
  const found = figures.find((figure) => figure.text === text && figure.sameAs === null);
  if (found === undefined) throw new Error(`No figure ${text}`);
  return found;
}

describe.each(browserNames)('the panel in %s', (browser) => {
  const session = useBrowser(browser);
  const opened: string[] = [];
  const open = (url: string) => {
    opened.push(url);
    return openArticle(session, url);
  };

  it('opens beside the page at a click on the toolbar button', async () => {
    const { tab } = await open(session.years[2023]);
    expect(await session.driver.sidePanelOpen()).toBe(false);
    await session.driver.clickAction(tab);
    await until('the side panel', () => session.driver.sidePanelOpen());
  });

  it('lists every figure once, with value, period, a place of its own and what is no result', async () => {
    const { tabId, state } = await open(session.years[2023]);
    const panel = await openPanel(session, tabId);
    const leading = state.figures.filter((figure) => figure.sameAs === null);
    const listed = await panel.evaluate(() =>
      [...document.querySelectorAll('[data-figure]')].map((row) => row.getAttribute('data-figure')),
    );
    expect([...listed].sort()).toEqual(leading.map((figure) => figure.id).sort());
    for (const figure of leading) {
      const row = await rowText(panel, figure.id);
      expect(row).toContain(figure.text.replace(/ (?=%)/, ''));
      if (figure.status !== 'actual') expect(row).toContain(vi.status[figure.status]);
      if (figure.place !== null && figure.place !== 'An Bình') expect(row).toContain(figure.place);
    }
    const achieved = await rowText(panel, figureOf(state.figures, '2,94%').id);
    // Nobody calls deaths or crimes achieved: what was reported has no word of its own.
    expect(achieved).not.toContain(vi.status.actual);
    expect(achieved).toContain('2023');
    const planned = await rowText(panel, figureOf(state.figures, '73%').id);
    expect(planned).toContain(vi.status.target);
    expect(planned).toContain('2024');
    await unfold(panel, figureOf(state.figures, '73%').id);
    expect(await rowText(panel, figureOf(state.figures, '73%').id)).toContain('Lê Thị Thanh Nhàn');
  });

  it('lists the officials with their posts', async () => {
    const { tabId } = await open(session.years[2023]);
    const panel = await openPanel(session, tabId);
    await showTab(panel, 'officials');
    const officials = await panel.evaluate(() =>
      [...document.querySelectorAll('[data-official]')].map(
        (row) => row.textContent?.replace(/\s+/g, ' ') ?? '',
      ),
    );
    expect(officials).toHaveLength(2);
    expect(officials.find((row) => row.includes('Lê Thị Thanh Nhàn'))).toContain('Giám đốc Sở');
    expect(officials.find((row) => row.includes('Đỗ Quang Thịnh'))).toContain('Phó Chủ tịch UBND tỉnh');
  });

  it('scrolls the page to a figure and flashes it', async () => {
    const { tab, tabId, state } = await open(session.years[2023]);
    await marked(tab);
    const panel = await openPanel(session, tabId);
    const last = figureOf(state.figures, '16%');
    await tab.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    await tab.front();
    const before = await tab.evaluate(() => scrollY);
    await panel.click(`[data-figure="${last.id}"] .reveal`);
    await tab.front();
    const flashed = await tab.waitFor('the flash', () => {
      const [range] = CSS.highlights.get('doi-chieu-flash') ?? [];
      return range ? (range as Range).toString() : null;
    });
    expect(flashed).toBe('16%');
    await tab.waitFor(
      'the figure in view',
      (text) => {
        for (const painted of CSS.highlights.get('doi-chieu-figure') ?? []) {
          const range = painted as Range;
          const box = range.getBoundingClientRect();
          if (range.toString() === text && box.top > 0 && box.bottom < innerHeight) return true;
        }
        return false;
      },
      '16%',
    );
    expect(await tab.evaluate(() => scrollY)).toBeGreaterThan(before);
    await tab.waitFor('the end of the flash', () => (CSS.highlights.get('doi-chieu-flash')?.size ?? 0) === 0);
  });

  it('selects a figure that is clicked in the page', async () => {
    const { tab, tabId, state } = await open(session.years[2023]);
    await marked(tab);
    const panel = await openPanel(session, tabId);
    const figure = figureOf(state.figures, '1,96%');
    await tab.front();
    const point = await until('the mark', () => markPoint(tab, figure.text));
    await tab.clickAt(point.x, point.y);
    await panel.waitFor(
      'the selection',
      (id) => {
        const selected = [...document.querySelectorAll('[data-selected="true"]')];
        return selected.length === 1 && selected[0]?.getAttribute('data-figure') === id;
      },
      figure.id,
    );
  });

  it.each([
    [
      'a page that is no article',
      'https://baodansinh.vn/viec-lam.htm',
      'baodansinh-category',
      vi.state.none.not_article,
    ],
    ['a page of another site', 'http://example.org/', 'portal-generic', vi.state.none.unsupported],
  ])('is calm beside %s', async (_what, url, name, words) => {
    opened.push(url);
    session.web.serve(url, fixture(name));
    const tab = await session.driver.open(url);
    await tab.front();
    // A page of a site that was not granted has no address for the extension: ask for the tab in front.
    const tabId = await session.driver.activeTabId();
    const panel = await session.driver.openPanel(tabId);
    await panel.resize(400, 900);
    await panel.waitFor('the words for it', (text) => document.body.textContent?.includes(text), words);
    expect(await panel.evaluate(() => document.querySelectorAll('[data-figure]').length)).toBe(0);
    await panel.screenshot(`test-results/${browser}/panel-${name}.png`);
  });

  it('reads well for everybody: both languages, light and dark, narrow and wide', async () => {
    await session.driver.ask('samples.load', undefined);
    const { tabId } = await open(session.years[2023]);
    const panel = await openPanel(session, tabId);
    await panel.waitFor('earlier years', () => document.querySelector('[data-comparison]') !== null);
    const found: string[] = [];
    for (const [language, words] of [
      ['vi', vi],
      ['en', en],
    ] as const) {
      await panel.click(`.languages button[lang="${language}"]`);
      await panel.waitFor(
        `the panel in ${language}`,
        (text) => document.body.textContent?.includes(text),
        words.figures.title,
      );
      expect(await panel.evaluate(() => document.documentElement.lang)).toBe(language);
      for (const scheme of ['light', 'dark'] as const) {
        await session.driver.colourScheme(scheme, panel);
        for (const width of [240, 320, 400]) {
          await panel.resize(width, 900);
          const wide = await panel.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (wide > 0) found.push(`${language} ${scheme} ${width}: ${wide} px wider than the panel`);
          await panel.screenshot(`test-results/${browser}/panel-${language}-${scheme}-${width}.png`);
        }
        for (const objection of await objections(panel)) found.push(`${language} ${scheme}: ${objection}`);
      }
    }
    await session.driver.colourScheme('light', panel);
    expect(found).toEqual([]);
  });

  it('has thrown nothing and asked the web for nothing', () => expectQuiet(session, opened));
});
