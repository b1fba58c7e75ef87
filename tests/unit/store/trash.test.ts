// Before everything else: PouchDB looks for IndexedDB when it is loaded.
import './indexeddb.ts';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRepository } from '../../../lib/store/open.ts';
import type { Repository } from '../../../lib/store/repository.ts';
import { annotation } from './annotation.ts';
import { article, collected, fakeEngine, seriesKeysOf, toPoint } from './articles.ts';
import { emptyIndexedDB } from './indexeddb.ts';

let store: Repository;
let names = 0;
let clock = 0;
const engine = fakeEngine();
const now = () => new Date(Date.UTC(2024, 0, 1) + 60_000 * clock++).toISOString();

beforeEach(async () => {
  emptyIndexedDB();
  store = await openRepository({
    name: `trash-${++names}`,
    engine,
    engineVersion: '1',
    seriesKeysOf,
    toPoint,
    now,
  });
});
afterEach(() => store.close());

const keep = (id: string, text: string, collectedAt = '2024-01-06T01:00:00.000Z') => {
  const one = article(id, text);
  return store.save({ ...collected(id, text), article: one, collectedAt }, engine(one));
};
const ids = async () => (await store.portion(null, 100)).items.map(({ article: { id } }) => id);

describe('a deleted article', () => {
  it('goes with all its versions, and comes back with them', async () => {
    await keep('cms:1', '2023: 5 hộ');
    await keep('cms:1', '2023: 6 hộ', '2024-01-07T01:00:00.000Z');
    await keep('cms:2', '2022: 4 hộ');
    const [entry, ...more] = await store.removeArticles(['cms:1', 'cms:404']);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ kind: 'article', title: 'Tin cms:1' });
    expect(await ids()).toEqual(['cms:2']);
    expect(await store.figuresOf('cms:1')).toEqual([]);
    expect(await store.stats()).toMatchObject({ articles: 1, figures: 1 });
    expect(await store.trash()).toEqual([entry]);

    expect(await store.restoreTrash([entry?.id ?? ''])).toBe(1);
    expect(await ids()).toEqual(['cms:1', 'cms:1', 'cms:2']);
    expect(await store.stats()).toMatchObject({ articles: 2, figures: 2 });
    expect((await store.figuresOf('cms:1')).map(({ value }) => value)).toEqual([6]);
    expect(await store.trash()).toEqual([]);
    expect(await store.restoreTrash([entry?.id ?? ''])).toBe(0);
  });

  it('comes back together with others, once', async () => {
    for (const id of ['cms:1', 'cms:2', 'cms:3']) await keep(id, '2023: 5 hộ');
    const gone = await store.removeArticles(['cms:1', 'cms:2', 'cms:3']);
    const back = gone.map(({ id }) => id);
    expect(await store.restoreTrash([...back, 'another', ...back])).toBe(3);
    expect(await ids()).toEqual(['cms:1', 'cms:2', 'cms:3']);
    expect(await store.stats()).toMatchObject({ articles: 3, figures: 3 });
  });

  it('may be collected again, and its old entry then changes nothing', async () => {
    await keep('cms:1', '2023: 5 hộ');
    const [entry] = await store.removeArticles(['cms:1']);
    expect(await keep('cms:1', '2023: 5 hộ')).toEqual({ alreadySaved: false });
    await store.restoreTrash([entry?.id ?? '']);
    expect(await ids()).toEqual(['cms:1']);
    expect(await store.stats()).toMatchObject({ articles: 1, figures: 1 });
  });

  it('is gone for good once the trash is emptied', async () => {
    await keep('cms:1', '2023: 5 hộ');
    const [entry] = await store.removeArticles(['cms:1']);
    expect(await store.emptyTrash([entry?.id ?? '', 'another'])).toBe(1);
    expect(await store.trash()).toEqual([]);
    expect(await store.restoreTrash([entry?.id ?? ''])).toBe(0);
    await store.rebuild();
    expect(await ids()).toEqual([]);
  });

  it('leaves the notes about it alone', async () => {
    await keep('cms:1', '2023: 5 hộ');
    const note = annotation('1');
    await store.annotate(note);
    await store.removeArticles(['cms:1']);
    expect(await store.annotationsOf('cms:1')).toEqual([note]);
  });
});

it('a deleted note is in the trash until it is undone, and comes back from there too', async () => {
  const note = annotation('1');
  await store.annotate(note);
  await store.removeAnnotation('cms:1', note.id);
  expect((await store.trash()).map(({ kind, title }) => [kind, title])).toEqual([
    ['annotation', note.target.selector[0].exact],
  ]);
  await store.restoreAnnotation('cms:1', note.id);
  expect(await store.trash()).toEqual([]);
  await store.removeAnnotation('cms:1', note.id);
  const [entry] = await store.trash();
  await store.restoreTrash([entry?.id ?? '']);
  expect(await store.annotationsOf('cms:1')).toEqual([note]);
});
