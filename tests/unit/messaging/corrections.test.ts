// Before everything else: PouchDB looks for IndexedDB when it is loaded.
import '../store/indexeddb.ts';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asRead, correct } from '../../../entrypoints/background/corrections.ts';
import { handlersFor, type Surroundings } from '../../../entrypoints/background/handlers.ts';
import { TabStates } from '../../../entrypoints/background/tab-states.ts';
import { wordingOf } from '../../../lib/annotate/correct.ts';
import { seriesKeysOf, toPoint } from '../../../lib/compare/series.ts';
import { readArticle } from '../../../lib/engine.ts';
import { checkCorrection } from '../../../lib/exchange/import.ts';
import type { Article, Figure, TypedCorrection } from '../../../lib/records.ts';
import { openRepository } from '../../../lib/store/open.ts';
import type { Repository } from '../../../lib/store/repository.ts';
import { articleOf } from '../article.ts';
import { emptyIndexedDB } from '../store/indexeddb.ts';
import { anyIdentity, noPointing, noSites } from './sites.ts';

const TAB = 7;
const caller = { tabId: TAB, url: 'https://vi-du.vn/bai', incognito: false };
const held = new Map<string, string>();
const area = {
  get: async (key: string) => JSON.parse(held.get(key) ?? 'null'),
  set: async (key: string, value: unknown) => void held.set(key, JSON.stringify(value)),
  remove: async (key: string) => void held.delete(key),
};
let repository: Repository;
let name = '';
let names = 0;
let clock = 0;

const open = (engineVersion = '1') =>
  openRepository({
    name,
    engine: readArticle,
    engineVersion,
    seriesKeysOf,
    toPoint,
    correct,
    asRead,
    wordingOf,
  });

beforeEach(async () => {
  emptyIndexedDB();
  held.clear();
  name = `corrections-${++names}`;
  repository = await open();
});
afterEach(() => repository.close());

const background = () =>
  handlersFor({
    states: new TabStates(area as never),
    store: async () => repository,
    read: readArticle,
    engineVersion: '1',
    news: () => {},
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

const report = (year: number, value: string): Article =>
  articleOf(
    `Long An ${year}\nNăm ${year}, kinh phí cấp cho tổ vay vốn xanh tỉnh Long An là ${value} tỷ đồng.`,
    {
      id: `url:${year}`,
      url: `https://vi-du.vn/${year}`,
      publishedAt: `${year + 1}-01-05`,
    },
  );
const show = (article: Article) => background()['article.found']({ article }, caller);
const shown = async (): Promise<Figure[]> => {
  const state = await background()['tab.state']({ tabId: TAB }, null);
  return state.kind === 'article' ? state.figures : [];
};
const typed = (figure: Figure, change: Partial<TypedCorrection>): TypedCorrection => ({
  indicator: figure.indicator,
  value: figure.text,
  unit: figure.unit ?? '',
  period: figure.period ?? '',
  place: figure.place ?? '',
  status: figure.status,
  everywhere: false,
  ...change,
});
const save = async (change: Partial<TypedCorrection> | 'no_figure') => {
  const [figure] = await shown();
  if (figure === undefined) throw new Error('no figure');
  const form = change === 'no_figure' ? change : typed(figure, change);
  return background()['corrections.save']({ tabId: TAB, figureId: figure.id, form }, null);
};
const keep = () => background()['article.save']({ tabId: TAB }, null);
const stored = async (year: number) =>
  (await repository.figuresOf(`url:${year}`)).map(({ period }) => period);

describe('a correction', () => {
  it('is in the panel, the index and the comparison, and goes with its undoing', async () => {
    await show(report(2022, '11'));
    await keep();
    expect(await save({ period: '2021' })).toEqual({ saved: true });
    expect((await shown())[0]).toMatchObject({
      period: '2021',
      correction: { extracted: { period: '2022' } },
    });
    expect(await stored(2022)).toEqual(['2021']);
    await show(report(2023, '12'));
    const compared = async () =>
      (await background()['tab.comparisons']({ tabId: TAB }, null)).map(({ points }) =>
        points.map(({ period }) => period),
      );
    expect(await compared()).toEqual([['2021']]);

    const [correction] = await repository.allCorrections();
    const key = { id: correction?.id ?? '', scope: 'figure' as const, articleId: 'url:2022' };
    expect(await background()['corrections.remove'](key, null)).toEqual({ done: true });
    expect(await compared()).toEqual([['2022']]);
    expect(await background()['corrections.remove'](key, null)).toEqual({ done: false });
    expect(await background()['corrections.restore'](key, null)).toEqual({ done: true });
    expect(await stored(2022)).toEqual(['2021']);
  });

  it('is told before it is saved: how its period is read, and what would stand beside the figure', async () => {
    await show(report(2022, '11'));
    await keep();
    await show(report(2023, '12'));
    const preview = async (change: Partial<TypedCorrection>) => {
      const [figure] = await shown();
      if (figure === undefined) throw new Error('no figure');
      const form = typed(figure, change);
      return background()['corrections.preview']({ tabId: TAB, figureId: figure.id, form }, null);
    };
    expect(await preview({})).toMatchObject({ period: '2023', joins: ['2022'] });
    expect(await preview({ period: 'quý IV năm 2024' })).toMatchObject({ period: '2024-Q4' });
    expect(await preview({ place: 'Bến Tre' })).toMatchObject({ joins: [] });
    expect(await preview({ indicator: 'tỷ lệ hộ nghèo', unit: '%', value: '12%' })).toMatchObject({
      joins: [],
      offered: null,
    });
    expect(await preview({ period: 'dạo trước' })).toBeNull();
    // Nothing was changed by asking.
    expect(await repository.allCorrections()).toEqual([]);
  });

  it('keeps what it said before, and what the engine read', async () => {
    await show(report(2022, '11'));
    await save({ period: '2021' });
    await save({ period: '2020', status: 'estimated' });
    const [placed, ...more] = await background()['corrections.list']({ tabId: TAB }, null);
    expect(more).toEqual([]);
    expect(placed?.correction).toMatchObject({
      extracted: { period: '2022', status: 'actual' },
      corrected: { period: '2020', status: 'estimated' },
      history: [{ corrected: { period: '2021' } }],
    });
    expect(await save({})).toEqual({ wrong: ['nothing'] });
  });

  it('of a wording holds in articles saved before and after, until it is taken back', async () => {
    await show(report(2021, '10'));
    await keep();
    await show(report(2022, '11'));
    await save({ indicator: 'Vốn vay xanh', everywhere: true });
    await show(report(2023, '12'));
    await keep();
    const labels = async () =>
      Promise.all(
        [2021, 2023].map(async (year) => (await repository.figuresOf(`url:${year}`))[0]?.indicator),
      );
    expect(await labels()).toEqual(['Vốn vay xanh', 'Vốn vay xanh']);
    expect((await shown())[0]?.indicator).toBe('Vốn vay xanh');
    const [correction] = await repository.allCorrections();
    expect(correction?.scope).toBe('wording');
    await background()['corrections.remove'](
      { id: correction?.id ?? '', scope: 'wording', articleId: 'url:2022' },
      null,
    );
    expect(await labels()).not.toContain('Vốn vay xanh');
  });

  it('holds when another engine reads everything anew, and in the export', async () => {
    await show(report(2022, '11'));
    await keep();
    await save({ period: '2021' });
    await repository.close();
    repository = await open('2');
    expect(await stored(2022)).toEqual(['2021']);
    const { items } = await background()['store.portion']({ after: null }, null);
    expect(items[0]?.reading.figures[0]?.period).toBe('2021');
  });

  it('takes a figure away that is none, and brings it back', async () => {
    await show(report(2022, '11'));
    await keep();
    await save('no_figure');
    expect(await shown()).toEqual([]);
    expect(await stored(2022)).toEqual([]);
    const [placed] = await background()['corrections.list']({ tabId: TAB }, null);
    const { id = '', scope = 'figure' as const } = placed?.correction ?? {};
    await background()['corrections.remove']({ id, scope, articleId: 'url:2022' }, null);
    expect(await stored(2022)).toEqual(['2022']);
  });

  it('of an import is merged by time, and damaged ones are told', async () => {
    await show(report(2022, '11'));
    await keep();
    await save({ period: '2021' });
    const [correction] = await repository.allCorrections();
    const later = { ...correction, corrected: { period: '2019' }, modified: '2030-01-01T00:00:00.000Z' };
    const items = [correction, later, { ...correction, corrected: { period: 5 } }];
    expect(
      await background()['import.apply']({ kind: 'correction', items, importId: 'i' }, null),
    ).toMatchObject({
      same: 1,
      newer: 1,
      rejected: [{ id: correction?.id, problem: 'correction_broken: corrected.period' }],
    });
    expect(await stored(2022)).toEqual(['2019']);
    await background()['import.undo']({ importId: 'i' }, null);
    expect(await stored(2022)).toEqual(['2021']);
  });
});

describe('the date of an article that its page does not tell', () => {
  const undated = articleOf(
    'Long An vượt kế hoạch\nNăm nay, kinh phí cấp cho tổ vay vốn xanh tỉnh Long An là 15 tỷ đồng.',
    { id: 'url:vi-du.vn/bai', url: 'https://vi-du.vn/bai', publishedAt: null, publishedAtSource: null },
  );
  const set = (date: string | null) => background()['article.date']({ tabId: TAB, date }, null);
  const state = async () => {
    const now = await background()['tab.state']({ tabId: TAB }, null);
    if (now.kind !== 'article') throw new Error('no article');
    return now;
  };
  const periods = async () => (await repository.figuresOf(undated.id)).map(({ period }) => period);

  it('is set by its reader: the figures are read by it, and kept, compared and listed so', async () => {
    await show(undated);
    expect((await shown()).map(({ period }) => period)).toEqual([null]);
    await set('2024-05-03');
    const now = await state();
    expect(now.figures.map(({ period }) => period)).toEqual(['2024']);
    expect(now.article).toMatchObject({ publishedAt: '2024-05-03', publishedAtSource: null });
    expect(now.setDate?.pageSays).toEqual({ publishedAt: null, publishedAtSource: null });
    await keep();
    expect(await periods()).toEqual(['2024']);
    // What the page says is kept as it says it.
    expect((await repository.versions(undated.id))[0]?.article.publishedAt).toBeNull();
    await show(report(2023, '12'));
    await keep();
    await show(undated);
    const compared = await background()['tab.comparisons']({ tabId: TAB }, null);
    expect(compared.map(({ points }) => points.map(({ period }) => period))).toEqual([['2023']]);
  });

  it('is changed with its history, and taken back as any correction', async () => {
    await show(undated);
    await keep();
    await set('2024-05-03');
    await set('2023-05-03');
    expect(await periods()).toEqual(['2023']);
    const [correction] = await repository.allCorrections();
    expect(correction).toMatchObject({
      scope: 'article',
      published: '2023-05-03',
      history: [{ published: '2024-05-03' }],
    });
    await set(null);
    expect(await periods()).toEqual([null]);
    expect((await state()).setDate).toBeNull();
    const key = { id: correction?.id ?? '', scope: 'article' as const, articleId: undated.id };
    await background()['corrections.restore'](key, null);
    expect(await periods()).toEqual(['2023']);
  });

  it('comes along in an export and holds where it is imported', async () => {
    await show(undated);
    await set('2024-05-03');
    const [correction] = await repository.allCorrections();
    await repository.close();
    name = `${name}-other`;
    repository = await open();
    await show(undated);
    await keep();
    expect(await periods()).toEqual([null]);
    const checked = checkCorrection(JSON.parse(JSON.stringify(correction)));
    if (!checked.ok) throw new Error(String(checked.field));
    await repository.take('an import', [{ kind: 'correction', item: checked.record }]);
    expect(await periods()).toEqual(['2024']);
  });

  it.each(['2024-13-01', 'hôm qua', '2024'])('%s is none', async (date) => {
    const record = { ...(await aCorrection()), published: date };
    expect(checkCorrection(record)).toMatchObject({ ok: false });
  });
  async function aCorrection() {
    await show(undated);
    await set('2024-05-03');
    return (await repository.allCorrections())[0];
  }
});
