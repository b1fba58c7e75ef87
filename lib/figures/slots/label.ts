/** The label slot: the noun phrases that can say what a figure measures. Proposes; `choose` decides. */
import table from '../../catalog/heads.json' with { type: 'json' };
import { each, type Steps } from '../../text/steps.ts';
import type { Token } from '../../text/tokens.ts';
import { PhraseTrie } from '../../text/trie.ts';
import { type Candidate, type Chain, chainOf } from '../choose.ts';
import { bucket, counts, type Domain, FLAG, feature, Space } from '../features.ts';
import { RATE_HEAD } from '../measures.ts';
import {
  actionBefore,
  actionEnd,
  isGeneric,
  labelOf,
  type Run,
  rightPhrase,
  skipLeads,
  speechEnd,
  stopEnd,
  trimTail,
} from '../phrases.ts';
import type { Item, Scene } from '../scene.ts';
import {
  BLOCKS,
  blockIndex,
  MEASURE,
  measureIndex,
  PAIR_BRACKET,
  PAIR_MEASURES,
  pairOf,
  UNIT,
  unitOf,
  WHERE,
} from './around.ts';

const heads = new PhraseTrie<true>().addAll(table.heads, true);

const FORM: Domain = [
  'left',
  'right',
  'unitRight',
  'unit',
  'verbUnitRight',
  'leftUnit',
  'leftRight',
  'verbRight',
  'verbLeft',
  'carry',
  'headTail',
  'list',
  'fixed',
  'unitLeft',
  'behind',
];
const form = (name: string) => FORM.indexOf(name);
const EDGE: Domain = [
  'none',
  'sentence',
  'comma',
  'stop',
  'colon',
  'bracket',
  'figure',
  'and',
  'with',
  'speech',
  'verb',
  'being',
  'of',
  'date',
  'place',
  'predicate',
  'through',
  'on',
  'for',
  'move',
  'among',
];
const edge = (name: string) => EDGE.indexOf(name);
const LENGTH: Domain = ['0', '1', '2', '3', '4-5', '6-8', '9-12', '13+'];
const lengthOf = (n: number) => (n <= 3 ? n : n <= 5 ? 4 : n <= 8 ? 5 : n <= 12 ? 6 : 7);
const PREDICATE: Domain = ['none', 'up', 'down', 'toLevel', 'level', 'share', 'ratio'];
const FIRST: Domain = [
  '-',
  ...'số tỷ tổng kim doanh sản diện thu chi vốn giá tốc mức lượng kinh dư năng dân chỉ quy lương lợi công được có đã các những với trong của và là từ do theo này đó người hộ lao khu ngành xã dự khách tiền việc đưa giải làm tạo xây hỗ cấp tặng trao so đến còn nhiều hơn gần tại ở cho về đầu bảo học trẻ nông thiệt'.split(
    ' ',
  ),
];
const firstIndex = new Map(FIRST.map((w, n) => [w, n]));
const LAST: Domain = [
  '-',
  ...'của và là có được với cho các những tại ở trong này đó từ đến để do như năm tháng tỉnh huyện đã theo khoảng hơn bằng đạt ước về'.split(
    ' ',
  ),
];
const lastIndex = new Map(LAST.map((w, n) => [w, n]));
const BETWEEN: Domain = ['none', 'word', 'comma', 'and', 'stop', 'open', 'close', 'with', 'other'];

export const space = new Space();
const T = {
  form: space.template('form·unit·predicate', FORM, UNIT, PREDICATE),
  formMeasure: space.template('form·measure·unit', FORM, MEASURE, UNIT),
  formBracket: space.template('form·bracket·nth', FORM, FLAG, counts(2)),
  formBlock: space.template('form·block', FORM, BLOCKS),
  formRight: space.template('form·hasLeft·hasRight', FORM, FLAG, FLAG, UNIT),
  start: space.template('start·form·unit', EDGE, FORM, UNIT),
  startRank: space.template('start·rank', EDGE, counts(5)),
  end: space.template('end·form', EDGE, FORM),
  rank: space.template('rank·form', counts(6), FORM),
  endRank: space.template('endRank·form', counts(4), FORM),
  length: space.template('length·form', LENGTH, FORM),
  first: space.template('first·form', FIRST, FORM),
  last: space.template('last·form', LAST, FORM),
  head: space.template('head·form', FLAG, FORM),
  rateHead: space.template('rateHead·unit·measure', FLAG, UNIT, MEASURE),
  generic: space.template('generic', FLAG),
  holds: space.template('holds', [
    'figure',
    'date',
    'place',
    'verb',
    'comma',
    'bracket',
    'stopword',
    'speech',
    'capital',
  ]),
  startsWith: space.template('startsWith·form', ['capital', 'verb', 'function', 'noun'], FORM),
  repeated: space.template('repeated·form', counts(3), FORM),
  titled: space.template('titleWords·form', counts(3), FORM),
  known: space.template('unitInside·form', FLAG, FORM),
  gap: space.template('wordsToNumber·form', counts(4), FORM),
  carry: space.template('carry·between·unit', BETWEEN, UNIT, UNIT),
  carryDepth: space.template('carry·depth·sentence', counts(3), WHERE),
  carryForm: space.template('carry·from', FORM, WHERE),
  carryOwn: space.template('carry·ownLeft·ownRight', LENGTH, FLAG, UNIT),
  carryBracket: space.template('carry·bracket·originBracket', FLAG, FLAG),
  carryMeasure: space.template('carry·measures', MEASURE, MEASURE),
  carryPredicate: space.template('carry·predicate·measure', PREDICATE, MEASURE),
  pair: space.template('pair·where·measures', ['equal', 'overlap', 'extends', 'other'], WHERE, PAIR_MEASURES),
  pairBracket: space.template(
    'pair·bracket·unit',
    ['equal', 'overlap', 'extends', 'other'],
    PAIR_BRACKET,
    UNIT,
  ),
  pairSame: space.template(
    'pair·sameUnit·predicate',
    ['equal', 'overlap', 'extends', 'other'],
    FLAG,
    PREDICATE,
  ),
  pairBetween: space.template(
    'pair·between·measure',
    ['equal', 'overlap', 'extends', 'other'],
    BETWEEN,
    MEASURE,
  ),
};

/** A proposal with what its features are made of. */
export interface LabelCandidate extends Candidate<string> {
  form: number;
  /** Tokens of the words it is made of, or of where it was carried from. */
  run: Run | null;
  /** Index of the figure whose words these are. */
  origin: number;
  /** Token behind the last word that it took from the right of its number. */
  rightEnd: number;
}

const CONJUNCTIONS = new Set(['và', 'còn', 'nhưng', 'song', 'hoặc', 'mà', 'thì', 'khi', 'nếu']);
const BEING = new Set([
  'có',
  'là',
  'được',
  'đã',
  'đang',
  'sẽ',
  'còn',
  'phải',
  'cần',
  'bị',
  'ước',
  'khoảng',
  'gồm',
]);
const OF = new Set([
  'của',
  'trong',
  'về',
  'do',
  'tại',
  'ở',
  'từ',
  'theo',
  'qua',
  'để',
  'nhằm',
  'trên',
  'đối',
]);
const MOVES = new Set(['nâng', 'hạ', 'kéo', 'đưa', 'giảm', 'tăng', 'mở']);
const AMONG = new Set(['đó', 'riêng', 'thể', 'ra', 'lại']);

/** What kind of boundary lies right before token `i`; 0 for none. */
function boundaryAt(scene: Scene, item: Item, i: number, from: number): number {
  const { tokens, frame } = scene;
  if (i === from) return edge('sentence');
  const t = tokens[i - 1] as Token;
  if (t.kind === 'punct') {
    if (t.text === ',') return edge('comma');
    if (t.text === ':') return edge('colon');
    if (t.text === '(' || t.text === ')') return edge('bracket');
    if (t.text === '-' || t.text === '/' || t.text === '%' || t.text === '.' || t.text === '&') return 0;
    return edge('stop');
  }
  if (i === item.from) return edge('figure');
  const date = frame.dateAt[i - 1] as number;
  if (date >= 0 && frame.dates[date]!.to === i) return edge('date');
  if (CONJUNCTIONS.has(t.key)) return edge('and');
  if (t.key === 'với') return edge('with');
  if (t.key === 'cho') return edge('for');
  if (AMONG.has(t.key)) return edge('among');
  if (MOVES.has(t.key)) return edge('move');
  if (BEING.has(t.key)) return edge('being');
  if (OF.has(t.key)) return edge('of');
  return 0;
}

interface Left {
  run: Run;
  start: number;
  rank: number;
  end: number;
}

/** Runs that end where the number or its predicate begins, from the nearest boundary on; and those before a last comma. */
function leftRuns(scene: Scene, item: Item, whole: Whole): Left[] {
  const { frame, tokens, doc } = scene;
  const s = doc.sentences[item.sentence]!;
  let end = item.predicate?.from ?? item.draft.q.hedgeFrom;
  // `Chỉ số PCI đứng thứ 10`: the verb of a ranking parts it from what is ranked.
  if (item.draft.q.unitKind === 'rank') while (end > s.from && RANKING.has(tokens[end - 1]!.key)) end--;
  const found: Left[] = [];
  const seen = new Set<number>();
  const scan = (to: number, endKind: number, most: number) => {
    let rank = 0;
    const ends = new Map<number, number>();
    for (let i = to - 1; i >= Math.max(s.from, to - 44) && rank < most; i--) {
      const speech = whole.speech[i] as number;
      if (speech > 0 && speech < to && !ends.has(speech)) ends.set(speech, edge('speech'));
      const action = whole.actions[i] as number;
      if (action > 0 && action < to && !ends.has(action)) ends.set(action, edge('verb'));
      const place = frame.placeEnd[i] as number;
      if (place > i && place < to) ends.set(place, edge('place'));
      for (const at of [i, ...[...ends.keys()].filter((e) => e > i)].slice(0, 3)) {
        const kind = ends.get(at) ?? boundaryAt(scene, item, at, s.from);
        ends.delete(at);
        if (kind === 0) continue;
        const begin = kind === edge('verb') || kind === edge('move') ? at : skipLeads(frame, at, to);
        const stop = trimTail(frame, begin, to);
        if (stop <= begin || seen.has(begin * 4096 + stop - s.from)) continue;
        seen.add(begin * 4096 + stop - s.from);
        found.push({ run: { from: begin, to: stop }, start: kind, rank: rank++, end: endKind });
      }
    }
  };
  scan(end, edge('predicate'), 7);
  // `Thặng dư …, tăng 5%`, `sản lượng (…) đạt`: what stands before the mark that parts the subject from its verb.
  let cut = end - 1;
  while (
    cut > s.from &&
    end - cut < 24 &&
    !(tokens[cut]!.kind === 'punct' && ',(;'.includes(tokens[cut]!.text))
  )
    cut--;
  if (cut > s.from && tokens[cut]!.kind === 'punct')
    scan(cut, edge(tokens[cut]!.text === '(' ? 'bracket' : 'comma'), 4);
  return found;
}

const RANKING = new Set('thứ hạng vị trí xếp đứng giữ ở lên xuống đạt vươn tụt tiếp tục từ'.split(' '));

interface Right {
  run: Run;
  end: number;
  rank: number;
}

const CUTS = new Map([
  ['của', 'of'],
  ['trên', 'on'],
  ['tại', 'of'],
  ['ở', 'of'],
  ['trong', 'of'],
  ['cho', 'for'],
  ['được', 'being'],
  ['có', 'being'],
  ['từ', 'of'],
  ['do', 'of'],
  ['với', 'with'],
  ['và', 'and'],
  ['về', 'of'],
  ['theo', 'of'],
  ['để', 'of'],
  ['bị', 'being'],
  ['đã', 'being'],
  ['thuộc', 'of'],
]);

/** Runs that begin behind the unit: the whole phrase, and what is left of it when it is cut at a preposition or mark. */
function rightRuns(scene: Scene, item: Item): Right[] {
  const { frame, tokens } = scene;
  const { q } = item.draft;
  const out: Right[] = [];
  const add = (to: number, end: number) => {
    if (to > q.to && !out.some((r) => r.run.to === to))
      out.push({ run: { from: q.to, to }, end, rank: out.length });
  };
  if (q.unitKind === 'rank') {
    // `xếp thứ 5/63 tỉnh, thành phố về chỉ số …`.
    for (let i = q.to; i < Math.min(item.limit, q.to + 14); i++) {
      if (tokens[i]!.key !== 'về') continue;
      const about = rightPhrase(frame, i + 1, item.limit);
      if (about !== null) return [{ run: about, end: edge('through'), rank: 0 }];
    }
  }
  const long = rightPhrase(frame, q.to, item.limit, true);
  const whole = rightPhrase(frame, q.to, item.limit);
  const last = Math.max(long?.to ?? 0, whole?.to ?? 0);
  for (let i = q.to + 1; i < last && out.length < 4; i++) {
    const t = tokens[i] as Token;
    if (t.text === ',') add(trimTail(frame, q.to, i), edge('comma'));
    else if (t.text === '(') add(trimTail(frame, q.to, i), edge('bracket'));
    else {
      const cut = CUTS.get(t.key);
      if (cut !== undefined) add(trimTail(frame, q.to, i), edge(cut));
      else if ((frame.placeEnd[i] as number) > i) add(trimTail(frame, q.to, i), edge('place'));
    }
  }
  if (whole !== null) add(whole.to, edge('predicate'));
  if (long !== null) add(long.to, edge('through'));
  return out;
}

/** `giảm 2,9 tỷ (…) số tiền phạt`: the noun behind a bracket that stands right behind the number. */
function behindBracket(scene: Scene, item: Item): Run | null {
  const { tokens, frame } = scene;
  const { q } = item.draft;
  if (tokens[q.to]?.text !== '(') return null;
  for (let i = q.to + 1; i < Math.min(q.to + 14, tokens.length); i++)
    if (tokens[i]!.text === ')') {
      const next = tokens[i + 1];
      if (next?.kind !== 'word' || next.capital || next.key === 'so') return null;
      return rightPhrase(frame, i + 1, Math.min(i + 16, scene.doc.sentences[item.sentence]!.to));
    }
  return null;
}

/** What stands between two neighbours: the mark or word that leads on. */
function betweenOf(scene: Scene, item: Item): number {
  const before = scene.items[item.index - 1];
  if (before === undefined) return 8;
  if (before.sentence !== item.sentence) return 4;
  const { tokens } = scene;
  const a = before.draft.q.to;
  const b = item.draft.q.hedgeFrom;
  if (a >= b) return 0;
  const t = tokens[a] as Token;
  if (t.text === ',') return 2;
  if (t.text === '(') return 5;
  if (t.text === ')') return 6;
  if (t.text === ';' || t.text === ':') return 4;
  if (t.key === 'và') return 3;
  if (t.key === 'với') return 7;
  return t.kind === 'word' ? 1 : 8;
}

const unitWords = (item: Item) => (item.draft.q.unit ?? '').replace(/\/.*$/, '');
const predicateIndex = (item: Item) => (item.predicate === null ? 0 : PREDICATE.indexOf(item.predicate.kind));

interface Whole {
  /** Where a phrase of each kind that starts at a token ends, or 0; asked once for the whole text. */
  actions: Int32Array;
  speech: Int32Array;
  stops: Int32Array;
  heads: Uint8Array;
  titleWords: Set<string>;
  repeated: Map<string, number>;
}

class Builder {
  readonly list: LabelCandidate[] = [];
  private readonly seen = new Map<string, LabelCandidate>();
  constructor(
    private readonly scene: Scene,
    private readonly item: Item,
    private readonly whole: Whole,
    private readonly shape: { hasLeft: number; hasRight: number },
  ) {}

  add(value: string, form: number, run: Run | null, rightEnd: number, features: number[]): void {
    if (value === '' || value.length > 160) return;
    const key = value.toLowerCase();
    const known = this.seen.get(key);
    if (known !== undefined) {
      for (const id of features) if (!known.features.includes(id)) known.features.push(id);
      return;
    }
    const { scene, item } = this;
    const unit = unitOf(item);
    const measure = measureIndex(item.draft.measure);
    const all = [
      ...features,
      feature(T.form, form, unit, predicateIndex(item)),
      feature(T.formMeasure, form, measure, unit),
      feature(T.formBracket, form, item.draft.bracket >= 0 ? 1 : 0, bucket(item.nth, 2)),
      feature(T.formBlock, form, blockIndex(scene, item)),
      feature(T.formRight, form, this.shape.hasLeft, this.shape.hasRight, unit),
      feature(T.rateHead, RATE_HEAD.test(value) ? 1 : 0, unit, measure),
      feature(T.generic, isGeneric(value) ? 1 : 0),
      ...this.textFeatures(value, form, run),
    ];
    const made: LabelCandidate = {
      value,
      features: all,
      evidence: run === null ? null : { start: run.from, end: run.to },
      carried: false,
      form,
      run,
      origin: item.index,
      rightEnd,
    };
    this.seen.set(key, made);
    this.list.push(made);
  }

  private textFeatures(value: string, form: number, run: Run | null): number[] {
    const words = value.toLowerCase().split(' ');
    const out = [
      feature(T.length, lengthOf(words.length), form),
      feature(T.first, firstIndex.get(words[0] as string) ?? 0, form),
      feature(T.last, lastIndex.get(words.at(-1) as string) ?? 0, form),
      feature(T.titled, bucket(words.filter((w) => this.whole.titleWords.has(w)).length, 3), form),
      feature(T.repeated, bucket((this.whole.repeated.get(words.slice(0, 3).join(' ')) ?? 0) - 1, 3), form),
    ];
    if (run !== null) {
      const { tokens, frame, structure } = this.scene;
      const { actions, speech, stops } = this.whole;
      const inside = (ends: Int32Array, i: number) => {
        const end = ends[i] as number;
        return end > 0 && end <= run.to;
      };
      out.push(feature(T.head, this.whole.heads[run.from] as number, form));
      const first = tokens[run.from] as Token;
      const kind = first.capital ? 0 : inside(actions, run.from) ? 1 : inside(stops, run.from) ? 2 : 3;
      out.push(feature(T.startsWith, kind, form));
      const held = new Set<number>();
      for (let i = run.from; i < run.to; i++) {
        const t = tokens[i] as Token;
        if (t.kind === 'number') held.add(0);
        if ((frame.dateAt[i] as number) >= 0) held.add(1);
        if ((frame.placeEnd[i] as number) > i) held.add(2);
        if (i > run.from && inside(actions, i)) held.add(3);
        if (t.text === ',') held.add(4);
        if ((structure.bracket[i] as number) !== (structure.bracket[run.from] as number)) held.add(5);
        if (inside(stops, i)) held.add(6);
        if (inside(speech, i)) held.add(7);
        if (i > run.from && t.capital) held.add(8);
      }
      for (const h of held) out.push(feature(T.holds, h));
    }
    return out;
  }
}

function ownCandidates(scene: Scene, item: Item, whole: Whole): LabelCandidate[] {
  const { frame } = scene;
  const { q } = item.draft;
  if (item.draft.label !== '') {
    const only = new Builder(scene, item, whole, { hasLeft: 0, hasRight: 1 });
    only.add(item.draft.label, form('fixed'), null, q.to, []);
    return only.list;
  }
  const lefts = leftRuns(scene, item, whole);
  const rights = rightRuns(scene, item);
  const b = new Builder(scene, item, whole, {
    hasLeft: bucket(lefts.length, 1),
    hasRight: bucket(rights.length, 1),
  });
  const unit = unitWords(item);
  const counted = q.unitKind === 'count' && unit !== '';
  const gap = bucket(q.hedgeFrom - (item.predicate?.from ?? q.hedgeFrom), 4);
  const action = actionBefore(frame, item.from, q.hedgeFrom);
  const verb = action === null ? '' : labelOf(frame, action);
  lefts.forEach(({ run, start, rank, end }) => {
    const text = labelOf(frame, run);
    const features = (f: string) => [
      feature(T.start, start, form(f), unitOf(item)),
      feature(T.startRank, start, bucket(rank, 5)),
      feature(T.end, end, form(f)),
      feature(T.rank, bucket(rank, 6), form(f)),
      feature(T.gap, gap, form(f)),
    ];
    b.add(text, form('left'), run, q.to, features('left'));
    if (counted && rank < 3) b.add(`${text} ${unit}`, form('leftUnit'), run, q.to, features('leftUnit'));
    if (rank < 2 && rights[0] !== undefined && !counted)
      b.add(
        `${text} ${labelOf(frame, rights[0].run)}`,
        form('leftRight'),
        run,
        rights[0].run.to,
        features('leftRight'),
      );
  });
  rights.forEach(({ run, end, rank }) => {
    const text = labelOf(frame, run);
    const features = (f: string) => [
      feature(T.end, end, form(f)),
      feature(T.endRank, bucket(rank, 4), form(f)),
    ];
    b.add(text, form('right'), run, run.to, features('right'));
    if (verb !== '' && !counted)
      b.add(`${verb} ${text}`, form('verbRight'), run, run.to, features('verbRight'));
    if (!counted) return;
    b.add(
      `${unit} ${text}`,
      form('unitRight'),
      { from: q.unitFrom, to: run.to },
      run.to,
      features('unitRight'),
    );
    if (verb !== '')
      b.add(
        `${verb} ${unit} ${text}`,
        form('verbUnitRight'),
        { from: action!.from, to: run.to },
        run.to,
        features('verbUnitRight'),
      );
  });
  if (counted) {
    b.add(unit, form('unit'), { from: q.unitFrom, to: q.to }, q.to, []);
    if (verb !== '') b.add(`${verb} ${unit}`, form('verbUnitRight'), action, q.to, []);
  } else if (verb !== '') b.add(verb, form('verbLeft'), action, q.to, []);
  const behind = behindBracket(scene, item);
  if (behind !== null) b.add(labelOf(frame, behind), form('behind'), behind, q.to, []);
  return b.list;
}

const TAILS = new Set(['có', 'được', 'chưa', 'đã', 'thuộc', 'qua']);

/** `trong đó có bằng cấp, chứng chỉ 35%`: words that say which part of what was measured before. */
function tailOf(scene: Scene, item: Item): Run | null {
  const { tokens, frame } = scene;
  const end = item.predicate?.from ?? item.draft.q.hedgeFrom;
  for (let i = end - 2; i >= Math.max(item.from, end - 16); i--) {
    const among = tokens[i]!.key === 'trong' && tokens[i + 1]?.key === 'đó';
    if (!among && tokens[i]!.key !== 'riêng') continue;
    let from = i + (among ? 2 : 1);
    while (from < end && tokens[from]!.kind === 'punct') from++;
    const to = trimTail(frame, from, end);
    return TAILS.has(tokens[from]?.key ?? '') && to - from >= 2 ? { from, to } : null;
  }
  return null;
}

const MOST_CARRIED = 12;

/** The labels of the figures before, as this figure may take them over. */
function carried(
  scene: Scene,
  item: Item,
  before: LabelCandidate[],
  own: LabelCandidate[],
): LabelCandidate[] {
  const last = scene.items[item.index - 1];
  if (last === undefined) return [];
  const sameBlock = scene.doc.sentences[last.sentence]!.block === scene.doc.sentences[item.sentence]!.block;
  if (!sameBlock) return [];
  const between = betweenOf(scene, item);
  const known = new Set(own.map((c) => c.value.toLowerCase()));
  const ownLeft = own.find((c) => c.form === form('left'))?.run ?? null;
  const ownRight = own.some((c) => c.form === form('right')) ? 1 : 0;
  const out: LabelCandidate[] = [];
  const tail = tailOf(scene, item);
  if (tail !== null) {
    const words = labelOf(scene.frame, tail);
    for (const c of before.filter((b) => b.form === form('left')).slice(0, 2))
      out.push({
        ...c,
        value: `${c.value} ${words}`,
        features: [
          feature(T.form, form('headTail'), unitOf(item), predicateIndex(item)),
          feature(T.rank, 0, form('headTail')),
        ],
        evidence: { start: tail.from, end: tail.to },
        carried: true,
        form: form('headTail'),
        rightEnd: item.draft.q.to,
      });
  }
  const { where } = pairOf(scene, item, last);
  for (const c of before) {
    if (out.length === MOST_CARRIED) break;
    const origin = scene.items[c.origin] as Item;
    const features = [
      feature(T.carry, between, unitOf(item), unitOf(origin)),
      feature(T.carryDepth, bucket(item.index - c.origin - 1, 3), pairOf(scene, item, origin).where),
      feature(T.carryForm, c.form, where),
      feature(T.carryOwn, lengthOf(ownLeft === null ? 0 : ownLeft.to - ownLeft.from), ownRight, unitOf(item)),
      feature(T.carryBracket, item.draft.bracket >= 0 ? 1 : 0, origin.draft.bracket >= 0 ? 1 : 0),
      feature(T.carryMeasure, measureIndex(item.draft.measure), measureIndex(origin.draft.measure)),
      feature(T.carryPredicate, predicateIndex(item), measureIndex(item.draft.measure)),
      feature(T.form, form('carry'), unitOf(item), predicateIndex(item)),
      feature(T.formMeasure, form('carry'), measureIndex(item.draft.measure), unitOf(item)),
      feature(T.formRight, form('carry'), ownLeft === null ? 0 : 1, ownRight, unitOf(item)),
      feature(T.rateHead, RATE_HEAD.test(c.value) ? 1 : 0, unitOf(item), measureIndex(item.draft.measure)),
    ];
    if (!known.has(c.value.toLowerCase()))
      out.push({ ...c, features, carried: true, rightEnd: item.draft.q.to });
  }
  return out;
}

function wholeOf(scene: Scene): Whole {
  const title = scene.doc.blocks.find((b) => b.kind === 'headline');
  const titleWords = new Set<string>();
  if (title !== undefined)
    for (let i = title.from; i < title.to; i++)
      if (scene.tokens[i]!.kind === 'word') titleWords.add(scene.tokens[i]!.text.toLowerCase());
  const { tokens } = scene;
  const n = tokens.length;
  const whole: Whole = {
    actions: new Int32Array(n),
    speech: new Int32Array(n),
    stops: new Int32Array(n),
    heads: new Uint8Array(n),
    titleWords,
    repeated: new Map(),
  };
  for (let i = 0; i < n; i++) {
    if (tokens[i]!.kind !== 'word') continue;
    whole.actions[i] = actionEnd(tokens, i, n);
    whole.speech[i] = speechEnd(tokens, i, n);
    whole.stops[i] = stopEnd(tokens, i, n);
    whole.heads[i] = heads.longest(tokens, i, n) === null ? 0 : 1;
  }
  return whole;
}

/** The labels of all figures of an article, to be chosen together. Evidence is in tokens. */
export function* labelChain(scene: Scene): Steps<Chain<string>> {
  const whole = wholeOf(scene);
  let before: LabelCandidate[] = [];
  const lists = yield* each(scene.items, (item) => {
    const own = ownCandidates(scene, item, whole);
    const taken = item.draft.label === '' ? carried(scene, item, before, own) : [];
    const all = [...own, ...taken];
    if (all.length === 0)
      all.push({
        value: unitWords(item),
        features: [],
        evidence: null,
        carried: false,
        form: form('unit'),
        run: null,
        origin: item.index,
        rightEnd: item.draft.q.to,
      });
    // What stood outside of brackets goes on; a bracket's own words end with it.
    before = item.draft.bracket >= 0 ? [...before.slice(0, 10), ...own.slice(0, 6)] : [...own, ...taken];
    return all;
  });
  const nodes = yield* each(lists, (candidates, n) => ({
    candidates,
    pairs: pairsOf(scene, scene.items[n] as Item),
  }));
  return yield* chainOf<string>(nodes, (x, y) => relate(x as LabelCandidate, y as LabelCandidate));
}

function relate(a: LabelCandidate, b: LabelCandidate): number {
  if (a.value === b.value) return 0;
  if (b.carried) return 3;
  if (
    a.run !== null &&
    b.run !== null &&
    a.run.from < b.run.to &&
    b.run.from < Math.max(a.run.to, a.rightEnd)
  )
    return 1;
  return b.value.startsWith(a.value) || a.value.startsWith(b.value) ? 2 : 3;
}

function pairsOf(scene: Scene, item: Item): number[][] {
  const before = scene.items[item.index - 1];
  if (before === undefined) return [];
  const { where, bracket, measures } = pairOf(scene, item, before);
  const sameUnit = before.draft.unit === item.draft.unit ? 1 : 0;
  const between = betweenOf(scene, item);
  return [0, 1, 2, 3].map((cls) => [
    feature(T.pair, cls, where, measures),
    feature(T.pairBracket, cls, bracket, unitOf(item)),
    feature(T.pairSame, cls, sameUnit, predicateIndex(item)),
    feature(T.pairBetween, cls, between, measureIndex(item.draft.measure)),
  ]);
}
