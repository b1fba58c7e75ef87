/** Pages saved as one file with everything in them. */
import { describe, expect, it } from 'vitest';
import { isArchive, readArchive } from '../../../lib/page/mhtml.ts';
import { decodePage } from '../../../lib/page/saved.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const quoted = (text: string) =>
  [...bytes(text)]
    .map((byte) =>
      byte < 0x20 || byte > 0x7e || byte === 0x3d
        ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
        : String.fromCharCode(byte),
    )
    .join('')
    .replace(/(.{60})/g, '$1=\r\n')
    // A line must not end within a sign.
    .replace(/(=[0-9A-F]?)=\r\n/g, '=\r\n$1');
const HEAD = [
  'From: <Saved by Blink>',
  'Snapshot-Content-Location: https://baodansinh.vn/ho-ngheo-1.htm',
  'MIME-Version: 1.0',
  'Content-Type: multipart/related;',
  '\ttype="text/html";',
  '\tboundary="----MultipartBoundary--x----"',
  '',
  '',
].join('\r\n');
const part = (type: string, encoding: string, place: string, body: string) =>
  `------MultipartBoundary--x----\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\nContent-Location: ${place}\r\n\r\n${body}\r\n`;
const END = '------MultipartBoundary--x------\r\n';
const PAGE = '<!DOCTYPE html><p class="a">Năm 2023, tỷ lệ hộ nghèo còn 1,2%.</p>';
const HOME = 'https://baodansinh.vn/ho-ngheo-1.htm';
const read = (archive: string | Uint8Array) => {
  const found = readArchive(typeof archive === 'string' ? bytes(archive) : archive);
  return found && { source: decodePage(found.page, found.charset)?.trim(), url: found.url };
};
const base64 = (text: string) => btoa(String.fromCharCode(...bytes(text)));

describe('an archive of a page', () => {
  it.each([
    ['quoted-printable', quoted(PAGE)],
    ['base64', base64(PAGE).replace(/(.{76})/g, '$1\r\n')],
    ['8bit', PAGE],
  ])('gives its page and address out of %s', (encoding, body) =>
    expect(read(HEAD + part('text/html; charset=utf-8', encoding, HOME, body) + END)).toEqual({
      source: PAGE,
      url: HOME,
    }),
  );
  it('gives the page itself, and none of its frames or pictures', () => {
    const archive =
      HEAD +
      part('image/png', 'base64', 'https://x.vn/a.png', 'AAAA') +
      part('text/html', '8bit', 'https://quang-cao.vn/', '<p>Quảng cáo</p>') +
      part('text/html', '8bit', HOME, PAGE) +
      END;
    expect(read(archive)).toEqual({ source: PAGE, url: HOME });
  });
  it('takes the address of its part where the archive gives none', () => {
    const head = HEAD.replace(/Snapshot.*\r\n/, '');
    expect(read(head + part('text/html', '8bit', HOME, PAGE) + END)?.url).toBe(HOME);
    expect(read(head + part('text/html', '8bit', 'cid:frame', PAGE) + END)?.url).toBe('');
  });
  it('is cut off, and gives what is there', () =>
    expect(read(HEAD + part('text/html', '8bit', HOME, PAGE))?.source).toBe(PAGE));
  it.each([
    ['nothing', ''],
    ['no boundary', 'Content-Type: multipart/related\r\n\r\nx'],
    ['no page', HEAD + part('image/png', 'base64', HOME, 'AAAA') + END],
    ['broken base64', HEAD + part('text/html', 'base64', HOME, '!!') + END],
    ['an unknown encoding', HEAD + part('text/html', 'x-uuencode', HOME, PAGE) + END],
  ])('is none with %s', (_what, archive) => expect(read(archive)).toBeNull());
  it('is told from a page', () => {
    expect(isArchive(bytes(HEAD))).toBe(true);
    expect(isArchive(bytes(PAGE))).toBe(false);
    expect(isArchive(bytes('<p>Content-Type: multipart/related</p>'))).toBe(false);
  });
  it('takes linear time', () => {
    for (const filler of ['------MultipartBoundary--x----\r\n', ' ', '=\r\n', 'a: b\r\n'])
      expect(read(HEAD + filler.repeat(200_000))).toBeNull();
  });
});
