/** Fills a browser's extension with the archive of `corpus.ts`. */
import type { Driver } from '../../lib/cli/driver.ts';
import { report } from './corpus.ts';

/** Articles in one call of an import. */
const PORTION = 50;

/** Every article goes the way of an import, so that documents and index are those of a user. */
export async function fill(driver: Driver, articles: number): Promise<void> {
  for (let from = 0; from < articles; from += PORTION) {
    const items = Array.from({ length: Math.min(PORTION, articles - from) }, (_, i) => {
      const article = report(from + i);
      return { article, collectedAt: article.publishedAt, origin: 'page' };
    });
    const { rejected } = await driver.ask('store.import', { items });
    if (rejected.length > 0) throw new Error(JSON.stringify(rejected[0]));
    if (from % 1000 === 0) process.stderr.write(`\r${from} of ${articles}   `);
  }
  process.stderr.write('\r');
}
