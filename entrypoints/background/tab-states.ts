/** What each tab shows, kept where a stopped background finds it again. Read back, it is checked like any message. */
import * as v from 'valibot';
import { noArticleReasons } from '../../lib/messaging/protocol.ts';
import type { SessionArea } from '../../lib/platform/session.ts';
import { articleSchema } from '../../lib/records.ts';

/** Address of the page that said so, to tell whether the tab has left it. */
const page = v.nullable(v.string());

/** The article and not what was read in it: reading it again is quick, and memory for a hundred tabs is not free. */
const storedSchema = v.variant('kind', [
  v.object({ kind: v.literal('article'), page, article: articleSchema, incognito: v.boolean() }),
  v.object({ kind: v.literal('none'), page, url: v.string(), reason: v.picklist(noArticleReasons) }),
]);
export type StoredTab = v.InferOutput<typeof storedSchema>;

const keyOf = (tabId: number) => `tab:${tabId}`;
const withoutHash = (url: string) => url.replace(/#.*$/s, '');

export class TabStates {
  #area: SessionArea;
  /** Events of one tab come close together; they are taken one after the other. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(area: SessionArea) {
    this.#area = area;
  }

  /** Null where nothing is known of the tab. */
  async get(tabId: number): Promise<StoredTab | null> {
    const checked = v.safeParse(storedSchema, await this.#area.get(keyOf(tabId)));
    return checked.success ? checked.output : null;
  }

  set(tabId: number, state: StoredTab): Promise<void> {
    return this.#next(() => this.#area.set(keyOf(tabId), state));
  }

  remove(tabId: number): Promise<void> {
    return this.#next(() => this.#area.remove(keyOf(tabId)));
  }

  /**
   * The tab loads `url` (null: an address that we may not know). Forgets what another page said, and keeps what
   * this one did: a jump within the page is loading, too. True where something was forgotten.
   */
  leave(tabId: number, url: string | null): Promise<boolean> {
    return this.#next(async () => {
      const state = await this.get(tabId);
      if (state === null) return false;
      if (url !== null && state.page !== null && withoutHash(state.page) === withoutHash(url)) return false;
      await this.#area.remove(keyOf(tabId));
      return true;
    });
  }

  #next<T>(task: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(task);
    this.#queue = turn.catch(() => {});
    return turn;
  }
}
