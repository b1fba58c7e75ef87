import { parseHTML } from 'linkedom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type PageReporter, PageWatcher } from '../../../entrypoints/article.content/watcher.ts';
import type { Painter } from '../../../lib/annotate/paint.ts';
import type { Mark } from '../../../lib/messaging/protocol.ts';
import type { Article } from '../../../lib/records.ts';

const ARTICLE = 'https://baodansinh.vn/an-binh-20240105143207518.htm';
const OTHER = 'https://baodansinh.vn/an-binh-khac-20240106143207518.htm';
const LIST = 'https://baodansinh.vn/viec-lam.htm';
const first = 'Năm 2023, tỉnh An Bình còn 4.310 hộ nghèo, giảm 1.025 hộ so với đầu năm, theo báo cáo của Sở.';
const second = 'Năm 2024, tỉnh An Bình còn 3.402 hộ nghèo, giảm 908 hộ so với đầu năm, theo báo cáo của Sở.';
const page = (text: string) =>
  `<html><head></head><body><div class="clock">08:00</div><main><div class="detail-top"><h1>An Bình giảm nghèo nhanh</h1></div><div class="info-detail">${text && `<p>${text}</p>`}</div></main></body></html>`;
const mark: Mark = { id: 'f1', kind: 'figure', start: 0, end: 7 };

/** A page with a watcher on it; the observer is called by hand, as a browser would after each change. */
function open(html: string, url: string, found: PageReporter['found'] = async () => ({ marks: [mark] })) {
  const document = parseHTML(html).document as unknown as Document;
  let address = url;
  let notify: MutationCallback = () => {};
  const state = { observing: false };
  class Observer {
    constructor(callback: MutationCallback) {
      notify = callback;
    }
    observe() {
      state.observing = true;
    }
    disconnect() {
      state.observing = false;
    }
    takeRecords() {
      return [];
    }
  }
  const told: (Article | string)[] = [];
  const painter = { paint: vi.fn(), clear: vi.fn(), assert: vi.fn() };
  const abort = new AbortController();
  const watcher = new PageWatcher({
    document,
    address: () => address,
    painter: painter as unknown as Painter,
    reporter: {
      found: (gathered) => {
        told.push(gathered.article);
        return found(gathered);
      },
      none: async (at, reason) => void told.push(`${reason} ${at}`),
    },
    signal: abort.signal,
    MutationObserver: Observer as unknown as typeof MutationObserver,
    now: () => performance.now(),
  });
  const changed = (target: Node) => {
    if (!state.observing) return;
    notify(
      [{ target, removedNodes: [], addedNodes: [] }] as unknown as MutationRecord[],
      {} as MutationObserver,
    );
  };
  return {
    document,
    watcher,
    painter,
    told,
    state,
    abort,
    go: (to: string) => {
      address = to;
    },
    write(text: string) {
      const box = document.querySelector('.info-detail')!;
      const p = document.createElement('p');
      p.textContent = text;
      box.replaceChildren(p);
      changed(box);
    },
    changed,
  };
}
const texts = (told: (Article | string)[]) =>
  told.map((t) => (typeof t === 'string' ? t : t.text.split('\n')[1]));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('PageWatcher', () => {
  it('reports an article once and paints the answer', async () => {
    const { watcher, told, painter, document, changed } = open(page(first), ARTICLE);
    watcher.start();
    await wait(10);
    expect(texts(told)).toEqual([first]);
    expect(painter.paint).toHaveBeenCalledTimes(1);
    expect(painter.paint.mock.calls[0]?.[0]).toEqual([mark]);
    changed(document.querySelector('.info-detail')!);
    await wait(5000);
    expect(told).toHaveLength(1);
    expect(painter.paint).toHaveBeenCalledTimes(2);
    expect(painter.paint.mock.calls[1]?.[0]).toEqual([mark]);
  });

  it('does not read again for a clock that ticks outside the article', async () => {
    const { watcher, painter, document, changed } = open(page(first), ARTICLE);
    watcher.start();
    await wait(10);
    for (let i = 0; i < 20; i++) {
      changed(document.querySelector('.clock')!);
      await wait(1000);
    }
    expect(painter.paint).toHaveBeenCalledTimes(1);
  });

  it('finds an article that comes late', async () => {
    const { watcher, told, write } = open(page(''), ARTICLE);
    watcher.start();
    await wait(2000);
    write(first);
    await wait(1000);
    expect(texts(told)).toEqual([`empty ${ARTICLE}`, first]);
  });

  it('repaints, and tells nobody, when the same text stands in new nodes', async () => {
    const { watcher, told, write, painter } = open(page(first), ARTICLE);
    watcher.start();
    await wait(10);
    write(first);
    await wait(1000);
    expect(told).toHaveLength(1);
    expect(painter.paint).toHaveBeenCalledTimes(2);
    expect(painter.paint.mock.calls[1]?.[0]).toEqual([mark]);
  });

  it('reports a changed text', async () => {
    const { watcher, told, write } = open(page(first), ARTICLE);
    watcher.start();
    await wait(10);
    write(second);
    await wait(1000);
    expect(texts(told)).toEqual([first, second]);
  });

  it('stops watching a page that is no article after a few seconds', async () => {
    const { watcher, told, state, changed, document } = open(page(first), LIST);
    watcher.start();
    await wait(3000);
    expect(state.observing).toBe(true);
    for (let i = 0; i < 10; i++) {
      changed(document.body);
      await wait(700);
    }
    expect(state.observing).toBe(false);
    expect(texts(told)).toEqual([`not_article ${LIST}`]);
  });

  it('waits for the new text after navigation within the page', async () => {
    const { watcher, told, write, go } = open(page(first), ARTICLE);
    watcher.start();
    await wait(10);
    watcher.navigated(OTHER);
    await wait(20);
    go(OTHER);
    await wait(1000);
    expect(told).toHaveLength(1);
    write(second);
    await wait(2500);
    expect(texts(told)).toEqual([first, second]);
    expect((told[1] as Article).id).toBe('cms:dantri.com.vn/20240106143207518');
  });

  it('says that the article has gone when navigation leads to a list', async () => {
    const { watcher, told, go, painter } = open(page(first), ARTICLE);
    watcher.start();
    await wait(10);
    watcher.navigated(LIST);
    go(LIST);
    await wait(4000);
    expect(texts(told)).toEqual([first, `not_article ${LIST}`]);
    expect(painter.clear).toHaveBeenCalled();
  });

  it('takes a navigation that never happened back', async () => {
    const { watcher, told } = open(page(first), ARTICLE);
    watcher.start();
    await wait(10);
    watcher.navigated(OTHER);
    await wait(10_000);
    expect(told).toHaveLength(1);
  });

  it('does not take a fragment for another page', async () => {
    const { watcher, told } = open(page(first), ARTICLE);
    watcher.start();
    await wait(10);
    watcher.navigated(`${ARTICLE}#comment`);
    await wait(5000);
    expect(told).toHaveLength(1);
  });

  it('reports again on demand, even an unchanged page', async () => {
    const { watcher, told } = open(page(first), ARTICLE);
    watcher.start();
    await wait(10);
    await watcher.reread();
    expect(told).toHaveLength(2);
  });

  it('tries again when the background was not there', async () => {
    let calls = 0;
    const { watcher, painter } = open(page(first), ARTICLE, async () => {
      if (++calls < 3) throw Object.assign(new Error('asleep'), { code: 'internal' });
      return { marks: [mark] };
    });
    watcher.start();
    await wait(10_000);
    expect(calls).toBe(3);
    expect(painter.paint).toHaveBeenCalledTimes(1);
  });

  it('does not insist when it was refused', async () => {
    let calls = 0;
    const { watcher } = open(page(first), ARTICLE, async () => {
      calls++;
      throw Object.assign(new Error('no'), { code: 'bad_request' });
    });
    watcher.start();
    await wait(20_000);
    expect(calls).toBe(1);
  });

  it('drops an answer that a newer text has overtaken', async () => {
    const answers: ((marks: { marks: Mark[] }) => void)[] = [];
    const { watcher, painter, write } = open(
      page(first),
      ARTICLE,
      () => new Promise((resolve) => answers.push(resolve)),
    );
    watcher.start();
    await wait(10);
    write(second);
    await wait(1000);
    answers[1]!({ marks: [{ ...mark, id: 'new' }] });
    answers[0]!({ marks: [{ ...mark, id: 'old' }] });
    await wait(10);
    expect(painter.paint.mock.calls.map((call) => call[0][0].id)).toEqual(['new']);
  });

  it('ends quietly with its context', async () => {
    const { watcher, told, abort, state, write, painter } = open(page(first), ARTICLE);
    watcher.start();
    await wait(10);
    abort.abort();
    expect(state.observing).toBe(false);
    expect(painter.clear).toHaveBeenCalled();
    write(second);
    await watcher.reread();
    await wait(5000);
    expect(told).toHaveLength(1);
    expect(state.observing).toBe(false);
  });
});
