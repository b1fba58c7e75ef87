/** What Vietnamese leaves unsaid: period and status carried from clause, sentence, quotation or paragraph. */
import type { BlockKind, Status } from '../records.ts';
import type { Sentence } from '../text/sentences.ts';
import type { Token } from '../text/tokens.ts';
import type { Draft } from './draft.ts';
import type { Clock, PeriodCue } from './periods.ts';
import type { PlaceSpan } from './scope.ts';
import { planAmount, type StatusCue } from './status.ts';

export interface When {
  period: string | null;
  year: number | null;
  inherited: boolean;
  /** The period is one aimed at. */
  aim?: boolean;
}
export interface Said {
  status: Status;
  inherited: boolean;
}

const SEVERAL_YEARS = /^(\d{4}).*\.\.(?!\1)/;
const REPORTED = new Set<Status>(['actual', 'estimated', 'preliminary']);

/** The record that sentences hand on to those after them. */
export class Context {
  private block = -1;
  private quote = -1;
  /** What the last figure measured. */
  label: string | null = null;
  period: { period: string | null; year: number | null } | null = null;
  /** The period whose results the article reports: what plans, sub-periods and quotations come back to. */
  private main: { period: string | null; year: number | null } | null = null;
  /** The period outside the quotation that is open. */
  private outer: { period: string | null; year: number | null } | null = null;
  /** Status that governs the quotation, or the list that a `trong đó` continues. */
  status: Status | null = null;
  lastStatus: Status | null = null;
  base: string | null = null;
  baseAge = 9;
  /** Where the body that the text follows is at home, from the bracket behind its name. */
  place: PlaceSpan | null = null;
  /** The place that a sentence of this paragraph opened with (`Tại huyện X, …`). */
  setting: PlaceSpan | null = null;
  /** The paragraph speaks of a draft rule or a proposal. */
  proposal: 'quota' | 'target' | null = null;

  enter(block: number, kind: BlockKind, quote: number): void {
    if (block !== this.block) {
      // A new paragraph keeps period and place but neither the head nor the plan; a caption breaks nothing.
      if (kind !== 'caption') {
        this.label = null;
        this.setting = null;
        this.status = null;
        this.lastStatus = null;
        this.base = null;
        this.proposal = null;
        this.period = this.main ?? this.period;
      }
      this.block = block;
    }
    if (quote !== this.quote) {
      this.status = null;
      // Leaving a quotation restores what held before it.
      if (quote >= 0) this.outer = this.period;
      else if (this.quote >= 0 && this.outer !== null) this.period = this.outer;
      this.quote = quote;
    }
  }

  leave(
    drafts: readonly Draft[],
    whens: readonly When[],
    saids: readonly Said[],
    periods: readonly PeriodCue[],
    status: readonly StatusCue[],
    quote: number,
    aside: boolean,
  ): void {
    const last =
      drafts.filter((d) => d.anchor && d.bracket < 0).at(-1) ?? drafts.filter((d) => d.anchor).at(-1);
    if (last !== undefined) this.label = last.label;
    const withBase = drafts.filter((d) => d.base !== null && d.measure === 'change').at(-1);
    if (withBase !== undefined) {
      this.base = withBase.base;
      this.baseAge = 0;
    } else this.baseAge++;
    // The period of the last figure outside brackets, else the last one named.
    const since = periods.some((p) => p.since);
    let n = drafts.length - 1;
    while (n >= 0 && ((drafts[n] as Draft).bracket >= 0 || (drafts[n] as Draft).yearsBack > 0)) n--;
    const when = n >= 0 ? whens[n] : undefined;
    // Several years (`từ năm 2011 đến năm 2013`) sum up what stands with them; they set no time for all that follows.
    const spent = when?.inherited === true && SEVERAL_YEARS.test(when.period ?? '');
    if (spent) this.period = this.main = null;
    const reported = n >= 0 && REPORTED.has(saids[n]?.status ?? 'actual');
    if (when !== undefined && when.period !== null && !spent && !since) {
      // `Riêng quý III …`: a part of the period, which goes on after it.
      if (!aside) this.period = { period: when.period, year: when.year };
      if (!aside && reported && quote < 0) this.main = this.period;
    } else if (drafts.length === 0 && quote < 0) {
      const named = periods
        .filter(
          (p) =>
            (p.adverbial || this.period === null) &&
            !p.event &&
            !p.since &&
            !p.plan &&
            !p.name &&
            !p.planned &&
            p.period !== null,
        )
        .at(-1);
      if (named !== undefined) this.period = { period: named.period, year: named.year };
    }
    this.lastStatus = n >= 0 ? (saids[n]?.status ?? null) : null;
    if (quote >= 0) {
      // Inside one quotation a plan stays a plan over full stops.
      const cue = status.filter((c) => !c.weak).at(-1);
      if (cue !== undefined) this.status = cue.status === 'reset' ? null : cue.status;
    } else this.status = null;
  }
}

/** Shifts a period by whole years: `2017-Q1` by -1 is `2016-Q1`. */
export function shiftYears(period: string, years: number): string {
  return period.replace(
    /(^|\.\.)(\d{4})/g,
    (_, lead: string, year: string) => `${lead}${Number(year) + years}`,
  );
}

/** The period cue that governs a figure: beside it to the right, the nearest to the left, else the context's. */
export function periodOf(
  tokens: readonly Token[],
  draft: Draft,
  next: number,
  sentence: Sentence,
  cues: readonly PeriodCue[],
  context: Context,
  clock: Clock,
  before: When | null,
): When {
  const { q } = draft;
  // `so với năm 2023 (73%)`: the bracket holds the value of the base's own time.
  if (draft.baseCue !== null)
    return { period: draft.baseCue.period, year: draft.baseCue.year, inherited: false };
  let left: PeriodCue | null = null;
  let right: PeriodCue | null = null;
  let event: PeriodCue | null = null;
  let vague = false;
  for (const cue of cues) {
    if (cue.vague && cue.adverbial && cue.to <= q.from) {
      left = null;
      vague = true;
    }
    if (cue.period === null) continue;
    if (cue.to <= q.from) {
      if (closesBracket(tokens, cue.to, q.from)) continue;
      if (cue.start) continue;
      // Of a bare day (`thành lập ngày 7/2/2025 với …`) the month counts only in the same clause.
      if (cue.event) {
        if (!hasBreak(tokens, cue.to, q.from)) event = cue;
        continue;
      }
      if ((cue.plan || cue.name) && left !== null) continue;
      if (cue.name && hasBreak(tokens, cue.to, q.from)) continue;
      left = cue;
    } else if (
      right === null &&
      cue.from < next &&
      cue.from >= q.to &&
      !cue.plan &&
      !cue.event &&
      beside(tokens, q.to, cue.from)
    )
      right = cue;
  }
  // A bracket behind a figure is of that figure's time, unless it names its own.
  if (draft.bracket >= 0 && before !== null && (left === null || left.to <= draft.bracket) && right === null)
    return shifted({ ...before, inherited: true }, draft);
  const nearRight = right !== null && (left === null || right.from - q.to <= 6 || left.plan);
  const pick = nearRight ? right : left;
  if (pick !== null)
    return shifted({ period: pick.period, year: pick.year, inherited: false, aim: pick.aim }, draft);
  if (event !== null) return { period: event.period, year: event.year, inherited: false };
  if (vague) return { period: null, year: null, inherited: false };
  // `hiện toàn tỉnh có`: the year of the article.
  if (clock.year !== null && !currentYear(context, clock) && saysNow(tokens, sentence.from, q.from))
    return { period: String(clock.year), year: clock.year, inherited: false };
  if (context.period !== null) return shifted({ ...context.period, inherited: true }, draft);
  // A headline that names its year later (`đạt 74,6%, vượt kế hoạch năm 2024`).
  const later = cues.find((c) => c.from >= q.to && c.period !== null && !c.event && !c.plan && !c.name);
  if (later !== undefined) return { period: later.period, year: later.year, inherited: true };
  return { period: null, year: null, inherited: false };
}

function shifted(when: When, draft: Draft): When {
  if (draft.yearsBack === 0 || when.period === null) return when;
  return {
    ...when,
    period: shiftYears(when.period, -draft.yearsBack),
    year: when.year === null ? null : when.year - draft.yearsBack,
  };
}

/** The context is of the article's own year, or of the one whose results it reports in its first months. */
function currentYear(context: Context, clock: Clock): boolean {
  if (context.period === null || context.period.year === null || clock.year === null) return false;
  if (context.period.year === clock.year) return true;
  return clock.month !== null && clock.month <= 3 && context.period.year === clock.year - 1;
}

function saysNow(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const { key } = tokens[i] as Token;
    if (key === 'hiện' && !['thực', 'xuất', 'phát', 'thể'].includes(tokens[i - 1]?.key ?? '')) return true;
    if (key === 'đến' && tokens[i + 1]?.key === 'nay') return true;
  }
  return false;
}

/** A bracket that was open at `from` closes before `to`. */
export function closesBracket(tokens: readonly Token[], from: number, to: number): boolean {
  let depth = 0;
  for (let i = from; i < to; i++) {
    const { text } = tokens[i] as Token;
    if (text === '(') depth++;
    else if (text === ')') {
      if (depth === 0) return true;
      depth--;
    }
  }
  return false;
}

const BREAKS = new Set([',', ';', ':', '(', ')']);
function hasBreak(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (BREAKS.has((tokens[i] as Token).text)) return true;
  return false;
}

/** No mark stands between a figure and a cue to its right, whole brackets aside; at most a dozen words. */
function beside(tokens: readonly Token[], from: number, to: number): boolean {
  if (to - from > 16) return false;
  let depth = 0;
  for (let i = from; i < to; i++) {
    const { text } = tokens[i] as Token;
    if (text === '(') depth++;
    else if (text === ')') depth--;
    else if (depth === 0 && (text === ',' || text === ';' || text === ':')) return false;
    if (depth < 0) return false;
  }
  return depth === 0;
}

const RULE =
  /(^| )(trần|mức trần|chuẩn nghèo|chuẩn cận nghèo|mức đóng|mức phạt|lương cơ sở|lương tối thiểu|mức sàn|mức giảm trừ|lệ phí)( |$)/i;
const CONTINUES = new Set(['trong', 'riêng', 'cụ']);

const PART_OF_YEAR = /^(\d{4})-(?:Q[1-4]|\d\d(?:\.\.\1-\d\d)?)$/;

/** The year of a part of a year (`2024-Q1`, `2024-01..2024-04`); any other period as it is. */
export const wholeYear = (period: string | null): string | null =>
  PART_OF_YEAR.exec(period ?? '')?.[1] ?? period;

/**
 * The period of a plan or a forecast: where the part of a year is only carried over, or belongs to what an `earlier`
 * figure of the sentence reports as achieved, the plan is the whole year's (`4 tháng đầu năm tăng 15% và phấn đấu cả …`).
 */
export function planPeriod(
  when: When,
  said: Said,
  earlier: readonly When[],
  reported: readonly Said[],
): When {
  if (said.status !== 'target' && said.status !== 'forecast') return when;
  const period = wholeYear(when.period);
  if (period === when.period || !(when.inherited || alreadyReported(when, earlier, reported))) return when;
  return { ...when, period, inherited: true };
}

/** An `earlier` figure of the sentence reports what was achieved in the same period. */
export const alreadyReported = (when: When, earlier: readonly When[], reported: readonly Said[]): boolean =>
  earlier.some((w, n) => w.period === when.period && REPORTED.has(reported[n]?.status ?? 'target'));

/** The status that governs a figure. A year after the article's makes an achieved value a target. */
export function statusOf(
  tokens: readonly Token[],
  draft: Draft,
  sentence: Sentence,
  cues: readonly StatusCue[],
  context: Context,
  when: When,
  clock: Clock,
  quote: number,
  /** Of this period the sentence has reported a result already. */
  reported: boolean,
): Said {
  const { q } = draft;
  let chosen: StatusCue | null = null;
  for (const cue of cues) {
    if (cue.from >= q.from) break;
    if (closesBracket(tokens, cue.to, q.from)) continue;
    if (cue.request && q.unitKind === 'count') continue;
    if (cue.status === 'reset') {
      chosen = null;
      continue;
    }
    // Of a strong word and a weak one after it in the clause the strong one governs (`phấn đấu … đã`).
    if (chosen !== null && cue.weak && !chosen.weak && !clauseEnds(tokens, chosen.to, cue.from)) continue;
    // A weak word (`sẽ`, `đã`) governs its own clause, not the one after the next mark and subject.
    if (cue.weak && cue.status !== 'actual' && clauseEnds(tokens, cue.to, q.from)) continue;
    chosen = cue;
  }
  const inQuote = quote >= 0 && context.status !== null;
  if (chosen?.status === 'actual' && chosen.weak && inQuote) chosen = null;
  // `(cùng kỳ quý I/2024 tăng 5,8%)`: last year's, whatever is expected of this one.
  if (draft.past) return { status: 'actual', inherited: false };
  // What is measured is itself a rule: a ceiling, a poverty line, a contribution rate.
  if (RULE.test(draft.label) && chosen?.status !== 'actual' && chosen?.status !== 'estimated')
    return { status: 'quota', inherited: false };
  if ((chosen === null || chosen.status === 'actual') && draft.measure !== 'change' && draft.base === null)
    if (planAmount(tokens, sentence.from, q.hedgeFrom)) return { status: 'target', inherited: false };
  if (chosen !== null) {
    let status = chosen.status as Status;
    // `dự kiến quý I tăng 6,9%`, said when the quarter is over: an estimate, no forecast.
    if (status === 'forecast' && !reported && elapsed(when.period, clock)) status = 'estimated';
    if (status === 'actual' && inFuture(when, clock)) status = 'target';
    return { status, inherited: false };
  }
  if (inQuote) return { status: context.status as Status, inherited: true };
  const first = tokens[sentence.from] as Token;
  if (context.lastStatus !== null && context.lastStatus !== 'actual' && CONTINUES.has(first.key))
    return { status: context.lastStatus, inherited: true };
  if (inFuture(when, clock)) return { status: 'target', inherited: false };
  if (context.proposal !== null && (context.proposal === 'target' || obliges(tokens, sentence)))
    return { status: context.proposal, inherited: true };
  if (draft.hedge === 'at_most' && draft.measure !== 'change' && q.unitKind === 'rate')
    return { status: 'quota', inherited: false };
  return { status: 'actual', inherited: false };
}

const inFuture = (when: When, clock: Clock) =>
  when.aim === true || (when.year !== null && clock.year !== null && when.year > clock.year);

/** A quarter or run of months that lies before the article's month. */
function elapsed(period: string | null, clock: Clock): boolean {
  if (period === null || clock.year === null || clock.month === null) return false;
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  const month = quarter ? null : /(\d{4})-(\d\d)$/.exec(period);
  const year = quarter ? Number(quarter[1]) : month ? Number(month[1]) : null;
  const last = quarter ? Number(quarter[2]) * 3 : month ? Number(month[2]) : null;
  if (year === null || last === null) return false;
  return year < clock.year || (year === clock.year && last <= clock.month);
}

function clauseEnds(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const { text } = tokens[i] as Token;
    if (text === ';' || text === '.' || text === ':') return true;
  }
  return false;
}

const OBLIGING = new Set(['phải', 'mức', 'định', 'dụng', 'đóng', 'hưởng', 'trường']);

/** The sentence states what must or may be, not what is. */
function obliges(tokens: readonly Token[], sentence: Sentence): boolean {
  for (let i = sentence.from; i < sentence.to; i++) {
    const { key } = tokens[i] as Token;
    if (key === 'hiện' || key === 'đang') return false;
    if (OBLIGING.has(key)) return true;
  }
  return false;
}
