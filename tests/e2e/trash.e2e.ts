/** An article taken out of the store, brought back from the trash, and deleted for good. */
import { describe, expect, it } from 'vitest';
import { browserNames } from '../../lib/cli/browsers.ts';
import { vi } from '../../lib/i18n/vi.ts';
import { expectQuiet, openArticle, openPanel, showTab, useBrowser } from './session.ts';

describe.each(browserNames)('the trash in %s', (browser) => {
  const session = useBrowser(browser);
  const articles = async () => (await session.driver.ask('store.stats', undefined)).articles;

  it('keeps what was deleted until it is emptied', async () => {
    const { tabId } = await openArticle(session, session.years[2023]);
    const panel = await openPanel(session, tabId);
    await panel.click('[data-action="save"]');
    await panel.click('[data-action="remove-article"]');
    await panel.waitFor('its end', () => document.querySelector('[data-saved]') === null);
    expect(await articles()).toBe(0);
    await showTab(panel, 'desk');
    await panel.click('[data-trash] summary');
    await panel.screenshot(`test-results/${browser}/trash.png`);
    await panel.click('[data-restore]');
    await panel.waitFor('its return', () => document.querySelector('[data-saved]') !== null);
    expect(await articles()).toBe(1);

    await panel.click('[data-action="remove-article"]');
    await panel.waitFor('the trash', () => document.querySelector('[data-trash]') !== null);
    await panel.evaluate(() => {
      const trash = document.querySelector<HTMLDetailsElement>('[data-trash]');
      if (trash) trash.open = true;
    });
    await panel.click('[data-ask-empty]');
    await panel.click('[data-empty-trash]', vi.trash.emptyNow);
    await panel.waitFor('nothing in it', () => document.querySelector('[data-trash]') === null);
    expect(await session.driver.ask('trash.list', undefined)).toEqual([]);
    expect(await articles()).toBe(0);
  });

  it('has thrown nothing and asked the web for nothing', () => expectQuiet(session, [session.years[2023]]));
});
