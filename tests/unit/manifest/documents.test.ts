import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: { [name: string]: string };
};
const documents = [
  'README.md',
  ...readdirSync('docs')
    .filter((f) => f.endsWith('.md'))
    .map((f) => `docs/${f}`),
];

it.each(documents)('%s names only commands that exist', (file) => {
  const named = [...readFileSync(file, 'utf8').matchAll(/npm run (?:-s |--silent )?([\w:-]+)/g)].map(
    (m) => m[1],
  );
  for (const name of named) expect(Object.keys(scripts)).toContain(name);
});
