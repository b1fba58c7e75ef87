/** Brings everything collected into the page, portion by portion; what is there can be searched while more comes. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { BundleRequest, Bundles } from '../../lib/library/digest.ts';
import { Shelf } from '../../lib/library/shelf.ts';
import { callBackground, onNews } from '../../lib/messaging/client.ts';
import { codeOf } from '../../lib/messaging/errors.ts';
import type { FailureCode } from '../../lib/messaging/protocol.ts';
import { within } from '../../lib/store/patience.ts';
import { readDigests } from '../../lib/store/reader.ts';

export interface IndicatorName {
  id: string;
  vi: string;
  en: string;
  breaks: number[];
}
/** A new object whenever the shelf holds something else. */
export interface Library {
  shelf: Shelf;
  indicators: ReadonlyMap<string, IndicatorName>;
  done: boolean;
  failed: FailureCode | null;
}

/** Milliseconds between two renders while loading, and of calm after news before the index is looked at again. */
const STEP = 700;
const CALM = 200;
/** Milliseconds that a portion gets before the background has opened the index. */
const EARLY = 3000;
/** Bundles in the first portion, which the first screen waits for, and in those after it. */
const FIRST = 4;
const MORE = 20;

/** Reads a portion of the index; null where there is none to read. */
type Source = (request: BundleRequest) => Promise<Bundles | null>;
/** What cannot be read here is asked for, and it is the background that says what is wrong. */
const here: Source = (request) => readDigests(request).catch(() => null);
/** While the background may still be waiting for another window that holds the index. One that comes late is closed again. */
const early: Source = (request) => within(EARLY, readDigests(request)).catch(() => null);
const byMessages: Source = (request) => callBackground('library.portion', request);

/** What is on the shelf: which index it came out of, and up to which of its changes. */
interface Stock {
  shelf: Shelf;
  build: string | null;
  written: number;
}

/**
 * Puts what has changed since on the shelf, or everything on a new one where the index is another. Gives the same stock
 * where nothing has changed, and null where there is no index. `shown` hears of every portion of a new shelf.
 */
async function follow(
  stock: Stock,
  source: Source,
  empty: () => Shelf,
  shown: (shelf: Shelf) => void,
): Promise<Stock | null> {
  let { shelf, build, written: since } = stock;
  let reached: number | null = null;
  let changed = false;
  let next = source({ since, below: null, limit: FIRST });
  for (;;) {
    const portion = await next;
    if (portion === null) return null;
    if (portion.build !== build) {
      const begun = since > 0 || reached !== null;
      [shelf, build, since, reached, changed] = [empty(), portion.build, 0, null, true];
      if (begun) {
        next = source({ since, below: null, limit: FIRST });
        continue;
      }
    }
    // What changes from here on comes with the next call.
    reached ??= portion.written;
    if (portion.next !== null) {
      // The next portion is under way while this one is filed.
      next = source({ since, below: portion.next, limit: MORE });
      next.catch(() => {});
    }
    for (const bundle of portion.bundles) shelf.put(bundle);
    changed ||= portion.bundles.length > 0;
    if (portion.next === null) return changed ? { shelf, build, written: reached } : stock;
    shown(shelf);
  }
}

/** `paused`: news of the store wait, while an import writes; the end of the pause takes them in. */
export function useLibrary(paused: boolean): Library {
  const [library, setLibrary] = useState<Library>({
    shelf: new Shelf(),
    indicators: new Map(),
    done: false,
    failed: null,
  });
  const waiting = useRef(paused);
  waiting.current = paused;
  const stale = useRef(false);
  const look = useRef(() => {});

  useEffect(() => {
    let ended = false;
    let stock: Stock = { shelf: new Shelf(), build: null, written: 0 };
    let source = here;
    let shown = Number.NEGATIVE_INFINITY;
    const take = async (indicators: Library['indicators'], from: Source) => {
      const partly = (shelf: Shelf) => {
        // What is on the screen stays there until everything of a new index is here.
        if (ended || stock.build !== null || performance.now() - shown < STEP) return;
        shown = performance.now();
        setLibrary({ shelf, indicators, done: false, failed: null });
      };
      const now = await follow(stock, from, () => new Shelf(indicators), partly);
      stock = now ?? stock;
      return now?.build ?? null;
    };
    const bring = async () => {
      // The background may have to start, or to bring the index up to date: what is in it is read meanwhile.
      const opened = callBackground('library.index');
      opened.catch(() => {});
      const listed = await callBackground('library.indicators');
      const indicators = new Map(listed.map((one) => [one.id, one]));
      if (stock.build === null) await take(indicators, early);
      const { build } = await opened;
      if ((await take(indicators, source)) !== build) {
        // A private window has databases of its own, and nothing of ours in them.
        source = byMessages;
        await take(indicators, source);
      }
      if (!ended) setLibrary({ shelf: stock.shelf, indicators, done: true, failed: null });
    };
    let wanted = false;
    let busy = false;
    look.current = async () => {
      wanted = true;
      if (busy) return;
      busy = true;
      try {
        while (wanted && !ended) {
          wanted = false;
          await bring();
        }
      } catch (error) {
        if (!ended) setLibrary((known) => ({ ...known, done: true, failed: codeOf(error) }));
      } finally {
        busy = false;
      }
    };
    look.current();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onNews(({ news }) => {
      if (news !== 'store.changed') return;
      stale.current = waiting.current;
      if (waiting.current) return;
      clearTimeout(timer);
      timer = setTimeout(() => look.current(), CALM);
    });
    return () => {
      ended = true;
      clearTimeout(timer);
      stop();
    };
  }, []);
  useEffect(() => {
    if (paused || !stale.current) return;
    stale.current = false;
    look.current();
  }, [paused]);
  return library;
}
