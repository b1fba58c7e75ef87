/** The place slot: the areas a figure can be about. Proposes; `choose` decides. */
import type { PlaceKind } from '../../catalog/places.ts';
import { provinceName } from '../../catalog/provinces.ts';
import { each, type Steps } from '../../text/steps.ts';
import { type Candidate, type Chain, chainOf } from '../choose.ts';
import { bucket, counts, type Domain, FLAG, feature, Space } from '../features.ts';
import { type Item, keyAt, type Scene } from '../scene.ts';
import type { PlaceSpan } from '../scope.ts';
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
  PAIR_QUOTE,
  pairOf,
  positionOf,
  SIDE,
  STATUS,
  statusLeft,
  UNIT,
  unitOf,
  WHERE,
} from './around.ts';
import { Proposals } from './proposals.ts';

export type PlaceValue = string | null;

const COUNTRY = 'cả nước';
const KIND: Domain = ['none', 'country', 'region', 'province', 'district', 'commune', 'foreign'];
const kindIndex = (k: PlaceKind | null) => (k === null ? 0 : KIND.indexOf(k));
const LEADS: Domain = [
  'none',
  ...'tại ở của bàn trong riêng toàn tỉnh từ đến cho huyện xã và với là so như ubnd sở ủy về cả qua nhất ra vào sang gồm thuộc hai ( , : -'.split(
    ' ',
  ),
];
const leadIndex = new Map(LEADS.map((w, n) => [w, n]));
const AFTER: Domain = [
  '-',
  ...'có đã đạt là tăng giảm còn , ( ) : và được sẽ với cho tại chiếm . ước cũng vẫn xảy trong'.split(' '),
];
const afterIndex = new Map(AFTER.map((w, n) => [w, n]));
const ORG: Domain = ['no', 'office', 'firm', 'person'];
const SOURCES: Domain = ['sentence', 'before', 'head', 'home', 'publisher', 'country', 'null', 'after'];
const PAIRS: Domain = ['equal', 'nulls', 'toNull', 'fromNull', 'down', 'up', 'beside'];
const WIDE: Domain = ['none', 'province', 'country', 'district', 'commune'];
/** Kind of the places that a case of `WIDE` speaks of. */
const WIDE_KIND = [0, 3, 1, 4, 5];

export const space = new Space();
const T = {
  place: space.template('side·figures·cross·kind', SIDE, counts(2), CROSS, KIND),
  commas: space.template('side·commas·figures', SIDE, counts(3), counts(1)),
  gap: space.template('side·gap', SIDE, GAP),
  lead: space.template('lead·kind', LEADS, KIND),
  leadSide: space.template('lead·side·figures', LEADS, SIDE, counts(1)),
  after: space.template('after·kind·side', AFTER, KIND, SIDE),
  bracket: space.template('bracket·side·kind', BRACKET, SIDE, KIND),
  nearest: space.template('nearest·side·kind', FLAG, SIDE, KIND),
  opens: space.template('opens·kind·bare', FLAG, KIND, FLAG),
  org: space.template('office·side·kind', ORG, SIDE, KIND),
  orgFigures: space.template('office·figures·opens', ORG, counts(1), FLAG),
  address: space.template('address·kind', ['alone', 'smaller', 'larger'], KIND),
  base: space.template('base·side', FLAG, SIDE),
  listed: space.template('listed·kind', FLAG, KIND),
  adjacent: space.template('adjacent·kind', ['before', 'after', 'bracket', 'no'], KIND),
  only: space.template('only·kind', FLAG, KIND),
  rank: space.template('rank·kind·side', FLAG, KIND, SIDE),

  before: space.template('before·where·kind·opens', DISTANCE, ['same', 'last', 'earlier'], KIND, FLAG),
  beforeOwn: space.template('before·ownPlaces·kind', DISTANCE, counts(1), KIND),
  beforeNewest: space.template('newest·kind·office', counts(2), KIND, ORG),
  head: space.template('head·kind·ownPlaces', ['headline', 'lead'], KIND, counts(1)),

  source: space.template('source·ownPlaces', SOURCES, counts(2)),
  sourceBlock: space.template('source·block', SOURCES, BLOCKS),
  kindUnit: space.template('kind·unit', KIND, UNIT),
  kindMeasure: space.template('kind·measure', KIND, MEASURE),
  kindStatus: space.template('kind·status', KIND, STATUS),
  home: space.template('home·kind·ownPlaces', FLAG, KIND, counts(2)),
  homeWide: space.template('home·wide·kind', FLAG, WIDE, KIND),
  homeKind: space.template('homeKind·kind', KIND, KIND),
  publisher: space.template('publisher·kind·homeKind', ['none', 'other', 'same'], KIND, KIND),
  share: space.template('share·kind', ['0', '<10%', '<25%', '<50%', '50%+'], KIND),
  titled: space.template('titled·kind·titles', FLAG, KIND, counts(2)),
  wide: space.template('wide·kind', WIDE, KIND),
  level: space.template('level·ownPlaces', KIND, counts(1)),
  quoted: space.template('quoted·source', FLAG, SOURCES),
  mentions: space.template('mentions·kind', counts(3), KIND),

  pair: space.template('pair·where·ownPlaces', PAIRS, WHERE, counts(1)),
  pairBracket: space.template('pair·bracket', PAIRS, PAIR_BRACKET),
  pairBetween: space.template('pair·between·where', PAIRS, ['none', 'bare', 'led', 'opens'], WHERE),
  pairWide: space.template('pair·wide', PAIRS, WIDE),
  pairQuote: space.template('pair·quote', PAIRS, PAIR_QUOTE),
  pairUnit: space.template('pair·sameUnit·where', PAIRS, FLAG, WHERE),
};

/** With the number of each area's kind. */
type Areas = Proposals<{ from: number; to: number } | 'publisher' | 'default', number>;

/** `UBND tỉnh X`, `Công ty … X`, `Bí thư Tỉnh ủy X`: the place belongs to the name of an office, a firm or a post. */
function organisationOf(scene: Scene, place: PlaceSpan): number {
  const { tokens } = scene;
  for (let i = place.from - 1; i >= Math.max(0, place.from - 8); i--) {
    const token = tokens[i]!;
    if (token.kind !== 'word' && token.text !== '-' && token.text !== '&' && token.text !== '.') return 0;
    if (PERSONS.has(token.key)) return 3;
    if (!token.capital) continue;
    if (OFFICES.has(token.key)) return 1;
    if (FIRMS.has(token.key)) return 2;
  }
  return 0;
}
const PERSONS = new Set('giám chủ phó bí trưởng'.split(' '));
const OFFICES = new Set(
  'ubnd hđnd sở ban hội ủy đảng chi cục trung văn phòng liên bhxh lđlđ công ngành tòa viện kho đoàn'.split(
    ' ',
  ),
);
const FIRMS = new Set('cty nhà trường bệnh báo đài khu cảng ngân htx tập doanh xí vườn sân cầu'.split(' '));

const LEVELS = new Map([
  ['huyện', 3],
  ['xã', 4],
  ['phường', 4],
  ['quận', 3],
]);
const OF_LEVEL = new Set(['toàn', 'bàn', 'của', 'trong', 'ubnd']);

/** The sentence, up to the figure, speaks of a whole area: the province, the country, a district or commune without its name. */
function widthOf(scene: Scene, item: Item): number {
  const { tokens, doc } = scene;
  const s = doc.sentences[item.sentence]!;
  let width = 0;
  for (let i = s.from; i < Math.min(s.to, item.limit); i++) {
    const key = keyAt(tokens, i);
    const next = keyAt(tokens, i + 1);
    if ((key === 'toàn' || key === 'trong' || key === 'cả') && (next === 'tỉnh' || next === 'thành'))
      width = 1;
    else if (key === 'địa' && next === 'bàn') width = width || 1;
    else if ((key === 'cả' && next === 'nước') || (key === 'toàn' && next === 'quốc')) width = 2;
    else if (OF_LEVEL.has(key) && LEVELS.has(next) && tokens[i + 2]?.capital !== true)
      width = LEVELS.get(next) as number;
  }
  return width;
}

interface Whole {
  shares: Map<string, number>;
  titled: Set<string>;
  publisher: string | null;
  kinds: Map<string, number>;
  organisations: Map<PlaceSpan, number>;
  /** Districts and communes in the order of the text, by the number of their kind. */
  levels: Map<number, PlaceSpan[]>;
  /** The text says `Việt Nam`, if only in the name of a body. */
  vietnam: boolean;
}

const shareBucket = (s: number) => (s === 0 ? 0 : s < 0.1 ? 1 : s < 0.25 ? 2 : s < 0.5 ? 3 : 4);

function wholeOf(scene: Scene): Whole {
  const shares = new Map<string, number>();
  const kinds = new Map<string, number>();
  const titleEnd = scene.doc.blocks.find((b) => b.kind !== 'headline')?.from ?? 0;
  const titled = new Set<string>();
  const organisations = new Map<PlaceSpan, number>();
  const levels = new Map<number, PlaceSpan[]>(
    WIDE_KIND.filter((kind) => kind >= 4).map((kind) => [kind, []]),
  );
  for (const place of scene.places) {
    levels.get(kindIndex(place.kind))?.push(place);
    shares.set(place.name, (shares.get(place.name) ?? 0) + 1);
    kinds.set(place.name, kindIndex(place.kind));
    if (place.from < titleEnd) titled.add(place.name);
    organisations.set(place, organisationOf(scene, place));
  }
  for (const [name, n] of shares) shares.set(name, n / Math.max(4, scene.places.length));
  const publisher = scene.article.place === null ? null : provinceName(scene.article.place);
  const vietnam = scene.tokens.some((t, i) => t.key === 'việt' && keyAt(scene.tokens, i + 1) === 'nam');
  return { shares, titled, publisher, kinds, organisations, levels, vietnam };
}

function ownPlaces(scene: Scene, item: Item, whole: Whole, add: Areas): number {
  const { places, placeFrom, tokens, doc, inBase } = scene;
  const s = doc.sentences[item.sentence]!;
  const { q } = item.draft;
  const from = placeFrom[item.sentence] as number;
  const to = placeFrom[item.sentence + 1] as number;
  let left = -1;
  let right = -1;
  let own = 0;
  for (let n = from; n < to; n++) {
    const p = places[n]!;
    if (p.from < s.from || p.from >= s.to) continue;
    own++;
    if (p.to <= q.from) left = n;
    else if (p.from >= q.to && right < 0) right = n;
  }
  for (let n = from; n < to; n++) {
    const p = places[n]!;
    if (p.from < s.from || p.from >= s.to) continue;
    const pos = positionOf(scene, item, p);
    const { side } = pos;
    const kind = kindIndex(p.kind);
    const near = bucket(pos.figures, 1);
    const org = whole.organisations.get(p) ?? 0;
    const opens = p.from - s.from <= 2 ? 1 : 0;
    const next = places[n + 1];
    const last = places[n - 1];
    const address =
      next !== undefined && next.from <= p.to + 1 && next.kind !== p.kind
        ? 1
        : last !== undefined && last.to >= p.from - 1 && last.kind !== p.kind
          ? 2
          : 0;
    const listed =
      (next !== undefined && next.from <= p.to + 1 && next.kind === p.kind) ||
      (last !== undefined && last.to >= p.from - 1 && last.kind === p.kind)
        ? 1
        : 0;
    const after = tokens[p.to];
    const adjacent =
      p.to === q.hedgeFrom
        ? 0
        : p.from === q.to
          ? 1
          : keyAt(tokens, p.to) === '(' && p.to + 1 === q.hedgeFrom
            ? 2
            : 3;
    const features = [
      feature(T.place, side, bucket(pos.figures, 2), pos.cross, kind),
      feature(T.commas, side, bucket(pos.commas, 3), near),
      feature(T.gap, side, pos.gap),
      feature(T.lead, leadOf(tokens, p.from, leadIndex), kind),
      feature(T.leadSide, leadOf(tokens, p.from, leadIndex), side, near),
      feature(
        T.after,
        afterIndex.get(after?.kind === 'punct' ? after.text : (after?.key ?? '')) ?? 0,
        kind,
        side,
      ),
      feature(T.bracket, pos.bracket, side, kind),
      feature(T.nearest, n === left || n === right ? 1 : 0, side, kind),
      feature(T.opens, opens, kind, p.bare ? 1 : 0),
      feature(T.org, org, side, kind),
      feature(T.orgFigures, org, near, opens),
      feature(T.address, address, kind),
      feature(T.base, inBase[p.from] as number, side),
      feature(T.listed, listed, kind),
      feature(T.adjacent, adjacent, kind),
      feature(T.only, own === 1 ? 1 : 0, kind),
      feature(T.rank, item.draft.measure === 'rank' ? 1 : 0, kind, side),
    ];
    add.add(p.name, side * 10 + pos.figures * 4 + pos.cross * 3, p, features, kind);
  }
  return own;
}

function earlierPlaces(scene: Scene, item: Item, own: number, whole: Whole, add: Areas): void {
  const { places, placeFrom, doc, structure } = scene;
  const block = doc.sentences[item.sentence]!.block;
  let newest = 0;
  let above = 0;
  const start = Math.min(placeFrom[item.sentence] as number, places.length) - 1;
  for (let n = start, looked = 0; n >= 0 && looked < 10; n--, looked++) {
    const p = places[n]!;
    const at = structure.sentence[p.from] as number;
    if (at < 0 || at >= item.sentence) continue;
    const s = doc.sentences[at]!;
    if (s.block !== block && ++above > 3) break;
    const distance = distanceOf(item.sentence - at - 1);
    const where = s.block === block ? 0 : s.block === block - 1 ? 1 : 2;
    const kind = kindIndex(p.kind);
    const features = [
      feature(T.before, distance, where, kind, p.from - s.from <= 2 ? 1 : 0),
      feature(T.beforeOwn, distance, bucket(own, 1), kind),
      feature(T.beforeNewest, bucket(newest++, 2), kind, whole.organisations.get(p) ?? 0),
    ];
    add.add(p.name, 40 + looked, p, features, kind);
  }
}

/** `toàn huyện`, `trên địa bàn xã`: the last of its kind that was named before, else the first. */
function ofWidth(item: Item, width: number, own: number, whole: Whole, add: Areas): void {
  const kind = WIDE_KIND[width] as number;
  const named = whole.levels.get(kind) ?? [];
  if (named.length === 0) return;
  let low = 0;
  let high = named.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((named[middle] as PlaceSpan).from <= item.draft.q.from) low = middle + 1;
    else high = middle;
  }
  const found = named[Math.max(0, low - 1)] as PlaceSpan;
  add.add(found.name, 58, found, [feature(T.level, kind, bucket(own, 1))], kind);
}

function widePlaces(scene: Scene, own: number, whole: Whole, add: Areas): void {
  const { home, homeKind, doc, places, structure } = scene;
  const one = bucket(own, 1);
  for (let n = 0; n < Math.min(places.length, 8); n++) {
    const p = places[n]!;
    const s = structure.sentence[p.from] as number;
    const kind = s < 0 ? undefined : doc.blocks[doc.sentences[s]!.block]?.kind;
    if (kind !== 'headline' && kind !== 'lead') break;
    const features = [feature(T.head, kind === 'headline' ? 0 : 1, kindIndex(p.kind), one)];
    add.add(p.name, 60 + n, p, features, kindIndex(p.kind));
  }
  if (home !== null) add.add(home, 80, 'default', [], kindIndex(homeKind ?? 'province'));
  if (whole.publisher !== null) add.add(whole.publisher, 85, 'publisher', [], 3);
  // The country is a place like others: somebody must name it, or the article must have a home that can be left.
  if (whole.kinds.has(COUNTRY) || home !== null || whole.publisher !== null || whole.vietnam)
    add.add(COUNTRY, 90, 'default', [], 1);
  add.add(null, 99, null, [], 0);
}

function propose(scene: Scene, item: Item, width: number, whole: Whole): Candidate<PlaceValue>[] {
  const add: Areas = new Proposals();
  const own = ownPlaces(scene, item, whole, add);
  earlierPlaces(scene, item, own, whole, add);
  ofWidth(item, width, own, whole, add);
  widePlaces(scene, own, whole, add);
  const status = statusLeft(scene, item);
  const unit = unitOf(item);
  const measure = measureIndex(item.draft.measure);
  const block = blockIndex(scene, item);
  const quoted = (scene.doc.quotation[item.draft.q.from] as number) >= 0 ? 1 : 0;
  const homeKind =
    scene.home === COUNTRY ? 1 : scene.home === null ? 0 : kindIndex(scene.homeKind ?? 'province');
  const two = bucket(own, 2);
  return add
    .ranked()
    .filter((c, n) => n < 20 || c.rank >= 80)
    .map((c) => {
      const source =
        c.rank < 40
          ? 0
          : c.rank < 60
            ? 1
            : c.rank < 80
              ? 2
              : c.rank === 80
                ? 3
                : c.rank === 85
                  ? 4
                  : c.value === null
                    ? 6
                    : 5;
      const home = c.value !== null && c.value === scene.home ? 1 : 0;
      const kind = c.detail;
      c.features.push(
        feature(T.source, source, two),
        feature(T.sourceBlock, source, block),
        feature(T.kindUnit, kind, unit),
        feature(T.kindMeasure, kind, measure),
        feature(T.kindStatus, kind, status),
        feature(T.home, home, kind, two),
        feature(T.homeWide, home, width, kind),
        feature(T.homeKind, homeKind, kind),
        feature(
          T.publisher,
          whole.publisher === null ? 0 : c.value === whole.publisher ? 2 : 1,
          kind,
          homeKind,
        ),
        feature(T.share, shareBucket(c.value === null ? 0 : (whole.shares.get(c.value) ?? 0)), kind),
        feature(
          T.titled,
          c.value !== null && whole.titled.has(c.value) ? 1 : 0,
          kind,
          bucket(whole.titled.size, 2),
        ),
        feature(T.wide, width, kind),
        feature(T.quoted, quoted, source),
        feature(T.mentions, bucket(c.mentions, 3), kind),
      );
      const e = c.evidence;
      return {
        value: c.value,
        features: c.features,
        evidence: e === null || typeof e === 'string' ? e : { start: e.from, end: e.to },
        carried: c.rank >= 40,
      };
    });
}

function placeBetween(scene: Scene, item: Item, before: Item): number {
  const { places, placeFrom, tokens, doc } = scene;
  let found = 0;
  const s = doc.sentences[item.sentence]!;
  for (let n = placeFrom[before.sentence] as number; n < (placeFrom[item.sentence + 1] as number); n++) {
    const p = places[n]!;
    if (p.from < before.draft.q.to) continue;
    if (p.to > item.draft.q.from) break;
    found =
      p.from - s.from <= 1 && p.from >= s.from
        ? 3
        : ['tại', 'ở', 'của', 'bàn'].includes(keyAt(tokens, p.from - 1))
          ? 2
          : 1;
  }
  return found;
}

function pairsOf(scene: Scene, item: Item, width: number): number[][] {
  const before = scene.items[item.index - 1];
  if (before === undefined) return [];
  const { where, bracket, quote } = pairOf(scene, item, before);
  const own = bucket(
    (scene.placeFrom[item.sentence + 1] as number) - (scene.placeFrom[item.sentence] as number),
    1,
  );
  const between = placeBetween(scene, item, before);
  const unit = before.draft.unit === item.draft.unit ? 1 : 0;
  return PAIRS.map((_, cls) => [
    feature(T.pair, cls, where, own),
    feature(T.pairBracket, cls, bracket),
    feature(T.pairBetween, cls, between, where),
    feature(T.pairWide, cls, width),
    feature(T.pairQuote, cls, quote),
    feature(T.pairUnit, cls, unit, where),
  ]);
}

/** The places of all figures of an article, to be chosen together. Evidence is in tokens. */
export function* placeChain(scene: Scene): Steps<Chain<PlaceValue>> {
  const whole = wholeOf(scene);
  const nodes = yield* each(scene.items, (item) => {
    const width = widthOf(scene, item);
    return { candidates: propose(scene, item, width, whole), pairs: pairsOf(scene, item, width) };
  });
  const level = (v: PlaceValue) => (v === null ? 0 : v === COUNTRY ? 1 : (whole.kinds.get(v) ?? 3));
  return yield* chainOf(nodes, ({ value: a }, { value: b }) => {
    if (a === b) return a === null ? 1 : 0;
    if (b === null) return 2;
    if (a === null) return 3;
    const [x, y] = [level(a), level(b)];
    return x === y ? 6 : y > x ? 4 : 5;
  });
}
