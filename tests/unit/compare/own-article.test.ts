import { describe, expect, it } from 'vitest';
import { compareFigure } from '../../../lib/compare/compare.ts';
import type { Figure, SeriesPoint } from '../../../lib/records.ts';
import { figure, point } from './records.ts';

const share = { unit: '%', measure: 'share', placeCode: 'vn63:80' } as const;
const here = { articleId: 'now' } as const;
const certain = (period: number): NonNullable<Figure['certainty']> => ({
  indicator: 1,
  measure: 1,
  status: 1,
  period,
  place: 1,
  speaker: 1,
});
const said = (more: Partial<SeriesPoint>): SeriesPoint => ({
  ...point({ ...share, value: more.value ?? 0, period: more.period ?? '2022' }),
  ...here,
  ...more,
});

describe('an earlier value in the same article', () => {
  it.each<[string, Partial<Figure>, SeriesPoint[], SeriesPoint[], number | null]>([
    ['is compared with', {}, [said({ value: 74, period: '2022' })], [], 1.3],
    [
      'gives way to a saved one',
      {},
      [said({ value: 74 })],
      [point({ ...share, value: 73.5, period: '2022' })],
      1.8,
    ],
    [
      'that the article gives otherwise, too, is none',
      {},
      [said({ value: 74 }), said({ value: 71 })],
      [],
      null,
    ],
    ['that is a target is none', {}, [said({ value: 74, status: 'target' })], [], null],
    ['of a part of the year is none', {}, [said({ value: 74, period: '2022-Q1' })], [], null],
    ['of a later year is none', {}, [said({ value: 76, period: '2024' })], [], null],
    ['of another place is none', {}, [said({ value: 74, placeCode: 'vn63:01' })], [], null],
    ['in another unit is none', {}, [said({ value: 74, unit: 'người' })], [], null],
    ['that was read with doubt is none', {}, [said({ value: 74, unsure: ['period'] })], [], null],
    ['beside a doubtful figure is none', { certainty: certain(0.6) }, [said({ value: 74 })], [], null],
  ])('%s', (_what, more, own, saved, change) => {
    const now = figure({ ...share, value: 75.3, ...more });
    expect(compareFigure(now, saved, own).change?.absolute ?? null).toBe(change);
  });
});
