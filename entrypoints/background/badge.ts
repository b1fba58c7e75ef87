/** The toolbar button of a tab: how many figures its article has, as a number and in words. */
import { wordingOf } from '../../lib/i18n/index.ts';
import { browser } from '../../lib/platform/browser.ts';
import { storedLanguage } from '../../lib/platform/settings.ts';

/** Null: nothing to count. Quiet where the tab is closed by now. */
export async function showBadge(tabId: number, figures: number | null): Promise<void> {
  const text = figures === null || figures === 0 ? '' : String(figures);
  const { t, count } = wordingOf(await storedLanguage());
  try {
    await Promise.all([
      browser.action.setBadgeText({ tabId, text }),
      // Screen readers read the title and not the badge.
      browser.action.setTitle({
        tabId,
        title: text === '' ? t.badge.none : count(t.badge.count, figures ?? 0),
      }),
      browser.action.setBadgeBackgroundColor({ tabId, color: '#1b4b7a' }),
      browser.action.setBadgeTextColor({ tabId, color: '#ffffff' }),
    ]);
  } catch {
    // Closed between the report and now.
  }
}
