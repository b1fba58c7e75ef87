/** Labelled articles (`docs/measuring.md` has their format): read, checked, and laid beside what the engine reads. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { readFile } from '../cli/document.ts';
import type { Article } from '../records.ts';

const text = v.nullish(v.string(), null);
const answers = v.array(v.nullable(v.string()));
export const labelSchema = v.object({
  start: v.number(),
  end: v.number(),
  text: v.string(),
  value: v.number(),
  valueMax: v.nullish(v.number(), null),
  unit: text,
  indicator: text,
  measure: text,
  direction: text,
  hedge: text,
  status: text,
  period: text,
  base: text,
  place: text,
  speaker: text,
  /** Other answers that a careful colleague could defend just as well. */
  also: v.optional(v.record(v.string(), v.union([answers, v.array(v.nullable(v.number()))])), {}),
});
export type Label = v.InferOutput<typeof labelSchema>;

const goldSchema = v.object({
  file: v.optional(v.string()),
  published: text,
  province: text,
  figures: v.array(labelSchema),
  nonFigures: v.optional(v.array(v.object({ start: v.number(), end: v.number(), why: text })), []),
  officials: v.optional(v.array(v.object({ name: v.string(), positions: v.array(v.string()) })), []),
});
export type Gold = v.InferOutput<typeof goldSchema>;

export interface Labelled {
  file: string;
  article: Article;
  gold: Gold;
}

/** A label file that does not have the form; `message` names file and field. */
export class BadLabel extends Error {}

/** Reads every `NAME.json` of a folder with its `NAME.txt` or page, in order of name. Throws `BadLabel`, `UnreadableFile`. */
export function readGold(folder: string): Labelled[] {
  const names = readdirSync(folder)
    .filter((f) => f.endsWith('.json') && !f.endsWith('.expected.json'))
    .sort();
  return names.map((name) => {
    const parsed = v.safeParse(goldSchema, JSON.parse(readFileSync(join(folder, name), 'utf8')));
    if (!parsed.success) {
      const [issue] = parsed.issues;
      throw new BadLabel(`${name}: ${v.getDotPath(issue) ?? ''} ${issue.message}`);
    }
    const gold = parsed.output;
    const file =
      gold.file ??
      name.replace(/\.json$/, existsSync(join(folder, name.replace(/json$/, 'txt'))) ? '.txt' : '.html');
    const read = readFile(join(folder, file), null);
    if (read.kind === 'none') throw new BadLabel(`${file}: not an article`);
    // A plain text tells neither its date nor its publisher's province; a page does, and so may the label.
    const article = {
      ...read.article,
      publishedAt: read.article.publishedAt ?? gold.published,
      place: read.article.place ?? gold.province,
    };
    return { file, article, gold };
  });
}

const readingSchema = v.object({
  about: v.string(),
  readings: v.array(
    v.object({
      title: v.optional(v.string()),
      text: v.string(),
      published: v.nullable(v.string()),
      province: v.optional(v.string()),
      /** In order of the figures; a field that is not there is not labelled. `at`: which figure, -1 the last. */
      figures: v.array(
        v.object({
          at: v.optional(v.number()),
          text: v.optional(v.string()),
          indicator: v.optional(v.string()),
          measure: v.optional(v.string()),
          status: v.optional(v.string()),
          period: v.optional(v.nullable(v.string())),
          place: v.optional(v.nullable(v.string())),
          speaker: v.optional(v.nullable(v.string())),
        }),
      ),
    }),
  ),
});
export type Reading = v.InferOutput<typeof readingSchema>['readings'][number];

/** Reads a table of labelled sentences (`tests/fixtures/readings.json`). Throws `BadLabel`. */
export function readReadings(file: string): Reading[] {
  const parsed = v.safeParse(readingSchema, JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new BadLabel(`${file}: ${parsed.issues[0].message}`);
  return parsed.output.readings;
}

/** A text as an article: its title the headline, each line a paragraph. */
export function articleOfReading({ title, text, published, province }: Reading, n: number): Article {
  const blocks: Article['blocks'] = [];
  let whole = '';
  for (const line of title === undefined ? text.split('\n') : [title, ...text.split('\n')]) {
    const kind = title !== undefined && blocks.length === 0 ? 'headline' : 'paragraph';
    blocks.push({ kind, start: whole.length, end: whole.length + line.length });
    whole += `${line}\n`;
  }
  return {
    id: `url:reading/${n}`,
    url: '',
    title: title ?? text,
    publisher: null,
    publishedAt: published,
    publishedAtSource: null,
    author: null,
    place: province ?? null,
    text: whole,
    blocks,
  };
}
