import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../lib/catalog/places.ts';
import { compareFigure } from '../../../lib/compare/compare.ts';
import { parsePeriod } from '../../../lib/compare/period.ts';
import { type ReferenceSet, referencePoints, referenceSchema } from '../../../lib/compare/reference.ts';
import { seriesKeysOf } from '../../../lib/compare/series.ts';
import { readFigures } from '../../../lib/figures/index.ts';
import { articleOf } from '../article.ts';

const file = JSON.parse(readFileSync('public/reference/official.json', 'utf8')) as unknown;
const set = v.parse(referenceSchema, file);
const points = referencePoints(set);

describe('the official values', () => {
  it('are at least forty series, each with a source for every value', () => {
    expect(set.series.length).toBeGreaterThanOrEqual(40);
    for (const series of set.series)
      for (const [, , , source] of series.points) expect(Object.keys(set.sources)).toContain(source);
    const used = new Set(set.series.flatMap((series) => series.points.map(([, , , source]) => source)));
    expect(Object.keys(set.sources).filter((id) => !used.has(id))).toEqual([]);
  });
  it('are all in a series, and no two in one place of it', () => {
    const filed = [...points.values()].flat();
    expect(filed).toHaveLength(set.series.reduce((sum, series) => sum + series.points.length, 0));
    for (const [key, list] of points)
      expect(new Set(list.map(({ period }) => period)).size, key).toBe(list.length);
  });
  it('have the codes of the places in force at their time', () => {
    for (const { place, placeCode, points: values } of set.series)
      for (const [period] of values) {
        const last = new Date((parsePeriod(period)?.to ?? 0) * 86_400_000).toISOString().slice(0, 10);
        expect(placeOf(place, last)?.code, `${place} ${period}`).toBe(placeCode);
      }
  });
  it('are plausible: shares between 0 and 100, no jump within a year', () => {
    for (const { indicator, unit, points: values } of set.series) {
      if (unit === '%' || unit === '‰')
        for (const [period, value] of values) {
          expect(value, `${indicator} ${period}`).toBeGreaterThan(0);
          expect(value, `${indicator} ${period}`).toBeLessThan(100);
        }
      const years = values.filter(([period]) => /^\d{4}$/.test(period));
      for (let n = 1; n < years.length; n++) {
        const [, before] = years[n - 1] as (typeof years)[number];
        const [period, value] = years[n] as (typeof years)[number];
        // Rates of a single province move fast, as the poverty line of 2022 and the epidemic of 2020 made them.
        if (unit === '%' || unit === '‰')
          expect(Math.abs(value - before), `${indicator} ${period}`).toBeLessThan(8);
        else expect(Math.abs(value / before - 1), `${indicator} ${period}`).toBeLessThan(0.5);
      }
    }
  });

  it.each<[string, string, string]>([
    ['Quý IV/2024, cả nước có tỷ lệ thất nghiệp trong độ tuổi lao động là 2,22%.', '2023', '2,28%'],
    ['Năm 2024, dân số trung bình cả nước ước 101,3 triệu người.', '2023', '100.309,2 nghìn người'],
    ['Năm 2024, tỷ lệ hộ nghèo của cả nước còn 1,93%.', '2023-end', '2,93%'],
    ['Năm 2024, dân số trung bình tỉnh Bình Định là 1.508.900 người.', '2023', '1.506.331 người'],
    ['Năm 2021, tỷ lệ thất nghiệp trong độ tuổi lao động của Đà Nẵng là 8,1%.', '2020', '9,41%'],
  ])('meet an article’s figure: %s', (text, period, value) => {
    const [figure] = readFigures(
      articleOf(`Tình hình lao động cả nước\n${text}`, { publishedAt: '2025-01-06' }),
    );
    const known = seriesKeysOf(figure!).flatMap((key) => points.get(key) ?? []);
    expect(known.find((point) => point.period === period)?.text).toBe(value);
    const comparison = compareFigure(figure!, known);
    expect(comparison.points.every(({ origin }) => origin === 'reference' || origin === 'derived')).toBe(
      true,
    );
    expect(comparison.previous).not.toBeNull();
  });
});

describe('a reference set', () => {
  const small = (changes: object): unknown => ({ ...(file as object), ...changes });
  it.each<[string, unknown]>([
    [
      'a period that is none',
      small({ series: [{ ...set.series[0], points: [['tháng', 1, 'actual', '2021']] }] }),
    ],
    [
      'a value in words',
      small({ series: [{ ...set.series[0], points: [['2021', '1', 'actual', '2021']] }] }),
    ],
    ['an unknown status', small({ series: [{ ...set.series[0], points: [['2021', 1, 'sure', '2021']] }] })],
    [
      'a source without a date',
      small({ sources: { a: { publisher: 'P', title: 'T', published: '', url: null } } }),
    ],
  ])('is refused with %s', (_, value) => expect(v.safeParse(referenceSchema, value).success).toBe(false));
  it('is refused with a value of an unknown source', () => {
    const series = [
      { ...set.series[0], points: [['2021', 1, 'actual', 'nobody']] },
    ] as ReferenceSet['series'];
    expect(() => referencePoints({ ...set, series })).toThrow(/no source nobody/);
  });
});
