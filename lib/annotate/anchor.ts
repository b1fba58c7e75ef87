/**
 * Finds the place of a saved quotation in a later text of its article, and says honestly what became of it. The rule
 * above all others: a number is never attached to another number. Its own words are worth little (`5%` stands
 * anywhere); what counts is the sentence, and a sentence that names another place, month or thing is another one.
 */
import search from 'approx-string-match';
import type { Figure } from '../records.ts';
import { normalise } from '../text/normalise.ts';
import { CodePoints } from './code-points.ts';
import { NEAR, ROUNDING, type Selectors } from './selector-types.ts';
import { readUnits, type Unit } from './units.ts';

/**
 * `anchored`: the same words in the same surroundings. `moved`: the same words in their sentence, which stands
 * elsewhere now. `value_changed`: their place, where something else is written now. `orphan`: no place is sure.
 * Offsets are UTF-16 code units into the text searched, end-exclusive.
 */
export type Anchoring =
  | { state: 'anchored' | 'moved' | 'value_changed'; start: number; end: number }
  /** `several`: more than one place fits, and nothing says which. */
  | { state: 'orphan'; several: boolean };

/** What the quotation was when it was saved, as far as it matters for finding it again. */
export type AnchorSubject =
  | { kind: 'figure'; unit: string | null; indicator: string; indicatorId: string | null; measure: string }
  | { kind: 'official' }
  | { kind: 'text' };

export type Anchorer = (selectors: Selectors, subject?: AnchorSubject) => Anchoring;

/** Words of the own sentence that make it recognisable, a name counting twice; with fewer, the neighbours have to agree as well. */
const ENOUGH = 4;
/** Share of equal words, of the end of the sentence or of the neighbours, that counts as agreement. */
const AGREES = 0.8;
/** The same for a quotation without a number, where nothing false is said by a near miss. */
const AGREES_WORDS = 0.5;
/** Words on each side that tell whether the surroundings are still the same: about as many as `NEAR` characters hold. */
const NEIGHBOURS = 6;
/** By how much the best of several places must lead in agreeing neighbours; less is a tie, and ties are not guessed. */
const LEAD = 0.2;
/** Quotations with as many words are known by themselves, and may be found with a few letters edited. */
const LONG = 8;
/** Share of a long quotation's letters that may have been edited; with more it is another sentence. */
const EDITED = 0.2;
/** Places of a long quotation's rarest word that are looked at; a word in more places tells nothing. */
const PLACES = 24;

interface Saved {
  quote: Unit[];
  /** The quotation's own sentence before and after it, from the quotation outward. */
  left: Unit[];
  right: Unit[];
  /** What was saved of the neighbours, from the sentence outward. */
  before: Unit[];
  after: Unit[];
  /** The sentence begins (ends) within what was saved. */
  wholeLeft: boolean;
  wholeRight: boolean;
  /** The context was widened because the sentence alone does not tell the place. */
  widened: boolean;
  exact: string;
  numeric: boolean;
}

interface Match {
  from: number;
  to: number;
  /** Agreement of the neighbours, 0..1; null where none were saved. */
  near: number | null;
}

/** What stands between two sentences. */
const ENDS = /[.!?…\n]/;

function readSaved({ quote, position }: Selectors, subject: AnchorSubject): Saved {
  const prefix = quote.prefix ?? '';
  const suffix = quote.suffix ?? '';
  const units = readUnits(prefix + quote.exact + suffix);
  const from = prefix.length;
  const to = from + quote.exact.length;
  const own = units.filter((unit) => unit.start < to && unit.end > from);
  const first = own[0]?.sentence ?? -1;
  const last = own[own.length - 1]?.sentence ?? -1;
  const earlier = units.filter((unit) => unit.end <= from).reverse();
  const later = units.filter((unit) => unit.start >= to);
  const left = earlier.filter(({ sentence }) => sentence === first);
  const right = later.filter(({ sentence }) => sentence === last);
  const before = earlier.slice(left.length);
  const after = later.slice(right.length);
  const wide = (beyond: readonly Unit[]) => {
    const [first, last] = [beyond[0], beyond[beyond.length - 1]];
    if (first === undefined || last === undefined) return false;
    return Math.max(first.end, last.end) - Math.min(first.start, last.start) > NEAR + 2 * ROUNDING;
  };
  // A short context ends where the text did.
  const atStart = prefix.length < NEAR || (position !== null && position.start <= prefix.length);
  return {
    quote: own,
    left,
    right,
    before,
    after,
    wholeLeft: before.length > 0 || atStart || ENDS.test(/^[^\p{L}\p{N}]*/u.exec(prefix)?.[0] ?? ''),
    wholeRight:
      after.length > 0 || suffix.length < NEAR || ENDS.test(/[^\p{L}\p{N}]*$/u.exec(suffix)?.[0] ?? ''),
    widened: wide(before) || wide(after),
    exact: quote.exact,
    numeric: subject.kind === 'figure' || own.some(({ kind }) => kind !== 'word'),
  };
}

/** Prepares a text once for any number of quotations. `figures`: what the engine read in it, if it did. */
export function anchorIn(text: string, figures: readonly Figure[] = []): Anchorer {
  const points = new CodePoints(text);
  let searched: Searched | null = null;
  return (selectors, subject = { kind: 'text' }) => {
    const hint = selectors.position === null ? null : points.toOffset(selectors.position.start);
    const unchanged = inPlace(text, selectors, hint);
    if (unchanged !== null) return { state: 'anchored', ...unchanged };
    searched ??= new Searched(text, figures);
    return searched.find(selectors, subject, hint);
  };
}

/** The quotation with its whole context, letter for letter, once in the text; null where that is not so. */
function inPlace(
  text: string,
  { quote }: Selectors,
  hint: number | null,
): { start: number; end: number } | null {
  const { exact, prefix = '', suffix = '' } = quote;
  if (exact === '' || prefix.length + suffix.length < NEAR) return null;
  const whole = prefix + exact + suffix;
  const guess = hint === null ? -1 : hint - prefix.length;
  const found = guess >= 0 && text.startsWith(whole, guess) ? guess : text.indexOf(whole);
  if (found === -1 || (found !== guess && text.indexOf(whole, found + 1) !== -1)) return null;
  // A context that the text's end cut short must not end inside another word or number.
  if (joins(text, found) || joins(text, found + whole.length)) return null;
  return { start: found + prefix.length, end: found + prefix.length + exact.length };
}

const INNER = /[\p{L}\p{N}]/u;
function joins(text: string, at: number): boolean {
  const [before = ' ', after = ' '] = [text[at - 1], text[at]];
  if (INNER.test(before) && INNER.test(after)) return true;
  const number = /\d[.,]$/.test(text.slice(at - 2, at)) && /\d/.test(after);
  return number || (/\d/.test(before) && /^[.,]\d/.test(text.slice(at, at + 2)));
}

class Searched {
  #text: string;
  #units: Unit[];
  #figures: readonly Figure[];
  #kinds: { from: number; to: number; words: string; figure: Figure }[] | null = null;
  /** Where each key stands. */
  #places = new Map<string, number[]>();
  #values: number[] = [];

  constructor(text: string, figures: readonly Figure[]) {
    this.#text = text;
    this.#units = readUnits(text);
    this.#figures = figures;
    this.#units.forEach(({ key, kind }, i) => {
      const places = this.#places.get(key);
      if (places === undefined) this.#places.set(key, [i]);
      else places.push(i);
      if (kind === 'value') this.#values.push(i);
    });
  }

  /** `hint`: where the quotation stood when it was saved, as an offset into this text. */
  find(selectors: Selectors, subject: AnchorSubject, hint: number | null): Anchoring {
    const saved = readSaved(selectors, subject);
    if (saved.quote.length === 0) return { state: 'orphan', several: false };
    const same = this.#same(saved);
    const kept = this.#best(same, saved, (at) => this.#agrees(at, saved));
    if (kept === 'tie') return { state: 'orphan', several: true };
    if (kept !== null) return this.#placed(kept, saved, hint);
    const [first, second] = same;
    if (first !== undefined) {
      // A person is the same person in every sentence; a number is not.
      const person = subject.kind === 'official' && !saved.numeric;
      const alone = saved.quote.length >= LONG && second === undefined && !saved.widened;
      if (person || alone) return { state: 'moved', ...this.#span(first, saved) };
    }
    const changed = saved.numeric ? this.#changed(saved, subject) : null;
    return changed ?? this.#edited(saved, subject) ?? { state: 'orphan', several: false };
  }

  /** Every place with exactly the quotation's units. */
  #same({ quote }: Saved): Match[] {
    let rarest = 0;
    let fewest = Number.POSITIVE_INFINITY;
    quote.forEach(({ key }, i) => {
      const count = this.#places.get(key)?.length ?? 0;
      if (count < fewest) [rarest, fewest] = [i, count];
    });
    if (fewest === 0) return [];
    const found: Match[] = [];
    for (const place of this.#places.get((quote[rarest] as Unit).key) ?? []) {
      const from = place - rarest;
      if (from < 0 || from + quote.length > this.#units.length) continue;
      if (quote.every(({ key }, i) => (this.#units[from + i] as Unit).key === key))
        found.push({ from, to: from + quote.length, near: null });
    }
    return found;
  }

  /**
   * The one place that passes; null where none does, `tie` where several do and their neighbours do not decide.
   */
  #best(candidates: readonly Match[], saved: Saved, passes: (at: Match) => boolean): Match | 'tie' | null {
    const passed = candidates.filter(passes).map((at) => ({ ...at, near: this.#near(at, saved) }));
    const ranked = passed.sort((a, b) => (b.near ?? 0) - (a.near ?? 0));
    const [first, second] = ranked;
    if (first === undefined) return null;
    if (second !== undefined && (first.near ?? 0) - (second.near ?? 0) < LEAD) return 'tie';
    return first;
  }

  /** Whether the same words stand in their own sentence here. */
  #agrees(at: Match, saved: Saved): boolean {
    if (this.#wholeSentence(at, saved)) return this.#sure(at, saved);
    if (saved.widened || !this.#sure(at, saved)) return false;
    return saved.numeric ? this.#sameClaim(at, saved) : this.#alike(at, saved);
  }

  /**
   * A sentence of a few words is like many others, and a widened context says that this one is: then what stood
   * before and after it has to be there, number for number.
   */
  #sure(at: Match, saved: Saved): boolean {
    const own = saved.quote.length >= LONG ? saved.quote : [];
    let words = 0;
    for (const unit of [...saved.left, ...own, ...saved.right])
      if (unit.kind !== 'value') words += names(unit) ? 2 : 1;
    if (!saved.widened && words >= ENOUGH) return true;
    const [left, right] = this.#beyond(at, saved);
    if (saved.widened)
      return (left ?? 1) >= AGREES && (right ?? 1) >= AGREES && !this.#otherNumbers(at, saved);
    if (words === 0 && left === null && right === null) return false;
    return Math.max(left ?? 0, right ?? 0) >= AGREES || (left === null && right === null);
  }

  /** Whether every saved word of the sentence stands where it stood; numbers that say how much may differ. */
  #wholeSentence(at: Match, saved: Saved): boolean {
    const left = this.#side(at.from - 1, -1, saved.left, saved.wholeLeft);
    return left && this.#side(at.to, 1, saved.right, saved.wholeRight);
  }

  #side(from: number, step: 1 | -1, saved: readonly Unit[], whole: boolean): boolean {
    const sentence = this.#units[from - step]?.sentence;
    for (let k = 0; k < saved.length; k++) {
      const here = this.#units[from + k * step];
      const edge = !whole && k === saved.length - 1;
      if (here?.sentence !== sentence || !equal(saved[k] as Unit, here as Unit, true, edge ? step : 0))
        return false;
    }
    return !whole || this.#units[from + saved.length * step]?.sentence !== sentence;
  }

  /**
   * Whether a number makes the same claim although the end of its sentence was reworded: everything before it is
   * there, where Vietnamese says of whom, where and when, and its own clause to the end; of what follows most, and
   * every name.
   */
  #sameClaim(at: Match, saved: Saved): boolean {
    if (!this.#side(at.from - 1, -1, saved.left, saved.wholeLeft)) return false;
    const beside = saved.quote[saved.quote.length - 1] as Unit;
    const clause = saved.right.filter((unit) => unit.clause === beside.clause);
    const own = this.#units[at.to - 1]?.clause;
    if (clause.length === saved.right.length) return false;
    for (let k = 0; k <= clause.length; k++) {
      const here = this.#units[at.to + k];
      if (k === clause.length) {
        if (here?.clause === own) return false;
      } else if (here?.clause !== own || !equal(clause[k] as Unit, here as Unit, true, 0)) return false;
    }
    const most = saved.wholeRight ? Number.POSITIVE_INFINITY : saved.right.length;
    const rest = this.#sentence(at.to, 1).slice(0, most);
    return sameBag(saved.right.filter(names), rest.filter(names)) && share(saved.right, rest) >= AGREES;
  }

  /** Whether words without a number stand among much the same words. */
  #alike(at: Match, saved: Saved): boolean {
    const most = (units: readonly Unit[], whole: boolean) =>
      whole ? Number.POSITIVE_INFINITY : units.length;
    const here = [
      ...this.#sentence(at.from - 1, -1).slice(0, most(saved.left, saved.wholeLeft)),
      ...this.#sentence(at.to, 1).slice(0, most(saved.right, saved.wholeRight)),
    ];
    return share([...saved.left, ...saved.right], here) >= AGREES_WORDS;
  }

  #sentence(from: number, step: 1 | -1): Unit[] {
    const sentence = this.#units[from - step]?.sentence;
    const units: Unit[] = [];
    for (let i = from; this.#units[i]?.sentence === sentence && this.#units[i]; i += step)
      units.push(this.#units[i] as Unit);
    return units;
  }

  /** Where the sentence's neighbours begin in the text. */
  #outside(at: Match): [left: number, right: number] {
    return [at.from - 1 - this.#sentence(at.from - 1, -1).length, at.to + this.#sentence(at.to, 1).length];
  }

  /** Share of the saved neighbours' words that stand where they stood; null for a side without any. */
  #beyond(at: Match, saved: Saved, most = Number.POSITIVE_INFINITY): [number | null, number | null] {
    const [left, right] = this.#outside(at);
    const standing = (from: number, step: 1 | -1, kept: readonly Unit[]) => {
      const count = Math.min(kept.length, most);
      if (count === 0) return null;
      let hits = 0;
      for (let k = 0; k < count; k++) {
        const here = this.#units[from + k * step];
        const edge = k === kept.length - 1 ? step : 0;
        if (here !== undefined && equal(kept[k] as Unit, here, false, edge)) hits++;
      }
      return hits / count;
    };
    return [standing(left, -1, saved.before), standing(right, 1, saved.after)];
  }

  /** Whether any number of the saved neighbours is another one here. */
  #otherNumbers(at: Match, saved: Saved): boolean {
    const [left, right] = this.#outside(at);
    const differs = (from: number, step: 1 | -1, kept: readonly Unit[]) =>
      kept.some(({ kind, key }, k) => kind !== 'word' && this.#units[from + k * step]?.key !== key);
    return differs(left, -1, saved.before) || differs(right, 1, saved.after);
  }

  #near(at: Match, saved: Saved): number | null {
    const sides = this.#beyond(at, saved, NEIGHBOURS).filter((side) => side !== null);
    return sides.length === 0 ? null : sides.reduce((sum, side) => sum + side, 0) / sides.length;
  }

  #placed(at: Match, saved: Saved, hint: number | null): Anchoring {
    const span = this.#span(at, saved);
    const sides = this.#beyond(at, saved, NEIGHBOURS).filter((side) => side !== null);
    const stays = hint === span.start || sides.length === 0 || Math.max(...sides) >= AGREES_WORDS;
    return { state: stays ? 'anchored' : 'moved', ...span };
  }

  /**
   * A place whose sentence is the same, word for word, with another number where the quotation was. Where nothing
   * but the number told the sentence from others like it, another number means another sentence.
   */
  #changed(saved: Saved, subject: AnchorSubject): Anchoring | null {
    if (saved.widened) return null;
    const candidates = subject.kind === 'figure' ? this.#figurePlaces(subject) : this.#maskedPlaces(saved);
    const found = this.#best(
      candidates,
      saved,
      (at) => this.#wholeSentence(at, saved) && this.#sure(at, saved),
    );
    if (found === 'tie') return { state: 'orphan', several: true };
    if (found === null) return null;
    return { state: 'value_changed', ...this.#span(found, saved) };
  }

  /** Figures of the same kind: another unit, measure or indicator is another figure. */
  #figurePlaces(subject: Extract<AnchorSubject, { kind: 'figure' }>): Match[] {
    this.#kinds ??= this.#figures.map((figure) => {
      const from = this.#firstEndingAfter(figure.start);
      let to = from;
      while ((this.#units[to]?.start ?? Number.POSITIVE_INFINITY) < figure.end) to++;
      return { from, to, words: wordsOf(figure.indicator), figure };
    });
    const wanted = wordsOf(subject.indicator);
    return this.#kinds.flatMap(({ from, to, words, figure }) => {
      const known = figure.indicatorId !== null && figure.indicatorId === subject.indicatorId;
      const sameKind = figure.unit === subject.unit && figure.measure === subject.measure;
      return sameKind && (known || words === wanted) && to > from ? [{ from, to, near: null }] : [];
    });
  }

  #firstEndingAfter(offset: number): number {
    let low = 0;
    let high = this.#units.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#units[middle] as Unit).end <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Places with the quotation's words and any numbers where it has numbers. */
  #maskedPlaces({ quote }: Saved): Match[] {
    const anchor = quote.findIndex(({ kind }) => kind === 'value');
    if (anchor === -1) return [];
    return this.#values.flatMap((place) => {
      const from = place - anchor;
      const fits = quote.every((unit, i) => {
        const here = this.#units[from + i];
        return here !== undefined && equal(unit, here, true, 0);
      });
      return fits ? [{ from, to: from + quote.length, near: null }] : [];
    });
  }

  /** A long quotation with some letters edited: found by its rarest words, measured by edit distance. */
  #edited(saved: Saved, subject: AnchorSubject): Anchoring | null {
    const { quote, exact } = saved;
    if (subject.kind !== 'text' || quote.length < LONG) return null;
    const starts = new Set<number>();
    const rare = quote
      .map(({ key }, i) => ({ i, places: this.#places.get(key) ?? [] }))
      .filter(({ places }) => places.length > 0 && places.length <= PLACES)
      .sort((a, b) => a.places.length - b.places.length)
      .slice(0, 4);
    for (const { i, places } of rare) for (const place of places) starts.add(Math.max(0, place - i));
    const pattern = normalise(exact).text;
    const most = Math.floor(pattern.length * EDITED);
    const found = new Map<number, { errors: number; start: number; end: number }>();
    for (const from of starts) {
      const slack = Math.ceil(quote.length * EDITED) + 1;
      const first = this.#units[Math.max(0, from - slack)] as Unit;
      const last = this.#units[Math.min(this.#units.length - 1, from + quote.length + slack)] as Unit;
      const window = normalise(this.#text.slice(first.start, last.end));
      for (const { start, end, errors } of search(window.text, pattern, most)) {
        const span = this.#wholeUnits(
          first.start + window.toOriginal(start),
          first.start + window.toOriginal(end),
        );
        const known = found.get(span.start);
        if (known === undefined || errors < known.errors) found.set(span.start, { errors, ...span });
      }
    }
    const [best, next] = [...found.values()].sort((a, b) => a.errors - b.errors);
    if (best === undefined) return null;
    const apart = next === undefined || (best.start < next.end && next.start < best.end);
    if (!apart && next.errors - best.errors < pattern.length * LEAD) return null;
    const here = this.#units.filter(({ start, end }) => start >= best.start && end <= best.end);
    if (!sameBag(quote.filter(names), here.filter(names))) return null;
    return { state: 'value_changed', start: best.start, end: best.end };
  }

  #wholeUnits(start: number, end: number): { start: number; end: number } {
    const first = this.#units[this.#firstEndingAfter(start)];
    let last = this.#firstEndingAfter(end);
    if ((this.#units[last]?.start ?? Number.POSITIVE_INFINITY) >= end) last--;
    return {
      start: Math.min(start, first?.start ?? start),
      end: Math.max(end, this.#units[last]?.end ?? end),
    };
  }

  /** The place as offsets, with the marks that the quotation began and ended with. */
  #span({ from, to }: Match, { exact, quote }: Saved): { start: number; end: number } {
    let { start } = this.#units[from] as Unit;
    let { end } = this.#units[to - 1] as Unit;
    const [first, last] = [quote[0] as Unit, quote[quote.length - 1] as Unit];
    const size = last.end - first.start;
    const lead = exact.match(/^[^\p{L}\p{N}%]*/u)?.[0].replace(/\s/g, '') ?? '';
    const tail =
      size < exact.length ? (exact.match(/[^\p{L}\p{M}\p{N}%]*$/u)?.[0].replace(/\s/g, '') ?? '') : '';
    for (const mark of [...lead].reverse()) if (this.#text[start - 1] === mark) start--;
    for (const mark of tail) if (this.#text[end] === mark) end++;
    return { start, end };
  }
}

/** `edge`: the word at the rim of a context that was cut: its end (-1) or its beginning (1) is enough. */
function equal(saved: Unit, here: Unit, masked: boolean, edge: -1 | 0 | 1): boolean {
  if (saved.key === here.key) return true;
  if (masked && saved.kind === 'value' && here.kind === 'value') return true;
  if (edge === 0 || saved.kind !== 'word') return false;
  return edge === -1 ? here.key.endsWith(saved.key) : here.key.startsWith(saved.key);
}

/** What tells one statement from another of the same wording: names, dates, numbers that say which. */
const names = (unit: Unit): boolean => unit.name || unit.kind === 'fixed';

function tally(units: readonly Unit[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { key, kind } of units) {
    const form = kind === 'value' ? '#' : key;
    counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  return counts;
}

function common(a: readonly Unit[], b: readonly Unit[]): number {
  const other = tally(b);
  let count = 0;
  for (const [form, n] of tally(a)) count += Math.min(n, other.get(form) ?? 0);
  return count;
}
/** Share of words that two stretches have in common (Dice), 0..1. */
const share = (a: readonly Unit[], b: readonly Unit[]) =>
  (2 * common(a, b)) / Math.max(1, a.length + b.length);
const sameBag = (a: readonly Unit[], b: readonly Unit[]) =>
  a.length === b.length && common(a, b) === a.length;
const wordsOf = (phrase: string) =>
  readUnits(phrase)
    .map(({ key }) => key)
    .join(' ');
