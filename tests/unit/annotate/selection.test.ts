import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { selectedSpan } from '../../../lib/annotate/selection.ts';
import { segment } from '../../../lib/page/segment.ts';
import { joinBlocks } from '../../../lib/page/textmap.ts';

const { document } = parseHTML(
  '<html><body><h2>Chuyên mục</h2><div id="x"><p>Còn <b>412</b> hộ nghèo.</p><p>Giảm 85 hộ.</p></div><footer>Hết</footer></body></html>',
);
const root = document.querySelector('#x') as unknown as Element;
const none: ReadonlySet<Element> = new Set();
const { text, map } = joinBlocks(segment(root, none, none), root);

/** The text node that holds these words. */
function nodeWith(words: string, within: Node = document.body as unknown as Node): Text {
  for (const child of within.childNodes) {
    if (child.nodeType === 3 && (child as Text).data.includes(words)) return child as Text;
    if (child.nodeType === 1 && (child.textContent ?? '').includes(words)) return nodeWith(words, child);
  }
  throw new Error(words);
}

/** Every node of the page, in its order. */
const order: Node[] = [];
(function collect(node: Node) {
  order.push(node);
  for (const child of node.childNodes) collect(child);
})(document.body as unknown as Node);

/** As much of a Range as is asked for; the DOM of these tests has none. A point is a text node or the start of an element. */
function range(start: [Node, number], end: [Node, number]): Range {
  const at = (node: Node) => order.indexOf(node);
  return {
    startContainer: start[0],
    startOffset: start[1],
    endContainer: end[0],
    endOffset: end[1],
    intersectsNode: (node: Node) => at(node) >= at(start[0]) && at(node) <= at(end[0]),
  } as unknown as Range;
}

describe('a selection', () => {
  const paragraphs = document.querySelectorAll('p');
  it.each([
    ['within a word’s node', range([nodeWith('412'), 0], [nodeWith('412'), 3]), '412'],
    ['over inline tags', range([nodeWith('Còn'), 0], [nodeWith('hộ nghèo'), 3]), 'Còn 412 hộ'],
    [
      'to the start of the next paragraph',
      range([nodeWith('hộ nghèo'), 1], [paragraphs[1] as unknown as Node, 0]),
      'hộ nghèo.',
    ],
    ['that began above the article', range([nodeWith('Chuyên mục'), 2], [nodeWith('412'), 3]), 'Còn 412'],
    ['that ends below the article', range([nodeWith('Giảm'), 5], [nodeWith('Hết'), 2]), '85 hộ.'],
    ['of everything', range([nodeWith('Chuyên mục'), 0], [nodeWith('Hết'), 3]), text],
  ])('%s', (_what, selected, words) => {
    const span = selectedSpan(selected, map);
    expect(span && text.slice(span.start, span.end)).toBe(words);
  });

  it.each([
    ['outside the article', range([nodeWith('Chuyên mục'), 0], [nodeWith('Chuyên mục'), 4])],
    ['of no character', range([nodeWith('412'), 1], [nodeWith('412'), 1])],
  ])('%s is none', (_what, selected) => {
    expect(selectedSpan(selected, map)).toBeNull();
  });
});
