/** Which sites are read: groups and single sites switched off and on, others by a click, and hosts taken back. */
import { describe, expect, it } from 'vitest';
import { browserNames } from '../../lib/cli/browsers.ts';
import { type Tab, until } from '../../lib/cli/driver.ts';
import { vi } from '../../lib/i18n/vi.ts';
import {
  articleOf,
  expectQuiet,
  fixture,
  highlights,
  marked,
  openArticle,
  showTab,
  useBrowser,
} from './session.ts';

/** A site that no list names. */
const ELSEWHERE = 'https://tin.vi-du.example/bai-viet-a123.html';

describe.each(browserNames)('sites in %s', (browser) => {
  const session = useBrowser(browser);
  const opened: string[] = [];
  const serve = (url: string) => {
    opened.push(url);
    session.web.serve(url, fixture('baodansinh-desktop'));
  };
  const reasonOf = (tabId: number, reason: string) =>
    until(reason, async () => {
      const state = await session.driver.ask('tab.state', { tabId });
      return state.kind === 'none' && state.reason === reason;
    });
  const panelOf = async (tabId: number): Promise<Tab> => {
    const panel = await session.driver.openPanel(tabId, { type: 'window' });
    await panel.resize(400, 900);
    return panel;
  };
  const shows = (panel: Tab, words: string) =>
    panel.waitFor(words, (text) => document.body.textContent?.includes(text), words);

  it('another site is read when the reader clicks the toolbar button', async () => {
    serve(ELSEWHERE);
    const tab = await session.driver.open(ELSEWHERE);
    const tabId = await until('the tab in front', () => session.driver.activeTabId());
    await reasonOf(tabId, 'unsupported');
    expect(await highlights(tab)).toEqual({});
    await session.driver.clickAction(tab);
    await articleOf(session.driver, tabId);
    expect(await marked(tab)).toBeGreaterThan(0);
    const panel = await panelOf(tabId);
    await shows(panel, 'Chỉ đọc riêng bài này');
    await panel.screenshot(`test-results/${browser}/site-asked.png`);
  });

  it('a group that is switched off is not read any more, and its open pages are left alone', async () => {
    const { tab, tabId } = await openArticle(session, session.years[2023]);
    opened.push(session.years[2023]);
    await marked(tab);
    const panel = await panelOf(tabId);
    await showTab(panel, 'desk');
    await panel.click('.sites summary');
    await panel.click('input[data-group="dan-sinh"]');
    await shows(panel, vi.state.none.switched_off);
    await until('no marks', async () => Object.values(await highlights(tab)).every((size) => size === 0));
    await session.driver.stopBackground();
    await tab.reload();
    await reasonOf(tabId, 'switched_off');
    expect(Object.values(await highlights(tab)).filter((size) => size > 0)).toEqual([]);
    await panel.screenshot(`test-results/${browser}/site-off.png`);

    await panel.click('[data-action="site-once"]');
    await panel.waitFor('the article', () => document.querySelector('[data-tab="figures"]') !== null);
    await tab.reload();
    await reasonOf(tabId, 'switched_off');
    await panel.click('[data-action="site-on"]');
    await panel.waitFor('the article', () => document.querySelector('[data-tab="figures"]') !== null);
    await tab.reload();
    await marked(tab);
  });

  it('a single site is switched off and on', async () => {
    const { tab, tabId } = await openArticle(session, session.years[2022]);
    opened.push(session.years[2022]);
    const panel = await panelOf(tabId);
    await showTab(panel, 'desk');
    await panel.click('[data-action="site-here"]');
    await shows(panel, vi.state.none.switched_off);
    await tab.reload();
    await reasonOf(tabId, 'switched_off');
    await panel.click('[data-action="site-on"]');
    await panel.waitFor('the article', () => document.querySelector('[data-tab="figures"]') !== null);
    await marked(tab);
  });

  it('hosts taken back in the browser are asked for again', async () => {
    const { tab } = await openArticle(session, session.years[2021]);
    opened.push(session.years[2021]);
    await session.driver.hostAccess(false);
    await tab.reload();
    await tab.front();
    const tabId = await session.driver.activeTabId();
    await reasonOf(tabId, 'unsupported');
    const panel = await panelOf(tabId);
    await panel.waitFor('the notice', () => document.querySelector('[data-missing] button') !== null);
    await panel.screenshot(`test-results/${browser}/site-revoked.png`);
    // What Chromium asks then is no page, and nobody is there to answer.
    if (browser === 'firefox') await panel.click('[data-missing] button');
    else await session.driver.hostAccess(true);
    await articleOf(session.driver, tabId);
    await marked(tab);
    await panel.waitFor('no notice', () => document.querySelector('[data-missing]') === null);
  });

  it.runIf(browser === 'firefox')('another site is read always once the reader adds it', async () => {
    serve(ELSEWHERE);
    const tab = await session.driver.open(ELSEWHERE);
    const tabId = await session.driver.activeTabId();
    await session.driver.clickAction(tab);
    await articleOf(session.driver, tabId);
    const panel = await panelOf(tabId);
    await panel.click('[data-action="site-allow"]');
    await showTab(panel, 'desk');
    await panel.waitFor('the switch', () => document.querySelector('[data-action="site-here"]') !== null);
    await tab.reload();
    await marked(tab);
    await panel.click('.sites summary');
    await panel.click('.sites ul button', vi.sites.remove.replace('{host}', new URL(ELSEWHERE).host));
    await until('no marks', async () => Object.values(await highlights(tab)).every((size) => size === 0));
    await tab.reload();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await highlights(tab)).toEqual({});
  });

  it('has thrown nothing and asked the web for nothing', () => expectQuiet(session, opened));
});
