/** Everything that the library lists, in memory and in columns: 300,000 figures are searched at each keystroke. */
import { parsePeriod } from '../compare/period.ts';
import type { Status } from '../records.ts';
import {
  type Bundle,
  type Digest,
  figureAt,
  type ListedArticle,
  type ListedFigure,
  type ListedOfficial,
  sentenceAt,
  textAt,
  valueAt,
} from './digest.ts';
import { foldedOf, matcher, WordIndex, wordsOf } from './words.ts';

/** What the reader asks for; '' and null do not narrow. */
export interface Query {
  /** Words, or beginnings of words. */
  text: string;
  place: string;
  indicator: string;
  publisher: string;
  status: Status | null;
  /** Years, both inside: of a figure its period, of an article its publication. */
  from: number | null;
  to: number | null;
}
export const everything: Query = {
  text: '',
  place: '',
  indicator: '',
  publisher: '',
  status: null,
  from: null,
  to: null,
};

export interface FigureRow extends ListedFigure {
  quote: string;
  article: ListedArticle;
}
export interface OfficialRow extends ListedOfficial {
  article: Digest;
}

export const figureSorts = ['indicator', 'value', 'status', 'period', 'place', 'title', 'published'] as const;
export type FigureSort = (typeof figureSorts)[number];
export interface Order<Sort extends string> {
  by: Sort;
  down: boolean;
}

/** Indicators that share a catalogue id are found by its names too. */
export type Names = ReadonlyMap<string, { vi: string; en: string }>;

const NO_YEAR = 0;
const timeOf = (moment: string) => Date.parse(moment) || 0;

export class Shelf {
  #index = new WordIndex();
  /** Numbers of the catalogue's names by the indicator's id. */
  #names: ReadonlyMap<string, number>;
  /** Texts by their numbers; those of sentences are not among them. By `#rank` they are compared. */
  #texts = new Map<number, string>();
  #rank: Int32Array | null = null;
  #of = new Map<string, Digest>();
  #dead = new Set<Digest>();
  #articles: Digest[] = [];
  /** What is in each bundle, and by which change of the index it came. */
  #bundles = new Map<number, Bundle['digests']>();
  /** One entry a figure. */
  #digest: number[] = [];
  #at: number[] = [];
  #indicator: number[] = [];
  #named: number[] = [];
  #place: number[] = [];
  #sentence: number[] = [];
  #speaker: number[] = [];
  #status: number[] = [];
  #period: number[] = [];
  #first: number[] = [];
  #last: number[] = [];
  /** One entry an article. */
  #title: number[] = [];
  #publisher: number[] = [];
  /** First and last year of a period by the number of its text. */
  #years = new Map<number, [number, number]>();
  #orders = new Map<string, Int32Array>();
  #folded = new Map<object, string>();

  constructor(names: Names = new Map()) {
    this.#number('');
    this.#names = new Map([...names].map(([id, { vi, en }]) => [id, this.#number(`${vi} / ${en}`)]));
  }

  /** How many articles there are. */
  get size(): number {
    return this.#of.size;
  }

  /** Takes in what a bundle holds now; what it held before and does not any more is taken out. */
  put({ bundle, digests }: Bundle): void {
    const before = new Map((this.#bundles.get(bundle) ?? []).map((one) => [one.digest.articleId, one]));
    for (const one of digests) {
      const { articleId } = one.digest;
      const known = before.get(articleId);
      before.delete(articleId);
      if (known?.written === one.written) one.digest = known.digest;
      else this.add(one.digest);
    }
    // What is in another bundle by now stays.
    for (const [articleId, { digest }] of before)
      if (this.#of.get(articleId) === digest) this.#remove(articleId);
    this.#bundles.set(bundle, digests);
  }

  #remove(articleId: string): void {
    const known = this.#of.get(articleId);
    if (known === undefined) return;
    this.#dead.add(known);
    this.#of.delete(articleId);
  }

  /** Takes an article in, in place of what was known of it. */
  add(digest: Digest): void {
    this.#remove(digest.articleId);
    this.#of.set(digest.articleId, digest);
    const number = this.#articles.length;
    this.#articles.push(digest);
    this.#title.push(this.#number(digest.title));
    this.#publisher.push(this.#number(digest.publisher ?? ''));
    const sentences = this.#index.addSpelled(digest.words.split(' '), digest.spelled);
    const numbers: number[] = [];
    /** The number here of a field's text. */
    const numberOf = (at: number, field: Parameters<typeof textAt>[2]) => {
      const place = textAt(digest, at, field);
      if (place < 0) return 0;
      numbers[place] ??= this.#number(digest.texts[place] ?? '');
      return numbers[place];
    };
    for (let at = 0; at < digest.ids.length; at++) {
      const period = numberOf(at, 'period');
      const [first, last] = this.#yearsOf(period);
      this.#digest.push(number);
      this.#at.push(at);
      this.#indicator.push(numberOf(at, 'indicator'));
      this.#named.push(this.#names.get(digest.texts[textAt(digest, at, 'indicatorId')] ?? '') ?? 0);
      this.#place.push(numberOf(at, 'place'));
      this.#sentence.push(sentences + sentenceAt(digest, at));
      this.#speaker.push(numberOf(at, 'speaker'));
      this.#status.push(STATUS_ORDER[digest.texts[textAt(digest, at, 'status')] as Status]);
      this.#period.push(period);
      this.#first.push(first);
      this.#last.push(last);
    }
    this.#orders.clear();
  }

  #yearsOf(text: number): [number, number] {
    const known = this.#years.get(text);
    if (known !== undefined) return known;
    const period = parsePeriod(this.#texts.get(text) ?? null);
    const years: [number, number] =
      period === null ? [NO_YEAR, NO_YEAR] : [period.year, new Date(period.to * 86_400_000).getUTCFullYear()];
    this.#years.set(text, years);
    return years;
  }

  #number(text: string): number {
    const number = this.#index.add(text);
    if (!this.#texts.has(number)) {
      this.#texts.set(number, text);
      this.#rank = null;
    }
    return number;
  }

  articles(): Digest[] {
    return [...this.#of.values()];
  }

  idOf(row: number): string {
    return this.#articles[this.#digest[row] ?? 0]?.ids[this.#at[row] ?? 0] ?? '';
  }

  figure(row: number): FigureRow {
    const article = this.#articles[this.#digest[row] ?? 0] as Digest;
    const figure = figureAt(article, this.#at[row] ?? 0);
    return { ...figure, quote: article.sentences[figure.sentence] ?? '', article };
  }

  /** Numbers of the figures that fit, in order. */
  figures(query: Query, order: Order<FigureSort>): Int32Array {
    const rows = this.#order(order.by);
    const words = wordsOf(query.text).map((word) => this.#index.beginning(word));
    const place = this.#all(query.place);
    const indicator = this.#all(query.indicator);
    const publisher = this.#all(query.publisher);
    const { from, to } = query;
    const status = query.status === null ? null : STATUS_ORDER[query.status];
    // Fields of a class cost a check at each use; these are used a million times.
    const [digests, statuses, indicators, nameds] = [
      this.#digest,
      this.#status,
      this.#indicator,
      this.#named,
    ];
    const [places, sentences, speakers] = [this.#place, this.#sentence, this.#speaker];
    const [firsts, lasts, titles, publishers] = [this.#first, this.#last, this.#title, this.#publisher];
    const dead = this.#articles.map((digest) => this.#dead.has(digest));
    const { down } = order;
    const found = new Int32Array(rows.length);
    let count = 0;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[down ? rows.length - 1 - i : i] as number;
      const digest = digests[row] as number;
      if (dead[digest]) continue;
      if (from !== null && (lasts[row] as number) < from) continue;
      if (to !== null && ((firsts[row] as number) > to || firsts[row] === NO_YEAR)) continue;
      if (place !== null && place[places[row] as number] === 0) continue;
      if (publisher !== null && publisher[publishers[digest] as number] === 0) continue;
      if (
        indicator !== null &&
        indicator[indicators[row] as number] === 0 &&
        indicator[nameds[row] as number] === 0
      )
        continue;
      if (status !== null && statuses[row] !== status) continue;
      let fits = true;
      for (let w = 0; fits && w < words.length; w++) {
        const word = words[w] as Uint8Array;
        fits =
          word[indicators[row] as number] === 1 ||
          word[sentences[row] as number] === 1 ||
          word[titles[digest] as number] === 1 ||
          word[places[row] as number] === 1 ||
          word[nameds[row] as number] === 1 ||
          word[speakers[row] as number] === 1;
      }
      if (fits) found[count++] = row;
    }
    return found.subarray(0, count);
  }

  /** For each text whether all words typed begin a word of it; null where nothing was typed. */
  #all(typed: string): Uint8Array | null {
    const [first, ...others] = wordsOf(typed).map((word) => this.#index.beginning(word));
    if (first === undefined) return null;
    if (others.length === 0) return first;
    return first.map((fits, i) => (others.every((other) => other[i] === 1) ? fits : 0));
  }

  #order(by: FigureSort): Int32Array {
    const known = this.#orders.get(by);
    if (known !== undefined) return known;
    const keys = this.#keys(by);
    const count = keys.length;
    // Key and row as one number: plain numbers are sorted many times faster than rows through a comparison.
    const joined = Float64Array.from(keys, (key, row) => key * count + row).sort();
    const rows = Int32Array.from(joined, (both) => both % count);
    this.#orders.set(by, rows);
    return rows;
  }

  /** What the figures are sorted by: whole numbers from 0 on, so few that one of them and a row make an exact number. */
  #keys(by: FigureSort): Int32Array {
    const digests = this.#digest;
    switch (by) {
      case 'value':
        return placesOf(
          Float64Array.from(digests, (digest, row) =>
            valueAt(this.#articles[digest] as Digest, this.#at[row] as number),
          ),
        );
      case 'published': {
        const days = placesOf(
          Float64Array.from(this.#articles, ({ publishedAt }) => timeOf(publishedAt ?? '')),
        );
        return Int32Array.from(digests, (digest) => days[digest] as number);
      }
      case 'status':
        return Int32Array.from(this.#status);
      case 'title': {
        const ranks = this.#ranks();
        return Int32Array.from(digests, (digest) => ranks[this.#title[digest] as number] as number);
      }
      case 'indicator':
      case 'place':
      case 'period': {
        const ranks = this.#ranks();
        const of = by === 'indicator' ? this.#indicator : by === 'place' ? this.#place : this.#period;
        return Int32Array.from(of, (text) => ranks[text] as number);
      }
    }
  }

  /** The place of each text in the order of the Vietnamese alphabet. */
  #ranks(): Int32Array {
    if (this.#rank !== null) return this.#rank;
    const collator = new Intl.Collator('vi');
    const order = [...this.#texts].sort((a, b) => collator.compare(a[1], b[1]));
    const rank = new Int32Array(this.#index.size);
    order.forEach(([text], place) => {
      rank[text] = place;
    });
    this.#rank = rank;
    return rank;
  }

  /** Articles that fit, newest first unless ordered otherwise. */
  articlesFor(query: Query): Digest[] {
    const fits = matcher(query.text);
    const by = matcher(query.publisher);
    return this.articles().filter((digest) => {
      const { title, author, publisher } = digest;
      return (
        inYears(digest, query) &&
        (query.publisher === '' || by(foldedOf(publisher))) &&
        fits(this.#fold(digest, title, author, publisher))
      );
    });
  }

  officialsFor(query: Query): OfficialRow[] {
    const fits = matcher(query.text);
    const by = matcher(query.publisher);
    return this.articles().flatMap((article) =>
      !inYears(article, query) || (query.publisher !== '' && !by(foldedOf(article.publisher)))
        ? []
        : article.officials
            .filter((one) => fits(this.#fold(one, one.name, ...one.posts, ...one.aliases, article.title)))
            .map((one) => ({ ...one, article })),
    );
  }

  #fold(of: object, ...parts: (string | null)[]): string {
    const folded = this.#folded.get(of) ?? foldedOf(...parts);
    this.#folded.set(of, folded);
    return folded;
  }

  /** What stands in a column, most frequent first: suggestions for the filters. */
  suggestions(of: 'place' | 'indicator' | 'publisher', limit: number): string[] {
    const column = of === 'place' ? this.#place : of === 'indicator' ? this.#indicator : this.#publisher;
    const counts = new Map<number, number>();
    for (const text of column) counts.set(text, (counts.get(text) ?? 0) + 1);
    counts.delete(0);
    return [...counts]
      .sort((a, b) => b[1] - a[1])
      .slice(0, limit)
      .map(([text]) => this.#texts.get(text) as string);
  }

  /** Every figure whose series `wanted` takes. */
  inSeries(wanted: (series: string) => boolean): FigureRow[] {
    const rows: FigureRow[] = [];
    for (let row = 0; row < this.#digest.length; row++) {
      const digest = this.#articles[this.#digest[row] as number] as Digest;
      const series = digest.texts[textAt(digest, this.#at[row] as number, 'series')];
      if (series !== undefined && !this.#dead.has(digest) && wanted(series)) rows.push(this.figure(row));
    }
    return rows;
  }
}

const STATUS_ORDER: Record<Status, number> = {
  actual: 0,
  estimated: 1,
  preliminary: 2,
  target: 3,
  forecast: 4,
  quota: 5,
};

/** The place of each value among the different ones. */
function placesOf(values: Float64Array): Int32Array {
  const sorted = new Float64Array(new Set(values)).sort();
  const places = new Map<number, number>();
  sorted.forEach((value, place) => {
    places.set(value, place);
  });
  return Int32Array.from(values, (value) => places.get(value) as number);
}

function inYears({ publishedAt }: Digest, { from, to }: Query): boolean {
  if (from === null && to === null) return true;
  const year = Number(publishedAt?.slice(0, 4) ?? Number.NaN);
  return year >= (from ?? 0) && year <= (to ?? 9999);
}
