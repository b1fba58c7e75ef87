import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readHtml } from '../../../lib/cli/document.ts';
import { earlierYears, samplesFile } from '../../../lib/cli/samples.ts';

const root = new URL('../../../', import.meta.url);
const page = (year: number) => {
  const html = readFileSync(new URL(`tests/fixtures/sample/an-binh-${year}.html`, root), 'utf8');
  const reading = readHtml(html, null);
  if (reading.kind !== 'article') throw new Error(reading.reason);
  return { html, article: reading.article };
};

describe('the sample data', () => {
  it('is what the generator makes of the pages', () => {
    const file = readFileSync(new URL('public/samples/earlier-years.json', root), 'utf8');
    expect(file).toBe(samplesFile(earlierYears()));
    expect(earlierYears().map(({ article, origin }) => [article.publishedAt?.slice(0, 4), origin])).toEqual([
      ['2022', 'sample'],
      ['2023', 'sample'],
    ]);
  });

  it.each([
    [2021, '2022-01-07', 'NĂM 2022 08:03', '68,5%', '46 doanh nghiệp'],
    [2022, '2023-01-06', 'NĂM 2023 21:12', '70,2%', '46 doanh nghiệp'],
    [2023, '2024-01-09', 'NĂM 2024 09:30', '71,8 %', '35 tập thể'],
  ])('%d: date, text and what is not text', (year, published, clock, said, related) => {
    const { html, article } = page(year);
    expect(article.publishedAt?.slice(0, 10)).toBe(published);
    for (const piece of [clock, said, related, 'đều do người viết phần mềm đặt ra'])
      expect(html).toContain(piece);
    expect(article.text).toContain(said);
    for (const piece of [clock, related, 'đặt ra', '250 nghìn', '846'])
      expect(article.text).not.toContain(piece);
  });

  it('repeats captions in the page and has each once in the text', () => {
    const { html, article } = page(2023);
    const caption = 'giới thiệu các đơn hàng mới tại phiên giao dịch việc làm';
    expect(html.split(caption).length - 1).toBe(4);
    expect(article.text.split(caption).length - 1).toBe(1);
  });
});
