/** Noun phrases around a number: what stands left of its predicate, and what follows its unit. */
import leads from '../catalog/leads.json' with { type: 'json' };
import verbs from '../catalog/verbs.json' with { type: 'json' };
import type { DateSpan } from '../text/dates.ts';
import { phraseKey } from '../text/normalise.ts';
import type { Token } from '../text/tokens.ts';
import { PhraseTrie } from '../text/trie.ts';

const connectors = new PhraseTrie<true>().addAll(leads.connectors, true);
/** Nouns that begin like a connector. */
const nouns = new PhraseTrie<true>().addAll(leads.nouns, true);
const speech = new PhraseTrie<true>().addAll(leads.speech, true);
const generic = new Set(leads.generic.map(phraseKey));
/** A label that names nothing of its own (`con số này`, `toàn tỉnh`, `mức`). */
export const isGeneric = (label: string): boolean => generic.has(phraseKey(label));
const agents = new PhraseTrie<true>().addAll(leads.agents, true);
const tailStops = new PhraseTrie<true>().addAll(leads.tailStops, true);
const actions = new PhraseTrie<true>().addAll(verbs.action, true);

/** A run of tokens. */
export interface Run {
  from: number;
  to: number;
}

export interface Frame {
  tokens: readonly Token[];
  /** For each token the index of the date span it belongs to, or -1. */
  dateAt: Int32Array;
  dates: readonly DateSpan[];
  /** For each token the name of the place that starts there: where it ends, or 0. */
  placeEnd: Int32Array;
}

const HARD = new Set([';', ':', '“', '”', '"', '«', '»', '•', '*', '…', '!', '?', '–']);

/** Start of the clause that ends at `to`: behind the last hard mark or unmatched bracket, not before `from`. */
function clauseStart({ tokens }: Frame, from: number, to: number): number {
  // Where each `)` still open, seen from the right, stands: an opening bracket left of it closes it.
  const open: number[] = [];
  for (let i = to - 1; i >= from; i--) {
    const { text, kind } = tokens[i] as Token;
    if (kind !== 'punct') continue;
    if (text === ')') open.push(i);
    else if (text === '(') {
      if (open.length === 0) return i + 1;
      open.pop();
    } else if (HARD.has(text) || (text === '.' && (tokens[i + 1]?.spaced ?? false))) {
      if (open.length === 0) return i + 1;
    }
  }
  // A bracket that opened before `from` closes here: what it held is over.
  return open.length === 0 ? from : (open[0] as number) + 1;
}

const isComma = (t: Token | undefined) => t?.text === ',';

/** Skips connectors, dates, places and bare agents from the front of a run. */
export function skipLeads(frame: Frame, from: number, to: number): number {
  const { tokens, dateAt, dates, placeEnd } = frame;
  let i = from;
  while (i < to) {
    const token = tokens[i] as Token;
    if (token.kind === 'punct') {
      i++;
      continue;
    }
    const date = dateAt[i] as number;
    if (date >= 0) {
      i = Math.max((dates[date] as DateSpan).to, i + 1);
      continue;
    }
    const connector = connectors.longest(tokens, i, to);
    // `đầu` leads in, `đầu tư` is a noun.
    if (connector !== null && (nouns.longest(tokens, i, to)?.end ?? 0) < connector.end) {
      i = connector.end;
      continue;
    }
    const place = placeEnd[i] as number;
    if (place > i && place <= to && (place === to || isVerbal(tokens, place) || isComma(tokens[place]))) {
      i = place;
      continue;
    }
    const agent = agents.longest(tokens, i, to);
    if (
      agent !== null &&
      (agent.end >= to ||
        isVerbal(tokens, agent.end) ||
        isComma(tokens[agent.end]) ||
        (placeEnd[agent.end] as number) > agent.end)
    ) {
      i = agent.end;
      continue;
    }
    break;
  }
  return Math.min(i, to);
}

const VERBAL = new Set([
  'đã',
  'sẽ',
  'đang',
  'có',
  'còn',
  'phấn',
  'đạt',
  'ước',
  'cũng',
  'vẫn',
  'xảy',
  'ghi',
  'chỉ',
  'tiếp',
  'phải',
  'được',
  'cần',
  'hiện',
  'mới',
]);
const isVerbal = (tokens: readonly Token[], at: number) =>
  VERBAL.has(tokens[at]?.key ?? '') || actions.longest(tokens, at) !== null;

const TRAILING = new Set(
  'cũng đã vẫn sẽ ước được là có và của với cho thì đang về ở tại trong khoảng các những từ cả để vào nhằm theo này đó đến lên đều phải cần nữa hiện chỉ mới lại tính năm do số con'.split(
    ' ',
  ),
);
/** Pairs that are trimmed as a whole; their second words alone end nouns (`thủ tục`, `sáng kiến`). */
const TRAILING_PAIRS = new Set([
  'phấn đấu',
  'dự kiến',
  'tiếp tục',
  'lần lượt',
  'có thể',
  'vào cuối',
  'vào đầu',
  'đến cuối',
  'đến hết',
  'từ đầu',
  'dự toán',
  'ước tính',
  'bình quân mỗi',
  'trung bình mỗi',
]);
/** A trailing word that belongs to the word before it: `chứng chỉ`, `dân số`, `nông thôn mới`. */
const COMPOUNDS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    chỉ: ['chứng', 'địa'],
    hiện: ['thực', 'xuất', 'phát', 'thể', 'biểu'],
    mới: ['thôn', 'đổi'],
    lại: ['còn', 'qua', 'đi', 'trở'],
    tính: ['máy', 'giới', 'đặc', 'cá'],
    năm: ['hằng', 'hàng'],
    do: ['tự', 'lý'],
    số: ['dân', 'thiểu', 'tổng', 'hệ', 'tỷ', 'chuyển', 'kỹ', 'chỉ', 'doanh'],
    con: ['bà', 'trẻ', 'người'],
    cả: ['tất', 'giá'],
    đó: ['trong'],
  }),
);

const NOTHING: ReadonlySet<string> = new Set();
/** `dự án mới`, `doanh nghiệp này`: after a count these are part of the noun. */
const NOUN_TAILS: ReadonlySet<string> = new Set(['mới', 'này', 'đó']);

export function trimTail(
  frame: Frame,
  from: number,
  to: number,
  keep: ReadonlySet<string> = NOTHING,
): number {
  const { tokens, dateAt, dates } = frame;
  let end = to;
  while (end > from) {
    const token = tokens[end - 1] as Token;
    const date = dateAt[end - 1] as number;
    if (date >= 0) end = Math.max((dates[date] as DateSpan).from, from);
    else if (token.kind === 'punct' && token.text !== ')' && token.text !== '%') end--;
    else if (
      token.kind === 'word' &&
      end - 2 >= from &&
      TRAILING_PAIRS.has(`${(tokens[end - 2] as Token).key} ${token.key}`)
    )
      end -= 2;
    else if (
      token.kind === 'word' &&
      TRAILING.has(token.key) &&
      !keep.has(token.key) &&
      !(COMPOUNDS.get(token.key)?.includes(tokens[end - 2]?.key ?? '') ?? false)
    )
      end--;
    else break;
  }
  return end;
}

/**
 * The subject left of a predicate that starts at token `to`: the last clause after `from`, without what only
 * introduces it. Null where nothing is left.
 */
export function leftPhrase(frame: Frame, from: number, to: number): Run | null {
  const { tokens } = frame;
  const run = lastPart(frame, from, to);
  // `Thặng dư …, tăng 5%`: the subject stands before a comma that only parts it from its verb.
  if (run === null && to - 1 > from && isComma(tokens[to - 1])) return lastPart(frame, from, to - 1);
  return run;
}

function lastPart(frame: Frame, from: number, to: number): Run | null {
  const { tokens } = frame;
  // `…, và giảm 50%`: what stands before the conjunction is another clause.
  if (to > from && ['và', 'hoặc', 'rồi', 'nhưng', 'song'].includes((tokens[to - 1] as Token).key))
    return null;
  let start = clauseStart(frame, from, to);
  // After the last verb of speech or aim a new clause begins.
  for (let i = start; i < to; i++) {
    const said = speech.longest(tokens, i, to);
    if (said !== null && said.end <= to) {
      if (said.end < to) start = said.end;
      i = said.end - 1;
    }
  }
  // Commas: the last part, and the parts before it that it closes as a list (`nông, lâm nghiệp và thủy sản`).
  const commas: number[] = [];
  let depth = 0;
  for (let i = start; i < to; i++) {
    const { text } = tokens[i] as Token;
    if (text === '(') depth++;
    else if (text === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0 && text === ',') commas.push(i);
  }
  if (commas.length > 0) {
    let cut = commas.length - 1;
    while (cut >= 0) {
      const partFrom = (commas[cut] as number) + 1;
      const partTo = cut + 1 < commas.length ? (commas[cut + 1] as number) : to;
      const previousFrom = cut > 0 ? (commas[cut - 1] as number) + 1 : start;
      if (!continuesList(frame, previousFrom, commas[cut] as number, partFrom, partTo)) break;
      cut--;
    }
    if (cut >= 0) start = (commas[cut] as number) + 1;
  }
  const begin = skipLeads(frame, start, to);
  const end = trimTail(frame, begin, to);
  return end > begin ? { from: begin, to: end } : null;
}

/** The part after a comma continues the noun list before it. */
function continuesList(frame: Frame, previousFrom: number, comma: number, from: number, to: number): boolean {
  const { tokens, dateAt } = frame;
  const first = tokens[from];
  if (first === undefined || first.kind !== 'word' || first.capital) return false;
  if (connectors.longest(tokens, from, to) !== null || agents.longest(tokens, from, to) !== null)
    return false;
  if ((dateAt[comma - 1] as number) >= 0) return false;
  // Only short parts are list members; a long one before the comma is a clause of its own.
  if (comma - previousFrom > 9 || to - from > 12) return false;
  const head = skipLeads(frame, previousFrom, comma);
  if (head >= comma) return false;
  const opening = tokens[head] as Token;
  if (opening.capital && previousFrom !== head) return false;
  let joined = false;
  for (let i = from; i < to; i++) {
    const { key } = tokens[i] as Token;
    if (key === 'và' || key === 'hoặc' || key === '/') joined = true;
  }
  return joined || to - from <= 3;
}

/**
 * What follows a number and its unit: to the next mark, predicate, date or `limit`. With `across` commas are
 * passed while the phrase goes on (coverage: `100% trẻ em …, … được …`).
 */
export function rightPhrase(frame: Frame, from: number, limit: number, across = false): Run | null {
  const { tokens, dateAt } = frame;
  let end = from;
  for (let i = from; i < limit && i - from < 48; i++) {
    const token = tokens[i] as Token;
    if (token.kind === 'newline' || (dateAt[i] as number) >= 0) break;
    if (token.kind === 'punct') {
      if (token.text === '(') {
        // A short gloss stays (`(GRDP)`), a longer bracket ends the phrase.
        if (tokens[i + 2]?.text === ')' && i + 2 < limit) {
          i += 2;
          end = i + 1;
          continue;
        }
        break;
      }
      if (token.text === '/' || token.text === '-' || token.text === '&' || token.text === '%') continue;
      if (token.text === ',') {
        const next = tokens[i + 1];
        if (next === undefined || i + 1 >= limit || next.kind !== 'word' || next.capital) break;
        if (
          tailStops.longest(tokens, i + 1, limit) !== null ||
          connectors.longest(tokens, i + 1, limit) !== null ||
          speech.longest(tokens, i + 1, limit) !== null
        )
          break;
        if (across || listGoesOn(tokens, i + 1, limit)) continue;
      }
      break;
    }
    const stop = tailStops.longest(tokens, i, limit);
    if (
      stop !== null &&
      !staysInside(tokens, i, from, limit) &&
      !(across && BEFORE_PASSIVE.has(token.key) && passiveAhead(tokens, i, limit))
    )
      break;
    end = i + 1;
  }
  const to = trimTail(frame, from, Math.min(end, limit), NOUN_TAILS);
  return to > from ? { from, to } : null;
}

/** In a coverage statement these lead on to its `được` (`trẻ em khó khăn do thiên tai được trợ giúp`). */
const BEFORE_PASSIVE = new Set(['do', 'vì', 'khi', 'tại', 'với', 'từ', 'đến']);

function passiveAhead(tokens: readonly Token[], from: number, limit: number): boolean {
  for (let i = from; i < limit && i - from < 24; i++) {
    const { key } = tokens[i] as Token;
    if (key === 'được') return true;
    if (key === ';' || key === '.') return false;
  }
  return false;
}

/** After a comma a short `… và …` closes a list before any predicate. */
function listGoesOn(tokens: readonly Token[], from: number, limit: number): boolean {
  for (let i = from; i < limit && i - from < 8; i++) {
    const { key, kind } = tokens[i] as Token;
    if (key === 'và') return i - from <= 5;
    if (key === ',') return i - from <= 4 && listGoesOn(tokens, i + 1, Math.min(limit, i + 9));
    if (kind === 'punct' && key !== '/' && key !== '-') return i - from <= 3 && (key === ';' || key === '.');
    if (tailStops.longest(tokens, i, limit) !== null) return false;
  }
  return false;
}

/** `và` inside a noun list, `theo hợp đồng`, `từ …` of a noun stay; the same words before a verb end the phrase. */
function staysInside(tokens: readonly Token[], at: number, from: number, limit: number): boolean {
  const { key } = tokens[at] as Token;
  const next = tokens[at + 1];
  if (at === from && (key === 'tham' || key === 'làm')) return true;
  if (key === 'và' || key === 'hoặc')
    return at + 1 < limit && next?.kind === 'word' && !isVerbalStart(tokens, at + 1);
  if (key === 'làm' && tokens[at - 1]?.key === 'việc') return true;
  if (key === 'làm' || key === 'đạt')
    return ['việc', 'tốt', 'chuẩn', 'nghề', 'tiêu', 'nông', 'chủ', 'được'].includes(next?.key ?? '');
  if (key === 'tại' || key === 'với' || key === 'từ' || key === 'để' || key === 'do' || key === 'đến')
    return false;
  return false;
}

const isVerbalStart = (tokens: readonly Token[], at: number) =>
  tailStops.longest(tokens, at) !== null ||
  ['có', 'được', 'tiếp', 'phải', 'không', 'chưa', 'cũng'].includes(tokens[at]?.key ?? '');

/** The action verb that governs a number at `to`, if its phrase ends within four words before it. */
export function actionBefore(frame: Frame, from: number, to: number): Run | null {
  const { tokens } = frame;
  const start = clauseStart(frame, from, to);
  for (let i = Math.max(start, to - 9); i < to; i++) {
    if ((tokens[i] as Token).kind !== 'word') continue;
    const match = actions.longest(tokens, i, to);
    if (match !== null && to - match.end <= 4 && noMarkBetween(tokens, match.end, to))
      return { from: i, to: match.end };
  }
  return null;
}

function noMarkBetween(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if ((tokens[i] as Token).kind !== 'word') return false;
  return true;
}

/** Text of a run as a label: dates left out, white space plain, first letter small unless a name or abbreviation. */
export function labelOf(frame: Frame, run: Run): string {
  const { tokens, dateAt } = frame;
  let text = '';
  for (let i = run.from; i < run.to; i++) {
    const token = tokens[i] as Token;
    if ((dateAt[i] as number) >= 0) continue;
    const glue = text === '' || !token.spaced ? '' : ' ';
    text +=
      glue +
      (i === run.from &&
      token.capital &&
      token.text.length > 1 &&
      token.text.slice(1) === token.text.slice(1).toLowerCase() &&
      !(frame.tokens[i + 1]?.capital ?? false)
        ? token.text.toLowerCase()
        : token.text);
  }
  return text.replace(/\s+([,)])/g, '$1').trim();
}

/** Where the phrase of a verb of speech or aim, an action or a lead-in that starts at a token ends, or 0. */
export const speechEnd = (tokens: readonly Token[], at: number, limit: number): number =>
  speech.longest(tokens, at, limit)?.end ?? 0;
export const actionEnd = (tokens: readonly Token[], at: number, limit: number): number =>
  actions.longest(tokens, at, limit)?.end ?? 0;
export const stopEnd = (tokens: readonly Token[], at: number, limit: number): number =>
  tailStops.longest(tokens, at, limit)?.end ?? 0;
