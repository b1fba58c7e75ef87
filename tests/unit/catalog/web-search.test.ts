import { describe, expect, it } from 'vitest';
import { MOST_SITES, searchUrl, sitesIn, webSearchOf } from '../../../lib/catalog/web-search.ts';

describe('sites that the reader typed', () => {
  it.each<[string, string[]]>([
    ['baodansinh.vn', ['baodansinh.vn']],
    ['https://www.Baodansinh.vn/viec-lam.htm, laodong.vn', ['baodansinh.vn', 'laodong.vn']],
    ['baodansinh.vn baodansinh.vn', ['baodansinh.vn']],
    ['bao dân sinh', []],
    ['', []],
  ])('%s', (typed, sites) => expect(sitesIn(typed)).toEqual(sites));
  it('are no more than an engine takes', () =>
    expect(sitesIn(Array.from({ length: 20 }, (_, i) => `bao${i}.vn`).join(' '))).toHaveLength(MOST_SITES));
});

describe('where to search', () => {
  const own = 'https://baodansinh.vn/bai-1.htm';
  it.each([
    [null, { engine: 'google', sites: ['baodansinh.vn'] }],
    [
      { engine: 'bing', sites: '' },
      { engine: 'bing', sites: ['baodansinh.vn'] },
    ],
    [
      { engine: 'bing', sites: '*' },
      { engine: 'bing', sites: [] },
    ],
    [
      { engine: 'coccoc', sites: 'nhandan.vn' },
      { engine: 'coccoc', sites: ['nhandan.vn'] },
    ],
    [
      { engine: 'an engine that is gone', sites: 'nhandan.vn' },
      { engine: 'google', sites: ['nhandan.vn'] },
    ],
  ])('%o', (chosen, search) => expect(webSearchOf(chosen, own)).toEqual(search));
  it('is the whole web beside a file', () =>
    expect(webSearchOf(null, 'file:///home/bai.html').sites).toEqual([]));
});

describe('the address of a search', () => {
  const query = 'tỷ lệ "hộ nghèo" (An Bình) 2022';
  it.each([
    [['baodansinh.vn'], 'tỷ lệ hộ nghèo An Bình 2022 site:baodansinh.vn'],
    [['a.vn', 'b.vn'], 'tỷ lệ hộ nghèo An Bình 2022 (site:a.vn OR site:b.vn)'],
    [[], 'tỷ lệ hộ nghèo An Bình 2022'],
  ])('%j', (sites, asked) => {
    const url = new URL(searchUrl({ engine: 'google', sites }, query));
    expect(url.origin + url.pathname).toBe('https://www.google.com/search');
    expect(url.searchParams.get('q')).toBe(asked);
  });
});
