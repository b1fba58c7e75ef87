/** Pages and files that are too much: answered with a word, in time that grows with their size and no faster. */
// Before everything else: PouchDB looks for IndexedDB when it is loaded.
import '../../unit/store/indexeddb.ts';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { contentOf } from '../../../components/annotation.logic.ts';
import { contentOf as shown } from '../../../lib/annotate/annotation.ts';
import { alarmsOf } from '../../../lib/compare/alarms.ts';
import { readArticle } from '../../../lib/engine.ts';
import { BOM, rowLine } from '../../../lib/exchange/csv.ts';
import { checkAnnotation, checkItem } from '../../../lib/exchange/import.ts';
import { fitting } from '../../../lib/messaging/limits.ts';
import type { Article } from '../../../lib/records.ts';
import { reachOf } from '../../../lib/text/reach.ts';
import { articleOf } from '../../unit/article.ts';
import { annotation } from '../../unit/store/annotation.ts';
import { article, collected } from '../../unit/store/articles.ts';
import { inTurns, type Started, startBackground } from './background.ts';

vi.mock('../../../lib/platform/browser.ts', () => import('../../unit/messaging/fake-browser.ts'));

const URL_OF = 'https://vi-du.vn/bai';
const told = (more: Partial<Article>) => article('x', 'Năm 2023: 5 hộ', { url: URL_OF, ...more });

describe('a report that is larger than an article', () => {
  let started: Started;
  beforeEach(async () => {
    started = await startBackground();
  });
  afterEach(() => started.end());
  it.each<[string, Partial<Article>]>([
    ['a publisher', { publisher: 'x'.repeat(301) }],
    ['an author', { author: 'x'.repeat(301) }],
    ['a title', { title: 'x'.repeat(2001) }],
    ['a date', { publishedAt: 'x'.repeat(41) }],
    ['a place', { place: 'x'.repeat(61) }],
    ['an address', { url: `${URL_OF}?${'x'.repeat(4000)}` }],
    ['a text', { text: 'x'.repeat(2_000_001) }],
    ['blocks without number', { blocks: Array(20_001).fill({ kind: 'paragraph', start: 0, end: 1 }) }],
    ['a block beyond the text', { blocks: [{ kind: 'paragraph', start: 0, end: 999 }] }],
    ['a block that ends before it begins', { blocks: [{ kind: 'table', start: 5, end: 1 }] }],
  ])('%s', async (_, more) => {
    await expect(started.visit(URL_OF, told(more))).rejects.toMatchObject({ code: 'bad_request' });
  });

  it('is taken where everything is as large as it may be', async () => {
    const name = 'x'.repeat(300);
    await started.visit(URL_OF, told({ publisher: name, author: name, title: 'x'.repeat(2000) }));
    expect(await started.ask('tab.state', { tabId: 7 })).toMatchObject({ kind: 'article' });
  });

  it.each([
    ['blocks without number', { blocks: Array(20_001).fill({ kind: 'paragraph', start: 0, end: 1 }) }],
    ['a block beyond the text', { blocks: [{ kind: 'paragraph', start: 0, end: 999 }] }],
  ] as const)('in a file: %s', (_, more) => {
    expect(checkItem(collected('x', '2023: 5 hộ', { article: more as Partial<Article> })).ok).toBe(false);
  });
});

it('memory that is full of an article is said, not taken for a page without a script', async () => {
  const held = new Map<string, unknown>();
  const started = await startBackground({
    get: async (key) => held.get(key),
    set: async (key, value) => {
      if (JSON.stringify(value).length > 1000) throw new Error('QuotaExceeded');
      held.set(key, value);
    },
    remove: async (key) => void held.delete(key),
  });
  await started.visit(URL_OF, told({ text: 'Năm 2023: 5 hộ. '.repeat(100) }));
  expect(await started.ask('tab.state', { tabId: 7 })).toMatchObject({ kind: 'none', reason: 'too_large' });
  await started.end();
});

describe('a page that changes a number each half second', () => {
  it('is kept once, and once more when it rests', async () => {
    const started = await startBackground(undefined, ['vi-du.vn']);
    const say = (i: number) => started.visit(URL_OF, told({ text: `Năm 2023: ${i} hộ`, blocks: [] }));
    const kept = async () =>
      (await started.versions('url:vi-du.vn/bai')).map(({ article }) => article.text).sort();
    await say(0);
    await expect.poll(kept).toEqual(['Năm 2023: 0 hộ']);
    for (let i = 1; i < 40; i++) await say(i);
    expect(await kept()).toEqual(['Năm 2023: 0 hộ']);
    await expect.poll(kept, { timeout: 4000 }).toEqual(['Năm 2023: 0 hộ', 'Năm 2023: 39 hộ']);
    await started.end();
  });
});

describe('while a long page is read', () => {
  const long = 'Năm 2023, tỉnh An Bình có 4.310 hộ nghèo, giảm 1.025 hộ.\n'.repeat(200);
  const whole = (text: string) => told({ text, blocks: [{ kind: 'paragraph', start: 0, end: text.length }] });
  it('others are answered', async () => {
    const started = await startBackground(
      undefined,
      [],
      inTurns(() => {}),
    );
    const done: string[] = [];
    const reading = started.visit(URL_OF, whole(long)).then(() => done.push('read'));
    await expect.poll(() => started.ask('engine.version', undefined).then(() => done.push('asked'))).toBe(1);
    await reading;
    expect(done[0]).toBe('asked');
    await started.end();
  });
  it('what it reports in between is not read, but for the last', async () => {
    const begun: string[] = [];
    const started = await startBackground(
      undefined,
      [],
      inTurns(({ text }) => begun.push(text.slice(-2))),
    );
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => started.visit(URL_OF, whole(long + String(i + 10)))),
    );
    expect(begun).toEqual(expect.arrayContaining(['10', '29']));
    expect(new Set(begun).size).toBe(2);
    await started.end();
  });
});

describe('a text without end is read as far as articles go', () => {
  const prose = 'Năm 2023, tỉnh An Bình có 4.310 hộ nghèo, giảm 1.025 hộ.\n';
  it.each([
    ['prose', prose.repeat(90_000)],
    ['numbers', '5 hộ, 6 hộ, '.repeat(40_000)],
    ['short lines', '5 hộ.\n'.repeat(40_000)],
    ['one number', '9'.repeat(2_000_000)],
    ['one line', 'a '.repeat(1_000_000)],
  ])('%s', (_, text) => {
    const until = reachOf(text);
    expect(until).toBeLessThanOrEqual(200_000);
    expect(until).toBeGreaterThan(0);
    expect((text.slice(0, until).match(/\d[\d.,]*/g) ?? []).length).toBeLessThanOrEqual(4000);
  });
  it.each([prose, prose.repeat(300)])('and an article to its end', (text) => {
    expect(reachOf(text)).toBe(text.length);
  });
  it('with offsets and blocks within it', () => {
    const { figures } = readArticle(articleOf(`Tin An Bình\n${prose.repeat(5000)}`));
    expect(figures.length).toBeGreaterThan(100);
    expect(Math.max(...figures.map(({ end }) => end))).toBeLessThanOrEqual(200_000);
  });
});

it('the arithmetic of 3,000 short lines looks at each block a few times, not at each for every figure', () => {
  const whole = articleOf(`Tin An Bình\n${'Xã có 5 hộ.\n'.repeat(3000)}`);
  const { figures } = readArticle(whole);
  let looks = 0;
  const blocks = whole.blocks.map(
    (block) =>
      new Proxy(block, {
        get(target, name) {
          looks++;
          return Reflect.get(target, name);
        },
      }),
  );
  alarmsOf({ ...whole, blocks }, figures);
  expect(figures.length).toBeGreaterThan(2000);
  expect(looks).toBeLessThan(whole.blocks.length * 50);
});

describe('a portion ends by its bytes', () => {
  it.each([
    ['none', [], 0],
    ['small ones', Array(25).fill('x'), 25],
    ['one that is too large', ['x'.repeat(9_000_000)], 1],
    ['large ones', Array(24).fill('x'.repeat(3_000_000)), 2],
    ['letters of three bytes', Array(25).fill('ế'.repeat(1_000_000)), 2],
  ])('%s', (_, things, count) => {
    expect(fitting(things)).toBe(count);
  });
});

it('a note nested 100,000 deep is refused', () => {
  let deep: unknown = 1;
  for (let i = 0; i < 100_000; i++) deep = { deep };
  expect(checkAnnotation({ ...annotation('1'), deep })).toMatchObject({ ok: false });
  expect(checkItem({ ...collected('x', '2023: 5 hộ'), deep })).toMatchObject({ ok: false });
  expect(checkAnnotation({ ...annotation('1'), other: { deep: [1] } })).toMatchObject({ ok: true });
});

describe('a link that is not what it looks like is no evidence', () => {
  it.each([
    ['a name before the host', 'https://nhandan.vn@tin-gia.example/'],
    ['a name and password', 'https://nhandan.vn:x@tin-gia.example/'],
    ['a mark that turns text round', 'https://tin-gia.example/\u202envanahn'],
    ['an isolate', 'https://tin-gia.example/\u2067abc'],
    ['an invisible space', 'https://nhandan\u200b.vn/'],
    ['a backslash', 'https:\\\\nhandan.vn'],
    ['a backslash in the host', 'https://tin-gia.example\\@nhandan.vn/'],
    ['a script', 'javascript:alert(1)'],
  ])('%s', (_, url) => {
    const draft = { assessment: null, note: '', evidence: url, tags: '' };
    expect(contentOf(draft)).toEqual({ line: 1 });
    const body = [{ type: 'SpecificResource' as const, purpose: 'linking', source: url }];
    expect(shown(annotation('1', 'x', { body })).evidence).toEqual([]);
  });
  it.each(['https://nhandan.vn/a?b=c@d#e', 'http://[::1]:80/a', 'https://vi-dụ.vn/tỉnh'])(
    '%s is one',
    (url) => {
      expect(contentOf({ assessment: null, note: '', evidence: url, tags: '' })).toMatchObject({
        evidence: [url],
      });
    },
  );
});

describe('no cell of a table is a formula', () => {
  const columns = [{ name: 'a', type: 'string' as const, description: '' }];
  it.each([
    '=1+1',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM(A1)',
    '﹢1',
    ' =1+1',
    '\u200b=1+1',
    '\u00a0＝1',
    'x;=1+1',
    'x;＝1+1',
    'x\t=1+1',
    'x; =1+1',
    '";=1+1',
  ])('%j', (text) => {
    const line = rowLine(columns, { a: text }).replace(/\r\n$/, '');
    for (const delimiter of [',', ';', '\t'])
      for (const cell of line.split(delimiter)) expect(cell).not.toMatch(/^"?[\s\p{Cf}"]*[=+\-@＝＋－＠﹢]/u);
  });
  it('and words stay as they are', () => {
    expect(BOM + rowLine(columns, { a: 'xã A; xã B - C' })).toBe(`${BOM}xã A; xã B - C\r\n`);
  });
});
