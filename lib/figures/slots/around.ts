/** How a figure stands to what is around it, as cases of features that every slot shares. */

import { commasBetween, stopsBetween } from '../../text/structure.ts';
import type { Token } from '../../text/tokens.ts';
import type { Domain } from '../features.ts';
import type { Item, Scene } from '../scene.ts';

export const SIDE: Domain = ['left', 'right', 'over'];
export const CROSS: Domain = ['same', 'clause', 'stop'];
export const BRACKET: Domain = ['none', 'same', 'cueIn', 'figureIn', 'other'];
export const GAP: Domain = ['0', '1-2', '3-5', '6-10', '11-20', '21+'];
export const gapOf = (n: number) => (n <= 0 ? 0 : n <= 2 ? 1 : n <= 5 ? 2 : n <= 10 ? 3 : n <= 20 ? 4 : 5);
export const MEASURE: Domain = ['level', 'share', 'coverage', 'change', 'plan_ratio', 'ratio', 'rank'];
export const STATUS: Domain = [
  'none',
  'actual',
  'estimated',
  'preliminary',
  'target',
  'forecast',
  'quota',
  'reset',
];
export const UNIT: Domain = [
  'none',
  'rate',
  'points',
  'ratio',
  'rank',
  'money',
  'count',
  'physical',
  'score',
  'other',
];
export const DISTANCE: Domain = ['0', '1', '2', '3-4', '5+'];
export const distanceOf = (n: number) => (n <= 2 ? n : n <= 4 ? 3 : 4);

/** A value that stands more often is a common one: that it stands again says little, and looking at each would take for ever. */
const MOST_TWINS = 12;
const twinKey = ({ draft }: Item) => `${draft.q.value}|${draft.unit}`;

/** The first mentions of every value with its unit. */
export type Twins = ReadonlyMap<string, readonly Item[]>;

export function twinsIn({ items }: Scene): Twins {
  const twins = new Map<string, Item[]>();
  for (const item of items) {
    const known = twins.get(twinKey(item));
    if (known === undefined) twins.set(twinKey(item), [item]);
    else if (known.length < MOST_TWINS) known.push(item);
  }
  return twins;
}

/** Other mentions of an item's value (title and body), in other sentences. */
export const twinsOf = (twins: Twins, item: Item): Item[] =>
  (twins.get(twinKey(item)) ?? []).filter((twin) => twin !== item && twin.sentence !== item.sentence);

export const unitOf = (item: Item) => {
  const n = UNIT.indexOf(item.draft.q.unitKind ?? 'none');
  return n < 0 ? UNIT.length - 1 : n;
};
export const measureIndex = (m: string) => Math.max(0, MEASURE.indexOf(m));
export const statusIndex = (s: string | null) => (s === null ? 0 : Math.max(0, STATUS.indexOf(s)));

/** The nearest status cue left of a figure in its sentence. */
export function statusLeft(scene: Scene, item: Item): number {
  const { statuses, statusFrom, inBase } = scene;
  let found = 0;
  const to = statusFrom[item.sentence + 1] as number;
  for (let n = statusFrom[item.sentence] as number; n < to; n++) {
    const cue = statuses[n]!;
    if (cue.from >= item.draft.q.from) break;
    if (inBase[cue.from] === 0 && !cue.against) found = statusIndex(cue.status);
  }
  return found;
}

/** Figures of the sentence that stand between this one and token `at`. */
export function figuresBetween(scene: Scene, item: Item, at: number, right: boolean): number {
  let n = 0;
  if (right) {
    for (let k = item.index + 1; k < scene.items.length; k++) {
      const other = scene.items[k] as Item;
      if (other.draft.q.from >= at) break;
      if (++n >= 2) break;
    }
  } else
    for (let k = item.index - 1; k >= 0; k--) {
      const other = scene.items[k] as Item;
      if (other.draft.q.to <= at) break;
      if (++n >= 2) break;
    }
  return n;
}

/** 0 headline, 1 lead, 2 caption, 3 first of the body, 4 body. */
export function blockIndex(scene: Scene, item: Item): number {
  const n = scene.doc.sentences[item.sentence]!.block;
  const kind = scene.doc.blocks[n]?.kind;
  if (kind === 'headline') return 0;
  if (kind === 'lead') return 1;
  if (kind === 'caption') return 2;
  return n <= 2 ? 3 : 4;
}

export function statusBetween(scene: Scene, item: Item, before: Item): number {
  const { statuses, statusFrom, inBase } = scene;
  let found = 0;
  const to = statusFrom[item.sentence + 1] as number;
  for (let n = statusFrom[item.sentence] as number; n < to; n++) {
    const cue = statuses[n]!;
    if (cue.from >= item.draft.q.from) break;
    if (cue.from >= before.draft.q.to && inBase[cue.from] === 0 && !cue.against)
      found = statusIndex(cue.status);
  }
  return found;
}

export const BLOCKS: Domain = ['headline', 'lead', 'caption', 'first', 'body'];
export const UNIT_WORDS: Domain = [
  '-',
  ...'%|đồng|người|ha|tấn|vụ|hộ|dự án|USD|km|m2|xã|doanh nghiệp|lao động|MW|m|lượt khách|căn|học sinh|triệu đồng|đồng/người/năm|đồng/kg|lần|cơ sở|công trình|trường|giường|m3|kg|đơn vị|khách|hồ sơ|đối tượng|trường hợp|chỉ tiêu|sản phẩm|huyện|thôn|con|xe|ngày|điểm %'.split(
    '|',
  ),
];
export const PREDICATES: Domain = [
  '-',
  ...'tăng|giảm|đạt|là|có|còn|chiếm|bằng|ước đạt|lên|trên|với|gồm|cho|được|đến|khoảng|hiện có|của|từ|mức|cần|phải|thêm|xuống|gần|hơn'.split(
    '|',
  ),
];
export const unitWordIndex = new Map(UNIT_WORDS.map((w, n) => [w, n]));
export const predicateIndex = new Map(PREDICATES.map((w, n) => [w, n]));

/** Where a span stands, seen from a figure of its sentence: cases of `SIDE`, `CROSS`, `BRACKET` …, and raw counts. */
export interface Position {
  side: number;
  figures: number;
  cross: number;
  commas: number;
  gap: number;
  bracket: number;
}
export function positionOf(scene: Scene, item: Item, span: { from: number; to: number }): Position {
  const { structure } = scene;
  const { q } = item.draft;
  const right = span.from >= q.to;
  const over = !right && span.to > q.from;
  const [a, b] = right ? [q.to, span.from] : [Math.min(span.to, q.from), q.from];
  const stops = stopsBetween(structure, a, b);
  const bq = structure.bracket[q.from] as number;
  const bs = structure.bracket[span.from] as number;
  return {
    side: over ? 2 : right ? 1 : 0,
    figures: figuresBetween(scene, item, span.from, right),
    cross: stops > 0 ? 2 : structure.clause[span.from] === structure.clause[q.from] ? 0 : 1,
    commas: commasBetween(structure, a, b),
    gap: gapOf(b - a),
    bracket: bq === bs ? (bq < 0 ? 0 : 1) : bq < 0 ? 2 : bs < 0 ? 3 : 4,
  };
}

export const WHERE: Domain = ['clause', 'comma', 'sentence', 'block', 'far'];
export const PAIR_BRACKET: Domain = ['none', 'enter', 'leave', 'within'];
export const PAIR_MEASURES: Domain = ['same', 'toChange', 'fromChange', 'other'];
export const PAIR_QUOTE: Domain = ['same', 'enter', 'leave'];

/** How a figure stands to the figure before it. */
export function pairOf(scene: Scene, item: Item, before: Item) {
  const { structure, doc } = scene;
  const a = before.draft.q;
  const b = item.draft.q;
  const blocks = doc.sentences[item.sentence]!.block - doc.sentences[before.sentence]!.block;
  const sameClause = structure.clause[a.from] === structure.clause[b.from];
  const where =
    before.sentence === item.sentence ? (sameClause ? 0 : 1) : blocks === 0 ? 2 : blocks === 1 ? 3 : 4;
  const ba = structure.bracket[a.from] as number;
  const bb = structure.bracket[b.from] as number;
  const change = (i: Item) => i.draft.measure === 'change';
  const quoteA = doc.quotation[a.from] as number;
  const quoteB = doc.quotation[b.from] as number;
  return {
    where,
    bracket: ba === bb ? (ba < 0 ? 0 : 3) : bb >= 0 ? 1 : 2,
    measures: before.draft.measure === item.draft.measure ? 0 : change(item) ? 1 : change(before) ? 2 : 3,
    quote: quoteA === quoteB ? 0 : quoteB >= 0 ? 1 : 2,
  };
}

/** Case of the word (or mark) before token `at`, in a domain whose index is given. */
export function leadOf(tokens: readonly Token[], at: number, index: ReadonlyMap<string, number>): number {
  const before = tokens[at - 1];
  return index.get(before?.kind === 'punct' ? before.text : (before?.key ?? '')) ?? 0;
}
