/** Offered joins: asked, answered, taken back, exported, imported, and kept when the index is built anew. */
// Before everything else: PouchDB looks for IndexedDB when it is loaded.
import '../store/indexeddb.ts';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { correct } from '../../../entrypoints/background/corrections.ts';
import { handlersFor, type Surroundings } from '../../../entrypoints/background/handlers.ts';
import { TabStates } from '../../../entrypoints/background/tab-states.ts';
import { correctionTarget, wordingOf } from '../../../lib/annotate/correct.ts';
import { filingKeysOf, toPoint } from '../../../lib/compare/series.ts';
import { readArticle } from '../../../lib/engine.ts';
import { exportChunks } from '../../../lib/exchange/export.ts';
import { readExport } from '../../../lib/exchange/import.ts';
import type { Article, Figure } from '../../../lib/records.ts';
import { openRepository } from '../../../lib/store/open.ts';
import type { Repository } from '../../../lib/store/repository.ts';
import { articleOf } from '../article.ts';
import { emptyIndexedDB } from '../store/indexeddb.ts';
import { anyIdentity, noPointing, noSites } from './sites.ts';

const TAB = 3;
const caller = { tabId: TAB, url: 'https://vi-du.vn/bai-2023', incognito: false } as never;
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
    seriesKeysOf: filingKeysOf,
    toPoint,
    correct,
    wordingOf,
  });

beforeEach(async () => {
  emptyIndexedDB();
  held.clear();
  name = `joins-${++names}`;
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

const report = (year: number, words: string): Article =>
  articleOf(`Đê biển ${year}\nNăm ${year}, tỉnh Long An ${words}.`, {
    id: `url:vi-du.vn/bai-${year}`,
    url: `https://vi-du.vn/bai-${year}`,
    publishedAt: `${year}-12-20T08:00:00+07:00`,
    place: 'vn63:80',
  });
const THEN = report(2022, 'gia cố 12 km đê biển xung yếu');
const NOW = report(2023, 'gia cố 15 km đê biển xung yếu cấp bách');

async function keep(article: Article) {
  await repository.save(
    { article, collectedAt: '2024-01-01T00:00:00Z', origin: 'page' },
    readArticle(article),
  );
}
async function compared(article = NOW) {
  await background()['article.found']({ article }, caller);
  const all = await background()['tab.comparisons']({ tabId: TAB }, null);
  const figure = readArticle(article).figures.find(({ unit }) => unit === 'km');
  return all.find(({ figureId }) => figureId === figure?.id);
}
async function answer(same: boolean) {
  const comparison = await compared();
  const [offer] = comparison?.offers ?? [];
  if (comparison === undefined || offer === undefined) throw new Error('nothing is offered');
  const { figureId } = comparison;
  await background()['joins.answer']({ tabId: TAB, figureId, concept: offer.concept, same }, null);
}
const values = (of: Awaited<ReturnType<typeof compared>>) => of?.points.map(({ value }) => value);

describe('an offered join', () => {
  it('is asked and joins nothing by itself', async () => {
    await keep(THEN);
    const comparison = await compared();
    expect(values(comparison)).toEqual([]);
    expect(comparison?.offers?.map(({ point }) => point.value)).toEqual([12]);
  });
  it('is asked of nothing that a known qualifier sets apart', async () => {
    await keep(report(2022, 'gia cố 12 km đê biển xung yếu bị thiệt hại'));
    expect((await compared())?.offers).toEqual([]);
  });
  it('grows the series where the reader says so, and comes apart again', async () => {
    await keep(THEN);
    await answer(true);
    const joined = await compared();
    expect(values(joined)).toEqual([12]);
    expect(joined?.offers).toEqual([]);
    expect(joined?.joined).toMatchObject([{ same: true }]);
    const { id, articleId } = joined?.joined?.[0] ?? { id: '', articleId: '' };
    await background()['corrections.remove']({ id, articleId, scope: 'concept' }, null);
    const apart = await compared();
    expect(values(apart)).toEqual([]);
    expect(apart?.offers).toHaveLength(1);
    await background()['corrections.restore']({ id, articleId, scope: 'concept' }, null);
    expect(values(await compared())).toEqual([12]);
  });
  it('is not asked again where the reader has refused', async () => {
    await keep(THEN);
    await answer(false);
    const refused = await compared();
    expect(values(refused)).toEqual([]);
    expect(refused?.offers).toEqual([]);
    expect(refused?.joined).toMatchObject([{ same: false }]);
  });
  it('changes no reading, and is no correction of a figure', async () => {
    await keep(THEN);
    await answer(true);
    expect(await background()['corrections.list']({ tabId: TAB }, null)).toEqual([]);
  });
  it('is exported, and holds where it is imported', async () => {
    await keep(THEN);
    await answer(true);
    let file = '';
    for await (const chunk of exportChunks({
      items: () => [],
      read: readArticle,
      corrections: await repository.allCorrections(),
      generator: 'test',
      engineVersion: '1',
      exportedAt: '2024-01-02T00:00:00Z',
    }))
      file += chunk;
    const { corrections, problems } = readExport(file);
    expect(problems).toEqual([]);
    await repository.close();
    name = `joins-${++names}`;
    repository = await open();
    await keep(THEN);
    expect(values(await compared())).toEqual([]);
    await repository.take(
      'i1',
      corrections.map((item) => ({ kind: 'correction' as const, item })),
    );
    expect(values(await compared())).toEqual([12]);
  });
  it('holds in an index that another engine builds anew, with corrections and series', async () => {
    // Two years more: one in the series by itself, one put there by a correction of its period.
    const early = report(2021, 'gia cố 9 km đê biển xung yếu');
    const undated = report(2019, 'gia cố 7 km đê biển xung yếu');
    for (const article of [THEN, early, undated]) await keep(article);
    const wrong = readArticle(undated).figures.find(({ unit }) => unit === 'km') as Figure;
    await repository.putCorrection({
      id: crypto.randomUUID(),
      scope: 'figure',
      target: correctionTarget(undated, readArticle(undated).figures, wrong),
      extracted: { period: '2019' },
      corrected: { period: '2020' },
      history: [],
      created: '2024-01-01T00:00:00.000Z',
      modified: '2024-01-01T00:00:00.000Z',
    });
    await answer(true);
    const series = (of: Awaited<ReturnType<typeof compared>>) =>
      of?.points.map(({ period, value }) => `${period}: ${value}`);
    const before = series(await compared());
    expect(before).toEqual(['2020: 7', '2021: 9', '2022: 12']);
    await repository.close();
    repository = await open('2');
    expect(series(await compared())).toEqual(before);
  });
  it('holds where a newer engine names what was joined otherwise', async () => {
    await keep(THEN);
    await answer(true);
    const [old] = await repository.allCorrections();
    if (old?.join === undefined) throw new Error('no answer');
    // As an engine of before wrote it: other names for the same words.
    const renamed = {
      ...old,
      id: crypto.randomUUID(),
      join: {
        ...old.join,
        of: { ...old.join.of, name: '=tên cũ+đê' },
        and: { ...old.join.and, name: '=đê tên cũ' },
      },
    };
    await repository.removeCorrection(old);
    await repository.putCorrection(renamed);
    await repository.close();
    repository = await open('2');
    expect(values(await compared())).toEqual([12]);
  });
});
