import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type Column, figureColumns, officialColumns } from '../../../lib/exchange/columns.ts';
import { headerLine, rowLine } from '../../../lib/exchange/csv.ts';
import { packageChunks } from '../../../lib/exchange/package.ts';
import { figureRow, forTable } from '../../../lib/exchange/rows.ts';
import { figureRowSchema, officialRowSchema } from '../../../lib/exchange/schema.ts';
import type { Collected, Figure } from '../../../lib/records.ts';
import { collected, fakeEngine } from '../store/articles.ts';

const columns: Column[] = [
  { name: 'text', type: 'string', description: '' },
  { name: 'value', type: 'number', description: '' },
  { name: 'flags', type: 'string', description: '' },
];

describe('a line of CSV', () => {
  it.each<[object, string]>([
    [{ text: 'hộ nghèo', value: 1110 }, 'hộ nghèo,1110,'],
    [{ text: 'nông, lâm', value: -1.5 }, '"nông, lâm",-1.5,'],
    [{ text: 'gọi là "chuẩn"' }, '"gọi là ""chuẩn""",,'],
    [{ text: 'hai\ndòng', flags: ['a', 'b'] }, '"hai\ndòng",,a | b'],
    // Nothing that a spreadsheet would run.
    [{ text: '=1+1' }, "'=1+1,,"],
    [{ text: '+84 123' }, "'+84 123,,"],
    [{ text: '-12%' }, "'-12%,,"],
    [{ text: '@SUM(A1)' }, "'@SUM(A1),,"],
    [{ text: '\tx' }, "'\tx,,"],
    [{ unknown: 'cột lạ' }, ',,'],
  ])('%j', (row, line) => expect(rowLine(columns, row)).toBe(`${line}\r\n`));
  it('tells of a doubtful figure what is unsure, where each field was read and what else it may be', () => {
    const [item] = items as [Collected];
    const [figure] = fakeEngine()(item.article).figures as [Figure];
    const row = figureRow(
      {
        ...figure,
        certainty: { indicator: 1, measure: 1, status: 1, period: 0.6, place: 0.3, speaker: 1 },
        evidence: { period: { start: 18, end: 26 }, place: 'publisher' },
        alternatives: { period: ['2022', null], place: ['=Long An'] },
      },
      item,
    );
    const named = figureColumns.filter(({ name }) => ['unsure', 'evidence', 'alternatives'].includes(name));
    expect(rowLine(named, forTable(row))).toBe(
      'period | place,period: năm 2023 | place: [publisher],period: 2022; – | place: =Long An\r\n',
    );
    expect(rowLine(named, forTable(figureRow(figure, item)))).toBe(',,\r\n');
  });
  it('names the columns', () => expect(headerLine(columns)).toBe('text,value,flags\r\n'));
  it('has only columns that the rows have', () => {
    for (const [list, schema] of [
      [figureColumns, figureRowSchema],
      [officialColumns, officialRowSchema],
    ] as const)
      expect(Object.keys(schema.entries)).toEqual(expect.arrayContaining(list.map(({ name }) => name)));
  });
});

async function packageOf(items: Collected[]): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const options = {
    items: () => items,
    read: fakeEngine(),
    generator: 'Đối Chiếu 0.1',
    engineVersion: '7',
    exportedAt: '2024-02-03T04:05:06.000Z',
  };
  for await (const chunk of packageChunks(options)) chunks.push(chunk);
  return new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
}
const items = [
  collected('cms:1', 'Theo ông Bình An, năm 2023: 1110 hộ nghèo. 2022: 1200 hộ.'),
  collected('cms:2', 'Không có số liệu.'),
];

describe('the data package', () => {
  it('holds a descriptor and a table for figures and for officials', async () => {
    const files = unzipSync(await packageOf(items));
    expect(Object.keys(files)).toEqual(['datapackage.json', 'figures.csv', 'officials.csv']);
    const described = JSON.parse(strFromU8(files['datapackage.json'] as Uint8Array));
    expect(described.resources.map(({ path }: { path: string }) => path)).toEqual([
      'figures.csv',
      'officials.csv',
    ]);
    const bytes = files['figures.csv'] as Uint8Array;
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = strFromU8(bytes.slice(3)).split('\r\n');
    expect(lines[0]).toBe(described.resources[0].schema.fields.map(({ name }: Column) => name).join(','));
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain('1110');
    expect(strFromU8(files['officials.csv'] as Uint8Array)).toContain('Bình An');
  });
  it('is the same file for the same items', async () =>
    expect(await packageOf(items)).toEqual(await packageOf(items)));
  it('is a valid package where nothing is collected', async () =>
    expect(strFromU8(unzipSync(await packageOf([]))['figures.csv'] as Uint8Array).split('\r\n')).toHaveLength(
      2,
    ));
});
