/** The reader's notes: written, found again after the page was edited, deleted and undone, exported and imported. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { browserNames } from '../../lib/cli/browsers.ts';
import { type Tab, until } from '../../lib/cli/driver.ts';
import { en } from '../../lib/i18n/en.ts';
import { vi } from '../../lib/i18n/vi.ts';
import type { PlacedAnnotation } from '../../lib/records.ts';
import { objections } from './axe.ts';
import {
  endBrowser,
  expectQuiet,
  highlights,
  openArticle,
  openPanel,
  type Session,
  showTab,
  startBrowser,
  told,
  unfold,
  useBrowser,
  write,
} from './session.ts';

const VALUE = '4.755 hộ';
const NOTE = 'Cục Thống kê công bố con số khác.';
const t = vi.annotations;

/** The state words and the button texts of every note in the panel. */
const notes = (panel: Tab) =>
  panel.evaluate(() =>
    [...document.querySelectorAll('.annotation[data-annotation]')].map((row) => ({
      state: row.getAttribute('data-anchor') ?? '',
      quote: row.querySelector('.quote')?.textContent ?? '',
      said: row.querySelector('.remark')?.textContent ?? '',
      change: row.querySelector('[data-change]')?.textContent ?? '',
    })),
  );

/** Loads the 2023 article with its body edited, and waits until the extension has read that. */
async function openEdited(
  session: Session,
  edit: (html: string) => string,
): Promise<{ tab: Tab; tabId: number }> {
  const url = session.years[2023];
  const before = readFileSync(new URL('../fixtures/sample/an-binh-2023.html', import.meta.url), 'utf8');
  const after = edit(before);
  expect(after).not.toBe(before);
  session.web.serve(url, after);
  try {
    const { tab, tabId } = await openArticle(session, url);
    return { tab, tabId };
  } finally {
    session.web.serve(url, before);
  }
}

const listed = (session: Session, tabId: number): Promise<PlacedAnnotation[]> =>
  session.driver.ask('annotations.list', { tabId });

/** Selects words in the page with the selection the reader would make. */
const selectWords = (tab: Tab, words: string) =>
  tab.evaluate((of) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = (node as Text).data.indexOf(of);
      if (at === -1 || !(node.parentElement?.closest('.info-detail') ?? false)) continue;
      getSelection()?.setBaseAndExtent(node, at, node, at + of.length);
      return true;
    }
    return false;
  }, words);

describe.each(browserNames)('annotations in %s', (browser) => {
  const session = useBrowser(browser);
  const opened: string[] = [];
  const sentence = 'Đến cuối năm 2023, An Bình còn 4.755 hộ nghèo, tỷ lệ hộ nghèo còn 1,96%.';

  it('writes one on a figure, saves the article with it and paints it', async () => {
    opened.push(session.years[2023]);
    const { tab, tabId, state } = await openArticle(session, session.years[2023]);
    const figure = state.figures.find((one) => one.text === VALUE && one.sameAs === null);
    const panel = await openPanel(session, tabId);
    await unfold(panel, figure?.id);
    await panel.click(`[data-annotate="${figure?.id}"]`);
    await panel.waitFor('the editor', () => document.querySelector('dialog[open]') !== null);
    expect(await panel.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('note');
    // Nothing said yet, and then an address that is none.
    await panel.click('dialog button[type="submit"]');
    await panel.waitFor(
      'the problem',
      (text) => document.querySelector('[data-problem]')?.textContent === text,
      t.empty,
    );
    await write(panel, 'textarea[name="note"]', NOTE);
    await write(panel, 'textarea[name="evidence"]', 'không phải địa chỉ');
    await panel.click('dialog button[type="submit"]');
    await panel.waitFor('the wrong line', () => document.querySelector('[aria-invalid="true"]') !== null);
    await write(panel, 'textarea[name="evidence"]', 'https://thongke.vi-du.vn/an-binh');
    await write(panel, 'input[name="tags"]', 'hộ nghèo, 2023');
    await panel.click('input[value="refuted"]');
    // Escape closes; what was typed is still there.
    await panel.press('Escape');
    await panel.waitFor('the editor to close', () => document.querySelector('dialog') === null);
    await panel.click(`[data-annotate="${figure?.id}"]`);
    await panel.waitFor('the draft', (text) => document.querySelector('textarea')?.value === text, NOTE);
    await panel.click('dialog button[type="submit"]');
    await told(panel, t.createdAndSaved);
    expect((await session.driver.ask('store.stats', undefined)).articles).toBe(1);
    await showTab(panel, 'notes');
    await panel.waitFor('the note', () => document.querySelector('[data-anchor="anchored"]') !== null);
    const [kept] = await listed(session, tabId);
    expect(kept).toMatchObject({
      subject: 'figure',
      quote: VALUE,
      assessment: 'refuted',
      note: NOTE,
      evidence: ['https://thongke.vi-du.vn/an-binh'],
      tags: ['hộ nghèo', '2023'],
      state: 'anchored',
    });
    // The page learns of it when the reader asks for its place, and only then.
    const lit = async () => (await highlights(tab))['doi-chieu-flash'] ?? 0;
    expect(await lit()).toBe(0);
    await panel.click('[data-anchor] button.reveal');
    await until('its place in the page', lit);
    await until('nothing of it', async () => (await lit()) === 0);
  });

  it('writes one on text selected in the page, without a mouse in the panel', async () => {
    const { tab, tabId } = await openArticle(session, session.years[2023]);
    const panel = await openPanel(session, tabId, 400, 'notes');
    await panel.click('[data-action="annotate-selection"]');
    await told(panel, t.noSelection);
    expect(await selectWords(tab, 'bố trí vốn vay giải quyết việc l')).toBe(true);
    await panel.front();
    await panel.evaluate(() =>
      document.querySelector<HTMLElement>('[data-action="annotate-selection"]')?.focus(),
    );
    await panel.press('Enter');
    await panel.waitFor('the editor', () => document.querySelector('dialog[open] blockquote') !== null);
    expect(await panel.evaluate(() => document.querySelector('blockquote')?.textContent)).toBe(
      'bố trí vốn vay giải quyết việc làm',
    );
    await panel.page.keyboard.type('Chưa rõ nguồn vốn.');
    for (let i = 0; i < 3; i++) await panel.press('Tab');
    expect(await panel.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('submit');
    await panel.press('Enter');
    await until('the note', async () => (await listed(session, tabId)).length === 2);
    const texts = (await listed(session, tabId)).map(({ subject, note }) => [subject, note]);
    expect(texts).toContainEqual(['text', 'Chưa rõ nguồn vốn.']);
  });

  it('finds them again after a reload, and after the background was stopped', async () => {
    await session.driver.stopBackground();
    const { tab, tabId } = await openArticle(session, session.years[2023]);
    expect(await listed(session, tabId)).toHaveLength(2);
    await tab.reload();
    await until('the article again', async () => (await listed(session, tabId)).length === 2);
    expect((await listed(session, tabId)).map(({ state }) => state)).toEqual(['anchored', 'anchored']);
  });

  it.each([
    [
      'moved',
      'its sentence elsewhere',
      (html: string) =>
        html
          .replace(sentence, '')
          .replace(
            '</figcaption></figure>\n<p>Số liệu',
            `</figcaption></figure>\n<p>${sentence}</p>\n<p>Số liệu`,
          ),
    ],
    [
      'value_changed',
      'another value',
      (html: string) => html.replace('An Bình còn 4.755 hộ', 'An Bình còn 4.575 hộ'),
    ],
    [
      'orphan',
      'its sentence gone, the number elsewhere',
      (html: string) =>
        html
          .replace(sentence, 'Nhiều hộ đã khá lên.')
          .replace('bàn giao 82 căn', 'bàn giao cho 4.755 hộ 82 căn'),
    ],
  ] as const)('says %s of a page with %s', async (state, _what, edit) => {
    const { tabId } = await openEdited(session, edit);
    const panel = await openPanel(session, tabId, 400, 'notes');
    await panel.waitFor('the notes', () => document.querySelectorAll('[data-anchor]').length === 2);
    const row = (await notes(panel)).find(({ quote }) => quote === VALUE);
    expect(row?.state).toBe(state);
    expect(row?.said).toBe(NOTE);
    if (state === 'value_changed') {
      expect(row?.change).toContain(VALUE);
      expect(row?.change).toContain('4.575 hộ');
    }
    const placed = (await listed(session, tabId)).filter(({ place }) => place !== null);
    expect(placed).toHaveLength(state === 'orphan' ? 1 : 2);
    await panel.screenshot(`test-results/${browser}/panel-note-${state}.png`);
  });

  it('puts an orphan on another figure by hand, and back', async () => {
    const edited = (html: string) => html.replace(sentence, 'Nhiều hộ đã khá lên.');
    const { tabId } = await openEdited(session, edited);
    const panel = await openPanel(session, tabId, 400, 'notes');
    await panel.click('[data-attach]');
    await panel.waitFor('the choice', () => document.querySelector('dialog select') !== null);
    await panel.screenshot(`test-results/${browser}/panel-attach.png`);
    const value = await panel.evaluate(() => {
      const options = [...document.querySelectorAll('dialog option')] as HTMLOptionElement[];
      return options.find((one) => one.textContent?.startsWith('25.186'))?.value ?? '';
    });
    await panel.page.select('dialog select', value);
    await panel.click('dialog button.primary');
    await until('the note in its new place', async () =>
      (await listed(session, tabId)).some(
        ({ quote, state, note }) => quote.startsWith('25.186') && state === 'anchored' && note === NOTE,
      ),
    );
  });

  it('deletes one and takes that back, from the keyboard', async () => {
    const { tabId } = await openArticle(session, session.years[2023]);
    const panel = await openPanel(session, tabId, 400, 'notes');
    await panel.waitFor('the notes', () => document.querySelectorAll('[data-anchor]').length === 2);
    await panel.evaluate(() => document.querySelector<HTMLElement>('[data-anchor] [data-remove]')?.focus());
    await panel.press('Enter');
    await panel.waitFor('the way back', () => document.activeElement?.hasAttribute('data-undo'));
    await until('one note', async () => (await listed(session, tabId)).length === 1);
    await panel.press('Enter');
    await until('both notes', async () => (await listed(session, tabId)).length === 2);
    expect(await listed(session, tabId)).toHaveLength(2);
  });

  it('reads well for everybody: both languages, light and dark, narrow', async () => {
    const { tabId } = await openEdited(session, (html) => html.replace('25.186 lao động', '25.816 lao động'));
    const panel = await openPanel(session, tabId, 320, 'notes');
    await panel.waitFor('the notes', () => document.querySelectorAll('[data-anchor]').length === 2);
    const found: string[] = [];
    for (const [language, words] of [
      ['vi', vi],
      ['en', en],
    ] as const) {
      await panel.click(`.languages button[lang="${language}"]`);
      await panel.waitFor(
        'the language',
        (text) => document.body.textContent?.includes(text),
        words.annotations.title,
      );
      for (const scheme of ['light', 'dark'] as const) {
        await session.driver.colourScheme(scheme, panel);
        for (const dialog of [false, true]) {
          if (dialog) await panel.click('[data-anchor] [data-edit]');
          await panel.resize(320, 900);
          const wide = await panel.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (wide > 0) found.push(`${language} ${scheme}: ${wide} px wider than the panel`);
          await panel.screenshot(
            `test-results/${browser}/notes-${language}-${scheme}${dialog ? '-editor' : ''}.png`,
          );
          found.push(...(await objections(panel)).map((one) => `${language} ${scheme}: ${one}`));
          if (dialog) {
            await panel.press('Escape');
            await panel.waitFor('the editor to close', () => document.querySelector('dialog') === null);
          }
        }
      }
    }
    await session.driver.colourScheme('light', panel);
    await panel.click('.languages button[lang="vi"]');
    expect(found).toEqual([]);
  });

  it('exports them, and an empty profile gets them back', async () => {
    const { tabId } = await openArticle(session, session.years[2023]);
    const panel = await openPanel(session, tabId, 400, 'desk');
    const file = await session.driver.download(() => panel.click('button', vi.actions.export));
    const { annotations } = JSON.parse(file.text) as { annotations: { id: string; type: string }[] };
    expect(annotations.map(({ type }) => type)).toEqual(['Annotation', 'Annotation']);
    const other = await startBrowser(browser);
    try {
      const there = await openArticle(other, other.years[2023]);
      const desk = await openPanel(other, there.tabId, 400, 'notes');
      await showTab(desk, 'desk');
      await desk.upload('input[type="file"]', file.path);
      await desk.click('[data-action="import-take"]');
      await desk.waitFor('the notes', () => document.querySelectorAll('[data-anchor]').length === 2);
      expect(await listed(other, there.tabId)).toEqual(await listed(session, tabId));
      const again = await other.driver.download(() => desk.click('button', vi.actions.export));
      expect((JSON.parse(again.text) as { annotations: unknown }).annotations).toEqual(annotations);
      expectQuiet(other, [other.years[2023]]);
    } finally {
      await endBrowser(other);
    }
  });

  it('has thrown nothing and asked the web for nothing', () => expectQuiet(session, opened));
});
