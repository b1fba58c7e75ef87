/** Quotations as a reader sees them: over paragraphs that each open anew, and with a mark that the desk forgot. */
import type { Span, TextDocument } from './sentences.ts';
import type { Token } from './tokens.ts';

export interface Quotations {
  /** With their marks, in order. */
  spans: Span[];
  /** For each token the index of its quotation, or -1. */
  at: Int32Array;
}

const OPENING = new Set(['“', '"', '«']);
const CLOSING = new Set(['”', '"', '»']);

/** Reads the quotations of a text. Linear. */
export function quotationsOf({ tokens, blocks, quotation }: TextDocument): Quotations {
  const spans: Span[] = [];
  const at = new Int32Array(tokens.length).fill(-1);
  /** The quotation that the block before left open. */
  let open: Span | null = null;
  for (const block of blocks) {
    if (!OPENING.has((tokens[block.from] as Token).text)) open = null;
    let free = block.from;
    for (let i = block.from; i < block.to; i++) {
      const id = quotation[i] as number;
      if (id < 0) {
        if ((tokens[i] as Token).text !== '”') continue;
        // A closing mark alone: the speech began with the paragraph, or behind the quotation before it.
        spans.push({ from: free, to: i + 1 });
        free = i + 1;
        continue;
      }
      let end = i + 1;
      while (end < block.to && quotation[end] === id) end++;
      if (open !== null && i === block.from) open.to = end;
      else spans.push({ from: i, to: end });
      const closed = end > i + 1 && CLOSING.has((tokens[end - 1] as Token).text);
      open = closed || end < block.to ? null : (spans.at(-1) as Span);
      free = end;
      i = end - 1;
    }
  }
  spans.forEach(({ from, to }, n) => {
    at.fill(n, from, to);
  });
  return { spans, at };
}
