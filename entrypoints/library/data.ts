/** Brings everything collected into the page, portion by portion; what is there can be searched while more comes. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Shelf } from '../../lib/library/shelf.ts';
import { callBackground, onNews } from '../../lib/messaging/client.ts';
import { codeOf } from '../../lib/messaging/errors.ts';
import type { FailureCode } from '../../lib/messaging/protocol.ts';

export interface IndicatorName {
  id: string;
  vi: string;
  en: string;
  breaks: number[];
}
export interface Library {
  shelf: Shelf;
  indicators: ReadonlyMap<string, IndicatorName>;
  /** Article versions taken in so far. */
  loaded: number;
  done: boolean;
  failed: FailureCode | null;
}

/** Milliseconds between two renders while loading, and of calm after news before everything is asked for again. */
const STEP = 700;
const CALM = 600;

/** `paused`: news of the store wait, while an import writes; the end of the pause loads anew. */
export function useLibrary(paused: boolean): Library {
  const [library, setLibrary] = useState<Library>({
    shelf: new Shelf(),
    indicators: new Map(),
    loaded: 0,
    done: false,
    failed: null,
  });
  const [turn, setTurn] = useState(0);
  const stale = useRef(false);
  const waiting = useRef(paused);
  waiting.current = paused;

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onNews(({ news }) => {
      if (news !== 'store.changed') return;
      if (waiting.current) {
        stale.current = true;
        return;
      }
      clearTimeout(timer);
      timer = setTimeout(() => setTurn((n) => n + 1), CALM);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);
  useEffect(() => {
    if (paused || !stale.current) return;
    stale.current = false;
    setTurn((n) => n + 1);
  }, [paused]);

  useEffect(() => {
    let ended = false;
    const again = turn > 0;
    (async () => {
      const listed = await callBackground('library.indicators');
      const indicators = new Map(listed.map((one) => [one.id, one]));
      const shelf = new Shelf(indicators);
      let loaded = 0;
      let shown = 0;
      // The next portion is under way while this one is filed.
      let next = callBackground('library.portion', { after: null });
      for (;;) {
        const portion = await next;
        if (ended) return;
        if (portion.next !== null) {
          next = callBackground('library.portion', { after: portion.next });
          next.catch(() => {});
        }
        for (const digest of portion.items) shelf.add(digest);
        loaded += portion.items.length;
        const done = portion.next === null;
        if (done) shelf.settle();
        // What is on the screen stays there until everything of the new is here.
        if (done || (!again && performance.now() - shown > STEP)) {
          shown = performance.now();
          setLibrary({ shelf, indicators, loaded, done, failed: null });
        }
        if (done) return;
      }
    })().catch((error: unknown) => {
      if (!ended) setLibrary((known) => ({ ...known, done: true, failed: codeOf(error) }));
    });
    return () => {
      ended = true;
    };
  }, [turn]);
  return library;
}
