/** Stated changes against levels: the sum holds within rounding, fails beyond it, and is not made where a value is missing. */
import { describe, expect, it } from 'vitest';
import { compareFigure } from '../../../lib/compare/compare.ts';
import { checkStated } from '../../../lib/compare/stated.ts';
import type { Figure } from '../../../lib/records.ts';
import { article, figure, point } from './records.ts';

const poor = { indicator: 'số hộ nghèo', unit: 'hộ' } as const;
const fell = { indicator: 'số hộ nghèo', measure: 'change', direction: 'down' } as const;
const rate = { indicator: 'tỷ lệ hộ nghèo', unit: '%', measure: 'share' } as const;
const was = { ...poor, value: 4826, text: '4.826 hộ', period: '2022' };
const is = { ...poor, value: 3716, text: '3.716 hộ' };

describe('checkStated', () => {
  it.each<[string, Partial<Figure>, Partial<Figure>[], boolean | null]>([
    ['a share that holds', { ...fell, changeKind: 'relative', value: 23, text: '23%' }, [was, is], true],
    ['a share that does not', { ...fell, changeKind: 'relative', value: 32, text: '32%' }, [was, is], false],
    [
      'a rise said of a fall',
      { ...fell, direction: 'up', changeKind: 'relative', value: 23, text: '23%' },
      [was, is],
      false,
    ],
    [
      'a count that holds',
      { ...fell, changeKind: 'absolute', unit: 'hộ', value: 1110, text: '1.110 hộ' },
      [was, is],
      true,
    ],
    [
      'a count that does not',
      { ...fell, changeKind: 'absolute', unit: 'hộ', value: 1200, text: '1.200 hộ' },
      [was, is],
      false,
    ],
    [
      'with a hedge',
      { ...fell, changeKind: 'absolute', unit: 'hộ', hedge: 'more_than', value: 1100, text: '1.100 hộ' },
      [was, is],
      true,
    ],
    [
      'against the year before',
      { ...fell, changeKind: 'relative', value: 23, text: '23%', base: 'cùng kỳ năm trước' },
      [was, is],
      true,
    ],
    [
      'against the plan',
      { ...fell, changeKind: 'relative', value: 23, text: '23%', base: 'kế hoạch năm' },
      [was, is],
      null,
    ],
    ['without the earlier level', { ...fell, changeKind: 'relative', value: 23, text: '23%' }, [is], null],
    ['without the present level', { ...fell, changeKind: 'relative', value: 23, text: '23%' }, [was], null],
    [
      'points of a rate',
      {
        ...rate,
        measure: 'change',
        direction: 'down',
        changeKind: 'points',
        unit: 'điểm %',
        value: 0.6,
        text: '0,6 điểm %',
      },
      [
        { ...rate, value: 2.9, text: '2,9%', period: '2022' },
        { ...rate, value: 2.3, text: '2,3%' },
      ],
      true,
    ],
    [
      'a target',
      { ...fell, status: 'target', changeKind: 'relative', value: 23, text: '23%' },
      [was, is],
      null,
    ],
    [
      'two earlier levels that differ',
      { ...fell, changeKind: 'relative', value: 23, text: '23%' },
      [was, { ...was, value: 9000, text: '9.000 hộ' }, is],
      null,
    ],
  ])('%s', (_what, change, levels, holds) => {
    const made = levels.map((level, i) => ({ ...point(level), figureId: `l${i}` }));
    expect(checkStated(point(change), made)?.holds ?? null).toBe(holds);
  });
});

describe('compareFigure', () => {
  const said = 'Cuối năm 2023, toàn tỉnh còn 3.716 hộ nghèo, theo kết quả rà soát.';
  const at = (id: string) => ({ ...article(id, '2024-01-05'), text: said });
  const sentence = { start: 0, end: said.length };
  const copy = (more: Partial<Figure>) => ({
    ...point({ ...is, ...more }, '2024-01-06'),
    quote: said,
    articleId: 'copy',
  });

  it('takes the same text at another address for no second source', () => {
    const own = figure({ ...is, sentence });
    const result = compareFigure(own, [copy({ value: 9100, text: '9.100 hộ' }), point(was)], [], at('now'));
    expect(result.reasons).not.toContain('sources_disagree');
    expect(result.points.map(({ value }) => value)).toEqual([4826]);
  });
  it('raises the alarm over two texts', () => {
    const own = figure({ ...is, sentence });
    const other = {
      ...copy({ value: 9100, text: '9.100 hộ' }),
      quote: 'Tỉnh công bố năm 2023 còn 9.100 hộ nghèo trên địa bàn.',
    };
    expect(compareFigure(own, [other, point(was)], [], at('now')).reasons).toContain('sources_disagree');
  });
  it('raises none where what is measured is not sure', () => {
    const loose = { indicator: 'cột điện gãy', unit: 'cột', value: 40, text: '40 cột' } as const;
    const other = point({ ...loose, value: 70, text: '70 cột' }, '2024-01-09');
    const result = compareFigure(figure({ ...loose, sentence }), [other], [], at('now'));
    expect(result.reasons).not.toContain('sources_disagree');
    expect(result.points.map(({ value }) => value)).toEqual([70]);
  });
});
