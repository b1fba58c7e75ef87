/**
 * `npm run --silent extract -- [--url URL] [--why] FILE...`: the figures and officials of saved pages and plain-text
 * articles, one JSON line per file on standard output, in the order of the arguments.
 *
 * A line is `{file, isArticle, url, title, publishedAt, publishedAtSource, author, text, figures, officials}`, or
 * `{file, error}` for a file that cannot be read. With `--why` it prints in words, for every figure of running text and
 * every slot, the candidates with their chances and what speaks for and against each. Exit status: 0; 1 when a file could not be read; 2 for wrong use.
 */
import { parseArgs } from 'node:util';
import { readArticle } from '../engine.ts';
import type { Position } from '../records.ts';
import { fold } from '../text/normalise.ts';
import { readFile, UnreadableFile } from './document.ts';
import { whyLines } from './why.ts';

const USAGE = 'usage: npm run --silent extract -- [--url URL] [--why] FILE...';

function usage(problem: string | null): never {
  process.stderr.write(problem === null ? `${USAGE}\n` : `${problem}\n${USAGE}\n`);
  process.exit(problem === null ? 0 : 2);
}

function argumentsOf(argv: string[]): { url: string | null; why: boolean; files: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { url: { type: 'string' }, why: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help) usage(null);
    if (positionals.length === 0) usage('no file given');
    if (values.url !== undefined && !URL.canParse(values.url)) usage(`not an address: ${values.url}`);
    return { url: values.url ?? null, why: values.why ?? false, files: positionals };
  } catch (error) {
    usage(error instanceof Error ? error.message : String(error));
  }
}

/** A post as one string: as printed and, where abbreviations hid it, written out. */
function postNames({ text, title, organisation }: Position): string[] {
  const full = organisation === null ? title : `${title} ${organisation}`;
  // Other capitals make no other post (`phó giám đốc Sở Y tế`).
  return fold(full) === fold(text) ? [full] : [text, full];
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

function explain(file: string, url: string | null): string {
  const reading = readFile(file, url);
  return reading.kind === 'none' ? `${file}: ${reading.reason}` : whyLines(reading.article).join('\n');
}

const { url, why, files } = argumentsOf(process.argv.slice(2));
for (const file of files) {
  let line: object | string;
  try {
    line = why ? explain(file, url) : extract(file, url);
  } catch (error) {
    const problem =
      error instanceof UnreadableFile ? error.message : `cannot be read as an article: ${error}`;
    process.stderr.write(`${file}: ${problem}\n`);
    process.exitCode = 1;
    line = { file, error: problem };
  }
  process.stdout.write(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`);
}
