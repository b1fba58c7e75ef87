/**
 * The one door to everything that is kept. The background opens it; tests open it over an IndexedDB double.
 * Kept (documents, replicable): articles and who collected them. Derived (rebuilt at any time): figures,
 * officials and series.
 */
import type { BundleRequest, Bundles } from '../library/digest.ts';
import type {
  Annotation,
  Article,
  Collected,
  Correction,
  DamagedDocument,
  Figure,
  FiledOfficial,
  ManualValue,
  Official,
  Reading,
  SeriesPoint,
  StoreStats,
  TrashEntry,
} from '../records.ts';
import type { CorrectionKey } from './corrections.ts';
import type { Standing } from './entries.ts';

/** One thing of a file that is imported. */
export type Imported =
  | { kind: 'article'; item: Collected }
  | { kind: 'annotation'; item: Annotation }
  | { kind: 'value'; item: ManualValue }
  | { kind: 'correction'; item: Correction };

/** A series, and the period (as in `Figure`) that its points are wanted for. */
export interface SeriesRequest {
  series: string;
  period: string;
}

export interface Repository {
  /**
   * Keeps one article version and who collected it; indexes its reading in the same step.
   * Resolves only when both are on disk. Same text again: `alreadySaved`, nothing written (a sample that somebody
   * collects for themselves becomes theirs).
   */
  save(item: Collected, reading: Reading): Promise<{ alreadySaved: boolean }>;
  /** When somebody collected this very version (same id, title and text), ISO 8601; null for samples and what is not kept. */
  savedAt(article: Pick<Article, 'id' | 'title' | 'text'>): Promise<string | null>;
  /** Every kept version of an article, in no order that means anything. */
  versions(articleId: string): Promise<Collected[]>;
  /**
   * The stored points of the given series that a value of the given period is compared with, keyed by series key:
   * the same period of other years, and where there are few of those the latest before it. Long series come in part
   * (`nearestPoints` says which), so that an archive's size does not slow a comparison. Unknown keys give an empty
   * list.
   */
  points(requests: readonly SeriesRequest[]): Promise<Map<string, SeriesPoint[]>>;
  /** The officials of the stored articles by name as `personKey` gives it; unknown names give an empty list. */
  people(names: readonly string[]): Promise<Map<string, FiledOfficial[]>>;
  /** Everything kept, in order of document id, `limit` at a time after `after` (null at first, then the last `next`). */
  portion(after: string | null, limit: number): Promise<{ items: Collected[]; next: string | null }>;
  figuresOf(articleId: string): Promise<Figure[]>;
  officialsOf(articleId: string): Promise<Official[]>;
  /** What the index holds of the newest version of each given article; articles that are not kept are left out. */
  readings(articleIds: readonly string[]): Promise<Map<string, Reading>>;
  /** What a library lists, in portions: everything, or what was changed since a number that an earlier portion gave. */
  digests(request: BundleRequest): Promise<Bundles>;
  stats(): Promise<StoreStats>;
  /** The reader's annotations of an article, whatever version of it they were made in. */
  annotationsOf(articleId: string): Promise<Annotation[]>;
  /** Every annotation, like `portion`. */
  annotationPortion(
    after: string | null,
    limit: number,
  ): Promise<{ items: Annotation[]; next: string | null }>;
  /** Keeps a new annotation. Resolves only when it is on disk. */
  annotate(annotation: Annotation): Promise<void>;
  /** Changes one as `how` says; null where none has that id. */
  changeAnnotation(
    articleId: string,
    id: string,
    how: (annotation: Annotation) => Annotation,
  ): Promise<Annotation | null>;
  /** Leaves a tombstone that `restoreAnnotation` undoes. False where there is nothing to delete (or restore). */
  removeAnnotation(articleId: string, id: string): Promise<boolean>;
  restoreAnnotation(articleId: string, id: string): Promise<boolean>;
  /** Every value that the reader entered by hand. */
  values(): Promise<ManualValue[]>;
  /** Keeps a value, new or changed. Resolves only when it is on disk. */
  putValue(value: ManualValue): Promise<void>;
  /** Leaves a tombstone that `restoreValue` undoes. False where there is nothing to delete (or restore). */
  removeValue(id: string): Promise<boolean>;
  restoreValue(id: string): Promise<boolean>;
  /** The reader's corrections that concern an article: its own, and those of a wording. */
  corrections(articleId: string): Promise<Correction[]>;
  /** Every correction, those of a wording first. */
  allCorrections(): Promise<Correction[]>;
  /** Keeps a correction, new or changed, and reads what it concerns anew. Resolves only when both are on disk. */
  putCorrection(correction: Correction): Promise<void>;
  /** Leaves a tombstone that `restoreCorrection` undoes. False where there is nothing to delete (or restore). */
  removeCorrection(correction: CorrectionKey): Promise<boolean>;
  restoreCorrection(correction: CorrectionKey): Promise<boolean>;
  /** Deletes articles with every version of them, into the trash. Gives the entries of those that were kept. */
  removeArticles(ids: readonly string[]): Promise<TrashEntry[]>;
  /** What was deleted, last first. */
  trash(): Promise<TrashEntry[]>;
  /** Brings entries of the trash back as they were; how many there were. */
  restoreTrash(ids: readonly string[]): Promise<number>;
  /** Deletes entries of the trash for good; how many. */
  emptyTrash(ids: readonly string[]): Promise<number>;
  /** What each thing from a file is to what is kept; nothing is changed. */
  standing(items: readonly Imported[]): Promise<Standing[]>;
  /** Takes things from a file, one after the other, noting what to undo under `importId`; what each was before. */
  take(importId: string, items: readonly Imported[]): Promise<Standing[]>;
  /** Makes everything as it was before an import; how many documents that changed. */
  undoImport(importId: string): Promise<number>;
  /** Takes the sample articles out again (tombstones), and nothing else. */
  removeSamples(): Promise<void>;
  /**
   * The kept documents that cannot be read, as far as somebody has tried to: they are found by listing what is kept.
   */
  damaged(): Promise<DamagedDocument[]>;
  /** Everything that is stored of the given documents, as it is stored, ready for `JSON.stringify`. */
  rawDocuments(ids: readonly string[]): Promise<unknown[]>;
  /** Moves the given documents out of the way, those that cannot be read; the others stay. How many were moved. */
  setAside(ids: readonly string[]): Promise<number>;
  /** Builds the index anew from the documents with the engine given at opening. */
  rebuild(): Promise<void>;
  close(): Promise<void>;
}

/** Why the store could not do it; `code` is what the panel explains. */
export class StoreError extends Error {
  constructor(
    readonly code: 'storage_full' | 'storage_blocked' | 'storage_failed',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'StoreError';
  }
}
