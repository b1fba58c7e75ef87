import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { nearestWords } from '../../../components/nearest.logic.ts';
import { indicatorById } from '../../../lib/catalog/indicators.ts';
import { placeOf } from '../../../lib/catalog/places.ts';
import { matchIndicator } from '../../../lib/catalog/wordings.ts';
import { compareFigure } from '../../../lib/compare/compare.ts';
import { parsePeriod } from '../../../lib/compare/period.ts';
import {
  OfficialValues,
  type ReferenceSet,
  type ReferenceTables,
  referenceSchema,
  tablesSchema,
} from '../../../lib/compare/reference.ts';
import { seriesKeysOf } from '../../../lib/compare/series.ts';
import { readArticle } from '../../../lib/engine.ts';
import { wordingOf } from '../../../lib/i18n/index.ts';
import type { Comparison, SeriesPoint } from '../../../lib/records.ts';
import { articleOf } from '../article.ts';

const text = readFileSync('public/reference/tables.json', 'utf8');
const file = JSON.parse(readFileSync('public/reference/official.json', 'utf8')) as unknown;
const set = v.parse(referenceSchema, file);
const tables = v.parse(tablesSchema, JSON.parse(text));
const official = new OfficialValues(file, [tables]);

/** The first figure of a sentence beside what ships. */
function shown(sentence: string, publishedAt: string): { comparison: Comparison; points: SeriesPoint[] } {
  const article = articleOf(`Tình hình kinh tế - xã hội\n${sentence}`, { publishedAt });
  const [figure] = readArticle(article).figures;
  const beside = official.beside(figure!, seriesKeysOf(figure!));
  const points = beside.length > 0 ? beside : official.akin(figure!);
  return { comparison: compareFigure(figure!, points, [], article), points };
}

describe('the hand-kept official values', () => {
  it('are at least forty series, each with a source for every value', () => {
    expect(set.series.length).toBeGreaterThanOrEqual(40);
    for (const series of set.series)
      for (const [, , , source] of series.points) expect(Object.keys(set.sources)).toContain(source);
    const used = new Set(set.series.flatMap((series) => series.points.map(([, , , source]) => source)));
    expect(Object.keys(set.sources).filter((id) => !used.has(id))).toEqual([]);
  });
  it('are all in a series, and no two in one place of it, the built tables included', () => {
    const alone = new OfficialValues(file);
    expect(alone.size.values).toBe(set.series.reduce((sum, series) => sum + series.points.length, 0));
    for (const key of alone.keys()) {
      const periods = (of: OfficialValues) =>
        of.points(key).map(({ placeCode, period }) => `${placeCode} ${period}`);
      expect(new Set(periods(alone)).size, key).toBe(periods(alone).length);
    }
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

  it.each<[string, string, string, string, string | null]>([
    // [sentence, published, place and period of the value before, as printed, reason that must be said]
    [
      'Quý IV/2024, cả nước có tỷ lệ thất nghiệp trong độ tuổi lao động là 2,22%.',
      '2025-01-06',
      'VN 2023-Q4',
      '2,26%',
      null,
    ],
    ['Năm 2024, tỷ lệ thất nghiệp của cả nước là 2,24%.', '2025-01-06', 'VN 2023', '2,28%', null],
    [
      'Năm 2024, dân số trung bình cả nước ước 101,3 triệu người.',
      '2025-01-06',
      'VN 2023',
      '100.309,21 nghìn người',
      null,
    ],
    ['Năm 2024, tỷ lệ hộ nghèo của cả nước còn 1,93%.', '2025-01-06', 'VN 2023-end', '2,93%', null],
    [
      'Năm 2024, dân số trung bình tỉnh Bình Định là 1.508.900 người.',
      '2025-01-06',
      'vn63:52 2023',
      '1.506,33 nghìn người',
      null,
    ],
    ['Năm 2024, dân số thành thị tỉnh Long An là 350.000 người.', '2025-01-06', 'vn63:80 2023', '', null],
    [
      'Năm 2024, tỷ lệ dân số thành thị của tỉnh Long An đạt 19,5%.',
      '2025-01-06',
      'vn63:80 2023',
      '',
      'derived',
    ],
    [
      'Năm 2023, tỷ lệ lao động qua đào tạo có bằng cấp, chứng chỉ của tỉnh Long An đạt 22,5%.',
      '2024-01-06',
      'vn63:80 2022',
      '',
      'survey_vs_review',
    ],
    [
      'Năm 2023, tỷ lệ lao động qua đào tạo của tỉnh Long An đạt 74,5%.',
      '2024-01-06',
      'vn63:80 2022',
      '',
      'certified_vs_trained',
    ],
    [
      'Năm 2023, tỷ lệ thất nghiệp khu vực thành thị của tỉnh Long An là 2,5%.',
      '2024-01-06',
      'vn63:80 2022',
      '',
      'urban_vs_whole',
    ],
    [
      'Năm 2024, tỷ lệ hộ nghèo của tỉnh Bến Tre còn 1,9%.',
      '2025-01-06',
      'vn63:83 2023',
      '',
      'survey_vs_review',
    ],
    [
      'Năm 2017, chỉ số sản xuất công nghiệp tỉnh Long An tăng 14,2%.',
      '2018-01-06',
      'vn63:80 2016',
      '',
      null,
    ],
    ['Năm 2024, GDP cả nước tăng 7,09%.', '2025-01-06', 'VN 2023', '5,05%', null],
    [
      'Năm 2023, cả nước có tỷ lệ lao động qua đào tạo có bằng cấp, chứng chỉ đạt 27,2%.',
      '2024-01-06',
      'VN 2022',
      '',
      null,
    ],
    [
      'Năm 2018, thu nhập bình quân đầu người tỉnh Long An đạt 3,7 triệu đồng/người/tháng.',
      '2019-01-06',
      'vn63:80 2016',
      '',
      'nominal_money',
    ],
    // The office counts more accidents from 2023 on.
    ['Năm 2021, cả nước xảy ra 11.450 vụ tai nạn giao thông.', '2022-01-06', 'VN 2020', '14.510 vụ', null],
  ])('meet an article’s figure: %s', (sentence, published, at, printed, reason) => {
    const { comparison } = shown(sentence, published);
    expect(`${comparison.previous?.placeCode} ${comparison.previous?.period}`).toBe(at);
    if (printed !== '') expect(comparison.previous?.text).toBe(printed);
    if (reason !== null) expect(comparison.reasons).toContain(reason);
    expect(comparison.verdict).not.toBe('not_comparable');
    expect(comparison.points.every(({ origin }) => origin === 'reference' || origin === 'derived')).toBe(
      true,
    );
  });

  it.each<[string, string]>([
    // A part of a year is not a year, nor is another month.
    ['Quý III/2024, chỉ số sản xuất công nghiệp cả nước tăng 8,6%.', '2024-10-06'],
    ['9 tháng năm 2024, GDP cả nước tăng 6,82%.', '2024-10-06'],
    ['Tháng 5/2024, tỷ lệ thất nghiệp của tỉnh Long An là 2,1%.', '2024-06-06'],
    ['Năm 2024, cả nước xảy ra 23.484 vụ tai nạn giao thông.', '2025-01-06'],
    ['Năm 2024, tỷ lệ thất nghiệp của xã Mỹ Lệ là 2,1%.', '2025-01-06'],
  ])('do not stand beside %s', (sentence, published) => {
    expect(shown(sentence, published).points).toEqual([]);
  });

  it('of a survey are not subtracted from what a place reports', () => {
    const { comparison } = shown(
      'Năm 2023, tỷ lệ lao động qua đào tạo có bằng cấp, chứng chỉ của tỉnh Long An đạt 35,4%.',
      '2024-01-06',
    );
    expect(comparison).toMatchObject({ verdict: 'with_care', change: null });
  });

  it('are of one edition beside one figure', () => {
    const { points } = shown('Năm 2024, lực lượng lao động cả nước là 53 triệu người.', '2025-01-06');
    expect(new Set(points.map(({ figureId }) => figureId.split(':').slice(1, 3).join(':'))).size).toBe(1);
    const earlier = shown('Năm 2022, lực lượng lao động cả nước là 51,7 triệu người.', '2023-01-06').points;
    expect(earlier.map(({ period }) => period)).toContain('2010');
    expect(points.map(({ period }) => period)).not.toContain('2010');
  });

  it('of provinces that became one are summed, or weighted by what they are rates of', () => {
    const sum = shown(
      'Năm 2025, dân số trung bình tỉnh Tây Ninh là 3,3 triệu người.',
      '2026-01-06',
    ).comparison;
    expect(sum.previous?.derivation).toMatchObject({ kind: 'sum' });
    expect(sum.previous?.value).toBeGreaterThan(2_900_000);
    const mean = shown(
      'Năm 2025, tỷ lệ lao động có việc làm phi chính thức của tỉnh Tây Ninh là 55%.',
      '2026-01-06',
    );
    expect(mean.comparison.previous?.derivation).toMatchObject({ kind: 'weighted' });
    expect(mean.comparison.reasons).toContain('predecessors_weighted');
    // What no whole is known of stands beside it.
    const rest = shown('Năm 2025, tỷ lệ thất nghiệp của tỉnh Tây Ninh là 2,1%.', '2026-01-06').comparison;
    expect(rest.predecessors.map(({ placeCode }) => placeCode)).toEqual(
      expect.arrayContaining(['vn63:72', 'vn63:80']),
    );
  });
});

describe('where nothing stands beside a figure', () => {
  const vi = wordingOf('vi');
  it.each<[string, string, string | null]>([
    [
      '9 tháng năm 2024, GRDP bình quân đầu người tỉnh Quảng Ngãi đạt 60 triệu đồng.',
      '2024-10-06',
      'Chỉ có Quảng Ngãi 2014: 47.731 nghìn đồng; 2015: 47.684 nghìn đồng; 2016: 44.908 nghìn đồng.',
    ],
    [
      '9 tháng năm 2024, tỷ lệ thất nghiệp của tỉnh Long An là 2,1%.',
      '2024-10-06',
      'Chỉ có Long An 2022: 1,89%; 2023: 1,89%; 2024: 1,99%.',
    ],
    [
      'Năm 2024, tỷ lệ thiếu việc làm trong độ tuổi lao động của tỉnh Long An là 1,1%.',
      '2025-01-06',
      'Chỉ có cả nước 2024: 1,84%.',
    ],
    ['Năm 2024, số phiên giao dịch việc làm của tỉnh Long An là 12 phiên.', '2025-01-06', null],
    ['Năm 2024, tỷ lệ thất nghiệp của xã Mỹ Lệ là 2,1%.', '2025-01-06', null],
  ])('the nearest that there is is said: %s', (sentence, published, words) => {
    const article = articleOf(`Tình hình kinh tế - xã hội\n${sentence}`, { publishedAt: published });
    const [figure] = readArticle(article).figures;
    const comparison = compareFigure(figure!, official.beside(figure!, seriesKeysOf(figure!)), [], article);
    expect(comparison.points).toEqual([]);
    expect(nearestWords({ ...comparison, nearest: official.nearest(figure!) }, vi)).toBe(words);
  });
});

describe('the built tables', () => {
  it('are small, and each value falls into a series of the catalogue', () => {
    expect(gzipSync(text).length).toBeLessThanOrEqual(120_000);
    expect(official.size.values).toBeGreaterThan(10_000);
    for (const { indicator, unit, measure } of tables.tables) {
      const named = matchIndicator(indicator, unit.replace(/^(?:nghìn|triệu|tỷ) /, ''), measure);
      expect(indicatorById(named), indicator).not.toBeNull();
    }
  });
  it('have no place and period twice in an edition, and a value for each period that they name', () => {
    const seen = new Set<string>();
    for (const key of official.keys())
      for (const { figureId } of official.points(key)) {
        expect(seen.has(`${key} ${figureId}`)).toBe(false);
        seen.add(`${key} ${figureId}`);
      }
    for (const { indicator, periods, sources, statuses, values } of tables.tables) {
      for (const row of Object.values(values)) expect(row, indicator).toHaveLength(periods.length);
      for (const of of [sources, statuses]) expect([1, periods.length], indicator).toContain(of.length);
      periods.forEach((period, i) => {
        expect(
          Object.values(values).some((row) => row[i] !== null),
          `${indicator} ${period}`,
        ).toBe(true);
      });
    }
  });
  it('name the office and its table, never where a copy was read', () => {
    for (const { publisher, title, url } of Object.values(tables.sources)) {
      expect(`${publisher} ${title}`).not.toMatch(/github|huggingface/i);
      expect(url === null || /\.gov\.vn\//.test(url), title).toBe(true);
    }
  });
  it('add up: provinces to the country, parts to the whole', () => {
    const of = (name: string) =>
      tables.tables.find(({ indicator }) => indicator === name) as ReferenceTables['tables'][number];
    for (const [name, out] of [
      ['dân số trung bình', 0.1],
      ['lao động có việc làm', 0.3],
      ['lực lượng lao động từ 15 tuổi trở lên', 0.2],
      ['số giường bệnh', 0.5],
      ['sản lượng lúa cả năm', 0.5],
    ] as const) {
      const { periods, values } = of(name);
      periods.forEach((period, i) => {
        const provinces = Object.entries(values).filter(([code]) => code !== 'VN');
        expect(provinces).toHaveLength(63);
        const sum = provinces.reduce((total, [, row]) => total + (row[i] ?? 0), 0);
        expect(Math.abs(sum - (values.VN?.[i] ?? 0)), `${name} ${period}`).toBeLessThanOrEqual(out);
      });
    }
  });
  it('print no day that was not read', () => {
    for (const { title, published } of Object.values(tables.sources))
      if (/E02\.(?:45|51|55|58|63)|V14\.(?:31|49)/.test(title)) expect(published).toBeNull();
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
    expect(() => new OfficialValues({ ...set, series })).toThrow(/no source nobody/);
    const [table] = tables.tables;
    const unknown = { ...tables, tables: [{ ...table, sources: ['nobody'] }] };
    expect(() => new OfficialValues(file, [unknown])).toThrow(/no source nobody/);
  });
});
