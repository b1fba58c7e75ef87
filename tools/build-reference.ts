/**
 * `npx tsx tools/build-reference.ts CSV_DIR`: builds `public/reference/tables.json` from collected CSV files of official
 * values, as `tools/reference-spec.ts` says. Development only: the CSV files are no part of the project. Writes
 * nothing where a check fails: a wording that names another indicator, a key twice, parts that do not add up, a known
 * value that differs, an impossible percentage, a file too large.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { matchIndicator } from '../lib/catalog/wordings.ts';
import { parsePeriod } from '../lib/compare/period.ts';
import { type ReferenceSource, type ReferenceTables, tablesSchema } from '../lib/compare/reference.ts';
import { type Column, known, parts, picks, type Row, urbanShare } from './reference-spec.ts';

const OUTPUT = new URL('../public/reference/tables.json', import.meta.url);
const MOST_BYTES = 120_000;

/** RFC 4180: records of a text, quotes undone. */
function* records(text: string): Generator<string[]> {
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') cell += text[++i];
      else if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"') quoted = true;
    else if (c === ',') {
      cells.push(cell);
      cell = '';
    } else if (c === '\n') {
      yield [...cells, cell.replace(/\r$/, '')];
      [cells, cell] = [[], ''];
    } else cell += c;
  }
  if (cell !== '' || cells.length > 0) yield [...cells, cell];
}

function readRows(file: string): Row[] {
  const [head, ...lines] = [...records(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))];
  return lines.map((cells) => {
    const row = Object.fromEntries((head ?? []).map((name, i) => [name, cells[i] ?? '']));
    const value = Number(row.value);
    if (!Number.isFinite(value) || row.value === '')
      throw new Error(`${file}: no value in ${cells.join(',')}`);
    return { ...(row as unknown as Row), value };
  });
}

const STATUSES: Record<string, 'actual' | 'preliminary' | 'estimated'> = {
  actual: 'actual',
  estimated: 'preliminary',
};
/** The workbooks of a year's end are estimates; what tables mark "Sơ bộ" is preliminary. */
const statusOf = ({ status }: Row, pick: Column) => {
  const known = STATUSES[status];
  if (known === undefined) throw new Error(`unknown status ${status}`);
  return known === 'preliminary' && /yearend/.test(pick.file) ? 'estimated' : known;
};

/** An address is kept where it is the office's own. */
const officeUrl = (url: string) => (/^https?:\/\/[^/]*\.gov\.vn\//.test(url) ? url : null);

/** The release a single row was read in. */
function sourceOf(row: Row, pick: Column): [id: string, source: ReferenceSource] {
  const publisher =
    row.publisher === 'Tổng cục Thống kê' ? 'Tổng cục Thống kê (từ 2025: Cục Thống kê)' : row.publisher;
  const yearend = /yearend/.test(pick.file);
  const edition = pick.file.startsWith('decisions') && row.note !== '' ? ` (${row.note})` : '';
  const title = yearend
    ? `Biểu số liệu kinh tế - xã hội tháng 12 và năm ${row.publishedAt.slice(0, 4)}, ${row.title}`
    : `${row.title}${edition}`;
  const source = {
    publisher,
    title,
    published: /^\d{4}$/.test(row.publishedAt) ? null : row.publishedAt,
    url: officeUrl(row.url),
  };
  return [`${publisher}|${title}|${row.publishedAt}`, source];
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The set, and for each of its tables where it came from. */
function build(folder: string): { set: ReferenceTables; columns: Column[] } {
  const files = new Map<string, Row[]>();
  const rowsOf = (name: string) => {
    const rows = files.get(name) ?? readRows(join(folder, name));
    files.set(name, rows);
    return rows;
  };
  const set: ReferenceTables = { id: 'tables', sources: {}, tables: [], shares: [] };
  const columns: Column[] = [];
  const ids = new Map<string, string>();
  const idOf = (key: string, source: ReferenceSource) => {
    const id = ids.get(key) ?? `s${ids.size}`;
    ids.set(key, id);
    set.sources[id] = source;
    return id;
  };
  for (const pick of picks) {
    const rows = rowsOf(pick.file).filter(
      (row) =>
        row.indicatorId === pick.id &&
        row.unit === pick.unit &&
        (pick.places?.includes(row.placeCode) ?? true) &&
        !(pick.until !== undefined && Number(row.year.slice(0, 4)) > pick.until) &&
        !pick.skip?.(row),
    );
    if (rows.length === 0) throw new Error(`nothing in ${pick.file} for ${pick.id}`);
    // Decisions are of a place each; a table of one release is one.
    const groups = new Map<string, Row[]>();
    for (const row of rows) {
      const group = pick.file.startsWith('decisions') ? row.placeCode : '';
      groups.set(group, [...(groups.get(group) ?? []), row]);
    }
    for (const group of groups.values()) {
      set.tables.push(tableOf(group, pick, idOf));
      columns.push(pick);
    }
  }
  const { file: _file, ...share } = urbanShare;
  set.shares.push(share);
  return { set: v.parse(tablesSchema, set), columns };
}

function tableOf(
  rows: readonly Row[],
  pick: Column,
  idOf: (key: string, source: ReferenceSource) => string,
): ReferenceTables['tables'][number] {
  const periods = [...new Set(rows.map(({ year }) => year))].sort(
    (a, b) => (parsePeriod(a)?.to ?? 0) - (parsePeriod(b)?.to ?? 0) || byText(a, b),
  );
  const only = <T>(of: T[], what: string): T => {
    const [first] = of;
    if (first === undefined || new Set(of).size > 1)
      throw new Error(`${pick.id}: several ${what}: ${of.join('; ')}`);
    return first;
  };
  const at = (period: string) => rows.filter(({ year }) => year === period);
  const sources = periods.map((period) =>
    pick.source === undefined
      ? only([...new Set(at(period).map((row) => idOf(...sourceOf(row, pick))))], `sources of ${period}`)
      : idOf(pick.source.title, { ...pick.source, url: null }),
  );
  const statuses = periods.map((period) =>
    only([...new Set(at(period).map((row) => statusOf(row, pick)))], `statuses of ${period}`),
  );
  const values: Record<string, (number | null)[]> = {};
  for (const row of rows) {
    values[row.placeCode] ??= periods.map(() => null);
    const line = values[row.placeCode] as (number | null)[];
    const i = periods.indexOf(row.year);
    if (line[i] !== null) throw new Error(`${pick.id}: ${row.placeCode} ${row.year} is there twice`);
    line[i] = row.value;
  }
  const { indicator, measure, note, index, weights, until } = pick;
  const unit = pick.as ?? pick.unit;
  return {
    indicator,
    unit,
    measure,
    ...(note === undefined ? {} : { note }),
    ...(index === undefined ? {} : { index }),
    ...(weights === undefined ? {} : { weights }),
    ...(until === undefined ? {} : { until }),
    periods,
    sources: new Set(sources).size === 1 ? sources.slice(0, 1) : sources,
    statuses: new Set(statuses).size === 1 ? statuses.slice(0, 1) : statuses,
    values: Object.fromEntries(Object.entries(values).sort(([a], [b]) => byText(a, b))),
  };
}

/** Everything that must hold of the built file; what does not, in a line each. */
function faultsOf({ tables }: ReferenceTables, columns: readonly Column[], urban: readonly Row[]): string[] {
  const faults: string[] = [];
  const value = (indicator: string, place: string, period: string) => {
    for (const table of tables) {
      const at = table.indicator === indicator ? table.periods.indexOf(period) : -1;
      const found = at === -1 ? null : (table.values[place]?.[at] ?? null);
      if (found !== null) return found;
    }
    return null;
  };
  for (const [n, table] of tables.entries()) {
    const pick = columns[n];
    const bare = table.unit.replace(/^(?:nghìn|triệu|tỷ) /, '');
    const named = matchIndicator(table.indicator, bare, table.measure);
    if (named !== pick?.names) faults.push(`"${table.indicator}" names ${named} and not ${pick?.names}`);
    if (table.unit === '%' && table.index === undefined && table.measure === 'share')
      for (const [place, line] of Object.entries(table.values))
        for (const n of line)
          if (n !== null && !(n >= 0 && n <= 100)) faults.push(`${table.indicator} of ${place} is ${n} %`);
    const whole = table.values.VN;
    if (pick?.sums === undefined || whole === undefined) continue;
    const provinces = Object.entries(table.values).filter(([place]) => place.startsWith('vn63:'));
    if (provinces.length !== 63) faults.push(`${table.indicator}: ${provinces.length} provinces of 63`);
    table.periods.forEach((period, i) => {
      const sum = provinces.reduce((total, [, line]) => total + (line[i] ?? 0), 0);
      const out = Math.abs(sum - (whole[i] ?? 0));
      if (out > (pick.sums ?? 0))
        faults.push(`${table.indicator} ${period}: provinces are ${out} from the country`);
    });
  }
  for (const [indicator, place, period, wanted] of known) {
    const found = value(indicator, place, period);
    if (found !== wanted) faults.push(`${indicator}, ${place} ${period} is ${found} and not ${wanted}`);
  }
  for (const [whole, of, out] of parts) {
    const table = tables.find(({ indicator }) => indicator === of[0]);
    for (const place of Object.keys(table?.values ?? {}))
      for (const period of table?.periods ?? []) {
        const sum = of.reduce((total, part) => total + (value(part, place, period) ?? Number.NaN), 0);
        if (!(Math.abs(sum - (value(whole, place, period) ?? Number.NaN)) <= out))
          faults.push(`${of.join(' + ')} of ${place} ${period} is not ${whole}`);
      }
  }
  for (const row of urban) {
    const of = (indicator: string) => value(indicator, row.placeCode, row.year) ?? Number.NaN;
    const share = Number(((of(urbanShare.part) / of(urbanShare.whole)) * 100).toFixed(urbanShare.decimals));
    if (!(Math.abs(share - row.value) < 0.011))
      faults.push(`urban share of ${row.placeCode} ${row.year}: ${share} and not ${row.value}`);
  }
  return faults;
}

/** One table a line, so that a change shows what changed. */
function written({ id, sources, tables, shares }: ReferenceTables): string {
  const lines = (of: readonly unknown[]) => `[\n${of.map((one) => JSON.stringify(one)).join(',\n')}\n]`;
  const named = Object.entries(sources).map(
    ([name, source]) => `${JSON.stringify(name)}:${JSON.stringify(source)}`,
  );
  return `{"id":${JSON.stringify(id)},\n"sources":{\n${named.join(',\n')}\n},\n"tables":${lines(tables)},\n"shares":${lines(shares)}\n}\n`;
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('usage: npx tsx tools/build-reference.ts CSV_DIR\n');
  process.exit(2);
}
const { set, columns } = build(folder);
const faults = faultsOf(set, columns, readRows(join(folder, urbanShare.file)));
const text = written(set);
const bytes = gzipSync(text).length;
if (bytes > MOST_BYTES) faults.push(`${bytes} bytes gzipped, more than ${MOST_BYTES}`);
if (faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\n`);
  process.exit(1);
}
writeFileSync(OUTPUT, text);
const values = set.tables
  .flatMap((table) => Object.values(table.values))
  .flat()
  .filter((value) => value !== null).length;
process.stdout.write(
  `${set.tables.length} tables, ${values} values, ${text.length} bytes, ${bytes} gzipped\n`,
);
