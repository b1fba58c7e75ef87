/** Rows as a table for a spreadsheet, in the words and the number format of one language. */
import { BOM, dialects, headerLine, rowLine } from '../../lib/exchange/csv.ts';
import { fill, type Language, type Wording, wordingOf } from '../../lib/i18n/index.ts';
import { type LibraryWords, libraryWords } from '../../lib/i18n/library.ts';
import type { Assessment, ChosenField, Hedge, Measure, Status } from '../../lib/records.ts';

/** A column that has a heading. */
export type SheetField = keyof LibraryWords['heading'];

const DAYS: readonly SheetField[] = ['published', 'publishedAt', 'collectedAt', 'modified'];

/** A value in words; numbers stay numbers, and days are written as every spreadsheet reads them. */
function inWords(field: SheetField, value: unknown, { t, period }: Wording): unknown {
  if (field === 'unsure')
    return (value as ChosenField[] | undefined)?.map((one) => t.doubt.field[one]).join(', ') ?? '';
  if (typeof value !== 'string') return value;
  switch (field) {
    case 'status':
      return t.status[value as Status] ?? value;
    case 'measure':
      return t.measure[value as Measure] ?? value;
    case 'hedge':
      return fill(t.hedge[value as Hedge] ?? value, { value: '' }).trim();
    case 'assessment':
      return t.annotations.assessment[value as Assessment] ?? value;
    case 'period':
      return period(value) ?? value;
    default:
      return DAYS.includes(field) ? value.slice(0, 10) : value;
  }
}

/** The parts of the file, the first of which tells Excel that it is UTF-8. */
export function sheetOf(
  fields: readonly SheetField[],
  rows: readonly object[],
  language: Language,
): string[] {
  const wording = wordingOf(language);
  const dialect = dialects[language];
  const columns = fields.map((name) => ({ name }));
  const { heading } = libraryWords[language];
  return [
    BOM,
    headerLine(columns, dialect, (name) => heading[name as SheetField]),
    ...rows.map((row) =>
      rowLine(
        columns,
        Object.fromEntries(
          fields.map((field) => [field, inWords(field, (row as Record<string, unknown>)[field], wording)]),
        ),
        dialect,
      ),
    ),
  ];
}
