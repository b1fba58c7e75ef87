import { isInDocument } from '../page/nodes.ts';
import type { TextMap } from '../page/textmap.ts';

/**
 * The part of a selected range that lies in the article, as offsets into its text; null where none does. A selection
 * may begin or end outside: in the page's header, or at the next paragraph after a triple click.
 */
export function selectedSpan(range: Range, map: TextMap): { start: number; end: number } | null {
  const touched = map.runs.filter(({ node }) => isInDocument(node) && range.intersectsNode(node));
  const [first, last] = [touched[0], touched[touched.length - 1]];
  if (first === undefined || last === undefined) return null;
  const from =
    range.startContainer === first.node ? map.toOffset(first.node, range.startOffset) : first.start;
  const to =
    range.endContainer === last.node ? map.toOffset(last.node, range.endOffset) : last.start + last.length;
  return from === null || to === null || from >= to ? null : { start: from, end: to };
}
