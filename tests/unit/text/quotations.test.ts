import { describe, expect, it } from 'vitest';
import { quotationsOf } from '../../../lib/text/quotations.ts';
import { readText } from '../../../lib/text/sentences.ts';
import { articleOf } from '../article.ts';

const quoted = (text: string) => {
  const doc = readText(articleOf(text));
  return quotationsOf(doc).spans.map(({ from, to }) =>
    doc.normal.text.slice(doc.tokens[from]?.start, doc.tokens[to - 1]?.end),
  );
};

describe('quotations', () => {
  it.each([
    ['Ông nói: “Có 5 xã”. Bà nói: "Có 6 xã".', ['“Có 5 xã”', '"Có 6 xã"']],
    // Each paragraph of a long quotation opens anew; the last closes.
    ['“Có 5 xã.\n“Có 6 xã”, bà nói.', ['“Có 5 xã.\n“Có 6 xã”']],
    ['“Có 5 xã.\nBà nói “Có 6 xã”.', ['“Có 5 xã.', '“Có 6 xã”']],
    ['Có 5 xã”, bà nói.', ['Có 5 xã”']],
    ['Có 5 xã, bà nói.', []],
  ])('%s', (text, expected) => expect(quoted(text)).toEqual(expected));
});
