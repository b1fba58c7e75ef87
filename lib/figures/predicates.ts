/** The word that ties a number to what it measures: `tăng`, `đạt`, `chiếm`, `gấp`, `giảm còn` …. */
import table from '../catalog/predicates.json' with { type: 'json' };
import { phraseKey } from '../text/normalise.ts';
import type { Token } from '../text/tokens.ts';

export type PredicateKind = 'up' | 'down' | 'toLevel' | 'level' | 'share' | 'ratio';

export interface Predicate {
  kind: PredicateKind;
  /** First token of the predicate. */
  from: number;
  /** `đạt`, `bằng` …: the words, as key. */
  key: string;
}

const phrases = new Map<string, PredicateKind>();
let longest = 1;
for (const kind of ['level', 'share', 'ratio', 'toLevel', 'up', 'down'] as const)
  for (const phrase of table[kind]) {
    const key = phraseKey(phrase);
    phrases.set(key, kind);
    longest = Math.max(longest, key.split(' ').length);
  }

const FILLERS = new Set(
  'tới đến thêm được cũng lại khoảng từ mức ở con số trung bình quân khá đã sẽ vẫn là đều thì mạnh nhẹ so thực về cả'.split(
    ' ',
  ),
);

/** Nouns whose last syllable is a predicate or a filler elsewhere. */
const NOUN_ENDS = new Set(
  [
    'chứng chỉ',
    'địa chỉ',
    'đồng bằng',
    'văn bằng',
    'công bằng',
    'nội thành',
    'ngoại thành',
    'giá cả',
    'tất cả',
  ].map(phraseKey),
);

/** The predicate that governs the number whose hedge starts at `to`; looks back over fillers, not beyond `from`. */
export function predicateBefore(tokens: readonly Token[], from: number, to: number): Predicate | null {
  let end = to;
  for (let step = 0; step < 5 && end > from; step++) {
    let found: Predicate | null = null;
    let key = '';
    for (let n = 1; n <= longest && end - n >= from; n++) {
      const token = tokens[end - n] as Token;
      if (token.kind !== 'word') break;
      key = n === 1 ? token.key : `${token.key} ${key}`;
      const kind = phrases.get(key);
      // `chứng chỉ đạt`: the first syllable ends a noun and opens no `chỉ đạt`.
      const noun = NOUN_ENDS.has(`${tokens[end - n - 1]?.key ?? ''} ${token.key}`);
      if (kind !== undefined && !noun) found = { kind, from: end - n, key };
    }
    const last = tokens[end - 1] as Token;
    if (NOUN_ENDS.has(`${tokens[end - 2]?.key ?? ''} ${last.key}`)) return null;
    if (found === null && last.key === 'thêm') {
      // `điều chỉnh tăng vốn đầu tư thêm 2.100 tỷ`: the verb stands a few words before its `thêm`.
      for (let i = end - 2; i >= Math.max(from, end - 7); i--) {
        const { key: verb, kind } = tokens[i] as Token;
        if (kind !== 'word') break;
        if (verb === 'tăng' || verb === 'giảm')
          return { kind: verb === 'tăng' ? 'up' : 'down', from: i, key: verb };
      }
    }
    if (found !== null) {
      // `là`, `bằng`, `tới` may only lean on a stronger word before them: `tăng bình quân là 5%`.
      if (found.kind === 'level' && ['là', 'ước', 'ước tính', 'khoảng'].includes(found.key)) {
        const stronger = predicateBefore(tokens, from, found.from);
        if (
          stronger !== null &&
          stronger.kind !== 'level' &&
          stronger.kind !== 'toLevel' &&
          found.from - stronger.from <= 4
        )
          return stronger;
      }
      return found;
    }
    if (last.kind !== 'word' || !FILLERS.has(last.key)) return null;
    end--;
  }
  return null;
}
