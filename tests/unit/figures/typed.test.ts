import { describe, expect, it } from 'vitest';
import { manualPoint } from '../../../lib/compare/manual.ts';
import { seriesKeysOf } from '../../../lib/compare/series.ts';
import { readFigures } from '../../../lib/figures/index.ts';
import { enteredValue, readTypedPeriod, readTypedValue } from '../../../lib/figures/typed.ts';
import type { ManualValue } from '../../../lib/records.ts';
import { articleOf } from '../article.ts';

describe('a typed value', () => {
  it.each<[string, string | null, number | null]>([
    ['2,93', '%', 2.93],
    ['2,93%', '%', 2.93],
    ['2,93 %', '%', 2.93],
    ['1.240', 'hộ', 1240],
    ['1.240 hộ', 'hộ', 1240],
    ['hơn 4,9 triệu', 'đồng/người/tháng', 4.9e6],
    ['12,5 nghìn tỷ', 'đồng', 12.5e12],
    ['21', null, 21],
    // No value, several, or one of another unit.
    ['', '%', null],
    ['nhiều', 'hộ', null],
    ['5 và 6', 'hộ', null],
    ['12 người', 'hộ', null],
    ['1.2.3', 'hộ', null],
    ['12 hộ nữa', 'hộ', null],
    ['9'.repeat(500), 'hộ', null],
  ])('%j of %s → %s', (typed, unit, value) => expect(readTypedValue(typed, unit)?.value ?? null).toBe(value));
  it('keeps its hedge as bounds and its unit as text', () =>
    expect(readTypedValue('hơn 28', '%')).toMatchObject({ text: 'hơn 28%', min: 28 }));
});

describe('a typed period', () => {
  it.each<[string, string | null]>([
    ['2022', '2022'],
    ['năm 2022', '2022'],
    ['quý I/2023', '2023-Q1'],
    ['6 tháng đầu năm 2023', '2023-01..2023-06'],
    ['tháng 7/2024', '2024-07'],
    ['giai đoạn 2021-2025', '2021..2025'],
    ['2023-Q1', '2023-Q1'],
    ['2023-end', '2023-end'],
    ['2024-01..2024-06', '2024-01..2024-06'],
    ['', null],
    ['năm nay', null],
    ['hồi đó', null],
    ['2022 và 2023', null],
    ['2023-13', null],
  ])('%j → %s', (typed, period) => expect(readTypedPeriod(typed)).toBe(period));
});

describe('a hand-entered value', () => {
  const form = {
    value: '1,86',
    period: 'năm 2022',
    status: 'actual' as const,
    title: ' Niên giám thống kê 2022 ',
    publisher: 'Cục Thống kê',
    url: '',
    note: '',
  };
  const [rate, change] = readFigures(
    articleOf('Long An giảm nghèo\nNăm 2023, tỷ lệ hộ nghèo còn 1,2%, số hộ nghèo giảm 900 hộ.', {
      publishedAt: '2024-01-05',
    }),
  );

  it('is of what the figure measures, in the same series', () => {
    const entered = enteredValue(rate!, form);
    expect(entered).toMatchObject({
      indicator: 'tỷ lệ hộ nghèo',
      value: 1.86,
      unit: '%',
      period: '2022',
      place: 'Long An',
      placeCode: 'vn63:80',
      source: { title: 'Niên giám thống kê 2022', publisher: 'Cục Thống kê', url: null },
    });
    const point = manualPoint({ ...(entered as ManualValue), id: 'x', created: 'T', modified: 'T' });
    expect(seriesKeysOf(point)).toEqual(seriesKeysOf(rate!));
  });
  it.each<[string, object, string[]]>([
    ['no number', { value: 'ít' }, ['value']],
    ['another unit', { value: '5 hộ' }, ['value']],
    ['no period', { period: 'dạo trước' }, ['period']],
    ['no source', { title: '  ' }, ['title']],
    ['no address', { url: 'javascript:alert(1)' }, ['url']],
    ['nothing at all', { value: '', period: '', title: '' }, ['period', 'value', 'title']],
  ])('is refused with %s', (_, changes, fields) =>
    expect(enteredValue(rate!, { ...form, ...changes })).toEqual(fields),
  );
  it('is no change', () => expect(enteredValue(change!, form)).toBeNull());
});
