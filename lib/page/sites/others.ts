import type { SiteFamily } from './types.ts';

const none = { domains: '', author: [], date: [], noise: [] } as const;

/** C: ePi MasterCMS: trade and finance papers. */
export const masterCms: SiteFamily = {
  ...none,
  name: 'mastercms',
  domains: 'haiquanonline.com.vn baoquocte.vn thoibaotaichinhvietnam.vn congthuong.vn kinhtenongthon.vn',
  tells: '[class*="__MB_"], [id^="__MB_"]',
  title: ['h1.post-title', 'h1.article-detail-title'],
  lead: ['.bx-desc', '.post-desc', '.article-detail-desc'],
  body: ['.__MB_ARTICLE_CONTENT', '[class*="__MB_CONTENT"]', '[id^="__MB_CONTENT"]', '.post-content'],
  date: ['.format_time', '.datetime'],
  articlePath: /-\d{5,}\.html$/,
  id: /-(\d{5,})\.html$/,
};

/** D: the papers of the southern provinces whose addresses end in `-a123456.html`. */
export const southern: SiteFamily = {
  ...none,
  name: 'southern',
  domains: 'baolongan.vn baotayninh.vn baobinhduong.vn dongkhoi.baovinhlong.vn baodongkhoi.vn',
  tells: 'h4.sapo, p.sapo',
  title: ['h1.title'],
  lead: ['h4.sapo', 'p.sapo'],
  body: ['.content-detail', '.article-content', '.content-fck', '#content_detail'],
  articlePath: /-a\d+\.html$/,
  id: /-a(\d+)\.html$/,
};

/** E and F: provincial papers of several systems; what they share is little more than a class or two. */
export const provincial: SiteFamily = {
  ...none,
  name: 'provincial',
  domains: '',
  tells: '.news_detail_sapo, .news-detail__content',
  title: ['.article__title'],
  lead: ['.news_detail_sapo', '.desc'],
  body: [
    '.news_detail_content',
    '.article__body',
    '.article-body',
    '.article-content',
    '.detail-content',
    '.news-detail__content',
    '.content',
  ],
};

/** E: provincial papers that keep the month in their addresses: `/kinh-te/202407/slug-1a2b3c4/`. */
export const monthly: SiteFamily = {
  ...provincial,
  name: 'monthly',
  domains:
    'baothainguyen.vn baodaklak.vn baoquangtri.vn baobariavungtau.com.vn baodongnai.com.vn baolamdong.vn',
  tells: '',
  lead: ['.desc'],
  body: ['.content', '#content', '.article-content'],
  articlePath: /\/(?:19|20)\d{4}\/[^/]+\/?$/,
  monthInPath: true,
};

/** G: SharePoint, on portals of ministries and provinces. The page's title names the portal only. */
export const sharePoint: SiteFamily = {
  ...none,
  name: 'sharepoint',
  tells: '.ms-rtestate-field, #aspnetForm',
  title: ['[id$="lblTitle"]', '.item-title', '.news-title', 'h1.title'],
  lead: ['.item-summary', '[id$="lblSummary"]', '.news-summary'],
  body: ['.ms-rtestate-field', '[id$="lblContent"]', '.item-content'],
  author: ['[id$="lblAuthor"]'],
  date: ['[id$="lblDate"]', '[id$="lblPublishedDate"]', '.item-date', '.news-date'],
  noise: ['.ms-webpart-zone', '.ms-hidden'],
};

/** H: Liferay: ministries, cities, the Party's theory journal. */
export const liferay: SiteFamily = {
  ...none,
  name: 'liferay',
  domains: 'tapchicongsan.org.vn moh.gov.vn',
  tells: '.journal-content-article',
  title: ['.asset-title', '.header-title', '.journal-content-article h1', '.portlet-body h1'],
  lead: ['.asset-summary', '.journal-content-article .summary'],
  body: ['.journal-content-article', '.asset-content'],
  date: ['.asset-date', '.metadata-publish-date', '.publish-date'],
  noise: ['.asset-links', '.asset-ratings'],
  articlePath: /\/-\/[^/]+(?:\/[^/]+){0,3}$/,
};

/** I: NukeViet: provincial portals, councils, statistics offices. */
export const nukeViet: SiteFamily = {
  ...none,
  name: 'nukeviet',
  tells: '#news-bodyhtml, meta[name="generator" i][content^="NukeViet" i]',
  title: ['h1[itemprop="headline"]', '.news_column h1', 'h1.title'],
  lead: ['.hometext'],
  body: ['#news-bodyhtml', '.bodytext'],
  author: ['#news-author', '.news_column .author'],
  date: ['.news_column .timer', '.news_column .h5', '.news-time'],
  noise: ['.others'],
};

/** K: VnExpress. */
export const vnExpress: SiteFamily = {
  ...none,
  name: 'vnexpress',
  domains: 'vnexpress.net',
  tells: 'article.fck_detail',
  title: ['h1.title-detail'],
  lead: ['p.description'],
  body: ['article.fck_detail', '.fck_detail'],
  author: ['.author_mail strong', 'p.author_mail'],
  date: ['span.date'],
  noise: ['.box-tinlienquan', '.list-news', '.location-stamp'],
  articlePath: /-\d{6,}\.html$/,
  id: /-(\d{6,})\.html$/,
};
