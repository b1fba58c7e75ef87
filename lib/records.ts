/**
 * The records every room of the project passes on, as run-time schemas and the types read off them.
 * Field names are the export's field names. Dates are ISO 8601; offsets are UTF-16 code units into
 * `Article.text`, end-exclusive; `null` means "the text does not say".
 */
import * as v from 'valibot';

const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
/** A value in base units: no text gives a larger one, and `Infinity` is none. */
const amount = v.pipe(v.number(), v.minValue(-1e60), v.maxValue(1e60));
const nullable = <S extends v.GenericSchema>(schema: S) => v.nullable(schema);

export const blockKinds = [
  'headline',
  'lead',
  'paragraph',
  'caption',
  'quotation',
  'table',
  'byline',
] as const;

/** One block of an article. In a `table` block rows end with "\n" and cells are separated by "\t". */
export const blockSchema = v.object({ kind: v.picklist(blockKinds), start: offset, end: offset });
export type Block = v.InferOutput<typeof blockSchema>;
export type BlockKind = Block['kind'];

export const dateSources = ['json-ld', 'meta', 'time', 'url', 'visible'] as const;

/**
 * What an article says, and nothing of who collected it or when (that is a `Collection`): the same
 * article read at two desks gives the same record.
 */
export const articleSchema = v.object({
  /** Stable across a publisher's domain moves: bound to its host: `cms:<host>/<number>` where the URL has one, else `url:<host/path>`. */
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(600)),
  url: v.pipe(v.string(), v.maxLength(4000)),
  title: v.pipe(v.string(), v.maxLength(2000)),
  publisher: nullable(v.string()),
  publishedAt: nullable(v.string()),
  publishedAtSource: nullable(v.picklist(dateSources)),
  /** Dates that the page gives elsewhere, where they are more than a day off. */
  otherDates: v.exactOptional(v.array(v.object({ at: v.string(), source: v.picklist(dateSources) }))),
  /** Files that hold what an article of few words of its own is about, as the page links them. */
  documents: v.exactOptional(
    v.pipe(
      v.array(
        v.object({
          name: v.pipe(v.string(), v.maxLength(300)),
          url: v.pipe(v.string(), v.regex(/^https?:\/\//), v.maxLength(4000)),
        }),
      ),
      v.maxLength(20),
    ),
  ),
  author: nullable(v.string()),
  /** The province that the publisher belongs to, as it was on the day (`vn63:80`, `vn34:80`); null for the country's. */
  place: nullable(v.string()),
  text: v.pipe(v.string(), v.maxLength(2_000_000)),
  blocks: v.array(blockSchema),
});
export type Article = v.InferOutput<typeof articleSchema>;

const MOST_BLOCKS = 20_000;
const LONGEST_NAME = 300;

/** Whether every block lies in the text, and there are no more of them than an article has: the first that is wrong. */
export function brokenBlock({ text, blocks }: Pick<Article, 'text' | 'blocks'>): number | null {
  if (blocks.length > MOST_BLOCKS) return MOST_BLOCKS;
  const at = blocks.findIndex(({ start, end }) => start > end || end > text.length);
  return at === -1 ? null : at;
}

/** An article with no more of anything than one has; what is kept already may have more. */
export const boundedArticle = (article: Article): Article => ({
  ...article,
  publisher: article.publisher?.slice(0, LONGEST_NAME) ?? null,
  author: article.author?.slice(0, LONGEST_NAME) ?? null,
  blocks: article.blocks.length > MOST_BLOCKS ? article.blocks.slice(0, MOST_BLOCKS) : article.blocks,
});

const short = (length: number) => nullable(v.pipe(v.string(), v.maxLength(length)));
/** An article as a page's script tells it: nothing in it may be larger than in a newspaper. */
export const toldArticleSchema = v.pipe(
  v.object({
    ...articleSchema.entries,
    publisher: short(LONGEST_NAME),
    publishedAt: short(40),
    author: short(LONGEST_NAME),
    place: short(60),
    blocks: v.pipe(v.array(blockSchema), v.maxLength(MOST_BLOCKS)),
  }),
  v.forward(
    v.check((article) => brokenBlock(article) === null, 'a block lies beyond the text'),
    ['blocks'],
  ),
);

export const measures = ['level', 'share', 'coverage', 'change', 'plan_ratio', 'ratio', 'rank'] as const;
export const changeKinds = ['absolute', 'relative', 'points', 'ambiguous'] as const;
export const directions = ['up', 'down'] as const;
export const hedges = ['more_than', 'nearly', 'about', 'at_least', 'at_most', 'less_than'] as const;
export const statuses = ['actual', 'estimated', 'preliminary', 'target', 'forecast', 'quota'] as const;
export const speakerKinds = ['person', 'organisation', 'document'] as const;
/** Fields that a figure may take over from an earlier clause, sentence, quotation or the article. */
export const inheritableFields = [
  'indicator',
  'status',
  'period',
  'base',
  'place',
  'speaker',
  'unit',
] as const;
export const figureFlags = [
  'separator_ambiguous',
  'pp_or_percent',
  'times_ambiguous',
  'indicator_unit_mismatch',
  'list_length_mismatch',
  'malformed_number',
  'derived_from_text',
  'displayed_otherwise',
] as const;

/** Fields that are chosen among candidates, each with its chance of being right. */
export const chosenFields = ['indicator', 'measure', 'status', 'period', 'place', 'speaker'] as const;
export type ChosenField = (typeof chosenFields)[number];
/** From this certainty on a field is said plainly; below it with a question mark, and no comparison over it is `comparable`. */
export const SURE = 0.8;
/** Below this certainty a field is not said at all: it would be a guess. */
export const FLOOR = 0.4;
const chance = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
/** Where a field was read: words of the text (offsets into `Article.text`), or what stands outside of it. */
export const evidenceSources = ['published', 'publisher', 'default'] as const;
const evidenceSchema = v.union([
  v.pipe(
    v.object({ start: offset, end: offset }),
    v.check(({ start, end }) => start < end),
  ),
  v.picklist(evidenceSources),
]);
export type Evidence = v.InferOutput<typeof evidenceSchema>;
const upToThree = <S extends v.GenericSchema>(schema: S) => v.pipe(v.array(schema), v.maxLength(3));
/** Calibrated chance that each chosen field is right. */
export const certaintySchema = v.object({
  indicator: chance,
  measure: chance,
  status: chance,
  period: chance,
  place: chance,
  speaker: chance,
});
/** What else each chosen field may be. */
export const alternativesSchema = v.object({
  indicator: v.exactOptional(upToThree(v.string())),
  measure: v.exactOptional(upToThree(v.picklist(measures))),
  status: v.exactOptional(upToThree(v.picklist(statuses))),
  period: v.exactOptional(upToThree(nullable(v.string()))),
  place: v.exactOptional(upToThree(nullable(v.string()))),
  speaker: v.exactOptional(upToThree(nullable(v.string()))),
});

const wording = v.pipe(v.string(), v.minLength(1), v.maxLength(1000));
/** Fields of a figure as a reader corrects them; only those that were changed are there. */
export const correctedFieldsSchema = v.object({
  /** False where the words are no figure at all. */
  isFigure: v.exactOptional(v.boolean()),
  indicator: v.exactOptional(wording),
  indicatorId: v.exactOptional(nullable(v.string())),
  value: v.exactOptional(amount),
  valueMax: v.exactOptional(nullable(amount)),
  min: v.exactOptional(nullable(amount)),
  max: v.exactOptional(nullable(amount)),
  unit: v.exactOptional(nullable(v.string())),
  period: v.exactOptional(nullable(v.string())),
  place: v.exactOptional(nullable(v.string())),
  placeCode: v.exactOptional(nullable(v.string())),
  status: v.exactOptional(v.picklist(statuses)),
  measure: v.exactOptional(v.picklist(measures)),
  speaker: v.exactOptional(nullable(v.string())),
});
export type CorrectedFields = v.InferOutput<typeof correctedFieldsSchema>;

/** What a figure measures, apart from value, period and place: what has one name joins one series. */
export const conceptSchema = v.object({
  /** Catalogue id, or `=` and the folded words of the label, with `@topic` for a head that says nothing by itself; null joins nothing. */
  name: nullable(v.string()),
  indicatorId: nullable(v.string()),
  /** The label with what follows it in the text and makes it another thing. */
  label: v.string(),
  /** What the passage is about, where the label leaves that open. */
  topic: nullable(v.string()),
  /** The words under which what may be the same is looked up. */
  kin: nullable(v.string()),
  /** Chance that the name is right; below `SURE` no comparison over it is `comparable`. */
  certainty: chance,
});
export type Concept = v.InferOutput<typeof conceptSchema>;

/** One mention of one figure in an article's text. */
export const figureSchema = v.object({
  /** Deterministic: article id, sentence wording and occurrence; the same text gives the same id. */
  id: v.string(),
  articleId: v.string(),
  start: offset,
  end: offset,
  /** As written, without the hedge word: `1.110 hộ`, `74 %`, `3,5 nghìn tỷ đồng`. */
  text: v.string(),
  /** In base units (`3,5 nghìn tỷ đồng` = 3.5e12); of a range the lower end; of `5/6` the 5. */
  value: amount,
  valueMax: nullable(amount),
  /** Bounds that the hedge implies, in the unit of `value`; null on an open side. */
  min: nullable(amount),
  max: nullable(amount),
  /** Canonical: `%`, `điểm %`, `đồng`, `USD`, `ha`, `đồng/người/tháng`, or the count noun (`hộ`). */
  unit: nullable(v.string()),
  /** Of `5/6 chỉ tiêu` the 6. */
  denominator: nullable(amount),
  /** Noun phrase for what is measured, in the article's own words, ellipsis resolved. */
  indicator: v.string(),
  /** Catalogue id, or null for an indicator the catalogue does not know. */
  indicatorId: nullable(v.string()),
  /** Which series it is of; absent in records of an older engine, and where a reader has set the label. */
  concept: v.exactOptional(conceptSchema),
  measure: v.picklist(measures),
  changeKind: nullable(v.picklist(changeKinds)),
  direction: nullable(v.picklist(directions)),
  hedge: nullable(v.picklist(hedges)),
  status: v.picklist(statuses),
  /** `2023`, `2024-Q1`, `2024-07`, `2024-01..2024-06`, `2021..2025`, `2023-end`. */
  period: nullable(v.string()),
  /** What a change, ratio or plan ratio is measured against, as written. */
  base: nullable(v.string()),
  place: nullable(v.string()),
  /** Code system and code: `vn63:80`, `vn34:80`, `VN`; null where the place has none here. */
  placeCode: nullable(v.string()),
  speaker: nullable(v.string()),
  speakerKind: nullable(v.picklist(speakerKinds)),
  sentence: v.object({ start: offset, end: offset }),
  /** Fields not said beside the number but taken over from the context. */
  inherited: v.array(v.picklist(inheritableFields)),
  /** A second reading of an ambiguous number, in base units. */
  alternative: nullable(amount),
  flags: v.array(v.picklist(figureFlags)),
  /** 0..1: how surely the number was read; not how true it is. */
  confidence: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  /** Calibrated chance that each chosen field is right; absent in records of an older engine, which knew no doubt. */
  certainty: v.exactOptional(certaintySchema),
  /** Where each chosen field was read; a field that the text leaves open has none. */
  evidence: v.exactOptional(
    v.object({
      indicator: v.exactOptional(evidenceSchema),
      measure: v.exactOptional(evidenceSchema),
      status: v.exactOptional(evidenceSchema),
      period: v.exactOptional(evidenceSchema),
      place: v.exactOptional(evidenceSchema),
      speaker: v.exactOptional(evidenceSchema),
    }),
  ),
  /** The next best values of each chosen field, best first, at most three; null is "the text does not say". */
  alternatives: v.exactOptional(alternativesSchema),
  /** Id of the figure that this mention repeats (headline, lead, caption), or null. */
  sameAs: nullable(v.string()),
  /** The reader's corrections in it, and what was extracted in the fields that they changed. */
  correction: v.exactOptional(v.object({ ids: v.array(v.string()), extracted: correctedFieldsSchema })),
});
export type Figure = v.InferOutput<typeof figureSchema>;
export type Measure = Figure['measure'];
export type Status = Figure['status'];
export type Hedge = NonNullable<Figure['hedge']>;
export type FigureFlag = Figure['flags'][number];

export const positionSchema = v.object({
  title: v.string(),
  organisation: nullable(v.string()),
  /** Title and organisation as printed. */
  text: v.string(),
  /** Province of the post; `placeInferred` when taken from the article, not from the post's words. */
  place: nullable(v.string()),
  placeInferred: v.boolean(),
  former: v.boolean(),
  acting: v.boolean(),
  /** Publication date of the article that named the post. */
  asOf: nullable(v.string()),
});
export type Position = v.InferOutput<typeof positionSchema>;

/** A person holding, or having held, a public office, named with the office in the article. */
export const officialSchema = v.object({
  id: v.string(),
  articleId: v.string(),
  name: v.string(),
  /** First mention of the full name. */
  start: offset,
  end: offset,
  honorific: nullable(v.string()),
  rank: nullable(v.string()),
  positions: v.array(positionSchema),
  /** Later short forms as written: `bà Hồng Mai`. */
  aliases: v.array(v.string()),
  mentions: v.array(v.object({ start: offset, end: offset })),
});
export type Official = v.InferOutput<typeof officialSchema>;

/** Everything the engine derives from one article. */
export interface Reading {
  figures: Figure[];
  officials: Official[];
}

export const verdicts = ['comparable', 'with_care', 'not_comparable'] as const;
export const comparisonReasons = [
  'target_vs_actual',
  'estimate_vs_final',
  'forecast_vs_actual',
  'hedged_overlap',
  'partial_vs_full',
  'period_unknown',
  'territory_changed',
  'unit_mismatch',
  'pp_or_percent',
  'times_ambiguous',
  'separator_ambiguous',
  'ceiling',
  'small_base',
  'nominal_money',
  'wording_differs',
  'sources_disagree',
  'relative_chain',
  'definition_changed',
  'season_differs',
  'hedged',
  'target_vs_forecast',
  'cumulative_vs_flow',
  'districts_abolished',
  'denominator_changed',
  'source_differs',
  'revised',
  'derived',
  'predecessors_summed',
  'predecessors_weighted',
  'reading_unsure',
  'concept_unclear',
  'per_event',
  'plan_chain',
  'survey_vs_review',
  'certified_vs_trained',
  'urban_vs_whole',
] as const;
export type ComparisonReason = (typeof comparisonReasons)[number];
export type Verdict = (typeof verdicts)[number];

/** Where a value of a series comes from: read in a saved article, a shipped reference set, the reader's hand, or worked out. */
export const pointOrigins = ['collected', 'reference', 'manual', 'derived'] as const;
export type PointOrigin = (typeof pointOrigins)[number];

/** The published source of a value that no saved article holds. */
export interface Citation {
  /** Who publishes it: `Tổng cục Thống kê`. */
  publisher: string;
  title: string;
  url: string | null;
  /** ISO 8601 date of publication, or null. */
  publishedAt: string | null;
}

/**
 * A sum that can be shown: `add` a + b …, `subtract` a − b, `multiply` a × b, `divide` a : b, `percent` a : b in
 * per cent, `grow` a × (1 + b %), `shrink` a × (1 − b %), `change` (a − b) : b in per cent, `mean` of pairs of a
 * rate and its denominator, `compare` nothing is worked out, the terms stand beside each other.
 */
export const sumForms = [
  'add',
  'subtract',
  'multiply',
  'divide',
  'percent',
  'grow',
  'shrink',
  'change',
  'mean',
  'compare',
] as const;
export interface Sum {
  form: (typeof sumForms)[number];
  /** In base units. */
  terms: number[];
  result: number;
  /** Unit of `result`. */
  unit: string | null;
}

/** How a derived value was worked out from stored ones. */
export interface Derivation {
  /**
   * `change`: base and change give the value; `sum`: the predecessors' counts; `weighted`: their rates by denominators;
   * `share`: one published count in per cent of another.
   */
  kind: 'change' | 'sum' | 'weighted' | 'share';
  /** The stored values it rests on, in the order of the arithmetic. */
  from: SeriesPoint[];
  sum: Sum;
}

/** One value of a series, with where it came from. */
export interface SeriesPoint {
  /** Id of the figure, or an id of its own for a value that no article holds. */
  figureId: string;
  origin: PointOrigin;
  /** Set for `reference` and `manual`; an article's value is cited by the article fields. */
  citation: Citation | null;
  /** Set for `derived`. */
  derivation: Derivation | null;
  /** Article, or the reference set or hand-entered value that takes its place (`ref:…`, `man:…`). */
  articleId: string;
  articleTitle: string;
  articleUrl: string;
  publishedAt: string | null;
  period: string;
  /** In base units, as in `Figure`. */
  value: number;
  valueMax: number | null;
  min: number | null;
  max: number | null;
  text: string;
  unit: string | null;
  hedge: Figure['hedge'];
  status: Status;
  indicator: string;
  indicatorId: string | null;
  /** As in `Figure`; without it the words of the label tell it. */
  concept?: Concept | null;
  measure: Measure;
  changeKind: Figure['changeKind'];
  direction: Figure['direction'];
  base: string | null;
  denominator: number | null;
  place: string | null;
  /** As in `Figure`: tells a province from the larger one that took its name on 1 July 2025. */
  placeCode: string | null;
  flags: Figure['flags'];
  speaker: string | null;
  /** The sentence the value stands in. */
  quote: string;
  /** True for the sample data that ships with the extension. */
  sample: boolean;
  /** Fields that were read with doubt; of a derived value those of the values it rests on. Absent where there is none. */
  unsure?: ChosenField[];
}

/** `absolute` in base units (percentage points for `points`), `relative` in percent of the earlier value. */
export interface Change {
  absolute: number;
  relative: number | null;
  unit: 'points' | 'same';
}

/** A target beside the achieved value of its period. */
export interface Goal {
  target: SeriesPoint;
  achieved: SeriesPoint;
  /** Null where hedges, a doubtful reading or an indicator without a better side leave it open. */
  reached: boolean | null;
  /** Achieved less target. */
  gap: Change;
}

/** A concept that may be the figure's, and its value nearest to the figure. */
export interface ConceptOffer {
  concept: ConceptSide;
  point: SeriesPoint;
}

/** What two levels say of a change that an article states. */
export interface StatedCheck {
  /** The level that the change is measured against, and the one that it leads to. */
  was: SeriesPoint;
  is: SeriesPoint;
  sum: Sum;
  /** Whether the stated change is the one worked out, within what rounding hides. */
  holds: boolean;
}

/** A day from which a series measures something else; no line crosses it. */
export interface SeriesBreak {
  /** ISO 8601 date, the first day of the new. */
  from: string;
  kind: 'definition' | 'territory';
}

/** A figure beside the same indicator and place in other years. Achieved and target values are never in one list. */
export interface Comparison {
  figureId: string;
  /** Same kind (achieved or target) as the figure, oldest first, the figure itself left out; one value leads a period. */
  points: SeriesPoint[];
  /** The other kind: targets for an achieved figure, achieved values for a target. */
  counterparts: SeriesPoint[];
  /** Values that repeat one of `points` or the figure itself, or gave way to a more final one of the same period. */
  alsoSaid: SeriesPoint[];
  /** Earlier values of the provinces that the figure's province took in, where they cannot be made one. */
  predecessors: SeriesPoint[];
  /** The level that a change gives over its base, where that is known. */
  level: SeriesPoint | null;
  goal: Goal | null;
  /**
   * Official values near to a figure that nothing stands beside, oldest first: of its place for periods unlike its own,
   * or else one of the country.
   */
  nearest?: SeriesPoint[];
  /** Concepts of the archive that may be the figure's, for the reader to say. */
  offers?: ConceptOffer[];
  /** What the reader has said before of the figure's concept. */
  joined?: { id: string; articleId: string; label: string; same: boolean }[];
  /** Of a stated change what the levels say to it, where both are known. */
  stated?: StatedCheck | null;
  breaks: SeriesBreak[];
  /** How each of `points` stands to the figure, by its figure id. */
  pairs: Record<string, { verdict: Verdict; reasons: ComparisonReason[]; unsure?: ChosenField[] }>;
  /** The nearest earlier point that `change` is measured against. */
  previous: SeriesPoint | null;
  /** Null where the verdict is `not_comparable`, where the values do not say up or down, or without an earlier point. */
  change: Change | null;
  verdict: Verdict | null;
  reasons: ComparisonReason[];
  /** What `reading_unsure` is about: the fields that were read with doubt on either side. */
  unsure?: ChosenField[];
  /** Whether more is better for this indicator; colours follow it, never the arrow. */
  better: 'up' | 'down' | 'context';
}

/** Where something was read. */
export interface ArticleRef {
  id: string;
  title: string;
  url: string;
  publishedAt: string | null;
  /** True for the sample data that ships with the extension. */
  sample: boolean;
}

/** Why a post is no longer held: the text says so, a later article gives another, or its body is gone. */
export type PostEnd =
  | { why: 'said' }
  | { why: 'later'; post: string; asOf: string | null }
  | { why: 'dissolved'; since: string; successors: readonly string[] };

/** A post that stored articles give a person, and the first and last article that does. */
export interface SeenPost {
  position: Position;
  first: ArticleRef;
  last: ArticleRef;
  end: PostEnd | null;
}

/** A figure that a stored article has from a person. */
export interface SaidFigure
  extends Pick<
    Figure,
    'text' | 'hedge' | 'measure' | 'direction' | 'status' | 'indicator' | 'indicatorId' | 'period' | 'place'
  > {
  figureId: string;
  article: ArticleRef;
  /** The sentence it stands in. */
  quote: string;
}

/** An official as a stored article names them, filed for `OfficialHistory`. */
export interface FiledOfficial {
  official: Pick<Official, 'name' | 'honorific' | 'positions'>;
  article: ArticleRef;
  figures: SaidFigure[];
}

/** What the stored articles say of one official of the article being read; newest first. */
export interface OfficialHistory {
  officialId: string;
  /** For each post of the official, in its order, why it is over by now; null where nothing says so. */
  ends: (PostEnd | null)[];
  posts: SeenPost[];
  figures: SaidFigure[];
  /** Posts under the same name that nothing ties to this person. */
  namesakes: SeenPost[];
  /** What the article has from the official, in its order; spans of the article's text. */
  said: { start: number; end: number }[];
}

export const alarmKinds = [
  'ratio',
  'parts_over_total',
  'parts_not_total',
  'product',
  'base',
  'over_hundred',
  'headline',
  'triple',
] as const;
/** Numbers of one article that do not fit each other. Says that, never which of them is wrong. */
export interface Alarm {
  id: string;
  kind: (typeof alarmKinds)[number];
  /** The figures that do not fit, in the order of the text. */
  figureIds: string[];
  /** Spans of `Article.text`. */
  sentences: { start: number; end: number }[];
  /** What the numbers give. */
  sum: Sum;
  /** What the article says instead, as printed. */
  stated: string;
  /** Fields that it rests on and that were read with doubt; absent where there is none. */
  unsure?: ChosenField[];
}

export interface SaveResult {
  figures: number;
  officials: number;
  alreadySaved: boolean;
}

export interface ImportResult {
  added: number;
  unchanged: number;
  /** One line per record that was not taken, with why, for the reader. */
  rejected: { id: string | null; problem: string }[];
}

const webAddress = v.pipe(v.string(), v.maxLength(4000), v.regex(/^[Hh][Tt][Tt][Pp][Ss]?:\/\/\S+$/));

/** An address whose host is what it looks like: without a name and password before it, or marks that turn text round. */
const PLAIN_ADDRESS = /^https?:\/\/[^\s\\/?#@\p{Cc}\p{Cf}]+(?:[/?#][^\s\p{Cc}\p{Cf}]*)?$/iu;
/** Whether an address may be shown as evidence: what is kept already, or comes from a file, may hold others. */
export const isEvidence = (address: string): boolean => PLAIN_ADDRESS.test(address);
const evidenceAddress = v.pipe(v.string(), v.maxLength(4000), v.regex(PLAIN_ADDRESS));

/** A value of another source that the reader entered by hand. Numbers as in `Figure`. */
export const manualValueSchema = v.looseObject({
  id: v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/)),
  indicator: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)),
  indicatorId: nullable(v.string()),
  measure: v.picklist(['level', 'share']),
  value: amount,
  valueMax: nullable(amount),
  min: nullable(amount),
  max: nullable(amount),
  /** As typed, with its unit. */
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
  unit: nullable(v.string()),
  period: v.pipe(v.string(), v.minLength(4), v.maxLength(30)),
  place: nullable(v.string()),
  placeCode: nullable(v.string()),
  status: v.picklist(statuses),
  source: v.object({
    publisher: v.pipe(v.string(), v.maxLength(300)),
    title: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
    url: nullable(webAddress),
  }),
  note: v.pipe(v.string(), v.maxLength(5000)),
  /** What it measures, where the words of its name alone do not tell. */
  concept: v.exactOptional(conceptSchema),
  /** ISO 8601. */
  created: v.string(),
  modified: v.string(),
});
export type ManualValue = v.InferOutput<typeof manualValueSchema>;

const typed = v.pipe(v.string(), v.maxLength(500));
/** The form of a hand-entered value, as typed. */
export const typedValueSchema = v.object({
  value: typed,
  period: typed,
  status: v.picklist(statuses),
  title: typed,
  publisher: v.pipe(v.string(), v.maxLength(300)),
  url: v.pipe(v.string(), v.maxLength(4000)),
  note: v.pipe(v.string(), v.maxLength(5000)),
});
export type TypedValue = v.InferOutput<typeof typedValueSchema>;
/** Fields of the form that may be typed wrongly. */
export type TypedField = 'value' | 'period' | 'title' | 'url';

/** The official values that ship with the extension, as the panel tells of them. */
export interface ReferenceState {
  /** Whether they stand beside collected values. */
  on: boolean;
  title: { vi: string; en: string };
  about: { vi: string; en: string };
  series: number;
  values: number;
}

export interface StoreStats {
  articles: number;
  figures: number;
  officials: number;
  samples: number;
}

/** A stored article with who collected it when, as exported and imported. */
export const collectedSchema = v.object({
  article: articleSchema,
  collectedAt: v.string(),
  origin: v.picklist(['page', 'sample', 'import']),
  /** When it came from a file that says it was collected later than that, ISO 8601. */
  received: v.exactOptional(v.string()),
});
export type Collected = v.InferOutput<typeof collectedSchema>;

/** What a reader says of a figure, an official or a passage; unlike a comparison's verdict, it is a person's. */
export const assessments = ['supported', 'refuted', 'misleading', 'needs_check'] as const;
export type Assessment = (typeof assessments)[number];

/** What the reader writes in an annotation. */
export const annotationContentSchema = v.object({
  assessment: nullable(v.picklist(assessments)),
  note: v.pipe(v.string(), v.maxLength(20_000)),
  evidence: v.pipe(v.array(evidenceAddress), v.maxLength(50)),
  tags: v.pipe(v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))), v.maxLength(50)),
});
export type AnnotationContent = v.InferOutput<typeof annotationContentSchema>;

export const ANNOTATION_CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
/** Date and time of ISO 8601 with its offset, as `xsd:dateTime` has it. */
const moment = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/),
);
const text = v.pipe(v.string(), v.maxLength(50_000));
/** What was annotated, as it was read then: tells whether a figure found later is of the same kind. */
export const annotationSubjectSchema = v.looseObject({
  kind: v.picklist(['figure', 'official', 'text']),
  unit: v.exactOptional(nullable(v.string())),
  indicator: v.exactOptional(v.string()),
  indicatorId: v.exactOptional(nullable(v.string())),
  measure: v.exactOptional(v.string()),
});

/** https://www.w3.org/TR/annotation-model/; fields not named here are kept. */
export const annotationSchema = v.looseObject({
  '@context': v.union([v.literal(ANNOTATION_CONTEXT), v.pipe(v.array(v.unknown()), v.minLength(1))]),
  id: v.pipe(v.string(), v.startsWith('urn:uuid:'), v.maxLength(100)),
  type: v.literal('Annotation'),
  created: moment,
  modified: moment,
  body: v.pipe(
    v.array(
      v.looseObject({
        type: v.picklist(['TextualBody', 'SpecificResource']),
        purpose: v.exactOptional(v.string()),
        value: v.exactOptional(text),
        source: v.exactOptional(webAddress),
      }),
    ),
    v.maxLength(200),
  ),
  target: v.looseObject({
    source: webAddress,
    /** Id of the article: its address may change. */
    articleId: v.pipe(v.string(), v.minLength(1), v.maxLength(600)),
    subject: annotationSubjectSchema,
    selector: v.strictTuple([
      v.looseObject({
        type: v.literal('TextQuoteSelector'),
        exact: v.pipe(text, v.minLength(1)),
        prefix: v.exactOptional(text),
        suffix: v.exactOptional(text),
      }),
      v.looseObject({ type: v.literal('TextPositionSelector'), start: offset, end: offset }),
    ]),
  }),
});
export type Annotation = v.InferOutput<typeof annotationSchema>;

export const trashKinds = ['article', 'annotation', 'value', 'correction'] as const;
export type TrashKind = (typeof trashKinds)[number];
/** What was deleted together, until the trash is emptied. */
export const trashSchema = v.looseObject({
  id: v.string(),
  kind: v.picklist(trashKinds),
  /** Ids of the documents. */
  keys: v.array(v.string()),
  /** What the reader knows it by: a title, a quotation, a value. */
  title: v.string(),
  /** When it was deleted, ISO 8601. */
  modified: v.string(),
});
export type TrashEntry = v.InferOutput<typeof trashSchema>;

/** A kept document that cannot be read. */
export interface DamagedDocument {
  /** Id of the document. */
  id: string;
  kind: TrashKind | 'collection' | 'trash' | 'import';
  /** Nothing is wrong with it: a newer version of the extension has written it. */
  newer: boolean;
}

/** One of two concepts that a reader has compared, by its name and by the words it was read from. */
export const conceptSideSchema = v.object({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(1200)),
  label: v.pipe(v.string(), v.maxLength(1000)),
  unit: nullable(v.string()),
  measure: v.picklist(measures),
  topic: nullable(v.string()),
});
export type ConceptSide = v.InferOutput<typeof conceptSideSchema>;

/** `2024-05-03`. */
export const daySchema = v.pipe(
  v.string(),
  v.regex(/^(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/),
);
export const correctionScopes = ['figure', 'wording', 'concept', 'article'] as const;
/** What a reader says that a figure is, apart from what was extracted. Fields not named here are kept. */
export const correctionSchema = v.looseObject({
  id: v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/)),
  /**
   * `figure`: that one; `wording`: every figure, in any article, of the same wording, unit and measure; `concept`: no
   * field of a figure, but whether two concepts are one; `article`: the date that an article is of.
   */
  scope: v.picklist(correctionScopes),
  /** Of `article`: the day, where its page says none or several. The target is its headline. */
  published: v.exactOptional(daySchema),
  /** Of `concept`: the two, and the reader's answer. */
  join: v.exactOptional(v.object({ of: conceptSideSchema, and: conceptSideSchema, same: v.boolean() })),
  /** The figure that it was made on, as it was read then. */
  target: v.looseObject({
    articleId: v.pipe(v.string(), v.minLength(1), v.maxLength(600)),
    articleTitle: v.pipe(v.string(), v.maxLength(2000)),
    figureId: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)),
    text: v.pipe(v.string(), v.maxLength(1000)),
    indicator: v.pipe(v.string(), v.maxLength(1000)),
    indicatorId: nullable(v.string()),
    unit: nullable(v.string()),
    measure: v.picklist(measures),
    selector: annotationSchema.entries.target.entries.selector,
  }),
  extracted: correctedFieldsSchema,
  corrected: correctedFieldsSchema,
  /** What it said before, oldest first: the audit trail of one that was changed. */
  history: v.pipe(
    v.array(
      v.object({
        at: v.string(),
        corrected: correctedFieldsSchema,
        published: v.exactOptional(daySchema),
      }),
    ),
    v.maxLength(1000),
  ),
  /** ISO 8601. */
  created: v.string(),
  modified: v.string(),
});
export type Correction = v.InferOutput<typeof correctionSchema>;

/** A correction that concerns an article, with the figure that it holds for in the text as it is now. */
export interface PlacedCorrection {
  correction: Correction;
  /** Null where the figure is not there any more. */
  figureId: string | null;
}

/** The form of a correction, as typed. */
export const typedCorrectionSchema = v.object({
  indicator: v.pipe(v.string(), v.maxLength(1000)),
  value: v.pipe(v.string(), v.maxLength(300)),
  unit: v.pipe(v.string(), v.maxLength(100)),
  period: v.pipe(v.string(), v.maxLength(100)),
  place: v.pipe(v.string(), v.maxLength(200)),
  status: v.picklist(statuses),
  measure: v.exactOptional(v.picklist(measures)),
  speaker: v.exactOptional(v.pipe(v.string(), v.maxLength(300))),
  /** Fields that the reader says were read right, though the reading was in doubt. */
  confirmed: v.exactOptional(v.pipe(v.array(v.picklist(chosenFields)), v.maxLength(chosenFields.length))),
  /** The name of what is measured holds wherever the press words it so. */
  everywhere: v.boolean(),
});
export type TypedCorrection = v.InferOutput<typeof typedCorrectionSchema>;
/** Fields of that form that may be typed wrongly; `nothing` where nothing was changed. */
export type CorrectionField = 'indicator' | 'value' | 'period' | 'place' | 'nothing';

/** What a typed correction is read as, and what would then stand beside the figure. */
export interface CorrectionPreview {
  /** As in `Figure`. */
  period: string | null;
  /** What the catalogue calls what was typed, where it is another name; its series is joined either way. */
  offered: { vi: string; en: string } | null;
  /** The periods that would stand beside it, in their order. */
  joins: string[];
}

/** An annotation beside the article as it reads now. */
export interface PlacedAnnotation extends AnnotationContent {
  id: string;
  articleId: string;
  subject: 'figure' | 'official' | 'text';
  /** The words that were annotated. */
  quote: string;
  created: string;
  modified: string;
  state: 'anchored' | 'moved' | 'value_changed' | 'orphan';
  /** Of an orphan: more than one place fits. */
  several: boolean;
  /** Where it stands now; null for an orphan. */
  place: { start: number; end: number; text: string } | null;
  /** The figure or official that stands there now, if one does. */
  recordId: string | null;
}

/** One figure of an article whose text was changed. */
export interface RevisedFigure {
  /** As it was saved; null for one that is new. */
  before: Figure | null;
  /** As the article has it now; null where it has none any more. */
  after: Figure | null;
  /** What stands in its place now, as printed; null where nothing does. */
  text: string | null;
}

/** How an article differs from the version that was saved last. */
export interface Revision {
  /** When that version was saved, ISO 8601. */
  savedAt: string;
  /** The title that it had, where that is another. */
  title: string | null;
  figures: RevisedFigure[];
}
