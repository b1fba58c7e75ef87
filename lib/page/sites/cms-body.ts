import type { SiteFamily } from './types.ts';

/** B: the system whose addresses end in `-post123.html`: the Party's newspaper, the news agency, several provinces. */
export const cmsBody: SiteFamily = {
  name: 'cms-body',
  domains:
    'nhandan.vn vietnamplus.vn sggp.org.vn tienphong.vn plo.vn daidoanket.vn baolaocai.vn baogialai.com.vn baohatinh.vn ngaynay.vn baotainguyenmoitruong.vn',
  tells: '.zce-content-body, .cms-body, .article__body',
  title: ['h1.article__title', 'h1.cms-title'],
  lead: ['.article__sapo', '.cms-desc'],
  body: ['.article__body', '.zce-content-body', '.cms-body'],
  author: ['.article__author .author', '.article__author', '.cms-author'],
  date: ['.article__meta time', '.article__meta .time', '.article__meta'],
  noise: ['.box-content'],
  articlePath: /-(?:post)?\d{5,}\.(?:html?|tpo|vnp|ldo)$/,
  id: /-(?:post)?(\d{5,})(?:\.\w+)?$/,
};
