import { describe, expect, it } from 'vitest';
import { exportChunks } from '../../../lib/exchange/export.ts';
import { readExport } from '../../../lib/exchange/import.ts';
import type { Collected } from '../../../lib/records.ts';
import { annotation } from '../store/annotation.ts';
import { collected, fakeEngine } from '../store/articles.ts';
import { manualValue } from '../store/value.ts';

const items = Array.from({ length: 4 }, (_, i) =>
  collected(`cms:${i}`, `Năm 2023: ${i} "hộ" \\ [x] {y}\nDòng hai.`),
);
const annotations = [annotation('1'), annotation('2', 'cms:2')];
const value = manualValue();
async function file(): Promise<string> {
  const chunks: string[] = [];
  for await (const chunk of exportChunks({
    items: () => items,
    annotations: () => annotations,
    values: [value],
    read: fakeEngine(),
    generator: 'Đối Chiếu',
    engineVersion: '1',
    exportedAt: '2024-02-02T00:00:00.000Z',
  }))
    chunks.push(chunk);
  return chunks.join('');
}
const idsOf = (read: ReturnType<typeof readExport>) => [
  ...read.items.map(({ article }) => article.id),
  ...read.annotations.map(({ id }) => id),
  ...read.values.map(({ id }) => id),
];
const records: readonly (Collected | { id: string })[] = [...items, ...annotations, value];

describe('an export', () => {
  it('cut off anywhere gives every record that is whole, and no other', async () => {
    const text = await file();
    const ends = records.map(
      (record) => text.indexOf(JSON.stringify(record)) + JSON.stringify(record).length,
    );
    const ids = idsOf(readExport(text));
    expect(ids).toHaveLength(records.length);
    const head = text.indexOf('"generator"');
    for (let cut = head; cut < text.length - 2; cut++) {
      const read = readExport(text.slice(0, cut));
      expect(idsOf(read), `cut at ${cut}`).toEqual(ids.filter((_, i) => (ends[i] as number) <= cut));
      expect(read.problems[0]).toMatchObject({ code: 'damaged' });
    }
  });

  it('tells the record that the end cut in two', async () => {
    const text = await file();
    const { problems } = readExport(text.slice(0, text.indexOf('cms:2"', text.indexOf('"articles"')) + 40));
    const line = text.slice(0, text.indexOf('{"article":{"id":"cms:2"')).split('\n').length;
    expect(problems).toEqual([
      { code: 'damaged', line, id: null, field: null },
      { code: 'item_broken', line, id: null, field: null },
    ]);
  });

  // Each damages the second article of four, or what stands around it.
  it.each([
    ['a comma is missing', (text: string) => text.replace(/,\n(?=\{"article":\{"id":"cms:1")/, '\n'), 4],
    [
      'of a merge that was never ended',
      (text: string) => text.replace(/(?=\{"article":\{"id":"cms:1")/, '<<<<<<< mine\n'),
      4,
    ],
    ['a line is torn off', (text: string) => text.replace(/(\{"article":\{"id":"cms:1".{30}).*/, '$1'), 3],
    [
      'a bracket is missing',
      (text: string) => text.replace(/(\{"article":\{"id":"cms:1".*?"blocks":\[)[^\n]*/, '$1'),
      3,
    ],
    [
      'a quotation mark is missing',
      (text: string) => text.replace('{"article":{"id":"cms:1"', '{"article":{"id":"cms:1'),
      3,
    ],
    [
      'of zeros from a broken disk',
      (text: string) => text.replace(/(?<=\{"article":\{"id":"cms:1".{20}).{20}/, '\0'.repeat(20)),
      3,
    ],
  ])('gives the rest where %s', async (_, damage, articles) => {
    const whole = await file();
    const text = damage(whole);
    expect(text).not.toBe(whole);
    const read = readExport(text);
    expect(read.items).toHaveLength(articles);
    expect([read.annotations.length, read.values.length]).toEqual([2, 1]);
    expect(read.problems.map(({ code }) => code)).toEqual(
      articles === 4 ? ['damaged'] : ['damaged', 'item_broken'],
    );
  });

  it('that another program laid out anew gives what stands before the damage', async () => {
    const pretty = JSON.stringify(JSON.parse(await file()), null, 2);
    const cut = pretty.indexOf('"cms:3"', pretty.indexOf('"articles"'));
    expect(idsOf(readExport(pretty.slice(0, cut)))).toEqual(['cms:0', 'cms:1', 'cms:2']);
  });
});

// Anything but linear time would not end.
it.each(['{"a":[\n', '{"a":\n', '{"\n', '{"a":1},\n', '"articles":[\n', '[\n'])(
  'ends with a hostile file of %j over and over',
  (line) => {
    const head = '{"format":"doi-chieu","schemaVersion":1,"articles":[\n';
    expect(readExport(head + line.repeat(60_000)).items).toEqual([]);
  },
);
