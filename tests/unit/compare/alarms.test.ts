/** Sentences as an editor may meet them, and the alarms that their numbers must raise, or must not. */
import { describe, expect, it } from 'vitest';
import { alarmsOf } from '../../../lib/compare/alarms.ts';
import { readArticle } from '../../../lib/engine.ts';
import type { Alarm } from '../../../lib/records.ts';
import { articleOf } from '../article.ts';

const alarmsIn = (text: string, title = 'Tin An Bình'): Alarm[] => {
  const article = articleOf(`${title}\n${text}`);
  return alarmsOf(article, readArticle(article).figures);
};

const raised: [text: string, kind: Alarm['kind'], result: number, stated: string][] = [
  // Part of a whole beside its percentage.
  ['Năm 2023, toàn tỉnh có 151/164 xã đạt chuẩn nông thôn mới, đạt hơn 82%.', 'ratio', 92.07, 'hơn 82%'],
  ['Năm 2023, toàn tỉnh có 41/50 trường đạt chuẩn quốc gia, chiếm 92%.', 'ratio', 82, '92%'],
  ['Năm 2023, tỉnh có 30/40 xã (85%) đạt chuẩn.', 'ratio', 75, '85%'],
  ['Năm 2023, tỉnh có 30 trong tổng số 40 xã đạt chuẩn, chiếm 70%.', 'ratio', 75, '70%'],
  ['Năm 2023, có 17/24 xã đạt chuẩn, đạt 70,2%.', 'ratio', 70.83, '70,2%'],
  // Parts and total.
  [
    'Năm 2023, tỉnh xây 90 công trình, gồm 50 công trình giao thông, 20 công trình thủy lợi và 30 công trình trường học.',
    'parts_not_total',
    100,
    '90 công trình',
  ],
  [
    'Năm 2023, tổng thu ngân sách nhà nước đạt 9.000 tỷ đồng, trong đó thu nội địa 7.500 tỷ đồng, thu xuất nhập khẩu 2.000 tỷ đồng.',
    'parts_not_total',
    9.5e12,
    '9.000 tỷ đồng',
  ],
  [
    'Năm 2023, toàn tỉnh có 800 hộ nghèo, trong đó có 900 hộ nghèo là người dân tộc thiểu số.',
    'parts_over_total',
    900,
    '800 hộ',
  ],
  // Number times amount.
  [
    'Hội đã trao 400 suất quà, mỗi suất trị giá 300.000 đồng, tổng kinh phí 150 triệu đồng.',
    'product',
    1.2e8,
    '150 triệu đồng',
  ],
  ['Tỉnh tặng 2.000 suất quà, mỗi suất 500.000 đồng, tổng trị giá 10 tỷ đồng.', 'product', 1e9, '10 tỷ đồng'],
  // Level, change, base.
  ['Số hộ nghèo năm 2023 là 2.900 hộ, giảm 700 hộ (tương ứng 24%) so với năm 2022.', 'base', 19.44, '24%'],
  [
    'Năm 2023, cả tỉnh xảy ra 190 vụ tai nạn giao thông, tăng 10 vụ (9,5%) so với năm 2022.',
    'base',
    5.56,
    '9,5%',
  ],
  ['Số hộ nghèo giảm từ 3.600 hộ năm 2022 xuống còn 2.900 hộ năm 2023, giảm 25%.', 'base', -19.44, '25%'],
  ['Số hộ nghèo giảm từ 3.600 hộ xuống còn 2.900 hộ, giảm 800 hộ.', 'base', 700, '800 hộ'],
  ['Tỷ lệ hộ nghèo giảm từ 4,1% xuống còn 3,2%, giảm 1,5%.', 'base', 0.9, '1,5%'],
  // Shares.
  ['Năm 2023, tỷ lệ trẻ em được tiêm chủng đầy đủ là 103%.', 'over_hundred', 100, '103%'],
  // Accidents.
  [
    'Năm 2023, xảy ra 420 vụ tai nạn lao động, trong đó có 60 vụ tai nạn lao động chết người làm 55 người chết.',
    'triple',
    60,
    '55 người',
  ],
  [
    'Năm 2023, tai nạn giao thông giảm cả 3 tiêu chí: giảm 20 vụ, giảm 4 người chết, tăng 7 người bị thương.',
    'triple',
    0,
    '7 người',
  ],
];

const quiet: string[] = [
  'Năm 2023, toàn tỉnh có 151/164 xã đạt chuẩn nông thôn mới, đạt hơn 92%.',
  'Năm 2023, toàn tỉnh có 151/164 xã đạt chuẩn nông thôn mới, đạt 92,1%.',
  'Năm 2023, toàn tỉnh có 151/164 xã đạt chuẩn nông thôn mới, đạt 92,13%.',
  'Năm 2023, toàn tỉnh có 151/164 xã đạt chuẩn nông thôn mới, đạt 92%.',
  'Năm 2023, có 151/164 xã đạt chuẩn, đạt 105% kế hoạch.',
  'Năm 2023, có 151/164 xã đạt chuẩn, tỷ lệ hộ nghèo còn 3%.',
  'Năm 2023, có 151/164 xã đạt chuẩn, tăng 3% so với năm 2022.',
  'Năm 2023, có 30/40 xã đạt chuẩn; 90% hộ dân có nước sạch.',
  'Tỉnh An Bình xếp thứ 12/63, đạt 66,2 điểm.',
  'Năm 2023, tỉnh xây 100 công trình, gồm 50 công trình giao thông, 20 công trình thủy lợi và 30 công trình trường học.',
  'Năm 2023, tỉnh xây 100 công trình, trong đó có 50 công trình giao thông, 20 công trình thủy lợi.',
  'Năm 2023, tỉnh xây 100 công trình, gồm 50 công trình giao thông, 20 công trình thủy lợi cùng nhiều công trình khác với 200 tỷ đồng.',
  'Năm 2023, tổng thu ngân sách nhà nước đạt 9.600 tỷ đồng, trong đó thu nội địa 7.500 tỷ đồng, thu xuất nhập khẩu 2.000 tỷ đồng.',
  'Tỷ lệ hộ nghèo bình quân là 2%, trong đó các huyện miền núi 6%.',
  'Năm 2023, toàn tỉnh có 800 hộ nghèo, trong đó có 300 hộ nghèo là người dân tộc thiểu số.',
  'Năm 2023, toàn tỉnh có 800 hộ nghèo, trong đó có 2.600 nhân khẩu.',
  'Hội đã trao 400 suất quà, mỗi suất trị giá 300.000 đồng, tổng kinh phí 120 triệu đồng.',
  'Hội đã trao 400 suất quà, mỗi suất trị giá 300.000 đồng, tổng kinh phí khoảng 120 triệu đồng.',
  'Hội đã trao 400 suất quà, mỗi suất trị giá từ 300.000 đồng đến 500.000 đồng, tổng kinh phí 150 triệu đồng.',
  'Số hộ nghèo năm 2023 là 2.900 hộ, giảm 700 hộ (tương ứng 19,4%) so với năm 2022.',
  'Số hộ nghèo năm 2023 là 2.900 hộ, giảm 700 hộ (tương ứng 19,5%) so với năm 2022.',
  'Năm 2023, cả tỉnh xảy ra 190 vụ tai nạn giao thông, tăng 10 vụ (5,6%) so với năm 2022.',
  'Số hộ nghèo giảm từ 3.600 hộ xuống còn 2.900 hộ, giảm 19,4%.',
  'Số hộ nghèo giảm từ 3.600 hộ xuống còn 2.900 hộ, giảm 700 hộ.',
  'Tỷ lệ hộ nghèo giảm từ 4,1% xuống còn 3,2%, giảm 0,9%.',
  'Tỷ lệ hộ nghèo giảm từ 4% xuống còn 3%, giảm 25%.',
  'Năm 2023, thu ngân sách đạt 103% dự toán.',
  'Năm 2023, chỉ số sản xuất công nghiệp đạt 108,2%.',
  'Năm 2023, tỷ lệ trẻ em được tiêm chủng đầy đủ là 100%.',
  'Năm 2023, xảy ra 420 vụ tai nạn lao động, trong đó có 60 vụ tai nạn lao động chết người làm 63 người chết.',
  'Năm 2023, tai nạn giao thông giảm cả 3 tiêu chí: giảm 20 vụ, giảm 4 người chết, giảm 7 người bị thương.',
];

describe('alarmsOf', () => {
  it.each(raised)('%s', (text, kind, result, stated) => {
    const alarms = alarmsIn(text);
    expect(alarms.map((alarm) => alarm.kind)).toEqual([kind]);
    const [alarm] = alarms as [Alarm];
    expect(alarm.sum.result).toBeCloseTo(result, 1);
    expect(alarm.stated).toBe(stated);
    expect(alarm.sentences).toHaveLength(1);
    expect(alarm.figureIds.length).toBeGreaterThan(0);
  });

  it.each(quiet)('fits: %s', (text) => {
    expect(alarmsIn(text)).toEqual([]);
  });

  it('holds the headline against the body', () => {
    const body = 'Năm 2023, toàn tỉnh giải quyết việc làm cho 8.200 lao động.';
    const wrong = alarmsIn(body, 'Năm 2023, An Bình giải quyết việc làm cho 9.200 lao động');
    expect(wrong.map(({ kind }) => kind)).toEqual(['headline']);
    expect(wrong[0]?.sentences).toHaveLength(2);
    for (const title of [
      'Năm 2023, An Bình giải quyết việc làm cho 8.200 lao động',
      'Năm 2023, An Bình giải quyết việc làm cho hơn 8.000 lao động',
      'Năm 2024, An Bình giải quyết việc làm cho 9.200 lao động',
    ]) {
      expect(alarmsIn(body, title)).toEqual([]);
    }
  });

  it('takes time in proportion to the text', () => {
    const time = (n: number) => {
      const article = articleOf(
        `Tin\n${'Năm 2023, có 151/164 xã đạt chuẩn, đạt 82%, giảm 3 xã. '.repeat(n)}`,
      );
      const { figures } = readArticle(article);
      const start = process.cpuUsage().user;
      for (let i = 0; i < 5; i++) alarmsOf(article, figures);
      return process.cpuUsage().user - start;
    };
    time(50);
    expect(time(800)).toBeLessThan(40 * Math.max(time(100), 500));
  });
});
