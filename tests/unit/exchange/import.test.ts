import { describe, expect, it } from 'vitest';
import { checkItem, readExport } from '../../../lib/exchange/import.ts';
import { article, collected } from '../store/articles.ts';

const good = collected('cms:1', 'Năm 2023: 12 hộ');
const file = (...articles: unknown[]) =>
  JSON.stringify({ format: 'doi-chieu', schemaVersion: 1, articles }, null, 1);

describe('a file', () => {
  it.each([
    ['empty', '', { code: 'not_json', line: 1 }],
    ['no JSON', 'Xin chào', { code: 'not_json', line: 1 }],
    ['cut off in its head', '{"format":\n"doi-chieu",\n"articles":[', { code: 'not_json', line: 3 }],
    ['cut off', '{"format":"doi-chieu",\n"schemaVersion":1,\n"articles":[', { code: 'damaged', line: 3 }],
    ['cut off, of a newer version', '{"format":"doi-chieu","schemaVersion":9,', { code: 'newer_version' }],
    ['cut off, of another program', '{"format":"x","schemaVersion":1,', { code: 'wrong_format' }],
    ['with a comma too many', '{\n"format": "doi-chieu",\n}', { code: 'not_json', line: 3 }],
    ['a list', '[1]', { code: 'wrong_format', line: null, field: null }],
    ['a number', '5', { code: 'wrong_format' }],
    ['null', 'null', { code: 'wrong_format' }],
    ['of another program', '{"format":"other","schemaVersion":1,"articles":[]}', { field: 'format' }],
    ['without a version', '{"format":"doi-chieu","articles":[]}', { field: 'schemaVersion' }],
    ['of version 0', '{"format":"doi-chieu","schemaVersion":0,"articles":[]}', { field: 'schemaVersion' }],
    ['of a version in words', '{"format":"doi-chieu","schemaVersion":"1"}', { field: 'schemaVersion' }],
    ['of a newer version', '{"format":"doi-chieu","schemaVersion":2}', { code: 'newer_version' }],
    ['without articles', '{"format":"doi-chieu","schemaVersion":1}', { field: 'articles' }],
    ['with articles that are no list', '{"format":"doi-chieu","schemaVersion":1,"articles":{}}', {}],
  ])('that is %s gives one problem and no items', (_what, text, problem) => {
    const { items, problems } = readExport(text);
    expect(items).toEqual([]);
    expect(problems).toEqual([expect.objectContaining(problem)]);
  });

  it('may begin with a byte order mark', () => {
    expect(readExport(`\ufeff${file(good)}`)).toEqual({
      items: [good],
      annotations: [],
      values: [],
      corrections: [],
      problems: [],
    });
  });

  it('may be nested deeper than any program', () => {
    const deep = `{"format":"doi-chieu","schemaVersion":1,"articles":[${'['.repeat(20_000)}`;
    expect(readExport(deep)).toMatchObject({ items: [], problems: [{ code: 'damaged', line: 1 }] });
  });

  it('with damaged items gives the others, and says which line is damaged', () => {
    const text = [
      '{"format":"doi-chieu","schemaVersion":1,',
      '"note":"[\\"articles\\"",',
      '"articles":[',
      `${JSON.stringify(good)},`,
      `${JSON.stringify({ ...good, article: article('cms:2', 5 as never) })},`,
      '7, null,',
      `${JSON.stringify({ ...good, origin: 'rumour' })},`,
      `${JSON.stringify(collected('cms:3', 'x'))}]}`,
    ].join('\n');
    const { items, problems } = readExport(text);
    expect(items.map((item) => item.article.id)).toEqual(['cms:1', 'cms:3']);
    expect(problems).toEqual([
      { code: 'item_broken', line: 5, id: 'cms:2', field: 'article.text' },
      { code: 'item_broken', line: 6, id: null, field: null },
      { code: 'item_broken', line: 6, id: null, field: null },
      { code: 'item_broken', line: 7, id: 'cms:1', field: 'origin' },
    ]);
  });
});

describe('an item', () => {
  const withArticle = (changes: object) => ({ ...good, article: { ...good.article, ...changes } });

  it.each([
    ['as collected', good],
    ['of a sample', { ...good, origin: 'sample' }],
    ['that nobody knows when was collected', { ...good, collectedAt: '' }],
    ['collected in Vietnamese time', { ...good, collectedAt: '2024-01-06T08:00:00+07:00' }],
    ['without blocks', withArticle({ blocks: [] })],
    [
      'with a block that ends where the text ends',
      withArticle({ text: 'abc', blocks: [{ kind: 'lead', start: 0, end: 3 }] }),
    ],
    ['with fields that are not known here', { ...withArticle({ section: 'Xã hội' }), desk: 'x' }],
  ])('%s is taken as it is', (_what, value) => {
    expect(checkItem(value)).toEqual({ ok: true, record: value });
  });

  it.each([
    ['nothing', null, null],
    ['a list', [], 'article'],
    ['a word', 'article', null],
    ['no article', { ...good, article: undefined }, 'article'],
    ['an article without an id', withArticle({ id: '' }), 'article.id'],
    ['an id of another kind', withArticle({ id: 1 }), 'article.id'],
    ['no title', withArticle({ title: undefined }), 'article.title'],
    [
      'an unknown block',
      withArticle({ blocks: [{ kind: 'advert', start: 0, end: 1 }] }),
      'article.blocks.0.kind',
    ],
    [
      'an offset below zero',
      withArticle({ blocks: [{ kind: 'lead', start: -1, end: 1 }] }),
      'article.blocks.0.start',
    ],
    [
      'half an offset',
      withArticle({ blocks: [{ kind: 'lead', start: 0, end: 0.5 }] }),
      'article.blocks.0.end',
    ],
    [
      'a block that runs backwards',
      withArticle({ blocks: [{ kind: 'lead', start: 2, end: 1 }] }),
      'article.blocks.0',
    ],
    [
      'a block past the text',
      withArticle({ text: 'ab', blocks: [{ kind: 'lead', start: 0, end: 3 }] }),
      'article.blocks.0',
    ],
    ['a script for an address', withArticle({ url: 'javascript:alert(1)' }), 'article.url'],
    ['a file for an address', withArticle({ url: 'file:///etc/passwd' }), 'article.url'],
    ['no address', withArticle({ url: '' }), 'article.url'],
    ['a time in words', { ...good, collectedAt: 'hôm qua' }, 'collectedAt'],
    ['a time that sorts after every other', { ...good, collectedAt: 'zzzz' }, 'collectedAt'],
    ['a thirteenth month', { ...good, collectedAt: '2024-13-01T00:00:00Z' }, 'collectedAt'],
    ['a day without a time', { ...good, collectedAt: '2024-01-01' }, 'collectedAt'],
  ])('with %s is refused, with the field that is wrong', (_what, value, field) => {
    expect(checkItem(value)).toMatchObject({ ok: false, field });
  });
});
