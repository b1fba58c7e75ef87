/** First pass over a sentence: what its own words say of each number, before anything is chosen among candidates. */
import type { Quantity } from '../numbers/quantities.ts';
import type { Sentence } from '../text/sentences.ts';
import type { Token } from '../text/tokens.ts';
import { type BaseSpan, baseAfter, baseBefore, baseEnding } from './bases.ts';
import type { Draft } from './draft.ts';
import { distributed, zipLists } from './lists.ts';
import { comparativeBefore, measureOf } from './measures.ts';
import type { PeriodCue } from './periods.ts';
import type { Frame } from './phrases.ts';
import { type Predicate, predicateBefore } from './predicates.ts';

export interface Drafted {
  draft: Draft;
  predicate: Predicate | null;
  from: number;
  limit: number;
}

/** First pass over a sentence: label, measure, direction and base of each quantity. */
export function draftsOf(
  frame: Frame,
  sentence: Sentence,
  quantities: readonly Quantity[],
  bases: BaseSpan[],
  cues: readonly PeriodCue[],
): Drafted[] {
  const { tokens } = frame;
  const drafts: Draft[] = [];
  const drafted: Drafted[] = [];
  const opening = baseBefore(tokens, sentence.from, (quantities[0] as Quantity).hedgeFrom);
  if (opening !== null) bases.push(opening);
  for (let n = 0; n < quantities.length; n++) {
    const q = quantities[n] as Quantity;
    const before = drafts.at(-1);
    const limit = quantities[n + 1]?.hedgeFrom ?? sentence.to;
    const from =
      before === undefined ? (opening?.to ?? sentence.from) : clauseFrom(tokens, before, q, sentence);
    const lastYear = lastYearAfter(tokens, q.to, limit);
    const bracket = bracketBefore(tokens, before?.q.to ?? sentence.from, q.hedgeFrom);
    const own = lastYear
      ? null
      : (baseAfter(tokens, q.to, sentence.to, limit) ??
        (bracket > 0 && before === undefined ? baseEnding(tokens, from, bracket) : null));
    if (own !== null) bases.push(own);
    const draft: Draft = {
      q,
      sentence,
      label: '',
      measure: 'level',
      changeKind: null,
      direction: null,
      hedge: q.hedge,
      base: own?.text ?? null,
      heldAgainst: own?.text ?? opening?.text ?? null,
      beyond: false,
      lasting: false,
      unit: q.unit,
      inherited: new Set(),
      flags: new Set(),
      anchor: false,
      bracket,
      rightEnd: q.to,
      yearsBack: lastYear ? 1 : 0,
      past: lastYear,
      baseCue: null,
    };
    if (q.malformed) draft.flags.add('malformed_number');
    if (q.alternative !== null) draft.flags.add('separator_ambiguous');
    if (
      draft.bracket >= 0 &&
      (yearAgo(tokens, draft.bracket + 1) || againstYearAgo(tokens, from, draft.bracket))
    )
      draft.yearsBack = 1;
    // `(cùng kỳ 161 vụ, 229 đối tượng)`: all of the bracket is last year's.
    if (before !== undefined && before.yearsBack > 0 && sameBracket(tokens, before, q))
      draft.yearsBack = before.yearsBack;
    if (draft.bracket >= 0 && opensPast(tokens, draft.bracket + 1)) draft.past = true;
    // `(bằng 84%)` is a share of the base, `(84%)` the base's own value.
    const held =
      bracket < 0 || tokens[bracket + 1]?.key === 'bằng'
        ? undefined
        : bases.find((b) => b.to === bracket && !b.plan);
    if (held !== undefined)
      draft.baseCue = cues.find((c) => c.period !== null && c.from >= held.from && c.to <= held.to) ?? null;
    const predicate =
      predicateBefore(tokens, from, q.hedgeFrom) ??
      (draft.yearsBack > 0 ? null : comparativeBefore(tokens, from, q, bases, draft));
    draft.beyond = predicate?.key.startsWith('vượt') ?? false;
    measureOf(tokens, q, predicate, own, draft);
    // The words of its base are said: what follows begins behind them.
    if (own !== null) draft.rightEnd = Math.max(draft.rightEnd, own.to);
    // A bracket learns only from its label that it is a change (`giảm 510 hộ (14,1%) so với đầu năm`).
    if (draft.measure === 'change') draft.base ??= own?.text ?? opening?.text ?? null;
    if (draft.measure === 'ratio' && q.unitKind === 'ratio' && draft.base === null && predicate !== null)
      draft.base = ratioBase(frame, q, limit, bases) ?? opening?.text ?? null;
    for (const one of [draft, ...distributed(frame, draft, predicate, limit)]) {
      drafts.push(one);
      drafted.push({ draft: one, predicate, from, limit });
    }
  }
  zipLists(frame, sentence, drafts);
  return drafted;
}

/**
 * Where the words of a figure begin: behind what the figure before took. A count inside the subject (`xuất khẩu
 * của 28 quốc gia … tăng 11%`) does not cut it.
 */
function clauseFrom(tokens: readonly Token[], before: Draft, q: Quantity, sentence: Sentence): number {
  const lead = tokens[before.q.hedgeFrom - 1]?.key ?? '';
  if (before.q.unitKind === 'count' && ['của', 'tại', 'ở', 'trong', 'từ'].includes(lead)) {
    let marked = false;
    for (let i = before.q.to; i < q.hedgeFrom; i++)
      if ((tokens[i] as Token).kind === 'punct' && '(,;:)'.includes((tokens[i] as Token).text))
        marked = marked || ',;:'.includes((tokens[i] as Token).text);
    if (!marked && q.unitKind === 'rate') return sentence.from;
  }
  return Math.max(before.q.to, Math.min(before.rightEnd, q.hedgeFrom));
}

function bracketBefore(tokens: readonly Token[], from: number, at: number): number {
  for (let i = at - 1; i >= from; i--) {
    const { text } = tokens[i] as Token;
    if (text === ')') return -1;
    if (text === '(') return i;
  }
  return -1;
}

/** `45,1 tỷ của cùng kỳ năm trước`: the value itself is last year's. */
function lastYearAfter(tokens: readonly Token[], at: number, limit: number): boolean {
  const i = tokens[at]?.key === 'của' || tokens[at]?.key === 'trong' ? at + 1 : -1;
  return i > 0 && i < limit && yearAgo(tokens, i);
}

/** The bracket in which `before` stands is still open at `q`. */
function sameBracket(tokens: readonly Token[], before: Draft, q: Quantity): boolean {
  if (before.bracket < 0) return false;
  for (let i = before.q.to; i < q.from; i++) if ((tokens[i] as Token).text === ')') return false;
  return true;
}

/** `thấp hơn cùng kỳ (51,4%)`: right before the bracket at `at` stands last year, and no number between. */
function againstYearAgo(tokens: readonly Token[], from: number, at: number): boolean {
  for (let i = at - 1; i >= Math.max(from, at - 4); i--) {
    if ((tokens[i] as Token).kind !== 'word') return false;
    if (yearAgo(tokens, i)) return tokens[i - 1]?.key === 'hơn';
  }
  return false;
}

/** `cùng kỳ …`, `năm trước …` at token `at`, whatever year follows. */
function opensPast(tokens: readonly Token[], at: number): boolean {
  const a = tokens[at]?.key;
  return (a === 'cùng' && tokens[at + 1]?.key === 'kỳ') || yearAgo(tokens, at);
}

/** `cùng kỳ …`, `năm trước`, `năm ngoái` at token `at`. */
function yearAgo(tokens: readonly Token[], at: number): boolean {
  const a = tokens[at]?.key;
  const b = tokens[at + 1]?.key;
  if (a === 'cùng' && b === 'kỳ')
    return !(
      tokens[at + 2]?.kind === 'word' &&
      ['quý', 'qúy', 'tháng', 'năm'].includes(tokens[at + 2]!.key) &&
      (tokens[at + 3]?.kind === 'number' || tokens[at + 3]?.capital === true)
    );
  return a === 'năm' && (b === 'trước' || b === 'ngoái');
}

/** `gấp 20 lần mức lương cơ sở`: what follows is the base. */
function ratioBase(frame: Frame, q: Quantity, limit: number, bases: BaseSpan[]): string | null {
  const { tokens } = frame;
  const words: string[] = [];
  let i = q.to;
  for (; i < limit && words.length < 8; i++) {
    const token = tokens[i] as Token;
    if (token.kind !== 'word' && token.kind !== 'number') break;
    if (words.length > 0 && ['thì', 'là', 'và', 'để', 'tiền', 'với', 'so', 'do'].includes(token.key)) break;
    words.push(token.text);
  }
  if (words.length === 0) return null;
  const text = words.join(' ');
  bases.push({ from: q.to, to: i, text, plan: false });
  return text;
}
