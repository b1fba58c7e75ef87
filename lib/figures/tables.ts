/**
 * Tables of an article: every cell with a number is a figure; row and column heads say what it measures, in which
 * unit, of when, where, and whether it is a plan.
 */
import { hedgeBefore } from '../numbers/hedges.ts';
import { readDigitNumber, readMultiplier } from '../numbers/numerals.ts';
import type { Quantity } from '../numbers/quantities.ts';
import { readUnit, type UnitKind } from '../numbers/units.ts';
import type { Status } from '../records.ts';
import { own } from '../text/own.ts';
import type { TextBlock, TextDocument } from '../text/sentences.ts';
import type { Token } from '../text/tokens.ts';
import type { Draft } from './draft.ts';
import { textOf } from './draft.ts';
import type { PeriodCue } from './periods.ts';
import type { PlaceSpan } from './scope.ts';
import { statusCues } from './status.ts';

/** A run of tokens. */
interface Cell {
  from: number;
  to: number;
}

export interface TableFigure {
  draft: Draft;
  period: string | null;
  status: Status;
  /** Named in a head of the row or column, or null. */
  place: PlaceSpan | null;
}

interface Surroundings {
  /** The article's text as given: cells are parted there by tabs. */
  source: string;
  doc: TextDocument;
  cues: readonly PeriodCue[];
  places: readonly PlaceSpan[];
}

/** Rows of cells over tokens; a cell without words has `from === to`. */
function cellsOf({ source, doc }: Surroundings, block: TextBlock): Cell[][] {
  const { tokens, normal } = doc;
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let from = block.from;
  let offset = normal.toOriginal((tokens[block.from] as Token).start);
  const lineStart = source.lastIndexOf('\n', offset - 1) + 1;
  offset = lineStart;
  const tabsTo = (end: number) => {
    let tabs = 0;
    for (let i = offset; i < end; i++) if (source[i] === '\t') tabs++;
    offset = end;
    return tabs;
  };
  for (let i = block.from; i <= block.to; i++) {
    const token = tokens[i];
    const ends = i === block.to || token === undefined || token.kind === 'newline';
    const start =
      token === undefined || i === block.to
        ? normal.toOriginal((tokens[i - 1] as Token).end)
        : normal.toOriginal(token.start);
    const tabs = tabsTo(start);
    for (let n = 0; n < tabs; n++) {
      row.push({ from, to: i });
      from = i;
    }
    if (ends) {
      row.push({ from, to: i });
      rows.push(row);
      row = [];
      from = i + 1;
      offset = start + 1;
    }
  }
  return rows.filter((r) => r.some((c) => c.to > c.from));
}

/** The cell is a number, alone or with its unit. */
function numberIn(
  tokens: readonly Token[],
  { from, to }: Cell,
): {
  at: number;
  end: number;
  value: number;
  alternative: number | null;
  malformed: boolean;
  negative: boolean;
} | null {
  if (to === from) return null;
  let at = from;
  const hedge = tokens[at];
  const negative = hedge?.text === '-' && to - from > 1;
  if (negative || hedge?.text === '+') at++;
  while (at < to && (tokens[at] as Token).kind === 'word' && hedgeBefore(tokens, at + 1) !== null) at++;
  // Within its cell: the number of the next cell is no group of thousands (`412 | 350`).
  const read = readDigitNumber(tokens.slice(at, to), 0);
  if (read === null) return null;
  const number = { ...read, end: at + read.end };
  const unit = readUnit(tokens, number.end);
  const end = unit !== null && 'name' in unit ? unit.end : number.end;
  // Anything behind number and unit makes it a cell of words.
  if (to - end > 1) return null;
  return {
    at,
    end: number.end,
    value: number.value,
    alternative: number.alternative,
    malformed: number.reading === 'malformed',
    negative,
  };
}

/** A bare year, or a date, is a head and no value. */
const isPeriod = (tokens: readonly Token[], cell: Cell, cues: readonly PeriodCue[]) =>
  (cell.to - cell.from === 1 && /^(19|20)\d\d$/.test(tokens[cell.from]?.text ?? '')) ||
  cues.some((c) => c.from <= cell.from && c.to >= cell.to && cell.to > cell.from);

interface Head {
  label: string;
  unit: { name: string; kind: UnitKind; scale: number } | null;
  period: PeriodCue | null;
  place: PlaceSpan | null;
  /** The place is the whole head, and not part of what is measured. */
  onlyPlace: boolean;
  status: Status | null;
  text: string;
}

/** What a head cell says, its period, place and unit taken out of the label. */
function headOf(around: Surroundings, cells: readonly Cell[]): Head {
  const { doc, cues, places } = around;
  const { tokens } = doc;
  const head: Head = {
    label: '',
    unit: null,
    period: null,
    place: null,
    onlyPlace: false,
    status: null,
    text: '',
  };
  const words: string[] = [];
  for (const cell of cells) {
    const kept: [number, number][] = [];
    let i = cell.from;
    let from = cell.from;
    const cut = (end: number, to: number) => {
      if (end > from) kept.push([from, end]);
      from = to;
    };
    while (i < cell.to) {
      const token = tokens[i] as Token;
      const cue = cues.find((c) => c.from === i);
      if (cue !== undefined) {
        if (cue.period !== null) head.period = head.period ?? cue;
        cut(i, cue.to);
        i = cue.to;
        continue;
      }
      // `(triệu đồng)`, `, %`: the unit of every value under the head.
      if (token.text === '(' || token.text === ',' || token.text === '-') {
        const scale = readMultiplier(tokens, i + 1);
        const unit = readUnit(tokens, scale?.end ?? i + 1);
        const end = unit !== null && 'name' in unit ? unit.end : (scale?.end ?? 0);
        const closed = token.text === '(' ? tokens[end]?.text === ')' : end === cell.to;
        if (closed && (scale !== null || (unit !== null && 'name' in unit))) {
          head.unit =
            unit !== null && 'name' in unit
              ? { name: unit.name, kind: unit.kind, scale: scale?.factor ?? 1 }
              : { name: 'đồng', kind: 'money', scale: scale?.factor ?? 1 };
          cut(i, token.text === '(' ? end + 1 : end);
          i = from;
          continue;
        }
      }
      i++;
    }
    cut(cell.to, cell.to);
    const place = places.find((p) => p.from >= cell.from && p.to <= cell.to && p.kind !== 'foreign');
    if (place !== undefined) {
      head.place = place;
      head.onlyPlace = place.from === cell.from && place.to === cell.to;
    }
    const status = statusCues(tokens, cell.from, cell.to)
      .filter((c) => c.status !== 'actual' && !c.against)
      .at(-1);
    if (status !== undefined && status.status !== 'reset') head.status = status.status;
    words.push(...kept.map(([a, b]) => textOf(tokens, a, b)));
    head.text += ` ${textOf(tokens, cell.from, cell.to)}`;
  }
  head.label = words
    .map((w) => w.trim().replace(/^[\s\-–:*•,]+|[\s\-–:*,]+$/g, ''))
    .filter((w) => w !== '')
    .join(' ');
  return head;
}

const NUMBERING = /^(stt|tt|số tt|no\.?)$/i;
const UNIT_COLUMN = /^(đơn vị( tính)?|đvt|đơn vị tính)$/i;
const CHANGE_HEAD = /(tăng|giảm|chênh lệch|\+\/-|so sánh)/i;
const PLAN_HEAD = /(so (với )?(kế hoạch|kh|dự toán)|% (kế hoạch|kh|dự toán)|hoàn thành)/i;
const INDEX_HEAD = /so (với )?(cùng kỳ|năm|tháng|quý)/i;
const PLAN_VALUE = /^(kế hoạch|kh|mục tiêu|chỉ tiêu|dự toán)/i;

/** Heads of a column that names places, with the word its bare names take (`Huyện` | `Phú Tân` → `huyện Phú Tân`). */
const PLACE_HEADS: { [head: string]: { word: string; kind: PlaceSpan['kind'] } } = {
  huyện: { word: 'huyện ', kind: 'district' },
  quận: { word: 'quận ', kind: 'district' },
  'thị xã': { word: 'thị xã ', kind: 'district' },
  xã: { word: 'xã ', kind: 'commune' },
  phường: { word: 'phường ', kind: 'commune' },
  'thị trấn': { word: 'thị trấn ', kind: 'commune' },
  'huyện, thị xã, thành phố': { word: '', kind: 'district' },
  'huyện, thị xã': { word: '', kind: 'district' },
  'huyện, thành phố': { word: '', kind: 'district' },
  'quận, huyện': { word: '', kind: 'district' },
  'quận/huyện': { word: '', kind: 'district' },
  'xã, phường': { word: '', kind: 'commune' },
  'xã, phường, thị trấn': { word: '', kind: 'commune' },
  'xã/phường': { word: '', kind: 'commune' },
  'địa phương': { word: '', kind: 'district' },
};
/** Rows that sum up all places. */
const TOTAL = /^(tổng|cộng|toàn|cả|chung)( |$)/i;
const OWN_WORD = /^(tỉnh|thành phố|tp|huyện|quận|thị xã|tx|xã|phường|thị trấn|đặc khu)[ .]/i;

/** The place that the row's name is, where the head over it says that it names places; null else. */
function placeOfRow(tokens: readonly Token[], title: string, cell: Cell): PlaceSpan | null {
  const head = own(PLACE_HEADS, title.toLowerCase().replace(/^(tên|các) /, ''));
  const text = textOf(tokens, cell.from, cell.to);
  const first = tokens[cell.from] as Token;
  if (head === undefined || !first.capital || TOTAL.test(text)) return null;
  const last = tokens[cell.to - 1] as Token;
  return {
    name: OWN_WORD.test(text) ? text : `${head.word}${text}`,
    kind: head.kind,
    code63: null,
    code34: null,
    bare: true,
    start: first.start,
    end: last.end,
    from: cell.from,
    to: cell.to,
  };
}

/** Figures of a table block; null where it has no heads to read (it is then read as prose). */
export function readTable(around: Surroundings, block: TextBlock): TableFigure[] | null {
  const { doc, cues } = around;
  const { tokens } = doc;
  const rows = cellsOf(around, block);
  const width = Math.max(0, ...rows.map((r) => r.length));
  if (rows.length < 2 || width < 2) return null;
  const inBlock = cues.filter((c) => c.from >= block.from && c.to <= block.to);
  const local = {
    ...around,
    cues: inBlock,
    places: around.places.filter((p) => p.from >= block.from && p.to <= block.to),
  };
  const isValue = (cell: Cell | undefined) =>
    cell !== undefined && !isPeriod(tokens, cell, inBlock) && numberIn(tokens, cell) !== null;
  const heads = rows.findIndex((r) => r.slice(1).some(isValue));
  if (heads < 1) return null;
  // The first columns of words: number of the row, what is measured, unit.
  const body = rows.slice(heads);
  const headers = rows.slice(0, heads);
  const titleOf = (column: number) =>
    headers
      .map((r) => (r[column] === undefined ? '' : textOf(tokens, r[column].from, r[column].to)))
      .join(' ')
      .trim();
  const numbered =
    NUMBERING.test(titleOf(0)) ||
    body.every(
      (r, n) => r[0] !== undefined && textOf(tokens, r[0].from, r[0].to).replace(/\.$/, '') === String(n + 1),
    );
  const named = numbered ? 1 : 0;
  const unitColumn =
    headers.length === 0
      ? -1
      : (Array.from({ length: width }, (_, c) => c).find((c) => UNIT_COLUMN.test(titleOf(c))) ?? -1);
  const columns = Array.from({ length: width }, (_, c) =>
    headOf(
      local,
      headers.flatMap((r) => (r[c] === undefined ? [] : [r[c]])),
    ),
  );
  const figures: TableFigure[] = [];
  for (const row of body) {
    const nameCell = row[named];
    if (nameCell === undefined || nameCell.to === nameCell.from || isValue(nameCell)) continue;
    const name = headOf(local, [nameCell]);
    const rowPlace = name.place === null ? placeOfRow(tokens, titleOf(named), nameCell) : null;
    if (rowPlace !== null) {
      name.place = rowPlace;
      name.onlyPlace = true;
    }
    const unitCell = unitColumn >= 0 ? row[unitColumn] : undefined;
    const rowUnit = unitCell === undefined ? null : unitOf(tokens, unitCell);
    for (let c = named + 1; c < row.length; c++) {
      const cell = row[c] as Cell;
      const column = columns[c];
      if (c === unitColumn || column === undefined || isPeriod(tokens, cell, inBlock)) continue;
      const number = numberIn(tokens, cell);
      if (number === null) continue;
      const own = readUnit(tokens, number.end);
      const percent =
        /%/.test(column.text) && column.unit === null ? { name: '%', kind: 'rate' as const, scale: 1 } : null;
      const unit =
        own !== null && 'name' in own && own.end <= cell.to
          ? { name: own.name, kind: own.kind, scale: 1 }
          : (column.unit ?? percent ?? rowUnit ?? name.unit);
      const scale = unit?.scale ?? 1;
      const q: Quantity = {
        from: number.negative ? number.at - 1 : number.at,
        to: own !== null && 'name' in own && own.end <= cell.to ? own.end : number.end,
        hedgeFrom: cell.from,
        unitFrom: number.end,
        value: Number(((number.negative ? -number.value : number.value) * scale).toPrecision(15)),
        valueMax: null,
        alternative: null,
        malformed: number.malformed,
        unit: unit?.name ?? null,
        unitKind: unit?.kind ?? null,
        denominator: null,
        hedge: hedgeBefore(tokens, number.at)?.hedge ?? null,
        words: false,
        guessedUnit: false,
        borrowed: false,
        falls: false,
      };
      const draft: Draft = {
        q,
        sentence: {
          from: (row[0] as Cell).from,
          to: Math.max((row.at(-1) as Cell).to, (row[0] as Cell).from + 1),
          block: 0,
        },
        label: labelOf(name, column),
        measure: 'level',
        changeKind: null,
        direction: null,
        hedge: q.hedge,
        base: null,
        heldAgainst: null,
        beyond: false,
        lasting: false,
        unit: q.unit,
        inherited: new Set(),
        flags: new Set(number.malformed ? ['malformed_number'] : []),
        anchor: false,
        bracket: -1,
        rightEnd: q.to,
        baseCue: null,
        yearsBack: 0,
        past: false,
      };
      settle(draft, column, q);
      const period = column.period ?? name.period;
      figures.push({
        draft,
        period: period?.period ?? null,
        status: PLAN_VALUE.test(column.text.trim()) ? 'target' : (column.status ?? name.status ?? 'actual'),
        place: name.place ?? column.place,
      });
    }
  }
  return figures.length === 0 ? null : figures;
}

function unitOf(tokens: readonly Token[], cell: Cell): Head['unit'] {
  const scale = readMultiplier(tokens, cell.from);
  const unit = readUnit(tokens, scale?.end ?? cell.from);
  if (unit === null || !('name' in unit) || unit.end > cell.to) return null;
  return { name: unit.name, kind: unit.kind, scale: scale?.factor ?? 1 };
}

/** A row of a place or a year is measured by its column; else the row's name leads and the column adds to it. */
function labelOf(name: Head, column: Head): string {
  const lower = (s: string) => (/^\p{Lu}\p{Ll}/u.test(s) ? s.charAt(0).toLowerCase() + s.slice(1) : s);
  const bare = column.label
    .replace(PLAN_VALUE, '')
    .replace(/^(thực hiện|ước thực hiện|ước|kết quả)/i, '')
    .trim();
  if (name.onlyPlace || name.label === '') return lower(column.label);
  if (
    bare === '' ||
    CHANGE_HEAD.test(bare) ||
    PLAN_HEAD.test(column.text) ||
    INDEX_HEAD.test(bare) ||
    column.onlyPlace ||
    bare === '%'
  )
    return lower(name.label);
  return lower(`${name.label} ${bare}`);
}

/** Change, index or completion, where the column says so. */
function settle(draft: Draft, column: Head, q: Quantity): void {
  const percent = q.unitKind === 'rate' || q.unitKind === 'points';
  if (percent && PLAN_HEAD.test(column.text)) {
    draft.measure = 'plan_ratio';
    draft.base = 'kế hoạch';
    return;
  }
  if (CHANGE_HEAD.test(column.text) && !/^\s*tỷ lệ/i.test(column.text)) {
    draft.measure = 'change';
    draft.direction =
      q.value < 0 || (/giảm/i.test(column.text) && !/tăng/i.test(column.text)) ? 'down' : 'up';
    draft.changeKind = q.unitKind === 'points' ? 'points' : percent ? 'relative' : 'absolute';
  } else if (percent && INDEX_HEAD.test(column.text)) draft.measure = 'ratio';
  else if (percent && /^(tỷ lệ|tỉ lệ|tỷ trọng|cơ cấu)/i.test(draft.label)) draft.measure = 'share';
  const base = /so (?:sánh )?(?:với )?(.+)$/i.exec(column.text.replace(/\(.*\)/, '').trim())?.[1]?.trim();
  if (draft.measure !== 'level' && draft.measure !== 'share' && base !== undefined) draft.base = base;
}
