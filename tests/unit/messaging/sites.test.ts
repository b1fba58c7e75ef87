import { beforeEach, expect, it } from 'vitest';
import type { Surroundings } from '../../../entrypoints/background/handlers.ts';
import { siteHandlers } from '../../../entrypoints/background/sites.ts';
import { listedPatterns, patternOf, type SiteChoice } from '../../../lib/catalog/site-groups.ts';

let choice: SiteChoice;
let granted: string[];
let done: string[];

beforeEach(() => {
  choice = { groupsOff: [], hostsOff: [] };
  granted = [...listedPatterns, '*://example.org/*'];
  done = [];
});

const handlers = () =>
  siteHandlers({
    sites: {
      choice: async () => choice,
      choose: async (next) => {
        choice = next;
        done.push('choose');
      },
      granted: async () => granted,
      drop: async (origin) => {
        granted = granted.filter((other) => other !== origin);
      },
      apply: async () => void done.push('apply'),
    },
    tab: async () => null,
    wake: async () => {},
    news: ({ news }) => void done.push(news),
  } as Pick<Surroundings, 'sites' | 'tab' | 'wake' | 'news'> as Surroundings);

it('a group goes off and on again, and the browser follows before anybody hears of it', async () => {
  const off = await handlers()['sites.group']({ id: 'provinces', on: false }, null);
  expect(off.groups.filter(({ on }) => !on).map(({ id }) => id)).toEqual(['provinces']);
  expect(done).toEqual(['choose', 'apply', 'sites.changed']);
  await handlers()['sites.group']({ id: 'provinces', on: false }, null);
  expect(choice.groupsOff).toEqual(['provinces']);
  await handlers()['sites.group']({ id: 'provinces', on: true }, null);
  expect(choice.groupsOff).toEqual([]);
});

it('an unknown group is refused', async () => {
  await expect((async () => handlers()['sites.group']({ id: 'x', on: false }, null))()).rejects.toMatchObject(
    {
      code: 'bad_request',
    },
  );
  expect(done).toEqual([]);
});

it('a host goes off and on again, with its subdomains', async () => {
  await handlers()['sites.host']({ host: 'vov.vn', on: false }, null);
  const { hostsOff } = await handlers()['sites.host']({ host: 'vov.vn', on: false }, null);
  expect(hostsOff).toEqual(['vov.vn']);
  expect((await handlers()['sites.host']({ host: 'm.vov.vn', on: true }, null)).hostsOff).toEqual([]);
});

it('articles of a host are saved by themselves, until the reader says no', async () => {
  await handlers()['sites.autosave']({ host: 'vov.vn', on: true }, null);
  expect((await handlers()['sites.autosave']({ host: 'vtv.vn', on: true }, null)).autoSave).toEqual([
    'vov.vn',
    'vtv.vn',
  ]);
  expect((await handlers()['sites.autosave']({ host: 'vov.vn', on: false }, null)).autoSave).toEqual([
    'vtv.vn',
  ]);
});

it('only what the reader added can be given back', async () => {
  await expect(handlers()['sites.drop']({ origin: patternOf('vov.vn') }, null)).rejects.toMatchObject({
    code: 'bad_request',
  });
  expect((await handlers()['sites.state'](undefined, null)).added).toEqual(['*://example.org/*']);
  expect((await handlers()['sites.drop']({ origin: '*://example.org/*' }, null)).added).toEqual([]);
});

it('what was taken back in the browser is told', async () => {
  granted = granted.filter((origin) => origin !== patternOf('vov.vn'));
  expect((await handlers()['sites.state'](undefined, null)).missing).toEqual([patternOf('vov.vn')]);
});
