/**
 * The derived index: what the engine read in the newest version of each article, and the points of every series.
 * It holds nothing that the documents do not give back, is never replicated, and may be deleted at any time.
 */
import { type DBSchema, deleteDB, type IDBPDatabase, type IDBPObjectStore, openDB } from 'idb';
import type { Bundle, BundleRequest, Bundles, Digest } from '../library/digest.ts';
import type { Figure, FiledOfficial, Official, SeriesPoint, StoreStats } from '../records.ts';
import { nearestPoints, type Place, placeOf } from './nearest.ts';
import { Pulse } from './patience.ts';
import { type SeriesRequest, StoreError } from './repository.ts';

/** Raised with every change of the stores below; an index of another layout is thrown away and built anew. */
const LAYOUT = 7;
/** Digests that are stored as one record: hundreds of records are read many times faster than ten thousands. */
export const BUNDLE = 32;

/** Name of the index of a database of documents. */
export const indexName = (documents: string): string => `${documents}-index`;

/** From what the index was built, and how far. */
export interface Origin {
  engineVersion: string;
  schemaVersion: number;
  /** Identity of the database of documents. */
  documents: string;
}

interface Meta extends Origin {
  /** Number of the last change of the documents that is in the index. */
  sequence: number;
  totals: StoreStats;
  /** Names this index: one that is built anew gets another name. */
  build: string;
  /** Number of the last change of the index itself. */
  written: number;
}

/** One article as the index holds it. */
export interface Entry {
  articleId: string;
  sample: boolean;
  figures: Figure[];
  officials: Official[];
}

/** A point and the series it is filed under. */
export interface FiledPoint {
  series: string;
  point: SeriesPoint;
}

/** An official and the name they are filed under. */
export interface FiledPerson {
  person: string;
  filed: FiledOfficial;
}

/** Everything the index holds of one article. */
export interface Indexed {
  entry: Entry;
  points: FiledPoint[];
  people: FiledPerson[];
  digest: Digest;
}

interface Layout extends DBSchema {
  meta: { key: 'meta'; value: Meta };
  articles: { key: string; value: Entry & { bundle: number } };
  digests: { key: number; value: Bundle; indexes: { changed: number } };
  points: {
    key: [series: string, phase: string, back: number, said: number, figureId: string];
    value: FiledPoint & Place & { figureId: string; articleId: string };
    indexes: { article: string; latest: [series: string, back: number, said: number] };
  };
  people: {
    key: [person: string, articleId: string, place: number];
    value: FiledPerson & { articleId: string; place: number };
    indexes: { article: string };
  };
  /** Ids of documents that could not be read when somebody last tried. */
  unreadable: { key: string; value: true };
}

type StoreName = 'meta' | 'articles' | 'digests' | 'points' | 'people';
const STORES: StoreName[] = ['meta', 'articles', 'digests', 'points', 'people'];
const nothing: StoreStats = { articles: 0, figures: 0, officials: 0, samples: 0 };

/** Mentions that only repeat a figure (headline, lead, caption) are not counted again. */
export const countFigures = (figures: readonly Figure[]): number =>
  figures.reduce((count, figure) => count + (figure.sameAs === null ? 1 : 0), 0);

function add(totals: StoreStats, entry: Entry, sign: 1 | -1): void {
  totals.articles += sign;
  totals.figures += sign * countFigures(entry.figures);
  totals.officials += sign * entry.officials.length;
  totals.samples += sign * (entry.sample ? 1 : 0);
}

export class Derived {
  #db: IDBPDatabase<Layout>;
  #pulse: Pulse;

  private constructor(db: IDBPDatabase<Layout>, pulse = new Pulse()) {
    this.#db = db;
    this.#pulse = pulse;
  }

  /** `pulse` is told whenever something was written. */
  static async open(name: string, pulse?: Pulse): Promise<Derived> {
    const open = () =>
      new Promise<IDBPDatabase<Layout>>((resolve, reject) => {
        openDB<Layout>(name, LAYOUT, {
          upgrade(db) {
            for (const store of [...db.objectStoreNames]) db.deleteObjectStore(store);
            db.createObjectStore('meta');
            db.createObjectStore('articles', { keyPath: 'articleId' });
            db.createObjectStore('digests', { keyPath: 'bundle' }).createIndex('changed', 'changed');
            const points = db.createObjectStore('points', {
              keyPath: ['series', 'phase', 'back', 'said', 'figureId'],
            });
            points.createIndex('article', 'articleId');
            points.createIndex('latest', ['series', 'back', 'said']);
            const people = db.createObjectStore('people', { keyPath: ['person', 'articleId', 'place'] });
            people.createIndex('article', 'articleId');
            db.createObjectStore('unreadable');
          },
          blocked: () => reject(new StoreError('storage_blocked', 'another version holds the index')),
          // A newer version of the extension is starting: make way for it.
          blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
        }).then(resolve, reject);
      });
    try {
      return new Derived(await open(), pulse);
    } catch (error) {
      // Made by a newer layout: the documents give everything back.
      if ((error as { name?: unknown }).name !== 'VersionError') throw error;
      await deleteDB(name);
      return new Derived(await open(), pulse);
    }
  }

  /** The index for somebody who only reads; null where there is none of this layout (yet). Makes and changes nothing. */
  static async openToRead(name: string): Promise<Derived | null> {
    try {
      return new Derived(
        await openDB<Layout>(name, LAYOUT, {
          upgrade(_db, _from, _to, tx) {
            tx.done.catch(ignore);
            tx.abort();
          },
          blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
        }),
      );
    } catch (error) {
      if (['AbortError', 'VersionError'].includes((error as { name: string }).name)) return null;
      throw error;
    }
  }

  /** How far the index goes; null when it is missing or was built from something else. */
  async sequence(origin: Origin): Promise<number | null> {
    const meta = await this.#db.get('meta', 'meta');
    const same =
      meta?.engineVersion === origin.engineVersion &&
      meta.schemaVersion === origin.schemaVersion &&
      meta.documents === origin.documents;
    return same ? meta.sequence : null;
  }

  /** Empties the index; from here it is filled by `put` from change number 0 on. */
  async reset(origin: Origin): Promise<void> {
    const tx = this.#db.transaction(STORES, 'readwrite');
    await Promise.all([
      tx.objectStore('articles').clear(),
      tx.objectStore('points').clear(),
      tx.objectStore('people').clear(),
      tx.objectStore('digests').clear(),
      tx
        .objectStore('meta')
        .put({ ...origin, sequence: 0, totals: nothing, build: crypto.randomUUID(), written: 0 }, 'meta'),
      tx.done,
    ]);
  }

  /**
   * Replaces the entries of the given articles (null: none any more) and notes that the index goes up to change
   * number `sequence`; all or nothing.
   */
  async put(changed: ReadonlyMap<string, Indexed | null>, sequence: number): Promise<void> {
    const tx = this.#db.transaction(STORES, 'readwrite');
    // A failed request rejects by itself as well; the transaction's own outcome is what counts.
    const outcome = tx.done.then(
      () => null,
      (error: unknown) => ({ error }),
    );
    try {
      const meta = await tx.objectStore('meta').get('meta');
      if (meta === undefined) throw new Error('the index was emptied');
      const totals = { ...meta.totals };
      const articles = tx.objectStore('articles');
      const points = tx.objectStore('points');
      const people = tx.objectStore('people');
      const written = meta.written + 1;
      const bundles = await Bundling.begin(tx.objectStore('digests'), written);
      for (const [articleId, now] of changed) {
        const before = await articles.get(articleId);
        if (before !== undefined) add(totals, before, -1);
        const bundle = await bundles.put(articleId, now?.digest ?? null, before?.bundle ?? null);
        for (const key of await points.index('article').getAllKeys(articleId))
          points.delete(key).catch(ignore);
        for (const key of await people.index('article').getAllKeys(articleId))
          people.delete(key).catch(ignore);
        if (now === null) articles.delete(articleId).catch(ignore);
        else {
          add(totals, now.entry, 1);
          articles.put({ ...now.entry, bundle }).catch(ignore);
          for (const { series, point } of now.points) {
            const place = placeOf(point.period, point.publishedAt);
            points.put({ series, ...place, figureId: point.figureId, articleId, point }).catch(ignore);
          }
          now.people.forEach((one, place) => {
            people.put({ ...one, articleId, place }).catch(ignore);
          });
        }
      }
      bundles.write();
      tx.objectStore('meta')
        .put({ ...meta, sequence, totals, written }, 'meta')
        .catch(ignore);
    } catch (error) {
      abort(tx);
      const failed = await outcome;
      throw failed?.error ?? error;
    }
    const failed = await outcome;
    if (failed !== null) throw failed.error;
    this.#pulse.beat();
  }

  /** The points nearest to what is asked, by series; see `nearestPoints`. */
  async points(requests: readonly SeriesRequest[]): Promise<Map<string, SeriesPoint[]>> {
    const { store } = this.#db.transaction('points');
    const latest = store.index('latest');
    const found = new Map<string, Map<string, SeriesPoint>>();
    const asked = new Map(
      requests.map((request) => [JSON.stringify([request.series, request.period]), request]),
    );
    await Promise.all(
      [...asked.values()].map(async ({ series, period }) => {
        const points = found.get(series) ?? new Map<string, SeriesPoint>();
        found.set(series, points);
        const filed = await nearestPoints(period, {
          ofPhase: (phase, from, to, limit) =>
            store.getAll(
              IDBKeyRange.bound([series, phase, ...from], [series, phase, ...to], true, false),
              limit,
            ),
          ofAny: (from, limit) => latest.getAll(IDBKeyRange.bound([series, from], [series, []]), limit),
        });
        for (const { point } of filed) points.set(point.figureId, point);
      }),
    );
    return new Map([...found].map(([series, points]) => [series, [...points.values()]]));
  }

  /** The officials filed under each of the given names; at most `limit` a name. */
  async people(names: readonly string[], limit: number): Promise<Map<string, FiledOfficial[]>> {
    const store = this.#db.transaction('people').store;
    const found = await Promise.all(
      [...new Set(names)].map(async (name): Promise<[string, FiledOfficial[]]> => {
        const people = await store.getAll(IDBKeyRange.bound([name], [name, []]), limit);
        return [name, people.map(({ filed }) => filed)];
      }),
    );
    return new Map(found);
  }

  /** Every entry in the order of the articles' ids, `limit` at a time after the id `after`. */
  entries(after: string | null, limit: number): Promise<Entry[]> {
    return this.#db.getAll('articles', after === null ? null : IDBKeyRange.lowerBound(after, true), limit);
  }

  /** The entries of the given articles, those that there are. */
  async entriesOf(articleIds: readonly string[]): Promise<Entry[]> {
    const { store } = this.#db.transaction('articles');
    const found = await Promise.all(articleIds.map((id) => store.get(id)));
    return found.filter((entry) => entry !== undefined);
  }

  entry(articleId: string): Promise<Entry | undefined> {
    return this.#db.get('articles', articleId);
  }

  /** A portion of what a library lists, newest first; null where the index was not begun yet. */
  async digests({ since, below, limit }: BundleRequest): Promise<Bundles | null> {
    const tx = this.#db.transaction(['meta', 'digests']);
    const meta = await tx.objectStore('meta').get('meta');
    if (meta === undefined) return null;
    const store = tx.objectStore('digests');
    const changed = await store.index('changed').getAllKeys(IDBKeyRange.lowerBound(since, true));
    const wanted = changed.filter((bundle) => below === null || bundle < below).sort((a, b) => b - a);
    const taken = wanted.slice(0, limit);
    const bundles = (await Promise.all(taken.map((bundle) => store.get(bundle)))) as Bundle[];
    const next = wanted.length > taken.length ? (taken.at(-1) ?? null) : null;
    return { build: meta.build, written: meta.written, bundles, next };
  }

  async stats(): Promise<StoreStats> {
    return (await this.#db.get('meta', 'meta'))?.totals ?? { ...nothing };
  }

  /** Notes ids of documents that could not be read; for `unreadable`. */
  async note(ids: Iterable<string>): Promise<void> {
    const tx = this.#db.transaction('unreadable', 'readwrite');
    await Promise.all([...[...ids].map((id) => tx.store.put(true, id)), tx.done]);
  }

  unreadable(): Promise<string[]> {
    return this.#db.getAllKeys('unreadable');
  }

  close(): void {
    this.#db.close();
  }
}

const ignore = () => {};

/** Puts digests into bundles within one transaction: a new one into the last bundle, a changed one where it is. */
class Bundling {
  #touched = new Map<number, Bundle>();

  private constructor(
    private readonly store: IDBPObjectStore<Layout, StoreName[], 'digests', 'readwrite'>,
    private readonly written: number,
    /** The bundle that new digests go into. */
    private last: Bundle,
  ) {}

  static async begin(
    store: IDBPObjectStore<Layout, StoreName[], 'digests', 'readwrite'>,
    written: number,
  ): Promise<Bundling> {
    const last = (await store.openCursor(null, 'prev'))?.value;
    return new Bundling(store, written, last ?? { bundle: 1, changed: written, digests: [] });
  }

  /** Puts an article's digest, or null for none, in place of the one in bundle `before`; the bundle it is in now. */
  async put(articleId: string, digest: Digest | null, before: number | null): Promise<number> {
    if (before === null && digest === null) return 0;
    if (before === null && this.last.digests.length >= BUNDLE)
      this.last = { bundle: this.last.bundle + 1, changed: this.written, digests: [] };
    const into = before === null || before === this.last.bundle ? this.last : await this.#bundle(before);
    into.digests = into.digests.filter((one) => one.digest.articleId !== articleId);
    if (digest !== null) into.digests.push({ written: this.written, digest });
    this.#touched.set(into.bundle, into);
    return into.bundle;
  }

  async #bundle(number: number): Promise<Bundle> {
    const known = this.#touched.get(number) ?? (await this.store.get(number));
    return known ?? { bundle: number, changed: this.written, digests: [] };
  }

  write(): void {
    for (const bundle of this.#touched.values())
      this.store.put({ ...bundle, changed: this.written }).catch(ignore);
  }
}

function abort(tx: { abort(): void }): void {
  try {
    tx.abort();
  } catch {
    // It has failed already.
  }
}
