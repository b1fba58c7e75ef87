/** What of an article tells what one of its figures is about, beside the figure's own label. */
import type { Article, Figure } from '../records.ts';

/** Longest text that is looked at on each side, in UTF-16 code units. */
const REACH = 600;
const AFTER = 80;

export interface Passage {
  /** The figure's sentence. */
  sentence: string;
  /** Of the sentence what stands before the number, and after it up to the end of its clause. */
  left: string;
  right: string;
  /** The sentences before it in the same paragraph. */
  before: string;
  /** Title, and the lead where the article has one. */
  about: string;
}

/** The passage of a figure of `article`. */
export function passageOf(article: Article, figure: Pick<Figure, 'start' | 'end' | 'sentence'>): Passage {
  const { text } = article;
  const { start, end } = figure.sentence;
  const block = blockAt(article, start);
  const lead = article.blocks.find(({ kind }) => kind === 'lead');
  const after = text.slice(figure.end, Math.min(end, figure.end + AFTER));
  const stop = /[,.;:()\n–]|\s-\s/.exec(after)?.index ?? after.length;
  return {
    sentence: text.slice(start, Math.min(end, start + 4 * REACH)),
    left: text.slice(Math.max(start, figure.start - REACH), figure.start),
    right: after.slice(0, stop),
    before: text.slice(Math.max(block, start - REACH), start),
    about: `${article.title}. ${lead === undefined ? '' : text.slice(lead.start, Math.min(lead.end, lead.start + REACH))}`,
  };
}

/** Where the block begins that holds an offset; blocks are in the order of the text. */
function blockAt({ blocks }: Article, at: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.start ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return blocks[low - 1]?.start ?? 0;
}
