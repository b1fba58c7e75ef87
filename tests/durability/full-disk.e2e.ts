/**
 * The disk fills up while articles are saved: the reader is told so, nothing acknowledged is lost, and saving goes on
 * once there is room. The browser's profile lies on a small file system in memory, which only root may make: as root,
 * or with a `sudo` that asks for no password.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { browserNames } from '../../lib/cli/browsers.ts';
import { vi } from '../../lib/i18n/vi.ts';
import {
  endBrowser,
  openArticle,
  openPanel,
  type Session,
  showTab,
  startBrowser,
  told,
} from '../e2e/session.ts';
import {
  acknowledgedIn,
  batch,
  expectWhole,
  failuresIn,
  finished,
  page,
  startSaving,
  tell,
} from './records.ts';

/** What both browsers need for a new profile and some hundred articles, and a little more. */
const SIZE = '200m';
const CHUNK = Buffer.alloc(1 << 20);

interface SmallDisk {
  path: string;
  /** Takes whatever room there is. */
  fill(): void;
  /** Gives it back. */
  free(): void;
  remove(): void;
}

const asRoot = (...command: [string, ...string[]]): boolean => {
  const [program, ...args] = process.getuid?.() === 0 ? command : (['sudo', '-n', ...command] as const);
  return spawnSync(program, args).status === 0;
};

/** Null where this machine lets nobody make one. */
function smallDisk(): SmallDisk | null {
  const path = mkdtempSync(join(tmpdir(), 'doi-chieu-disk-'));
  if (!asRoot('mount', '-t', 'tmpfs', '-o', `size=${SIZE},mode=0777`, 'tmpfs', path)) {
    rmdirSync(path);
    return null;
  }
  const filler = join(path, 'filler');
  return {
    path,
    fill() {
      const file = openSync(filler, 'a');
      // Smaller and smaller pieces, until not even one byte fits.
      for (let length = CHUNK.length; length > 0; ) {
        try {
          writeSync(file, CHUNK, 0, length);
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
          length >>= 1;
        }
      }
      closeSync(file);
    },
    free: () => rmSync(filler, { force: true }),
    remove() {
      asRoot('umount', '-l', path);
      rmSync(path, { recursive: true, force: true });
    },
  };
}

const first = smallDisk();
first?.remove();
if (first === null)
  console.error(
    'durability: NOT TRIED: a full disk. It needs root, or sudo without a password, to mount one.',
  );

describe.skipIf(first === null).each(browserNames)('a full disk under %s', (browser) => {
  const disk = first === null ? null : smallDisk();
  let session: Partial<Session> = {};
  afterAll(async () => {
    await endBrowser(session);
    disk?.remove();
  });

  it('is told, loses nothing, and is over when there is room again', { timeout: 120_000 }, async () => {
    if (disk === null) throw new Error('no small disk');
    const profile = join(disk.path, 'profile');
    let running = await startBrowser(browser, profile);
    session = running;
    const acknowledged = new Set<string>();
    const send = async (name: string, count: number) => {
      const sender = await page(running.driver);
      await startSaving(sender, batch(name, count));
      await finished(sender);
      const [told, failures] = [await acknowledgedIn(sender), await failuresIn(sender)];
      for (const id of told) acknowledged.add(id);
      expect(told.length + failures.length).toBe(count);
      return failures;
    };
    expect(await send('truoc', 20)).toEqual([]);
    const { tabId, state } = await openArticle(running, running.years[2023]);
    const panel = await openPanel(running, tabId);
    if (browser === 'chromium') {
      // It tells what is left; Firefox does not.
      await showTab(panel, 'desk');
      await panel.waitFor('the warning', () => document.querySelector('[data-backup="scarce"]'));
      await panel.screenshot(`test-results/${browser}/scarce.png`);
    }

    disk.fill();
    const failures = await send('day', 300);
    expect(failures.length).toBeGreaterThan(0);
    expect([...new Set(failures)]).toEqual(['storage_full']);
    await panel.click('[data-action="save"]');
    await told(panel, vi.failure.storage_full);
    await panel.screenshot(`test-results/${browser}/full-disk.png`);
    // What is kept can be read meanwhile, and taken to another disk; Chromium opens no database without room.
    const during = browser === 'firefox' ? await expectWhole(running.driver, acknowledged) : 'not readable';
    tell(browser, `disk full, ${failures.length} of 300 refused, ${during} meanwhile`);

    disk.free();
    expect(await send('sau', 20)).toEqual([]);
    const after = await expectWhole(running.driver, acknowledged);
    await panel.click('[data-action="save"]');
    await panel.waitFor('the article to be saved', () => document.querySelector('[data-saved]') !== null);
    await running.driver.ask('articles.remove', { ids: [state.article.id] });
    tell(browser, `room again, ${after} kept, 0 lost`);

    // And once more, with the end of the browser while there is none. Chromium itself cannot be worked with then: its own
    // pages do not open.
    if (browser === 'chromium') return;
    disk.fill();
    await send('nua', 20);
    await running.driver.kill();
    await endBrowser(running);
    disk.free();
    running = await startBrowser(browser, profile);
    session = running;
    const again = await expectWhole(running.driver, acknowledged);
    expect(await send('cuoi', 20)).toEqual([]);
    await expectWhole(running.driver, acknowledged);
    tell(browser, `browser ended on a full disk, ${again} kept, 0 lost`);
  });
});
