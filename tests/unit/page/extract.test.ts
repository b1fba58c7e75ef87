/** The command line's contract: one line a file, whatever the file. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readText } from '../../../lib/cli/document.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const pages = join(root, 'tests/fixtures/pages');

function extract(
  ...args: string[]
): Promise<{ code: number; lines: Record<string, unknown>[]; stderr: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'lib/cli/extract.ts', ...args],
      { cwd: root, maxBuffer: 50_000_000 },
      (error, stdout, stderr) => {
        const lines = stdout.split('\n').filter((line) => line !== '');
        resolve({ code: Number(error?.code ?? 0), lines: lines.map((line) => JSON.parse(line)), stderr });
      },
    );
  });
}

describe('readText', () => {
  const source =
    '\ufeff  An Bình giảm nghèo nhanh\r\n\r\n(AB) - Năm 2023, toàn tỉnh còn 4.310 hộ nghèo, giảm 1.025 hộ.\r\nCán bộ xã đến từng hộ. Ảnh: Thu Hà\r\nTỷ lệ hộ nghèo còn 2,15%.\r\nHẢI VÂN\r\n';
  const article = readText(source, 'a.txt');

  it('keeps the file’s own text and points into it', () => {
    expect(article.text).toBe(source);
    expect(article.title).toBe('An Bình giảm nghèo nhanh');
    expect(article.author).toBe('HẢI VÂN');
    expect(article.blocks.map((b) => [b.kind, source.slice(b.start, b.end)])).toEqual([
      ['headline', 'An Bình giảm nghèo nhanh'],
      ['lead', '(AB) - Năm 2023, toàn tỉnh còn 4.310 hộ nghèo, giảm 1.025 hộ.'],
      ['caption', 'Cán bộ xã đến từng hộ. Ảnh: Thu Hà'],
      ['paragraph', 'Tỷ lệ hộ nghèo còn 2,15%.'],
      ['byline', 'HẢI VÂN'],
    ]);
  });

  it.each([
    ['an empty file', '', []],
    ['blank lines', '\n \n\t\n', []],
    ['one line', 'Một dòng', ['headline']],
    [
      'a long second line',
      `Tiêu đề\n${'Một câu dài. '.repeat(100)}\nBa`,
      ['headline', 'paragraph', 'paragraph'],
    ],
  ])('%s', (_, text, kinds) => {
    expect(readText(text, 'a.txt').blocks.map((b) => b.kind)).toEqual(kinds);
  });
});

describe('extract', () => {
  let folder: string;
  const file = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'extract-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('prints a line per file in their order, and goes on after one that cannot be read', async () => {
    const text = file('a.txt', 'An Bình còn 4.310 hộ nghèo\nNăm 2023, tỉnh An Bình còn 4.310 hộ nghèo.\n');
    const files = [
      join(pages, 'baodansinh-desktop.html'),
      join(folder, 'missing.html'),
      join(pages, 'baodansinh-category.html'),
      file('binary.txt', new Uint8Array([0xff, 0xfe, 0x00, 0x80])),
      file('other.pdf', '%PDF'),
      text,
    ];
    const { code, lines, stderr } = await extract(...files);
    expect(code).toBe(1);
    expect(lines.map((line) => line.file)).toEqual(files);
    expect(lines.map((line) => line.isArticle)).toEqual([true, undefined, false, undefined, undefined, true]);
    expect(lines.map((line) => typeof line.error)).toEqual([
      'undefined',
      'string',
      'undefined',
      'string',
      'string',
      'undefined',
    ]);
    expect(stderr.trim().split('\n')).toHaveLength(3);
    expect(Object.keys(lines[0]!)).toEqual(
      expect.arrayContaining(
        'file isArticle url title publishedAt publishedAtSource author text figures officials'.split(' '),
      ),
    );
    expect(lines[0]).toMatchObject({ publishedAtSource: 'url', author: 'HẢI VÂN' });
    expect(lines[2]).toMatchObject({ figures: [], officials: [], title: null });
    expect(lines[5]).toMatchObject({ title: 'An Bình còn 4.310 hộ nghèo', publishedAt: null, url: null });
    for (const figure of lines[5]!.figures as { start: number; end: number; text: string }[])
      expect((lines[5]!.text as string).slice(figure.start, figure.end)).toBe(figure.text);
  }, 30_000);

  it('takes the address of a page that does not say its own', async () => {
    const url = 'https://www.anbinh.gov.vn/tin?ItemID=7';
    const { code, lines } = await extract('--url', url, join(pages, 'portal-generic.html'));
    expect(code).toBe(0);
    expect(lines[0]).toMatchObject({ isArticle: true, url });
  }, 30_000);

  it('reads the encoding that a page names', async () => {
    const html =
      '<html><head><meta charset="windows-1258"><meta property="og:type" content="article"></head><body><h1>Bien ban ghi nho cua hai huyen</h1><div class="info-detail"><p>S\xe2u th\xe1ng, 120 v\xf9ng tham gia, trong khi 35 v\xf9ng cao.</p></div></body></html>';
    const { lines } = await extract(
      file(
        'old.html',
        Uint8Array.from(html, (c) => c.charCodeAt(0)),
      ),
    );
    expect(lines[0]?.text).toContain('Sâu tháng, 120 vùng');
  }, 30_000);

  it.each([[[]], [['--unknown', 'x']], [['--url', 'nowhere', 'x.html']]])(
    'says how it is used: %j',
    async (args) => {
      const { code, lines, stderr } = await extract(...args);
      expect([code, lines.length]).toEqual([2, 0]);
      expect(stderr).toContain('usage:');
    },
    30_000,
  );
});
