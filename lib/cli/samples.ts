/**
 * Writes the earlier years and the article that ship with the extension, `public/samples/`, from the sample
 * pages. Run after a change of a page or of the page reader: `npx tsx lib/cli/samples.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { type Article, type Collected, collectedSchema } from '../records.ts';
import { readHtml } from './document.ts';

const PAGES = ['an-binh-2021.html', 'an-binh-2022.html'];
/** Fixed, so that the same pages give the same file. */
const COLLECTED_AT = '2024-01-01T00:00:00.000Z';
const root = new URL('../../', import.meta.url);

/** The sample articles as they are stored, in order of year; throws where a page is not read as an article. */
export function earlierYears(): Collected[] {
  return PAGES.map((name) => {
    const html = readFileSync(new URL(`tests/fixtures/sample/${name}`, root), 'utf8');
    const reading = readHtml(html, null);
    if (reading.kind !== 'article') throw new Error(`${name} is not read as an article: ${reading.reason}`);
    return v.parse(collectedSchema, {
      article: reading.article,
      collectedAt: COLLECTED_AT,
      origin: 'sample',
    });
  });
}

/** The sample article that a new reader is shown; throws where its page is not read as one. */
export function sampleArticle(): Article {
  const html = readFileSync(new URL('tests/fixtures/sample/an-binh-2023.html', root), 'utf8');
  const reading = readHtml(html, null);
  if (reading.kind !== 'article') throw new Error(`the sample is not read as an article: ${reading.reason}`);
  return reading.article;
}

/** The file's content for `earlierYears()`. */
export function samplesFile(items: readonly Collected[]): string {
  return `${JSON.stringify(items, null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('public/samples/earlier-years.json', root), samplesFile(earlierYears()));
  writeFileSync(
    new URL('public/samples/article.json', root),
    `${JSON.stringify(sampleArticle(), null, 2)}\n`,
  );
}
