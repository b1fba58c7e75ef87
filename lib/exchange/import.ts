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

/** One record as it was checked: the record itself, or its id as far as it can be read and the field that is wrong. */
export type Checked<T> = { ok: true; record: T } | { ok: false; id: string | null; field: string | null };

/** Date and time of ISO 8601, with its offset; empty where nobody knows when. */
const moment = /^$|^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;

const named = (id: unknown) => (typeof id === 'string' && id !== '' ? id.slice(0, 600) : null);
const idOf = (value: unknown) => named((value as { id?: unknown } | null | undefined)?.id);

/**
 * Checks one collected article from outside: its shape, that its blocks lie in its text, that its address is
 * one of the web, that its time is one. Fields unknown here are kept. Never throws.
 */
export function checkItem(value: unknown): Checked<Collected> {
  const id = idOf((value as { article?: unknown } | null | undefined)?.article);
  const wrong = (field: string | null): Checked<Collected> => ({ ok: false, id, field });
  const checked = v.safeParse(collectedSchema, value, { abortEarly: true });
  if (!checked.success) return wrong(v.getDotPath(checked.issues[0]));
  const { article, collectedAt } = checked.output;
  if (!/^https?:\/\/[^\s]/i.test(article.url)) return wrong('article.url');
  const collected =
    moment.test(collectedAt) && !(collectedAt !== '' && Number.isNaN(Date.parse(collectedAt)));
  if (!collected) return wrong('collectedAt');
  const bad = article.blocks.findIndex(({ start, end }) => start > end || end > article.text.length);
  if (bad !== -1) return wrong(`article.blocks.${bad}`);
  return { ok: true, record: value as Collected };
}

/** Checks a record of `schema` whose `times` can be read; fields unknown here are kept. Never throws. */
function checkRecord<T>(
  schema: v.GenericSchema<unknown, T>,
  times: readonly (keyof T & string)[],
  value: unknown,
): Checked<T> {
  const wrong = (field: string | null): Checked<T> => ({ ok: false, id: idOf(value), field });
  const checked = v.safeParse(schema, value, { abortEarly: true });
  if (!checked.success) return wrong(v.getDotPath(checked.issues[0]));
  const unread = times.find((time) => Number.isNaN(Date.parse(String(checked.output[time]))));
  return unread === undefined ? { ok: true, record: value as T } : wrong(unread);
}

/** Checks one hand-entered value from outside; fields unknown here are kept. Never throws. */
export const checkValue = (value: unknown): Checked<ManualValue> =>
  checkRecord<ManualValue>(manualValueSchema, ['modified'], value);

/** Checks one correction from outside; fields unknown here are kept. Never throws. */
export const checkCorrection = (value: unknown): Checked<Correction> =>
  checkRecord<Correction>(correctionSchema, ['modified'], value);

/** Checks one annotation from outside; fields unknown here are kept. Never throws. */
export function checkAnnotation(value: unknown): Checked<Annotation> {
  const checked = checkRecord<Annotation>(annotationSchema, ['created', 'modified'], value);
  if (!checked.ok || checked.record['@context'].includes(ANNOTATION_CONTEXT)) return checked;
  return { ok: false, id: idOf(value), field: '@context' };
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

  const problems: ImportProblem[] = [];
  /** The good ones of a list; the others are told of with their lines. */
  const taken = <T>(
    list: unknown[],
    name: 'articles' | 'annotations' | 'values' | 'corrections',
    check: (value: unknown) => Checked<T>,
    code: ImportProblemCode,
  ): T[] => {
    const good: T[] = [];
    const broken: { index: number; id: string | null; field: string | null }[] = [];
    list.forEach((value, index) => {
      const checked = check(value);
      if (checked.ok) good.push(checked.record);
      else broken.push({ index, id: checked.id, field: checked.field });
    });
    if (broken.length > 0) {
      const lines = linesAt(source, scanJson(source, name).elements);
      for (const { index, id, field } of broken)
        problems.push({ code, line: lines[index] ?? null, id, field });
    }
    return good;
  };
  return {
    items: taken(articles, 'articles', checkItem, 'item_broken'),
    annotations: taken(notes, 'annotations', checkAnnotation, 'annotation_broken'),
    values: taken(entered, 'values', checkValue, 'value_broken'),
    corrections: taken(corrected, 'corrections', checkCorrection, 'correction_broken'),
    problems,
  };
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
