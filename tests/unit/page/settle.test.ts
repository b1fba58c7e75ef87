/** What is an article where neither address nor date says so. */
import { describe, expect, it } from 'vitest';
import { readHtml } from '../../../lib/cli/document.ts';

const PROSE =
  'Năm nay, tỉnh An Bình còn 4.310 hộ nghèo, giảm 1.025 hộ so với năm trước; đời sống của người dân được nâng lên rõ rệt. ';
const page = (title: string, times: number, type = 'article', more = '') =>
  `<html><head><meta property="og:type" content="${type}"><title>${title}</title></head><body><main><article><h1>${title}</h1>${more}<p>${PROSE.repeat(times)}</p></article></main></body></html>`;
const read = (html: string, url = 'https://anbinh.gov.vn/tin/ho-ngheo') => {
  const reading = readHtml(html, url);
  return reading.kind === 'none' ? reading.reason : reading.article.title;
};

describe('a page without date and byline', () => {
  it.each([
    ['a headline’s length', 'Hộ nghèo của tỉnh giảm nhanh', 3, 'article', true],
    ['a short headline over a long text', 'Giá xăng giảm mạnh', 9, 'article', true],
    ['a short headline over a short text', 'Giá xăng giảm mạnh', 3, 'article', false],
    ['a long text that nobody calls an article', 'Giá xăng giảm mạnh', 9, 'other', false],
    ['a page that stands for years, however long', 'Giới thiệu chung', 9, 'article', false],
    ['another of them', 'Cơ cấu tổ chức', 9, 'article', false],
  ] as const)('%s', (_, title, times, type, isArticle) => {
    expect(read(page(title, times, type))).toBe(isArticle ? title : 'not_article');
  });

  it('with a date, has any headline', () => {
    const date = '<time datetime="2024-05-03T08:00:00+07:00">03/05/2024</time>';
    expect(read(page('Giá xăng giảm mạnh', 3, 'article', date))).toBe('Giá xăng giảm mạnh');
  });
});
