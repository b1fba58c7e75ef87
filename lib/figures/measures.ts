/** Level, share, change, ratio or plan ratio: from the predicate, the unit and what the value is held against. */
import type { Quantity } from '../numbers/quantities.ts';
import type { Token } from '../text/tokens.ts';
import { type BaseSpan, baseEnding, namesPlan } from './bases.ts';
import { type Draft, textOf } from './draft.ts';
import { changeOfObject, echoedChange, type Predicate } from './predicates.ts';

/** A label that opens with one of these names a rate. */
export const RATE_HEAD = /^(tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|tỷ suất|tỉ suất|hệ số|cơ cấu)( |$)/i;

const COMPARED = new Map<string, 'up' | 'down'>([
  ['cao hơn', 'up'],
  ['nhiều hơn', 'up'],
  ['lớn hơn', 'up'],
  ['thấp hơn', 'down'],
  ['ít hơn', 'down'],
]);

/** Right before a number these say that it is the value compared with, not the difference. */
const VALUE_NOUNS = new Set(['mức', 'số', 'tiền']);

/**
 * The change whose verb does not stand right before the number: `cao hơn giá thị trường 25%`, `nhiều hơn năm ngoái 11
 * trường`, `vượt kế hoạch 4%` (the base stands between), `giảm giá phòng 20%`, `tương ứng với 1,03%`.
 */
export function comparativeBefore(
  tokens: readonly Token[],
  from: number,
  q: Quantity,
  bases: BaseSpan[],
  draft: Draft,
): Predicate | null {
  if (q.unitKind === 'rank') return null;
  const last = tokens[q.hedgeFrom - 1] as Token | undefined;
  if (last === undefined || last.kind === 'punct' || last.kind === 'newline') return null;
  if (q.unitKind === 'rate' && (last.key === 'với' || last.key === 'ứng')) {
    const at = last.key === 'với' ? q.hedgeFrom - 3 : q.hedgeFrom - 2;
    if (tokens[at]?.key === 'tương') return echoedChange(tokens, at);
  }
  const amount = q.unitKind === 'rate' || q.unitKind === 'money' || q.unitKind === 'physical';
  const object = amount ? changeOfObject(tokens, from, q.hedgeFrom) : null;
  if (object !== null) return object;
  const between = (at: number, kind: 'up' | 'down', key: string): Predicate | null => {
    const text = textOf(tokens, at, q.hedgeFrom);
    if (VALUE_NOUNS.has(last.key) || (/so với/i.test(text) && namesPlan(tokens, q.hedgeFrom - 2)))
      return null;
    if (text !== '') {
      draft.base = text;
      bases.push({ from: at, to: q.hedgeFrom, text, plan: false });
    }
    return { kind, from: at - 1, key };
  };
  for (let i = q.hedgeFrom - 2; i >= Math.max(from, q.hedgeFrom - 14); i--) {
    if ((tokens[i] as Token).kind === 'punct') break;
    const key = `${tokens[i]?.key} ${tokens[i + 1]?.key}`;
    const kind = COMPARED.get(key);
    if (kind !== undefined) return between(i + 2, kind, key);
    // `vượt chỉ tiêu trong khoảng 6 - 7%` gives the target itself.
    if (tokens[i]?.key === 'vượt' && namesPlan(tokens, i + 1))
      return q.hedge === 'about' ? null : between(i + 1, 'up', 'vượt');
  }
  return null;
}

const INDEX_VERBS = new Set([
  'bằng',
  'đạt',
  'chỉ bằng',
  'tương đương',
  'chỉ đạt',
  'ước đạt',
  'mới đạt',
  'hoàn thành',
  'thực hiện',
]);

/** Sets measure, direction and kind of change of `draft` from what stands around the number. */
export function measureOf(
  tokens: readonly Token[],
  q: Quantity,
  predicate: Predicate | null,
  base: BaseSpan | null,
  draft: Draft,
): void {
  const kind = predicate?.kind ?? null;
  const percent = q.unitKind === 'rate';
  if (q.unitKind === 'rank') {
    draft.measure = 'rank';
    draft.base = null;
    return;
  }
  if (q.falls) {
    draft.measure = 'change';
    draft.direction = 'down';
    draft.changeKind = q.unitKind === 'points' ? 'points' : percent ? 'relative' : 'absolute';
    return;
  }
  if (q.unitKind === 'ratio') {
    draft.measure = 'ratio';
    if (kind === 'up' || kind === 'down') {
      draft.direction = kind;
      draft.changeKind = 'relative';
      draft.flags.add('times_ambiguous');
    }
    return;
  }
  // `xuất khẩu vượt 440 tỷ USD`: past a round level, by how much is not said.
  const amount = q.unitKind === 'money' || q.unitKind === 'physical' || Math.abs(q.value) >= 1e4;
  if (
    draft.beyond &&
    base === null &&
    draft.base === null &&
    amount &&
    !percent &&
    !baseBehindBracket(tokens, q.to)
  ) {
    draft.hedge ??= 'more_than';
    return;
  }
  // `quy mô kinh tế mở rộng 5.300 tỷ đồng`; of anything else `mở rộng` says what was built.
  const widened = predicate?.key === 'mở rộng' && q.unitKind !== 'money';
  const echoed =
    percent && predicate?.key === 'tương đương' ? (echoedChange(tokens, predicate.from)?.kind ?? null) : null;
  const moved = kind === 'up' || kind === 'down' ? (widened ? null : kind) : echoed;
  if ((moved === 'up' || moved === 'down') && !fromLevel(tokens, predicate, q)) {
    draft.measure = 'change';
    draft.direction = moved;
    if (predicate !== null)
      draft.base ??= baseEnding(tokens, Math.max(0, predicate.from - 14), predicate.from)?.text ?? null;
    draft.changeKind = q.unitKind === 'points' ? 'points' : percent ? 'relative' : 'absolute';
    return;
  }
  if (percent && base !== null && kind !== 'share' && kind !== 'toLevel') {
    if (base.plan) {
      draft.measure = 'plan_ratio';
      return;
    }
    if (kind === 'ratio' || (kind === 'level' && INDEX_VERBS.has(predicate?.key ?? ''))) {
      draft.measure = 'ratio';
      return;
    }
  }
  if (kind === 'ratio' && percent) draft.measure = 'ratio';
  else if (kind === 'share' && percent) draft.measure = 'share';
  // A level held against a base (`đạt 30 tỷ, so với …`) is a level all the same; the base belongs to its change.
  if (draft.measure !== 'ratio') draft.base = null;
}

/** `vượt 172 tỷ đồng (10,1%) so với dự toán`: a base follows the bracket at token `at`. */
function baseBehindBracket(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.text !== '(') return false;
  for (let i = at + 1; i < Math.min(tokens.length, at + 12); i++)
    if ((tokens[i] as Token).text === ')')
      return ['so', 'dự', 'kế', 'chỉ'].includes(tokens[i + 1]?.key ?? '');
  return false;
}

const TOWARDS = new Set(['lên', 'xuống', 'còn', 'đến']);

/** `giảm từ 3,2% xuống còn 2,1%`: the first value is a level. */
function fromLevel(tokens: readonly Token[], predicate: Predicate | null, q: Quantity): boolean {
  let to = q.to;
  // `từ 46% (cuối năm 2021) xuống 22%`, `từ 5,9% của cùng kỳ xuống còn 5,6%`.
  const limit = Math.min(tokens.length, q.to + 9);
  while (to < limit && !TOWARDS.has((tokens[to] as Token).key)) {
    const token = tokens[to] as Token;
    if (
      to === q.to &&
      token.text !== '(' &&
      !['vào', 'của', 'năm', 'ở', 'hồi', 'cuối', 'đầu', 'trong'].includes(token.key)
    )
      return false;
    if (token.text === ',' || token.text === ';' || token.text === '.' || token.kind === 'newline')
      return false;
    to++;
  }
  if (to === limit) return false;
  for (let i = predicate?.from ?? q.hedgeFrom - 2; i < q.hedgeFrom; i++)
    if (tokens[i]?.key === 'từ') return true;
  return false;
}
