/** What is counted or measured: the unit after a number, from the unit table. */
import hedges from '../catalog/hedges.json' with { type: 'json' };
import predicates from '../catalog/predicates.json' with { type: 'json' };
import table from '../catalog/units.json' with { type: 'json' };
import actions from '../catalog/verbs.json' with { type: 'json' };
import { phraseKey } from '../text/normalise.ts';
import type { Token } from '../text/tokens.ts';
import { PhraseTrie } from '../text/trie.ts';

export type UnitKind = 'rate' | 'points' | 'money' | 'physical' | 'ratio' | 'score' | 'count' | 'rank';

export interface Unit {
  kind: UnitKind;
  /** Canonical unit, per-units included: `đồng/người/tháng`. */
  name: string;
  /** Index after the last token. */
  end: number;
}

type Entry = { kind: UnitKind | 'duration' | 'none'; name: string };

const units = new PhraseTrie<Entry>();
for (const [name, forms] of Object.entries(table.rates))
  units.addAll(forms, { kind: name === 'điểm %' ? 'points' : 'rate', name });
for (const [name, forms] of Object.entries(table.money)) units.addAll(forms, { kind: 'money', name });
for (const [name, forms] of Object.entries(table.physical)) units.addAll(forms, { kind: 'physical', name });
for (const [name, forms] of Object.entries(table.ratio)) units.addAll(forms, { kind: 'ratio', name });
for (const noun of table.counts) units.add(noun, { kind: 'count', name: noun });
for (const [name, forms] of Object.entries(table.shortForms)) units.addAll(forms, { kind: 'count', name });
for (const [name, forms] of Object.entries(table.points)) units.addAll(forms, { kind: 'score', name });
for (const word of table.durations) units.add(word, { kind: 'duration', name: word });
for (const word of table.notCounted) units.add(word, { kind: 'none', name: word });

const perUnits = new PhraseTrie<string>();
for (const [name, forms] of Object.entries(table.perUnits)) perUnits.addAll(forms, name);

const wordCounts = new PhraseTrie<true>().addAll(table.wordCounts, true);

/** Words that never name what is counted: the number before them stands alone. */
const NOT_A_NOUN = new Set(
  (
    'và là của với tại ở trong ngoài trên dưới để cho từ đến tới thì mà nhưng hoặc hay bị được đã đang sẽ có không chưa còn vẫn cũng ' +
    'này đó kia ấy nêu trở so bằng về do vì nên như theo khi nếu tăng giảm đạt chiếm vào ra lên xuống qua sang trước sau giữa lại nữa ' +
    'hơn gần khoảng chỉ mới rồi nay thành cùng bởi tuy song đồng thời gồm bao tương ứng đối các những mọi mỗi một đều phải cần nhất thứ ' +
    'tham giao ban hành quy về việc cao thấp lớn nhỏ nhiều ít vừa đúng thực hiện hoàn triển khai trực tiếp luôn ngay riêng trừ kể tính ước vượt'
  ).split(' '),
);

const isLowerWord = (t: Token | undefined): t is Token =>
  t !== undefined && t.kind === 'word' && !t.capital && t.spaced;

/** Only after these may words of material stand between unit and slash (`m² gạch/năm`). */
const SPANNED = new Set(['năm', 'tháng', 'ngày', 'ha', 'vụ']);

/** The slash of the first per-unit from token `at`, past up to two words of material; -1 where there is none. */
function firstSlash(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.text === '/') return at;
  let skip = 0;
  while (skip < 2 && isLowerWord(tokens[at + skip])) skip++;
  while (skip > 0 && tokens[at + skip]?.text !== '/') skip--;
  if (skip === 0 || (tokens[at + skip] as Token).spaced) return -1;
  const after = perUnits.longest(tokens, at + skip + 1);
  return after !== null && SPANNED.has(after.value) ? at + skip : -1;
}

/** What a price or a yield is per, right behind a slash: a per-unit, any unit, or a plain noun (`đồng/bó`). */
function perNoun(
  tokens: readonly Token[],
  at: number,
  kind: UnitKind,
): { value: string; end: number } | null {
  const unit = units.longest(tokens, at);
  if (unit !== null && ['count', 'physical', 'ratio'].includes(unit.value.kind))
    return { value: unit.value.name, end: unit.end };
  const token = tokens[at];
  if (kind !== 'money' || token?.kind !== 'word' || token.capital || token.spaced) return null;
  if (token.text.length < 2 || NOT_A_NOUN.has(token.key)) return null;
  return { value: token.text, end: at + 1 };
}

/** `/người/tháng` after a unit of `kind`; ` mỗi kWh`, ` một thùng` after money. */
export function readPer(tokens: readonly Token[], at: number, kind: UnitKind): { name: string; end: number } {
  let name = '';
  let end = at;
  const priced = kind === 'money' || kind === 'physical';
  let slash = firstSlash(tokens, at);
  for (let parts = 0; parts < 3 && tokens[slash]?.text === '/'; parts++) {
    let from = slash + 1;
    // `đồng/1 người`, `ca/100.000 dân`: a one is nothing, any other count belongs to the per-unit.
    if (tokens[from]?.text === '1' || tokens[from]?.text === '01') from++;
    const known = perUnits.longest(tokens, from);
    const per = known ?? (priced ? perNoun(tokens, from, kind) : null);
    if (per === null) break;
    name += `/${per.value}`;
    end = per.end;
    slash = per.end;
  }
  if (name !== '' || kind !== 'money') return { name, end };
  const each = tokens[at]?.key;
  if (each !== 'mỗi' && each !== 'một' && tokens[at]?.text !== '1') return { name, end };
  const per = perUnits.longest(tokens, at + 1);
  // `hỗ trợ 5 triệu đồng một lần`: once.
  const other = each === 'mỗi' ? TIMES.has(per?.value ?? '') : per?.value === 'lần';
  return per === null || other ? { name, end } : { name: `/${per.value}`, end: per.end };
}

/** `10 tỷ đồng mỗi năm` is a sum a year by the sentence, not by the unit. */
const TIMES = new Set(['năm', 'tháng', 'ngày', 'giờ', 'tuần', 'quý']);

const QUOTES = new Set(['"', '“', '”', '«', '»']);

/** What the unit look-up found; `duration` and `none` mean that the number before is not a figure. */
export type UnitReading = Unit | { kind: 'duration' | 'none'; end: number } | null;

/** The unit that stands at token `at`, per-units included. */
export function readUnit(tokens: readonly Token[], at: number): UnitReading {
  const first = tokens[at];
  if (first === undefined || first.kind === 'newline') return null;
  // `2.669 “Nhà tình nghĩa”`.
  if (QUOTES.has(first.text)) {
    const quoted = units.longest(tokens, at + 1);
    return quoted?.value.kind === 'count' && QUOTES.has(tokens[quoted.end]?.text ?? '')
      ? { kind: 'count', name: quoted.value.name, end: quoted.end + 1 }
      : null;
  }
  const match = units.longest(tokens, at);
  if (match === null) return null;
  const { kind, name } = match.value;
  if (kind === 'duration' || kind === 'none') return { kind, end: match.end };
  // `m 2`, `km 3`: a superscript that the page's code broke off.
  let { end } = match;
  let full = name;
  // `256 lượt hộ`: turns of what follows.
  if (name === 'lượt') {
    const noun = units.longest(tokens, end);
    if (noun?.value.kind === 'count') {
      full = `lượt ${noun.value.name}`;
      end = noun.end;
    }
  }
  if ((name === 'm' || name === 'km') && /^[23]$/.test(tokens[end]?.text ?? '')) {
    const after = tokens[end + 1];
    if (after === undefined || after.kind !== 'number') {
      full = `${name}${tokens[end]?.text === '2' ? '²' : '³'}`;
      end++;
    }
  }
  // A capital after a bare symbol letter is a name: `5 m` but not `5 M`, `2 g` but not `2 G`.
  if (first.text.length === 1 && first.capital && kind === 'physical') return null;
  const per = readPer(tokens, end, kind);
  return { kind, name: full + per.name, end: per.name === '' ? end : per.end };
}

/** Verbs of one syllable and of two: none opens or ends a noun (`15 trồng 520 ha`, `10 bông dao động`). */
const verbs = new Set(
  [...actions.action, ...predicates.up, ...predicates.down, ...predicates.level, ...predicates.share]
    .map(phraseKey)
    .concat(hedges.before.about.map(phraseKey)),
);
const opensVerb = (tokens: readonly Token[], at: number) =>
  verbs.has(tokens[at]?.key ?? '') || verbs.has(`${tokens[at]?.key} ${tokens[at + 1]?.key}`);
/** A time behind the noun is no part of it (`12 mã năm 2024`). */
const opensTime = (tokens: readonly Token[], at: number) =>
  ['năm', 'tháng', 'quý', 'ngày', 'tuần'].includes(tokens[at]?.key ?? '');

/** A count noun that the table does not hold: up to two plain words after a digit number. */
export function guessCountNoun(tokens: readonly Token[], at: number): Unit | null {
  const first = tokens[at];
  if (!isLowerWord(first) || NOT_A_NOUN.has(first.key) || first.text.length < 2) return null;
  if (opensVerb(tokens, at)) return null;
  const second = tokens[at + 1];
  const two =
    isLowerWord(second) &&
    !NOT_A_NOUN.has(second.key) &&
    !opensVerb(tokens, at + 1) &&
    !opensTime(tokens, at + 1);
  const end = two ? at + 2 : at + 1;
  const name = two ? `${first.text} ${second.text}` : first.text;
  const per = readPer(tokens, end, 'count');
  return { kind: 'count', name: name + per.name, end: per.name === '' ? end : per.end };
}

/** True where a number written in words stands before one of the nouns that make it a statistic. */
export const countsInWords = (tokens: readonly Token[], at: number): boolean =>
  wordCounts.longest(tokens, at) !== null;
