// Before everything else: PouchDB looks for IndexedDB when it is loaded.
import '../store/indexeddb.ts';

import Ajv from 'ajv/dist/2020.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { context } from '../../../lib/exchange/context.ts';
import { type ExportOptions, exportChunks } from '../../../lib/exchange/export.ts';
import { readExport } from '../../../lib/exchange/import.ts';
import { figureRow, officialRow } from '../../../lib/exchange/rows.ts';
import { exportSchema } from '../../../lib/exchange/schema.ts';
import type { Article, Collected, Figure, Official, Reading } from '../../../lib/records.ts';
import { openRepository } from '../../../lib/store/open.ts';
import type { Repository } from '../../../lib/store/repository.ts';
import { annotation } from '../store/annotation.ts';
import { collected, fakeEngine, seriesKeysOf, toPoint } from '../store/articles.ts';
import { emptyIndexedDB } from '../store/indexeddb.ts';
import { generatedSchema, publishedSchema } from './json-schema.ts';

const engine = fakeEngine();
const validate = new Ajv({ strict: true, allErrors: true }).compile(publishedSchema());

async function chunksOf(items: ExportOptions['items'], changes: Partial<ExportOptions> = {}) {
  const chunks: string[] = [];
  const options = { items, read: engine, generator: 'Đối Chiếu 0.1', engineVersion: '7', exportedAt: 'X' };
  for await (const chunk of exportChunks({ ...options, ...changes })) chunks.push(chunk);
  return chunks;
}
const textOf = async (items: Collected[]) => (await chunksOf(() => items)).join('');
const fileOf = async (items: Collected[]) => JSON.parse(await textOf(items));

const items = [
  collected('cms:1', 'Theo ông Bình An, năm 2023: 1110 hộ nghèo. 2022: 1200 hộ.'),
  collected('cms:2', 'Không có số liệu.', { origin: 'sample' }),
  collected('cms:3', '2024: 0 hộ'),
];

describe('the export', () => {
  it('holds everything collected, and a flat row for each figure and official', async () => {
    const file = await fileOf(items);
    expect(file).toMatchObject({
      format: 'doi-chieu',
      schemaVersion: 1,
      generator: 'Đối Chiếu 0.1',
      engineVersion: '7',
      exportedAt: 'X',
      annotations: [],
    });
    expect(file.articles).toEqual(items);
    expect(file.officials).toEqual([
      {
        id: 'urn:doi-chieu:official:cms%3A1%40B%C3%ACnh%20An',
        type: 'Person',
        name: 'Bình An',
        honorific: 'ông',
        positions: [{ title: 'Giám đốc', text: 'Giám đốc', asOf: '2024-01-05T08:00:00+07:00' }],
        start: 9,
        end: 16,
        articleId: 'cms:1',
        articleUrl: 'https://bao.example/cms%3A1.html',
        articleTitle: 'Tin cms:1',
        publisher: 'Báo An Bình',
        published: '2024-01-05T08:00:00+07:00',
        collectedAt: '2024-01-06T01:00:00.000Z',
      },
    ]);
    expect(file.figures.map(({ value }: { value: number }) => value)).toEqual([1110, 1200, 0]);
    expect(file.figures[0]).toEqual({
      id: 'urn:doi-chieu:figure:cms%3A1%232023%3A%201110%20h%E1%BB%99',
      type: 'Observation',
      indicator: 'số hộ hoa phượng',
      value: 1110,
      text: '1110',
      unit: 'hộ',
      measure: 'level',
      status: 'actual',
      period: '2023',
      periodStart: '2023-01-01',
      periodEnd: '2023-12-31',
      place: 'An Bình',
      confidence: 1,
      quote: '2023: 1110 hộ',
      quotePrefix: 'Theo ông Bình An, năm ',
      quoteSuffix: ' nghèo. 2022: 1200 hộ.',
      start: 22,
      end: 35,
      articleId: 'cms:1',
      articleUrl: 'https://bao.example/cms%3A1.html',
      articleTitle: 'Tin cms:1',
      publisher: 'Báo An Bình',
      published: '2024-01-05T08:00:00+07:00',
      collectedAt: '2024-01-06T01:00:00.000Z',
    });
  });

  it('holds every annotation word for word, valid against the schema, and an import reads them back', async () => {
    const notes = [
      annotation('1'),
      annotation('2', 'cms:3', { 'other:field': { deep: [1, 'hai'] } } as never),
    ];
    const text = (await chunksOf(() => items, { annotations: () => notes })).join('');
    const file = JSON.parse(text);
    expect(validate(file), JSON.stringify(validate.errors)).toBe(true);
    expect(file.annotations).toEqual(notes);
    expect(text.split('\n').filter((line) => line.startsWith('{"@context":['))).toHaveLength(2);
    expect(readExport(text)).toEqual({
      items,
      annotations: notes,
      values: [],
      corrections: [],
      problems: [],
    });
    const { target: _target, ...damaged } = annotation('3');
    file.annotations[0] = damaged;
    expect(validate(file)).toBe(false);
    const lines = JSON.stringify(file, null, 1);
    expect(readExport(lines)).toMatchObject({
      items,
      annotations: [notes[1]],
      problems: [{ code: 'annotation_broken', id: damaged.id, field: 'target', line: expect.any(Number) }],
    });
  });

  it('has rows of the newest version only, and articles of every version', async () => {
    const versions = [
      collected('a', '2023: 1 hộ', { collectedAt: '2024-01-02T00:00:00Z' }),
      collected('a', '2023: 2 hộ', { collectedAt: '2024-01-03T00:00:00Z' }),
      collected('a', '2023: 3 hộ', { collectedAt: '2024-01-01T00:00:00Z' }),
    ];
    const file = await fileOf(versions);
    expect(file.figures.map(({ value }: { value: number }) => value)).toEqual([2]);
    expect(file.articles.length).toBe(3);
  });

  it('comes in pieces no longer than an article with its rows, one record a line', async () => {
    const many = Array.from({ length: 300 }, (_, i) => collected(`a${i}`, `2023: ${i} hộ. Ông, ông An Bình`));
    const chunks = await chunksOf(async function* () {
      yield* many;
    });
    expect(chunks.length).toBeGreaterThan(600);
    const text = chunks.join('');
    const file = JSON.parse(text);
    expect([file.figures.length, file.officials.length, file.articles.length]).toEqual([300, 300, 300]);
    const lines = text.split('\n').filter((line) => line.startsWith('{"article":'));
    expect(lines.length).toBe(300);
  });

  it.each([
    ['nothing', []],
    ['no figures', [collected('a', 'Không có.')]],
    ['text that JSON has to escape', [collected('a', '2023: 5 hộ "\\\u2028\u0000\ud800')]],
  ])('of %s is valid, too', async (_what, some) => {
    const file = await fileOf(some);
    expect(validate(file), JSON.stringify(validate.errors)).toBe(true);
    expect(file.articles).toEqual(some);
  });

  it('is the same for the same items', async () => {
    expect(await textOf(items)).toBe(await textOf(items));
  });
});

describe('a row', () => {
  const item = collected('a', '  2023: 5 hộ  ');
  const [figure] = engine(item.article).figures as [Figure];

  it.each([
    ['2023', '2023-01-01', '2023-12-31'],
    ['2024-Q1', '2024-01-01', '2024-03-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2024-01..2024-06', '2024-01-01', '2024-06-30'],
    ['2021..2025', '2021-01-01', '2025-12-31'],
    ['2023-end', undefined, '2023-12-31'],
    ['không rõ', undefined, undefined],
    [null, undefined, undefined],
  ])('of period %s goes from %s to %s', (period, periodStart, periodEnd) => {
    const row = figureRow({ ...figure, period }, item);
    expect([row.periodStart, row.periodEnd]).toEqual([periodStart, periodEnd]);
  });

  it('quotes the sentence without the space around it', () => {
    const row = figureRow({ ...figure, sentence: { start: 0, end: item.article.text.length } }, item);
    expect([row.quotePrefix, row.quote, row.quoteSuffix]).toEqual(['  ', '2023: 5 hộ', '  ']);
  });

  it('says which figure it repeats', () => {
    expect(figureRow({ ...figure, sameAs: 'x y' }, item).sameAs).toBe('urn:doi-chieu:figure:x%20y');
  });

  it('is written in composed characters, and has a name even for half a character', () => {
    const row = figureRow({ ...figure, indicator: 'hô\u0323', id: 'a\ud800' }, item);
    expect(row.indicator).toBe('hộ');
    expect(row.id).toBe('urn:doi-chieu:figure:a%EF%BF%BD');
  });

  it('keeps what is zero or required, and leaves out what is empty', () => {
    const row = figureRow({ ...figure, value: 0, min: 0, indicator: '', speaker: '', flags: [] }, item);
    expect(row).toMatchObject({ value: 0, min: 0, indicator: '' });
    expect(Object.keys(row)).not.toEqual(expect.arrayContaining(['speaker']));
    expect(Object.keys(row)).not.toEqual(expect.arrayContaining(['flags']));
    expect(Object.values(row)).not.toContain(null);
    const [official] = engine((items[0] as Collected).article).officials as [Official];
    expect(officialRow({ ...official, positions: [] }, item)).toMatchObject({ positions: [] });
  });
});

/** A reading with doubt in it: period from the words before, place from the paper. */
const doubted = (source: Article): Reading => {
  const { figures, officials } = engine(source);
  return {
    officials,
    figures: figures.map((one) => ({
      ...one,
      certainty: { indicator: 0.999, measure: 1, status: 0.93, period: 0.797, place: 0.31, speaker: 1 },
      evidence: { period: { start: 18, end: 26 }, place: 'publisher' },
      alternatives: { period: ['2022', null], place: ['Long An'] },
    })),
  };
};

describe('a doubtful reading', () => {
  const doubtful = async () => JSON.parse((await chunksOf(() => items, { read: doubted })).join(''));

  it('is exported with its doubt, where each field was read and what else it may be', async () => {
    const file = await doubtful();
    expect(validate(file), JSON.stringify(validate.errors)).toBe(true);
    expect(file.figures[0]).toMatchObject({
      unsure: ['period', 'place'],
      // Rounded down: what is doubtful does not read as sure.
      certainty: { indicator: 0.99, measure: 1, status: 0.93, period: 0.79, place: 0.31, speaker: 1 },
      evidence: { period: { start: 18, end: 26, text: 'năm 2023' }, place: 'publisher' },
      alternatives: { period: ['2022', null], place: ['Long An'] },
    });
  });

  it('is left out of the rows of an engine that knew no doubt, which stay valid and are imported as ever', async () => {
    const file = await fileOf(items);
    for (const key of ['unsure', 'certainty', 'evidence', 'alternatives'])
      expect(Object.keys(file.figures[0])).not.toContain(key);
    expect(validate(file)).toBe(true);
    const read = readExport(JSON.stringify(await doubtful()));
    expect(read).toEqual(readExport(JSON.stringify(file)));
    expect(read.items).toEqual(items);
  });

  it.each<[string, object]>([
    [
      'a chance above 1',
      { certainty: { indicator: 2, measure: 1, status: 1, period: 1, place: 1, speaker: 1 } },
    ],
    ['a doubt about no field', { unsure: ['weather'] }],
    ['a place outside of everything', { evidence: { period: 'hearsay' } }],
    ['four alternatives', { alternatives: { period: ['2020', '2021', '2022', '2023'] } }],
  ])('refuses %s', async (_what, wrong) => {
    const file = await doubtful();
    Object.assign(file.figures[0], wrong);
    expect(validate(file)).toBe(false);
  });
});

describe('the published schema', () => {
  it('is the one that the program uses', () => {
    expect(publishedSchema()).toEqual(generatedSchema());
    expect(generatedSchema().$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(Object.keys(exportSchema.entries).sort()).toEqual(
      Object.keys(generatedSchema().properties as object).sort(),
    );
  });

  it('takes what is exported', async () => {
    expect(validate(await fileOf(items)), JSON.stringify(validate.errors)).toBe(true);
  });

  type File = Record<string, unknown> & { figures: Record<string, unknown>[]; articles: Collected[] };
  it.each<[string, (file: File) => void]>([
    ['another format', (file) => Object.assign(file, { format: 'other' })],
    ['another version', (file) => Object.assign(file, { schemaVersion: 2 })],
    ['no engine version', (file) => delete file.engineVersion],
    ['no context', (file) => delete file['@context']],
    ['figures that are no list', (file) => Object.assign(file, { figures: {} })],
    ['a value in words', (file) => Object.assign(file.figures[0] as object, { value: '1.110' })],
    ['a figure without a value', (file) => delete (file.figures[0] as { value?: unknown }).value],
    ['null for a place', (file) => Object.assign(file.figures[0] as object, { place: null })],
    ['an unknown status', (file) => Object.assign(file.figures[0] as object, { status: 'rumoured' })],
    ['an id that is no name', (file) => Object.assign(file.figures[0] as object, { id: 'cms:1' })],
    ['a confidence above 1', (file) => Object.assign(file.figures[0] as object, { confidence: 2 })],
    [
      'an article without text',
      (file) => Object.assign(file.articles[0] as object, { article: { id: 'cms:1' } }),
    ],
    ['an unknown origin', (file) => Object.assign(file.articles[0] as object, { origin: 'rumour' })],
    ['something else among annotations', (file) => Object.assign(file, { annotations: [{ type: 'Note' }] })],
  ])('refuses %s', async (_what, damage) => {
    const file = (await fileOf(items)) as File;
    damage(file);
    expect(validate(file)).toBe(false);
  });
});

describe('the linked-data context', () => {
  it('gives every key of every row a meaning', async () => {
    const terms = new Set(Object.keys(context));
    expect(terms.has('@vocab')).toBe(true);
    const file = await fileOf(items);
    const types = [...file.figures, ...file.officials].map(({ type }) => type);
    for (const type of types) expect(terms.has(type)).toBe(true);
    expect(file['@context']).toEqual(context);
  });
});

describe('store, export, import, store, export', () => {
  beforeEach(emptyIndexedDB);
  const open = (name: string) =>
    openRepository({ name, engine, engineVersion: '7', seriesKeysOf, toPoint, by: name });
  const allOf = (store: Repository) =>
    async function* () {
      for (let after: string | null = null; ; ) {
        const portion = await store.portion(after, 2);
        yield* portion.items;
        after = portion.next;
        if (after === null) return;
      }
    };

  it('gives the same export', async () => {
    const first = await open('first');
    const more = [
      ...items,
      collected('cms:1', '2023: 1111 hộ', { collectedAt: '2024-03-01T00:00:00Z', origin: 'import' }),
      { ...collected('cms:9', '2020: 3 hộ', { article: { note: 1 } as never }), desk: 'ban thời sự' },
    ];
    for (const item of more) await first.save(item, engine(item.article));
    const exported = (await chunksOf(allOf(first))).join('');
    const { items: imported, problems } = readExport(exported);
    expect(problems).toEqual([]);
    expect(imported.length).toBe(5);

    const second = await open('second');
    for (const item of [...imported].reverse()) await second.save(item, engine(item.article));
    const again = (await chunksOf(allOf(second), { exportedAt: 'X' })).join('');
    expect(again).toBe(exported);
    expect(await second.stats()).toEqual(await first.stats());

    for (const item of imported) {
      expect(await second.save(item, engine(item.article))).toEqual({ alreadySaved: true });
    }
    await Promise.all([first.close(), second.close()]);
  });
});
