/** Reads an export file back. Whatever is wrong is reported with its line; the rest is kept. */
import * as v from 'valibot';
import {
  ANNOTATION_CONTEXT,
  type Annotation,
  annotationSchema,
  type Collected,
  type Correction,
  collectedSchema,
  correctionSchema,
  type ManualValue,
  manualValueSchema,
} from '../records.ts';
import { lineAt, scanJson } from './json-scan.ts';
import { FILE_VERSION, FORMAT } from './schema.ts';

export const importProblemCodes = [
  'not_json',
  'wrong_format',
  'newer_version',
  'item_broken',
  'annotation_broken',
  'value_broken',
  'correction_broken',
] as const;
export type ImportProblemCode = (typeof importProblemCodes)[number];

/** One thing that was not taken; the panel has a sentence for each code. */
export interface ImportProblem {
  code: ImportProblemCode;
  /** Line of the file, counted from 1; null where the file as a whole is meant. */
  line: number | null;
  /** Id of the article or annotation, as far as it can be read. */
  id: string | null;
  /** Field that is wrong, as `article.blocks.2.end`; null where it is not about one. */
  field: string | null;
}

export interface ImportedFile {
  items: Collected[];
  annotations: Annotation[];
  values: ManualValue[];
  corrections: Correction[];
  problems: ImportProblem[];
}

type CheckedItem =
  | { ok: true; item: Collected; id: string }
  | { ok: false; id: string | null; field: string | null };

/** Date and time of ISO 8601, with its offset; empty where nobody knows when. */
const moment = /^$|^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;

function idOf(value: unknown): string | null {
  const id = (value as { article?: { id?: unknown } | null } | null | undefined)?.article?.id;
  return typeof id === 'string' && id !== '' ? id.slice(0, 600) : null;
}

/**
 * Checks one collected article from outside: its shape, that its blocks lie in its text, that its address is
 * one of the web, that its time is one. Fields unknown here are kept. Never throws.
 */
export function checkItem(value: unknown): CheckedItem {
  const id = idOf(value);
  const wrong = (field: string | null): CheckedItem => ({ ok: false, id, field });
  const checked = v.safeParse(collectedSchema, value, { abortEarly: true });
  if (!checked.success) return wrong(v.getDotPath(checked.issues[0]));
  const { article, collectedAt } = checked.output;
  if (!/^https?:\/\/[^\s]/i.test(article.url)) return wrong('article.url');
  const collected =
    moment.test(collectedAt) && !(collectedAt !== '' && Number.isNaN(Date.parse(collectedAt)));
  if (!collected) return wrong('collectedAt');
  const bad = article.blocks.findIndex(({ start, end }) => start > end || end > article.text.length);
  if (bad !== -1) return wrong(`article.blocks.${bad}`);
  return { ok: true, item: value as Collected, id: article.id };
}

type CheckedValue = { ok: true; value: ManualValue } | { ok: false; id: string | null; field: string | null };

/** Checks one hand-entered value from outside; fields unknown here are kept. Never throws. */
export function checkValue(value: unknown): CheckedValue {
  const checked = v.safeParse(manualValueSchema, value, { abortEarly: true });
  const id = (value as { id?: unknown } | null | undefined)?.id;
  if (checked.success && !Number.isNaN(Date.parse(checked.output.modified)))
    return { ok: true, value: value as ManualValue };
  const field = checked.success ? 'modified' : v.getDotPath(checked.issues[0]);
  return { ok: false, id: typeof id === 'string' && id !== '' ? id.slice(0, 600) : null, field };
}

type CheckedCorrection =
  | { ok: true; correction: Correction }
  | { ok: false; id: string | null; field: string | null };

/** Checks one correction from outside; fields unknown here are kept. Never throws. */
export function checkCorrection(value: unknown): CheckedCorrection {
  const checked = v.safeParse(correctionSchema, value, { abortEarly: true });
  const id = (value as { id?: unknown } | null | undefined)?.id;
  if (checked.success && !Number.isNaN(Date.parse(checked.output.modified)))
    return { ok: true, correction: value as Correction };
  const field = checked.success ? 'modified' : v.getDotPath(checked.issues[0]);
  return { ok: false, id: typeof id === 'string' && id !== '' ? id.slice(0, 600) : null, field };
}

type CheckedAnnotation =
  | { ok: true; annotation: Annotation }
  | { ok: false; id: string | null; field: string | null };

/** Checks one annotation from outside; fields unknown here are kept. Never throws. */
export function checkAnnotation(value: unknown): CheckedAnnotation {
  const checked = v.safeParse(annotationSchema, value, { abortEarly: true });
  const id = (value as { id?: unknown } | null | undefined)?.id;
  let field: string | null;
  if (checked.success) {
    const { created, modified, '@context': context } = checked.output;
    if (Number.isNaN(Date.parse(created))) field = 'created';
    else if (Number.isNaN(Date.parse(modified))) field = 'modified';
    else if (!context.includes(ANNOTATION_CONTEXT)) field = '@context';
    else return { ok: true, annotation: value as Annotation };
  } else field = v.getDotPath(checked.issues[0]);
  return { ok: false, id: typeof id === 'string' && id !== '' ? id.slice(0, 600) : null, field };
}

/** Reads the text of an export file. Never throws. */
export function readExport(text: string): ImportedFile {
  const source = text.startsWith('\ufeff') ? text.slice(1) : text;
  const whole = (code: ImportProblemCode, line: number | null, field: string | null): ImportedFile => ({
    items: [],
    annotations: [],
    values: [],
    corrections: [],
    problems: [{ code, line, id: null, field }],
  });
  let file: unknown;
  try {
    file = JSON.parse(source);
  } catch {
    const { error } = scanJson(source, '');
    return whole('not_json', error === null ? null : lineAt(source, error), null);
  }
  if (typeof file !== 'object' || file === null || Array.isArray(file)) {
    return whole('wrong_format', null, null);
  }
  const {
    format,
    schemaVersion,
    articles,
    annotations: notes = [],
    values: entered = [],
    corrections: corrected = [],
  } = file as Record<string, unknown>;
  if (format !== FORMAT) return whole('wrong_format', null, 'format');
  if (typeof schemaVersion !== 'number' || !Number.isInteger(schemaVersion) || schemaVersion < 1) {
    return whole('wrong_format', null, 'schemaVersion');
  }
  if (schemaVersion > FILE_VERSION) return whole('newer_version', null, 'schemaVersion');
  if (!Array.isArray(articles)) return whole('wrong_format', null, 'articles');
  if (!Array.isArray(notes)) return whole('wrong_format', null, 'annotations');
  if (!Array.isArray(entered)) return whole('wrong_format', null, 'values');
  if (!Array.isArray(corrected)) return whole('wrong_format', null, 'corrections');

  const items: Collected[] = [];
  const broken: { index: number; id: string | null; field: string | null }[] = [];
  articles.forEach((value, index) => {
    const checked = checkItem(value);
    if (checked.ok) items.push(checked.item);
    else broken.push({ index, id: checked.id, field: checked.field });
  });
  const annotations: Annotation[] = [];
  const brokenNotes: typeof broken = [];
  notes.forEach((value, index) => {
    const checked = checkAnnotation(value);
    if (checked.ok) annotations.push(checked.annotation);
    else brokenNotes.push({ index, id: checked.id, field: checked.field });
  });
  const values: ManualValue[] = [];
  const brokenValues: typeof broken = [];
  entered.forEach((one, index) => {
    const checked = checkValue(one);
    if (checked.ok) values.push(checked.value);
    else brokenValues.push({ index, id: checked.id, field: checked.field });
  });
  const corrections: Correction[] = [];
  const brokenCorrections: typeof broken = [];
  corrected.forEach((one, index) => {
    const checked = checkCorrection(one);
    if (checked.ok) corrections.push(checked.correction);
    else brokenCorrections.push({ index, id: checked.id, field: checked.field });
  });
  const told = (
    list: 'articles' | 'annotations' | 'values' | 'corrections',
    code: ImportProblemCode,
    wrong: typeof broken,
  ) => {
    if (wrong.length === 0) return [];
    const lines = linesAt(source, scanJson(source, list).elements);
    return wrong.map(({ index, id, field }) => ({ code, line: lines[index] ?? null, id, field }));
  };
  const problems = [
    ...told('articles', 'item_broken', broken),
    ...told('annotations', 'annotation_broken', brokenNotes),
    ...told('values', 'value_broken', brokenValues),
    ...told('corrections', 'correction_broken', brokenCorrections),
  ];
  return { items, annotations, values, corrections, problems };
}

/** Lines of ascending offsets, in one pass. */
function linesAt(text: string, offsets: readonly number[]): number[] {
  let line = 1;
  let from = 0;
  return offsets.map((offset) => {
    for (let i = text.indexOf('\n', from); i !== -1 && i < offset; i = text.indexOf('\n', from)) {
      line++;
      from = i + 1;
    }
    return line;
  });
}
