import type { SiteOverride } from './types.ts';

/** What single sites do otherwise than their family. */
export const overrides: readonly SiteOverride[] = [
  {
    domains: 'baobacninhtv.vn',
    lead: ['.news_detail_sapo'],
    articlePath: /-postid\d+\.bbg$/,
    id: /-postid(\d+)\.bbg$/,
  },
  { domains: 'baodienbienphu.vn', articlePath: /^\/tin-bai\/[^/]+\/[^/]+$/ },
  { domains: 'baonghean.vn', noise: ['.b-grid'] },
  {
    domains: 'baocaobang.vn baohungyen.vn baoquangninh.vn baosonla.vn baosonla.org.vn baohaugiang.com.vn',
    articlePath: /-\d{4,}\.html$/,
    id: /-(\d{4,})\.html$/,
  },
];
