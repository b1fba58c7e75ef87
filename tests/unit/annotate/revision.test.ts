import { describe, expect, it } from 'vitest';
import { revisionOf } from '../../../lib/annotate/revision.ts';
import { readArticle } from '../../../lib/engine.ts';
import { articleOf } from '../article.ts';

const head = 'Đầm Sen giảm nghèo nhanh';
const lines = [
  'Năm 2023, tỉnh Đầm Sen giải quyết việc làm cho 31.450 lao động, đạt 104,8% kế hoạch năm.',
  'Tỷ lệ hộ nghèo toàn tỉnh còn 2,35%, giảm 1,2 điểm phần trăm so với năm 2022.',
  'Huyện Tân Hòa còn 412 hộ nghèo, giảm 85 hộ so với đầu năm.',
  'Huyện Phú Lâm còn 530 hộ nghèo, giảm 96 hộ so với đầu năm.',
  'Kinh phí hỗ trợ học nghề là 12,6 tỷ đồng.',
];
const version = (title: string, sentences: readonly string[]) => {
  const article = articleOf([title, ...sentences].join('\n'));
  return { article, figures: readArticle(article).figures };
};
/** `was → now` of each figure that changed, `–` where there is none. */
const changes = (sentences: readonly string[], title = head, from: readonly string[] = lines) =>
  revisionOf(version(head, from), version(title, sentences)).figures.map(
    ({ before, after, text }) => `${before?.text ?? '–'} → ${after?.text ?? text ?? '–'}`,
  );
const edited = (from: string | RegExp, to: string) => lines.map((line) => line.replace(from, to));

describe('what changed in an article', () => {
  it.each<[string, readonly string[], string[]]>([
    ['nothing', lines, []],
    ['a corrected value', edited('2,35%', '2,53%'), ['2,35% → 2,53%']],
    [
      'two in one sentence',
      edited('412 hộ nghèo, giảm 85', '421 hộ nghèo, giảm 58'),
      ['412 hộ → 421 hộ', '85 hộ → 58 hộ'],
    ],
    ['the order of sentences', [...lines].reverse(), []],
    ['words and no figure', edited('giảm nhanh', 'giảm rất nhanh'), []],
    ['a word in the sentence of a figure', edited('toàn tỉnh còn', 'toàn tỉnh chỉ còn'), []],
    ['a sentence taken out', lines.slice(0, 4), ['12,6 tỷ đồng → –']],
    [
      'a sentence put in',
      [...lines, 'Trung tâm Dịch vụ việc làm tổ chức 24 phiên giao dịch.'],
      ['– → 24 phiên'],
    ],
    ['a hedge put in', edited('là 12,6 tỷ', 'là hơn 12,6 tỷ'), ['12,6 tỷ đồng → 12,6 tỷ đồng']],
    ['the unit', edited('12,6 tỷ', '12,6 triệu'), ['12,6 tỷ đồng → 12,6 triệu đồng']],
    [
      'the same, said in other words',
      edited(/^Tỷ lệ hộ nghèo.*$/, 'Sau một năm nỗ lực, tỉnh Đầm Sen kéo tỷ lệ hộ nghèo xuống 2,35%.'),
      ['1,2 điểm phần trăm → –'],
    ],
    [
      'something else in place of a figure that no indicator is known for',
      edited(/^Kinh phí.*$/, 'Trong năm 2023, tỉnh dành 12,6 tỷ đồng sửa chữa trường nghề.'),
      ['– → 12,6 tỷ đồng', '12,6 tỷ đồng → –'],
    ],
  ])('%s', (_what, sentences, expected) => {
    expect(changes(sentences)).toEqual(expected);
  });

  it('never tells one district as another', () => {
    // Tân Hòa is gone; Phú Lâm, in a like sentence, is itself and not a changed Tân Hòa.
    expect(changes(lines.filter((line) => !line.includes('Tân Hòa')))).toEqual(['412 hộ → –', '85 hộ → –']);
  });

  it('tells a number that the headline repeats once', () => {
    const before = version('Đầm Sen còn 2,35% hộ nghèo', lines);
    const after = version('Đầm Sen còn 2,53% hộ nghèo', edited('2,35%', '2,53%'));
    const { title, figures } = revisionOf(before, after);
    expect(title).toBe('Đầm Sen còn 2,35% hộ nghèo');
    expect(figures).toHaveLength(1);
  });

  it('keeps an unchanged title to itself', () => {
    expect(revisionOf(version(head, lines), version(head, [])).title).toBeNull();
  });
});
