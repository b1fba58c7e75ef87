/** What a record may say of its own reading. */
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../lib/engine.ts';
import { chosenFields, type Figure, figureSchema, typedCorrectionSchema } from '../../lib/records.ts';
import { articleOf } from './article.ts';
import { figure } from './compare/records.ts';

const certainty = { indicator: 1, measure: 1, status: 1, period: 0.5, place: 0, speaker: 1 };

describe('a figure', () => {
  it.each<[string, object, boolean]>([
    ['of an engine that knew no doubt', {}, true],
    ['that is sure of nothing', { certainty: { ...certainty, period: 0 } }, true],
    ['that is surer than sure', { certainty: { ...certainty, period: 1.1 } }, false],
    ['that leaves a chance out', { certainty: { indicator: 1 } }, false],
    ['read at words of the text', { evidence: { period: { start: 3, end: 9 } } }, true],
    ['read outside of the text', { evidence: { period: 'published', place: 'publisher' } }, true],
    ['read at no word', { evidence: { period: { start: 3, end: 3 } } }, false],
    ['read backwards', { evidence: { period: { start: 9, end: 3 } } }, false],
    ['read in front of the text', { evidence: { period: { start: -1, end: 3 } } }, false],
    ['read by hearsay', { evidence: { period: 'hearsay' } }, false],
    ['with three alternatives', { alternatives: { period: ['2021', '2022', null] } }, true],
    ['with four', { alternatives: { place: ['a', 'b', 'c', 'd'] } }, false],
    ['with a status that is none', { alternatives: { status: ['rumoured'] } }, false],
  ])('%s', (_, more, valid) => {
    expect(v.is(figureSchema, { ...figure({}), ...more })).toBe(valid);
  });
});

describe('what the engine reads', () => {
  const article = articleOf(
    [
      'Năm 2023, Đầm Sen giảm còn 2,35% hộ nghèo',
      'Theo ông Bình An, Giám đốc Sở Y tế, 6 tháng đầu năm tỉnh có 412 hộ, tăng 3,5% so với cùng kỳ.',
      'Kế hoạch năm 2024 là 9.200 lao động; huyện Phú Lâm phấn đấu 1.100 lao động.',
    ].join('\n'),
    { publishedAt: '2024-01-05T08:00:00+07:00' },
  );
  const { figures } = readArticle(article);
  const inText = ({ start, end }: { start: number; end: number }) =>
    start >= 0 && start < end && end <= article.text.length;

  it('is a valid record, with evidence inside the text and alternatives to what it says', () => {
    expect(figures.length).toBeGreaterThan(3);
    for (const one of figures) {
      expect(v.is(figureSchema, one), one.text).toBe(true);
      for (const field of chosenFields) {
        const at = one.evidence?.[field];
        if (typeof at === 'object') expect(inText(at), `${one.text}: ${field}`).toBe(true);
        const others: readonly unknown[] = one.alternatives?.[field] ?? [];
        expect(others, `${one.text}: ${field}`).not.toContain(one[field satisfies keyof Figure]);
        expect(new Set(others).size).toBe(others.length);
      }
    }
  });
});

describe('a typed correction', () => {
  const form = {
    indicator: 'a',
    value: '1',
    unit: '',
    period: '',
    place: '',
    status: 'actual',
    everywhere: false,
  };
  it.each<[string, object, boolean]>([
    ['without what older forms had not', {}, true],
    ['with every field', { measure: 'share', speaker: 'Sở Y tế', confirmed: ['period'] }, true],
    ['that confirms no field', { confirmed: ['weather'] }, false],
    ['that confirms without end', { confirmed: Array.from({ length: 7 }, () => 'period') }, false],
    ['of a speaker without end', { speaker: 'a'.repeat(301) }, false],
    ['of a measure that is none', { measure: 'weight' }, false],
  ])('%s', (_, more, valid) => {
    expect(v.is(typedCorrectionSchema, { ...form, ...more })).toBe(valid);
  });
});
