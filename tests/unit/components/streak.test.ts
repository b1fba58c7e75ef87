/** Plan ratios and changes over the years, in words of their own; stated changes against known values. */
import { describe, expect, it } from 'vitest';
import { statedWords, streakWords } from '../../../components/comparison.logic.ts';
import { compareFigure } from '../../../lib/compare/compare.ts';
import { wordingOf } from '../../../lib/i18n/index.ts';
import type { Figure } from '../../../lib/records.ts';
import { figure, point } from '../compare/records.ts';

const vi = wordingOf('vi');
const plan = {
  indicator: 'thu ngân sách nhà nước',
  unit: '%',
  measure: 'plan_ratio',
  base: 'dự toán',
} as const;
const firms = {
  indicator: 'số doanh nghiệp thành lập mới',
  unit: '%',
  measure: 'change',
  changeKind: 'relative',
} as const;

describe('streakWords', () => {
  it.each<[string, Partial<Figure>, Partial<Figure>[], string | null]>([
    [
      'two years over',
      { ...plan, value: 104 },
      [{ ...plan, value: 102, period: '2022' }],
      'Vượt kế hoạch 2 năm liền',
    ],
    [
      'three years over',
      { ...plan, value: 104 },
      [
        { ...plan, value: 102, period: '2022' },
        { ...plan, value: 109, period: '2021' },
      ],
      'Vượt kế hoạch 3 năm liền',
    ],
    [
      'two years under',
      { ...plan, value: 94 },
      [{ ...plan, value: 98, period: '2022' }],
      'Chưa đạt kế hoạch 2 năm liền',
    ],
    ['over after under', { ...plan, value: 104 }, [{ ...plan, value: 98, period: '2022' }], null],
    ['with a year between', { ...plan, value: 104 }, [{ ...plan, value: 102, period: '2021' }], null],
    [
      'half a year beside a year',
      { ...plan, value: 104 },
      [{ ...plan, value: 102, period: '2022-01..2022-06' }],
      null,
    ],
    [
      'a target',
      { ...plan, value: 104, status: 'target' },
      [{ ...plan, value: 102, period: '2022', status: 'target' }],
      null,
    ],
    [
      'two rises',
      { ...firms, direction: 'up', value: 4 },
      [{ ...firms, direction: 'up', value: 9, period: '2022' }],
      'Tăng 2 năm liền',
    ],
    [
      'two falls',
      { ...firms, direction: 'down', value: 9 },
      [{ ...firms, direction: 'down', value: 4, period: '2022' }],
      'Giảm 2 năm liền',
    ],
    [
      'a fall after a rise',
      { ...firms, direction: 'down', value: 9 },
      [{ ...firms, direction: 'up', value: 4, period: '2022' }],
      null,
    ],
    [
      'levels',
      { indicator: 'số hộ nghèo', unit: 'hộ', value: 9 },
      [{ indicator: 'số hộ nghèo', unit: 'hộ', value: 4, period: '2022' }],
      null,
    ],
  ])('%s', (_what, own, earlier, words) => {
    const now = figure(own);
    expect(
      streakWords(
        now,
        compareFigure(
          now,
          earlier.map((one) => point(one)),
        ),
        vi,
      ),
    ).toBe(words);
  });
});

describe('statedWords', () => {
  const was = {
    indicator: 'số hộ nghèo',
    unit: 'hộ',
    value: 4826,
    text: '4.826 hộ',
    period: '2022',
  } as const;
  const is = { ...was, value: 3716, text: '3.716 hộ', period: '2023' } as const;
  const fall = {
    indicator: 'số hộ nghèo',
    measure: 'change',
    direction: 'down',
    changeKind: 'absolute',
    unit: 'hộ',
  } as const;
  it.each([
    [1110, true],
    [1300, false],
  ])('%d: holds %s', (value, holds) => {
    const now = figure({ ...fall, value, text: `${value} hộ` });
    const said = statedWords(now, compareFigure(now, [point(was), point(is)]), vi);
    expect(said?.holds).toBe(holds);
    expect(said?.text).toContain('3.716 − 4.826 = −1.110');
  });
});
