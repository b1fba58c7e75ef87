/** The measure slot: a level, a share, a coverage, a change, a ratio to a plan or to something else, a rank. */
import type { Measure } from '../../records.ts';
import { each, type Steps } from '../../text/steps.ts';
import { type Candidate, type Chain, chainOf } from '../choose.ts';
import { type Domain, FLAG, feature, Space } from '../features.ts';
import { RATE_HEAD } from '../measures.ts';
import { type Item, keyAt, type Scene } from '../scene.ts';
import {
  MEASURE,
  measureIndex,
  PAIR_BRACKET,
  PREDICATES,
  pairOf,
  predicateIndex,
  UNIT,
  unitOf,
  WHERE,
} from './around.ts';

const VALUES = MEASURE as readonly Measure[];
const KIND: Domain = ['none', 'up', 'down', 'toLevel', 'level', 'share', 'ratio'];
const BASE: Domain = ['none', 'plan', 'time', 'other'];
const LABEL: Domain = ['other', 'rate', 'growth', 'count', 'plan'];
const BEFORE: Domain = [
  '-',
  ...'( , ; và là với đạt tăng giảm còn từ lên xuống đến của so trên chiếm bằng hơn gần khoảng tới mức ứng được vượt thêm tức'.split(
    ' ',
  ),
];
const beforeIndex = new Map(BEFORE.map((w, n) => [w, n]));
const AFTER: Domain = [
  '-',
  ...') , ; . so kế dự chỉ của và số trong tổng cùng trẻ hộ xã người dân lên xuống còn / mục ( trên diện đối về'.split(
    ' ',
  ),
];
const afterIndex = new Map(AFTER.map((w, n) => [w, n]));
const PAIRS: Domain = VALUES.flatMap((a) => VALUES.map((b) => (a === b ? `same ${a}` : `${a} ${b}`)));

export const space = new Space();
const T = {
  value: space.template('value·unit', MEASURE, UNIT),
  local: space.template('value·local·unit', MEASURE, MEASURE, UNIT),
  localBracket: space.template('value·local·bracket', MEASURE, MEASURE, FLAG),
  kind: space.template('value·predicate·unit', MEASURE, KIND, UNIT),
  word: space.template('value·word', MEASURE, PREDICATES),
  base: space.template('value·base·unit', MEASURE, BASE, UNIT),
  label: space.template('value·label·unit', MEASURE, LABEL, UNIT),
  labelLocal: space.template('value·label·local', MEASURE, LABEL, MEASURE),
  labelFrom: space.template('value·labelCarried·unit', MEASURE, FLAG, UNIT),
  before: space.template('value·before', MEASURE, BEFORE),
  after: space.template('value·after', MEASURE, AFTER),
  percent: space.template('value·after·percent', MEASURE, AFTER, FLAG),
  pair: space.template('pair·where', PAIRS, WHERE),
  pairBracket: space.template('pair·bracket·unit', PAIRS, PAIR_BRACKET, UNIT),
  pairBefore: space.template('pair·before', PAIRS, BEFORE),
};

const GROWTH = /(^| )(tăng trưởng|tốc độ tăng|mức tăng|mức giảm|tốc độ phát triển|nhịp tăng)( |$)/i;
const COUNT = /^(số|tổng số|số lượng)( |$)/i;
const PLAN = /(kế hoạch|dự toán|chỉ tiêu|mục tiêu)/i;
const labelKind = (label: string) =>
  RATE_HEAD.test(label) ? 1 : GROWTH.test(label) ? 2 : COUNT.test(label) ? 3 : PLAN.test(label) ? 4 : 0;
const TIME = /(cùng kỳ|năm|tháng|quý|trước)/i;
const baseKind = (item: Item) => {
  const { base } = item.draft;
  return base === null ? 0 : PLAN.test(base) ? 1 : TIME.test(base) ? 2 : 3;
};
const mark = (scene: Scene, i: number, index: ReadonlyMap<string, number>) => {
  const t = scene.tokens[i];
  return index.get(t === undefined ? '' : t.kind === 'punct' ? t.text : keyAt(scene.tokens, i)) ?? 0;
};

function propose(scene: Scene, item: Item, label: Candidate<string>): Candidate<Measure>[] {
  const { q } = item.draft;
  const local = measureIndex(item.draft.measure);
  const unit = unitOf(item);
  const kind = item.predicate === null ? 0 : KIND.indexOf(item.predicate.kind);
  const word = predicateIndex.get(item.predicate?.key ?? '') ?? 0;
  const lk = labelKind(label.value);
  const before = mark(scene, q.hedgeFrom - 1, beforeIndex);
  const after = mark(scene, q.to, afterIndex);
  return VALUES.map((value, v) => ({
    value,
    features: [
      feature(T.value, v, unit),
      feature(T.local, v, local, unit),
      feature(T.localBracket, v, local, item.draft.bracket >= 0 ? 1 : 0),
      feature(T.kind, v, kind, unit),
      feature(T.word, v, word),
      feature(T.base, v, baseKind(item), unit),
      feature(T.label, v, lk, unit),
      feature(T.labelLocal, v, lk, local),
      feature(T.labelFrom, v, label.carried ? 1 : 0, unit),
      feature(T.before, v, before),
      feature(T.after, v, after),
      feature(T.percent, v, after, q.unit === '%' ? 1 : 0),
    ],
    evidence: item.predicate === null ? null : { start: item.predicate.from, end: q.hedgeFrom },
    carried: false,
  }));
}

/** The measures of all figures of an article, to be chosen together once their labels are. Evidence is in tokens. */
export function* measureChain(scene: Scene, labels: readonly Candidate<string>[]): Steps<Chain<Measure>> {
  const nodes = yield* each(scene.items, (item, n) => {
    const last = scene.items[n - 1];
    const pairs: number[][] = [];
    if (last !== undefined) {
      const { where, bracket } = pairOf(scene, item, last);
      const before = mark(scene, item.draft.q.hedgeFrom - 1, beforeIndex);
      for (let cls = 0; cls < PAIRS.length; cls++)
        pairs.push([
          feature(T.pair, cls, where),
          feature(T.pairBracket, cls, bracket, unitOf(item)),
          feature(T.pairBefore, cls, before),
        ]);
    }
    return { candidates: propose(scene, item, labels[n] as Candidate<string>), pairs };
  });
  return yield* chainOf(nodes, (a, b) => VALUES.indexOf(a.value) * VALUES.length + VALUES.indexOf(b.value));
}
