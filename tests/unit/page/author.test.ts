import { describe, expect, it } from 'vitest';
import { bylineIn, isGenericAuthor } from '../../../lib/page/author.ts';

describe('bylineIn', () => {
  it.each([
    ['HẢI VÂN', false, 'HẢI VÂN'],
    ['T.SỸ', false, 'T.SỸ'],
    ['Minh Trâm', true, 'Minh Trâm'],
    ['Minh Trâm', false, 'Minh Trâm'],
    ['Bài và ảnh: Minh Anh - Thu Hà', false, 'Minh Anh - Thu Hà'],
    ['Tác giả: Trang Lê', false, 'Trang Lê'],
    ['(HẢI VÂN)', true, 'HẢI VÂN'],
    ['HẢI VÂN'.normalize('NFD'), false, 'HẢI VÂN'],
    ['PV', true, null],
    ['TTXVN', true, null],
    ['Theo TTXVN', false, null],
    ['Nguồn: Cục Thống kê', false, null],
    ['Báo Dân sinh', true, null],
  ])('%s (set off: %s) names %s', (line, setOff, author) => {
    expect(bylineIn(line, setOff, ['Báo Dân sinh'])).toEqual({ author });
  });

  it.each([
    'Hội nghị kết thúc lúc 17 giờ.',
    'Tỷ lệ hộ nghèo giảm còn 2,15%',
    'Xin cảm ơn ông!',
    'Các địa phương phấn đấu hoàn thành kế hoạch',
    'Theo báo cáo của Sở, toàn tỉnh còn 4.310 hộ nghèo.',
    '',
    'A'.repeat(5000),
    'tin, '.repeat(2000),
  ])('%.40s is none', (line) => {
    expect(bylineIn(line, false, [])).toBeNull();
  });
});

it.each([
  ['baochinhphu.vn', true],
  ['Báo Dân trí', true],
  ['admin', true],
  ['Ban Biên tập', true],
  ['Nhóm PV', true],
  ['https://facebook.com/x', true],
  ['', true],
  ['Hải Vân', false],
  ['Ban Mai', false],
])('%s as an office: %s', (name, generic) => {
  expect(isGenericAuthor(name, [])).toBe(generic);
});
