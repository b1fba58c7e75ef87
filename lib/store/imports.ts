/**
 * What an import wrote, so that it can be undone as a whole: for every document it touched, how it was before. One
 * document of the journal for every portion of the import.
 */
import type Pouch from 'pouchdb-core';
import * as v from 'valibot';
import type { Database } from './database.ts';
import { migrate, SCHEMA_VERSION } from './migrations.ts';

const PREFIX = 'imp:';
const LAST = '\uffff';

const journalSchema = v.object({
  touched: v.array(
    v.object({
      key: v.string(),
      /** The document without its revision; null where there was none. */
      before: v.nullable(v.record(v.string(), v.unknown())),
    }),
  ),
});
export type Touched = v.InferOutput<typeof journalSchema>['touched'][number];

export class Imports {
  #db: Database;
  #by: string;
  #now: () => string;

  constructor(db: Database, by: string, now: () => string) {
    this.#db = db;
    this.#by = by;
    this.#now = now;
  }

  /** How the documents `keys` are now, before an import touches them. */
  async before(keys: readonly string[]): Promise<Touched[]> {
    const rows = await this.#db.rows({ keys });
    return rows.map(({ key, doc }) => {
      if (!doc) return { key, before: null };
      const { _id, _rev, ...fields } = doc;
      return { key, before: fields };
    });
  }

  /** Notes what a portion of an import touched. */
  async note(importId: string, touched: readonly Touched[]): Promise<void> {
    if (touched.length === 0) return;
    await this.#db.write([
      {
        _id: `${PREFIX}${importId}:${crypto.randomUUID()}`,
        type: 'import',
        v: SCHEMA_VERSION,
        by: this.#by,
        modified: this.#now(),
        import: { touched },
      } as never,
    ]);
  }

  /** Whether a document of the journal can be read. */
  reads(document: Pouch.Stored): boolean {
    return v.is(journalSchema, migrate(document, 'import')?.import);
  }

  /**
   * Makes every document as it was before the import, and forgets the journal. How many documents were changed back, and
   * the ids of all that the import had touched.
   */
  async undo(importId: string): Promise<{ count: number; keys: string[] }> {
    const startkey = `${PREFIX}${importId}:`;
    const rows = await this.#db.rows({ startkey, endkey: startkey + LAST });
    const was = new Map<string, Touched['before']>();
    for (const { doc } of rows) {
      const journal = doc ? migrate(doc, 'import')?.import : null;
      if (doc && !this.reads(doc)) this.#db.unreadable.add(doc._id);
      // Touched twice: the first state is the one from before the import.
      if (v.is(journalSchema, journal))
        for (const { key, before } of journal.touched) if (!was.has(key)) was.set(key, before);
    }
    const now = await this.#db.rows({ keys: [...was.keys()] });
    const documents: { _id: string; _rev?: string; [field: string]: unknown }[] = [];
    for (const row of now) {
      const { key, doc } = row;
      const before = was.get(key) ?? null;
      // It was moved to another id since.
      const moved = row.deleted ? await this.#movedTo(row) : null;
      const there = doc ?? moved;
      if (there === null) continue;
      if (before === null || moved !== null) documents.push({ ...there, _deleted: true });
      if (before !== null) documents.push({ ...before, _id: key, _rev: row.rev ?? there._rev });
    }
    const ended = rows.flatMap(({ doc }) =>
      doc ? [{ _id: doc._id, _rev: doc._rev, _deleted: true, type: 'import', v: SCHEMA_VERSION }] : [],
    );
    await this.#db.write([...documents, ...ended]);
    return { count: documents.length, keys: [...was.keys()] };
  }

  async #movedTo({ key, rev }: { key: string; rev: string }): Promise<Pouch.Stored | null> {
    const { movedTo } = await this.#db.revision(key, rev);
    if (typeof movedTo !== 'string') return null;
    const [row] = await this.#db.rows({ keys: [movedTo] });
    return row?.doc ?? null;
  }
}
