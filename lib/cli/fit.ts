/**
 * `npm run fit -- GOLD_DIR [--besides DIR]... [--folds N] [--out FILE] [--curve] [--leave-out N]`: fits the weights by which the engine
 * chooses among candidates to the labelled articles of a folder, prints how they do on articles outside of each fold
 * (fields, rows, reliability, with `--curve` how that grows with the number of articles) and writes them. The same
 * articles give the same file. From the articles of `--besides` it learns, too; they are not scored.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readFigures } from '../figures/index.ts';
import { type Slot, slots, type Weights } from '../figures/slots/index.ts';
import { writeWeights } from '../figures/weights.ts';
import {
  type Examples,
  examplesOf,
  fitSlots,
  type Prepared,
  prepare,
  prepareReading,
  type Reliability,
  reliabilityOf,
  withCalibration,
} from '../fit/fit.ts';
import { type Labelled, readGold, readReadings } from '../fit/gold.ts';
import { Score } from '../fit/score.ts';
import { findAttributions, readOfficials } from '../officials/index.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    folds: { type: 'string', default: '8' },
    out: { type: 'string', default: 'lib/catalog/weights.json' },
    besides: { type: 'string', multiple: true, default: [] },
    curve: { type: 'boolean' },
    details: { type: 'boolean' },
    readings: { type: 'string', default: 'tests/fixtures/readings.json' },
    'leave-out': { type: 'string' },
  },
});
const [folder] = positionals;
const folds = Number(values.folds);
if (folder === undefined || !Number.isInteger(folds) || folds < 2) {
  process.stderr.write(
    'usage: npm run fit -- GOLD_DIR [--besides DIR]... [--folds N] [--out FILE] [--curve]\n',
  );
  process.exit(2);
}
const say = (line: string) => process.stdout.write(`${line}\n`);
const leaveOut = Number(values['leave-out'] ?? 0);
const gold = readGold(folder).filter((_, i) => leaveOut === 0 || i % leaveOut !== leaveOut >> 1);
const articles = gold.map(prepare);
const besides = values.besides.flatMap(readGold).map(prepare);
const always = [...besides, ...readReadings(values.readings).map(prepareReading)];
const examples = examplesOf([...articles, ...always]);
const figures = articles.reduce((n, a) => n + a.labels.filter((l) => l !== null).length, 0);
say(`${gold.length} articles, ${figures} labelled figures found in their running text`);
if (besides.length > 0) say(`${besides.length} articles to learn from besides`);

const { weights: perFold, seen } = crossValidate(articles, examples, folds);
const score = new Score((line) => values.details && say(line));
perFold.forEach((weights, k) => {
  const calibratedOnOthers = withCalibration(weights, mergeOthers(seen, k));
  gold.forEach((labelled, i) => {
    if (i % folds === k) scoreArticle(score, labelled, calibratedOnOthers);
  });
});
say(`\nOn articles outside of each of ${folds} folds:`);
for (const line of score.lines()) say(line);
say('\nReliability, after calibration on the other folds (chance said → share right, figures):');
for (const slot of slots) say(`  ${slot.padEnd(8)} ${reliabilityLine(slot)}`);
if (values.curve)
  for (const share of [0.25, 0.5, 0.75]) {
    const some = new Score();
    const { weights } = crossValidate(articles, examples, folds, share);
    weights.forEach((w, k) => {
      gold.forEach((labelled, i) => {
        if (i % folds === k) scoreArticle(some, labelled, w);
      });
    });
    const all = some.found + some.missed;
    say(
      `learning curve: with ${100 * share} % of the articles rows right ${((100 * some.row) / all).toFixed(1)} %`,
    );
  }

const final = withCalibration(fitSlots([...articles, ...always], examples), mergeOthers(seen, -1));
const fitted = {
  articles: gold.length,
  besides: besides.length,
  figures,
  folds,
  rowsRight: Math.round((1000 * score.row) / (score.found + score.missed)) / 10,
  sureRows: Math.round((1000 * score.sure) / (score.found + score.missed)) / 10,
  sureRowsRight: Math.round((1000 * score.sureRight) / Math.max(1, score.sure)) / 10,
};
writeFileSync(values.out, `${JSON.stringify({ fitted, slots: writeWeights(final) }, null, 1)}\n`);
say(`\nwritten: ${values.out}`);

/** Fits once for each fold on the articles outside of it (or a `share` of them), and tries it on those inside. */
function crossValidate(all: readonly Prepared[], made: Examples, k: number, share = 1) {
  const weights: Weights[] = [];
  const reliability: Reliability[] = [];
  for (let fold = 0; fold < k; fold++) {
    const train = all.filter((_, i) => i % k !== fold).filter((_, i) => (i * 7919) % 100 < 100 * share);
    const w = fitSlots([...train, ...always], made);
    weights.push(w);
    reliability.push(
      reliabilityOf(
        all.filter((_, i) => i % k === fold),
        w,
      ),
    );
  }
  return { weights, seen: reliability };
}

function mergeOthers(all: readonly Reliability[], left: number): Reliability {
  const others = all.filter((_, k) => k !== left);
  return Object.fromEntries(slots.map((s) => [s, others.flatMap((r) => r[s])])) as Reliability;
}

function scoreArticle(into: Score, { file, article, gold: labels }: Labelled, weights: Weights): void {
  const figures = readFigures(article, findAttributions(article), weights);
  into.add(file, labels, figures, readOfficials(article));
}

function reliabilityLine(slot: Slot): string {
  const steps = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01];
  const counted = steps.slice(1).map(() => [0, 0] as [number, number]);
  perFold.forEach((weights, k) => {
    const inside = articles.filter((_, i) => i % folds === k);
    const r = reliabilityOf(inside, withCalibration(weights, mergeOthers(seen, k)))[slot];
    for (const [p, right] of r) {
      const at = steps.findIndex((s, n) => p >= s && p < (steps[n + 1] as number));
      (counted[at] as [number, number])[0]++;
      if (right) (counted[at] as [number, number])[1]++;
    }
  });
  return counted
    .map(
      ([n, r], i) =>
        `${steps[i]}–${Math.min(1, steps[i + 1] as number)}: ${n === 0 ? '–' : Math.round((100 * r) / n)} % (${n})`,
    )
    .join('  ');
}
