/** What a change or a ratio is measured against, as written: `so với cùng kỳ năm 2022`, `kế hoạch năm`. */
import { phraseKey, wordKey } from '../text/normalise.ts';
import type { Token } from '../text/tokens.ts';
import { PhraseTrie } from '../text/trie.ts';

export interface BaseSpan {
  from: number;
  to: number;
  /** Without `so với`. */
  text: string;
  /** A plan, an estimate of the budget, a target: completion, not growth. */
  plan: boolean;
}

const planWords = new PhraseTrie<true>().addAll(
  [
    'kế hoạch',
    'KH',
    'dự toán',
    'chỉ tiêu',
    'mục tiêu',
    'nghị quyết',
    'kế hoạch năm',
    'dự toán năm',
    'chỉ tiêu kế hoạch',
    'tổng kế hoạch',
    'kịch bản',
  ],
  true,
);
const periodWords = new PhraseTrie<true>().addAll(
  ['cùng kỳ', 'năm trước', 'năm ngoái', 'tháng trước', 'quý trước', 'thực hiện năm'],
  true,
);
const STOP = new Set([
  'đạt',
  'tăng',
  'giảm',
  'bằng',
  'vượt',
  'là',
  'trong',
  'chiếm',
  'do',
  'nhưng',
  'song',
  'còn',
  'gây',
  'nên',
  'để',
  'nhằm',
  'khi',
  'mặc',
  'theo',
  'đã',
  'đây',
  'thì',
  'với',
  'đóng',
  'góp',
  'trong',
  'cho',
  'khiến',
  'ước',
  'đồng',
  'qua',
  'chủ',
  'cụ',
  'tập',
  'ở',
  'có',
  'và',
  'mức',
]);

/** `so năm 2008`, `so cùng kỳ`: without its `với`. */
const AFTER_SO = new Set(
  ['năm', 'tháng', 'quý', 'cùng', 'kế', 'dự', 'đầu', 'cuối', 'chỉ', 'tuần', 'vụ', 'thời'].map(wordKey),
);
/** How many tokens `so`, `so với` at token `at` takes; 0 where no base begins. */
function opensBase(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.key !== 'so') return 0;
  if (tokens[at + 1]?.key === 'với') return 2;
  return AFTER_SO.has(tokens[at + 1]?.key ?? '') ? 1 : 0;
}

/** A plan, a target or an estimate of the budget is named at token `at`. */
export const namesPlan = (tokens: readonly Token[], at: number): boolean =>
  planWords.longest(tokens, at) !== null;

const KHI_SAP_XEP = phraseKey('trước khi');

/** Reads the phrase of a base from `from`: to a mark, a verb or `limit`; at most 12 words. */
function phrase(tokens: readonly Token[], from: number, limit: number): number {
  let i = from;
  while (i < limit && i - from < 12) {
    const token = tokens[i] as Token;
    if (token.kind === 'newline') break;
    if (token.kind === 'punct') {
      if (
        (token.text === '/' || token.text === '-' || token.text === '.') &&
        !token.spaced &&
        i + 1 < limit &&
        tokens[i + 1]?.kind !== 'newline' &&
        !(tokens[i + 1]?.spaced ?? true)
      ) {
        i++;
        continue;
      }
      break;
    }
    if (
      i > from &&
      STOP.has(token.key) &&
      !(token.key === 'và' && tokens[i - 1]?.kind === 'number' && tokens[i + 1]?.kind === 'number')
    ) {
      // `mức 21,4 tỷ euro` after `so với` is a value, and its own figure.
      if (token.key === 'theo' && i === from + 1) break;
      if (!(token.key === 'mức' && i === from)) break;
    }
    i++;
  }
  return i;
}

function make(tokens: readonly Token[], from: number, textFrom: number, to: number): BaseSpan | null {
  let end = to;
  while (end > textFrom && ['của', 'thì', 'đều', 'cũng'].includes((tokens[end - 1] as Token).key)) end--;
  if (end <= textFrom) return null;
  let text = '';
  for (let i = textFrom; i < end; i++) {
    const token = tokens[i] as Token;
    text += (text !== '' && token.spaced ? ' ' : '') + token.text;
  }
  const plan = planWords.longest(tokens, textFrom, end) !== null && !phraseKey(text).startsWith(KHI_SAP_XEP);
  return { from, to: end, text, plan };
}

/** The base that follows a figure at `from` (behind its unit), before `end`; `limit` is where the next figure starts. */
export function baseAfter(
  tokens: readonly Token[],
  from: number,
  end: number,
  limit: number,
): BaseSpan | null {
  for (let i = from; i < limit && i - from < 14; i++) {
    const token = tokens[i] as Token;
    const opened = opensBase(tokens, i);
    if (opened > 0) {
      if (tokens[i + 2]?.key === 'mức' || tokens[i + 2]?.key === 'con') {
        // `so với mức 21,4 tỷ euro`: a value, not a base in words.
        if (tokens[i + 3]?.kind === 'number' || tokens[i + 4]?.kind === 'number') return null;
      }
      return make(
        tokens,
        i,
        i + opened,
        phrase(tokens, i + opened, Math.max(limit, Math.min(end, dateLimit(tokens, i + opened, end)))),
      );
    }
    if (token.kind === 'punct') {
      if (token.text === ')' || token.text === '(') {
        if (token.text === '(') return null;
        continue;
      }
      return null;
    }
    if (
      i - from <= 1 &&
      (planWords.longest(tokens, i, end) !== null || periodWords.longest(tokens, i, end) !== null)
    )
      return make(tokens, i, i, phrase(tokens, i, Math.max(limit, dateLimit(tokens, i, end))));
  }
  return null;
}

/** A year inside a base is not the next figure. */
const dateLimit = (_tokens: readonly Token[], from: number, end: number) => Math.min(end, from + 12);

/** `So với cùng kỳ năm trước, …` at the head of a sentence or clause: holds for all its changes. */
export function baseBefore(tokens: readonly Token[], from: number, limit: number): BaseSpan | null {
  for (let i = from; i + 2 < limit && i - from < 12; i++) {
    const opened = opensBase(tokens, i);
    if (opened === 0) continue;
    const to = phrase(tokens, i + opened, limit);
    // `So với cùng kỳ năm trước tăng 3 vụ`: the verb follows without a comma.
    if (tokens[to]?.text !== ',' && !['tăng', 'giảm', 'thì'].includes(tokens[to]?.key ?? '')) return null;
    return make(tokens, i, i + opened, to);
  }
  return null;
}

/** `… giảm so với thực hiện năm 2012 (bằng 84%)`: the base that ends right before a bracket at `to`. */
export function baseEnding(tokens: readonly Token[], from: number, to: number): BaseSpan | null {
  for (let i = to - 2; i >= Math.max(from, to - 12); i--) {
    const { kind } = tokens[i] as Token;
    if (kind === 'punct' || kind === 'newline') return null;
    const opened = opensBase(tokens, i);
    if (opened === 0) continue;
    return phrase(tokens, i + opened, to) === to ? make(tokens, i, i + opened, to) : null;
  }
  return null;
}
