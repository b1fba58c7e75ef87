/** Words for what was read with doubt: which fields, where each was read, and what else it could be. */
import { doubtOf } from '../lib/compare/doubt.ts';
import { fill, type Wording } from '../lib/i18n/index.ts';
import type { Article, ChosenField, ComparisonReason, Evidence, Figure } from '../lib/records.ts';

/** Names of fields as they stand in a sentence: `kỳ, địa phương`. */
export const fieldWords = (fields: readonly ChosenField[], { t }: Wording): string =>
  fields.map((field) => t.doubt.field[field]).join(', ');

/** `chưa chắc kỳ`; null where nothing is in doubt. */
export const unsureWords = (unsure: readonly ChosenField[] | undefined, wording: Wording): string | null =>
  unsure === undefined || unsure.length === 0
    ? null
    : fill(wording.t.doubt.unsure, { fields: fieldWords(unsure, wording) });

/** A reason of a comparison as a sentence; `unsure` names the fields that a doubtful reading is about. */
export const reasonWords = (
  reason: ComparisonReason,
  { unsure = [] }: { unsure?: readonly ChosenField[] },
  wording: Wording,
): string => fill(wording.t.reason[reason], { fields: fieldWords(unsure, wording) });

/** A reason in a few words, as it stands in a row after the verdict. */
export const shortReason = (
  reason: ComparisonReason,
  { unsure = [] }: { unsure?: readonly ChosenField[] },
  wording: Wording,
): string => fill(wording.t.why[reason], { fields: fieldWords(unsure, wording) });

/** A value of a chosen field in the reader's language; what the text does not say is said so. */
export function valueWords(field: ChosenField, value: string | null, { t, period }: Wording): string {
  if (value === null || value === '') return t.figures.notSaid;
  if (field === 'period') return period(value) ?? value;
  if (field === 'status') return t.status[value as Figure['status']] ?? value;
  if (field === 'measure') return t.measure[value as Figure['measure']] ?? value;
  return value;
}

/** Longest quotation of a place where something was read, in UTF-16 code units. */
const QUOTE = 60;
/** How far into its paragraph words still open it. */
const OPENING = 60;

type Span = { start: number; end: number };
const inside = (of: Span, span: Span) => of.start >= span.start && of.end <= span.end;

function whereOf(at: Span, figure: Figure, { blocks }: Article): keyof Wording['t']['doubt']['where'] {
  if (inside(at, figure.sentence)) return 'sentence';
  const block = blocks.find((one) => inside(at, one));
  if (block === undefined || inside(figure.sentence, block)) {
    if (block?.kind === 'table') return 'table';
    if (at.start >= figure.sentence.end) return 'after';
    return block !== undefined && at.start - block.start < OPENING ? 'opening' : 'before';
  }
  if (
    block.kind === 'headline' ||
    block.kind === 'lead' ||
    block.kind === 'caption' ||
    block.kind === 'table'
  )
    return block.kind;
  return at.start < figure.start ? 'earlier' : 'later';
}

/** Where a field was read: in words, and the words of the text that can be shown, if it was there. */
export interface Read {
  text: string;
  span: Span | null;
  /** The words of the text. */
  words: string;
}

/** Where `field` was read; null where the record does not tell, or the place is not in this text. */
export function readOf(figure: Figure, field: ChosenField, article: Article, { t }: Wording): Read | null {
  const evidence: Evidence | undefined = figure.evidence?.[field];
  if (evidence === undefined) return null;
  if (typeof evidence === 'string') return { text: t.doubt.source[evidence], span: null, words: '' };
  const { start, end } = evidence;
  if (start >= end || end > article.text.length) return null;
  const whole = article.text.slice(start, end).normalize('NFC').replace(/\s+/g, ' ').trim();
  const words = whole.length > QUOTE ? `${whole.slice(0, QUOTE).trimEnd()}…` : whole;
  const where = t.doubt.where[whereOf(evidence, figure, article)];
  return { text: fill(t.doubt.read, { words, where }), span: { start, end }, words };
}

/** One value that a field may have, as the form takes it and in words. */
export interface Choice {
  value: string;
  words: string;
  /** It is what was read, with doubt: choosing it confirms it. */
  confirms: boolean;
}

/** What a reader may choose for a field at a click: what was read, where that is in doubt, and the next best values. */
export function choicesOf(figure: Figure, field: ChosenField, wording: Wording): Choice[] {
  const others: readonly (string | null)[] = figure.alternatives?.[field] ?? [];
  const own = figure[field];
  const doubt = doubtOf(figure, field);
  const all = [...(doubt === 'sure' ? [] : [own]), ...others.filter((one) => one !== own)];
  return all.map((one) => {
    const words = valueWords(field, one, wording);
    const isOwn = one === own;
    return {
      value: one ?? '',
      words: isOwn && doubt === 'unsure' ? fill(wording.t.doubt.right, { value: words }) : words,
      confirms: isOwn,
    };
  });
}
