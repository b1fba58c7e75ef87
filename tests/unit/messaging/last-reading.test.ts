import { expect, it } from 'vitest';
import { lastReading } from '../../../entrypoints/background/last-reading.ts';
import { article, fakeEngine } from '../store/articles.ts';

it('reads an article once, and another or a changed one anew', async () => {
  const engine = fakeEngine();
  const read = lastReading(async (one) => engine(one));
  const first = read(article('a', '2023: 5 hộ'));
  expect(read(article('a', '2023: 5 hộ'))).toBe(first);
  expect(engine.calls).toBe(1);
  expect((await read(article('a', '2023: 6 hộ'))).figures.map(({ value }) => value)).toEqual([6]);
  expect((await read(article('a', '2023: 6 hộ', { publishedAt: null }))).figures).toHaveLength(1);
  expect((await read(article('b', '2023: 6 hộ'))).figures[0]?.articleId).toBe('b');
  expect(engine.calls).toBe(4);
});
