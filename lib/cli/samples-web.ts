/** The sample articles that ship with the project, served under the addresses they name as their own. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Web } from './web.ts';

const folder = new URL('../../tests/fixtures/sample/', import.meta.url);

/** Serves every sample page; gives their addresses in order of file name, so that the newest year comes last. */
export function serveSamples(web: Web): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.html'))
    .sort()
    .map((name) => {
      const html = readFileSync(new URL(name, folder), 'utf8');
      const url = /<link rel="canonical" href="([^"]+)"/.exec(html)?.[1];
      if (url === undefined) throw new Error(`${name} does not say its address`);
      web.serve(url, html);
      return url;
    });
}
