/** The toolbar button of a tab: how many figures its article has, as a number and in words. */
import { wordingOf } from '../../lib/i18n/index.ts';
import { browser } from '../../lib/platform/browser.ts';
import { storedLanguage } from '../../lib/platform/settings.ts';

/** Milliseconds that the sign for "saved" stands. */
const SIGN = 1500;
/** Milliseconds that the call to look into the panel stands. */
const CALL = 5000;

/** Says for a moment that the tab's article is kept, then counts again. */
export async function showSaved(tabId: number, figures: number): Promise<void> {
  try {
    await browser.action.setBadgeText({ tabId, text: '✓' });
    await new Promise((resolve) => setTimeout(resolve, SIGN));
  } catch {
    // Closed meanwhile.
  }
  await showBadge(tabId, figures);
}

/** Says for a while that the panel has what was clicked in the page: for browsers that do not let a page's click open it. */
export async function showCall(tabId: number, figures: number): Promise<void> {
  const { t } = wordingOf(await storedLanguage());
  try {
    await Promise.all([
      browser.action.setBadgeText({ tabId, text: t.badge.look }),
      browser.action.setTitle({ tabId, title: t.badge.open }),
      browser.action.setBadgeBackgroundColor({ tabId, color: '#b3261e' }),
    ]);
    await new Promise((resolve) => setTimeout(resolve, CALL));
  } catch {
    // Closed meanwhile.
  }
  await showBadge(tabId, figures);
}

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
