// Before everything else: PouchDB looks for IndexedDB when it is loaded.
import './indexeddb.ts';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { idOfAddress, likelyId } from '../../../lib/page/address.ts';
import type { Annotation, Correction } from '../../../lib/records.ts';
import { openRepository } from '../../../lib/store/open.ts';
import type { Repository } from '../../../lib/store/repository.ts';
import { annotation } from './annotation.ts';
import { collected, fakeEngine, seriesKeysOf, toPoint } from './articles.ts';
import { dump, emptyIndexedDB, failWrites } from './indexeddb.ts';

const NUMBER = '20240105143207518';
const OLD = `cms:${NUMBER}`;
const NEW = `cms:dantri.com.vn/${NUMBER}`;
const urls = {
  first: `https://baodansinh.vn/ho-ngheo-${NUMBER}.htm`,
  moved: `https://dansinh.dantri.com.vn/tin/ho-ngheo-${NUMBER}.htm`,
  forged: `https://tin-gia.example/ho-ngheo-${NUMBER}.htm`,
};
const engine = fakeEngine();
const identity = { version: 1, idOf: idOfAddress, likelyId };

let name = '';
let names = 0;
let open: Repository[] = [];
beforeEach(() => {
  emptyIndexedDB();
  name = `moves-${++names}`;
  open = [];
});
afterEach(() => Promise.all(open.map((store) => store.close())));

/** The store as the version before opens it, and as this one does. */
async function opened(of: 'before' | 'now', version = 1): Promise<Repository> {
  const with_ = of === 'now' ? { identity: { ...identity, version } } : {};
  const store = await openRepository({ name, engine, engineVersion: '1', seriesKeysOf, toPoint, ...with_ });
  open.push(store);
  return store;
}
const version = (url: string, text: string, collectedAt: string, id = OLD) =>
  collected(id, text, { collectedAt, article: { url } });
const save = async (store: Repository, item: ReturnType<typeof version>) =>
  store.save(item, engine(item.article));
const note = (id: string, source: string, articleId = OLD): Annotation => {
  const one = annotation(id, articleId);
  return { ...one, target: { ...one.target, source } };
};
function correction(id: string, over: Partial<Correction> = {}, articleId = OLD): Correction {
  return {
    id: `00000000-0000-4000-8000-${id.padStart(12, '0')}`,
    scope: 'figure',
    target: {
      articleId,
      articleTitle: 'Tin',
      figureId: `${articleId}#2023: 5 hộ`,
      text: '5',
      indicator: 'số hộ',
      indicatorId: null,
      unit: 'hộ',
      measure: 'level',
      selector: [
        { type: 'TextQuoteSelector', exact: '5', prefix: '2023: ', suffix: ' hộ' },
        { type: 'TextPositionSelector', start: 6, end: 7 },
      ],
    },
    extracted: { value: 5 },
    corrected: { value: 50 },
    history: [],
    created: '2024-02-01T00:00:00.000Z',
    modified: '2024-02-01T00:00:00.000Z',
    ...over,
  };
}

describe('articles kept under a number that counted for any host', () => {
  beforeEach(async () => {
    const store = await opened('before');
    await save(store, version(urls.first, '2023: 5 hộ', '2024-01-06T00:00:00.000Z'));
    await save(store, version(urls.moved, '2023: 6 hộ', '2024-01-07T00:00:00.000Z'));
    await save(store, version(urls.forged, '2023: 99 hộ', '2024-01-08T00:00:00.000Z'));
    await save(
      store,
      version('https://vi-du.vn/khac', '2022: 3 tấn', '2024-01-08T00:00:00.000Z', 'url:vi-du.vn/khac'),
    );
    await store.annotate(note('1', urls.first));
    await store.annotate(note('2', urls.moved));
    await store.annotate(note('3', urls.forged));
    await store.annotate(note('4', 'https://vi-du.vn/khac', 'url:vi-du.vn/khac'));
    await store.putCorrection(correction('1'));
    await store.putCorrection(correction('2', { scope: 'wording' }));
    await store.putCorrection(correction('3', {}, 'cms:20230101000000001'));
    await store.close();
  });

  it('move to their publishers, with their notes and corrections', async () => {
    const store = await opened('now');
    expect((await store.versions(NEW)).map(({ article }) => [article.id, article.url, article.text])).toEqual(
      expect.arrayContaining([
        [NEW, urls.first, '2023: 5 hộ'],
        [NEW, urls.moved, '2023: 6 hộ'],
      ]),
    );
    const forged = `cms:tin-gia.example/${NUMBER}`;
    expect((await store.versions(forged)).map(({ article }) => article.text)).toEqual(['2023: 99 hộ']);
    expect(await store.versions(OLD)).toEqual([]);
    // What was collected when is what it was.
    expect((await store.versions(NEW)).map(({ collectedAt }) => collectedAt).sort()).toEqual([
      '2024-01-06T00:00:00.000Z',
      '2024-01-07T00:00:00.000Z',
    ]);
    const ids = async (articleId: string) =>
      (await store.annotationsOf(articleId)).map(({ id }) => id.at(-1));
    expect([await ids(NEW), await ids(forged), await ids('url:vi-du.vn/khac'), await ids(OLD)]).toEqual([
      ['1', '2'],
      ['3'],
      ['4'],
      [],
    ]);
    expect((await store.annotationsOf(NEW)).map(({ target }) => target.articleId)).toEqual([NEW, NEW]);
    const own = (await store.corrections(NEW)).filter(({ scope }) => scope === 'figure');
    expect(own.map(({ target }) => [target.articleId, target.figureId])).toEqual([
      [NEW, `${NEW}#2023: 5 hộ`],
    ]);
    // One whose article was never kept, and one of a wording.
    expect(await store.corrections('cms:dantri.com.vn/20230101000000001')).toHaveLength(2);
    expect(await store.allCorrections()).toHaveLength(3);
    // The index follows: the forged version stands for the paper no more.
    expect((await store.figuresOf(NEW)).map(({ value }) => value)).toEqual([6]);
    expect(await store.figuresOf(OLD)).toEqual([]);
    expect(await store.stats()).toMatchObject({ articles: 3, figures: 3 });
  });

  it('can be changed, deleted and brought back there', async () => {
    const store = await opened('now');
    const [first] = await store.annotationsOf(NEW);
    expect(
      await store.changeAnnotation(NEW, first?.id ?? '', (one) => ({
        ...one,
        modified: '2024-03-01T00:00:00.000Z',
      })),
    ).not.toBeNull();
    expect(await store.removeAnnotation(NEW, first?.id ?? '')).toBe(true);
    expect(await store.restoreAnnotation(NEW, first?.id ?? '')).toBe(true);
    const [own] = (await store.corrections(NEW)).filter(({ scope }) => scope === 'figure');
    expect(await store.removeCorrection(own as Correction)).toBe(true);
    const [entry] = await store.removeArticles([NEW]);
    expect(await store.restoreTrash([entry?.id ?? ''])).toBe(1);
    expect(await store.versions(NEW)).toHaveLength(2);
  });

  it('move once: the second opening writes nothing, and a later table moves again', async () => {
    await (await opened('now')).close();
    const documents = `_pouch_${name}`;
    const before = await dump(documents);
    await (await opened('now')).close();
    expect(await dump(documents)).toEqual(before);
    await (await opened('now', 2)).close();
    expect((await dump(documents))['by-sequence']).toEqual(before['by-sequence']);
  });

  it('leave tombstones that say what they said', async () => {
    await (await opened('now')).close();
    const { 'by-sequence': revisions = [] } = await dump(`_pouch_${name}`);
    const gone = revisions.filter(([, row]) => (row as { movedTo?: unknown }).movedTo !== undefined);
    // Three versions with who collected them, three notes, two corrections.
    expect(gone).toHaveLength(11);
  });

  it('lose nothing where the move breaks off', async () => {
    const restore = failWrites(`_pouch_${name}`, 'UnknownError');
    await expect(opened('now')).rejects.toMatchObject({ code: 'storage_failed' });
    restore();
    const store = await opened('now');
    expect(await store.versions(NEW)).toHaveLength(2);
    expect(await store.annotationsOf(NEW)).toHaveLength(2);
  });
});

it('what was deleted under an old id comes back under the new one', async () => {
  const before = await opened('before');
  await save(before, version(urls.first, '2023: 5 hộ', '2024-01-06T00:00:00.000Z'));
  await before.annotate(note('1', urls.first));
  const [entry] = await before.removeArticles([OLD]);
  await before.close();
  const store = await opened('now');
  expect(await store.annotationsOf(NEW)).toHaveLength(1);
  expect(await store.restoreTrash([entry?.id ?? ''])).toBe(1);
  expect(await store.versions(NEW)).toHaveLength(1);
  expect((await store.figuresOf(NEW)).map(({ value }) => value)).toEqual([5]);
});

it('an import from before can still be undone', async () => {
  const before = await opened('before');
  await before.take('i', [
    { kind: 'article', item: version(urls.first, '2023: 5 hộ', '2024-01-06T00:00:00.000Z') },
    { kind: 'annotation', item: note('1', urls.first) },
  ]);
  await before.close();
  const store = await opened('now');
  expect(await store.versions(NEW)).toHaveLength(1);
  expect(await store.undoImport('i')).toBe(3);
  expect(await store.versions(NEW)).toEqual([]);
  expect(await store.annotationsOf(NEW)).toEqual([]);
});

it('a new store has nothing to move', async () => {
  const store = await opened('now');
  await save(store, version(urls.first, '2023: 5 hộ', '2024-01-06T00:00:00.000Z', NEW));
  await store.close();
  expect(await (await opened('now')).versions(NEW)).toHaveLength(1);
});
