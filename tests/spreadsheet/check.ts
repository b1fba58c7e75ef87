/**
 * `npm run spreadsheet`: whether LibreOffice, set to Vietnamese or to English, reads the numbers of the library's CSV of
 * that language as numbers, and the days as days. Needs `soffice` (Debian: `libreoffice-calc-nogui`); a check for
 * development and no part of `npm test`, as the package is larger than both browsers.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SheetField, sheetOf } from '../../entrypoints/library/sheet.ts';
import { dialects } from '../../lib/exchange/csv.ts';
import { languages } from '../../lib/i18n/index.ts';

/** Windows numbers of the locales. */
const LOCALES = { vi: 1066, en: 2057 };
const fields: SheetField[] = ['indicator', 'value', 'unit', 'period', 'published', 'quote'];
const rows = [75.3, 1110, 0.25, -4.2, 3.5e12, 100, 1.234].map((value, i) => ({
  indicator: `tỷ lệ ${i}; "thử", =1+1`,
  value,
  unit: '%',
  period: '2024-01..2024-09',
  published: '2024-10-06T08:00:00+07:00',
  quote: '=HYPERLINK("http://vi-du.vn")',
}));

const folder = mkdtempSync(join(tmpdir(), 'doi-chieu-spreadsheet-'));
const wrong: string[] = [];
for (const language of languages) {
  const file = join(folder, `${language}.csv`);
  writeFileSync(file, sheetOf(fields, rows, language).join(''));
  const separator = dialects[language].separator.charCodeAt(0);
  // Separator, quotes, UTF-8, first line, no columns of a set kind, language, no quoted field as text, special numbers.
  const filter = `CSV:${separator},34,76,1,,${LOCALES[language]},false,true`;
  execFileSync(
    'soffice',
    [
      `-env:UserInstallation=file://${join(folder, 'profile')}`,
      '--headless',
      `--infilter=${filter}`,
      ...['--convert-to', 'fods', '--outdir', folder, file],
    ],
    { stdio: 'ignore', timeout: 240_000 },
  );
  const table = readFileSync(join(folder, `${language}.fods`), 'utf8');
  const numbers = [...table.matchAll(/office:value-type="(?:float|percentage)" office:value="([^"]+)"/g)].map(
    ([, value]) => Number(value),
  );
  const days = [...table.matchAll(/office:date-value="([^"]+)"/g)].map(([, day]) => day);
  const formulas = table.match(/table:formula=/g)?.length ?? 0;
  const expected = rows.map(({ value }) => value);
  if (JSON.stringify(numbers) !== JSON.stringify(expected))
    wrong.push(`${language}: numbers ${JSON.stringify(numbers)} for ${JSON.stringify(expected)}`);
  if (days.length !== rows.length || days.some((day) => day !== '2024-10-06'))
    wrong.push(`${language}: days ${JSON.stringify(days)}`);
  if (formulas > 0) wrong.push(`${language}: ${formulas} formulas`);
  console.log(`${language}: ${numbers.length} numbers, ${days.length} days, ${formulas} formulas`);
}
if (wrong.length > 0) throw new Error(wrong.join('\n'));
