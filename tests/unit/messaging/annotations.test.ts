// Before everything else: PouchDB looks for IndexedDB when it is loaded.
import '../store/indexeddb.ts';

import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handlersFor } from '../../../entrypoints/background/handlers.ts';
import { TabStates } from '../../../entrypoints/background/tab-states.ts';
import { seriesKeysOf, toPoint } from '../../../lib/compare/series.ts';
import { readArticle } from '../../../lib/engine.ts';
import { type Article, annotationSchema } from '../../../lib/records.ts';
import { openRepository } from '../../../lib/store/open.ts';
import { type Repository, StoreError } from '../../../lib/store/repository.ts';
import { articleOf } from '../article.ts';
import { emptyIndexedDB } from '../store/indexeddb.ts';
import { anyIdentity, noPointing, noSites } from './sites.ts';

const TAB = 3;
const caller = { tabId: TAB, url: 'https://vi-du.vn/bai', incognito: false };
const page = articleOf(
  [
    'Huyện Tân Hòa giảm nghèo nhanh',
    'Theo báo cáo, cuối năm 2023 huyện Tân Hòa còn 412 hộ nghèo, giảm 85 hộ so với năm trước. Công tác vẫn tiếp tục.',
    'Ông Trần Văn Bình, Chủ tịch UBND huyện, cho biết tỷ lệ lao động qua đào tạo đạt 61,5%.',
  ].join('\n'),
);
const rewritten = (from: string, to: string): Article => articleOf(page.text.replace(from, to));
const content = {
  assessment: 'refuted' as const,
  note: 'Sở nói khác.',
  evidence: ['https://so.vi-du.vn/1'],
  tags: ['nghèo'],
};

let repository: Repository;
let handlers: ReturnType<typeof handlersFor>;
let news: string[];
let woken: number[];
let names = 0;

const surroundings = (store: () => Promise<Repository>) => {
  const held = new Map<string, unknown>();
  return {
    states: new TabStates({
      get: async (key) => held.get(key),
      set: async (key, value) => void held.set(key, structuredClone(value)),
      remove: async (key) => void held.delete(key),
    }),
    store,
    read: readArticle,
    engineVersion: '1',
    news: (item: { news: string }) => void news.push(item.news),
    badge: async () => {},
    tab: async () => ({ url: caller.url, loading: false, site: null }),
    wake: async (tabId: number) => void woken.push(tabId),
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
    now: () => '2024-02-02T00:00:00.000Z',
  };
};

beforeEach(async () => {
  emptyIndexedDB();
  news = [];
  woken = [];
  repository = await openRepository({
    name: `annotating-${++names}`,
    engine: readArticle,
    engineVersion: '1',
    seriesKeysOf,
    toPoint,
  });
  handlers = handlersFor(surroundings(async () => repository));
  await handlers['article.found']({ article: page }, caller);
});
afterEach(() => repository.close());

const figure = (text: string, of: Article = page) => {
  const found = readArticle(of).figures.find((one) => one.text === text);
  if (found === undefined) throw new Error(text);
  return { kind: 'figure' as const, articleId: of.id, id: found.id };
};
const list = () => handlers['annotations.list']({ tabId: TAB }, null);
const annotate = (aim: Parameters<(typeof handlers)['annotations.create']>[0]['aim'] = figure('412 hộ')) =>
  handlers['annotations.create']({ tabId: TAB, aim, content }, null);

describe('annotating', () => {
  it('saves the article with the note and tells the panels, and the page nothing', async () => {
    const before = await handlers['article.found']({ article: page }, caller);
    const { id, articleSaved } = await annotate();
    expect(articleSaved).toBe(true);
    expect(await repository.savedAt(page)).not.toBeNull();
    expect(news).toContain('annotations.changed');
    expect(news).toContain('store.changed');
    expect(woken).toEqual([]);
    expect(await list()).toMatchObject([
      {
        id,
        subject: 'figure',
        quote: '412 hộ',
        ...content,
        state: 'anchored',
        recordId: figure('412 hộ').id,
      },
    ]);
    expect(await handlers['article.found']({ article: page }, caller)).toEqual(before);
    expect((await annotate()).articleSaved).toBe(false);
    for (const kept of await repository.annotationsOf(page.id))
      expect(v.is(annotationSchema, kept)).toBe(true);
  });

  it.each([
    ['another value', rewritten('412 hộ', '398 hộ'), 'value_changed', '398 hộ'],
    ['its sentence gone', rewritten(page.text.split('\n')[1] ?? '', 'Tin khác.'), 'orphan', null],
    [
      'its sentence elsewhere',
      articleOf(
        [
          ...page.text.split('\n').slice(0, 1),
          ...page.text.split('\n').slice(2),
          page.text.split('\n')[1],
        ].join('\n'),
      ),
      'anchored',
      '412 hộ',
    ],
  ])('shows what became of it after an edit: %s', async (_what, edited, state, text) => {
    await annotate();
    await handlers['article.found']({ article: edited }, caller);
    expect(await list()).toMatchObject([{ state, quote: '412 hộ', place: text === null ? null : { text } }]);
  });

  it('takes a selection as whole words, and the figure that stands exactly there', async () => {
    const at = page.text.indexOf('Công tác');
    const span = { start: at - 1, end: at + 14 };
    const aim = await handlers['annotations.quote']({ tabId: TAB, ...span }, null);
    expect(aim).toMatchObject({ kind: 'text', exact: 'Công tác vẫn tiếp' });
    await annotate(aim as never);
    const number = page.text.indexOf('12 hộ');
    const whole = await handlers['annotations.quote']({ tabId: TAB, start: number, end: number + 5 }, null);
    expect(whole).toMatchObject({ exact: '412 hộ' });
    await annotate(whole as never);
    expect((await list()).map(({ subject, quote }) => [subject, quote])).toEqual([
      ['figure', '412 hộ'],
      ['text', 'Công tác vẫn tiếp'],
    ]);
    expect(await handlers['annotations.quote']({ tabId: TAB, start: 0, end: 0 }, null)).toBeNull();
    expect(await handlers['annotations.quote']({ tabId: TAB, start: 9e6, end: 9e7 }, null)).toBeNull();
  });

  it('puts a note on an official', async () => {
    const official = readArticle(page).officials[0];
    expect(official?.name).toBe('Trần Văn Bình');
    await annotate({ kind: 'official', articleId: page.id, id: official?.id ?? '' });
    expect(await list()).toMatchObject([{ subject: 'official', recordId: official?.id, state: 'anchored' }]);
  });

  it('edits, deletes and restores', async () => {
    const { id } = await annotate();
    const about = { tabId: TAB, articleId: page.id, id };
    await handlers['annotations.edit'](
      { ...about, content: { ...content, assessment: null, note: 'Khác' } },
      null,
    );
    expect(await list()).toMatchObject([{ assessment: null, note: 'Khác', evidence: content.evidence }]);
    expect(await handlers['annotations.remove'](about, null)).toEqual({ done: true });
    expect(await list()).toEqual([]);
    await expect(handlers['annotations.edit']({ ...about, content }, null)).rejects.toMatchObject({
      code: 'no_annotation',
    });
    expect(await handlers['annotations.restore'](about, null)).toEqual({ done: true });
    expect(await list()).toMatchObject([{ id, note: 'Khác' }]);
  });

  it('is put on another place by hand', async () => {
    const { id } = await annotate();
    await handlers['article.found']({ article: rewritten('412 hộ nghèo', 'nhiều hộ khó khăn') }, caller);
    expect(await list()).toMatchObject([{ state: 'orphan' }]);
    const edited = rewritten('412 hộ nghèo', 'nhiều hộ khó khăn');
    await handlers['annotations.attach']({ tabId: TAB, id, aim: figure('85 hộ', edited) }, null);
    expect(await list()).toMatchObject([{ id, state: 'anchored', quote: '85 hộ', note: content.note }]);
    expect(await repository.savedAt(edited)).not.toBeNull();
  });

  it.each([
    ['another article', { ...figure('412 hộ'), articleId: 'cms:9' }, 'no_article'],
    ['a figure that is not there', { ...figure('412 hộ'), id: 'x' }, 'text_changed'],
    [
      'words that are not there',
      { kind: 'text' as const, articleId: page.id, start: 0, end: 5, exact: 'Xin c' },
      'text_changed',
    ],
  ])('is refused on %s', async (_what, aim, code) => {
    await expect(annotate(aim)).rejects.toMatchObject({ code });
    expect(await list()).toEqual([]);
    expect(await repository.savedAt(page)).toBeNull();
  });

  it('writes nothing in a private window', async () => {
    await handlers['article.found']({ article: page }, { ...caller, incognito: true });
    await expect(annotate()).rejects.toMatchObject({ code: 'private_window' });
    expect(await repository.savedAt(page)).toBeNull();
  });

  it('does not keep a page from being read where the store fails', async () => {
    const broken = handlersFor(surroundings(() => Promise.reject(new StoreError('storage_failed', 'x'))));
    const { marks } = await broken['article.found']({ article: page }, caller);
    expect(marks.length).toBeGreaterThan(2);
  });

  it('tells the library how each stands in the newest version that is kept', async () => {
    const notes = async () => (await handlers['library.notes']({ after: null }, null)).items;
    const { id } = await annotate();
    await annotate({ kind: 'text', articleId: page.id, start: 0, end: 9, exact: page.text.slice(0, 9) });
    expect((await notes()).map(({ placed }) => [placed?.subject, placed?.state, placed?.recordId])).toEqual(
      expect.arrayContaining([
        ['figure', 'anchored', figure('412 hộ').id],
        ['text', 'anchored', null],
      ]),
    );
    const edited = rewritten('412 hộ', '398 hộ');
    const later = { article: edited, collectedAt: '2024-03-01T00:00:00.000Z', origin: 'page' as const };
    await repository.save(later, readArticle(edited));
    const changed = (await notes()).find(({ annotation }) => annotation.id === id)?.placed;
    expect(changed).toMatchObject({ state: 'value_changed', recordId: figure('398 hộ', edited).id });
    await repository.removeArticles([page.id]);
    expect((await notes()).map(({ placed }) => placed)).toEqual([null, null]);
  });

  it('tells the library the figure that a noted figure repeats', async () => {
    const text = 'Huyện Tân Hòa còn 412 hộ nghèo\nCuối năm 2023, huyện Tân Hòa còn 412 hộ nghèo.';
    const article = articleOf(text, { id: 'url:vi-du.vn/lap', url: 'https://vi-du.vn/lap' });
    await handlers['article.found']({ article }, { ...caller, url: article.url });
    const { figures } = readArticle(article);
    const repeat = figures.find(({ sameAs }) => sameAs !== null);
    await annotate({ kind: 'figure', articleId: article.id, id: repeat?.id ?? '' });
    const { items } = await handlers['library.notes']({ after: null }, null);
    expect(items[0]?.placed?.recordId).toBe(repeat?.sameAs);
    expect(items[0]?.placed?.recordId).not.toBe(repeat?.id);
  });

  it('exports every note, and imports what is sound', async () => {
    await annotate();
    await annotate(figure('85 hộ'));
    const { items, next } = await handlers['annotations.portion']({ after: null }, null);
    expect([items.length, next]).toEqual([2, null]);
    await handlers['annotations.remove']({ tabId: TAB, articleId: page.id, id: items[0]?.id ?? '' }, null);
    const result = await handlers['import.apply'](
      { kind: 'annotation', items: [...items, { id: 'x' }, 7], importId: 'i' },
      null,
    );
    expect(result).toMatchObject({ new: 1, same: 1, rejected: [{ id: 'x' }, { id: null }] });
    expect((await handlers['annotations.portion']({ after: null }, null)).items).toEqual(items);
  });
});
