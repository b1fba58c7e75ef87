// Before everything else: PouchDB looks for IndexedDB when it is loaded.
import './indexeddb.ts';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Database } from '../../../lib/store/database.ts';
import PouchDB from '../../../lib/store/pouch.ts';
import { databaseNames, emptyIndexedDB, failWrites, harm } from './indexeddb.ts';

let names = 0;
let name = '';
let db: Database;
const pouch = () => new PouchDB(name, { adapter: 'idb', auto_compaction: true });
const reopen = async () => {
  db = await Database.open(name, async () => {});
};

beforeEach(async () => {
  emptyIndexedDB();
  name = `database-${++names}`;
  await reopen();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await db.close();
});

/** Documents written, changed, deleted and written again. */
async function fill(): Promise<void> {
  await db.write(['a', 'b', 'c', 'd', 'e::f'].map((_id) => ({ _id, said: `${_id} 1` })));
  const rows = await db.rows({ keys: ['b', 'c', 'd'] });
  const [b = '', c = '', d = ''] = rows.map(({ rev }) => rev ?? '');
  await db.write([
    { _id: 'b', _rev: b, said: 'b 2' } as never,
    { _id: 'c', _rev: c, _deleted: true, said: 'c 2' } as never,
    { _id: 'd', _rev: d, _deleted: true },
  ]);
  await db.write([{ _id: 'd', said: 'd 3' } as never]);
}

describe('what PouchDB has written', () => {
  beforeEach(fill);

  it('is read as PouchDB reads it', async () => {
    const told = await pouch().allDocs({ startkey: '', endkey: '\uffff', include_docs: true });
    const rows = await db.rows({ startkey: '', endkey: '\uffff' });
    expect(rows.map(({ doc }) => doc)).toEqual(told.rows.map(({ doc }) => doc));
    expect(rows.map(({ key }) => key)).toEqual(['a', 'b', 'd', 'e::f']);
    const keys = ['e::f', 'nobody', 'c', 'a'];
    const asked = await pouch().allDocs({ keys, include_docs: true });
    const found = await db.rows({ keys });
    expect(found.map(({ key, doc }) => [key, doc ?? null])).toEqual(
      asked.rows.map(({ key, doc }) => [key, doc ?? null]),
    );
    expect(found.map(({ rev }) => rev)).toEqual(asked.rows.map(({ value }) => value?.rev ?? null));
    expect(found.map(({ deleted }) => deleted)).toEqual([false, false, true, false]);
    const rev = found[2]?.rev ?? '';
    expect(await db.revision('c', rev)).toEqual(await pouch().get('c', { rev }));
    await expect(db.revision('c', '9-x')).rejects.toThrow('no revision');
  });

  it('comes in portions, the deleted left out', async () => {
    const portion = async (startkey: string, limit: number) =>
      (await db.rows({ startkey, endkey: '\uffff', limit })).map(({ key }) => key);
    expect(await portion('', 1)).toEqual(['a']);
    expect(await portion('b', 2)).toEqual(['b', 'd']);
    expect(await portion('c', 9)).toEqual(['d', 'e::f']);
  });

  it('has its identity, its last change, and what was changed since one', async () => {
    expect(await db.identity()).toBe(await pouch().id());
    const last = (await pouch().info()).update_seq;
    expect(await db.sequence()).toBe(last);
    const told = await pouch().changes({ since: 0, limit: 99 });
    const { ids, sequence, done } = await db.changes(0, 99);
    expect(new Set(ids)).toEqual(new Set(told.results.map(({ id }) => id)));
    expect([sequence, done]).toEqual([last, true]);
    expect(await db.changes(last - 1, 1)).toEqual({ ids: ['d'], sequence: last, done: false });
    expect(await db.changes(last, 5)).toEqual({ ids: [], sequence: last, done: true });
  });
});

describe('a database', () => {
  it('that is not there is made, once', async () => {
    expect(await databaseNames()).toEqual([`_pouch_${name}`]);
    expect(await db.sequence()).toBe(0);
    await fill();
    await db.close();
    await reopen();
    expect((await db.rows({ keys: ['a'] }))[0]?.doc).toMatchObject({ said: 'a 1' });
  });

  it('that nothing can be written to is opened and read', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    await fill();
    await db.close();
    const restore = failWrites('_pouch_', 'QuotaExceededError');
    await reopen();
    expect((await db.rows({ startkey: '', endkey: '\uffff' })).length).toBe(4);
    await expect(db.write([{ _id: 'x' }])).rejects.toBeDefined();
    expect((await db.rows({ startkey: '', endkey: '\uffff' })).length).toBe(4);
    restore();
    await db.write([{ _id: 'x' }]);
    expect((await db.rows({ startkey: '', endkey: '\uffff' })).length).toBe(5);
  });

  it('says of a write that another one was before it', async () => {
    await db.write([{ _id: 'x' }]);
    await expect(db.write([{ _id: 'x' }])).rejects.toMatchObject({ status: 409 });
  });
});

describe('a damaged document', () => {
  it('whose revisions are no JSON any more is read, and written anew with the old one kept', async () => {
    await fill();
    await harm(`_pouch_${name}`, 'document-store', 'b', (row) => ({ ...row, data: '{broken' }));
    const [row] = await db.rows({ keys: ['b'] });
    expect(row?.doc).toMatchObject({ _id: 'b', said: 'b 2' });
    expect((await db.changes(0, 99)).ids).toContain('b');
    await db.write([{ _id: 'b', _rev: row?.rev ?? '', said: 'b 3' } as never]);
    expect((await db.rows({ keys: ['b'] }))[0]?.doc).toMatchObject({ said: 'b 3' });
    // PouchDB is content, too.
    expect(await pouch().allDocs({ keys: ['b'], include_docs: true })).toMatchObject({
      rows: [{ doc: { said: 'b 3' } }],
    });
  });

  it('whose content is gone comes with its id and nothing else, and goes out of the way as it is', async () => {
    await fill();
    await harm(`_pouch_${name}`, 'by-sequence', 1, () => null);
    const rows = await db.rows({ startkey: '', endkey: '\uffff' });
    expect(rows.map(({ key }) => key)).toEqual(['a', 'b', 'd', 'e::f']);
    expect(Object.keys(rows[0]?.doc ?? {})).toEqual(['_id', '_rev']);
    const [raw] = await db.raw(['a']);
    expect(raw).toMatchObject({ id: 'a', document: { id: 'a', seq: 1 }, revision: null });
    expect(await db.setAside(['a', 'nobody'])).toBe(1);
    expect((await db.rows({ keys: ['a'] }))[0]).toMatchObject({ rev: null, doc: null });
    expect((await pouch().allDocs({ startkey: '', endkey: '\uffff', include_docs: true })).rows.length).toBe(
      3,
    );
    await db.write([{ _id: 'a', said: 'a 9' } as never]);
    expect((await db.rows({ keys: ['a'] }))[0]?.doc).toMatchObject({ said: 'a 9' });
  });
});
