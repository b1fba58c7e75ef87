/**
 * `npm run eval -- --history GOLD_DIR`: how many figures of catalogued indicators meet at least one earlier value from
 * what ships, over the labelled articles of a folder, as a reader finds it on the first day. `--details` prints each
 * meeting on a line, for judging some of them by hand.
 */
import { readFileSync } from 'node:fs';
import { indicatorById } from '../catalog/indicators.ts';
import { compareFigure } from '../compare/compare.ts';
import { parsePeriod } from '../compare/period.ts';
import { OfficialValues } from '../compare/reference.ts';
import { conceptFor, seriesKeysOf } from '../compare/series.ts';
import { readArticle } from '../engine.ts';
import type { Labelled } from '../fit/gold.ts';
import type { Comparison, Figure } from '../records.ts';

const share = (part: number, whole: number) =>
  `${part} of ${whole} (${whole === 0 ? '0' : ((100 * part) / whole).toFixed(1)} %)`;

function tally<K extends string>(keys: readonly K[]): string {
  const counts = new Map<K, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([key, n]) => `${key} ${n}`)
    .join(', ');
}

/** Lines that say how many figures of `articles` meet an earlier value; with `details` every meeting before them. */
export function* historyLines(articles: readonly Labelled[], details: boolean): Generator<string> {
  const shipped = (name: string): unknown =>
    JSON.parse(readFileSync(`public/reference/${name}.json`, 'utf8'));
  const official = new OfficialValues(shipped('official'), [shipped('tables')]);
  const known: Figure[] = [];
  const met: [Figure, Comparison][] = [];
  let helped = 0;
  let told = 0;
  for (const { file, article } of articles) {
    const before = met.length;
    for (const figure of readArticle(article).figures) {
      if (figure.sameAs !== null || indicatorById(conceptFor(figure).indicatorId) === null) continue;
      known.push(figure);
      const beside = official.beside(figure, seriesKeysOf(figure));
      const near = beside.length > 0 ? beside : official.akin(figure);
      const comparison = compareFigure(figure, near, [], article);
      const at = parsePeriod(figure.period);
      const earlier = comparison.points
        .concat(comparison.counterparts, comparison.predecessors)
        .filter((point) => at !== null && (parsePeriod(point.period)?.to ?? at.to) < at.to);
      if (earlier.length === 0) {
        if (official.nearest(figure).length > 0) told++;
        continue;
      }
      met.push([figure, comparison]);
      if (!details) continue;
      const was = comparison.previous ?? earlier.at(-1);
      yield [
        file,
        `${figure.start}: ${figure.indicator} = ${figure.text} (${figure.status}, ${figure.period}, ${figure.placeCode})`,
        `${was?.indicator}, ${was?.place} ${was?.period}: ${was?.text} (${was?.status})`,
        `${comparison.verdict ?? 'other kind'}: ${comparison.reasons.join(', ')}`,
      ].join('\t');
    }
    if (met.length > before) helped++;
  }
  yield `articles with a meeting: ${share(helped, articles.length)}`;
  yield `figures of catalogued indicators that meet an earlier value: ${share(met.length, known.length)}`;
  yield `of the others are told the nearest that there is: ${share(told, known.length - met.length)}`;
  yield `verdicts: ${tally(met.map(([, { verdict }]) => verdict ?? 'other kind'))}`;
  yield `indicators: ${tally(met.map(([figure]) => conceptFor(figure).indicatorId ?? ''))}`;
}
