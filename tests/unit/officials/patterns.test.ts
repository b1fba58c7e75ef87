import { describe, expect, it } from 'vitest';
import { readOfficials } from '../../../lib/officials/index.ts';
import { articleOf } from './support.ts';

/** `name: title | organisation; title | organisation` of every official in one paragraph. */
function read(paragraph: string): string[] {
  return readOfficials(articleOf(['Tin trong tỉnh', paragraph])).map(
    (o) =>
      `${o.name}: ${o.positions.map((p) => [p.title, p.organisation ?? ''].join(' | ').trim()).join('; ')}`,
  );
}

const patterns: Record<string, [string, string[]][]> = {
  'title, organisation, name without a mark': [
    ['Phó Chủ tịch UBND tỉnh Tô Minh Khuê dự lễ.', ['Tô Minh Khuê: Phó Chủ tịch | UBND tỉnh']],
    ['Thứ trưởng Bộ Nội vụ Đỗ Thị Ngân ghi nhận.', ['Đỗ Thị Ngân: Thứ trưởng | Bộ Nội vụ']],
    ['Giám đốc Sở Y tế Cần Thơ Phùng Văn Lợi báo cáo.', ['Phùng Văn Lợi: Giám đốc | Sở Y tế Cần Thơ']],
    [
      'Chủ nhiệm Ủy ban Kinh tế của Quốc hội Võ Thanh Trí trình bày.',
      ['Võ Thanh Trí: Chủ nhiệm | Ủy ban Kinh tế của Quốc hội'],
    ],
    ['Chủ tịch UBND huyện Bình Khê Thái Văn Đoan nói.', ['Thái Văn Đoan: Chủ tịch | UBND huyện Bình Khê']],
    ['Chủ tịch UBND xã Lò Văn Quyền cho biết.', ['Lò Văn Quyền: Chủ tịch | UBND xã']],
    ['Bộ trưởng Phan Đăng Khoa trả lời.', ['Phan Đăng Khoa: Bộ trưởng |']],
    [
      'Cục trưởng Cục Quản lý thị trường Lương Đình Báo chủ trì.',
      ['Lương Đình Báo: Cục trưởng | Cục Quản lý thị trường'],
    ],
  ],
  'name, dash, title': [
    [
      'Theo bà Mai Thị Quế – GĐ Sở LĐ-TB&XH tỉnh An Bình, năm qua có tiến bộ.',
      ['Mai Thị Quế: Giám đốc | Sở Lao động - Thương binh và Xã hội tỉnh An Bình'],
    ],
    [
      'Ông Hồ Tấn Lập - Phó Giám đốc Công an tỉnh kiêm Thủ trưởng Cơ quan Cảnh sát điều tra.',
      ['Hồ Tấn Lập: Phó Giám đốc | Công an tỉnh; Thủ trưởng | Cơ quan Cảnh sát điều tra'],
    ],
    ['Đ/c Lê Văn Chuẩn - PCT UBND huyện.', ['Lê Văn Chuẩn: Phó Chủ tịch | UBND huyện']],
  ],
  'name, comma, titles': [
    ['Ông Lê Văn Phận, Phó Giám đốc Sở Y tế, cho biết.', ['Lê Văn Phận: Phó Giám đốc | Sở Y tế']],
    [
      'Đồng chí Bùi Thị Sen, Ủy viên Ban Thường vụ Tỉnh ủy, Phó Chủ tịch Thường trực HĐND tỉnh chủ trì.',
      ['Bùi Thị Sen: Ủy viên Ban Thường vụ | Tỉnh ủy; Phó Chủ tịch Thường trực | HĐND tỉnh'],
    ],
    [
      'bà Tạ Thị Lê, Vụ trưởng Vụ Việc làm, Bộ Nội vụ, nói.',
      ['Tạ Thị Lê: Vụ trưởng | Vụ Việc làm, Bộ Nội vụ'],
    ],
    [
      'Đồng chí Thò Mí Sính, sinh năm 1988, dân tộc Mông, Bí thư Chi bộ thôn Suối Mây.',
      ['Thò Mí Sính: Bí thư | Chi bộ thôn Suối Mây'],
    ],
  ],
  'brackets, links and appositions': [
    ['Ông Phan Văn Mười (Chủ tịch UBND xã) cho hay.', ['Phan Văn Mười: Chủ tịch | UBND xã']],
    [
      'Ông Trần Văn Bê (SN 1975, Trưởng phòng Nội vụ huyện Bình Khê) cho hay.',
      ['Trần Văn Bê: Trưởng phòng | Nội vụ huyện Bình Khê'],
    ],
    [
      'Ông Lê Văn Cư (bìa phải), Phó Chủ tịch Hội Nông dân tỉnh, trao quà.',
      ['Lê Văn Cư: Phó Chủ tịch | Hội Nông dân tỉnh'],
    ],
    ['Ông Võ Văn Chín là Bí thư Đảng ủy xã Bình Hòa.', ['Võ Văn Chín: Bí thư | Đảng ủy xã Bình Hòa']],
    [
      'Bổ nhiệm ông Trần Văn Mẫn giữ chức Phó Giám đốc Sở Nội vụ.',
      ['Trần Văn Mẫn: Phó Giám đốc | Sở Nội vụ'],
    ],
    [
      'Phó trưởng đoàn ĐBQH tỉnh, ông Trịnh Du Miên cho rằng.',
      ['Trịnh Du Miên: Phó Trưởng đoàn | Đại biểu Quốc hội tỉnh'],
    ],
    ['Đại biểu Đào Thị Nga (đoàn Hải Dương) nói.', ['Đào Thị Nga: Đại biểu | đoàn Hải Dương']],
  ],
  'title, dash, name': [
    ['Phó Chủ tịch UBND tỉnh - Tô Minh Khuê phát biểu.', ['Tô Minh Khuê: Phó Chủ tịch | UBND tỉnh']],
    [
      'Giám đốc Sở Lao động - Thương binh và Xã hội - Mai Thị Quế khai mạc.',
      ['Mai Thị Quế: Giám đốc | Sở Lao động - Thương binh và Xã hội'],
    ],
    [
      'Chủ tịch Hội Cựu chiến binh xã Long Trạch - ông Đoàn Văn Tư.',
      ['Đoàn Văn Tư: Chủ tịch | Hội Cựu chiến binh xã Long Trạch'],
    ],
  ],
  'several persons': [
    [
      'Các đồng chí: Trần Văn Bình, Bí thư Huyện ủy, Chủ tịch HĐND huyện; Lê Thị Cúc, Phó Bí thư Huyện ủy dự.',
      ['Trần Văn Bình: Bí thư | Huyện ủy; Chủ tịch | HĐND huyện', 'Lê Thị Cúc: Phó Bí thư | Huyện ủy'],
    ],
    [
      'Có các Phó Chủ tịch UBND tỉnh Ngô Văn An, Trần Thị Bích và Lê Hoàng Cương.',
      [
        'Ngô Văn An: Phó Chủ tịch | UBND tỉnh',
        'Trần Thị Bích: Phó Chủ tịch | UBND tỉnh',
        'Lê Hoàng Cương: Phó Chủ tịch | UBND tỉnh',
      ],
    ],
    [
      'Bí thư Huyện ủy Ngô Văn Lãm, Chủ tịch UBND huyện Lê Văn Tùng nhấn mạnh.',
      ['Ngô Văn Lãm: Bí thư | Huyện ủy', 'Lê Văn Tùng: Chủ tịch | UBND huyện'],
    ],
    [
      'Bà Trần Thị Hoa, Giám đốc Trung tâm Dịch vụ việc làm tỉnh, bà Lê Thị Bé, Phó Giám đốc.',
      [
        'Trần Thị Hoa: Giám đốc | Trung tâm Dịch vụ việc làm tỉnh',
        'Lê Thị Bé: Phó Giám đốc | Trung tâm Dịch vụ việc làm tỉnh',
      ],
    ],
    [
      'Thừa ủy quyền của Thủ tướng, Bộ trưởng Bộ Nội vụ Đặng Thị Trà trình bày.',
      ['Đặng Thị Trà: Bộ trưởng | Bộ Nội vụ'],
    ],
  ],
  'stacked posts': [
    [
      'Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh, Trưởng đoàn ĐBQH tỉnh Lê Văn Phúc chủ trì.',
      ['Lê Văn Phúc: Bí thư | Tỉnh ủy; Chủ tịch | HĐND tỉnh; Trưởng đoàn | Đại biểu Quốc hội tỉnh'],
    ],
    [
      'Bộ trưởng – Chủ nhiệm Văn phòng Chính phủ Mai Tiến Lộc truyền đạt.',
      ['Mai Tiến Lộc: Bộ trưởng |; Chủ nhiệm | Văn phòng Chính phủ'],
    ],
  ],
  'names of minorities and from abroad': [
    ['Bà H’Len Kđoh, Phó Chủ tịch UBND tỉnh Đắk Lắk, nói.', ['H’Len Kđoh: Phó Chủ tịch | UBND tỉnh Đắk Lắk']],
    ['Ông Y Bhim Niê Kđăm, Bí thư Huyện ủy, dự.', ['Y Bhim Niê Kđăm: Bí thư | Huyện ủy']],
    [
      'Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc Hầu A Sính nói.',
      ['Hầu A Sính: Bộ trưởng |; Chủ nhiệm | Ủy ban Dân tộc'],
    ],
    ['Sau tuyên bố của Tổng thống Mỹ, John Whitfield.', ['John Whitfield: Tổng thống | Mỹ']],
    ['Thủ tướng Nhật Bản Kenta Morishima thăm Việt Nam.', ['Kenta Morishima: Thủ tướng | Nhật Bản']],
  ],
  capitals: [
    [
      'PHÓ CHỦ TỊCH UBND TỈNH TÔ MINH KHUÊ PHÁT BIỂU TẠI HỘI NGHỊ',
      ['Tô Minh Khuê: Phó Chủ tịch | UBND TỈNH'],
    ],
  ],
};

for (const [name, rows] of Object.entries(patterns))
  describe(name, () => {
    it.each(rows)('%s', (text, expected) => expect(read(text)).toEqual(expected));
  });

describe('not officials', () => {
  it.each([
    'Bà Rịa - Vũng Tàu đón 3 triệu lượt khách.',
    'Đường Ông Ích Khiêm được mở rộng.',
    'Chủ tịch Hồ Chí Minh từng về thăm.',
    'Bà mẹ Việt Nam Anh hùng Lê Thị Gấm.',
    'Ông Trần Văn Năm, Giám đốc Công ty TNHH Minh Phát, cho biết.',
    'Ông Trần Văn Sáu, Giám đốc HTX Nông nghiệp An Phú, nói.',
    'Chủ tịch Hội đồng quản trị Công ty Cổ phần Hải Sơn Trần Văn Dõng.',
    'Ông Trần Văn Chín, Giám đốc Đại lý thuế An Khang, cho biết.',
    'Ông Trần Văn Chín, Trưởng Văn phòng công chứng An Khang, cho biết.',
    'Bà Lê Thị Mười, Giám đốc Nhà xe Phương Đông, nói.',
    'Bà Lê Thị Mười, Giám đốc Liên hiệp HTX Nông sản An Phú, nói.',
    'Bà Lê Thị Mười, Giám đốc Quỹ tín dụng nhân dân An Phú, nói.',
    'Ông Hoàng Văn Bảy, nông dân xã Tân Thành.',
    'Chị Lê Thị Hà (45 tuổi) ở khu phố 2.',
    'Hiệu trưởng Trường THPT Lê Quý Đôn cho biết.',
    'Giám đốc Bệnh viện Nguyễn Đình Chiểu phát biểu.',
    'Chủ tịch UBND huyện Trần Văn Thời cho biết.',
    'Chủ tịch UBND phường Hà Cầu cho biết.',
    'Quang cảnh lễ phát động. Ảnh: Trần Văn Nam',
    'Hòa thượng Thích Minh Ngộ, Trưởng Ban Trị sự Giáo hội tỉnh.',
    'Bà Ingrid Halvorsen, Giám đốc Ban Phát triển đô thị khu vực.',
    'PHA LÊ',
  ])('%s', (text) => expect(read(text)).toEqual([]));

  it('leaves bylines out', () => {
    const article = articleOf(['Tin', 'Tỉnh có 5 xã.', 'Chủ tịch Trần Văn Nam']);
    const byline = article.blocks[2];
    if (byline !== undefined) byline.kind = 'byline';
    expect(readOfficials(article)).toEqual([]);
  });
});

describe('fields', () => {
  const one = (text: string, over = {}) => readOfficials(articleOf(['Tin', text], over))[0];

  it('keeps rank and honorific', () => {
    expect(one('Đồng chí Đại tá Bùi Văn Dư, Giám đốc Công an tỉnh')).toMatchObject({
      honorific: 'đồng chí',
      rank: 'Đại tá',
    });
    expect(one('PGS.TS Doãn Ngọc Em, nguyên Viện trưởng')).toMatchObject({ rank: 'PGS.TS' });
    expect(one('BS.CKII Ngô Trung Hiếu – Giám đốc Trung tâm Y tế quận')).toMatchObject({ rank: 'BS.CKII' });
  });

  it('tells former and acting posts', () => {
    expect(one('Ông Ngô Văn Tám, nguyên Chủ tịch UBND xã Tân Lập, kể.')?.positions[0]).toMatchObject({
      former: true,
      acting: false,
    });
    expect(one('cựu Chủ tịch UBND tỉnh Ngô Chiến Công')?.positions[0]).toMatchObject({ former: true });
    expect(one('Quyền Giám đốc Sở Tài chính Lê Thị Lan nói.')?.positions[0]).toMatchObject({
      former: false,
      acting: true,
    });
  });

  it('prints the post as written and writes it out in title and organisation', () => {
    expect(one('Bà Mai Thị Quế – PGĐ Sở NN&PTNT nói.')?.positions[0]).toMatchObject({
      text: 'PGĐ Sở NN&PTNT',
      title: 'Phó Giám đốc',
      organisation: 'Sở Nông nghiệp và Phát triển nông thôn',
    });
  });

  it('takes the province from the post, else marks it as inferred', () => {
    expect(one('Giám đốc Sở Y tế tỉnh Long An Lê Văn Tánh nói.')?.positions[0]).toMatchObject({
      place: 'Long An',
      placeInferred: false,
    });
    expect(one('Chủ tịch UBND tỉnh Lê Văn Tánh nói.', { place: 'Long An' })?.positions[0]).toMatchObject({
      place: 'Long An',
      placeInferred: true,
    });
    expect(one('Bộ trưởng Bộ Y tế Lê Văn Tánh nói.', { place: 'Long An' })?.positions[0]).toMatchObject({
      place: null,
    });
  });

  it('does not take a commune for the province of its name', () => {
    expect(
      one('Bí thư Đảng ủy phường Long An Lê Văn Tánh nói.', { place: 'Tây Ninh' })?.positions[0],
    ).toMatchObject({ place: 'Tây Ninh', placeInferred: true });
  });

  it('dates a post by the article', () => {
    expect(
      one('Chủ tịch UBND tỉnh Lê Văn Tánh nói.', { publishedAt: '2024-02-03' })?.positions[0]?.asOf,
    ).toBe('2024-02-03');
  });
});
