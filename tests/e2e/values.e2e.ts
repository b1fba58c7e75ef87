/** Values that no saved article holds: entered by hand with their source, and the official ones that come along. */
import { describe, expect, it } from 'vitest';
import { browserNames } from '../../lib/cli/browsers.ts';
import type { Tab } from '../../lib/cli/driver.ts';
import { vi } from '../../lib/i18n/vi.ts';
import { expectQuiet, openArticle, openPanel, showTab, unfold, useBrowser } from './session.ts';

/** The row of the first figure that has a level. */
const row = (panel: Tab) =>
  panel.evaluate(
    () =>
      document.querySelector('[data-add-value]')?.closest('[data-figure]')?.getAttribute('data-figure') ?? '',
  );
const within = (id: string, selector: string) => `[data-figure="${id}"] ${selector}`;

/** Fills the form's fields the way typing does. */
async function type(panel: Tab, fields: { [name: string]: string }): Promise<void> {
  await panel.evaluate((values) => {
    for (const [name, value] of Object.entries(values)) {
      const input = document.querySelector<HTMLInputElement>(`.value-form [name="${name}"]`);
      if (input === null) throw new Error(`no field ${name}`);
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }, fields);
}

describe.each(browserNames)('values without an article in %s', (browser) => {
  const session = useBrowser(browser);

  it('enters a value of an earlier year, which is compared, deleted and brought back', async () => {
    const { tabId } = await openArticle(session, session.years[2023]);
    const panel = await openPanel(session, tabId);
    await unfold(panel);
    const id = await row(panel);
    await panel.click(within(id, '[data-add-value]'));
    await panel.waitFor('the form', () => document.activeElement?.getAttribute('name') === 'period');
    await type(panel, { period: 'dạo trước', value: '65,4', title: '' });
    await panel.click('.value-form [type="submit"]');
    await panel.waitFor('what is wrong', () => document.querySelectorAll('.value-form .wrong').length === 2);
    expect(await panel.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('period');
    await type(panel, { period: 'năm 2020', title: 'Niên giám thống kê 2020', publisher: 'Cục Thống kê' });
    await panel.click('.value-form [type="submit"]');
    await panel.waitFor('the value', () => document.querySelector('[data-origin="manual"]') !== null);
    const shown = async () =>
      (await panel.evaluate((of) => document.querySelector(of)?.textContent, within(id, '[data-series]'))) ??
      '';
    expect(await shown()).toContain('Niên giám thống kê 2020');
    expect(await shown()).toContain(vi.derived.manual);

    const [value] = await session.driver.ask('values.list', undefined);
    expect(value).toMatchObject({ value: 65.4, unit: '%', period: '2020' });
    await panel.click(within(id, '[data-remove-value]'));
    await panel.waitFor('its end', () => document.querySelector('[data-undo-value]') !== null);
    expect(await session.driver.ask('values.list', undefined)).toEqual([]);
    await panel.click(within(id, '[data-undo-value]'));
    await panel.waitFor('its return', () => document.querySelector('[data-origin="manual"]') !== null);
    expect(await session.driver.ask('values.list', undefined)).toEqual([
      expect.objectContaining({ value: 65.4 }),
    ]);
  });

  it('switches the official values off and on, and keeps the choice', async () => {
    const { tabId } = await openArticle(session, session.years[2022]);
    const panel = await openPanel(session, tabId);
    await showTab(panel, 'desk');
    await panel.waitFor('the switch', () => document.querySelector('[data-action="reference"]') !== null);
    const state = await session.driver.ask('reference.state', undefined);
    expect(state.on).toBe(true);
    // Those kept by hand, and one for every place of every table.
    expect(state.series).toBeGreaterThan(1000);
    await panel.click('[data-action="reference"]');
    await panel.waitFor(
      'the choice',
      () => document.querySelector<HTMLInputElement>('[data-action="reference"]')?.checked === false,
    );
    expect(await session.driver.ask('reference.state', undefined)).toMatchObject({ on: false });
    await panel.click('[data-action="reference"]');
    await panel.waitFor(
      'the choice',
      () => document.querySelector<HTMLInputElement>('[data-action="reference"]')?.checked === true,
    );
    expect(await session.driver.ask('reference.state', undefined)).toMatchObject({ on: true });
  });

  it('has thrown nothing and asked the web for nothing', () =>
    expectQuiet(session, [session.years[2022], session.years[2023]]));
});
