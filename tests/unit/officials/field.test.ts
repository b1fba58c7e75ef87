/** The field's titles, bodies and ways of naming, one row each: text → officials as `name: title | organisation; …`. */
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../lib/engine.ts';
import { readOfficials } from '../../../lib/officials/index.ts';
import { articleOf } from './support.ts';

function read(...paragraphs: string[]): string[] {
  return readOfficials(articleOf(['Tin trong tỉnh', ...paragraphs])).map(
    (o) =>
      `${o.name}: ${o.positions
        .map(
          (p) =>
            `${p.former ? 'nguyên ' : ''}${p.title}${p.organisation === null ? '' : ` | ${p.organisation}`}`,
        )
        .join('; ')}`,
  );
}

const field: Record<string, [string, ...string[]][]> = {
  'party, centre and province': [
    [
      'UVT.Ư Đảng, Bí thư Tỉnh ủy Bùi Thế Khải dự.',
      'Bùi Thế Khải: Ủy viên Trung ương Đảng; Bí thư | Tỉnh ủy',
    ],
    [
      'Trưởng Ban Chính sách, chiến lược Trung ương Trần Hữu Luân nói.',
      'Trần Hữu Luân: Trưởng Ban | Chính sách, chiến lược Trung ương',
    ],
    ['Bí thư Đảng ủy đặc khu Hòn Mây Lê Quốc Sơn nói.', 'Lê Quốc Sơn: Bí thư | Đảng ủy đặc khu Hòn Mây'],
    [
      'Ông Phan Văn Sử, TUV, Giám đốc Sở Tài chính, nói.',
      'Phan Văn Sử: Tỉnh ủy viên; Giám đốc | Sở Tài chính',
    ],
  ],
  'councils and committees': [
    ['Phó Chủ tịch phụ trách HĐND tỉnh Mai Văn Nhã nói.', 'Mai Văn Nhã: Phó Chủ tịch phụ trách | HĐND tỉnh'],
    ['CT UBND xã Trần Văn Đời cho hay.', 'Trần Văn Đời: Chủ tịch | UBND xã'],
    [
      'Chủ tịch UBND tỉnh Phan Văn Mạnh, Phó Chủ tịch Võ Văn Hoàn dự.',
      'Phan Văn Mạnh: Chủ tịch | UBND tỉnh',
      'Võ Văn Hoàn: Phó Chủ tịch | UBND tỉnh',
    ],
    ['ĐB Hoàng Văn Cường (TP Hà Nội) nói.', 'Hoàng Văn Cường: Đại biểu | TP Hà Nội'],
    [
      'Ông Phạm Văn Cảnh - Phó Bí thư Tỉnh ủy, Trưởng Ban Chỉ đạo 138, nói.',
      'Phạm Văn Cảnh: Phó Bí thư | Tỉnh ủy; Trưởng Ban | Chỉ đạo 138',
    ],
    ['Chủ tịch UBND lâm thời phường 4 Lê Thị Nga nói.', 'Lê Thị Nga: Chủ tịch | UBND lâm thời phường 4'],
    ['Đồng chí Phó Chủ tịch UBND tỉnh Lê Văn Nam dự.', 'Lê Văn Nam: Phó Chủ tịch | UBND tỉnh'],
    ['ĐBQH Trần Thị Thuần (Lâm Đồng) nói.', 'Trần Thị Thuần: Đại biểu Quốc hội | Lâm Đồng'],
  ],
  'departments and institutes': [
    [
      'TP. Lao động - Việc làm Nguyễn Văn Sơn cho biết.',
      'Nguyễn Văn Sơn: Trưởng phòng | Lao động - Việc làm',
    ],
    [
      'Cục trưởng Cục Người có công Đào Ngọc Lợi, Cục trưởng Cục Trẻ em Đặng Hoa Nhân cùng dự.',
      'Đào Ngọc Lợi: Cục trưởng | Cục Người có công',
      'Đặng Hoa Nhân: Cục trưởng | Cục Trẻ em',
    ],
    [
      'Bà Lê Thị Nga, Phó Cục trưởng Cục Bà mẹ và Trẻ em (Bộ Y tế), nói.',
      'Lê Thị Nga: Phó Cục trưởng | Cục Bà mẹ và Trẻ em (Bộ Y tế)',
    ],
    [
      'Giám đốc Quỹ Bảo trợ trẻ em tỉnh Hoàng Văn Tiên nói.',
      'Hoàng Văn Tiên: Giám đốc | Quỹ Bảo trợ trẻ em tỉnh',
    ],
    [
      'Ông Tào Bằng Huân, Phó Cục trưởng Cục Việc làm - Bộ LĐ-TB&XH cho biết.',
      'Tào Bằng Huân: Phó Cục trưởng | Cục Việc làm - Bộ Lao động - Thương binh và Xã hội',
    ],
    [
      'Chủ tịch Công đoàn các KCN tỉnh Huỳnh Văn Dũng nói.',
      'Huỳnh Văn Dũng: Chủ tịch | Công đoàn các KCN tỉnh',
    ],
    ['TP Nội vụ huyện Nguyễn Văn Sơn nói.', 'Nguyễn Văn Sơn: Trưởng phòng | Nội vụ huyện'],
    ['TP Cần Thơ có Nguyễn Văn Sơn dự.'],
    [
      'Viện trưởng Viện Khoa học Lao động và Xã hội Bùi Tôn Hiển nói.',
      'Bùi Tôn Hiển: Viện trưởng | Viện Khoa học Lao động và Xã hội',
    ],
    [
      'Phó Giám đốc Sở VHTT-DL Ngô Tấn Quý dự.',
      'Ngô Tấn Quý: Phó Giám đốc | Sở Văn hóa, Thể thao và Du lịch',
    ],
    ['Trưởng THADS tỉnh Bùi Phú Hưởng dự.', 'Bùi Phú Hưởng: Trưởng Thi hành án dân sự | tỉnh'],
    [
      'Chủ tịch Hội Nạn nhân chất độc da cam/dioxin tỉnh Lê Văn Tư nói.',
      'Lê Văn Tư: Chủ tịch | Hội Nạn nhân chất độc da cam/dioxin tỉnh',
    ],
  ],
  'army and police': [
    ['Thiếu tướng Võ Xuân Dắt, Tư lệnh Quân khu 9 kiểm tra đơn vị.', 'Võ Xuân Dắt: Tư lệnh | Quân khu 9'],
    [
      'Đại tá, TS Lê Văn Kiên, Chỉ huy trưởng Ban Chỉ huy Bộ đội Biên phòng tỉnh.',
      'Lê Văn Kiên: Chỉ huy trưởng | Ban Chỉ huy Bộ đội Biên phòng tỉnh',
    ],
    [
      'Trung tá Phạm Văn Thành - Trưởng phòng Cảnh sát QLHC về TTXH (PC06) nói.',
      'Phạm Văn Thành: Trưởng phòng | Cảnh sát QLHC về TTXH (PC06)',
    ],
  ],
  'villages: their name comes before a person’s': [
    ['Ông Giàng A Chứ, Trưởng bản Háng Đề Chu.', 'Giàng A Chứ: Trưởng bản | Háng Đề Chu'],
    ['Trưởng ấp 3 Nguyễn Văn Tý cho hay.', 'Nguyễn Văn Tý: Trưởng ấp | 3'],
    ['Trưởng thôn Đông Mai Lê Văn Ba nói.', 'Lê Văn Ba: Trưởng thôn | Đông Mai'],
  ],
  'lists that share a title': [
    [
      'Hai Phó Chủ tịch UBND tỉnh là Huỳnh Văn Sơn và Nguyễn Hồng Thanh cùng dự.',
      'Huỳnh Văn Sơn: Phó Chủ tịch | UBND tỉnh',
      'Nguyễn Hồng Thanh: Phó Chủ tịch | UBND tỉnh',
    ],
    [
      'Các Thứ trưởng Bộ Nội vụ: Nguyễn Văn Hối, Vũ Chiến Thắng và Cao Huy dự.',
      'Nguyễn Văn Hối: Thứ trưởng | Bộ Nội vụ',
      'Vũ Chiến Thắng: Thứ trưởng | Bộ Nội vụ',
      'Cao Huy: Thứ trưởng | Bộ Nội vụ',
    ],
    [
      'Có các đồng chí Phó Chủ tịch UBND tỉnh Huỳnh Văn Sơn và Nguyễn Hồng Thanh.',
      'Huỳnh Văn Sơn: Phó Chủ tịch | UBND tỉnh',
      'Nguyễn Hồng Thanh: Phó Chủ tịch | UBND tỉnh',
    ],
  ],
  'appointments and posts left': [
    ['Ông Hồ Văn Mười được bầu làm Bí thư Tỉnh ủy.', 'Hồ Văn Mười: Bí thư | Tỉnh ủy'],
    ['Ông Hồ Văn Mười thôi giữ chức Giám đốc Sở Tư pháp.', 'Hồ Văn Mười: nguyên Giám đốc | Sở Tư pháp'],
    [
      'Bổ nhiệm đồng chí Lê Văn Phước, Trưởng phòng Người có công, giữ chức vụ Phó Giám đốc Sở Nội vụ.',
      'Lê Văn Phước: Trưởng phòng | Người có công; Phó Giám đốc | Sở Nội vụ',
    ],
    [
      'Ông Lê Văn Chín, nguyên là Trưởng phòng Nội vụ huyện, nay là Phó Giám đốc Sở Nội vụ, nói.',
      'Lê Văn Chín: nguyên Trưởng phòng | Nội vụ huyện; Phó Giám đốc | Sở Nội vụ',
    ],
  ],
  'names of minorities, from abroad, in capitals': [
    ['Phó Chủ tịch UBND huyện Ksor H’Bơ Kham dự.', 'Ksor H’Bơ Kham: Phó Chủ tịch | UBND huyện'],
    ['Ông Pơloong Plênh - Bí thư Đảng ủy xã Suối Đá.', 'Pơloong Plênh: Bí thư | Đảng ủy xã Suối Đá'],
    ['Chủ tịch Fed Alan Whitcombe nói.', 'Alan Whitcombe: Chủ tịch | Fed'],
    ['Ông NGUYỄN VĂN ÚT - Chủ tịch UBND tỉnh nói.', 'Nguyễn Văn Út: Chủ tịch | UBND tỉnh'],
  ],
  'nobody in office': [
    ['Đường Nguyễn Văn Linh nối dài 3 km.'],
    ['Trao giải thưởng Trần Hữu Trang cho 5 nghệ sĩ.'],
    ['Khu lưu niệm Thủ tướng Võ Văn Kiệt đón khách.'],
    ['Bà Trần Thị Hà, chủ cơ sở may Hà Phương, cho hay.'],
    ['Chủ tịch Hiệp hội Dệt may Lê Đức Giàu cho biết.'],
    ['Huấn luyện viên trưởng Park Min Ho công bố danh sách.'],
    ['Đội trưởng đội tuyển Trần Quang Hạo ghi bàn.'],
    ['Giám đốc Agribank Chi nhánh Long An Nguyễn Kim Thái.'],
    ['Phóng viên Nguyễn Thị Ngọc ghi nhận.'],
    ['Bài, ảnh: Nguyễn Văn Hạnh'],
  ],
};

for (const [name, rows] of Object.entries(field))
  describe(name, () => {
    it.each(rows)('%s', (text, ...expected) => expect(read(text)).toEqual(expected));
    it.each(rows)('in decomposed letters: %s', (text, ...expected) =>
      expect(read(text.normalize('NFD'))).toEqual(expected),
    );
  });

/** Each figure that has a speaker: `figure ← speaker`. */
function hear(...paragraphs: string[]): string[] {
  const { figures } = readArticle(articleOf(['Tin trong tỉnh', ...paragraphs]));
  return figures.flatMap(({ text, speaker }) => (speaker === null ? [] : [`${text} ← ${speaker}`]));
}

describe('later mentions that speak', () => {
  it.each([
    ['Vị Giám đốc Sở này cho biết có 5 xã.', 'Trần Thị Hoa'],
    ['Giám đốc Sở Nội vụ cho biết có 5 xã.', 'Trần Thị Hoa'],
    ['Đồng chí Giám đốc Sở cho biết có 5 xã.', 'Trần Thị Hoa'],
    ['Bà cho biết thêm, có 5 xã.', 'Trần Thị Hoa'],
    ['Bà Trần Hoa nói có 5 xã.', 'Trần Thị Hoa'],
    ['Lãnh đạo Sở Nội vụ cho biết có 5 xã.', 'Sở Nội vụ'],
  ])('%s', (text, speaker) =>
    expect(hear('Giám đốc Sở Nội vụ Trần Thị Hoa dự.', text)).toEqual([`5 xã ← ${speaker}`]),
  );

  it('do not give her words to him, nor his to her', () => {
    const before = 'Bà Trần Thị Hoa, Giám đốc Sở Nội vụ, và ông Lê Văn Tân, Giám đốc Sở Y tế, dự.';
    expect(hear(before, 'Bà cho biết có 5 xã.', 'Ông cho biết có 7 xã.')).toEqual([
      '5 xã ← Trần Thị Hoa',
      '7 xã ← Lê Văn Tân',
    ]);
    expect(hear('Ông Lê Văn Tân, Giám đốc Sở Y tế, dự.', 'Bà cho biết có 5 xã.')).toEqual([]);
  });

  it('take the office with or without its body’s name', () => {
    expect(hear('Thủ tướng Lê Minh Hưởng dự.', 'Thủ tướng Chính phủ yêu cầu đạt 100%.')).toEqual([
      '100% ← Lê Minh Hưởng',
    ]);
    const two = 'Chủ tịch UBND xã Tân Lập Lê Văn Ba và Chủ tịch UBND xã Tân Hòa Trần Văn Tư dự.';
    expect(hear(two, 'Chủ tịch xã Tân Lập cho biết có 4 hộ.')).toEqual(['4 hộ ← Lê Văn Ba']);
  });
});

it('hears an interview inside one paragraph', () => {
  const text =
    'PV: Thưa ông, kết quả thế nào? Ông Lê Văn Tân, Giám đốc Sở Y tế: Có 12.000 lượt khám. PV: Còn năm tới? Ông Lê Văn Tân: Sẽ có 15.000 lượt.';
  expect(hear(text)).toEqual(['12.000 lượt khám ← Lê Văn Tân', '15.000 lượt ← Lê Văn Tân']);
});
