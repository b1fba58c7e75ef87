/** The speaker slot: who gives a number, or nobody but the paper. Proposes; `choose` decides. */
import speech from '../../catalog/speech.json' with { type: 'json' };
import type { Attribution, AttributionForm } from '../../officials/speakers.ts';
import type { Figure } from '../../records.ts';
import { type Quotations, quotationsOf } from '../../text/quotations.ts';
import { each, type Steps } from '../../text/steps.ts';
import { PhraseTrie } from '../../text/trie.ts';
import { likeness } from '../alike.ts';
import { type Candidate, type Chain, type Choice, chainOf } from '../choose.ts';
import { bucket, counts, type Domain, FLAG, feature, Space } from '../features.ts';
import { firstIn, type Item, keyAt, type Scene } from '../scene.ts';
import { BLOCKS, blockIndex, pairOf, STATUS, statusLeft, WHERE } from './around.ts';

export type SpeakerValue = string | null;
export interface SpeakerCandidate extends Candidate<SpeakerValue> {
  kind: Figure['speakerKind'];
}

/**
 * Where a source stands, seen from a figure: in its sentence, right before or behind the quotation that holds the
 * figure, in the paragraph, one paragraph up, two or three, further, or further on in the paragraph.
 */
const REL = ['left', 'right', 'opener', 'closer', 'block', 'block1', 'block3', 'far', 'on'] as const;
const NEAR: Domain = ['sentence', 'quotation', 'block', 'far'];
const NEAR_OF: Record<(typeof REL)[number], number> = {
  ...{ left: 0, right: 0, opener: 1, closer: 1, block: 2, on: 2, block1: 3, block3: 3, far: 3 },
};
const FORM: readonly AttributionForm[] = [
  ...(['according', 'document', 'again', 'says', 'asks', 'shows', 'passive'] as const),
  ...(['ofQuotation', 'label', 'answer', 'voices', 'named'] as const),
];
const KIND: Domain = ['none', 'official', 'citizen', 'organisation', 'document', 'statistics'];
const SENTENCES: Domain = ['0', '1', '2', '3-4', '5-8', '9+'];
const sentencesOf = (n: number) => (n <= 2 ? n : n <= 4 ? 3 : n <= 8 ? 4 : 5);
const FIGURES: Domain = ['0', '1-2', '3-5', '6-10', '11+'];
const figuresOf = (n: number) => (n === 0 ? 0 : n <= 2 ? 1 : n <= 5 ? 2 : n <= 10 ? 3 : 4);
const SHARE: Domain = ['0', '<25%', '<50%', '<100%', '100%'];
const shareOf = (share: number) => (share === 0 ? 0 : share < 0.25 ? 1 : share < 0.5 ? 2 : share < 1 ? 3 : 4);
/** The place that the figure's sentence names first, beside the one in the speaker's name. */
const PLACE: Domain = ['none', 'unplaced', 'silent', 'same', 'other'];
/** First words of a sentence. */
const OPENS: Domain = [
  'other',
  ...'“ - trong theo đến hiện ngoài bên tuy cụ cùng đồng riêng đặc tại với năm về số từ qua nhờ ông bà anh chị do để đây các những tính nếu khi sau cũng trước toàn tổng còn và nhưng'.split(
    ' ',
  ),
];
const opensIndex = new Map(OPENS.map((w, n) => [w, n]));
const QUOTE: Domain = ['no', 'same', 'other'];
const PAIRS: Domain = ['same', 'nulls', 'toNull', 'fromNull', 'other'];

export const space = new Space();
const T = {
  rel: space.template('where·form·kind', REL, FORM, KIND),
  between: space.template('where·between·own', REL, counts(3), counts(2)),
  distance: space.template('where·sentences', REL, SENTENCES),
  clause: space.template('where·opens·form', REL, FLAG, FORM),
  opening: space.template('where·opening', REL, OPENS),
  paragraph: space.template('where·continues·first', REL, FLAG, FLAG),
  named: space.template('where·named·own', REL, counts(2), FLAG),
  list: space.template('where·colon·item', REL, FLAG, FLAG),
  block: space.template('where·block', REL, BLOCKS),
  quote: space.template('where·inQuote', REL, QUOTE),
  share: space.template('where·share', REL, SHARE),
  heading: space.template('where·heading', REL, FLAG),
  figures: space.template('where·figures', REL, FIGURES),
  status: space.template('near·status', NEAR, STATUS),
  place: space.template('near·place', NEAR, PLACE),
  us: space.template('near·us', NEAR, FLAG),
  wide: space.template('wide·kind·share', FLAG, KIND, SHARE),

  nobody: space.template('nobody·block·quoted', BLOCKS, FLAG),
  nobodyOwn: space.template('nobody·own·quoted', counts(2), FLAG),
  nobodyLast: space.template('nobody·last·sentences', ['none', ...FORM], SENTENCES),
  nobodyOpening: space.template('nobody·opening·first', OPENS, FLAG),
  nobodyNamed: space.template('nobody·named·own', counts(2), FLAG),
  nobodyUs: space.template('nobody·us·quoted', FLAG, FLAG),
  nobodyStatus: space.template('nobody·status', STATUS),

  pair: space.template('pair·where·between', PAIRS, WHERE, ['none', 'named', 'one', 'more']),
  pairQuote: space.template('pair·quote', PAIRS, ['none', 'same', 'enter', 'leave', 'other']),
  pairOpening: space.template('pair·opening·first', PAIRS, OPENS, FLAG),
  pairItem: space.template('pair·item', PAIRS, FLAG),
  pairNamed: space.template('pair·named·where', PAIRS, FLAG, WHERE),
};

/** A source with where it stands. */
interface Cue extends Attribution {
  sentence: number;
  block: number;
  /** The quotation that holds it, or -1. */
  quote: number;
  /** Its paragraph ends with a colon. */
  colon: number;
  kindIndex: number;
  /** The last place in its name. */
  place: string | null;
  /** How many figures stand before it. */
  figures: number;
}

/** What all figures of an article share. */
interface Whole {
  quotes: Quotations;
  /** Sources that speak, in order, and for each sentence (and one past the last) the first that stands in it or behind. */
  cues: Cue[];
  cueFrom: Int32Array;
  /** The same for persons and bodies that only open a sentence. */
  namedFrom: Int32Array;
  /** Which share of the sources names each speaker; the first source, and the first of the one most named. */
  shares: Map<string, number>;
  wide: Set<Cue>;
  /** For each paragraph how many headings stand up to it. */
  headings: Int32Array;
}

const STATISTICS = /thống kê|hải quan/iu;
function kindOf({ kind, official, speaker }: Attribution): number {
  if (kind === null) return 0;
  if (kind === 'person') return official ? 1 : 2;
  return STATISTICS.test(speaker ?? '') ? 5 : kind === 'organisation' ? 3 : 4;
}

/** Places of a sentence between two tokens. */
function placesWithin({ places, placeFrom }: Scene, sentence: number, from: number, to: number) {
  return places
    .slice(placeFrom[sentence], placeFrom[sentence + 1])
    .filter((p) => p.from >= from && p.to <= to)
    .map((p) => p.name);
}

function cuesOf(scene: Scene, quotes: Quotations): Cue[] {
  const { doc, tokens, structure, items } = scene;
  let figures = 0;
  return scene.attributions.flatMap((a) => {
    while (figures < items.length && items[figures]!.draft.q.from < a.at) figures++;
    const sentence = structure.sentence[a.at] as number;
    const s = doc.sentences[sentence];
    if (s === undefined) return [];
    return {
      ...a,
      ...{ sentence, block: s.block, figures, kindIndex: kindOf(a) },
      quote: quotes.at[a.at] as number,
      colon: keyAt(tokens, doc.blocks[s.block]!.to - 1) === ':' ? 1 : 0,
      place: placesWithin(scene, sentence, a.from, a.to).at(-1) ?? null,
    };
  });
}

/** A line within the article that is so short and ends without a mark heads what follows. */
const HEADING = 14;

function wholeOf(scene: Scene): Whole {
  const { doc, tokens } = scene;
  const quotes = quotationsOf(doc);
  const all = cuesOf(scene, quotes);
  const cues = all.filter((c) => c.form !== 'named');
  const startsOf = (list: readonly Cue[]) =>
    firstIn(
      doc.sentences,
      list.map(({ at }) => ({ from: at, to: at + 1 })),
    );
  const shares = new Map<string, number>();
  const speaking = cues.filter((c) => c.speaker !== null);
  for (const { speaker } of speaking)
    shares.set(speaker!, (shares.get(speaker!) ?? 0) + 1 / Math.max(1, speaking.length));
  const most = Math.max(...shares.values());
  const main = speaking.find((c) => shares.get(c.speaker!) === most);
  let heads = 0;
  const headings = Int32Array.from(doc.blocks, ({ from, to, kind }) => {
    if (kind !== 'headline' && to - from <= HEADING && tokens[to - 1]!.kind === 'word') heads++;
    return heads;
  });
  return {
    ...{ quotes, cues, shares, headings },
    cueFrom: startsOf(cues),
    namedFrom: startsOf(all.filter((c) => c.form === 'named')),
    wide: new Set([...speaking.slice(0, 1), ...(main === undefined ? [] : [main])]),
  };
}

/** What is asked of a figure once for all of its candidates; flags are 0 or 1. */
interface View {
  item: Item;
  /** The quotation that holds it, or -1. */
  quote: number;
  paragraph: number;
  /** Case of `BLOCKS`. */
  block: number;
  /** Sources in its sentence, and persons or bodies that only open it. */
  own: number;
  named: number;
  /** Index of the last source before it. */
  before: number;
  opening: number;
  /** Its sentence opens a paragraph; goes on from what was said; is an item of a list; speaks of `chúng tôi`. */
  first: number;
  continues: number;
  listed: number;
  us: number;
  status: number;
  place: string | null;
}

const continues = new PhraseTrie<true>().addAll(speech.continues, true);
const us = new PhraseTrie<true>().addAll(speech.us, true);
const flag = (b: boolean) => (b ? 1 : 0);

/** What `viewOf` asks of a whole sentence. */
function sentenceView(scene: Scene, whole: Whole, sentence: number) {
  const { doc, tokens } = scene;
  const { from, to, block } = doc.sentences[sentence]!;
  const mark = tokens[from]!.kind === 'punct' && !opensIndex.has(keyAt(tokens, from));
  let saysUs = false;
  for (let i = from; i < to && !saysUs; i++) saysUs = us.longest(tokens, i, to) !== null;
  return {
    paragraph: block,
    own: bucket(whole.cueFrom[sentence + 1]! - whole.cueFrom[sentence]!, 2),
    named: flag(whole.namedFrom[sentence + 1]! > whole.namedFrom[sentence]!),
    opening: opensIndex.get(keyAt(tokens, mark ? from + 1 : from)) ?? 0,
    first: flag(doc.sentences[sentence - 1]?.block !== block),
    continues: flag(continues.longest(tokens, from, to) !== null),
    listed: flag('-•+*'.includes(tokens[doc.blocks[block]!.from]!.text)),
    us: flag(saysUs),
    place: placesWithin(scene, sentence, from, to)[0] ?? null,
  };
}

function viewsOf(scene: Scene, whole: Whole): View[] {
  let last: { sentence: number; view: ReturnType<typeof sentenceView> } | null = null;
  let before = -1;
  return scene.items.map((item) => {
    const { from } = item.draft.q;
    if (last?.sentence !== item.sentence)
      last = { sentence: item.sentence, view: sentenceView(scene, whole, item.sentence) };
    while (before + 1 < whole.cues.length && whole.cues[before + 1]!.at < from) before++;
    return {
      ...{ ...last.view, item, before },
      quote: whole.quotes.at[from] as number,
      block: blockIndex(scene, item),
      status: statusLeft(scene, item),
    };
  });
}

function relOf({ item, quote, paragraph }: View, cue: Cue): (typeof REL)[number] {
  if (quote >= 0 && cue.begins === quote) return 'opener';
  if (quote >= 0 && cue.closes === quote) return 'closer';
  if (cue.sentence === item.sentence) return cue.at < item.draft.q.from ? 'left' : 'right';
  if (cue.sentence > item.sentence) return 'on';
  const up = paragraph - cue.block;
  return up === 0 ? 'block' : up === 1 ? 'block1' : up <= 3 ? 'block3' : 'far';
}

/** How many sources are asked back from a figure, with how many names, and how many on from it. */
const BACK = 8;
const NAMES = 5;
const ONWARD = 3;

/** The sources that can answer for a figure, the nearest of each name, with how many others stand between. */
function cuesAround(view: View, { cues, quotes }: Whole): { cue: Cue; between: number }[] {
  const found: { cue: Cue; between: number }[] = [];
  const names = new Set<string>();
  for (let n = view.before, k = 0; n >= 0 && k < BACK && names.size < NAMES; n--, k++) {
    const cue = cues[n]!;
    if (cue.speaker === null || names.has(cue.speaker)) continue;
    names.add(cue.speaker);
    found.push({ cue, between: k });
  }
  // Who closes a quotation may be named a paragraph further.
  const end = quotes.spans[view.quote]?.to ?? 0;
  for (let n = view.before + 1, k = 0; n < cues.length && k < ONWARD; n++, k++) {
    const cue = cues[n]!;
    if (cue.block !== view.paragraph && cue.at > end + 4) break;
    if (cue.speaker !== null) found.push({ cue, between: k });
  }
  return found;
}

/** Persons and bodies that only open a sentence, behind that of a source up to that of a figure. */
const namedSince = ({ namedFrom }: Whole, cue: Cue, { item }: View) =>
  cue.sentence >= item.sentence ? 0 : namedFrom[item.sentence + 1]! - namedFrom[cue.sentence + 1]!;

function featuresOf(view: View, whole: Whole, cue: Cue, between: number): number[] {
  const where = relOf(view, cue);
  const rel = REL.indexOf(where);
  const near = NEAR_OF[where];
  const form = FORM.indexOf(cue.form);
  const place =
    cue.place === null
      ? view.place === null
        ? 0
        : 1
      : view.place === null
        ? 2
        : view.place === cue.place
          ? 3
          : 4;
  return [
    feature(T.rel, rel, form, cue.kindIndex),
    feature(T.between, rel, bucket(between, 3), view.own),
    feature(T.distance, rel, sentencesOf(Math.abs(view.item.sentence - cue.sentence))),
    feature(T.clause, rel, flag(cue.opens), form),
    feature(T.opening, rel, view.opening),
    feature(T.paragraph, rel, view.continues, view.first),
    feature(T.named, rel, bucket(namedSince(whole, cue, view), 2), view.named),
    feature(T.list, rel, cue.colon, view.listed),
    feature(T.block, rel, view.block),
    feature(T.quote, rel, cue.quote < 0 ? 0 : cue.quote === view.quote ? 1 : 2),
    feature(T.share, rel, shareOf(whole.shares.get(cue.speaker!) ?? 0)),
    feature(T.heading, rel, flag(whole.headings[view.paragraph]! > whole.headings[cue.block]!)),
    feature(T.figures, rel, figuresOf(Math.max(0, view.item.index - cue.figures))),
    feature(T.status, near, view.status),
    feature(T.place, near, place),
    feature(T.us, near, view.us),
  ];
}

function nobody(view: View, whole: Whole): SpeakerCandidate {
  const last = whole.cues[view.before];
  const quoted = flag(view.quote >= 0);
  const apart = last === undefined ? 5 : sentencesOf(view.item.sentence - last.sentence);
  return {
    value: null,
    features: [
      feature(T.nobody, view.block, quoted),
      feature(T.nobodyOwn, view.own, quoted),
      feature(T.nobodyLast, last === undefined ? 0 : 1 + FORM.indexOf(last.form), apart),
      feature(T.nobodyOpening, view.opening, view.first),
      feature(T.nobodyNamed, last === undefined ? 0 : bucket(namedSince(whole, last, view), 2), view.named),
      feature(T.nobodyUs, view.us, quoted),
      feature(T.nobodyStatus, view.status),
    ],
    evidence: null,
    carried: false,
    kind: null,
  };
}

function propose(view: View, whole: Whole): SpeakerCandidate[] {
  const byName = new Map<string, SpeakerCandidate>();
  const put = (cue: Cue, features: number[]) => {
    const value = cue.speaker as string;
    const known = byName.get(value);
    if (known === undefined)
      byName.set(value, {
        ...{ value, features, kind: cue.kind },
        evidence: { start: cue.from, end: cue.to },
        carried: cue.sentence !== view.item.sentence && cue.begins !== view.quote,
      });
    else for (const id of features) if (!known.features.includes(id)) known.features.push(id);
  };
  for (const { cue, between } of cuesAround(view, whole)) put(cue, featuresOf(view, whole, cue, between));
  for (const cue of whole.wide)
    if (cue.at < view.item.draft.q.from)
      put(cue, [
        feature(
          T.wide,
          flag(byName.has(cue.speaker!)),
          cue.kindIndex,
          shareOf(whole.shares.get(cue.speaker!)!),
        ),
      ]);
  return [nobody(view, whole), ...byName.values()];
}

function pairsOf(scene: Scene, view: View, last: View, { namedFrom }: Whole): number[][] {
  const { where } = pairOf(scene, view.item, last.item);
  const within = view.item.sentence === last.item.sentence;
  const cues = view.before - last.before;
  const named = !within && namedFrom[view.item.sentence + 1]! > namedFrom[last.item.sentence + 1]!;
  const between = cues > 0 ? (cues > 1 ? 3 : 2) : flag(named);
  const quote =
    view.quote === last.quote ? flag(view.quote >= 0) : last.quote < 0 ? 2 : view.quote < 0 ? 3 : 4;
  return PAIRS.map((_, cls) => [
    feature(T.pair, cls, where, between),
    feature(T.pairQuote, cls, quote),
    feature(T.pairOpening, cls, within ? 0 : view.opening, view.first),
    feature(T.pairItem, cls, view.listed),
    feature(T.pairNamed, cls, view.named, where),
  ]);
}

/** The speakers of all figures of an article, to be chosen together. Evidence is in tokens. */
export function* speakerChain(scene: Scene): Steps<Chain<SpeakerValue>> {
  const whole = wholeOf(scene);
  const views = viewsOf(scene, whole);
  yield;
  const nodes = yield* each(views, (view, n) => ({
    candidates: propose(view, whole),
    pairs: n === 0 ? [] : pairsOf(scene, view, views[n - 1]!, whole),
  }));
  return yield* chainOf(nodes, ({ value: a }, { value: b }) =>
    a === b ? (a === null ? 1 : 0) : b === null ? 2 : a === null ? 3 : 4,
  );
}

/** Two names of one source, longer and shorter. */
export const alikeSpeakers = (a: SpeakerValue, b: SpeakerValue): boolean =>
  a === b || (a !== null && b !== null && likeness(a, b) >= 0.6);

/** A name is said from this share on: a number in a wrong mouth is worse than one without a speaker. */
const NAMED = 0.75;

/** The choice, or nobody where no name is likely enough. */
export function namedSurely(
  choice: Choice<SpeakerValue, SpeakerCandidate>,
): Choice<SpeakerValue, SpeakerCandidate> {
  const { chosen, certainty, others } = choice;
  const none = others.find(({ candidate }) => candidate.value === null);
  if (none === undefined || certainty >= NAMED) return choice;
  return {
    chosen: none.candidate,
    certainty: none.certainty,
    others: [{ candidate: chosen, certainty }, ...others.filter((o) => o !== none)],
  };
}
