/**
 * The database of documents. PouchDB writes it. It is read as it lies in IndexedDB, because PouchDB has to write
 * before it opens a database, which a full disk does not let it, and reads nothing any more where one row is damaged.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type Pouch from 'pouchdb-core';
import { own } from '../text/own.ts';
import { Pulse } from './patience.ts';
import PouchDB from './pouch.ts';
import { StoreError } from './repository.ts';

/** The version of PouchDB's layout that is read here; `tests/unit/store/database.test.ts` compares the two readers. */
const LAYOUT = 5;
/** PouchDB's names. */
const DOCUMENTS = 'document-store';
const REVISIONS = 'by-sequence';
const META = 'meta-store';
const LOCAL = 'local-store';
/** Where a damaged document is put that the reader moved out of the way; local documents are never replicated. */
const ASIDE = '_local/aside:';
/** Where a number is noted that only this desk needs. */
const NOTE = '_local/note:';

/** The latest state of a document. */
interface DocumentRow {
  id: string;
  winningRev: string;
  deletedOrLocal: string;
  seq: number;
  /** JSON of, among others, the tree of its revisions, which only PouchDB needs. */
  data: string;
}
interface RevisionRow {
  /** `<id>::<rev>`. */
  _doc_id_rev: string;
  [field: string]: unknown;
}

interface Layout extends DBSchema {
  [DOCUMENTS]: { key: string; value: DocumentRow };
  [REVISIONS]: { key: number; value: RevisionRow; indexes: { _doc_id_rev: string } };
  [META]: { key: string; value: Record<string, unknown> };
  [LOCAL]: { key: string; value: { _id: string; [field: string]: unknown } };
}

/** Everything that is stored of one document, as it is stored. */
export interface Raw {
  id: string;
  document: unknown;
  revision: unknown;
}

/** A document, the mark that one was deleted (`doc` is null then), or, without `rev`, a key with nothing under it. */
export type Row =
  | { key: string; rev: string; deleted: false; doc: Pouch.Stored }
  | { key: string; rev: string; deleted: true; doc: null }
  | { key: string; rev: null; deleted: false; doc: null };
interface Written {
  _id: string;
  _rev?: string;
  _deleted?: boolean;
}
export type Range = { startkey: string; endkey: string; limit?: number } | { keys: readonly string[] };

/** Opens what is there; null where nothing is. */
async function openPlain(name: string): Promise<IDBPDatabase<Layout> | null> {
  let isNew = false;
  try {
    const db = await openDB<Layout>(name, undefined, {
      upgrade(_db, _from, _to, tx) {
        // Asked for by name only, a database that is not there is made, and an empty one is no use to PouchDB.
        isNew = true;
        tx.done.catch(() => {});
        tx.abort();
      },
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    });
    if (db.version === LAYOUT) return db;
    db.close();
    throw new StoreError('storage_blocked', `the documents are laid out as version ${db.version}`);
  } catch (error) {
    if (isNew) return null;
    throw error;
  }
}

export class Database {
  /** Ids of the documents that somebody here could make nothing of; added to by whoever reads one. */
  readonly unreadable = new Set<string>();
  #name: string;
  #plain: IDBPDatabase<Layout>;
  #prepare: (pouch: Pouch) => Promise<void>;
  #writer: Promise<Pouch> | null;
  #pulse: Pulse;

  private constructor(
    name: string,
    plain: IDBPDatabase<Layout>,
    prepare: (pouch: Pouch) => Promise<void>,
    writer: Promise<Pouch> | null,
    pulse: Pulse,
  ) {
    this.#name = name;
    this.#plain = plain;
    this.#prepare = prepare;
    this.#writer = writer;
    this.#pulse = pulse;
  }

  /**
   * Opens the database, and makes it where there is none. `prepare` runs before the first document is written.
   * `pulse` is told whenever something was read or written. Rejects with whatever the browser or PouchDB says.
   */
  static async open(
    name: string,
    prepare: (pouch: Pouch) => Promise<void>,
    pulse = new Pulse(),
  ): Promise<Database> {
    const stored = `_pouch_${name}`;
    const known = await openPlain(stored);
    if (known !== null) return new Database(name, known, prepare, null, pulse);
    const writer = connect(name, prepare);
    await writer;
    const made = await openPlain(stored);
    if (made === null) throw new Error('PouchDB has made no database');
    return new Database(name, made, prepare, writer, pulse);
  }

  /** Tells this database from one made anew under the same name. */
  async identity(): Promise<string> {
    const key = `_pouch_${this.#name}_id`;
    const known = own((await this.#plain.get(META, META)) ?? {}, key);
    // Where the very first opening was cut short, PouchDB has not named the database yet.
    return typeof known === 'string' ? known : this.#write((pouch) => pouch.id());
  }

  /** Number of the last change. */
  async sequence(): Promise<number> {
    const cursor = await this.#plain.transaction(REVISIONS).store.openKeyCursor(null, 'prev');
    return cursor?.key ?? 0;
  }

  /**
   * Documents with what they say: those of the given `keys` in that order, or those between two keys, deleted ones left
   * out, at most `limit`. One whose stored state is damaged comes with its id and nothing else.
   */
  async rows(range: Range): Promise<Row[]> {
    const rows = await this.#rows(range);
    this.#pulse.beat();
    return rows;
  }

  async #rows(range: Range): Promise<Row[]> {
    const tx = this.#plain.transaction([DOCUMENTS, REVISIONS]);
    const documents = tx.objectStore(DOCUMENTS);
    const revisions = tx.objectStore(REVISIONS).index('_doc_id_rev');
    const read = async (row: DocumentRow): Promise<Row> => {
      const { id: key, winningRev: rev } = row;
      if (isDeleted(row)) return { key, rev, deleted: true, doc: null };
      const said = await revisions.get(`${key}::${rev}`);
      return { key, rev, deleted: false, doc: decode(said, key, rev) };
    };
    if ('keys' in range) {
      const found = await Promise.all(range.keys.map((key) => documents.get(key)));
      return Promise.all(
        range.keys.map(async (key, i) => {
          const row = found[i];
          return row === undefined ? { key, rev: null, deleted: false, doc: null } : read(row);
        }),
      );
    }
    const { startkey, endkey, limit = Number.POSITIVE_INFINITY } = range;
    const rows: DocumentRow[] = [];
    for (let after: string | null = null; ; ) {
      const between: IDBKeyRange = IDBKeyRange.bound(after ?? startkey, endkey, after !== null);
      const wanted = limit - rows.length;
      const some = await documents.getAll(between, wanted === Number.POSITIVE_INFINITY ? undefined : wanted);
      rows.push(...some.filter((row) => !isDeleted(row)));
      after = some[some.length - 1]?.id ?? null;
      if (some.length < wanted || rows.length >= limit || after === null) break;
    }
    return Promise.all(rows.map(read));
  }

  /** What a revision of a document said, a deleted one's too. Rejects where it is not stored. */
  async revision(id: string, rev: string): Promise<Pouch.Stored> {
    const said = await this.#plain.getFromIndex(REVISIONS, '_doc_id_rev', `${id}::${rev}`);
    if (said === undefined) throw new Error(`${id} has no revision ${rev}`);
    return decode(said, id, rev);
  }

  /** Ids of what was changed after `since`, looking at `limit` changes at the most, and how far that goes. */
  async changes(since: number, limit: number): Promise<{ ids: string[]; sequence: number; done: boolean }> {
    const { store } = this.#plain.transaction(REVISIONS);
    const after = IDBKeyRange.lowerBound(since, true);
    const [sequences, revisions] = await Promise.all([
      store.getAllKeys(after, limit),
      store.getAll(after, limit),
    ]);
    const ids = revisions.map(({ _doc_id_rev: of }) => of.slice(0, of.lastIndexOf('::')));
    return {
      ids: [...new Set(ids)],
      sequence: sequences[sequences.length - 1] ?? since,
      done: sequences.length < limit,
    };
  }

  /**
   * Writes documents, all in one transaction, and rejects where one of them cannot be. PouchDB fails at a tree of
   * revisions that is damaged; such a document is set aside as it is and begun anew.
   */
  async write(documents: readonly Written[]): Promise<void> {
    const { store } = this.#plain.transaction(DOCUMENTS);
    const rows = await Promise.all(documents.map(({ _id }) => store.get(_id)));
    const broken = new Set(rows.flatMap((row) => (row === undefined || hasTree(row) ? [] : [row.id])));
    if (broken.size > 0) await this.setAside([...broken]);
    const whole = documents.map(({ _rev, ...document }) =>
      _rev === undefined || broken.has(document._id) ? document : { ...document, _rev },
    );
    const results = await this.#write((pouch) => pouch.bulkDocs(whole));
    for (const result of results) if ('error' in result) throw result;
  }

  /** Everything that is stored of the given documents, as it is stored. */
  async raw(ids: readonly string[]): Promise<Raw[]> {
    const tx = this.#plain.transaction([DOCUMENTS, REVISIONS]);
    const revisions = tx.objectStore(REVISIONS).index('_doc_id_rev');
    return Promise.all(
      ids.map(async (id) => {
        const document = await tx.objectStore(DOCUMENTS).get(id);
        const said = document && (await revisions.get(`${id}::${document.winningRev}`));
        return { id, document: document ?? null, revision: said ?? null };
      }),
    );
  }

  /**
   * Moves documents out of the way, as they are stored, to where neither PouchDB nor anybody here reads them. It is no
   * deletion that replicas hear of: theirs may be sound. How many there were.
   */
  async setAside(ids: readonly string[]): Promise<number> {
    const raws = (await this.raw(ids)).filter(({ document }) => document !== null);
    const tx = this.#plain.transaction([DOCUMENTS, REVISIONS, LOCAL], 'readwrite');
    const revisions = tx.objectStore(REVISIONS);
    const moves = raws.map(async ({ id, document, revision }) => {
      const place = { _id: `${ASIDE}${id}:${crypto.randomUUID()}`, _rev: '0-1', document, revision };
      const rev = (document as DocumentRow).winningRev;
      const sequence = await revisions.index('_doc_id_rev').getKey(`${id}::${rev}`);
      await Promise.all([
        tx.objectStore(LOCAL).put(place),
        tx.objectStore(DOCUMENTS).delete(id),
        sequence === undefined ? null : revisions.delete(sequence),
      ]);
    });
    await Promise.all([...moves, tx.done]);
    return raws.length;
  }

  /** A number noted under `name`, for this desk alone; 0 where none is. */
  async noted(name: string): Promise<number> {
    const { value } = (await this.#plain.get(LOCAL, NOTE + name)) ?? { value: 0 };
    return typeof value === 'number' ? value : 0;
  }

  async note(name: string, value: number): Promise<void> {
    await this.#plain.put(LOCAL, { _id: NOTE + name, _rev: '0-1', value });
  }

  async close(): Promise<void> {
    this.#plain.close();
    const writer = this.#writer;
    this.#writer = null;
    await (await writer?.catch(() => null))?.close();
  }

  /** PouchDB is opened when there is something to write, and anew after a failure, which ends its connection. */
  async #write<T>(task: (pouch: Pouch) => Promise<T>): Promise<T> {
    this.#writer ??= connect(this.#name, this.#prepare);
    const writer = this.#writer;
    try {
      const done = await task(await writer);
      this.#pulse.beat();
      return done;
    } catch (error) {
      if (this.#writer === writer) this.#writer = null;
      throw error;
    }
  }
}

function decode(said: RevisionRow | undefined, id: string, rev: string): Pouch.Stored {
  const { _doc_id_rev, ...body } = said ?? {};
  return { ...body, _id: id, _rev: rev };
}

function hasTree({ data }: DocumentRow): boolean {
  try {
    return Array.isArray((JSON.parse(String(data)) as { rev_tree?: unknown } | null)?.rev_tree);
  } catch {
    return false;
  }
}

const isDeleted = ({ deletedOrLocal }: DocumentRow): boolean => deletedOrLocal === '1';

/** Rejects where the database cannot be written to. */
async function connect(name: string, prepare: (pouch: Pouch) => Promise<void>): Promise<Pouch> {
  const pouch = new PouchDB(name, { adapter: 'idb', auto_compaction: true });
  await pouch.info();
  await prepare(pouch);
  return pouch;
}
