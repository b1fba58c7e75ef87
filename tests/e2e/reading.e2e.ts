/** An article is recognised, marked and counted, and the page is left as it was. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { browserNames } from '../../lib/cli/browsers.ts';
import { until } from '../../lib/cli/driver.ts';
import { articleOf, expectQuiet, fixture, highlights, marked, openArticle, useBrowser } from './session.ts';

/** Remembers the page as its own scripts left it, and every change from then on. */
const witness = `<script>
addEventListener('DOMContentLoaded', () => {
  globalThis.before = document.documentElement.outerHTML;
  globalThis.changes = [];
  new MutationObserver((records) => {
    for (const record of records) changes.push(record.type + ' of ' + record.target.nodeName);
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
});
</script></body>`;

/** What a fixture's page says, without what the catalogue adds to it. */
function wanted(name: string): { url: string; blocks: unknown } & Record<string, unknown> {
  const file = new URL(`../fixtures/pages/${name}.expected.json`, import.meta.url);
  const {
    kind: _kind,
    lacks: _lacks,
    publisher: _publisher,
    place: _place,
    ...rest
  } = JSON.parse(readFileSync(file, 'utf8'));
  return rest;
}

describe.each(browserNames)('reading in %s', (browser) => {
  const session = useBrowser(browser);
  const opened: string[] = [];
  const open = (url: string) => {
    opened.push(url);
    return openArticle(session, url);
  };

  it('marks figures and officials, counts the figures, and changes nothing in the page', async () => {
    const url =
      'https://baodansinh.vn/an-binh-them-12480-lao-dong-co-viec-lam-trong-nam-2023-20240105143207518.htm';
    session.web.serve(url, fixture('baodansinh-desktop').replace('</body>', witness));
    const { tab, tabId, state } = await open(url);
    await marked(tab);
    const sizes = await highlights(tab);
    expect(sizes['doi-chieu-figure']).toBe(state.figures.length);
    expect(sizes['doi-chieu-official']).toBeGreaterThan(0);
    // A figure that the headline or a caption repeats counts once.
    const distinct = state.figures.filter((figure) => figure.sameAs === null).length;
    await until('the badge', async () => (await session.driver.badgeText(tabId)) === String(distinct));
    const page = await tab.evaluate(() => {
      const { before, changes } = globalThis as unknown as { before: string; changes: string[] };
      return { before, changes, now: document.documentElement.outerHTML };
    });
    expect(page.before.length).toBeGreaterThan(1000);
    expect(page.changes).toEqual([]);
    expect(page.now).toBe(page.before);
  });

  it('marks exactly the words of each figure', async () => {
    const { tab, state } = await open(session.years[2023]);
    await marked(tab);
    const painted = await tab.evaluate(() =>
      [...(CSS.highlights.get('doi-chieu-figure') ?? [])].map((range) => (range as Range).toString()),
    );
    expect(painted.sort()).toEqual(state.figures.map((figure) => figure.text).sort());
    await tab.screenshot(`test-results/${browser}/page.png`);
  });

  it('reads both homes of the newspaper', async () => {
    const url =
      'https://dansinh.dantri.com.vn/giam-ngheo-ben-vung/an-binh-ty-le-ho-ngheo-giam-con-172-20250108094433120.htm';
    session.web.serve(url, fixture('dansinh-dantri'));
    const { tab, state } = await open(url);
    expect(await marked(tab)).toBe(state.figures.length);
    expect(state.article.id).toBe('cms:dantri.com.vn/20250108094433120');
  });

  it('reads an article that the page puts in late', async () => {
    const url = 'http://baodansinh.vn/an-binh-96-xa-co-mang-luoi-cong-tac-vien-tre-em-20240612081500333.htm';
    session.web.serve(url, fixture('baodansinh-late'));
    const { tab, tabId } = await open(url);
    await tab.waitFor('the late text', () => document.body.textContent?.includes('3.180'));
    const late = await until('the late figures', async () => {
      const state = await articleOf(session.driver, tabId);
      return (
        state.article.text.includes('3.180') && state.figures.some((figure) => figure.value === 3180) && state
      );
    });
    await until(
      'their marks',
      async () => (await highlights(tab))['doi-chieu-figure'] === late.figures.length,
    );
  });

  it('reads the next article after a move within the page', async () => {
    const { tab, tabId } = await open(session.years[2022]);
    opened.push(session.years[2021]);
    await tab.goto(session.years[2021]);
    await until('the other article', async () => {
      const { article } = await articleOf(session.driver, tabId);
      return article.url === session.years[2021];
    });
    await marked(tab);
    await tab.back();
    await until('the first article again', async () => {
      const { article } = await articleOf(session.driver, tabId);
      return article.url === session.years[2022];
    });
    await marked(tab);
  });

  it.each([
    'vccorp-article',
    'cms-body-article',
    'mastercms-article',
    'southern-article',
    'monthly-visible-date',
    'sharepoint-article',
    'nukeviet-article',
    'marks-and-breaks',
  ])('reads %s as the command line does', async (name) => {
    const { url, blocks, ...expected } = wanted(name);
    session.web.serve(url, fixture(name));
    const { tab, state } = await open(url);
    const { article } = state;
    expect(
      article.blocks.map(({ kind, start, end }) => ({ kind, text: article.text.slice(start, end) })),
    ).toEqual(blocks);
    expect(article).toMatchObject(expected);
    expect(await marked(tab)).toBe(new Set(state.figures.map(({ start }) => start)).size);
  });

  it.each([
    ['a tag page', 'https://tuoitre.vn/an-binh.html', 'tuoitre-tag'],
    [
      'a page of photographs',
      'https://thanhnien.vn/photo/mua-nuoc-noi-185240912101112345.htm',
      'thanhnien-photo',
    ],
    [
      'photographs under an article’s address',
      'https://baocamau.vn/mua-nuoc-noi-a45678.html',
      'baocamau-photo',
    ],
    ['a broadcast', 'https://vtv.vn/truc-tiep/ky-hop-hdnd-102240701080012345.htm', 'vtv-live'],
    ['a printed edition', 'https://hanoimoi.vn/bao-in/2024-07-01', 'hanoimoi-print-edition'],
    ['a list on a portal', 'https://www.longan.gov.vn/tin-tuc-su-kien', 'portal-list'],
    ['a front page', 'http://baodansinh.vn/', 'baodansinh-home'],
    ['a section page', 'http://baodansinh.vn/viec-lam.htm', 'baodansinh-category'],
    ['an article without text', 'http://baodansinh.vn/an-binh-20240105143207519.htm', 'baodansinh-empty'],
  ])('leaves %s alone', async (_what, url, name) => {
    opened.push(url);
    session.web.serve(url, fixture(name));
    const tab = await session.driver.open(url);
    const tabId = await session.driver.tabIdOf(tab);
    const state = await until('an answer', async () => {
      const now = await session.driver.ask('tab.state', { tabId });
      return now.kind === 'none' && now.reason !== 'no_script' && now;
    });
    expect(['not_article', 'empty', 'unreadable']).toContain(state.reason);
    expect(await session.driver.badgeText(tabId)).toBe('');
    expect(await highlights(tab)).toEqual({});
  });

  it('has thrown nothing and asked the web for nothing', () => expectQuiet(session, opened));
});
