/**
 * The first quarter of an hour of somebody new, as README and guide lead them: the sample, one comparison with its
 * caveat, a figure corrected, a note with a source, found again in the library, exported. A picture of every step.
 */
import { describe, expect, it } from 'vitest';
import { browserNames } from '../../lib/cli/browsers.ts';
import type { Tab } from '../../lib/cli/driver.ts';
import { libraryWords } from '../../lib/i18n/library.ts';
import { vi } from '../../lib/i18n/vi.ts';
import { choose, expectQuiet, openPanel, showTab, told, useBrowser, write } from './session.ts';

const SOURCE = 'https://thongke.vi-du.vn/an-binh';
const NOTE = 'Sở trả lời: chưa trừ hộ thoát nghèo rồi tái nghèo.';

describe.each(browserNames)('somebody new in %s', (browser) => {
  const session = useBrowser(browser);

  it('gets from the sample to a file with a checked figure in it', async () => {
    const { driver } = session;
    const shot = (tab: Tab, name: string) => tab.screenshot(`test-results/${browser}/newcomer-${name}.png`);
    const welcome = await driver.open(`${driver.origin}/welcome.html`);
    await welcome.resize(1200, 900);
    await welcome.waitFor('the sample', () => CSS.highlights.get('doi-chieu-figure')?.size);
    await welcome.click('[data-action="samples"]', vi.actions.loadSamples);
    await welcome.waitFor('the button to say so', () =>
      document.querySelector('[data-action="samples"]:not(.primary)'),
    );
    await shot(welcome, '1-welcome');

    const panel = await openPanel(session, await driver.tabIdOf(welcome));
    await panel.waitFor('the comparisons', () => document.querySelector('[data-verdict]'));
    await shot(panel, '2-panel');
    // A comparison that holds on a condition, in words that need no other page.
    const caveat = await panel.waitFor('a caveat', () => {
      const row = [...document.querySelectorAll('[data-figure]')].find((one) =>
        one.querySelector('[data-verdict="with_care"], [data-verdict="not_comparable"]'),
      );
      const more = row?.querySelector<HTMLDetailsElement>(':scope > details.more');
      if (row === undefined || more == null) return null;
      more.open = true;
      row.scrollIntoView({ block: 'start' });
      return {
        id: row.getAttribute('data-figure') ?? '',
        why: row.querySelector('[data-verdict] .why')?.textContent ?? '',
      };
    });
    expect(caveat.why.length).toBeGreaterThan(10);
    await shot(panel, '3-caveat');

    const figure = `[data-figure="${caveat.id}"]`;
    await panel.click(`[data-correct="${caveat.id}"]`);
    await write(panel, '[data-correction-form] [name="period"]', 'quý IV/2023');
    await shot(panel, '4-correcting');
    await panel.click('[data-correction-form] [type="submit"]');
    await told(panel, vi.correction.saved);
    await panel.waitFor('the mark', (of) => document.querySelector(`${of} [data-corrected]`), figure);
    await shot(panel, '5-corrected');

    await panel.click(`[data-annotate="${caveat.id}"]`);
    await panel.waitFor('the editor', () => document.querySelector('dialog[open]'));
    await write(panel, 'textarea[name="note"]', NOTE);
    await write(panel, 'textarea[name="evidence"]', SOURCE);
    await panel.click('input[value="misleading"]');
    await shot(panel, '6-note');
    await panel.click('dialog button[type="submit"]');
    await told(panel, vi.annotations.createdAndSaved);
    await showTab(panel, 'notes');
    await panel.waitFor('the note', () => document.querySelector('[data-anchor="anchored"]'));
    await shot(panel, '7-noted');

    const library = await driver.open(`${driver.origin}/library.html`);
    await library.resize(1200, 900);
    await library.waitFor('the library', () => document.querySelector('main[data-library="ready"]'));
    await choose(library, '[data-filter="verdict"]', 'misleading');
    const found = await library.waitFor('the figure', () => {
      const rows = document.querySelectorAll('[data-table="figures"] .row');
      return rows.length === 1 && rows[0]?.textContent;
    });
    expect(found).toContain(vi.annotations.assessment.misleading);
    await library.click('[data-table="figures"] .row .open');
    const shown = await library.waitFor(
      'its note',
      () => document.querySelector('.detail .remark')?.textContent,
    );
    expect(shown).toBe(NOTE);
    await shot(library, '8-found');
    await library.click('[data-tab="settings"]', libraryWords.vi.tabs.settings);
    const file = await driver.download(() => library.click('[data-action="export"]', vi.actions.export));
    await shot(library, '9-exported');
    const exported = JSON.parse(file.text) as {
      figures: { corrected?: string[]; period?: string }[];
      annotations: { body: { value?: string; source?: string }[] }[];
    };
    expect(exported.figures.filter(({ corrected }) => corrected?.includes('period'))).toMatchObject([
      { period: '2023-Q4' },
    ]);
    const bodies = exported.annotations.flatMap(({ body }) => body);
    expect(bodies.map(({ value, source }) => value ?? source)).toEqual(
      expect.arrayContaining([NOTE, SOURCE, 'misleading']),
    );
  });

  it('has thrown nothing and asked the web for nothing', () => expectQuiet(session, []));
});
