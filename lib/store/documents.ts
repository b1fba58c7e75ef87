/**
 * The documents: what was read, and apart from it who collected it and when. Keys sort, and bodies are built in
 * one place with a fixed order of fields: PouchDB's revision ids are hashes of the body, so the same article kept
 * at two desks becomes the same revision, and replicating them makes no conflict.
 */
import type { default as Pouch } from 'pouchdb-core';
import * as v from 'valibot';
import {
  type Article,
  articleSchema,
  type Collected,
  collectedSchema,
  type DamagedDocument,
} from '../records.ts';
import { own } from '../text/own.ts';
import { Annotations } from './annotations.ts';
import { Corrections, correctedArticle } from './corrections.ts';
import { Database, type Raw, type Row } from './database.ts';
import { Imports } from './imports.ts';
import { type DocumentType, isNewer, migrate, SCHEMA_VERSION } from './migrations.ts';
import { type Identity, Moves } from './moves.ts';
import type { Pulse } from './patience.ts';
import { Trash } from './trash.ts';
import { Values } from './values.ts';

const HASH_LENGTH = 16;
const LAST = '\uffff';
const SCHEMA_RECORD = '_local/schema';
/** Name under which is noted which ids everything is kept under. */
const HOME = 'identity';
const MOVED_AT_ONCE = 50;

/** What names a version: the same id, title and text are the same version, whatever else was read of the page. */
export type ArticleVersion = Pick<Article, 'id' | 'title' | 'text'>;

/** One kept version of an article. `key` is what its two documents' ids share. */
export interface Kept extends Collected {
  key: string;
}

const collectionSchema = v.omit(collectedSchema, ['article']);
type Collection = v.InferOutput<typeof collectionSchema>;
/** An article whose collection has not arrived (yet) is shown all the same. */
const uncollected: Collection = { collectedAt: '', origin: 'import' };

/** What the keys of each kind of document begin with, up to the colon. */
const kinds: { [prefix: string]: DocumentType } = {
  art: 'article',
  col: 'collection',
  ann: 'annotation',
  val: 'value',
  cor: 'correction',
  bin: 'trash',
  imp: 'import',
};

const articleKey = (key: string) => `art:${key}`;
const collectionKey = (key: string) => `col:${key}`;

/** `<article id>:<hash>`; the hash is the first 16 hex digits of SHA-256 over title and text. */
async function keyOf(version: ArticleVersion): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify([version.title, version.text]));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hash = Array.from(digest.subarray(0, HASH_LENGTH / 2), (byte) => byte.toString(16).padStart(2, '0'));
  return `${version.id}:${hash.join('')}`;
}

/** The article that a document is about, or null for a document of another kind. */
function articleIdOf(documentId: string): string | null {
  const colon = documentId.length - HASH_LENGTH - 1;
  const known = documentId.startsWith('art:') || documentId.startsWith('col:');
  return known && colon > 4 && documentId[colon] === ':' ? documentId.slice(4, colon) : null;
}

/** The articles whose reading the given documents have a part in; `everywhere`: a correction among them may concern any. */
export function concerned(ids: readonly string[]): { articleIds: string[]; everywhere: boolean } {
  const owners = ids.flatMap((id) => articleIdOf(id) ?? correctedArticle(id) ?? []);
  return {
    articleIds: [...new Set(owners.filter((id) => id !== 'everywhere'))],
    everywhere: owners.includes('everywhere'),
  };
}

/** The named fields in their order, then every other field by name. */
function inOrder<T extends object>(record: T, fields: readonly string[]): T {
  const others = Object.keys(record).filter((field) => !fields.includes(field) && field !== '__proto__');
  const source = record as { readonly [field: string]: unknown };
  const entries = [...fields, ...others.sort()].flatMap((field) => {
    const value = own(source, field);
    return value === undefined ? [] : [[field, value] as const];
  });
  return Object.fromEntries(entries) as T;
}

const articleFields = Object.keys(articleSchema.entries);
const collectedFields = new Set(Object.keys(collectedSchema.entries));

function articleDocument(key: string, article: Article) {
  const blocks = article.blocks.map((block) => inOrder(block, ['kind', 'start', 'end']));
  return {
    _id: articleKey(key),
    type: 'article' satisfies DocumentType,
    v: SCHEMA_VERSION,
    article: inOrder({ ...article, blocks }, articleFields),
  };
}

/** `known` is a document that this one replaces: what is unknown here is kept. */
function collectionDocument(key: string, item: Collected, by: string, known: Pouch.Stored | null) {
  // Names that begin with an underscore are PouchDB's own.
  const others = Object.entries(item).filter(([name]) => !collectedFields.has(name) && !name.startsWith('_'));
  return {
    ...known,
    ...Object.fromEntries(others),
    _id: collectionKey(key),
    type: 'collection' satisfies DocumentType,
    v: SCHEMA_VERSION,
    by,
    collectedAt: item.collectedAt,
    origin: item.origin,
    ...(item.received === undefined ? {} : { received: item.received }),
  };
}

/** Whether nobody can read an article or its collection, and no newer version has written it. */
function isDamaged(document: Pouch.Stored): boolean {
  const read = document._id.startsWith('art:') ? readArticle(document) : readCollection(document);
  return read === null && !isNewer(document);
}

/** What a document of the current version says beside the fields that every document has. */
function bodyOf({ type: _type, v: _v, by: _by, ...document }: Pouch.Stored): Record<string, unknown> {
  return Object.fromEntries(Object.entries(document).filter(([name]) => !name.startsWith('_')));
}

/** The article in a document, of whatever version; null where it is damaged, deleted or of a newer version. */
function readArticle(document: Pouch.Stored | null | undefined): Article | null {
  const article = document ? migrate(document, 'article')?.article : null;
  return v.is(articleSchema, article) ? article : null;
}

function readCollection(document: Pouch.Stored | null | undefined): Collection | null {
  const current = document ? migrate(document, 'collection') : null;
  if (current === null) return null;
  const body = bodyOf(current);
  return v.is(collectionSchema, body) ? body : null;
}

export interface DocumentsOptions {
  name: string;
  /** Who writes here, for the documents that say who. */
  by: string;
  /** The present moment, ISO 8601; shown to people, never used to decide between versions of a document. */
  now: () => string;
  /** Told whenever something was read or written. */
  pulse?: Pulse;
  /** Under which ids articles are kept; where not given, under those that they have. */
  identity?: Identity;
}

/** Says in the database, unreplicated, which schema wrote last here: for whoever has to look into it. */
async function recordSchema(pouch: Pouch): Promise<void> {
  let known: Pouch.Stored | null = null;
  try {
    known = await pouch.get(SCHEMA_RECORD);
  } catch (error) {
    if ((error as { status?: unknown }).status !== 404) throw error;
  }
  if (known?.v !== SCHEMA_VERSION)
    await pouch.put({ ...known, _id: SCHEMA_RECORD, v: SCHEMA_VERSION } as never);
}

/** The database of documents. Rejects with whatever the browser or PouchDB says; nothing is cached in memory. */
export class Documents {
  #options: DocumentsOptions;
  #db: Database;
  readonly annotations: Annotations;
  readonly values: Values;
  readonly corrections: Corrections;
  readonly trash: Trash;
  readonly imports: Imports;

  private constructor(options: DocumentsOptions, db: Database) {
    this.#options = options;
    this.#db = db;
    this.annotations = new Annotations(db, options.by, options.now);
    this.values = new Values(db, options.by, options.now);
    this.corrections = new Corrections(db, options.by, options.now);
    this.trash = new Trash(db, options.by, options.now);
    this.imports = new Imports(db, options.by, options.now);
  }

  static async open(options: DocumentsOptions): Promise<Documents> {
    return new Documents(options, await Database.open(options.name, recordSchema, options.pulse));
  }

  /** Tells this database from one made anew under the same name. */
  identity(): Promise<string> {
    return this.#db.identity();
  }

  /** Number of the last change. */
  sequence(): Promise<number> {
    return this.#db.sequence();
  }

  /**
   * Ids of the articles whose reading may have changed after `since`, at most `limit` changes at a time, and how far
   * that goes. `everywhere`: a correction among them may concern any article.
   */
  async changes(
    since: number,
    limit: number,
  ): Promise<{ articleIds: string[]; everywhere: boolean; sequence: number; done: boolean }> {
    const { ids, sequence, done } = await this.#db.changes(since, limit);
    return { ...concerned(ids), sequence, done };
  }

  /** Every kept version of one article, in the order of their keys. */
  async versions(articleId: string): Promise<Kept[]> {
    const prefix = articleKey(`${articleId}:`);
    const rows = await this.#db.rows({
      startkey: prefix,
      endkey: prefix + LAST,
    });
    // The id of another article may go on after a colon.
    return this.#collected(rows.filter((row) => articleIdOf(row.key) === articleId));
  }

  /** Every kept version of every article in the order of their keys, `limit` at a time after the key `after`. */
  async portion(after: string | null, limit: number): Promise<{ items: Kept[]; next: string | null }> {
    const rows = await this.#db.rows({
      startkey: articleKey(after === null ? '' : `${after}\u0000`),
      endkey: articleKey(LAST),
      limit: limit + 1,
    });
    const items = await this.#collected(rows.slice(0, limit));
    const last = rows[limit - 1];
    return { items, next: rows.length > limit && last ? last.key.slice('art:'.length) : null };
  }

  async #collected(rows: readonly Row[]): Promise<Kept[]> {
    const articles = rows.flatMap((row) => {
      const article = this.#read(row.doc, readArticle);
      return article === null ? [] : [{ key: row.key.slice('art:'.length), article }];
    });
    if (articles.length === 0) return [];
    const found = await this.#db.rows({
      keys: articles.map(({ key }) => collectionKey(key)),
    });
    return articles.map(({ key, article }, i) => ({
      key,
      article,
      ...(this.#read(found[i]?.doc, readCollection) ?? uncollected),
    }));
  }

  async #pair(key: string): Promise<{ article: Pouch.Stored | null; collection: Pouch.Stored | null }> {
    const rows = await this.#db.rows({
      keys: [articleKey(key), collectionKey(key)],
    });
    return { article: rows[0]?.doc ?? null, collection: rows[1]?.doc ?? null };
  }

  /** How and when this very version was collected; null when it is not kept. */
  async collection(version: ArticleVersion): Promise<Collection | null> {
    const { article, collection } = await this.#pair(await keyOf(version));
    return article === null || isDamaged(article)
      ? null
      : (this.#read(collection, readCollection) ?? uncollected);
  }

  /**
   * Keeps one version and who collected it, both or neither. Kept already: nothing is written, except that a
   * sample which somebody collects for themselves is a sample no more.
   */
  async keep(item: Collected): Promise<{ key: string; written: boolean }> {
    const key = await keyOf(item.article);
    const damaged = Object.values(await this.#pair(key)).flatMap((one) =>
      one !== null && isDamaged(one) ? [one._id] : [],
    );
    // What nobody can read is not kept already; it stays as it is, beside what is written now.
    if (damaged.length > 0) await this.#db.setAside(damaged);
    const known = await this.#pair(key);
    const wasSample = readCollection(known.collection)?.origin === 'sample';
    if (known.article && known.collection && !(wasSample && item.origin !== 'sample')) {
      return { key, written: false };
    }
    const collection = collectionDocument(key, item, this.#options.by, known.collection);
    await this.#db.write(known.article ? [collection] : [articleDocument(key, item.article), collection]);
    return { key, written: true };
  }

  /**
   * Deletes every version of the given articles and who collected them; the tombstones keep what they said. Gives the
   * title and document ids of each article that was there.
   */
  async remove(articleIds: readonly string[]): Promise<{ title: string; keys: string[] }[]> {
    const found: { title: string; keys: string[] }[] = [];
    const documents: Pouch.Stored[] = [];
    for (const articleId of articleIds) {
      const versions = await this.versions(articleId);
      const [first] = versions;
      if (first === undefined) continue;
      const keys = versions.flatMap(({ key }) => [articleKey(key), collectionKey(key)]);
      const rows = await this.#db.rows({ keys });
      const there = rows.flatMap(({ doc }) => (doc ? [doc] : []));
      documents.push(...there);
      found.push({ title: first.article.title, keys: there.map(({ _id }) => _id) });
    }
    const modified = this.#options.now();
    await this.#db.write(
      documents.map((document) => ({ ...document, _deleted: true, by: this.#options.by, modified })),
    );
    return found;
  }

  #read<T>(
    document: Pouch.Stored | null | undefined,
    how: (document: Pouch.Stored | null | undefined) => T | null,
  ): T | null {
    const read = how(document);
    if (read === null && document) this.#db.unreadable.add(document._id);
    return read;
  }

  /** Ids of the documents that could not be read since this was opened; some may be sound by now. */
  get unreadable(): ReadonlySet<string> {
    return this.#db.unreadable;
  }

  /** Which of the given documents cannot be read, and of what kind each is. */
  async damaged(ids: readonly string[]): Promise<DamagedDocument[]> {
    const rows = await this.#db.rows({ keys: ids });
    return rows.flatMap(({ key, doc }) => {
      const kind = own(kinds, key.slice(0, key.indexOf(':')));
      if (doc === null || kind === undefined || this.#reads(kind, doc)) return [];
      return [{ id: key, kind, newer: isNewer(doc) }];
    });
  }

  #reads(kind: DocumentType, document: Pouch.Stored): boolean {
    switch (kind) {
      case 'article':
        return readArticle(document) !== null;
      case 'collection':
        return readCollection(document) !== null;
      case 'annotation':
        return this.annotations.reads(document);
      case 'value':
        return this.values.reads(document);
      case 'correction':
        return this.corrections.reads(document);
      case 'trash':
        return this.trash.reads(document);
      case 'import':
        return this.imports.reads(document);
    }
  }

  /** Everything that is stored of the given documents, as it is stored. */
  raw(ids: readonly string[]): Promise<Raw[]> {
    return this.#db.raw(ids);
  }

  /** Moves documents out of the way as they are; how many there were. */
  setAside(ids: readonly string[]): Promise<number> {
    return this.#db.setAside(ids);
  }

  /** Ids of the two documents of a version, kept or not. */
  async idsOf(version: ArticleVersion): Promise<string[]> {
    const key = await keyOf(version);
    return [articleKey(key), collectionKey(key)];
  }

  /** Takes the sample articles out. Their tombstones say who did it and when. */
  async removeSamples(): Promise<boolean> {
    const rows = await this.#db.rows({
      startkey: collectionKey(''),
      endkey: collectionKey(LAST),
    });
    const samples = rows.filter((row) => readCollection(row.doc)?.origin === 'sample');
    if (samples.length === 0) return false;
    const articles = await this.#db.rows({
      keys: samples.map((row) => articleKey(row.key.slice('col:'.length))),
    });
    const documents = [...samples, ...articles].flatMap(({ doc }) => (doc ? [doc] : []));
    const modified = this.#options.now();
    await this.#db.write(
      documents.map(({ _id, _rev, type }) => ({
        _id,
        _rev,
        _deleted: true,
        type,
        v: SCHEMA_VERSION,
        by: this.#options.by,
        modified,
      })),
    );
    return true;
  }

  /** Whether everything is kept under the id that its address gives now. */
  async isAtHome(): Promise<boolean> {
    const { identity } = this.#options;
    return identity === undefined || (await this.#db.noted(HOME)) >= identity.version;
  }

  /**
   * Moves everything to the ids that addresses give now; `articleIds`: only these, and notes whose article is not kept.
   * May be broken off at any time and begun again.
   */
  async moveHome(articleIds: readonly string[] | null = null): Promise<void> {
    const { identity } = this.#options;
    if (identity === undefined) return;
    const moves = new Moves(this.#db, identity);
    if (articleIds !== null) for (const id of articleIds) await this.#moveArticle(moves, id);
    else
      for (let after: string | null = null; ; ) {
        const { items, next }: { items: Kept[]; next: string | null } = await this.portion(
          after,
          MOVED_AT_ONCE,
        );
        const wrong = items.filter(
          ({ key, article }) => moves.homeOf(article) !== articleIdOf(articleKey(key)),
        );
        for (const id of new Set(wrong.map(({ key }) => articleIdOf(articleKey(key)))))
          if (id !== null) await this.#moveArticle(moves, id);
        after = next;
        if (after === null) break;
      }
    await moves.rest(async (id) => (await this.versions(id)).length > 0);
    this.corrections.changed();
    if (articleIds === null) await this.#db.note(HOME, identity.version);
  }

  async #moveArticle(moves: Moves, id: string): Promise<void> {
    const versions = (await this.versions(id)).map(({ key, article, collectedAt }) => ({
      hash: key.slice(-HASH_LENGTH),
      article,
      collectedAt,
    }));
    await moves.article(id, versions, (key, article) => ({
      articles: articleKey(key),
      collections: collectionKey(key),
      article: articleDocument(key, article),
    }));
  }

  close(): Promise<void> {
    return this.#db.close();
  }
}
