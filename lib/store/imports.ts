/**
 * What an import wrote, so that it can be undone as a whole: for every document it touched, how it was before. One
 * document of the journal for every portion of the import.
 */
import type Pouch from 'pouchdb-core';
import * as v from 'valibot';
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
  #db: Pouch;
  #by: string;
  #now: () => string;

  constructor(db: Pouch, by: string, now: () => string) {
    this.#db = db;
    this.#by = by;
    this.#now = now;
  }

  /** How the documents `keys` are now, before an import touches them. */
  async before(keys: readonly string[]): Promise<Touched[]> {
    const { rows } = await this.#db.allDocs({ keys, include_docs: true });
    return rows.map(({ key, doc }) => {
      if (!doc) return { key, before: null };
      const { _id, _rev, ...fields } = doc;
      return { key, before: fields };
    });
  }

  /** Notes what a portion of an import touched. */
  async note(importId: string, touched: readonly Touched[]): Promise<void> {
    if (touched.length === 0) return;
    const [result] = await this.#db.bulkDocs([
      {
        _id: `${PREFIX}${importId}:${crypto.randomUUID()}`,
        type: 'import',
        v: SCHEMA_VERSION,
        by: this.#by,
        modified: this.#now(),
        import: { touched },
      } as never,
    ]);
    if (result && 'error' in result) throw result;
  }

  /** Makes every document as it was before the import, and forgets the journal. How many documents were changed back. */
  async undo(importId: string): Promise<number> {
    const startkey = `${PREFIX}${importId}:`;
    const { rows } = await this.#db.allDocs({ startkey, endkey: startkey + LAST, include_docs: true });
    const was = new Map<string, Touched['before']>();
    for (const { doc } of rows) {
      const journal = doc ? migrate(doc, 'import')?.import : null;
      // Touched twice: the first state is the one from before the import.
      if (v.is(journalSchema, journal))
        for (const { key, before } of journal.touched) if (!was.has(key)) was.set(key, before);
    }
    const { rows: now } = await this.#db.allDocs({ keys: [...was.keys()], include_docs: true });
    const documents: { _id: string; _rev?: string; [field: string]: unknown }[] = [];
    for (const { key, doc } of now) {
      const before = was.get(key) ?? null;
      if (before === null && doc) documents.push({ ...doc, _deleted: true });
      else if (before !== null && doc) documents.push({ ...before, _id: key, _rev: doc._rev });
    }
    const ended = rows.flatMap(({ doc }) =>
      doc ? [{ _id: doc._id, _rev: doc._rev, _deleted: true, type: 'import', v: SCHEMA_VERSION }] : [],
    );
    const results = await this.#db.bulkDocs([...documents, ...ended]);
    for (const result of results) if ('error' in result) throw result;
    return documents.length;
  }
}
