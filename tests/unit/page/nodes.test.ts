/**
 * The rooms that walk over a page's document ask no node for a property by its name: a form answers with its inputs.
 * What the browsers do with such pages is shown in `tests/hostile/`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url);
const below = (folder: string) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}${name}`);
const walkers = [
  ...below('lib/page/').filter((name) => name !== 'lib/page/nodes.ts'),
  ...below('entrypoints/article.content/'),
  'lib/annotate/paint.ts',
  'lib/annotate/selection.ts',
  'entrypoints/library/reader.ts',
];

/** What a walk over a document uses that a named input, image or form can stand in for. */
const BENT =
  /\.(?:parentElement|parentNode|childNodes|children|(?:first|last)(?:Element)?Child|(?:next|previous)(?:Element)?Sibling|textContent|innerText|localName|tagName|nodeName|nodeType|isConnected|ownerDocument|querySelector(?:All)?|getElements?By\w+|getAttribute|hasAttribute|attributes|closest|compareDocumentPosition|scrollIntoView|(?:scroll|client)Height|getBoundingClientRect\(\)(?=.*element)|style\b)(?![\w:])|\bdocument\.(?:body|head|documentElement|title|hidden|contentType|defaultView|createRange|addEventListener|removeEventListener|dispatchEvent|location|URL)\b/;

it.each(walkers)('%s', (name) => {
  const bent = readFileSync(new URL(name, root), 'utf8')
    .split('\n')
    .filter((line) => !/^\s*(?:\*|\/\/|\/\*)/.test(line) && BENT.test(line));
  expect(bent).toEqual([]);
});

it('finds the walks that it forbids', () => {
  for (const bent of ['at = at.parentElement', 'node.textContent', 'document.body', 'box.querySelector("p")'])
    expect(bent).toMatch(BENT);
});
