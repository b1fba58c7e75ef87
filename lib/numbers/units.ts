/** What is counted or measured: the unit after a number, from the unit table. */
import table from '../catalog/units.json' with { type: 'json' };
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

/** `/người/tháng`, ` mỗi …` after a unit; also `m² gạch/năm`, where up to two words of material stand between. */
export function readPer(tokens: readonly Token[], at: number): { name: string; end: number } {
  let name = '';
  let end = at;
  let i = at;
  for (let parts = 0; parts < 3; parts++) {
    let slash = i;
    if (parts === 0 && tokens[i]?.text !== '/') {
      let skip = 0;
      while (skip < 2 && isLowerWord(tokens[i + skip])) skip++;
      while (skip > 0 && tokens[i + skip]?.text !== '/') skip--;
      if (skip === 0 || (tokens[i + skip] as Token).spaced) break;
      const after = perUnits.longest(tokens, i + skip + 1);
      if (after === null || !['năm', 'tháng', 'ngày', 'ha', 'vụ'].includes(after.value)) break;
      slash = i + skip;
    }
    if (tokens[slash]?.text !== '/') break;
    let from = slash + 1;
    // `đồng/1 người`, `ca/100.000 dân`: a one is nothing, any other count belongs to the per-unit.
    if (tokens[from]?.text === '1' || tokens[from]?.text === '01') from++;
    const per = perUnits.longest(tokens, from);
    if (per === null) break;
    name += `/${per.value}`;
    end = per.end;
    i = per.end;
  }
  return { name, end };
}

/** What the unit look-up found; `duration` and `none` mean that the number before is not a figure. */
export type UnitReading = Unit | { kind: 'duration' | 'none'; end: number } | null;

/** The unit that stands at token `at`, per-units included. */
export function readUnit(tokens: readonly Token[], at: number): UnitReading {
  const first = tokens[at];
  if (first === undefined || first.kind === 'newline') return null;
  const match = units.longest(tokens, at);
  if (match === null) return null;
  const { kind, name } = match.value;
  if (kind === 'duration' || kind === 'none') return { kind, end: match.end };
  // `m 2`, `km 3`: a superscript that the page's code broke off.
  let { end } = match;
  let full = name;
  if ((name === 'm' || name === 'km') && /^[23]$/.test(tokens[end]?.text ?? '')) {
    const after = tokens[end + 1];
    if (after === undefined || after.kind !== 'number') {
      full = `${name}${tokens[end]?.text === '2' ? '²' : '³'}`;
      end++;
    }
  }
  // A capital after a bare symbol letter is a name: `5 m` but not `5 M`, `2 g` but not `2 G`.
  if (first.text.length === 1 && first.capital && kind === 'physical') return null;
  const per = readPer(tokens, end);
  return { kind, name: full + per.name, end: per.name === '' ? end : per.end };
}

/** A count noun that the table does not hold: up to two plain words after a digit number. */
export function guessCountNoun(tokens: readonly Token[], at: number): Unit | null {
  const first = tokens[at];
  if (!isLowerWord(first) || NOT_A_NOUN.has(first.key) || first.text.length < 2) return null;
  const second = tokens[at + 1];
  const two = isLowerWord(second) && !NOT_A_NOUN.has(second.key);
  const end = two ? at + 2 : at + 1;
  const name = two ? `${first.text} ${second.text}` : first.text;
  const per = readPer(tokens, end);
  return { kind: 'count', name: name + per.name, end: per.name === '' ? end : per.end };
}

/** True where a number written in words stands before one of the nouns that make it a statistic. */
export const countsInWords = (tokens: readonly Token[], at: number): boolean =>
  wordCounts.longest(tokens, at) !== null;
