import type { SiteFamily } from './types.ts';

/** The VCCorp system: the Government's newspaper, the youth papers and others. */
export const vcCorp: SiteFamily = {
  name: 'vccorp',
  publishers: [
    { domain: 'baochinhphu.vn', name: 'Báo Điện tử Chính phủ' },
    { domain: 'xaydungchinhsach.chinhphu.vn', name: 'Cổng Thông tin điện tử Chính phủ' },
    { domain: 'tuoitre.vn', name: 'Báo Tuổi Trẻ' },
    { domain: 'thanhnien.vn', name: 'Báo Thanh Niên' },
    { domain: 'nld.com.vn', name: 'Báo Người Lao Động' },
    { domain: 'suckhoedoisong.vn', name: 'Báo Sức khỏe và Đời sống' },
    { domain: 'vtv.vn', name: 'Đài Truyền hình Việt Nam' },
    { domain: 'danviet.vn', name: 'Báo Dân Việt' },
    { domain: 'cafef.vn', name: 'CafeF' },
    { domain: 'soha.vn', name: 'Soha' },
    { domain: 'phunuvietnam.vn', name: 'Báo Phụ nữ Việt Nam' },
  ],
  tells: '.VCSortableInPreviewMode, .afcbc-body, [data-role="content"]',
  title: ['h1[data-role="title"]', 'h1.detail-title', 'h1.article-title'],
  lead: ['[data-role="sapo"]', '.detail-sapo', 'h2.sapo'],
  body: ['[data-role="content"]', '.afcbc-body', '.detail-content', '.detail-cmain', '#newscontent'],
  author: ['[data-role="author"]', '.detail-author', '.author-info .name'],
  date: ['[data-role="publishdate"]', '.detail-time', '.pdate'],
  noise: ['.box-tinlienquanv2', '.link-content-footer', '.box-category', '.detail-tag'],
  articlePath: /-\d{15,18}\.htm$/,
};
