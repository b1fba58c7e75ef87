/** The README's first command, on a machine without a display: the sample article is read, compared and pictured. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { browserNames } from '../../lib/cli/browsers.ts';

const tsx = createRequire(import.meta.url).resolve('tsx/cli');

describe.each(browserNames)('npm start in %s', (browser) => {
  it('prints what the panel shows, and writes its pictures', () => {
    const args = [tsx, 'lib/cli/start.ts', '--headless', ...(browser === 'firefox' ? ['--firefox'] : [])];
    // What the tests run against is built already.
    const env = { ...process.env, DOI_CHIEU_BUILT: '1' };
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env });
    expect(status, stderr).toBe(0);
    expect(stdout).toContain('2021: 68,5%; 2022: 70,2%');
    expect(stdout).toContain('Pictures: test-results/start/page.png, test-results/start/panel.png');
  });
});
