// Before everything else: PouchDB looks for IndexedDB when it is loaded.
import '../store/indexeddb.ts';

import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { handlersFor, marksOf, type Surroundings } from '../../../entrypoints/background/handlers.ts';
import { identity } from '../../../entrypoints/background/identity.ts';
import { TabStates } from '../../../entrypoints/background/tab-states.ts';
import type { Site } from '../../../lib/catalog/site-groups.ts';
import { seriesKeysOf, toPoint } from '../../../lib/compare/series.ts';
import type { News } from '../../../lib/messaging/protocol.ts';
import type { ContentCaller } from '../../../lib/messaging/server.ts';
import type { SessionArea } from '../../../lib/platform/session.ts';
import type { Collected } from '../../../lib/records.ts';
import { openRepository } from '../../../lib/store/open.ts';
import { type Repository, StoreError } from '../../../lib/store/repository.ts';
import { article, collected, fakeEngine } from '../store/articles.ts';
import { emptyIndexedDB } from '../store/indexeddb.ts';
import { anyIdentity, noPointing, noSites } from './sites.ts';

const TAB = 7;
const PAGE = 'https://baodansinh.vn/a.htm';
const caller: ContentCaller = { tabId: TAB, url: PAGE, incognito: false };

/** Memory as the browser keeps it: what goes in comes out as a copy. */
function sessionArea(): SessionArea & { held: Map<string, string> } {
  const held = new Map<string, string>();
  return {
    held,
    get: async (key) => {
      const value = held.get(key);
      return value === undefined ? undefined : JSON.parse(value);
    },
    set: async (key, value) => void held.set(key, JSON.stringify(value)),
    remove: async (key) => void held.delete(key),
  };
}

let area: ReturnType<typeof sessionArea>;
let news: unknown[];
let badges: [number, number | null][];
let repositories: Repository[];
let name = '';
let count = 0;

beforeEach(() => {
  emptyIndexedDB();
  area = sessionArea();
  news = [];
  badges = [];
  repositories = [];
  name = `background-${++count}`;
});
afterEach(async () => {
  await turn;
  await Promise.all(repositories.map((repository) => repository.close()));
});

const engine = fakeEngine();
/** One after the other: a browser has one background at a time, and what it began is over before the next. */
let turn: Promise<unknown> = Promise.resolve();
const open = (): Promise<Repository> => {
  const opened = turn.then(async () => {
    const repository = await openRepository({ name, engine, engineVersion: '1', seriesKeysOf, toPoint });
    repositories.push(repository);
    return repository;
  });
  turn = opened.catch(() => {});
  return opened;
};

/** Official values, none of them. */
const nothing = {
  id: 'none',
  title: { vi: 'Không', en: 'None' },
  about: { vi: 'Không', en: 'None' },
  sources: {},
  series: [],
};

const site: Site = {
  host: 'baodansinh.vn',
  group: 'dan-sinh',
  on: true,
  allowed: true,
  origin: '*://*.baodansinh.vn/*',
};

/** A background as it is after being started: nothing in memory but what it is told here. */
function background(changes: Partial<Surroundings> = {}) {
  let opened: Promise<Repository> | undefined;
  return handlersFor({
    states: new TabStates(area),
    store: () => {
      opened ??= open();
      return opened;
    },
    read: engine,
    engineVersion: '7',
    news: (item) => void news.push(item),
    badge: async (tabId, figures) => void badges.push([tabId, figures]),
    tab: async () => ({ url: PAGE, loading: false, site }),
    wake: async () => {},
    samples: async () => [],
    sampleArticle: async () => null,
    reference: {
      load: async () => ({ file: nothing, tables: [] }),
      isOn: async () => true,
      use: async () => {},
    },
    sites: noSites,
    identity: anyIdentity,
    pointing: noPointing,
    now: () => '2024-02-02T00:00:00.000Z',
    ...changes,
  });
}

const page = article('cms:1', 'Theo ông Bình An, 2023: 5 hộ, 2022: 6 hộ');

describe('an article', () => {
  it('is read, remembered, counted and told', async () => {
    const { marks } = await background()['article.found']({ article: page }, caller);
    expect(marks.map(({ kind, start, end }) => [kind, page.text.slice(start, end)])).toEqual([
      ['figure', '2023: 5 hộ'],
      ['figure', '2022: 6 hộ'],
      ['official', 'Bình An'],
    ]);
    await expect.poll(() => badges).toEqual([[TAB, 2]]);
    expect(news).toEqual([{ news: 'tab.changed', tabId: TAB }]);
    expect(await background()['tab.state']({ tabId: TAB }, null)).toMatchObject({
      kind: 'article',
      article: page,
      figures: [{ value: 5 }, { value: 6 }],
      officials: [{ name: 'Bình An' }],
      savedAt: null,
      incognito: false,
    });
  });

  it('is saved by a background that was stopped after every call', async () => {
    await background()['article.found']({ article: page }, caller);
    expect(await background()['article.save']({ tabId: TAB }, null)).toEqual({
      figures: 2,
      officials: 1,
      alreadySaved: false,
    });
    expect(await background()['tab.state']({ tabId: TAB }, null)).toMatchObject({
      savedAt: '2024-02-02T00:00:00.000Z',
    });
    expect(await background()['article.save']({ tabId: TAB }, null)).toMatchObject({ alreadySaved: true });
    expect(await background()['store.stats'](undefined, null)).toMatchObject({ articles: 1, figures: 2 });
    expect(news.filter((item) => (item as { news: string }).news === 'store.changed').length).toBe(1);
  });

  it('tells what stored articles say of its officials', async () => {
    expect(await background()['tab.histories']({ tabId: TAB }, null)).toEqual([]);
    const store = await open();
    const earlier = article('cms:0', 'Theo ông Bình An, 2021: 7 hộ', { publishedAt: '2022-01-05' });
    await store.save(
      { article: earlier, collectedAt: '2022-01-06T00:00:00.000Z', origin: 'page' },
      engine(earlier),
    );
    await background()['article.found']({ article: page }, caller);
    const [history, ...more] = await background()['tab.histories']({ tabId: TAB }, null);
    expect(more).toEqual([]);
    // A bare "Giám đốc" of nothing ties nobody to anybody.
    expect(history).toMatchObject({ ends: [null], posts: [], namesakes: [{ last: { id: 'cms:0' } }] });
  });

  it('of a private window is shown and never saved', async () => {
    await background()['article.found']({ article: page }, { ...caller, incognito: true });
    expect(await background()['tab.state']({ tabId: TAB }, null)).toMatchObject({ incognito: true });
    await expect(background()['article.save']({ tabId: TAB }, null)).rejects.toMatchObject({
      code: 'private_window',
    });
    expect(await background()['store.stats'](undefined, null)).toMatchObject({ articles: 0 });
  });

  it('with an address that is not of the web is refused', async () => {
    const strange = { ...page, url: 'javascript:alert(1)' };
    await expect(
      background({ identity })['article.found']({ article: strange }, caller),
    ).rejects.toMatchObject({
      code: 'bad_request',
    });
    expect(area.held.size).toBe(0);
  });

  it('is shown where nothing can be stored, and saving says why', async () => {
    const store = () => Promise.reject(new StoreError('storage_blocked', 'x'));
    const broken = background({ store });
    await broken['article.found']({ article: page }, caller);
    expect(await broken['tab.state']({ tabId: TAB }, null)).toMatchObject({ kind: 'article', savedAt: null });
    await expect(broken['article.save']({ tabId: TAB }, null)).rejects.toMatchObject({
      code: 'storage_blocked',
    });
  });

  it('does not wait for a store that is being rebuilt, and is told when that is done', async () => {
    await (await open()).save(
      { article: page, collectedAt: '2024-01-01T00:00:00Z', origin: 'page' },
      engine(page),
    );
    let ready: () => void = () => {};
    const waiting = new Promise<void>((resolve) => {
      ready = resolve;
    });
    const store = async () => {
      await waiting;
      return open();
    };
    const slow = background({ store, storePatience: 5 });
    await slow['article.found']({ article: page }, caller);
    news = [];
    expect(await slow['tab.state']({ tabId: TAB }, null)).toMatchObject({ kind: 'article', savedAt: null });
    expect(news).toEqual([]);
    ready();
    await vi.waitFor(() => expect(news).toEqual([{ news: 'tab.changed', tabId: TAB }]));
  });

  it('that is no more is forgotten', async () => {
    await background()['article.found']({ article: page }, caller);
    await background()['article.none']({ url: PAGE, reason: 'not_article' }, caller);
    expect(badges.at(-1)).toEqual([TAB, null]);
    expect(await background()['tab.state']({ tabId: TAB }, null)).toEqual({
      kind: 'none',
      url: PAGE,
      reason: 'not_article',
    });
    await expect(background()['article.save']({ tabId: TAB }, null)).rejects.toMatchObject({
      code: 'no_article',
    });
    expect(await background()['tab.comparisons']({ tabId: TAB }, null)).toEqual([]);
  });

  it('stands beside earlier years', async () => {
    const earlier = collected('old', '2021: 9 hộ');
    await (await open()).save(earlier, engine(earlier.article));
    const now = article('new', '2023: 5 hộ, 2023: 7 tấn');
    await background()['article.found']({ article: now }, caller);
    const comparisons = await background()['tab.comparisons']({ tabId: TAB }, null);
    expect(comparisons.map(({ previous }) => previous?.value ?? null)).toEqual([9, null]);
    expect(comparisons.map(({ figureId }) => figureId)).toEqual(engine(now).figures.map(({ id }) => id));
  });

  it('stands beside official values where the store cannot be opened', async () => {
    const store = () => Promise.reject(new StoreError('storage_failed', 'x'));
    const now = article('new', '2023: 5 hộ, 2022: 7 hộ');
    const without = background({ store });
    await without['article.found']({ article: now }, caller);
    await expect(without['tab.comparisons']({ tabId: TAB }, null)).rejects.toMatchObject({
      code: 'storage_failed',
    });
    const comparisons = await without['tab.comparisons']({ tabId: TAB, stored: false }, null);
    expect(comparisons.map(({ figureId }) => figureId)).toEqual(engine(now).figures.map(({ id }) => id));
  });

  it('paints each place once, and every mention', () => {
    const reading = engine(page);
    const [official] = reading.officials;
    if (official === undefined) throw new Error('no official read');
    const mentions = [...official.mentions, { start: 1, end: 3 }];
    const marks = marksOf({ ...reading, officials: [{ ...official, mentions }] });
    expect(marks.filter(({ kind }) => kind === 'official').map(({ start }) => start)).toEqual([
      official.start,
      1,
    ]);
  });
});

describe('a site whose articles are saved by themselves', () => {
  it.each<[string, string[], boolean, number]>([
    ['is one the reader chose', ['baodansinh.vn'], false, 1],
    ['is another one', ['vov.vn'], false, 0],
    ['is in a private window', ['baodansinh.vn'], true, 0],
  ])('%s', async (_what, autoSave, incognito, articles) => {
    const sites = { ...noSites, choice: async () => ({ groupsOff: [], hostsOff: [], autoSave }) };
    await background({ sites })['article.found']({ article: page }, { ...caller, incognito });
    const stats = () => background()['store.stats'](undefined, null);
    if (articles > 0) await vi.waitFor(async () => expect((await stats()).articles).toBe(articles));
    else {
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect((await stats()).articles).toBe(0);
    }
  });
});

describe('an article that was changed after it was saved', () => {
  const changed = { ...page, text: page.text.replace('5 hộ', '7 hộ') };
  const show = async (handlers: ReturnType<typeof background>, one: typeof page) => {
    await handlers['article.found']({ article: one }, caller);
    return handlers['tab.revision']({ tabId: TAB }, null);
  };

  it('is told with its figures, before and after the new version is saved', async () => {
    let minute = 0;
    const handlers = background({ now: () => `2024-02-02T00:0${minute++}:00.000Z` });
    expect(await show(handlers, page)).toBeNull();
    await handlers['article.save']({ tabId: TAB }, null);
    expect(await handlers['tab.revision']({ tabId: TAB }, null)).toBeNull();
    const told = {
      savedAt: '2024-02-02T00:00:00.000Z',
      title: null,
      figures: [{ before: { value: 5 }, after: { value: 7 } }],
    };
    expect(await show(handlers, changed)).toMatchObject(told);
    await handlers['article.save']({ tabId: TAB }, null);
    expect(await handlers['tab.revision']({ tabId: TAB }, null)).toMatchObject(told);
    // The first version again, as from a cache: nothing was saved before it.
    expect(await show(handlers, page)).toBeNull();
  });

  it('is not told of a sample', async () => {
    const handlers = background({
      samples: async () => [{ article: page, collectedAt: '2020-01-01T00:00:00.000Z' }],
    });
    await handlers['samples.load'](undefined, null);
    expect(await show(handlers, changed)).toBeNull();
  });
});

describe('a tab of which nothing is known', () => {
  const stateWith = (changes: Partial<Surroundings>) =>
    background(changes)['tab.state']({ tabId: TAB }, null);
  const open = { url: PAGE, loading: false, site };
  const other = { ...site, host: 'example.org', group: null, on: false, allowed: false };

  it.each([
    ['has no script', open, { kind: 'none', url: PAGE, reason: 'no_script' }],
    ['is loading', { ...open, loading: true }, { kind: 'none', url: PAGE, reason: 'empty' }],
    ['is none of ours', { ...open, site: other }, { kind: 'none', url: PAGE, reason: 'unsupported' }],
    ['hides its address', { ...open, url: null, site: null }, { url: null, reason: 'unsupported' }],
    ['is kept from us', { ...open, site: { ...site, allowed: false } }, { reason: 'no_permission' }],
    ['is switched off', { ...open, site: { ...site, on: false } }, { reason: 'switched_off' }],
    [
      'is one that the reader added and switched off',
      { ...open, site: { ...other, allowed: true } },
      { reason: 'switched_off' },
    ],
  ])('%s', async (_what, tab, state) => {
    expect(await stateWith({ tab: async () => tab })).toMatchObject(state);
  });

  it('is closed', async () => {
    await expect(stateWith({ tab: async () => null })).rejects.toMatchObject({ code: 'tab_gone' });
  });

  it.each([
    ['kept from us', { ...site, allowed: false }],
    ['none of ours', other],
  ])('is read where it is %s and the reader clicked our button', async (_what, of) => {
    const wake = async () => {
      await background()['article.found']({ article: page }, caller);
    };
    expect(await stateWith({ wake, tab: async () => ({ ...open, site: of }) })).toMatchObject({
      kind: 'article',
    });
  });

  it('is not read by itself where it is switched off', async () => {
    const woken: number[] = [];
    const wake = async (tabId: number) => void woken.push(tabId);
    const around = { wake, tab: async () => ({ ...open, site: { ...site, on: false } }) };
    await stateWith(around);
    expect(woken).toEqual([]);
    await background(around)['tab.read']({ tabId: TAB }, null);
    expect(woken).toEqual([TAB]);
  });

  it('is asked again, and answers', async () => {
    const wake = async () => {
      await background()['article.found']({ article: page }, caller);
    };
    expect(await stateWith({ wake })).toMatchObject({ kind: 'article', article: { id: 'cms:1' } });
  });

  it.each([
    ['of another version', { kind: 'article', article: { ...page, text: 5 } }],
    ['of no version', 'article'],
  ])('holds what was left there %s', async (_what, left) => {
    await area.set(`tab:${TAB}`, left);
    expect(await stateWith({})).toMatchObject({ kind: 'none', reason: 'no_script' });
  });
});

describe('leaving a page', () => {
  it.each([
    ['for another', 'https://baodansinh.vn/b.htm', true],
    ['for one that we may not know', null, true],
    ['for the same again', PAGE, false],
    ['for a place in it', `${PAGE}#binh-luan`, false],
    ['for the same with a question', `${PAGE}?trang=2`, true],
  ])('%s', async (_where, url, forgotten) => {
    const states = new TabStates(area);
    await states.set(TAB, { kind: 'article', page: `${PAGE}#top`, article: page, incognito: false });
    expect(await states.leave(TAB, url)).toBe(forgotten);
    expect((await states.get(TAB)) === null).toBe(forgotten);
  });

  it('does not forget what the next page says meanwhile', async () => {
    const states = new TabStates(area);
    const next = 'https://baodansinh.vn/b.htm';
    const said = { kind: 'none', page: next, url: next, reason: 'not_article' } as const;
    await states.set(TAB, { kind: 'article', page: PAGE, article: page, incognito: false });
    await Promise.all([states.leave(TAB, next), states.set(TAB, said), states.leave(TAB, next)]);
    expect(await states.get(TAB)).toEqual(said);
  });

  it('of nothing is nothing', async () => {
    expect(await new TabStates(area).leave(TAB, PAGE)).toBe(false);
  });
});

describe('the store', () => {
  it('takes an import item by item', async () => {
    const item = collected('a', '2023: 5 hộ');
    const items = [item, 5, { ...item, article: { ...item.article, url: '' } }, item];
    expect(await background()['store.import']({ items }, null)).toEqual({
      added: 1,
      unchanged: 1,
      rejected: [
        { id: null, problem: 'item_broken' },
        { id: 'a', problem: 'item_broken: article.url' },
      ],
    });
    expect(news).toEqual([{ news: 'store.changed' }]);
    expect(await background()['store.portion']({ after: null }, null)).toEqual({
      items: [{ item, reading: engine(item.article) }],
      next: null,
      engineVersion: '7',
    });
  });

  it('tells of what was kept before an import failed', async () => {
    const repository = await open();
    let left = 1;
    const failing: Repository = Object.create(repository, {
      save: {
        value: (item: Collected, reading: ReturnType<typeof engine>) =>
          left-- > 0 ? repository.save(item, reading) : Promise.reject(new StoreError('storage_full', 'x')),
      },
    });
    const items = [collected('a', 'x'), collected('b', 'y')];
    const importing = background({ store: async () => failing })['store.import']({ items }, null);
    await expect(importing).rejects.toMatchObject({ code: 'storage_full' });
    expect(news).toEqual([{ news: 'store.changed' }]);
  });

  it('gives everything in portions', async () => {
    const items = Array.from({ length: 60 }, (_, i) => collected(`a${i + 10}`, 'x'));
    await background()['store.import']({ items }, null);
    const all: Collected[] = [];
    for (let after: string | null = null; ; ) {
      const portion: Awaited<ReturnType<ReturnType<typeof background>['store.portion']>> = await background()[
        'store.portion'
      ]({ after }, null);
      for (const { item, reading } of portion.items) {
        expect(reading).toEqual(engine(item.article));
        all.push(item);
      }
      expect(portion.engineVersion).toBe('7');
      after = portion.next;
      if (after === null) break;
    }
    expect(all).toEqual(items);
  });

  it('loads samples as samples, again without harm, and takes them out', async () => {
    const samples = async () => [collected('s', '2022: 8 hộ')];
    const loaded = { articles: 1, figures: 1, officials: 0, samples: 1 };
    expect(await background({ samples })['samples.load'](undefined, null)).toEqual(loaded);
    expect(await background({ samples })['samples.load'](undefined, null)).toEqual(loaded);
    expect(await background()['samples.remove'](undefined, null)).toMatchObject({ articles: 0, samples: 0 });
    expect(news.length).toBe(3);
  });

  it('can load the samples that ship with the extension', async () => {
    const file = new URL('../../../public/samples/earlier-years.json', import.meta.url);
    const samples = async () => JSON.parse(readFileSync(file, 'utf8'));
    const stats = await background({ samples })['samples.load'](undefined, null);
    expect(stats.samples).toBeGreaterThan(0);
    expect(stats.samples).toBe(stats.articles);
  });

  it.each([
    ['no list', {}],
    ['broken', [5]],
  ])('refuses samples that are %s', async (_what, samples) => {
    await expect(
      background({ samples: async () => samples })['samples.load'](undefined, null),
    ).rejects.toThrow('sample');
  });

  describe('a click on a mark', () => {
    const kept = new Map<string, unknown>();
    const done: string[] = [];
    const pointing = (hears: boolean, opens: boolean) => ({
      open: () => {
        done.push('open');
        return opens ? Promise.resolve() : Promise.reject(new Error('no gesture'));
      },
      ask: async (told: News) => {
        done.push(told.news);
        return hears;
      },
      isOn: async () => true,
      call: async () => void done.push('call'),
      area: {
        get: async (key: string) => kept.get(key),
        set: async (key: string, value: unknown) => void kept.set(key, value),
        remove: async (key: string) => void kept.delete(key),
      },
    });
    beforeEach(() => {
      kept.clear();
      done.length = 0;
    });

    it.each([
      ['is shown by the panel that is there', true, false, true, true, ['open', 'mark.selected'], null],
      ['opens the panel, which then asks for it', true, true, false, true, ['open', 'mark.selected'], 'f1'],
      [
        'has the button call where nothing opens',
        true,
        false,
        false,
        false,
        ['open', 'mark.selected', 'call'],
        'f1',
      ],
      ['opens nothing where a panel is known', false, true, true, true, ['mark.selected'], null],
    ])('%s', async (_, open, opens, hears, shown, steps, asked) => {
      const handlers = background({ pointing: pointing(hears, opens) });
      expect(await handlers['mark.clicked']({ id: 'f1', open }, caller)).toEqual({ shown });
      expect(done).toEqual(steps);
      expect(await handlers['tab.asked']({ tabId: TAB }, null)).toEqual({ id: asked });
      expect(await handlers['tab.asked']({ tabId: TAB }, null)).toEqual({ id: null });
    });

    it('opens the panel before anything is waited for', () => {
      void background({ pointing: pointing(true, true) })['mark.clicked']({ id: 'f1', open: true }, caller);
      expect(done).toEqual(['open']);
    });
  });
});

describe('official values', () => {
  const official = {
    ...nothing,
    sources: { a: { publisher: 'Cục Thống kê', title: 'Niên giám', published: '2023', url: null } },
    series: [
      {
        indicator: 'số hộ hoa phượng',
        unit: 'hộ',
        measure: 'level',
        place: 'An Bình',
        placeCode: 'vn63:80',
        points: [['2021', 4, 'actual', 'a']],
      },
    ],
  };
  const placed = article('cms:1', '2023: 5 hộ');
  const read = (one: typeof placed) => {
    const { figures, officials } = engine(one);
    return { figures: figures.map((f) => ({ ...f, placeCode: 'vn63:80' })), officials };
  };
  const compared = async (reference: Surroundings['reference']) => {
    await background({ read })['article.found']({ article: placed }, caller);
    const [comparison] = await background({ read, reference })['tab.comparisons']({ tabId: TAB }, null);
    return comparison;
  };

  it('stand beside what was collected, with their source', async () => {
    const comparison = await compared({
      load: async () => ({ file: official, tables: [] }),
      isOn: async () => true,
      use: async () => {},
    });
    expect(comparison?.previous).toMatchObject({
      origin: 'reference',
      value: 4,
      citation: { publisher: 'Cục Thống kê', title: 'Niên giám' },
    });
  });
  it('stay out where the reader wants none', async () => {
    const comparison = await compared({
      load: async () => ({ file: official, tables: [] }),
      isOn: async () => false,
      use: async () => {},
    });
    expect(comparison?.previous).toBeNull();
  });
  it.each([
    ['is no set', async () => ({ file: { series: 'x' }, tables: [] })],
    ['cannot be read', async () => Promise.reject(new Error('no file'))],
  ])('stop no comparison where their file %s', async (_, load) => {
    const comparison = await compared({ load, isOn: async () => true, use: async () => {} });
    expect(comparison).toMatchObject({ previous: null, points: [] });
    await expect(
      background({ reference: { load, isOn: async () => true, use: async () => {} } })['reference.state'](
        undefined,
        null,
      ),
    ).rejects.toThrow();
  });
  it('are switched by the panel, which all panels hear of', async () => {
    let on = true;
    const reference = {
      load: async () => ({ file: official, tables: [] }),
      isOn: async () => on,
      use: async (wanted: boolean) => {
        on = wanted;
      },
    };
    expect(await background({ reference })['reference.state'](undefined, null)).toMatchObject({
      on: true,
      series: 1,
      values: 1,
    });
    expect(await background({ reference })['reference.use']({ on: false }, null)).toMatchObject({
      on: false,
    });
    expect(news).toContainEqual({ news: 'store.changed' });
  });
});
