/** Small articles that are sent to the background one by one, and a look at what became of them. */
import { expect } from 'vitest';
import type { Driver, Tab } from '../../lib/cli/driver.ts';
import type { BackgroundCalls, ResponseOf } from '../../lib/messaging/protocol.ts';
import type { Collected, Figure, ImportResult } from '../../lib/records.ts';

/** Of an article's id, which its address gives. */
const BEFORE = 'url:bao.example/';
const AFTER = '.html';

/** An article of one sentence; `name` ends its address. */
export function item(name: string): Collected {
  const text = `Năm 2023, xã An Bình có ${1000 + (name.length % 7)} hộ nghèo, giảm 3,5% so với năm 2022.`;
  return {
    article: {
      id: `${BEFORE}${name}${AFTER}`,
      url: `https://bao.example/${name}.html`,
      title: `Tin ${name}`,
      publisher: 'bao.example',
      publishedAt: '2024-01-05T08:00:00+07:00',
      publishedAtSource: 'json-ld',
      author: null,
      place: null,
      text,
      blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
    },
    collectedAt: '2024-01-06T01:00:00.000Z',
    origin: 'import',
  };
}

/** Everything kept, with what the index says that there is. */
async function contents(driver: Driver): Promise<{ items: Collected[]; figures: Figure[]; counted: number }> {
  const items: Collected[] = [];
  const figures: Figure[] = [];
  for (let after: string | null = null; ; ) {
    const portion: ResponseOf<BackgroundCalls['store.portion']> = await driver.ask('store.portion', {
      after,
    });
    for (const { item: kept, reading } of portion.items) {
      items.push(kept);
      figures.push(...reading.figures);
    }
    after = portion.next;
    if (after === null) break;
  }
  return { items, figures, counted: (await driver.ask('store.stats', undefined)).articles };
}

/** Every acknowledged article is there as it was given, none in half, and the index knows of each. Gives how many. */
export async function expectWhole(driver: Driver, acknowledged: Iterable<string>): Promise<number> {
  const { items, figures, counted } = await contents(driver);
  const kept = new Map(items.map((one) => [one.article.id, one]));
  expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([]);
  for (const [id, one] of kept) expect(one).toEqual(item(id.slice(BEFORE.length, -AFTER.length)));
  expect(items.length).toBe(kept.size);
  expect(counted).toBe(kept.size);
  const read = new Set(figures.map(({ articleId }) => articleId));
  expect([...kept.keys()].filter((id) => !read.has(id))).toEqual([]);
  return kept.size;
}

/** Sends one article after another from a page of the extension and notes there which were acknowledged, and why others were not. */
export async function startSaving(page: Tab, items: readonly Collected[]): Promise<void> {
  await page.evaluate((given) => {
    const scope = globalThis as unknown as Record<string, unknown> & {
      browser?: { runtime: { sendMessage(m: unknown): Promise<{ ok: boolean }> } };
      chrome: { runtime: { sendMessage(m: unknown): Promise<{ ok: boolean }> } };
    };
    const acknowledged: string[] = [];
    const failures: string[] = [];
    scope.acknowledged = acknowledged;
    scope.failures = failures;
    scope.ended = false;
    void (async () => {
      for (const one of given) {
        try {
          const message = { to: 'background', name: 'store.import', request: { items: [one] } };
          const reply = (await (scope.browser ?? scope.chrome).runtime.sendMessage(message)) as {
            ok: boolean;
            value: ImportResult;
            code: string;
          };
          if (reply?.ok && reply.value.added === 1) acknowledged.push(one.article.id);
          else if (reply?.ok === false) failures.push(reply.code);
        } catch {
          // The background ended before it could answer: not acknowledged.
        }
      }
      scope.ended = true;
    })();
  }, items);
}

export const acknowledgedIn = (page: Tab): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as { acknowledged: string[] }).acknowledged);
/** Codes of what failed, one for each article that was refused. */
export const failuresIn = (page: Tab): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as { failures: string[] }).failures);
export const finished = (page: Tab): Promise<unknown> =>
  page.waitFor(
    'all to be sent',
    () => (globalThis as unknown as { ended: boolean }).ended,
    undefined,
    60_000,
  );
export const batch = (name: string, count: number): Collected[] =>
  Array.from({ length: count }, (_, i) => item(`${name}-${i}`));
export const page = (driver: Driver): Promise<Tab> => driver.open(`${driver.origin}/background.js`);
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
export const tell = (browser: string, what: string): void => console.log(`durability, ${browser}: ${what}`);
