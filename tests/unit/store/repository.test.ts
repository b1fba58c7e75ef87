// Before everything else: PouchDB looks for IndexedDB when it is loaded.
import './indexeddb.ts';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bundle, Bundles } from '../../../lib/library/digest.ts';
import type { Collected } from '../../../lib/records.ts';
import { BUNDLE } from '../../../lib/store/derived.ts';
import { Documents } from '../../../lib/store/documents.ts';
import { openRepository, type StoreOptions } from '../../../lib/store/open.ts';
import PouchDB from '../../../lib/store/pouch.ts';
import { readDigests, STORE_NAME } from '../../../lib/store/reader.ts';
import type { Repository } from '../../../lib/store/repository.ts';
import { newestOf } from '../../../lib/versions.ts';
import { collected, fakeEngine, seriesKeysOf, toPoint } from './articles.ts';
import { databaseNames, dump, emptyIndexedDB, failWrites, harm, holdWrites } from './indexeddb.ts';

/** A name of its own for each test: PouchDB keeps connections by name. */
let NAME = 'test';
let names = 0;
const NOW = '2024-02-01T00:00:00.000Z';

let engine: ReturnType<typeof fakeEngine>;
let open: Repository[] = [];

async function openStore(changes: Partial<StoreOptions> = {}): Promise<Repository> {
  const store = await openRepository({
    name: NAME,
    engine,
    engineVersion: '1',
    seriesKeysOf,
    toPoint,
    now: () => NOW,
    ...changes,
  });
  open.push(store);
  return store;
}

const save = (store: Repository, item: Collected) => store.save(item, fakeEngine()(item.article));
const values = async (store: Repository, series: string) =>
  ((await store.points([{ series, period: '2023' }])).get(series) ?? [])
    .map(({ period, value }) => `${period}=${value}`)
    .sort();
const everything = async (store: Repository, limit = 2) => {
  const items: Collected[] = [];
  for (let after: string | null = null; ; ) {
    const portion = await store.portion(after, limit);
    items.push(...portion.items);
    after = portion.next;
    if (after === null) return items;
  }
};
/** Another handle on the documents; it shares the store's connection, and is not closed for that. */
const raw = () => new PouchDB(NAME, { adapter: 'idb', auto_compaction: true });
const rawDocuments = async () =>
  (await raw().allDocs({ startkey: '', endkey: '\uffff', include_docs: true })).rows;

beforeEach(() => {
  emptyIndexedDB();
  NAME = `test-${++names}`;
  engine = fakeEngine();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(open.map((store) => store.close()));
  open = [];
});

/** Everything that a library is told, oldest bundle last. */
async function listed(store: Repository, since = 0, limit = 2) {
  const bundles: Bundle[] = [];
  let below: number | null = null;
  let told: Bundles;
  do {
    told = await store.digests({ since, below, limit });
    bundles.push(...told.bundles);
    below = told.next;
  } while (below !== null);
  const articles = bundles.flatMap(({ digests }) => digests.map(({ digest }) => digest));
  return { ...told, bundles, titles: articles.map(({ title }) => title).sort() };
}

describe('what a library lists', () => {
  const many = BUNDLE * 2 + 3;
  const fill = async (store: Repository) => {
    for (let i = 0; i < many; i++) await save(store, collected(`a${i}`, `20${10 + (i % 10)}: ${i} hộ`));
  };
  it('comes in portions, newest first, and later only what was changed', async () => {
    const store = await openStore();
    await fill(store);
    const all = await listed(store);
    expect(all.bundles.map(({ bundle }) => bundle)).toEqual([3, 2, 1]);
    expect(all.titles).toHaveLength(many);
    expect((await listed(store, all.written)).bundles).toEqual([]);
    await save(store, collected('mới', '2024: 9 hộ'));
    const next = await listed(store, all.written);
    expect(next.build).toBe(all.build);
    expect(next.bundles.map(({ bundle }) => bundle)).toEqual([3]);
    expect(next.titles).toContain('Tin mới');
    const added = next.bundles[0]?.digests.filter(({ written }) => written > all.written);
    expect(added?.map(({ digest }) => digest.title)).toEqual(['Tin mới']);
  });
  it('says what is deleted and what is back, and the newest version of an article once', async () => {
    const store = await openStore();
    await fill(store);
    const all = await listed(store);
    const [gone] = await store.removeArticles(['a1']);
    const without = await listed(store, all.written);
    expect(without.bundles.map(({ bundle }) => bundle)).toEqual([1]);
    expect(without.titles).not.toContain('Tin a1');
    await store.restoreTrash([gone?.id ?? '']);
    expect((await listed(store, without.written)).titles).toContain('Tin a1');
    await save(store, collected('a2', '2023: 77 hộ', { collectedAt: '2024-03-01T00:00:00.000Z' }));
    await save(store, collected('a2', '2023: 66 hộ', { collectedAt: '2024-02-01T00:00:00.000Z' }));
    const { bundles, titles } = await listed(store);
    expect(titles).toHaveLength(many);
    const [a2] = bundles.flatMap(({ digests }) => digests.filter(({ digest }) => digest.title === 'Tin a2'));
    expect(a2?.digest.sentences).toEqual(['2023: 77 hộ']);
  });
  it('is told from an index built anew', async () => {
    const store = await openStore();
    await fill(store);
    const before = await listed(store);
    await store.rebuild();
    const after = await listed(store);
    expect(after.build).not.toBe(before.build);
    expect(after.titles).toEqual(before.titles);
  });
  it('can be read past the store, but not made', async () => {
    NAME = STORE_NAME;
    expect(await readDigests({ since: 0, below: null, limit: 5 })).toBeNull();
    expect(await databaseNames()).toEqual([]);
    const store = await openStore();
    await save(store, collected('a', '2023: 1110 hộ'));
    const request = { since: 0, below: null, limit: 5 };
    expect(await readDigests(request)).toEqual(await store.digests(request));
  });
});

describe('saving', () => {
  it('keeps an article and files its figures', async () => {
    const store = await openStore();
    const item = collected('a', '2023: 1110 hộ. 2022: 1200 hộ. Theo ông Bình An.');
    expect(await save(store, item)).toEqual({ alreadySaved: false });
    expect(await everything(store)).toEqual([item]);
    expect(await store.savedAt(item.article)).toBe(item.collectedAt);
    expect(await values(store, 'hộ')).toEqual(['2022=1200', '2023=1110']);
    expect(await store.points([{ series: 'tấn', period: '2023' }])).toEqual(new Map([['tấn', []]]));
    expect((await store.figuresOf('a')).map(({ value }) => value)).toEqual([1110, 1200]);
    expect((await store.officialsOf('a')).map(({ name }) => name)).toEqual(['Bình An']);
    expect(await store.figuresOf('b')).toEqual([]);
    expect(await store.stats()).toEqual({ articles: 1, figures: 2, officials: 1, samples: 0 });
    expect(engine.calls).toBe(0);
  });

  it('writes nothing when the same text comes again', async () => {
    const store = await openStore();
    await save(store, collected('a', '2023: 5 hộ'));
    const before = await rawDocuments();
    const again = collected('a', '2023: 5 hộ', { collectedAt: '2024-03-01T00:00:00.000Z' });
    expect(await save(store, again)).toEqual({ alreadySaved: true });
    expect(await rawDocuments()).toEqual(before);
    expect(await store.savedAt(again.article)).toBe('2024-01-06T01:00:00.000Z');
  });

  it('keeps every version, and only the one collected last counts', async () => {
    const store = await openStore();
    const first = collected('a', '2023: 5 hộ, 2023: 7 tấn');
    const second = collected('a', '2023: 6 hộ', { collectedAt: '2024-01-07T00:00:00.000Z' });
    const older = collected('a', '2023: 4 hộ', { collectedAt: '2024-01-01T00:00:00.000Z' });
    for (const item of [first, second, older]) {
      expect(await save(store, item)).toEqual({ alreadySaved: false });
    }
    expect(await values(store, 'hộ')).toEqual(['2023=6']);
    expect(await values(store, 'tấn')).toEqual([]);
    expect((await everything(store)).length).toBe(3);
    expect(await store.savedAt(first.article)).toBe(first.collectedAt);
    expect(await store.stats()).toMatchObject({ articles: 1, figures: 1 });
    await store.rebuild();
    expect(await values(store, 'hộ')).toEqual(['2023=6']);
    expect(await store.stats()).toMatchObject({ articles: 1, figures: 1 });
  });

  it.each([
    ['another text', { text: '2023: 9 hộ' }],
    ['another title', { title: 'Tin khác' }],
    ['another id', { id: 'cms:2' }],
  ])('does not take %s for the same version', async (_what, changes) => {
    const store = await openStore();
    const item = collected('cms:1', '2023: 5 hộ');
    await save(store, item);
    expect(await store.savedAt({ ...item.article, ...changes })).toBeNull();
  });

  it('does not mix up articles whose ids begin alike', async () => {
    const store = await openStore();
    await save(store, collected('cms:1', '2023: 1 hộ'));
    await save(store, collected('cms:1:2', '2023: 2 hộ', { collectedAt: '2024-09-09T00:00:00.000Z' }));
    await save(store, collected('cms:12', '2023: 3 hộ'));
    await store.rebuild();
    expect(await values(store, 'hộ')).toEqual(['2023=1', '2023=2', '2023=3']);
    expect(await store.stats()).toMatchObject({ articles: 3 });
  });

  it('takes turns when several save at once', async () => {
    const store = await openStore();
    const items = Array.from({ length: 12 }, (_, i) => collected(`a${i % 6}`, `2023: ${i} hộ`));
    const results = await Promise.all([...items, ...items].map((item) => save(store, item)));
    expect(results.filter(({ alreadySaved }) => alreadySaved).length).toBe(12);
    expect(await store.stats()).toMatchObject({ articles: 6, figures: 6 });
    expect((await everything(store, 5)).length).toBe(12);
  });

  it('goes on after one save failed', async () => {
    const store = await openStore();
    const broken = collected('a', 'x');
    // What no structured clone can take.
    (broken.article as unknown as { extra: unknown }).extra = () => {};
    const [failed, kept] = await Promise.allSettled([
      save(store, broken),
      save(store, collected('b', '2023: 1 hộ')),
    ]);
    expect(failed).toMatchObject({ status: 'rejected', reason: { code: 'storage_failed' } });
    expect(kept.status).toBe('fulfilled');
    expect(await values(store, 'hộ')).toEqual(['2023=1']);
  });

  it('writes the same revision at two desks, whoever collects it and when', async () => {
    const revisions = async (item: Collected) => {
      NAME = `desk-${++names}`;
      const store = await openStore({ by: item.collectedAt });
      await save(store, item);
      const rows = await rawDocuments();
      return Object.fromEntries(rows.map(({ key, value }) => [key.slice(0, 3), value?.rev]));
    };
    const item = collected('a', '2023: 5 hộ');
    const { article } = item;
    const reversed = Object.fromEntries(Object.entries(article).reverse()) as typeof article;
    const one = await revisions(item);
    const two = await revisions({ ...item, article: reversed, collectedAt: '2025-01-01T00:00:00.000Z' });
    expect(one.art).toBeTypeOf('string');
    expect(one.art).toBe(two.art);
    expect(one.col).not.toBe(two.col);
  });

  it('keeps fields that it does not know', async () => {
    const store = await openStore();
    const item = collected('a', '2023: 5 hộ');
    const richer = { ...item, desk: 'ban thời sự', article: { ...item.article, section: 'Xã hội' } };
    await save(store, richer);
    expect(await everything(store)).toEqual([richer]);
  });
});

describe('portions', () => {
  it('come in the order of ids, each once, with nothing after the last', async () => {
    const store = await openStore();
    const ids = ['e', 'a', 'd', 'b', 'c'];
    for (const id of ids) await save(store, collected(id, `2023: 1 hộ`));
    for (const limit of [1, 2, 5, 100]) {
      expect((await everything(store, limit)).map(({ article }) => article.id)).toEqual([...ids].sort());
    }
    expect((await store.portion(null, 5)).next).toBeNull();
    expect(await store.portion('zzz', 5)).toEqual({ items: [], next: null });
  });

  it('of an empty store is empty', async () => {
    expect(await (await openStore()).portion(null, 10)).toEqual({ items: [], next: null });
  });
});

describe('samples', () => {
  it('go out again and leave everything else', async () => {
    const store = await openStore();
    await save(store, collected('mine', '2023: 1 hộ'));
    await save(store, collected('sample', '2022: 2 hộ, ông An Bình', { origin: 'sample' }));
    await save(store, collected('sample 2', '2021: 3 hộ', { origin: 'sample' }));
    expect(await store.stats()).toEqual({ articles: 3, figures: 3, officials: 1, samples: 2 });
    const points = (await store.points([{ series: 'hộ', period: '2023' }])).get('hộ') ?? [];
    expect(
      points
        .filter(({ sample }) => sample)
        .map(({ value }) => value)
        .sort(),
    ).toEqual([2, 3]);
    await store.removeSamples();
    expect(await store.stats()).toEqual({ articles: 1, figures: 1, officials: 0, samples: 0 });
    expect(await values(store, 'hộ')).toEqual(['2023=1']);
    expect((await everything(store)).map(({ article }) => article.id)).toEqual(['mine']);
    await store.removeSamples();
    expect(await store.stats()).toMatchObject({ articles: 1 });
  });

  it('leave tombstones that say who and when, and can be loaded again', async () => {
    const store = await openStore({ by: 'an' });
    const item = collected('s', '2022: 2 hộ', { origin: 'sample' });
    await save(store, item);
    const ids = (await rawDocuments()).map(({ key }) => key);
    await store.removeSamples();
    const db = raw();
    const { rows } = await db.allDocs({ keys: ids, include_docs: true });
    const bodies = await Promise.all(
      rows.map(({ key, value }) =>
        (db as unknown as { get(id: string, options: object): Promise<object> }).get(key, {
          rev: value?.rev,
        }),
      ),
    );
    expect(bodies).toMatchObject([
      { _deleted: true, type: 'article', by: 'an', modified: NOW, v: 1 },
      { _deleted: true, type: 'collection', by: 'an', modified: NOW, v: 1 },
    ]);
    expect(bodies[0]).not.toHaveProperty('article');
    expect(await save(store, item)).toEqual({ alreadySaved: false });
    expect(await everything(store)).toEqual([item]);
    expect(await values(store, 'hộ')).toEqual(['2022=2']);
  });

  it('become the reader’s own when collected from a page, and stay then', async () => {
    const store = await openStore();
    const sample = collected('s', '2022: 2 hộ', { origin: 'sample' });
    await save(store, sample);
    expect(await store.savedAt(sample.article)).toBeNull();
    const own = { ...sample, origin: 'page' as const, collectedAt: '2024-05-05T00:00:00.000Z' };
    expect(await save(store, own)).toEqual({ alreadySaved: false });
    expect(await save(store, sample)).toEqual({ alreadySaved: true });
    expect(await store.savedAt(sample.article)).toBe(own.collectedAt);
    expect(await store.stats()).toMatchObject({ articles: 1, figures: 1, samples: 0 });
    await store.removeSamples();
    expect(await everything(store)).toEqual([own]);
  });
});

describe('the index', () => {
  const fill = async () => {
    const store = await openStore();
    for (let i = 0; i < 60; i++) await save(store, collected(`a${i}`, `2023: ${i} hộ`));
    await store.close();
  };

  it('is not read again when nothing changed', async () => {
    await fill();
    const store = await openStore();
    expect(engine.calls).toBe(0);
    expect(await store.stats()).toMatchObject({ articles: 60, figures: 60 });
  });

  it.each([
    ['lost', {}, async () => void (await deleteDatabase(`${NAME}-index`))],
    ['made by another engine', { engineVersion: '2' }, async () => {}],
    ['laid out by a newer extension', {}, async () => layOutAnew(`${NAME}-index`)],
  ])('is built anew when it was %s', async (_how, changes, harm) => {
    await fill();
    await harm();
    const store = await openStore(changes);
    expect(engine.calls).toBeGreaterThanOrEqual(60);
    expect(await store.stats()).toEqual({ articles: 60, figures: 60, officials: 0, samples: 0 });
    expect((await values(store, 'hộ')).length).toBe(60);
    await store.close();
    const calls = engine.calls;
    await openStore(changes);
    expect(engine.calls).toBe(calls);
  });

  it('is built anew, not trusted, when the documents are another database', async () => {
    await fill();
    await deleteDatabase(`_pouch_${NAME}`);
    const store = await openStore();
    expect(await store.stats()).toEqual({ articles: 0, figures: 0, officials: 0, samples: 0 });
    expect(await values(store, 'hộ')).toEqual([]);
  });

  it('is rebuilt on demand with the engine given at opening', async () => {
    await fill();
    const half = (source: Parameters<typeof engine>[0]) => {
      const { figures, officials } = engine(source);
      return { figures: figures.filter(({ value }) => value < 30), officials };
    };
    const store = await openStore({ engine: half });
    expect(await store.stats()).toMatchObject({ figures: 60 });
    await store.rebuild();
    expect(await store.stats()).toMatchObject({ articles: 60, figures: 30 });
    expect((await values(store, 'hộ')).length).toBe(30);
  });

  it('takes in what was kept before a crash, and reads nothing else', async () => {
    await fill();
    const documents = await Documents.open({ name: NAME, by: 'x', now: () => NOW });
    // Of one period the last published are read.
    const article = { publishedAt: '2024-02-01T08:00:00+07:00' };
    await documents.keep(collected('new', '2023: 777 hộ', { article }));
    await documents.keep(
      collected('a5', '2023: 555 hộ', { collectedAt: '2024-09-01T00:00:00.000Z', article }),
    );
    await documents.close();
    const store = await openStore();
    expect(engine.calls).toBe(2);
    expect(await store.stats()).toMatchObject({ articles: 61, figures: 61 });
    expect(await values(store, 'hộ')).toEqual(expect.arrayContaining(['2023=777', '2023=555']));
    expect(await values(store, 'hộ')).not.toContain('2023=5');
  });

  it('heals without being opened again when its own write failed', async () => {
    const store = await openStore();
    const restore = failWrites(`${NAME}-index`, 'UnknownError');
    await expect(save(store, collected('a', '2023: 5 hộ'))).rejects.toMatchObject({ code: 'storage_failed' });
    restore();
    expect(await values(store, 'hộ')).toEqual(['2023=5']);
    expect(await store.stats()).toMatchObject({ articles: 1, figures: 1 });
    expect(await save(store, collected('a', '2023: 5 hộ'))).toEqual({ alreadySaved: true });
  });

  it('tells of a long rebuild how far it is, up to its end', async () => {
    const told: [number, number][] = [];
    const store = await openStore({ progress: (done, of) => told.push([done, of]) });
    for (let i = 0; i < 60; i++) await save(store, collected(`a${i}`, `2020: ${i} hộ`));
    expect(told).toEqual([]);
    await store.rebuild();
    expect(told.length).toBeGreaterThan(1);
    expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done).sort((a, b) => a - b));
    expect(new Set(told.map(([, of]) => of)).size).toBe(1);
    expect(told.at(-1)).toEqual([told[0]?.[1], told[0]?.[1]]);
  });

  it('goes on being built where a stopped rebuild left off', async () => {
    await fill();
    let left = 55;
    const stopping = (source: Parameters<typeof engine>[0]) => {
      // The browser stops the background between two batches.
      if (--left === 0) failWrites(`${NAME}-index`, 'AbortError');
      return engine(source);
    };
    const put = IDBObjectStore.prototype.put;
    await expect(openStore({ engine: stopping, engineVersion: '2' })).rejects.toMatchObject({
      code: 'storage_failed',
    });
    IDBObjectStore.prototype.put = put;
    engine.calls = 0;
    const store = await openStore({ engineVersion: '2' });
    expect(engine.calls).toBeGreaterThan(0);
    expect(engine.calls).toBeLessThan(60);
    expect(await store.stats()).toMatchObject({ articles: 60, figures: 60 });
  });

  it('holds the others when the engine stumbles over one article', async () => {
    await fill();
    const stumbling = (source: Parameters<typeof engine>[0]) => {
      if (source.id === 'a7') throw new Error('unreadable');
      return engine(source);
    };
    const store = await openStore({ engine: stumbling, engineVersion: '2' });
    expect(await store.stats()).toMatchObject({ articles: 60, figures: 59 });
  });
});

describe('people', () => {
  const names = async (store: Repository, name: string) =>
    ((await store.people([name])).get(name) ?? []).map(({ official, article }) => [
      official.name,
      article.id,
    ]);

  it('are found by their folded name, with the article and without its text', async () => {
    const store = await openStore();
    await save(store, collected('a', 'Theo ông Bình An, 2023: 5 hộ.'));
    await save(store, collected('b', 'Theo ông Bình Ân.'));
    await save(store, collected('c', 'Theo ông Minh Tú.'));
    expect(await names(store, 'binh an')).toEqual([
      ['Bình An', 'a'],
      ['Bình Ân', 'b'],
    ]);
    const [first] = (await store.people(['binh an'])).get('binh an') ?? [];
    expect(first?.article).toEqual({
      id: 'a',
      title: 'Tin a',
      url: 'https://bao.example/a.html',
      publishedAt: '2024-01-05T08:00:00+07:00',
      sample: false,
    });
    expect(await names(store, 'nobody')).toEqual([]);
  });

  it('go with a newer version of their article, and with the samples', async () => {
    const store = await openStore();
    await save(store, collected('a', 'Theo ông Bình An.'));
    await save(store, collected('a', 'Theo ông Minh Tú.', { collectedAt: '2024-03-06T01:00:00.000Z' }));
    await save(store, collected('s', 'Theo ông Bình An.', { origin: 'sample' }));
    expect(await names(store, 'binh an')).toEqual([['Bình An', 's']]);
    expect(await names(store, 'minh tu')).toEqual([['Minh Tú', 'a']]);
    await store.removeSamples();
    expect(await names(store, 'binh an')).toEqual([]);
  });

  it('come back when the index is built anew', async () => {
    const store = await openStore();
    await save(store, collected('a', 'Theo ông Bình An.'));
    await store.rebuild();
    expect(await names(store, 'binh an')).toEqual([['Bình An', 'a']]);
  });
});

describe('failures', () => {
  it.each([
    ['_pouch_', 'QuotaExceededError', 'storage_full'],
    ['-index', 'QuotaExceededError', 'storage_full'],
    ['_pouch_', 'UnknownError', 'storage_failed'],
  ])('of %s with %s say %s, and pass', async (database, errorName, code) => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const store = await openStore();
    await save(store, collected('before', '2023: 1 hộ'));
    const restore = failWrites(database, errorName);
    const error = await save(store, collected('a', '2023: 5 hộ')).catch((e: unknown) => e);
    restore();
    expect(error).toMatchObject({ name: 'StoreError', code });
    expect(await values(store, 'hộ')).toContain('2023=1');
    await save(store, collected('b', '2023: 6 hộ'));
    expect(await values(store, 'hộ')).toEqual(expect.arrayContaining(['2023=1', '2023=6']));
  });

  it('of opening are the same errors, and opening may be tried again', async () => {
    const { open } = IDBFactory.prototype;
    const broken = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('A mutation operation was attempted on a database', 'InvalidStateError');
    });
    await expect(openStore()).rejects.toMatchObject({ name: 'StoreError' });
    broken.mockImplementation(open);
    expect(await (await openStore()).stats()).toMatchObject({ articles: 0 });
  });

  it('say storage_blocked where a newer extension left the documents', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    (await openRaw(`_pouch_${NAME}`, 5000)).close();
    await expect(openStore()).rejects.toMatchObject({ code: 'storage_blocked' });
  });

  it('say storage_blocked while another context holds the index, and pass', async () => {
    await (await openStore()).close();
    const held = await openRaw(`${NAME}-index`);
    const upgrade = openRaw(`${NAME}-index`, 99);
    await expect(openStore({ patience: 50 })).rejects.toMatchObject({ code: 'storage_blocked' });
    held.close();
    (await upgrade).close();
    expect(await (await openStore()).stats()).toMatchObject({ articles: 0 });
  });

  it.each(['_pouch_', '-index'])('of %s that never come are not waited for, and pass', async (part) => {
    const store = await openStore({ endurance: 250 });
    await save(store, collected('a', '2023: 5 hộ'));
    const release = await holdWrites(part === '_pouch_' ? `_pouch_${NAME}` : `${NAME}-index`);
    const waiting = [save(store, collected('b', '2023: 6 hộ')), save(store, collected('c', '2023: 7 hộ'))];
    for (const { status } of await Promise.allSettled(waiting)) expect(status).toBe('rejected');
    await expect(store.rebuild()).rejects.toMatchObject({ name: 'StoreError', code: 'storage_failed' });
    await release();
    await save(store, collected('d', '2023: 8 hộ'));
    const kept = (await everything(store)).map(({ article }) => article.id).sort();
    expect(kept).toEqual(expect.arrayContaining(['a', 'd']));
    // What was given up and written all the same is read as well.
    expect((await values(store, 'hộ')).length).toBe(kept.length);
  });

  it('are no more than a long task', async () => {
    const slow = (article: Parameters<StoreOptions['engine']>[0]) => {
      const end = performance.now() + 30;
      while (performance.now() < end);
      return fakeEngine()(article);
    };
    const store = await openStore({ engine: slow, endurance: 60 });
    for (let i = 0; i < 10; i++) await save(store, collected(`a${i}`, `202${i}: 5 hộ`));
    await store.rebuild();
    expect(await store.stats()).toMatchObject({ articles: 10 });
  });

  it('are not risked where too little room is left, and a failure then is told as what it is', async () => {
    let full = false;
    const store = await openStore({ isFull: async () => full });
    await save(store, collected('a', '2023: 5 hộ'));
    full = true;
    const before = await rawDocuments();
    await expect(save(store, collected('b', '2023: 6 hộ'))).rejects.toMatchObject({ code: 'storage_full' });
    expect(await rawDocuments()).toEqual(before);
    // What is open can be read; a database that is not is left alone.
    expect((await everything(store)).length).toBe(1);
    await expect(openStore({ isFull: async () => true })).rejects.toMatchObject({ code: 'storage_full' });
    full = false;
    await save(store, collected('b', '2023: 6 hộ'));
    expect((await everything(store)).length).toBe(2);
  });

  it('leave an index that is brought up to date before anything else is written', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const store = await openStore();
    await save(store, collected('a', '2023: 5 hộ'));
    const restore = failWrites('-index', 'QuotaExceededError');
    await expect(save(store, collected('b', '2023: 6 hộ'))).rejects.toMatchObject({ code: 'storage_full' });
    // Both are kept, and read; only the index lacks one.
    expect((await everything(store)).length).toBe(2);
    expect(await values(store, 'hộ')).toEqual(['2023=5']);
    await expect(save(store, collected('c', '2023: 7 hộ'))).rejects.toMatchObject({ code: 'storage_full' });
    expect((await everything(store)).length).toBe(2);
    restore();
    await save(store, collected('d', '2023: 8 hộ'));
    expect(await values(store, 'hộ')).toEqual(['2023=5', '2023=6', '2023=8']);
    expect(await store.stats()).toMatchObject({ articles: 3, figures: 3 });
  });

  it('come after closing, too', async () => {
    const store = await openStore();
    await store.close();
    await expect(store.stats()).rejects.toMatchObject({ code: 'storage_failed' });
  });
});

describe('older and damaged documents', () => {
  const write = async (...documents: { _id: string; [field: string]: unknown }[]) => {
    await raw().bulkDocs(documents);
  };
  const { article } = collected('old', '2020: 8 hộ');
  const key = 'old:0123456789abcdef';

  it('of version 0 are read as if written today', async () => {
    const { id, url, title, text } = article;
    await write(
      { _id: `art:${key}`, type: 'article', article: { id, url, title, text, note: 'ngoài lược đồ' } },
      { _id: `col:${key}`, type: 'collection', collectedAt: '2020-02-02T00:00:00.000Z', shelf: 3 },
    );
    const store = await openStore();
    expect(await everything(store)).toEqual([
      {
        article: {
          id,
          url,
          title,
          text,
          publisher: null,
          publishedAt: null,
          publishedAtSource: null,
          author: null,
          place: null,
          blocks: [],
          note: 'ngoài lược đồ',
        },
        collectedAt: '2020-02-02T00:00:00.000Z',
        origin: 'page',
        shelf: 3,
      },
    ]);
    expect(await values(store, 'hộ')).toEqual(['2020=8']);
  });

  it.each([
    ['of a newer version', { type: 'article', v: 99, article }],
    ['of no version at all', { type: 'article', v: 'x', article }],
    ['of another type', { type: 'annotation', v: 1, article }],
    ['without an article', { type: 'article', v: 1 }],
    ['with half an article', { type: 'article', v: 1, article: { ...article, text: 5 } }],
  ])('%s are left alone, and the others are read', async (_what, body) => {
    await write({ _id: `art:${key}`, ...body });
    const store = await openStore();
    await save(store, collected('good', '2023: 5 hộ'));
    expect((await everything(store, 1)).map((item) => item.article.id)).toEqual(['good']);
    await store.rebuild();
    expect(await store.stats()).toMatchObject({ articles: 1 });
    expect((await rawDocuments()).map((row) => row.key)).toContain(`art:${key}`);
  });

  it('are named, and those that a newer version wrote are told from them', async () => {
    await write(
      { _id: `art:${key}`, type: 'article', v: 1, article: { ...article, text: 5 } },
      { _id: `col:${key}`, type: 'collection', v: 1, by: 'x', collectedAt: 7, origin: 'page' },
      { _id: 'art:neu:0123456789abcdef', type: 'article', v: 99, article },
      { _id: 'ann:old x', type: 'annotation', v: 1, annotation: {} },
      { _id: 'val:x', type: 'value', v: 1 },
      { _id: 'cor:* x', type: 'correction', v: 1, correction: 'x' },
      { _id: 'bin:x', type: 'trash', v: 1, trash: [] },
      { _id: 'imp:x:y', type: 'import', v: 1, import: { touched: 1 } },
    );
    const store = await openStore();
    await save(store, collected('good', '2023: 5 hộ'));
    expect((await everything(store)).length).toBe(1);
    expect((await store.annotationPortion(null, 9)).items).toEqual([]);
    expect(await store.values()).toEqual([]);
    expect(await store.allCorrections()).toEqual([]);
    expect(await store.trash()).toEqual([]);
    expect(await store.undoImport('x')).toBe(0);
    const named = async (of: Repository) =>
      (await of.damaged()).map(({ id, kind, newer }) => [id, kind, newer]);
    const all = [
      ['ann:old x', 'annotation', false],
      ['art:neu:0123456789abcdef', 'article', true],
      [`art:${key}`, 'article', false],
      ['bin:x', 'trash', false],
      ['cor:* x', 'correction', false],
      ['val:x', 'value', false],
    ];
    expect((await named(store)).sort()).toEqual(all);
    await store.close();
    // Who asks next need not have met them.
    const next = await openStore();
    expect((await named(next)).sort()).toEqual(all);
  });

  it('go out of the way as they are, and nothing else does', async () => {
    const half = { _id: `art:${key}`, type: 'article', v: 1, article: { ...article, text: 5 } };
    const newer = { _id: 'art:neu:0123456789abcdef', type: 'article', v: 99, article };
    const store = await openStore();
    await save(store, collected('good', '2023: 5 hộ'));
    await write(half, newer);
    await everything(store);
    const ids = (await rawDocuments()).map((row) => row.key);
    expect(await store.rawDocuments([half._id])).toMatchObject([
      { id: half._id, revision: { article: { text: 5 } } },
    ]);
    const before = (await dump(`_pouch_${NAME}`))['local-store']?.length ?? 0;
    expect(await store.setAside(ids)).toBe(1);
    expect((await store.damaged()).map(({ id }) => id)).toEqual([newer._id]);
    expect((await rawDocuments()).map((row) => row.key)).toEqual(ids.filter((id) => id !== half._id));
    const aside = (await dump(`_pouch_${NAME}`))['local-store'] ?? [];
    expect(aside.length).toBe(before + 1);
    expect(JSON.stringify(aside)).toContain('"text":5');
    expect(await store.stats()).toMatchObject({ articles: 1, figures: 1 });
    expect(await save(store, collected('next', '2024: 6 hộ'))).toEqual({ alreadySaved: false });
    await store.close();
    const calls = engine.calls;
    expect(await (await openStore()).stats()).toMatchObject({ articles: 2, figures: 2 });
    expect(engine.calls).toBe(calls);
  });

  it('take their figures out of the index when they go', async () => {
    const store = await openStore();
    await save(store, collected('a', '2023: 5 hộ'));
    await save(store, collected('b', '2023: 6 hộ'));
    await harm(`_pouch_${NAME}`, 'by-sequence', 3, (row) => ({ ...row, article: null }));
    expect((await everything(store)).map((item) => item.article.id)).toHaveLength(1);
    const [gone] = await store.damaged();
    expect(await store.setAside([gone?.id ?? ''])).toBe(1);
    expect(await store.stats()).toMatchObject({ articles: 1, figures: 1 });
    expect(await values(store, 'hộ')).toHaveLength(1);
  });

  it('are no obstacle to saving the same article again', async () => {
    const store = await openStore();
    const item = collected('a', '2023: 5 hộ');
    await save(store, item);
    const [row] = (await rawDocuments()).filter(({ id }) => id?.startsWith('art:'));
    await raw().bulkDocs([{ ...(row?.doc as { _id: string }), article: null } as never]);
    expect(await everything(store)).toEqual([]);
    expect(await store.savedAt(item.article)).toBeNull();
    expect(await save(store, item)).toEqual({ alreadySaved: false });
    expect(await everything(store)).toEqual([item]);
    expect(await store.damaged()).toEqual([]);
    expect(await store.stats()).toMatchObject({ articles: 1, figures: 1 });
  });

  it.each([
    ['document-store', (row: object) => ({ ...row, data: '{broken' })],
    ['document-store', (row: object) => ({ ...row, winningRev: '1-x' })],
    ['by-sequence', () => null],
    ['by-sequence', (row: object) => ({ ...row, article: null })],
  ])('whose row in %s is harmed stop nothing (%#)', async (place, how) => {
    const store = await openStore();
    for (const id of ['a', 'b', 'c']) await save(store, collected(id, '2023: 5 hộ'));
    const ids = (await rawDocuments()).map((row) => row.key).filter((id) => id.startsWith('art:b'));
    const rows = (await dump(`_pouch_${NAME}`))[place] ?? [];
    const [key] =
      rows.find(([, row]) =>
        JSON.stringify(row).includes(`"${place === 'by-sequence' ? '_doc_id_rev' : 'id'}":"${ids[0]}`),
      ) ?? [];
    await harm(`_pouch_${NAME}`, place, key ?? '', how);
    const listed = (await everything(store)).map((item) => item.article.id);
    expect(listed).toEqual(expect.arrayContaining(['a', 'c']));
    const unread = 3 - listed.length;
    expect((await store.damaged()).map(({ id }) => id)).toEqual(ids.slice(0, unread));
    await store.rebuild();
    expect(await store.stats()).toMatchObject({ articles: 3 - unread });
    expect((await values(store, 'hộ')).length).toBe(3 - unread);
    expect(await save(store, collected('d', '2023: 5 hộ'))).toEqual({ alreadySaved: false });
    expect(await store.removeArticles(['a', 'b'])).toHaveLength(2 - unread);
  });

  it('without a collection are shown all the same', async () => {
    await write({ _id: `art:${key}`, type: 'article', v: 1, article });
    expect(await everything(await openStore())).toEqual([{ article, collectedAt: '', origin: 'import' }]);
  });

  it('do not keep the schema version secret', async () => {
    await (await openStore()).close();
    expect(await raw().get('_local/schema')).toMatchObject({ v: 1 });
  });
});

describe('the newest of several versions', () => {
  const version = (key: string, collectedAt: string) => ({ key, collectedAt });
  it.each([
    ['of none', [], null],
    ['of one', [version('a', '2024-01-01')], 'a'],
    ['is the later one', [version('a', '2024-01-01'), version('b', '2023-01-01')], 'a'],
    ['is the later one, wherever it stands', [version('a', '2023-01-01'), version('b', '2024-01-01')], 'b'],
    ['is the last of equals', [version('a', '2024-01-01'), version('b', '2024-01-01')], 'b'],
    [
      'is told by the moment, not by how it is written',
      [version('a', '2024-01-01T01:00:00+00:00'), version('b', '2024-01-01T07:00:00+07:00')],
      'a',
    ],
    ['is not one without a moment', [version('a', '2024-01-01'), version('b', '')], 'a'],
    ['may be without a moment where none has one', [version('a', ''), version('b', 'hôm qua')], 'b'],
  ])('%s', (_what, versions, key) => {
    expect(newestOf(versions)?.key ?? null).toBe(key);
  });
});

describe('databases', () => {
  it('are two: documents, and what is derived from them', async () => {
    await openStore();
    expect((await databaseNames()).sort()).toEqual([`_pouch_${NAME}`, `${NAME}-index`]);
  });
});

function openRaw(name: string, version?: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}

async function layOutAnew(name: string): Promise<void> {
  (await openRaw(name, 1000)).close();
}
