import { describe, expect, it } from 'vitest';
import { citationOf } from '../../../components/citation.logic.ts';
import { readArticle } from '../../../lib/engine.ts';
import { wordingOf } from '../../../lib/i18n/index.ts';
import type { Article, Comparison } from '../../../lib/records.ts';
import { articleOf } from '../article.ts';

const READ = '2024-02-03T04:05:06.000Z';
const cite = (text: string, more: Partial<Article> = {}, comparison: Comparison | null = null) => {
  const article = articleOf(text, { publisher: 'Báo An Bình', ...more });
  const figure = readArticle(article).figures.find(({ sameAs }) => sameAs === null);
  if (figure === undefined) throw new Error('no figure');
  return citationOf(figure, article, comparison, READ, wordingOf('vi'));
};

describe('a citation', () => {
  it('has the value, the sentence and the source', () => {
    const { markdown } = cite('Long An giảm nghèo\nNăm 2023, tỷ lệ hộ nghèo của Long An còn gần 1,2%.');
    expect(markdown.split('\n\n')).toEqual([
      '**tỷ lệ hộ nghèo của Long An (2023, Long An): gần 1,2%** (ghi nhận)',
      '> Năm 2023, tỷ lệ hộ nghèo của Long An còn gần 1,2%.',
      '[Long An giảm nghèo](https://vi-du.vn/bai), Báo An Bình, Đăng ngày 20/1/2024, đọc ngày 3/2/2024',
    ]);
  });

  it('keeps markup of a hostile article apart', () => {
    const { markdown, html } = cite(
      'Tin [x](javascript:1) <img src=x>\nNăm 2023, <b>*tỉnh*</b> có 5 hộ nghèo.',
      {
        url: 'https://vi-du.vn/a)[b](c" onclick=alert(1)',
        publisher: '<script>',
      },
    );
    expect(markdown).toContain(
      '[Tin \\[x\\](javascript:1) \\<img src=x\\>](https://vi-du.vn/a%29[b]%28c%22%20onclick=alert%281%29)',
    );
    expect(html).not.toMatch(/<(?!\/?(?:p|strong|blockquote|a)\b)/);
    expect(html.match(/href="[^"]*"/g)).toHaveLength(1);
  });

  it('links nothing but the web', () => {
    const { html } = cite('Tin\nNăm 2023, tỉnh có 5 hộ nghèo.', { url: 'javascript:alert(1)' });
    expect(html).not.toContain('href');
  });
});
