/** The part of PouchDB 9 that the store uses; the packages bring no types. */
declare module 'pouchdb-core' {
  namespace PouchDB {
    interface Stored {
      _id: string;
      _rev: string;
      _deleted?: boolean;
      [field: string]: unknown;
    }
    interface Row {
      /** Absent where the asked key is unknown. */
      id?: string;
      key: string;
      error?: string;
      value?: { rev: string; deleted?: boolean };
      doc?: Stored | null;
    }
    type Range = { startkey: string; endkey: string; limit?: number } | { keys: readonly string[] };
  }

  class PouchDB {
    constructor(name: string, options: { adapter: 'idb'; auto_compaction: boolean });
    static plugin(plugin: unknown): typeof PouchDB;
    /** Made when the database is made; another one means that the database is not the same any more. */
    id(): Promise<string>;
    info(): Promise<{ update_seq: number }>;
    get(id: string, options?: { rev: string }): Promise<PouchDB.Stored>;
    put(document: { _id: string; _rev?: string }): Promise<unknown>;
    bulkDocs(
      documents: readonly { _id: string; _rev?: string; _deleted?: boolean }[],
    ): Promise<({ ok: true; id: string; rev: string } | { error: true; id?: string; name: string })[]>;
    allDocs(options: PouchDB.Range & { include_docs: boolean }): Promise<{ rows: PouchDB.Row[] }>;
    changes(options: { since: number; limit: number }): Promise<{
      results: { id: string; seq: number; deleted?: true }[];
      last_seq: number;
    }>;
    close(): Promise<void>;
  }
  export default PouchDB;
}

declare module 'pouchdb-adapter-idb' {
  const plugin: unknown;
  export default plugin;
}
