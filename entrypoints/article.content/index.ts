/**
 * The script in every supported page: reads the article, paints what the background found in it, and takes the
 * reader from the panel to a mark and back. It changes nothing in the page.
 */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { browserSurface, Painter, type Spot } from '../../lib/annotate/paint.ts';
import { selectedSpan } from '../../lib/annotate/selection.ts';
import { callBackground, serveTab } from '../../lib/messaging/client.ts';
import { showCards } from './cards.ts';
import { reveal } from './reveal.ts';
import './style.css';
import { PageWatcher } from './watcher.ts';

const FLASH = 1500;
/** How often a visible page is asked whether its highlights are still registered; one look-up in a map. */
const ASSERT_EVERY = 3000;

export default defineContentScript({
  // Where it runs is the reader's choice: the background registers it.
  registration: 'runtime',
  cssInjectionMode: 'manifest',
  main(ctx) {
    if (document.contentType !== 'text/html' && document.contentType !== 'application/xhtml+xml') return;
    const painter = new Painter(browserSurface(document));
    const watcher = new PageWatcher({
      document,
      address: () => location.href,
      painter,
      reporter: {
        found: ({ article, ...gathered }) => callBackground('article.found', { article, gathered }),
        none: (url, reason) => callBackground('article.none', { url, reason }),
      },
      signal: ctx.signal,
      MutationObserver,
      now: () => performance.now(),
    });

    const show = async (spot: Spot) => {
      if (painter.rangeOf(spot) === null) await watcher.refresh();
      const range = painter.rangeOf(spot);
      if (range === null || !reveal(range)) return { shown: false };
      painter.flash(spot, FLASH);
      return { shown: true };
    };
    const stopServing = serveTab({
      'mark.reveal': ({ id }) => show(id),
      'span.reveal': show,
      'selection.span': async () => {
        const selection = getSelection();
        if (selection === null || selection.isCollapsed) return null;
        // What the offsets count has to be what the background has.
        await watcher.refresh();
        return watcher.map && selectedSpan(selection.getRangeAt(0), watcher.map);
      },
      'page.reread': async () => {
        await watcher.reread();
        return null;
      },
      'page.stop': async () => {
        // After the answer: what ends the script ends the way of the answer too.
        ctx.setTimeout(() => ctx.abort(), 0);
        return null;
      },
    });
    ctx.onInvalidated(stopServing);

    // Capture, because a page may stop its clicks from rising; nothing is prevented.
    ctx.addEventListener(
      document,
      'click',
      (event) => {
        if (!event.isTrusted || event.button !== 0 || ctx.isInvalid) return;
        const selection = getSelection();
        if (selection !== null && !selection.isCollapsed) return;
        const id = painter.markAt(event.clientX, event.clientY)?.id;
        if (id === undefined) return;
        painter.flash(id, FLASH);
        // The panel may be closed and the extension updated under us; the page must not notice either.
        callBackground('mark.clicked', { id }).catch(() => {});
      },
      { capture: true, passive: true },
    );
    showCards(ctx, painter);
    ctx.addEventListener(window, 'wxt:locationchange', ({ newUrl }) => watcher.navigated(newUrl.href));
    ctx.addEventListener(window, 'pageshow', (event) => {
      if (event.persisted) void watcher.reread();
    });
    ctx.setInterval(() => {
      if (!document.hidden) painter.assert();
    }, ASSERT_EVERY);
    // A page that Chrome loads ahead is read when the reader gets to see it.
    const { prerendering } = document as { prerendering?: boolean };
    if (prerendering === true) {
      document.addEventListener('prerenderingchange', () => watcher.start(), {
        once: true,
        signal: ctx.signal,
      });
    } else watcher.start();
  },
});
