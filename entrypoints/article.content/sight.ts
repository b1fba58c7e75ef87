/** Has every figure looked at once the page is painted, and tells which of them the page shows otherwise than they were read. */
import { isShownAsRead } from '../../lib/annotate/sight.ts';
import type { Mark } from '../../lib/messaging/protocol.ts';
import type { TextMap } from '../../lib/page/index.ts';

/** Figures that are looked at; a page with more is no article. */
const MOST = 500;
/** Milliseconds between two looks at a page that keeps changing. */
const REST = 1000;

/** `tell` hears the ids whenever they change. What it gives is to be called with the marks after each reading of the page. */
export function followSight(
  map: () => TextMap | null,
  tell: (ids: string[]) => Promise<unknown>,
): (marks: readonly Mark[], isNew: boolean) => void {
  let told = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (marks: readonly Mark[]) => {
    const text = map();
    if (text === null) return;
    const ids = marks
      .filter(({ kind }) => kind === 'figure')
      .slice(0, MOST)
      .filter(({ start, end }) => !isShownAsRead(text, start, end))
      .map(({ id }) => id);
    const key = ids.join('\n');
    if (key === told) return;
    told = key;
    tell(ids).catch(() => {
      told = '';
    });
  };
  return (marks, isNew) => {
    // The background forgets with the article.
    if (isNew) told = '';
    clearTimeout(timer);
    timer = setTimeout(look, isNew ? 0 : REST, marks);
  };
}
