/**
 * JSON-stat datasets (2.0, and 1 as older PxWeb has it): read into cells, with a guess which dimension is the indicator, the
 * place and the period. https://json-stat.org/full/
 */
import * as v from 'valibot';
import { own } from '../text/own.ts';
import { headedPeriod, headedPlace } from './headings.ts';

/** What a dimension of a table stands for. `other`: a further breakdown (sex, sector). */
export type DimensionUse = 'indicator' | 'place' | 'period' | 'other';

export interface TableDimension {
  id: string;
  label: string;
  categories: { code: string; label: string; unit: string | null }[];
}

export interface StatTable {
  label: string;
  /** Who publishes it; empty where the file does not say. */
  source: string;
  dimensions: TableDimension[];
  /** By row-major position: the last dimension varies fastest. Null for a cell without a value. */
  valueAt(position: number): number | null;
  /** How many cells the dimensions span. */
  cells: number;
}

/** A table of more cells than this is refused: the largest that PxWeb hands out has 100,000. */
const MOST_CELLS = 1_000_000;

/** Looked at one by one without a schema for each: there may be hundreds of thousands. */
function isCells(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const cells: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  return cells.every(
    (cell) => cell === null || MISSING.has(cell) || (typeof cell === 'number' && Number.isFinite(cell)),
  );
}

type Cell = number | null;
/** What the office writes for a value that there is not. */
const MISSING: ReadonlySet<unknown> = new Set(['', '-', '.', '..', '...', '…', ':']);
const filled = (cell: Cell): Cell => (typeof cell === 'number' ? cell : null);
const withoutMarks = (cells: Cell[] | Record<string, Cell>): Cell[] | Record<string, Cell> =>
  Array.isArray(cells)
    ? cells.map(filled)
    : Object.fromEntries(Object.entries(cells).map(([at, cell]) => [at, filled(cell)]));

const category = v.object({
  index: v.optional(v.union([v.array(v.string()), v.record(v.string(), v.number())])),
  label: v.optional(v.record(v.string(), v.string()), {}),
  unit: v.optional(v.record(v.string(), v.looseObject({ base: v.optional(v.string()) })), {}),
});
const dataset = v.object({
  class: v.optional(v.literal('dataset'), 'dataset'),
  label: v.optional(v.string(), ''),
  source: v.optional(v.string(), ''),
  id: v.array(v.string()),
  size: v.array(v.pipe(v.number(), v.integer(), v.minValue(0))),
  role: v.optional(v.record(v.string(), v.array(v.string())), {}),
  dimension: v.record(v.string(), v.object({ label: v.optional(v.string()), category })),
  value: v.pipe(v.custom<Cell[] | Record<string, Cell>>(isCells), v.transform(withoutMarks)),
});
type Dataset = v.InferOutput<typeof dataset>;

/** The codes of a dimension in the order of its cells; a lone category needs no index. */
function codesOf({ index, label }: Dataset['dimension'][string]['category']): string[] {
  if (Array.isArray(index)) return index;
  if (index === undefined) return Object.keys(label);
  return Object.entries(index)
    .sort(([, a], [, b]) => a - b)
    .map(([code]) => code);
}

/**
 * The text of a file parsed: without the byte order mark, and the NUL bytes that PxWeb may leave at the end. Null where it
 * is no JSON.
 */
export function parseStatText(text: string): unknown {
  let end = text.length;
  while (end > 0 && (text[end - 1] === '\0' || text[end - 1]?.trim() === '')) end--;
  try {
    return JSON.parse(text.slice(text.startsWith('\ufeff') ? 1 : 0, end)) as unknown;
  } catch {
    return null;
  }
}

const older = v.object({
  dataset: v.looseObject({
    dimension: v.looseObject({
      id: v.array(v.string()),
      size: v.array(v.number()),
      role: v.optional(v.record(v.string(), v.array(v.string())), {}),
    }),
  }),
});

/** JSON-stat 1, which PxWeb serves, too: what version 2 has beside the dimensions stands among them. */
function upgraded(json: unknown): unknown {
  const read = v.safeParse(older, json);
  if (!read.success) return json;
  const { dimension, class: _class, ...rest } = read.output.dataset;
  const { id, size, role, ...dimensions } = dimension;
  return { ...rest, class: 'dataset', id, size, role, dimension: dimensions };
}

/** Reads a parsed JSON-stat dataset with the roles it states; null for anything else or one that contradicts itself. */
export function readJsonStat(json: unknown): { table: StatTable; uses: DimensionUse[] } | null {
  const read = v.safeParse(dataset, upgraded(json));
  if (!read.success) return null;
  const { id, size, dimension, value, label, source, role } = read.output;
  if (id.length === 0 || id.length !== size.length || new Set(id).size !== id.length) return null;
  const cells = size.reduce((product, one) => product * one, 1);
  if (cells > MOST_CELLS || (Array.isArray(value) && value.length !== cells)) return null;
  const dimensions: TableDimension[] = [];
  for (const [at, name] of id.entries()) {
    const known = own(dimension, name);
    if (known === undefined) return null;
    const codes = codesOf(known.category);
    if (codes.length !== size[at]) return null;
    dimensions.push({
      id: name,
      label: known.label ?? name,
      categories: codes.map((code) => ({
        code,
        label: own(known.category.label, code) ?? code,
        unit: own(known.category.unit, code)?.base ?? null,
      })),
    });
  }
  const table: StatTable = {
    label,
    source,
    dimensions,
    cells,
    valueAt: (position) => (Array.isArray(value) ? value[position] : own(value, String(position))) ?? null,
  };
  return { table, uses: guessUses(dimensions, role) };
}

/** Which category of each dimension the cell at a row-major `position` belongs to. */
export function coordinatesOf(table: StatTable, position: number): number[] {
  const at: number[] = [];
  let rest = position;
  for (const { categories } of table.dimensions.toReversed()) {
    at.push(rest % categories.length);
    rest = Math.floor(rest / categories.length);
  }
  return at.reverse();
}

/** More than half of a dimension's headings must read as what it is taken for. */
const mostly = (dimension: TableDimension, is: (label: string) => boolean) =>
  dimension.categories.filter(({ label }) => is(label)).length * 2 > dimension.categories.length;

/** Roles the file states win; then what the headings say; each use but `other` is given once. */
function guessUses(dimensions: TableDimension[], role: Readonly<Record<string, string[]>>): DimensionUse[] {
  const uses: DimensionUse[] = dimensions.map(() => 'other');
  const give = (use: DimensionUse, stated: string, looks: (one: TableDimension) => boolean) => {
    const free = (one: TableDimension, at: number) => uses[at] === 'other' && one.categories.length > 0;
    const said = dimensions.findIndex((one, at) => free(one, at) && own(role, stated)?.includes(one.id));
    const at = said !== -1 ? said : dimensions.findIndex((one, n) => free(one, n) && looks(one));
    if (at !== -1) uses[at] = use;
  };
  give('period', 'time', (one) => mostly(one, (label) => headedPeriod(label) !== null));
  give('place', 'geo', (one) => mostly(one, (label) => headedPlace(label) !== null));
  give('indicator', 'metric', (one) =>
    /^(?:(?:các )?chỉ tiêu|tiêu chí|indicators?|contents?code|contents)/iu.test(one.label),
  );
  return uses;
}
