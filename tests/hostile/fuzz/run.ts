/**
 * `npm run fuzz -- --minutes N [--seed S]`: texts, pages, messages, imports and round trips that nobody would write, for
 * N minutes. What fails is printed with its seed; a found case is then kept as a test (`tests/hostile/unit/`).
 */
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import * as v from 'valibot';
import { attributed } from '../../../lib/catalog/publishers.ts';
import { readHtml } from '../../../lib/cli/document.ts';
import { alarmsOf } from '../../../lib/compare/alarms.ts';
import { readArticle } from '../../../lib/engine.ts';
import schema from '../../../lib/exchange/doi-chieu.schema.json' with { type: 'json' };
import { exportChunks } from '../../../lib/exchange/export.ts';
import { checkItem, readExport } from '../../../lib/exchange/import.ts';
import { idOfAddress } from '../../../lib/page/address.ts';
import { toldArticleSchema } from '../../../lib/records.ts';
import { articleOf } from '../../unit/article.ts';

const argument = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  const value = at === -1 ? otherwise : Number(process.argv[at + 1]);
  if (!Number.isFinite(value)) throw new Error(`--${name} wants a number`);
  return value;
};
const minutes = argument('minutes', 1);
const seed = argument('seed', 20_240_105);

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
const isExport = ajv.compile(schema);

const words = [
  ...'năm tháng quý ngày tỉnh huyện hộ nghèo % tỷ đồng triệu nghìn tăng giảm đạt so với cùng kỳ kế hoạch hơn gần khoảng'.split(
    ' ',
  ),
  ...'ông bà Chủ tịch UBND Nguyễn Văn An Bình Long An 2023 2024 1.110 33,5 5/6 1.234,5 0,5 20-25 I/2024 hai mươi lăm'.split(
    ' ',
  ),
  ...[
    'constructor',
    '__proto__',
    'toString',
    '\u202e',
    '\u200b',
    '“',
    '”',
    '(',
    ')',
    ';',
    ':',
    '.',
    ',',
    '\n',
    '\t',
    '\0',
    '\ud800',
    '\udc00',
    '９９',
  ],
  ...[
    'e\u0301',
    'ﬁ',
    '½',
    '٣',
    '9'.repeat(40),
    '<b>',
    '&nbsp;',
    'http://a@b/',
    '-',
    '–',
    '…',
    'NaN',
    'Infinity',
    '1e999',
  ],
];
const word = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...words) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  { weight: 2, arbitrary: fc.double().map((n) => String(n).replace('.', ',')) },
);
const text = fc
  .array(word, { minLength: 3, maxLength: 120, size: 'max' })
  .chain((parts) => fc.constantFrom(' ', '').map((glue) => parts.join(glue)));
const article = text.map((said) => articleOf(`Tin ${said}`.slice(0, 5000)));

const tag = fc.constantFrom(
  ...'p div table tr td h1 h2 article span a b script style form input template svg math iframe noscript base del'.split(
    ' ',
  ),
);
const html: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text.map((said) => said.slice(0, 300)),
    fc
      .tuple(
        tag,
        fc.array(tie('node'), { maxLength: 5 }),
        fc.constantFrom(
          '',
          ' class="info-detail"',
          ' name="parentElement"',
          ' hidden',
          ' id="x" style="display:none"',
          ' href="//baodansinh.vn/a-20240105143207518.htm"',
        ),
        fc.boolean(),
      )
      .map(
        ([name, inner, attribute, closed]) =>
          `<${name}${attribute}>${inner.join('')}${closed ? `</${name}>` : ''}`,
      ),
  ),
})).node;

function check(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** A page with enough of an article in it that it is read, and anything around it. */
const pageOf = (source: string) =>
  `<html><head><meta property="og:type" content="article"></head><body><h1>Hộ nghèo của tỉnh giảm</h1><div class="info-detail"><p>${'Năm 2023, tỉnh An Bình có 4.310 hộ nghèo, giảm 1.025 hộ so với năm trước. '.repeat(4)}</p>${source}</div></body></html>`;
let read = 0;

/** What must hold of any article that was read. */
function soundReading(of: ReturnType<typeof articleOf>): void {
  const { figures, officials } = readArticle(of);
  read += figures.length;
  const { length } = of.text;
  const ids = new Set<string>();
  for (const figure of figures) {
    check(
      figure.start >= 0 && figure.start < figure.end && figure.end <= length,
      'a figure lies in the text',
    );
    const numbers = [
      figure.value,
      figure.valueMax,
      figure.min,
      figure.max,
      figure.denominator,
      figure.alternative,
    ];
    check(
      numbers.every((n) => n === null || (Number.isFinite(n) && Math.abs(n) < 1e60)),
      'its numbers are numbers',
    );
    check(!ids.has(figure.id), 'its id is its own');
    ids.add(figure.id);
  }
  for (const official of officials) check(official.end <= length, 'an official lies in the text');
  check(
    JSON.stringify(readArticle(of)) === JSON.stringify({ figures, officials }),
    'read twice it is the same',
  );
  for (const alarm of alarmsOf(of, figures))
    check(
      alarm.figureIds.every((id) => ids.has(id)),
      'an alarm is about figures of the article',
    );
}

const targets: { name: string; property: fc.IRawProperty<unknown> }[] = [
  { name: 'text', property: fc.property(article, soundReading) as fc.IRawProperty<unknown> },
  {
    name: 'html',
    property: fc.property(html, fc.webUrl(), (source, url) => {
      const reading = readHtml(pageOf(source), url);
      if (reading.kind === 'none') return;
      const { article: told } = reading;
      check(v.is(toldArticleSchema, told), 'a page gives an article that a message carries');
      check(told.id === idOfAddress(told.url), 'its id is that of its address');
      check(new URL(told.url).hostname === new URL(url).hostname, 'its host is the page’s');
      soundReading(told);
    }) as fc.IRawProperty<unknown>,
  },
  {
    name: 'messages',
    property: fc.property(
      fc.anything({ withNullPrototype: true, maxDepth: 6 }),
      article,
      fc.string(),
      (junk, good, field) => {
        v.safeParse(toldArticleSchema, junk);
        const wrong = { ...good, [field]: junk };
        const checked = v.safeParse(toldArticleSchema, wrong);
        if (checked.success) attributed(checked.output as never);
        checkItem({ article: wrong, collectedAt: '', origin: 'page', [field]: junk });
      },
    ) as fc.IRawProperty<unknown>,
  },
  {
    name: 'imports',
    property: fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        article.map((one) => JSON.stringify({ format: 'doi-chieu', schemaVersion: 1, articles: [one] })),
      ),
      fc.nat(),
      fc.string({ maxLength: 3 }),
      (source, at, put) => {
        const cut = at % (source.length + 1);
        for (const file of [source, source.slice(0, cut), source.slice(0, cut) + put + source.slice(cut)])
          readExport(file);
      },
    ) as fc.IRawProperty<unknown>,
  },
  {
    name: 'round trips',
    property: fc.asyncProperty(article, async (one) => {
      const item = { article: one, collectedAt: '2024-01-06T01:00:00.000Z', origin: 'page' as const };
      let file = '';
      for await (const chunk of exportChunks({
        items: () => [item],
        read: readArticle,
        generator: 'fuzz',
        engineVersion: '1',
        exportedAt: '2024-01-07T00:00:00.000Z',
      }))
        file += chunk;
      check(
        isExport(JSON.parse(file)),
        `the file is what its schema says: ${ajv.errorsText(isExport.errors)}`,
      );
      const { items, problems } = readExport(file);
      check(problems.length === 0, 'nothing in it is damaged');
      check(
        JSON.stringify(items) === JSON.stringify([JSON.parse(JSON.stringify(item))]),
        'it comes back as it went',
      );
    }) as fc.IRawProperty<unknown>,
  },
];

const end = Date.now() + minutes * 60_000;
const inputs = new Map<string, number>();
const faults = new Map<string, string>();
console.log(`seed ${seed}, ${minutes} min`);
for (let round = 0; Date.now() < end && faults.size < targets.length; round++) {
  for (const { name, property } of targets) {
    if (faults.has(name)) continue;
    const found = await fc.check(property as fc.IAsyncProperty<unknown>, {
      seed: seed + round,
      numRuns: 100,
    });
    inputs.set(name, (inputs.get(name) ?? 0) + found.numRuns);
    if (found.failed) {
      const say = fc.defaultReportMessage(found) ?? '';
      faults.set(name, say.slice(0, 4000));
      console.log(`${name}: ${say.slice(0, 4000)}`);
    }
  }
}
for (const [name, count] of inputs)
  console.log(`${name.padEnd(12)} ${count} inputs${faults.has(name) ? ', A FAULT' : ''}`);
console.log(`${read} figures were read`);
check(read > 0, 'something was read');
console.log(`${[...inputs.values()].reduce((a, b) => a + b, 0)} inputs, ${faults.size} faults, seed ${seed}`);
process.exitCode = faults.size > 0 ? 1 : 0;
