/**
 * A corpus of whole pages in every family: lists of articles and standing pages on one side, articles on the other.
 * A page is its family's markup put together in one of the shapes below, so that a new family or shape tests all others.
 */
import { type Family, families, teaser } from './families.ts';
import { day, headlines, paragraphs, pick, sections, slug, summaries } from './words.ts';

export interface Page {
  name: string;
  family: string;
  url: string;
  html: string;
}

const times = (count: number, make: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => make(n)).join('\n');
const long = (n: number): string => [0, 1, 2].map((i) => pick(summaries, n + i)).join(' ');

/** What stands around the main column of every page. */
function framed(family: Family, title: string, head: string, main: string, seed: number): string {
  const most = times(
    5,
    (n) => `<li><a href="${family.article(n + seed + 9)}">${pick(headlines, n + seed + 9)}</a></li>`,
  );
  return `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>
<header class="header-top"><p class="clock">Thứ sáu, ngày 22/11/2024 09:15</p><a class="logo" href="/"><img src="logo.png" alt="Trang chủ"></a></header>
<nav><ul>${times(8, (n) => `<li><a href="/${slug(pick(sections, n))}">${pick(sections, n)}</a></li>`)}</ul></nav>
<div class="container">${main}</div>
<div class="col-right sidebar"><h3>Đọc nhiều</h3><ul>${most}</ul></div>
<footer><p>Cơ quan chủ quản: UBND tỉnh An Bình. Giấy phép số 12/GP-TTĐT ngày 01/02/2019. Điện thoại: 0200.000.111. Ghi rõ nguồn khi phát hành lại thông tin từ trang này.</p></footer></body></html>`;
}

/** Shapes of lists: what stands in the main column, given the family and the section's name. */
const lists: Record<string, (family: Family, section: string, n: number) => string> = {
  plain: (f, s, n) =>
    `<h1 class="cat-title">${s}</h1>${f.list(times(10, (i) => teaser(f, n + i)))}<div class="paging"><a href="?p=2">2</a> <a href="?p=3">3</a></div>`,
  'three only': (f, s, n) =>
    `<div class="breadcrumb"><a href="/">Trang chủ</a> ${s}</div>${f.list(times(3, (i) => teaser(f, n + i)))}`,
  'long summaries': (f, s, n) => `<h2>${s}</h2>${f.list(times(8, (i) => teaser(f, n + i, long(n + i))))}`,
  'first with a long lead': (f, s, n) =>
    `<h1>${s}</h1>${f.list(teaser(f, n, long(n)) + times(6, (i) => teaser(f, n + i + 1, '')))}<ul>${times(10, (i) => `<li><a href="${f.article(n + i + 8)}">${pick(headlines, n + i + 8)}</a> <i>(${day(i)})</i></li>`)}</ul>`,
  'introduced by a text': (f, s, n) =>
    `<div class="topic-head"><h1>${s}</h1><p class="topic-intro">${long(n)} ${long(n + 4)}</p></div>${f.list(times(9, (i) => teaser(f, n + i)))}`,
  'front of boxes': (f, _, n) =>
    `<section class="focus"><h1><a href="${f.article(n)}">${pick(headlines, n)}</a></h1><p>${long(n)}</p><p>${pick(summaries, n + 5)}</p></section>${[1, 2, 3].map((b) => `<section><h2><a href="/${slug(pick(sections, b))}">${pick(sections, b)}</a></h2>${f.list(times(4, (i) => teaser(f, n + b * 4 + i)))}</section>`).join('')}`,
  'flat sequence': (f, s, n) =>
    `<h2 class="title">${s}</h2><div class="content">${times(7, (i) => `<h3><a href="${f.article(n + i)}">${pick(headlines, n + i)}</a></h3><p><i>${day(n + i)}</i></p><p>${long(n + i)}</p>`)}</div>`,
  'search results': (f, _, n) =>
    `<form action="/tim-kiem"><input name="q" value="hộ nghèo"></form><p>Tìm thấy 1.240 kết quả với từ khóa "hộ nghèo"</p><ul class="results">${times(10, (i) => `<li><a href="${f.article(n + i)}">${pick(headlines, n + i)}</a><div class="snippet">${day(i)} - ... ${long(n + i).replace(/hộ/g, '<b>hộ</b>')} ...</div></li>`)}</ul>`,
  'documents in a table': (f, s, n) =>
    `<h2>${s}</h2><table class="table"><tr><th>STT</th><th>Số ký hiệu</th><th>Ngày ban hành</th><th>Trích yếu</th></tr>${times(12, (i) => `<tr><td>${i + 1}</td><td>${140 + i}/KH-UBND</td><td>${day(n + i)}</td><td><a href="${f.article(n + i)}">Kế hoạch về việc ${pick(headlines, n + i).toLowerCase()}</a></td></tr>`)}</table>`,
  'summaries of two paragraphs': (f, s, n) =>
    `<h1>${s}</h1><div class="items">${times(6, (i) => `<div class="item"><h3 class="title"><a href="${f.article(n + i)}">${pick(headlines, n + i)}</a></h3><span>${day(n + i)}</span><div class="content"><p>${long(n + i)}</p><p>${long(n + i + 3)}</p></div></div>`)}</div>`,
  'linked pictures and captions': (f, s, n) =>
    `<h1>${s}</h1><div class="grid">${times(12, (i) => `<figure><a href="${f.article(n + i)}"><img src="a.jpg" alt="${pick(headlines, n + i)}"></a><figcaption><a href="${f.article(n + i)}">${pick(headlines, n + i)}</a></figcaption></figure>`)}</div>`,
};

/** Pages of a portal or a paper that are no article though they hold a text, with the end of their address. */
const standing: Record<string, { path: string; title: string; main: string }> = {
  about: {
    path: '/gioi-thieu',
    title: 'Giới thiệu chung',
    main: `<h1>Giới thiệu chung</h1><div class="content">${times(4, (i) => `<p>Tỉnh An Bình có diện tích tự nhiên 4.495 km2, dân số 1,7 triệu người, gồm 15 đơn vị hành chính cấp huyện. ${pick(paragraphs, i + 5)}</p>`)}</div>`,
  },
  history: {
    path: '/gioi-thieu/lich-su-hinh-thanh',
    title: 'Lịch sử hình thành',
    main: `<h2 class="title">Lịch sử hình thành</h2><div class="journal-content-article">${times(5, (i) => `<p>Năm ${1976 + i * 7}, Sở được thành lập trên cơ sở hợp nhất ba ty. ${pick(paragraphs, i)}</p>`)}</div>`,
  },
  functions: {
    path: '/chuc-nang-nhiem-vu',
    title: 'Chức năng, nhiệm vụ',
    main: `<h3 class="header-title">Chức năng, nhiệm vụ</h3><div class="journal-content-article">${times(8, (i) => `<p>${i + 1}. Trình Ủy ban nhân dân tỉnh dự thảo quyết định, quy hoạch, kế hoạch dài hạn, 5 năm và hằng năm về lao động, việc làm; tổ chức thực hiện sau khi được phê duyệt.</p>`)}</div>`,
  },
  contact: {
    path: '/lien-he.html',
    title: 'Liên hệ',
    main: `<h1>Liên hệ</h1><div class="content"><p>Tòa soạn: số 1 đường Ví Dụ, phường 1, thành phố An Bình. Điện thoại 0200.000.111, thư điện tử toasoan@vidu.vn.</p><p>Văn phòng đại diện phía Nam: số 45 đường Mẫu, quận 3; điện thoại 0280.000.222; tiếp bạn đọc các ngày trong tuần từ 8 giờ đến 17 giờ.</p><p>Mọi ý kiến đóng góp xin gửi qua mẫu dưới đây, chúng tôi trả lời trong vòng 5 ngày làm việc kể từ khi nhận được thư của quý vị.</p></div>`,
  },
  organisation: {
    path: '/co-cau-to-chuc',
    title: 'Cơ cấu tổ chức',
    main: `<h1>Cơ cấu tổ chức</h1><table class="content">${times(9, (i) => `<tr><td>${i + 1}</td><td>Nguyễn Văn ${'ABCDEGHIK'[i]}</td><td>Trưởng phòng số ${i + 1}, phụ trách lĩnh vực lao động, việc làm và an toàn lao động</td><td>0200.000.1${i}1</td></tr>`)}</table>`,
  },
  schedule: {
    path: '/lich-cong-tac',
    title: 'Lịch công tác tuần',
    main: `<h1>Lịch công tác tuần</h1><table>${times(7, (i) => `<tr><td>Thứ ${i + 2} (${day(i)})</td><td>8h00: Lãnh đạo Sở họp giao ban với các phòng chuyên môn tại phòng họp số 1; 14h00: làm việc với huyện Tân Hòa về kết quả giảm nghèo.</td></tr>`)}</table>`,
  },
  procedures: {
    path: '/thu-tuc-hanh-chinh',
    title: 'Thủ tục hành chính',
    main: `<h1>Thủ tục hành chính</h1><ol class="content">${times(9, (i) => `<li><a href="/thu-tuc/${i}">Cấp giấy phép lao động cho người nước ngoài, trường hợp ${i + 1}</a></li>`)}</ol>`,
  },
  questions: {
    path: '/hoi-dap',
    title: 'Hỏi đáp',
    main: `<h1>Hỏi đáp</h1><div class="content">${times(6, (i) => `<div class="qa"><p><b>Câu hỏi ${i + 1}:</b> Tôi làm việc được 7 năm thì nghỉ, mức trợ cấp thất nghiệp của tôi được tính thế nào?</p><p><b>Trả lời:</b> Mức hưởng hằng tháng bằng 60% bình quân tiền lương của sáu tháng liền kề trước khi thất nghiệp.</p></div>`)}</div>`,
  },
  terms: {
    path: '/dieu-khoan-su-dung.html',
    title: 'Điều khoản sử dụng',
    main: `<h1>Điều khoản sử dụng</h1><div class="content">${times(5, (i) => `<p>Điều ${i + 1}. Người dùng đồng ý tuân thủ các quy định của trang khi truy cập; trang có quyền thay đổi nội dung mà không cần báo trước cho người dùng.</p>`)}</div>`,
  },
  missing: {
    path: '/khong-tim-thay',
    title: 'Không tìm thấy trang',
    main: `<h1>404</h1><p>Trang bạn tìm không tồn tại hoặc đã được chuyển đi nơi khác. Hãy kiểm tra lại địa chỉ hoặc trở về trang chủ để xem những tin mới nhất trong ngày hôm nay.</p>`,
  },
};

const body = (n: number, count = 5): string => times(count, (i) => `<p>${pick(paragraphs, n + i)}</p>`);

/** Shapes of an article's text. What stands after it on the page comes as `after`. */
const articles: Record<
  string,
  (family: Family, n: number) => { body: string; after?: string; lacks?: string[] }
> = {
  plain: (_, n) => ({ body: body(n) }),
  'one paragraph': (_, n) => ({ body: body(n, 1) }),
  'related in the text': (f, n) => ({
    lacks: [pick(headlines, n + 1), pick(headlines, n + 4)],
    body: `${body(n, 2)}<div class="related"><ul>${times(3, (i) => `<li><a href="${f.article(n + i + 1)}">${pick(headlines, n + i + 1)}</a></li>`)}</ul></div>${body(n + 2, 3)}<p><a href="${f.article(n + 4)}">${pick(headlines, n + 4)}</a></p>${body(n + 5, 1)}`,
  }),
  'teasers below': (f, n) => ({
    lacks: [pick(headlines, n + 1), pick(headlines, n + 8)],
    body: body(n, 3),
    after: `<div class="more"><h3>Tin khác</h3>${f.list(times(8, (i) => teaser(f, n + i + 1)))}</div>`,
  }),
  'short, many long teasers below': (f, n) => ({
    lacks: [pick(headlines, n + 1), long(n)],
    body: body(n, 2),
    after: `<h3>Cùng chuyên mục</h3>${f.list(times(10, (i) => teaser(f, n + i + 1, long(n + i))))}`,
  }),
  'links in every paragraph': (f, n) => ({
    body: times(
      6,
      (i) =>
        `<p>${pick(paragraphs, n + i)} Xem <a href="${f.article(n + i + 1)}">${pick(headlines, n + i + 1)}</a>, theo báo cáo mới nhất của ngành.</p>`,
    ),
  }),
  headings: (_, n) => ({
    body: times(
      4,
      (i) =>
        `<h2>${pick(headlines, n + i + 2)}</h2><p>${pick(paragraphs, n + i)}</p><p>${pick(paragraphs, n + i + 4)}</p>`,
    ),
  }),
  photographs: (_, n) => ({
    body:
      times(
        6,
        (i) =>
          `<figure><img src="a.jpg" alt=""><figcaption>${pick(summaries, n + i)} Ảnh: Hoài An</figcaption></figure>`,
      ) + body(n, 1),
  }),
  interview: (_, n) => ({
    body: times(
      4,
      (i) => `<p><b>* Thưa ông, kết quả năm nay ra sao?</b></p><p>- ${pick(paragraphs, n + i)}</p>`,
    ),
  }),
  'a table of figures': (_, n) => ({
    body: `${body(n, 2)}<table><tr><th>Huyện</th><th>2023</th><th>2024</th></tr>${times(6, (i) => `<tr><td>Huyện số ${i + 1}</td><td>${310 + i * 7}</td><td>${275 + i * 5}</td></tr>`)}</table>${body(n + 3, 1)}`,
  }),
  'boxes instead of paragraphs': (_, n) => ({
    body: times(5, (i) => `<div>${pick(paragraphs, n + i)}</div>`),
  }),
  'line breaks': (_, n) => ({ body: `<div>${times(5, (i) => `${pick(paragraphs, n + i)}<br><br>`)}</div>` }),
  'a roundup with linked headings': (f, n) => ({
    body: times(
      4,
      (i) =>
        `<h3><a href="${f.article(n + i + 3)}">${pick(headlines, n + i + 3)}</a></h3><p>${pick(paragraphs, n + i)}</p><p>${pick(paragraphs, n + i + 1)}</p><p>${pick(paragraphs, n + i + 2)}</p>`,
    ),
  }),
  decision: (_, n) => ({
    body: `<p>Căn cứ Luật Tổ chức chính quyền địa phương;</p><p>Căn cứ Nghị định số 07/2021/NĐ-CP quy định chuẩn nghèo đa chiều;</p>${times(4, (i) => `<p>Điều ${i + 1}. ${pick(paragraphs, n + i)}</p>`)}`,
  }),
};

const origin = (family: Family, path: string) => `${family.origin}${path}`;

/** Every list shape in every family, and the standing pages of those that are portals. */
export const listPages: readonly Page[] = families.flatMap((family, f) => {
  const shapes = Object.entries(lists).map(([shape, make], n) => {
    const section = pick(sections, f + n);
    const path = pick(family.lists, n);
    const title = `${section} - Trang tin An Bình`;
    const html = framed(family, title, family.listHead, make(family, section, f + n), n);
    return { name: `${family.name}: ${shape}`, family: family.name, url: origin(family, path), html };
  });
  const portal = ['sharepoint', 'liferay', 'nukeviet', 'wordpress', 'unknown'].includes(family.name);
  const pages = Object.entries(standing).filter(
    ([name]) => portal || ['about', 'contact', 'terms', 'missing'].includes(name),
  );
  const texts = pages.map(([name, { path, title, main }], n) => ({
    name: `${family.name}: ${name}`,
    family: family.name,
    url: origin(family, path),
    html: framed(family, `${title} - Trang tin An Bình`, family.listHead, main, n),
  }));
  return [...shapes, ...texts];
});

/** Every article shape in every family. */
export const articlePages: readonly (Page & {
  title: string;
  date: string;
  author: string;
  has: string[];
  lacks: string[];
})[] = families.flatMap((family, f) =>
  Object.entries(articles).map(([shape, make], s) => {
    const n = f * 3 + s;
    const title = pick(headlines, n);
    const date = day(n);
    const url = origin(family, family.article(n));
    const author = pick(['Hải Vân', 'Thu Hà', 'NGỌC LAN', 'Minh Trâm'], n);
    const made = make(family, n);
    const main = family.page({ title, lead: pick(summaries, n + 7), body: made.body, date, author });
    const iso = `${date.split('/').reverse().join('-')}T08:00:00+07:00`;
    const html = framed(
      family,
      `${title} - Trang tin An Bình`,
      family.head({ title, iso, url }),
      main + (made.after ?? ''),
      n,
    );
    return {
      name: `${family.name}: ${shape}`,
      family: family.name,
      url,
      html,
      title,
      date,
      author,
      has: [pick(paragraphs, n)],
      lacks: made.lacks ?? [],
    };
  }),
);
