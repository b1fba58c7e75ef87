/**
 * Asks for the card of a mark that the pointer rests on, and to take it away. The background draws it, as a style sheet:
 * the page's document stays as it is.
 */
import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import { CARD } from '../../lib/annotate/card.ts';
import type { Painter } from '../../lib/annotate/paint.ts';
import { callBackground } from '../../lib/messaging/client.ts';

/** Milliseconds that the pointer has to rest. */
const REST = 300;

export function showCards(ctx: ContentScriptContext, painter: Painter): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown: { id: string; box: DOMRect } | null = null;
  const hide = () => {
    if (shown !== null) callBackground('card.hide').catch(() => {});
    shown = null;
  };
  const look = (x: number, y: number) => {
    const mark = painter.markAt(x, y);
    if (mark !== null) {
      if (mark.id === shown?.id) return;
      shown = mark;
      const { left, top, bottom } = mark.box;
      callBackground('card.show', { id: mark.id, left, top, bottom, height: innerHeight }).catch(() => {});
    } else if (shown !== null) {
      // The way from the mark onto its card, and the card itself, keep it: some read with a magnifier.
      const { left, top, bottom } = shown.box;
      if (Math.abs(x - left) > CARD.width || y < top - CARD.height || y > bottom + CARD.height) hide();
    }
  };
  const on = (type: string, heard: (event: PointerEvent & KeyboardEvent) => void) =>
    ctx.addEventListener(document, type as 'scroll', heard as unknown as () => void, {
      capture: true,
      passive: true,
    });
  on('pointermove', ({ clientX, clientY, pointerType, buttons }) => {
    clearTimeout(timer);
    if (pointerType === 'mouse' && buttons === 0 && !ctx.isInvalid)
      timer = setTimeout(look, REST, clientX, clientY);
  });
  on('scroll', hide);
  on('pointerdown', hide);
  on('pointerout', ({ relatedTarget }) => {
    if (relatedTarget !== null) return;
    clearTimeout(timer);
    hide();
  });
  on('keydown', ({ key }) => key === 'Escape' && hide());
}
