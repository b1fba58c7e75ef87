import type { SiteFamily } from './types.ts';

/** The system whose addresses end in `-post123.html`: the Party's newspaper, the news agency, several provinces. */
export const cmsBody: SiteFamily = {
  name: 'cms-body',
  publishers: [
    { domain: 'nhandan.vn', name: 'Báo Nhân Dân' },
    { domain: 'vietnamplus.vn', name: 'Thông tấn xã Việt Nam' },
    { domain: 'sggp.org.vn', name: 'Báo Sài Gòn Giải Phóng' },
    { domain: 'tienphong.vn', name: 'Báo Tiền Phong' },
    { domain: 'plo.vn', name: 'Báo Pháp Luật TP. Hồ Chí Minh' },
    { domain: 'daidoanket.vn', name: 'Báo Đại Đoàn Kết' },
    { domain: 'baolaocai.vn', name: 'Báo Lào Cai' },
    { domain: 'baogialai.com.vn', name: 'Báo Gia Lai' },
    { domain: 'baohatinh.vn', name: 'Báo Hà Tĩnh' },
    { domain: 'ngaynay.vn', name: 'Tạp chí Ngày Nay' },
    { domain: 'baotainguyenmoitruong.vn', name: 'Báo Tài nguyên và Môi trường', to: '2025-02-28' },
  ],
  tells: '.zce-content-body, .cms-body, .article__body',
  title: ['h1.article__title', 'h1.cms-title'],
  lead: ['.article__sapo', '.cms-desc'],
  body: ['.article__body', '.zce-content-body', '.cms-body'],
  author: ['.article__author .author', '.article__author', '.cms-author'],
  date: ['.article__meta time', '.article__meta .time', '.article__meta'],
  noise: [
    '.article__related',
    '.article__tag',
    '.article__share',
    '.article__comment',
    '.article-relate',
    '.cms-relate',
  ],
  articlePath: /-(?:post)?\d{5,}\.(?:html?|tpo|vnp|ldo)$/,
};
