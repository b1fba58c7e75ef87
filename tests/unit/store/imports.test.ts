// Before everything else: PouchDB looks for IndexedDB when it is loaded.
import './indexeddb.ts';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRepository } from '../../../lib/store/open.ts';
import type { Imported, Repository } from '../../../lib/store/repository.ts';
import { annotation } from './annotation.ts';
import { collected, fakeEngine, seriesKeysOf, toPoint } from './articles.ts';
import { emptyIndexedDB } from './indexeddb.ts';

let store: Repository;
let names = 0;
const engine = fakeEngine();

beforeEach(async () => {
  emptyIndexedDB();
  const name = `imports-${++names}`;
  store = await openRepository({ name, engine, engineVersion: '1', seriesKeysOf, toPoint });
});
afterEach(() => store.close());

const article = (id: string, text: string): Imported => ({ kind: 'article', item: collected(id, text) });
const note = (id: string, modified: string, value = 'x'): Imported => ({
  kind: 'annotation',
  item: annotation(id, 'cms:1', {
    modified,
    body: [{ type: 'TextualBody', purpose: 'commenting', value }],
  }),
});
const early = '2024-01-01T00:00:00.000Z';
const late = '2024-03-01T00:00:00.000Z';
const everything = async () => ({
  articles: (await store.portion(null, 100)).items,
  notes: await store.annotationsOf('cms:1'),
  figures: await store.figuresOf('cms:1'),
});

describe('an import', () => {
  it('says beforehand what it would do, and changes nothing by that', async () => {
    await store.save(collected('cms:1', '2023: 5 hộ'), engine(collected('cms:1', '2023: 5 hộ').article));
    await store.take('first', [note('1', late), note('2', early), note('3', early)]);
    const before = await everything();
    expect(
      await store.standing([
        article('cms:1', '2023: 5 hộ'),
        article('cms:1', '2023: 6 hộ'),
        note('1', early),
        note('1', late),
        note('1', late, 'khác'),
        note('2', late),
        note('4', early),
      ]),
    ).toEqual(['same', 'new', 'older', 'same', 'conflict', 'newer', 'new']);
    expect(await everything()).toEqual(before);
  });

  it('leaves what is newer here and what is in conflict as it is', async () => {
    await store.take('first', [note('1', late), note('2', late)]);
    const before = await everything();
    expect(await store.take('second', [note('1', early), note('2', late, 'khác')])).toEqual([
      'older',
      'conflict',
    ]);
    expect(await everything()).toEqual(before);
    expect(await store.undoImport('second')).toBe(0);
  });

  it('is undone as a whole, over several portions, with what it changed and what it added', async () => {
    await store.take('first', [article('cms:1', '2023: 5 hộ'), note('1', early)]);
    const before = await everything();
    await store.take('second', [article('cms:1', '2023: 6 hộ'), note('1', late, 'mới')]);
    await store.take('second', [article('cms:2', '2022: 1 hộ'), note('9', early)]);
    expect((await everything()).articles).toHaveLength(3);
    expect(await store.undoImport('second')).toBe(6);
    expect(await everything()).toEqual(before);
    expect(await store.undoImport('second')).toBe(0);
    expect(await store.stats()).toMatchObject({ articles: 1, figures: 1 });
  });

  it('may be taken again after it was undone', async () => {
    await store.take('first', [article('cms:1', '2023: 5 hộ')]);
    await store.undoImport('first');
    expect(await store.take('again', [article('cms:1', '2023: 5 hộ')])).toEqual(['new']);
    expect((await everything()).figures.map(({ value }) => value)).toEqual([5]);
  });
});
