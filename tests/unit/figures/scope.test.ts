import { describe, expect, it } from 'vitest';
import { readFigures } from '../../../lib/figures/index.ts';
import { sceneOf } from '../../../lib/figures/scene.ts';
import { readText } from '../../../lib/text/sentences.ts';
import { whole } from '../../../lib/text/steps.ts';
import { articleOf } from '../article.ts';

/** Places of the figures of a paragraph in an article about `title`'s place. */
const places = (text: string, title = 'Long An tổng kết năm') =>
  readFigures(articleOf(`${title}\n${text}`)).map((f) => f.place);

describe('the place a figure is set in', () => {
  it.each<[string, (string | null)[]]>([
    ['Tỉnh khởi công 120 căn nhà tại huyện Tân Trụ.', ['huyện Tân Trụ']],
    ['Tỉnh khởi công 120 căn nhà tại xã Bình Tịnh, huyện Tân Trụ.', ['huyện Tân Trụ']],
    ['Tỉnh có 120 căn nhà, Chủ tịch tỉnh nói tại huyện Tân Trụ.', ['huyện Tân Trụ']],
    ['Tỉnh có 120 căn nhà. Đoàn đã làm việc tại huyện Tân Trụ.', ['Long An']],
    ['Tuyến đường dài 12 km nối huyện Tân Trụ với huyện Bến Lức.', ['Long An']],
    [
      'Chuẩn nghèo tăng lên 1,5 triệu đồng ở nông thôn, 2 triệu đồng ở thành thị.',
      ['nông thôn', 'thành thị'],
    ],
    ['Khu vực nông thôn có 4.100 hộ nghèo.', ['nông thôn']],
    ['Nông thôn mới có thêm 3 xã.', ['Long An']],
    ['Tại huyện Tân Trụ, lúa đạt 6 tấn/ha. Diện tích là 1.200 ha.', ['huyện Tân Trụ', 'huyện Tân Trụ']],
    ['Tại huyện Tân Trụ, lúa đạt 6 tấn/ha. Toàn tỉnh có 90.000 ha.', ['huyện Tân Trụ', 'Long An']],
    ['Tại huyện Tân Trụ, lúa đạt 6 tấn/ha.\nDiện tích là 1.200 ha.', ['huyện Tân Trụ', 'Long An']],
    ['Tại phường Long An, có 9 quầy.', ['phường Long An']],
    ['Tổ hợp tác Phú Lộc (xã Bình Tịnh) có 9 tổ viên.\nNăm nay thu 90 ha.', ['xã Bình Tịnh', 'Long An']],
    ['Theo Chủ tịch UBND huyện Tân Trụ, hiện có 128 cơ sở sản xuất.', ['huyện Tân Trụ']],
    ['Theo Chủ tịch UBND tỉnh Long An, hiện có 128 cơ sở sản xuất.', ['Long An']],
    ['Dân số trung bình tỉnh Bình Định là 1.508.900 người.', ['Bình Định']],
    ['Lãnh đạo UBND tỉnh Bình Định đến thăm và tặng 20 suất quà.', ['Long An']],
    ['Kim ngạch xuất khẩu sang Mỹ tăng 12%, sang EU tăng 9%.', ['Long An', 'Long An']],
  ])('%s → %j', (text, expected) => expect(places(text)).toEqual(expected));

  it.each<[string, string[]]>([
    ['Xuất khẩu của Liên minh châu Âu (EU) sang Mỹ tăng 11%. Nhập khẩu từ Mỹ tăng 4%.', ['EU', 'EU']],
    ['Thặng dư của EU đạt 30 tỷ USD. Trong khi đó, thặng dư của ASEAN đạt 5 tỷ USD.', ['EU', 'ASEAN']],
    ['Thặng dư đạt 30 tỷ USD.', ['ASEAN']],
  ])('abroad: %s → %j', (text, expected) => expect(places(text, 'Kinh tế ASEAN tăng tốc')).toEqual(expected));
});

/** Names of the areas that are found in a text of a publisher in Gia Lai. */
const spans = (text: string) => {
  const article = { ...articleOf(text), place: 'Gia Lai' };
  return whole(sceneOf(article, readText(article), [])).places.map(({ name, kind }) => `${kind} ${name}`);
};

describe('areas without their word', () => {
  it.each<[string, string[]]>([
    ['Chư Prông: Thu ngân sách tăng 13%', ['district Chư Prông']],
    ['Chư Păh kết nạp 32 đảng viên.', ['district Chư Păh']],
    // A district of a province that the text does not speak of may be anything.
    ['Cần Đước có 32 đảng viên.', []],
    ['Ông Chư Prông có 3 con.', []],
    ['Cần Đước (Long An) có 32 đảng viên.', ['district Cần Đước', 'province Long An']],
    ["Huyện Ea H'leo có 6 xã.", ["district huyện Ea H'leo"]],
    ['Các tỉnh phía Nam có 12 ca.', ['region phía Nam']],
    ['Phía Nam giáp biển 12 km.', []],
  ])('%s → %j', (text, expected) => expect(spans(text)).toEqual(expected));
});

describe('an area of a level that is not named again', () => {
  it.each<[string, string]>([
    ['Huyện Tân Trụ họp ngày 3/5.\nToàn huyện có 1.200 hộ nghèo.', 'huyện Tân Trụ'],
    ['Xã Bình Tịnh họp ngày 3/5.\nTrên địa bàn xã có 120 hộ nghèo.', 'xã Bình Tịnh'],
  ])('%s → %s', (text, expected) => expect(places(text)).toEqual([expected]));
});

// Upheld by a careful reader, and not read so by the weights; a refit that reads it moves the row up.
describe('not read yet', () => {
  it.fails('leaves a district that was singled out', () =>
    expect(places('Riêng huyện Tân Trụ có 410 hộ. Hộ cận nghèo còn 900 hộ.')).toEqual([
      'huyện Tân Trụ',
      'Long An',
    ]));
  it.fails('goes back to the place of a body that is named again', () =>
    expect(
      places('Tổ hợp tác Phú Lộc (xã Bình Tịnh) có 9 tổ viên.\nPhú Lộc trồng 4 ha.\nTỉnh có 90 ha.'),
    ).toEqual(['xã Bình Tịnh', 'xã Bình Tịnh', 'Long An']));
});
