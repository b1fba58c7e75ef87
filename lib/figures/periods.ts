/** What period a date expression gives to a figure, as `2023`, `2024-Q1`, `2024-01..2024-06`, `2023-end` …. */
import type { DateSpan } from '../text/dates.ts';
import type { Token } from '../text/tokens.ts';

/** The article's own time, against which `năm nay`, `tháng 5`, `đến nay` are read; null parts are unknown. */
export interface Clock {
  year: number | null;
  month: number | null;
  day?: number;
}

export interface PeriodCue {
  from: number;
  to: number;
  /** Null where the expression gives none (`sáng 5/4`, an unknown year). */
  period: string | null;
  /** Calendar year that the period lies in or ends in. */
  year: number | null;
  /** The period only names the day of an event (`ngày 14/1, Sở tổ chức …`), not of a statistic. */
  event: boolean;
  /** A span of years that often belongs to the name of a plan. */
  plan: boolean;
  /** A bare year behind a name (`Luật Điện lực 2024`, `Tết Ất Tỵ 2025`). */
  name: boolean;
  /** `đến năm 2030`: a year aimed at, where it is not known to have passed. */
  aim: boolean;
  /** Stands before its clause (`Năm 2023, …`), and so holds for what follows. */
  adverbial: boolean;
  /** From when a rule holds (`từ ngày 1/7/2024`): of its own sentence only. */
  since: boolean;
  /** Years that the text does not name (`những năm qua`): what follows is of no period known. */
  vague: boolean;
  /** Said of what is to be done (`nhiệm vụ năm 2025`). */
  planned: boolean;
  /** Dates what a change began with (`từ 37% cuối năm 2022 xuống 32%`), and nothing behind it. */
  start: boolean;
}

const two = (n: number) => String(n).padStart(2, '0');
const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The words right before a date, joined: at most four. */
function wordsBefore(tokens: readonly Token[], at: number): string {
  let key = '';
  for (let i = at - 1; i >= Math.max(0, at - 4); i--) {
    const token = tokens[i] as Token;
    if (token.kind !== 'word') break;
    key = key === '' ? token.key : `${token.key} ${key}`;
  }
  return key;
}

/**
 * Year and month in which the article was written: of its publication date, else read off the text (the latest
 * full date, else the latest year that is not said of the future).
 */
export function clockOf(
  publishedAt: string | null,
  tokens: readonly Token[],
  dates: readonly DateSpan[],
): Clock {
  if (publishedAt !== null && /^\d{4}/.test(publishedAt)) {
    const said = /^\d{4}-(\d\d)(?:-(\d\d))?/.exec(publishedAt);
    const clock = { year: Number(publishedAt.slice(0, 4)), month: said ? Number(said[1]) : null };
    return said?.[2] === undefined ? clock : { ...clock, day: Number(said[2]) };
  }
  let ahead: number | null = null;
  let full: { year: number; month: number } | null = null;
  let year: number | null = null;
  let dayMonth: number | null = null;
  for (const span of dates) {
    const d = span.date;
    const before = wordsBefore(tokens, span.from);
    const future =
      /(^| )(đến|tới|trước|sau|từ|hạn|giai đoạn|dự kiến|vào|từ ngày|nhiệm vụ|kế hoạch|mục tiêu)$/.test(
        before,
      );
    if (d.kind === 'day' && d.year !== null) {
      if (!future && (full === null || d.year > full.year || (d.year === full.year && d.month > full.month)))
        full = { year: d.year, month: d.month };
    } else if (d.kind === 'day' && dayMonth === null && !future) dayMonth = d.month;
    const said =
      d.kind === 'year' || d.kind === 'quarter' || d.kind === 'month' || d.kind === 'months'
        ? d.year
        : d.kind === 'years' && d.last - d.first < 4
          ? d.last
          : null;
    if (said === null) continue;
    // What is held against `cùng kỳ năm 2016` is of 2017.
    if (d.kind === 'year' && /(^| )cùng kỳ( của)?$/.test(before)) {
      if (year === null || said + 1 > year) year = said + 1;
      continue;
    }
    // Only the running year is estimated: `ước thực hiện năm 2013`, `năm 2013 thu ngân sách ước đạt`.
    if (estimated(tokens, span)) return { year: said, month: dayMonth };
    const later = future && !(d.kind === 'years' && /(^| )từ$/.test(before));
    if (later || planned(tokens, span.from) || said >= 2100) continue;
    if (aimedAt(tokens, span)) ahead = ahead === null ? said : Math.min(ahead, said);
    else if (year === null || said > year) year = said;
  }
  // `Năm 2024, tỉnh phấn đấu …` is said in 2024, or at the end of 2023; of later years nothing follows.
  if (ahead !== null && (year === null || ahead === year + 1)) year = ahead;
  if (full !== null && (year === null || full.year >= year))
    return { year: full.year, month: Math.max(full.month, dayMonth ?? 0) };
  return { year, month: year === null ? null : dayMonth };
}

const AIMS = new Set(['phấn', 'sẽ', 'mục', 'chỉ', 'dự', 'chủ']);

/** `Năm 2025, tỉnh phấn đấu …`: within the words after it the year is one aimed at. */
function aimedAt(tokens: readonly Token[], span: DateSpan): boolean {
  for (let i = span.to; i < Math.min(tokens.length, span.to + 7); i++) {
    const token = tokens[i] as Token;
    if (token.kind === 'number' || (token.kind === 'punct' && token.text !== ',')) return false;
    if (!AIMS.has(token.key)) continue;
    const pair = `${token.key} ${tokens[i + 1]?.key ?? ''}`;
    if (token.key === 'sẽ' || ['phấn đấu', 'mục tiêu', 'chỉ tiêu', 'dự kiến', 'chủ trương'].includes(pair))
      return true;
  }
  return false;
}

function estimated(tokens: readonly Token[], span: DateSpan): boolean {
  for (let i = span.from - 1; i >= Math.max(0, span.from - 4); i--) {
    const token = tokens[i] as Token;
    if (token.kind !== 'word') break;
    if (token.key === 'ước') return true;
  }
  for (let i = span.to; i < Math.min(tokens.length, span.to + 9); i++) {
    const token = tokens[i] as Token;
    if (token.kind !== 'word') break;
    if (token.key === 'ước') return true;
  }
  return false;
}

const PREPOSITIONS = new Set([
  'trong',
  'tính',
  'đến',
  'hết',
  'cuối',
  'đầu',
  'vào',
  'từ',
  'sau',
  'qua',
  'riêng',
  'bước',
  'sang',
  'kết',
  'thúc',
  'kế',
  'lũy',
  'chung',
]);

/** `trong năm 2021` anywhere; else only prepositions stand between a date at `at` and the mark, verb of speech or sentence start before it. */
function adverbial(tokens: readonly Token[], at: number): boolean {
  if (tokens[at - 1]?.key === 'trong') return true;
  let i = at - 1;
  while (i >= 0 && PREPOSITIONS.has((tokens[i] as Token).key)) i--;
  const token = tokens[i];
  return (
    token === undefined ||
    token.kind === 'newline' ||
    token.kind === 'punct' ||
    ['thấy', 'biết', 'rằng', 'hay'].includes(token.key)
  );
}

/** `Những ngày đầu Xuân 2025, …`: the first part of its sentence ends with the date. */
function opensSentence(tokens: readonly Token[], span: DateSpan): boolean {
  if (tokens[span.to]?.text !== ',') return false;
  for (let i = span.from - 1; i >= Math.max(0, span.from - 10); i--) {
    const { kind, text } = tokens[i] as Token;
    if (kind === 'newline' || text === '.') return true;
    if (kind === 'punct') return false;
  }
  return span.from <= 10;
}

const LAWS = new Set([
  'nghị định',
  'nghị quyết',
  'quyết định',
  'thông tư',
  'chỉ thị',
  'pháp lệnh',
  'chương trình',
]);

/** `Luật Điện lực 2024`: the year is part of a law's name. */
function ofLaw(tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 7); i--) {
    const token = tokens[i] as Token;
    if (token.kind === 'punct') return false;
    if (token.capital && (token.key === 'luật' || LAWS.has(`${token.key} ${tokens[i + 1]?.key ?? ''}`)))
      return true;
  }
  return false;
}

/** `dự toán ngân sách năm 2014`, `phương án phân bổ … năm 2014`: said of what is to come. */
function planned(tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 9); i--) {
    const token = tokens[i] as Token;
    if (token.kind !== 'word') return false;
    const key = `${tokens[i - 1]?.key ?? ''} ${token.key}`;
    if (
      key === 'dự toán' ||
      key === 'phương án' ||
      key === 'mục tiêu' ||
      key === 'nhiệm vụ' ||
      key === 'phương hướng'
    )
      return true;
  }
  return false;
}

/** `từ 37% cuối năm 2022 xuống 32%`: between a `từ` with its number and where the change goes to. */
function datesStart(tokens: readonly Token[], { from, to }: DateSpan): boolean {
  const arrow = tokens
    .slice(to, to + 3)
    .findIndex(({ key }) => key === 'xuống' || key === 'lên' || key === 'còn');
  if (arrow === -1 || tokens.slice(to, to + arrow).some(({ kind }) => kind !== 'word')) return false;
  for (let i = from - 1; i >= Math.max(0, from - 8); i--) {
    const { key, kind, text } = tokens[i] as Token;
    if (key === 'từ') return tokens[i + 1]?.kind === 'number';
    if (kind === 'newline' || (kind === 'punct' && text !== '%' && text !== ',')) return false;
  }
  return false;
}

/** `so với mức cao nhất năm 2023`, `cùng kỳ năm 2023`: the time of what is compared with, not of the report. */
function ofBase(tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 8); i--) {
    const { key, kind } = tokens[i] as Token;
    if (kind === 'punct' || kind === 'newline') return false;
    if (key === 'với' && tokens[i - 1]?.key === 'so') return true;
    if (key === 'kỳ' && tokens[i - 1]?.key === 'cùng') return true;
  }
  return false;
}

/** `tính đến 17 giờ (30 phút)` right before the date at `at`. */
function asOfHour(tokens: readonly Token[], at: number): boolean {
  let hour = false;
  for (let i = at - 1; i >= Math.max(0, at - 7); i--) {
    const { key, kind } = tokens[i] as Token;
    if (key === 'giờ' || key === 'h' || /^\d{1,2}h\d{0,2}$/.test(key)) hour = true;
    else if (key === 'đến') return hour;
    else if (kind === 'punct' || kind === 'newline') return false;
  }
  return false;
}

/** Resolves every date expression of a text, in order. `clock` is the article's time. */
export function resolvePeriods(
  tokens: readonly Token[],
  spans: readonly DateSpan[],
  clock: Clock,
): PeriodCue[] {
  /** The last part of a year that was named: what is left begins behind it. */
  let part: string | null = null;
  /** The last year that was named: `cả năm` is its whole. */
  let named: number | null = null;
  return spans.map((span) => {
    const cue = resolvePeriod(tokens, span, clock, part, named);
    if (cue.year !== null && !cue.plan && !cue.name && !ofBase(tokens, span.from)) named = cue.year;
    if (span.date.kind !== 'rest' && cue.period !== null && endMonth(cue.period) !== null) part = cue.period;
    return cue;
  });
}

/** Year of the last date of a period, and its month where the period ends with one before December, else null. */
function endMonth(period: string): { year: number; month: number } | null {
  const end = /(\d{4})-(?:Q([1-3])|(\d\d))$/.exec(period);
  if (end === null) return null;
  const month = end[2] === undefined ? Number(end[3]) : Number(end[2]) * 3;
  return month < 12 ? { year: Number(end[1]), month } : null;
}

/** Monday to Sunday of the week before the article's day, or null where that is not known. */
function weekBefore({ year, month, day }: Clock): string | null {
  if (year === null || month === null || day === undefined) return null;
  const weekday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
  const at = (n: number) => new Date(Date.UTC(year, month - 1, day - weekday + n)).toISOString().slice(0, 10);
  return `${at(-7)}..${at(-1)}`;
}

/** The year of a part of one: the year it names, else the article's, or so many years from it. */
const yearOf = (d: { year: number | null; offset?: number }, clock: Clock): number | null =>
  d.year ?? (clock.year === null ? null : clock.year + (d.offset ?? 0));

function resolvePeriod(
  tokens: readonly Token[],
  span: DateSpan,
  clock: Clock,
  part: string | null,
  named: number | null,
): PeriodCue {
  const d = span.date;
  const before = wordsBefore(tokens, span.from);
  const after = tokens[span.to]?.key ?? '';
  const upTo = /(^| )(đến|tới|tính đến|đến hết|hết|đến cuối|tính đến hết|tính tới|trước)$/.test(before);
  const cue = (period: string | null, year: number | null, more: Partial<PeriodCue> = {}): PeriodCue => ({
    from: span.from,
    to: span.to,
    period,
    year,
    event: false,
    plan: false,
    name: false,
    aim: false,
    vague: false,
    since: false,
    start: datesStart(tokens, span),
    adverbial: adverbial(tokens, span.from) || opensSentence(tokens, span),
    planned: planned(tokens, span.from) || /(nhiệm vụ|phương hướng|kế hoạch|mục tiêu)$/.test(before),
    ...more,
  });
  switch (d.kind) {
    case 'year': {
      if (/(^| )(hết|tính đến cuối|tính đến)$/.test(before)) {
        // A stock at the end of a year that has passed; a future one is the year's target.
        if (clock.year === null || d.year <= clock.year) return cue(`${d.year}-end`, d.year);
      }
      if (/(^| )từ( đầu)?$/.test(before) && (after === 'đến' || after === 'tới')) {
        const next = tokens[span.to + 1]?.key;
        if ((next === 'nay' || next === 'hết') && clock.year !== null) {
          if (/đầu$/.test(before) && clock.month !== null)
            return cue(`${d.year}-01..${clock.year}-${two(clock.month)}`, clock.year);
          return cue(d.year === clock.year ? String(d.year) : `${d.year}..${clock.year}`, clock.year);
        }
      }
      return cue(String(d.year), d.year, {
        aim: /(^| )(đến|tới)$/.test(before) && (clock.year === null || d.year > clock.year),
        name: d.bare && ofLaw(tokens, span.from),
        event: /(^| )(sinh|sinh năm|sn)$/.test(before),
      });
    }
    case 'years':
      return cue(`${d.first}..${d.last}`, d.last, {
        plan:
          /(giai đoạn|nhiệm kỳ|năm học|khóa|5 năm|niên khóa)$/.test(before) ||
          before === '' ||
          d.last - d.first >= 3,
      });
    case 'relativeYear':
      // `cùng kỳ năm ngoái` is a base, or last year's value of the same months; never a year by itself.
      if (/(^| )cùng kỳ$/.test(before)) return cue(null, null);
      {
        const from = d.named && named !== null ? named : clock.year;
        if (from === null) return cue(null, null);
        return cue(String(from + d.offset), from + d.offset, { planned: d.offset > 0 });
      }
    case 'quarter': {
      const year = yearOf(d, clock);
      if (year === null) return cue(null, null);
      // `đến hết quý III`: the year so far, not the quarter alone.
      if (upTo && d.quarter > 1) return cue(`${year}-01..${year}-${two(d.quarter * 3)}`, year);
      return cue(`${year}-Q${d.quarter}`, year);
    }
    case 'month': {
      if (d.month === null) {
        if (clock.year === null) return cue(null, null);
        const ofLast = clock.month === 1 ? clock.year - 1 : clock.year;
        if (clock.month === null) return cue(String(ofLast), ofLast);
        return cue(`${ofLast}-${two(clock.month === 1 ? 12 : clock.month - 1)}`, ofLast);
      }
      const year = yearOf(d, clock);
      if (year === null) return cue(null, null);
      // `đến hết tháng 12`: the end of the year.
      if (upTo && d.month === 12) return cue(/hết$/.test(before) ? `${year}-end` : String(year), year);
      if (upTo) return cue(`${year}-01..${year}-${two(d.month)}`, year);
      return cue(`${year}-${two(d.month)}`, year);
    }
    case 'months': {
      const year = yearOf(d, clock);
      if (year === null) return cue(null, null);
      const firstYear = d.firstYear ?? (d.first > d.last ? year - 1 : year);
      return cue(`${firstYear}-${two(d.first)}..${year}-${two(d.last)}`, year);
    }
    case 'day': {
      const year = d.year ?? clock.year;
      if (year === null) return cue(null, null, { event: true });
      // `tính đến 17 giờ ngày 30/9`: how things stand at that hour, not the year so far.
      if (asOfHour(tokens, span.from)) return cue(`${year}-${two(d.month)}`, year, { adverbial: true });
      // `từ ngày 1/7/2024, mức …`: since then.
      if (/(^| )từ( ngày)?$/.test(before) && d.year !== null)
        return cue(d.day === 1 && d.month === 1 ? String(year) : `${year}-${two(d.month)}`, year, {
          since: true,
        });
      if (upTo) {
        // `đến ngày 31/12/2023`: the whole year; any other day closes the months so far.
        if (d.month === 12 && d.day >= lastDay(year, 12)) return cue(`${year}-end`, year);
        return cue(`${year}-01..${year}-${two(d.month)}`, year);
      }
      return cue(`${year}-${two(d.month)}`, year, { event: true });
    }
    case 'days': {
      if (d.firstDay === null) {
        const week = weekBefore(clock);
        return week === null ? cue(null, null, { vague: true }) : cue(week, Number(week.slice(-10, -6)));
      }
      const year = d.year ?? clock.year;
      if (year === null) return cue(null, null);
      const firstYear = d.firstYear ?? (d.firstMonth > d.month ? year - 1 : year);
      return cue(
        `${firstYear}-${two(d.firstMonth)}-${two(d.firstDay)}..${year}-${two(d.month)}-${two(d.day)}`,
        year,
      );
    }
    case 'rest': {
      const past = part === null ? null : endMonth(part);
      const year = d.year ?? past?.year ?? clock.year;
      if (year === null) return cue(null, null);
      if (past === null || past.year !== year) return cue(String(year), year);
      // `các quý còn lại` after four months begins with the quarter that runs.
      const first = d.of === 'quarter' ? Math.floor(past.month / 3) * 3 + 1 : past.month + 1;
      return cue(`${year}-${two(first)}..${year}-12`, year, { adverbial: true });
    }
    case 'wholeYear': {
      const year = named ?? clock.year;
      // `gấp rưỡi dự toán cả năm`: the plan's time.
      const plan = /(dự toán|kế hoạch|chỉ tiêu|mục tiêu)( của)?$/.test(before);
      return year === null ? cue(null, null) : cue(String(year), year, { plan });
    }
    case 'restOfYear': {
      if (clock.year === null) return cue(null, null);
      const first = clock.month === null ? null : `${clock.year}-${two(clock.month)}..${clock.year}-12`;
      return cue(first ?? String(clock.year), clock.year, { adverbial: true });
    }
    case 'yearToDate': {
      const year = d.year ?? clock.year;
      if (year === null || clock.year === null) return cue(null, null);
      const end = clock.month === null ? null : `${year}-01..${clock.year}-${two(clock.month)}`;
      return cue(end ?? String(year), clock.year);
    }
    case 'now':
      if (clock.year === null) return cue(null, null);
      return cue(clock.month === null ? String(clock.year) : `${clock.year}-${two(clock.month)}`, clock.year);
    case 'someYears':
      return cue(null, null, { vague: true });
    case 'length':
      // What it may mean is proposed in `slots/period.ts`; by itself it dates nothing.
      return cue(null, clock.year, { event: true });
    default:
      return cue(null, null, { event: true });
  }
}
