/** The corpus of whole pages: no list is ever taken for an article, and every article is read with its own head. */
import { describe, expect, it } from 'vitest';
import { readHtml } from '../../../lib/cli/document.ts';
import { families } from './corpus/families.ts';
import { articlePages, listPages } from './corpus/pages.ts';

/** Also as a saved page that does not say where it was found. */
const addresses = (page: { url: string }) => [page.url, ''];

describe.each(families.map(({ name }) => name))('%s', (family) => {
  it('takes no list or standing page for an article', () => {
    const wrong = listPages
      .filter((page) => page.family === family)
      .flatMap((page) =>
        // As if the address were one that articles have: the page itself has to tell.
        [...addresses(page), 'https://www.vidu.vn/chuyen-muc/tin-123456.html'].flatMap((url) => {
          const reading = readHtml(page.html, url);
          return reading.kind === 'article' ? [`${page.name} (${url}): ${reading.article.title}`] : [];
        }),
      );
    expect(wrong).toEqual([]);
  });

  it('reads every article, with its title, date, author and text', () => {
    const wrong = articlePages
      .filter((page) => page.family === family)
      .flatMap((page) =>
        addresses(page).flatMap((url) => {
          const reading = readHtml(page.html, url);
          if (reading.kind === 'none') return [`${page.name} (${url}): ${reading.reason}`];
          const { title, publishedAt, author, text } = reading.article;
          const read = { title, date: publishedAt?.slice(0, 10), author };
          const { has, lacks, date, ...wanted } = page;
          const right = {
            title: wanted.title,
            date: date.split('/').reverse().join('-'),
            author: wanted.author,
          };
          const faults = JSON.stringify(read) === JSON.stringify(right) ? [] : [JSON.stringify(read)];
          for (const words of has) if (!text.includes(words)) faults.push(`lacks «${words}»`);
          for (const words of lacks) if (text.includes(words)) faults.push(`has «${words}»`);
          return faults.map((fault) => `${page.name} (${url}): ${fault}`);
        }),
      );
    expect(wrong).toEqual([]);
  });
});

it('has lists and articles enough of every family', () => {
  for (const { name } of families) {
    expect(listPages.filter((page) => page.family === name).length).toBeGreaterThanOrEqual(15);
    expect(articlePages.filter((page) => page.family === name).length).toBeGreaterThanOrEqual(14);
  }
});
