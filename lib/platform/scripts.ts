/** The page's script: where the browser runs it by itself, and how it gets into pages that were open before. */
import { browser } from './browser.ts';

const ID = 'article';
/** As the build names them. */
const js = ['content-scripts/article.js'];
const css = ['content-scripts/article.css'];

/**
 * Has the browser run the script in every page of `matches`, from now on and after a restart. True where that is a
 * change. No pattern may be one that is not granted.
 */
export async function registerScript(scope: {
  matches: string[];
  excludeMatches: string[];
}): Promise<boolean> {
  const { scripting } = browser;
  const [known] = await scripting.getRegisteredContentScripts({ ids: [ID] });
  if (scope.matches.length === 0) {
    if (known !== undefined) await scripting.unregisterContentScripts({ ids: [ID] });
    return known !== undefined;
  }
  const same = (a: readonly string[] | undefined, b: readonly string[]) =>
    JSON.stringify([...(a ?? [])].sort()) === JSON.stringify(b);
  if (
    known !== undefined &&
    same(known.matches, scope.matches) &&
    same(known.excludeMatches, scope.excludeMatches)
  )
    return false;
  const script = { id: ID, js, css, runAt: 'document_idle' as const, persistAcrossSessions: true, ...scope };
  if (known === undefined) await scripting.registerContentScripts([script]);
  else await scripting.updateContentScripts([script]);
  return true;
}

/** Ids of the open tabs with a page of `matches`, as far as the reader has granted it. */
export async function tabsWithin(matches: string[]): Promise<{ id: number; url: string | null }[]> {
  if (matches.length === 0) return [];
  const tabs = await browser.tabs.query({ url: matches, discarded: false });
  return tabs.flatMap(({ id, url }) => (id === undefined ? [] : [{ id, url: url ?? null }]));
}

/**
 * Runs the script in a tab that has none; one that runs already ends when the new one starts. Does nothing where the
 * browser forbids it: it allows pages of granted hosts, and the page that the reader clicked our button on.
 */
export async function injectScript(tabId: number): Promise<void> {
  try {
    await browser.scripting.insertCSS({ target: { tabId }, files: css });
    await browser.scripting.executeScript({ target: { tabId }, files: js });
  } catch {
    // The tab is closing, shows an error page, or its site is closed to extensions.
  }
}
