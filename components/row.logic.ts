/** What a folded row tells of a figure beside its value and its name, and where the press of other years may be found. */
import { type Doubt, doubtOf } from '../lib/compare/doubt.ts';
import { fill, type Wording } from '../lib/i18n/index.ts';
import type { ChosenField, Figure, FigureFlag } from '../lib/records.ts';

/** One thing that the row tells: a field of the figure, with how sure it is, or words. */
export type Fact = { field: ChosenField; doubt: Doubt } | { words: string };

/**
 * What a row tells, in its order. What the text leaves open is told only where that is in doubt; a place that most of
 * the article's figures share (`common`) is not said again with each of them.
 */
export function factsOf(figure: Figure, common: string | null, wording: Wording): Fact[] {
  const { t, number } = wording;
  const facts: Fact[] = [];
  const tell = (field: ChosenField, when: boolean) => {
    const doubt = doubtOf(figure, field);
    if (when || doubt !== 'sure') facts.push({ field, doubt });
  };
  const { base, denominator, measure, period, place } = figure;
  if (denominator !== null)
    facts.push({ words: fill(t.figures.of, { part: number(figure.value), whole: number(denominator) }) });
  // "So với kế hoạch" is said by the base, where there is one.
  tell('measure', measure === 'rank' || (measure === 'plan_ratio' && base === null));
  if (base !== null) facts.push({ words: baseWords(base, wording) });
  tell('period', period !== null);
  tell('place', place !== null && place !== common);
  return facts;
}

/** `so với cùng kỳ năm 2022`: the article's words, quoted among those of another language. */
export const baseWords = (base: string, { t, language }: Wording): string =>
  fill(t.figures.against, { base: language === 'vi' ? base : `“${base}”` });

/** Values as reported need no pill; one that the reader must not take for a result does. */
export const hasPill = (figure: Figure): boolean =>
  figure.status !== 'actual' || doubtOf(figure, 'status') !== 'sure';

/** Flags that a reader must know before using the value; the others are told where the row is unfolded. */
const SERIOUS: ReadonlySet<FigureFlag> = new Set([
  'separator_ambiguous',
  'malformed_number',
  'list_length_mismatch',
  'displayed_otherwise',
]);
export const seriousFlags = ({ flags }: Figure): FigureFlag[] => flags.filter((flag) => SERIOUS.has(flag));

/** What of a row's value can be looked for in the press of the year before: what it measures, where, and when. */
export function earlierQuery({ indicator, place, period }: Figure): string {
  const years = period?.match(/\d{4}/g) ?? [];
  const year = years.length === 0 ? null : String(Math.max(...years.map(Number)) - 1);
  return [indicator, place, year].filter((one) => one !== null && one !== '').join(' ');
}
