/** What the slots of an article's figures look at: its text with structure, cues and places, and its figures in order. */
import type { PlaceKind } from '../catalog/places.ts';
import { readQuantities } from '../numbers/quantities.ts';
import type { Attribution } from '../officials/speakers.ts';
import type { Article } from '../records.ts';
import { type DateSpan, findDates } from '../text/dates.ts';
import type { Sentence, TextDocument } from '../text/sentences.ts';
import { each, type Steps } from '../text/steps.ts';
import { type Structure, structureOf } from '../text/structure.ts';
import type { Token } from '../text/tokens.ts';
import type { BaseSpan } from './bases.ts';
import type { Draft } from './draft.ts';
import { draftsOf } from './drafts.ts';
import { articlePlace } from './home.ts';
import { lasting } from './lasting.ts';
import { type Clock, clockOf, type PeriodCue, resolvePeriods } from './periods.ts';
import type { Frame } from './phrases.ts';
import type { Predicate } from './predicates.ts';
import { type PlaceSpan, placesOf, withBareNames } from './scope.ts';
import { type StatusCue, statusCues } from './status.ts';

/** A figure of running text with what stands around it. */
export interface Item {
  draft: Draft;
  /** Index of its sentence. */
  sentence: number;
  predicate: Predicate | null;
  /** Where its words begin (behind the figure before it) and end (before the next one). */
  from: number;
  limit: number;
  /** Its place among the figures of the article, of its sentence, and how many the sentence has. */
  index: number;
  nth: number;
  of: number;
}

export interface Scene {
  article: Article;
  doc: TextDocument;
  tokens: readonly Token[];
  structure: Structure;
  frame: Frame;
  dates: readonly DateSpan[];
  clock: Clock;
  /** `dates[n]` resolved. */
  cues: readonly PeriodCue[];
  places: readonly PlaceSpan[];
  statuses: readonly StatusCue[];
  bases: readonly BaseSpan[];
  /** Words that name who says something, in order; given by the officials' room. */
  attributions: readonly Attribution[];
  /** The place that the article as a whole is about. */
  home: string | null;
  homeKind: PlaceKind | null;
  items: readonly Item[];
  /** For each sentence the first of each list that stands in it, end-exclusive through the next entry. */
  cueFrom: Int32Array;
  placeFrom: Int32Array;
  statusFrom: Int32Array;
  /** 1 for tokens inside a base (`so với …`). */
  inBase: Uint8Array;
}

/** For each sentence (and one past the last) the index of the first of `spans` that ends behind its start. */
export function firstIn(
  sentences: readonly Sentence[],
  spans: readonly { from: number; to: number }[],
): Int32Array {
  const first = new Int32Array(sentences.length + 1);
  let at = 0;
  sentences.forEach((s, n) => {
    while (at < spans.length && (spans[at] as { to: number }).to <= s.from) at++;
    first[n] = at;
  });
  while (at < spans.length && (spans[at] as { from: number }).from < (sentences.at(-1)?.to ?? 0)) at++;
  first[sentences.length] = at;
  return first;
}

/** Words of tokens `from..to` joined by a space, as keys. */
export const keyAt = (tokens: readonly Token[], i: number): string => tokens[i]?.key ?? '';

/** Reads the scene of an article's running text. Figures of tables are read apart (`tables.ts`). */
export function* sceneOf(
  article: Article,
  doc: TextDocument,
  attributions: readonly Attribution[] = [],
): Steps<Scene> {
  const { tokens } = doc;
  const dates = findDates(tokens);
  yield;
  const quantities = readQuantities(tokens, dates);
  yield;
  const clock = clockOf(article.publishedAt, tokens, dates);
  const dateAt = new Int32Array(tokens.length).fill(-1);
  dates.forEach((span, n) => {
    dateAt.fill(n, span.from, span.to);
  });
  const named = placesOf(doc);
  yield;
  const places = withBareNames(doc, named, article.place);
  yield;
  const placeEnd = new Int32Array(tokens.length);
  for (const place of places) placeEnd[place.from] = place.to;
  const frame: Frame = { tokens, dateAt, dates, placeEnd };
  const cues = resolvePeriods(tokens, dates, clock);
  yield;
  const cueFrom = firstIn(doc.sentences, cues);
  const quantityFrom = firstIn(doc.sentences, quantities);
  const placeFrom = firstIn(doc.sentences, places);
  const bases: BaseSpan[] = [];
  const items: Item[] = [];
  yield* each(doc.sentences, (sentence, index) => {
    const inside = quantities.slice(quantityFrom[index], quantityFrom[index + 1]);
    if (inside.length === 0 || doc.blocks[sentence.block]?.kind === 'table') return;
    const own = cues.slice(cueFrom[index], cueFrom[index + 1]);
    const drafted = draftsOf(frame, sentence, inside, bases, own);
    drafted.forEach(({ draft, predicate, from, limit }, nth) => {
      draft.lasting = lasting(frame, draft, drafted[nth - 1]?.draft ?? null);
      items.push({
        draft,
        predicate,
        from,
        limit,
        sentence: index,
        index: items.length,
        nth,
        of: drafted.length,
      });
    });
  });
  const inBase = new Uint8Array(tokens.length);
  for (const base of bases) inBase.fill(1, base.from, base.to);
  // `so tháng 10`, `cùng kỳ năm 2016`: held against, wherever it stands.
  for (const cue of cues) {
    const before = tokens[cue.from - 1]?.key;
    if (
      before === 'so' ||
      (before === 'với' && tokens[cue.from - 2]?.key === 'so') ||
      (before === 'kỳ' && tokens[cue.from - 2]?.key === 'cùng') ||
      // `giá so sánh năm 2010`, `so sánh 2010`.
      (before === 'sánh' && tokens[cue.from - 2]?.key === 'so')
    )
      inBase.fill(1, cue.from, cue.to);
  }
  const statuses = doc.sentences.flatMap((s) => statusCues(tokens, s.from, s.to));
  yield;
  const home = articlePlace(article, doc, places);
  yield;
  const homeKind = places.find((p) => p.name === home)?.kind ?? null;
  return {
    article,
    doc,
    tokens,
    structure: structureOf(doc),
    frame,
    dates,
    clock,
    cues,
    places,
    statuses,
    bases,
    attributions,
    home,
    homeKind,
    items,
    cueFrom,
    placeFrom,
    statusFrom: firstIn(doc.sentences, statuses),
    inBase,
  };
}
