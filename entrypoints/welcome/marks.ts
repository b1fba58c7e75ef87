/** Paints marks in the sample article: each of its blocks is one text node, so that offsets are easily found. */
import type { Mark } from '../../lib/messaging/protocol.ts';

const NAME = 'doi-chieu-';
const FLASH = 1500;

function rangeOf(root: HTMLElement, start: number, end: number): Range | null {
  for (const block of root.querySelectorAll<HTMLElement>('[data-start]')) {
    const node = block.firstChild;
    const from = Number(block.dataset.start);
    if (node === null || start < from || end > from + (node.textContent?.length ?? 0)) continue;
    const range = document.createRange();
    range.setStart(node, start - from);
    range.setEnd(node, end - from);
    return range;
  }
  return null;
}

/** Paints every mark as it is painted in a page. */
export function paint(root: HTMLElement, marks: readonly Mark[]): void {
  const byKind = new Map<string, Range[]>();
  for (const { kind, start, end } of marks) {
    const range = rangeOf(root, start, end);
    if (range !== null) byKind.set(kind, [...(byKind.get(kind) ?? []), range]);
  }
  for (const [kind, ranges] of byKind) CSS.highlights.set(NAME + kind, new Highlight(...ranges));
}

/** Scrolls to a span and flashes it. */
export function flash(root: HTMLElement, start: number, end: number): void {
  const range = rangeOf(root, start, end);
  if (range === null) return;
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  range.startContainer.parentElement?.scrollIntoView({
    block: 'center',
    behavior: still ? 'instant' : 'smooth',
  });
  CSS.highlights.set(`${NAME}flash`, new Highlight(range));
  setTimeout(() => CSS.highlights.delete(`${NAME}flash`), FLASH);
}
