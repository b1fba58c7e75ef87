/** Rows as CSV (RFC 4180) that Excel opens right with Vietnamese and that runs nothing in it. */
import { own } from '../text/own.ts';
import type { Column } from './columns.ts';

/** Tells Excel that the file is UTF-8. */
export const BOM = '\ufeff';

/**
 * A cell that opens like this is a formula to a spreadsheet (OWASP, "CSV Injection"): full-width signs too, where it is
 * set to East Asian writing, and after white space or invisible marks, which some of them skip.
 */
const FORMULA = /^[\s\p{Cc}\p{Cf}"']*[=+\-@＝＋－＠﹢﹣﹦﹫]/u;
const BREAKS = /^[\t\r\n]/;
/** Where the reader's spreadsheet parts cells at semicolons or tabs, a formula may begin behind one. */
const PARTED = /([;\t])(?=[\s\p{Cc}\p{Cf}"']{0,9}[=+\-@＝＋－＠﹢﹣﹦﹫])/gu;

/** The text as a cell that no spreadsheet takes for a formula. */
export function defused(value: string): string {
  const parted = value.replace(PARTED, "$1'");
  return FORMULA.test(value) || BREAKS.test(value) ? `'${parted}` : parted;
}

/** How a spreadsheet of a language parts cells and writes decimals. */
export interface Dialect {
  separator: ',' | ';';
  decimal: '.' | ',';
}
/**
 * Where the comma is the decimal sign, as in Vietnam, Excel and LibreOffice part cells at semicolons; numbers with a
 * point would be read as text or as dates there.
 */
export const dialects: Record<'vi' | 'en', Dialect> = {
  vi: { separator: ';', decimal: ',' },
  en: { separator: ',', decimal: '.' },
};

function textCell(value: string, { separator }: Dialect): string {
  const safe = defused(value);
  return /["\r\n]/.test(safe) || safe.includes(separator) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One value as a cell: lists joined with ` | `, posts as printed, nothing for what is absent. */
function cell(value: unknown, dialect: Dialect): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return String(value).replace('.', dialect.decimal);
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return textCell(value, dialect);
  if (Array.isArray(value))
    return textCell(
      value
        .map((one: unknown) =>
          typeof one === 'string' ? one : String((one as { text?: unknown }).text ?? ''),
        )
        .join(' | '),
      dialect,
    );
  throw new TypeError(`no cell for ${typeof value}`);
}

/** The line of column names, without the byte order mark. */
export const headerLine = (
  columns: readonly Pick<Column, 'name'>[],
  dialect = dialects.en,
  heading = (name: string) => name,
): string => `${columns.map(({ name }) => textCell(heading(name), dialect)).join(dialect.separator)}\r\n`;

/** One row as a line. Keys that are no column are left out. */
export const rowLine = (
  columns: readonly Pick<Column, 'name'>[],
  row: object,
  dialect = dialects.en,
): string =>
  `${columns.map(({ name }) => cell(own(row as { [key: string]: unknown }, name), dialect)).join(dialect.separator)}\r\n`;
