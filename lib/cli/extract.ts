/**
 * `npm run --silent extract -- [--url URL] FILE...`: the figures and officials of saved pages and plain-text
 * articles, one JSON line per file on standard output, in the order of the arguments.
 *
 * A line is `{file, isArticle, url, title, publishedAt, publishedAtSource, author, text, figures, officials}`, or
 * `{file, error}` for a file that cannot be read. Exit status: 0; 1 when a file could not be read; 2 for wrong use.
 */
import { parseArgs } from 'node:util';
import { readArticle } from '../engine.ts';
import type { Position } from '../records.ts';
import { readFile, UnreadableFile } from './document.ts';

const USAGE = 'usage: npm run --silent extract -- [--url URL] FILE...';

function usage(problem: string | null): never {
  process.stderr.write(problem === null ? `${USAGE}\n` : `${problem}\n${USAGE}\n`);
  process.exit(problem === null ? 0 : 2);
}

function argumentsOf(argv: string[]): { url: string | null; files: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { url: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help) usage(null);
    if (positionals.length === 0) usage('no file given');
    if (values.url !== undefined && !URL.canParse(values.url)) usage(`not an address: ${values.url}`);
    return { url: values.url ?? null, files: positionals };
  } catch (error) {
    usage(error instanceof Error ? error.message : String(error));
  }
}

/** A post as one string: as printed and, where abbreviations hid it, written out. */
function postNames({ text, title, organisation }: Position): string[] {
  const full = organisation === null ? title : `${title} ${organisation}`;
  return full === text ? [text] : [text, full];
}

function extract(file: string, url: string | null): object {
  const reading = readFile(file, url);
  if (reading.kind === 'none') {
    return {
      file,
      isArticle: false,
      reason: reading.reason,
      url,
      title: null,
      publishedAt: null,
      publishedAtSource: null,
      author: null,
      text: '',
      figures: [],
      officials: [],
    };
  }
  const { article } = reading;
  const { figures, officials } = readArticle(article);
  return {
    file,
    isArticle: true,
    url: article.url || null,
    title: article.title,
    publishedAt: article.publishedAt,
    publishedAtSource: article.publishedAtSource,
    author: article.author,
    text: article.text,
    figures,
    officials: officials.map((official) => ({
      ...official,
      positions: official.positions.flatMap(postNames),
    })),
  };
}

const { url, files } = argumentsOf(process.argv.slice(2));
for (const file of files) {
  let line: object;
  try {
    line = extract(file, url);
  } catch (error) {
    const problem =
      error instanceof UnreadableFile ? error.message : `cannot be read as an article: ${error}`;
    process.stderr.write(`${file}: ${problem}\n`);
    process.exitCode = 1;
    line = { file, error: problem };
  }
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
