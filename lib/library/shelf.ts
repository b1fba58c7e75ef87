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
import { matcher, type Searchable, searchable, typedWords, WordIndex } from './words.ts';

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
  #printed: number[] = [];
  #speaker: number[] = [];
  #status: number[] = [];
  #period: number[] = [];
  /** The period in words, as a text to be found. */
  #when: number[] = [];
  #first: number[] = [];
  #last: number[] = [];
  /** One entry an article. */
  #title: number[] = [];
  #publisher: number[] = [];
  /** First and last year of a period, and the number of its words, by the number of its text. */
  #years = new Map<number, [first: number, last: number, words: number]>();
  #orders = new Map<string, Int32Array>();
  #searchable = new Map<object, Searchable>();

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
      const [first, last, when] = this.#yearsOf(period);
      this.#digest.push(number);
      this.#at.push(at);
      this.#indicator.push(numberOf(at, 'indicator'));
      this.#named.push(this.#names.get(digest.texts[textAt(digest, at, 'indicatorId')] ?? '') ?? 0);
      this.#place.push(numberOf(at, 'place'));
      this.#sentence.push(sentences + sentenceAt(digest, at));
      this.#printed.push(this.#index.add(digest.texts[textAt(digest, at, 'text')] ?? ''));
      this.#speaker.push(numberOf(at, 'speaker'));
      this.#status.push(STATUS_ORDER[digest.texts[textAt(digest, at, 'status')] as Status]);
      this.#period.push(period);
      this.#when.push(when);
      this.#first.push(first);
      this.#last.push(last);
    }
    this.#orders.clear();
  }

  #yearsOf(text: number): [number, number, number] {
    const known = this.#years.get(text);
    if (known !== undefined) return known;
    const written = this.#texts.get(text) ?? '';
    const period = parsePeriod(written === '' ? null : written);
    const years: [number, number, number] = [
      period?.year ?? NO_YEAR,
      period === null ? NO_YEAR : new Date(period.to * 86_400_000).getUTCFullYear(),
      this.#number(periodWords(written)),
    ];
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

  /**
   * Numbers of the figures that fit, in order; with `ranked`, what fits best comes first, and what fits alike stays in
   * order. Best fits what is found in the figure's own fields (indicator, value, period, place), then what only the
   * sentence or the speaker tells, then what only the headline does; of those, the more words name the indicator or
   * the value, the better.
   */
  figures(query: Query, order: Order<FigureSort>, ranked = false): Int32Array {
    const rows = this.#order(order.by);
    const words = typedWords(query.text).map((word) => this.#index.beginning(word));
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
    const [printeds, whens] = [this.#printed, this.#when];
    const [firsts, lasts, titles, publishers] = [this.#first, this.#last, this.#title, this.#publisher];
    const dead = Uint8Array.from(this.#articles, (digest) => (this.#dead.has(digest) ? 1 : 0));
    const { down } = order;
    const found = new Int32Array(rows.length);
    /** Of each figure found how far it is from the best. */
    const ranks = new Uint8Array(ranked ? rows.length : 0);
    let count = 0;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[down ? rows.length - 1 - i : i] as number;
      const digest = digests[row] as number;
      if (dead[digest] === 1) continue;
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
      let worst = 0;
      let named = 0;
      for (let w = 0; worst < NOWHERE && w < words.length; w++) {
        const word = words[w] as Uint8Array;
        if (
          word[indicators[row] as number] === 1 ||
          word[nameds[row] as number] === 1 ||
          word[printeds[row] as number] === 1
        )
          named++;
        else if (word[whens[row] as number] !== 1 && word[places[row] as number] !== 1)
          worst = Math.max(
            worst,
            word[sentences[row] as number] === 1 || word[speakers[row] as number] === 1
              ? IN_SENTENCE
              : word[titles[digest] as number] === 1
                ? IN_TITLE
                : NOWHERE,
          );
      }
      if (worst === NOWHERE) continue;
      if (ranked) ranks[count] = worst * NAMED + NAMED - 1 - Math.min(named, NAMED - 1);
      found[count++] = row;
    }
    return ranked && words.length > 0 ? byRank(found, ranks, count) : found.subarray(0, count);
  }

  /** For each text whether all words typed begin a word of it; null where nothing was typed. */
  #all(typed: string): Uint8Array | null {
    const [first, ...others] = typedWords(typed).map((word) => this.#index.beginning(word));
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
        (query.publisher === '' || by(searchable(publisher))) &&
        fits(this.#searchableOf(digest, title, author, publisher))
      );
    });
  }

  officialsFor(query: Query): OfficialRow[] {
    const fits = matcher(query.text);
    const by = matcher(query.publisher);
    return this.articles().flatMap((article) =>
      !inYears(article, query) || (query.publisher !== '' && !by(searchable(article.publisher)))
        ? []
        : article.officials
            .filter((one) =>
              fits(this.#searchableOf(one, one.name, ...one.posts, ...one.aliases, article.title)),
            )
            .map((one) => ({ ...one, article })),
    );
  }

  #searchableOf(of: object, ...parts: (string | null)[]): Searchable {
    const known = this.#searchable.get(of) ?? searchable(...parts);
    this.#searchable.set(of, known);
    return known;
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

/** Where the word that is worst off was found, and how many words that name what is measured are told apart. */
const IN_SENTENCE = 1;
const IN_TITLE = 2;
const NOWHERE = 3;
const NAMED = 8;

/** The first `count` rows by their ranks, in their order where those are equal. */
function byRank(rows: Int32Array, ranks: Uint8Array, count: number): Int32Array {
  const starts = new Int32Array(NOWHERE * NAMED + 1);
  for (let i = 0; i < count; i++)
    starts[(ranks[i] as number) + 1] = (starts[(ranks[i] as number) + 1] ?? 0) + 1;
  for (let rank = 1; rank < starts.length; rank++)
    starts[rank] = (starts[rank] ?? 0) + (starts[rank - 1] ?? 0);
  const sorted = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const rank = ranks[i] as number;
    const at = starts[rank] as number;
    sorted[at] = rows[i] as number;
    starts[rank] = at + 1;
  }
  return sorted;
}

const ROMAN = ['I', 'II', 'III', 'IV'];
/** A period as a reader may type it: `2024-01..2024-09` → `9 tháng đầu năm 2024 …`. */
function periodWords(written: string): string {
  const years = written.match(/\d{4}/g) ?? [];
  const quarter = Number(/Q(\d)/.exec(written)?.[1] ?? 0);
  const [first = 0, last = first] = written
    .split('..')
    .flatMap((side) => /^\d{4}-(\d\d)/.exec(side)?.[1] ?? [])
    .map(Number);
  const months =
    first === last
      ? `tháng ${first}`
      : first === 1
        ? `${last} tháng đầu năm`
        : last === 12
          ? `${13 - first} tháng cuối năm`
          : `tháng ${first} tháng ${last}`;
  return [
    ...(quarter === 0 ? [] : [`quý ${ROMAN[quarter - 1]} ${quarter} Q${quarter}`]),
    ...(written.includes('end') ? ['cuối'] : []),
    ...(first === 0 ? [] : [months]),
    ...(years.length === 0 ? [] : ['năm', ...years]),
  ].join(' ');
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
