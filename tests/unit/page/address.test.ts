import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { articleId, chooseAddress, cleanAddress } from '../../../lib/page/address.ts';

describe('articleId', () => {
  it.each([
    ['https://baodansinh.vn/tin-20240105143207518.htm', 'cms:dantri.com.vn/20240105143207518'],
    [
      'https://dansinh.dantri.com.vn/viec-lam/tin-moi-20240105143207518.htm',
      'cms:dantri.com.vn/20240105143207518',
    ],
    ['https://m.baodansinh.vn/tin-20240105143207518.htm', 'cms:dantri.com.vn/20240105143207518'],
    ['https://baodansinh.vn/amp/tin-20240105143207518.htm', 'cms:dantri.com.vn/20240105143207518'],
    ['https://dantri.com.vn/print-20240105143207518.htm', 'cms:dantri.com.vn/20240105143207518'],
    ['https://dantri.com.vn/print/20240105143207518.htm', 'cms:dantri.com.vn/20240105143207518'],
    ['https://baochinhphu.vn/tin-102241003154512345.htm', 'cms:baochinhphu.vn/102241003154512345'],
    ['https://tuoitre.vn/tin-10024100315451234.htm', 'cms:tuoitre.vn/10024100315451234'],
    ['https://www.tuoitre.vn./tin-10024100315451234.htm', 'cms:tuoitre.vn/10024100315451234'],
    ['https://baodansinh.vn/tin-20250301143207518.htm', 'cms:baodansinh.vn/20250301143207518'],
    ['https://baodansinh.vn/gioi-thieu', 'url:baodansinh.vn/gioi-thieu'],
    ['https://example.org/tin-20240105143207518.htm', 'cms:example.org/20240105143207518'],
    ['https://example.org:8443/tin-20240105143207518.htm', 'cms:example.org:8443/20240105143207518'],
    ['https://m.gov.vn/tin', 'url:m.gov.vn/tin'],
    ['https://nhandan.vn/tin-post835417.html', 'cms:nhandan.vn/835417'],
    ['https://www.nhandan.vn/tin-doi-ten-post835417.html', 'cms:nhandan.vn/835417'],
    ['https://nhandan.vn/tin-post835417.html?utm_source=zalo&amp=1', 'cms:nhandan.vn/835417'],
    ['https://amp.nhandan.vn/tin-post835417.html', 'cms:nhandan.vn/835417'],
    ['https://nhandan.vn/tin-post835417.amp', 'cms:nhandan.vn/835417'],
    ['https://baolongan.vn/tin-a12345.html', 'cms:baolongan.vn/12345'],
    ['https://baolongan.vn/tin-a12345-amp.html', 'cms:baolongan.vn/12345'],
    ['https://baobacninhtv.vn/tin-postid401234.bbg', 'cms:baobacninhtv.vn/401234'],
    ['https://vnexpress.net/tin-4712345.html?view=amp', 'cms:vnexpress.net/4712345'],
    ['https://baosonla.org.vn/xa-hoi/tin-61234.html', 'cms:baosonla.vn/61234'],
    ['https://baosonla.vn/thoi-su/tin-khac-61234.html', 'cms:baosonla.vn/61234'],
    ['https://baodongkhoi.vn/tin-a98765.html', 'cms:dongkhoi.baovinhlong.vn/98765'],
    ['https://dongkhoi.baovinhlong.vn/tin-a98765.html', 'cms:dongkhoi.baovinhlong.vn/98765'],
    ['https://www.gso.gov.vn/du-lieu/2024/01/tin/', 'url:nso.gov.vn/du-lieu/2024/01/tin'],
    ['https://www.nso.gov.vn/du-lieu/2024/01/tin/', 'url:nso.gov.vn/du-lieu/2024/01/tin'],
    ['https://anbinh.gov.vn/Pages/tin.aspx?ItemID=18', 'url:anbinh.gov.vn/Pages/tin.aspx?ItemID=18'],
    ['https://anbinh.gov.vn/print/tin?ItemID=18&fbclid=x', 'url:anbinh.gov.vn/tin?ItemID=18'],
    ['https://anbinh.gov.vn/tin/amp/', 'url:anbinh.gov.vn/tin'],
    ['https://anbinh.gov.vn/t%E1%BB%89nh', 'url:anbinh.gov.vn/tỉnh'],
    ['https://anbinh.gov.vn/ti%CC%89nh', 'url:anbinh.gov.vn/tỉnh'],
    ['https://anbinh.gov.vn/%E1%zz', 'url:anbinh.gov.vn/%E1%zz'],
  ])('%s → %s', (url, id) => {
    expect(articleId(new URL(url))).toBe(id);
  });

  it.each([
    ['two papers that count alike', 'https://baolongan.vn/a-a123.html', 'https://baotayninh.vn/a-a123.html'],
    ['a paper and the one it went into', 'https://baolongan.vn/a-a9.html', 'https://baotayninh.vn/a-a9.html'],
    ['two articles', 'https://nhandan.vn/a-post835417.html', 'https://nhandan.vn/a-post835418.html'],
    [
      'an edition in another language',
      'https://nhandan.vn/a-post81234.html',
      'https://en.nhandan.vn/a-post81234.html',
    ],
    [
      'a number that only begins alike',
      'https://baosonla.vn/a-6123.html',
      'https://baosonla.vn/a-61234.html',
    ],
    ['an article about prints', 'https://anbinh.gov.vn/print', 'https://anbinh.gov.vn/'],
    ['a word that ends alike', 'https://anbinh.gov.vn/trai-camp', 'https://anbinh.gov.vn/trai'],
    ['two items of one page', 'https://anbinh.gov.vn/tin?ItemID=1', 'https://anbinh.gov.vn/tin?ItemID=2'],
    [
      'a number at another host',
      'https://baodansinh.vn/a-20240105143207518.htm',
      'https://baodansinh.vn.example.org/a-20240105143207518.htm',
    ],
    [
      'a number at two papers of one system',
      'https://nld.com.vn/a-20240105143207518.htm',
      'https://danviet.vn/a-20240105143207518.htm',
    ],
    ['an unlisted site’s numbers', 'https://example.org/a-123456.html', 'https://example.org/b-123456.html'],
  ])('%s are two: %s, %s', (_, a, b) => {
    expect(articleId(new URL(a))).not.toBe(articleId(new URL(b)));
  });
});

it('tracking parameters and the fragment go, others stay', () => {
  const url = new URL('https://anbinh.gov.vn/a?ItemID=1&utm_source=zalo&fbclid=x&zarsrc=30&view=amp#comment');
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
    [
      'not the parent domain’s',
      canonical('https://chinhphu.vn/a-102241003154512345.htm'),
      'https://baochinhphu.chinhphu.vn/a-102241003154512345.htm',
      'https://baochinhphu.chinhphu.vn/a-102241003154512345.htm',
    ],
    [
      'not a subdomain’s',
      canonical('https://blog.example.org/a'),
      'https://example.org/b',
      'https://example.org/b',
    ],
    [
      'not with a name and password',
      canonical('https://nhandan.vn:x@nhandan.vn/a'),
      'https://nhandan.vn/b',
      'https://nhandan.vn/b',
    ],
    [
      'not another port’s',
      canonical('https://nhandan.vn:81/a'),
      'https://nhandan.vn/b',
      'https://nhandan.vn/b',
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
