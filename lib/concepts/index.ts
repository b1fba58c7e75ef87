/**
 * The concept of a figure: which thing is measured, told from label and passage, so that the same thing said twice has
 * one name and two things never share one. The catalogue's id where it knows the thing; else the label's words, folded;
 * for a head that says nothing by itself ("người chết", "vụ") with the topic of the passage; and no name at all where
 * even that is not sure ("kinh phí", "đầu tư"): such a figure joins nothing by itself.
 */
import { unitDimension } from '../catalog/dimensions.ts';
import { indicatorById } from '../catalog/indicators.ts';
import { contentWords, lookUpWords, matchIndicator } from '../catalog/wordings.ts';
import type { Article, Concept, Figure } from '../records.ts';
import { phraseKey, wordKey } from '../text/normalise.ts';
import { remember } from '../text/remember.ts';
import { type Clue, certaintyOf } from './certainty.ts';
import {
  cutPhrases,
  fillerPhrases,
  foldedPhrases,
  leadPhrases,
  microPhrases,
  narrowerIds,
  narrowingPhrases,
  onceTerms,
  openTerms,
  qualifierPhrases,
  sectorPhrases,
  topicalTerms,
  topicPhrases,
  wholePhrases,
} from './lexicon.ts';
import { type Passage, passageOf } from './passage.ts';

/** What is measured, apart from where it stands. */
export type Measured = Pick<Figure, 'indicator' | 'indicatorId' | 'unit' | 'measure'>;

/** Remembers what a function gives for the texts asked for last: the figures of a sentence follow each other. */
function lately<T>(of: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (!known.has(text)) {
      if (known.size >= 8) known.clear();
      known.set(text, of(text));
    }
    return known.get(text) as T;
  };
}

const WORD = /[\p{L}\p{M}]+|\d+(?:[.,]\d+)*/gu;
const BRACKETED = /\s*\(([\p{Lu}&]{2,12})\)/gu;

/** A label without what only leads to it or follows it, and without an abbreviation that repeats it in brackets. */
const trimmed = remember((label: string): string => {
  const plain = label
    .normalize('NFC')
    .replace(BRACKETED, (all, short: string) => (lookUpWords(short).length > 1 ? ' ' : all));
  const words: string[] = plain.slice(0, 600).match(WORD) ?? [];
  const keys = words.map(wordKey);
  let kept: string[] = [];
  for (let at = 0; at < words.length; ) {
    if (kept.length > 0 && cutPhrases.at(keys, at) !== null) break;
    const led = leadPhrases.at(keys, at);
    if (led !== null) {
      kept = [];
      at += led.length;
      continue;
    }
    const found = fillerPhrases.at(keys, at);
    if (found === null) kept.push(words[at++] as string);
    else at += found.length;
  }
  return kept.join(' ');
});

/** The folded terms of a label, each once, in alphabetical order. */
export const termsOf = remember((label: string): readonly string[] => {
  const words = contentWords(trimmed(label));
  const terms = new Set<string>();
  let loose: string[] = [];
  const close = () => {
    if (loose.length > 0) terms.add(loose.join(' '));
    loose = [];
  };
  for (let at = 0; at < words.length; ) {
    const found = foldedPhrases.at(words, at);
    if (found === null) loose.push(words[at++] as string);
    else {
      close();
      terms.add(found.value);
      at += found.length;
    }
  }
  close();
  return [...terms].sort();
});

/** The topics that a text names, in its order. */
const topicsIn = lately((text: string): readonly string[] => {
  const words = lookUpWords(text);
  const found = new Set<string>();
  for (let at = 0; at < words.length; at++) {
    const hit = topicPhrases.at(words, at);
    if (hit === null) continue;
    found.add(hit.value);
    at += hit.length - 1;
  }
  return [...found];
});

/** The one topic that the nearest of the passage's parts names; null where it names several, or none does. */
function topicOf({ sentence, before, about }: Passage): { topic: string; by: Clue } | null {
  for (const [text, by] of [
    [sentence, 'topic of sentence'],
    [before, 'topic of paragraph'],
    [about, 'topic of article'],
  ] as const) {
    const topics = topicsIn(text);
    if (topics.length > 1) return null;
    const [topic] = topics;
    if (topic !== undefined) return { topic, by };
  }
  return null;
}

/** Words of a clause that narrows a bare label which are taken into its name. */
const NARROWING = 6;

/**
 * What follows the label in the text and makes it another thing: "xã đạt chuẩn nông thôn mới" + "nâng cao". Of a
 * label that says hardly more than its unit the clause that picks some of them out: "hộ nghèo" + "được hỗ trợ nhà ở".
 */
function extension({ indicator: label, unit }: Measured, right: string): string {
  const after = lookUpWords(right);
  const words = lookUpWords(label);
  const last = words.at(-1);
  const from = last === undefined ? -1 : after.lastIndexOf(last);
  const counted = lookUpWords(unit ?? '');
  const beyond = words.filter((word) => !counted.includes(word));
  // The label goes on to the right of the number, or stands wholly before it.
  const onward = from >= 0 && words.length > 1 && after[from - 1] === words.at(-2);
  let at = onward ? from + 1 : from === 0 ? 1 : 0;
  // "500 hộ nghèo được …": the number holds the unit, and what is left of the label follows it.
  const follows = beyond.every((word, i) => after[i] === word);
  if (follows && at === 0) at = beyond.length;
  const added: string[] = [];
  for (let hit = qualifierPhrases.at(after, at); hit !== null; hit = qualifierPhrases.at(after, at)) {
    added.push(...after.slice(at, at + hit.length));
    at += hit.length;
  }
  if (follows && beyond.length <= 1 && narrowingPhrases.at(after, at) !== null)
    added.push(...after.slice(at, at + NARROWING));
  const said = ` ${words.join(' ')} `;
  const more = added.join(' ');
  return more === '' || said.includes(` ${more} `) ? '' : more;
}

interface Named {
  id: string;
  by: Clue;
}

/** The catalogue's id for a label in its passage, the nearest evidence first. */
function catalogued(label: string, of: Measured, passage: Passage | null): Named | null {
  const { unit, measure } = of;
  const alone = matchIndicator(label, unit, measure);
  if (passage === null) return alone === null ? null : { id: alone, by: 'label' };
  const { sentence, before, about } = passage;
  const near = matchIndicator(label, unit, measure, sentence);
  if (near !== null) return { id: near, by: near === alone ? 'label' : 'sentence' };
  if (alone !== null) return { id: alone, by: 'label' };
  const wide = matchIndicator(label, unit, measure, `${before} ${sentence}`);
  if (wide !== null) return { id: wide, by: 'paragraph' };
  const all = matchIndicator(label, unit, measure, `${about} ${before} ${sentence}`);
  return all === null ? null : { id: all, by: 'article' };
}

/** Words before the number that are searched for what a label does not say, and the longest name looked for. */
const SEARCHED = 16;
const LONGEST = 8;

/** The catalogue's id of what the sentence names nearest before the number: for labels without any content. */
function searched(of: Measured, passage: Passage): Named | null {
  const words = lookUpWords(passage.left).slice(-SEARCHED);
  for (let end = words.length; end > 1; end--) {
    for (let from = Math.max(0, end - LONGEST); from < end - 1; from++) {
      const id = matchIndicator(words.slice(from, end).join(' '), of.unit, of.measure);
      if (id !== null) return { id, by: 'near' };
    }
  }
  return null;
}

/** How many words a name may go on before and after a label that was cut too short. */
const BEFORE = 3;
const ONWARD = 9;

/** The catalogue's id of the longest name in the clause that the label is a part of: "xã" in "xã đạt chuẩn nông thôn mới". */
function widened(label: string, of: Measured, passage: Passage): Named | null {
  const clause = passage.left.slice(passage.left.search(/[^.;:]*$/));
  const words = [...lookUpWords(clause).slice(-SEARCHED), ...lookUpWords(passage.right)];
  const own = lookUpWords(label);
  const fits = (at: number) => own.every((word, i) => words[at + i] === word);
  let at = words.length - own.length;
  while (at >= 0 && !fits(at)) at--;
  if (at < 0) return null;
  for (let more = BEFORE + ONWARD; more > 0; more--) {
    for (let left = Math.min(BEFORE, more, at); left >= 0; left--) {
      const end = at + own.length + more - left;
      if (more - left > ONWARD || end > words.length) continue;
      const id = matchIndicator(words.slice(at - left, end).join(' '), of.unit, of.measure);
      if (id !== null) return { id, by: 'wider' };
    }
  }
  return null;
}

/** Labels of so many words are looked at for a longer name around them. */
const SHORT = 4;
/** Words that a longer name may have more on either side. */
const MORE = 4;

/** The catalogue's id of a longer name that the text has where the label stands, without a comma or a number between. */
function lengthened(label: string, of: Measured, { left, before, sentence }: Passage): Named | null {
  const words = lookUpWords(left.slice(left.search(/[^.,;:()\d]*$/)));
  const own = lookUpWords(label);
  let at = words.length - own.length;
  while (at >= 0 && !own.every((word, i) => words[at + i] === word)) at--;
  if (at < 0) return null;
  const end = at + own.length;
  const plain = matchIndicator(label, of.unit, of.measure);
  for (let more = MORE; more > 0; more--) {
    for (const [from, to] of [
      [at, end + more],
      [at - more, end],
    ] as const) {
      if (from < 0 || to > words.length) continue;
      const around = `${before} ${sentence}`;
      const id = matchIndicator(words.slice(from, to).join(' '), of.unit, of.measure, around);
      if (id !== null && id !== plain && id !== of.indicatorId) return { id, by: 'longer' };
    }
  }
  return null;
}

/** A label that leaves out what is counted: "hoàn tất thủ tục giải thể" of enterprises. */
function counted(label: string, of: Measured, passage: Passage | null): Named | null {
  if (of.unit === null || label === '' || !unitDimension(of.unit).startsWith('count:')) return null;
  return catalogued(`${of.unit} ${label}`, of, passage);
}

const GROWTH = new Set(
  lookUpWords('tốc độ tăng trưởng phát triển nền kinh tế tổng sản phẩm mức của grdp gdp'),
);
const PRODUCT = /\b(?:GRDP|GDP)\b|tổng sản phẩm|kinh tế/iu;

/** "Tăng trưởng (kinh tế)" of a place is the growth of its product, where the passage is of the economy. */
function growthOf(label: string, of: Measured, passage: Passage | null): Named | null {
  if (unitDimension(of.unit) !== '%' || !['change', 'level', 'share'].includes(of.measure)) return null;
  const words = contentWords(label);
  const product = words.includes('grdp') || words.includes('gdp');
  if (!(product || words.includes('trưởng')) || !words.every((word) => GROWTH.has(word))) return null;
  const about =
    product ||
    words.includes('tế') ||
    words.includes('phẩm') ||
    (passage !== null && PRODUCT.test(`${passage.sentence} ${passage.before} ${passage.about}`));
  return about ? { id: 'economy.grdp_growth', by: 'near' } : null;
}

/** A passage about one family or shop. */
const isMicro = lately((sentence: string): boolean => {
  const words = lookUpWords(sentence);
  return words.some((_, at) => microPhrases.at(words, at) !== null);
});

const FRACTION = /\d\s*\/\s*\d/;
/** As far after the number a fraction says how much of something was reached: "1 xã đạt 12/19 tiêu chí". */
const FRACTION_AT = 14;

/** The concept of something that no article holds, or whose label a reader has set: its words decide. */
export function conceptOfLabel({ indicator, indicatorId, unit, measure }: Measured): Concept {
  return conceptOf({ indicator, indicatorId, unit, measure }, null).concept;
}

/** The concept of a figure as read in an article. Never throws on text; linear in the length of the passage. */
export function conceptIn(
  article: Article,
  figure: Measured & Pick<Figure, 'start' | 'end' | 'sentence'>,
): Concept {
  return toldIn(article, figure).concept;
}

/** A concept, and what told its name: nothing where it has none. */
export interface Told {
  concept: Concept;
  clues: readonly Clue[];
}

/** The same with what told its name, for the fitting of the certainties. */
export function toldIn(
  article: Article,
  figure: Measured & Pick<Figure, 'start' | 'end' | 'sentence'>,
): Told {
  return conceptOf(figure, passageOf(article, figure));
}

function conceptOf(of: Measured, passage: Passage | null): Told {
  const more = passage === null ? '' : extension(of, passage.right);
  const label = more === '' ? of.indicator : `${of.indicator} ${more}`;
  const terms = termsOf(label);
  const also: Clue[] = [];
  if (more !== '') also.push('narrowed');
  if (saysUnitAlone(label, of.unit)) also.push('unit alone');
  const sector = passage === null ? null : sectorOf(label, passage);
  const told = (
    name: string,
    indicatorId: string | null,
    topic: string | null,
    by: readonly Clue[],
  ): Told => ({
    concept: {
      name: sector === null ? name : `${name}@${sector}`,
      indicatorId,
      label,
      topic,
      kin: kinOf(label),
      certainty: certaintyOf([...by, ...also]),
    },
    clues: [...by, ...also],
  });
  const nothing: Told = {
    concept: { name: null, indicatorId: null, label, topic: null, kin: kinOf(label), certainty: 0 },
    clues: [],
  };
  if (passage !== null && isMicro(passage.sentence)) return nothing;
  const named = foundFor(label, more !== '', terms, of, passage);
  if (named !== null) {
    const narrower = narrowerOf(named.id, label, passage);
    const id = narrower ?? named.id;
    const indicator = indicatorById(id);
    // What is told of one event has the event's kind in its name.
    const topic = indicator?.kind === 'event' ? hazardsOf(label, passage) : null;
    const name = indicator?.series ?? id;
    const by: Clue[] = narrower === null ? [named.by] : [named.by, 'narrower'];
    return told(topic === null ? name : `${name}@${topic}`, id, topic, by);
  }
  if (terms.length === 0) return nothing;
  // "27 người chết do ngộ độc thực phẩm": the clause gives the topic.
  const [because, ...others] = more === '' ? [] : topicsIn(more);
  const bare = termsOf(of.indicator);
  if (because !== undefined && others.length === 0 && isTopical(bare))
    return told(`=${bare.join('+')}@${because}`, null, because, ['topic of sentence']);
  const fraction =
    FRACTION.exec(label) === null ? '' : `+${label.match(/\d+\s*\/\s*\d+/)?.[0].replace(/\s/g, '')}`;
  if (!terms.every((term) => openTerms.has(term))) {
    const length = terms.join(' ').split(' ').length;
    // What is counted, and nothing of which: "24 đồng chí". A name of three words says a thing by itself.
    if (also.includes('unit alone') && more === '' && length < 3) return nothing;
    const by: Clue[] = ['words'];
    if (terms.some((term) => onceTerms.has(term))) by.push('once');
    if (length < 4) by.push('few words');
    return told(`=${terms.join('+')}${fraction}`, null, null, by);
  }
  const topic = passage !== null && isTopical(terms) ? topicOf(passage) : null;
  return topic === null ? nothing : told(`=${terms.join('+')}@${topic.topic}`, null, topic.topic, [topic.by]);
}

/** The sector that the clause is about where it counts, unless the label says so itself; null for all of them. */
function sectorOf(label: string, { left, right }: Passage): string | null {
  const named = (text: string) => {
    const words = lookUpWords(text);
    let last: string | null = null;
    for (let at = 0; at < words.length; at++) last = sectorPhrases.at(words, at)?.value ?? last;
    return last;
  };
  if (named(label) !== null) return null;
  return named(right) ?? named(left.slice(left.search(/[^.;:]*$/)));
}

/** Bare words that a topic completes: "người chết", "vụ". */
const isTopical = (terms: readonly string[]) =>
  terms.length > 0 &&
  terms.every((term) => openTerms.has(term)) &&
  terms.some((term) => topicalTerms.has(term));

/** A label that says nothing beyond what is counted: "đồng chí" of 24 đồng chí. */
function saysUnitAlone(label: string, unit: string | null): boolean {
  const counted = termsOf(unit ?? '');
  const said = termsOf(label);
  return counted.length > 0 && said.length > 0 && said.every((term) => counted.includes(term));
}

/** The part that a passage about shrimps means by "exports"; null where the label itself says all of it. */
function narrowerOf(id: string, label: string, passage: Passage | null): string | null {
  if (passage === null) return null;
  const words = lookUpWords(label);
  const whole = words.some((_, at) => wholePhrases.at(words, at) !== null);
  const found = narrowerIds.find(
    (one) =>
      one.of === id &&
      (one.in === 'about'
        ? !whole && isAbout(passage.about, one.cue)
        : isAbout(`${passage.sentence} ${passage.before} ${passage.about}`, one.cue)),
  );
  return found?.is ?? null;
}

/** The catalogue's id for a label, by the first of the ways to tell it that does. */
function foundFor(
  label: string,
  extended: boolean,
  terms: readonly string[],
  of: Measured,
  passage: Passage | null,
): Named | null {
  if (FRACTION.test(label) || (passage !== null && FRACTION.test(passage.right.slice(0, FRACTION_AT))))
    return null;
  // A short label may be the beginning or the end of a longer name: "xuất khẩu" of "xuất khẩu tôm".
  const longer =
    passage === null || lookUpWords(label).length > SHORT ? null : lengthened(label, of, passage);
  if (longer !== null) return longer;
  // What the catalogue was asked before, or a reader has chosen, stands, unless the text goes on to another thing.
  if (of.indicatorId !== null && !extended) {
    const alone = passage === null || matchIndicator(label, of.unit, of.measure) === of.indicatorId;
    return { id: of.indicatorId, by: alone ? 'label' : 'sentence' };
  }
  const bare = withoutUnit(trimmed(label), of.unit);
  return (
    catalogued(label, of, passage) ??
    (bare === '' || bare === label ? null : catalogued(bare, of, passage)) ??
    growthOf(bare, of, passage) ??
    counted(bare, of, passage) ??
    (passage === null
      ? null
      : terms.length === 0
        ? searched(of, passage)
        : terms.every((term) => openTerms.has(term))
          ? widened(trimmed(label), of, passage)
          : null)
  );
}

/** A label without the count noun that a reader of lists leaves at its end: "khách du lịch lượt người". */
function withoutUnit(label: string, unit: string | null): string {
  const words = phraseKey(label).split(' ');
  const nouns = phraseKey(unit ?? '').split(' ');
  const ends =
    nouns.length < words.length && nouns.every((noun, i) => words[words.length - nouns.length + i] === noun);
  return ends ? words.slice(0, -nouns.length).join(' ') : label;
}

const isAbout = (text: string, cue: string) => ` ${lookUpWords(text).join(' ')} `.includes(` ${cue} `);

/** The hazards that a label names, or else the nearest part of its passage that names any. */
function hazardsOf(label: string, passage: Passage | null): string {
  const parts = passage === null ? [label] : [label, passage.sentence, passage.before, passage.about];
  for (const part of parts) {
    const topics = topicsIn(part);
    if (topics.length > 0) return [...topics].sort().join('+');
  }
  return '';
}

/** Under what a concept is looked up by others that may be the same: its first two telling words. */
function kinOf(label: string): string | null {
  const words = contentWords(trimmed(label)).filter((word) => !openTerms.has(word));
  return words.length < 2 ? null : words.slice(0, 2).join(' ');
}
