/**
 * Values out of statistical tables (JSON-stat, CSV), as values entered by hand: each with its source, in base units,
 * of an indicator, place and period as the press words them.
 */
import { matchIndicator } from '../catalog/wordings.ts';
import { placeCode } from '../figures/scope.ts';
import { readTypedPeriod, readUnitAmount } from '../figures/typed.ts';
import type { ManualValue } from '../records.ts';
import { headedPeriod, headedPlace, tidy } from './headings.ts';
import { coordinatesOf, type DimensionUse, type StatTable } from './jsonstat.ts';

/** What the reader says of a table. */
export interface TableMapping {
  /** For each dimension what it stands for. */
  uses: DimensionUse[];
  /** For each dimension the position of the category that is taken where it stands for nothing else. */
  taken: number[];
  /** Where no dimension names them. */
  indicator: string;
  place: string;
  unit: string;
  source: { title: string; publisher: string; url: null };
}

/** Values taken from one table: as many as one message carries. */
export const MOST_VALUES = 20_000;

export interface TableValues {
  values: ManualValue[];
  /** Cells with a value that could not be taken, by what was wrong with them. */
  skipped: { period: number; place: number; value: number };
}

interface Raw {
  indicator: string;
  place: string;
  period: string;
  unit: string;
  /** As it would be printed in Vietnamese: `1.240,5`. */
  amount: string;
}

/** Headings that take nothing away from the whole. */
const WHOLE = /^(?:tổng|tổng số|tổng cộng|chung|total|cả hai giới|both sexes)$/iu;

/** The same value of the same table is the same record, however often it is imported. */
async function idOf(parts: readonly string[]): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(parts)));
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [8, 4, 4, 4, 12]
    .map((length, i, all) => {
      const at = all.slice(0, i).reduce((sum, one) => sum + one, 0);
      return hex.slice(at, at + length);
    })
    .join('-');
}

async function taken(raws: Iterable<Raw>, source: ManualValue['source'], now: string): Promise<TableValues> {
  const result: TableValues = { values: [], skipped: { period: 0, place: 0, value: 0 } };
  for (const raw of raws) {
    const headed = headedPeriod(raw.period);
    const period = headed?.period ?? readTypedPeriod(raw.period);
    const place = headedPlace(raw.place);
    const amount = readUnitAmount(raw.amount, raw.unit);
    if (period === null) result.skipped.period++;
    else if (place === null) result.skipped.place++;
    else if (amount === null || raw.indicator === '') result.skipped.value++;
    else {
      const { unit, ...read } = amount;
      const measure = unit === '%' || unit === '‰' ? 'share' : 'level';
      const id = await idOf([source.title, source.publisher, raw.indicator, place, period, unit ?? '']);
      result.values.push({
        id,
        indicator: raw.indicator,
        indicatorId: matchIndicator(raw.indicator, unit, measure),
        measure,
        ...read,
        unit,
        period,
        place,
        placeCode: placeCode(place, period),
        status: headed?.preliminary ? 'preliminary' : 'actual',
        source,
        note: '',
        created: now,
        modified: now,
      });
    }
  }
  return result;
}

/** A number as it is printed in Vietnamese, without grouping. */
const printed = (value: number): string => {
  const text = Number(value.toPrecision(15)).toString();
  return /e/.test(text) ? value.toFixed(0) : text.replace('.', ',');
};

/** The values of a JSON-stat table as its reader has mapped it; null where they are more than `MOST_VALUES`. `now`: ISO 8601. */
export async function valuesOfTable(
  table: StatTable,
  mapping: TableMapping,
  now: string,
): Promise<TableValues | null> {
  const asked = mapping.uses.reduce(
    (product, use, n) => product * (use === 'other' ? 1 : (table.dimensions[n]?.categories.length ?? 0)),
    1,
  );
  if (asked > MOST_VALUES) return null;
  function* raws(): Generator<Raw> {
    for (let position = 0; position < table.cells; position++) {
      const value = table.valueAt(position);
      if (value === null) continue;
      const at = coordinatesOf(table, position);
      const heading = (n: number) => table.dimensions[n]?.categories[at[n] ?? 0];
      const named = (use: DimensionUse) =>
        mapping.uses.flatMap((one, n) => (one === use ? [tidy(heading(n)?.label ?? '')] : []));
      if (mapping.uses.some((use, n) => use === 'other' && at[n] !== mapping.taken[n])) continue;
      const parts = named('other').filter((label) => !WHOLE.test(label));
      const [own] = named('indicator');
      const indicator = tidy(
        [own ?? mapping.indicator, ...parts.map((label) => label.toLocaleLowerCase('vi'))].join(' '),
      );
      const unit = table.dimensions.map((_, n) => heading(n)?.unit ?? null).find((one) => one !== null);
      yield {
        indicator,
        place: named('place')[0] ?? mapping.place,
        period: named('period')[0] ?? '',
        unit: tidy(unit ?? mapping.unit),
        amount: printed(value),
      };
    }
  }
  return taken(raws(), mapping.source, now);
}

/** Names of columns, in the order of preference. */
const COLUMNS: Record<keyof Raw, RegExp> = {
  indicator: /^(?:chỉ tiêu|tên chỉ tiêu|indicator)$/iu,
  place: /^(?:địa phương|tỉnh|tỉnh, thành phố|tỉnh\/thành phố|nơi|place|province)$/iu,
  period: /^(?:năm|kỳ|thời gian|period|year|time)$/iu,
  unit: /^(?:đơn vị|đơn vị tính|đvt|unit)$/iu,
  amount: /^(?:giá trị|số liệu|số|value|obs_value)$/iu,
};

/** One row of fields for each line; a field in quotes may hold the delimiter, quotes and line ends. */
export function readCsv(text: string): string[][] {
  const source = text.replace(/^\ufeff/, '');
  const [head = ''] = source.split(/\r?\n/, 1);
  const delimiter = [';', '\t', ','].find((one) => head.includes(one)) ?? ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < source.length; i++) {
    const sign = source[i] as string;
    if (quoted) {
      if (sign !== '"') field += sign;
      else if (source[i + 1] === '"') {
        field += '"';
        i++;
      } else quoted = false;
    } else if (sign === '"' && field === '') quoted = true;
    else if (sign === delimiter) {
      row.push(field);
      field = '';
    } else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && source[i + 1] === '\n') i++;
      rows.push([...row, field]);
      row = [];
      field = '';
    } else field += sign;
  }
  if (field !== '' || row.length > 0) rows.push([...row, field]);
  return rows.filter((fields) => fields.some((one) => one.trim() !== ''));
}

/**
 * The values of a CSV table with a heading: columns for indicator, period and value, and where there are any for place
 * and unit. Null where one of the three is missing. A full stop in a number that is no grouping is a decimal point.
 */
export async function valuesOfCsv(
  text: string,
  source: ManualValue['source'],
  now: string,
): Promise<TableValues | null> {
  const [head = [], ...rows] = readCsv(text);
  const column = (name: keyof Raw) => head.findIndex((heading) => COLUMNS[name].test(tidy(heading)));
  const at = {
    indicator: column('indicator'),
    place: column('place'),
    period: column('period'),
    unit: column('unit'),
    amount: column('amount'),
  };
  if (at.indicator === -1 || at.period === -1 || at.amount === -1) return null;
  function* raws(): Generator<Raw> {
    for (const row of rows) {
      const field = (name: keyof Raw) => tidy(row[at[name]] ?? '');
      const amount = field('amount');
      yield {
        indicator: field('indicator'),
        place: field('place') === '' ? 'cả nước' : field('place'),
        period: field('period'),
        unit: field('unit'),
        amount:
          /^-?\d+\.\d+$/.test(amount) && !/^-?\d{1,3}(?:\.\d{3})+$/.test(amount)
            ? amount.replace('.', ',')
            : amount,
      };
    }
  }
  return taken(raws(), source, now);
}
