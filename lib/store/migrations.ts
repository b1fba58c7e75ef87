/**
 * The schema versions of stored documents, and how an older one becomes the current one. Documents are migrated
 * as they are read and written anew only when they change anyway: another desk may still run the older version.
 */
import type PouchDB from 'pouchdb-core';

/** Raised with every change of what a document holds; each step has an entry in `steps`. */
export const SCHEMA_VERSION = 1;

export const documentTypes = [
  'article',
  'collection',
  'annotation',
  'value',
  'correction',
  'trash',
  'import',
] as const;
export type DocumentType = (typeof documentTypes)[number];

type Step = (document: PouchDB.Stored) => PouchDB.Stored;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `steps[type][n]` takes a document from version n to n + 1 and keeps every field it does not know. */
const steps: Record<DocumentType, readonly Step[]> = {
  article: [
    // Version 0 carried no number and left out what the page did not say.
    (document) => ({
      ...document,
      article: {
        publisher: null,
        publishedAt: null,
        publishedAtSource: null,
        author: null,
        place: null,
        blocks: [],
        ...(isRecord(document.article) ? document.article : {}),
      },
    }),
  ],
  collection: [
    // Version 0 knew only articles collected from a page.
    (document) => ({ origin: 'page', ...document }),
  ],
  // There was no version 0.
  annotation: [(document) => document],
  value: [(document) => document],
  correction: [(document) => document],
  trash: [(document) => document],
  import: [(document) => document],
};

/** Whether a newer version wrote a document: that is no damage, and is left to it. */
export const isNewer = ({ v }: PouchDB.Stored): boolean => typeof v === 'number' && v > SCHEMA_VERSION;

/**
 * The document as the current version would have written it. Null for one of another type, and for one that a
 * newer version wrote: it is left alone.
 */
export function migrate(document: PouchDB.Stored, type: DocumentType): PouchDB.Stored | null {
  if (document.type !== type) return null;
  const from = document.v === undefined ? 0 : document.v;
  if (typeof from !== 'number' || !Number.isInteger(from) || from < 0 || from > SCHEMA_VERSION) return null;
  let current = document;
  for (let version = from; version < SCHEMA_VERSION; version++) {
    current = { ...(steps[type][version] as Step)(current), v: version + 1 };
  }
  return current;
}
