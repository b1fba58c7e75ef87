import type { SiteFamily } from './types.ts';

/**
 * Báo Dân sinh on baodansinh.vn, to the end of 2024: the desktop template of 2021-2024 and the older, mobile
 * one. The masthead's clock (`.header-top p`) is never a date of publication; the logo is an `h1`.
 */
export const danSinh: SiteFamily = {
  name: 'dan-sinh',
  domains: 'baodansinh.vn',
  tells: '.info-detail, .link-news-detail, .entry-body .VCSortableInPreviewMode',
  title: ['.detail-top h1', 'h1[data-role="title"]', '.entry-title'],
  lead: ['.detail .description', '.content-detail .description', '.detail-sapo', '[data-role="sapo"]'],
  body: ['.info-detail', '.entry-body', '[data-role="content"]'],
  author: ['.detail-author', '[data-role="author"]'],
  date: ['.date-like .left li span', '.detail-info .info-time', '.info-time', '[data-role="publishdate"]'],
  noise: ['.like-mail', '.side-bar-mxh'],
  articlePath: /-\d{17}\.htm$/,
};
