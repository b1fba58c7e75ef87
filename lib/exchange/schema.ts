/**
 * The shape of an export file, in Valibot; `doi-chieu.schema.json` is generated from it. `figures` and
 * `officials` are flat rows for spreadsheets, statistics tools and linked data; `articles` holds what was
 * collected and `annotations` what the reader said of it; they are all that an import reads.
 */
import * as v from 'valibot';
import {
  alternativesSchema,
  annotationSchema,
  certaintySchema,
  changeKinds,
  chosenFields,
  collectedSchema,
  correctionSchema,
  directions,
  evidenceSources,
  figureFlags,
  hedges,
  inheritableFields,
  manualValueSchema,
  measures,
  speakerKinds,
  statuses,
} from '../records.ts';

export const FORMAT = 'doi-chieu';
/** Raised with every change that an older reader would misread. */
export const FILE_VERSION = 1;

const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const optionalText = v.exactOptional(v.string());
const optionalNumber = v.exactOptional(v.number());
const urn = v.pipe(v.string(), v.startsWith('urn:doi-chieu:'));

/** Of the article in every row; `articleId` is the same in `articles`. */
const source = {
  articleId: v.string(),
  articleUrl: v.string(),
  articleTitle: v.string(),
  publisher: optionalText,
  published: optionalText,
  collectedAt: v.string(),
};

const evidenceRowSchema = v.union([
  v.object({ start: offset, end: offset, text: v.string() }),
  v.picklist(evidenceSources),
]);

/** One figure. Keys that the article says nothing about are left out. */
export const figureRowSchema = v.object({
  id: urn,
  type: v.literal('Observation'),
  indicator: v.string(),
  indicatorId: optionalText,
  /** In base units; `text` has it as printed. */
  value: v.number(),
  valueMax: optionalNumber,
  min: optionalNumber,
  max: optionalNumber,
  text: v.string(),
  unit: optionalText,
  denominator: optionalNumber,
  measure: v.picklist(measures),
  changeKind: v.exactOptional(v.picklist(changeKinds)),
  direction: v.exactOptional(v.picklist(directions)),
  hedge: v.exactOptional(v.picklist(hedges)),
  status: v.picklist(statuses),
  /** Name of the series that it is of. */
  concept: optionalText,
  period: optionalText,
  periodStart: optionalText,
  periodEnd: optionalText,
  base: optionalText,
  place: optionalText,
  placeCode: optionalText,
  speaker: optionalText,
  speakerKind: v.exactOptional(v.picklist(speakerKinds)),
  alternative: optionalNumber,
  inherited: v.exactOptional(v.array(v.picklist(inheritableFields))),
  flags: v.exactOptional(v.array(v.picklist(figureFlags))),
  confidence: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  /** Fields that were read with doubt: more than one time in five such a field is wrong. */
  unsure: v.exactOptional(v.array(v.picklist(chosenFields))),
  /** Chance that each of these fields is right; files from before it was known leave it and the next two out. */
  certainty: v.exactOptional(certaintySchema),
  /** Where each was read: words of the article's text, or what stands outside of it. */
  evidence: v.exactOptional(v.object(v.entriesFromList(chosenFields, v.exactOptional(evidenceRowSchema)))),
  /** What else each may be, best first; null where the article may say nothing. */
  alternatives: v.exactOptional(alternativesSchema),
  sameAs: v.exactOptional(urn),
  /** Fields that the reader corrected. */
  corrected: v.exactOptional(v.array(v.string())),
  /** The sentence, and a little of the text around it to find it again. */
  quote: v.string(),
  quotePrefix: optionalText,
  quoteSuffix: optionalText,
  /** Of the figure in the article's text, in UTF-16 code units. */
  start: offset,
  end: offset,
  ...source,
});
export type FigureRow = v.InferOutput<typeof figureRowSchema>;

const postSchema = v.object({
  title: v.string(),
  organisation: optionalText,
  text: v.string(),
  place: optionalText,
  placeInferred: v.exactOptional(v.boolean()),
  former: v.exactOptional(v.boolean()),
  acting: v.exactOptional(v.boolean()),
  asOf: optionalText,
});
export type PostRow = v.InferOutput<typeof postSchema>;

export const officialRowSchema = v.object({
  id: urn,
  type: v.literal('Person'),
  name: v.string(),
  honorific: optionalText,
  rank: optionalText,
  positions: v.array(postSchema),
  aliases: v.exactOptional(v.array(v.string())),
  start: offset,
  end: offset,
  ...source,
});
export type OfficialRow = v.InferOutput<typeof officialRowSchema>;

export const exportSchema = v.object({
  format: v.literal(FORMAT),
  schemaVersion: v.literal(FILE_VERSION),
  /** Name and version of the program. */
  generator: v.string(),
  engineVersion: v.string(),
  exportedAt: v.string(),
  figures: v.array(figureRowSchema),
  officials: v.array(officialRowSchema),
  articles: v.array(collectedSchema),
  /** W3C Web Annotations, as they are. */
  annotations: v.array(annotationSchema),
  /** Values entered by hand; files from before there were any leave it out. */
  values: v.exactOptional(v.array(manualValueSchema)),
  /** Corrections of figures; they are in the rows above. Files from before there were any leave it out. */
  corrections: v.exactOptional(v.array(correctionSchema)),
  '@context': v.record(v.string(), v.unknown()),
});
