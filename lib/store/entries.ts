/**
 * Documents that the reader writes, changes and deletes one by one. A deleted one is a tombstone that keeps what it
 * said, so that deleting can be undone at any time and anywhere it was replicated to.
 */
import type Pouch from 'pouchdb-core';
import * as v from 'valibot';
import type { Database } from './database.ts';
import { type DocumentType, isNewer, migrate, SCHEMA_VERSION } from './migrations.ts';

const LAST = '\uffff';

/**
 * What an item from outside is to what is kept: `new` here, the `same`, `newer` or `older` than what is kept, or in
 * `conflict`: changed in two ways at the same time, and then what is kept here stays.
 */
export type Standing = 'new' | 'same' | 'newer' | 'older' | 'conflict';

export interface Written {
  /** ISO 8601. */
  modified: string;
}

export class Entries<T extends Written> {
  #db: Database;
  #by: string;
  #now: () => string;
  #type: DocumentType;
  #prefix: string;
  #schema: v.GenericSchema;

  /** What a document of `type` holds stands under the name of its type; `prefix` begins its key. */
  constructor(
    db: Database,
    by: string,
    now: () => string,
    kind: { type: DocumentType; prefix: string; schema: v.GenericSchema },
  ) {
    this.#db = db;
    this.#by = by;
    this.#now = now;
    this.#type = kind.type;
    this.#prefix = kind.prefix;
    this.#schema = kind.schema;
  }

  /** Everything whose key begins with `start` (the prefix left out), in the order of the keys. */
  protected async under(start: string): Promise<T[]> {
    const startkey = this.#prefix + start;
    const rows = await this.#db.rows({ startkey, endkey: startkey + LAST });
    return rows.flatMap(({ doc }) => this.#read(doc) ?? []);
  }

  /** Everything in the order of the keys, `limit` at a time after the key `after`. */
  async portion(after: string | null, limit: number): Promise<{ items: T[]; next: string | null }> {
    const rows = await this.#db.rows({
      startkey: after === null ? this.#prefix : `${after}\u0000`,
      endkey: this.#prefix + LAST,
      limit: limit + 1,
    });
    const taken = rows.slice(0, limit);
    const next = rows.length > limit ? (taken[taken.length - 1]?.key ?? null) : null;
    return { items: taken.flatMap(({ doc }) => this.#read(doc) ?? []), next };
  }

  /** Writes an item, new or changed, over whatever is kept of it. */
  protected async write(key: string, item: T): Promise<void> {
    const { document, rev } = await this.#find(key);
    await this.#write(key, rev, document, { [this.#type]: item });
  }

  /**
   * Takes an item from outside: what is not kept here is added, a deleted one comes back, and of two versions the one
   * modified later stays. False where nothing had to be written.
   */
  protected async take(key: string, item: T): Promise<boolean> {
    const { document, rev } = await this.#find(key);
    const known = document?._deleted ? null : this.#read(document);
    if (known !== null && Date.parse(known.modified) >= Date.parse(item.modified)) return false;
    await this.#write(key, rev, document, { [this.#type]: item });
    return true;
  }

  /** What `take` would do with an item: see `Standing`. */
  protected async standing(key: string, item: T): Promise<Standing> {
    const { document } = await this.#find(key);
    const known = document?._deleted ? null : this.#read(document);
    if (known === null) return 'new';
    const [there, here] = [Date.parse(item.modified), Date.parse(known.modified)];
    if (there > here) return 'newer';
    if (JSON.stringify(known) === JSON.stringify(item)) return 'same';
    return there < here ? 'older' : 'conflict';
  }

  /** Changes an item; null where none is kept under that key. */
  protected async alter(key: string, how: (item: T) => T): Promise<T | null> {
    const { document, rev } = await this.#find(key);
    const known = document?._deleted ? null : this.#read(document);
    if (known === null) return null;
    const item = how(known);
    await this.#write(key, rev, document, { [this.#type]: item });
    return item;
  }

  /** Deletes an item and gives it as it was; null where none is kept under that key. */
  protected async drop(key: string): Promise<T | null> {
    const { document, rev } = await this.#find(key);
    if (document === null || document._deleted) return null;
    await this.#write(key, rev, document, { _deleted: true });
    return this.#read(document);
  }

  /** Id of the document of an item. */
  protected documentId(key: string): string {
    return this.#prefix + key;
  }

  /** Brings a deleted item back as it was. False where there is nothing to bring back. */
  protected async revive(key: string): Promise<boolean> {
    const { document, rev } = await this.#find(key);
    const item = document?._deleted ? this.#read(document) : null;
    if (item === null) return false;
    await this.#write(key, rev, document, { [this.#type]: item });
    return true;
  }

  /** Whether a document can be read. */
  reads(document: Pouch.Stored): boolean {
    return this.#itemIn(document) !== null;
  }

  #itemIn(document: Pouch.Stored): T | null {
    const item = migrate(document, this.#type)?.[this.#type];
    return v.is(this.#schema, item) ? (item as T) : null;
  }

  #read(document: Pouch.Stored | null): T | null {
    const item = document === null ? null : this.#itemIn(document);
    if (document !== null && item === null && !document._deleted) this.#db.unreadable.add(document._id);
    return item;
  }

  /** The document under a key, deleted or not. */
  async #find(key: string): Promise<{ document: Pouch.Stored | null; rev: string | null }> {
    const [row] = await this.#db.rows({ keys: [this.documentId(key)] });
    if (!row?.deleted) return { document: row?.doc ?? null, rev: row?.rev ?? null };
    return { document: { ...(await this.#db.revision(row.key, row.rev)), _deleted: true }, rev: row.rev };
  }

  /** `known`: what stood there before; fields unknown here are kept. */
  async #write(
    key: string,
    rev: string | null,
    known: Pouch.Stored | null,
    changes: { [field: string]: unknown },
  ): Promise<void> {
    // What was damaged is kept as it was; nothing of it goes into what is written in its place.
    const damaged = known !== null && !known._deleted && !this.reads(known) && !isNewer(known);
    if (damaged) await this.#db.setAside([known._id]);
    const { _deleted, _rev, ...kept } = (damaged ? null : known) ?? { _rev: '' };
    const document = {
      ...kept,
      _id: this.#prefix + key,
      ...(rev === null || damaged ? {} : { _rev: rev }),
      type: this.#type,
      v: SCHEMA_VERSION,
      by: this.#by,
      // Of the document, for display; the item has a time of its own.
      modified: this.#now(),
      ...changes,
    };
    await this.#db.write([document]);
  }
}
