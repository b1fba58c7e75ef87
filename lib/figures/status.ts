/** Whether a value is achieved, estimated, planned, forecast or set by a rule: cue words and how far they reach. */
import table from '../catalog/statuses.json' with { type: 'json' };
import type { Status } from '../records.ts';
import type { Token } from '../text/tokens.ts';
import { PhraseTrie } from '../text/trie.ts';

const cues = new PhraseTrie<Status | 'reset'>();
for (const status of ['actual', 'quota', 'forecast', 'target', 'preliminary', 'estimated'] as const)
  cues.addAll(table[status], status);
cues.addAll(table.reset, 'reset');

export interface StatusCue {
  /** `reset` ends the reach of what stands before it and says nothing itself. */
  status: Status | 'reset';
  from: number;
  to: number;
  weak: boolean;
  /** A request, which says nothing of counts. */
  request: boolean;
}

/** After these, `kế hoạch`, `dự toán`, `chỉ tiêu` are what something is compared with, not what follows is. */
const AGAINST = new Set([
  'vượt',
  'với',
  '%',
  'trăm',
  'đạt',
  'bằng',
  'hoàn',
  'thành',
  'hụt',
  'trên',
  'so',
  'các',
  'một',
  'nhiều',
  'những',
  'hiện',
  'số',
  'và',
]);
const PLAN_WORDS = new Set(['mục', 'chỉ', 'kế', 'dự', 'nghị']);
const WEAK = new Set([
  'giao',
  'sẽ',
  'phí',
  'trần',
  'chuẩn',
  'đề ra',
  'đề nghị',
  'đề xuất',
  'kiến nghị',
  'ưu đãi',
  'định hướng',
  'không quá',
  'tối đa',
  'được miễn',
  'yêu cầu đạt',
  'được giao',
  'phương hướng',
  'giới hạn',
  'khả năng',
]);

/** Words for what has come of a plan: they end its reach within the sentence. */
const RESULTS = new Set([
  'đến nay',
  'tính đến nay',
  'mới đạt',
  'mới giải ngân',
  'kết quả',
  'kết quả là',
  'thực tế',
  'thực tế đạt',
  'tổng kết',
  'trước khi sắp xếp',
  'trước sắp xếp',
  'trước khi sáp nhập',
  'trước sáp nhập',
]);
/** Asked for, not aimed at, where things are counted (`đề nghị Bộ làm rõ 3 nhiệm vụ`). */
const REQUESTS = new Set(['đề nghị', 'đề xuất', 'kiến nghị']);

/** Status cues in tokens `from..to`, in order. */
export function statusCues(tokens: readonly Token[], from: number, to: number): StatusCue[] {
  const found: StatusCue[] = [];
  for (let i = from; i < to; i++) {
    const token = tokens[i] as Token;
    if (token.kind !== 'word') continue;
    const match = cues.longest(tokens, i, to);
    if (match === null) continue;

    const key = tokens
      .slice(i, match.end)
      .map((t) => t.key)
      .join(' ');
    if (!misread(tokens, i, match.end, match.value, key, found.at(-1) ?? null))
      found.push({
        status: match.value,
        from: i,
        to: match.end,
        weak: (match.value === 'actual' && !RESULTS.has(key)) || WEAK.has(key),
        request: REQUESTS.has(key),
      });
    i = match.end - 1;
  }
  return found;
}

/** The words stand there, but say something else. */
function misread(
  tokens: readonly Token[],
  at: number,
  end: number,
  status: StatusCue['status'],
  key: string,
  last: StatusCue | null,
): boolean {
  const token = tokens[at] as Token;
  const before = tokens[at - 1]?.key ?? '';
  const after = tokens[end]?.key ?? '';
  if (status === 'target') {
    const further = tokens[at - 2]?.key ?? '';
    // `vượt kế hoạch`, `đạt được chỉ tiêu`, `so với dự toán`: held against, not aimed at.
    if (PLAN_WORDS.has(token.key) && (AGAINST.has(before) || (before === 'được' && further === 'đạt')))
      return true;
    // `8 mục tiêu`, `14/15 chỉ tiêu`: counted.
    if (tokens[at - 1]?.kind === 'number') return true;
    // `đã được giao 320 nhiệm vụ` has happened.
    if (key.endsWith('giao') && (before === 'đã' || further === 'đã')) return true;
    // `chỉ tiêu đại hội đề ra`: belongs to the plan word that was held against.
    if ((key === 'đề ra' || key === 'đặt ra' || key === 'được giao') && pastPlan(tokens, at)) return true;
    if (last !== null && last.status === 'actual' && key === 'đề ra') return true;
  }
  switch (key) {
    case 'mục tiêu':
      // `Chương trình mục tiêu quốc gia` is a name; `thực hiện mục tiêu giảm nghèo` a course.
      return before === 'trình' || after === 'quốc' || before === 'hiện' || before === 'cấp';
    case 'kế hoạch':
      // `(kế hoạch 450 lao động)`: the plan itself; any other bare word is a name or a base.
      return !(tokens[at - 1]?.text === '(' || tokens[end]?.kind === 'number');
    case 'dự toán':
      return !(after === 'thu' || after === 'chi' || before === 'giao' || before === 'dựng');
    case 'giao':
      return (
        ['dịch', 'thông', 'lưu', 'ban', 'đất'].includes(after) ||
        ['bàn', 'chuyển', 'ngoại', 'tiếp'].includes(before)
      );
    case 'phí':
      return before !== 'lệ' && before !== 'mức';
    case 'trần':
      return token.capital || before !== 'mức';
    case 'chuẩn':
      return (
        ['đạt', 'tiêu', 'quy', 'đủ'].includes(before) || ['bị', 'nông', 'quốc', 'mực', 'hóa'].includes(after)
      );
    case 'định mức':
      return ['ấn', 'quyết', 'xác', 'quy', 'nhất', 'ổn'].includes(before);
    case 'ước':
      return after === 'mơ' || after === 'nguyện';
    case 'đề nghị':
    case 'kiến nghị':
    case 'đề xuất':
      // `kê khai đề nghị hưởng chính sách`: somebody's request, not a plan for the figure.
      if (['thanh', 'hưởng', 'khen', 'công'].includes(after)) return true;
      return before === 'khai' || before === 'đơn' || before === 'sơ' || before === 'theo';
    default:
      return false;
  }
}

const PLANS = new Set(['kế hoạch', 'dự toán', 'chỉ tiêu', 'mục tiêu']);
const LEADING_UP = new Set(['là', 'khoảng', 'hơn', 'gần', 'trên', 'ở', 'mức', 'của', 'năm']);

/**
 * The number that begins at token `at` is the amount of a plan: `kế hoạch vốn năm 2024 là 36.400 tỷ đồng`, `tổng chi
 * dự toán 2.119 tỷ đồng`. `from`: where the words of the figure begin.
 */
export function planAmount(tokens: readonly Token[], from: number, at: number): boolean {
  let i = at - 1;
  while (i > from && (LEADING_UP.has((tokens[i] as Token).key) || (tokens[i] as Token).kind === 'number'))
    i--;
  const is = tokens.slice(i + 1, at).some((token) => token.key === 'là');
  const pair = (k: number) => `${tokens[k]?.key ?? ''} ${tokens[k + 1]?.key ?? ''}`;
  if (i - 1 >= from && PLANS.has(pair(i - 1)))
    return !AGAINST.has(tokens[i - 2]?.key ?? '') && (is || tokens[i - 2]?.kind === 'word');
  if (!is) return false;
  for (let k = i; k >= Math.max(from, i - 16); k--) {
    const before = tokens[k - 1];
    const opens = k === from || before === undefined || before.kind !== 'word';
    if (opens && PLANS.has(pair(k))) return true;
    if ((tokens[k] as Token).kind === 'punct' && (tokens[k] as Token).text !== '/') return false;
  }
  return false;
}

/** A plan word that something is held against stands shortly before. */
function pastPlan(tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1; i >= Math.max(1, at - 7); i--) {
    const token = tokens[i] as Token;
    if (token.kind === 'punct') return false;
    if ((token.key === 'tiêu' || token.key === 'hoạch' || token.key === 'toán') && i >= 2) {
      const lead = tokens[i - 2]?.key ?? '';
      if (AGAINST.has(lead) || lead === 'được') return true;
    }
  }
  return false;
}

/**
 * A sentence about a draft rule or a proposal: figures after it are what would hold (`dự thảo nghị định` sets a
 * rule, `đề án sắp xếp` a plan), unless their own words say otherwise.
 */
export function proposalOf(tokens: readonly Token[], from: number, to: number): 'quota' | 'target' | null {
  for (let i = from; i + 1 < to; i++) {
    const a = (tokens[i] as Token).key;
    const b = (tokens[i + 1] as Token).key;
    if (a === 'dự' && b === 'thảo') return 'quota';
    if (
      (a === 'tờ' && b === 'trình') ||
      (a === 'đề' && b === 'án' && ['sắp', 'sáp', 'hợp', 'thành'].includes(tokens[i + 2]?.key ?? ''))
    )
      return 'target';
  }
  return null;
}
