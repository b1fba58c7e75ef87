/** Builds the extension for one of the two browsers, as it would be shipped. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { BrowserName } from './browsers.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Folder of the built extension. */
export function builtFolder(browser: BrowserName): string {
  return `${root}.output/${browser === 'firefox' ? 'firefox' : 'chrome'}-mv3`;
}

/** Builds, and gives the folder; throws with the builder's own words where it fails. */
export function buildExtension(browser: BrowserName): string {
  const target = browser === 'firefox' ? 'firefox' : 'chrome';
  const args = [`${root}node_modules/wxt/bin/wxt.mjs`, 'build', '-b', target, '--mv3'];
  const run = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`The extension was not built.\n${run.stdout}\n${run.stderr}`);
  return builtFolder(browser);
}
