/**
 * Follows one page: reads it, reads it again when its text has settled after a change, and tells the background
 * only what is new. Knows nothing of messages or of the browser's extension API; those are handed in.
 */
import type { Painter } from '../../lib/annotate/paint.ts';
import type { Mark, NoArticleReason } from '../../lib/messaging/protocol.ts';
import { readPage, type TextMap } from '../../lib/page/index.ts';
import { holds, isInDocument } from '../../lib/page/nodes.ts';
import type { Gathered } from '../../lib/page/settle.ts';

/** Quiet time before a changed page is read, and the longest that a page which never rests is put off. */
const SETTLE = 400;
const LONGEST_WAIT = 2500;
/** Reading again and again without finding anything new gets rarer, up to this. */
const SLOWEST = 5000;
/** How long a page without an article is watched for one: longer where the address promises one. */
const WATCH_NOT_ARTICLE = 6000;
const WATCH_EMPTY = 30_000;
/** After in-page navigation the old text may stand under the new address for a while. */
const STALE_TEXT = 4000;
/** For this long after navigation a missing article is one that has not come yet. */
const UNDER_WAY = 1500;
const RETRIES = [1000, 4000];
const REFUSED = new Set<unknown>(['bad_request', 'not_allowed']);

export interface PageReporter {
  found(gathered: Gathered): Promise<{ marks: Mark[] }>;
  none(url: string, reason: NoArticleReason): Promise<unknown>;
}

export interface WatcherOptions {
  document: Document;
  /** The address bar's content, read at every check. */
  address(): string;
  painter: Painter;
  reporter: PageReporter;
  /** Hears the marks after each reading of an article; `isNew`: it was told anew. */
  checked?: (marks: readonly Mark[], isNew: boolean) => void;
  signal: AbortSignal;
  MutationObserver: typeof MutationObserver;
  now(): number;
}

export class PageWatcher {
  #options: WatcherOptions;
  #observer: MutationObserver;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waitingSince: number | null = null;
  /** Since when a page without an article is watched for one. */
  #watchFrom = 0;
  #stopTimer: ReturnType<typeof setTimeout> | undefined;
  #delay = SETTLE;
  #checkedAt = Number.NEGATIVE_INFINITY;
  /** The address of the last reading. */
  #address: string | null = null;
  #map: TextMap | null = null;
  #marks: Mark[] = [];
  /** What the background was last told. */
  #told: string | null = null;
  #toldText: string | null = null;
  /** Counts what is sent, so that an answer overtaken by a newer question is dropped. */
  #turn = 0;
  #navigatedAt = Number.NEGATIVE_INFINITY;
  #expected: string | null = null;

  constructor(options: WatcherOptions) {
    this.#options = options;
    this.#observer = new options.MutationObserver((records) => this.#changed(records));
    options.signal.addEventListener('abort', () => this.#stop(), { once: true });
  }

  /** Reads the page now and begins to follow it. */
  start(): void {
    this.#watchAnew();
    void this.#check();
  }

  /** Reads the page now and reports it even if nothing changed. Resolves when the background has answered. */
  async reread(): Promise<void> {
    this.#told = null;
    this.#watchAnew();
    await this.#check();
  }

  /** Reads the page now; reports only what is new. */
  async refresh(): Promise<void> {
    await this.#check();
  }

  /** Where the text that the background knows stands; null where there is no article. */
  get map(): TextMap | null {
    return this.#map;
  }

  /**
   * The address changes without a new document. `url` is where it will be: the call may come before it is there, and
   * comes while the old text still stands.
   */
  navigated(url: string): void {
    if (this.#options.signal.aborted || withoutHash(url) === this.#address) return;
    this.#navigatedAt = this.#options.now();
    this.#expected = url;
    this.#watchAnew();
    this.#schedule(SETTLE);
  }

  #watchAnew(): void {
    this.#watchFrom = this.#options.now();
    this.#delay = SETTLE;
    this.#observe();
  }

  #observe(): void {
    this.#observer.disconnect();
    if (this.#options.signal.aborted) return;
    this.#observer.observe(this.#options.document, {
      childList: true,
      characterData: true,
      subtree: true,
      // What the page shows of its text.
      attributeFilter: ['class', 'style', 'hidden'],
    });
  }

  #changed(records: MutationRecord[]): void {
    const root = this.#map?.root ?? null;
    if (root !== null && !this.#moving() && !records.some((record) => touches(record, root))) return;
    const rested = this.#options.now() - this.#checkedAt > SLOWEST * 2;
    if (rested || (this.#map !== null && !this.#map.isIntact())) this.#delay = SETTLE;
    this.#schedule(this.#delay);
  }

  #moving(): boolean {
    return this.#options.now() - this.#navigatedAt < STALE_TEXT;
  }

  /** Puts the next reading off until the page is quiet, but not for ever. */
  #schedule(delay: number): void {
    const now = this.#options.now();
    this.#waitingSince ??= now;
    clearTimeout(this.#timer);
    const latest = Math.max(0, this.#waitingSince + Math.max(LONGEST_WAIT, delay) - now);
    this.#timer = setTimeout(() => void this.#check(), Math.min(delay, latest));
  }

  async #check(): Promise<void> {
    clearTimeout(this.#timer);
    this.#waitingSince = null;
    const { document, painter, signal, now, reporter } = this.#options;
    if (signal.aborted) return;
    this.#checkedAt = now();
    const url = this.#currentAddress();
    const reading = readPage(document, url);
    if (reading.kind === 'none') {
      if (this.#map !== null) this.#watchFrom = now();
      this.#map = null;
      this.#marks = [];
      painter.clear();
      this.#watchFor(reading.reason === 'not_article' ? WATCH_NOT_ARTICLE : WATCH_EMPTY);
      if (now() - this.#navigatedAt < UNDER_WAY) this.#schedule(UNDER_WAY);
      else
        await this.#tell(`none ${reading.reason} ${url}`, null, () =>
          reporter.none(url, reading.reason).then(() => null),
        );
      return;
    }
    const { map, ...gathered } = reading;
    const { article } = gathered;
    clearTimeout(this.#stopTimer);
    const key = JSON.stringify(gathered);
    if (key === this.#told) {
      // The text is the same; the nodes it stands in may not be.
      painter.paint(this.#marks, map);
      this.#map = map;
      this.#delay = Math.min(this.#delay * 2, SLOWEST);
      this.#options.checked?.(this.#marks, false);
      return;
    }
    this.#delay = SETTLE;
    this.#map = map;
    if (this.#moving() && article.text === this.#toldText) {
      // The new address over the old text: the article that it belongs to is still to come.
      this.#schedule(UNDER_WAY);
      return;
    }
    if (article.text !== this.#toldText) {
      this.#marks = [];
      painter.clear();
    }
    const marks = await this.#tell(key, article.text, () =>
      reporter.found(gathered).then((answer) => answer.marks),
    );
    if (marks === null || signal.aborted) return;
    this.#marks = marks;
    // The nodes may have been replaced while the background was reading.
    if (map.isIntact()) {
      painter.paint(marks, map);
      this.#options.checked?.(marks, true);
    } else this.#schedule(SETTLE);
  }

  /** The address to read under, without its fragment: the announced one until the browser has had time to go there. */
  #currentAddress(): string {
    const now = this.#options.now();
    const here = withoutHash(this.#options.address());
    if (
      this.#expected !== null &&
      (here === withoutHash(this.#expected) || now - this.#navigatedAt > UNDER_WAY)
    )
      this.#expected = null;
    if (this.#expected !== null) this.#schedule(UNDER_WAY + SETTLE);
    const url = this.#expected === null ? here : withoutHash(this.#expected);
    if (this.#address !== null && this.#address !== url && now - this.#navigatedAt > STALE_TEXT)
      this.#navigatedAt = now;
    this.#address = url;
    return url;
  }

  /** Sends once; on failure again a little later. Null when it was overtaken, failed or there is nothing to answer. */
  async #tell(key: string, text: string | null, send: () => Promise<Mark[] | null>): Promise<Mark[] | null> {
    if (key === this.#told) return null;
    const turn = ++this.#turn;
    this.#told = key;
    this.#toldText = text;
    for (let attempt = 0; ; attempt++) {
      try {
        const answer = await send();
        return turn === this.#turn ? answer : null;
      } catch (error) {
        const wait = RETRIES[attempt];
        const refused = REFUSED.has((error as { code?: unknown } | null)?.code);
        if (refused || wait === undefined || this.#options.signal.aborted) {
          // Nobody heard it: the next change of the page may tell again.
          if (turn === this.#turn && !refused) this.#told = null;
          return null;
        }
        await new Promise((resolve) => setTimeout(resolve, wait));
        if (turn !== this.#turn || this.#options.signal.aborted) return null;
      }
    }
  }

  /** Goes on watching a page without an article for `duration` milliseconds from when it was opened, no longer. */
  #watchFor(duration: number): void {
    clearTimeout(this.#stopTimer);
    const left = this.#watchFrom + duration - this.#options.now();
    if (left <= 0) this.#observer.disconnect();
    else this.#stopTimer = setTimeout(() => this.#observer.disconnect(), left);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#stopTimer);
    this.#observer.disconnect();
    this.#options.painter.clear();
  }
}

const withoutHash = (url: string): string => url.replace(/#.*$/s, '');

/** Whether a change can have changed the article: it is inside it, or takes it out of the document. */
function touches(record: MutationRecord, root: Element): boolean {
  if (holds(root, record.target)) return true;
  for (const node of record.removedNodes) if (holds(node, root)) return true;
  return !isInDocument(root);
}
