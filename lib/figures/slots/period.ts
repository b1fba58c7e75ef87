/** The period slot: what times a figure can be of, with where each stands. Proposes; `choose` decides. */
import type { DateSpan } from '../../text/dates.ts';
import { each, type Steps } from '../../text/steps.ts';
import { type Candidate, type Chain, chainOf } from '../choose.ts';
import { bucket, counts, type Domain, FLAG, feature, Space } from '../features.ts';
import type { PeriodCue } from '../periods.ts';
import { type Item, keyAt, type Scene } from '../scene.ts';
import {
  BLOCKS,
  BRACKET,
  blockIndex,
  CROSS,
  DISTANCE,
  distanceOf,
  GAP,
  leadOf,
  MEASURE,
  measureIndex,
  PAIR_BRACKET,
  PAIR_MEASURES,
  PAIR_QUOTE,
  PREDICATES,
  pairOf,
  positionOf,
  predicateIndex,
  SIDE,
  STATUS,
  statusBetween,
  statusLeft,
  type Twins,
  twinsIn,
  twinsOf,
  UNIT,
  UNIT_WORDS,
  unitOf,
  unitWordIndex,
  WHERE,
} from './around.ts';
import { Proposals } from './proposals.ts';

export type PeriodValue = string | null;

const two = (n: number) => String(n).padStart(2, '0');

// --- what one date can mean -------------------------------------------------------------------------------------

const HOW: Domain = ['whole', 'end', 'sofar', 'month', 'day', 'daysSoFar', 'last', 'year', 'rule'];
type How = number;
const how = (name: string): How => HOW.indexOf(name);

/** The periods that a date can stand for; the first is what the words say, the others what a reader may take. */
export function readingsOf(span: DateSpan, cue: PeriodCue): [string, How][] {
  const d = span.date;
  const { year } = cue;
  if (year === null) return [];
  const out: [string, How][] = [];
  const add = (period: string, kind: string) => {
    if (!out.some(([p]) => p === period)) out.push([period, how(kind)]);
  };
  switch (d.kind) {
    case 'year':
    case 'relativeYear':
    case 'wholeYear': {
      const y = d.kind === 'year' ? d.year : year;
      add(String(y), 'whole');
      add(`${y}-end`, 'end');
      break;
    }
    case 'quarter':
      add(`${year}-Q${d.quarter}`, 'whole');
      if (d.quarter > 1) add(`${year}-01..${year}-${two(d.quarter * 3)}`, 'sofar');
      break;
    case 'month':
      if (d.month === null) {
        if (cue.period !== null) add(cue.period, 'month');
        break;
      }
      add(`${year}-${two(d.month)}`, 'month');
      if (d.month > 1) add(`${year}-01..${year}-${two(d.month)}`, 'sofar');
      if (d.month === 12) {
        add(`${year}-end`, 'end');
        add(String(year), 'year');
      }
      break;
    case 'day':
      add(`${year}-${two(d.month)}-${two(d.day)}`, 'day');
      add(`${year}-${two(d.month)}`, 'month');
      add(`${year}-01..${year}-${two(d.month)}`, 'sofar');
      add(`${year}-01-01..${year}-${two(d.month)}-${two(d.day)}`, 'daysSoFar');
      if (d.month === 12 && d.day >= 30) {
        add(`${year}-end`, 'end');
        add(String(year), 'year');
      }
      break;
    case 'now':
    case 'yearToDate': {
      if (cue.period !== null) add(cue.period, d.kind === 'now' ? 'month' : 'sofar');
      add(String(year), 'year');
      const month = /-(\d\d)$/.exec(cue.period ?? '')?.[1];
      if (month !== undefined) {
        add(`${year}-${month}`, 'month');
        if (month !== '01') add(`${year}-01..${year}-${month}`, 'sofar');
      }
      break;
    }
    case 'length':
      add(`${year}-01..${year}-${two(d.months)}`, 'sofar');
      break;
    case 'years':
      add(`${d.first}..${d.last}`, 'whole');
      add(String(d.last), 'last');
      break;
    default:
  }
  if (cue.period !== null) add(cue.period, 'rule');
  return out;
}

const KINDS: Domain = [
  'year',
  'years',
  'relativeYear',
  'quarter',
  'month',
  'months',
  'day',
  'days',
  'rest',
  'wholeYear',
  'restOfYear',
  'someYears',
  'time',
  'yearToDate',
  'now',
  'length',
];

// --- features ---------------------------------------------------------------------------------------------------

/** Words right before a date that tell its part: index in the domain, 0 for others. */
const LEADS: Domain = [
  '-',
  ...'trong đến tới tính hết từ sau vào cuối đầu với kỳ của trước năm và đoạn ngày qua hoạch toán tiêu riêng so ( ,'.split(
    ' ',
  ),
];
const leadIndex = new Map(LEADS.map((w, n) => [w, n]));
const RELATION: Domain = ['none', 'future', 'past0', 'same', 'last', 'older', 'unknown', 'now'];
const GRAIN: Domain = ['null', 'year', 'end', 'quarter', 'month', 'months', 'day', 'days', 'years', 'other'];
export const space = new Space();
const T = {
  kindHow: space.template('kind·how', KINDS, HOW),
  leadHow: space.template('lead·how', LEADS, HOW),
  // a date of the figure's own sentence
  place: space.template('side·figures·cross', SIDE, counts(2), CROSS),
  placeBase: space.template('side·figures·base', SIDE, counts(2), FLAG, FLAG),
  kindPlace: space.template('kind·side·figures', KINDS, SIDE, counts(1)),
  leadPlace: space.template('lead·side·figures', LEADS, SIDE, counts(1)),
  commas: space.template('side·commas', SIDE, counts(3)),
  gap: space.template('side·gap', SIDE, GAP),
  bracket: space.template('bracket·side', BRACKET, SIDE),
  nearest: space.template('nearest·side·cross', FLAG, SIDE, CROSS),
  opens: space.template('opens·adverbial·side', FLAG, FLAG, SIDE),
  only: space.template('only·side·base', FLAG, SIDE, FLAG),
  flags: space.template('flag', ['event', 'plan', 'name', 'aim', 'since', 'planned', 'start', 'adverbial']),
  flagPlace: space.template(
    'flag·side·figures',
    ['event', 'plan', 'name', 'aim', 'since', 'planned', 'start', 'adverbial'],
    SIDE,
    counts(1),
  ),
  baseChange: space.template('base·measure·past', FLAG, MEASURE, FLAG),
  held: space.template('held·bracket', FLAG, FLAG),
  kindNearest: space.template('kind·nearest·side', KINDS, FLAG, SIDE),
  block: space.template('block·source·ownDates', BLOCKS, SOURCES(), counts(1)),
  quoted: space.template('quoted·source', FLAG, SOURCES()),
  twin: space.template('twin·base', FLAG, FLAG),
  main: space.template('main·ownDates·block', ['first', 'firstAdverbial', 'commonest'], counts(1), BLOCKS),
  fresh: space.template('fresh·adverbial·where', FLAG, FLAG, ['same', 'last', 'earlier']),
  // a date of an earlier sentence
  before: space.template('before·block·adverbial', DISTANCE, ['same', 'last', 'earlier'], FLAG),
  beforeKind: space.template('before·kind', DISTANCE, KINDS),
  beforeFlags: space.template('before·flag', [
    'event',
    'plan',
    'name',
    'aim',
    'since',
    'planned',
    'start',
    'base',
  ]),
  beforeRank: space.template('before·newest·base', counts(3), FLAG),
  beforeOwn: space.template('before·ownDates', DISTANCE, FLAG),
  head: space.template('head·kind', ['headline', 'lead', 'first'], KINDS),
  headOwn: space.template('head·ownDates', ['headline', 'lead', 'first'], FLAG),
  // the value
  grain: space.template('relation·grain', RELATION, GRAIN),
  grainStatus: space.template('grain·status', GRAIN, STATUS),
  relationStatus: space.template('relation·status', RELATION, STATUS),
  grainMeasure: space.template('grain·measure', GRAIN, MEASURE),
  grainUnit: space.template('grain·unit', GRAIN, UNIT),
  share: space.template('share·grain', ['0', '<10%', '<25%', '<50%', '50%+'], GRAIN),
  source: space.template('source', SOURCES()),
  sourceOwn: space.template('source·ownDates', SOURCES(), counts(2)),
  clock: space.template(
    'clock·now',
    ['month', 'year', 'sofar', 'last', 'day', 'lastMonth'],
    ['none', 'clause', 'sentence', 'before'],
  ),
  nullIs: space.template('null·now·lasting', ['none', 'clause', 'sentence', 'before'], FLAG),
  nullStatus: space.template('null·status·ownDates', STATUS, FLAG),
  nullUnit: space.template('null·unit·measure', UNIT, MEASURE),
  shift: space.template('shift·past·figures', FLAG, counts(1)),
  perYear: space.template('perYear·grain', FLAG, GRAIN),
  howMeasure: space.template('how·measure·unit', HOW, MEASURE, UNIT),
  howPredicate: space.template('how·predicate', HOW, PREDICATES),
  howUnitWord: space.template('how·unitWord', HOW, UNIT_WORDS),
  pairRun: space.template('pair·where·sameUnit·date', PAIRS(), WHERE, FLAG, [
    'none',
    'left',
    'right',
    'between',
    'above',
  ]),
  howStatus: space.template('how·status', HOW, STATUS),
  dated: space.template('datesOfArticle·source', ['0', '1', '2-3', '4-8', '9+'], SOURCES()),
  season: space.template('season·relation', ['?', 'i', 'ii-iii', 'iv-vi', 'vii-ix', 'x-xi', 'xii'], RELATION),
  unitNull: space.template('unitWord·when', UNIT_WORDS, ['null', 'now', 'other']),
  predicateWhen: space.template('predicate·when', PREDICATES, ['null', 'now', 'other']),
  countMentions: space.template('mentions', counts(4)),
  pair: space.template('pair·where', PAIRS(), WHERE),
  pairBracket: space.template('pair·bracket', PAIRS(), PAIR_BRACKET),
  pairDate: space.template('pair·date', PAIRS(), ['none', 'left', 'right', 'between', 'above']),
  pairOwn: space.template('pair·ownDates·sentences', PAIRS(), counts(2), DISTANCE),
  pairMeasure: space.template('pair·measures', PAIRS(), PAIR_MEASURES),
  pairStatus: space.template('pair·cue', PAIRS(), STATUS),
  pairQuote: space.template('pair·quote·past', PAIRS(), PAIR_QUOTE, FLAG),
};
function SOURCES(): Domain {
  return ['sentence', 'before', 'head', 'clock', 'shift', 'null', 'ahead', 'twin'];
}
function PAIRS(): Domain {
  return ['equal', 'nulls', 'toNull', 'fromNull', 'sameYear', 'back', 'on', 'later', 'earlier'];
}

/** Year in which a period ends. */
export const endYear = (period: string): number =>
  Number(/(\d{4})(?!.*\d{4})/.exec(period)?.[1] ?? Number.NaN);

function grainOf(p: PeriodValue): number {
  if (p === null) return 0;
  if (/^\d{4}$/.test(p)) return 1;
  if (/^\d{4}-end$/.test(p)) return 2;
  if (/^\d{4}-Q\d$/.test(p)) return 3;
  if (/^\d{4}-\d\d$/.test(p)) return 4;
  if (/^\d{4}-\d\d\.\.\d{4}-\d\d$/.test(p)) return 5;
  if (/^\d{4}-\d\d-\d\d$/.test(p)) return 6;
  if (/^\d{4}-\d\d-\d\d\.\./.test(p)) return 7;
  if (/^\d{4}\.\.\d{4}$/.test(p)) return 8;
  return 9;
}

/** First and last month of a period, as `year * 12 + month - 1`. */
function monthsOf(p: string): [number, number] {
  const parts = p.split('..');
  const edge = (s: string, last: boolean): number => {
    const y = Number(s.slice(0, 4)) * 12;
    const rest = s.slice(5);
    if (rest === '') return last ? y + 11 : y;
    if (rest === 'end') return y + 11;
    if (rest.startsWith('Q')) return y + (Number(rest[1]) - 1) * 3 + (last ? 2 : 0);
    return y + Number(rest.slice(0, 2)) - 1;
  };
  return [edge(parts[0] as string, false), edge(parts.at(-1) as string, true)];
}

function relationOf(p: PeriodValue, scene: Scene): number {
  if (p === null) return 0;
  const { year, month } = scene.clock;
  if (year === null) return 6;
  const [first, last] = monthsOf(p);
  const now = year * 12 + (month === null ? 6 : month - 1);
  if (first > now) return 1;
  if (last >= now) return Math.floor(last / 12) > year ? 1 : first === last || last === now ? 7 : 3;
  const y = Math.floor(last / 12);
  return y === year ? 2 : y === year - 1 ? 4 : 5;
}

// --- candidates -------------------------------------------------------------------------------------------------

type Dates = Proposals<{ from: number; to: number } | 'published'>;

const NOW = new Set(['hiện', 'nay']);
/** Where the words say `hiện`, `đến nay`: 1 in the clause, 2 in the sentence, 3 in the sentence before. */
function nowNear(scene: Scene, item: Item): number {
  const { tokens, structure, doc } = scene;
  const s = doc.sentences[item.sentence]!;
  const says = (i: number) =>
    NOW.has(keyAt(tokens, i)) &&
    !['thực', 'xuất', 'phát', 'thể', 'biểu', 'năm', 'hôm', 'sáng', 'ngày'].includes(keyAt(tokens, i - 1));
  let found = 0;
  for (let i = s.from; i < item.draft.q.from; i++)
    if (says(i)) found = structure.clause[i] === structure.clause[item.draft.q.from] ? 1 : found || 2;
  if (found > 0) return found;
  const before = doc.sentences[item.sentence - 1];
  if (before !== undefined && before.block === s.block)
    for (let i = before.from; i < before.to; i++) if (says(i)) return 3;
  return 0;
}

/** The words say that the value is an earlier year's, or that it is the base's own. */
const isPast = ({ draft }: Item): number =>
  draft.yearsBack > 0 || draft.past || draft.baseCue !== null ? 1 : 0;

/** How often each period is named in the article, of all dates outside of bases. */
function sharesOf(scene: Scene): Map<string, number> {
  const shares = new Map<string, number>();
  let all = 0;
  scene.cues.forEach((cue) => {
    if (cue.period === null || cue.event || scene.inBase[cue.from] === 1) return;
    shares.set(cue.period, (shares.get(cue.period) ?? 0) + 1);
    all++;
  });
  for (const [p, n] of shares) shares.set(p, n / Math.max(4, all));
  return shares;
}

const shareBucket = (s: number) => (s === 0 ? 0 : s < 0.1 ? 1 : s < 0.25 ? 2 : s < 0.5 ? 3 : 4);

const FLAGS = ['event', 'plan', 'name', 'aim', 'since', 'planned', 'start', 'adverbial'] as const;

const predicateOf = (scene: Scene, item: Item): number =>
  predicateIndex.get(item.predicate?.key ?? keyAt(scene.tokens, item.draft.q.hedgeFrom - 1)) ?? 0;

function ownDates(scene: Scene, item: Item, status: number, add: Dates): number {
  const unit = unitOf(item);
  const measure = measureIndex(item.draft.measure);
  const predicate = predicateOf(scene, item);
  const unitWord = unitWordIndex.get(item.draft.unit ?? '') ?? 0;
  const { cues, dates, cueFrom, structure, tokens, inBase } = scene;
  const { q } = item.draft;
  const s = scene.doc.sentences[item.sentence]!;
  const from = cueFrom[item.sentence] as number;
  const to = cueFrom[item.sentence + 1] as number;
  let nearestLeft = -1;
  let nearestRight = -1;
  let own = 0;
  for (let n = from; n < to; n++) {
    const cue = cues[n]!;
    if (cue.from < s.from || cue.from >= s.to || cue.year === null) continue;
    if (dates[n]!.date.kind === 'length') continue;
    if (inBase[cue.from] === 0) own++;
    if (inBase[cue.from] === 1 || cue.event) continue;
    if (cue.to <= q.from) nearestLeft = n;
    else if (nearestRight < 0) nearestRight = n;
  }
  const past = isPast(item);
  for (let n = Math.max(from, 0); n < to; n++) {
    const cue = cues[n]!;
    if (cue.from < s.from || cue.from >= s.to) continue;
    const { side, figures, cross, commas, gap, bracket } = positionOf(scene, item, cue);
    const base = inBase[cue.from] as number;
    const kind = KINDS.indexOf(dates[n]!.date.kind);
    const lead = leadOf(tokens, cue.from, leadIndex);
    const bq = structure.bracket[q.from] as number;
    // A base dates nothing but the value in brackets right behind it, and what the words say to be the base's own.
    if (base === 1 && past === 0 && !(bq >= 0 && cue.to <= bq && bq - cue.to <= 2)) continue;
    const nearest = n === nearestLeft || n === nearestRight ? 1 : 0;
    const common = [
      feature(T.place, side, bucket(figures, 2), cross),
      feature(T.placeBase, side, bucket(figures, 2), base, past),
      feature(T.kindPlace, kind, side, bucket(figures, 1)),
      feature(T.leadPlace, lead, side, bucket(figures, 1)),
      feature(T.commas, side, bucket(commas, 3)),
      feature(T.gap, side, gap),
      feature(T.bracket, bracket, side),
      feature(T.nearest, nearest, side, cross),
      feature(T.opens, cue.from - s.from <= 2 ? 1 : 0, cue.adverbial ? 1 : 0, side),
      feature(T.only, own === 1 ? 1 : 0, side, base),
      feature(T.source, 0),
    ];
    common.push(feature(T.kindNearest, kind, nearest, side));
    if (item.draft.baseCue === cue) common.push(feature(T.held, 1, bq >= 0 ? 1 : 0));
    else if (bq >= 0 && cue.to === bq) common.push(feature(T.held, 0, 1));
    if (base === 1) common.push(feature(T.baseChange, 1, measureIndex(item.draft.measure), past));
    FLAGS.forEach((flag, k) => {
      if (cue[flag]) common.push(feature(T.flags, k), feature(T.flagPlace, k, side, bucket(figures, 1)));
    });
    const rank = side * 10 + figures * 4 + cross * 3 + base * 20;
    for (const [period, h] of readingsOf(dates[n]!, cue))
      add.add(period, rank, cue, [
        ...common,
        feature(T.kindHow, kind, h),
        feature(T.leadHow, lead, h),
        feature(T.howMeasure, h, measure, unit),
        feature(T.howStatus, h, status),
        feature(T.howPredicate, h, predicate),
        feature(T.howUnitWord, h, unitWord),
      ]);
  }
  return own;
}

const BEFORE_FLAGS = ['event', 'plan', 'name', 'aim', 'since', 'planned', 'start'] as const;

/** Dates of the sentences before: the last ones of the paragraph, then the newest of what stands above. */
function earlierDates(scene: Scene, item: Item, own: number, add: Dates): void {
  const { cues, dates, cueFrom, doc, inBase, structure } = scene;
  const block = doc.sentences[item.sentence]!.block;
  let newest = 0;
  let above = 0;
  const start = cueFrom[item.sentence] as number;
  for (let n = Math.min(start, cues.length) - 1, looked = 0; n >= 0 && looked < 12; n--, looked++) {
    const cue = cues[n]!;
    if (cue.period === null || inBase[cue.from] === 1) continue;
    const at = structure.sentence[cue.from] as number;
    if (at < 0 || at >= item.sentence) continue;
    const there = doc.sentences[at]!.block;
    if (there !== block && ++above > 4) break;
    const distance = distanceOf(item.sentence - at - 1);
    const where = there === block ? 0 : there === block - 1 ? 1 : 2;
    const kind = KINDS.indexOf(dates[n]!.date.kind);
    const base = inBase[cue.from] as number;
    const common = [
      feature(T.before, distance, where, cue.adverbial ? 1 : 0),
      feature(T.beforeKind, distance, kind),
      feature(T.beforeRank, bucket(newest, 3), base),
      feature(T.beforeOwn, distance, bucket(own, 1)),
      feature(T.source, 1),
      feature(T.sourceOwn, 1, bucket(own, 2)),
    ];
    BEFORE_FLAGS.forEach((flag, k) => {
      if (cue[flag]) common.push(feature(T.beforeFlags, k));
    });
    if (base === 1) common.push(feature(T.beforeFlags, 7));
    else {
      newest++;
      const last = scene.items[item.index - 1];
      const fresh = last === undefined || cue.from >= last.draft.q.to ? 1 : 0;
      common.push(feature(T.fresh, fresh, cue.adverbial ? 1 : 0, where));
    }
    for (const [period, h] of readingsOf(dates[n]!, cue).slice(0, 3))
      add.add(period, 40 + looked + base * 20, cue, [...common, feature(T.kindHow, kind, h)]);
  }
}

/** Dates of title, lead and the first of the body. */
function headDates(scene: Scene, own: number, add: Dates): void {
  const { cues, dates, doc, inBase, structure } = scene;
  let first = true;
  for (let n = 0; n < cues.length && n < 12; n++) {
    const cue = cues[n]!;
    if (cue.period === null || inBase[cue.from] === 1 || cue.event) continue;
    const s = structure.sentence[cue.from] as number;
    if (s < 0) continue;
    const blockKind = doc.blocks[doc.sentences[s]!.block]?.kind;
    const where = blockKind === 'headline' ? 0 : blockKind === 'lead' ? 1 : first ? 2 : -1;
    if (where === 2) first = false;
    if (where < 0) break;
    add.add(cue.period, 70, cue, [
      feature(T.head, where, KINDS.indexOf(dates[n]!.date.kind)),
      feature(T.headOwn, where, bucket(own, 1)),
      feature(T.source, 2),
      feature(T.sourceOwn, 2, bucket(own, 2)),
    ]);
  }
}

/** The other mention of the same value (title and body): what its sentence is of. */
function twinDates(scene: Scene, item: Item, twins: Twins, add: Dates): void {
  const { cues, cueFrom, inBase } = scene;
  for (const twin of twinsOf(twins, item)) {
    let best = -1;
    for (let n = cueFrom[twin.sentence] as number; n < (cueFrom[twin.sentence + 1] as number); n++) {
      const cue = cues[n]!;
      if (cue.period === null || cue.event || inBase[cue.from] === 1) continue;
      if (cue.to <= twin.draft.q.from || best < 0) best = n;
    }
    if (best >= 0)
      add.add((cues[best] as PeriodCue).period, 60, cues[best]!, [
        feature(T.twin, 1, 0),
        feature(T.source, 7),
      ]);
  }
}
/** Dates of the sentences that follow a headline or lead which names none. */
function datesAhead(scene: Scene, item: Item, own: number, blockOf: number, add: Dates): void {
  const { cues, cueFrom, inBase, doc } = scene;
  if (own > 0 || blockOf > 2) return;
  let found = 0;
  const to = cueFrom[Math.min(item.sentence + 6, doc.sentences.length)] as number;
  for (let n = cueFrom[item.sentence + 1] as number; n < to && found < 3; n++) {
    const cue = cues[n]!;
    if (cue.period === null || inBase[cue.from] === 1) continue;
    found++;
    add.add(cue.period, 65 + found, cue, [
      feature(T.source, 6),
      feature(T.block, blockOf, 6, 0),
      feature(T.flags, cue.adverbial ? 7 : cue.event ? 0 : 5),
    ]);
  }
}

/** The first period of the article's body, the first that stands at the head of its clause, and the commonest. */
function mainPeriods(scene: Scene, shares: Map<string, number>): (string | null)[] {
  const usable = scene.cues.filter(
    (c) => c.period !== null && !c.event && !c.name && scene.inBase[c.from] === 0,
  );
  const commonest = [...shares].sort((a, b) => b[1] - a[1])[0];
  return [usable[0]?.period ?? null, usable.find((c) => c.adverbial)?.period ?? null, commonest?.[0] ?? null];
}

/** The article's own time, and none. */
function clockDates(scene: Scene, item: Item, own: number, now: number, status: number, add: Dates): void {
  const { year, month } = scene.clock;
  const common = [feature(T.source, 3), feature(T.sourceOwn, 3, bucket(own, 2))];
  const put = (period: string, k: number) =>
    add.add(period, 90, 'published', [...common, feature(T.clock, k, now)]);
  if (year !== null) {
    put(String(year), 1);
    put(String(year - 1), 3);
    if (month !== null) {
      put(`${year}-${two(month)}`, 0);
      if (month > 1) put(`${year}-01..${year}-${two(month)}`, 2);
      const last = month === 1 ? `${year - 1}-12` : `${year}-${two(month - 1)}`;
      put(last, 5);
    }
    const day = /^\d{4}-\d\d-\d\d/.exec(scene.article.publishedAt ?? '')?.[0];
    if (day !== undefined) put(day, 4);
  }
  add.add(null, 99, null, [
    feature(T.source, 5),
    feature(T.sourceOwn, 5, bucket(own, 2)),
    feature(T.nullIs, now, item.draft.lasting ? 1 : 0),
    feature(T.nullStatus, status, bucket(own, 1)),
    feature(T.nullUnit, unitOf(item), measureIndex(item.draft.measure)),
  ]);
}

/** Shifts a period by whole years: `2017-Q1` by -1 is `2016-Q1`. */
export const shiftPeriod = (period: string, years: number): string =>
  period.replace(/(^|\.\.)(\d{4})/g, (_, lead: string, y: string) => `${lead}${Number(y) + years}`);

/** `cùng kỳ …`: the same months a year before the times named. */
function addYearBefore(add: Dates, item: Item): void {
  const known = add.ranked().filter((c) => c.value !== null);
  known.slice(0, 8).forEach((c, n) => {
    add.add(shiftPeriod(c.value as string, -1), c.rank + 5, c.evidence, [
      feature(T.shift, item.draft.yearsBack > 0 ? 1 : 0, bucket(n, 1)),
      feature(T.source, 4),
    ]);
  });
}

const MOST = 24;

interface Whole {
  shares: Map<string, number>;
  twins: Twins;
  mains: (string | null)[];
  /** How many dates the article names, in steps. */
  dated: number;
}

const SEASONS = [0, 1, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 6];

function propose(scene: Scene, item: Item, { shares, twins, mains, dated }: Whole): Candidate<PeriodValue>[] {
  const add: Dates = new Proposals();
  const block = blockIndex(scene, item);
  const status = statusLeft(scene, item);
  const own = ownDates(scene, item, status, add);
  earlierDates(scene, item, own, add);
  headDates(scene, own, add);
  datesAhead(scene, item, own, block, add);
  twinDates(scene, item, twins, add);
  clockDates(scene, item, own, nowNear(scene, item), status, add);
  const unit = unitOf(item);
  const quoted = (scene.doc.quotation[item.draft.q.from] as number) >= 0 ? 1 : 0;
  const season = SEASONS[scene.clock.month ?? 0] as number;
  const unitWord = unitWordIndex.get(item.draft.unit ?? '') ?? 0;
  const predicate = predicateOf(scene, item);
  const measure = measureIndex(item.draft.measure);
  const perYear = item.draft.unit?.endsWith('/năm') ? 1 : 0;
  if (isPast(item) === 1) addYearBefore(add, item);
  // A value in brackets right behind a base (`so với năm 2023 (73%)`) is of the base's year.
  const held = item.draft.baseCue?.year ?? null;
  if (held !== null)
    for (const value of [...add.byValue.keys()])
      if (value === null || endYear(value) !== held) add.byValue.delete(value);
  const ranked = add.ranked();
  const kept = ranked.filter((c, n) => n < MOST || c.value === null);
  return kept.map((c) => {
    const grain = grainOf(c.value);
    const relation = relationOf(c.value, scene);
    const when = c.value === null ? 0 : relation === 7 ? 1 : 2;
    const source =
      c.rank < 40
        ? 0
        : c.rank < 60
          ? 1
          : c.rank < 65
            ? 7
            : c.rank < 70
              ? 6
              : c.rank < 90
                ? 2
                : c.value === null
                  ? 5
                  : 3;
    mains.forEach((m, k) => {
      if (m !== null && m === c.value) c.features.push(feature(T.main, k, bucket(own, 1), block));
    });
    c.features.push(
      feature(T.block, block, source, bucket(own, 1)),
      feature(T.quoted, quoted, source),
      feature(T.dated, dated, source),
      feature(T.season, season, relation),
      feature(T.unitNull, unitWord, when),
      feature(T.predicateWhen, predicate, when),
      feature(T.grain, relation, grain),
      feature(T.grainStatus, grain, status),
      feature(T.relationStatus, relation, status),
      feature(T.grainMeasure, grain, measure),
      feature(T.grainUnit, grain, unit),
      feature(T.share, shareBucket(c.value === null ? 0 : (shares.get(c.value) ?? 0)), grain),
      feature(T.perYear, perYear, grain),
      feature(T.countMentions, bucket(c.mentions, 4)),
    );
    return {
      value: c.value,
      features: c.features,
      evidence:
        c.evidence === null || c.evidence === 'published'
          ? c.evidence
          : { start: c.evidence.from, end: c.evidence.to },
      carried: c.rank >= 40,
    };
  });
}

// --- neighbours -------------------------------------------------------------------------------------------------

const PAIR_COUNT = PAIRS().length;

export function relatePeriods(a: PeriodValue, b: PeriodValue): number {
  if (a === b) return a === null ? 1 : 0;
  if (b === null) return 2;
  if (a === null) return 3;
  const ya = endYear(a);
  const yb = endYear(b);
  if (ya === yb) return 4;
  if (shiftPeriod(a, yb - ya) === b && Math.abs(ya - yb) === 1) return yb < ya ? 5 : 6;
  return yb > ya ? 7 : 8;
}

function pairsOf(scene: Scene, item: Item): number[][] {
  const before = scene.items[item.index - 1];
  if (before === undefined) return [];
  const { where, bracket, measures, quote } = pairOf(scene, item, before);
  const date = dateBetween(scene, item, before);
  const past = isPast(item);
  const status = statusBetween(scene, item, before);
  return Array.from({ length: PAIR_COUNT }, (_, cls) => [
    feature(T.pair, cls, where),
    feature(T.pairBracket, cls, bracket),
    feature(T.pairDate, cls, date),
    feature(T.pairMeasure, cls, measures),
    feature(T.pairStatus, cls, status),
    feature(T.pairQuote, cls, quote, past),
    feature(T.pairRun, cls, where, before.draft.unit === item.draft.unit ? 1 : 0, date),
    feature(T.pairOwn, cls, bucket(ownCount(scene, item), 2), distanceOf(item.sentence - before.sentence)),
  ]);
}

function ownCount(scene: Scene, item: Item): number {
  let own = 0;
  const s = scene.doc.sentences[item.sentence]!;
  for (
    let n = scene.cueFrom[item.sentence] as number;
    n < (scene.cueFrom[item.sentence + 1] as number);
    n++
  ) {
    const cue = scene.cues[n]!;
    if (cue.from >= s.from && cue.period !== null && scene.inBase[cue.from] === 0) own++;
  }
  return own;
}

/** Whether a date outside of bases stands between the two figures (3), or in the figure's sentence left or right of it. */
function dateBetween(scene: Scene, item: Item, before: Item): number {
  const { cues, cueFrom, inBase } = scene;
  let found = 0;
  const to = cueFrom[item.sentence + 1] as number;
  for (let n = cueFrom[item.sentence] as number; n < to; n++) {
    const cue = cues[n]!;
    if (cue.period === null || inBase[cue.from] === 1) continue;
    if (
      cue.from >= before.draft.q.to &&
      cue.from >= (scene.doc.sentences[item.sentence] as { from: number }).from &&
      cue.to <= item.draft.q.from
    )
      return 3;
    if (cue.to <= item.draft.q.from) found = 1;
    else if (found === 0 && cue.from >= item.draft.q.to && cue.from < item.limit) found = 2;
  }
  if (found === 0 && before.sentence !== item.sentence)
    for (let n = cueFrom[before.sentence] as number; n < (cueFrom[item.sentence] as number); n++) {
      const cue = cues[n]!;
      if (cue.period !== null && !cue.event && cue.from >= before.draft.q.to && inBase[cue.from] === 0)
        return 4;
    }
  return found;
}

/** The periods of all figures of an article, to be chosen together. Evidence is in tokens. */
export function* periodChain(scene: Scene): Steps<Chain<PeriodValue>> {
  const shares = sharesOf(scene);
  const named = scene.cues.filter((c) => c.period !== null && !c.event && scene.inBase[c.from] === 0).length;
  const dated = named < 2 ? named : named < 4 ? 2 : named < 9 ? 3 : 4;
  const whole = { shares, twins: twinsIn(scene), mains: mainPeriods(scene, shares), dated };
  const nodes = yield* each(scene.items, (item) => ({
    candidates: propose(scene, item, whole),
    pairs: pairsOf(scene, item),
  }));
  return yield* chainOf(nodes, (a, b) => relatePeriods(a.value, b.value));
}
