/**
 * The script in every supported page: reads the article, paints what the background found in it, and takes the
 * reader from the panel to a mark and back. It changes nothing in the page, and shows there nothing that the page's own
 * text does not say.
 */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { browserSurface, Painter, type Spot } from '../../lib/annotate/paint.ts';
import { selectedSpan } from '../../lib/annotate/selection.ts';
import { callBackground, serveTab } from '../../lib/messaging/client.ts';
import { contentTypeOf } from '../../lib/page/nodes.ts';
import { Life } from './life.ts';
import { followPointer } from './pointing.ts';
import { reveal } from './reveal.ts';
import './style.css';
import { followSight } from './sight.ts';
import { PageWatcher } from './watcher.ts';

const FLASH = 1500;
/** How often a page is asked whether its highlights are still registered; one look-up in a map. */
const ASSERT_EVERY = 3000;

export default defineContentScript({
  // Where it runs is the reader's choice: the background registers it.
  registration: 'runtime',
  cssInjectionMode: 'manifest',
  main() {
    if (!/^(?:text\/html|application\/xhtml\+xml)$/.test(contentTypeOf(document))) return;
    const life = new Life();
    const painter = new Painter(browserSurface(document));
    const sight = followSight(
      () => watcher.map,
      (ids) => callBackground('figures.unlike', { ids }),
    );
    const watcher: PageWatcher = new PageWatcher({
      document,
      address: () => location.href,
      painter,
      reporter: {
        found: ({ article, ...gathered }) => callBackground('article.found', { article, gathered }),
        none: (url, reason) => callBackground('article.none', { url, reason }),
      },
      checked: (marks, isNew) => {
        // The page may have been written anew, which takes every listener away.
        life.listen();
        sight(marks, isNew);
      },
      signal: life.signal,
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
      'page.reread': () => watcher.reread().then(() => null),
      'page.stop': async () => {
        // After the answer: what ends the script ends the way of the answer too.
        setTimeout(() => life.end(), 0);
        return null;
      },
    });
    life.signal.addEventListener('abort', stopServing, { once: true });

    followPointer(life, painter);
    life.onNavigation((url) => watcher.navigated(url));
    life.on('pageshow', ({ persisted }) => {
      if (persisted) void watcher.reread();
    });
    // Style sheets and typefaces that come late change what is seen.
    life.on('load', () => void watcher.refresh());
    life.every(ASSERT_EVERY, () => {
      life.listen();
      painter.assert();
    });
    // A page that Chrome loads ahead is read when the reader gets to see it.
    const { prerendering } = document as { prerendering?: unknown };
    if (prerendering === true) {
      EventTarget.prototype.addEventListener.call(document, 'prerenderingchange', () => watcher.start(), {
        once: true,
        signal: life.signal,
      });
    } else watcher.start();
  },
});
