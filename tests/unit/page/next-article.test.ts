/** Pages that go on with the next article: the one in the address is read. */
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { dated } from '../../../lib/page/dates.ts';
import { readPage } from '../../../lib/page/index.ts';

const PROSE =
  'Năm 2023, tỉnh An Bình còn 4.310 hộ nghèo, giảm 1.025 hộ so với đầu năm theo báo cáo của ngành.';
const article = (n: number, paragraphs: number) =>
  `<div class="detail" data-id="10224070${n}080012345"><h1 class="detail-title">Bài số ${n} về giảm nghèo</h1>
  <div class="detail-time">0${n}/07/2024 08:00</div><h2 class="detail-sapo">Tóm tắt bài số ${n} nói về việc giảm nghèo ở tỉnh.</h2>
  <div class="detail-content">${`<p>Đoạn của bài ${n}. ${PROSE}</p>`.repeat(paragraphs)}</div></div>`;
const page = (...articles: string[]) =>
  parseHTML(`<html><head><title>Bài số 1 về giảm nghèo</title><meta property="og:title" content="Bài số 1 về giảm nghèo">
  <meta property="og:type" content="article"><meta property="article:published_time" content="2024-07-01T08:00:00+07:00">
  <link rel="canonical" href="https://baochinhphu.vn/bai-1-102240701080012345.htm"></head><body>${articles.join('')}</body></html>`)
    .document as unknown as Document;
const url = (n: number) => `https://baochinhphu.vn/bai-${n}-10224070${n}080012345.htm`;
const read = (document: Document, address: string) => {
  const reading = readPage(document, address);
  if (reading.kind === 'none') return reading;
  const { title, publishedAt, text, id } = dated(reading.article, reading.dates);
  return { title, id, day: publishedAt?.slice(0, 10), bodies: [...new Set(text.match(/Đoạn của bài \d/g))] };
};

describe('a page that went on', () => {
  const one = {
    title: 'Bài số 1 về giảm nghèo',
    id: 'cms:baochinhphu.vn/102240701080012345',
    bodies: ['Đoạn của bài 1'],
  };
  const two = {
    title: 'Bài số 2 về giảm nghèo',
    id: 'cms:baochinhphu.vn/102240702080012345',
    bodies: ['Đoạn của bài 2'],
  };
  it.each([
    ['the first, while a longer one follows', url(1), page(article(1, 3), article(2, 9)), one],
    ['the second, once the address is its own', url(2), page(article(1, 9), article(2, 3)), two],
    [
      'the second, where boxes bear no numbers',
      url(2),
      page(article(2, 3).replace(/ data-id="\d+"/, '')),
      two,
    ],
  ])('gives %s', (_, address, document, expected) => {
    expect(read(document, address)).toMatchObject(expected);
  });

  it('takes nothing of the first article’s head for the second', () => {
    expect(read(page(article(1, 3), article(2, 3)), url(2))).toMatchObject({ day: '2024-07-02' });
    expect(read(page(article(1, 3), article(2, 3)), url(1))).toMatchObject({ day: '2024-07-01' });
  });
});
