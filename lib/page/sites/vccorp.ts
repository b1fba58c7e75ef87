import type { SiteFamily } from './types.ts';

/** A: the VCCorp system: the Government's newspaper, the youth papers and others. */
export const vcCorp: SiteFamily = {
  name: 'vccorp',
  domains:
    'baochinhphu.vn xaydungchinhsach.chinhphu.vn tuoitre.vn thanhnien.vn nld.com.vn suckhoedoisong.vn vtv.vn danviet.vn cafef.vn soha.vn phunuvietnam.vn',
  tells: '.VCSortableInPreviewMode, .afcbc-body, [data-role="content"]',
  title: ['h1[data-role="title"]', 'h1.article-title'],
  lead: ['[data-role="sapo"]', '.detail-sapo'],
  body: ['[data-role="content"]', '.afcbc-body', '.detail-content', '.detail-cmain', '#newscontent'],
  author: ['[data-role="author"]', '.detail-author', '.author-info .name'],
  date: ['[data-role="publishdate"]', '.detail-time', '.pdate'],
  noise: ['.box-tinlienquanv2', '.link-content-footer', '.box-category'],
  articlePath: /-\d{15,18}\.htm$/,
};
