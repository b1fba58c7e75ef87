/** Opens the store: documents, the index derived from them, and what keeps the two in step. */
import { type BundleRequest, type Bundles, digestOf } from '../library/digest.ts';
import { fileOfficials, personKey } from '../officials/filed.ts';
import type {
  Annotation,
  Article,
  Collected,
  Correction,
  DamagedDocument,
  Figure,
  FiledOfficial,
  ManualValue,
  Reading,
  SeriesPoint,
  TrashEntry,
} from '../records.ts';
import { newestOf } from '../versions.ts';
import type { CorrectionKey } from './corrections.ts';
import { Derived, type Entry, type Indexed, indexName, type Origin } from './derived.ts';
import { concerned, Documents, type Kept } from './documents.ts';
import type { Standing } from './entries.ts';
import { toStoreError } from './errors.ts';
import { SCHEMA_VERSION } from './migrations.ts';
import type { Identity } from './moves.ts';
import { Pulse, whileAlive, within } from './patience.ts';
import { type Imported, type Repository, type SeriesRequest, StoreError } from './repository.ts';

export interface StoreOptions {
  /** Name of the database of documents; the index takes it with `-index` after it. */
  name: string;
  /** Reads an article anew when the index is rebuilt; the same function that made the readings given to `save`. */
  engine: (article: Article) => Reading | Promise<Reading>;
  engineVersion: string;
  /** The series that a figure is filed under. */
  seriesKeysOf: (figure: Figure) => readonly string[];
  /** The reading with the reader's corrections in it; the engine's own where not given. */
  correct?: (article: Article, reading: Reading, corrections: readonly Correction[]) => Reading;
  /** The article as it is to be read: of the date that the reader has set. The very same where nothing was set. */
  asRead?: (article: Article, corrections: readonly Correction[]) => Article;
  /** What a figure is called: a correction of a wording holds for all that are called the same. */
  wordingOf?: (figure: Pick<Figure, 'indicator' | 'unit' | 'measure'>) => string;
  /** The point that a figure gives its series, or null. */
  toPoint: (figure: Figure, article: Article, sample: boolean) => SeriesPoint | null;
  /** Under which ids articles are kept; where not given, under those that they have. */
  identity?: Identity;
  /** Who writes here; stands in the documents that say who. */
  by?: string;
  /** The present moment, ISO 8601. */
  now?: () => string;
  /** Told of a long update of the index: changes taken in so far, and how many there are. */
  progress?: (done: number, of: number) => void;
  /** Whether there is too little room left on the disk to write safely. */
  isFull?: () => Promise<boolean>;
  /** Milliseconds to wait for a database that another context holds; then the failure is `storage_blocked`. */
  patience?: number;
  /** Milliseconds without anything read or written after which a task counts as hanging: `storage_failed`. */
  endurance?: number;
}

/** Changes taken into the index in one transaction while catching up: a stop in between loses no more than these. */
const BATCH = 50;
/** Most articles that one name is looked up in. */
const NAMESAKES = 500;

interface Opened {
  documents: Documents;
  derived: Derived;
  origin: Origin;
  /** The index could not be brought up to date: that comes before anything else is written. */
  behind: boolean;
  /** How many unreadable documents are noted in the index. */
  noted: number;
}

/**
 * Opens the store and brings its index up to date: what a crash left out is read again, and all of it where the
 * index is missing or was made by another engine, schema or database. Rejects with a `StoreError`.
 */
export async function openRepository(options: StoreOptions): Promise<Repository> {
  const store = new Store(options);
  await store.ready();
  return store;
}

/** What a thing from a file is to what is kept. A version that is kept is the same; samples give way. */
async function standingIn(documents: Documents, { kind, item }: Imported): Promise<Standing> {
  switch (kind) {
    case 'article': {
      const known = await documents.collection(item.article);
      return known === null || (known.origin === 'sample' && item.origin !== 'sample') ? 'new' : 'same';
    }
    case 'annotation':
      return documents.annotations.standingOf(item);
    case 'value':
      return documents.values.standingOf(item);
    case 'correction':
      return documents.corrections.standingOf(item);
  }
}

/** Ids of the documents that a thing is kept in. */
async function idsIn(documents: Documents, { kind, item }: Imported): Promise<string[]> {
  switch (kind) {
    case 'article':
      return documents.idsOf(item.article);
    case 'annotation':
      return [documents.annotations.idOf(item.target.articleId, item.id)];
    case 'value':
      return [documents.values.idOf(item.id)];
    case 'correction':
      return [documents.corrections.idOf(item)];
  }
}

class Store implements Repository {
  #options: StoreOptions;
  #opened: Promise<Opened> | null = null;
  /** The end of the queue of writers: documents and index change one at a time. */
  #queue: Promise<unknown> = Promise.resolve();
  #closed = false;
  #pulse = new Pulse();

  constructor(options: StoreOptions) {
    this.#options = options;
  }

  ready(): Promise<void> {
    return this.#run(async () => {});
  }

  save(item: Collected, reading: Reading): Promise<{ alreadySaved: boolean }> {
    return this.#write(async ({ documents, derived }) => {
      const { key, written } = await documents.keep(item);
      if (!written) return { alreadySaved: true };
      const newest = newestOf(await documents.versions(item.article.id));
      const known = newest?.key === key ? reading : null;
      const corrections = await documents.corrections.of(item.article.id);
      const entry = newest === null ? null : await this.#entry(newest, known, corrections);
      await derived.put(new Map([[item.article.id, entry]]), await documents.sequence());
      return { alreadySaved: false };
    });
  }

  savedAt(article: Pick<Article, 'id' | 'title' | 'text'>): Promise<string | null> {
    return this.#run(async ({ documents }) => {
      const collection = await documents.collection(article);
      return collection === null || collection.origin === 'sample' ? null : collection.collectedAt;
    });
  }

  points(requests: readonly SeriesRequest[]): Promise<Map<string, SeriesPoint[]>> {
    return this.#run(({ derived }) => derived.points(requests));
  }

  people(names: readonly string[]): Promise<Map<string, FiledOfficial[]>> {
    return this.#run(({ derived }) => derived.people(names, NAMESAKES));
  }

  portion(after: string | null, limit: number): Promise<{ items: Collected[]; next: string | null }> {
    return this.#run(async ({ documents }) => {
      const { items, next } = await documents.portion(after, limit);
      return { items: items.map(({ key: _key, ...item }) => item), next };
    });
  }

  figuresOf(articleId: string): Promise<Figure[]> {
    return this.#run(async ({ derived }) => (await derived.entry(articleId))?.figures ?? []);
  }

  officialsOf(articleId: string): Promise<Entry['officials']> {
    return this.#run(async ({ derived }) => (await derived.entry(articleId))?.officials ?? []);
  }

  readings(articleIds: readonly string[]): Promise<Map<string, Reading>> {
    return this.#run(async ({ derived }) => {
      const entries = await derived.entriesOf(articleIds);
      return new Map(entries.map(({ articleId, figures, officials }) => [articleId, { figures, officials }]));
    });
  }

  stats() {
    return this.#run(({ derived }) => derived.stats());
  }

  digests(request: BundleRequest): Promise<Bundles> {
    return this.#run(async ({ derived }) => {
      const portion = await derived.digests(request);
      if (portion === null) throw new Error('the index was emptied');
      return portion;
    });
  }

  versions(articleId: string): Promise<Collected[]> {
    return this.#run(({ documents }) => documents.versions(articleId));
  }

  annotationsOf(articleId: string): Promise<Annotation[]> {
    return this.#run(({ documents }) => documents.annotations.of(articleId));
  }

  annotationPortion(after: string | null, limit: number) {
    return this.#run(({ documents }) => documents.annotations.portion(after, limit));
  }

  annotate(annotation: Annotation): Promise<void> {
    return this.#writeEntry(({ annotations }) => annotations.put(annotation));
  }

  changeAnnotation(articleId: string, id: string, how: (annotation: Annotation) => Annotation) {
    return this.#writeEntry(({ annotations }) => annotations.change(articleId, id, how));
  }

  removeAnnotation(articleId: string, id: string): Promise<boolean> {
    return this.#writeEntry(async ({ annotations, trash }) => {
      const gone = await annotations.remove(articleId, id);
      if (gone === null) return false;
      await trash.add('annotation', [annotations.idOf(articleId, id)], gone.target.selector[0].exact);
      return true;
    });
  }

  restoreAnnotation(articleId: string, id: string): Promise<boolean> {
    return this.#writeEntry(async ({ annotations, trash }) => {
      const back = await annotations.restore(articleId, id);
      if (back) await trash.forget(annotations.idOf(articleId, id));
      return back;
    });
  }

  values(): Promise<ManualValue[]> {
    return this.#run(({ documents }) => documents.values.all());
  }

  putValue(value: ManualValue): Promise<void> {
    return this.#writeEntry(({ values }) => values.put(value));
  }

  removeValue(id: string): Promise<boolean> {
    return this.#writeEntry(async ({ values, trash }) => {
      const gone = await values.remove(id);
      if (gone === null) return false;
      await trash.add('value', [values.idOf(id)], `${gone.indicator}: ${gone.text}`);
      return true;
    });
  }

  restoreValue(id: string): Promise<boolean> {
    return this.#writeEntry(async ({ values, trash }) => {
      const back = await values.restore(id);
      if (back) await trash.forget(values.idOf(id));
      return back;
    });
  }

  /** Nothing is derived from annotations and entered values; the index only has to know that it has seen the change. */
  #writeEntry<T>(task: (documents: Documents) => Promise<T>): Promise<T> {
    return this.#write(async ({ documents, derived }) => {
      const result = await task(documents);
      await derived.put(new Map(), await documents.sequence());
      return result;
    });
  }

  corrections(articleId: string): Promise<Correction[]> {
    return this.#run(({ documents }) => documents.corrections.of(articleId));
  }

  allCorrections(): Promise<Correction[]> {
    return this.#run(({ documents }) => documents.corrections.all());
  }

  putCorrection(correction: Correction): Promise<void> {
    return this.#writeCorrection((corrections) => corrections.put(correction));
  }

  removeCorrection(correction: CorrectionKey): Promise<boolean> {
    return this.#writeCorrection(async (corrections, trash) => {
      const gone = await corrections.remove(correction);
      if (gone === null) return false;
      await trash.add('correction', [corrections.idOf(correction)], gone.target.text);
      return true;
    });
  }

  restoreCorrection(correction: CorrectionKey): Promise<boolean> {
    return this.#writeCorrection(async (corrections, trash) => {
      const back = await corrections.restore(correction);
      if (back) await trash.forget(corrections.idOf(correction));
      return back;
    });
  }

  /** The index is brought up to date in the same step: a stop in between is made good at the next opening. */
  #writeCorrection<T>(
    task: (corrections: Documents['corrections'], trash: Documents['trash']) => Promise<T>,
  ): Promise<T> {
    return this.#write(async (opened) => {
      const result = await task(opened.documents.corrections, opened.documents.trash);
      await this.#catchUp(opened);
      return result;
    });
  }

  standing(items: readonly Imported[]): Promise<Standing[]> {
    return this.#run(async ({ documents }) => {
      const found: Standing[] = [];
      for (const one of items) found.push(await standingIn(documents, one));
      return found;
    });
  }

  take(importId: string, items: readonly Imported[]): Promise<Standing[]> {
    return this.#write(async (opened) => {
      const { documents } = opened;
      const found: Standing[] = [];
      for (const one of items) found.push(await standingIn(documents, one));
      const wanted = items.filter((_, i) => found[i] === 'new' || found[i] === 'newer');
      const ids: string[] = [];
      for (const one of wanted) ids.push(...(await idsIn(documents, one)));
      // Noted first: what is noted and then not written is undone to what it is.
      await documents.imports.note(importId, await documents.imports.before(ids));
      for (const one of wanted) {
        if (one.kind === 'article') await documents.keep(one.item);
        else if (one.kind === 'annotation') await documents.annotations.merge(one.item);
        else if (one.kind === 'value') await documents.values.merge(one.item);
        else await documents.corrections.merge(one.item);
      }
      await this.#catchUp(opened);
      return found;
    });
  }

  undoImport(importId: string): Promise<number> {
    return this.#write(async (opened) => {
      const { count, keys } = await opened.documents.imports.undo(importId);
      await opened.documents.moveHome(concerned(keys).articleIds);
      opened.documents.corrections.changed();
      await this.#catchUp(opened);
      return count;
    });
  }

  removeArticles(ids: readonly string[]): Promise<TrashEntry[]> {
    return this.#write(async (opened) => {
      const { documents } = opened;
      const made = new Set<string>();
      for (const { title, keys } of await documents.remove(ids)) {
        made.add(await documents.trash.add('article', keys, title));
      }
      await this.#catchUp(opened);
      return (await documents.trash.list()).filter(({ id }) => made.has(id));
    });
  }

  trash(): Promise<TrashEntry[]> {
    return this.#run(({ documents }) => documents.trash.list());
  }

  restoreTrash(ids: readonly string[]): Promise<number> {
    return this.#write(async (opened) => {
      const { documents } = opened;
      let back = 0;
      for (const id of ids) {
        const keys = await documents.trash.restore(id);
        if (keys === null) continue;
        back++;
        // It may have been deleted under an id of the past.
        await documents.moveHome(concerned(keys).articleIds);
      }
      documents.corrections.changed();
      if (back > 0) await this.#catchUp(opened);
      return back;
    });
  }

  emptyTrash(ids: readonly string[]): Promise<number> {
    return this.#write(async (opened) => {
      const count = await opened.documents.trash.empty(ids);
      await this.#catchUp(opened);
      return count;
    });
  }

  removeSamples(): Promise<void> {
    return this.#write(async (opened) => {
      if (await opened.documents.removeSamples()) await this.#catchUp(opened);
    });
  }

  damaged(): Promise<DamagedDocument[]> {
    return this.#run(async ({ documents, derived }) =>
      documents.damaged([...new Set([...(await derived.unreadable()), ...documents.unreadable])]),
    );
  }

  rawDocuments(ids: readonly string[]): Promise<unknown[]> {
    return this.#run(({ documents }) => documents.raw(ids));
  }

  setAside(ids: readonly string[]): Promise<number> {
    return this.#write(async (opened) => {
      const { documents } = opened;
      const damaged = (await documents.damaged(ids)).filter(({ newer }) => !newer);
      const gone = damaged.map(({ id }) => id);
      const count = await documents.setAside(gone);
      documents.corrections.changed();
      await this.#catchUp(opened, gone);
      return count;
    });
  }

  rebuild(): Promise<void> {
    return this.#write(async (opened) => {
      await opened.derived.reset(opened.origin);
      await this.#catchUp(opened);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#queue;
    const opened = await this.#opened?.catch(() => null);
    this.#opened = null;
    opened?.derived.close();
    await opened?.documents.close();
  }

  /**
   * After any failure the next task opens the databases anew, and heals the index on the way: PouchDB gives up a
   * connection whose transaction failed. Tasks under way keep theirs.
   */
  async #run<T>(task: (opened: Opened) => Promise<T>): Promise<T> {
    if (this.#closed) throw toStoreError(new Error('the store is closed'));
    this.#opened ??= this.#open();
    const opening = this.#opened;
    try {
      const opened = await opening;
      const done = await this.#alive(task(opened));
      this.#noteUnreadable(opened);
      return done;
    } catch (error) {
      if (this.#opened === opening) this.#opened = null;
      throw await this.#explained(toStoreError(error));
    }
  }

  #alive<T>(task: Promise<T>): Promise<T> {
    return whileAlive(this.#pulse, this.#options.endurance ?? 60_000, task);
  }

  /** For who asks later: this background may have ended by then. Nobody waits for it. */
  #noteUnreadable(opened: Opened): void {
    const { unreadable } = opened.documents;
    if (unreadable.size === opened.noted) return;
    opened.noted = unreadable.size;
    this.#write(({ derived }) => derived.note(unreadable)).catch(() => {});
  }

  /** Chromium says of a full disk only that a database cannot be opened, or is closing: the room left tells. */
  async #explained(error: StoreError): Promise<StoreError> {
    const { isFull } = this.#options;
    if (error.code !== 'storage_failed' || isFull === undefined) return error;
    const full = await isFull().catch(() => false);
    return full ? new StoreError('storage_full', error.message, { cause: error }) : error;
  }

  #write<T>(task: (opened: Opened) => Promise<T>): Promise<T> {
    const whole = async (opened: Opened) => {
      if (opened.behind) await this.#catchUp(opened);
      opened.behind = false;
      return task(opened);
    };
    const turn = this.#queue.then(async () => {
      await this.#needsRoom();
      return this.#run(whole);
    });
    this.#queue = turn.catch(() => {});
    return turn;
  }

  /**
   * Rejects where there is no room. Chromium that runs out of it while it writes or opens a database takes the database
   * for damaged the next time, and throws it away with all that is in it: nothing is tried then.
   */
  async #needsRoom(): Promise<void> {
    if (await this.#options.isFull?.().catch(() => false))
      throw new StoreError('storage_full', 'too little room is left to write safely');
  }

  async #open(): Promise<Opened> {
    const { name, by = 'local', now = () => new Date().toISOString() } = this.#options;
    const { patience = 15_000, identity } = this.#options;
    await this.#needsRoom();
    // First, because PouchDB waits for ever, for every later database too, where the browser refuses at once.
    const derived = await within(patience, Derived.open(indexName(name), this.#pulse));
    const documents = await within(
      patience,
      Documents.open({ name, by, now, pulse: this.#pulse, ...(identity && { identity }) }),
    );
    return this.#alive(this.#level(documents, derived));
  }

  /** Brings an index that was just opened up to date, or begins it anew where it was made of something else. */
  async #level(documents: Documents, derived: Derived): Promise<Opened> {
    const { engineVersion } = this.#options;
    const origin = { engineVersion, schemaVersion: SCHEMA_VERSION, documents: await documents.identity() };
    const opened = { documents, derived, origin, behind: false, noted: 0 };
    try {
      // Before the index is brought up to date, so that it is read once.
      if (!(await documents.isAtHome())) await documents.moveHome();
    } catch (error) {
      // On a full disk what is kept is read all the same, and moves another time.
      if (toStoreError(error).code !== 'storage_full') throw error;
    }
    const reached = await derived.sequence(origin);
    const last = await documents.sequence();
    if (reached === null || reached > last) await derived.reset(origin);
    if (reached !== last) {
      try {
        await this.#catchUp(opened);
      } catch (error) {
        // On a full disk what is kept is read all the same, with an index that lacks the latest.
        if (reached === null || toStoreError(error).code !== 'storage_full') throw error;
        opened.behind = true;
      }
    }
    return opened;
  }

  /**
   * Takes into the index what has changed in the documents since the index was last written, and what the documents
   * `gone`, of which no change tells, had a part in.
   */
  async #catchUp({ documents, derived, origin }: Opened, gone: readonly string[] = []): Promise<void> {
    const corrections = await documents.corrections.all();
    const concerning = (articleId: string) =>
      corrections.filter(({ scope, target }) => scope === 'wording' || target.articleId === articleId);
    const readAnew = async (articleIds: readonly string[]) => {
      const changed = new Map<string, Indexed | null>();
      for (const articleId of articleIds) {
        const newest = newestOf(await documents.versions(articleId));
        changed.set(
          articleId,
          newest === null ? null : await this.#entry(newest, null, concerning(articleId)),
        );
      }
      return changed;
    };
    const without = concerned(gone);
    let anywhere = without.everywhere;
    const { progress } = this.#options;
    const begun = (await derived.sequence(origin)) ?? 0;
    for (let since = begun; ; ) {
      const last = await documents.sequence();
      // The last change may have gone with its document.
      since = Math.min(since, last);
      const { articleIds, everywhere, sequence, done } = await documents.changes(since, BATCH);
      anywhere ||= everywhere;
      const changed = await readAnew([...without.articleIds.splice(0), ...articleIds]);
      if (done && anywhere) {
        // Before the index says that it has seen the change: a stop in between begins here again.
        for (const ids of await this.#worded(derived, corrections))
          await derived.put(await readAnew(ids), since);
      }
      since = done ? Math.max(sequence, last) : sequence;
      await derived.put(changed, since);
      if (last - begun > BATCH) progress?.(since - begun, last - begun);
      if (done) return;
    }
  }

  /** The articles, in batches, that a correction of a wording concerns, or did before it was taken back. */
  async #worded(derived: Derived, corrections: readonly Correction[]): Promise<string[][]> {
    const { wordingOf } = this.#options;
    if (wordingOf === undefined) return [];
    const ids = new Set(corrections.map(({ id }) => id));
    const wordings = new Set(
      corrections.filter(({ scope }) => scope === 'wording').map(({ target }) => wordingOf(target)),
    );
    const isWorded = ({ correction, ...figure }: Figure) =>
      (correction?.ids.some((id) => !ids.has(id)) ?? false) ||
      wordings.has(wordingOf({ ...figure, ...correction?.extracted }));
    const found: string[] = [];
    for (let after: string | null = null; ; ) {
      const entries: Entry[] = await derived.entries(after, BATCH);
      found.push(
        ...entries.filter(({ figures }) => figures.some(isWorded)).map(({ articleId }) => articleId),
      );
      if (entries.length < BATCH) break;
      after = entries[entries.length - 1]?.articleId ?? null;
    }
    return Array.from({ length: Math.ceil(found.length / BATCH) }, (_, i) =>
      found.slice(i * BATCH, (i + 1) * BATCH),
    );
  }

  async #entry(kept: Kept, known: Reading | null, corrections: readonly Correction[]): Promise<Indexed> {
    const { origin } = kept;
    const { seriesKeysOf, toPoint, correct = (_article, reading) => reading } = this.#options;
    const article = this.#options.asRead?.(kept.article, corrections) ?? kept.article;
    // What was read of the article as its page dates it may be of other years.
    const own = article === kept.article ? known : null;
    const { figures, officials } = correct(article, own ?? (await this.#read(article)), corrections);
    const sample = origin === 'sample';
    const points = figures.flatMap((figure) => {
      const point = toPoint(figure, article, sample);
      return point === null ? [] : seriesKeysOf(figure).map((series) => ({ series, point }));
    });
    const people = fileOfficials({ figures, officials }, article, sample).map((filed) => ({
      person: personKey(filed.official.name),
      filed,
    }));
    const digest = digestOf({ ...kept, article }, { figures, officials });
    return { entry: { articleId: article.id, sample, figures, officials }, points, people, digest };
  }

  /** One article that the engine stumbles over must not keep all the others out of the index. */
  async #read(article: Article): Promise<Reading> {
    try {
      return await this.#options.engine(article);
    } catch {
      return { figures: [], officials: [] };
    }
  }
}
