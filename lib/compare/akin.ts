/** Indicators that are near to each other and not one: which may stand beside which, and what lies between them. */
import type { ComparisonReason, SeriesPoint } from '../records.ts';

/** Of an article's indicator: the official ones that are nearest to it, best first, and why they are not one with it. */
const AKIN: ReadonlyMap<string, readonly { to: string; reason: ComparisonReason }[]> = new Map([
  ['poverty.poor_rate', [{ to: 'poverty.gso_survey_rate', reason: 'survey_vs_review' }]],
  ['labour.trained_certified_rate', [{ to: 'labour.trained_survey_rate', reason: 'survey_vs_review' }]],
  [
    'labour.trained_rate',
    [
      { to: 'labour.trained_survey_rate', reason: 'certified_vs_trained' },
      { to: 'labour.trained_certified_rate', reason: 'certified_vs_trained' },
    ],
  ],
  ['labour.unemployment_urban_rate', [{ to: 'labour.unemployment_rate', reason: 'urban_vs_whole' }]],
]);
const of = (id: string | null) => (id === null ? [] : (AKIN.get(id) ?? []));

/** The indicators whose official values may stand beside those of `id`, best first. */
export const akinOf = (id: string | null): string[] => of(id).map(({ to }) => to);

type Named = Pick<SeriesPoint, 'indicatorId'>;

/** Why two values of near indicators are not of one; null for values of one indicator, or of unrelated ones. */
export function akinReason(a: Named, b: Named): ComparisonReason | null {
  const near =
    of(a.indicatorId).find(({ to }) => to === b.indicatorId) ??
    of(b.indicatorId).find(({ to }) => to === a.indicatorId);
  return near?.reason ?? null;
}
