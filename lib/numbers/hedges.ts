/** Hedge words before and after a number, and the bounds they put on its value. */
import table from '../catalog/hedges.json' with { type: 'json' };
import type { Hedge } from '../records.ts';
import { phraseKey } from '../text/normalise.ts';
import { own } from '../text/own.ts';
import type { Token } from '../text/tokens.ts';
import { PhraseTrie } from '../text/trie.ts';

const before = new Map<string, Hedge>();
let longest = 1;
for (const [hedge, phrases] of Object.entries(table.before))
  for (const phrase of phrases) {
    const key = phraseKey(phrase);
    before.set(key, hedge as Hedge);
    longest = Math.max(longest, key.split(' ').length);
  }
const after = new PhraseTrie<Hedge>();
for (const [hedge, phrases] of Object.entries(table.after)) after.addAll(phrases, hedge as Hedge);

/** Words that make a following `hơn` part of a comparison (`cao hơn 25%`), not a hedge. */
const COMPARATIVES = new Set([
  'cao',
  'thấp',
  'nhiều',
  'ít',
  'sớm',
  'muộn',
  'nhanh',
  'chậm',
  'tốt',
  'xấu',
  'đắt',
  'rẻ',
  'dài',
  'ngắn',
]);
/** Before `độ` these make a noun (`tốc độ`, `mật độ`), and no `about`. */
const NOUNS_OF_DEGREE = new Set([
  'tốc',
  'mật',
  'mức',
  'chế',
  'nhiệt',
  'trình',
  'cường',
  'tiến',
  'góc',
  'quốc',
]);
/** Of two hedges (`khoảng trên 20`) the one that bounds wins. */
const RANK: Record<Hedge, number> = {
  at_most: 5,
  at_least: 5,
  less_than: 4,
  more_than: 3,
  nearly: 2,
  about: 1,
};

/** The hedge that ends right before token `at`, and where its words begin. */
export function hedgeBefore(tokens: readonly Token[], at: number): { hedge: Hedge; from: number } | null {
  const sign = own(SIGNS, tokens[at - 1]?.text ?? '');
  if (sign !== undefined) return { hedge: sign, from: at - 1 };
  const ceiling = ceilingBefore(tokens, at);
  if (ceiling !== null) return { hedge: 'at_most', from: ceiling };
  let found: { hedge: Hedge; from: number } | null = null;
  let end = at;
  for (let round = 0; round < 2; round++) {
    let step: { hedge: Hedge; from: number } | null = null;
    let key = '';
    for (let n = 1; n <= longest; n++) {
      const token = tokens[end - n];
      if (token === undefined || token.kind !== 'word') break;
      key = n === 1 ? token.key : `${token.key} ${key}`;
      const hedge = before.get(key);
      if (hedge !== undefined) step = { hedge, from: end - n };
    }
    if (step === null) break;
    // `vi phạm tốc độ 771.340 trường hợp`: the word ends a noun.
    const word = tokens[step.from] as Token;
    if (word.key === 'độ' && NOUNS_OF_DEGREE.has(tokens[step.from - 1]?.key ?? '')) break;
    if (tokens[step.from]?.key === 'hơn' && COMPARATIVES.has(tokens[step.from - 1]?.key ?? '')) break;
    found =
      found === null || RANK[step.hedge] > RANK[found.hedge]
        ? { hedge: step.hedge, from: step.from }
        : { hedge: found.hedge, from: step.from };
    end = step.from;
  }
  return found;
}

/** Signs that bound as words do. */
const SIGNS: { [sign: string]: Hedge } = {
  '≥': 'at_least',
  '≤': 'at_most',
  '>': 'more_than',
  '<': 'less_than',
};
const DIMENSIONS = new Set(['dài', 'rộng', 'sâu', 'cao', 'xa', 'dày', 'nặng']);

/**
 * `dài hơn 12 km`, `cao hơn 25 m`: a dimension past a length, where nothing is compared (`cao hơn 2 m so với …`).
 * The token of `hơn`, or null; `from` is where the number begins, `to` is behind its unit.
 */
export function dimensionBefore(tokens: readonly Token[], from: number, to: number): number | null {
  if (tokens[from - 1]?.key !== 'hơn' || !DIMENSIONS.has(tokens[from - 2]?.key ?? '')) return null;
  for (let i = to; i < to + 6; i++) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'punct' || token.kind === 'newline') break;
    if (token.key === 'so') return null;
  }
  return from - 1;
}

/** Words of a rule before `đến`, `tới`, `lên đến`: the sum is the most there can be. */
const ceilings = new Set(table.ceilings.map(phraseKey));
const UP_TO = new Set(['đến', 'tới']);

/** `bị phạt đến 30 triệu đồng`, `mức hỗ trợ lên tới …`: where the hedge that ends before token `at` begins, or null. */
function ceilingBefore(tokens: readonly Token[], at: number): number | null {
  if (!UP_TO.has(tokens[at - 1]?.key ?? '')) return null;
  const from = tokens[at - 2]?.key === 'lên' ? at - 2 : at - 1;
  let key = '';
  for (let n = 1; n <= 3; n++) {
    const token = tokens[from - n];
    if (token?.kind !== 'word') return null;
    key = n === 1 ? token.key : `${token.key} ${key}`;
    if (ceilings.has(key))
      return tokens[from - n - 1]?.key === 'tiền' || tokens[from - n - 1]?.key === 'số' ? null : from;
  }
  return null;
}

/** `trở lên`, `trở xuống` at token `at`. */
export function hedgeAfter(tokens: readonly Token[], at: number): { hedge: Hedge; end: number } | null {
  const match = after.longest(tokens, at);
  return match === null ? null : { hedge: match.value, end: match.end };
}

/** The step of the last printed digit: 1 for `33`, 0.1 for `33,5`, 100 for `31.500`; rounding stays below it. */
export function lastStep(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return 1;
  let text = Math.abs(value).toPrecision(12);
  if (text.includes('e'))
    text = Number(text).toLocaleString('en', { useGrouping: false, maximumSignificantDigits: 12 });
  if (text.includes('.')) {
    text = text.replace(/0+$/, '');
    const decimals = text.length - text.indexOf('.') - 1;
    if (decimals > 0) return 10 ** -decimals;
    text = text.slice(0, -1);
  }
  const zeros = text.length - text.replace(/0+$/, '').length;
  return 10 ** zeros;
}

/**
 * Bounds of a hedged value, in the unit of `value`; null on a side that stays open. `about` takes one step of
 * the last digit either way; `more_than` has no upper bound: the
 * next rounding step is likely, not said.
 */
export function hedgeBounds(
  hedge: Hedge | null,
  value: number,
  valueMax: number | null,
): { min: number | null; max: number | null } {
  const top = valueMax ?? value;
  switch (hedge) {
    case 'more_than':
    case 'at_least':
      return { min: value, max: null };
    case 'nearly':
    case 'less_than':
    case 'at_most':
      return { min: null, max: top };
    case 'about': {
      const step = lastStep(value);
      return { min: value - step, max: top + step };
    }
    default:
      return { min: value, max: top };
  }
}
