/**
 * Moves what is kept to the ids that addresses give now: an article's id was once a number that counted for any host.
 * What moves is written anew under its new key and its old document becomes a tombstone that still says what it said,
 * both in one transaction for everything of one article, so that a stop in between leaves nothing half moved.
 */
import type Pouch from 'pouchdb-core';
import * as v from 'valibot';
import {
  type Annotation,
  type Article,
  annotationSchema,
  type Correction,
  correctionSchema,
} from '../records.ts';
import type { Database } from './database.ts';
import { migrate } from './migrations.ts';

/** Which id an address gives. */
export interface Identity {
  /** Raised with every change of what the others give. */
  version: number;
  /** Null for an address that gives none. */
  idOf: (address: string) => string | null;
  /** Where an id of the past most likely belongs, of which nothing else is known; null where that cannot be told. */
  likelyId: (former: string) => string | null;
}

/** A version as the documents have it. */
export interface Movable {
  hash: string;
  article: Article;
  collectedAt: string;
}

type Writes = { _id: string; _rev?: string; _deleted?: boolean; [field: string]: unknown }[];

const LAST = '\uffff';

/** Everything but the revision, which belongs to the old key. */
const bodyOf = ({ _id, _rev, ...body }: Pouch.Stored) => body;

function annotationIn(document: Pouch.Stored): Annotation | null {
  const item = migrate(document, 'annotation')?.annotation;
  return v.is(annotationSchema, item) ? item : null;
}

function correctionIn(document: Pouch.Stored): Correction | null {
  const item = migrate(document, 'correction')?.correction;
  return v.is(correctionSchema, item) ? item : null;
}

export class Moves {
  #db: Database;
  #identity: Identity;

  constructor(db: Database, identity: Identity) {
    this.#db = db;
    this.#identity = identity;
  }

  /** The ids of the given versions' articles by their addresses; what has no such address keeps its own. */
  homeOf(article: Article): string {
    return this.#identity.idOf(article.url) ?? article.id;
  }

  /** `document` at `_id`, and its old place empty. Nothing where something stands at `_id` already. */
  async #moved(document: Pouch.Stored, _id: string, body: object): Promise<Writes> {
    const [there] = await this.#db.rows({ keys: [_id] });
    const gone = { ...document, _deleted: true, movedTo: _id };
    if (there?.doc) return [gone];
    return [{ ...bodyOf(document), ...body, _id, ...(there?.rev ? { _rev: there.rev } : {}) }, gone];
  }

  /** Moves the versions under `from`, with the notes and corrections that go with them. */
  async article(
    from: string,
    versions: readonly Movable[],
    documentsOf: (
      key: string,
      article: Article,
    ) => { articles: string; collections: string; article: object },
  ): Promise<void> {
    const writes: Writes = [];
    const homes = new Map<string, Article[]>();
    const inOrder = [...versions].sort((a, b) => a.collectedAt.localeCompare(b.collectedAt));
    for (const { hash, article } of inOrder) {
      const to = this.homeOf(article);
      homes.set(to, [...(homes.get(to) ?? []), article]);
      if (to === from) continue;
      const [old, next] = [`${from}:${hash}`, `${to}:${hash}`].map((key) =>
        documentsOf(key, { ...article, id: to }),
      ) as [ReturnType<typeof documentsOf>, ReturnType<typeof documentsOf>];
      const [first, second] = await this.#db.rows({ keys: [old.articles, old.collections] });
      if (first?.doc) writes.push(...(await this.#moved(first.doc, next.articles, next.article)));
      if (second?.doc) writes.push(...(await this.#moved(second.doc, next.collections, {})));
    }
    const [only] = homes.keys();
    for (const { document, annotation } of await this.#notes(from)) {
      const said = this.#identity.idOf(annotation.target.source);
      const to = said !== null && homes.has(said) ? said : homes.has(from) ? from : only;
      if (to !== undefined && to !== from) writes.push(...(await this.#note(document, annotation, to)));
    }
    for (const { document, correction } of await this.#corrections(from)) {
      const [{ exact, prefix = '', suffix = '' }] = correction.target.selector;
      const fits = [...homes].find(([, articles]) =>
        articles.some(({ text }) => text.includes(prefix + exact + suffix)),
      );
      const to = fits?.[0] ?? (homes.has(from) ? from : only);
      if (to !== undefined && to !== from) writes.push(...(await this.#correction(document, correction, to)));
    }
    if (writes.length > 0) await this.#db.write(writes);
  }

  /** Moves notes and corrections whose article is not kept. `isKept`: whether one is, under that id. */
  async rest(isKept: (articleId: string) => Promise<boolean>): Promise<void> {
    for (const { document, annotation } of await this.#notes('')) {
      const { articleId, source } = annotation.target;
      const to = this.#identity.idOf(source);
      if (to === null || to === articleId || (await isKept(articleId))) continue;
      await this.#db.write(await this.#note(document, annotation, to));
    }
    for (const { document, correction } of await this.#corrections('')) {
      const { articleId } = correction.target;
      const to = this.#identity.likelyId(articleId);
      if (!['figure', 'article'].includes(correction.scope) || to === null || (await isKept(articleId)))
        continue;
      await this.#db.write(await this.#correction(document, correction, to));
    }
  }

  async #under(start: string): Promise<Pouch.Stored[]> {
    const rows = await this.#db.rows({ startkey: start, endkey: start + LAST });
    return rows.flatMap(({ doc }) => (doc ? [doc] : []));
  }

  async #notes(articleId: string): Promise<{ document: Pouch.Stored; annotation: Annotation }[]> {
    const documents = await this.#under(articleId === '' ? 'ann:' : `ann:${articleId} `);
    return documents.flatMap((document) => {
      const annotation = annotationIn(document);
      const isOne = annotation !== null && (articleId === '' || annotation.target.articleId === articleId);
      return isOne ? [{ document, annotation }] : [];
    });
  }

  async #corrections(articleId: string): Promise<{ document: Pouch.Stored; correction: Correction }[]> {
    const documents = await this.#under(articleId === '' ? 'cor:' : `cor:${articleId} `);
    return documents.flatMap((document) => {
      const correction = correctionIn(document);
      const isOne = correction !== null && (articleId === '' || correction.target.articleId === articleId);
      return isOne ? [{ document, correction }] : [];
    });
  }

  #note(document: Pouch.Stored, annotation: Annotation, to: string): Promise<Writes> {
    const target = { ...annotation.target, articleId: to };
    return this.#moved(document, `ann:${to} ${annotation.id}`, { annotation: { ...annotation, target } });
  }

  #correction(document: Pouch.Stored, correction: Correction, to: string): Promise<Writes> {
    const { articleId, figureId } = correction.target;
    const own = figureId.startsWith(`${articleId}#`) ? to + figureId.slice(articleId.length) : figureId;
    const target = { ...correction.target, articleId: to, figureId: own };
    return this.#moved(document, `cor:${to} ${correction.id}`, { correction: { ...correction, target } });
  }
}
