/**
 * Number + hedge + unit → Quantity. Decides which numbers of a text are figures at all: a number counts only
 * with a unit, a count noun or a partner that has one; everything else (years, law numbers, addresses …) stays out.
 */
import verbs from '../catalog/verbs.json' with { type: 'json' };
import type { Hedge } from '../records.ts';
import type { DateSpan } from '../text/dates.ts';
import { phraseKey, wordKey } from '../text/normalise.ts';
import type { Token } from '../text/tokens.ts';
import { PhraseTrie } from '../text/trie.ts';
import { dimensionBefore, hedgeAfter, hedgeBefore } from './hedges.ts';
import { answersSample, glued, isDesignation, namedBefore, opensSample } from './names.ts';
import { type ReadNumber, readDigitNumber, readMultiplier, readWordNumber } from './numerals.ts';
import { joinPartners } from './partners.ts';
import { type Rank, rankAt } from './ranks.ts';
import { type Habit, habitOf, settleSeparator } from './separators.ts';
import { countedSubject, countsTime, lentUnit, pricedBefore } from './subjects.ts';
import { countsInWords, guessCountNoun, readPer, readUnit, type Unit, type UnitKind } from './units.ts';

export interface Quantity {
  /** Tokens of the number with its unit, hedge left out; `to` exclusive. */
  from: number;
  to: number;
  /** First token of the hedge, or `from`. */
  hedgeFrom: number;
  /** First token of the unit; where it is taken over from a partner, the end of the number. */
  unitFrom: number;
  value: number;
  valueMax: number | null;
  alternative: number | null;
  malformed: boolean;
  unit: string | null;
  unitKind: UnitKind | null;
  denominator: number | null;
  hedge: Hedge | null;
  words: boolean;
  /** The unit was not in the table but guessed from the words that follow. */
  guessedUnit: boolean;
  /** First of a pair `từ 4,1 lên 4,6%` or `(712/790)`: the unit stands at the partner. */
  borrowed: boolean;
  /** Written with a minus in a bracket beside an amount (`(-3,1%)`): the value is how much it fell. */
  falls: boolean;
}

const set = (words: string) => new Set(words.split(' ').map(wordKey));
/** `năm` is five only after these; else it is the year (`trong năm tỉnh đã …`). */
const FIVE_LEADS = set('có gồm với tại ở cho thêm còn được là hơn gần khoảng và');
const DECREASE_TO = set('lên xuống còn thành');
const RANGE_WORDS = set('đến tới');
const TIME_OPENERS = set('ở vào hồi năm đầu cuối tại');
const FRACTION_LEADS = set('chiếm bằng còn được đạt');
/** `1/3 dân số`, `2/3 tổng số`: the fraction of what follows. */
const FRACTION_OF = set('tổng dân số diện sản lượng');
const among = new PhraseTrie<true>().addAll(
  ['trong số', 'trong tổng số', 'trên tổng số', 'trong', 'trên'],
  true,
);

const isCapital = (t: Token | undefined) =>
  t !== undefined && (t.kind === 'word' || t.kind === 'code') && t.capital;

/** Words that are numbers only in the right company. */
function heardAsNumber(tokens: readonly Token[], at: number): boolean {
  return (tokens[at] as Token).key !== 'năm' || FIVE_LEADS.has(tokens[at - 1]?.key ?? '');
}

const numberAt = (tokens: readonly Token[], at: number): ReadNumber | null => {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.kind === 'number') return readDigitNumber(tokens, at);
  return token.kind === 'word' ? readWordNumber(tokens, at) : null;
};

/** Numbers that stand together for one value: a range, a fraction, a part of a whole. */
interface Run {
  /** The number whose unit follows. */
  number: ReadNumber;
  /** Where that number begins. */
  lastFrom: number;
  value: number;
  valueMax: number | null;
  denominator: number | null;
  end: number;
}

/** The numbers from token `at`, or where to go on when they are no value at all. */
function runAt(tokens: readonly Token[], at: number, first: ReadNumber): Run | { skipTo: number } {
  const run: Run = {
    number: first,
    lastFrom: at,
    value: first.value,
    valueMax: null,
    denominator: null,
    end: first.end,
  };
  const next = tokens[first.end];
  if (next === undefined) return run;
  if (next.text === '/' && !next.spaced) return fractionAt(tokens, first, run);
  if (next.text === '-' || RANGE_WORDS.has(next.key)) return rangeAt(tokens, first, run);
  // `2 trong số 4 thí sinh`, `20 trên tổng số 27 xã`: a part, and the whole it is of.
  const whole = first.words || first.scaled ? null : among.longest(tokens, first.end);
  const second = whole === null ? null : numberAt(tokens, whole.end);
  if (second === null || second.words || second.value < first.value) return run;
  return { ...run, number: second, denominator: second.value, end: second.end };
}

/** `5/6`, `2.110,4/2.106 tỷ`; law numbers (`265/QĐ-TTg`, `58/2025/NĐ-CP`) are passed over. */
function fractionAt(tokens: readonly Token[], first: ReadNumber, run: Run): Run | { skipTo: number } {
  const { end } = first;
  const after = tokens[end + 1];
  if (after !== undefined && !after.spaced && isCapital(after)) return { skipTo: end + 2 };
  if (
    after?.kind === 'number' &&
    !after.spaced &&
    tokens[end + 2]?.text === '/' &&
    isCapital(tokens[end + 3])
  )
    return { skipTo: end + 4 };
  const second = after === undefined ? null : numberAt(tokens, end + 1);
  if (second === null || second.words || first.scaled) return run;
  // The multiplier stands once, for both.
  const both = second.scaled && second.value / second.scale >= first.value / 10;
  const value = both ? first.value * second.scale : first.value;
  return { ...run, number: second, value, denominator: second.value, end: second.end };
}

/** `20 - 25`, `1 đến 2 triệu`; a score, a code or a date (`2-1`, `20-10`) is passed over. */
function rangeAt(tokens: readonly Token[], first: ReadNumber, run: Run): Run | { skipTo: number } {
  const second = numberAt(tokens, first.end + 1);
  if (second === null || second.words || first.words || (first.scaled && !second.scaled)) return run;
  if (tokens[second.end]?.text !== '/') {
    const scaled = first.scaled ? first.value : first.value * second.scale;
    const low = second.value > scaled ? scaled : first.value;
    if (second.value > low && (low === scaled || !first.scaled))
      return {
        ...run,
        number: second,
        lastFrom: first.end + 1,
        value: low,
        valueMax: second.value,
        end: second.end,
      };
  }
  const dash = tokens[first.end] as Token;
  if (dash.text === '-' && !dash.spaced && readUnit(tokens, second.end) === null)
    return { skipTo: second.end };
  return run;
}

/** What is known when a number is read. */
interface Reader {
  tokens: readonly Token[];
  habit: Habit;
  /** The quantities before, in order. */
  found: readonly Quantity[];
  /** First token of the sentence. */
  sentence: number;
}

interface Counted {
  unit: Unit | null;
  guessed: boolean;
}

/** What the run from `at` counts: a unit of the table, money without its word, a noun guessed or said before. */
function countedBy(reader: Reader, at: number, run: Run): Counted | { skipTo: number } | null {
  const { tokens } = reader;
  const { number, end } = run;
  const named = namedBefore(tokens, at);
  const next = readUnit(tokens, end);
  // `9.800 tỷ trong năm`: a sum needs no unit, whatever word follows.
  const reading = next?.kind === 'none' && bareMoney(number) ? null : next;
  // `1 chục`, `5 trăm` are read as numbers; a multiplier left over means a malformed run.
  if (reading === null && readMultiplier(tokens, end) !== null) return { skipTo: end + 1 };
  if (reading !== null && !('name' in reading))
    return reading.kind === 'duration' && countsTime(tokens, at, reader.sentence)
      ? { unit: { kind: 'count', name: (tokens[end] as Token).key, end: reading.end }, guessed: false }
      : { skipTo: reading.end };
  if (named === 'strong' && (reading === null || reading.kind === 'count')) return { skipTo: end };
  if (number.words) {
    if (reading === null || (reading.kind === 'count' && !countsInWords(tokens, end))) return null;
    if (number.value === 1 && run.valueMax === null) return null;
    if (!heardAsNumber(tokens, at) || tokens[reading.end]?.key === 'này') return null;
    // `kênh Ba Tỉnh`: both words with a capital, where no sentence begins.
    if (at > reader.sentence && isCapital(tokens[at]) && isCapital(tokens[end])) return null;
  }
  if (run.valueMax === null && isDesignation(tokens, at, run.value, run.denominator !== null, reading))
    return { skipTo: end };
  if (reading !== null)
    return isName(tokens, run, reading) ? { skipTo: reading.end } : { unit: reading, guessed: false };
  const follower = tokens[end];
  // Letters glued to a number make a code (`30a`, `1A`), unless they are a unit.
  if (follower !== undefined && !follower.spaced && (follower.kind === 'word' || follower.kind === 'code'))
    return { skipTo: end + 1 };
  const counted = bareMoney(number)
    ? { unit: moneyOrCounted(reader, at, run), guessed: false }
    : guessed(reader, at, run, named);
  if (named === 'weak' && counted.guessed) return { skipTo: end };
  return counted;
}

/** `5 đồng phạm`, `6 đồng tiền`: nobody pays a handful of đồng; the word begins another. */
const isName = (tokens: readonly Token[], run: Run, unit: Unit) =>
  unit.name === 'đồng' && run.value < 100 && !run.number.scaled && guessCountNoun(tokens, unit.end) !== null;

/** Money may drop its `đồng` (`4,7 tỷ`, `500 nghìn`); of a word-counted noun nothing is assumed. */
const bareMoney = (number: ReadNumber) => !number.words && number.scale >= 1e3;

function moneyOrCounted(reader: Reader, at: number, { number, end }: Run): Unit {
  const { tokens } = reader;
  const per = readPer(tokens, end, 'money');
  if (per.name !== '') return { kind: 'money', name: `đồng${per.name}`, end: per.end };
  const subject = countedSubject(tokens, at, reader.sentence, true);
  if (subject !== null) return { kind: 'count', name: subject, end };
  // Of anything but money the press has no billions that the table does not name.
  const noun = number.scale >= 1e9 ? null : guessCountNoun(tokens, end);
  return noun ?? { kind: 'money', name: 'đồng', end };
}

function guessed(reader: Reader, at: number, run: Run, named: 'strong' | 'weak' | null): Counted {
  const { tokens } = reader;
  const { number, end } = run;
  const nothing: Counted = { unit: null, guessed: false };
  if (number.words) return nothing;
  const lent = run.denominator === null && run.valueMax === null ? lentUnit(reader, at, run) : null;
  if (lent !== null) return { unit: { kind: 'count', name: lent, end }, guessed: false };
  if (run.denominator === null && number.value >= 1e3 && tokens[end]?.text === '/') {
    // `giá tính thuế là 55.000/m³`.
    const per = readPer(tokens, end, 'money');
    if (per.name !== '' && pricedBefore(tokens, at, reader.sentence))
      return { unit: { kind: 'money', name: `đồng${per.name}`, end: per.end }, guessed: false };
  }
  if (named !== null && named !== 'weak') return nothing;
  if (isCapital(tokens[at - 1])) return nothing;
  // `2/9 kéo dài` is a day.
  const day = run.denominator !== null && run.denominator <= 12 && run.value <= 31;
  const noun = day ? null : guessCountNoun(tokens, end);
  return noun !== null && plausibleCount(tokens, at, number) ? { unit: noun, guessed: true } : nothing;
}

/** One quantity from token `at`; where to go on when what stands there is no figure; null when it is no number. */
function quantityAt(reader: Reader, at: number): Quantity | { skipTo: number } | null {
  const { tokens, habit, found } = reader;
  const first = numberAt(tokens, at);
  if (first === null) return null;
  if (glued(tokens, at, found.at(-1)?.to ?? -1)) return { skipTo: first.end };
  const odds = oddsAt(tokens, at, first);
  if (odds !== null) return odds;
  const run = runAt(tokens, at, first);
  if ('skipTo' in run) return run;
  const counted = countedBy(reader, at, run);
  if (counted === null || 'skipTo' in counted) return counted;
  const { number, lastFrom, value, valueMax, denominator, end } = run;
  const sign = tokens[at - 1];
  const negative =
    sign?.text === '-' && !(tokens[at] as Token).spaced && (sign.spaced || tokens[at - 2]?.text === '(');
  const from = negative ? at - 1 : at;
  const hedged = hedgeBefore(tokens, from);
  const unit = counted.unit?.name ?? null;
  const unitKind = counted.unit?.kind ?? null;
  if (unit === null) {
    const borrowing = withoutUnit(tokens, at, first, run, hedged);
    if (borrowing !== null) return borrowing;
  }
  const to = counted.unit?.end ?? end;
  // `đạt từ 10%` with no upper end: at least.
  const floor =
    hedged === null &&
    valueMax === null &&
    tokens[from - 1]?.key === 'từ' &&
    tokens[from - 2]?.key === 'đạt' &&
    tokens[to]?.text !== '-' &&
    !RANGE_WORDS.has(tokens[to]?.key ?? '') &&
    !leadsOn(tokens, to);
  const higher = hedged === null && unitKind === 'physical' ? dimensionBefore(tokens, from, to) : null;
  const tail = hedgeAfter(tokens, to);
  const settled = settle(tokens[at] as Token, first, value, unit, unitKind, habit);
  // `(-3,1%)` beside an amount: a fall of 3.1.
  const falls = negative && sign.text === '-' && tokens[at - 2]?.text === '(';
  return {
    from,
    to,
    hedgeFrom: hedged?.from ?? higher ?? (floor ? from - 1 : from),
    unitFrom: end,
    value: negative && !falls ? -settled.value : settled.value,
    valueMax:
      valueMax === null
        ? null
        : settle(tokens[lastFrom] as Token, number, valueMax, unit, unitKind, habit).value,
    alternative: settled.alternative,
    malformed: first.reading === 'malformed' || number.reading === 'malformed',
    unit,
    unitKind,
    denominator,
    hedge: hedged?.hedge ?? (higher !== null ? 'more_than' : (tail?.hedge ?? (floor ? 'at_least' : null))),
    words: first.words,
    guessedUnit: counted.guessed,
    borrowed: false,
    falls,
  };
}

/** Fractions, and numbers whose unit stands at their partner; null where the number may stand as it is. */
function withoutUnit(
  tokens: readonly Token[],
  at: number,
  first: ReadNumber,
  run: Run,
  hedged: { hedge: Hedge; from: number } | null,
): Quantity | { skipTo: number } | null {
  const { value, denominator, end } = run;
  const lead = tokens[(hedged?.from ?? at) - 1]?.key ?? '';
  if (denominator !== null) {
    // A share written as a fraction (`không quá 1/3`, `1/3 dân số`); bare `27/7` is a date or a code.
    const small = denominator >= 2 && denominator <= 10 && value < denominator;
    const share = hedged !== null || FRACTION_LEADS.has(lead) || FRACTION_OF.has(tokens[end]?.key ?? '');
    if (small && share) return null;
    // `giảm 78 trường hợp (712/790)`: now and before; each takes the unit of the figure it explains.
    const bracketed = tokens[at - 1]?.text === '(' && tokens[end]?.text === ')';
    if (!bracketed || (value <= 31 && denominator <= 12)) return { skipTo: end };
    return blank(at, first.end, first, value, null, null, true);
  }
  // `từ 4,1 lên 4,6%`: the unit stands at the partner; the caller completes it.
  if (lead === 'từ' && leadsOn(tokens, end)) return blank(at, end, first, value, run.valueMax, hedged, true);
  if (
    tokens[at - 1]?.text === '/' &&
    tokens[at - 3]?.text === '(' &&
    tokens[end]?.text === ')' &&
    !first.scaled
  )
    return blank(at, end, first, value, null, null, true);
  return { skipTo: end };
}

/** `lên`, `xuống còn` at token `at`, or behind the time of the first value (`từ 50,08 ở thời điểm đầu năm xuống còn`). */
function leadsOn(tokens: readonly Token[], at: number): boolean {
  if (DECREASE_TO.has(tokens[at]?.key ?? '')) return true;
  if (!TIME_OPENERS.has(tokens[at]?.key ?? '')) return false;
  for (let i = at + 1; i < at + 8; i++) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'newline' || token.kind === 'punct') return false;
    if (DECREASE_TO.has(token.key)) return true;
  }
  return false;
}

/** `1 chọi 1,85`: the odds are the second number. */
function oddsAt(tokens: readonly Token[], at: number, first: ReadNumber): Quantity | null {
  if (first.value !== 1 || tokens[first.end]?.key !== 'chọi') return null;
  const second = numberAt(tokens, first.end + 1);
  if (second === null || second.words) return null;
  const odds = blank(at, second.end, second, second.value, null, null, false);
  return { ...odds, unit: 'chọi', unitKind: 'ratio', hedge: hedgeBefore(tokens, at)?.hedge ?? null };
}

/** `value` of `number` (multiplied out, if need be by its partner's multiplier), its separator settled. */
function settle(
  token: Token,
  number: ReadNumber,
  value: number,
  unit: string | null,
  kind: UnitKind | null,
  habit: Habit,
): { value: number; alternative: number | null } {
  if (number.alternative === null || number.value === 0) return { value, alternative: null };
  const factor = value / number.value;
  const other = Number((number.alternative * factor).toPrecision(15));
  const [grouped, decimal] = number.reading === 'thousands' ? [value, other] : [other, value];
  return settleSeparator(token.text, grouped, decimal, number.scale * factor, unit, kind, habit);
}

function blank(
  at: number,
  end: number,
  number: ReadNumber,
  value: number,
  valueMax: number | null,
  hedged: { hedge: Hedge; from: number } | null,
  borrowed: boolean,
): Quantity {
  return {
    from: at,
    to: end,
    hedgeFrom: hedged?.from ?? at,
    unitFrom: end,
    value,
    valueMax,
    alternative: null,
    malformed: number.reading === 'malformed',
    unit: null,
    unitKind: null,
    denominator: null,
    hedge: hedged?.hedge ?? null,
    words: number.words,
    guessedUnit: false,
    borrowed,
    falls: false,
  };
}

function rankQuantity({ from, to, place, ranked }: Rank): Quantity {
  return {
    from,
    to,
    hedgeFrom: from,
    unitFrom: to,
    value: place,
    valueMax: null,
    alternative: null,
    malformed: false,
    unit: 'hạng',
    unitKind: 'rank',
    denominator: ranked,
    hedge: null,
    words: false,
    guessedUnit: false,
    borrowed: false,
    falls: false,
  };
}

/** A guessed noun is believed only for a clean integer that is not the tail of an enumeration. */
function plausibleCount(tokens: readonly Token[], at: number, number: ReadNumber): boolean {
  if (!Number.isInteger(number.value) || number.reading === 'malformed') return false;
  const token = tokens[at] as Token;
  if (/^(19|20)\d\d$/.test(token.text)) return false;
  const before = tokens[at - 1];
  // An enumerator opens its line: `1. Tăng cường …`, `2) …`.
  if (before === undefined || before.kind === 'newline')
    return token.text.length > 1 || tokens[at + 1]?.kind === 'word';
  return true;
}

/** Every quantity of a text, in order, not overlapping; dates are left out. Linear. */
export function readQuantities(
  tokens: readonly Token[],
  dates: readonly DateSpan[],
  habit: Habit = habitOf(tokens),
): Quantity[] {
  const found: Quantity[] = [];
  const reader: Reader = { tokens, habit, found, sentence: 0 };
  let d = 0;
  /** `cứ 5 hộ` was read in the sentence that begins here. */
  let sampled = -1;
  for (let i = 0; i < tokens.length; ) {
    while (d < dates.length && (dates[d] as DateSpan).to <= i) d++;
    const date = dates[d];
    const token = tokens[i] as Token;
    if (token.kind !== 'number' && token.kind !== 'word') {
      if (endsSentence(tokens, i)) reader.sentence = i + 1;
      i++;
      continue;
    }
    if (date !== undefined && date.from <= i && !overruled(tokens, date, i)) {
      i = date.to;
      continue;
    }
    const rank = token.kind === 'word' ? rankAt(tokens, i) : null;
    if (rank !== null) {
      found.push(rankQuantity(rank));
      i = rank.to;
      continue;
    }
    const quantity = quantityAt(reader, i);
    if (quantity === null) i++;
    else if ('skipTo' in quantity) i = Math.max(quantity.skipTo, i + 1);
    else {
      const counts = quantity.unitKind === 'count';
      if (counts && opensSample(tokens, i)) sampled = reader.sentence;
      else if (!(counts && sampled === reader.sentence && answersSample(tokens, i))) found.push(quantity);
      // A date inside (`5 xã trong 2023`) never: quantities end before the next date.
      i = Math.max(quantity.to, i + 1);
    }
  }
  return joinPartners(tokens, found);
}

/** A line ends at token `at`, or a sentence does. */
function endsSentence(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at] as Token;
  return token.kind === 'newline' || ('.!?'.includes(token.text) && (tokens[at + 1]?.spaced ?? true));
}

const actions = new Set(verbs.action.map(phraseKey));
/** A verb of doing ends before token `at`: `đưa 2000 lao động`, `hỗ trợ cho 2010 hộ`. */
function actsOn(tokens: readonly Token[], at: number): boolean {
  let key = '';
  for (let n = 1; n <= 4 && tokens[at - n]?.kind === 'word'; n++) {
    key = n === 1 ? (tokens[at - 1] as Token).key : `${tokens[at - n]?.key} ${key}`;
    if (actions.has(key)) return true;
  }
  return false;
}

/** A bare year or `ngày 20` before a unit of the table is a quantity after all (`mỗi ngày 20 tấn`, `2000 ha`). */
function overruled(tokens: readonly Token[], date: DateSpan, at: number): boolean {
  if (date.date.kind === 'year' && date.date.bare) {
    const unit = readUnit(tokens, date.to);
    if (unit === null || unit.kind === 'duration' || unit.kind === 'none') return false;
    if (unit.kind !== 'count') return true;
    const before = tokens[at - 1]?.key ?? '';
    return (
      hedgeBefore(tokens, at) !== null ||
      actsOn(tokens, at) ||
      ['có', 'gồm', 'cho', 'với', 'được', 'là', 'đạt', 'số'].includes(before)
    );
  }
  if (date.date.kind === 'time' && date.to === date.from + 2 && tokens[date.from]?.kind === 'word') {
    const unit = readUnit(tokens, date.to);
    return unit !== null && unit.kind !== 'duration' && unit.kind !== 'none' && unit.kind !== 'count';
  }
  return false;
}
