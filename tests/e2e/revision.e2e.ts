/** An article that its newspaper changes after it was saved. */
import { describe, expect, it } from 'vitest';
import { browserNames } from '../../lib/cli/browsers.ts';
import { vi } from '../../lib/i18n/vi.ts';
import { articleOf, expectQuiet, fixture, openArticle, openPanel, useBrowser } from './session.ts';

const URL_OF = 'http://baodansinh.vn/an-binh-them-12480-lao-dong-20240105150200123.htm';

describe.each(browserNames)('a changed article in %s', (browser) => {
  const session = useBrowser(browser);
  const page = fixture('baodansinh-desktop');

  it('says which figures changed, and takes the reader to them', async () => {
    session.web.serve(URL_OF, page);
    const { tab, tabId } = await openArticle(session, URL_OF);
    const panel = await openPanel(session, tabId);
    await panel.click('[data-action="save"]');
    await panel.waitFor('the date of saving', () => document.querySelector('[data-saved]') !== null);
    expect(await panel.evaluate(() => document.querySelector('[data-revision]'))).toBeNull();

    expect(page.split('2,15%').length).toBeGreaterThan(1);
    session.web.serve(
      URL_OF,
      page.replaceAll('2,15%', '2,51%').replace(/, tăng 1,9 điểm phần trăm so với năm 2022/, ''),
    );
    await tab.reload();
    await articleOf(session.driver, tabId);
    const told = await panel.waitFor('what changed', () => {
      const items = [...document.querySelectorAll('[data-revision] li')];
      return (
        items.length > 0 &&
        items.map((item) => [
          item.getAttribute('data-change'),
          item.querySelector('del')?.textContent ?? null,
          item.querySelector('ins')?.textContent ?? null,
        ])
      );
    });
    expect(told).toEqual([
      ['changed', '2,15%', '2,51%'],
      ['gone', expect.stringContaining('1,9 điểm phần trăm'), null],
    ]);
    await panel.screenshot(`test-results/${browser}/revision.png`);
    await panel.click('[data-revision] button', vi.revision.show);
    const focused = await panel.waitFor('the row', () =>
      document.activeElement?.closest('[data-figure]')?.textContent?.includes('2,51%'),
    );
    expect(focused).toBe(true);
  });

  it('has thrown nothing and asked the web for nothing', () => expectQuiet(session, [URL_OF]));
});
