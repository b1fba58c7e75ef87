import { describe, expect, it } from 'vitest';
import { judge } from '../../../lib/page/decide.ts';
import type { Metadata } from '../../../lib/page/metadata.ts';
import { isStanding } from '../../../lib/page/settle.ts';

const metadata = (change: Partial<Metadata> = {}): Metadata => ({
  types: new Set(),
  article: null,
  pagePublished: [],
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
    ['https://baodansinh.vn/tin-20240105143207518.htm', 'sure'],
    ['https://dansinh.dantri.com.vn/viec-lam/tin-20240105143207518.htm', 'sure'],
    ['https://dantri.com.vn/xa-hoi/tin-20240105143207518.htm', 'sure'],
    ['https://baochinhphu.vn/tin-102241003154512345.htm', 'sure'],
    ['https://nhandan.vn/tin-post835417.html', 'sure'],
    ['https://baolongan.vn/tin-a12345.html', 'sure'],
    ['https://vidu.org.vn/tin-a12345.html', 'likely'],
    ['https://vidu.org.vn/tin?q=ho-ngheo', 'no'],
    ['https://nhandan.vn/tim-kiem-nan-nhan-post835417.html', 'sure'],
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
    ['an article in JSON-LD', unknown, { article }, 'sure'],
    ['og:type article', unknown, { ogType: 'article' }, 'likely'],
    ['og:type website', unknown, { ogType: 'website' }, 'no'],
    ['a list in JSON-LD', unknown, { types: new Set(['collectionpage']) }, 'no'],
    ['a video in JSON-LD', unknown, { types: new Set(['videoobject']) }, 'no'],
    ['an article with a video', unknown, { types: new Set(['videoobject']), article }, 'sure'],
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

describe('isStanding', () => {
  it.each([
    ['Giới thiệu chung', null, true],
    ['Chức năng, nhiệm vụ, quyền hạn của Sở Lao động', null, true],
    ['Không tìm thấy trang - Trang tin An Bình', null, true],
    ['404', null, true],
    ['Tỉnh An Bình', new URL('https://anbinh.gov.vn/gioi-thieu'), true],
    ['Giới thiệu 42 sản phẩm OCOP với du khách', null, false],
    ['Tỉnh giới thiệu việc làm cho lao động', null, false],
    ['Liên hiệp phụ nữ tỉnh tổng kết năm', null, false],
  ] as const)('%s: %s', (title, url, stands) => {
    expect(isStanding(title, url)).toBe(stands);
  });
});
