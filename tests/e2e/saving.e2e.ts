/** What is saved comes back: as earlier years, as an export, in another profile, after the background's end. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { browserNames } from '../../lib/cli/browsers.ts';
import { type Tab, until } from '../../lib/cli/driver.ts';
import { vi } from '../../lib/i18n/vi.ts';
import type { Comparison, Figure } from '../../lib/records.ts';
import { objections } from './axe.ts';
import {
  endBrowser,
  expectQuiet,
  marked,
  openArticle,
  openPanel,
  showTab,
  startBrowser,
  unfold,
  useBrowser,
} from './session.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../lib/exchange/doi-chieu.schema.json', import.meta.url), 'utf8'),
);
/** The export as far as this file looks at it. */
interface Exported {
  figures: { id: string; articleId: string }[];
  officials: unknown[];
  articles: { article: { id: string; url: string }; collectedAt: string; origin: string }[];
}

/** More than a message would list. */
const BROKEN = 12;

const targets = new Set(['target', 'forecast', 'quota']);

/** Clicks "save" and waits until the panel says that it is done. */
async function save(panel: Tab): Promise<void> {
  await panel.click('button', vi.actions.save);
  await panel.waitFor('the article to be saved', () => {
    const saved = document.querySelector('[data-saved]') !== null;
    return saved && document.querySelector('[data-message]')?.textContent !== '';
  });
}

/** Clicks a button of the panel's last tab. */
async function exportFrom(panel: Tab, words: string): Promise<void> {
  await showTab(panel, 'desk');
  await panel.click('button', words);
}

/** What a row of the panel shows of earlier years; null before it shows any. */
async function comparisonRow(panel: Tab, figureId: string) {
  await unfold(panel, figureId);
  return panel.evaluate((id) => {
    const row = document.querySelector(`[data-figure="${CSS.escape(id)}"]`);
    const glance = row?.querySelector('[data-comparison]');
    const shown = row?.querySelector('[data-series]');
    if (!row || !shown || !glance) return null;
    const periods = (within: Element | null) =>
      [...(within?.querySelectorAll('[data-point]') ?? [])].map(
        (one) => one.getAttribute('data-point') ?? '',
      );
    const counterparts = shown.querySelector('[data-counterparts]');
    const all = periods(shown);
    return {
      text: shown.textContent ?? '',
      change: glance.querySelector('[data-change]')?.textContent ?? null,
      own: all.slice(0, all.length - periods(counterparts).length),
      counterparts: periods(counterparts),
      onTheLine: (shown.querySelector('[data-chart] polyline')?.getAttribute('points') ?? '')
        .split(' ')
        .filter(Boolean).length,
      dots: shown.querySelectorAll('[data-chart] [data-kind="own"]').length,
      apart: shown.querySelectorAll('[data-chart] [data-kind="other"]').length,
    };
  }, figureId);
}

function figureOf(figures: readonly Figure[], text: string): Figure {
  const found = figures.find((figure) => figure.text === text && figure.sameAs === null);
  if (found === undefined) throw new Error(`No figure ${text}`);
  return found;
}

const comparisonOf = (comparisons: readonly Comparison[], figure: Figure): Comparison | undefined =>
  comparisons.find((one) => one.figureId === figure.id);

describe.each(browserNames)('saving in %s', (browser) => {
  const session = useBrowser(browser);
  const opened: string[] = [];
  let exported = { path: '', text: '' };

  it('has nothing to compare with before anything is saved', async () => {
    opened.push(session.years[2023]);
    const { tabId, state } = await openArticle(session, session.years[2023]);
    const panel = await openPanel(session, tabId);
    const trained = figureOf(state.figures, '71,8 %');
    await panel.waitFor('the row', (text) => document.body.textContent?.includes(text), vi.comparison.none);
    expect(await comparisonRow(panel, trained.id)).toBeNull();
  });

  it('saves an article, and says so', async () => {
    opened.push(session.years[2022]);
    const { tabId, state } = await openArticle(session, session.years[2022]);
    expect(state.savedAt).toBeNull();
    const panel = await openPanel(session, tabId);
    await save(panel);
    const stats = await session.driver.ask('store.stats', undefined);
    expect(stats.articles).toBe(1);
    expect(stats.figures).toBeGreaterThan(10);
  });

  it('saves although the background was stopped after it had read the page', async () => {
    opened.push(session.years[2021]);
    const { tabId } = await openArticle(session, session.years[2021]);
    const panel = await openPanel(session, tabId);
    await session.driver.stopBackground();
    await save(panel);
    expect((await session.driver.ask('store.stats', undefined)).articles).toBe(2);
    await session.driver.stopBackground();
    expect((await session.driver.ask('store.stats', undefined)).articles).toBe(2);
  });

  it('shows the earlier years of a figure, its change and its line', async () => {
    const { tab, tabId, state } = await openArticle(session, session.years[2023]);
    const panel = await openPanel(session, tabId);
    const trained = figureOf(state.figures, '71,8 %');
    const row = await until('earlier years', () => comparisonRow(panel, trained.id));
    expect(row.text).toContain('68,5%');
    expect(row.text).toContain('70,2%');
    expect(row.own).toEqual(['2021', '2022', '2023']);
    expect(row.change).toContain('1,6 điểm %');
    expect(row.change).toContain('2022');
    expect(row.onTheLine).toBe(3);
    await tab.front();
    await tab.screenshot(`test-results/${browser}/page-with-earlier-years.png`);
  });

  it('never joins a target with an achieved value', async () => {
    const { tabId, state } = await openArticle(session, session.years[2023]);
    const panel = await openPanel(session, tabId);
    const comparisons = await session.driver.ask('tab.comparisons', { tabId });
    const leading = state.figures.filter((figure) => figure.sameAs === null);
    let mixed = 0;
    for (const figure of leading) {
      const comparison = comparisonOf(comparisons, figure);
      const isTarget = targets.has(figure.status);
      for (const point of comparison?.points ?? []) expect(targets.has(point.status)).toBe(isTarget);
      for (const point of comparison?.counterparts ?? []) expect(targets.has(point.status)).toBe(!isTarget);
      if (comparison?.points.length && comparison.counterparts.length) mixed++;
    }
    expect(mixed).toBeGreaterThan(0);
    const planned = figureOf(state.figures, '73%');
    expect(planned.status).toBe('target');
    const row = await until('earlier targets', () => comparisonRow(panel, planned.id));
    const comparison = comparisonOf(comparisons, planned);
    expect(row.own).toEqual([...(comparison?.points.map((point) => point.period) ?? []), planned.period]);
    expect(row.counterparts).toEqual(comparison?.counterparts.map((point) => point.period));
    expect(row.counterparts.length).toBeGreaterThan(0);
    expect(row.onTheLine).toBe(row.dots);
    expect(row.apart).toBe(row.counterparts.length);
  });

  it('keeps one version of an article that is saved twice', async () => {
    const before = await session.driver.ask('store.stats', undefined);
    const { tabId, state } = await openArticle(session, session.years[2022]);
    expect(state.savedAt).not.toBeNull();
    const again = await session.driver.ask('article.save', { tabId });
    expect(again.alreadySaved).toBe(true);
    expect(await session.driver.ask('store.stats', undefined)).toEqual(before);
  });

  it('exports a file that its published schema accepts', async () => {
    const { tabId } = await openArticle(session, session.years[2022]);
    const panel = await openPanel(session, tabId);
    const file = await session.driver.download(() => exportFrom(panel, vi.actions.export));
    expect(file.name).toMatch(/^doi-chieu.*\.json$/);
    const ajv = new Ajv2020({ strict: true, allErrors: true });
    addFormatsModule.default(ajv);
    const validate = ajv.compile(schema);
    const value = JSON.parse(file.text) as Exported;
    expect(validate(value), JSON.stringify(validate.errors?.slice(0, 5))).toBe(true);
    const stats = await session.driver.ask('store.stats', undefined);
    expect(value.articles.map((one) => one.article.url).sort()).toEqual(
      [session.years[2021], session.years[2022]].sort(),
    );
    expect(value.figures.length).toBeGreaterThanOrEqual(stats.figures);
    expect(value.officials.length).toBe(stats.officials);
    exported = file;
  });

  it('exports tables that open in a spreadsheet', async () => {
    const { tabId } = await openArticle(session, session.years[2022]);
    const panel = await openPanel(session, tabId);
    const file = await session.driver.download(() => exportFrom(panel, vi.actions.exportCsv));
    expect(file.name).toMatch(/^doi-chieu.*\.zip$/);
    const files = unzipSync(readFileSync(file.path));
    expect(Object.keys(files)).toEqual(['datapackage.json', 'figures.csv', 'officials.csv']);
    const lines = strFromU8(files['figures.csv'] as Uint8Array)
      .trimEnd()
      .split('\r\n');
    const stats = await session.driver.ask('store.stats', undefined);
    expect(lines.length - 1).toBeGreaterThanOrEqual(stats.figures);
  });

  it('gives back the same records in an empty profile', async () => {
    const other = await startBrowser(browser);
    try {
      const { tabId } = await openArticle(other, other.years[2023]);
      expect((await other.driver.ask('store.stats', undefined)).articles).toBe(0);
      const panel = await openPanel(other, tabId, 400, 'desk');
      await panel.upload('input[type="file"]', exported.path);
      await panel.waitFor('what it brings', () => document.querySelector('[data-count="new"]') !== null);
      expect((await other.driver.ask('store.stats', undefined)).articles).toBe(0);
      await panel.screenshot(`test-results/${browser}/import-preview.png`);
      await panel.click('[data-action="import-take"]');
      await until(
        'the import',
        async () => (await other.driver.ask('store.stats', undefined)).articles === 2,
      );
      const file = await other.driver.download(() => exportFrom(panel, vi.actions.export));
      const first = JSON.parse(exported.text) as Exported;
      const second = JSON.parse(file.text) as Exported;
      expect(first.articles.length).toBe(2);
      expect(second.articles).toEqual(first.articles);
      expect(second.figures).toEqual(first.figures);
      expect(second.officials).toEqual(first.officials);
      await panel.click('[data-action="import-undo"]');
      await until(
        'the undoing',
        async () => (await other.driver.ask('store.stats', undefined)).articles === 0,
      );
      expectQuiet(other, [other.years[2023]]);
    } finally {
      await endBrowser(other);
    }
  });

  it('takes what is whole of a damaged file, and tells of the rest line by line', async () => {
    const other = await startBrowser(browser);
    try {
      const value = JSON.parse(exported.text) as Exported;
      const [whole] = value.articles;
      const broken = Array.from({ length: BROKEN }, (_, i) => ({
        ...whole,
        article: { id: `b${i}`, title: i },
      }));
      const path = join(mkdtempSync(join(tmpdir(), 'doi-chieu-damaged-')), 'damaged.json');
      const text = JSON.stringify({ ...value, articles: [...broken, whole] }, null, 1);
      // And cut off, as by a download that ended early.
      writeFileSync(path, text.slice(0, -20));
      const { tabId } = await openArticle(other, other.years[2023]);
      const panel = await openPanel(other, tabId, 320, 'desk');
      await panel.upload('input[type="file"]', path);
      const told = await panel.waitFor('what is wrong', () => {
        const items = [...document.querySelectorAll('.problems li')].map((item) => item.textContent ?? '');
        return items.length > 0 && items;
      });
      for (let i = 0; i < BROKEN; i++)
        expect(told.filter((line) => line.includes(`(b${i})`))).toHaveLength(1);
      expect(await panel.evaluate(() => document.querySelector('[data-count="new"]')?.textContent)).toContain(
        '1',
      );
      expect(await objections(panel)).toEqual([]);
      await panel.screenshot(`test-results/${browser}/import-damaged.png`);
      await panel.click('[data-action="import-take"]');
      await until(
        'the whole one',
        async () => (await other.driver.ask('store.stats', undefined)).articles === 1,
      );
    } finally {
      await endBrowser(other);
    }
  });

  it('goes on in an open page after the extension was reloaded, with everything still kept', async () => {
    const { tab } = await openArticle(session, session.years[2023]);
    await marked(tab);
    const before = await session.driver.ask('store.stats', undefined);
    await session.driver.reloadExtension();
    expect(await session.driver.ask('store.stats', undefined)).toEqual(before);
    // The old script ends quietly, a new one reads the page that is still open.
    const tabId = await session.driver.tabIdOf(tab);
    const state = await until('the page to be read again', async () => {
      const now = await session.driver.ask('tab.state', { tabId });
      return now.kind === 'article' && now;
    });
    expect(await marked(tab)).toBe(state.figures.length);
    const panel = await openPanel(session, tabId);
    const trained = figureOf(state.figures, '71,8 %');
    await until('earlier years', () => comparisonRow(panel, trained.id));
    await save(panel);
    expect((await session.driver.ask('store.stats', undefined)).articles).toBe(before.articles + 1);
  });

  it('has thrown nothing and asked the web for nothing', () => expectQuiet(session, opened));
});
