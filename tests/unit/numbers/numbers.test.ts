import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hedgeBounds, lastStep } from '../../../lib/numbers/hedges.ts';
import { readDigitNumber, readDigits, readWordNumber } from '../../../lib/numbers/numerals.ts';
import { readQuantities } from '../../../lib/numbers/quantities.ts';
import { findDates } from '../../../lib/text/dates.ts';
import { normalise } from '../../../lib/text/normalise.ts';
import { tokenise } from '../../../lib/text/tokens.ts';

const quantities = (text: string) => {
  const tokens = tokenise(normalise(text).text);
  return readQuantities(tokens, findDates(tokens));
};

describe('digits and separators', () => {
  it.each([
    ['1.110', 1110],
    ['33,5', 33.5],
    ['5.71', 5.71],
    ['24.761,596', 24761.596],
    ['1,234,567.8', 1234567.8],
    ['12.221.000', 12221000],
    ['0,97', 0.97],
    ['0.125', 0.125],
    ['04', 4],
    ['674,573', 674.573],
  ])('%s is %d', (text, value) => expect(readDigits(text).value).toBe(value));
  it.each(['13.7000', '1.386.5', '1,23.45,6'])('%s is malformed', (text) =>
    expect(readDigits(text).reading).toBe('malformed'),
  );
  it('keeps the second reading of one dot and three digits', () =>
    expect(readDigits('1.386')).toMatchObject({ value: 1386, alternative: 1.386 }));
  it('keeps the second reading of one comma and three digits', () =>
    expect(readDigits('12,345')).toMatchObject({ value: 12.345, alternative: 12345 }));

  it.each([
    ['1 tỷ 850 triệu', 1.85e9],
    ['3,5 nghìn tỷ', 3.5e12],
    ['2 tỷ rưỡi', 2.5e9],
    ['1 960', 1960],
    ['6 triệu 325 nghìn', 6325000],
    ['5 vạn', 50000],
    ['1 triệu 865 nghìn', 1865000],
  ])('%s is %d', (text, value) => expect(readDigitNumber(tokenise(text), 0)?.value).toBe(value));

  it('reads back what Vietnamese formatting writes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999 }),
        fc.integer({ min: 0, max: 99 }),
        (whole, cents) => {
          const value = Number(`${whole}.${String(cents).padStart(2, '0')}`);
          const text = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 }).format(value);
          // Up to 9999 Intl may leave out the dot; a group of three alone is thousands by rule.
          expect(readDigits(text).value).toBe(value);
        },
      ),
    );
  });
});

describe('a mark that can be read both ways', () => {
  const readings = (text: string) => quantities(text).map((q) => [q.value, q.alternative]);
  it.each<[string, (number | null)[][]]>([
    // What is counted is whole; what is measured may be broken.
    ['thu hút 2,500 lao động', [[2500, null]]],
    ['trồng 674,573 ha', [[674.573, null]]],
    ['từ 2,500 đến 3,000 lao động', [[2500, null]]],
    ['có 1.386 người', [[1386, null]]],
    ['chi 1.386 tỷ đồng', [[1.386e12, null]]],
    ['vốn 1.386 triệu USD', [[1.386e9, null]]],
    // More dollars than the country has: the dot is decimal, as in the English copy.
    ['vốn 1.386 tỷ USD', [[1.386e9, 1.386e12]]],
    ['vốn 12.386 tỷ USD', [[12.386e9, 12.386e12]]],
    ['dân số 1.386 triệu người', [[1.386e6, 1.386e9]]],
    ['đón 1.250 triệu lượt khách', [[1.25e6, 1.25e9]]],
    // The article's own habit.
    [
      'tăng 7,5%; nuôi 1.250 triệu con',
      [
        [7.5, null],
        [1.25e9, 1.25e6],
      ],
    ],
    [
      'vốn 1,234,567 USD, thu 5.71 triệu USD và 1.386 triệu USD',
      [
        [1234567, null],
        [5.71e6, null],
        [1.386e6, null],
      ],
    ],
    [
      'vốn 1,234,567 USD, chi 12,500 USD',
      [
        [1234567, null],
        [12500, null],
      ],
    ],
    ['chi 12,500 tỷ đồng', [[12.5e9, null]]],
    ['còn 1.386%', [[1.386, 1386]]],
    ['tăng 1.200%', [[1200, 1.2]]],
  ])('%s → %j', (text, expected) => expect(readings(text)).toEqual(expected));
});

describe('number words', () => {
  it.each([
    ['hai mươi lăm', 25],
    ['bốn mươi tư', 44],
    ['ba mươi mốt', 31],
    ['một trăm linh năm', 105],
    ['một nghìn hai trăm', 1200],
    ['hai triệu rưỡi', 2500000],
    ['ba vạn', 30000],
    ['sáu mươi nhăm', 65],
    ['năm phẩy hai', 5.2],
    ['một triệu hai', 1200000],
    ['chín tỷ', 9e9],
  ])('%s is %d', (text, value) => expect(readWordNumber(tokenise(text), 0)?.value).toBe(value));
  it.each(['năm 2023', 'tỷ lệ', 'nghìn'])('%s is none', (text) =>
    expect(readWordNumber(tokenise(text), 0)).toBeNull(),
  );
});

describe('quantities', () => {
  it.each([
    ['còn 1.110 hộ nghèo', 1110, 'hộ'],
    ['đạt 74 %', 74, '%'],
    ['chi 12 tỷ 350 triệu đồng', 12_350_000_000, 'đồng'],
    ['khoảng 4,7 tỷ', 4.7e9, 'đồng'],
    ['thu nhập 94 triệu đồng/người/năm', 94e6, 'đồng/người/năm'],
    ['12,5 bác sĩ/vạn dân', 12.5, 'bác sĩ/10.000 dân'],
    ['rộng 6.500 m 2.', 6500, 'm²'],
    ['dài 38km', 38, 'km'],
    ['hai xã về đích', 2, 'xã'],
    ['giảm 1,2 điểm phần trăm', 1.2, 'điểm %'],
    ['bội chi 4,6% GDP', 4.6, '% GDP'],
    ['3 triệu học sinh, sinh viên', 3e6, 'học sinh, sinh viên'],
    ['có 107 thợ lặn tham gia', 107, 'thợ lặn'],
    ['640 nghìn/người/tháng', 640_000, 'đồng/người/tháng'],
    ['5/6 chỉ tiêu', 5, 'chỉ tiêu'],
    ['gấp 2,5 lần', 2.5, 'lần'],
    ['đoạt 3 HCV', 3, 'HCV'],
    ['cử 12 VĐV dự giải', 12, 'VĐV'],
    ['tặng quà 40 NLĐ', 40, 'NLĐ'],
    ['bầu 7 đ/c vào ban chấp hành', 7, 'đồng chí'],
    ['tặng 85 “Nhà tình nghĩa” cho hộ nghèo', 85, 'nhà tình nghĩa'],
    ['hỗ trợ 1.230 lượt hộ', 1230, 'lượt hộ'],
    ['bố trí 36 điểm thi', 36, 'điểm thi'],
    ['tin nhắn dài 160 ký tự', 160, 'ký tự'],
    ['mỗi con nặng 2 ký', 2, 'kg'],
    ['mua 15 bông dao động theo ngày', 15, 'bông'],
    ['niêm yết 9 mã năm 2023', 9, 'mã'],
    ['kiểm tra 14 xưởng trong tháng', 14, 'xưởng'],
    ['đưa 2000 lao động đi nước ngoài', 2000, 'lao động'],
    ['chiếm 1/3 dân số', 1, null],
    ['tổng số ngày nghỉ ốm là 12.400 ngày', 12_400, 'ngày'],
    ['đã thu 3.100 tỷ trong quý', 3.1e12, 'đồng'],
    ['vận động 450 tỷ ủng hộ bà con', 450e9, 'đồng'],
    ['tỷ lệ chọi là 1 chọi 2,4', 2.4, 'chọi'],
    ['bé trai (-2,6%)', 2.6, '%'],
  ])('%s → %d %s', (text, value, unit) => {
    expect(quantities(text)).toMatchObject([{ value, unit }]);
  });

  it.each([
    ['giá vàng 2.410 USD/ounce', 'USD/ounce'],
    ['giá rau 12.000 đồng/bó', 'đồng/bó'],
    ['giá cá 70.000 đồng/rổ', 'đồng/rổ'],
    ['vốn 6,4 tỷ đồng/doanh nghiệp', 'đồng/doanh nghiệp'],
    ['giá dầu 81 USD một thùng', 'USD/thùng'],
    ['giá điện 1.984 đồng mỗi kWh', 'đồng/kWh'],
    ['vé 50.000 đồng/lượt, giảm', 'đồng/lượt'],
    ['phí 30.000 đồng/lần', 'đồng/lần'],
    ['giá mua 7,1 cent/kWh', 'cent/kWh'],
    ['tốc độ 22,5 km/h', 'km/giờ'],
    ['đóng bao 50 kg/bì', 'kg/bì'],
    ['sĩ số 48 học sinh/lớp', 'học sinh/lớp'],
    ['đón 1,2 triệu lượt/tháng', 'lượt/tháng'],
    ['thuê máy 180 nghìn đồng/2 sào', 'đồng/2 sào'],
    ['tỷ số giới tính 111 trẻ nam/100 trẻ nữ', 'trẻ nam/100 trẻ nữ'],
    ['giá tính phí là 48.000/m3', 'đồng/m³'],
    // A time behind `mỗi` belongs to the sentence; a slash between divisions is an "or"; a verb is no noun.
    ['thu 200 tỷ đồng mỗi năm', 'đồng'],
    ['cả nước có 63 tỉnh/thành phố', 'tỉnh/thành phố'],
    ['có 20 xã/phường', 'xã'],
    ['tặng 5 triệu đồng một cách kín đáo', 'đồng'],
    ['trợ cấp 5 triệu đồng một lần', 'đồng'],
    ['đo được tại Hải Phòng 20 mm', 'mm'],
    ['sản xuất 30 tấn/tổng 50 tấn', 'tấn'],
  ])('%s is measured in %s', (text, unit) => expect(quantities(text)[0]?.unit).toBe(unit));

  it.each<[string, number, number | null]>([
    ['5.120/7.940 xã đạt chuẩn', 5120, 7940],
    ['có 2 trong số 4 thí sinh đến muộn', 2, 4],
    ['20 trên tổng số 27 xã đạt chuẩn', 20, 27],
    ['hơn 120 ha/250 ha lúa nhiễm bệnh', 120, 250],
    ['trả 1,4 triệu sổ/2 triệu sổ', 1.4e6, 2e6],
    ['đạt 12 xã trong 5 năm', 12, null],
  ])('part and whole: %s', (text, value, denominator) =>
    expect(quantities(text)).toMatchObject([{ value, denominator }]),
  );

  it('keeps two sums apart', () => expect(quantities('phạt 2,4 tỷ/2,8 tỷ')).toHaveLength(2));

  it.each<[string, [number, string][]]>([
    [
      'Sạt lở làm 24 người chết (Mường Lát 12, Quan Sơn 07, Bá Thước 05).',
      [
        [24, 'người'],
        [12, 'người'],
        [7, 'người'],
        [5, 'người'],
      ],
    ],
    [
      'Huyện Tân Phú được giao 310 chỉ tiêu, tiếp đến là Định Quán 250, Xuân Lộc 120 và Cẩm Mỹ 90.',
      [
        [310, 'chỉ tiêu'],
        [250, 'chỉ tiêu'],
        [120, 'chỉ tiêu'],
        [90, 'chỉ tiêu'],
      ],
    ],
    [
      'Cả nước có 130 ca mắc, trong đó Hà Nội 60, Lâm Đồng 40, Hải Phòng 30.',
      [
        [130, 'ca'],
        [60, 'ca'],
        [40, 'ca'],
        [30, 'ca'],
      ],
    ],
    [
      'Số thí sinh dự thi tại Hà Nội 12.000, Đà Nẵng 9.000.',
      [
        [12000, 'thí sinh'],
        [9000, 'thí sinh'],
      ],
    ],
    ['Phong trào nâng tổng số hợp tác xã lên 1.320, tăng mạnh.', [[1320, 'hợp tác xã']]],
    ['Số người có thẻ bảo hiểm là 81 triệu.', [[81e6, 'người']]],
    [
      'Số bài dự thi môn Ngữ Văn: 12.450; Môn Toán: 12.390.',
      [
        [12450, 'bài'],
        [12390, 'bài'],
      ],
    ],
    // A sum is money, whatever else is counted in the sentence; numbered things and names count nothing.
    ['Số hộ được vay vốn là 40 tỷ.', [[40e9, 'đồng']]],
    ['Số tài khoản: 10203040.', []],
    ['Tỉnh có 4 khu công nghiệp: Long Phú 1, Long Phú 2, Tân Bình 3.', [[4, 'khu công nghiệp']]],
    ['Trao 30 suất quà ở Quốc lộ 1, Đại lộ 2.', [[30, 'suất']]],
  ])('lends the unit of what is counted: %s', (text, expected) =>
    expect(quantities(text).map((q) => [q.value, q.unit])).toEqual(expected),
  );

  it.each([
    ['từ 4,2% đến 6,8%', 4.2, 6.8],
    ['từ 2 triệu đồng đến 5 triệu đồng', 2e6, 5e6],
    ['từ 2 triệu đồng đến dưới 3 triệu đồng/tháng', 2e6, 3e6],
    ['từ 20.000 - 22.000 lao động', 20000, 22000],
    ['27-27,5%', 27, 27.5],
    ['từ 10 đến 12 xã', 10, 12],
    ['1 - 2 triệu đồng', 1e6, 2e6],
  ])('range %s', (text, value, valueMax) => expect(quantities(text)).toMatchObject([{ value, valueMax }]));

  it.each([
    ['hơn 33%', 'more_than'],
    ['gần 8.700 người', 'nearly'],
    ['khoảng trên 22 tỷ đồng', 'more_than'],
    ['tối thiểu 95% hộ dân', 'at_least'],
    ['không quá 114 trường hợp', 'at_most'],
    ['dưới 4%', 'less_than'],
    ['11% trở lên', 'at_least'],
    ['xấp xỉ 8.000 tấn', 'about'],
    ['đạt 5%', null],
    ['cao hơn 25%', null],
    ['đạt từ 10% trong năm', 'at_least'],
    ['đạt từ 10% đến 12%', null],
    ['đạt ≥ 90%', 'at_least'],
    ['tỷ lệ nghèo < 4%', 'less_than'],
    ['lớn hơn hoặc bằng 90%', 'at_least'],
    ['dài hơn 14 km', 'more_than'],
    ['đê cao hơn 6 m', 'more_than'],
    ['cao hơn 6 m so với đê cũ', null],
    ['bị phạt đến 20 triệu đồng', 'at_most'],
    ['mức phạt lên tới 20 triệu đồng', 'at_most'],
    ['số tiền phạt lên đến 20 triệu đồng', null],
    ['thiệt hại lên đến 20 triệu đồng', null],
  ])('%s is hedged %s', (text, hedge) => expect(quantities(text)[0]?.hedge ?? null).toBe(hedge));

  it('lends the unit of the second to the first of a pair', () => {
    expect(quantities('từ 4,1 lên 4,6% GDP')).toMatchObject([
      { value: 4.1, unit: '% GDP' },
      { value: 4.6, unit: '% GDP' },
    ]);
    expect(quantities('giảm 78 trường hợp bị phạt (712/790)')).toHaveLength(3);
  });
  it('flags one dot and three digits before tỷ USD and keeps both readings', () =>
    expect(quantities('tăng vốn thêm 2.145 tỷ USD')).toMatchObject([
      { value: 2.145e9, alternative: 2.145e12 },
    ]));

  it.each([
    'Nghị định số 07/2021/NĐ-CP ngày 27/01/2021',
    'Quyết định 1719/QĐ-TTg',
    'Nghị quyết 57 và Đề án 06',
    'khóa X, kỳ họp thứ 26',
    'lúc 14 giờ 30 phút ngày 25/7',
    'km 1956+300 trên Quốc lộ 1A',
    'Hotline: 0981 276 789',
    'ông Lê Văn Tám (45 tuổi)',
    'số 12 Lê Lợi, phường 3, quận 5',
    'thắng 2-1',
    'kỷ niệm 77 năm (27/7/1947-27/7/2024)',
    'thương binh 1/4, bệnh binh 2/3',
    'dịch COVID-19, cúm H5N1, mạng 5G',
    'giai đoạn 2021 - 2025',
    'sản phẩm OCOP 4 sao',
    'hàng nghìn hộ, vài chục người',
    'trong năm tỉnh đã thu hút nhiều dự án',
    'mô hình chính quyền 2 cấp',
    'một trong những xã khó khăn',
    'tăng trưởng hai con số',
    'đường dây 500 kV mạch 3',
    'chung kết cự ly 5.000m nữ',
    'gạo 5% tấm của Thái Lan',
    'ngụ số 18/1 tổ 4, ấp 3 xã Tân Hòa',
    'HĐND 2 huyện Phú Lâm, Sơn Hải',
    'công an 34 tỉnh, thành phố',
    'bình quân 1 phụ nữ',
    'cứ 10 hộ thì có 3 hộ nuôi bò',
    'hưởng chế độ 1 lần',
    'hơn một nửa lao động',
    'bắt 5 đồng phạm, đổi 6 đồng tiền',
    'Tổng công ty 45 quản lý khu đất',
    'kênh Ba Tỉnh và xã Tân Lập',
    'quan hệ giữa 2 công ty',
    'số ca mắc/1 triệu dân',
  ])('no figure in: %s', (text) => expect(quantities(text)).toEqual([]));

  it('finds spans inside the text, in order, for any string', () => {
    const alphabet = fc.constantFrom(...'0123456789.,%/ -()hộnămtỷđồnglầntừđếnABC\n'.split(''));
    fc.assert(
      fc.property(fc.array(alphabet, { maxLength: 120 }), (chars) => {
        const text = chars.join('');
        const tokens = tokenise(normalise(text).text);
        let last = 0;
        for (const q of readQuantities(tokens, findDates(tokens))) {
          expect(q.from).toBeGreaterThanOrEqual(last);
          expect(q.to).toBeGreaterThan(q.from);
          expect(q.to).toBeLessThanOrEqual(tokens.length);
          expect(Number.isFinite(q.value)).toBe(true);
          last = q.to;
        }
      }),
    );
  });
});

describe('bounds', () => {
  it.each([
    ['more_than', 33, null, { min: 33, max: null }],
    ['nearly', 31, null, { min: null, max: 31 }],
    ['at_most', 65, null, { min: null, max: 65 }],
    ['about', 5.2, null, { min: 5.1, max: 5.3 }],
    [null, 20, 22, { min: 20, max: 22 }],
  ] as const)('%s %d', (hedge, value, valueMax, expected) => {
    const { min, max } = hedgeBounds(hedge, value, valueMax);
    expect(min === null ? null : Math.round(min * 1000) / 1000).toBe(expected.min);
    expect(max === null ? null : Math.round(max * 1000) / 1000).toBe(expected.max);
  });
  it.each([
    [33, 1],
    [33.5, 0.1],
    [31500, 100],
    [0.97, 0.01],
    [1e12, 1e12],
    [0, 1],
  ])('the last digit of %d stands for %d', (value, step) => expect(lastStep(value)).toBeCloseTo(step));
});
