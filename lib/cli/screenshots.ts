/**
 * `npm run screenshots [-- FOLDER]`: draws the panel, the library, the welcome and a marked page in every state that
 * the documentation shows, light and dark, in both languages, narrow and wide, into `docs/screenshots/`. In Chromium
 * alone: what differs in Firefox is seen in the pictures of the end-to-end tests.
 */
import { rmSync } from 'node:fs';
import { type Language, languages } from '../i18n/index.ts';
import { ensureBrowsers } from './browsers.ts';
import { buildExtension } from './build.ts';
import { openDriver, type Tab, until } from './driver.ts';
import { serveSamples } from './samples-web.ts';
import { openWeb } from './web.ts';

const folder = process.argv[2] ?? 'docs/screenshots';
const schemes = ['light', 'dark'] as const;
const widths = [240, 320, 420] as const;
const HEIGHT = 900;

/** Unfolds the first figure of the panel. */
async function unfold(panel: Tab): Promise<void> {
  await panel.click('[data-tab="figures"]');
  await panel.evaluate(() => {
    const more = document.querySelector<HTMLDetailsElement>('[data-figure] > details.more');
    if (more) more.open = true;
  });
  await panel.waitFor('the row', () => document.querySelector('[data-series]') !== null);
}

/** What of the panel is drawn, and how to get there. */
const states: {
  name: string;
  show: (panel: Tab) => Promise<void>;
  /** What undoes it. Where it is given the picture is taken where the panel has scrolled to. */
  leave?: (panel: Tab) => Promise<void>;
}[] = [
  { name: 'figures', show: (panel) => panel.click('[data-tab="figures"]') },
  {
    name: 'unfolded',
    show: unfold,
  },
  {
    name: 'correcting',
    show: async (panel) => {
      await unfold(panel);
      await panel.evaluate(() => {
        if (document.querySelector('[data-correction-form]') === null)
          document.querySelector<HTMLElement>('[data-correct]')?.click();
      });
      await panel.waitFor('the form', () => document.querySelector('[data-correction-form]') !== null);
    },
    leave: (panel) => panel.press('Escape'),
  },
  { name: 'officials', show: (panel) => panel.click('[data-tab="officials"]') },
  { name: 'notes', show: (panel) => panel.click('[data-tab="notes"]') },
  { name: 'store', show: (panel) => panel.click('[data-tab="desk"]') },
];

/** Opens the series of the rate of poor households in the library. */
async function openSeries(library: Tab): Promise<void> {
  await library.evaluate(() => {
    const rows = [...document.querySelectorAll<HTMLElement>('[data-table="figures"] .row')];
    const rate = rows.find((row) => row.textContent?.includes('tỷ lệ hộ nghèo')) ?? rows[0];
    rate?.querySelector<HTMLElement>('.open')?.click();
  });
  await library.waitFor('the chart', () => document.querySelector('[data-series-chart]') !== null);
}

async function speak(tab: Tab, language: Language): Promise<void> {
  await tab.click(`.languages button[lang="${language}"]`);
  await tab.waitFor('the language', (of) => document.documentElement.lang === of, language);
}

const paths = ensureBrowsers(['chromium']);
const web = await openWeb();
const [, , newest = ''] = serveSamples(web);
const driver = await openDriver({
  browser: 'chromium',
  executablePath: paths.chromium ?? '',
  extensionDir: buildExtension('chromium'),
  web,
});
try {
  rmSync(folder, { recursive: true, force: true });
  await driver.ask('samples.load', undefined);
  const page = await driver.open(newest);
  const tabId = await driver.tabIdOf(page);
  const { figures, article } = await until('the article to be read', async () => {
    const state = await driver.ask('tab.state', { tabId });
    return state.kind === 'article' && state;
  });
  const noted = figures.find(({ indicatorId }) => indicatorId === 'poverty.poor_households') ?? figures[0];
  await driver.ask('annotations.create', {
    tabId,
    aim: { kind: 'figure', articleId: article.id, id: noted?.id ?? '' },
    content: {
      assessment: 'needs_check',
      note: 'Chưa khớp với niên giám thống kê, cần hỏi lại Sở.',
      evidence: ['https://www.nso.gov.vn/'],
      tags: ['hộ nghèo'],
    },
  });
  await page.resize(1200, HEIGHT);
  await page.screenshot(`${folder}/page.webp`);
  const panel = await driver.openPanel(tabId, { type: 'window' });
  await panel.waitFor('comparisons', () => document.querySelector('[data-change]') !== null);
  const library = await driver.open(`${driver.origin}/library.html`, { type: 'window' });
  await library.waitFor('the library', () => document.querySelector('[data-table="figures"] .row') !== null);
  const welcome = await driver.open(`${driver.origin}/welcome.html`, { type: 'window' });
  await welcome.waitFor('the sample', () => document.querySelector('article h2') !== null);
  for (const language of languages) {
    await speak(panel, language);
    await speak(library, language);
    await speak(welcome, language);
    for (const scheme of schemes) {
      await driver.colourScheme(scheme, panel);
      for (const { name, show, leave } of states) {
        for (const width of widths) {
          await panel.resize(width, HEIGHT);
          await show(panel);
          if (leave === undefined) await panel.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
          await panel.screenshot(`${folder}/panel-${name}-${language}-${scheme}-${width}.webp`);
          await leave?.(panel);
        }
      }
      await library.resize(1280, 800);
      for (const part of ['figures', 'series', 'notes', 'import', 'settings'] as const) {
        await library.click(`[data-tab="${part === 'series' ? 'figures' : part}"]`);
        if (part === 'series') await openSeries(library);
        await library.screenshot(`${folder}/library-${part}-${language}-${scheme}.webp`);
        if (part === 'series') await library.press('Escape');
      }
      await welcome.resize(1280, 800);
      await welcome.screenshot(`${folder}/welcome-${language}-${scheme}.webp`);
    }
  }
  if (driver.problems.length > 0) throw new Error(driver.problems.join('\n'));
  console.log(`Pictures: ${folder}`);
} finally {
  await driver.close();
  await web.close();
}
