/** Numbers without a unit of their own: the subject of the sentence, or the count before, says what they count. */
import table from '../catalog/units.json' with { type: 'json' };
import { wordKey } from '../text/normalise.ts';
import type { Token } from '../text/tokens.ts';
import type { Quantity } from './quantities.ts';
import { readUnit } from './units.ts';

const set = (words: string) => new Set(words.split(' ').map(wordKey));
/** Below this the numbers of a list may be names: `4 khu công nghiệp: Long Phú 1, Long Phú 2 …`. */
const LEAST = 10;
/** How far back a subject is looked for. */
const REACH = 30;
/** `là 17.300`, `lên 17.300`: words that tie a number to its subject. */
const LEADS = set('là lên xuống còn đạt tới đến giảm tăng thêm ước khoảng hơn gần trên dưới');
/** What may follow a number that stands for itself. */
const CLOSERS = set('tăng giảm đạt bằng chiếm và so trong xuống lên còn thì');
/** A sum, not a count: the number behind is money, whatever else is numbered in the sentence. */
const MONEY_WORDS = set('tiền vốn phí thu chi giá ngân doanh trị thuế nợ lương quỹ');
const PRICE_WORDS = set('giá mức phí cước thuế lương tiền');
/** Things that bear numbers: `số tài khoản: …` counts nothing. */
const numbered = new Set(table.numbered);

const closes = (token: Token | undefined): boolean =>
  token === undefined || token.kind === 'newline' || token.kind === 'punct' || CLOSERS.has(token.key);

/** The counted noun of `số hộ nghèo …`, `tổng lượt khách …`, `dân số …` at token `i`, or null. */
function subjectAt(tokens: readonly Token[], i: number): string | null {
  const { key } = tokens[i] as Token;
  if (key !== 'số' && key !== 'tổng' && key !== 'lượng') return null;
  if (key === 'số' && tokens[i - 1]?.key === 'dân') return 'người';
  let from = i + 1;
  while (['số', 'lượng', 'các'].includes(tokens[from]?.key ?? '')) from++;
  const unit = readUnit(tokens, from);
  if (unit?.kind !== 'count' || unit.name.includes('/')) return null;
  return numbered.has(unit.name) && tokens[i - 1]?.key !== 'tổng' && key !== 'tổng' ? null : unit.name;
}

/**
 * What the number at token `at` counts by the subject of its sentence (which begins at `sentence`). A `scaled` number
 * (`81 triệu`) is money wherever the sentence speaks of it.
 */
export function countedSubject(
  tokens: readonly Token[],
  at: number,
  sentence: number,
  scaled: boolean,
): string | null {
  for (let i = at - 1; i >= Math.max(sentence, at - REACH); i--) {
    const token = tokens[i] as Token;
    if (token.text === ';') return null;
    if (scaled && MONEY_WORDS.has(token.key)) return null;
    const subject = subjectAt(tokens, i);
    if (subject !== null) return subject;
  }
  return null;
}

/** `tổng số ngày nghỉ … là 138.089 ngày`: days that are counted, not a length of time. */
export function countsTime(tokens: readonly Token[], at: number, sentence: number): boolean {
  for (let i = at - 1; i >= Math.max(sentence, at - 12); i--) {
    const { key } = tokens[i] as Token;
    if (key === ';') return false;
    if (key === 'số' && ['ngày', 'giờ', 'tháng'].includes(tokens[i + 1]?.key ?? ''))
      return tokens[i - 1]?.key === 'tổng';
  }
  return false;
}

/** `giá …`, `mức phí …` before token `at`: the bare number is đồng. */
export function pricedBefore(tokens: readonly Token[], at: number, sentence: number): boolean {
  for (let i = at - 1; i >= Math.max(sentence, at - REACH); i--)
    if (PRICE_WORDS.has((tokens[i] as Token).key)) return true;
  return false;
}

/** Where the name that ends right before token `at` begins (`Đại Lộc 250`, `Lục Yên: 14`); two syllables at least. */
function nameBefore(tokens: readonly Token[], at: number): number | null {
  const last = tokens[at - 1]?.text === ':' ? at - 2 : at - 1;
  let i = last;
  while (tokens[i]?.kind === 'word' && (tokens[i] as Token).capital && last - i < 5) i--;
  return last - i >= 2 ? i + 1 : null;
}

/** A name and a number begin at token `at`: the next entry of a list. */
function entryAt(tokens: readonly Token[], at: number): boolean {
  let i = at;
  while (i - at < 6 && tokens[i]?.kind === 'word') {
    if (
      !(tokens[i] as Token).capital &&
      !['phố', 'xã', 'tỉnh', 'huyện', 'thị'].includes((tokens[i] as Token).key)
    )
      return false;
    i++;
  }
  if (tokens[i]?.text === ':') i++;
  return i > at && tokens[i]?.kind === 'number' && closes(tokens[i + 1]);
}

interface Around {
  tokens: readonly Token[];
  found: readonly Quantity[];
  sentence: number;
}

/**
 * The unit of a bare number: in a list of names and numbers that of the count before it (`36 người chết (Lào Cai 16,
 * Cao Bằng 09, …)`), else that of the subject (`nâng tổng số doanh nghiệp lên 17.300`). Null where neither is sure.
 */
export function lentUnit(around: Around, at: number, run: { value: number; end: number }): string | null {
  const { tokens, sentence } = around;
  const { value, end } = run;
  if (!Number.isInteger(value) || !closes(tokens[end])) return null;
  const listed = listedUnit(around, at, run);
  if (listed !== null) return listed;
  let lead = at - 1;
  while (lead > sentence && ['khoảng', 'hơn', 'gần', 'trên', 'dưới', 'mức'].includes(tokens[lead]?.key ?? ''))
    lead--;
  const tied = tokens[lead]?.text === ':' || LEADS.has(tokens[lead]?.key ?? '');
  return tied ? countedSubject(tokens, at, sentence, false) : null;
}

/** The unit of an entry `Đại Lộc 250` of a list: of the count that the list divides, or of the entry before. */
function listedUnit(
  { tokens, found, sentence }: Around,
  at: number,
  { value, end }: { value: number; end: number },
): string | null {
  const name = nameBefore(tokens, at);
  if (name === null) return null;
  for (let n = found.length - 1; n >= Math.max(0, found.length - 3); n--) {
    const entry = found[n] as Quantity;
    if (entry.from < sentence) break;
    if (
      entry.unitFrom === entry.to &&
      entry.unitKind === 'count' &&
      ',;và'.includes(tokens[name - 1]?.key ?? '.')
    )
      return entry.unit;
  }
  const next = tokens[end]?.text === ',' || tokens[end]?.text === ';' || tokens[end]?.key === 'và';
  if (!next || !entryAt(tokens, end + 1)) return null;
  const donor = donorOf(found, sentence, value);
  if (donor !== null) return donor.unit;
  return value >= LEAST ? countedSubject(tokens, at, sentence, false) : null;
}

/** The count before, in the same sentence, that a list can divide: a name with its own number has no larger one. */
function donorOf(found: readonly Quantity[], sentence: number, value: number): Quantity | null {
  for (let n = found.length - 1; n >= Math.max(0, found.length - 40); n--) {
    const q = found[n] as Quantity;
    if (q.from < sentence) return null;
    if (q.unitKind === 'count' && q.unitFrom < q.to && q.value >= Math.max(LEAST, value)) return q;
  }
  return null;
}
