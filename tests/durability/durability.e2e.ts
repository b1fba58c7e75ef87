/**
 * What was acknowledged stays, whole, whatever ends in between. `DURABILITY_ROUNDS`: how often the background is
 * stopped in the middle of a save; the gate makes do with a few, `npm run durability` takes 50.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { browserNames } from '../../lib/cli/browsers.ts';
import { until } from '../../lib/cli/driver.ts';
import { endBrowser, type Session, startBrowser, useBrowser } from '../e2e/session.ts';
import past from '../fixtures/databases/past.json';
import { acknowledgedIn, batch, expectWhole, finished, page, pause, startSaving, tell } from './records.ts';

const ROUNDS = Number(process.env.DURABILITY_ROUNDS ?? 5);
const EACH = 12;

describe.each(browserNames)('what is kept in %s', (browser) => {
  const session = useBrowser(browser);
  const acknowledged = new Set<string>();

  it(`outlasts ${ROUNDS} ends of the background in the middle of a save`, { timeout: 600_000 }, async () => {
    const { driver } = session;
    const sender = await page(driver);
    let cut = 0;
    for (let round = 0; round < ROUNDS; round++) {
      await startSaving(sender, batch(`dung-${round}`, EACH));
      // Every moment of a save has its turn: before it, in it, between two.
      await pause((round * 7) % 60);
      await driver.stopBackground();
      await finished(sender);
      const now = await acknowledgedIn(sender);
      if (now.length < EACH) cut++;
      for (const id of now) acknowledged.add(id);
    }
    const kept = await expectWhole(driver, acknowledged);
    tell(
      browser,
      `${ROUNDS} ends, ${cut} cut a save, ${acknowledged.size} acknowledged, ${kept} kept, 0 lost`,
    );
    expect(acknowledged.size).toBeGreaterThan(0);
    // Without a save that was cut nothing was tried.
    expect(cut).toBeGreaterThan(0);
  });

  it('is all of what two windows write at once', async () => {
    const { driver } = session;
    const windows = [
      await page(driver),
      await driver.open(`${driver.origin}/background.js`, { type: 'window' }),
    ];
    // Half of it is the same in both.
    const given = ['trai', 'phai'].map((name) => [...batch(name, 10), ...batch('chung', 10)]);
    await Promise.all(windows.map((window, i) => startSaving(window, given[i] ?? [])));
    await Promise.all(windows.map(finished));
    const told = (await Promise.all(windows.map(acknowledgedIn))).flat();
    expect(new Set(told).size).toBe(30);
    expect(told.length).toBe(30);
    for (const id of told) acknowledged.add(id);
    const kept = await expectWhole(driver, acknowledged);
    tell(browser, `two windows, 30 acknowledged, ${kept} kept, 0 lost`);
  });

  it.each(past.filter(({ schema }) => schema === 1))(
    'comes along from a build with index layout $layout',
    async ({ layout, stores }) => {
      const { driver } = session;
      await driver.stopBackground();
      const seeder = await page(driver);
      await seeder.evaluate(
        (of) =>
          new Promise<void>((resolve, reject) => {
            indexedDB.deleteDatabase('desk-local-index').onsuccess = () => {
              const opening = indexedDB.open('desk-local-index', of.layout);
              opening.onerror = () => reject(opening.error);
              opening.onupgradeneeded = () => {
                for (const { name, keyPath, indexes } of of.stores) {
                  const store = opening.result.createObjectStore(name, keyPath === null ? {} : { keyPath });
                  for (const [called, path] of indexes as [string, string | string[]][])
                    store.createIndex(called, path);
                }
              };
              opening.onsuccess = () => {
                opening.result.close();
                resolve();
              };
            };
          }),
        { layout, stores },
      );
      await driver.reloadExtension();
      const kept = await expectWhole(driver, acknowledged);
      tell(browser, `update from layout ${layout}, ${kept} kept, 0 lost`);
    },
  );
});

describe.each(browserNames)('an import in %s', (browser) => {
  const profile = mkdtempSync(join(tmpdir(), 'doi-chieu-profile-'));
  let session: Partial<Session> = {};
  afterAll(async () => {
    await endBrowser(session);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });

  it('that the end of the browser cuts short leaves what was acknowledged', async () => {
    const given = batch('dut', 300);
    const first = await startBrowser(browser, profile);
    session = first;
    const sender = await page(first.driver);
    await startSaving(sender, given);
    const told = await until('some to be kept', async () => {
      const now = await acknowledgedIn(sender);
      return now.length >= 20 && now;
    });
    await first.driver.kill();
    await endBrowser(first);
    const second = await startBrowser(browser, profile);
    session = second;
    const kept = await expectWhole(second.driver, told);
    expect(kept).toBeLessThan(given.length);
    tell(browser, `browser ended in an import, ${told.length} acknowledged, ${kept} kept, 0 lost`);
    // And it can be gone on with.
    await second.driver.ask('store.import', { items: given.slice(0, 100) });
    await expectWhole(second.driver, [...told, ...given.slice(0, 100).map(({ article }) => article.id)]);
  });
});
