/**
 * Whether the reader sees what was read: a page can show the characters of a text in another order, cut off, see-through
 * or with others between them, and hold all the same in its document what it pleases. Looked at where the characters
 * stand, not at the many ways to move them. What a typeface of the page's own draws for a digit nobody can tell this way.
 */
import { isSpace } from '../page/dom.ts';
import { boxOf, isLaidOut, parentElementOf } from '../page/nodes.ts';
import type { TextMap } from '../page/textmap.ts';

/** Lower than this no character can be read, in CSS pixels. */
const TINY = 4;
/** Parts of a line's height: how much of it two characters share at least, how far they overlap and stand apart at most. */
const SHARED = 0.3;
const OVERLAP = 0.3;
const APART = 0.35;
/** Boxes within the line that are looked at around a figure. */
const AROUND = 6;

type Box = Pick<DOMRectReadOnly, 'left' | 'right' | 'top' | 'bottom' | 'width' | 'height'>;

/** Whether `b` stands where the character after `a` is looked for: beside it, on the next line or in the next column. */
export function follows(a: Box, b: Box): boolean {
  const height = Math.min(a.height, b.height);
  const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  const gap = b.left - a.right;
  if (shared > height * SHARED)
    return gap >= -height * OVERLAP && gap <= Math.max(a.height, b.height) * APART;
  return b.top >= a.bottom - height * SHARED || gap >= -height * OVERLAP;
}

/** Marks over other letters, and halves of characters: they have no box of their own. */
const isPart = (code: number) => (code >= 0x300 && code <= 0x36f) || (code >= 0xdc00 && code <= 0xdfff);

/** Whether text[start, end) of the article stands on the page as it was read, as far as that can be told; true where it is gone. */
export function isShownAsRead(map: TextMap, start: number, end: number): boolean {
  const whole = map.toRange(start, end);
  const element = whole && parentElementOf(whole.startContainer);
  if (whole === null || element === null || !isLaidOut(element)) return true;
  const place = whole.getBoundingClientRect();
  if (place.right + scrollX <= 0 || place.bottom + scrollY <= 0) return false;
  if (!isClear(element, place)) return false;
  let before: Box | null = null;
  for (let i = start - 1; i <= end; i++) {
    const code = map.text.charCodeAt(i);
    // Lines of the text and cells of a table stand anywhere.
    if (Number.isNaN(code) || code === 0x0a || code === 0x09) before = null;
    else if (!isPart(code)) {
      const box = map.toRange(i, i + 1)?.getBoundingClientRect();
      const isSeen = box !== undefined && box.width > 0 && box.height >= TINY;
      if (isSeen) {
        if (before !== null && !follows(before, box)) return false;
        before = box;
      } else if (i >= start && i < end && !isSpace(code)) return false;
    }
  }
  return true;
}

/** Whether nothing of the boxes in the line around a figure makes it faint, or cuts it off. */
function isClear(from: Element, place: Box): boolean {
  let element: Element | null = from;
  for (let i = 0; i < AROUND && element !== null; i++) {
    const style = getComputedStyle(element);
    if (Number(style.opacity) < 0.1) return false;
    if (/^rgba\(.*, 0\)$/.test(style.color) && style.backgroundClip !== 'text') return false;
    if (!/^inline/.test(style.display)) return true;
    if (style.overflow !== 'visible') {
      const box = boxOf(element);
      if (place.right > box.right + TINY || place.bottom > box.bottom + place.height / 2) return false;
    }
    element = parentElementOf(element);
  }
  return true;
}
