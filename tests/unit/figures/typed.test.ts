import { describe, expect, it } from 'vitest';
import { readTypedPeriod, readTypedValue } from '../../../lib/figures/typed.ts';

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
