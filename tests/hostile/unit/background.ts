/** The whole background over doubles of the browser and of IndexedDB, asked as pages of ours and content scripts ask. */
import { handlersFor } from '../../../entrypoints/background/handlers.ts';
import { identity } from '../../../entrypoints/background/identity.ts';
import { TabStates } from '../../../entrypoints/background/tab-states.ts';
import { seriesKeysOf, toPoint } from '../../../lib/compare/series.ts';
import { readArticle, reading } from '../../../lib/engine.ts';
import { CallError } from '../../../lib/messaging/errors.ts';
import type { BackgroundCalls, Reply, RequestOf, ResponseOf } from '../../../lib/messaging/protocol.ts';
import { serveBackground } from '../../../lib/messaging/server.ts';
import type { SessionArea } from '../../../lib/platform/session.ts';
import type { Annotation, Article, Collected, Reading } from '../../../lib/records.ts';
import { openRepository } from '../../../lib/store/open.ts';
import type { Repository } from '../../../lib/store/repository.ts';
import { inPortions } from '../../../lib/text/steps.ts';
import { newestOf } from '../../../lib/versions.ts';
import { deliver, ID, reset, senders } from '../../unit/messaging/fake-browser.ts';
import { noPointing, noSites } from '../../unit/messaging/sites.ts';
import { emptyIndexedDB } from '../../unit/store/indexeddb.ts';

type Name = keyof BackgroundCalls;

export interface Started {
  store: Repository;
  /** Asks as a page of ours. Rejects with the `CallError` of a call that failed. */
  ask<N extends Name>(
    name: N,
    request: RequestOf<BackgroundCalls[N]>,
  ): Promise<ResponseOf<BackgroundCalls[N]>>;
  /** Tab 7 shows `url`, whose script reports `article`. */
  visit(url: string, article: unknown): Promise<unknown>;
  /** Reports an article from the page at `url` of a tab that is said to be at `tabUrl`. */
  found(article: unknown, from: { url: string; tabUrl: string }): Promise<unknown>;
  versions(articleId: string, text?: string): Promise<Collected[]>;
  newest(articleId: string): Promise<Article | undefined>;
  notes(): Promise<Annotation[]>;
  clock(now: string): void;
  end(): Promise<void>;
}

let names = 0;

const sessionArea = (): SessionArea => {
  const held = new Map<string, string>();
  return {
    get: async (key) => JSON.parse(held.get(key) ?? 'null') ?? undefined,
    set: async (key, value) => void held.set(key, JSON.stringify(value)),
    remove: async (key) => void held.delete(key),
  };
};

const nothing = {
  id: 'none',
  title: { vi: 'Không', en: 'None' },
  about: { vi: 'Không', en: 'None' },
  sources: {},
  series: [],
};

/** Reads as the background does, with a turn for others after every 1,000 steps. `begun` hears of each reading. */
export const inTurns =
  (begun: (article: Article) => void) =>
  (article: Article): Promise<Reading> => {
    begun(article);
    let steps = 0;
    return inPortions(reading(article), {
      isDue: () => ++steps % 1000 === 0,
      rest: () => new Promise((done) => setTimeout(done, 0)),
    });
  };

/** `autoSave`: hosts whose articles are saved by themselves. */
export async function startBackground(
  area = sessionArea(),
  autoSave: string[] = [],
  read: (article: Article) => Reading | Promise<Reading> = readArticle,
): Promise<Started> {
  emptyIndexedDB();
  reset();
  let now = '2024-02-02T00:00:00.000Z';
  const store = await openRepository({
    name: `hostile-${++names}`,
    engine: readArticle,
    engineVersion: '1',
    seriesKeysOf,
    toPoint,
    now: () => now,
  });
  serveBackground(
    handlersFor({
      states: new TabStates(area),
      store: async () => store,
      read,
      engineVersion: '1',
      news: () => {},
      badge: async () => {},
      tab: async () => null,
      wake: async () => {},
      samples: async () => [],
      sampleArticle: async () => null,
      reference: {
        load: async () => ({ file: nothing, tables: [] }),
        isOn: async () => false,
        use: async () => {},
      },
      sites: { ...noSites, choice: async () => ({ groupsOff: [], hostsOff: [], autoSave }) },
      identity,
      pointing: noPointing,
      now: () => now,
      restPatience: 1500,
    }),
  );
  const call = async (name: string, request: unknown, sender: object): Promise<unknown> => {
    const reply = (await deliver({ to: 'background', name, request }, sender)) as Reply<unknown>;
    if (!reply.ok) throw new CallError(reply.code, reply.detail);
    return reply.value;
  };
  const found: Started['found'] = (article, { url, tabUrl }) =>
    call(
      'article.found',
      { article },
      { id: ID, url, frameId: 0, tab: { id: 7, url: tabUrl, incognito: false } },
    );
  return {
    store,
    ask: (name, request) => call(name, request, senders.panel) as never,
    found,
    visit: (url, article) => found(article, { url, tabUrl: url }),
    versions: async (articleId, text) =>
      (await store.versions(articleId)).filter(({ article }) => text === undefined || article.text === text),
    newest: async (articleId) => newestOf(await store.versions(articleId))?.article,
    notes: async () => (await store.annotationPortion(null, 99)).items,
    clock: (to) => {
      now = to;
    },
    end: () => store.close(),
  };
}
