/** The word that ties a number to what it measures: `tăng`, `đạt`, `chiếm`, `gấp`, `giảm còn` …. */
import table from '../catalog/predicates.json' with { type: 'json' };
import { hedgeBefore } from '../numbers/hedges.ts';
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
const NOUN_ENDS = new Set(table.compounds.map(phraseKey));
/** `giảm bình quân hằng năm 2,5%`: how often says nothing of how. */
const EVERY = new Set(['hằng', 'hàng', 'mỗi', 'một']);
const TIMES = new Set(['năm', 'tháng', 'quý', 'ngày']);

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
    if (last.kind !== 'word') return null;
    if (TIMES.has(last.key) && EVERY.has(tokens[end - 2]?.key ?? '')) {
      end -= 2;
      continue;
    }
    if (!FILLERS.has(last.key)) return null;
    end--;
  }
  return null;
}

/**
 * The change that a second measure repeats (`giảm 6 vụ, tương ứng với 1,03%`): the predicate of the number that stands
 * right before `tương ứng` at token `at`, or null.
 */
export function echoedChange(tokens: readonly Token[], at: number): Predicate | null {
  let i = at - 1;
  while (i > at - 7 && (tokens[i]?.text === ',' || tokens[i]?.text === '(' || tokens[i]?.kind === 'word'))
    i--;
  if (tokens[i]?.kind !== 'number') return null;
  const found = predicateBefore(tokens, Math.max(0, i - 8), hedgeBefore(tokens, i)?.from ?? i);
  return found?.kind === 'up' || found?.kind === 'down' ? found : null;
}

/** `giảm giá phòng 20%`, `làm tăng thu ngân sách 12 tỷ đồng`: the verb, where its object stands before the number at `to`. */
export function changeOfObject(tokens: readonly Token[], from: number, to: number): Predicate | null {
  for (let i = to - 2; i >= Math.max(from, to - 6); i--) {
    const { key, kind } = tokens[i] as Token;
    if (kind !== 'word' || BREAKS.has(key) || BREAKS.has(tokens[i + 1]?.key ?? '')) return null;
    if ((key === 'tăng' || key === 'giảm') && objects.has(tokens[i + 1]?.key ?? ''))
      return { kind: key === 'tăng' ? 'up' : 'down', from: i, key };
  }
  return null;
}
const objects = new Set(table.objects);
const BREAKS = new Set([
  'với',
  'tổng',
  'là',
  'và',
  'để',
  'cho',
  'trên',
  'tại',
  'ở',
  'trong',
  'theo',
  'của',
  'có',
]);
