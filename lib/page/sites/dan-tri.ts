import type { SiteFamily } from './types.ts';

/** J: Dân trí and its section site Dân sinh, where Báo Dân sinh's articles stand since late 2024. */
export const danTri: SiteFamily = {
  name: 'dan-tri',
  domains: 'dantri.com.vn',
  tells: '.singular-content, .singular-sapo',
  title: ['h1.title-page', 'h1.dt-news__title'],
  lead: ['.singular-sapo', '.dt-news__sapo'],
  body: ['.singular-content', '.dt-news__content', '.e-magazine__body'],
  author: [
    '.singular-container .author-name',
    '.author-wrap .author-name',
    '.dt-news__author',
    '.author-name',
  ],
  date: ['time.author-time', '.author-time', '.dt-news__time'],
  noise: ['.dt-more', '.article-item', '.dt-news-list'],
  articlePath: /-\d{17}\.htm$/,
};
