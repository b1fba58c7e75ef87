/** In which order and under which heads the panel lists figures, and which of them a search or filter leaves. */
import { doubtOf, joining, unclearFields } from '../lib/compare/doubt.ts';
import type { Article, Comparison, Figure, Measure } from '../lib/records.ts';
import { fold } from '../lib/text/normalise.ts';
import { type FigureItem, hasEarlier } from './panel.logic.ts';

/** In their order: what says something, other years known, none known, not read surely enough to compare. */
export const sections = ['telling', 'earlier', 'bare', 'unsure'] as const;
export type Section = (typeof sections)[number];

/** What else is known of the article's figures, by their ids. */
export interface Signs {
  /** In sums that do not fit. */
  alarmed: ReadonlySet<string>;
  /** Changed since the article was saved. */
  revised: ReadonlySet<string>;
}

/** From here on a change is large: a share of the earlier value, of rates also points, of ranks places. */
const LARGE = { share: 0.1, rate: 0.2, points: 3, places: 3 };

const LEVELS: ReadonlySet<Measure> = new Set(['level', 'share', 'coverage']);
const isLevelMeasure = (measure: Measure) => LEVELS.has(measure);

/** What makes a figure worth a look before others, and how much. */
const WEIGHT = {
  alarm: 100,
  misstated: 90,
  missed: 80,
  revised: 70,
  reached: 60,
  turned: 50,
  disagreed: 40,
  large: 30,
} as const;
export type Telling = keyof typeof WEIGHT;

function isLarge({ change, previous, reasons }: Comparison): boolean {
  if (change === null || previous === null || reasons.includes('small_base')) return false;
  const size = Math.abs(change.absolute);
  if (previous.measure === 'rank') return size >= LARGE.places;
  const base = Math.abs(previous.value);
  if (change.unit === 'points')
    return size >= LARGE.points || (isLevelMeasure(previous.measure) && size >= LARGE.rate * base);
  return size >= LARGE.share * base;
}

/** A value that was above zero and is below it now, or the other way round. */
const isTurned = ({ change, previous }: Comparison) =>
  change !== null && previous !== null && previous.value * (previous.value + change.absolute) < 0;

/** Why a figure comes first, the weightiest reason first; none for a figure that has nothing special to say. */
export function tellingOf({ figure, repeats, comparison }: FigureItem, signs: Signs): Telling[] {
  const ids = [figure.id, ...repeats.map(({ id }) => id)];
  const found: Telling[] = [];
  if (ids.some((id) => signs.alarmed.has(id))) found.push('alarm');
  if (ids.some((id) => signs.revised.has(id))) found.push('revised');
  if (comparison !== null) {
    if (comparison.stated?.holds === false) found.push('misstated');
    if (comparison.goal?.reached === false) found.push('missed');
    if (comparison.goal?.reached === true) found.push('reached');
    if (isTurned(comparison)) found.push('turned');
    if (comparison.reasons.includes('sources_disagree')) found.push('disagreed');
    if (isLarge(comparison)) found.push('large');
  }
  return found.sort((a, b) => WEIGHT[b] - WEIGHT[a]);
}

const isCompared = ({ comparison }: FigureItem) =>
  comparison !== null && (hasEarlier(comparison) || (comparison.offers ?? []).length > 0);

function sectionOf(item: FigureItem, telling: readonly Telling[]): Section {
  if (telling.length > 0) return 'telling';
  if (isCompared(item)) return 'earlier';
  return joining(unclearFields(item.figure)).length > 0 ? 'unsure' : 'bare';
}

export interface Listed {
  section: Section;
  items: FigureItem[];
}

/**
 * The figures by use: the weightiest first under the first head, in the order of the text under the others. No empty
 * heads. `held` are figures that stay under the head where the reader is at work on them.
 */
export function byUse(
  items: readonly FigureItem[],
  signs: Signs,
  held: ReadonlyMap<string, Section> = new Map(),
): Listed[] {
  const weighed = items.map((item) => {
    const telling = tellingOf(item, signs);
    const [first] = telling;
    const section = held.get(item.figure.id) ?? sectionOf(item, telling);
    return { item, section, weight: first === undefined ? 0 : WEIGHT[first] };
  });
  return sections
    .map((section) => ({
      section,
      // Sorting keeps the order of the text among equals.
      items: weighed
        .filter((one) => one.section === section)
        .sort((a, b) => b.weight - a.weight)
        .map(({ item }) => item),
    }))
    .filter((listed) => listed.items.length > 0);
}

/** The place that most of the figures with a place share, so that rows need not repeat it; null where there is none. */
export function commonPlace(figures: readonly Pick<Figure, 'place'>[]): string | null {
  const counts = placesOf(figures);
  const all = counts.reduce((sum, { n }) => sum + n, 0);
  const [first] = counts;
  return first !== undefined && first.n > 1 && first.n * 2 > all ? first.place : null;
}

/** The places of the figures with how many there are of each, the most frequent first. */
export function placesOf(figures: readonly Pick<Figure, 'place'>[]): { place: string; n: number }[] {
  const counts = new Map<string, number>();
  for (const { place } of figures) if (place !== null) counts.set(place, (counts.get(place) ?? 0) + 1);
  return [...counts].map(([place, n]) => ({ place, n })).sort((a, b) => b.n - a.n);
}

/** What the reader looks for. */
export interface Sought {
  /** Words that all must be there; diacritics may be left out, those that are typed count. */
  text: string;
  /** A place, `''` for figures without one, or null for any. */
  place: string | null;
  compared: boolean;
  main: boolean;
}
export const EVERYTHING: Sought = { text: '', place: null, compared: false, main: false };

export const isSeeking = ({ text, place, compared, main }: Sought): boolean =>
  text.trim() !== '' || place !== null || compared || main;

/** What the search of the panel looks through, for one figure: as written, and without diacritics. */
export interface Haystack {
  text: string;
  plain: string;
}

export function haystackOf(words: readonly (string | null)[]): Haystack {
  const text = words
    .filter((one) => one !== null)
    .join(' ')
    .normalize('NFC')
    .toLocaleLowerCase('vi');
  return { text, plain: fold(text) };
}

/** Whether all of the words stand there; a word with diacritics only as it is typed. */
export function hasWords({ text, plain }: Haystack, sought: string): boolean {
  const words = sought.normalize('NFC').toLocaleLowerCase('vi').split(/\s+/).filter(Boolean);
  return words.every((word) => text.includes(word) || (fold(word) === word && plain.includes(word)));
}

/**
 * One of the article's main indicators: said in headline or lead, or known to the catalogue and told, not quoted, of
 * the place that the article is about.
 */
export function isMain(
  { figure, repeats }: FigureItem,
  { blocks }: Pick<Article, 'blocks'>,
  common: string | null,
): boolean {
  const heads = blocks.filter(({ kind }) => kind === 'headline' || kind === 'lead');
  const inHead = [figure, ...repeats].some(({ start }) =>
    heads.some((block) => start >= block.start && start < block.end),
  );
  const known = figure.indicatorId !== null && doubtOf(figure, 'indicator') === 'sure';
  return inHead || (known && isLevelMeasure(figure.measure) && figure.place === common);
}

/** Whether a figure is left by what the reader looks for; `words` is what is searched of it. */
export const isSought = (item: FigureItem, words: Haystack, sought: Sought, main: boolean): boolean =>
  (sought.place === null || (item.figure.place ?? '') === sought.place) &&
  (!sought.compared || isCompared(item)) &&
  (!sought.main || main) &&
  hasWords(words, sought.text);
