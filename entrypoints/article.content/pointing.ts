/**
 * Tells the background which mark the reader points at or clicks, for the panel to show. The page itself shows nothing
 * more than the mark: whatever is drawn in its document it can read.
 */
import type { Painter } from '../../lib/annotate/paint.ts';
import { callBackground } from '../../lib/messaging/client.ts';
import type { Life } from './life.ts';

/** Milliseconds that the pointer has to rest. */
const REST = 300;
const FLASH = 1500;

export function followPointer(life: Life, painter: Painter): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pointed: string | null = null;
  /** Whether a panel shows this page, as far as it was heard last: only one that is not there is opened. */
  let isShown = false;
  const told = (answer: Promise<{ shown: boolean }>) =>
    // The panel may be closed and the extension updated under us; the page must not notice either.
    answer.then(
      ({ shown }) => {
        isShown = shown;
      },
      () => {},
    );
  const look = (x: number, y: number) => {
    if (life.isOver) return;
    const id = painter.markAt(x, y);
    if (id !== null && id !== pointed) void told(callBackground('mark.pointed', { id }));
    pointed = id;
  };
  life.on('pointermove', ({ clientX, clientY, pointerType, buttons }) => {
    clearTimeout(timer);
    if (pointerType === 'mouse' && buttons === 0) timer = setTimeout(look, REST, clientX, clientY);
  });
  life.on('click', ({ button, clientX, clientY }) => {
    if (button !== 0) return;
    const selection = getSelection();
    if (selection !== null && !selection.isCollapsed) return;
    const id = painter.markAt(clientX, clientY);
    if (id === null) return;
    painter.flash(id, FLASH);
    pointed = id;
    clearTimeout(timer);
    void told(callBackground('mark.clicked', { id, open: !isShown }));
  });
}
