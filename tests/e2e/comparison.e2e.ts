/** Comparisons as a reader meets them: earlier articles saved, verdicts and the summary's filters, an alarm in the page. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { browserNames } from '../../lib/cli/browsers.ts';
import type { Tab } from '../../lib/cli/driver.ts';
import { vi } from '../../lib/i18n/vi.ts';
import { expectQuiet, highlights, marked, openArticle, openPanel, useBrowser } from './session.ts';

const article = readFileSync(new URL('../fixtures/sample/an-binh-2023.html', import.meta.url), 'utf8');
/** The article of 2023 with a sentence whose numbers do not fit. */
const wrong = '<p>Năm 2023, toàn tỉnh có 151/164 xã đạt chuẩn nông thôn mới, đạt hơn 82%.</p>';

const rows = (panel: Tab) =>
  panel.evaluate(() =>
    [...document.querySelectorAll('[data-figure]')].map((row) => row.getAttribute('data-figure') ?? ''),
  );
const pressed = (panel: Tab, filter: string) =>
  panel.evaluate(
    (name) => document.querySelector(`[data-filter="${name}"]`)?.getAttribute('aria-pressed'),
    filter,
  );

describe.each(browserNames)('comparing in %s', (browser) => {
  const session = useBrowser(browser);
  const opened: string[] = [];
  const open = (url: string) => {
    opened.push(url);
    return openArticle(session, url);
  };

  it('sums up an article beside two saved ones, filters by the summary, and shows the alarm', async () => {
    for (const year of [2021, 2022] as const) {
      const { tabId } = await open(session.years[year]);
      await session.driver.ask('article.save', { tabId });
    }
    // After the last paragraph: what follows the sentence must not take its period from it.
    const end = article.lastIndexOf('</p>', article.indexOf('MINH TÂM')) + '</p>'.length;
    session.web.serve(session.years[2023], article.slice(0, end) + wrong + article.slice(end));
    const { tab, tabId, state } = await open(session.years[2023]);
    await marked(tab);
    const panel = await openPanel(session, tabId);
    await panel.waitFor('verdicts', () => document.querySelector('[data-verdict]') !== null);
    const all = await rows(panel);
    const comparisons = await session.driver.ask('tab.comparisons', { tabId });
    const shown = async () =>
      (await panel.evaluate(() => document.querySelector('[data-summary]')?.textContent)) ?? '';

    const up = comparisons
      .filter(({ change }) => (change?.absolute ?? 0) > 0)
      .map(({ figureId }) => figureId);
    expect(up.length).toBeGreaterThan(0);
    expect(await shown()).toContain(vi.summary.up.other.replace('{n}', String(up.length)));
    expect(await shown()).toContain(vi.summary.total.other.replace('{n}', String(all.length)));
    await panel.click('[data-filter="up"]');
    await panel.waitFor(
      'the filter',
      () => document.querySelector('[data-filter="up"]')?.getAttribute('aria-pressed') === 'true',
    );
    expect([...(await rows(panel))].sort()).toEqual([...up].sort());
    await panel.click('[data-filter="up"]');
    await panel.waitFor(
      'all of them',
      () => document.querySelector('[data-filter="up"]')?.getAttribute('aria-pressed') === 'false',
    );
    expect(await rows(panel)).toEqual(all);

    expect(state.alarms.map(({ kind }) => kind)).toEqual(['ratio']);
    expect(await pressed(panel, 'alarm')).toBe('false');
    await panel.evaluate(() => document.querySelector<HTMLElement>('[data-filter="alarm"]')?.focus());
    await panel.press('Enter');
    await panel.waitFor(
      'the filter',
      () => document.querySelector('[data-filter="alarm"]')?.getAttribute('aria-pressed') === 'true',
    );
    expect(await rows(panel)).toHaveLength(new Set(state.alarms.flatMap(({ figureIds }) => figureIds)).size);
    const alarm =
      (await panel.evaluate(() => document.querySelector('[data-alarm="ratio"]')?.textContent)) ?? '';
    expect(alarm).toContain('151 : 164 = 92,07%');
    expect(alarm).toContain('hơn 82%');
    expect(alarm).toContain('toàn tỉnh có 151/164 xã');
    expect((await highlights(tab))['doi-chieu-alarm']).toBe(2);
  });

  it('says of a target whether it was reached, and draws no arrow where values do not compare', async () => {
    const { tabId } = await open(session.years[2022]);
    await session.driver.ask('article.save', { tabId });
    const { tabId: now } = await open(session.years[2023]);
    const panel = await openPanel(session, now);
    await panel.waitFor('verdicts', () => document.querySelector('[data-verdict]') !== null);
    const seen = await panel.evaluate(() =>
      [...document.querySelectorAll('[data-comparison]')].map((one) => ({
        verdict: one.querySelector('[data-verdict]')?.getAttribute('data-verdict') ?? null,
        change: one.querySelector('[data-change]') !== null,
        reasons: one.querySelectorAll('.why').length,
        goal: one.querySelector('[data-goal]')?.getAttribute('data-goal') ?? null,
      })),
    );
    for (const { verdict, change, reasons } of seen) {
      if (verdict !== 'not_comparable') continue;
      expect(change).toBe(false);
      expect(reasons).toBeGreaterThan(0);
    }
    const comparisons = await session.driver.ask('tab.comparisons', { tabId: now });
    const goals = comparisons.filter(({ goal }) => goal !== null);
    expect(goals.length).toBeGreaterThan(0);
    expect(seen.filter(({ goal }) => goal !== null)).toHaveLength(goals.length);
  });

  it('has thrown nothing and asked the web for nothing', () => expectQuiet(session, opened));
});
