/** The status slot: achieved, estimated, aimed at, forecast, or set by a rule. Proposes; `choose` decides. */
import type { Status } from '../../records.ts';
import { each, type Steps } from '../../text/steps.ts';
import { type Candidate, type Chain, chainOf } from '../choose.ts';
import { bucket, counts, type Domain, FLAG, feature, Space } from '../features.ts';
import { type Item, keyAt, type Scene } from '../scene.ts';
import { hintPhrases, hintsIn, proposalOf, type StatusCue, statusPhrases } from '../status.ts';
import {
  BLOCKS,
  BRACKET,
  blockIndex,
  CROSS,
  GAP,
  MEASURE,
  measureIndex,
  PAIR_BRACKET,
  PAIR_MEASURES,
  PAIR_QUOTE,
  PREDICATES,
  pairOf,
  positionOf,
  predicateIndex,
  STATUS,
  statusBetween,
  statusIndex,
  type Twins,
  twinsIn,
  twinsOf,
  UNIT,
  UNIT_WORDS,
  unitOf,
  unitWordIndex,
  WHERE,
} from './around.ts';

const VALUES: readonly Status[] = ['actual', 'estimated', 'preliminary', 'target', 'forecast', 'quota'];
const VALUE: Domain = VALUES;
const CUE: Domain = STATUS;
const WHEN: Domain = ['none', 'future', 'now', 'thisYear', 'lastYear', 'older', 'unknown'];
const PER: Domain = ['no', 'year', 'person', 'thing'];
const PAIRS: Domain = VALUES.flatMap((a) => VALUES.map((b) => (a === b ? `same ${a}` : `${a} ${b}`)));

export const space = new Space();
const T = {
  value: space.template('value', VALUE),
  cue: space.template('value·cue·cross·against', VALUE, CUE, CROSS, FLAG),
  cueFigures: space.template('value·cue·figures·bracket', VALUE, CUE, counts(2), BRACKET),
  cueSecond: space.template('value·second·first', VALUE, CUE, CUE),
  cueWord: space.template('value·word', VALUE, ['-', ...statusPhrases]),
  cueGap: space.template('value·cue·against·gap', VALUE, CUE, FLAG, GAP),
  hint: space.template('value·hint', VALUE, hintPhrases),
  hintClause: space.template('value·hintInClause', VALUE, hintPhrases),
  articleHint: space.template('value·hintOfArticle', VALUE, hintPhrases),
  planBracket: space.template('value·planBracket', VALUE, FLAG),
  cueRight: space.template('value·right·figures', VALUE, CUE, counts(1)),
  cueBase: space.template('value·inBase', VALUE, CUE),
  before: space.template('value·sentenceBefore', VALUE, CUE, FLAG),
  quoteCue: space.template('value·quoted·cue', VALUE, FLAG, CUE),
  when: space.template('value·when·cue', VALUE, WHEN, CUE),
  measure: space.template('value·measure·cue', VALUE, MEASURE, CUE),
  unit: space.template('value·unit', VALUE, UNIT),
  unitWord: space.template('value·unitWord', VALUE, UNIT_WORDS),
  per: space.template('value·per', VALUE, PER),
  predicate: space.template('value·predicate', VALUE, PREDICATES),
  hedge: space.template('value·hedge', VALUE, [
    'none',
    'more_than',
    'nearly',
    'about',
    'at_least',
    'at_most',
    'less_than',
  ]),
  block: space.template('value·block·cue', VALUE, BLOCKS, CUE),
  proposal: space.template('value·proposal', VALUE, ['none', 'quota', 'target']),
  article: space.template('value·article', VALUE, CUE, ['0', '<15%', '<30%', '30%+']),
  twin: space.template('value·twinCue', VALUE, CUE),
  bracket: space.template('value·ownBracket', VALUE, FLAG),
  past: space.template('value·past', VALUE, FLAG),
  pair: space.template('pair·where', PAIRS, WHERE),
  pairCue: space.template('pair·cueBetween', PAIRS, CUE),
  pairBracket: space.template('pair·bracket', PAIRS, PAIR_BRACKET),
  pairMeasures: space.template('pair·measures', PAIRS, PAIR_MEASURES),
  pairQuote: space.template('pair·quote', PAIRS, PAIR_QUOTE),
};
const HEDGES = ['none', 'more_than', 'nearly', 'about', 'at_least', 'at_most', 'less_than'];

/** Cues of the sentence left of the figure, last first, that stand in no bracket which has closed. */
function cuesLeft(scene: Scene, item: Item): StatusCue[] {
  const { statuses, statusFrom, structure } = scene;
  const found: StatusCue[] = [];
  for (
    let n = (statusFrom[item.sentence + 1] as number) - 1;
    n >= (statusFrom[item.sentence] as number);
    n--
  ) {
    const cue = statuses[n]!;
    if (cue.from >= item.draft.q.from) continue;
    const bracket = structure.bracket[cue.from] as number;
    if (bracket >= 0 && bracket !== structure.bracket[item.draft.q.from]) continue;
    found.push(cue);
    if (found.length === 3) break;
  }
  return found;
}

/** How the nearest date of the sentence outside of bases lies to the article's own time. */
function whenOf(scene: Scene, item: Item): number {
  const { cues, cueFrom, inBase, clock } = scene;
  let year: number | null = null;
  let month: number | null = null;
  for (let n = cueFrom[item.sentence] as number; n < (cueFrom[item.sentence + 1] as number); n++) {
    const cue = cues[n]!;
    if (cue.year === null || inBase[cue.from] === 1) continue;
    if (cue.to > item.draft.q.from && year !== null) break;
    year = cue.year;
    const m = /-(\d\d)$/.exec(cue.period ?? '')?.[1];
    month = m === undefined ? null : Number(m);
  }
  if (year === null) return 0;
  if (clock.year === null) return 6;
  if (year > clock.year) return 1;
  if (year < clock.year) return year === clock.year - 1 ? 4 : 5;
  if (month !== null && clock.month !== null) return month > clock.month ? 1 : 2;
  return 3;
}

interface Whole {
  /** Share of each status among the cues of the article, in steps. */
  shares: number[];
  proposals: (0 | 1 | 2)[];
  twins: Twins;
  /** Hints that the article gives in one sentence of six, or more. */
  hints: number[];
}

function wholeOf(scene: Scene): Whole {
  const counted = new Array(STATUS.length).fill(0) as number[];
  for (const cue of scene.statuses)
    if (!cue.against) counted[statusIndex(cue.status)] = (counted[statusIndex(cue.status)] as number) + 1;
  const all = Math.max(4, scene.statuses.length);
  const proposals: (0 | 1 | 2)[] = [];
  let block = -1;
  let open: 0 | 1 | 2 = 0;
  for (const s of scene.doc.sentences) {
    if (s.block !== block) open = 0;
    block = s.block;
    const found = proposalOf(scene.tokens, s.from, s.to);
    if (found !== null) open = found === 'quota' ? 1 : 2;
    proposals.push(open);
  }
  return {
    shares: counted.map((n) => (n === 0 ? 0 : n / all < 0.15 ? 1 : n / all < 0.3 ? 2 : 3)),
    proposals,
    twins: twinsIn(scene),
    hints: commonHints(scene),
  };
}

function commonHints(scene: Scene): number[] {
  const counted = new Map<number, number>();
  for (const s of scene.doc.sentences)
    for (const h of hintsIn(scene.tokens, s.from, s.to)) counted.set(h, (counted.get(h) ?? 0) + 1);
  const least = Math.max(2, scene.doc.sentences.length / 6);
  return [...counted].filter(([, n]) => n >= least).map(([h]) => h);
}

function perOf(unit: string | null): number {
  if (unit === null || !unit.includes('/')) return 0;
  return /\/(năm|tháng|ngày)$/.test(unit) ? 1 : /\/người/.test(unit) ? 2 : 3;
}

function propose(scene: Scene, item: Item, whole: Whole): Candidate<Status>[] {
  const { tokens, inBase, statuses, statusFrom, doc } = scene;
  const left = cuesLeft(scene, item);
  const [first, second] = left;
  const kind = (c: StatusCue | undefined) => (c === undefined ? 0 : statusIndex(c.status));
  const pos = first === undefined ? null : positionOf(scene, item, first);
  const block = blockIndex(scene, item);
  const quoted = (doc.quotation[item.draft.q.from] as number) >= 0 ? 1 : 0;
  const measure = measureIndex(item.draft.measure);
  const when = whenOf(scene, item);
  const right = rightCue(scene, item);
  const before = statuses[(statusFrom[item.sentence] as number) - 1];
  const sameBlock =
    before !== undefined &&
    doc.sentences[item.sentence - 1]?.block === doc.sentences[item.sentence]!.block &&
    before.from >= (doc.sentences[item.sentence - 1]?.from ?? 0);
  const predicate = predicateIndex.get(item.predicate?.key ?? keyAt(tokens, item.draft.q.hedgeFrom - 1)) ?? 0;
  const hints = hintsAround(scene, item);
  const plan = planBracket(scene, item);
  const twinCue = twinStatus(scene, item, whole);
  return VALUES.map((value, v) => {
    const features = [
      feature(T.value, v),
      feature(T.cue, v, kind(first), pos?.cross ?? 0, first?.against ? 1 : 0),
      feature(T.cueFigures, v, kind(first), bucket(pos?.figures ?? 0, 2), pos?.bracket ?? 0),
      feature(T.cueSecond, v, kind(second), kind(first)),
      feature(T.cueRight, v, statusIndex(right?.status ?? null), right === null ? 0 : 1),
      feature(
        T.before,
        v,
        sameBlock && before !== undefined ? statusIndex(before.status) : 0,
        bucket(left.length, 1),
      ),
      feature(T.quoteCue, v, quoted, kind(first)),
      feature(T.when, v, when, kind(first)),
      feature(T.measure, v, measure, kind(first)),
      feature(T.unit, v, unitOf(item)),
      feature(T.unitWord, v, unitWordIndex.get(item.draft.unit ?? '') ?? 0),
      feature(T.per, v, perOf(item.draft.unit)),
      feature(T.predicate, v, predicate),
      feature(T.hedge, v, Math.max(0, HEDGES.indexOf(item.draft.hedge ?? 'none'))),
      feature(T.block, v, block, kind(first)),
      feature(T.proposal, v, whole.proposals[item.sentence] ?? 0),
      feature(T.twin, v, twinCue),
      feature(T.bracket, v, item.draft.bracket >= 0 ? 1 : 0),
      feature(T.past, v, item.draft.past || item.draft.yearsBack > 0 ? 1 : 0),
    ];
    if (first !== undefined && pos !== null)
      features.push(feature(T.cueGap, v, kind(first), first.against ? 1 : 0, pos.gap));
    if (plan) features.push(feature(T.planBracket, v, 1));
    for (const h of hints.sentence) features.push(feature(T.hint, v, h));
    for (const h of hints.clause) features.push(feature(T.hintClause, v, h));
    for (const h of whole.hints) features.push(feature(T.articleHint, v, h));
    if (first !== undefined) features.push(feature(T.cueWord, v, first.word + 1));
    if (second !== undefined) features.push(feature(T.cueWord, v, second.word + 1));
    if (first !== undefined && inBase[first.from] === 1) features.push(feature(T.cueBase, v, kind(first)));
    for (const s of [2, 4, 5, 6]) features.push(feature(T.article, v, s, whole.shares[s] as number));
    const said = [first, second, right].find((c) => c != null && c.status === value);
    return {
      value,
      features,
      evidence: said == null ? null : { start: said.from, end: said.to },
      carried: said == null,
    };
  });
}

function rightCue(scene: Scene, item: Item): StatusCue | null {
  for (
    let n = scene.statusFrom[item.sentence] as number;
    n < (scene.statusFrom[item.sentence + 1] as number);
    n++
  ) {
    const cue = scene.statuses[n]!;
    if (cue.from >= item.limit) return null;
    if (cue.from >= item.draft.q.to) return cue;
  }
  return null;
}

/** Hints of the figure's sentence, and of its clause. */
function hintsAround(scene: Scene, item: Item): { sentence: number[]; clause: number[] } {
  const { tokens, doc, structure } = scene;
  const s = doc.sentences[item.sentence]!;
  const own = structure.clause[item.draft.q.from] as number;
  let from = item.draft.q.from;
  let to = item.draft.q.to;
  while (from > s.from && structure.clause[from - 1] === own) from--;
  while (to < s.to && structure.clause[to] === own) to++;
  return { sentence: hintsIn(tokens, s.from, s.to), clause: hintsIn(tokens, from, to) };
}

/** `đạt 62,7% so kế hoạch (130 triệu USD)`: the bracket right behind a plan holds its value. */
function planBracket(scene: Scene, item: Item): boolean {
  const { bracket } = item.draft;
  return (
    bracket > 0 &&
    item.draft.q.hedgeFrom - bracket <= 2 &&
    scene.inBase[bracket - 1] === 1 &&
    scene.bases.some((b) => b.plan && b.to === bracket)
  );
}

/** The cue beside the other mention of the same value (title and body). */
function twinStatus(scene: Scene, item: Item, whole: Whole): number {
  for (const twin of twinsOf(whole.twins, item)) {
    const [cue] = cuesLeft(scene, twin);
    if (cue !== undefined && !cue.against) return statusIndex(cue.status);
  }
  return 0;
}

function pairsOf(scene: Scene, item: Item): number[][] {
  const before = scene.items[item.index - 1];
  if (before === undefined) return [];
  const { where, bracket, measures, quote } = pairOf(scene, item, before);
  const between = statusBetween(scene, item, before);
  return PAIRS.map((_, cls) => [
    feature(T.pair, cls, where),
    feature(T.pairCue, cls, between),
    feature(T.pairBracket, cls, bracket),
    feature(T.pairMeasures, cls, measures),
    feature(T.pairQuote, cls, quote),
  ]);
}

/** The statuses of all figures of an article, to be chosen together. Evidence is in tokens. */
export function* statusChain(scene: Scene): Steps<Chain<Status>> {
  const whole = wholeOf(scene);
  const nodes = yield* each(scene.items, (item) => ({
    candidates: propose(scene, item, whole),
    pairs: pairsOf(scene, item),
  }));
  return yield* chainOf(nodes, (a, b) => VALUES.indexOf(a.value) * VALUES.length + VALUES.indexOf(b.value));
}
