/** The article as rules see it: tokens, blocks, sentences and quotations. */
import type { Article, BlockKind } from '../records.ts';
import { type Normalised, normalise } from './normalise.ts';
import { type Token, tokenise } from './tokens.ts';

/** A run of tokens; `from` inclusive, `to` exclusive. */
export interface Span {
  from: number;
  to: number;
}
export interface TextBlock extends Span {
  kind: BlockKind;
}
export interface Sentence extends Span {
  block: number;
}

export interface TextDocument {
  normal: Normalised;
  tokens: Token[];
  blocks: TextBlock[];
  sentences: Sentence[];
  /** For each token the index of the quotation it stands in, or -1. */
  quotation: Int32Array;
}

/** Words before a full stop that does not end a sentence. */
const ABBREVIATIONS = new Set(
  'tp tx tt q p h th ths ts pgs gs bs ks tr st đ đc ttg nxb vd v.v ubnd bhxh ct gđ pgđ cty'.split(' '),
);

function endsSentence(tokens: readonly Token[], at: number, to: number): boolean {
  const mark = tokens[at] as Token;
  if (mark.kind !== 'punct' || !'.!?…'.includes(mark.text)) return false;
  let next = at + 1;
  while (
    next < to &&
    (tokens[next] as Token).kind === 'punct' &&
    '”"’»)'.includes((tokens[next] as Token).text) &&
    !(tokens[next] as Token).spaced
  )
    next++;
  if (next >= to) return true;
  const follower = tokens[next] as Token;
  if (!follower.spaced) return false;
  if (mark.text === '.') {
    const before = tokens[at - 1];
    if (before && !mark.spaced && before.kind === 'word') {
      if (ABBREVIATIONS.has(before.key) && before.capital) return false;
      if (before.text.length === 1 && before.capital) return false;
    }
  }
  return follower.capital || follower.kind === 'number' || '“"‘«-•*(['.includes(follower.text);
}

/**
 * No sentence of prose is this long: a list, or a text made to be slow. It is cut at a mark, so that rules which
 * look around within a sentence stay cheap.
 */
function overlong(tokens: readonly Token[], start: number, at: number): boolean {
  const length = at - start;
  if (length < 250) return false;
  const { text } = tokens[at] as Token;
  return length >= 500 || text === ';' || text === ',';
}

/** Splits tokens `from..to` (one block) into sentences; closing quotes stay with the sentence they close. */
function sentencesOf(
  tokens: readonly Token[],
  from: number,
  to: number,
  block: number,
  out: Sentence[],
): void {
  let start = from;
  for (let i = from; i < to; i++) {
    if (!endsSentence(tokens, i, to) && !overlong(tokens, start, i)) continue;
    let end = i + 1;
    while (
      end < to &&
      (tokens[end] as Token).kind === 'punct' &&
      '”"’»)'.includes((tokens[end] as Token).text) &&
      !(tokens[end] as Token).spaced
    )
      end++;
    out.push({ from: start, to: end, block });
    start = end;
    i = end - 1;
  }
  if (start < to) out.push({ from: start, to, block });
}

const OPENING = new Map([
  ['“', '”'],
  ['«', '»'],
]);

/** Numbers the quotations of one block; a quotation left open ends with its block. */
function markQuotations(
  tokens: readonly Token[],
  block: TextBlock,
  quotation: Int32Array,
  first: number,
): number {
  let count = first;
  let closing: string | null = null;
  for (let i = block.from; i < block.to; i++) {
    const { text } = tokens[i] as Token;
    if (closing === null) {
      if (text === '"') closing = '"';
      else closing = OPENING.get(text) ?? null;
      if (closing !== null) quotation[i] = count;
    } else {
      quotation[i] = count;
      // Some desks open with “ and close with ".
      if (text === closing || (closing === '”' && text === '"')) {
        closing = null;
        count++;
      }
    }
  }
  return closing === null ? count : count + 1;
}

type Source = Pick<Article, 'text' | 'blocks'>;
/** Kept for as long as their article lives: figures, officials and speakers share one reading. */
const documents = new WeakMap<Source, Source & { document: TextDocument }>();

/** Reads the layers of an article that every rule needs. Linear; never throws. */
export function readText(article: Source): TextDocument {
  const { text, blocks } = article;
  const known = documents.get(article);
  if (known?.text === text && known.blocks === blocks) return known.document;
  const document = readLayers(article);
  documents.set(article, { text, blocks, document });
  return document;
}

function readLayers(article: Source): TextDocument {
  const normal = normalise(article.text);
  const tokens = tokenise(normal.text);
  const blocks: TextBlock[] = [];
  let at = 0;
  const sorted = [...article.blocks].sort((a, b) => a.start - b.start);
  for (const block of sorted) {
    while (at < tokens.length && normal.toOriginal((tokens[at] as Token).start) < block.start) at++;
    const from = at;
    while (at < tokens.length && normal.toOriginal((tokens[at] as Token).start) < block.end) at++;
    let to = at;
    while (to > from && (tokens[to - 1] as Token).kind === 'newline') to--;
    if (to > from) blocks.push({ kind: block.kind, from, to });
  }
  const sentences: Sentence[] = [];
  const quotation = new Int32Array(tokens.length).fill(-1);
  let quotes = 0;
  blocks.forEach((block, index) => {
    let start = block.from;
    for (let i = block.from; i <= block.to; i++) {
      if (i === block.to || (tokens[i] as Token).kind === 'newline') {
        if (i > start) sentencesOf(tokens, start, i, index, sentences);
        start = i + 1;
      }
    }
    quotes = markQuotations(tokens, block, quotation, quotes);
  });
  return { normal, tokens, blocks, sentences, quotation };
}
