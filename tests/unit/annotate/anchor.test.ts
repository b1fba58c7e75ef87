/** Saved quotations in later texts, as tables: what stood there → what stands there now → what is said of it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type AnchorSubject, anchorIn } from '../../../lib/annotate/anchor.ts';
import { CodePoints } from '../../../lib/annotate/code-points.ts';
import type { Selectors } from '../../../lib/annotate/selector-types.ts';
import { makeSelectors, wholeWords } from '../../../lib/annotate/selectors.ts';
import { readArticle } from '../../../lib/engine.ts';
import { articleOf } from '../article.ts';

/** The span of a text between ⟦ and ⟧. */
function marked(text: string): { text: string; start: number; end: number } {
  const start = text.indexOf('⟦');
  const end = text.indexOf('⟧') - 1;
  return { text: text.replace(/[⟦⟧]/g, ''), start, end };
}
const figuresOf = (text: string) => readArticle(articleOf(text)).figures;

/** Saves the marked span of one text, and says what becomes of it in another: `state: words`. */
function become(before: string, after: string, kind: 'figure' | 'official' | 'text' = 'figure'): string {
  const { text, start, end } = marked(before);
  const figures = figuresOf(text);
  const figure = figures.find((one) => one.start < end && one.end > start);
  const subject: AnchorSubject =
    kind === 'figure' && figure !== undefined
      ? { ...figure, kind: 'figure' }
      : { kind: kind === 'official' ? kind : 'text' };
  if (kind === 'figure') expect(subject.kind, `a figure in ${before}`).toBe('figure');
  const selectors = makeSelectors(text, { start, end }, figures, subject);
  const found = anchorIn(after, figuresOf(after))(selectors, subject);
  return found.state === 'orphan' ? 'orphan' : `${found.state}: ${after.slice(found.start, found.end)}`;
}

const poor =
  'Tin trong tỉnh.\nTheo báo cáo, cuối năm 2023 huyện Tân Hòa còn ⟦412 hộ⟧ nghèo, giảm 85 hộ so với năm trước. Công tác vẫn tiếp tục.';

describe('a figure', () => {
  it.each([
    ['nothing changed', poor.replace(/[⟦⟧]/g, ''), 'anchored: 412 hộ'],
    ['something stands above it', `Quảng cáo 412 hộ\n${poor.replace(/[⟦⟧]/g, '')}`, 'anchored: 412 hộ'],
    ['decomposed letters', poor.replace(/[⟦⟧]/g, '').normalize('NFD'), 'anchored: 412 hộ'.normalize('NFD')],
    ['no-break spaces', poor.replace(/[⟦⟧]/g, '').replace(/ /g, '\u00a0'), 'anchored: 412\u00a0hộ'],
    [
      'another figure of the sentence corrected',
      poor.replace(/[⟦⟧]/g, '').replace('85', '58'),
      'anchored: 412 hộ',
    ],
    [
      'its sentence elsewhere',
      'Một tin khác hẳn. Theo báo cáo, cuối năm 2023 huyện Tân Hòa còn 412 hộ nghèo, giảm 85 hộ so với năm trước. Chuyện khác nữa.',
      'moved: 412 hộ',
    ],
    ['another value', poor.replace(/[⟦⟧]/g, '').replace('412', '398'), 'value_changed: 398 hộ'],
    [
      'another value with another hedge',
      poor.replace(/[⟦⟧]/g, '').replace('412', 'gần 400'),
      'value_changed: 400 hộ',
    ],
    [
      'the end of the sentence reworded',
      poor.replace(/[⟦⟧]/g, '').replace('giảm 85 hộ so với năm trước', 'giảm 85 hộ so với các năm trước'),
      'anchored: 412 hộ',
    ],
    ['the sentence gone', 'Tin trong tỉnh.\nCông tác vẫn tiếp tục với 412 hộ khác.', 'orphan'],
    ['the same of another district', poor.replace(/[⟦⟧]/g, '').replace('Tân Hòa', 'Phú Lâm'), 'orphan'],
    [
      'the same of another year',
      poor.replace(/[⟦⟧]/g, '').replace('cuối năm 2023', 'cuối năm 2022'),
      'orphan',
    ],
    ['of something else', poor.replace(/[⟦⟧]/g, '').replace('hộ nghèo', 'hộ cận nghèo'), 'orphan'],
    ['in another unit', poor.replace(/[⟦⟧]/g, '').replace('412 hộ nghèo', '9,4% hộ nghèo'), 'orphan'],
    [
      'part of a longer number',
      poor.replace(/[⟦⟧]/g, '').replace('412 hộ', '1.412 hộ'),
      'value_changed: 1.412 hộ',
    ],
    ['nothing at all', '', 'orphan'],
  ])('%s', (_what, after, said) => {
    expect(become(poor, after)).toBe(said);
  });

  it.each([
    [
      'one of a list',
      'Huyện An Biên đạt ⟦35%⟧ kế hoạch. Huyện An Minh đạt 35% kế hoạch. Huyện An Lạc đạt 40% kế hoạch.',
      'Huyện An Minh đạt 35% kế hoạch. Huyện An Lạc đạt 40% kế hoạch.',
      'orphan',
    ],
    [
      'a sentence printed twice',
      'Đợt một.\nTrong tuần có ⟦15 ca⟧ mắc mới.\nĐợt hai, tình hình khác.\nTrong tuần có 22 ca mắc mới.\nHết.',
      'Đợt hai, tình hình khác.\nTrong tuần có 22 ca mắc mới.\nHết.',
      'orphan',
    ],
    [
      'a month of several',
      'Tháng 1 thu được ⟦850 tỷ đồng⟧ tiền thuế. Tháng 2 thu được 640 tỷ đồng tiền thuế.',
      'Tháng 2 thu được 640 tỷ đồng tiền thuế.',
      'orphan',
    ],
  ])('%s is not taken for another', (_what, before, after, said) => {
    expect(become(before, after)).toBe(said);
  });
});

describe('other quotations', () => {
  const long =
    'Ngày hội. ⟦Các thầy cô đến từng bản vận động phụ huynh đưa con tới lớp trong mùa mưa lũ.⟧ Ai cũng mừng.';
  it.each([
    [
      'a person in the same place',
      'Tin sáng. Bà ⟦Lê Thị Lan⟧ phát biểu khai mạc hội nghị.',
      'Lời mở đầu. Tin sáng. Bà Lê Thị Lan phát biểu khai mạc hội nghị.',
      'official',
      'anchored: Lê Thị Lan',
    ],
    [
      'a person named elsewhere',
      'Bà ⟦Lê Thị Lan⟧ phát biểu.',
      'Tham dự có các bà Trần Thu, Lê Thị Lan.',
      'official',
      'moved: Lê Thị Lan',
    ],
    ['a person who is gone', 'Bà ⟦Lê Thị Lan⟧ phát biểu.', 'Bà Lê Thị Liên phát biểu.', 'official', 'orphan'],
    [
      'a sentence that stands elsewhere',
      long,
      `Đầu bài mới. ${marked(long).text.slice(10, -13)} Cuối bài mới.`,
      'text',
      'moved: Các thầy cô đến từng bản vận động phụ huynh đưa con tới lớp trong mùa mưa lũ.',
    ],
    [
      'a sentence with a few letters edited',
      long,
      marked(long).text.replace('từng bản', 'từng thôn bản'),
      'text',
      'value_changed: Các thầy cô đến từng thôn bản vận động phụ huynh đưa con tới lớp trong mùa mưa lũ.',
    ],
    ['a sentence that is gone', long, 'Ngày hội. Ai cũng mừng.', 'text', 'orphan'],
    [
      'a word in another sentence',
      'Xã có ⟦trường học⟧ mới rất khang trang.',
      'Các trường học đều đóng cửa vì bão.',
      'text',
      'orphan',
    ],
  ] as const)('%s', (_what, before, after, kind, said) => {
    expect(become(before, after, kind)).toBe(said);
  });
});

describe('selectors', () => {
  it('hold the whole sentence, and the numbers W3C asks for', () => {
    const { text, start, end } = marked(`Tin 😀 vui. ${poor.slice(16)}`);
    const { quote, position } = makeSelectors(text, { start, end });
    expect(quote.exact).toBe('412 hộ');
    expect(quote.prefix).toContain('Theo báo cáo, cuối năm 2023 huyện Tân Hòa còn ');
    expect(quote.suffix).toContain(' nghèo, giảm 85 hộ so với năm trước.');
    // One character of two code units stands before it.
    expect(position).toEqual({ type: 'TextPositionSelector', start: start - 1, end: end - 1 });
    expect(new CodePoints(text).toOffset(start - 1)).toBe(start);
  });

  it.each([
    ['a part of a number', 'tăng 7⟦1,8⟧ % so với', '71,8'],
    ['a part of a word', 'các lao⟦ độn⟧g nữ', 'động'],
    ['space around', 'còn⟦  412 hộ ⟧nghèo', '412 hộ'],
    ['marks', '⟦“Được”, ⟧ông nói', '“Được”,'],
  ])('are made of whole words: %s', (_what, before, whole) => {
    const { text, start, end } = marked(before);
    const span = wholeWords(text, { start, end });
    expect(span && text.slice(span.start, span.end)).toBe(whole);
  });

  it('are not made of nothing', () => {
    expect(wholeWords('a , b', { start: 1, end: 4 })).toBeNull();
    expect(wholeWords('', { start: 0, end: 9 })).toBeNull();
  });

  it('of other programs, and hostile ones, are taken as they are', () => {
    const text = marked(poor).text;
    const at = (exact: string, prefix?: string, suffix?: string): Selectors => ({
      quote: { type: 'TextQuoteSelector', exact, prefix, suffix },
      position: null,
    });
    const anchor = anchorIn(text);
    // 32 characters on each side, cut within words.
    expect(
      anchor(
        at(
          '412 hộ',
          'uối năm 2023 huyện Tân Hòa còn '.padStart(32, 'c'),
          ' nghèo, giảm 85 hộ so với năm trư'.slice(0, 32),
        ),
      ),
    ).toMatchObject({
      state: 'anchored',
    });
    for (const bare of ['412 hộ', '412', '', ' ', '.', '((((', 'hộ'])
      expect(anchor(at(bare)), bare).toMatchObject({ state: 'orphan' });
    expect(
      anchor({ quote: at('412').quote, position: { type: 'TextPositionSelector', start: 1e9, end: 1e10 } })
        .state,
    ).toBe('orphan');
  });

  it('stored by earlier versions are found as they were', () => {
    const { text, later, stored } = JSON.parse(
      readFileSync(new URL('../../fixtures/annotations/selectors.json', import.meta.url), 'utf8'),
    ) as {
      text: string;
      later: string;
      stored: { subject: AnchorSubject; selectors: Selectors; now: string; later: string }[];
    };
    expect(stored.length).toBeGreaterThan(4);
    for (const { subject, selectors, ...said } of stored)
      for (const [when, page] of [
        ['now', text],
        ['later', later],
      ] as const) {
        const found = anchorIn(page, figuresOf(page))(selectors, subject);
        const shown =
          found.state === 'orphan' ? 'orphan' : `${found.state}: ${page.slice(found.start, found.end)}`;
        expect(shown, `${when}: ${selectors.quote.exact}`).toBe(said[when]);
      }
  });
});
