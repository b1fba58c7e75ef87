/** Hedge words before and after a number, and the bounds they put on its value. */
import table from '../catalog/hedges.json' with { type: 'json' };
import type { Hedge } from '../records.ts';
import { phraseKey } from '../text/normalise.ts';
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
