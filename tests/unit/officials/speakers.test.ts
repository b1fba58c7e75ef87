import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../lib/engine.ts';
import { findAttributions, findPassages, readOfficials } from '../../../lib/officials/index.ts';
import type { Article } from '../../../lib/records.ts';
import { articleOf } from './support.ts';

/** Who answers for each of the figures of a text, in order. */
const speakersOf = (article: Article) => readArticle(article).figures.map(({ speaker }) => speaker);
const intro = 'Bà Mai Thị Quế, Giám đốc Sở Y tế, và ông Tô Minh Khuê, Phó Chủ tịch UBND tỉnh, cùng dự.';
const rows: [what: string, lines: string[], expected: (string | null)[]][] = [
  [
    'a source at the head',
    ['Theo bà Mai Thị Quế, năm nay có 12 ca. Trong đó, 5 ca nặng.'],
    ['Mai Thị Quế', 'Mai Thị Quế'],
  ],
  [
    'reported speech and what follows it',
    ['Ông Khuê cho biết tỉnh có 7 xã. Năm tới thêm 2 xã.', 'Tỉnh có 90 hồ.'],
    ['Tô Minh Khuê', 'Tô Minh Khuê', null],
  ],
  [
    'a speaker after the quotation',
    ['“Có 3 xã. Sau này 4 xã”, bà Quế cho hay. Huyện có 9 xã.'],
    ['Mai Thị Quế', 'Mai Thị Quế', null],
  ],
  ['a speaker in the sentence after it', ['“Tỉnh có 3 xã”. Bà Quế cho biết tại buổi họp.'], ['Mai Thị Quế']],
  [
    'a quotation that a colon opens',
    ['Ông Khuê nhấn mạnh: “Phải giảm 15%. Phải hỗ trợ 20 hộ”. Dịp này, trao 50 suất quà.'],
    ['Tô Minh Khuê', 'Tô Minh Khuê', null],
  ],
  [
    'two quotation paragraphs',
    ['“Năm nay có 12 xã.', '“Năm sau có 15 xã”, ông Khuê nói.'],
    ['Tô Minh Khuê', 'Tô Minh Khuê'],
  ],
  [
    'another speaker takes over',
    ['Ông Khuê cho biết có 7 xã. Bà Quế cho rằng chỉ có 6 xã.'],
    ['Tô Minh Khuê', 'Mai Thị Quế'],
  ],
  [
    'an organisation',
    ['Theo Liên minh HTX tỉnh, có 62 HTX. UBND huyện đề nghị thêm 3 HTX.'],
    ['Liên minh HTX tỉnh', 'UBND huyện'],
  ],
  [
    'a report',
    ['Báo cáo của Sở Du lịch cho thấy có 5 tour. Theo số liệu của Cục Thuế tỉnh, thu 40 tỷ.'],
    ['Sở Du lịch', 'Cục Thuế tỉnh'],
  ],
  [
    'a body with its short form',
    ['Theo Cơ quan Thống kê châu Âu (Eurostat), tăng 3%.'],
    ['Cơ quan Thống kê châu Âu (Eurostat)'],
  ],
  ['a bare title', ['Phó Chủ tịch UBND tỉnh yêu cầu đạt 100%.'], ['Tô Minh Khuê']],
  [
    'a citizen',
    ['Chị Lê Thị Cúc, nông dân xã Tân Lập, chia sẻ: Mỗi năm thu 200 triệu đồng.'],
    ['Lê Thị Cúc'],
  ],
  ['nobody: rules and plans', ['Theo Nghị quyết 57, mục tiêu là 8%. Theo kế hoạch, có 6 xã.'], [null, null]],
  [
    'nobody: voices without a name',
    ['Ông Khuê cho biết có 7 xã. Một số ý kiến đề nghị 9 xã.'],
    ['Tô Minh Khuê', null],
  ],
  ['nobody: a visit', ['Ông Khuê trao 20 suất quà cho hộ nghèo.'], [null]],
  [
    'a list after a colon',
    ['Ông Khuê nêu kết quả:', '- Có 3 xã.', '- Có 4 chợ.', 'Tỉnh có 5 hồ.'],
    ['Tô Minh Khuê', 'Tô Minh Khuê', null],
  ],
  [
    'a paragraph that goes on',
    ['Bà Quế chia sẻ về chế độ.', 'Theo đó, mỗi người được 300 nghìn đồng.'],
    ['Mai Thị Quế'],
  ],
  ['passive voice', ['Vụ mất 30 triệu đồng được ông Khuê nhắc lại.'], ['Tô Minh Khuê']],
];

describe('speakers', () => {
  it.each(rows)('%s', (_what, lines, expected) => {
    expect(speakersOf(articleOf(['Tin', intro, ...lines]))).toEqual(expected);
  });

  it('reads an interview', () => {
    const article = articleOf([
      'Tin',
      'Phóng viên trao đổi với bà Mai Thị Quế, Giám đốc Sở Y tế.',
      '• Thưa bà, 5 năm qua ra sao?',
      '- Toàn tỉnh khám cho 800 lượt người.',
      'Đến nay đạt 95%.',
      '• Còn khó khăn gì, thưa bà?',
      '- Vẫn thiếu 20 bác sĩ.',
      '• Xin cảm ơn bà!',
      'Sở có 9 phòng.',
    ]);
    const name = 'Mai Thị Quế';
    expect(speakersOf(article)).toEqual([name, name, name, null]);
  });

  it('tells documents from bodies, and where each is named', () => {
    const article = articleOf([
      'Tin',
      `${intro} Theo bà Quế, có 3 ca.`,
      'Báo cáo của Sở Y tế nêu 4 ca.',
      'Sở Y tế công bố 5 ca.',
    ]);
    const told = readArticle(article).figures.map(({ speaker, speakerKind, evidence }) => {
      const words = evidence?.speaker;
      return [speaker, speakerKind, typeof words === 'object' && article.text.slice(words.start, words.end)];
    });
    expect(told).toEqual([
      ['Mai Thị Quế', 'person', 'Theo bà Quế'],
      ['Sở Y tế', 'document', 'Báo cáo của Sở Y tế nêu'],
      ['Sở Y tế', 'organisation', 'Sở Y tế công bố'],
    ]);
  });

  it('says how sure it is, and who else it may be', () => {
    const article = articleOf(['Tin', intro, 'Ông Khuê cho biết có 7 xã. Bà Quế cho rằng chỉ có 6 xã.']);
    for (const { certainty, alternatives } of readArticle(article).figures) {
      expect(certainty?.speaker).toBeGreaterThan(0.8);
      expect(alternatives?.speaker ?? []).not.toContain('Lê Thị Cúc');
    }
  });
});

describe('words that name a source', () => {
  const formsOf = (...lines: string[]) =>
    findAttributions(articleOf(['Tin', intro, ...lines]))
      .slice(1)
      .map(({ form, speaker }) => `${form} ${speaker}`);
  it.each([
    ['Theo bà Quế, có 12 ca.', 'according Mai Thị Quế'],
    ['Số liệu của Cục Thuế tỉnh cho thấy thu 40 tỷ.', 'document Cục Thuế tỉnh'],
    ['Ông Khuê khẳng định có 7 xã.', 'says Tô Minh Khuê'],
    ['Ông Khuê, sau khi đi kiểm tra, đã nhấn mạnh 7 việc.', 'says Tô Minh Khuê'],
    ['Bà cho biết thêm, có 5 xã.', 'says Mai Thị Quế'],
    ['Sở Y tế đề nghị thêm 5 xã.', 'asks Sở Y tế'],
    ['Việc này được bà Quế nhắc lại.', 'passive Mai Thị Quế'],
    ['Bà Mai Thị Quế: Có 5 xã.', 'label Mai Thị Quế'],
    ['Một số ý kiến cho là 5 xã.', 'voices null'],
    ['Bà Quế trao 5 suất quà.', 'named Mai Thị Quế'],
    ['“Có 5 xã”. Ý kiến này của bà Quế được đồng tình.', 'ofQuotation Mai Thị Quế'],
  ])('%s', (text, ...expected) => expect(formsOf(text)).toEqual(expected));
  it.each([
    ['a denial', 'Báo cáo của Sở Y tế không nêu 5 xã.'],
    ['what looks like a body', 'Theo Bộ tiêu chí huyện, có 5 xã.'],
    ['a rule', 'Theo Nghị định 57, có 5 xã.'],
    ['a headline of a list', 'Kết quả như sau: 5 xã.'],
  ])('are not: %s', (_what, text) => expect(formsOf(text)).toEqual([]));
});

describe('passages of an official', () => {
  it('are what is reported, with the quotation beside it', () => {
    const article = articleOf([
      'Tin',
      intro,
      'Bà Quế cho biết có 7 xã. Tỉnh có 9 hồ.',
      '“Có 3 xã. Sau này 4 xã”, ông Khuê nói.',
    ]);
    const officials = readOfficials(article);
    const passages = findPassages(article, officials);
    expect(passages.map((p) => article.text.slice(p.start, p.end))).toEqual([
      'Bà Quế cho biết có 7 xã.',
      '“Có 3 xã. Sau này 4 xã”, ông Khuê nói.',
    ]);
    expect(passages.map((p) => p.officialId)).toEqual(officials.map((o) => o.id));
  });
});
