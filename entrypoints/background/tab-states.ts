/** What each tab shows, kept where a stopped background finds it again. Read back, it is checked like any message. */
import * as v from 'valibot';
import { noArticleReasons } from '../../lib/messaging/protocol.ts';
import type { SessionArea } from '../../lib/platform/session.ts';
import { articleSchema } from '../../lib/records.ts';

/** Address of the page that said so, to tell whether the tab has left it. */
const page = v.nullable(v.string());

/** The article and not what was read in it: reading it again is quick, and memory for a hundred tabs is not free. */
const storedSchema = v.variant('kind', [
  v.object({
    kind: v.literal('article'),
    page,
    article: articleSchema,
    incognito: v.boolean(),
    /** Figures that the page shows otherwise than its text says. */
    unlike: v.optional(v.array(v.string()), []),
  }),
  v.object({ kind: v.literal('none'), page, url: v.string(), reason: v.picklist(noArticleReasons) }),
]);
export type StoredTab = v.InferInput<typeof storedSchema>;

const keyOf = (tabId: number) => `tab:${tabId}`;
/** Where in the tab the reader is. */
export const cursorKey = (tabId: number) => `cursor:${tabId}`;
/** What the reader clicked while no panel showed the tab. */
export const askedKey = (tabId: number) => `asked:${tabId}`;
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

  /** The tab is closed: nothing of it stays, were it a private one. */
  closed(tabId: number): Promise<void> {
    return this.#next(async () => {
      await Promise.all([keyOf, cursorKey, askedKey].map((key) => this.#area.remove(key(tabId))));
    });
  }

  /** Adds to what is known of the tab's article; nothing where it has none (any more). True where that is a change. */
  note(tabId: number, unlike: string[]): Promise<boolean> {
    return this.#next(async () => {
      const state = await this.get(tabId);
      if (state?.kind !== 'article' || (state.unlike ?? []).join('\n') === unlike.join('\n')) return false;
      await this.#area.set(keyOf(tabId), { ...state, unlike });
      return true;
    });
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
