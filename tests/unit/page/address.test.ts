import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { articleId, chooseAddress, cleanAddress } from '../../../lib/page/address.ts';

describe('articleId', () => {
  it.each([
    ['https://baodansinh.vn/tin-20240105143207518.htm', 'cms:20240105143207518'],
    ['https://dansinh.dantri.com.vn/viec-lam/tin-moi-20240105143207518.htm', 'cms:20240105143207518'],
    ['https://m.baodansinh.vn/tin-20240105143207518.htm', 'cms:20240105143207518'],
    ['https://baochinhphu.vn/tin-102241003154512345.htm', 'cms:102241003154512345'],
    ['https://nhandan.vn/tin-post835417.html', 'url:nhandan.vn/tin-post835417.html'],
    ['https://www.nhandan.vn/tin-post835417.html', 'url:nhandan.vn/tin-post835417.html'],
    ['https://anbinh.gov.vn/Pages/tin.aspx?ItemID=18', 'url:anbinh.gov.vn/Pages/tin.aspx?ItemID=18'],
    ['https://anbinh.gov.vn/t%E1%BB%89nh', 'url:anbinh.gov.vn/tỉnh'],
    ['https://anbinh.gov.vn/%E1%zz', 'url:anbinh.gov.vn/%E1%zz'],
  ])('%s → %s', (url, id) => {
    expect(articleId(new URL(url))).toBe(id);
  });
});

it('tracking parameters and the fragment go, others stay', () => {
  const url = new URL('https://anbinh.gov.vn/a?ItemID=1&utm_source=zalo&fbclid=x&zarsrc=30#comment');
  expect(cleanAddress(url).href).toBe('https://anbinh.gov.vn/a?ItemID=1');
});

describe('chooseAddress', () => {
  const page = (head: string) =>
    parseHTML(`<html><head>${head}</head><body></body></html>`).document as unknown as Document;
  const canonical = (href: string) => `<link rel="canonical" href="${href}">`;
  it.each([
    [
      'the canonical link',
      canonical('https://baodansinh.vn/a-20240105143207518.htm'),
      'https://m.baodansinh.vn/a-20240105143207518.htm?x=1',
      'https://baodansinh.vn/a-20240105143207518.htm',
    ],
    [
      'a relative one',
      canonical('/a-20240105143207518.htm'),
      'https://baodansinh.vn/b-20240105143207518.htm',
      'https://baodansinh.vn/a-20240105143207518.htm',
    ],
    [
      'the paper’s new home',
      canonical('https://dansinh.dantri.com.vn/v/a-20240105143207518.htm'),
      'https://baodansinh.vn/a-20240105143207518.htm',
      'https://dansinh.dantri.com.vn/v/a-20240105143207518.htm',
    ],
    [
      'og:url',
      '<meta property="og:url" content="https://nhandan.vn/a-post1.html">',
      'https://nhandan.vn/a-post1.html?utm_source=x',
      'https://nhandan.vn/a-post1.html',
    ],
    [
      'not another site’s',
      canonical('https://example.com/a-20240105143207518.htm'),
      'https://baodansinh.vn/a-20240105143207518.htm',
      'https://baodansinh.vn/a-20240105143207518.htm',
    ],
    [
      'not the home page',
      canonical('https://nhandan.vn/'),
      'https://nhandan.vn/a-post1.html',
      'https://nhandan.vn/a-post1.html',
    ],
    [
      'not the article read before',
      canonical('https://baodansinh.vn/a-20240105143207518.htm'),
      'https://baodansinh.vn/b-20240106143207518.htm',
      'https://baodansinh.vn/b-20240106143207518.htm',
    ],
    ['not a script', canonical('javascript:alert(1)'), 'https://nhandan.vn/a', 'https://nhandan.vn/a'],
    ['nothing at all', '', '', null],
    [
      'a saved page’s own word',
      canonical('https://nhandan.vn/a-post1.html'),
      '',
      'https://nhandan.vn/a-post1.html',
    ],
  ])('%s', (_, head, location, address) => {
    expect(chooseAddress(page(head), location)?.href ?? null).toBe(address);
  });
});
