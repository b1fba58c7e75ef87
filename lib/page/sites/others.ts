import type { SiteFamily } from './types.ts';

const none = { author: [], date: [], noise: [] } as const;

/** ePi MasterCMS: trade and finance papers. */
export const masterCms: SiteFamily = {
  ...none,
  name: 'mastercms',
  publishers: [
    { domain: 'haiquanonline.com.vn', name: 'Tạp chí Hải quan' },
    { domain: 'baoquocte.vn', name: 'Báo Thế giới và Việt Nam' },
    { domain: 'thoibaotaichinhvietnam.vn', name: 'Thời báo Tài chính Việt Nam' },
    { domain: 'congthuong.vn', name: 'Báo Công Thương' },
    { domain: 'kinhtenongthon.vn', name: 'Tạp chí Kinh tế Nông thôn' },
  ],
  tells: '[class*="__MB_"], [id^="__MB_"]',
  title: ['h1.post-title', 'h1.detail-title', 'h1.article-detail-title'],
  lead: ['.bx-desc', '.post-desc', '.article-detail-desc'],
  body: ['.__MB_ARTICLE_CONTENT', '[class*="__MB_CONTENT"]', '[id^="__MB_CONTENT"]', '.post-content'],
  date: ['.format_time', '.datetime'],
  noise: ['[class*="__MB_RELATED"]'],
  articlePath: /-\d{5,}\.html$/,
};

/** The papers of the southern provinces whose addresses end in `-a123456.html`. */
export const southern: SiteFamily = {
  ...none,
  name: 'southern',
  publishers: [
    { domain: 'baolongan.vn', name: 'Báo Long An', to: '2025-06-30' },
    { domain: 'baotayninh.vn', name: 'Báo Tây Ninh' },
    { domain: 'baobinhduong.vn', name: 'Báo Bình Dương' },
    { domain: 'dongkhoi.baovinhlong.vn', name: 'Báo Vĩnh Long' },
    { domain: 'baodongkhoi.vn', name: 'Báo Đồng Khởi', to: '2025-06-30' },
  ],
  tells: 'h4.sapo, p.sapo',
  title: ['h1.title', 'h1'],
  lead: ['h4.sapo', 'p.sapo', '.sapo'],
  body: ['.content-detail', '.article-content', '.content-fck', '#content_detail'],
  articlePath: /-a\d+\.html$/,
};

/** Provincial papers of several systems; what they share is little more than a class or two. */
export const provincial: SiteFamily = {
  ...none,
  name: 'provincial',
  publishers: [
    { domain: 'baothainguyen.vn', name: 'Báo Thái Nguyên' },
    { domain: 'baodaklak.vn', name: 'Báo Đắk Lắk' },
    { domain: 'baoquangtri.vn', name: 'Báo Quảng Trị' },
    { domain: 'baobariavungtau.com.vn', name: 'Báo Bà Rịa - Vũng Tàu', to: '2025-06-30' },
    { domain: 'baodongnai.com.vn', name: 'Báo Đồng Nai' },
    { domain: 'baobacninhtv.vn', name: 'Báo và Phát thanh, Truyền hình Bắc Ninh' },
    { domain: 'baodienbienphu.vn', name: 'Báo Điện Biên Phủ' },
    { domain: 'baoquangngai.vn', name: 'Báo Quảng Ngãi' },
    { domain: 'baothanhhoa.vn', name: 'Báo Thanh Hóa' },
    { domain: 'baonghean.vn', name: 'Báo Nghệ An' },
    { domain: 'baocaobang.vn', name: 'Báo Cao Bằng' },
    { domain: 'baohungyen.vn', name: 'Báo Hưng Yên' },
    { domain: 'baoquangninh.vn', name: 'Báo Quảng Ninh' },
    { domain: 'baosonla.vn', name: 'Báo Sơn La' },
  ],
  tells: '.news_detail_sapo, .news-detail__content',
  title: ['.article__title', 'h1'],
  lead: ['.news_detail_sapo', '.article__sapo', 'p.sapo', '.desc'],
  body: ['.news_detail_content', '.article__body', '.article-body', '.detail-content', '.content'],
};

/** Portals of ministries and provinces: SharePoint, Liferay, NukeViet. The page's title names the portal only. */
export const portals: SiteFamily = {
  ...none,
  name: 'portals',
  publishers: [],
  tells: '.ms-rtestate-field, .journal-content-article, #news-bodyhtml',
  title: ['[id$="lblTitle"]', '.item-title', '.news-title', '.asset-title', 'h1.title', '.portlet-body h1'],
  lead: ['.item-summary', '.news-summary', '.hometext', '.asset-summary'],
  body: ['.ms-rtestate-field', '#news-bodyhtml', '.journal-content-article'],
  date: ['.item-date', '.news-date', '.asset-date'],
  noise: ['.ms-webpart-zone', '.ms-hidden'],
};

/** VnExpress. */
export const vnExpress: SiteFamily = {
  ...none,
  name: 'vnexpress',
  publishers: [{ domain: 'vnexpress.net', name: 'VnExpress' }],
  tells: 'article.fck_detail',
  title: ['h1.title-detail'],
  lead: ['p.description'],
  body: ['article.fck_detail', '.fck_detail'],
  date: ['span.date'],
  noise: ['.box-tinlienquan', '.list-news'],
  articlePath: /-\d{6,}\.html$/,
};
