/** Pages that are broken, empty or made to hurt: never an exception, never a slow answer, never a wrong article. */
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { attributedReading, readHtml } from '../../../lib/cli/document.ts';
import { readPage } from '../../../lib/page/index.ts';
import { isReadable } from '../../../lib/page/readable.ts';

const URL_OF = 'https://baodansinh.vn/tin-20240105143207518.htm';
const body = (html: string) =>
  `<html><head></head><body><h1>Một tiêu đề dài</h1><div class="info-detail">${html}</div></body></html>`;
const prose =
  'Năm 2023, tỉnh An Bình còn 4.310 hộ nghèo, giảm 1.025 hộ so với đầu năm theo báo cáo của ngành.';

describe('none, and why', () => {
  it.each([
    ['nothing', '', 'empty'],
    ['text without tags', 'chỉ là chữ', 'empty'],
    ['an empty document', '<html></html>', 'empty'],
    ['an unclosed tag', '<html><body><div class="info-detail"><p', 'empty'],
    ['title without body', body(''), 'empty'],
    ['spaces only', body('<p>&nbsp;</p><p> </p>'), 'empty'],
    ['consonants', body(`<p>${'xkcd qwrtp zxcvb sdfgh jklmn '.repeat(8)}</p>`), 'unreadable'],
    [
      'replacement characters',
      body(`<p>${'T\ufffd l\ufffd h\ufffd ngh\ufffdo gi\ufffdm '.repeat(8)}</p>`),
      'unreadable',
    ],
    ['symbols', body(`<p>${'@@ ## $$ %% ^^ && ** (( )) '.repeat(8)}</p>`), 'unreadable'],
  ])('%s', (_, html, reason) => {
    expect(readHtml(html, URL_OF)).toEqual({ kind: 'none', reason });
  });
});

it('an article in a list box of links only is none', () => {
  const links = '<p><a href="/a">Trao 3.200 suất quà cho hộ nghèo ở huyện Tân Hòa</a></p>'.repeat(6);
  expect(readHtml(body(links), URL_OF)).toEqual({ kind: 'none', reason: 'empty' });
});

it('a document whose DOM throws is unreadable, not an exception', () => {
  const broken = new Proxy({} as Document, {
    get() {
      throw new Error('detached');
    },
  });
  expect(readPage(broken, URL_OF)).toEqual({ kind: 'none', reason: 'unreadable' });
});

it.each([
  ['deep nesting', 'article', body(`${'<div>'.repeat(3000)}${prose}${'</div>'.repeat(3000)}<p>${prose}</p>`)],
  ['many boxes', 'article', body(`<p>${prose}</p>${'<div class="ads related"><p>x</p></div>'.repeat(5000)}`)],
  ['one endless word', 'article', body(`<p>${prose}</p><p>${'a'.repeat(300_000)}</p>`)],
  ['many brackets', 'none', body(`<p>${prose}</p><p>${'('.repeat(100_000)}</p>`)],
  ['a long attribute', 'article', body(`<p class="${'related-'.repeat(20_000)}">${prose}</p>`)],
  [
    'broken JSON-LD',
    'article',
    `<html><head><script type="application/ld+json">{"a":"${'['.repeat(100_000)}</script></head>${body(`<p>${prose}</p>`)}`,
  ],
])('%s: %s, within the time limit of a test', (_, kind, html) => {
  const { document } = parseHTML(html);
  const reading = attributedReading(readPage(document as unknown as Document, URL_OF));
  expect(reading.kind).toBe(kind);
});

it.each([
  ['Tỷ lệ hộ nghèo của tỉnh An Bình giảm còn 2,15%.', true],
  ['Tỷ lệ hộ nghèo của tỉnh An Bình giảm còn 2,15%.'.normalize('NFD'), true],
  ['The poverty rate of An Binh fell to 2.15 percent.', true],
  ['UBND, HĐND, LĐ-TB&XH, BHXH, MTTQ', true],
  ['68,4% - 75,3% (2023)', false],
  ['Tá»· lá»‡ há»™ nghÃ¨o giáº£m cÃ²n', false],
  ['', false],
])('isReadable(%s) is %s', (text, readable) => {
  expect(isReadable(text)).toBe(readable);
});

describe('general rules, on small pages', () => {
  const article = (html: string) => {
    const reading = readHtml(html, URL_OF);
    return reading.kind === 'article' ? reading.article : reading;
  };

  it('the author may stand above the source', () => {
    const read = article(body(`<p>${prose}</p><p><b>Hải Vân</b></p><p><i>Theo Báo An Bình</i></p>`));
    expect(read).toMatchObject({ author: 'Hải Vân' });
    expect('blocks' in read && read.blocks.map((b) => b.kind)).toEqual([
      'headline',
      'paragraph',
      'byline',
      'byline',
    ]);
  });

  it('a page wrapped in a box named after advertisements is still read', () => {
    expect(
      article(`<html><body><div id="ads-wrapper">${body(`<p>${prose}</p>`)}</div></body></html>`),
    ).toMatchObject({
      title: 'Một tiêu đề dài',
    });
  });

  it.each([
    [
      'a bold first paragraph',
      `<p><b>${prose}</b></p><p>Đoạn hai của bài viết này.</p>`,
      ['headline', 'lead', 'paragraph'],
    ],
    [
      'bold throughout',
      `<p><b>${prose}</b></p><p><b>Đoạn hai của bài viết này.</b></p>`,
      ['headline', 'paragraph', 'paragraph'],
    ],
    ['the title again', `<h2>Một tiêu đề dài</h2><p>${prose}</p>`, ['headline', 'paragraph']],
    ['a date line again', `<p>07:00 - 06/01/2024</p><p>${prose}</p>`, ['headline', 'paragraph']],
    [
      'a paragraph that begins like a label',
      `<p>${prose}</p><p>Tin khác: tỉnh trồng mới 1.234 ha rừng.</p>`,
      ['headline', 'paragraph', 'paragraph'],
    ],
    [
      'labels of boxes',
      `<p>${prose}</p><p>Tin liên quan:</p><p>Bình luận (3)</p>`,
      ['headline', 'paragraph'],
    ],
  ])('%s', (_, inner, kinds) => {
    const read = article(body(inner));
    expect('blocks' in read && read.blocks.map((b) => b.kind)).toEqual(kinds);
  });

  it('of several articles in JSON-LD takes the page’s own', () => {
    const node = (headline: string, date: string) => ({
      '@type': 'NewsArticle',
      headline,
      datePublished: date,
    });
    const json = JSON.stringify({
      '@graph': [node('Tin bên cạnh', '2020-01-01'), node('Một tiêu đề dài', '2024-01-05T10:00:00+07:00')],
    });
    const html = `<html><head><title>Một tiêu đề dài - Báo</title><script type="application/ld+json">${json}</script></head>`;
    expect(article(html + body(`<p>${prose}</p>`).slice('<html><head></head>'.length))).toMatchObject({
      publishedAt: '2024-01-05T10:00:00+07:00',
      publishedAtSource: 'json-ld',
    });
  });

  it('takes no date from the masthead, from comments or from other articles', () => {
    const html = `<html><body><header><nav></nav><time datetime="2024-07-24">24/07</time></header><main><h1>Một tiêu đề dài</h1>
      <div class="info-detail"><p>${prose}</p><div class="related"><time datetime="2020-02-02">x</time></div></div>
      <div class="comment"><p>08:00 - 01/02/2021</p></div><div class="tin-khac"><span>09:00 - 03/03/2023</span></div></main></body></html>`;
    const reading = readHtml(html, 'https://nhandan.vn/bai-post123456.html');
    expect(reading.kind === 'article' && reading.article.publishedAt).toBeNull();
  });
});
