/** The list of figures as a reporter meets it: how high it is, what comes first, finding, the order, the search of earlier years. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { browserNames } from '../../lib/cli/browsers.ts';
import type { Tab } from '../../lib/cli/driver.ts';
import { objections } from './axe.ts';
import { expectQuiet, openArticle, openPanel, useBrowser, write } from './session.ts';

const LONG = 'http://baodansinh.vn/an-binh-cac-xa-tong-ket-20240112150200124.htm';
const SHORT = 'http://baodansinh.vn/an-binh-ba-xa-tong-ket-20240112150200125.htm';

/** Communes that each report five figures, in the frame of a sample page. */
function reports(url: string, communes: number): string {
  const sample = readFileSync(new URL('../fixtures/sample/an-binh-2022.html', import.meta.url), 'utf8');
  const body = Array.from({ length: communes }, (_, i) => {
    const n = i + 1;
    return `<p>Năm 2023, xã Phú Hội ${n} có ${1200 + 7 * n} hộ nghèo, giải quyết việc làm cho ${300 + 11 * n} lao động, mở ${3 + n} lớp dạy nghề. Xã xây ${20 + n} căn nhà tình nghĩa, thu ngân sách đạt ${2 + n},5 tỷ đồng.</p>`;
  }).join('\n');
  return sample
    .replaceAll('An Bình: Việc làm trở lại, hộ nghèo giảm', 'An Bình: Các xã tổng kết một năm')
    .replace(/<link rel="canonical" href="[^"]+">/, `<link rel="canonical" href="${url}">`)
    .replace('15:20 - 06/01/2023', '15:02 - 12/01/2024')
    .replace(/<div class="info-detail">[\s\S]*?<\/div><\/div>\n<div class="tags">/, () => {
      return `<div class="info-detail">\n${body}\n</div></div>\n<div class="tags">`;
    });
}

/** How many rows there are, how high all of the panel is, and how far down the first row ends. */
const measure = (panel: Tab) =>
  panel.evaluate(() => {
    const rows = [...document.querySelectorAll('[data-figure]')];
    const [first] = rows.filter((row) => row.checkVisibility());
    return {
      rows: rows.length,
      height: document.documentElement.scrollHeight,
      first: Math.round((first?.getBoundingClientRect().bottom ?? 1e6) + scrollY),
      wider: document.documentElement.scrollWidth - innerWidth,
    };
  });
const known = (panel: Tab) =>
  panel.waitFor('what is known of other years', () => document.querySelector('[data-section]') !== null);

describe.each(browserNames)('the list of figures in %s', (browser) => {
  const session = useBrowser(browser);
  const opened: string[] = [];
  const open = (url: string) => {
    opened.push(url);
    return openArticle(session, url);
  };
  const shot = (panel: Tab, name: string) => panel.screenshot(`test-results/${browser}/list-${name}.png`);

  it.each([
    [SHORT, 3, 15, 1200],
    [LONG, 48, 240, 9000],
  ])('%s: of %d communes, %d figures are at most %d px high', async (url, communes, most, height) => {
    session.web.serve(url, reports(url, communes));
    const { tabId } = await open(url);
    const panel = await openPanel(session, tabId);
    await known(panel);
    const found = await measure(panel);
    console.log(`${browser}: ${found.rows} figures, ${found.height} px, the first ends at ${found.first} px`);
    await shot(panel, `${communes}-400`);
    expect(found.rows).toBeGreaterThan(most * 0.8);
    expect(found.height).toBeLessThanOrEqual(height);
  });

  it('shows the first figure without scrolling in a narrow sidebar, with earlier years and in both languages', async () => {
    await session.driver.ask('samples.load', undefined);
    const { tabId } = await open(session.years[2023]);
    const panel = await openPanel(session, tabId, 240);
    await panel.waitFor('earlier years', () => document.querySelector('[data-comparison]') !== null);
    for (const language of ['en', 'vi']) {
      await panel.click(`.languages button[lang="${language}"]`);
      await panel.waitFor('the language', (of) => document.documentElement.lang === of, language);
      for (const width of [240, 320, 420]) {
        await panel.resize(width, 700);
        const { first, wider, height, rows } = await measure(panel);
        console.log(`${browser} ${language} ${width}: ${rows} rows, ${height} px, first at ${first}`);
        await shot(panel, `${language}-${width}`);
        expect(first).toBeLessThan(700);
        expect(wider).toBeLessThanOrEqual(0);
      }
      expect(await objections(panel)).toEqual([]);
    }
  });

  it('shows it below a notice that the article has changed, too', async () => {
    const url = SHORT.replace('125.htm', '126.htm');
    session.web.serve(url, reports(url, 3));
    const { tab, tabId } = await open(url);
    await session.driver.ask('article.save', { tabId });
    session.web.serve(url, reports(url, 3).replaceAll('1207 hộ', '1270 hộ'));
    await tab.reload();
    const panel = await openPanel(session, tabId, 240);
    await panel.resize(240, 700);
    await panel.waitFor('the notice', () => document.querySelector('[data-revision]') !== null);
    await known(panel);
    const { first } = await measure(panel);
    console.log(`${browser}: below a notice, the first ends at ${first} px`);
    await shot(panel, 'notice-240');
    expect(first).toBeLessThan(700);
  });

  it('finds figures without their diacritics, says how many, and shows all again', async () => {
    const { tabId } = await open(session.years[2023]);
    const panel = await openPanel(session, tabId);
    await known(panel);
    const all = (await measure(panel)).rows;
    await write(panel, '[data-find="text"]', 'ho ngheo');
    const left = await panel.waitFor('fewer rows', () => {
      const rows = [...document.querySelectorAll('[data-figure] .what')].map((one) => one.textContent ?? '');
      return rows.length > 0 && rows.every((name) => /hộ nghèo/i.test(name)) && rows.length;
    });
    expect(left).toBeLessThan(all);
    await panel.press('Escape');
    await panel.waitFor('all rows', (n) => document.querySelectorAll('[data-figure]').length === n, all);
    await panel.click('[data-find="compared"]');
    await panel.waitFor(
      'compared rows',
      (n) => {
        const rows = document.querySelectorAll('[data-figure]').length;
        return rows > 0 && rows < n;
      },
      all,
    );
    await panel.click('[data-find="compared"]');
  });

  it('keeps the order that the reader chose', async () => {
    const { tabId, state } = await open(session.years[2023]);
    const panel = await openPanel(session, tabId);
    await known(panel);
    const ids = () =>
      panel.evaluate(() =>
        [...document.querySelectorAll('[data-figure]')].map((row) => row.getAttribute('data-figure')),
      );
    const inText = state.figures.filter(({ sameAs }) => sameAs === null).map(({ id }) => id);
    expect(await ids()).not.toEqual(inText);
    await panel.evaluate(() => {
      const list = document.querySelector<HTMLSelectElement>('[data-find="order"]');
      if (list === null) throw new Error('no order');
      list.value = 'text';
      list.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await panel.waitFor('the order of the text', () => document.querySelector('[data-section]') === null);
    expect(await ids()).toEqual(inText);
    const again = await openPanel(session, tabId);
    await again.waitFor('the order that was kept', () => {
      const list = document.querySelector<HTMLSelectElement>('[data-find="order"]');
      return list?.value === 'text';
    });
    await again.evaluate(() => {
      const list = document.querySelector<HTMLSelectElement>('[data-find="order"]');
      if (list === null) throw new Error('no order');
      list.value = 'use';
      list.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await known(again);
  });

  it('offers a search for what lacks a year, as a link that nothing follows but the reader', async () => {
    const { tabId } = await open(SHORT);
    const panel = await openPanel(session, tabId);
    await known(panel);
    const link = await panel.evaluate(() => {
      const found = document.querySelector<HTMLAnchorElement>('[data-search-earlier]');
      return found && { href: found.href, target: found.target, rel: found.rel };
    });
    const url = new URL(link?.href ?? 'about:blank');
    expect(url.host).toBe('www.google.com');
    expect(url.searchParams.get('q')).toMatch(/2022 site:baodansinh\.vn$/);
    expect(link).toMatchObject({ target: '_blank', rel: 'noreferrer' });
  });

  it('has thrown nothing and asked the web for nothing', () => expectQuiet(session, opened));
});
