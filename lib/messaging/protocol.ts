/**
 * Every call between the contexts of the extension, in one table: who may send it, what it carries and what
 * comes back. `request` is checked on receipt, in `server.ts`, before any handler sees it.
 */
import * as v from 'valibot';
import type { Site } from '../catalog/site-groups.ts';
import type { DimensionUse, StatTable } from '../exchange/jsonstat.ts';
import type { TableValues } from '../exchange/table-values.ts';
import type { Bundles } from '../library/digest.ts';
import type { FigureRow } from '../library/shelf.ts';
import {
  type Alarm,
  type Annotation,
  type Article,
  annotationContentSchema,
  type articleSchema,
  type Collected,
  type Comparison,
  type Correction,
  type CorrectionField,
  type CorrectionPreview,
  conceptSideSchema,
  correctionScopes,
  dateSources,
  daySchema,
  type Figure,
  type ImportResult,
  type ManualValue,
  type Official,
  type OfficialHistory,
  type PlacedAnnotation,
  type PlacedCorrection,
  type Reading,
  type ReferenceState,
  type Revision,
  type SaveResult,
  type StoreStats,
  type TrashEntry,
  type TypedField,
  toldArticleSchema,
  trashKinds,
  typedCorrectionSchema,
  typedValueSchema,
} from '../records.ts';
import { PORTION } from './limits.ts';

const tabId = v.pipe(v.number(), v.integer(), v.minValue(0));
const recordId = v.pipe(v.string(), v.minLength(1), v.maxLength(1000));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const offset = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2_000_000));
const span = v.object({ start: offset, end: offset });
const hostName = v.pipe(v.string(), v.maxLength(253), v.regex(/^[a-z0-9.-]+$/i));
const none = v.optional(v.object({}));

/** What a content script paints: a span of `Article.text` and what it is. */
export interface Mark {
  id: string;
  /** `alarm` lies over a figure whose numbers do not fit each other. */
  kind: 'figure' | 'official' | 'alarm';
  start: number;
  end: number;
}

/** Why a page shows no article; the panel has a sentence for each. */
export const noArticleReasons = [
  'not_article',
  'empty',
  'attached',
  'unreadable',
  'no_script',
  'unsupported',
  'no_permission',
  'switched_off',
  'too_large',
] as const;
export type NoArticleReason = (typeof noArticleReasons)[number];

/** What the panel shows of one tab; kept in `storage.session`, so that a stopped worker loses nothing. */
export type TabState =
  | { kind: 'none'; url: string | null; reason: NoArticleReason }
  | {
      kind: 'article';
      article: v.InferOutput<typeof articleSchema>;
      figures: Figure[];
      officials: Official[];
      /** Numbers of the article that do not fit each other. */
      alarms: Alarm[];
      /** Catalogue names of the indicators that the article's figures have. */
      names: Record<string, { vi: string; en: string }>;
      /** When this version of the article was saved, ISO 8601, or null. */
      savedAt: string | null;
      /** Windows that keep nothing save nothing: the panel says why saving is off. */
      incognito: boolean;
      /** Where the reader has set the article's date: that `article` has, and what its page says. */
      setDate: SetDate | null;
    };

/** What an article's page says of its date, beside the one that the reader has set. */
export interface SetDate {
  id: string;
  pageSays: Pick<v.InferOutput<typeof articleSchema>, 'publishedAt' | 'publishedAtSource'>;
}

/** Which sites are read unasked. */
export interface SitesState {
  groups: { id: string; name: { vi: string; en: string }; domains: string[]; on: boolean }[];
  /** Hosts that the reader switched off. */
  hostsOff: string[];
  /** Hosts whose articles are saved by themselves. */
  autoSave: string[];
  /** Origin patterns of sites that the reader added. */
  added: string[];
  /** Origin patterns of listed sites that the browser does not let us read (any more). */
  missing: string[];
}

const correctionKey = v.object({
  id: recordId,
  articleId: recordId,
  scope: v.picklist(correctionScopes),
});
const importPortion = v.object({
  kind: v.picklist(trashKinds),
  items: v.pipe(v.array(v.unknown()), v.maxLength(200)),
});
/** How many things of a file are new here, the same, newer or older than here, or in conflict with what is here. */
export interface ImportCounts {
  new: number;
  same: number;
  newer: number;
  older: number;
  conflict: number;
  /** What was damaged and not taken. */
  rejected: { id: string | null; problem: string }[];
}
/** A file that the reader chose; what is longer is refused. */
const fileText = v.pipe(v.string(), v.maxLength(40_000_000));
const words = v.pipe(v.string(), v.maxLength(1000));
const tableMapping = v.object({
  uses: v.pipe(v.array(v.picklist(['indicator', 'place', 'period', 'other'])), v.maxLength(50)),
  taken: v.pipe(v.array(offset), v.maxLength(50)),
  indicator: words,
  place: words,
  unit: v.pipe(v.string(), v.maxLength(100)),
  source: v.object({
    title: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
    publisher: v.pipe(v.string(), v.maxLength(300)),
    url: v.null(),
  }),
});
/** A statistical table whose dimensions the reader has to confirm. */
export type ReadTable = Pick<StatTable, 'label' | 'source' | 'dimensions'> & { guessed: DimensionUse[] };

const aboutSchema = v.object({ tabId, articleId: recordId, id: recordId });
/** What an annotation is put on. `articleId` and `exact` say what the reader saw: the page may have changed since. */
export const annotationAimSchema = v.variant('kind', [
  v.object({ kind: v.literal('figure'), articleId: recordId, id: recordId }),
  v.object({ kind: v.literal('official'), articleId: recordId, id: recordId }),
  v.object({
    kind: v.literal('text'),
    articleId: recordId,
    ...span.entries,
    exact: v.pipe(v.string(), v.minLength(1), v.maxLength(20_000)),
  }),
]);
export type AnnotationAim = v.InferOutput<typeof annotationAimSchema>;

interface Call<From extends 'content' | 'page', Request extends v.GenericSchema, Response> {
  from: From;
  request: Request;
  /** Type only: never present at run time. */
  response?: Response;
}
const call = <From extends 'content' | 'page', Request extends v.GenericSchema, Response>(
  from: From,
  request: Request,
): Call<From, Request, Response> => ({ from, request });
const content =
  <R>() =>
  <S extends v.GenericSchema>(request: S) =>
    call<'content', S, R>('content', request);
const page =
  <R>() =>
  <S extends v.GenericSchema>(request: S) =>
    call<'page', S, R>('page', request);

/** A portion of the annotations, each as it stands in the newest kept version of its article; null where none is kept. */
export interface KeptNotes {
  items: { annotation: Annotation; placed: PlacedAnnotation | null }[];
  next: string | null;
}

const said = v.pipe(v.array(v.pipe(v.string(), v.maxLength(1000))), v.maxLength(60));
/** What stands in the page around its article, as it is written: what it means is not decided there. */
const gathered = v.object({
  dates: v.pipe(
    v.array(v.object({ source: v.picklist(dateSources), text: v.pipe(v.string(), v.maxLength(200)) })),
    v.maxLength(40),
  ),
  authors: v.object({
    beside: said,
    lines: said,
    named: said,
    meta: said,
    setOff: v.pipe(v.array(v.pipe(v.number(), v.integer())), v.maxLength(10)),
  }),
  verdict: v.picklist(['sure', 'likely', 'maybe']),
  isListed: v.boolean(),
});

/** Calls that the background answers. `content`: sent by a content script; `page`: by the panel or another extension page. */
export const backgroundCalls = {
  /** The page holds this article: read it, keep the result for the tab, return what to paint. */
  'article.found': content<{ marks: Mark[] }>()(
    v.object({ article: toldArticleSchema, gathered: v.exactOptional(gathered) }),
  ),
  /** The page holds no article (any more). */
  'article.none': content<null>()(
    v.object({ url: v.pipe(v.string(), v.maxLength(4000)), reason: v.picklist(noArticleReasons) }),
  ),
  /** Figures that the page shows otherwise than its text says, all of them anew. */
  'figures.unlike': content<null>()(v.object({ ids: v.pipe(v.array(recordId), v.maxLength(500)) })),
  /** The reader clicked a highlight in the page; `open`: no panel is known to show it. Whether one does now. */
  'mark.clicked': content<{ shown: boolean }>()(v.object({ id: recordId, open: v.boolean() })),
  /** The pointer rests on a highlight. Whether a panel shows the page. */
  'mark.pointed': content<{ shown: boolean }>()(v.object({ id: recordId })),
  /** The mark that was clicked when no panel showed the tab; told once. */
  'tab.asked': page<{ id: string | null }>()(v.object({ tabId })),
  'tab.state': page<TabState>()(v.object({ tabId })),
  /** `stored: false`: beside official values and the article's own alone, where the store cannot be opened. */
  'tab.comparisons': page<Comparison[]>()(v.object({ tabId, stored: v.optional(v.boolean()) })),
  /** What the stored articles say of each official of the tab's article, in the article's order. */
  'tab.histories': page<OfficialHistory[]>()(v.object({ tabId })),
  /** How the tab's article differs from the version of it that was saved before; null where none was. */
  'tab.revision': page<Revision | null>()(v.object({ tabId })),
  'article.save': page<SaveResult>()(v.object({ tabId })),
  'store.stats': page<StoreStats>()(none),
  /** How many documents of the store cannot be read. */
  'store.damage': page<{ damaged: number }>()(none),
  /** Them, as they are stored. */
  'store.damaged': page<{ items: unknown[] }>()(none),
  /** Moves them out of the way, as they are stored; how many. */
  'store.aside': page<{ moved: number }>()(none),
  /** Derives the index anew from the documents. */
  'store.rebuild': page<StoreStats>()(none),
  /**
   * One portion of everything collected, oldest id first, each with what is read in the newest version of its article;
   * `next` is null after the last.
   */
  'store.portion': page<{
    items: { item: Collected; reading: Reading }[];
    next: string | null;
    engineVersion: string;
  }>()(v.object({ after: v.nullable(v.string()) })),
  /** Version of what reads the articles. */
  'engine.version': page<{ version: string }>()(none),
  /**
   * The same of the articles named, every version of each, with their annotations; `skip`: versions of the first that
   * were given already. `next` says where to go on, as a place in `ids`; null after the last.
   */
  'store.some': page<{
    items: { item: Collected; reading: Reading }[];
    annotations: Annotation[];
    next: { at: number; skip: number } | null;
    engineVersion: string;
  }>()(v.object({ ids: v.pipe(v.array(recordId), v.maxLength(PORTION)), skip: count })),
  /** A portion of an import. Every item is checked by itself; what is wrong is reported, the rest is kept. */
  'store.import': page<ImportResult>()(v.object({ items: v.pipe(v.array(v.unknown()), v.maxLength(200)) })),
  /** The annotations of the tab's article, each with what became of its place. */
  'annotations.list': page<PlacedAnnotation[]>()(v.object({ tabId })),
  /** A stretch of the tab's article, made of whole words, ready to be annotated; null where no word is in it. */
  'annotations.quote': page<Extract<AnnotationAim, { kind: 'text' }> | null>()(
    v.object({ tabId, ...span.entries }),
  ),
  /** Annotates, and saves the article with it. */
  'annotations.create': page<{ id: string; articleSaved: boolean }>()(
    v.object({ tabId, aim: annotationAimSchema, content: annotationContentSchema }),
  ),
  'annotations.edit': page<null>()(v.object({ ...aboutSchema.entries, content: annotationContentSchema })),
  /** Puts an annotation on another place, chosen by the reader. */
  'annotations.attach': page<null>()(v.object({ tabId, id: recordId, aim: annotationAimSchema })),
  'annotations.remove': page<{ done: boolean }>()(aboutSchema),
  'annotations.restore': page<{ done: boolean }>()(aboutSchema),
  /** One portion of every annotation; `next` is null after the last. */
  'annotations.portion': page<{ items: Annotation[]; next: string | null }>()(
    v.object({ after: v.nullable(v.string()) }),
  ),
  /** Every value that the reader entered by hand. */
  'values.list': page<ManualValue[]>()(none),
  /** Keeps a value of what a figure of the tab's article measures; `id` of the one it replaces. Or the fields typed wrongly. */
  'values.save': page<{ id: string } | { wrong: TypedField[] }>()(
    v.object({ tabId, figureId: recordId, id: v.nullable(recordId), form: typedValueSchema }),
  ),
  'values.remove': page<{ done: boolean }>()(v.object({ id: recordId })),
  'values.restore': page<{ done: boolean }>()(v.object({ id: recordId })),
  /** The site of the tab's page; null for a page of the browser, or one that it does not tell the address of. */
  'tab.site': page<Site | null>()(v.object({ tabId })),
  /** Reads the tab's page once, though its site is not read unasked. */
  'tab.read': page<null>()(v.object({ tabId })),
  'sites.state': page<SitesState>()(none),
  'sites.group': page<SitesState>()(v.object({ id: recordId, on: v.boolean() })),
  'sites.host': page<SitesState>()(v.object({ host: hostName, on: v.boolean() })),
  /** Whether articles of a host are saved as soon as they are read. */
  'sites.autosave': page<SitesState>()(v.object({ host: hostName, on: v.boolean() })),
  /** Gives a site back that the reader added. */
  'sites.drop': page<SitesState>()(v.object({ origin: recordId })),
  /** Names of the indicators that the catalogue knows, to choose from. */
  'catalog.indicators': page<{ id: string; vi: string; en: string }[]>()(none),
  /** The corrections that concern the tab's article, and the figure that each holds for. */
  'corrections.list': page<PlacedCorrection[]>()(v.object({ tabId })),
  /** Corrects a figure of the tab's article, or says that it is none. Or the fields typed wrongly. */
  'corrections.save': page<{ saved: true } | { wrong: CorrectionField[] }>()(
    v.object({
      tabId,
      figureId: recordId,
      form: v.union([v.literal('no_figure'), typedCorrectionSchema]),
    }),
  ),
  /** What a correction would come to, before it is saved; nothing is changed. Null where it cannot be read. */
  'corrections.preview': page<CorrectionPreview | null>()(
    v.object({ tabId, figureId: recordId, form: typedCorrectionSchema }),
  ),
  /** The reader's answer to an offered join: whether a concept is the one of a figure of the tab's article. */
  'joins.answer': page<{ saved: true }>()(
    v.object({ tabId, figureId: recordId, concept: conceptSideSchema, same: v.boolean() }),
  ),
  /** Sets the date that the tab's article is of, a day; null: the one that its page says. */
  'article.date': page<null>()(v.object({ tabId, date: v.nullable(daySchema) })),
  'corrections.remove': page<{ done: boolean }>()(correctionKey),
  'corrections.restore': page<{ done: boolean }>()(correctionKey),
  'corrections.all': page<Correction[]>()(none),
  /** Deletes articles with every version of them, into the trash; the entries to bring them back by. */
  'articles.remove': page<TrashEntry[]>()(
    v.object({ ids: v.pipe(v.array(recordId), v.minLength(1), v.maxLength(5000)) }),
  ),
  'trash.list': page<TrashEntry[]>()(none),
  'trash.restore': page<{ count: number }>()(v.object({ ids: v.pipe(v.array(recordId), v.maxLength(5000)) })),
  /** Deletes entries of the trash for good. */
  'trash.empty': page<{ count: number }>()(v.object({ ids: v.pipe(v.array(recordId), v.maxLength(5000)) })),
  /** What a portion of a file would be to what is kept; nothing is changed. Every thing is checked by itself. */
  'import.preview': page<ImportCounts>()(importPortion),
  /** Takes a portion of a file, noting what to undo under `importId`. */
  'import.apply': page<ImportCounts>()(v.object({ ...importPortion.entries, importId: recordId })),
  /** Makes everything as it was before an import. */
  'import.undo': page<{ changed: number }>()(v.object({ importId: recordId })),
  /** The JSON-stat table in a file, with a guess of what its dimensions stand for; null where the file holds none. */
  'tables.read': page<ReadTable | null>()(v.object({ text: fileText })),
  /** The values of that table as its reader has mapped it, as values entered by hand; nothing is kept yet. */
  'tables.values': page<TableValues>()(v.object({ text: fileText, mapping: tableMapping })),
  /** The same of a CSV table; null where the columns needed are missing. */
  'tables.csv': page<TableValues | null>()(v.object({ text: fileText, title: recordId })),
  'reference.state': page<ReferenceState>()(none),
  /** Whether official values stand beside collected ones. */
  'reference.use': page<ReferenceState>()(v.object({ on: v.boolean() })),
  /** Opens the store and brings its index up to date; gives the name of the index, by which a page knows it again. */
  'library.index': page<{ build: string }>()(none),
  /**
   * A portion of the index, for a page that cannot read it by itself: a private window of Firefox, whose messages carry
   * lists of numbers as they are.
   */
  'library.portion': page<Bundles>()(
    v.object({
      since: count,
      below: v.nullable(count),
      limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)),
    }),
  ),
  /** Official and hand-entered values of an indicator, unit and measure (`kindOf` of a series), of every place. */
  'library.series': page<FigureRow[]>()(v.object({ kind: recordId })),
  /** The indicators of the catalogue, and the first years of new definitions. */
  'library.indicators': page<{ id: string; vi: string; en: string; breaks: number[] }[]>()(none),
  /** Annotations in portions; `recordId` of one at a repeated figure names the figure that it repeats. */
  'library.notes': page<KeptNotes>()(v.object({ after: v.nullable(recordId) })),
  /** Deletes annotations wherever they are, and brings them back. */
  'library.annotations': page<{ done: number }>()(
    v.object({
      items: v.pipe(v.array(v.object({ articleId: recordId, id: recordId })), v.maxLength(5000)),
      keep: v.boolean(),
    }),
  ),
  /** The same for hand-entered values. */
  'library.values': page<{ done: number }>()(
    v.object({ ids: v.pipe(v.array(recordId), v.maxLength(5000)), keep: v.boolean() }),
  ),
  /** Shows the sample article in a tab of ours: what to paint there, and the panel beside it speaks of it. */
  'sample.show': page<{ article: Article; marks: Mark[] }>()(v.object({ tabId })),
  /** Shows a span of the sample article in the page of ours that has it: no content script answers there. */
  'sample.reveal': page<null>()(v.object({ tabId, ...span.entries })),
  'samples.load': page<StoreStats>()(none),
  'samples.remove': page<StoreStats>()(none),
} as const;
export type BackgroundCalls = typeof backgroundCalls;

/** Calls that a content script answers. */
export const tabCalls = {
  /** Scroll to a mark and flash it. */
  'mark.reveal': page<{ shown: boolean }>()(v.object({ id: recordId })),
  /** Scroll to a span of the article's text, marked or not, and flash it. */
  'span.reveal': page<{ shown: boolean }>()(span),
  /** The part of the reader's selection that lies in the article; null where none does. */
  'selection.span': page<{ start: number; end: number } | null>()(none),
  /** Read the page again now (after the reader asked for it). */
  'page.reread': page<null>()(none),
  /** The reader has switched the site off: take the marks away and end. */
  'page.stop': page<null>()(none),
} as const;
export type TabCalls = typeof tabCalls;

/** News that the background sends to every extension page; a panel answers those about a mark of the tab that it shows. */
export const newsSchema = v.variant('news', [
  v.object({ news: v.literal('tab.changed'), tabId }),
  v.object({ news: v.literal('store.changed') }),
  v.object({ news: v.literal('annotations.changed') }),
  /** The index is being brought up to date, which may take minutes after an update; `done` is `of` at the end. */
  v.object({ news: v.literal('index.progress'), done: count, of: count }),
  v.object({ news: v.literal('sites.changed') }),
  v.object({ news: v.literal('mark.selected'), tabId, id: recordId }),
  /** The pointer rests on a mark; `follow`: the reader wants its row shown. */
  v.object({ news: v.literal('mark.pointed'), tabId, id: recordId, follow: v.boolean() }),
  /** The panel wants a span shown in a page of ours, where no content script answers. */
  v.object({ news: v.literal('mark.asked'), tabId, ...span.entries }),
]);
export type News = v.InferOutput<typeof newsSchema>;

/** What a failed call brings back: a code that the panel has a sentence for, never a stack. */
export const failureCodes = [
  'bad_request',
  'not_allowed',
  'no_article',
  'private_window',
  'text_changed',
  'no_annotation',
  'too_many',
  'storage_full',
  'storage_blocked',
  'storage_failed',
  'tab_gone',
  'internal',
] as const;
export type FailureCode = (typeof failureCodes)[number];
export type Reply<T> = { ok: true; value: T } | { ok: false; code: FailureCode; detail: string };

export type RequestOf<C> = C extends { request: infer S extends v.GenericSchema } ? v.InferInput<S> : never;
export type ResponseOf<C> = C extends { response?: infer R } ? Exclude<R, undefined> : never;
