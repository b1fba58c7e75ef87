/** Everything that the library lists, in memory and in columns: 300,000 figures are searched at each keystroke. */
import { parsePeriod } from '../compare/period.ts';
import type { Status } from '../records.ts';
import type { Digest, ListedFigure, ListedOfficial } from './digest.ts';
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
  article: Digest;
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
  #names: Names;
  #index = new WordIndex();
  /** Text numbers are looked up in order of appearance; by `#rank` they are compared. */
  #texts: string[] = [];
  #rank: Int32Array | null = null;
  #newest = new Map<string, Digest>();
  #dead = new Set<Digest>();
  #articles: Digest[] = [];
  /** One entry a figure. */
  #digest: number[] = [];
  #at: number[] = [];
  #indicator: number[] = [];
  #named: number[] = [];
  #place: number[] = [];
  #sentence: number[] = [];
  #speaker: number[] = [];
  #period: number[] = [];
  #first: number[] = [];
  #last: number[] = [];
  /** One entry an article version. */
  #title: number[] = [];
  #publisher: number[] = [];
  #orders = new Map<string, Int32Array>();
  #folded = new Map<object, string>();

  constructor(names: Names = new Map()) {
    this.#names = names;
    this.#number('');
  }

  /** Takes an article in; of several versions the one collected last counts. */
  add(digest: Digest): void {
    const known = this.#newest.get(digest.articleId);
    if (known !== undefined) {
      if (timeOf(known.collectedAt) > timeOf(digest.collectedAt)) return;
      this.#dead.add(known);
    }
    this.#newest.set(digest.articleId, digest);
    const number = this.#articles.length;
    this.#articles.push(digest);
    this.#title.push(this.#number(digest.title));
    this.#publisher.push(this.#number(digest.publisher ?? ''));
    const sentences = digest.sentences.map((sentence) => this.#number(sentence));
    const { figures } = digest;
    for (let at = 0; at < figures.id.length; at++) {
      const named = this.#names.get(figures.indicatorId[at] ?? '');
      const period = parsePeriod(figures.period[at] ?? null);
      this.#digest.push(number);
      this.#at.push(at);
      this.#indicator.push(this.#number(figures.indicator[at] ?? ''));
      this.#named.push(named === undefined ? 0 : this.#number(`${named.vi} / ${named.en}`));
      this.#place.push(this.#number(figures.place[at] ?? ''));
      this.#sentence.push(sentences[figures.sentence[at] ?? 0] ?? 0);
      this.#speaker.push(this.#number(figures.speaker[at] ?? ''));
      this.#period.push(this.#number(figures.period[at] ?? ''));
      this.#first.push(period?.year ?? NO_YEAR);
      this.#last.push(period === null ? NO_YEAR : new Date(period.to * 86_400_000).getUTCFullYear());
    }
    this.#orders.clear();
  }

  /** Does what the first search would have to wait for. */
  settle(): void {
    this.#index.settle();
  }

  #number(text: string): number {
    const number = this.#index.add(text);
    if (number === this.#texts.length) {
      this.#texts.push(text);
      this.#rank = null;
    }
    return number;
  }

  /** The newest version of every article. */
  articles(): Digest[] {
    return this.#articles.filter((digest) => !this.#dead.has(digest));
  }

  figure(row: number): FigureRow {
    const article = this.#articles[this.#digest[row] ?? 0] as Digest;
    const at = this.#at[row] ?? 0;
    const fields = Object.entries(article.figures).map(([field, values]) => [field, values[at]]);
    const figure = Object.fromEntries(fields) as ListedFigure;
    return { ...figure, quote: article.sentences[figure.sentence] ?? '', article };
  }

  /** Numbers of the figures that fit, in order. */
  figures(query: Query, order: Order<FigureSort>): Int32Array {
    const rows = this.#order(order.by);
    const words = wordsOf(query.text).map((word) => this.#index.beginning(word));
    const place = this.#all(query.place);
    const indicator = this.#all(query.indicator);
    const publisher = this.#all(query.publisher);
    const { status, from, to } = query;
    // Fields of a class cost a check at each use; these are used a million times.
    const [digests, ats, indicators, nameds] = [this.#digest, this.#at, this.#indicator, this.#named];
    const [places, sentences, speakers] = [this.#place, this.#sentence, this.#speaker];
    const [firsts, lasts, titles, publishers] = [this.#first, this.#last, this.#title, this.#publisher];
    const articles = this.#articles;
    const dead = articles.map((digest) => this.#dead.has(digest));
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
      if (status !== null && (articles[digest] as Digest).figures.status[ats[row] as number] !== status)
        continue;
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
    // Native numbers sort many times faster than rows through a comparison.
    const rows = Int32Array.from(keys.keys());
    rows.sort((a, b) => (keys[a] as number) - (keys[b] as number) || a - b);
    this.#orders.set(by, rows);
    return rows;
  }

  #keys(by: FigureSort): Float64Array {
    const rows = this.#digest.length;
    const keys = new Float64Array(rows);
    const rank = by === 'value' || by === 'published' || by === 'status' ? null : this.#ranks();
    const published = this.#articles.map(({ publishedAt }) => timeOf(publishedAt ?? ''));
    for (let row = 0; row < rows; row++) {
      const digest = this.#digest[row] as number;
      const { figures } = this.#articles[digest] as Digest;
      const at = this.#at[row] as number;
      const text = (of: readonly number[], i: number) => rank?.[of[i] as number] ?? 0;
      switch (by) {
        case 'value':
          keys[row] = figures.value[at] ?? 0;
          break;
        case 'published':
          keys[row] = published[digest] as number;
          break;
        case 'status':
          keys[row] = STATUS_ORDER[figures.status[at] as Status];
          break;
        case 'title':
          keys[row] = text(this.#title, digest);
          break;
        case 'indicator':
          keys[row] = text(this.#indicator, row);
          break;
        case 'place':
          keys[row] = text(this.#place, row);
          break;
        case 'period':
          keys[row] = text(this.#period, row);
          break;
      }
    }
    return keys;
  }

  /** The place of each text in the order of the Vietnamese alphabet. */
  #ranks(): Int32Array {
    if (this.#rank !== null) return this.#rank;
    const collator = new Intl.Collator('vi');
    const used = new Set([
      ...this.#indicator,
      ...this.#place,
      ...this.#period,
      ...this.#title,
      ...this.#publisher,
    ]);
    const order = [...used].sort((a, b) =>
      collator.compare(this.#texts[a] as string, this.#texts[b] as string),
    );
    const rank = new Int32Array(this.#texts.length);
    order.forEach((text, place) => {
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
      .map(([text]) => this.#texts[text] as string);
  }

  /** Every figure whose series `wanted` takes. */
  inSeries(wanted: (series: string) => boolean): FigureRow[] {
    const rows: FigureRow[] = [];
    for (let row = 0; row < this.#digest.length; row++) {
      const digest = this.#articles[this.#digest[row] as number] as Digest;
      const series = digest.figures.series[this.#at[row] as number] ?? null;
      if (series !== null && !this.#dead.has(digest) && wanted(series)) rows.push(this.figure(row));
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

function inYears({ publishedAt }: Digest, { from, to }: Query): boolean {
  if (from === null && to === null) return true;
  const year = Number(publishedAt?.slice(0, 4) ?? Number.NaN);
  return year >= (from ?? 0) && year <= (to ?? 9999);
}
