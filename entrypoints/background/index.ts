/**
 * The background: the only writer of the store. It may be stopped after any answer and started by the next call,
 * so nothing that matters is kept in memory, and every listener is registered before anything is awaited.
 */
import { defineBackground } from 'wxt/utils/define-background';
import { wordingOf } from '../../lib/annotate/correct.ts';
import { readingScope, siteOf } from '../../lib/catalog/site-groups.ts';
import { filingKeysOf, toPoint } from '../../lib/compare/series.ts';
import { ENGINE_VERSION, reading } from '../../lib/engine.ts';
import { CallError, callTab } from '../../lib/messaging/client.ts';
import { askPages, sendNews, serveBackground } from '../../lib/messaging/server.ts';
import { IDENTITY_VERSION, idOfAddress, likelyId } from '../../lib/page/address.ts';
import { browser } from '../../lib/platform/browser.ts';
import { pace } from '../../lib/platform/pace.ts';
import { openPanelAt, openPanelFromToolbar, openWelcome } from '../../lib/platform/panel.ts';
import { dropOrigins, grantedOrigins, onOrigins } from '../../lib/platform/permissions.ts';
import { noRoomLeft } from '../../lib/platform/room.ts';
import { injectScript, tabsWithin } from '../../lib/platform/scripts.ts';
import { sessionArea } from '../../lib/platform/session.ts';
import {
  firstRun,
  keepFromPages,
  storedPointing,
  storedReference,
  storedSites,
  storeReference,
  storeSites,
} from '../../lib/platform/settings.ts';
import type { Article } from '../../lib/records.ts';
import { openRepository } from '../../lib/store/open.ts';
import { STORE_NAME } from '../../lib/store/reader.ts';
import type { Repository } from '../../lib/store/repository.ts';
import { inPortions } from '../../lib/text/steps.ts';
import { showBadge, showCall, showSaved } from './badge.ts';
import { commandNames, runCommand } from './commands.ts';
import { asRead, correct, correctedPage } from './corrections.ts';
import { countOf, handlersFor, type OpenTab } from './handlers.ts';
import { identity } from './identity.ts';
import { lastReading } from './last-reading.ts';
import { scopeKeeper } from './scope.ts';
import { TabStates } from './tab-states.ts';

/** Milliseconds that a page gets to read itself when the panel asks; later than that its report comes as news. */
const REREAD = 2000;
/** Milliseconds after which a store that could not be opened is tried again. */
const AGAIN = 3000;
const SAMPLES = '/samples/earlier-years.json';
const SAMPLE_ARTICLE = '/samples/article.json';
const REFERENCE = '/reference/official.json';
const TABLES = '/reference/tables.json';

/** Reads an article and answers others in between: this is the only background, and a page may be as long as it likes. */
const readInPortions = (article: Article) => inPortions(reading(article), pace());

export default defineBackground(() => {
  const states = new TabStates(sessionArea);
  const read = lastReading(readInPortions);
  void keepFromPages();

  let opening: Promise<Repository> | null = null;
  const store = (): Promise<Repository> => {
    opening ??= openRepository({
      name: STORE_NAME,
      engine: readInPortions,
      correct,
      asRead,
      wordingOf,
      engineVersion: ENGINE_VERSION,
      seriesKeysOf: filingKeysOf,
      toPoint,
      identity: { version: IDENTITY_VERSION, idOf: idOfAddress, likelyId },
      isFull: noRoomLeft,
      progress: (done, of) => sendNews({ news: 'index.progress', done, of }),
    }).catch((error: unknown) => {
      // Who asks in the same breath is told at once: a blocked database takes its time to say so.
      setTimeout(() => {
        opening = null;
      }, AGAIN);
      throw error;
    });
    return opening;
  };

  const tab = async (tabId: number): Promise<OpenTab | null> => {
    try {
      const [{ url = null, status }, choice, granted] = await Promise.all([
        browser.tabs.get(tabId),
        storedSites(),
        grantedOrigins(),
      ]);
      return { url, loading: status === 'loading', site: siteOf(url, choice, granted) };
    } catch {
      return null;
    }
  };

  /** Two askers at once must not put two scripts into one page. */
  const waking = new Map<number, Promise<void>>();
  const wake = (tabId: number): Promise<void> => {
    const underway = waking.get(tabId);
    if (underway !== undefined) return underway;
    const report = callTab(tabId, 'page.reread').then(
      () => {},
      (error: unknown) => (error instanceof CallError && error.gone ? injectScript(tabId) : undefined),
    );
    const patience = new Promise<void>((resolve) => setTimeout(resolve, REREAD));
    const waiting = Promise.race([report, patience]).finally(() => waking.delete(tabId));
    waking.set(tabId, waiting);
    return waiting;
  };

  const isAlive = (tabId: number): Promise<boolean> =>
    callTab(tabId, 'page.reread').then(
      () => true,
      (error: unknown) => !(error instanceof CallError && error.gone),
    );

  const applyScope = scopeKeeper({
    states,
    wake,
    left: async (tabId) => {
      await showBadge(tabId, null);
      sendNews({ news: 'tab.changed', tabId });
    },
  });

  const figuresIn = async (tabId: number): Promise<number> => {
    const state = await states.get(tabId);
    return state?.kind === 'article' ? countOf((await read(state.article)).figures) : 0;
  };

  const handlers = handlersFor({
    states,
    store,
    read,
    engineVersion: ENGINE_VERSION,
    news: sendNews,
    badge: showBadge,
    tab,
    wake,
    samples: async () => (await fetch(browser.runtime.getURL(SAMPLES))).json(),
    sampleArticle: async () => (await fetch(browser.runtime.getURL(SAMPLE_ARTICLE))).json(),
    reference: {
      load: async () => {
        const [file, tables] = await Promise.all(
          ([REFERENCE, TABLES] as const).map(async (path) =>
            (await fetch(browser.runtime.getURL(path))).json(),
          ),
        );
        return { file, tables: [tables] };
      },
      isOn: storedReference,
      use: storeReference,
    },
    identity,
    pointing: {
      open: openPanelAt,
      ask: askPages,
      isOn: storedPointing,
      call: async (tabId) => showCall(tabId, await figuresIn(tabId)),
      area: sessionArea,
    },
    sites: {
      choice: storedSites,
      choose: storeSites,
      granted: grantedOrigins,
      drop: (origin) => dropOrigins([origin]),
      apply: applyScope,
    },
    now: () => new Date().toISOString(),
    pace,
  });
  serveBackground(handlers);

  // A panel that is open already asks again, and what was kept from us is read.
  browser.commands.onCommand.addListener(async (name) => {
    const command = commandNames.find((one) => one === name);
    const [active] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
    if (command === undefined || active?.id === undefined) return;
    await runCommand(command, active.id, {
      states,
      area: sessionArea,
      reading: async (article) => (await correctedPage({ store, read })(article)).reading,
      reveal: async (tabId, id) => {
        sendNews({ news: 'mark.selected', tabId, id });
        await callTab(tabId, 'mark.reveal', { id }).catch(() => {});
      },
      save: (tabId) =>
        handlers['article.save']({ tabId }, null).then(
          () => true,
          () => false,
        ),
      saved: async (tabId) => showSaved(tabId, await figuresIn(tabId)),
    });
  });

  openPanelFromToolbar((tabId) => sendNews({ news: 'tab.changed', tabId }));

  // The browser may have forgotten, as after an update, or been told otherwise in its own settings.
  applyScope().catch((error: unknown) => console.error('[scope]', error));
  onOrigins(() => {
    applyScope().then(
      () => sendNews({ news: 'sites.changed' }),
      (error: unknown) => console.error('[scope]', error),
    );
  });

  browser.tabs.onRemoved.addListener((tabId) => {
    void states.closed(tabId);
  });
  browser.tabs.onUpdated.addListener(async (tabId, { status, url }, { url: current }) => {
    if (status === 'loading') {
      if (!(await states.leave(tabId, url ?? current ?? null))) return;
      await showBadge(tabId, null);
      sendNews({ news: 'tab.changed', tabId });
    } else if (status === 'complete') {
      if ((await states.get(tabId)) !== null) {
        if ((await tab(tabId))?.site?.on !== false || (await isAlive(tabId))) return;
        // Read once and loaded anew: what was read is not on the page's word any more.
        await states.remove(tabId);
        await showBadge(tabId, null);
      }
      // No page of ours: nobody else will tell the panel that there is nothing to wait for.
      sendNews({ news: 'tab.changed', tabId });
    }
  });

  // Pages that were open before: their scripts belong to the extension as it was, or never ran.
  browser.runtime.onInstalled.addListener(async ({ reason }) => {
    if (reason !== 'install' && reason !== 'update') return;
    if (reason === 'install' && (await firstRun().catch(() => false))) await openWelcome();
    // A better engine reads everything kept anew: let it begin before somebody waits for it.
    store().catch(() => {});
    await applyScope();
    const { matches } = readingScope(await storedSites(), await grantedOrigins());
    for (const { id } of await tabsWithin(matches)) void wake(id);
  });
});
