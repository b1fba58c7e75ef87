/** Words for what was read with doubt, and where each field was read. */
import { describe, expect, it } from 'vitest';
import { citationOf } from '../../../components/citation.logic.ts';
import { goalWords, pairWords } from '../../../components/comparison.logic.ts';
import { changesOf } from '../../../components/correction.logic.ts';
import { choicesOf, readOf, reasonWords, unsureWords } from '../../../components/doubt.logic.ts';
import { nameOf } from '../../../components/panel.logic.ts';
import { compareFigure } from '../../../lib/compare/compare.ts';
import { wordingOf } from '../../../lib/i18n/index.ts';
import type { ChosenField, Evidence, Figure } from '../../../lib/records.ts';
import { articleOf } from '../article.ts';
import { figure, point } from '../compare/records.ts';

const [vi, en] = [wordingOf('vi'), wordingOf('en')];
const certain = (but: Partial<NonNullable<Figure['certainty']>> = {}) => ({
  certainty: { indicator: 1, measure: 1, status: 1, period: 1, place: 1, speaker: 1, ...but },
});

describe('where a field was read', () => {
  const text = [
    'Đầm Sen giảm nghèo năm 2023',
    'Báo cáo 9 tháng đầu năm của tỉnh Đầm Sen.',
    'Trong năm 2022, tỉnh có nhiều việc làm mới. Số hộ nghèo là 412 hộ. Phú Lâm có ít nhất.',
    'Huyện Cát Hải còn 35 hộ.',
  ].join('\n');
  const article = articleOf(text);
  const at = (words: string) => {
    const start = text.indexOf(words);
    return { start, end: start + words.length };
  };
  const read = figure({ ...at('412 hộ'), sentence: at('Số hộ nghèo là 412 hộ.') });
  const told = (field: ChosenField, evidence: Evidence, wording = vi) =>
    readOf({ ...read, evidence: { [field]: evidence } }, field, article, wording)?.text;

  it.each<[string, ChosenField, Evidence, string, string]>([
    [
      'in its sentence',
      'indicator',
      at('Số hộ nghèo'),
      'theo “Số hộ nghèo” trong câu',
      'from “Số hộ nghèo” in the sentence',
    ],
    [
      'where the paragraph opens',
      'period',
      at('năm 2022'),
      'theo “năm 2022” ở đầu đoạn',
      'from “năm 2022” opening the paragraph',
    ],
    ['behind it', 'place', at('Phú Lâm'), 'theo “Phú Lâm” ở phía sau', 'from “Phú Lâm” further down'],
    [
      'in the headline',
      'period',
      at('năm 2023'),
      'theo “năm 2023” ở nhan đề',
      'from “năm 2023” in the headline',
    ],
    [
      'in another paragraph',
      'place',
      at('Huyện Cát Hải'),
      'theo “Huyện Cát Hải” ở đoạn sau',
      'from “Huyện Cát Hải” in a later paragraph',
    ],
    ['on the day', 'period', 'published', 'theo ngày đăng', 'from the date of publication'],
    ['by the paper', 'place', 'publisher', 'theo tỉnh của báo', 'from the province of the paper'],
    ['nowhere', 'status', 'default', 'bài không ghi khác', 'the article says nothing else'],
  ])('%s', (_, field, evidence, vietnamese, english) => {
    expect(told(field, evidence)).toBe(vietnamese);
    expect(told(field, evidence, en)).toBe(english);
  });

  it('is not told where the record does not say, or the text has changed', () => {
    expect(readOf(read, 'period', article, vi)).toBeNull();
    expect(told('period', { start: text.length - 2, end: text.length + 2 })).toBeUndefined();
  });

  it('quotes no more than a few words', () => {
    const long = told('place', { start: 0, end: text.length });
    expect(long?.length).toBeLessThan(90);
    expect(long).toContain('…”');
  });
});

describe('a doubt', () => {
  it('is named by its fields', () => {
    expect(unsureWords(['period', 'place'], vi)).toBe('chưa chắc kỳ, địa phương');
    expect(unsureWords([], vi)).toBeNull();
    expect(unsureWords(undefined, en)).toBeNull();
    expect(reasonWords('reading_unsure', { unsure: ['period'] }, vi)).toBe(
      'Chưa chắc đã đọc đúng kỳ của một trong hai giá trị; hãy xem câu gốc.',
    );
    expect(reasonWords('small_base', {}, en)).toBe(en.t.reason.small_base);
  });

  it('stands with a target, with a value that does not compare, and in a citation', () => {
    const now = figure({ value: 71, ...certain({ period: 0.6 }) });
    const aim = point({ value: 75, status: 'target', period: '2023', ...certain() });
    const was = point({ value: 69, period: '2022-Q1', ...certain() });
    const comparison = compareFigure(now, [aim, was]);
    expect(comparison.goal && goalWords(comparison.goal, now.id, vi)).toMatch(/\(chưa chắc kỳ\)$/);
    expect(pairWords(comparison, was, vi)).toContain('chưa chắc kỳ');
    const cited = citationOf(now, [], articleOf('Tin\nCâu.'), comparison, '2024-01-01', vi);
    expect(cited.markdown).toContain('chưa chắc kỳ');
  });

  it('that is too great is not cited as a fact', () => {
    const now = figure({ value: 71, ...certain({ period: 0.3, indicator: 0.2 }) });
    const { markdown } = citationOf(now, [], articleOf('Tin\nCâu.'), null, '2024-01-01', vi);
    expect(markdown).toContain(`**“${now.indicator}” (An Bình): 71**`);
    expect(markdown).not.toContain('2023');
  });
});

describe('the name in a row', () => {
  const named = (indicator: number) => {
    const { text, doubt } = nameOf(figure({ value: 1, ...certain({ indicator }) }), {}, 'vi');
    return [text, doubt];
  };
  it.each([
    [0.9, 'Tỷ lệ lao động qua đào tạo', 'sure'],
    [0.6, 'Tỷ lệ lao động qua đào tạo', 'unsure'],
    // Quoted where nobody can name what is measured.
    [0.3, '“tỷ lệ lao động qua đào tạo”', 'unclear'],
  ])('read with %d is %s', (certainty, text, doubt) => expect(named(certainty)).toEqual([text, doubt]));
});

describe('the choices of a field', () => {
  const doubtful = figure({
    ...certain({ period: 0.6, place: 0.3 }),
    alternatives: { period: ['2022', '2023', null], place: ['Long An'], status: ['estimated'] },
  });
  const words = (field: ChosenField, wording = vi) =>
    choicesOf(doubtful, field, wording).map((one) => one.words);

  it('begin with what was read, where that is in doubt', () => {
    expect(words('period')).toEqual(['Đúng là 2023', '2022', 'không nêu']);
    expect(words('period', en)).toEqual(['2023 is right', '2022', 'not stated']);
    expect(choicesOf(doubtful, 'period', vi).map(({ value, confirms }) => [value, confirms])).toEqual([
      ['2023', true],
      ['2022', false],
      ['', false],
    ]);
  });

  it('do not call right what was never said', () => expect(words('place')).toEqual(['An Bình', 'Long An']));
  it('are the others alone of what is sure', () => expect(words('status')).toEqual(['ước tính']));
  it('are none where nothing else is likely', () => expect(words('speaker')).toEqual([]));

  it('that confirm say so in the list of corrections', () => {
    const [change] = changesOf({ extracted: { period: '2023' }, corrected: { period: '2023' } }, vi);
    expect(change).toEqual({ name: 'Kỳ', before: '2023', after: '2023' });
  });
});
