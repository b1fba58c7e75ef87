/** "Từ A lên B", "giảm từ A xuống B": A is the earlier value of the same thing, B the present one. */
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../lib/engine.ts';
import { articleOf } from '../article.ts';

const read = (text: string) =>
  readArticle({ ...articleOf(`Tin\n${text}`), publishedAt: '2025-03-05' }).figures;

const movements: [text: string, a: string | null, b: string | null][] = [
  ['Tỷ lệ hộ nghèo của tỉnh An Bình giảm từ 2,1% năm 2022 xuống còn 1,4% năm 2023.', '2022', '2023'],
  ['Thu ngân sách tăng từ 10.200 tỷ đồng năm 2022 lên 12.400 tỷ đồng năm 2023.', '2022', '2023'],
  ['Thu nhập bình quân đầu người từ 45 triệu đồng năm 2020 lên 61 triệu đồng năm 2024.', '2020', '2024'],
  ['Năm 2023, tỷ lệ bao phủ BHYT tăng từ 92,1% lên 93,4%.', null, '2023'],
  ['Trong năm 2023, kim ngạch xuất khẩu tăng từ hơn 2,1 tỷ USD lên gần 2,4 tỷ USD.', null, '2023'],
  ['Từ năm 2020 đến năm 2023, tỷ lệ lao động qua đào tạo tăng từ 62% lên 68,5%.', '2020', '2023'],
  ['Năm 2024, số hộ nghèo giảm từ 3.200 hộ xuống 2.100 hộ so với năm trước.', '2023', '2024'],
];
const others: [text: string, a: string | null, b: string | null][] = [
  ['Năm 2023, tỷ lệ hộ nghèo là 1,4%, tỷ lệ hộ cận nghèo còn 2,6%.', '2023', '2023'],
  ['Từ đầu năm 2023, tỉnh giải ngân 2.100 tỷ đồng; thu hút 3.400 tỷ đồng.', '2023', '2023'],
];

describe('from one value to another', () => {
  it.each(movements)('%s', (text, a, b) => {
    const figures = read(text);
    expect(figures.map(({ period }) => period)).toEqual([a, b]);
    const [start, end] = figures;
    expect(start?.concept?.name).not.toBeNull();
    expect(end?.concept?.name).toBe(start?.concept?.name);
    expect(end?.indicator).toBe(start?.indicator);
  });
  it.each(others)('no movement: %s', (text, a, b) =>
    expect(read(text).map(({ period }) => period)).toEqual([a, b]),
  );
  it('takes what was before a target for what was reached', () => {
    const [start, end] = read('Tỉnh phấn đấu giảm tỷ lệ hộ nghèo từ 2,1% năm 2023 xuống 1,2% năm 2025.');
    expect([start?.status, end?.status]).toEqual(['actual', 'target']);
    expect([start?.period, end?.period]).toEqual(['2023', '2025']);
  });
  it('keeps decomposed letters apart as well', () => {
    const [start, end] = read('Năm 2023, tỷ lệ bao phủ BHYT tăng từ 92,1% lên 93,4%.'.normalize('NFD'));
    expect([start?.period, end?.period]).toEqual([null, '2023']);
  });
});
