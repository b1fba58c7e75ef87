import type { Article } from '../../lib/records.ts';

/** An article from plain lines: the first the headline when there are more, the others paragraphs. */
export function articleOf(text: string, more: Partial<Article> = {}): Article {
  const blocks: Article['blocks'] = [];
  let start = 0;
  const lines = text.split('\n');
  for (const line of lines) {
    if (line.trim() !== '')
      blocks.push({
        kind: blocks.length === 0 && lines.length > 1 ? 'headline' : 'paragraph',
        start,
        end: start + line.length,
      });
    start += line.length + 1;
  }
  return {
    id: 'url:vi-du.vn/bai',
    url: 'https://vi-du.vn/bai',
    title: lines[0] ?? '',
    publisher: null,
    publishedAt: '2024-01-20T08:00:00+07:00',
    publishedAtSource: 'meta',
    author: null,
    place: null,
    text,
    blocks,
    ...more,
  };
}
