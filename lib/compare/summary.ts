/** What a whole article's comparisons come to: how many figures rose, fell, missed a target, do not compare, or alarm. */
import type { Alarm, Comparison, Figure } from '../records.ts';

export const summaryFilters = ['up', 'down', 'missed', 'incomparable', 'alarm'] as const;
export type SummaryFilter = (typeof summaryFilters)[number];

export interface Summary {
  /** Figures, repeated mentions not counted. */
  total: number;
  /** Ids of the figures that each filter shows; repeated mentions stand under the one that leads. */
  figures: Record<SummaryFilter, Set<string>>;
  /** As many as the filter says: figures, but targets for `missed` and alarms for `alarm`. */
  counts: Record<SummaryFilter, number>;
}

/** Sums up an article. `comparisons` is null while they are not known; alarms need none. */
export function summarise(
  figures: readonly Figure[],
  comparisons: readonly Comparison[] | null,
  alarms: readonly Alarm[],
): Summary {
  const leader = new Map(figures.map(({ id, sameAs }) => [id, sameAs ?? id]));
  const shown: Summary['figures'] = {
    up: new Set(),
    down: new Set(),
    missed: new Set(),
    incomparable: new Set(),
    alarm: new Set(),
  };
  // A target and the value that missed it may both stand in the article: one target was missed.
  const missed = new Set<string>();
  for (const { figureId, change, verdict, goal } of comparisons ?? []) {
    if (change !== null && change.absolute > 0) shown.up.add(figureId);
    if (change !== null && change.absolute < 0) shown.down.add(figureId);
    if (verdict === 'not_comparable') shown.incomparable.add(figureId);
    if (goal?.reached === false) {
      shown.missed.add(figureId);
      missed.add(
        `${goal.target.indicatorId ?? goal.target.indicator}|${goal.target.period}|${goal.target.value}|${goal.target.place}`,
      );
    }
  }
  for (const { figureIds } of alarms) {
    for (const id of figureIds) shown.alarm.add(leader.get(id) ?? id);
  }
  return {
    total: figures.filter(({ sameAs }) => sameAs === null).length,
    figures: shown,
    counts: {
      up: shown.up.size,
      down: shown.down.size,
      missed: missed.size,
      incomparable: shown.incomparable.size,
      alarm: alarms.length,
    },
  };
}
