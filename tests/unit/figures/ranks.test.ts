import { describe, expect, it } from 'vitest';
import { readFigures } from '../../../lib/figures/index.ts';
import { articleOf } from '../article.ts';

const ranks = (text: string) =>
  readFigures(articleOf(`Cải cách hành chính\n${text}`, { publishedAt: '2024-02-01' }))
    .filter((f) => f.measure === 'rank')
    .map((f) => [f.text, f.value, f.denominator, f.indicator]);

describe('a place in a ranking', () => {
  it.each<[string, (string | number | null)[][]]>([
    [
      'Long An xếp thứ 5/63 tỉnh, thành phố về chỉ số cải cách hành chính năm 2023.',
      [['5/63', 5, 63, 'chỉ số cải cách hành chính']],
    ],
    [
      'Chỉ số PCI của tỉnh đứng thứ 10 cả nước, xếp hạng 2 khu vực Đồng bằng sông Cửu Long.',
      [
        ['10', 10, null, 'chỉ số PCI của tỉnh'],
        ['2', 2, null, 'chỉ số PCI của tỉnh'],
      ],
    ],
    ['Long An đứng thứ nhất về thu hút vốn FDI.', [['nhất', 1, null, 'thu hút vốn FDI']]],
    ['Chỉ số SIPAS vươn lên vị trí thứ 8 trong 63 tỉnh, thành.', [['8 trong 63', 8, 63, 'chỉ số SIPAS']]],
    ['Kỳ họp thứ 10 của HĐND tỉnh.', []],
    ['Em đạt giải nhất, thứ hạng cao; đây là lần thứ 5 em dự thi.', []],
    ['Bệnh viện hạng 2, đô thị loại 1 và đường cấp 3.', []],
    ['Ông Hai đứng hàng thứ 5 từ trái sang.', []],
    ['Ngành xếp hạng 12 sản phẩm OCOP.', []],
  ])('%s → %j', (text, expected) => expect(ranks(text)).toEqual(expected));

  it('reads the step from one rank to another', () =>
    expect(
      readFigures(articleOf('Long An xếp thứ 5/63 về chỉ số PCI, tăng 3 bậc so với năm 2022.')).map((f) => [
        f.text,
        f.measure,
        f.direction,
        f.indicator,
      ]),
    ).toEqual([
      ['5/63', 'rank', null, 'chỉ số PCI'],
      ['3 bậc', 'change', 'up', 'chỉ số PCI'],
    ]));
});
