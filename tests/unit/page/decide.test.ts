import { describe, expect, it } from 'vitest';
import { judge } from '../../../lib/page/decide.ts';
import type { Metadata } from '../../../lib/page/metadata.ts';

const metadata = (change: Partial<Metadata> = {}): Metadata => ({
  types: new Set(),
  article: null,
  ogType: '',
  title: '',
  siteName: '',
  published: '',
  authors: [],
  ...change,
});
const article = { headline: 'x', published: '', authors: [], publisher: '' };

describe('judge by the address', () => {
  it.each([
    ['https://baodansinh.vn/tin-20240105143207518.htm', 'likely'],
    ['https://dansinh.dantri.com.vn/viec-lam/tin-20240105143207518.htm', 'likely'],
    ['https://dantri.com.vn/xa-hoi/tin-20240105143207518.htm', 'likely'],
    ['https://baochinhphu.vn/tin-102241003154512345.htm', 'likely'],
    ['https://nhandan.vn/tin-post835417.html', 'likely'],
    ['https://baolongan.vn/tin-a12345.html', 'likely'],
    ['https://www.anbinh.gov.vn/Pages/tin.aspx?ItemID=18234', 'likely'],
    ['https://anbinh.gov.vn/tin-tuc/mot-bai', 'maybe'],
    ['https://baodansinh.vn/', 'no'],
    ['https://baodansinh.vn/index.htm', 'no'],
    ['https://baodansinh.vn/giam-ngheo.htm', 'no'],
    ['https://baodansinh.vn/giam-ngheo/trang-2.htm', 'no'],
    ['https://baodansinh.vn/tim-kiem.htm?keywords=ho-ngheo', 'no'],
    ['https://baodansinh.vn/tag/an-binh.htm', 'no'],
    ['https://baodansinh.vn/video.htm', 'no'],
    ['https://baodansinh.vn/video/hoi-cho-20240105143207518.htm', 'no'],
    ['https://dantri.com.vn/video-hoi-cho-20240105143207518.htm', 'no'],
    ['https://dantri.com.vn/tac-gia/hai-van.htm', 'no'],
    ['https://dantri.com.vn/xa-hoi.htm', 'no'],
    ['https://dantri.com.vn/rss.htm', 'no'],
    ['https://nhandan.vn/', 'no'],
    ['https://nhandan.vn/kinh-te/', 'no'],
    ['https://anbinh.gov.vn/trang-chu', 'no'],
  ] as const)('%s is %s', (url, verdict) => {
    expect(judge(new URL(url), metadata())).toBe(verdict);
  });
});

describe('judge by what the page says', () => {
  const unknown = new URL('https://anbinh.gov.vn/tin-tuc/mot-bai');
  it.each([
    ['an article in JSON-LD', unknown, { article }, 'likely'],
    ['og:type article', unknown, { ogType: 'article' }, 'likely'],
    ['og:type website', unknown, { ogType: 'website' }, 'no'],
    ['a list in JSON-LD', unknown, { types: new Set(['collectionpage']) }, 'no'],
    ['a video in JSON-LD', unknown, { types: new Set(['videoobject']) }, 'no'],
    ['an article with a video', unknown, { types: new Set(['videoobject']), article }, 'likely'],
    [
      'og:type video',
      new URL('https://baodansinh.vn/a-20240105143207518.htm'),
      { ogType: 'video.other' },
      'no',
    ],
    ['a home page that claims to be one', new URL('https://baodansinh.vn/'), { ogType: 'article' }, 'no'],
    ['no address, an article', null, { ogType: 'article' }, 'likely'],
    ['no address, a website', null, { ogType: 'website' }, 'no'],
    ['no address, no word', null, {}, 'maybe'],
  ] as const)('%s', (_, url, change, verdict) => {
    expect(judge(url, metadata(change))).toBe(verdict);
  });
});
