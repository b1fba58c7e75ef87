/** What a list of reasons comes to. */
import type { ComparisonReason, Verdict } from '../records.ts';

const FORBIDDING: ReadonlySet<ComparisonReason> = new Set([
  'target_vs_actual',
  'forecast_vs_actual',
  'partial_vs_full',
  'period_unknown',
  'territory_changed',
  'unit_mismatch',
  'definition_changed',
  'cumulative_vs_flow',
  'districts_abolished',
  'denominator_changed',
]);

/** The verdict that reasons add up to. */
export function verdictOf(reasons: readonly ComparisonReason[]): Verdict {
  if (reasons.length === 0) return 'comparable';
  return reasons.some((reason) => FORBIDDING.has(reason)) ? 'not_comparable' : 'with_care';
}

/** The reason that makes the verdict: the first that forbids a comparison, else the first there is; undefined without any. */
export const decidingReason = (reasons: readonly ComparisonReason[]): ComparisonReason | undefined =>
  reasons.find((reason) => FORBIDDING.has(reason)) ?? reasons[0];
