// Before everything else: PouchDB looks for IndexedDB when it is loaded.
import './indexeddb.ts';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from '../../../lib/records.ts';
import { openRepository } from '../../../lib/store/open.ts';
import PouchDB from '../../../lib/store/pouch.ts';
import type { Repository } from '../../../lib/store/repository.ts';
import { annotation } from './annotation.ts';
import { collected, fakeEngine, seriesKeysOf, toPoint } from './articles.ts';
import { emptyIndexedDB, failWrites } from './indexeddb.ts';

let name = '';
let names = 0;
let store: Repository;
const engine = fakeEngine();
const open = () =>
  openRepository({
    name,
    engine,
    engineVersion: '1',
    seriesKeysOf,
    toPoint,
    by: 'an',
    now: () => '2024-03-01T00:00:00.000Z',
  });

beforeEach(async () => {
  emptyIndexedDB();
  name = `annotations-${++names}`;
  store = await open();
});
afterEach(() => store.close());

const raw = (id: string) =>
  new PouchDB(name, { adapter: 'idb', auto_compaction: true }).allDocs({ keys: [id], include_docs: true });
const all = async (limit = 2) => {
  const items: Annotation[] = [];
  for (let after: string | null = null; ; ) {
    const portion = await store.annotationPortion(after, limit);
    items.push(...portion.items);
    after = portion.next;
    if (after === null) return items;
  }
};

describe('annotations', () => {
  it('are kept as they are, by article, and outlive the store being closed', async () => {
    const strange = annotation('1', 'cms:1', { 'other:field': { deep: [1, 'hai'] } } as never);
    await store.annotate(strange);
    await store.annotate(annotation('2', 'cms:1'));
    await store.annotate(annotation('3', 'cms:12'));
    // An id that goes on after a space is another article's.
    await store.annotate(annotation('4', 'cms:1 b'));
    await store.close();
    store = await open();
    expect(await store.annotationsOf('cms:1')).toEqual([strange, annotation('2')]);
    expect(await store.annotationsOf('cms')).toEqual([]);
    expect((await all()).map(({ id }) => id.slice(-1)).sort()).toEqual(['1', '2', '3', '4']);
  });

  it('are changed and keep what is unknown of their document', async () => {
    await store.annotate(annotation('1'));
    const { id } = annotation('1');
    const changed = await store.changeAnnotation('cms:1', id, (known) => ({
      ...known,
      modified: '2024-04-01T00:00:00Z',
    }));
    expect(changed?.modified).toBe('2024-04-01T00:00:00Z');
    expect(await store.annotationsOf('cms:1')).toEqual([changed]);
    expect(await store.changeAnnotation('cms:1', 'urn:uuid:none', (known) => known)).toBeNull();
  });

  it('are deleted as tombstones that say who and when, and come back as they were', async () => {
    await store.annotate(annotation('1'));
    const { id } = annotation('1');
    expect(await store.removeAnnotation('cms:1', id)).toBe(true);
    expect(await store.removeAnnotation('cms:1', id)).toBe(false);
    expect(await store.annotationsOf('cms:1')).toEqual([]);
    expect(await all()).toEqual([]);
    const { rows } = await raw(`ann:cms:1 ${id}`);
    expect(rows[0]?.value).toMatchObject({ deleted: true });
    await store.close();
    store = await open();
    expect(await store.changeAnnotation('cms:1', id, (known) => known)).toBeNull();
    expect(await store.restoreAnnotation('cms:1', id)).toBe(true);
    expect(await store.restoreAnnotation('cms:1', id)).toBe(false);
    expect(await store.annotationsOf('cms:1')).toEqual([annotation('1')]);
    // Again, and again.
    for (let i = 0; i < 3; i++) {
      expect(await store.removeAnnotation('cms:1', id)).toBe(true);
      expect(await store.restoreAnnotation('cms:1', id)).toBe(true);
    }
    expect(await store.annotationsOf('cms:1')).toEqual([annotation('1')]);
    expect(await store.restoreAnnotation('cms:1', 'urn:uuid:none')).toBe(false);
  });

  it.each([
    ['one that is not here', null, '2024-02-01T00:00:00Z', true],
    ['the same', '2024-02-01T00:00:00Z', '2024-02-01T00:00:00Z', false],
    ['an earlier one', '2024-02-02T00:00:00Z', '2024-02-01T00:00:00Z', false],
    ['a later one', '2024-02-01T00:00:00Z', '2024-02-02T00:00:00+07:00', true],
    ['a deleted one', 'deleted', '2024-02-01T00:00:00Z', true],
  ])('from a file: %s', async (_what, here, there, written) => {
    if (here !== null) {
      await store.annotate(annotation('1', 'cms:1', here === 'deleted' ? {} : { modified: here }));
      if (here === 'deleted') await store.removeAnnotation('cms:1', annotation('1').id);
    }
    const item = annotation('1', 'cms:1', { modified: there });
    const [standing] = await store.take('import-1', [{ kind: 'annotation', item }]);
    expect(standing === 'new' || standing === 'newer').toBe(written);
    expect((await store.annotationsOf('cms:1')).map(({ modified }) => modified)).toEqual([
      written ? there : here,
    ]);
  });

  it('leave the articles and their index alone', async () => {
    const item = collected('cms:1', 'Năm 2023: 12 hộ');
    await store.save(item, engine(item.article));
    const before = await store.stats();
    await store.annotate(annotation('1'));
    await store.removeAnnotation('cms:1', annotation('1').id);
    expect(await store.stats()).toEqual(before);
    await store.rebuild();
    expect(await store.stats()).toEqual(before);
    expect((await store.portion(null, 10)).items).toEqual([item]);
  });

  it('say why they could not be written, and keep what was written before', async () => {
    await store.annotate(annotation('1'));
    const repair = failWrites(name, 'QuotaExceededError');
    await expect(store.annotate(annotation('2'))).rejects.toMatchObject({ code: 'storage_full' });
    repair();
    expect(await store.annotationsOf('cms:1')).toEqual([annotation('1')]);
    await store.annotate(annotation('2'));
    expect((await store.annotationsOf('cms:1')).length).toBe(2);
  });

  it('that are damaged or of a newer version are passed over, not lost', async () => {
    await store.annotate(annotation('1'));
    const db = new PouchDB(name, { adapter: 'idb', auto_compaction: true });
    await db.put({ _id: 'ann:cms:1 urn:uuid:x', type: 'annotation', v: 1, annotation: { body: 7 } } as never);
    await db.put({
      _id: 'ann:cms:1 urn:uuid:y',
      type: 'annotation',
      v: 99,
      annotation: annotation('9'),
    } as never);
    expect(await store.annotationsOf('cms:1')).toEqual([annotation('1')]);
    expect((await raw('ann:cms:1 urn:uuid:y')).rows[0]?.doc).toMatchObject({ v: 99 });
  });
});
