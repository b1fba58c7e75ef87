/** What a figure measures: a noun phrase left or right of the number, or the head of the figure before it. */
import type { Quantity } from '../numbers/quantities.ts';
import type { Token } from '../text/tokens.ts';
import type { Draft } from './draft.ts';
import { RATE_HEAD } from './measures.ts';
import {
  actionBefore,
  type Frame,
  isGeneric,
  labelOf,
  leftPhrase,
  type Run,
  rightPhrase,
} from './phrases.ts';
import type { Predicate } from './predicates.ts';

const COUNT_HEAD =
  /^(số|tổng số|số lượng|lượng|tổng|sản lượng|diện tích|dân số|quy mô|doanh thu|kinh phí|vốn|giá trị|thu|chi|tổng)( |$)/i;
/** `còn 58 xã`, `hiện còn …`: the word counts what follows; it does not tie the number to what stands before. */
const COUNTING = new Set(['còn', 'hiện còn', 'vẫn còn', 'chỉ còn', 'chỉ', 'thực hiện', 'hoàn thành']);

export interface Around {
  frame: Frame;
  q: Quantity;
  predicate: Predicate | null;
  /** Where the words of this figure begin: behind the figure before it, or the sentence's start. */
  from: number;
  /** Where the next figure begins, or the sentence's end. */
  limit: number;
  sentenceFrom: number;
  /** The last figure of the sentence with a label of its own. */
  anchor: Draft | null;
  /** All figures of the sentence before this one. */
  drafts: readonly Draft[];
  /** Label that the sentence before left behind. */
  carried: string | null;
}

/** Finds what is measured and sets `label`, `anchor` and, where the wording tells, the measure of `draft`. */
export function labelFigure(around: Around, draft: Draft): true {
  const { frame, q, predicate, from, limit, anchor, drafts } = around;
  const { tokens } = frame;
  const previous = drafts.at(-1) ?? null;
  const end = predicate?.from ?? q.hedgeFrom;
  const own = (label: string, right: Run | null = null) => {
    draft.label = label;
    draft.anchor = label !== '';
    if (right !== null) draft.rightEnd = right.to;
    return true as const;
  };
  const inherit = (source: Draft | null): boolean => {
    const label = source?.label ?? around.carried;
    if (label === null || label === '') return false;
    draft.label = label;
    draft.inherited.add('indicator');
    return true;
  };
  const sameChange = (source: Draft) => {
    if (source.measure !== 'change' || q.unitKind === 'ratio') return true;
    draft.measure = 'change';
    draft.direction = source.direction;
    draft.changeKind = q.unitKind === 'rate' ? 'relative' : 'absolute';
    draft.base = draft.base ?? source.base;
  };

  // `trong đó có bằng cấp, chứng chỉ 35%`: the head is the figure before.
  const ellipsis =
    q.unitKind === 'rate' && draft.measure !== 'change' ? ellipticHead(frame, from, end) : null;
  const head = anchor?.label ?? (drafts.length === 0 ? around.carried : null);
  if (ellipsis !== null && head !== null) {
    const tail = labelOf(frame, ellipsis);
    own(head.endsWith(tail) ? head : `${head} ${tail}`);
    draft.inherited.add('indicator');
    return true;
  }
  // `(712/790)`: now and before, of the change they explain.
  const pair = draft.bracket >= 0 && (tokens[q.to]?.text === '/' || tokens[q.from - 1]?.text === '/');
  if (pair && previous !== null && q.denominator === null) {
    inherit(previous);
    draft.measure = 'level';
    draft.direction = null;
    draft.changeKind = null;
    draft.base = null;
    return true;
  }
  // `so với mức 21,4 tỷ euro`: the other year's value of the same thing.
  if (againstValue(tokens, from, q.hedgeFrom) && (previous !== null || around.carried !== null)) {
    inherit(anchor ?? previous);
    draft.measure = q.unitKind === 'rate' ? 'share' : 'level';
    draft.direction = null;
    draft.changeKind = null;
    draft.base = null;
    return true;
  }

  // `so với năm 2023 (73%)`, `thấp hơn cùng kỳ (51%)`: the value of the base.
  const ofBase = draft.baseCue !== null || (draft.yearsBack > 0 && q.hedgeFrom === draft.bracket + 1);
  if (ofBase && previous !== null) {
    inherit(previous);
    draft.measure = q.unitKind === 'rate' ? 'share' : 'level';
    return true;
  }

  if (q.unitKind === 'rank') {
    const [label, right] = rankLabel(around);
    // `…, xếp hạng 2 khu vực`: ranked is what the clause before ranks.
    if ((label === '' || isGeneric(label)) && inherit(anchor)) return true;
    return own(label, right);
  }

  const left = leftPhrase(frame, from, end);
  let leftLabel = left === null ? '' : targetOf(frame, left, predicate, draft);
  if (isGeneric(leftLabel)) leftLabel = '';
  const across = q.unitKind === 'rate' && (left === null || predicate === null) && draft.measure === 'level';
  const right =
    rightPhrase(frame, q.to, limit, across) ?? (draft.measure === 'change' ? afterBracket(frame, q) : null);
  const rightLabel = right === null ? '' : labelOf(frame, right);

  // `…, tương ứng giảm 970 hộ`.
  const restated = ['ứng', 'đương'].includes(tokens[end - 1]?.key ?? '') && tokens[end - 2]?.key === 'tương';
  if (restated && previous !== null && leftLabel === '' && inherit(previous)) return true;
  if (previous !== null && (predicate?.key.startsWith('tương') ?? false) && leftLabel === '') {
    // `giảm 60.500 tỷ đồng, tương đương 7,8%`: the same in other words.
    inherit(previous);
    sameChange(previous);
    return true;
  }
  // `tăng 5,8% về lượng và 25,1% về trị giá`: the verb is said once.
  if (
    previous?.measure === 'change' &&
    predicate === null &&
    q.unitKind === 'rate' &&
    draft.measure === 'level' &&
    end - 1 >= previous.q.to &&
    tokens[end - 1]?.key === 'và' &&
    tokens[q.to]?.key === 'về'
  ) {
    sameChange(previous);
    inherit(anchor ?? previous);
    return true;
  }
  if (draft.bracket >= 0) {
    if (bracketed(around, draft, leftLabel, right, rightLabel, own, inherit, sameChange)) return true;
  }
  if (q.unitKind === 'count') {
    countLabel(around, draft, leftLabel, right, rightLabel, own, inherit);
    return true;
  }

  if (draft.measure === 'share' || predicate?.kind === 'share') {
    if (leftLabel !== '') return own(shareLabel(leftLabel, rightLabel), right);
    const whose = anchor?.label ?? around.carried;
    if (whose !== null && whose !== undefined) {
      draft.label = shareLabel(whose, rightLabel);
      draft.inherited.add('indicator');
      if (right !== null) draft.rightEnd = right.to;
      return true;
    }
    if (rightLabel !== '') return own(rightLabel, right);
  }

  if (q.unitKind === 'rate' || q.unitKind === 'points' || q.unitKind === 'ratio') {
    const opens = predicate === null && right !== null && startsClause(tokens, q, from, around.sentenceFrom);
    if (leftLabel !== '' && !opens) return own(leftLabel);
    if (
      draft.measure === 'plan_ratio' ||
      draft.measure === 'ratio' ||
      (draft.measure === 'change' && right === null)
    ) {
      if (inherit(anchor ?? previous)) return true;
    }
    if (right !== null && draft.measure !== 'plan_ratio') {
      if (draft.measure === 'level') draft.measure = 'coverage';
      return own(rightLabel, right);
    }
    if (!inherit(anchor ?? previous)) own(leftLabel);
    return true;
  }

  // Money and physical amounts: what stands before, with its verb; else what follows.
  if (draft.measure === 'change') {
    if (leftLabel !== '') return own(leftLabel);
    if (right !== null) return own(rightLabel, right);
    if (!inherit(anchor ?? previous)) own('');
    return true;
  }
  const action = actionBefore(frame, from, q.hedgeFrom);
  if (leftLabel !== '' && left !== null) {
    const withVerb =
      predicate === null &&
      action !== null &&
      action.from < left.from &&
      !SILENT_VERBS.has(labelOf(frame, action))
        ? labelOf(frame, { from: action.from, to: left.to })
        : leftLabel;
    if (q.unitKind === 'physical' && right !== null && predicate === null)
      return own(`${withVerb} ${rightLabel}`, right);
    return own(withVerb);
  }
  if (right !== null)
    return own(action === null ? rightLabel : `${labelOf(frame, action)} ${rightLabel}`, right);
  if (inherit(anchor ?? previous)) return true;
  return own(action === null ? '' : labelOf(frame, action));
}

/** What is ranked: `xếp thứ 5/63 tỉnh, thành phố về chỉ số …`, else the subject before `xếp`. */
function rankLabel({ frame, q, from, limit }: Around): [string, Run | null] {
  const { tokens } = frame;
  for (let i = q.to; i < Math.min(limit, q.to + 14); i++) {
    const { key, text } = tokens[i] as Token;
    if (text === ';' || text === '.' || text === '(') break;
    if (key !== 'về') continue;
    const right = rightPhrase(frame, i + 1, limit);
    if (right !== null) return [labelOf(frame, right), right];
  }
  let verb = q.from;
  while (verb > from && RANK_VERBS.has((tokens[verb - 1] as Token).key)) verb--;
  const left = leftPhrase(frame, from, verb);
  return [left === null ? '' : labelOf(frame, left), null];
}

const RANK_VERBS = new Set([
  'thứ',
  'hạng',
  'vị',
  'trí',
  'xếp',
  'đứng',
  'giữ',
  'ở',
  'lên',
  'xuống',
  'đạt',
  'vươn',
  'tụt',
  'tiếp',
  'tục',
]);

type Own = (label: string, right?: Run | null) => true;
type Inherit = (source: Draft | null) => boolean;

/** Figures in a bracket behind another: most restate it, some count a part. True when the label is settled. */
function bracketed(
  around: Around,
  draft: Draft,
  leftLabel: string,
  right: Run | null,
  rightLabel: string,
  own: Own,
  inherit: Inherit,
  sameChange: (source: Draft) => void,
): boolean {
  const { frame, q, predicate, from, drafts } = around;
  const { tokens } = frame;
  const previous = drafts.at(-1) ?? null;
  const direct = previous !== null && !hasMark(tokens, previous.rightEnd, draft.bracket);
  if (leftLabel !== '' && predicate !== null) return false;
  if (!direct) {
    // `số thu … giảm so với năm 2012 (bằng 84%)`: the subject is the clause before the bracket.
    const outer = leftPhrase(frame, from, clauseVerb(frame, from, draft.bracket));
    if (outer !== null && !isGeneric(labelOf(frame, outer))) {
      own(labelOf(frame, outer));
      return true;
    }
    return previous !== null && inherit(previous);
  }
  if (q.unitKind === 'count' && rightLabel !== '' && leftLabel === '') {
    own(`${unitWords(q)} ${rightLabel}`, right);
    draft.anchor = false;
    return true;
  }
  const restates =
    q.unitKind === 'money' ||
    q.unitKind === 'rate' ||
    q.unitKind === 'points' ||
    draft.measure === 'change' ||
    q.unit === previous.unit ||
    right === null;
  if (!restates) return false;
  // `gồm 110 xã và 25 phường` counts parts; `(15 triệu người)` says the share in persons.
  if (q.unitKind === 'count' && q.unit !== previous.unit && previous.q.unitKind === 'count') {
    own(`${unitWords(q)}`);
    draft.anchor = false;
    return true;
  }
  inherit(previous);
  if (q.unitKind !== 'rate' && previous.q.unitKind === 'rate' && draft.measure !== 'change')
    draft.label = draft.label.replace(RATE_HEAD, '');
  if (predicate === null) sameChange(previous);
  return true;
}

/** The token where the verb of the clause `from..to` begins (`giảm so với …`), or `to`. */
function clauseVerb(frame: Frame, from: number, to: number): number {
  for (let i = to - 1; i > from; i--) {
    const { key, kind, text } = frame.tokens[i] as Token;
    if (kind === 'punct' && text !== '-') break;
    if (key === 'giảm' || key === 'tăng' || key === 'hụt' || key === 'vượt') return i;
  }
  return to;
}

function hasMark(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const { text } = tokens[i] as Token;
    if (text === ',' || text === ';' || text === ')' || text === ':') return true;
  }
  return false;
}

function countLabel(
  around: Around,
  draft: Draft,
  leftLabel: string,
  right: Run | null,
  rightLabel: string,
  own: Own,
  inherit: Inherit,
): true {
  const { frame, q, predicate, from, anchor, drafts } = around;
  const { tokens } = frame;
  const unit = unitWords(q);
  const tail = rightLabel === '' ? '' : ` ${rightLabel}`;
  if (draft.measure === 'change') {
    if (leftLabel !== '') return own(mismatched(leftLabel, q, draft));
    if (tail !== '') return own(`${unit}${tail}`, right);
    const twin = [...drafts].reverse().find((d) => d.unit === q.unit && d.anchor);
    if (twin !== undefined && inherit(twin)) return true;
    if (anchor !== null && anchor.q.unitKind !== 'rate' && anchor.q.unitKind !== 'count' && inherit(anchor))
      return true;
    return own(unit);
  }
  const tied = predicate !== null && predicate.kind !== 'share' && !COUNTING.has(predicate.key);
  if (
    tied &&
    leftLabel !== '' &&
    (COUNT_HEAD.test(leftLabel) || tail === '' || predicate.key === 'là' || predicate.kind === 'toLevel')
  )
    return own(mismatched(leftLabel, q, draft));
  const action = actionBefore(frame, from, q.hedgeFrom);
  if (tail !== '' || action !== null) {
    const end = action === null ? 0 : trimAdverbs(tokens, action.to, q.hedgeFrom);
    const verb = action === null ? '' : labelOf(frame, { from: action.from, to: Math.max(end, action.to) });
    const silent = verb === '' || SILENT_VERBS.has(verb);
    const label = `${silent ? '' : `${verb} `}${unit}${tail}`;
    return own(ofAccident(label, unit + tail, anchor), right);
  }
  if (leftLabel !== '' && (COUNT_HEAD.test(leftLabel) || RATE_HEAD.test(leftLabel) || predicate !== null))
    return own(mismatched(leftLabel, q, draft));
  if (leftLabel !== '' && predicate === null) return own(`${leftLabel} ${unit}`);
  if (tied && inherit(anchor ?? drafts.at(-1) ?? null)) return true;
  return own(unit);
}

/** Verbs that only introduce a count. */
const SILENT_VERBS = new Set([
  'làm',
  'có',
  'ghi nhận',
  'xảy ra',
  'thực hiện',
  'đạt',
  'thu',
  'chi',
  'giảm',
  'tăng',
]);

/** Accident triples: `làm 640 người chết` after `7.500 vụ tai nạn lao động` counts the accidents' dead. */
function ofAccident(label: string, noun: string, anchor: Draft | null): string {
  if (!/^người (chết|bị thương|tử vong|mất tích|thương vong)$/.test(noun)) return label;
  const cause = /(tai nạn|cháy nổ|cháy|nổ|mưa lũ|bão|lũ|sạt lở|đuối nước|dịch|ngộ độc)[^,;]*/.exec(
    anchor?.label ?? '',
  )?.[0];
  return cause === undefined ? noun : `${noun} do ${cause.trim()}`;
}

function trimAdverbs(tokens: readonly Token[], from: number, to: number): number {
  let end = to;
  while (
    end > from &&
    ['thêm', 'được', 'với', 'có', 'là', 'tới', 'đến'].includes((tokens[end - 1] as Token).key)
  )
    end--;
  return end;
}

/** `tỷ lệ hộ nghèo giảm 1.110 hộ`: named a rate, measured a count; the unit is trusted. */
function mismatched(label: string, q: Quantity, draft: Draft): string {
  if (q.unitKind !== 'count' || !RATE_HEAD.test(label)) return label;
  draft.flags.add('indicator_unit_mismatch');
  return label.replace(RATE_HEAD, 'số ');
}

/** The unit's noun without per-units. */
const unitWords = (q: Quantity) => (q.unit ?? '').replace(/\/.*$/, '');

function shareLabel(head: string, whole: string): string {
  const base = RATE_HEAD.test(head) ? head : `tỷ lệ ${head.replace(/^(tổng )?số (lượng )?/i, '')}`;
  return whole === '' ? base : `${base} trong ${whole}`;
}

/** `nâng mức bội chi … từ 4,1% lên 4,6%`: what is raised stands behind the verb; a limit behind its `không vượt quá`. */
function targetOf(frame: Frame, run: Run, predicate: Predicate | null, draft: Draft): string {
  const { tokens } = frame;
  let { from, to } = run;
  for (let i = run.from; i < run.to - 1; i++) {
    const key = `${(tokens[i] as Token).key} ${(tokens[i + 1] as Token).key} ${tokens[i + 2]?.key ?? ''}`;
    if (key === 'không vượt quá' || key.startsWith('không quá ')) {
      const skip = key === 'không vượt quá' ? 3 : 2;
      if (i + skip < run.to) {
        from = i + skip;
        draft.hedge = draft.hedge ?? 'at_most';
      }
    }
  }
  const moves = predicate === null || predicate.kind === 'toLevel';
  if (moves) {
    for (let i = to - 2; i >= from; i--) {
      const { key } = tokens[i] as Token;
      if (
        ((MOVERS.has(key) && (key !== 'điều' || (tokens[i + 1] as Token).key === 'chỉnh')) ||
          (predicate?.kind === 'toLevel' && (key === 'tăng' || key === 'giảm'))) &&
        (tokens[i + 1] as Token).key !== 'trưởng' &&
        (tokens[i + 1] as Token).key !== 'cấp'
      ) {
        from = (tokens[i + 1] as Token).key === 'chỉnh' ? i + 2 : i + 1;
        break;
      }
    }
    for (let i = from + 2; i < to - 1; i++) {
      // The relative clause between (`đã được Quốc hội quyết định`) tells who set the level, not what it is.
      if ((tokens[i] as Token).key === 'đã' && (tokens[i + 1] as Token).key === 'được') {
        to = i;
        break;
      }
    }
  }
  return from < to ? labelOf(frame, { from, to }) : '';
}

const MOVERS = new Set(['nâng', 'hạ', 'kéo', 'điều', 'đưa', 'mở']);

/** `(2,9 tỷ/3,1 tỷ) số tiền phạt`: the noun of a change may stand behind the bracket that explains it. */
function afterBracket(frame: Frame, q: Quantity): Run | null {
  const { tokens } = frame;
  if (tokens[q.to]?.text !== '(') return null;
  for (let i = q.to + 1; i < Math.min(q.to + 12, tokens.length); i++) {
    if ((tokens[i] as Token).text === ')') {
      const next = tokens[i + 1];
      return next?.kind === 'word' && !next.capital && next.key !== 'so'
        ? rightPhrase(frame, i + 1, Math.min(i + 12, tokens.length))
        : null;
    }
  }
  return null;
}

/** `so với mức 21,4 tỷ`, `so với con số 26,5 tỷ`, `so với tháng Hai (16,3 tỷ`: the number is what is compared with. */
function againstValue(tokens: readonly Token[], from: number, at: number): boolean {
  let i = at - 1;
  while (i > from && ['mức', 'số', 'con', 'khoảng'].includes((tokens[i] as Token).key)) i--;
  return i > from && (tokens[i] as Token).key === 'với' && (tokens[i - 1] as Token).key === 'so';
}

/** The number opens its clause: `100% trẻ em …` after a mark or at the sentence's start. */
function startsClause(tokens: readonly Token[], q: Quantity, from: number, sentenceFrom: number): boolean {
  if (q.hedgeFrom <= sentenceFrom || q.hedgeFrom - 1 < from) return true;
  const before = tokens[q.hedgeFrom - 1] as Token;
  return before.kind === 'punct' && before.text !== ')';
}

const HEAD_WORDS = new Set(['có', 'được', 'chưa', 'đã', 'thuộc', 'qua', 'là']);

/** After `trong đó` or `riêng`, a phrase that begins with a verb and no noun of its own. */
function ellipticHead(frame: Frame, from: number, to: number): Run | null {
  const { tokens } = frame;
  for (let i = to - 2; i >= Math.max(from, to - 16); i--) {
    const among = (tokens[i] as Token).key === 'trong' && tokens[i + 1]?.key === 'đó';
    if (!among && (tokens[i] as Token).key !== 'riêng') continue;
    let start = i + (among ? 2 : 1);
    while (start < to && (tokens[start] as Token).kind === 'punct') start++;
    if (!HEAD_WORDS.has(tokens[start]?.key ?? '')) return null;
    let end = to;
    while (
      end > start &&
      ((tokens[end - 1] as Token).kind === 'punct' || ['đạt', 'là'].includes((tokens[end - 1] as Token).key))
    )
      end--;
    return end - start >= 2 ? { from: start, to: end } : null;
  }
  return null;
}
