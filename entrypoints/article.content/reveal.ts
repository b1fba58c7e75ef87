/** The nearest ancestor that scrolls by itself, not counting the page. */
function innerScroller(element: Element): Element | null {
  for (let at: Element | null = element; at !== null && at !== document.body; at = at.parentElement) {
    if (at.scrollHeight > at.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(at).overflowY))
      return at;
  }
  return null;
}

/** Scrolls a range to the middle of the window, at once for readers who asked for less motion. False when it is not shown at all. */
export function reveal(range: Range): boolean {
  const box = range.getBoundingClientRect();
  const element = range.startContainer.parentElement;
  if (element === null || (box.width === 0 && box.height === 0)) return false;
  // Firefox never ends a smooth scroll in a tab that is out of sight.
  const still = document.hidden || matchMedia('(prefers-reduced-motion: reduce)').matches;
  const behavior = still ? 'instant' : 'smooth';
  if (innerScroller(element) !== null) element.scrollIntoView({ block: 'center', behavior });
  else scrollBy({ top: box.top + box.height / 2 - innerHeight / 2, behavior });
  return true;
}
