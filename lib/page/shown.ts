/**
 * What a page shows of its text. Only a document in a window has styles to ask for; in a saved page, and on the command
 * line, only what the source itself says is known (`noiseIn`).
 */
import { documentOf, viewOf } from './nodes.ts';

const shows = () => false;

/**
 * Whether an element's own style keeps its text from the reader, or strikes it out. To be asked on the way down from
 * `root`: what an ancestor hides is left out with it. A root that is itself not shown yet (a page that is still being
 * put together) is read as if it were.
 */
export function hiddenWithin(root: Element): (element: Element) => boolean {
  const document = documentOf(root);
  const view = document && typeof Element !== 'undefined' ? viewOf(document) : null;
  if (view === null) return shows;
  const hides = (element: Element): boolean => {
    const style = view.getComputedStyle(element);
    return (
      style.display === 'none' ||
      style.visibility !== 'visible' ||
      style.fontSize === '0px' ||
      style.textDecorationLine.includes('line-through')
    );
  };
  return hides(root) ? shows : hides;
}
