/** What the background answers to the library: where everything collected is, and what is done with it. */
import { leaderOf } from '../../components/panel.logic.ts';
import { indicators } from '../../lib/catalog/indicators.ts';
import { manualPoints } from '../../lib/compare/manual.ts';
import type { OfficialValues } from '../../lib/compare/reference.ts';
import { rowOf } from '../../lib/library/digest.ts';
import { kindOf } from '../../lib/library/series.ts';
import type { FigureRow } from '../../lib/library/shelf.ts';
import type { BackgroundHandlers } from '../../lib/messaging/server.ts';
import type { PlacedAnnotation, SeriesPoint } from '../../lib/records.ts';
import { newestOf } from '../../lib/versions.ts';
import { annotationPortion, placeAll } from './annotations.ts';
import type { Surroundings } from './handlers.ts';

type Calls = Extract<keyof BackgroundHandlers, `library.${string}`>;

export function libraryHandlers(
  { store, news }: Surroundings,
  /** Official values by series; none where the reader does not want them. */
  official: () => Promise<Pick<OfficialValues, 'keys' | 'points'> | null>,
): Pick<BackgroundHandlers, Calls> {
  return {
    'library.index': async () => {
      const { build } = await (await store()).digests({ since: 0, below: 0, limit: 1 });
      return { build };
    },

    'library.series': async ({ kind }) => {
      const entered = manualPoints(await (await store()).values());
      // What the reader collected is shown even where the shipped values cannot be had.
      const shipped = await official().catch(() => null);
      const rows = new Map<string, FigureRow>();
      const add = (series: string, points: readonly SeriesPoint[]) => {
        for (const point of points) rows.set(point.figureId, rowOf(point, series));
      };
      for (const series of shipped?.keys() ?? [])
        if (kindOf(series) === kind) add(series, shipped?.points(series) ?? []);
      for (const [series, points] of entered) if (kindOf(series) === kind) add(series, points);
      return [...rows.values()];
    },
    'library.portion': async (request) => (await store()).digests(request),

    'library.indicators': async () =>
      indicators.map(({ id, vi, en, breaks }) => ({ id, vi, en, breaks: [...breaks] })),

    'library.notes': async ({ after }) => {
      const repository = await store();
      const { items, next } = await annotationPortion(repository, after);
      const ids = [...new Set(items.map(({ target }) => target.articleId))];
      const readings = await repository.readings(ids);
      const placed = new Map<string, PlacedAnnotation>();
      for (const id of ids) {
        const newest = newestOf(await repository.versions(id));
        const reading = readings.get(id);
        if (newest === null || reading === undefined) continue;
        const own = items.filter(({ target }) => target.articleId === id);
        for (const one of placeAll(own, newest.article, reading))
          placed.set(one.id, {
            ...one,
            recordId: one.recordId === null ? null : leaderOf(reading.figures, one.recordId),
          });
      }
      return {
        items: items.map((annotation) => ({ annotation, placed: placed.get(annotation.id) ?? null })),
        next,
      };
    },

    'library.annotations': async ({ items, keep }) => {
      const repository = await store();
      let done = 0;
      for (const { articleId, id } of items) {
        const change = keep ? repository.restoreAnnotation : repository.removeAnnotation;
        if (await change.call(repository, articleId, id)) done++;
      }
      if (done > 0) news({ news: 'annotations.changed' });
      return { done };
    },

    'library.values': async ({ ids, keep }) => {
      const repository = await store();
      let done = 0;
      for (const id of ids) {
        const change = keep ? repository.restoreValue : repository.removeValue;
        if (await change.call(repository, id)) done++;
      }
      if (done > 0) news({ news: 'store.changed' });
      return { done };
    },
  };
}
