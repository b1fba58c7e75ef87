/** The privacy page in the package says just what the document says, in both languages. */
import { readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

it('is the document, word for word', () => {
  const { document } = parseHTML(read('public/privacy.html'));
  const lines = [...document.querySelectorAll('section :is(h1, h2, p, li)')].map((one) => one.textContent);
  const wanted = read('docs/privacy.md')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.replace(/^(?:#+|-) /, ''));
  expect(lines).toEqual(wanted);
});

it('names every permission that the extension asks for', () => {
  const { permissions } = JSON.parse(read('tests/unit/manifest/chrome.json')) as { permissions: string[] };
  // `activeTab`: the page whose button was clicked; `sidePanel` is asked of nobody.
  expect(permissions.filter((one) => one !== 'sidePanel').sort()).toEqual([
    'activeTab',
    'scripting',
    'storage',
    'unlimitedStorage',
  ]);
});
