import { describe, expect, it } from 'vitest';
import { readFigures } from '../../../lib/figures/index.ts';
import { articleOf } from '../article.ts';

/** Figures with their periods, of a paragraph published in May 2024 unless told otherwise. */
const periods = (text: string, publishedAt = '2024-05-20') =>
  readFigures(articleOf(`Kinh tế Long An\n${text}`, { publishedAt })).map((f) => `${f.text} ${f.period}`);

describe('a plan is for the year', () => {
  it.each<[string, string[]]>([
    [
      'Quý I/2024, GRDP của tỉnh tăng 5,1%. Để đạt được tốc độ tăng trưởng 6,7%, các ngành phải nỗ lực.',
      ['5,1% 2024-Q1', '6,7% 2024'],
    ],
    ['4 tháng đầu năm, thu ngân sách đạt 33% dự toán.', ['33% 2024-01..2024-04']],
    ['6 tháng cuối năm, tỉnh phấn đấu thu 9.000 tỷ đồng.', ['9.000 tỷ đồng 2024-07..2024-12']],
    ['Quý II/2024, tỉnh phấn đấu giải ngân 30%.', ['30% 2024-Q2']],
  ])('%s → %j', (text, expected) => expect(periods(text)).toEqual(expected));
});

describe('what a period reaches', () => {
  it.each<[string, string[]]>([
    // The time of what a change began with, of a base or of a plan is not that of the report.
    [
      'Năm 2023, tỷ lệ nghèo giảm từ 37,08% cuối năm 2022 xuống 32,22%, tức giảm 4,86%. Hộ cận nghèo còn 900 hộ.',
      ['37,08% 2022', '32,22% 2023', '4,86% 2023', '900 hộ 2023'],
    ],
    [
      'Đến hết tháng 12/2023, toàn tỉnh có 900 người tham gia, tăng 20 người so với mức cao nhất năm 2022. Số thu cả năm đạt 70 tỷ đồng.',
      ['900 người 2023-end', '20 người 2023-end', '70 tỷ đồng 2023'],
    ],
    [
      '4 tháng đầu năm, thu tiền đất đạt 700 tỷ đồng, chiếm gần 40% thu nội địa và gấp rưỡi dự toán cả năm. Số còn lại là 90 tỷ đồng.',
      ['700 tỷ đồng 2024-01..2024-04', '40% 2024-01..2024-04', '90 tỷ đồng 2024-01..2024-04'],
    ],
    [
      'Xuất khẩu 4 tháng đầu năm tăng 15% so với cùng kỳ và dự báo sẽ đạt chỉ tiêu tăng 7%.',
      ['15% 2024-01..2024-04', '7% 2024'],
    ],
    // Several years sum up what stands with them.
    [
      'Từ năm 2011 đến 2013, nguồn lực là 300 tỷ đồng. Chương trình có 62 xã. Nay thêm 30 xã. Có 12 chợ.',
      ['300 tỷ đồng 2011..2013', '62 xã 2011..2013', '30 xã null', '12 chợ null'],
    ],
    ['Tỉnh trình Đề án sắp xếp xã của tỉnh Bình Định 2024. Theo đó, toàn tỉnh còn 58 xã.', ['58 xã 2024']],
  ])('%s → %j', (text, expected) => expect(periods(text)).toEqual(expected));
});

describe('the time of what a change began with', () => {
  it('dates that value and nothing after it', () =>
    expect(
      periods(
        'Năm 2023, tỷ lệ hộ nghèo giảm từ 37% cuối năm 2022 xuống 32%. Số hộ cận nghèo còn 900 hộ.',
        '2024-01-20',
      ),
    ).toEqual(['37% 2022', '32% 2023', '900 hộ 2023']));
});

describe('what is left of a year', () => {
  it.each<[string, string[]]>([
    [
      'Quý I/2024, GRDP tăng 5,1%. Các quý còn lại phải tăng trung bình 7%.',
      ['5,1% 2024-Q1', '7% 2024-04..2024-12'],
    ],
    [
      '4 tháng đầu năm, thu 900 tỷ đồng. Các tháng còn lại cần thu 2.100 tỷ đồng.',
      ['900 tỷ đồng 2024-01..2024-04', '2.100 tỷ đồng 2024-05..2024-12'],
    ],
    ['Những tháng còn lại của năm 2023, tỉnh cần thu 2.100 tỷ đồng.', ['2.100 tỷ đồng 2023']],
  ])('%s → %j', (text, expected) => expect(periods(text)).toEqual(expected));
});

describe('parts of years and spans of time', () => {
  it.each<[string, string[]]>([
    ['Quý tư năm 2022, xã trồng 35 ha rừng.', ['35 ha 2022-Q4']],
    ['Q2/2022, xã trồng 35 ha rừng.', ['35 ha 2022-Q2']],
    ['Nửa cuối năm 2022, huyện trồng 35 ha rừng.', ['35 ha 2022-07..2022-12']],
    ['Ba quý đầu năm 2022, huyện trồng 35 ha rừng.', ['35 ha 2022-01..2022-09']],
    ['6 tháng đầu năm ngoái, huyện trồng 35 ha rừng.', ['35 ha 2023-01..2023-06']],
    ['Tháng 8 năm ngoái, huyện trồng 35 ha rừng.', ['35 ha 2023-08']],
    ['Tháng 7-9/2022, huyện trồng 35 ha rừng.', ['35 ha 2022-07..2022-09']],
    ['Tháng 7 và 8/2022, huyện trồng 35 ha rừng.', ['35 ha 2022-07..2022-08']],
    ['Từ tháng 11-2/2022, huyện trồng 35 ha rừng.', ['35 ha 2021-11..2022-02']],
    ['Từ tháng 11/2020 đến hết tháng 2/2022, huyện trồng 35 ha rừng.', ['35 ha 2020-11..2022-02']],
    ['Từ quý III/2020 đến quý I/2022, huyện trồng 35 ha rừng.', ['35 ha 2020-07..2022-03']],
    ['Từ ngày 16/8/2020 đến ngày 15/9/2022, huyện trồng 35 ha rừng.', ['35 ha 2020-08-16..2022-09-15']],
    ['Từ 16/8/2021 đến 15/8/2022, huyện trồng 35 ha rừng.', ['35 ha 2021-08-16..2022-08-15']],
    // Times told from the article's own, or from the year named before them.
    [
      'Năm 2021, huyện trồng 35 ha rừng. Tháng vừa qua, huyện trồng 4 ha rừng.',
      ['35 ha 2021', '4 ha 2024-04'],
    ],
    ['Năm 2021, huyện trồng 35 ha rừng. Năm trước đó, huyện trồng 40 ha rừng.', ['35 ha 2021', '40 ha 2020']],
  ])('%s → %j', (text, expected) => expect(periods(text)).toEqual(expected));
  it('reads the week before as its days, over the end of a year too', () =>
    expect(periods('Tuần trước, huyện trồng 35 ha rừng.', '2024-01-03')).toEqual([
      '35 ha 2023-12-25..2023-12-31',
    ]));
  it('reads the last month of an article of January as the December before', () =>
    expect(periods('Trong tháng qua, huyện trồng 35 ha rừng.', '2024-01-10')).toEqual(['35 ha 2023-12']));
});

describe('what has no period', () => {
  it.each<[string, string[]]>([
    // The cost or size of a work is not of the year its paragraph reports on.
    [
      'Năm 2023, huyện hoàn thành 12 công trình. Tuyến đường từ cầu Mới đến chợ Đình với kinh phí 45 tỷ đồng.',
      ['12 công trình 2023', '45 tỷ đồng null'],
    ],
    [
      'Năm 2023, huyện hoàn thành 12 công trình. Cầu Mới có tổng mức đầu tư 45 tỷ đồng, dài 2,5 km.',
      ['12 công trình 2023', '45 tỷ đồng null', '2,5 km null'],
    ],
    [
      'Năm 2023, huyện triển khai 12 công trình với tổng mức đầu tư 145 tỷ đồng.',
      ['12 công trình 2023', '145 tỷ đồng 2023'],
    ],
    ['Năm 2023, huyện làm mới 12 km đường. Ngoài ra còn sửa chữa 30 km đường.', ['12 km 2023', '30 km 2023']],
    // A yearly rate holds for no one year.
    [
      'Năm 2023, tỉnh có 2.100 hộ nghèo. Mỗi năm có gần 9.000 người đến tuổi lao động.',
      ['2.100 hộ 2023', '9.000 người null'],
    ],
    ['Giai đoạn 2021-2023, mỗi năm tỉnh giảm 900 hộ nghèo.', ['900 hộ 2021..2023']],
    // Years that are not named.
    [
      'Năm 2017, hợp tác xã có 100 ha. Những năm sau đó, hợp tác xã ký với 3 doanh nghiệp khác.',
      ['100 ha 2017', '3 doanh nghiệp null'],
    ],
    [
      'Năm 2017, hợp tác xã có 100 ha. Nhiều năm qua, hợp tác xã giúp 40 hộ thoát nghèo.',
      ['100 ha 2017', '40 hộ null'],
    ],
  ])('%s → %j', (text, expected) => expect(periods(text)).toEqual(expected));
});

describe('the base of a ratio is not its time', () => {
  it.each<[string, string[]]>([
    ['Thu tiền sử dụng đất năm 2023 giảm so với năm 2022 (bằng 84%).', ['84% 2023']],
    ['Tỷ lệ này năm 2023 giảm so với năm 2022 (84%).', ['84% 2022']],
    ['Năm 2023, thu ngân sách ước đạt 900 tỷ đồng.', ['900 tỷ đồng 2023']],
  ])('%s → %j', (text, expected) => expect(periods(text)).toEqual(expected));
});

describe('the year of an article without a date', () => {
  const undated = (text: string) =>
    readFigures(articleOf(`Giảm nghèo\n${text}`, { publishedAt: null })).map((f) => `${f.text} ${f.period}`);
  it.each<[string, string[]]>([
    [
      'Năm 2022, tỉnh giảm 900 hộ nghèo. Hiện toàn tỉnh còn 4.100 hộ nghèo. Năm 2025, tỉnh phấn đấu còn 1.000 hộ.',
      ['900 hộ 2022', '4.100 hộ 2022', '1.000 hộ 2025'],
    ],
    [
      'Năm 2022, tỉnh giảm 900 hộ nghèo. Năm 2025 sẽ còn 1.000 hộ. Hiện còn 4.100 hộ nghèo.',
      ['900 hộ 2022', '1.000 hộ 2025', '4.100 hộ 2022'],
    ],
  ])('%s → %j', (text, expected) => expect(undated(text)).toEqual(expected));
});

// Upheld by a careful reader, and not read so by the weights; a refit that reads it moves the row up.
describe('not read yet', () => {
  it.fails.each<[string, string[]]>([
    ['Năm 2025 bội chi 4,9% GDP. Thu ngân sách ước đạt 752 tỷ đồng.', ['4,9% GDP 2025', '752 tỷ đồng 2024']],
    ['Nghị định về đất đai 2024 có hiệu lực, tỉnh giao 58 ha.', ['58 ha null']],
    [
      '4 tháng đầu năm, huyện trồng 90 ha. Thu nhập bình quân đạt 68 triệu đồng/người/năm.',
      ['90 ha 2024-01..2024-04', '68 triệu đồng/người/năm 2024'],
    ],
    [
      'Xuất khẩu trong 4 tháng đầu năm tăng 15,4% và phấn đấu đạt chỉ tiêu tăng 7%.',
      ['15,4% 2024-01..2024-04', '7% 2024'],
    ],
  ])('%s → %j', (text, expected) => expect(periods(text)).toEqual(expected));
});
