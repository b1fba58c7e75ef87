/** The toolbar button of a tab: how many figures its article has, as a number and in words. */
import { browser } from '../../lib/platform/browser.ts';

/** Null: nothing to count. Quiet where the tab is closed by now. */
export async function showBadge(tabId: number, figures: number | null): Promise<void> {
  const text = figures === null || figures === 0 ? '' : String(figures);
  const name = browser.i18n.getMessage('extName');
  try {
    await Promise.all([
      browser.action.setBadgeText({ tabId, text }),
      // Screen readers read the title and not the badge.
      browser.action.setTitle({ tabId, title: text === '' ? name : `${name} (${text})` }),
      browser.action.setBadgeBackgroundColor({ tabId, color: '#1b4b7a' }),
      browser.action.setBadgeTextColor({ tabId, color: '#ffffff' }),
    ]);
  } catch {
    // Closed between the report and now.
  }
}
