/** Reads an export file back. Whatever is wrong is reported with its line; the rest is kept. */
import * as v from 'valibot';
import {
  ANNOTATION_CONTEXT,
  type Annotation,
  annotationSchema,
  brokenBlock,
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
  'damaged',
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

/** No record of any program is built deeper; what is cannot be written out again, or passed on. */
const DEEPEST = 64;

/** Whether something is nested deeper than any record. Without recursion, which would be its own undoing. */
function isTooDeep(value: unknown): boolean {
  const open: [value: unknown, depth: number][] = [[value, 0]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [one, depth] = next;
    if (typeof one !== 'object' || one === null) continue;
    if (depth > DEEPEST) return true;
    for (const part of Object.values(one)) open.push([part, depth + 1]);
  }
  return false;
}

/**
 * Checks one collected article from outside: its shape, that its blocks lie in its text, that its address is
 * one of the web, that its time is one. Fields unknown here are kept. Never throws.
 */
export function checkItem(value: unknown): Checked<Collected> {
  const id = idOf((value as { article?: unknown } | null | undefined)?.article);
  const wrong = (field: string | null): Checked<Collected> => ({ ok: false, id, field });
  if (isTooDeep(value)) return wrong(null);
  const checked = v.safeParse(collectedSchema, value, { abortEarly: true });
  if (!checked.success) return wrong(v.getDotPath(checked.issues[0]));
  const { article, collectedAt } = checked.output;
  if (!/^https?:\/\/[^\s]/i.test(article.url)) return wrong('article.url');
  const collected =
    moment.test(collectedAt) && !(collectedAt !== '' && Number.isNaN(Date.parse(collectedAt)));
  if (!collected) return wrong('collectedAt');
  const bad = brokenBlock(article);
  if (bad !== null) return wrong(`article.blocks.${bad}`);
  return { ok: true, record: value as Collected };
}

/** Checks a record of `schema` whose `times` can be read; fields unknown here are kept. Never throws. */
function checkRecord<T>(
  schema: v.GenericSchema<unknown, T>,
  times: readonly (keyof T & string)[],
  value: unknown,
): Checked<T> {
  const wrong = (field: string | null): Checked<T> => ({ ok: false, id: idOf(value), field });
  if (isTooDeep(value)) return wrong(null);
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

const lists = ['articles', 'annotations', 'values', 'corrections'] as const;
type ListName = (typeof lists)[number];
/** What stands in one list of a file, and the lines of its records; asked for only where one is broken. */
interface Listed {
  values: readonly unknown[];
  lines: () => readonly number[];
}

/** The records that are good; the others are told of with their lines. */
function filed(found: Record<ListName, Listed>): ImportedFile {
  const problems: ImportProblem[] = [];
  const taken = <T>(name: ListName, check: (value: unknown) => Checked<T>, code: ImportProblemCode): T[] => {
    const good: T[] = [];
    const broken: { index: number; id: string | null; field: string | null }[] = [];
    found[name].values.forEach((value, index) => {
      const checked = check(value);
      if (checked.ok) good.push(checked.record);
      else broken.push({ index, id: checked.id, field: checked.field });
    });
    const lines = broken.length > 0 ? found[name].lines() : [];
    for (const { index, id, field } of broken) problems.push({ code, line: lines[index] ?? null, id, field });
    return good;
  };
  return {
    items: taken('articles', checkItem, 'item_broken'),
    annotations: taken('annotations', checkAnnotation, 'annotation_broken'),
    values: taken('values', checkValue, 'value_broken'),
    corrections: taken('corrections', checkCorrection, 'correction_broken'),
    problems,
  };
}

/** A file of which nothing can be taken, and why. */
function refused(code: ImportProblemCode, line: number | null, field: string | null): ImportedFile {
  const none: Listed = { values: [], lines: () => [] };
  const nothing = filed({ articles: none, annotations: none, values: none, corrections: none });
  return { ...nothing, problems: [{ code, line, id: null, field }] };
}

/** Why a file with this head is not taken; null for one that is. */
function refusal(format: unknown, version: unknown): ImportedFile | null {
  if (format !== FORMAT) return refused('wrong_format', null, 'format');
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return refused('wrong_format', null, 'schemaVersion');
  return version > FILE_VERSION ? refused('newer_version', null, 'schemaVersion') : null;
}

/**
 * Reads the text of an export file. Of one that is cut off or damaged, every record that is whole is taken, and each that
 * is not is told of with its line. Never throws.
 */
export function readExport(text: string): ImportedFile {
  const source = text.startsWith('\ufeff') ? text.slice(1) : text;
  let file: unknown;
  try {
    file = JSON.parse(source);
  } catch {
    return readDamaged(source);
  }
  if (typeof file !== 'object' || file === null || Array.isArray(file))
    return refused('wrong_format', null, null);
  const { format, schemaVersion, ...rest } = file as Record<string, unknown>;
  const no = refusal(format, schemaVersion);
  if (no !== null) return no;
  const found = {} as Record<ListName, Listed>;
  for (const name of lists) {
    // The first versions had articles only.
    const values = name === 'articles' ? rest[name] : (rest[name] ?? []);
    if (!Array.isArray(values)) return refused('wrong_format', null, name);
    found[name] = { values, lines: () => linesAt(source, scanJson(source, name).elements) };
  }
  return filed(found);
}

/** The head of a file is its first line; damage further on leaves it readable. */
const HEAD = 2000;

/**
 * What is whole in a file that is no JSON: in front of the damage by the brackets, whatever the file's layout, and behind
 * it by the lines, of which an export has one for each record.
 */
function readDamaged(source: string): ImportedFile {
  const scans = lists.map((name) => ({ name, ...scanJson(source, name) }));
  const [{ error, key }] = scans as [(typeof scans)[0]];
  const at = error ?? source.length;
  const head = source.slice(0, Math.min(HEAD, at));
  const format = /^\s*\{\s*"format"\s*:\s*"([^"\\]{0,40})"/.exec(head)?.[1];
  const version = /"schemaVersion"\s*:\s*(\d{1,9})\b/.exec(head)?.[1];
  if (format === undefined || version === undefined)
    return refused('not_json', error === null ? null : lineAt(source, error), null);
  const no = refusal(format, Number(version));
  if (no !== null) return no;

  const offsets = {} as Record<ListName, number[]>;
  const values = {} as Record<ListName, unknown[]>;
  let from = at;
  for (const { name, elements, ends } of scans) {
    offsets[name] = elements.slice(0, ends.length);
    values[name] = ends.map((end, i) => JSON.parse(source.slice(elements[i], end)));
    const broken = elements[ends.length];
    if (broken === undefined || source[broken] !== '{') continue;
    offsets[name].push(broken);
    values[name].push(undefined);
    // What it has swallowed may be whole.
    from = broken + 1;
  }
  let list = key;
  // Where the damage is all that stands before a record, its own line counts.
  const line = source.lastIndexOf('\n', from - 1) + 1;
  const begin = source.slice(line, from).trim() === '' && from === at ? line : source.indexOf('\n', from) + 1;
  for (let start = begin; start > 0 && start < source.length; ) {
    const next = source.indexOf('\n', start);
    const end = next === -1 ? source.length : next;
    const record = source.slice(start, end).trim().replace(/,$/, '');
    const opened = /^"(\w+)"\s*:\s*\[$/.exec(record)?.[1];
    if (opened !== undefined) list = opened;
    else if (record.startsWith('{"') && isList(list)) {
      offsets[list].push(start);
      values[list].push(parsed(record));
    }
    start = end + 1;
  }
  const found = {} as Record<ListName, Listed>;
  for (const name of lists)
    found[name] = { values: values[name], lines: () => linesAt(source, offsets[name]) };
  const whole = filed(found);
  return {
    ...whole,
    problems: [{ code: 'damaged', line: lineAt(source, at), id: null, field: null }, ...whole.problems],
  };
}

const isList = (name: string): name is ListName => (lists as readonly string[]).includes(name);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
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
