import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDates } from '../../../lib/text/dates.ts';
import { fold, normalise, phraseKey, wordKey } from '../../../lib/text/normalise.ts';
import { readText } from '../../../lib/text/sentences.ts';
import { tokenise } from '../../../lib/text/tokens.ts';
import { articleOf } from '../article.ts';

describe('normalise', () => {
  it.each([
    ['Hộ nghèo giảm', 'Hộ nghèo giảm'],
    ['Hộ nghèo giảm'.normalize('NFD'), 'Hộ nghèo giảm'],
    ['74\u00a0%', '74 %'],
    ['2021 – 2025', '2021 - 2025'],
    ['lao\u00adđộng', 'laođộng'],
    ['ngân_sách', 'ngân sách'],
    ['Ðồng Nai', 'Đồng Nai'],
    ['\u200bgiảm\u200b 5%', 'giảm 5%'],
  ])('%j → %j', (given, expected) => expect(normalise(given).text).toBe(expected));

  it('leads every offset back to the character it came from', () => {
    const given = `Tỷ lệ hộ nghèo còn\u00a0\u200b${'2,5 %'} – giảm`.normalize('NFD');
    const { text, toOriginal } = normalise(given);
    for (let i = 0; i < text.length; i++) {
      const rest = given
        .slice(toOriginal(i))
        .normalize('NFC')
        .replace(/[\u200b]/g, '');
      const first = text[i] === ' ' ? /^[ \u00a0]/ : text[i] === '-' ? /^[-–]/ : null;
      if (first) expect(rest).toMatch(first);
      else expect(rest.startsWith(text[i] as string)).toBe(true);
    }
    expect(toOriginal(text.length)).toBe(given.length);
  });

  it('takes any string, in growing offsets', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (given) => {
        const { text, toOriginal } = normalise(given);
        let last = 0;
        for (let i = 0; i <= text.length; i++) {
          const at = toOriginal(i);
          expect(at).toBeGreaterThanOrEqual(last);
          expect(at).toBeLessThanOrEqual(given.length);
          last = at;
        }
      }),
    );
  });
});

describe('keys', () => {
  it.each([
    ['hoà', 'hòa'],
    ['Thuỷ', 'thủy'],
    ['tỉ', 'tỷ'],
    ['kĩ', 'kỹ'],
  ])('%s and %s are one word', (a, b) => expect(wordKey(a)).toBe(wordKey(b)));
  it.each([
    ['hoàn', 'hòan'],
    ['quy', 'quý'],
    ['nghèo', 'nghẽo'],
  ])('%s and %s stay two', (a, b) => expect(wordKey(a)).not.toBe(wordKey(b)));
  it('folds phrases', () => {
    expect(phraseKey('Tỉ  lệ hộ nghèo')).toBe('tỷ lệ hộ nghèo');
    expect(fold('Sở LĐ-TB&XH Đồng Nai, 5%')).toBe('so ld tb xh dong nai 5%');
  });
});

describe('tokenise', () => {
  it.each([
    ['giảm 1.110 hộ.', ['giảm', '1.110', 'hộ', '.']],
    ['38km, H5N1 và 24.761,596 tỷ', ['38', 'km', ',', 'H5N1', 'và', '24.761,596', 'tỷ']],
    ['H’Yim (45)', ['H’Yim', '(', '45', ')']],
    ['5/6 chỉ tiêu', ['5', '/', '6', 'chỉ', 'tiêu']],
  ])('%j', (text, words) => expect(tokenise(text).map((t) => t.text)).toEqual(words));
});

describe('sentences', () => {
  it.each([
    ['Tỉnh có 5 xã. Huyện có 2 xã.', 2],
    ['UBND TP. Tân An họp. Kết quả đạt 5%.', 2],
    ['Ông T. Nguyễn nói gì?', 1],
    ['Giảm 1.110 hộ; tăng 2.5 lần so với năm 2020.', 1],
    ['“Đạt 5%. Vượt kế hoạch.” Bà Lan nói.', 3],
    ['', 0],
  ])('%j has %i', (text, count) => expect(readText(articleOf(text)).sentences).toHaveLength(count));

  it('numbers quotations and closes an open one with its paragraph', () => {
    const doc = readText(articleOf('“Năm nay đạt 5%”, bà Lan nói.\n“Chưa đóng ngoặc\nĐoạn sau'));
    const of = (word: string) => doc.quotation[doc.tokens.findIndex((t) => t.text === word)];
    expect(of('nay')).toBe(0);
    expect(of('Lan')).toBe(-1);
    expect(of('ngoặc')).toBe(1);
    expect(of('sau')).toBe(-1);
  });
});

describe('dates', () => {
  it.each([
    ['năm 2023', 'year'],
    ['giai đoạn 2021 - 2025', 'years'],
    ['quý III/2024', 'quarter'],
    ['tháng 5 năm 2024', 'month'],
    ['6 tháng đầu năm 2024', 'months'],
    ['sáu tháng cuối năm', 'months'],
    ['ngày 17.4', 'day'],
    ['sáng 18/4', 'day'],
    ['30/4/2025', 'day'],
    ['từ ngày 10 - 16.5', 'days'],
    ['14 giờ 30 phút', 'time'],
    ['năm ngoái', 'relativeYear'],
    ['năm trước đó', 'relativeYear'],
    ['quý tư năm 2022', 'quarter'],
    ['Q2/2022', 'quarter'],
    ['T9/2022', 'month'],
    ['tháng vừa qua', 'month'],
    ['tuần trước', 'days'],
    ['tuần qua', 'someYears'],
    ['48 giờ qua', 'now'],
    ['nửa cuối năm 2022', 'months'],
    ['nửa năm đầu', 'months'],
    ['ba quý đầu năm', 'months'],
    ['tháng 7-9/2022', 'months'],
    ['tháng 7, 8 và 9/2022', 'months'],
    ['tháng 7 đến 9/2022', 'months'],
    ['tháng 11/2021 đến hết tháng 2/2022', 'months'],
    ['quý III/2021 - quý I/2022', 'months'],
    ['16/8/2021 đến 15/8/2022', 'days'],
    ['hôm qua (7/9)', 'day'],
    ['tính đến 31/10', 'day'],
    // What it dates, if anything, is weighed with what is around it.
    ['thời hạn 3 tháng trở lên', 'length'],
    ['thu ngân sách 9 tháng của tỉnh', 'length'],
  ])('%s is %s', (text, kind) => expect(findDates(tokenise(text)).map((d) => d.date.kind)).toEqual([kind]));
  it.each([
    'những năm tới',
    'so với tháng trước',
    'hai tháng trước',
    'nửa đầu năm học',
    'Q3, TP HCM',
    'ba năm sau',
    '5/6 chỉ tiêu',
    'từ 3/6 đến 5/6 chỉ tiêu',
    'trẻ 6 tháng tuổi',
    '2,5 triệu',
    'Nghị định 07/2021/NĐ-CP',
    'Nghị quyết số 57/2024/QH15',
  ])('%s is no date', (text) => expect(findDates(tokenise(text))).toEqual([]));
});
