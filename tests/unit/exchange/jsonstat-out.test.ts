import { describe, expect, it } from 'vitest';
import { readJsonStat } from '../../../lib/exchange/jsonstat.ts';
import { type StatValue, writeJsonStat } from '../../../lib/exchange/jsonstat-out.ts';

const one = (period: string, value: number, more: Partial<StatValue> = {}): StatValue => ({
  period,
  value,
  unit: '%',
  status: 'actual',
  place: 'Long An',
  placeCode: 'vn63:80',
  ...more,
});

describe('a series as JSON-stat', () => {
  it('is read back with every value under its headings', () => {
    const values = [
      one('2022', 2.4),
      one('2021', 3.1),
      one('2022', 2, { status: 'target' }),
      one('2022', 4.3, { place: null, placeCode: null }),
    ];
    const { dataset, leftOut } = writeJsonStat('Tỷ lệ hộ nghèo', values);
    const read = readJsonStat(JSON.parse(JSON.stringify(dataset)));
    expect(leftOut).toBe(0);
    expect(dataset.size).toEqual([1, 2, 2, 2]);
    expect(read?.uses).toEqual(['indicator', 'place', 'period', 'other']);
    const found = Array.from({ length: 8 }, (_, at) => read?.table.valueAt(at));
    expect(found).toEqual([3.1, null, 2.4, 2, null, null, 4.3, null]);
  });
  it('counts what has no cell of its own', () => {
    expect(writeJsonStat('x', [one('2022', 1), one('2022', 2)]).leftOut).toBe(1);
  });
  it.each([
    ['no values', []],
    ['two units', [one('2022', 1), one('2023', 1, { unit: 'hộ' })]],
  ])('refuses %s', (_, values) => {
    expect(() => writeJsonStat('x', values)).toThrow(RangeError);
  });
});
