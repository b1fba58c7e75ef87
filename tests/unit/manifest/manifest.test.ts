/**
 * Holds what the extension asks of its reader to stored snapshots. A change here is a change of what people
 * grant: update a snapshot only together with the reason in the changelog.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { listedPatterns } from '../../../lib/catalog/site-groups.ts';

interface Manifest {
  manifest_version: number;
  permissions?: string[];
  host_permissions?: string[];
  optional_permissions?: string[];
  optional_host_permissions?: string[];
  content_scripts?: { matches: string[] }[];
  content_security_policy?: { extension_pages?: string };
  web_accessible_resources?: unknown;
  externally_connectable?: unknown;
  minimum_chrome_version?: string;
  browser_specific_settings?: unknown;
  side_panel?: unknown;
  sidebar_action?: { open_at_install?: boolean };
  action?: { default_title?: string; default_icon?: Record<string, string> };
  icons?: Record<string, string>;
  default_locale?: string;
  name?: string;
}

describe.each(['chrome', 'firefox'])('the manifest for %s', (browser) => {
  let manifest: Manifest;
  const folder = `.output/${browser}-mv3`;

  beforeAll(() => {
    // The gate has just built it; run alone, this test builds it itself.
    if (!process.env.DOI_CHIEU_BUILT) {
      const wxt = 'node_modules/wxt/bin/wxt.mjs';
      execFileSync(process.execPath, [wxt, 'build', '-b', browser, '--mv3'], { stdio: 'pipe' });
    }
    manifest = JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8'));
  }, 120_000);

  it('asks for what the snapshot says and nothing more', async () => {
    const asked = {
      manifest_version: manifest.manifest_version,
      permissions: [...(manifest.permissions ?? [])].sort(),
      optional_permissions: manifest.optional_permissions ?? [],
      host_permissions: manifest.host_permissions ?? [],
      optional_host_permissions: manifest.optional_host_permissions ?? [],
      content_script_matches: (manifest.content_scripts ?? []).map((script) => script.matches),
      content_security_policy: manifest.content_security_policy ?? null,
      web_accessible_resources: manifest.web_accessible_resources ?? [],
      externally_connectable: manifest.externally_connectable ?? null,
      minimum_chrome_version: manifest.minimum_chrome_version ?? null,
      browser_specific_settings: manifest.browser_specific_settings ?? null,
      side_panel: manifest.side_panel ?? null,
      sidebar_action: manifest.sidebar_action ?? null,
    };
    await expect(`${JSON.stringify(asked, null, 2)}\n`).toMatchFileSnapshot(`${browser}.json`);
  });

  it('asks for the listed sites, and puts no script into any page by itself', () => {
    expect(manifest.host_permissions).toEqual([...listedPatterns]);
    expect(manifest.content_scripts ?? []).toEqual([]);
    for (const file of ['article.js', 'article.css'])
      expect(existsSync(`${folder}/content-scripts/${file}`), file).toBe(true);
  });

  it('lets extension pages run packaged scripts only', () => {
    const policy = manifest.content_security_policy?.extension_pages ?? '';
    const directives = new Map(
      policy.split(';').map((directive) => {
        const [name = '', ...sources] = directive.trim().split(/\s+/);
        return [name, sources] as const;
      }),
    );
    expect(directives.get('default-src')).toEqual(["'none'"]);
    expect(directives.get('script-src')).toEqual(["'self'"]);
    expect(directives.get('connect-src')).toEqual(["'self'"]);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });

  it('names itself in both languages and has its icons', () => {
    expect(manifest.default_locale).toBe('vi');
    expect(manifest.name).toBe('__MSG_extName__');
    expect(manifest.action?.default_title).toBe('__MSG_extName__');
    for (const language of ['vi', 'en']) {
      const messages = JSON.parse(readFileSync(`${folder}/_locales/${language}/messages.json`, 'utf8'));
      expect(messages.extName?.message, language).toBeTruthy();
      expect(messages.extDescription?.message, language).toBeTruthy();
      // The limit of Chrome's store.
      expect(messages.extDescription.message.length, language).toBeLessThanOrEqual(132);
    }
    expect(Object.keys(manifest.icons ?? {})).toEqual(expect.arrayContaining(['16', '32', '48', '128']));
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
    for (const [size, path] of Object.entries(manifest.icons ?? {})) {
      const bytes = readFileSync(`${folder}/${path}`);
      expect(bytes.subarray(0, 4).equals(png), path).toBe(true);
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], path).toEqual([Number(size), Number(size)]);
    }
  });

  it('does not open by itself at install', () => {
    if (browser === 'firefox') expect(manifest.sidebar_action?.open_at_install).toBe(false);
    else expect(manifest.sidebar_action).toBeUndefined();
  });
});
