/** A reader sets the date of an article whose page gives none: its figures are read by it, and it is taken back again. */
import { describe, expect, it } from 'vitest';
import { browserNames } from '../../lib/cli/browsers.ts';
import type { Tab } from '../../lib/cli/driver.ts';
import { vi } from '../../lib/i18n/vi.ts';
import { objections } from './axe.ts';
import { expectQuiet, openArticle, openPanel, useBrowser } from './session.ts';

const URL_OF = 'https://anbinh.gov.vn/tin-tuc/ho-ngheo-cua-tinh-giam-nhanh-trong-nam-nay';
const PROSE =
  'Theo báo cáo của Sở Lao động, đời sống của người dân trong tỉnh được nâng lên rõ rệt, nhiều hộ đã vươn lên làm ăn khá. ';
const PAGE = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta property="og:type" content="article">
<title>Hộ nghèo của tỉnh An Bình giảm nhanh trong năm nay</title></head><body><main><article>
<h1>Hộ nghèo của tỉnh An Bình giảm nhanh trong năm nay</h1>
<p>Năm nay, tỉnh An Bình còn 4.310 hộ nghèo, giảm 1.025 hộ so với năm trước. ${PROSE}</p><p>${PROSE.repeat(5)}</p>
</article></main></body></html>`;

const dates = (panel: Tab) =>
  panel.evaluate(() => document.querySelector('header.article')?.textContent ?? '');

describe.each(browserNames)('the date of an article in %s', (browser) => {
  const session = useBrowser(browser);

  it('is set, changes what its figures are of, and is taken back', async () => {
    session.web.serve(URL_OF, PAGE);
    const { tabId, state } = await openArticle(session, URL_OF);
    expect(state.article.publishedAt).toBeNull();
    const panel = await openPanel(session, tabId);
    expect(await dates(panel)).toContain(vi.article.noDate);
    await panel.click('[data-action="set-date"]');
    await panel.waitFor('the form', () => document.querySelector('[data-form="date"]') !== null);
    expect(await objections(panel)).toEqual([]);
    await panel.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('[data-form="date"] [name="date"]');
      if (field !== null) field.value = '2024-05-03';
    });
    await panel.screenshot(`test-results/${browser}/article-date.png`);
    await panel.click('[data-form="date"] [type="submit"]');
    await panel.waitFor(
      'the date',
      (word) => document.querySelector('header.article')?.textContent?.includes(word),
      vi.article.setByReader,
    );
    await panel.waitFor('the year', () =>
      document.querySelector('[data-figure]')?.textContent?.includes('2024'),
    );
    expect(await session.driver.ask('corrections.all', undefined)).toMatchObject([
      { scope: 'article', published: '2024-05-03' },
    ]);
    await panel.click('[data-action="drop-date"]');
    await panel.waitFor(
      'no date',
      (word) => document.querySelector('header.article')?.textContent?.includes(word),
      vi.article.noDate,
    );
    expect(await session.driver.ask('corrections.all', undefined)).toEqual([]);
    expectQuiet(session, [URL_OF]);
  });
});
