/** What the background answers about imports: what a file would change, taking it, and undoing that as a whole. */
import {
  type Checked,
  checkAnnotation,
  checkCorrection,
  checkItem,
  checkValue,
} from '../../lib/exchange/import.ts';
import type { ImportCounts } from '../../lib/messaging/protocol.ts';
import type { BackgroundHandlers } from '../../lib/messaging/server.ts';
import type { TrashKind } from '../../lib/records.ts';
import type { Imported } from '../../lib/store/repository.ts';
import { cameAt } from '../../lib/versions.ts';
import type { Surroundings } from './handlers.ts';

type Calls = Extract<keyof BackgroundHandlers, `import.${string}`>;
type Rejected = ImportCounts['rejected'][number];

/** A thing from a file, checked, or why it is not taken. */
function checked(kind: TrashKind, value: unknown): { taken: Imported } | { rejected: Rejected } {
  const check = <K extends TrashKind, T>(of: K, found: Checked<T>) =>
    found.ok
      ? { taken: { kind: of, item: found.record } }
      : {
          rejected: {
            id: found.id,
            problem: found.field === null ? `${of}_broken` : `${of}_broken: ${found.field}`,
          },
        };
  switch (kind) {
    case 'article':
      return check(kind, checkItem(value));
    case 'annotation':
      return check(kind, checkAnnotation(value));
    case 'value':
      return check(kind, checkValue(value));
    case 'correction':
      return check(kind, checkCorrection(value));
  }
}

export function importHandlers({
  store,
  news,
  identity,
  now,
}: Surroundings): Pick<BackgroundHandlers, Calls> {
  const changed = () => {
    news({ news: 'store.changed' });
    news({ news: 'annotations.changed' });
  };
  async function counted(
    kind: TrashKind,
    items: readonly unknown[],
    how: (taken: readonly Imported[]) => Promise<(keyof Omit<ImportCounts, 'rejected'>)[]>,
  ): Promise<ImportCounts> {
    const counts: ImportCounts = { new: 0, same: 0, newer: 0, older: 0, conflict: 0, rejected: [] };
    const taken: Imported[] = [];
    for (const value of items) {
      const one = checked(kind, value);
      if ('rejected' in one) {
        counts.rejected.push(one.rejected);
        continue;
      }
      const own = identity.ofFile(one.taken);
      if (own === null)
        counts.rejected.push({
          id: one.taken.kind === 'article' ? one.taken.item.article.id : null,
          problem: `${kind}_broken`,
        });
      else if (own.kind === 'article') taken.push({ ...own, item: cameAt(own.item, now()) });
      else taken.push(own);
    }
    for (const standing of await how(taken)) counts[standing]++;
    return counts;
  }
  return {
    'import.preview': async ({ kind, items }) => {
      const kept = await store();
      return counted(kind, items, (taken) => kept.standing(taken));
    },
    'import.apply': async ({ kind, items, importId }) => {
      const kept = await store();
      const counts = await counted(kind, items, (taken) => kept.take(importId, taken));
      if (counts.new + counts.newer > 0) changed();
      return counts;
    },
    'import.undo': async ({ importId }) => {
      const count = await (await store()).undoImport(importId);
      if (count > 0) changed();
      return { changed: count };
    },
  };
}
