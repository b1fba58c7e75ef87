/** The scaffold of a fixture: a saved page in, a smaller page of the same structure with other words out. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHtml } from '../../../lib/cli/document.ts';
import { expectedOf, fixtureOf } from '../../../lib/cli/fixture.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const pages = join(root, 'tests/fixtures/pages');
const names = readdirSync(pages).filter((name) => name.endsWith('.html'));

const URL_OF = 'https://baolongan.vn/xay-cau-a123456.html';
const SAVED = `<!DOCTYPE html><html><head><title>Xây cầu ở xã Mỹ Lệ</title><script>var secret = 1;</script>
<style>p { color: red }</style><link rel="stylesheet" href="a.css"></head><body onload="go()">
<!-- máy chủ 10.0.0.1 --><h1 class="title">Xây cầu ở xã Mỹ Lệ</h1><span class="time">09/04/2024 - 16:28</span>
<div class="content-detail"><p>Xã Mỹ Lệ xây 12 cây cầu, tổng chi phí 4,5 tỷ đồng, trong năm 2023.</p>
<img src="https://ads.example/x.gif?user=7" alt="Cầu Mỹ Lệ" onerror="x()"><p>Người dân góp 30% chi phí và 1.240 ngày công.</p>
<p style="text-align:right"><b>LÊ THỊ HOA</b></p></div></body></html>`;

describe('fixtureOf', () => {
  const { html, expected, differences } = fixtureOf(SAVED, URL_OF);

  it('keeps structure, numbers and dates', () => {
    expect(differences).toEqual([]);
    expect(expected).toMatchObject({
      kind: 'article',
      id: 'cms:baolongan.vn/123456',
      publisher: 'Báo Long An',
      publishedAt: '2024-04-09T16:28:00+07:00',
      publishedAtSource: 'visible',
      place: 'vn63:80',
    });
    for (const number of ['12 ', '4,5 ', '2023', '30% ', '1.240 ']) expect(html).toContain(number);
  });

  it('keeps no words of the article, no scripts, no addresses of trackers', () => {
    for (const word of [
      'Mỹ Lệ',
      'LÊ THỊ',
      'góp',
      'cây cầu',
      'secret',
      'onerror',
      'ads.example',
      '10.0.0.1',
      '<style',
    ])
      expect(html).not.toContain(word);
  });

  it('says one thing in one way', () => {
    const title = /<title>(.*?)<\/title>/.exec(html)?.[1];
    expect(html).toContain(`<h1 class="title">${title}</h1>`);
    expect(fixtureOf(SAVED, URL_OF).html).toBe(html);
  });

  it('gives what the fixtures’ test reads', () => {
    expect(expectedOf(readHtml(html, ''))).toEqual(expected);
  });

  it.each(names)('reads %s as it was', (name) => {
    const source = readFileSync(join(pages, name), 'utf8');
    const url =
      /rel="canonical" href="([^"]+)"/.exec(source)?.[1] ?? 'https://www.anbinh.gov.vn/tin?ItemID=7';
    expect(fixtureOf(source, url).differences).toEqual([]);
  });
});

describe('npm run add-site', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'add-site-'));
    writeFileSync(join(folder, 'saved.html'), SAVED);
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (...args: string[]): { status: number; out: string } => {
    try {
      const out = execFileSync(process.execPath, ['--import', 'tsx', 'lib/cli/add-site.ts', ...args], {
        cwd: root,
        encoding: 'utf8',
        stdio: 'pipe',
      });
      return { status: 0, out };
    } catch (error) {
      const { status, stderr } = error as { status: number; stderr: string };
      return { status, out: stderr };
    }
  };

  it('writes a fixture that passes, says what was read, and overwrites nothing', () => {
    const made = run('--to', folder, URL_OF, join(folder, 'saved.html'));
    expect(made.status).toBe(0);
    expect(made.out).toContain('2024-04-09T16:28:00+07:00 (visible)');
    expect(made.out).toContain('docs/adding-a-site.md');
    const html = readFileSync(join(folder, 'baolongan-article.html'), 'utf8');
    const expected = JSON.parse(readFileSync(join(folder, 'baolongan-article.expected.json'), 'utf8'));
    expect(expectedOf(readHtml(html, ''))).toEqual(expected);
    const again = run('--to', folder, URL_OF, join(folder, 'saved.html'));
    expect([again.status, again.out]).toEqual([1, expect.stringContaining('is there already')]);
  }, 30_000);

  it.each([
    ['no file', [URL_OF], 2],
    ['no address', ['baolongan.vn', 'x.html'], 2],
    ['a bad name', ['--name', '../x', URL_OF, 'x.html'], 2],
    ['a missing file', [URL_OF, 'missing.html'], 1],
  ])(
    'refuses %s',
    (_, args, status) => {
      expect(run('--to', folder, ...args).status).toBe(status);
    },
    30_000,
  );
});
