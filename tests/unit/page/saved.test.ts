import { describe, expect, it } from 'vitest';
import { decodePage, muted, savedFrom } from '../../../lib/page/saved.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('saved pages', () => {
  it.each([
    ['<!-- saved from url=(0031)https://baodansinh.vn/a-1.htm -->\n<html>', 'https://baodansinh.vn/a-1.htm'],
    [
      '<!DOCTYPE html><html><!--\n Page saved with SingleFile \n url: https://dantri.com.vn/b.htm \n-->',
      'https://dantri.com.vn/b.htm',
    ],
    ['<html><p>saved from url=(0031)https://baodansinh.vn/</p>', ''],
    ['<!-- saved from url=(0031)javascript:alert(1) -->', ''],
    ['', ''],
  ])('%s was saved from %s', (source, url) => expect(savedFrom(source)).toBe(url));
  it('reads UTF-8, a named encoding and UTF-16', () => {
    expect(decodePage(bytes('hộ nghèo'))).toBe('hộ nghèo');
    expect(decodePage(bytes('\ufeffhộ'))).toBe('hộ');
    const windows = Uint8Array.from([...bytes('<meta charset="windows-1258">'), 0xe0]);
    expect(decodePage(windows)).toBe('<meta charset="windows-1258">à');
    expect(decodePage(Uint8Array.from([0xff, 0xfe, 0x61, 0, 0xd9, 0x1e]))).toBe('aộ');
  });
  it('says of binary data and of broken text that it is none', () => {
    expect(decodePage(bytes('a\0b'))).toBe(null);
    expect(decodePage(Uint8Array.from([0x61, 0xff, 0xff]))).toBe(null);
    expect(decodePage(Uint8Array.from([...bytes('<meta charset=nonsense>'), 0xff]))).toBe(null);
  });
  it.each([
    ['<p style="color:red">a</p>', '<p data-muted-style="color:red">a</p>'],
    ['<P CLASS=x STYLE = "a">', '<P CLASS=x data-muted-style = "a">'],
    ['<style>p{}</style>', '<noframes>p{}</noframes>'],
    ['<p>the style = his</p>', '<p>the style = his</p>'],
    ['<script>"</style>"</script>', '<script>"</noframes>"</script>'],
    ['<stylesheet>', '<stylesheet>'],
  ])('mutes %s', (source, expected) => expect(muted(source)).toBe(expected));
  it('takes linear time for tags that never end', () => {
    // What takes the square of its length meets the time limit of a test.
    expect(muted('<a style'.repeat(200_000)).startsWith('<a style')).toBe(true);
    expect(savedFrom('<!-- saved from url=('.repeat(50_000))).toBe('');
  });
});
