/**
 * What was deleted, until the reader empties the trash. The documents themselves are tombstones that keep what they
 * said; an entry of the trash names those that went together, and by what title the reader knows them.
 */
import type Pouch from 'pouchdb-core';
import { type TrashEntry, type TrashKind, trashSchema } from '../records.ts';
import type { Database } from './database.ts';
import { Entries } from './entries.ts';

export class Trash extends Entries<TrashEntry> {
  #db: Database;
  #now: () => string;

  constructor(db: Database, by: string, now: () => string) {
    super(db, by, now, { type: 'trash', prefix: 'bin:', schema: trashSchema });
    this.#db = db;
    this.#now = now;
  }

  /** Everything in the trash, deleted last first. */
  async list(): Promise<TrashEntry[]> {
    return (await this.under('')).sort((a, b) => b.modified.localeCompare(a.modified));
  }

  /** Notes that the documents `keys`, tombstones by now, went together. */
  async add(kind: TrashKind, keys: readonly string[], title: string): Promise<string> {
    const id = crypto.randomUUID();
    await this.write(id, { id, kind, keys: [...keys], title: title.slice(0, 500), modified: this.#now() });
    return id;
  }

  /** Brings back what an entry names, as it was: the ids of its documents. Null where there is none. */
  async restore(id: string): Promise<readonly string[] | null> {
    const entry = (await this.under(id)).find((one) => one.id === id);
    if (entry === undefined) return null;
    await this.#rewrite(entry.keys, ({ _deleted: _gone, ...document }) => document);
    await this.drop(id);
    return entry.keys;
  }

  /** A document was brought back by itself: the entry that named it alone is over. */
  async forget(key: string): Promise<void> {
    for (const { id, keys } of await this.list())
      if (keys.length === 1 && keys[0] === key) await this.drop(id);
  }

  /** Deletes for good what the given entries name: the tombstones say nothing any more. */
  async empty(ids: readonly string[]): Promise<number> {
    const entries = (await this.list()).filter(({ id }) => ids.includes(id));
    for (const { id, keys } of entries) {
      await this.#rewrite(keys, ({ _id, _rev, type, v, by }) => ({
        _id,
        _rev,
        _deleted: true,
        type,
        v,
        by,
        modified: this.#now(),
      }));
      await this.drop(id);
    }
    return entries.length;
  }

  /** Writes deleted documents anew, all in one transaction; what is not deleted (any more) is left alone. */
  async #rewrite(
    keys: readonly string[],
    how: (document: Pouch.Stored) => { _id: string; _rev?: string },
  ): Promise<void> {
    const rows = await this.#db.rows({ keys });
    const gone = rows.flatMap((row) => (row.deleted ? [this.#db.revision(row.key, row.rev)] : []));
    await this.#db.write((await Promise.all(gone)).map(how));
  }
}
