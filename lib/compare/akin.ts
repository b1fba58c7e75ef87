/** Indicators that are near to each other and not one: which may stand beside which, and what lies between them. */
import type { ComparisonReason, SeriesPoint } from '../records.ts';

/** Of an article's indicator: the official one that is nearest to it, and why the two are not one. */
const AKIN: ReadonlyMap<string, { to: string; reason: ComparisonReason }> = new Map([
  ['poverty.poor_rate', { to: 'poverty.gso_survey_rate', reason: 'survey_vs_review' }],
  ['labour.trained_rate', { to: 'labour.trained_certified_rate', reason: 'certified_vs_trained' }],
  ['labour.unemployment_urban_rate', { to: 'labour.unemployment_rate', reason: 'urban_vs_whole' }],
]);

/** The indicator whose official values may stand beside those of `id`, or null. */
export const akinOf = (id: string | null): string | null => (id === null ? null : (AKIN.get(id)?.to ?? null));

type Named = Pick<SeriesPoint, 'indicatorId'>;

/** Why two values of near indicators are not of one; null for values of one indicator, or of unrelated ones. */
export function akinReason(a: Named, b: Named): ComparisonReason | null {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const near = one.indicatorId === null ? undefined : AKIN.get(one.indicatorId);
    if (near !== undefined && near.to === other.indicatorId) return near.reason;
  }
  return null;
}
