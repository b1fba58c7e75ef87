/**
 * `npm start [-- --firefox] [-- --headless]`: the extension in a real browser, on a sample article, with sample
 * earlier years saved. Without a display it prints what the panel shows and writes pictures of page and panel to
 * `test-results/start/`.
 */
import { parseArgs } from 'node:util';
import type { Article, Comparison, Figure, Official, SeriesPoint } from '../records.ts';
import { type BrowserName, ensureBrowsers } from './browsers.ts';
import { buildExtension, builtFolder } from './build.ts';
import { type Driver, openDriver, type Tab, until } from './driver.ts';
import { serveSamples } from './samples-web.ts';
import { openWeb } from './web.ts';

const pictures = 'test-results/start';
const usage = 'usage: npm start [-- [--firefox] [--headless]]';

async function start(): Promise<void> {
  const wanted = options();
  const name: BrowserName = wanted.firefox ? 'firefox' : 'chromium';
  const headless = wanted.headless || hasNoDisplay();
  const executablePath = ensureBrowsers([name])[name];
  if (executablePath === null) throw new Error(`No ${name} was found.`);
  // The gate has built it just before.
  const isBuilt = Boolean(process.env.DOI_CHIEU_BUILT);
  if (!isBuilt) console.log(`Building the extension for ${name} …`);
  const extensionDir = isBuilt ? builtFolder(name) : buildExtension(name);
  const web = await openWeb();
  const url = serveSamples(web).at(-1);
  if (url === undefined) throw new Error('There is no sample article.');
  const driver = await openDriver({ browser: name, executablePath, extensionDir, web, headless });
  const end = (): void => void driver.close();
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  try {
    await driver.ask('samples.load', undefined);
    const page = await driver.open(url);
    const tabId = await driver.tabIdOf(page);
    await until('the article to be read', async () => {
      const state = await driver.ask('tab.state', { tabId });
      return state.kind === 'article' && state;
    });
    if (headless) await report(driver, page, tabId);
    else await show(driver, page, tabId);
  } finally {
    process.off('SIGINT', end);
    process.off('SIGTERM', end);
    await driver.close();
    await web.close();
  }
}

function options(): { firefox: boolean; headless: boolean } {
  try {
    const flag = { type: 'boolean', default: false } as const;
    return parseArgs({ options: { firefox: flag, headless: flag } }).values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

function hasNoDisplay(): boolean {
  const { CI, DISPLAY, WAYLAND_DISPLAY } = process.env;
  return Boolean(CI) || (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY);
}

/** A window for a person: the article, the panel beside it, until the window is closed. */
async function show(driver: Driver, page: Tab, tabId: number): Promise<void> {
  await driver.keepOnly(page);
  // The same click that a person makes; where the browser opens no panel for it, the panel gets its own window.
  await driver.clickAction(page).catch(() => {});
  const opened = await until('the panel', () => driver.sidePanelOpen(), 3_000).catch(() => false);
  if (!opened) await driver.openPanel(tabId, { type: 'window', windowBounds: { width: 440, height: 900 } });
  await page.front();
  console.log(
    [
      '',
      `The sample article is open in ${driver.version}, with its figures and officials marked.`,
      opened
        ? 'The panel beside it shows the earlier years. The toolbar button of Đối Chiếu closes and opens it.'
        : 'The panel stands in a window of its own; the toolbar button of Đối Chiếu opens it beside the article.',
      'Close the browser, or press Ctrl+C here, to end.',
    ].join('\n'),
  );
  await driver.closed;
}

/** The same on a machine without a display: a table and pictures. */
async function report(driver: Driver, page: Tab, tabId: number): Promise<void> {
  const state = await driver.ask('tab.state', { tabId });
  if (state.kind !== 'article') throw new Error('The page holds no article any more.');
  const comparisons = await driver.ask('tab.comparisons', { tabId });
  console.log(`\n${tableOf(state.article, state.figures, state.officials, comparisons)}\n`);
  await page.screenshot(`${pictures}/page.png`);
  const panel = await driver.openPanel(tabId);
  await panel.resize(440, 900);
  // By its id: the panel writes values alike, however the article spaces them.
  const first = state.figures.find(({ sameAs }) => sameAs === null)?.id ?? null;
  await panel.waitFor(
    'the figures',
    (id) => id === null || document.getElementById(`row-${id}`) !== null,
    first,
  );
  await panel.waitFor('the earlier years', () => document.querySelector('[data-earlier="pending"]') === null);
  await panel.screenshot(`${pictures}/panel.png`, true);
  console.log(`Pictures: ${pictures}/page.png, ${pictures}/panel.png`);
  console.log('With a display (or on a desktop) the same command opens a browser window instead.');
}

/** Figures with their earlier years, then officials, as plain text. */
function tableOf(
  article: Article,
  figures: readonly Figure[],
  officials: readonly Official[],
  comparisons: readonly Comparison[],
): string {
  const byFigure = new Map(comparisons.map((comparison) => [comparison.figureId, comparison]));
  const rows = figures
    .filter((figure) => figure.sameAs === null)
    .map((figure) => {
      const comparison = byFigure.get(figure.id);
      return [
        shorten(figure.indicator, 44),
        figure.period ?? '?',
        figure.status,
        figure.text,
        comparison?.points.map(pointText).join('; ') ?? '',
        comparison ? changeText(comparison) : '',
        comparison?.verdict ?? '',
      ];
    });
  const heads = ['Figure', 'Period', 'Status', 'Value', 'Earlier years', 'Change', 'Comparison'];
  return [
    article.title,
    [article.publisher, article.publishedAt].filter(Boolean).join(', '),
    '',
    ...columns([heads, ...rows]),
    '',
    ...officials.map(
      (official) => `${official.name}: ${official.positions.map((post) => post.text).join('; ') || '?'}`,
    ),
  ].join('\n');
}

const pointText = (point: SeriesPoint): string => `${point.period}: ${point.text}`;

function changeText({ change }: Comparison): string {
  if (change === null) return '';
  const signed = (value: number): string =>
    value.toLocaleString('vi-VN', { maximumFractionDigits: 2, signDisplay: 'exceptZero' });
  if (change.unit === 'points') return `${signed(change.absolute)} điểm %`;
  return change.relative === null ? signed(change.absolute) : `${signed(change.relative)} %`;
}

const shorten = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;

/** Rows as lines, every column as wide as its widest cell; the first row gets a rule below it. */
function columns(rows: readonly string[][]): string[] {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, i) => Math.max(widest[i] ?? 0, cell.length)),
    [],
  );
  const lines = rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [lines[0] ?? '', widths.map((width) => '─'.repeat(width)).join('  '), ...lines.slice(1)];
}

try {
  await start();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
