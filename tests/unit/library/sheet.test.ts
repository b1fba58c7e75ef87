/** The library's CSV: its headings and numbers in the language that was chosen, read again by its own import. */
import { describe, expect, it } from 'vitest';
import { type SheetField, sheetOf } from '../../../entrypoints/library/sheet.ts';
import { readCsv, valuesOfCsv } from '../../../lib/exchange/table-values.ts';

const fields: SheetField[] = [
  'indicator',
  'value',
  'unit',
  'status',
  'period',
  'place',
  'unsure',
  'published',
];
const row = {
  indicator: 'tỷ lệ hộ nghèo',
  value: 1.25,
  unit: '%',
  status: 'actual',
  period: '2023',
  place: 'Long An',
  unsure: ['period', 'place'],
  published: '2024-01-20T08:00:00+07:00',
};
const linesOf = (language: 'vi' | 'en', more: object = {}) =>
  sheetOf(fields, [{ ...row, ...more }], language)
    .join('')
    .replace('\ufeff', '')
    .trimEnd()
    .split('\r\n');

describe('a sheet', () => {
  it('has Vietnamese headings, semicolons and decimal commas', () =>
    expect(linesOf('vi')).toEqual([
      'Chỉ tiêu;Giá trị;Đơn vị tính;Loại số liệu;Kỳ;Địa phương;Chưa chắc;Ngày đăng',
      expect.stringMatching(/^tỷ lệ hộ nghèo;1,25;%;[^;]+;2023;Long An;kỳ, địa phương;2024-01-20$/),
    ]));
  it('has English headings, commas and decimal points', () =>
    expect(linesOf('en')).toEqual([
      'Indicator,Value,Unit,Status,Period,Place,Unsure,Published',
      expect.stringMatching(/^tỷ lệ hộ nghèo,1\.25,%,[^,]+,2023,Long An,"period, place",2024-01-20$/),
    ]));
  it.each(['vi', 'en'] as const)('keeps cells apart and runs no formula: %s', (language) => {
    const hostile = 'a;b,"c"\n=1+1';
    const [, cells = []] = readCsv(
      sheetOf(fields, [{ ...row, indicator: hostile, place: '=1+1' }], language).join(''),
    );
    expect(cells).toHaveLength(fields.length);
    expect(cells[0]).toBe(hostile);
    expect(cells[5]).toBe("'=1+1");
  });
  it.each(['vi', 'en'] as const)('is read again as values: %s', async (language) => {
    const source = { title: 'Tệp', publisher: '', url: null };
    const read = await valuesOfCsv(sheetOf(fields, [row], language).join(''), source, '2024-01-01T00:00:00Z');
    expect(read?.values).toMatchObject([{ value: 1.25, unit: '%', period: '2023', place: 'Long An' }]);
  });
  it('writes periods in words', () =>
    expect(linesOf('vi', { period: '2024-01..2024-09' })[1]).toContain(';9 tháng đầu năm 2024;'));
});
