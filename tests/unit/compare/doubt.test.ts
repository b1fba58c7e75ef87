/** What a doubtful reading lets nobody say: a comparison, a disagreement, a target met, an alarm. */
import { describe, expect, it } from 'vitest';
import { alarmsOf } from '../../../lib/compare/alarms.ts';
import { compareFigure } from '../../../lib/compare/compare.ts';
import { doubtOf, unclearFields, unsureFields } from '../../../lib/compare/doubt.ts';
import { comparePair } from '../../../lib/compare/pair.ts';
import { pointOf, seriesKeysOf } from '../../../lib/compare/series.ts';
import { summarise } from '../../../lib/compare/summary.ts';
import { readArticle } from '../../../lib/engine.ts';
import type { ChosenField, Figure } from '../../../lib/records.ts';
import { articleOf } from '../article.ts';
import { figure, point } from './records.ts';

const certain = (but: Partial<NonNullable<Figure['certainty']>> = {}) => ({
  certainty: { indicator: 1, measure: 1, status: 1, period: 1, place: 1, speaker: 1, ...but },
});
const then = { period: '2022', ...certain() } as const;

describe('how far a field may be said', () => {
  it.each([
    [1, 'sure'],
    [0.8, 'sure'],
    [0.79, 'unsure'],
    [0.4, 'unsure'],
    [0.39, 'unclear'],
    [0, 'unclear'],
  ])('at %d it is %s', (period, doubt) => {
    expect(doubtOf(certain({ period }), 'period')).toBe(doubt);
  });

  it('takes a record of an older engine at its word', () => {
    expect(unsureFields(figure({}))).toEqual([]);
    expect(pointOf(figure({}), null).unsure).toBeUndefined();
  });

  it('names every field in doubt, in one order', () => {
    const doubtful = certain({ place: 0.1, indicator: 0.7 });
    expect(unsureFields(doubtful)).toEqual(['indicator', 'place']);
    expect(unclearFields(doubtful)).toEqual(['place']);
  });
});

describe('a series', () => {
  it('has no figure of which a field is not said', () => {
    const known = figure({ value: 70, ...certain({ period: 0.4, speaker: 0 }) });
    expect(seriesKeysOf(known)).toEqual(seriesKeysOf(figure({ value: 70 })));
    for (const field of ['indicator', 'measure', 'status', 'period', 'place'] as const)
      expect(seriesKeysOf({ ...known, ...certain({ [field]: 0.39 }) }), field).toEqual([]);
  });

  it('is led by what was read surely, though the other is newer', () => {
    const doubtful = point({ value: 68, ...then, ...certain({ period: 0.6 }) }, '2023-06-01');
    const sure = point({ value: 69, ...then }, '2023-01-05');
    const { previous, verdict, reasons, unsure } = compareFigure(figure({ value: 71 }), [doubtful, sure]);
    expect(previous?.figureId).toBe(sure.figureId);
    // That sources disagree rests on the doubtful one.
    expect({ verdict, reasons, unsure }).toEqual({
      verdict: 'with_care',
      reasons: ['reading_unsure', 'sources_disagree'],
      unsure: ['period'],
    });
  });

  it('counts a value once, as the sure article has it', () => {
    const doubtful = point({ value: 69, ...then, ...certain({ place: 0.6 }) }, '2023-01-05');
    const sure = point({ value: 69, ...then }, '2023-06-01');
    const { verdict, reasons, previous } = compareFigure(figure({ value: 71 }), [doubtful, sure]);
    expect({ verdict, reasons }).toEqual({ verdict: 'comparable', reasons: [] });
    expect(previous?.figureId).toBe(sure.figureId);
  });
});

describe('a pair', () => {
  it('names the fields of both sides', () => {
    const now = pointOf(figure({ value: 71, ...certain({ period: 0.5 }) }), null);
    const was = point({ value: 69, ...then, ...certain({ indicator: 0.7, speaker: 0.1 }) });
    expect(comparePair(now, was)).toMatchObject({
      verdict: 'with_care',
      reasons: ['reading_unsure'],
      unsure: ['indicator', 'period'],
    });
  });

  it('tells the doubt before what only cautions, and after what forbids', () => {
    const money = { indicator: 'thu nhập bình quân đầu người', unit: 'đồng/người/năm' } as const;
    const unsure = certain({ place: 0.6 });
    const now = pointOf(figure({ ...money, value: 9.4e7, ...unsure }), null);
    expect(comparePair(now, point({ ...money, value: 9e7, ...then })).reasons).toEqual([
      'reading_unsure',
      'nominal_money',
    ]);
    const aim = point({ ...money, value: 9e7, status: 'target', ...then });
    const pair = comparePair(now, aim);
    expect(pair.reasons[0]).toBe('target_vs_actual');
    expect(pair.reasons.at(-1)).toBe('reading_unsure');
  });
});

describe('what is worked out', () => {
  it('carries the doubt of the values it rests on', () => {
    const poor = { indicator: 'số hộ nghèo', unit: 'hộ' } as const;
    const base = point({ ...poor, value: 4826, ...then, ...certain({ period: 0.6 }) });
    const fall = {
      ...poor,
      measure: 'change',
      changeKind: 'absolute',
      direction: 'down',
      value: 1110,
    } as const;
    const { level } = compareFigure(figure({ ...fall, base: 'năm 2022' }), [base]);
    expect(level).toMatchObject({ value: 3716, unsure: ['period'] });
    const surely = point({ ...poor, value: 4826, ...then });
    expect(compareFigure(figure({ ...fall, base: 'năm 2022' }), [surely]).level?.unsure).toBeUndefined();
  });

  it('neither meets nor misses a target over a doubtful field', () => {
    const aim = { value: 75, status: 'target', period: '2023' } as const;
    const now = figure({ value: 71, ...certain() });
    const missed = compareFigure(now, [point({ ...aim, ...certain() })]);
    expect(missed.goal?.reached).toBe(false);
    const open = compareFigure(now, [point({ ...aim, ...certain({ status: 0.6 }) })]);
    expect(open.goal).toMatchObject({ reached: null, target: { unsure: ['status'] } });
    expect(summarise([now], [open], []).counts.missed).toBe(0);
  });

  it('contradicts nobody plainly over a doubtful field', () => {
    const other = point({ value: 69, period: '2023', ...certain({ period: 0.6 }) }, '2024-01-05');
    const { verdict, reasons, unsure } = compareFigure(figure({ value: 71, ...certain() }), [other]);
    expect({ verdict, reasons, unsure }).toEqual({
      verdict: 'with_care',
      reasons: ['reading_unsure', 'sources_disagree'],
      unsure: ['period'],
    });
  });

  it('takes back nobody’s word that may not be theirs', () => {
    const says = (value: number, day: string, but = {}) =>
      point({ value, ...then, speaker: 'Sở Y tế', ...certain(but) }, day);
    const reasonsOf = (but: Partial<NonNullable<Figure['certainty']>>) =>
      compareFigure(figure({ value: 71 }), [says(69, '2023-01-05'), says(68, '2023-06-01', but)]).reasons;
    expect(reasonsOf({})).toContain('revised');
    expect(reasonsOf({ speaker: 0.6 })).toContain('sources_disagree');
    expect(reasonsOf({ speaker: 0.6 })).not.toContain('revised');
  });
});

describe('an alarm', () => {
  const doubted = (
    text: string,
    title: string,
    fields: readonly ChosenField[],
    more: Partial<Figure> = {},
  ) => {
    const article = articleOf(`${title}\n${text}`);
    const but = Object.fromEntries(fields.map((field) => [field, 0.6]));
    const figures = readArticle(article).figures.map((one) => ({ ...one, ...certain(but), ...more }));
    return alarmsOf(article, figures).map(({ kind, unsure }) => ({ kind, unsure }));
  };
  const parts = 'Năm 2023, tỉnh xây 90 công trình, gồm 50 công trình giao thông và 60 công trình trường học.';
  const told = 'Năm 2023, toàn tỉnh giải quyết việc làm cho 8.200 lao động.';

  it('says which of its fields were read with doubt', () => {
    expect(doubted(parts, 'Tin An Bình', [])).toEqual([{ kind: 'parts_not_total', unsure: undefined }]);
    expect(doubted(parts, 'Tin An Bình', ['measure'])).toEqual([
      { kind: 'parts_not_total', unsure: ['measure'] },
    ]);
  });

  it('of one sentence does not rest on the period, one of headline and body does', () => {
    expect(doubted(parts, 'Tin An Bình', ['period', 'place'])).toEqual([
      { kind: 'parts_not_total', unsure: undefined },
    ]);
    const title = 'Năm 2023, An Bình giải quyết việc làm cho 9.200 lao động';
    const jobs = {
      indicator: 'việc làm',
      indicatorId: null,
      period: '2023',
      place: null,
      placeCode: null,
    } as const;
    expect(doubted(told, title, ['period'], jobs)).toEqual([{ kind: 'headline', unsure: ['period'] }]);
  });
});
