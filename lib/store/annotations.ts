/**
 * The documents of the reader's annotations: one each, under the article that it is about. A deleted one is a
 * tombstone that keeps what it said, so that deleting can be undone at any time and anywhere it was replicated to.
 */
import type Pouch from 'pouchdb-core';
import * as v from 'valibot';
import { type Annotation, annotationSchema } from '../records.ts';
import { type DocumentType, migrate, SCHEMA_VERSION } from './migrations.ts';

const LAST = '\uffff';
const PREFIX = 'ann:';

/** Any id becomes part of a key; the ids of annotations hold no space. */
const keyOf = (articleId: string, id: string) => `${PREFIX}${articleId} ${id}`;

function read(document: Pouch.Stored | null | undefined): Annotation | null {
  const annotation = document ? migrate(document, 'annotation')?.annotation : null;
  return v.is(annotationSchema, annotation) ? annotation : null;
}

export class Annotations {
  #db: Pouch;
  #by: string;
  #now: () => string;

  constructor(db: Pouch, by: string, now: () => string) {
    this.#db = db;
    this.#by = by;
    this.#now = now;
  }

  /** Every annotation of an article, in the order of their ids. */
  async of(articleId: string): Promise<Annotation[]> {
    const prefix = keyOf(articleId, '');
    const { rows } = await this.#db.allDocs({ startkey: prefix, endkey: prefix + LAST, include_docs: true });
    // The id of another article may go on after a space.
    return rows.flatMap(({ doc }) => read(doc) ?? []).filter(({ target }) => target.articleId === articleId);
  }

  /** Every annotation in the order of the keys, `limit` at a time after the key `after`. */
  async portion(after: string | null, limit: number): Promise<{ items: Annotation[]; next: string | null }> {
    const { rows } = await this.#db.allDocs({
      startkey: after === null ? PREFIX : `${after}\u0000`,
      endkey: PREFIX + LAST,
      limit: limit + 1,
      include_docs: true,
    });
    const taken = rows.slice(0, limit);
    const next = rows.length > limit ? (taken[taken.length - 1]?.key ?? null) : null;
    return { items: taken.flatMap(({ doc }) => read(doc) ?? []), next };
  }

  /** Writes an annotation, new or changed, over whatever is kept of it. */
  async put(annotation: Annotation): Promise<void> {
    const key = keyOf(annotation.target.articleId, annotation.id);
    const { document, rev } = await this.#find(key);
    await this.#write(key, rev, document, { annotation });
  }

  /**
   * Takes an annotation from outside: what is not kept here is added, a deleted one comes back, and of two versions
   * the one modified later stays. False where nothing had to be written.
   */
  async merge(annotation: Annotation): Promise<boolean> {
    const key = keyOf(annotation.target.articleId, annotation.id);
    const { document, rev } = await this.#find(key);
    const known = document?._deleted ? null : read(document);
    if (known !== null && Date.parse(known.modified) >= Date.parse(annotation.modified)) return false;
    await this.#write(key, rev, document, { annotation });
    return true;
  }

  /** Changes an annotation; null where none is kept under that id. */
  async change(
    articleId: string,
    id: string,
    how: (annotation: Annotation) => Annotation,
  ): Promise<Annotation | null> {
    const key = keyOf(articleId, id);
    const { document, rev } = await this.#find(key);
    const known = document?._deleted ? null : read(document);
    if (known === null) return null;
    const annotation = how(known);
    await this.#write(key, rev, document, { annotation });
    return annotation;
  }

  /** Deletes an annotation. False where none is kept under that id. */
  async remove(articleId: string, id: string): Promise<boolean> {
    const key = keyOf(articleId, id);
    const { document, rev } = await this.#find(key);
    if (document === null || document._deleted) return false;
    await this.#write(key, rev, document, { _deleted: true });
    return true;
  }

  /** Brings a deleted annotation back as it was. False where there is nothing to bring back. */
  async restore(articleId: string, id: string): Promise<boolean> {
    const key = keyOf(articleId, id);
    const { document, rev } = await this.#find(key);
    const annotation = document?._deleted ? read(document) : null;
    if (annotation === null) return false;
    await this.#write(key, rev, document, { annotation });
    return true;
  }

  /** The document under a key, deleted or not. */
  async #find(key: string): Promise<{ document: Pouch.Stored | null; rev: string | null }> {
    const { rows } = await this.#db.allDocs({ keys: [key], include_docs: true });
    const row = rows[0];
    const rev = row?.value?.rev ?? null;
    if (row?.doc) return { document: row.doc, rev };
    if (rev === null) return { document: null, rev };
    return { document: { ...(await this.#db.get(key, { rev })), _deleted: true }, rev };
  }

  /** `known`: what stood there before; fields unknown here are kept. */
  async #write(
    key: string,
    rev: string | null,
    known: Pouch.Stored | null,
    changes: { annotation: Annotation } | { _deleted: true },
  ): Promise<void> {
    const { _deleted, _rev, ...kept } = known ?? { _rev: '' };
    const document = {
      ...kept,
      _id: key,
      ...(rev === null ? {} : { _rev: rev }),
      type: 'annotation' satisfies DocumentType,
      v: SCHEMA_VERSION,
      by: this.#by,
      // Of the document, for display; the annotation has a time of its own.
      modified: this.#now(),
      ...changes,
    };
    const [result] = await this.#db.bulkDocs([document]);
    if (result && 'error' in result) throw result;
  }
}
