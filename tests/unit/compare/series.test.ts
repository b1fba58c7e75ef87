import { describe, expect, it } from 'vitest';
import { overlap, sameValue, trueInterval } from '../../../lib/compare/bounds.ts';
import { parsePeriod } from '../../../lib/compare/period.ts';
import { seriesKeysOf, toPoint } from '../../../lib/compare/series.ts';
import type { Figure } from '../../../lib/records.ts';
import { article, figure } from './records.ts';

const key = (more: Partial<Figure>) => seriesKeysOf(figure(more))[0];

describe('seriesKeysOf', () => {
  it.each<[string, Partial<Figure>, Partial<Figure>]>([
    ['achieved and target', { value: 1 }, { value: 2, status: 'target' }],
    ['two years', { value: 1 }, { value: 2, period: '2021-Q1' }],
    ['level, share and coverage', { measure: 'share' }, { measure: 'coverage' }],
    ['two wordings of one entry', {}, { indicator: 'tỷ lệ lao động đã qua đào tạo' }],
    [
      'persons by two nouns',
      { indicator: 'số thợ giỏi', unit: 'người' },
      { indicator: 'thợ giỏi', unit: 'lao động' },
    ],
    ['with and without "tỉnh"', {}, { place: 'tỉnh An Bình' }],
    [
      'a year and its start as base',
      { measure: 'change', changeKind: 'relative', direction: 'down', base: 'năm trước' },
      { measure: 'change', changeKind: 'relative', direction: 'down', base: 'đầu năm 2023' },
    ],
    [
      'the rate named, households counted',
      {
        indicator: 'tỷ lệ hộ nghèo',
        unit: 'hộ',
        measure: 'change',
        changeKind: 'absolute',
        direction: 'down',
      },
      { indicator: 'số hộ nghèo', unit: 'hộ', measure: 'change', changeKind: 'absolute', direction: 'down' },
    ],
    ['up and down', { measure: 'change', direction: 'up' }, { measure: 'change', direction: 'down' }],
    [
      'growth of the country and of a province',
      { indicator: 'GDP', measure: 'change' },
      { indicator: 'GRDP', measure: 'change' },
    ],
  ])('one series: %s', (_, a, b) => {
    expect(key(a)).toBeDefined();
    expect(key(a)).toBe(key(b));
  });

  it.each<[string, Partial<Figure>, Partial<Figure>]>([
    ['all trained and certified', {}, { indicator: 'tỷ lệ lao động qua đào tạo có bằng cấp, chứng chỉ' }],
    ['rate and count', { indicator: 'hộ nghèo', measure: 'share' }, { indicator: 'hộ nghèo', unit: 'hộ' }],
    ['poor and near-poor', { indicator: 'hộ nghèo', unit: 'hộ' }, { indicator: 'hộ cận nghèo', unit: 'hộ' }],
    ['level and change', {}, { measure: 'change', changeKind: 'relative', direction: 'up' }],
    [
      'against last year and against the plan',
      { measure: 'change', direction: 'up', base: 'cùng kỳ' },
      { measure: 'change', direction: 'up', base: 'kế hoạch năm' },
    ],
    [
      'the plan of a year and of five',
      { measure: 'plan_ratio', base: 'kế hoạch năm' },
      { measure: 'plan_ratio', base: 'kế hoạch 5 năm' },
    ],
    ['level and share of the plan', {}, { measure: 'plan_ratio' }],
    ['two provinces', {}, { place: 'Hà Tĩnh', placeCode: 'vn63:42' }],
    ['province and country', {}, { place: 'cả nước', placeCode: 'VN' }],
    ['two unknown wordings', { indicator: 'số đèn đường' }, { indicator: 'số đèn chiếu sáng' }],
    [
      'two units of an unknown indicator',
      { indicator: 'hoa phượng', unit: 'cây' },
      { indicator: 'hoa phượng', unit: 'đồng' },
    ],
  ])('two series: %s', (_, a, b) => {
    expect(key(a)).toBeDefined();
    expect(key(b)).toBeDefined();
    expect(key(a)).not.toBe(key(b));
  });

  it.each<[string, Partial<Figure>]>([
    ['no period', { period: null }],
    ['an open period', { period: '2023-07..' }],
    ['no place', { place: null }],
    ['a number that was not read', { flags: ['malformed_number'] }],
    ['no finite value', { value: Number.NaN }],
    ['a label without words', { indicator: '…' }],
    ['a head that says nothing by itself', { indicator: 'kinh phí', unit: 'đồng' }],
  ])('no series: %s', (_, more) => {
    expect(seriesKeysOf(figure(more))).toEqual([]);
  });
});

describe('toPoint', () => {
  it('carries value, source and the sentence', () => {
    const made = toPoint(figure({ value: 74, text: '74%' }), article('a1', '2024-01-05'), true);
    expect(made).toMatchObject({
      value: 74,
      text: '74%',
      period: '2023',
      articleId: 'a1',
      sample: true,
      quote: 'Câu m',
    });
  });
  it('leaves out a repeated mention and a figure in no series', () => {
    expect(toPoint(figure({ sameAs: 'f0' }), article('a1'), false)).toBeNull();
    expect(toPoint(figure({ period: null }), article('a1'), false)).toBeNull();
  });
  it('puts a fall below zero, bounds and all', () => {
    const fall = figure({
      indicator: 'GRDP',
      measure: 'change',
      direction: 'down',
      value: 2,
      valueMax: 3,
      min: 2,
      max: 3,
    });
    expect(toPoint(fall, article('a1'), false)).toMatchObject({ value: -3, valueMax: -2, min: -3, max: -2 });
    const poor = figure({ indicator: 'số hộ nghèo', measure: 'change', direction: 'down', value: 2 });
    expect(toPoint(poor, article('a1'), false)?.value).toBe(-2);
    expect(toPoint({ ...poor, value: -2 }, article('a1'), false)?.value).toBe(-2);
  });
});

describe('parsePeriod', () => {
  it.each([
    ['2023', '0+12m'],
    ['2023-end', '0+12m'],
    ['2023-Q2', '3+3m'],
    ['2023-04..2023-06', '3+3m'],
    ['2023-07', '6+1m'],
    ['2021..2025', '0+60m'],
    ['2023-04-09..2023-04-15', '7d'],
  ])('%s → %s', (text, phase) => {
    expect(parsePeriod(text)?.phase).toBe(phase);
  });
  it.each(['', 'năm 2023', '2023-13', '2023-Q5', '2023-07..', '2023..2021', '2021..2022..2023'])(
    '%j → none',
    (text) => {
      expect(parsePeriod(text)).toBeNull();
    },
  );
  it('orders periods by their last day', () => {
    const end = (text: string) => parsePeriod(text)?.to ?? Number.NaN;
    expect(end('2023')).toBe(end('2023-Q4'));
    expect(end('2023-06')).toBeLessThan(end('2023-Q3'));
    expect(end('2024-02')).toBe(end('2024-01..2024-02'));
  });
});

describe('bounds', () => {
  const written = (
    text: string,
    value: number,
    hedge: Figure['hedge'] = null,
    valueMax: number | null = null,
  ) => ({
    text,
    value,
    hedge,
    valueMax,
    min: null,
    max: null,
  });
  it.each([
    ['33%', 33, 'more_than', 33, 34],
    ['12.500 hộ', 12500, 'more_than', 12500, 12600],
    ['1,58 triệu hộ', 1.58e6, 'more_than', 1.58e6, 1.59e6],
    ['5.000 hộ', 5000, 'nearly', 4000, 5000],
    ['8.000 lao động', 8000, 'about', 7500, 8500],
    ['95%', 95, 'at_least', 95, Number.POSITIVE_INFINITY],
    ['4%', 4, 'less_than', Number.NEGATIVE_INFINITY, 4],
    ['10 tỷ 640 triệu đồng', 10.64e9, 'about', 10.64e9 * 0.975, 10.64e9 * 1.025],
  ] as const)('%s %s', (text, value, hedge, low, high) => {
    const bounds = trueInterval(written(text, value, hedge));
    expect(bounds.low).toBeCloseTo(low, 3);
    expect(bounds.high).toBeCloseTo(high, 3);
  });
  it('takes an edge that the wording excludes for outside', () => {
    const exactly = trueInterval(written('33%', 33));
    expect(overlap(trueInterval(written('33%', 33, 'more_than')), exactly)).toBe(false);
    expect(overlap(trueInterval(written('33%', 33, 'at_least')), exactly)).toBe(true);
  });
  it.each([
    ['74%', 74, '74,3%', 74.3, true],
    ['74%', 74, '74,8%', 74.8, false],
    ['1,6 triệu hộ', 1.6e6, '1.586.336 hộ', 1586336, true],
    ['7.400 vụ', 7400, '7.394 vụ', 7394, false],
    ['0 vụ', 0, '0 vụ', 0, true],
  ])('%s (%d) and %s (%d): one value? %s', (a, x, b, y, same) => {
    expect(sameValue(written(a, x), written(b, y))).toBe(same);
  });
});
