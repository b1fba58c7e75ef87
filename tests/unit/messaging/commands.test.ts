import { beforeEach, describe, expect, it } from 'vitest';
import { type CommandName, runCommand } from '../../../entrypoints/background/commands.ts';
import { TabStates } from '../../../entrypoints/background/tab-states.ts';
import { article, fakeEngine } from '../store/articles.ts';

const TAB = 7;
const held = new Map<string, string>();
const area = {
  get: async (key: string) => JSON.parse(held.get(key) ?? 'null'),
  set: async (key: string, value: unknown) => void held.set(key, JSON.stringify(value)),
  remove: async (key: string) => void held.delete(key),
};
const engine = fakeEngine();
const page = article('cms:1', '2023: 5 hộ, 2022: 6 hộ, 2021: 7 hộ');
let shown: string[];
let saves: number;

beforeEach(() => {
  held.clear();
  shown = [];
  saves = 0;
});

const open = (incognito = false) =>
  new TabStates(area).set(TAB, { kind: 'article', page: null, article: page, incognito });
const run = (name: CommandName) =>
  runCommand(name, TAB, {
    states: new TabStates(area),
    area,
    reading: async (of) => engine(of),
    reveal: async (_tabId, id) => void shown.push(id.split('#')[1] ?? ''),
    save: async () => {
      saves++;
      return true;
    },
    saved: async () => {},
  });

describe('from figure to figure', () => {
  it('goes on from the first, round, and back', async () => {
    await open();
    for (const name of [
      'next-figure',
      'next-figure',
      'next-figure',
      'next-figure',
      'previous-figure',
    ] as const)
      await run(name);
    expect(shown).toEqual(['2023: 5 hộ', '2022: 6 hộ', '2021: 7 hộ', '2023: 5 hộ', '2021: 7 hộ']);
  });

  it('begins with the last one backwards, and anew in another article', async () => {
    await open();
    await run('previous-figure');
    await new TabStates(area).set(TAB, {
      kind: 'article',
      page: null,
      article: { ...page, id: 'cms:2' },
      incognito: false,
    });
    await run('next-figure');
    expect(shown).toEqual(['2021: 7 hộ', '2023: 5 hộ']);
  });

  it('does nothing without an article', async () => {
    await run('next-figure');
    await run('save-article');
    expect([shown, saves]).toEqual([[], 0]);
  });
});

it('saves, but not in a private window', async () => {
  await open();
  await run('save-article');
  await open(true);
  await run('save-article');
  expect(saves).toBe(1);
});
