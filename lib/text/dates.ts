/**
 * Dates and periods as the press writes them, found over tokens: what each expression says, not yet what it
 * means for a figure (`lib/figures/periods.ts` resolves against the publication date).
 */
import { wordKey } from './normalise.ts';
import type { Token } from './tokens.ts';

export type DateExpression =
  | { kind: 'year'; year: number; bare: boolean }
  | { kind: 'years'; first: number; last: number }
  /** `năm ngoái`, and `năm trước đó`, which counts from the year `named` before it. */
  | { kind: 'relativeYear'; offset: number; named: boolean }
  | ({ kind: 'quarter'; quarter: number } & OfYear)
  | ({ kind: 'month'; month: number } & OfYear)
  /** `tháng qua`, `tháng trước`: the month before the article's. */
  | { kind: 'month'; month: null; year: null }
  /** From the month `first` to `last`; `firstYear` where the text gives the first month a year of its own. */
  | ({ kind: 'months'; first: number; firstYear: number | null; last: number } & OfYear)
  | { kind: 'day'; day: number; month: number; year: number | null }
  /** From a day to a day; `firstYear` where the text gives the first day a year of its own. */
  | {
      kind: 'days';
      firstDay: number;
      firstMonth: number;
      firstYear: number | null;
      day: number;
      month: number;
      year: number | null;
    }
  /** `tuần trước`: Monday to Sunday of the week before the article's. */
  | { kind: 'days'; firstDay: null }
  /** `các quý còn lại`: what is left of a year. */
  | { kind: 'rest'; of: 'quarter' | 'month'; year: number | null }
  /** `cả năm` without its number. */
  | { kind: 'wholeYear' }
  /** `từ nay đến cuối năm`. */
  | { kind: 'restOfYear' }
  /** `từ đầu năm (2025) đến nay`. */
  | { kind: 'yearToDate'; year: number | null }
  /** `hiện nay`, `đến nay`, `đến thời điểm này`, `24 giờ qua`. */
  | { kind: 'now' }
  /** `những năm qua`, `nhiều năm nay`, `tuần qua`: times that are not named. */
  | { kind: 'someYears' }
  /** `9 tháng` without a word on which: a length, or the year's first months. */
  | { kind: 'length'; months: number }
  /** A clock time, a bare day of a month not named, a week: no period of statistics. */
  | { kind: 'time' };

/** The year that a part of one names, or how many years it lies from the article's (`quý I năm ngoái`). */
interface OfYear {
  year: number | null;
  offset?: number;
}

export interface DateSpan {
  from: number;
  to: number;
  date: DateExpression;
}

const QUY = wordKey('quý');
const ROMAN: ReadonlyMap<string, number> = new Map(Object.entries({ i: 1, ii: 2, iii: 3, iv: 4 }));
const MONTH_WORDS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    giêng: 1,
    một: 1,
    hai: 2,
    ba: 3,
    tư: 4,
    năm: 5,
    sáu: 6,
    bảy: 7,
    tám: 8,
    chín: 9,
    mười: 10,
    chạp: 12,
  }),
);
/** `quý một`, `quý tư`. */
const QUARTER_WORDS: ReadonlyMap<string, number> = new Map(Object.entries({ một: 1, hai: 2, ba: 3, tư: 4 }));
const COUNT_WORDS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    hai: 2,
    ba: 3,
    bốn: 4,
    năm: 5,
    sáu: 6,
    bảy: 7,
    tám: 8,
    chín: 9,
    mười: 10,
  }),
);
const RELATIVE_YEARS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    nay: 0,
    này: 0,
    ngoái: -1,
    trước: -1,
    qua: -1,
    tới: 1,
    sau: 1,
  }),
);
/** `những năm tới`, `ba năm sau` are no one year. */
const NOT_ONE_YEAR = new Set([
  'những',
  'các',
  'nhiều',
  'mấy',
  'vài',
  'một',
  'hai',
  'ba',
  'bốn',
  'năm',
  'sáu',
  'bảy',
  'tám',
  'chín',
  'mười',
  'cùng',
]);
const DAY_LEADS = new Set(
  ['ngày', 'sáng', 'chiều', 'trưa', 'tối', 'đêm', 'hôm', 'mùng', 'rạng', 'nay', 'khuya'].map(wordKey),
);

const yearOf = (token: Token | undefined): number | null =>
  token?.kind === 'number' && /^(19|20)\d\d$/.test(token.text) ? Number(token.text) : null;
const intOf = (token: Token | undefined, max: number): number | null => {
  if (token?.kind !== 'number' || !/^\d{1,2}$/.test(token.text)) return null;
  const n = Number(token.text);
  return n >= 1 && n <= max ? n : null;
};
const isDash = (token: Token | undefined) => token?.text === '-';
const isTo = (token: Token | undefined) =>
  token !== undefined && (token.text === '-' || token.key === 'đến' || token.key === 'tới');

/** `/2024`, `-2024`, `.2024`, `năm 2024`, `, năm 2024` after token `at`: the year and where it ends. */
function yearAfter(tokens: readonly Token[], at: number): { year: number; end: number } | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.text === '/' || token.text === '-') {
    const year = yearOf(tokens[at + 1]);
    return year === null ? null : { year, end: at + 2 };
  }
  const skip = token.text === ',' ? 1 : 0;
  if (tokens[at + skip]?.key === 'năm') {
    const year = yearOf(tokens[at + skip + 1]);
    return year === null ? null : { year, end: at + skip + 2 };
  }
  if (token.key === 'của' && tokens[at + 1]?.key === 'năm') {
    const year = yearOf(tokens[at + 2]);
    return year === null ? null : { year, end: at + 3 };
  }
  return null;
}

/** `/2024`, `năm 2024`, `năm ngoái` behind a part of a year that ends before token `at`. */
function ofYear(tokens: readonly Token[], at: number): { of: OfYear; end: number } {
  const after = yearAfter(tokens, at);
  if (after !== null) return { of: { year: after.year }, end: after.end };
  const word = at + (tokens[at]?.key === 'của' ? 1 : 0);
  const offset = PARTS_OF.get(tokens[word + 1]?.key ?? '');
  if (tokens[word]?.key !== 'năm' || offset === undefined || tokens[word + 2]?.key === 'đó')
    return { of: { year: null }, end: at };
  return { of: { year: null, offset }, end: word + 2 };
}
const PARTS_OF: ReadonlyMap<string, number> = new Map(Object.entries({ nay: 0, ngoái: -1, trước: -1 }));

interface Day {
  day: number;
  month: number | null;
  year: number | null;
  end: number;
}

/** `5`, `5/4`, `5-4`, `5.4`, `5/4/2024`, `5.4.2024`, `5 tháng 4 năm 2024` from token `at`. */
function dayAt(tokens: readonly Token[], at: number): Day | null {
  const token = tokens[at];
  if (token?.kind !== 'number') return null;
  const dotted = /^(\d{1,2})\.(\d{1,2})(?:\.((?:19|20)\d\d))?$/.exec(token.text);
  if (dotted !== null) {
    const day = Number(dotted[1]);
    const month = Number(dotted[2]);
    if (day < 1 || day > 31 || month < 1 || month > 12) return null;
    if (dotted[3] !== undefined) return { day, month, year: Number(dotted[3]), end: at + 1 };
    const after = yearAfter(tokens, at + 1);
    return after === null
      ? { day, month, year: null, end: at + 1 }
      : { day, month, year: after.year, end: after.end };
  }
  const day = intOf(token, 31);
  if (day === null) return null;
  const separator = tokens[at + 1];
  if (separator?.text === '/' || (separator?.text === '-' && !separator.spaced)) {
    const month = intOf(tokens[at + 2], 12);
    if (month !== null && !(tokens[at + 2] as Token).spaced) {
      if (tokens[at + 3]?.text === separator.text) {
        const year = yearOf(tokens[at + 4]);
        if (year !== null) return { day, month, year, end: at + 5 };
      }
      const after = yearAfter(tokens, at + 3);
      if (after !== null && tokens[at + 3]?.text !== '-')
        return { day, month, year: after.year, end: after.end };
      return { day, month, year: null, end: at + 3 };
    }
  }
  if (separator?.key === 'tháng') {
    const month = intOf(tokens[at + 2], 12);
    if (month !== null) {
      const after = yearAfter(tokens, at + 3);
      return after === null
        ? { day, month, year: null, end: at + 3 }
        : { day, month, year: after.year, end: after.end };
    }
  }
  return { day, month: null, year: null, end: at + 1 };
}

function dayExpression(tokens: readonly Token[], from: number, at: number): DateSpan | null {
  const first = dayAt(tokens, at);
  if (first === null) return null;
  let next = first.end;
  if (isTo(tokens[next])) {
    next++;
    if (tokens[next]?.key === 'ngày') next++;
    const second = dayAt(tokens, next);
    if (second !== null && second.month !== null)
      return {
        from,
        to: second.end,
        date: {
          kind: 'days',
          firstDay: first.day,
          firstMonth: first.month ?? second.month,
          firstYear: second.year === null ? null : first.year,
          day: second.day,
          month: second.month,
          year: second.year ?? first.year,
        },
      };
  }
  if (first.month === null) return { from, to: first.end, date: { kind: 'time' } };
  return { from, to: first.end, date: { kind: 'day', day: first.day, month: first.month, year: first.year } };
}

/** `còn lại (của năm 2024)` behind token `at`, a quarter or a month: the date that begins at `from`, or null. */
function restExpression(
  tokens: readonly Token[],
  from: number,
  at: number,
  of: 'quarter' | 'month',
): DateSpan | null {
  if (tokens[at + 1]?.key !== 'còn' || tokens[at + 2]?.key !== 'lại') return null;
  const after = yearAfter(tokens, at + 3);
  return { from, to: after?.end ?? at + 3, date: { kind: 'rest', of, year: after?.year ?? null } };
}

const SOME = new Set(['những', 'nhiều', 'mấy', 'các', 'vài']);
const AFTER_SOME_YEARS = new Set(['qua', 'nay', 'sau', 'trước', 'gần', 'liền', 'tiếp']);

/** `từ đầu năm (2025) đến nay` from its `từ`, `đến nay`, `hiện nay`, `đến thời điểm này`. */
function upToNow(tokens: readonly Token[], i: number): DateSpan | null {
  const key = (n: number) => tokens[i + n]?.key ?? '';
  if (key(0) === 'từ' && key(1) === 'đầu' && key(2) === 'năm') {
    const year = yearOf(tokens[i + 3]);
    const at = year === null ? 3 : 4;
    if ((key(at) === 'đến' || key(at) === 'tới') && key(at + 1) === 'nay')
      return { from: i, to: i + at + 2, date: { kind: 'yearToDate', year } };
    const offset = RELATIVE_YEARS.get(key(3));
    // `từ đầu năm` with nothing behind it means up to now; `từ đầu năm học` does not.
    if (year === null && offset === undefined && !['học', 'đến', 'tới', 'sau'].includes(key(3)))
      return { from: i, to: i + 3, date: { kind: 'yearToDate', year: null } };
    return null;
  }
  if (key(0) === 'đến' || key(0) === 'tới') {
    if (key(1) === 'nay') return { from: i, to: i + 2, date: { kind: 'now' } };
    if (key(1) === 'thời' && key(2) === 'điểm' && (key(3) === 'này' || key(3) === 'hiện'))
      return { from: i, to: i + (key(4) === 'tại' || key(4) === 'nay' ? 5 : 4), date: { kind: 'now' } };
    return null;
  }
  if (key(0) !== 'hiện' || NOT_NOW.has(tokens[i - 1]?.key ?? '')) return null;
  if (key(1) === 'nay' || key(1) === 'tại') return { from: i, to: i + 2, date: { kind: 'now' } };
  return null;
}
/** `thực hiện`, `xuất hiện nay mai`: no time. */
const NOT_NOW = new Set(['thực', 'xuất', 'phát', 'thể', 'biểu']);

function wordLed(tokens: readonly Token[], i: number): DateSpan | null {
  const { key } = tokens[i] as Token;
  const next = tokens[i + 1];
  const now = upToNow(tokens, i);
  if (now !== null) return now;
  // `ước cả năm đạt …`
  if (key === 'cả' && next?.key === 'năm' && yearOf(tokens[i + 2]) === null && tokens[i + 2]?.key !== 'học')
    return { from: i, to: i + 2, date: { kind: 'wholeYear' } };
  // `(từ nay) đến cuối năm`, with no year behind it.
  if ((key === 'nay' || key === 'giờ') && tokens[i - 1]?.key === 'từ' && next?.key === 'đến') {
    const to = tokens[i + 2]?.key === 'hết' || tokens[i + 2]?.key === 'cuối' ? i + 3 : i + 2;
    if (tokens[to]?.key === 'năm' && yearOf(tokens[to + 1]) === null)
      return { from: i - 1, to: to + 1, date: { kind: 'restOfYear' } };
  }
  if (SOME.has(key) && next?.key === 'năm' && AFTER_SOME_YEARS.has(tokens[i + 2]?.key ?? '')) {
    const tail = ['đây', 'đó', 'theo'].includes(tokens[i + 3]?.key ?? '') ? 4 : 3;
    return { from: i, to: i + tail, date: { kind: 'someYears' } };
  }
  if (key === 'năm') {
    const year = yearOf(next);
    if (year !== null) {
      if (isTo(tokens[i + 2])) {
        const at = tokens[i + 3]?.key === 'năm' ? i + 4 : i + 3;
        const last = yearOf(tokens[at]);
        if (last !== null && last >= year)
          return { from: i, to: at + 1, date: { kind: 'years', first: year, last } };
      }
      return { from: i, to: i + 2, date: { kind: 'year', year, bare: false } };
    }
    const offset = RELATIVE_YEARS.get(next?.key ?? '');
    if (
      offset !== undefined &&
      !NOT_ONE_YEAR.has(tokens[i - 1]?.key ?? '') &&
      tokens[i - 1]?.kind !== 'number'
    )
      return tokens[i + 2]?.key === 'đó'
        ? { from: i, to: i + 3, date: { kind: 'relativeYear', offset, named: true } }
        : { from: i, to: i + 2, date: { kind: 'relativeYear', offset, named: false } };
    return null;
  }
  if (key === 'tháng') {
    const rest = restExpression(tokens, i, i, 'month');
    if (rest !== null) return rest;
    const dotted = next?.kind === 'number' ? /^(\d{1,2})\.((?:19|20)\d\d)$/.exec(next.text) : null;
    if (dotted !== null && Number(dotted[1]) <= 12)
      return {
        from: i,
        to: i + 2,
        date: { kind: 'month', month: Number(dotted[1]), year: Number(dotted[2]) },
      };
    const month =
      intOf(next, 12) ??
      (next?.kind === 'word' && (next.capital || next.key === 'giêng')
        ? MONTH_WORDS.get(next.key)
        : undefined);
    if (month === undefined || month === null)
      return justPast(tokens, i, { kind: 'month', month: null, year: null });
    const short = shortMonths(tokens, i, month);
    if (short !== null) return short;
    const { of, end } = ofYear(tokens, i + 2);
    return { from: i, to: end, date: { kind: 'month', month, ...of } };
  }
  if (key === QUY) {
    const rest = restExpression(tokens, i, i, 'quarter');
    if (rest !== null) return rest;
    const quarter = ROMAN.get(next?.key ?? '') ?? QUARTER_WORDS.get(next?.key ?? '') ?? intOf(next, 4);
    if (quarter === undefined || quarter === null) return null;
    const { of, end } = ofYear(tokens, i + 2);
    return { from: i, to: end, date: { kind: 'quarter', quarter, ...of } };
  }
  if (key === 'nửa') return halfOfYear(tokens, i);
  if (key === 'tuần')
    return justPast(
      tokens,
      i,
      next?.key === 'trước' ? { kind: 'days', firstDay: null } : { kind: 'someYears' },
    );
  if (DAY_LEADS.has(key)) {
    // `hôm qua (4/3)`
    const named = key === 'hôm' && (next?.key === 'qua' || next?.key === 'nay') ? i + 2 : i + 1;
    return dayExpression(tokens, i, tokens[named]?.text === '(' ? named + 1 : named);
  }
  const count = COUNT_WORDS.get(key);
  if (count !== undefined && next?.key === 'tháng') return monthsExpression(tokens, i, count);
  if (count !== undefined && next?.key === QUY) return quartersExpression(tokens, i, count);
  return null;
}

/** `tháng qua`, `tuần trước` as a time of its own, not held against (`so với tháng trước`) nor one of several. */
function justPast(tokens: readonly Token[], i: number, date: DateExpression): DateSpan | null {
  const before = tokens[i - 1];
  if (before?.kind === 'number' || NOT_ONE_MONTH.has(before?.key ?? '')) return null;
  const to = tokens[i + 1]?.key === 'vừa' ? i + 3 : i + 2;
  const word = tokens[to - 1]?.key;
  if (word !== 'qua' && (word !== 'trước' || to > i + 2)) return null;
  if (['đó', 'khi', 'ngày', 'đây'].includes(tokens[to]?.key ?? '')) return null;
  return { from: i, to, date };
}
const NOT_ONE_MONTH = new Set([...NOT_ONE_YEAR, 'với', 'so', 'hơn', 'kỳ', 'hàng', 'hằng', 'mỗi', 'từng']);

/** `tháng 1-6/2024`, `tháng 1 đến 6/2024`, `tháng 1, 2 và 3/2024` from `tháng`: neighbouring months written short. */
function shortMonths(tokens: readonly Token[], from: number, first: number): DateSpan | null {
  let at = from + 2;
  let last = first;
  const mark = tokens[at];
  const range = isTo(mark);
  if (range) {
    last = intOf(tokens[at + 1], 12) ?? first;
    at += 2;
  } else
    while ((tokens[at]?.text === ',' || tokens[at]?.key === 'và') && intOf(tokens[at + 1], 12) === last + 1) {
      last++;
      at += 2;
    }
  if (last === first) return null;
  const after = yearAfter(tokens, at);
  const listed = !range && tokens[at - 2]?.key === 'và';
  const tight = range && mark?.spaced === false && tokens[at - 1]?.spaced === false;
  const next = tokens[at];
  const closed = next === undefined || next.kind === 'newline' || ',.;)'.includes(next.text);
  // Without a year the last number may count what follows (`tháng 1 và 2 dự án`).
  if (after === null && !(tight && next?.text !== '/') && !(listed && closed)) return null;
  const year = after?.year ?? null;
  const end = after?.end ?? at;
  return { from, to: end, date: { kind: 'months', first, firstYear: null, last, year } };
}

/** `nửa đầu năm 2024`, `nửa năm đầu`, `nửa cuối năm nay`. */
function halfOfYear(tokens: readonly Token[], from: number): DateSpan | null {
  const [one, two] = [tokens[from + 1]?.key, tokens[from + 2]?.key];
  const part = one === 'năm' ? two : one;
  if ((part !== 'đầu' && part !== 'cuối') || (one !== 'năm' && two !== 'năm')) return null;
  return partOfYear(tokens, from, one === 'năm' ? from + 3 : from + 2, part, 6);
}

/** `hai quý đầu năm 2024`, `3 quý cuối năm`. */
function quartersExpression(tokens: readonly Token[], from: number, quarters: number): DateSpan | null {
  const part = tokens[from + 2]?.key;
  if (quarters > 3 || (part !== 'đầu' && part !== 'cuối')) return null;
  return partOfYear(tokens, from, from + 3, part, quarters * 3);
}

/** The first or last months of the year that token `at` goes on with (`năm 2024`, `/2024`), or of the article's. */
function partOfYear(
  tokens: readonly Token[],
  from: number,
  at: number,
  part: 'đầu' | 'cuối',
  months: number,
): DateSpan | null {
  const word = tokens[at]?.key === 'năm';
  if (word && tokens[at + 1]?.key === 'học') return null;
  const { of, end } = ofYear(tokens, at);
  const year = tokens[at]?.kind === 'number' ? yearOf(tokens[at]) : null;
  const to = year !== null ? at + 1 : end > at ? end : word ? at + 1 : at;
  return { from, to, date: monthsOf(part, months, year === null ? of : { year }) };
}

const monthsOf = (part: 'đầu' | 'cuối', months: number, of: OfYear): DateExpression => ({
  kind: 'months',
  first: part === 'đầu' ? 1 : 13 - months,
  firstYear: null,
  last: part === 'đầu' ? months : 12,
  ...of,
});

/** `6 tháng đầu năm 2024`, `9 tháng năm 2023`, `6 tháng cuối năm`, `4 tháng` from token `at` (the count). */
function monthsExpression(tokens: readonly Token[], at: number, months: number): DateSpan | null {
  const i = at + 2;
  const part = tokens[i]?.key;
  if (part === 'đầu' || part === 'cuối') return partOfYear(tokens, at, i + 1, part, months);
  const year = yearOf(tokens[i]);
  if (year !== null) return { from: at, to: i + 1, date: monthsOf('đầu', months, { year }) };
  const after = yearAfter(tokens, i);
  if (after !== null && tokens[i]?.text !== '-')
    return { from: at, to: after.end, date: monthsOf('đầu', months, { year: after.year }) };
  return null;
}

/** After these `3 tháng` is a length of time. */
const AFTER_DURATION = new Set(
  'tuổi tù trở sau nữa lương kể liền liên một mỗi là để hoặc và mới thì tại ở trước tới kế tiếp học thử'
    .split(' ')
    .map(wordKey),
);
const STATISTICAL_MONTHS = new Set([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);

function numberLed(tokens: readonly Token[], i: number): DateSpan | null {
  const token = tokens[i] as Token;
  const next = tokens[i + 1];
  const year = yearOf(token);
  // The year in a law's number (`07/2021/NĐ-CP`) dates the law, not the figures.
  if (year !== null && tokens[i - 1]?.text === '/' && next?.text === '/') return null;
  if (year !== null) {
    if (isDash(next) || next?.key === 'đến') {
      const last = yearOf(tokens[i + 2]);
      if (last !== null && last >= year)
        return { from: i, to: i + 3, date: { kind: 'years', first: year, last } };
    }
    return { from: i, to: i + 1, date: { kind: 'year', year, bare: true } };
  }
  // A full date stands by itself; a bare `27/7` only where a rule for it says so.
  const day = dayAt(tokens, i);
  if (day !== null && day.month !== null && day.year !== null)
    return { from: i, to: day.end, date: { kind: 'day', day: day.day, month: day.month, year: day.year } };
  const before = tokens[i - 1];
  if (
    day !== null &&
    day.month !== null &&
    day.end > i + 1 &&
    (before?.text === '(' || before?.text === ',') &&
    (tokens[day.end]?.text === ')' || tokens[day.end]?.text === ',')
  )
    return { from: i, to: day.end, date: { kind: 'day', day: day.day, month: day.month, year: null } };
  // `tính đến 31/10`, `đến 15/10, …`: no share, which would have its noun behind it.
  if (
    day !== null &&
    day.month !== null &&
    day.end > i + 1 &&
    (before?.key === 'đến' || before?.key === 'tới') &&
    (tokens[i - 2]?.key === 'tính' || tokens[day.end]?.text === ',')
  )
    return { from: i, to: day.end, date: { kind: 'day', day: day.day, month: day.month, year: null } };
  if (day !== null && day.month !== null && next?.key === 'tháng')
    return { from: i, to: day.end, date: { kind: 'day', day: day.day, month: day.month, year: null } };
  const month = intOf(token, 12);
  if (month !== null && (next?.text === '/' || (next?.text === '-' && !next.spaced))) {
    const y = yearOf(tokens[i + 2]);
    // `07/2021/NĐ-CP` is a law's number.
    const numbered = tokens[i + 3]?.text === '/' && !(tokens[i + 3] as Token).spaced;
    if (y !== null && !(tokens[i + 2] as Token).spaced && !numbered)
      return { from: i, to: i + 3, date: { kind: 'month', month, year: y } };
  }
  if (next?.key === 'giờ' || next?.key === 'h') {
    let to = i + 2;
    if (tokens[to]?.key === 'qua') return { from: i, to: to + 1, date: { kind: 'now' } };
    if (tokens[to]?.kind === 'number') to += tokens[to + 1]?.key === 'phút' ? 2 : 1;
    return { from: i, to, date: { kind: 'time' } };
  }
  if (next?.kind === 'code' && !next.spaced && /^[hg]\d{1,2}$/i.test(next.text))
    return { from: i, to: i + 2, date: { kind: 'time' } };
  if (
    next?.text === ':' &&
    !next.spaced &&
    tokens[i + 2]?.kind === 'number' &&
    !(tokens[i + 2] as Token).spaced &&
    intOf(token, 24) !== null &&
    /^\d\d$/.test((tokens[i + 2] as Token).text)
  )
    return { from: i, to: i + 3, date: { kind: 'time' } };
  const months = intOf(token, 12);
  if (months !== null && next?.key === QUY) return quartersExpression(tokens, i, months);
  if (months !== null && next?.key === 'tháng') {
    const span = monthsExpression(tokens, i, months);
    if (span !== null) return span;
    // `xuất khẩu 4 tháng tăng`, `trong 9 tháng qua`: the year's first months; `1 - 6 tháng`, `3 tháng trở lên` are durations.
    const after = tokens[i + 2]?.key ?? '';
    // `9 tháng, tỉnh đón …`, `; 9 tháng thực hiện đạt …`: at the head of a clause.
    const opens =
      before === undefined ||
      before.kind === 'newline' ||
      (before.kind === 'punct' && before.text !== '(' && !isDash(before));
    if (STATISTICAL_MONTHS.has(months) && opens && !AFTER_DURATION.has(after))
      return { from: i, to: i + 2, date: monthsOf('đầu', months, { year: null }) };
    const summed = ['kế', 'chung', 'tính', 'hết', 'qua'].includes(before?.key ?? '');
    if (
      STATISTICAL_MONTHS.has(months) &&
      !isDash(before) &&
      before?.key !== 'từ' &&
      before?.key !== 'đủ' &&
      (/^(qua|tăng|giảm|đạt|ước|toàn|cả|tỉnh|các)$/.test(after) || (summed && after === ','))
    )
      return { from: i, to: i + 2, date: monthsOf('đầu', months, { year: null }) };
    if (STATISTICAL_MONTHS.has(months) && !isDash(before) && after !== 'tuổi')
      return { from: i, to: i + 2, date: { kind: 'length', months } };
  }
  return null;
}

/** `Q3/2023`, `T6/2024`: a quarter or month in short, which only its year tells from a district or a size. */
function codeLed(tokens: readonly Token[], i: number): DateSpan | null {
  const code = /^([QT])(\d{1,2})$/.exec((tokens[i] as Token).text);
  const after = code === null ? null : yearAfter(tokens, i + 1);
  if (code === null || after === null) return null;
  const n = Number(code[2]);
  const { year, end } = after;
  if (code[1] === 'Q')
    return n < 1 || n > 4 ? null : { from: i, to: end, date: { kind: 'quarter', quarter: n, year } };
  return n < 1 || n > 12 ? null : { from: i, to: end, date: { kind: 'month', month: n, year } };
}

/** First and last month of a month or quarter that is named, else null. */
function edges({ date }: DateSpan): { first: number; last: number; year: number | null } | null {
  if (date.kind === 'quarter' && date.offset === undefined)
    return { first: date.quarter * 3 - 2, last: date.quarter * 3, year: date.year };
  if (date.kind === 'month' && date.month !== null && date.offset === undefined)
    return { first: date.month, last: date.month, year: date.year };
  return null;
}

/** `từ tháng 10/2022 đến (hết) tháng 3/2024`, `15/12/2023 - 14/12/2024`: two dates with a mark between are one span of time. */
function joined(tokens: readonly Token[], a: DateSpan, b: DateSpan): DateSpan | null {
  const mark = tokens[a.to] as Token;
  const gap = b.from - a.to - (tokens[a.to + 1]?.key === 'hết' ? 1 : 0);
  if (gap !== 1 || !isTo(mark)) return null;
  const [from, to] = [a.from, b.to];
  if (a.date.kind === 'day' && b.date.kind === 'day') {
    if (b.date.year === null) return null;
    const { day, month, year } = b.date;
    return {
      from,
      to,
      date: {
        kind: 'days',
        firstDay: a.date.day,
        firstMonth: a.date.month,
        firstYear: a.date.year,
        day,
        month,
        year,
      },
    };
  }
  const [first, last] = [edges(a), edges(b)];
  if (first === null || last === null || a.date.kind !== b.date.kind) return null;
  if (
    first.year !== null &&
    last.year !== null &&
    first.year * 12 + first.first >= last.year * 12 + last.last
  )
    return null;
  return {
    from,
    to,
    date: {
      kind: 'months',
      first: first.first,
      firstYear: first.year,
      last: last.last,
      year: last.year ?? (first.first < last.last ? first.year : null),
    },
  };
}

/** `tháng 1 và tháng 2/2024`, `quý I, quý II/2024`: the year behind the last is the first one's too. */
function shareYear(tokens: readonly Token[], a: DateSpan, b: DateSpan): void {
  const mark = tokens[a.to] as Token;
  const [first, last] = [edges(a), edges(b)];
  if (b.from !== a.to + 1 || (mark.key !== 'và' && mark.text !== ',')) return;
  if (first === null || last === null || first.year !== null || last.year === null) return;
  if (a.date.kind === b.date.kind && first.first < last.first)
    a.date = { ...a.date, year: last.year } as DateExpression;
}

/** Every date expression of a text, in order, not overlapping. Linear. */
export function findDates(tokens: readonly Token[]): DateSpan[] {
  const spans: DateSpan[] = [];
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i] as Token;
    const span =
      token.kind === 'word'
        ? wordLed(tokens, i)
        : token.kind === 'number'
          ? numberLed(tokens, i)
          : token.kind === 'code'
            ? codeLed(tokens, i)
            : null;
    if (span === null) {
      i++;
      continue;
    }
    const last = spans.at(-1);
    const whole = last === undefined ? null : joined(tokens, last, span);
    if (whole === null) spans.push(span);
    else spans[spans.length - 1] = whole;
    i = span.to;
  }
  // From the last on, so that a list of several takes the year from its end.
  for (let n = spans.length - 1; n > 0; n--)
    shareYear(tokens, spans[n - 1] as DateSpan, spans[n] as DateSpan);
  return spans;
}
