/**
 * `npm run eval -- GOLD_DIR [--details]`: reads the labelled articles of a folder and prints how much was found and
 * how often each field, and each whole row, is right, silent or wrong. The label format is in `docs/measuring.md`.
 * With `--history` it prints instead how many figures meet an earlier value from what ships.
 */
import { parseArgs } from 'node:util';
import { readArticle } from '../engine.ts';
import { BadLabel, readGold } from '../fit/gold.ts';
import { Score } from '../fit/score.ts';
import { UnreadableFile } from './document.ts';
import { historyLines } from './history.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { details: { type: 'boolean' }, history: { type: 'boolean' } },
});
const [folder] = positionals;
if (folder === undefined) {
  process.stderr.write('usage: npm run eval -- [--history] GOLD_DIR [--details]\n');
  process.exit(2);
}
try {
  if (values.history) {
    for (const line of historyLines(readGold(folder), values.details === true))
      process.stdout.write(`${line}\n`);
    process.exit();
  }
  const score = new Score((line) => values.details && process.stdout.write(`${line}\n`));
  for (const { file, article, gold } of readGold(folder)) {
    const { figures, officials } = readArticle(article);
    score.add(file, gold, figures, officials);
  }
  for (const line of score.lines()) process.stdout.write(`${line}\n`);
} catch (error) {
  if (!(error instanceof BadLabel || error instanceof UnreadableFile)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
