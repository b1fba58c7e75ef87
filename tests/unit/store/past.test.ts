// Before everything else: PouchDB looks for IndexedDB when it is loaded.
import './indexeddb.ts';

import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { openRepository } from '../../../lib/store/open.ts';
import PouchDB from '../../../lib/store/pouch.ts';
import past from '../../fixtures/databases/past.json';
import { collected, fakeEngine, seriesKeysOf, toPoint } from './articles.ts';
import { dump, emptyIndexedDB } from './indexeddb.ts';

/** What an index of that time could say that is not so: it must not be believed. */
const stale = { articleId: 'ma', sample: false, figures: [], officials: [] };
let names = 0;

beforeEach(() => emptyIndexedDB());

describe('databases of the past', () => {
  it.each(past)('schema $schema with index layout $layout opens, with all it holds', async (stored) => {
    const name = `past-${++names}`;
    const documents = new PouchDB(name, { adapter: 'idb', auto_compaction: true });
    await documents.bulkDocs(stored.documents);
    const index = await openDB(`${name}-index`, stored.layout, {
      upgrade(db) {
        for (const { name: of, keyPath, indexes } of stored.stores) {
          const store = db.createObjectStore(of, keyPath === null ? {} : { keyPath });
          for (const [called, path] of indexes as [string, string | string[]][])
            store.createIndex(called, path);
        }
      },
    });
    await index.put('articles', stale);
    await index.put(
      'meta',
      { engineVersion: '0', schemaVersion: stored.schema, documents: await documents.id(), sequence: 2 },
      'meta',
    );
    index.close();

    const before = await dump(`_pouch_${name}`);

    const engine = fakeEngine();
    const store = await openRepository({ name, engine, engineVersion: '1', seriesKeysOf, toPoint });
    expect(await store.stats()).toMatchObject({ articles: 1, figures: 1 });
    const [item] = (await store.portion(null, 9)).items;
    expect(item).toMatchObject({
      article: { id: 'cu', text: '2020: 8 hộ', author: null },
      collectedAt: '2020-02-02T00:00:00.000Z',
      origin: 'page',
    });
    expect((await store.figuresOf('cu')).map(({ value }) => value)).toEqual([8]);
    await store.rebuild();
    // Neither opening nor building the index writes a document anew: the originals are the backup of a migration, and
    // another desk may still run what wrote them.
    expect(await dump(`_pouch_${name}`)).toEqual(before);
    const next = collected('moi', '2021: 9 hộ');
    await store.save(next, fakeEngine()(next.article));
    expect(await store.stats()).toMatchObject({ articles: 2, figures: 2 });
    const after = await dump(`_pouch_${name}`);
    for (const kind of ['document-store', 'by-sequence'])
      expect(after[kind]).toEqual(expect.arrayContaining(before[kind] ?? []));
    await store.close();
  });
});
