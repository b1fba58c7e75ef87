// Before everything else: PouchDB looks for IndexedDB when it is loaded.
import '../store/indexeddb.ts';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handlersFor, type Surroundings } from '../../../entrypoints/background/handlers.ts';
import { TabStates } from '../../../entrypoints/background/tab-states.ts';
import { seriesKeysOf, toPoint } from '../../../lib/compare/series.ts';
import { readArticle } from '../../../lib/engine.ts';
import type { ManualValue } from '../../../lib/records.ts';
import { openRepository } from '../../../lib/store/open.ts';
import type { Repository } from '../../../lib/store/repository.ts';
import { articleOf } from '../article.ts';
import { emptyIndexedDB } from '../store/indexeddb.ts';
import { anyIdentity, noPointing, noSites } from './sites.ts';

const TAB = 7;
const held = new Map<string, string>();
const area = {
  get: async (key: string) => {
    const value = held.get(key);
    return value === undefined ? undefined : JSON.parse(value);
  },
  set: async (key: string, value: unknown) => void held.set(key, JSON.stringify(value)),
  remove: async (key: string) => void held.delete(key),
};
let repository: Repository;
let clock = 0;
let news: unknown[] = [];
let count = 0;

beforeEach(async () => {
  emptyIndexedDB();
  held.clear();
  news = [];
  const name = `values-${++count}`;
  repository = await openRepository({ name, engine: readArticle, engineVersion: '1', seriesKeysOf, toPoint });
});
afterEach(() => repository.close());

const background = () =>
  handlersFor({
    states: new TabStates(area as never),
    store: async () => repository,
    read: readArticle,
    engineVersion: '1',
    news: (item: unknown) => void news.push(item),
    badge: async () => {},
    tab: async () => ({ url: null, loading: false, site: null }),
    wake: async () => {},
    samples: async () => [],
    sampleArticle: async () => null,
    reference: {
      load: async () => ({ file: null, tables: [] }),
      isOn: async () => false,
      use: async () => {},
    },
    sites: noSites,
    identity: anyIdentity,
    pointing: noPointing,
    now: () => new Date(Date.UTC(2024, 0, 1) + 1000 * clock++).toISOString(),
  } as Surroundings);

const page = articleOf('Long An giảm nghèo\nNăm 2023, tỷ lệ hộ nghèo của Long An còn 1,2%.', {
  publishedAt: '2024-01-05',
});
const form = {
  value: '1,86',
  period: 'năm 2022',
  status: 'actual' as const,
  title: 'Niên giám thống kê',
  publisher: 'Cục Thống kê',
  url: 'https://vi-du.vn/nien-giam',
  note: 'Bảng 12',
};

async function figureId(incognito = false): Promise<string> {
  const caller = { tabId: TAB, url: 'https://baodansinh.vn/a.htm', incognito };
  await background()['article.found']({ article: page }, caller);
  const [figure] = readArticle(page).figures;
  return figure!.id;
}
const save = async (changes: Partial<typeof form> = {}, id: string | null = null) =>
  background()['values.save'](
    { tabId: TAB, figureId: await figureId(), id, form: { ...form, ...changes } },
    null,
  );
const compared = async () => (await background()['tab.comparisons']({ tabId: TAB }, null))[0];

describe('a value entered by hand', () => {
  it('stands among the earlier years, marked and with its source', async () => {
    expect(await save()).toMatchObject({ id: expect.any(String) });
    expect(news).toContainEqual({ news: 'store.changed' });
    expect((await compared())?.previous).toMatchObject({
      origin: 'manual',
      period: '2022',
      value: 1.86,
      citation: { publisher: 'Cục Thống kê', title: 'Niên giám thống kê', url: 'https://vi-du.vn/nien-giam' },
      quote: 'Bảng 12',
    });
  });
  it('says which fields cannot be read, and keeps nothing', async () => {
    expect(await save({ value: 'ít', title: '' })).toEqual({ wrong: ['value', 'title'] });
    expect(await background()['values.list'](undefined, null)).toEqual([]);
  });
  it('is replaced when it is edited', async () => {
    const first = (await save()) as { id: string };
    expect(await save({ value: '1,9' }, first.id)).toEqual(first);
    const [only, ...more] = await background()['values.list'](undefined, null);
    expect(more).toEqual([]);
    expect(only).toMatchObject({ id: first.id, value: 1.9 });
    expect(only!.modified > only!.created).toBe(true);
  });
  it('is deleted and brought back', async () => {
    const { id } = (await save()) as { id: string };
    expect(await background()['values.remove']({ id }, null)).toEqual({ done: true });
    expect((await compared())?.previous).toBeNull();
    expect(await background()['values.remove']({ id }, null)).toEqual({ done: false });
    expect(await background()['values.restore']({ id }, null)).toEqual({ done: true });
    expect((await compared())?.previous?.value).toBe(1.86);
  });
  it('is not kept in a private window', async () => {
    const id = await figureId(true);
    await expect(
      background()['values.save']({ tabId: TAB, figureId: id, id: null, form }, null),
    ).rejects.toMatchObject({ code: 'private_window' });
  });
});

describe('an import of entered values', () => {
  it('takes what is new or newer and tells what is broken', async () => {
    await save();
    const [value] = (await background()['values.list'](undefined, null)) as [ManualValue];
    const later = { ...value, value: 2, modified: '2030-01-01T00:00:00.000Z' };
    const earlier = { ...value, value: 3, modified: '2000-01-01T00:00:00.000Z' };
    const other = { ...value, id: '00000000-0000-4000-8000-000000000001' };
    const items = [later, earlier, other, { ...value, value: 'x' }, null];
    const portion = { kind: 'value' as const, items };
    const counts = { new: 1, newer: 1, older: 1, rejected: [{ id: value.id }, { id: null }] };
    expect(await background()['import.preview'](portion, null)).toMatchObject(counts);
    const result = await background()['import.apply']({ ...portion, importId: 'i' }, null);
    expect(result).toMatchObject(counts);
    const kept = await background()['values.list'](undefined, null);
    expect(kept.map((one) => one.value).sort()).toEqual([1.86, 2]);
    // And all of it undone.
    await background()['import.undo']({ importId: 'i' }, null);
    expect(await background()['values.list'](undefined, null)).toEqual([value]);
  });
});
