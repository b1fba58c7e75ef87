import { describe, expect, it } from 'vitest';
import { written } from '../../../lib/i18n/written.ts';

describe('a printed value in the way of the language', () => {
  it.each<[string, number | undefined, number | null, string, string]>([
    ['74 %', 74, null, '74%', '74%'],
    ['75,3%', 75.3, null, '75,3%', '75.3%'],
    ['75.3%', 75.3, null, '75,3%', '75.3%'],
    ['1.110 hộ', 1110, null, '1.110 hộ', '1,110 hộ'],
    ['1,110 hộ', 1110, null, '1.110 hộ', '1,110 hộ'],
    ['14,7 tỷ đồng', 14.7e9, null, '14,7 tỷ đồng', '14.7 tỷ đồng'],
    ['1.250,5 nghìn tỷ đồng', 1250.5e12, null, '1.250,5 nghìn tỷ đồng', '1,250.5 nghìn tỷ đồng'],
    ['3,5-4,2%', 3.5, 4.2, '3,5-4,2%', '3.5-4.2%'],
    ['5,3\u00a0% GDP', -5.3, null, '5,3% GDP', '5.3% GDP'],
    // What was read does not tell which sign is which: as printed.
    ['1.110 hộ', undefined, null, '1.110 hộ', '1.110 hộ'],
    ['1.110 ha', 11_100_000, null, '1.110 ha', '1.110 ha'],
    ['12.34.5', 12345, null, '12.34.5', '12.34.5'],
    ['một nửa', 50, null, 'một nửa', 'một nửa'],
    ['151/164 xã', 151, null, '151/164 xã', '151/164 xã'],
  ])('%s, read as %s', (text, value, valueMax, vietnamese, english) => {
    const known = value === undefined ? {} : { value, valueMax };
    expect(written(text, known, 'vi')).toBe(vietnamese);
    expect(written(text, known, 'en')).toBe(english);
  });
});
