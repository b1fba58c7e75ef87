/**
 * `npm run add-site -- [--name NAME] [--to FOLDER] URL FILE.html`: makes a fixture of a saved page, in
 * `tests/fixtures/pages` unless told otherwise, and says what was read and what to do next. Works offline.
 * Exit status: 0; 1 when the page cannot be read or the fixture is there already; 2 for wrong use.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { publisherOf } from '../catalog/publishers.ts';
import { siteHost } from '../page/address.ts';
import { familyOf } from '../page/sites/index.ts';
import { readSource, UnreadableFile } from './document.ts';
import { fixtureOf } from './fixture.ts';

const USAGE = 'usage: npm run add-site -- [--name NAME] [--to FOLDER] URL FILE.html';

function fail(status: 1 | 2, ...lines: string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(status);
}

function argumentsOf(argv: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { name: { type: 'string' }, to: { type: 'string', default: 'tests/fixtures/pages' } },
    });
    const [address, file, ...more] = positionals;
    if (address === undefined || file === undefined || more.length > 0) fail(2, USAGE);
    if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
      fail(2, `not an address: ${address}`, USAGE);
    if (values.name !== undefined && !/^[a-z0-9-]{3,60}$/.test(values.name))
      fail(2, `a name is of small letters, digits and "-": ${values.name}`, USAGE);
    return { url: new URL(address), file, name: values.name, folder: values.to };
  } catch (error) {
    fail(2, error instanceof Error ? error.message : String(error), USAGE);
  }
}

const { url, file, name: wanted, folder } = argumentsOf(process.argv.slice(2));
let source: string;
try {
  source = readSource(file);
} catch (error) {
  if (!(error instanceof UnreadableFile)) throw error;
  fail(1, `${file}: ${error.message}`);
}
const { html, expected, reading, differences } = fixtureOf(source, url.href);
const host = siteHost(url);
const name =
  wanted ??
  `${host.replace(/\.(?:com|org|gov)?\.?vn$/, '').replaceAll('.', '-')}-${reading.kind === 'article' ? 'article' : 'page'}`;
const paths = [join(folder, `${name}.html`), join(folder, `${name}.expected.json`)] as const;
const taken = paths.find((path) => existsSync(path));
if (taken !== undefined) fail(1, `${taken} is there already; choose another name with --name`);
mkdirSync(folder, { recursive: true });
writeFileSync(paths[0], html);
writeFileSync(paths[1], `${JSON.stringify(expected, null, 2)}\n`);

const publisher = publisherOf(host);
const report = [
  `Wrote ${paths[0]} and ${paths[1]}.`,
  '',
  `site       ${host}${publisher === null ? ' (no publisher known)' : ` (${[publisher.name, publisher.place].filter(Boolean).join(', ')})`}`,
  `family     ${familyOf(host)?.name ?? 'none: read by the marks in the page, or by the density of its text'}`,
];
if (reading.kind === 'none') report.push(`read as    no article (${reading.reason})`);
else {
  const { article } = reading;
  report.push(
    'read as    an article',
    `title      ${article.title}`,
    `date       ${article.publishedAt ?? 'none'} (${article.publishedAtSource ?? 'no source'})`,
    `author     ${article.author ?? 'none'}`,
    `id         ${article.id}`,
    ...article.blocks.map(
      ({ kind, start, end }) => `${kind.padEnd(10)} ${article.text.slice(start, Math.min(end, start + 80))}`,
    ),
  );
}
for (const difference of differences)
  report.push('', `The fixture is not read as the page was: ${difference}. Mend the fixture by hand.`);
report.push(
  '',
  'Next:',
  '1. Compare this with the page in your browser. Words were replaced, numbers and structure were kept.',
  `2. Correct ${paths[1]} by hand to what should be read; put into "lacks" words of boxes that must stay out.`,
  '3. npx vitest run tests/unit/page/fixtures.test.ts: it fails until the reader agrees with you.',
  '4. Mend the family or add what is otherwise on this site: docs/adding-a-site.md says where.',
);
process.stdout.write(`${report.join('\n')}\n`);
