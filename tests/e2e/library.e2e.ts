/** The library: search, filters, tables, series, import of saved pages, its languages, colours and accessibility. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { browserNames } from '../../lib/cli/browsers.ts';
import { type Tab, until } from '../../lib/cli/driver.ts';
import { en } from '../../lib/i18n/en.ts';
import { libraryWords } from '../../lib/i18n/library.ts';
import { vi } from '../../lib/i18n/vi.ts';
import { articleOf } from '../unit/article.ts';
import { objections } from './axe.ts';
import { choose, expectQuiet, told, useBrowser } from './session.ts';

const parts = ['figures', 'articles', 'officials', 'notes', 'values', 'import', 'settings'] as const;

describe.each(browserNames)('the library in %s', (browser) => {
  const session = useBrowser(browser);

  async function openLibrary(part: (typeof parts)[number] = 'figures'): Promise<Tab> {
    const tab = await session.driver.open(`${session.driver.origin}/library.html#${part}`);
    await tab.waitFor('the library', () => document.querySelector('main[data-library="ready"]') !== null);
    return tab;
  }
  const count = (tab: Tab, part = 'figures') =>
    tab.evaluate(
      (of) => Number(document.querySelector(`#tabpanel-${of} [data-count]`)?.getAttribute('data-count')),
      part,
    );
  /** Types as a reader does, so that every letter is searched for. */
  const type = (tab: Tab, selector: string, text: string) =>
    tab.evaluate(
      ({ selector, text }) => {
        const input = document.querySelector<HTMLInputElement>(selector);
        if (input === null) throw new Error(`no ${selector}`);
        for (let i = 0; i <= text.length; i++) {
          input.value = text.slice(0, i);
          input.dispatchEvent(new Event('input', { bubbles: true }));
        }
      },
      { selector, text },
    );

  /** The list of the two sample articles, the first of them chosen. */
  async function chooseSample(): Promise<Tab> {
    await session.driver.ask('samples.load', undefined);
    const tab = await openLibrary('articles');
    await tab.waitFor(
      'the articles',
      () => document.querySelectorAll('[data-table="articles"] .row').length === 2,
    );
    await tab.click('[data-table="articles"] .row input[type="checkbox"]');
    return tab;
  }

  it('says what to do while it is empty', async () => {
    const tab = await openLibrary();
    for (const part of ['figures', 'articles', 'officials', 'notes', 'values'] as const) {
      await tab.click(`[data-tab="${part}"]`);
      await tab.waitFor(
        `the words for no ${part}`,
        ({ part, words }) =>
          document.querySelector(`#tabpanel-${part} [data-empty]`)?.textContent?.includes(words),
        { part, words: libraryWords.vi.empty[part] },
      );
    }
    expect(await objections(tab)).toEqual([]);
  });

  it('finds words without their marks, filters, and follows the store', async () => {
    const tab = await openLibrary();
    await session.driver.ask('samples.load', undefined);
    await tab.waitFor('the samples', () => document.querySelector('[data-table="figures"] .row') !== null);
    // Sample articles are on no site.
    const links = await tab.evaluate(() => ({
      named: document.querySelector('[data-table="figures"] .row')?.textContent ?? '',
      count: document.querySelectorAll('[data-table="figures"] a[href^="http"]').length,
    }));
    expect(links.named).toContain(`[${libraryWords.vi.sample}]`);
    expect(links.count).toBe(0);
    const all = await count(tab);
    await type(tab, '[data-search]', 'HO NGHEO');
    const poor = await until('fewer results', async () => {
      const now = await count(tab);
      return now < all && now;
    });
    expect(poor).toBeGreaterThan(0);
    await tab.waitFor('rows of it', () =>
      [...document.querySelectorAll('[data-table="figures"] .row')].some((row) =>
        row.textContent?.includes('hộ nghèo'),
      ),
    );
    await tab.waitFor('the words found', () =>
      [...document.querySelectorAll('[data-table="figures"] .row mark')].some(
        (mark) => mark.textContent === 'nghèo',
      ),
    );
    // The best matches come first until the reader sorts, and again when asked to.
    const sorted = () => tab.evaluate(() => document.querySelectorAll('[aria-sort]').length);
    expect(await sorted()).toBe(0);
    await tab.click('[data-sort="value"]');
    await until('the reader’s order', async () => (await sorted()) === 1);
    await tab.click('[data-action="rank"]');
    await until('the best first', async () => (await sorted()) === 0);
    await type(tab, '[data-search]', 'hộ nghéo');
    await tab.waitFor('no word with another mark', () => document.querySelector('[data-count="0"]') !== null);
    await type(tab, '[data-search]', 'khong co gi nhu the');
    await tab.waitFor('no result', () => document.querySelector('[data-count="0"]') !== null);
    await tab.click('[data-action="clear-filters"]');
    await type(tab, '[data-filter="from"]', '2022');
    await until('figures from 2022 on', async () => (await count(tab)) < all && (await count(tab)) > 0);
  });

  it('deletes chosen articles, and brings them back', async () => {
    const tab = await chooseSample();
    await tab.click('[data-action="remove-selected"]');
    await until('one article less', async () => (await count(tab, 'articles')) === 1);
    expect((await session.driver.ask('trash.list', undefined)).map(({ kind }) => kind)).toEqual(['article']);
    await tab.click('[data-action="undo"]');
    await until('both', async () => (await count(tab, 'articles')) === 2);
    expect(await session.driver.ask('trash.list', undefined)).toEqual([]);
  });

  it('exports the articles of chosen rows, and stops an export', async () => {
    const tab = await chooseSample();
    const { text } = await session.driver.download(() => tab.click('[data-action="export-articles"]'));
    const exported = JSON.parse(text) as { articles: unknown[]; figures: { articleId: string }[] };
    expect(exported.articles).toHaveLength(1);
    expect(new Set(exported.figures.map(({ articleId }) => articleId)).size).toBe(1);
    await tab.click('[data-tab="settings"]');
    await tab.waitFor('the store', () => document.querySelector('[data-stats]'));
    await tab.evaluate(() => {
      const stop = () => document.querySelector<HTMLElement>('[data-action="export-stop"]');
      new MutationObserver((_changes, watch) => {
        if (stop() === null) return;
        watch.disconnect();
        stop()?.click();
      }).observe(document.body, { childList: true, subtree: true });
      document.querySelector<HTMLElement>('[data-action="export"]')?.click();
    });
    await told(tab, vi.actions.exportStopped);
    await tab.click('[data-action="dismiss"]');
    await told(tab, '');
  });

  it('shows the series of a figure as a chart with its values, and closes back to the row', async () => {
    await session.driver.ask('samples.load', undefined);
    const tab = await openLibrary();
    const all = await count(tab);
    await type(tab, '[data-filter="indicator"]', 'ty le ho ngheo');
    await until('fewer results', async () => (await count(tab)) < all);
    await tab.click('[data-table="figures"] .row .open');
    const drawn = await tab.waitFor('the chart', () => {
      const chart = document.querySelector('[data-series-chart]');
      return chart === null
        ? null
        : {
            markers: chart.querySelectorAll('.marker').length,
            rows: document.querySelectorAll('.detail tbody tr').length,
            text: chart.getAttribute('aria-label'),
            focused: document.activeElement?.id,
          };
    });
    expect(drawn.markers).toBeGreaterThan(1);
    expect(drawn.rows).toBe(drawn.markers);
    expect(drawn.text).toContain('An Bình');
    expect(drawn.focused).toBe('detail-title');
    expect(await objections(tab)).toEqual([]);
    for (const ending of ['svg', 'png', 'csv'] as const) {
      const { name, text } = await session.driver.download(() => tab.click(`[data-save="${ending}"]`));
      expect(name).toMatch(new RegExp(`^doi-chieu-.*\\.${ending}$`));
      expect(text.length).toBeGreaterThan(200);
      if (ending !== 'png') expect(text).toContain('hộ nghèo');
    }
    await tab.press('Escape');
    await tab.waitFor('the row', () => document.activeElement?.classList.contains('open'));
  });

  it('draws official values and those entered by hand beside the press', async () => {
    const text = 'Dân số cả nước\nNăm 2023, dân số trung bình của cả nước là 100,3 triệu người.';
    const article = articleOf(text, { id: 'url:vi-du.vn/dan-so', url: 'https://vi-du.vn/dan-so' });
    const item = { article, collectedAt: '2024-02-01T00:00:00Z', origin: 'import' };
    await session.driver.ask('store.import', { items: [item] });
    const tab = await openLibrary();
    await type(tab, '[data-filter="indicator"]', 'dan so trung binh');
    await until('the figure', async () => (await count(tab)) === 1);
    await tab.click('[data-table="figures"] .row .open');
    const drawn = await tab.waitFor('the official line', () => {
      const official = document.querySelectorAll('[data-series-chart] .marker.official').length;
      return official > 2 && { official, text: document.querySelector('.detail .values')?.textContent ?? '' };
    });
    expect(drawn.text).toContain(`[${vi.derived.reference}]`);
    expect(await objections(tab)).toEqual([]);
    await tab.screenshot(`test-results/${browser}/library-official.png`);
    await session.driver.ask('articles.remove', { ids: [article.id] });
  });

  it('finds figures by the verdict of their notes, and shows the notes with the figure', async () => {
    const text = 'Giảm nghèo ở Tân Hòa\nCuối năm 2023, huyện Tân Hòa còn 412 hộ nghèo và 97 hộ cận nghèo.';
    const article = articleOf(text, { id: 'url:vi-du.vn/ngheo', url: 'https://vi-du.vn/ngheo' });
    session.web.serve(article.url, '<p>x</p>');
    const item = { article, collectedAt: '2024-02-01T00:00:00Z', origin: 'import' };
    await session.driver.ask('store.import', { items: [item] });
    const exact = '412 hộ';
    const start = text.indexOf(exact);
    const end = start + exact.length;
    const [prefix, suffix] = [text.slice(start - 20, start), text.slice(end, end + 20)];
    const note = {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: 'urn:uuid:7f0c5b5e-6a9e-4c55-9f5b-0d6e0f1f2a3b',
      type: 'Annotation',
      created: '2024-02-02T00:00:00Z',
      modified: '2024-02-02T00:00:00Z',
      body: [
        { type: 'TextualBody', purpose: 'assessing', value: 'refuted' },
        { type: 'TextualBody', purpose: 'commenting', value: 'Phòng Lao động ghi 398 hộ.' },
        { type: 'SpecificResource', purpose: 'linking', source: 'https://so.vi-du.vn/bao-cao' },
      ],
      target: {
        source: article.url,
        articleId: article.id,
        subject: { kind: 'figure', value: 412, unit: 'hộ' },
        selector: [
          { type: 'TextQuoteSelector', exact, prefix, suffix },
          { type: 'TextPositionSelector', start, end },
        ],
      },
    };
    const counts = await session.driver.ask('import.apply', {
      kind: 'annotation',
      items: [note],
      importId: 'i',
    });
    expect(counts.new).toBe(1);
    const tab = await openLibrary();
    const all = await count(tab);
    expect(all).toBeGreaterThan(1);
    for (const [verdict, fitting] of [
      ['refuted', 1],
      ['supported', 0],
      ['any', 1],
      ['none', 0],
      ['', all],
      ['refuted', 1],
    ] as const) {
      await choose(tab, '[data-filter="verdict"]', verdict);
      await until(`figures with ${verdict}`, async () => (await count(tab)) === fitting);
    }
    await tab.waitFor(
      'the verdict in the list',
      () => document.querySelector('.row [data-assessment="refuted"]') !== null,
    );
    await tab.click('[data-table="figures"] .row .open');
    const shown = await tab.waitFor(
      'the note',
      () => document.querySelector('.detail [data-annotation][data-anchor="anchored"]')?.textContent,
    );
    expect(shown).toContain('Phòng Lao động ghi 398 hộ.');
    expect(shown).toContain('https://so.vi-du.vn/bao-cao');
    expect(await objections(tab)).toEqual([]);
    await tab.screenshot(`test-results/${browser}/library-verdict.png`);
    await tab.click('[data-tab="notes"]');
    await tab.waitFor(
      'the list of notes',
      () => document.querySelector('[data-table="notes"] .row') !== null,
    );
    await tab.click('[data-table="notes"] .row input[type="checkbox"]');
    expect(await objections(tab)).toEqual([]);
    await tab.click('[data-action="remove-selected"]');
    await tab.waitFor('its undoing', () => document.querySelector('[data-action="undo"]') !== null);
    expect(await objections(tab)).toEqual([]);
    await tab.click('[data-tab="figures"]');
    // What was filtered for is gone.
    await until('no figure with it', async () => (await count(tab)) === 0);
    await tab.screenshot(`test-results/${browser}/library-undo.png`);
    await session.driver.ask('articles.remove', { ids: [article.id] });
  });

  it('takes saved pages in, and reports each', async () => {
    await session.driver.ask('samples.remove', undefined);
    const folder = mkdtempSync(join(tmpdir(), 'doi-chieu-import-'));
    const page = readFileSync(new URL('../fixtures/sample/an-binh-2023.html', import.meta.url));
    const files = { 'a.html': page, 'b.html': page, 'c.html': Buffer.from('<p>x</p>'), 'd.html': '\0\0' };
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const tab = await openLibrary('import');
    const before = (await session.driver.ask('store.stats', {})).articles;
    const outcomes: Record<string, string> = {};
    for (const name of Object.keys(files)) {
      await tab.upload('[data-import="files"]', join(folder, name));
      outcomes[name] = await tab.waitFor(
        name,
        (of) => {
          const row = document.querySelector('[data-table="report"] .row');
          return (
            row?.textContent?.includes(of) &&
            row.querySelector('[data-outcome]')?.getAttribute('data-outcome')
          );
        },
        name,
      );
    }
    expect(outcomes).toEqual({
      'a.html': 'saved',
      'b.html': 'duplicate',
      'c.html': 'not_article',
      'd.html': 'unreadable',
    });
    expect((await session.driver.ask('store.stats', {})).articles).toBe(before + 1);
    expect(await objections(tab)).toEqual([]);
    await tab.click('[data-tab="articles"]');
    await tab.waitFor('the article', () => document.querySelector('[data-table="articles"] .row') !== null);
  });

  it('asks for what the file of a saved page does not say, and reads archives', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'doi-chieu-import-'));
    const said = readFileSync(new URL('../fixtures/sample/an-binh-2023.html', import.meta.url), 'utf8');
    const bare = said
      .replace(/<link rel="canonical"[^>]*>/, '')
      .replace(/<div class="date-like">[\s\S]*?<\/div>/, '');
    const address = 'https://baodansinh.vn/an-binh-luu-tay-20240109084599999.htm';
    const archive = [
      'MIME-Version: 1.0',
      `Snapshot-Content-Location: ${address.replace('99999', '88888')}`,
      'Content-Type: multipart/related; boundary="b"',
      '',
      '--b',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(said.replace(/<link rel="canonical"[^>]*>/, '')).toString('base64'),
      '--b--',
    ].join('\r\n');
    writeFileSync(join(folder, 'khong-dia-chi.html'), bare);
    writeFileSync(join(folder, 'luu.mhtml'), archive);
    const tab = await openLibrary('import');
    const before = (await session.driver.ask('store.stats', {})).articles;
    await tab.upload('[data-import="files"]', join(folder, 'khong-dia-chi.html'));
    await tab.waitFor(
      'the question',
      () => document.querySelector('[data-unsaid="1"] [name="url"]') !== null,
    );
    expect((await session.driver.ask('store.stats', {})).articles).toBe(before);
    expect(await objections(tab)).toEqual([]);
    await tab.screenshot(`test-results/${browser}/library-unsaid.png`);
    await type(tab, '[name="url"]', 'baodansinh.vn/x');
    await tab.click('[data-unsaid] button[type="submit"]');
    await tab.waitFor('the objection', () => document.querySelector('.unsaid .problem')?.textContent !== '');
    await type(tab, '[name="url"]', address);
    if (await tab.evaluate(() => document.querySelector('[name="day"]') !== null))
      await type(tab, '[name="day"]', '2024-01-09');
    await tab.click('[data-unsaid] button[type="submit"]');
    await tab.waitFor(
      'the page saved',
      () =>
        document.querySelector('[data-unsaid]') === null &&
        document.querySelector('[data-outcome="saved"]') !== null,
    );
    await tab.upload('[data-import="files"]', join(folder, 'luu.mhtml'));
    await tab.waitFor('the archive', () =>
      document.querySelector('[data-table="report"] .row')?.textContent?.includes('luu.mhtml'),
    );
    expect((await session.driver.ask('store.stats', {})).articles).toBe(before + 2);
  });

  it('reads well for everybody: every part, both languages, light and dark, narrow and wide', async () => {
    await session.driver.ask('samples.load', undefined);
    const tab = await openLibrary();
    const found: string[] = [];
    for (const [language, words] of [
      ['vi', vi],
      ['en', en],
    ] as const) {
      await tab.click(`.languages button[lang="${language}"]`);
      await tab.waitFor('the language', (of) => document.documentElement.lang === of, language);
      for (const scheme of ['light', 'dark'] as const) {
        await session.driver.colourScheme(scheme, tab);
        for (const part of parts) {
          await tab.click(`[data-tab="${part}"]`);
          await tab.waitFor(
            part,
            (of) => document.querySelector(`#tabpanel-${of}:not([hidden])`) !== null,
            part,
          );
          if (part === 'figures' && scheme === 'light') {
            await type(tab, '[data-search]', 'ty le ho ngheo');
            await tab.click('[data-table="figures"] .row .open');
            await tab.waitFor('the chart', () => document.querySelector('[data-series-chart]') !== null);
          }
          for (const width of [1280, 400]) {
            await tab.resize(width, 900);
            const wide = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
            if (wide > 0) found.push(`${part} ${language} ${scheme} ${width}: ${wide} px too wide`);
            await tab.screenshot(
              `test-results/${browser}/library-${part}-${language}-${scheme}-${width}.png`,
            );
          }
          for (const objection of await objections(tab))
            found.push(`${part} ${language} ${scheme}: ${objection}`);
        }
      }
      expect(words.library).toBe(libraryWords[language].title);
    }
    await session.driver.colourScheme('light', tab);
    await tab.resize(1280, 900);
    expect(found).toEqual([]);
  });

  it('has thrown nothing and asked the web for nothing', () => expectQuiet(session, []));
});
