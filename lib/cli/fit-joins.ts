/**
 * `npm run fit:joins -- PAIRS.jsonl GOLD_DIR [--folds N] [--out FILE]`: fits how sure the names of concepts are
 * (`lib/concepts/certainty.ts`) to labelled articles and to judged pairs of their figures, prints how sure and how right
 * they are on articles outside of each fold, what joins, and what is offered, and writes the weights. The same files
 * give the same weights. `docs/measuring.md` has the forms.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { comparePair } from '../compare/pair.ts';
import { pointOf, seriesKeysOf } from '../compare/series.ts';
import { certaintyOf } from '../concepts/certainty.ts';
import { conceptOfLabel, type Told, termsOf, toldIn } from '../concepts/index.ts';
import { likeness } from '../concepts/joins.ts';
import { likeness as likeLabels } from '../figures/alike.ts';
import { readFigures } from '../figures/index.ts';
import { type Label, type Labelled, readGold } from '../fit/gold.ts';
import { crossValidated, fitClues, type NameExample, surprise } from '../fit/joins.ts';
import { align } from '../fit/judge.ts';
import { findAttributions } from '../officials/index.ts';
import { type Article, type Figure, SURE } from '../records.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    folds: { type: 'string', default: '6' },
    out: { type: 'string', default: 'lib/catalog/certainty.json' },
  },
});
const [pairsFile, folder] = positionals;
const folds = Number(values.folds);
if (pairsFile === undefined || folder === undefined || !Number.isInteger(folds) || folds < 3) {
  process.stderr.write('usage: npm run fit:joins -- PAIRS.jsonl GOLD_DIR [--folds N] [--out FILE]\n');
  process.exit(2);
}
const say = (line: string) => process.stdout.write(`${line}\n`);

const side = v.object({ file: v.string(), start: v.number() });
const pairSchema = v.object({ a: side, b: side, judgement: v.picklist(['same', 'care', 'different']) });

interface Read {
  article: Article;
  figure: Figure;
  label: Label;
  told: Told;
}

/** The labelled figures that the engine finds, as if of one place. */
function readAll({ article, gold }: Labelled): Read[] {
  const figures = readFigures(article, findAttributions(article));
  return [...align(gold.figures, figures).pairs].map(([figure, label]) => {
    const told = toldIn(article, figure);
    const { concept } = told;
    const as = { place: 'Long An', placeCode: 'vn63:80', status: 'actual' as const };
    return { article, label, told, figure: { ...figure, ...as, indicatorId: concept.indicatorId, concept } };
  });
}

/** Whether the name of a figure is that of the label which a careful reader wrote out; null where that tells nothing. */
function isNamed({ told: { concept }, label, figure }: Read): boolean | null {
  const { unit } = figure;
  const full = conceptOfLabel({
    indicator: label.indicator ?? '',
    indicatorId: null,
    unit,
    measure: figure.measure,
  });
  if (concept.name === null || full.name === null) return null;
  const plain = (name: string) => name.replace(/@.*/, '');
  if (plain(full.name) === plain(concept.name)) return true;
  if (full.indicatorId !== null) return false;
  // The label has no more words than were read: that the passage told a name beyond them is no fault.
  const words = new Set(termsOf(concept.label).flatMap((term) => term.split(' ')));
  return termsOf(label.indicator ?? '').every((term) => term.split(' ').every((word) => words.has(word)))
    ? null
    : false;
}

/** From so alike on, two labels written out by careful readers are taken for one. */
const ALIKE_LABELS = 0.6;
/** How much all pairs of one name count together that nobody has judged, but whose labels are known. */
const UNJUDGED = 4;

const gold = readGold(folder);
const read = new Map(gold.map((one) => [one.file, readAll(one)]));
const examples: NameExample[] = [];
const byName = new Map<string, { file: string; one: Read }[]>();
for (const [file, list] of read)
  for (const one of list) {
    const { concept, clues } = one.told;
    if (concept.name === null) continue;
    const right = concept.indicatorId === null ? null : isNamed(one);
    if (right !== null) examples.push({ names: [clues], articles: [file], right, times: 1 });
    const [key] = seriesKeysOf({ ...one.figure, period: '2022' });
    if (key !== undefined && concept.indicatorId === null)
      byName.set(key, [...(byName.get(key) ?? []), { file, one }]);
  }
for (const list of byName.values()) {
  const pairs = list.flatMap((a, i) => list.slice(i + 1).map((b) => [a, b] as const));
  const between = pairs.filter(([a, b]) => a.file !== b.file);
  for (const [a, b] of between)
    examples.push({
      names: [a.one.told.clues, b.one.told.clues],
      articles: [a.file, b.file],
      right: likeLabels(a.one.label.indicator, b.one.label.indicator) >= ALIKE_LABELS,
      times: Math.min(1, UNJUDGED / between.length),
    });
}

const judged = readFileSync(pairsFile, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .flatMap((line) => {
    const { a, b, judgement } = v.parse(pairSchema, JSON.parse(line));
    const find = ({ file, start }: typeof a) => read.get(file)?.find(({ label }) => label.start === start);
    const [x, y] = [find(a), find(b)];
    return x === undefined || y === undefined ? [] : [{ x, y, articles: [a.file, b.file], judgement }];
  });
const joins = ({ x, y }: { x: Read; y: Read }) => {
  const keys = new Set(seriesKeysOf({ ...x.figure, period: '2022' }));
  return seriesKeysOf({ ...y.figure, period: '2023' }).some((key) => keys.has(key));
};
for (const pair of judged)
  if (joins(pair)) {
    const names = [pair.x.told.clues, pair.y.told.clues];
    const { articles } = pair;
    // One thing that is to be compared with care counts half for one, half for two.
    if (pair.judgement !== 'different')
      examples.push({ names, articles, right: true, times: pair.judgement === 'same' ? 1 : 0.5 });
    if (pair.judgement !== 'same')
      examples.push({ names, articles, right: false, times: pair.judgement === 'care' ? 0.5 : 1 });
  }

say(
  `${gold.length} articles, ${examples.length} names and pairs of equal names, ${judged.length} judged pairs`,
);
const seen = crossValidated(examples, folds);
const held = new Map(seen);
const mean =
  examples.reduce((n, one) => n + (one.right ? one.times : 0), 0) /
  examples.reduce((n, one) => n + one.times, 0);
say(`\nSurprise on articles outside of each two of ${folds} folds (less is better):`);
const inUse = ({ names }: NameExample) => names.reduce((product, clues) => product * certaintyOf(clues), 1);
for (const [what, chanceFor] of [
  ['one certainty for all', () => mean],
  ['the certainties in use', inUse],
  ['fitted', (one: NameExample) => held.get(one) as number],
] as const)
  say(`  ${what.padEnd(24)}${surprise(examples, chanceFor).toFixed(3)}`);
say('\nSure and right (certainty outside of the folds → share right, names):');
const steps = [0, 0.4, 0.6, SURE, 0.9, 1.01];
steps.slice(1).forEach((to, i) => {
  const from = steps[i] as number;
  const inside = seen.filter(([, p]) => p >= from && p < to);
  const all = inside.reduce((n, [one]) => n + one.times, 0);
  const right = inside.reduce((n, [one]) => n + (one.right ? one.times : 0), 0);
  say(
    `  ${from}–${Math.min(1, to)}: ${all === 0 ? '–' : `${Math.round((100 * right) / all)} %`} (${Math.round(all)})`,
  );
});

const weights = fitClues(examples);
writeFileSync(
  values.out,
  `${JSON.stringify({ fitted: { articles: gold.length, examples: examples.length, folds }, weights }, null, 2)}\n`,
);
say(`\nwritten: ${values.out}`);

say('\nJudged pairs, by the certainties in use before this fit:');
for (const judgement of ['same', 'care', 'different'] as const) {
  const all = judged.filter((pair) => pair.judgement === judgement);
  const joined = all.filter(joins);
  const plain = joined.filter(({ x, y }) => {
    const [was, now] = [x, y].map(({ figure, article }, i) =>
      pointOf({ ...figure, period: `${2022 + i}` }, article),
    ) as [ReturnType<typeof pointOf>, ReturnType<typeof pointOf>];
    return comparePair(now, was).verdict === 'comparable';
  });
  const alike = all
    .filter((pair) => !joins(pair))
    .map(({ x, y }) => likeness(x.told.concept, y.told.concept));
  const offered = [0.3, 0.4, 0.5, 0.6].map((from) => `${from}: ${alike.filter((n) => n >= from).length}`);
  say(
    `  ${judgement.padEnd(9)} ${all.length}, joined ${joined.length}, of them comparable ${plain.length}; of the others alike from ${offered.join(', ')}`,
  );
}
