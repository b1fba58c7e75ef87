import { describe, expect, it } from 'vitest';
import { annotationCard, figureCard, officialCard } from '../../../components/card.logic.ts';
import { compareFigure } from '../../../lib/compare/compare.ts';
import { readArticle } from '../../../lib/engine.ts';
import { wordingOf } from '../../../lib/i18n/index.ts';
import type { PlacedAnnotation } from '../../../lib/records.ts';
import { articleOf } from '../article.ts';
import { article, figure, point } from '../compare/records.ts';

const vi = wordingOf('vi');
const en = wordingOf('en');

describe('the card of a figure', () => {
  const now = figure({ value: 74, text: '74%', period: '2023' });

  it('says what it is, what was before, the change and how far that holds', () => {
    const before = [
      point({ value: 71.5, text: '71,5%', period: '2022' }),
      point({ value: 70, text: '70%', period: '2021' }),
    ];
    const comparison = compareFigure(now, before, [], article('now', '2023-12-20'));
    expect(figureCard(now, comparison, [], vi)).toEqual([
      'Tỷ lệ lao động qua đào tạo: 74%',
      'đạt được · 2023 · An Bình',
      '2021: 70% · 2022: 71,5%',
      'Tăng 2,5 điểm phần trăm so với 2022',
      'So sánh được',
    ]);
  });

  it('never gives values that do not compare without the reason', () => {
    const before = [point({ value: 71.5, period: '2022', status: 'target' })];
    const comparison = compareFigure(now, before, [], article('now', '2023-12-20'));
    const said = figureCard(now, comparison, [], vi);
    for (const reason of comparison.verdict === 'comparable' ? [] : comparison.reasons.slice(0, 1))
      expect(said.join(' ')).toContain(vi.t.reason[reason]);
    expect(said.at(-1)).not.toBe('');
  });

  it('says that there are no earlier years, and nothing of them where the store cannot be asked', () => {
    const alone = compareFigure(now, [], [], article('now', '2023-12-20'));
    expect(figureCard(now, alone, [], en).at(-1)).toBe(en.t.comparison.none);
    expect(figureCard(now, null, [], en)).toHaveLength(2);
  });

  it('says which numbers do not fit', () => {
    const text = 'Tin\nTỷ lệ hộ nghèo năm 2023 là 120%.';
    const read = readArticle(articleOf(text));
    const one = read.figures[0];
    if (one === undefined) throw new Error('no figure');
    const alarm = {
      id: 'a',
      kind: 'over_hundred' as const,
      figureIds: [one.id],
      sum: { form: 'compare' as const, terms: [120, 100], result: 120, unit: '%' },
      stated: '120%',
      sentences: [],
    };
    expect(figureCard(one, null, [alarm], vi)[2]).toBe(`${vi.t.alarm.title}. ${vi.t.alarm.over_hundred}`);
  });
});

it('the card of an official has name and posts', () => {
  const { officials } = readArticle(
    articleOf('Tin\nÔng Nguyễn Văn Bình, Giám đốc Sở Y tế tỉnh An Bình, cho biết như vậy.'),
  );
  const [official] = officials;
  if (official === undefined) throw new Error('no official');
  expect(officialCard(official, null, vi)).toEqual(['Ông Nguyễn Văn Bình', 'Giám đốc Sở Y tế tỉnh An Bình']);
});

it.each([
  [
    'refuted',
    'Số liệu của Sở khác hẳn.',
    ['lệch'],
    ['Ghi chú của bạn: Sai', 'Số liệu của Sở khác hẳn.', '#lệch'],
  ],
  [null, 'x'.repeat(300), [], ['Ghi chú của bạn: Chưa nhận định', `${'x'.repeat(240)}…`]],
] as const)('the card of a note: %s', (assessment, note, tags, lines) => {
  const placed = { assessment, note, tags } as unknown as PlacedAnnotation;
  expect(annotationCard(placed, vi)).toEqual(lines);
});
