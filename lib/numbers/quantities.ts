/**
 * Number + hedge + unit → Quantity. Decides which numbers of a text are figures at all: a number counts only
 * with a unit, a count noun or a partner that has one; everything else (years, law numbers, addresses …) stays out.
 */
import type { Hedge } from '../records.ts';
import type { DateSpan } from '../text/dates.ts';
import { wordKey } from '../text/normalise.ts';
import type { Token } from '../text/tokens.ts';
import { hedgeAfter, hedgeBefore } from './hedges.ts';
import { type ReadNumber, readDigitNumber, readMultiplier, readWordNumber } from './numerals.ts';
import { type Rank, rankAt } from './ranks.ts';
import { type Habit, habitOf, settleSeparator } from './separators.ts';
import { countsInWords, guessCountNoun, readPer, readUnit, type UnitKind } from './units.ts';

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
}

const set = (words: string) => new Set(words.split(' ').map(wordKey));
/** After these a number is a name or an address, whatever count noun follows. */
const NAME_LEADS = set(
  'lớp điều khoản mục chương luật quận phường khóa hạng top trang ảnh hình hotline lầu phòng covid ngõ ngách hẻm xóm khối thứ fax ql đt tl hl',
);
/** Two-word leads whose last word alone would be too common. */
const NAME_LEADS_2 = new Set(
  [
    'quyết định',
    'nghị định',
    'nghị quyết',
    'thông tư',
    'chỉ thị',
    'công văn',
    'kết luận',
    'chương trình',
    'đề án',
    'quốc lộ',
    'tỉnh lộ',
    'đường tỉnh',
    'lần thứ',
    'thế kỷ',
    'sư đoàn',
    'quân khu',
    'trung đoàn',
    'tiểu đoàn',
    'bệnh viện',
    'khu phố',
    'giai đoạn',
    'mức độ',
    'điện thoại',
    'kỳ họp',
    'phiên họp',
    'đường dây',
    'tổ công',
    'trường thpt',
    'đại hội',
    'tổng đài',
    'số nhà',
    'tài khoản số',
    'chỉ đạo',
    'quốc khánh',
  ].map((p) => p.split(' ').map(wordKey).join(' ')),
);
/** After these a number may be a name; a unit from the table overrules, a guessed one does not. */
const WEAK_LEADS = set(
  'số thôn ấp bản tổ đội nhóm loại đường phố tập biểu bảng mẫu lô kỳ cấp vòng bài phần km cột mốc khu mức phiên giải câu đợt',
);
const UNIT_LEADS = set('lệ cứ mỗi từng hễ');
/** `năm` is five only after these; else it is the year (`trong năm tỉnh đã …`). */
const FIVE_LEADS = set('có gồm với tại ở cho thêm còn được là hơn gần khoảng và');
const DECREASE_TO = set('lên xuống còn thành');
const RANGE_WORDS = set('đến tới');

const isCapital = (t: Token | undefined) =>
  t !== undefined && (t.kind === 'word' || t.kind === 'code') && t.capital;

/** The number is glued to letters or signs before it: `COVID-19`, `QL.50`, `TT/2023`. */
function glued(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at] as Token;
  if (token.spaced) return false;
  const before = tokens[at - 1];
  if (before === undefined || before.kind === 'newline') return false;
  if (before.kind === 'word' || before.kind === 'code') return true;
  if (!'-./+_#'.includes(before.text) || before.spaced) return false;
  const further = tokens[at - 2];
  // `2,9 tỷ/3,1 tỷ` is a pair of amounts.
  if (before.text === '/' && further?.kind === 'word' && !further.capital) return false;
  return (
    further !== undefined &&
    (further.kind === 'word' || further.kind === 'code') &&
    further.end === before.start
  );
}

function namedBefore(tokens: readonly Token[], at: number): 'strong' | 'weak' | null {
  const before = tokens[at - 1];
  if (before === undefined || before.kind === 'newline') return null;
  // `Nghị quyết số 42`, `thông tư hướng dẫn số 21`.
  const two = `${tokens[at - 2]?.key ?? ''} ${before.key}`;
  if (NAME_LEADS_2.has(two)) return 'strong';
  if (before.kind === 'word' && NAME_LEADS.has(before.key)) return 'strong';
  if (before.kind === 'word' && WEAK_LEADS.has(before.key)) return 'weak';
  return null;
}

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

/** Money may drop its `đồng` (`4,7 tỷ`, `500 nghìn`); of a word-counted noun nothing is assumed. */
const bareMoney = (number: ReadNumber) => !number.words && number.scale >= 1e3;

function quantityAt(
  tokens: readonly Token[],
  at: number,
  habit: Habit,
): Quantity | { skipTo: number } | null {
  const first = numberAt(tokens, at);
  if (first === null) return null;
  if (glued(tokens, at)) return { skipTo: first.end };
  const named = namedBefore(tokens, at);
  let number = first;
  let lastFrom = at;
  let value = first.value;
  let valueMax: number | null = null;
  let denominator: number | null = null;
  let end = first.end;
  const next = tokens[end];

  // A law number: digits, a slash, letters (`265/QĐ-TTg`, `58/2025/NĐ-CP`).
  if (next?.text === '/' && !next.spaced) {
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
    if (second !== null && !second.words && !first.scaled) {
      denominator = second.value;
      end = second.end;
      number = second;
      // `2.110,4/2.106 tỷ`: the multiplier stands once, for both.
      if (second.scaled && second.value / second.scale >= first.value / 10) {
        value = first.value * second.scale;
      }
    }
  } else if (next !== undefined && (next.text === '-' || RANGE_WORDS.has(next.key))) {
    const second = numberAt(tokens, end + 1);
    if (second !== null && !second.words && !first.words && !(first.scaled && !second.scaled)) {
      const scaled = first.scaled ? first.value : first.value * second.scale;
      if (second.value > scaled && tokens[second.end]?.text !== '/') {
        value = scaled;
        valueMax = second.value;
        lastFrom = end + 1;
        end = second.end;
        number = second;
      } else if (second.value > first.value && !first.scaled && tokens[second.end]?.text !== '/') {
        value = first.value;
        valueMax = second.value;
        lastFrom = end + 1;
        end = second.end;
        number = second;
      } else if (tokens[end]?.text === '-' && !(tokens[end] as Token).spaced) {
        // A score, a code or a date: `2-1`, `20-10`.
        if (readUnit(tokens, second.end) === null) return { skipTo: second.end };
      }
    }
  }

  const sign = tokens[at - 1];
  const negative =
    sign?.text === '-' && !(tokens[at] as Token).spaced && (sign.spaced || tokens[at - 2]?.text === '(');
  let reading = readUnit(tokens, end);
  // `1 chục`, `5 trăm` are read as numbers; a multiplier left over means a malformed run.
  if (reading === null && readMultiplier(tokens, end) !== null) return { skipTo: end + 1 };
  const unitFrom = end;
  if (reading !== null && (reading.kind === 'duration' || reading.kind === 'none'))
    return { skipTo: reading.end };
  let guessed = false;
  if (named === 'strong' && (reading === null || reading.kind === 'count')) return { skipTo: end };
  if (number.words && (reading === null || (reading.kind === 'count' && !countsInWords(tokens, end))))
    return null;
  if (number.words && number.value === 1 && valueMax === null) return null;
  if (number.words && !heardAsNumber(tokens, at)) return null;
  // `tỷ lệ 1 kg mía bằng 0,1 kg đường`, `cứ 1 ha`: the one is the measure, not a figure.
  if (value === 1 && valueMax === null && denominator === null && UNIT_LEADS.has(tokens[at - 1]?.key ?? ''))
    return { skipTo: end };
  if (reading === null) {
    const follower = tokens[end];
    // Letters glued to a number make a code (`30a`, `1A`), unless they are a unit.
    if (follower !== undefined && !follower.spaced && (follower.kind === 'word' || follower.kind === 'code'))
      return { skipTo: end + 1 };
    if (bareMoney(number)) {
      const noun = guessCountNoun(tokens, end);
      const per = readPer(tokens, end);
      if (per.name !== '') reading = { kind: 'money', name: `đồng${per.name}`, end: per.end };
      else if (noun !== null && number.scale >= 1e3 && !isPlainFollower(tokens, end)) {
        reading = noun;
        guessed = true;
      } else reading = { kind: 'money', name: 'đồng', end };
    } else if (named === null && !number.words && !isCapital(tokens[at - 1])) {
      // `2/9 kéo dài` is a day.
      const day = denominator !== null && denominator <= 12 && value <= 31;
      const noun = day ? null : guessCountNoun(tokens, end);
      if (noun !== null && plausibleCount(tokens, at, number)) {
        reading = noun;
        guessed = true;
      }
    }
  }
  if (named === 'weak' && guessed && (reading === null || reading.kind === 'count')) return { skipTo: end };
  const hedged = hedgeBefore(tokens, negative ? at - 1 : at);
  let unit: string | null = null;
  let unitKind: UnitKind | null = null;
  let to = end;
  if (reading !== null && 'name' in reading) {
    unit = reading.name;
    unitKind = reading.kind;
    to = reading.end;
  }
  if (denominator !== null && unit === null) {
    // A share written as a fraction (`không quá 1/3`); bare `27/7` is a date or a code.
    const small = denominator >= 2 && denominator <= 10 && value < denominator;
    const lead = tokens[(hedged?.from ?? at) - 1]?.key ?? '';
    if (!(small && (hedged !== null || ['chiếm', 'bằng', 'còn', 'được', 'đạt'].includes(lead)))) {
      // `giảm 78 trường hợp (712/790)`: now and before; each takes the unit of the figure it explains.
      const bracketed = tokens[at - 1]?.text === '(' && tokens[end]?.text === ')';
      if (!bracketed || (value <= 31 && denominator <= 12)) return { skipTo: end };
      return blank(at, first.end, first, value, null, null, true);
    }
  }
  if (unit === null && denominator === null) {
    // `từ 4,1 lên 4,6%`: the unit stands at the partner; the caller completes it.
    if (tokens[(hedged?.from ?? at) - 1]?.key === 'từ' && DECREASE_TO.has(tokens[end]?.key ?? '')) {
      return blank(at, end, first, value, valueMax, hedged, true);
    }
    if (
      tokens[at - 1]?.text === '/' &&
      tokens[at - 3]?.text === '(' &&
      tokens[end]?.text === ')' &&
      !first.scaled
    )
      return blank(at, end, first, value, null, null, true);
    return { skipTo: end };
  }
  // Money and physical amounts do not come as `a/b` counts unless both are amounts (plan pairs).
  const tail = hedgeAfter(tokens, to);
  const settled = settle(tokens[at] as Token, first, value, unit, unitKind, habit);
  if (valueMax !== null)
    valueMax = settle(tokens[lastFrom] as Token, number, valueMax, unit, unitKind, habit).value;
  return {
    from: negative ? at - 1 : at,
    to,
    hedgeFrom: hedged?.from ?? (negative ? at - 1 : at),
    unitFrom,
    value: negative ? -settled.value : settled.value,
    valueMax,
    alternative: settled.alternative,
    malformed: first.reading === 'malformed' || number.reading === 'malformed',
    unit,
    unitKind,
    denominator,
    hedge: hedged?.hedge ?? tail?.hedge ?? null,
    words: first.words,
    guessedUnit: guessed,
    borrowed: false,
  };
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
  };
}

/** Nothing that could be counted follows a bare `3 tỷ`: punctuation, a function word, a capital, the end. */
function isPlainFollower(tokens: readonly Token[], at: number): boolean {
  return (
    guessCountNoun(tokens, at) === null ||
    ['mua', 'hỗ', 'đầu', 'xây', 'làm', 'chi', 'nộp', 'trả', 'thu'].includes(tokens[at]?.key ?? '')
  );
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
  let d = 0;
  for (let i = 0; i < tokens.length; ) {
    while (d < dates.length && (dates[d] as DateSpan).to <= i) d++;
    const date = dates[d];
    const token = tokens[i] as Token;
    if (token.kind !== 'number' && token.kind !== 'word') {
      i++;
      continue;
    }
    if (date !== undefined && date.from <= i) {
      if (!overruled(tokens, date, i)) {
        i = date.to;
        continue;
      }
    }
    const rank = token.kind === 'word' ? rankAt(tokens, i) : null;
    if (rank !== null) {
      found.push(rankQuantity(rank));
      i = rank.to;
      continue;
    }
    const quantity = quantityAt(tokens, i, habit);
    if (quantity === null) i++;
    else if ('skipTo' in quantity) i = Math.max(quantity.skipTo, i + 1);
    else {
      // A date inside (`5 xã trong 2023`) never: quantities end before the next date.
      found.push(quantity);
      i = Math.max(quantity.to, i + 1);
    }
  }
  lendUnits(tokens, found);
  joinPlans(tokens, found);
  return found.filter((q) => q.unit !== null || q.denominator !== null);
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
      ['có', 'gồm', 'cho', 'với', 'được', 'là', 'đạt', 'số'].includes(before)
    );
  }
  if (date.date.kind === 'time' && date.to === date.from + 2 && tokens[date.from]?.kind === 'word') {
    const unit = readUnit(tokens, date.to);
    return unit !== null && unit.kind !== 'duration' && unit.kind !== 'none' && unit.kind !== 'count';
  }
  return false;
}

/**
 * Completes figures whose unit stands elsewhere: `từ 4,1 lên 4,6%` takes unit and scale from its partner behind,
 * a bracketed pair `(712/790)` the unit of the count before it.
 */
function lendUnits(tokens: readonly Token[], found: Quantity[]): void {
  for (let k = 0; k < found.length; k++) {
    const q = found[k] as Quantity;
    if (!q.borrowed) continue;
    const next = found[k + 1];
    const before = found[k - 1];
    if (tokens[q.to]?.text === '/' || tokens[q.from - 1]?.text === '/') {
      const gap = before === undefined ? Number.POSITIVE_INFINITY : q.from - before.to;
      if (before !== undefined && before.unitKind === 'count' && gap <= 6) {
        q.unit = before.unit;
        q.unitKind = before.unitKind;
      }
    } else if (next !== undefined && next.hedgeFrom - q.to <= 3 && next.unit !== null) {
      q.unit = next.unit;
      q.unitKind = next.unitKind;
      let scale = 1;
      for (let i = next.from; i < next.unitFrom; i++)
        scale = Math.max(scale, readMultiplier(tokens, i)?.factor ?? 1);
      if (scale > 1 && q.value < 1e4) q.value *= scale;
    }
  }
}

/** `18.000 ngày công (18.000/15.000, đạt 120% kế hoạch)`: the bracket repeats the value and adds its plan. */
function joinPlans(tokens: readonly Token[], found: readonly Quantity[]): void {
  for (const q of found) {
    if (q.denominator !== null || tokens[q.to]?.text !== '(') continue;
    const value = numberAt(tokens, q.to + 1);
    if (value === null || value.value !== q.value || tokens[value.end]?.text !== '/') continue;
    const plan = numberAt(tokens, value.end + 1);
    if (plan !== null) q.denominator = plan.value;
  }
}
