/** Officials over time: posts and figures of saved articles beside an official, and the ways between their rows. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { browserNames } from '../../lib/cli/browsers.ts';
import { type Tab, until } from '../../lib/cli/driver.ts';
import { en } from '../../lib/i18n/en.ts';
import { vi } from '../../lib/i18n/vi.ts';
import { objections } from './axe.ts';
import { expectQuiet, marked, openArticle, openPanel, unfold as unfoldRows, useBrowser } from './session.ts';

const THINH = 'Đỗ Quang Thịnh';
const NHAN = 'Lê Thị Thanh Nhàn';

/** The row of an official, white space folded; null before it is there. */
function officialRow(panel: Tab, name: string) {
  return panel.evaluate((of) => {
    const row = [...document.querySelectorAll('[data-official]')].find((one) =>
      one.textContent?.includes(of),
    );
    return row?.textContent?.replace(/\s+/g, ' ') ?? null;
  }, name);
}

/** Opens every part of the panel that is folded. */
const unfold = (panel: Tab) =>
  panel.evaluate(() => {
    for (const part of document.querySelectorAll('details')) part.open = true;
  });

describe.each(browserNames)('officials in %s', (browser) => {
  const session = useBrowser(browser);
  const opened: string[] = [];
  const open = (url: string) => {
    opened.push(url);
    return openArticle(session, url);
  };

  it('shows nothing of other articles before one is saved', async () => {
    const { tabId } = await open(session.years[2023]);
    const panel = await openPanel(session, tabId, 400, 'officials');
    await until('the official', () => officialRow(panel, THINH));
    expect(await session.driver.ask('tab.histories', { tabId })).toMatchObject([
      { posts: [], figures: [] },
      { posts: [], figures: [] },
    ]);
    expect(await officialRow(panel, THINH)).not.toContain(vi.officials.earlier);
  });

  it('shows the post that an official had in an article saved before', async () => {
    // The year before, the deputy chairman headed a department.
    const sample = new URL('../fixtures/sample/an-binh-2022.html', import.meta.url);
    const before = readFileSync(sample, 'utf8').replaceAll(
      `Phó Chủ tịch UBND tỉnh - ${THINH}`,
      `Giám đốc Sở Y tế tỉnh An Bình - ${THINH}`,
    );
    session.web.serve(session.years[2022], before);
    const { tabId } = await open(session.years[2022]);
    const saving = await openPanel(session, tabId);
    await saving.click('button', vi.actions.save);
    await saving.waitFor('the article to be saved', () => document.querySelector('[data-saved]') !== null);

    const now = await open(session.years[2023]);
    const panel = await openPanel(session, now.tabId, 400, 'officials');
    const row = await until('the earlier post', async () => {
      const text = await officialRow(panel, THINH);
      return text?.includes(vi.officials.earlier) ? text : null;
    });
    expect(row).toContain('Phó Chủ tịch UBND tỉnh');
    expect(row).toContain('Giám đốc Sở Y tế tỉnh An Bình');
    expect(row).toContain('6/1/2023');
    // What the director of the department said then, and that the department is gone since.
    await unfold(panel);
    const other = (await officialRow(panel, NHAN)) ?? '';
    expect(other).toContain('71,5%');
    expect(other).toContain('1/3/2025');
    expect(other).not.toContain(vi.officials.namesakes);
  });

  it('goes from a figure to its speaker, from there to the figure, and to the passage in the page', async () => {
    const { tab, tabId, state } = await open(session.years[2023]);
    await marked(tab);
    const panel = await openPanel(session, tabId);
    const nhan = state.officials.find(({ name }) => name === NHAN);
    const figure = state.figures.find((f) => f.speaker === NHAN && f.sameAs === null);
    if (nhan === undefined || figure === undefined) throw new Error('the sample names no speaker');
    await unfoldRows(panel, figure.id);
    const selected = (id: string) =>
      panel.waitFor(
        'the row',
        (row) =>
          document.getElementById(`row-${row}`)?.getAttribute('data-selected') === 'true' &&
          document.activeElement?.closest('[data-selected]')?.id === `row-${row}`,
        id,
      );
    await panel.evaluate(
      (id) => document.querySelector<HTMLElement>(`#row-${CSS.escape(id)} [data-to-official]`)?.click(),
      figure.id,
    );
    await selected(nhan.id);
    await panel.waitFor('what was said', () => document.querySelector('[data-said]') !== null);
    await unfold(panel);
    await panel.evaluate(
      (id) => document.querySelector<HTMLElement>(`[data-to-figure="${CSS.escape(id)}"]`)?.click(),
      figure.id,
    );
    await selected(figure.id);
    await tab.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    await panel.evaluate(
      (id) => document.querySelector<HTMLElement>(`#row-${CSS.escape(id)} .passage`)?.click(),
      nhan.id,
    );
    const flashed = await tab.waitFor('the flash', () => {
      const [range] = CSS.highlights.get('doi-chieu-flash') ?? [];
      return range ? (range as Range).toString() : null;
    });
    expect(flashed.length).toBeGreaterThan(30);
  });

  it.each([
    ['light', 'Tiếng Việt'],
    ['dark', 'English'],
  ] as const)('fits a narrow panel and passes axe, %s, in %s', async (scheme, language) => {
    const { tabId } = await open(session.years[2023]);
    const panel = await openPanel(session, tabId, 320, 'officials');
    await session.driver.colourScheme(scheme, panel);
    await panel.click('button', language);
    const words = language === 'English' ? en : vi;
    await until('the earlier post', async () =>
      (await officialRow(panel, THINH))?.includes(words.officials.earlier),
    );
    await unfold(panel);
    await panel.evaluate(() => document.getElementById('officials-title')?.scrollIntoView());
    await panel.screenshot(`test-results/${browser}/officials-${scheme}.png`);
    expect(await objections(panel)).toEqual([]);
    expect(
      await panel.evaluate(
        () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
      ),
    ).toBe(true);
    await panel.click('button', vi.language.vi);
    await session.driver.colourScheme('light', panel);
  });

  it('asked nobody else for anything', () => expectQuiet(session, opened));
});
