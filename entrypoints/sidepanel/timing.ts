/** Notes in the page's own timeline, under `name`, that what was just rendered is on the screen. */
export function markPainted(name: string): void {
  // The frame draws after its callbacks; the task after them finds it drawn.
  requestAnimationFrame(() => setTimeout(() => performance.mark(name)));
}
