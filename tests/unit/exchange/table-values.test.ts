import { describe, expect, it } from 'vitest';
import { readJsonStat } from '../../../lib/exchange/jsonstat.ts';
import {
  readCsv,
  type TableMapping,
  valuesOfCsv,
  valuesOfTable,
} from '../../../lib/exchange/table-values.ts';

const NOW = '2024-06-01T00:00:00.000Z';
const source = { title: 'Dân số trung bình', publisher: 'Cục Thống kê', url: null };

const json = {
  version: '2.0',
  class: 'dataset',
  label: 'Dân số trung bình phân theo địa phương',
  source: 'Cục Thống kê',
  id: ['tinh', 'gioi', 'nam'],
  size: [3, 2, 2],
  dimension: {
    tinh: {
      label: 'Địa phương',
      category: { index: ['0', '1', '2'], label: { 0: 'CẢ NƯỚC', 1: 'Bình Định', 2: 'Vùng khác' } },
    },
    gioi: { label: 'Giới tính', category: { index: ['t', 'm'], label: { t: 'Tổng số', m: 'Nam' } } },
    nam: { label: 'Năm', category: { index: ['2022', '2023'], label: { 2022: '2022', 2023: 'Sơ bộ 2023' } } },
  },
  value: [99474.4, 100309.2, 49599.6, 50043.5, 1504.3, 1506.3, 747.9, 749, 1, 2, 3, null],
};
const mapping = (more: Partial<TableMapping> = {}): TableMapping => ({
  uses: ['place', 'other', 'period'],
  taken: [0, 0, 0],
  indicator: 'dân số trung bình',
  place: 'cả nước',
  unit: 'Nghìn người',
  source,
  ...more,
});
const table = () => {
  const read = readJsonStat(json);
  if (read === null) throw new Error('no table');
  return read.table;
};
const told = async (more: Partial<TableMapping> = {}) => {
  const found = await valuesOfTable(table(), mapping(more), NOW);
  if (found === null) throw new Error('too many');
  const { values, skipped } = found;
  return {
    skipped,
    rows: values.map((one) => [one.indicator, one.place, one.period, one.value, one.unit, one.status]),
  };
};

describe('a JSON-stat table', () => {
  it('gives values in base units, with place, period and what is only preliminary', async () => {
    expect(await told()).toEqual({
      skipped: { period: 0, place: 2, value: 0 },
      rows: [
        ['dân số trung bình', 'cả nước', '2022', 99_474_400, 'người', 'actual'],
        ['dân số trung bình', 'cả nước', '2023', 100_309_200, 'người', 'preliminary'],
        ['dân số trung bình', 'Bình Định', '2022', 1_504_300, 'người', 'actual'],
        ['dân số trung bình', 'Bình Định', '2023', 1_506_300, 'người', 'preliminary'],
      ],
    });
  });

  it('names the part that was taken', async () => {
    const { rows } = await told({ taken: [0, 1, 0] });
    expect(rows[0]).toEqual(['dân số trung bình nam', 'cả nước', '2022', 49_599_600, 'người', 'actual']);
  });

  it('is the same record when it is imported again, and another one of another source', async () => {
    const ids = async (more: Partial<TableMapping> = {}) =>
      (await valuesOfTable(table(), mapping(more), NOW))?.values.map(({ id }) => id);
    expect(await ids()).toEqual(await ids());
    expect((await ids())?.[0]).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect((await ids({ source: { ...source, title: 'Khác' } }))?.[0]).not.toBe((await ids())?.[0]);
    expect(new Set(await ids()).size).toBe(4);
  });

  it('skips what has no period', async () => {
    const { rows, skipped } = await told({ uses: ['place', 'other', 'other'] });
    expect([rows, skipped.period]).toEqual([[], 3]);
  });
});

describe('a CSV table', () => {
  it.each<[string, string, [string, string | null, string, number, string | null][]]>([
    [
      'of a spreadsheet set to Vietnamese',
      '\ufeffChỉ tiêu;Địa phương;Năm;Giá trị;Đơn vị\r\nTỷ lệ hộ nghèo;Long An;2022;"1,86";%\r\nHộ nghèo;Long An;2022;9.012;hộ\r\n',
      [
        ['Tỷ lệ hộ nghèo', 'Long An', '2022', 1.86, '%'],
        ['Hộ nghèo', 'Long An', '2022', 9012, 'hộ'],
      ],
    ],
    [
      'of another program, with decimal points and no place',
      'indicator,period,value,unit\n"Lực lượng lao động, 15 tuổi trở lên",Quý I/2023,52.2,Triệu người\n',
      [['Lực lượng lao động, 15 tuổi trở lên', 'cả nước', '2023-Q1', 52_200_000, 'người']],
    ],
    [
      'with rows that say nothing',
      'Chỉ tiêu\tNăm\tSố\n\t\t\nHộ nghèo\tdạo trước\t5\nHộ nghèo\t2022\tnhiều\n',
      [],
    ],
  ])('%s', async (_what, text, expected) => {
    const found = await valuesOfCsv(text, source, NOW);
    expect(found?.values.map((one) => [one.indicator, one.place, one.period, one.value, one.unit])).toEqual(
      expected,
    );
  });

  it('without the columns that are needed is none', async () => {
    expect(await valuesOfCsv('a,b\n1,2\n', source, NOW)).toBeNull();
    expect(await valuesOfCsv('', source, NOW)).toBeNull();
  });

  it('keeps quotes and line ends inside of fields', () => {
    expect(readCsv('a,"b ""c"" d,\ne"\n1,2')).toEqual([
      ['a', 'b "c" d,\ne'],
      ['1', '2'],
    ]);
  });
});

it('a table of more values than one message carries is not taken at all', async () => {
  const years = Array.from({ length: 200 }, (_, i) => String(1850 + i));
  const labels = Array.from({ length: 200 }, (_, i) => `chỉ tiêu ${i}`);
  const large = readJsonStat({
    class: 'dataset',
    id: ['a', 'b'],
    size: [200, 200],
    dimension: { a: { category: { index: labels } }, b: { category: { index: years } } },
    value: Array(40_000).fill(1),
  });
  if (large === null) throw new Error('no table');
  expect(await valuesOfTable(large.table, mapping({ uses: ['indicator', 'period'] }), NOW)).toBeNull();
  const part = await valuesOfTable(large.table, mapping({ uses: ['other', 'period'], taken: [3, 0] }), NOW);
  expect(part?.values.length).toBeGreaterThan(100);
});
