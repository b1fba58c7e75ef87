/** A reader corrects what was misread, sees it everywhere, and takes it back. */
import { describe, expect, it } from 'vitest';
import { browserNames } from '../../lib/cli/browsers.ts';
import type { Tab } from '../../lib/cli/driver.ts';
import { vi } from '../../lib/i18n/vi.ts';
import { objections } from './axe.ts';
import { expectQuiet, openArticle, openPanel, unfold, useBrowser, write } from './session.ts';

const type = (panel: Tab, name: string, value: string) =>
  write(panel, `[data-correction-form] [name="${name}"]`, value);

describe.each(browserNames)('corrections in %s', (browser) => {
  const session = useBrowser(browser);

  it('corrects a period, says so, and takes it back', async () => {
    const { tabId, state } = await openArticle(session, session.years[2023]);
    const figure = state.figures.find((one) => one.text === '2,94%' && one.sameAs === null);
    const panel = await openPanel(session, tabId);
    await unfold(panel, figure?.id);
    await panel.click(`[data-correct="${figure?.id}"]`);
    await panel.waitFor('the form', () => document.activeElement?.getAttribute('name') === 'indicator');
    const inSight = await panel.evaluate(() => {
      const form = document.querySelector('[data-correction-form]')?.getBoundingClientRect();
      const head = document.querySelector('.tabs')?.getBoundingClientRect();
      return form !== undefined && form.top >= (head?.bottom ?? 0) && form.bottom <= innerHeight;
    });
    expect(inSight).toBe(true);
    await type(panel, 'period', 'dạo trước');
    await panel.click('[data-correction-form] [type="submit"]');
    await panel.waitFor(
      'what is wrong',
      () => document.activeElement?.getAttribute('aria-invalid') === 'true',
    );
    await type(panel, 'period', 'quý IV/2023');
    await panel.screenshot(`test-results/${browser}/correction-form.png`);
    await panel.click('[data-correction-form] [type="submit"]');
    await panel.waitFor(
      'the mark',
      (id) => document.querySelector(`[data-figure="${CSS.escape(id)}"] [data-corrected]`) !== null,
      figure?.id ?? '',
    );
    const row = await panel.evaluate(
      (id) => document.querySelector(`[data-figure="${CSS.escape(id)}"] .facts`)?.textContent,
      figure?.id ?? '',
    );
    expect(row).toContain('quý IV/2023');
    const list = await panel.waitFor('the list', () => document.querySelector('.corrections')?.textContent);
    expect(list).toContain('2,94%');
    expect(list).toContain('quý IV/2023');
    await panel.evaluate(() => document.querySelector('.corrections')?.scrollIntoView());
    await panel.screenshot(`test-results/${browser}/corrections.png`);
    await panel.click('[data-remove-correction]', vi.correction.remove);
    await panel.waitFor('its end', () => document.querySelector('[data-corrected]') === null);
    await panel.click('[data-undo-correction]');
    await panel.waitFor('its return', () => document.querySelector('[data-corrected]') !== null);
    expect(await session.driver.ask('corrections.all', undefined)).toHaveLength(1);
    // Corrected once more: what was said before is not forgotten.
    await panel.click(`[data-correct="${figure?.id}"]`);
    await type(panel, 'period', '2022');
    await panel.click('[data-correction-form] [type="submit"]');
    await panel.waitFor('the trail', () => document.querySelector('[data-history]'));
    await panel.click('[data-history] summary');
    const trail = await panel.evaluate(() => document.querySelector('[data-history] ol')?.textContent);
    expect(trail).toContain('quý IV/2023');
    expect(await objections(panel)).toEqual([]);
    await panel.screenshot(`test-results/${browser}/correction-trail.png`);
  });

  it('has thrown nothing and asked the web for nothing', () => expectQuiet(session, [session.years[2023]]));
});
