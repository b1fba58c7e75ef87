import { describe, expect, it } from 'vitest';
import { readFigures } from '../../../lib/figures/index.ts';
import { articleOf } from '../article.ts';

/** An article whose only block after the headline is this table: rows by lines, cells by `|`. */
function read(table: string) {
  const text = `Số liệu năm 2023\n${table
    .trim()
    .split('\n')
    .map((row) =>
      row
        .split('|')
        .map((cell) => cell.trim())
        .join('\t'),
    )
    .join('\n')}`;
  const article = articleOf(text);
  const start = article.blocks[1]?.start ?? 0;
  return readFigures({
    ...article,
    blocks: [article.blocks[0] as never, { kind: 'table', start, end: text.length }],
  });
}

describe('tables', () => {
  it('take the years of the columns and the unit of the row', () =>
    expect(
      read(`
        Chỉ tiêu | ĐVT | Năm 2022 | Năm 2023
        Số hộ nghèo | hộ | 5.870 | 4.755
        Tỷ lệ hộ nghèo | % | 2,43 | 1,96
        Thu ngân sách | tỷ đồng | 12.300 | 13.150
      `).map((f) => [f.indicator, f.value, f.unit, f.period, f.indicatorId]),
    ).toEqual([
      ['số hộ nghèo', 5870, 'hộ', '2022', 'poverty.poor_households'],
      ['số hộ nghèo', 4755, 'hộ', '2023', 'poverty.poor_households'],
      ['tỷ lệ hộ nghèo', 2.43, '%', '2022', 'poverty.poor_rate'],
      ['tỷ lệ hộ nghèo', 1.96, '%', '2023', 'poverty.poor_rate'],
      ['thu ngân sách', 12.3e12, 'đồng', '2022', expect.anything()],
      ['thu ngân sách', 13.15e12, 'đồng', '2023', expect.anything()],
    ]));
  it('take places from the rows and what is measured from the columns', () =>
    expect(
      read(`
        STT | Địa phương | Số hộ nghèo (hộ) | Tỷ lệ hộ nghèo (%)
        1 | Long An | 4.826 | 0,97
        2 | Tiền Giang | 6.112 | 1,2
      `).map((f) => [f.place, f.indicator, f.value, f.unit]),
    ).toEqual([
      ['Long An', 'số hộ nghèo', 4826, 'hộ'],
      ['Long An', 'tỷ lệ hộ nghèo', 0.97, '%'],
      ['Tiền Giang', 'số hộ nghèo', 6112, 'hộ'],
      ['Tiền Giang', 'tỷ lệ hộ nghèo', 1.2, '%'],
    ]));
  it('read every cell by itself, and bare names under the head that says what they are', () =>
    expect(
      read(`
        Huyện | Hộ nghèo năm 2022 | Hộ nghèo năm 2023
        Phú Tân | 512 | 430
        Năm Căn | 298 | 271
        Tổng cộng | 810 | 701
      `).map((f) => [f.place, f.indicator, f.value, f.period]),
    ).toEqual([
      ['huyện Phú Tân', 'hộ nghèo', 512, '2022'],
      ['huyện Phú Tân', 'hộ nghèo', 430, '2023'],
      ['huyện Năm Căn', 'hộ nghèo', 298, '2022'],
      ['huyện Năm Căn', 'hộ nghèo', 271, '2023'],
      [null, expect.anything(), 810, '2022'],
      [null, expect.anything(), 701, '2023'],
    ]));
  it('take no name for a place where the head says something else', () =>
    expect(
      read(`
        Trường | Học sinh
        Phú Tân | 512
        Sông Đốc | 298
      `).map((f) => f.place),
    ).toEqual([null, null]));
  it('tell plan, result, completion and change apart', () =>
    expect(
      read(`
        Nội dung | Kế hoạch 2023 | Thực hiện 2023 | So với kế hoạch (%) | Tăng, giảm so với năm 2022 (%)
        Số lao động được giải quyết việc làm (người) | 24.000 | 25.186 | 104,9 | -3,6
      `).map((f) => [f.value, f.unit, f.status, f.measure, f.direction]),
    ).toEqual([
      [24000, 'người', 'target', 'level', null],
      [25186, 'người', 'actual', 'level', null],
      [104.9, '%', 'actual', 'plan_ratio', null],
      [-3.6, '%', 'actual', 'change', 'down'],
    ]));
  it('lead back to the cells', () => {
    for (const f of read('Chỉ tiêu | Năm 2023\nSố hộ nghèo (hộ) | 4.755')) expect(f.text).toBe('4.755');
  });
  it.each(['Một dòng chữ | không có số', 'A\nB\nC', '|||', '1 | 2\n3 | 4'])(
    'read nothing wild from %j',
    (table) => expect(() => read(table)).not.toThrow(),
  );
});
