/**
 * `npm run eval -- GOLD_DIR [--details]`: reads the labelled articles of a folder and prints how much was found and
 * how often each field is right. The label format is in `docs/measuring.md`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { readArticle } from '../engine.ts';
import type { Article, Figure } from '../records.ts';
import { fold } from '../text/normalise.ts';
import { readFile } from './document.ts';

const text = v.nullish(v.string(), null);
const labelSchema = v.object({
  file: v.optional(v.string()),
  published: text,
  province: text,
  figures: v.array(
    v.object({
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
    }),
  ),
  officials: v.optional(v.array(v.object({ name: v.string(), positions: v.array(v.string()) })), []),
});
type Label = v.InferOutput<typeof labelSchema>['figures'][number];

const equal = (a: number | null, b: number | null) =>
  a === b || (a !== null && b !== null && Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b)));
/** Words that tell two wordings apart no further. */
const LIGHT = new Set([
  'so',
  'voi',
  'ty',
  'le',
  'ti',
  'cac',
  'cua',
  'duoc',
  'la',
  've',
  'tai',
  'cho',
  'va',
  'muc',
]);
const wordsOf = (s: string | null) =>
  new Set(
    fold(s ?? '')
      .split(' ')
      .filter((w) => w !== '' && !LIGHT.has(w)),
  );

/** Shared words, measured against the shorter wording and against both together: 0 to 1. */
function alike(a: string | null, b: string | null): number {
  const [x, y] = [wordsOf(a), wordsOf(b)];
  if (x.size === 0 && y.size === 0) return 1;
  const common = [...x].filter((w) => y.has(w)).length;
  return (
    common / Math.max(1, Math.min(x.size, y.size)) / 2 + common / Math.max(1, x.size + y.size - common) / 2
  );
}
const LEVELS = new Set(['level', 'share', 'coverage']);
const placeKey = (p: string | null) =>
  fold(p ?? '').replace(/^(tinh|thanh pho|tp|huyen|thi xa|xa|phuong|quan) /, '');

const fields: { [field: string]: (label: Label, read: Figure) => boolean } = {
  unit: (l, r) => fold(l.unit ?? '') === fold(r.unit ?? ''),
  indicator: (l, r) => alike(l.indicator, r.indicator) >= 0.5,
  measure: (l, r) => l.measure === r.measure || (LEVELS.has(l.measure ?? '') && LEVELS.has(r.measure)),
  direction: (l, r) => l.direction === r.direction,
  hedge: (l, r) => l.hedge === r.hedge,
  status: (l, r) => l.status === r.status,
  period: (l, r) => l.period === r.period,
  base: (l, r) =>
    (l.base === null) === (r.base === null) && (l.base === null || alike(l.base, r.base) >= 0.4),
  place: (l, r) => placeKey(l.place) === placeKey(r.place),
  speaker: (l, r) => fold(l.speaker ?? '') === fold(r.speaker ?? ''),
};

/** A plain text tells neither its date nor its publisher's province; a page does, and so may the label. */
function informed(article: Article, label: v.InferOutput<typeof labelSchema>): Article {
  return {
    ...article,
    publishedAt: article.publishedAt ?? label.published,
    place: article.place ?? label.province,
  };
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { details: { type: 'boolean' } },
});
const [folder] = positionals;
if (folder === undefined) {
  process.stderr.write('usage: npm run eval -- GOLD_DIR [--details]\n');
  process.exit(2);
}
const say = (line: string) => values.details && process.stdout.write(`${line}\n`);

const count = { found: 0, missed: 0, extra: 0, people: 0, peopleMissed: 0, peopleExtra: 0, posts: 0 };
const right = new Map(Object.keys(fields).map((f) => [f, 0]));
let files = 0;
for (const name of readdirSync(folder)
  .filter((f) => f.endsWith('.json'))
  .sort()) {
  const label = v.safeParse(labelSchema, JSON.parse(readFileSync(join(folder, name), 'utf8')));
  if (!label.success) {
    process.stderr.write(`${name}: ${v.getDotPath(label.issues[0]) ?? ''} ${label.issues[0].message}\n`);
    process.exitCode = 1;
    continue;
  }
  const file = label.output.file ?? name.replace(/\.json$/, '.txt');
  const read = readFile(join(folder, file), null);
  const { figures, officials } =
    read.kind === 'none' ? { figures: [], officials: [] } : readArticle(informed(read.article, label.output));
  files++;
  const left = new Set(figures);
  for (const wanted of label.output.figures) {
    const hit = [...left].find(
      (f) => f.start < wanted.end && wanted.start < f.end && equal(f.value, wanted.value),
    );
    if (hit === undefined) {
      count.missed++;
      say(`missed  ${file} ${wanted.start} «${wanted.text}»`);
      continue;
    }
    left.delete(hit);
    count.found++;
    for (const [field, same] of Object.entries(fields)) {
      if (same(wanted, hit)) right.set(field, (right.get(field) ?? 0) + 1);
      else
        say(
          `${field.padEnd(9)} ${file} «${wanted.text}»: ${wanted[field as keyof Label]} | ${hit[field as keyof Figure]}`,
        );
    }
  }
  count.extra += left.size;
  for (const f of left) say(`extra   ${file} ${f.start} «${f.text}»`);
  const others = new Set(officials);
  for (const wanted of label.output.officials) {
    const hit = [...others].find((o) => fold(o.name) === fold(wanted.name));
    if (hit === undefined) {
      count.peopleMissed++;
      say(`missed  ${file} ${wanted.name}`);
      continue;
    }
    others.delete(hit);
    count.people++;
    const posts = hit.positions.flatMap((p) => [p.text, `${p.title} ${p.organisation ?? ''}`]);
    if (wanted.positions.some((p) => posts.some((q) => alike(p, q) >= 0.6))) count.posts++;
    else say(`post    ${file} ${wanted.name}: ${wanted.positions.join('; ')} | ${posts.join('; ')}`);
  }
  count.peopleExtra += others.size;
  for (const o of others) say(`extra   ${file} ${o.name}`);
}
const percent = (a: number, b: number) => (b === 0 ? '–' : `${((100 * a) / b).toFixed(1)} %`);
const line = (name: string, value: string) => process.stdout.write(`${name.padEnd(22)}${value}\n`);
line('articles', String(files));
line('figures, precision', percent(count.found, count.found + count.extra));
line('figures, recall', percent(count.found, count.found + count.missed));
for (const [field, n] of right) line(`  ${field}`, percent(n, count.found));
line('officials, precision', percent(count.people, count.people + count.peopleExtra));
line('officials, recall', percent(count.people, count.people + count.peopleMissed));
line('  with a right post', percent(count.posts, count.people + count.peopleMissed));
