import { describe, expect, it } from 'vitest';
import { headedPeriod, headedPlace } from '../../../lib/exchange/headings.ts';
import { coordinatesOf, parseStatText, readJsonStat } from '../../../lib/exchange/jsonstat.ts';

const sample = {
  version: '2.0',
  class: 'dataset',
  label: 'Tỷ lệ hộ nghèo theo địa phương',
  source: 'Tổng cục Thống kê',
  id: ['dp', 'nam', 'ct'],
  size: [2, 3, 1],
  dimension: {
    dp: { label: 'Địa phương', category: { index: { b: 1, a: 0 }, label: { a: 'Long An', b: 'Cần Thơ' } } },
    nam: {
      label: 'Năm',
      category: { index: ['0', '1', '2'], label: { 0: '2021', 1: '2022', 2: 'Sơ bộ 2023' } },
    },
    ct: { label: 'Chỉ tiêu', category: { label: { r: 'Tỷ lệ hộ nghèo' }, unit: { r: { base: '%' } } } },
  },
  value: [3.1, 2.4, null, 2.9, 2.2, 1.8],
};

describe('JSON-stat', () => {
  it('guesses the dimensions from their headings', () => {
    const read = readJsonStat(sample);
    expect(read?.uses).toEqual(['place', 'period', 'indicator']);
    expect(read?.table.dimensions[0]?.categories.map(({ label }) => label)).toEqual(['Long An', 'Cần Thơ']);
    expect(read?.table.dimensions[2]?.categories[0]?.unit).toBe('%');
  });

  it('lets the roles that a file states win', () => {
    const named = { ...sample, role: { metric: ['dp'] }, dimension: { ...sample.dimension } };
    named.dimension.dp = { label: 'Nhóm', category: { index: { b: 1, a: 0 }, label: { a: 'Nam', b: 'Nữ' } } };
    expect(readJsonStat(named)?.uses).toEqual(['indicator', 'period', 'other']);
  });

  it('gives every cell its value and its headings', () => {
    const table = readJsonStat(sample)?.table;
    expect(table?.cells).toBe(6);
    expect(table && coordinatesOf(table, 4)).toEqual([1, 1, 0]);
    expect(table?.valueAt(4)).toBe(2.2);
    expect(table?.valueAt(2)).toBeNull();
  });

  it('reads the sparse form of values', () => {
    const table = readJsonStat({ ...sample, value: { 5: 1.8 } })?.table;
    expect([table?.valueAt(5), table?.valueAt(0)]).toEqual([1.8, null]);
  });

  it('takes what the office writes for a missing value as missing', () => {
    const table = readJsonStat({
      ...sample,
      value: [3.1, '..', '-', 2.9, '.', ''],
      updated: '9999-12-31',
    })?.table;
    expect([0, 1, 2, 3, 4, 5].map((n) => table?.valueAt(n))).toEqual([3.1, null, null, 2.9, null, null]);
  });

  it('reads version 1, where the dimensions hold their order and roles', () => {
    const { dimension, id, size, value, label, source } = sample;
    const old = {
      dataset: { dimension: { ...dimension, id, size, role: { time: ['nam'] } }, value, label, source },
    };
    expect(readJsonStat(old)?.uses).toEqual(['place', 'period', 'indicator']);
    expect(readJsonStat(old)?.table.valueAt(4)).toBe(2.2);
  });

  it.each([
    ['a byte order mark', `\ufeff${JSON.stringify(sample)}`],
    ['NUL bytes at the end', `${JSON.stringify(sample)}\0\0`],
    ['both, and a line end', `\ufeff${JSON.stringify(sample)}\r\n\0`],
  ])('is parsed with %s', (_, text) => {
    expect(readJsonStat(parseStatText(text))?.table.cells).toBe(6);
  });
  it('is not parsed where it is broken, however many blanks it holds', () => {
    expect(parseStatText(`{"a":${' '.repeat(200_000)}x`)).toBeNull();
  });

  it('has the places of headings with the letter that only looks like Đ, and none of regions', () => {
    expect(headedPlace('\u00d0ồng Nai')).toBe('Đồng Nai');
    expect(headedPlace('Đà Nẵng')).toBe('Đà Nẵng');
    for (const region of ['Đồng bằng sông Hồng', 'Tây Nguyên', 'Bắc Trung Bộ và Duyên hải miền Trung'])
      expect(headedPlace(region)).toBeNull();
  });

  it.each([
    ['no object', null],
    ['a collection', { ...sample, class: 'collection' }],
    ['fewer sizes than dimensions', { ...sample, size: [2, 3] }],
    ['a size that the categories deny', { ...sample, size: [3, 2, 1] }],
    ['a value too few', { ...sample, value: [1, 2, 3, 4, 5] }],
    ['a dimension that is not there', { ...sample, id: ['dp', 'nam', 'toString'] }],
    ['text for a value', { ...sample, value: [1, 2, 3, 4, 5, '6'] }],
    ['a word for a missing value', { ...sample, value: [1, 2, 3, 4, 5, 'thiếu'] }],
  ])('refuses %s', (_, json) => {
    expect(readJsonStat(json)).toBeNull();
  });
});

describe('a heading as a period', () => {
  it.each([
    ['2023', '2023', false],
    ['Năm 2023', '2023', false],
    ['Sơ bộ 2024', '2024', true],
    ['Prel. 2024', '2024', true],
    ['2023M07', '2023-07', false],
    ['Tháng 7/2023', '2023-07', false],
    ['2023Q2', '2023-Q2', false],
    ['Quý IV/2023', '2023-Q4', false],
    ['Sơ bộ/Prel. 2024', '2024', true],
    ['2024 (Sơ bộ)', '2024', true],
    ['2024 - Prel.', '2024', true],
    ['Năm 2024 Sơ bộ', '2024', true],
    ['Sơ bộ quý I/2024', '2024-Q1', true],
  ])('%s → %s', (heading, period, preliminary) => {
    expect(headedPeriod(heading)).toEqual({ period, preliminary });
  });
  it.each(['Sơ bộ', 'Prelude 2024', 'Long An', '2023M13', 'Quý V/2023', '20233', '', 'Tổng số'])(
    '%s is none',
    (heading) => {
      expect(headedPeriod(heading)).toBeNull();
    },
  );
});
