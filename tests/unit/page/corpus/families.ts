/** What the pages of one publishing system look like: an article's address and head, and one teaser of its lists. */
import { day, headlines, pick, slug, summaries } from './words.ts';

export interface Teaser {
  href: string;
  title: string;
  summary: string;
  date: string;
}

export interface Family {
  name: string;
  origin: string;
  /** The path of the `n`-th article. */
  article(n: number): string;
  /** Paths of lists, each as the system makes them. */
  lists: readonly string[];
  /** One teaser of a list, and what holds them. */
  teaser(t: Teaser): string;
  list(items: string): string;
  /** The article's own box. */
  page(a: { title: string; lead: string; body: string; date: string; author: string }): string;
  /** In the head of an article. */
  head(a: { title: string; iso: string; url: string }): string;
  /** In the head of a list; some systems call everything an article. */
  listHead: string;
}

const p = (date: string) => date.split('/').reverse().join('');
export const teaser = (family: Family, n: number, summary: string = pick(summaries, n * 3)): string =>
  family.teaser({ href: family.article(n), title: pick(headlines, n), summary, date: day(n) });
const og = ({ title, iso, url }: { title: string; iso: string; url: string }) =>
  `<meta property="og:type" content="article"><meta property="og:title" content="${title}"><meta property="og:url" content="${url}"><meta property="article:published_time" content="${iso}">`;
const ld = ({ title, iso }: { title: string; iso: string }) =>
  `<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"${title}","datePublished":"${iso}"}</script>`;
const website = '<meta property="og:type" content="website">';

export const families: readonly Family[] = [
  {
    name: 'dan-sinh',
    origin: 'https://baodansinh.vn',
    article: (n) => `/${slug(pick(headlines, n))}-${p(day(n))}14320${String(n).padStart(4, '0')}.htm`,
    lists: ['/giam-ngheo.htm', '/viec-lam/trang-3.htm', '/'],
    teaser: (t) =>
      `<li class="item"><a class="thumb" href="${t.href}"><img src="a.jpg" alt="${t.title}"></a><div class="info"><h3><a href="${t.href}">${t.title}</a></h3><span class="time">${t.date} 14:32</span><p class="sapo">${t.summary}</p></div></li>`,
    list: (items) => `<div class="list-news"><ul>${items}</ul></div>`,
    page: (a) =>
      `<div class="detail"><div class="detail-top"><h1>${a.title}</h1></div><div class="date-like"><ul class="left"><li><span>14:32 - ${a.date}</span></li></ul></div><div class="description">${a.lead}</div><div class="info-detail">${a.body}<p style="text-align:right"><b>${a.author}</b></p></div></div>`,
    head: () => '',
    listHead: '',
  },
  {
    name: 'dan-tri',
    origin: 'https://dantri.com.vn',
    article: (n) => `/xa-hoi/${slug(pick(headlines, n))}-${p(day(n))}08120${String(n).padStart(4, '0')}.htm`,
    lists: [
      '/xa-hoi.htm',
      '/lao-dong-viec-lam/trang-2.htm',
      '/tim-kiem/ho-ngheo.htm',
      '/su-kien/bao-so-3.htm',
    ],
    teaser: (t) =>
      `<article class="article-item"><div class="article-thumb"><a href="${t.href}"><img src="a.jpg" alt=""></a></div><div class="article-content"><h3 class="article-title"><a href="${t.href}">${t.title}</a></h3><div class="article-excerpt"><a href="${t.href}">${t.summary}</a></div></div></article>`,
    list: (items) => `<div class="article list">${items}</div>`,
    page: (a) =>
      `<div class="singular-wrap"><article class="singular-container"><h1 class="title-page detail">${a.title}</h1><div class="author-wrap"><div class="author-name"><a href="/tac-gia/x.htm">${a.author}</a></div><time class="author-time" datetime="${a.date.split('/').reverse().join('-')} 08:12">Thứ hai, ${a.date} - 08:12</time></div><h2 class="singular-sapo">(Dân trí) - ${a.lead}</h2><div class="singular-content">${a.body}</div></article></div>`,
    head: (a) => og(a) + ld(a),
    listHead: website,
  },
  {
    name: 'vccorp',
    origin: 'https://tuoitre.vn',
    article: (n) => `/${slug(pick(headlines, n))}-${p(day(n))}09301${String(n).padStart(4, '0')}.htm`,
    lists: ['/kinh-doanh.htm', '/tim-kiem.htm?keywords=viec+lam', '/viec-lam.html', '/'],
    teaser: (t) =>
      `<div class="box-category-item" data-id="${t.href.slice(-21, -4)}"><a class="box-category-link-with-avatar" href="${t.href}" title="${t.title}"><img src="a.jpg" alt="${t.title}"></a><div class="box-category-content"><h3 class="box-title-text"><a class="box-category-link-title" data-type="title" href="${t.href}">${t.title}</a></h3><p data-type="sapo" class="box-category-sapo">${t.summary}</p></div></div>`,
    list: (items) =>
      `<div class="box-category" data-layout="6"><div class="box-category-middle">${items}</div></div>`,
    page: (a) =>
      `<div class="detail__main"><h1 class="detail-title article-title" data-role="title">${a.title}</h1><div class="detail-info"><div class="detail-author" data-role="author">${a.author}</div><div class="detail-time"><div data-role="publishdate">${a.date} 09:30 GMT+7</div></div></div><div class="detail-cmain"><h2 class="detail-sapo" data-role="sapo">${a.lead}</h2><div class="detail-content afcbc-body" data-role="content">${a.body}</div></div></div>`,
    head: og,
    listHead: website,
  },
  {
    name: 'cms-body',
    origin: 'https://nhandan.vn',
    article: (n) => `/${slug(pick(headlines, n))}-post8354${String(n).padStart(2, '0')}.html`,
    lists: ['/kinhte/', '/tag/ho-ngheo-tag1250.html', '/Search/?q=ho+ngheo', '/'],
    teaser: (t) =>
      `<article class="story story--flex"><figure class="story__thumb"><a href="${t.href}"><img src="a.jpg" alt="${t.title}"></a></figure><h2 class="story__heading"><a href="${t.href}">${t.title}</a></h2><div class="story__meta"><time>${t.date}</time></div><div class="story__summary">${t.summary}</div></article>`,
    list: (items) => `<div class="timeline content-list" data-source="zone-timeline">${items}</div>`,
    page: (a) =>
      `<div class="article"><h1 class="article__title cms-title">${a.title}</h1><div class="article__meta"><time class="time" datetime="${a.date.split('/').reverse().join('-')}T07:30:00+0700">${a.date} - 07:30</time></div><div class="article__sapo cms-desc">NDO - ${a.lead}</div><div class="article__body zce-content-body cms-body">${a.body}</div><div class="article__author"><span class="author">${a.author}</span></div></div>`,
    head: (a) => og(a) + ld(a),
    listHead: website,
  },
  {
    name: 'mastercms',
    origin: 'https://congthuong.vn',
    article: (n) => `/${slug(pick(headlines, n))}-3412${String(n).padStart(2, '0')}.html`,
    lists: ['/chuyen-muc/thuong-mai', '/thuong-mai&page=2', '/search_enginer.html?p=search&q=xuat+khau'],
    teaser: (t) =>
      `<div class="article clearfix"><a class="article-image" href="${t.href}"><img src="a.jpg"></a><h3 class="article-title"><a class="article-link" href="${t.href}">${t.title}</a></h3><div class="article-meta"><span class="format_time">${t.date}</span></div><div class="article-desc post-desc">${t.summary}</div></div>`,
    list: (items) => `<div class="bx-list-cat __MB_LIST_ITEM">${items}</div>`,
    page: (a) =>
      `<div class="post"><h1 class="post-title">${a.title}</h1><div class="post-meta"><span class="format_date">${a.date}</span> <span class="format_time">10:15</span></div><div class="post-desc">${a.lead}</div><div class="post-content __MB_ARTICLE_CONTENT">${a.body}<p><strong>${a.author}</strong></p></div></div>`,
    head: og,
    listHead: '<meta property="og:type" content="article">',
  },
  {
    name: 'southern',
    origin: 'https://baolongan.vn',
    article: (n) => `/${slug(pick(headlines, n))}-a1723${String(n).padStart(2, '0')}.html`,
    lists: ['/kinh-te/', '/xa-hoi/trang-2', '/tim-kiem.html?key=ho+ngheo', '/tag/ho-ngheo/'],
    teaser: (t) =>
      `<div class="row news"><div class="col-4"><a href="${t.href}"><img src="a.jpg"></a></div><div class="col-8"><h4 class="title"><a href="${t.href}">${t.title}</a></h4><p class="time">${t.date} 08:00</p><p class="sapo">${t.summary}</p></div></div>`,
    list: (items) => `<div class="list-category">${items}</div>`,
    page: (a) =>
      `<div class="detail"><h1 class="title">${a.title}</h1><span class="time">${a.date} - 08:00</span><h4 class="sapo">${a.lead}</h4><div class="content-fck">${a.body}<p align="right"><strong>${a.author}</strong></p></div></div>`,
    head: og,
    listHead: '<meta property="og:type" content="article">',
  },
  {
    name: 'provincial',
    origin: 'https://baocaobang.vn',
    article: (n) => `/${slug(pick(headlines, n))}-31${String(n).padStart(3, '0')}.html`,
    lists: ['/Kinh-te', '/Xa-hoi/p2', '/tim-kiem?keyword=viec+lam'],
    teaser: (t) =>
      `<div class="list_item_news"><a href="${t.href}"><img src="a.jpg"></a><h3><a href="${t.href}">${t.title}</a></h3><div class="desc">${t.summary}</div></div>`,
    list: (items) => `<div class="content">${items}</div>`,
    page: (a) =>
      `<div class="wrap-detail"><h1 class="article__title">${a.title}</h1><div class="post-date">Thứ ba, ${a.date} | 09:05</div><div class="desc"><b>${a.lead}</b></div><div class="article-content content">${a.body}<p><b>${a.author}</b></p></div></div>`,
    head: og,
    listHead: '',
  },
  {
    name: 'monthly',
    origin: 'https://baothainguyen.vn',
    article: (n) => `/kinh-te/2024${day(n).slice(3, 5)}/${slug(pick(headlines, n))}-1a2b3c${n % 10}/`,
    lists: ['/kinh-te/', '/xa-hoi/?paged=2', '/search/?q=viec+lam'],
    teaser: (t) =>
      `<li class="clearfix"><a class="img" href="${t.href}"><img src="a.jpg"></a><a class="title" href="${t.href}">${t.title}</a><div class="time">${t.date}</div><div class="desc">${t.summary}</div></li>`,
    list: (items) => `<ul class="list-news content">${items}</ul>`,
    page: (a) =>
      `<div class="detail"><h1>${a.title}</h1><span class="date">Cập nhật: 16:28, ${a.date} (GMT+7)</span><div class="desc">${a.lead}</div><div class="content" id="content">${a.body}<p class="author">${a.author}</p></div></div>`,
    head: () => '',
    listHead: '',
  },
  {
    name: 'sharepoint',
    origin: 'https://soldtbxh.anbinh.gov.vn',
    article: (n) => `/Pages/tin-tuc.aspx?ItemID=18${String(n).padStart(2, '0')}`,
    lists: [
      '/Pages/chuyen-muc.aspx?CatID=12',
      '/tin-tuc/Pages/default.aspx',
      '/Pages/tim-kiem.aspx?k=ho+ngheo',
      '/tin-tuc-su-kien',
    ],
    teaser: (t) =>
      `<tr><td class="ms-vb"><a href="${t.href}"><img src="a.jpg"></a></td><td class="ms-vb"><div class="news-title"><a href="${t.href}">${t.title}</a> <span class="item-date">(${t.date})</span></div><div class="news-summary">${t.summary}</div></td></tr>`,
    list: (items) =>
      `<form id="aspnetForm"><div class="ms-webpart-zone"><table>${items}</table></div></form>`,
    page: (a) =>
      `<form id="aspnetForm"><div class="box"><div class="item-title">${a.title}</div><div class="item-date">${a.date} 10:00</div><div class="item-summary">${a.lead}</div><div class="item-content ms-rtestate-field">${a.body}<div style="text-align:right">${a.author}</div></div></div></form>`,
    head: () => '',
    listHead: '',
  },
  {
    name: 'liferay',
    origin: 'https://so.anbinh.gov.vn',
    article: (n) =>
      `/tin-tuc/-/view_content/40${String(n).padStart(3, '0')}-${slug(pick(headlines, n))}.html`,
    lists: [
      '/ke-hoach',
      '/web/guest/tin-tuc-su-kien',
      '/tim-kiem?q=ho+ngheo',
      '/web/guest/tin-tuc?p_p_id=101&cur=2',
    ],
    teaser: (t) =>
      `<div class="asset-abstract"><div class="asset-content"><h3 class="asset-title"><a href="${t.href}">${t.title}</a></h3><div class="block_timer">${t.date} | 04:30 PM</div><div class="asset-summary">${t.summary}</div></div></div>`,
    list: (items) => `<div class="portlet-asset-publisher"><div class="portlet-body">${items}</div></div>`,
    page: (a) =>
      `<div class="portlet-body"><div class="asset-full-content"><h3 class="header-title">${a.title}</h3><div class="metadata-publish-date">${a.date} 16:30</div><div class="asset-content"><div class="journal-content-article"><p><b>${a.lead}</b></p>${a.body}<p style="text-align:right"><b>${a.author}</b></p></div></div></div></div>`,
    head: () => '',
    listHead: '',
  },
  {
    name: 'nukeviet',
    origin: 'https://hdnd.anbinh.gov.vn',
    article: (n) => `/vi/news/tin-tuc/${slug(pick(headlines, n))}-12${String(n).padStart(2, '0')}.html`,
    lists: ['/vi/news/tin-tuc/', '/vi/news/tin-tuc/page-2/', '/vi/seek/?q=nghi+quyet', '/vi/news/'],
    teaser: (t) =>
      `<div class="news_column panel panel-default"><div class="panel-body"><div class="featured"><h3><a class="show" href="${t.href}">${t.title}</a></h3><div class="text-muted"><ul class="list-unstyled list-inline"><li><em class="fa fa-clock-o"></em> ${t.date} 08:55</li><li>Đã xem: 214</li></ul></div><div class="text-justify">${t.summary}</div></div></div></div>`,
    list: (items) => `<div class="viewcat">${items}</div>`,
    page: (a) =>
      `<div class="news_column panel"><h1 class="title margin-bottom-lg" itemprop="headline">${a.title}</h1><div><em class="pull-left"><span class="h5">Thứ hai - ${a.date} 08:55</span></em></div><div class="hometext">${a.lead}</div><div class="bodytext" id="news-bodyhtml">${a.body}</div><p class="h5 text-right"><strong>Tác giả: </strong>${a.author}</p></div>`,
    head: og,
    listHead: '<meta name="generator" content="NukeViet v4.5"><meta property="og:type" content="website">',
  },
  {
    name: 'vnexpress',
    origin: 'https://vnexpress.net',
    article: (n) => `/${slug(pick(headlines, n))}-47123${String(n).padStart(2, '0')}.html`,
    lists: ['/kinh-doanh', '/thoi-su-p3', '/tim-kiem?q=viec+lam', '/'],
    teaser: (t) =>
      `<article class="item-news item-news-common"><div class="thumb-art"><a href="${t.href}"><img src="a.jpg"></a></div><h2 class="title-news"><a href="${t.href}">${t.title}</a></h2><p class="description"><a href="${t.href}">${t.summary}</a></p><p class="meta-news"><a class="count_cmt" href="${t.href}#box_comment">12</a></p></article>`,
    list: (items) => `<div class="width_common list-news-subfolder">${items}</div>`,
    page: (a) =>
      `<div class="sidebar-1"><div class="header-content"><span class="date">Thứ hai, ${a.date}, 08:30 (GMT+7)</span></div><h1 class="title-detail">${a.title}</h1><p class="description">${a.lead}</p><article class="fck_detail">${a.body}<p class="author_mail"><strong>${a.author}</strong></p></article></div>`,
    head: (a) => og(a) + ld(a),
    listHead: website,
  },
  {
    name: 'wordpress',
    origin: 'https://trangtin.anbinh.vn',
    article: (n) => `/${slug(pick(headlines, n))}/`,
    lists: ['/category/tin-tuc/', '/tin-tuc/page/2/', '/?s=ho+ngheo', '/tin-tuc/'],
    teaser: (t) =>
      `<article class="post type-post"><header class="entry-header"><h2 class="entry-title"><a rel="bookmark" href="${t.href}">${t.title}</a></h2><div class="entry-meta"><time class="entry-date" datetime="${t.date.split('/').reverse().join('-')}T08:00:00+07:00">${t.date}</time> bởi <a class="author" href="/author/admin">admin</a></div></header><div class="entry-summary"><p>${t.summary}</p><a class="more-link" href="${t.href}">Đọc tiếp</a></div></article>`,
    list: (items) => `<main id="main">${items}</main>`,
    page: (a) =>
      `<main id="main"><article class="post"><header class="entry-header"><h1 class="entry-title">${a.title}</h1><div class="entry-meta"><time class="entry-date" datetime="${a.date.split('/').reverse().join('-')}T08:00:00+07:00">${a.date}</time></div></header><div class="entry-content"><p><strong>${a.lead}</strong></p>${a.body}<p><em>${a.author}</em></p></div></article></main>`,
    head: og,
    listHead: '<meta property="og:type" content="article">',
  },
  {
    name: 'unknown',
    origin: 'https://www.vidu.org.vn',
    article: (n) => `/tin/${slug(pick(headlines, n))}`,
    lists: ['/tin', '/tin/trang-2', '/chuyen-de/giam-ngheo-ben-vung', '/tin?tu-khoa=viec+lam'],
    teaser: (t) =>
      `<div class="x1"><div class="x2"><a href="${t.href}">${t.title}</a></div><div class="x3">${t.date}</div><div class="x4">${t.summary}</div></div>`,
    list: (items) => `<div id="k">${items}</div>`,
    page: (a) =>
      `<div id="k"><div class="t">${a.title}</div><div class="d">Ngày đăng: ${a.date}</div><div class="c"><p>${a.lead}</p>${a.body}<p>${a.author}</p></div></div>`,
    head: () => '',
    listHead: '',
  },
];
