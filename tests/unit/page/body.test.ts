/** Bodies as pages really have them: in pieces, with tables and lists, with other articles among the text. */
import { describe, expect, it } from 'vitest';
import { readHtml } from '../../../lib/cli/document.ts';

const A = 'Năm 2023, tỉnh An Bình còn 4.310 hộ nghèo, giảm 1.025 hộ so với đầu năm theo báo cáo của ngành.';
const B =
  'Tổng kinh phí thực hiện là 185 tỷ đồng, trong đó ngân sách trung ương 120 tỷ đồng, còn lại là của tỉnh.';
const C =
  'Năm 2024, tỉnh đặt mục tiêu giảm thêm 900 hộ nghèo và hỗ trợ xây mới 450 căn nhà cho người khó khăn.';
const TITLE = 'Tỉnh An Bình còn 4.310 hộ nghèo cuối năm 2023';
const page = (main: string, head = '') =>
  `<html><head><title>${TITLE}</title><meta property="og:type" content="article"><meta property="article:published_time" content="2024-01-05T10:00:00+07:00">${head}</head><body><main><h1>${TITLE}</h1>${main}</main></body></html>`;
const read = (html: string, url = 'https://www.vidu.vn/tin/bai-123456.html') => {
  const reading = readHtml(html, url);
  if (reading.kind === 'none') throw new Error(reading.reason);
  return reading.article;
};
const texts = (html: string) => {
  const { text, blocks } = read(html);
  return blocks.slice(1).map((b) => text.slice(b.start, b.end));
};

describe('the text', () => {
  it.each<[string, string, string[]]>([
    [
      'in two boxes around an advertisement',
      `<div class="detail-content"><p>${A}</p><p>${B}</p></div><div class="ads">Mua ngay 10% giảm giá</div><div class="detail-content"><p>${C}</p></div>`,
      [A, B, C],
    ],
    ['as bare text between breaks', `<div class="noi-dung">${A}<br><br>${B}<br><br>${C}</div>`, [A, B, C]],
    [
      'with a list of definitions',
      `<div class="noi-dung"><p>${A}</p><p>${B}</p><dl><dt>Huyện Tân Hòa</dt><dd>312 hộ nghèo</dd><dt>Huyện Phú Lâm</dt><dd>208 hộ nghèo</dd></dl><p>${C}</p></div>`,
      [A, B, 'Huyện Tân Hòa: 312 hộ nghèo', 'Huyện Phú Lâm: 208 hộ nghèo', C],
    ],
    [
      'with merged heads of a table',
      `<div class="noi-dung"><p>${A}</p><p>${B}</p><table><tr><th rowspan="2">Huyện</th><th colspan="2">Hộ nghèo</th></tr><tr><th>2023</th><th>2024</th></tr><tr><td>Tân Hòa</td><td>312</td><td>290</td></tr></table><p>${C}</p></div>`,
      [A, B, 'Huyện\tHộ nghèo 2023\tHộ nghèo 2024\nTân Hòa\t312\t290', C],
    ],
    [
      'with teasers of other articles inside',
      `<div class="noi-dung"><p>${A}</p><div class="b"><div class="c"><a href="/x-1"><b>Xã Mỹ Phước khánh thành cầu dân sinh 4,5 tỷ đồng</b></a><div>Cây cầu dài 42 mét do người dân góp 30% kinh phí.</div></div><div class="c"><a href="/x-2"><b>Trường nghề Sông Trầu tuyển 1.800 học viên</b></a><div>Khóa mới bắt đầu vào tháng Chín với 12 nghề.</div></div></div><p>${B}</p><p>${C}</p></div>`,
      [A, B, C],
    ],
  ])('%s', (_, main, wanted) => {
    expect(texts(page(main))).toEqual(wanted);
  });

  it.each([
    ['in an element of its own', `${TITLE} <span class="time">05/01/2024 10:00</span>`],
    ['bare', `${TITLE} (05/01/2024 10:00)`],
    ['before the day', `${TITLE} - 10:00, 05/01/2024`],
  ])('a headline loses the time glued to it: %s', (_, heading) => {
    const html = page(`<div class="noi-dung"><p>${A}</p><p>${B}</p></div>`).replace(
      `<h1>${TITLE}`,
      `<h1>${heading}`,
    );
    expect(read(html).title).toBe(TITLE);
  });
});

describe('the author', () => {
  it.each<[string, string | null, string]>([
    ['<p style="text-align:right"><b>Thu Hà</b> (tổng hợp)</p>', 'Thu Hà', 'Thu Hà'],
    ['<p>Theo Hồ Hương</p>', 'Hồ Hương', 'Theo Hồ Hương'],
    ['<p><i>Theo Báo An Bình</i></p>', null, 'Theo Báo An Bình'],
    ['<p>Theo Tuổi Trẻ</p>', null, 'Theo Tuổi Trẻ'],
    ['Minh Trâm', 'Minh Trâm', 'Minh Trâm'],
    ['<p><b>Hải Vân - Ngọc Lan</b></p>', 'Hải Vân - Ngọc Lan', 'Hải Vân - Ngọc Lan'],
    ['<p><b>Nguyễn Văn Bình/TTXVN</b></p>', 'Nguyễn Văn Bình', 'Nguyễn Văn Bình'],
    ['<p align="right"><b>Nhóm PV</b></p>', null, 'Nhóm PV'],
  ])('%s', (line, author, last) => {
    const article = read(page(`<div class="noi-dung"><p>${A}</p><p>${B}</p>${line}</div>`));
    expect(article.author).toBe(author);
    const end = article.blocks.at(-1)!;
    expect([end.kind, article.text.slice(end.start)]).toEqual(['byline', last]);
  });
});

describe('documents', () => {
  const link = '<p><a href="/files/bao-cao-45.pdf">Toàn văn Báo cáo số 45</a></p>';
  it('are named where the text is short', () => {
    const { documents } = read(page(`<div class="noi-dung"><p>${A}</p><p>${B}</p>${link}</div>`));
    expect(documents).toEqual([
      { name: 'Toàn văn Báo cáo số 45', url: 'https://www.vidu.vn/files/bao-cao-45.pdf' },
    ]);
  });
  it('are not where the text says it all, nor from menus', () => {
    const long = `<p>${A}</p><p>${B}</p><p>${C}</p>`.repeat(6);
    expect(read(page(`<div class="noi-dung">${long}${link}</div>`))).not.toHaveProperty('documents');
    expect(
      read(page(`<nav>${link}</nav><div class="noi-dung"><p>${A}</p><p>${B}</p></div>`)),
    ).not.toHaveProperty('documents');
  });
  it('are why a page without text shows no article', () => {
    expect(readHtml(page(link), 'https://www.vidu.vn/tin/bai-123456.html')).toEqual({
      kind: 'none',
      reason: 'attached',
    });
  });
});
