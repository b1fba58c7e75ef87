/** What a reader takes along of a figure: its citation in three forms, and the table of its years. */
import { describe, expect, it } from 'vitest';
import { citationOf, tableOf } from '../../../components/citation.logic.ts';
import { compareFigure } from '../../../lib/compare/compare.ts';
import { readArticle } from '../../../lib/engine.ts';
import { wordingOf } from '../../../lib/i18n/index.ts';
import type { Article, Comparison, Figure, SeriesPoint } from '../../../lib/records.ts';
import { articleOf } from '../article.ts';
import { figure as plainFigure, point as plainPoint } from '../compare/records.ts';

/** Printed with its unit. */
const withUnit = (more: Partial<Figure>) => ({ text: `${more.value}%`, ...more });
const figure = (more: Partial<Figure>) => plainFigure(withUnit(more));
const point = (more: Partial<Figure>) => plainPoint(withUnit(more));
const READ = '2024-02-03T04:05:06.000Z';
const vi = wordingOf('vi');
const cite = (text: string, more: Partial<Article> = {}, comparison: Comparison | null = null) => {
  const article = articleOf(text, { publisher: 'Báo An Bình', ...more });
  const { figures } = readArticle(article);
  const cited = figures.find(({ sameAs }) => sameAs === null);
  if (cited === undefined) throw new Error('no figure');
  const repeats = figures.filter(({ sameAs }) => sameAs === cited.id);
  return citationOf(cited, repeats, article, comparison, READ, vi);
};

describe('a citation', () => {
  it('has the value, the sentence and the source, in each form', () => {
    const { plain, markdown, html } = cite(
      'Long An giảm nghèo\nNăm 2023, tỷ lệ hộ nghèo của Long An còn gần 1,2%.',
    );
    expect(plain.split('\n')).toEqual([
      'Tỷ lệ hộ nghèo của Long An (2023, Long An): gần 1,2%',
      '“Năm 2023, tỷ lệ hộ nghèo của Long An còn gần 1,2%.”',
      'Nguồn: Long An giảm nghèo <https://vi-du.vn/bai>, Báo An Bình, đăng ngày 20/1/2024, truy cập ngày 3/2/2024',
    ]);
    expect(markdown.split('\n\n')).toEqual([
      '**Tỷ lệ hộ nghèo của Long An (2023, Long An): gần 1,2%**',
      '> “Năm 2023, tỷ lệ hộ nghèo của Long An còn gần 1,2%.”',
      'Nguồn: [Long An giảm nghèo](https://vi-du.vn/bai), Báo An Bình, đăng ngày 20/1/2024, truy cập ngày 3/2/2024',
    ]);
    expect(html).toContain('<p>Nguồn: <a href="https://vi-du.vn/bai">Long An giảm nghèo</a>, Báo An Bình');
    for (const text of [plain, html]) expect(text).not.toMatch(/\*\*|\]\(|^> /m);
  });

  it('quotes the body where the headline says the same', () => {
    const { plain } = cite(
      'Tỷ lệ hộ nghèo của Long An còn 1,2%\nNăm 2023, tỷ lệ hộ nghèo của Long An còn 1,2%, theo báo cáo của Sở.',
    );
    expect(plain.split('\n')[1]).toBe(
      '“Năm 2023, tỷ lệ hộ nghèo của Long An còn 1,2%, theo báo cáo của Sở.”',
    );
  });

  const article = articleOf('Tin\nNăm 2023, tỷ lệ lao động qua đào tạo của An Bình đạt 74%.');
  const cited = (points: SeriesPoint[], now = figure({ value: 74 })) =>
    citationOf(now, [], article, compareFigure(now, points), READ, vi);

  it('names the source of the value that a change is measured against', () => {
    const was = point({ value: 72, period: '2022' });
    const { plain, html } = cited([
      {
        ...was,
        articleTitle: 'An Bình năm 2022',
        articleUrl: 'https://bao.vn/2022',
        publishedAt: '2023-01-05',
      },
    ]);
    const line = plain.split('\n').find((one) => one.startsWith('Tăng 2'));
    expect(line).toContain('72%; nguồn: An Bình năm 2022 <https://bao.vn/2022>, đăng ngày 5/1/2023)');
    expect(html).toContain('<a href="https://bao.vn/2022">An Bình năm 2022</a>');
  });

  it('names the source of a target, of official values, and says what was entered by hand', () => {
    const aim = { ...point({ value: 75, status: 'target' as const }), articleTitle: 'Kế hoạch 2023' };
    const official = {
      ...point({ value: 72, period: '2022' }),
      origin: 'reference' as const,
      citation: {
        publisher: 'Cục Thống kê',
        title: 'Niên giám 2023',
        url: 'https://nso.gov.vn/x',
        publishedAt: '2024-07-01',
      },
    } as SeriesPoint;
    expect(cited([aim, official]).plain).toMatch(/nguồn: Kế hoạch 2023/);
    expect(cited([aim, official]).plain).toMatch(
      /nguồn: Niên giám 2023 <https:\/\/nso\.gov\.vn\/x>, Cục Thống kê/,
    );
    const { plain } = cited([{ ...official, origin: 'manual' }]);
    expect(plain).toMatch(/nguồn: \[nhập tay\], Niên giám 2023/);
  });

  it('keeps markup of a hostile article apart', () => {
    const { markdown, html } = cite(
      'Tin [x](javascript:1) <img src=x>\nNăm 2023, <b>*tỉnh*</b> có 5 hộ nghèo.',
      { url: 'https://vi-du.vn/a)[b](c" onclick=alert(1)', publisher: '<script>' },
    );
    expect(markdown).toContain(
      '[Tin \\[x\\](javascript:1) \\<img src=x\\>](https://vi-du.vn/a%29[b]%28c%22%20onclick=alert%281%29)',
    );
    expect(html).not.toMatch(/<(?!\/?(?:p|strong|blockquote|a)\b)/);
    expect(html.match(/href="[^"]*"/g)).toHaveLength(1);
  });

  it('links nothing but the web', () => {
    const { html, plain } = cite('Tin\nNăm 2023, tỉnh có 5 hộ nghèo.', { url: 'javascript:alert(1)' });
    expect(html).not.toContain('href');
    expect(plain).not.toContain('javascript');
  });
});

describe('the table of a row', () => {
  const article = articleOf('Tin hôm nay\nNăm 2023, tỷ lệ lao động qua đào tạo của An Bình đạt 74%.');
  const now = figure({ value: 74 });
  const table = (points: SeriesPoint[]) => tableOf(now, article, compareFigure(now, points), vi);

  it('has the years in order with their sources, and the article’s own', () => {
    const { plain = '', html = '' } =
      table([
        { ...point({ value: 72, period: '2022' }), articleTitle: 'Năm 2022' },
        { ...point({ value: 70, period: '2021' }), articleTitle: 'Năm 2021' },
      ]) ?? {};
    const rows = plain.split('\n').map((line) => line.split('\t'));
    expect(rows.map(([period, value]) => [period, value])).toEqual([
      ['Kỳ', 'Giá trị'],
      ['2021', '70%'],
      ['2022', '72%'],
      ['2023', '74%'],
    ]);
    expect(rows.map((cells) => cells.length)).toEqual([4, 4, 4, 4]);
    expect(rows[1]?.[3]).toContain('Năm 2021');
    expect(rows[3]?.[3]).toContain('Tin hôm nay');
    expect(html.match(/<tr>/g)).toHaveLength(4);
  });
  it('is none for a figure that stands alone', () => {
    expect(table([])).toBeNull();
    expect(tableOf(now, article, null, vi)).toBeNull();
  });
  it('holds no formula, no markup and no cell more than it says', () => {
    const { plain = '', html = '' } =
      table([
        {
          ...point({ value: 72, period: '2022' }),
          articleTitle: '=HYPERLINK("http://x")\t<script>alert(1)</script>\n@x',
          articleUrl: 'javascript:1',
        },
      ]) ?? {};
    const rows = plain.split('\n').map((line) => line.split('\t'));
    expect(rows.map((cells) => cells.length)).toEqual([4, 4, 4]);
    expect(rows[1]?.[3]?.startsWith("'=")).toBe(true);
    expect(html).toContain("<td>'=HYPERLINK");
    expect(html).not.toMatch(/<script|javascript/);
  });
});
