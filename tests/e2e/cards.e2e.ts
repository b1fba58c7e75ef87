/** Cards: what the pointer brings up beside a mark, and that the page's document does not notice. */
import { describe, expect, it } from 'vitest';
import { browserNames } from '../../lib/cli/browsers.ts';
import { type Tab, until } from '../../lib/cli/driver.ts';
import { en } from '../../lib/i18n/en.ts';
import { vi } from '../../lib/i18n/vi.ts';
import { expectQuiet, marked, markPoint, openArticle, openPanel, showTab, useBrowser } from './session.ts';

/** The text of the card, white space folded; null where none is shown. */
const cardOf = (tab: Tab) =>
  tab.evaluate(() => {
    const { display, visibility } = getComputedStyle(document.head);
    if (display === 'none' || visibility === 'hidden') return null;
    const parts = ['::before', '::after'].map((of) => getComputedStyle(document.head, of).content);
    return parts.map((part) => part.slice(1, -1).replace(/\\a |\s+/gi, ' ')).join(' ');
  });

/** Everything that a script of the page can see of its document. */
const documentOf = (tab: Tab) =>
  tab.evaluate(() => ({
    html: document.documentElement.outerHTML,
    sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
  }));

describe.each(browserNames)('cards in %s', (browser) => {
  const session = useBrowser(browser);
  const opened: string[] = [];
  const open = async () => {
    const url = session.years[2023];
    opened.push(url);
    const article = await openArticle(session, url);
    await marked(article.tab);
    return article;
  };
  /** Puts the pointer on a mark and gives the card that comes. */
  async function cardAt(tab: Tab, text: string, kind: 'figure' | 'official' = 'figure') {
    const point = await until(`the mark of ${text}`, () => markPoint(tab, text, kind));
    // A card goes where the page scrolls; it has done so by then.
    await tab.evaluate(() => new Promise((done) => setTimeout(done, 100)));
    await tab.pointAt(point.x, point.y);
    const card = await until(`a card at ${text}`, () => cardOf(tab));
    return { card, point };
  }

  it('say what a figure is and how it stands, and leave the document as it is', async () => {
    const { tab } = await open();
    const before = await documentOf(tab);
    const { card, point } = await cardAt(tab, '2,94%');
    expect(card).toContain('2,94%');
    expect(card).toContain(vi.status.actual);
    expect(card).toContain(vi.comparison.none);
    expect(await documentOf(tab)).toEqual(before);
    // Three or four lines: nothing of the head itself takes room in it, and nothing of it is cut off.
    const { height, cut } = await tab.evaluate(() => ({
      height: document.head.getBoundingClientRect().height,
      cut: document.head.scrollHeight > document.head.clientHeight,
    }));
    expect(height).toBeGreaterThan(50);
    expect(height).toBeLessThan(130);
    expect(cut).toBe(false);
    await tab.screenshot(`test-results/${browser}/card.png`);
    // Onto the card it stays; far from both it goes.
    await tab.pointAt(point.x + 20, point.y + 40);
    await tab.evaluate(() => new Promise((done) => setTimeout(done, 700)));
    expect(await cardOf(tab)).toBe(card);
    await tab.pointAt(point.x > 600 ? 5 : 1190, 5);
    await until('no card', async () => (await cardOf(tab)) === null);
    expect(await documentOf(tab)).toEqual(before);
  });

  it('go at Escape and when the page scrolls, and come for the next mark', async () => {
    const { tab } = await open();
    await cardAt(tab, '2,94%');
    await tab.press('Escape');
    await until('no card', async () => (await cardOf(tab)) === null);
    const { card } = await cardAt(tab, '73%');
    expect(card).toContain(vi.status.target);
    await tab.evaluate(() => scrollBy(0, 40));
    await until('no card', async () => (await cardOf(tab)) === null);
  });

  it('compare with the earlier years, in the language that was chosen', async () => {
    await session.driver.ask('samples.load', undefined);
    const { tab, tabId } = await open();
    const panel = await openPanel(session, tabId);
    await panel.click('.languages button[lang="en"]');
    await tab.front();
    const { card } = await cardAt(tab, '2,94%');
    expect(card).toContain(en.status.actual);
    expect(card).toContain('2022');
    expect(card).toContain(en.comparison.verdict.comparable);
    await tab.screenshot(`test-results/${browser}/card-compared.png`);
    const { card: person } = await cardAt(tab, 'Lê Thị Thanh Nhàn', 'official');
    expect(person).toContain('Lê Thị Thanh Nhàn');
    await panel.click('.languages button[lang="vi"]');
    await session.driver.ask('samples.remove', undefined);
  });

  it('come without a stopped background, and not where the reader does not want them', async () => {
    const { tab, tabId } = await open();
    await session.driver.stopBackground();
    await cardAt(tab, '2,94%');
    await session.driver.stopBackground();
    await tab.press('Escape');
    await until('no card', async () => (await cardOf(tab)) === null);
    const panel = await openPanel(session, tabId);
    await showTab(panel, 'desk');
    await panel.click('[data-action="cards"]');
    await tab.front();
    const point = await until('the mark', () => markPoint(tab, '2,94%'));
    await tab.pointAt(point.x, point.y);
    await tab.evaluate(() => new Promise((done) => setTimeout(done, 1500)));
    expect(await cardOf(tab)).toBeNull();
    await panel.click('[data-action="cards"]');
  });

  it('has thrown nothing and asked the web for nothing', () => expectQuiet(session, opened));
});
