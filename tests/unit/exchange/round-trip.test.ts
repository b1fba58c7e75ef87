// Before everything else: PouchDB looks for IndexedDB when it is loaded.
import '../store/indexeddb.ts';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportChunks } from '../../../lib/exchange/export.ts';
import { readExport } from '../../../lib/exchange/import.ts';
import type { Annotation, Collected, Correction, ManualValue } from '../../../lib/records.ts';
import { openRepository } from '../../../lib/store/open.ts';
import type { Imported, Repository } from '../../../lib/store/repository.ts';
import { annotation } from '../store/annotation.ts';
import { collected, fakeEngine, seriesKeysOf, toPoint } from '../store/articles.ts';
import { emptyIndexedDB } from '../store/indexeddb.ts';
import { manualValue } from '../store/value.ts';

const engine = fakeEngine();
let names = 0;
const open = () =>
  openRepository({ name: `round-${++names}`, engine, engineVersion: '7', seriesKeysOf, toPoint, by: 'desk' });

/** The whole store as its export, byte by byte. */
async function exportOf(store: Repository): Promise<string> {
  async function* items(): AsyncGenerator<Collected> {
    for (let after: string | null = null; ; ) {
      const portion = await store.portion(after, 3);
      yield* portion.items;
      after = portion.next;
      if (after === null) return;
    }
  }
  async function* annotations(): AsyncGenerator<Annotation> {
    yield* (await store.annotationPortion(null, 1000)).items;
  }
  const chunks: string[] = [];
  for await (const chunk of exportChunks({
    items,
    annotations,
    values: await store.values(),
    corrections: await store.allCorrections(),
    read: engine,
    generator: 'Đối Chiếu',
    engineVersion: '7',
    exportedAt: '2024-02-02T00:00:00.000Z',
  }))
    chunks.push(chunk);
  return chunks.join('');
}

const time = (n: number) => new Date(Date.UTC(2024, 0, 1) + n * 1000).toISOString();
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
/** Words with whatever a page may hold in them. */
const words = fc.string({ unit: fc.constantFrom(...'aáạ 59%"\\\n{}[],:\u2028\u0301😀'), maxLength: 20 });

const anItem = fc
  .record({
    id: fc.integer({ min: 1, max: 3 }),
    year: fc.integer({ min: 2020, max: 2023 }),
    words,
    at: fc.nat(99),
  })
  .map(({ id, year, words: more, at }) =>
    collected(`cms:${id}`, `Năm ${year}: ${id + 4} hộ. ${more}`, {
      collectedAt: time(at),
      origin: at % 3 === 0 ? 'page' : 'import',
    }),
  );
const aNote = fc
  .record({ n: fc.integer({ min: 1, max: 5 }), on: fc.integer({ min: 1, max: 3 }), words, at: fc.nat(99) })
  .map(({ n, on, words: value, at }) =>
    annotation(String(n), `cms:${on}`, {
      modified: time(at),
      body: [{ type: 'TextualBody', purpose: 'commenting', value, format: 'text/plain' }],
      // A field of another program.
      ...({ 'desk:x': { deep: [value] } } as object),
    }),
  );
const aValue = fc
  .record({ n: fc.integer({ min: 1, max: 4 }), value: fc.integer(), words, at: fc.nat(99) })
  .map(
    ({ n, value, words: note, at }): ManualValue =>
      manualValue({ id: uuid(n), value, text: String(value), note, created: time(0), modified: time(at) }),
  );

const aCorrection = fc
  .record({
    n: fc.integer({ min: 6, max: 9 }),
    on: fc.integer({ min: 1, max: 3 }),
    everywhere: fc.boolean(),
    words,
    at: fc.nat(99),
  })
  .map(
    ({ n, on, everywhere, words: indicator, at }): Correction => ({
      id: uuid(n),
      scope: everywhere ? 'wording' : 'figure',
      target: {
        articleId: `cms:${on}`,
        articleTitle: `Tin cms:${on}`,
        figureId: `cms:${on}#0`,
        text: '5',
        indicator: 'số hộ',
        indicatorId: null,
        unit: 'hộ',
        measure: 'level',
        selector: [
          { type: 'TextQuoteSelector', exact: '5 hộ' },
          { type: 'TextPositionSelector', start: 10, end: 14 },
        ],
      },
      extracted: { indicator: 'số hộ' },
      corrected: { indicator },
      history: [{ at: time(0), corrected: { period: '2021' } }],
      created: time(0),
      modified: time(at),
    }),
  );

describe('any store', () => {
  it('goes out and into an empty one, and goes out the same again', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anItem, { maxLength: 6 }),
        fc.array(aNote, { maxLength: 4 }),
        fc.array(aValue, { maxLength: 4 }),
        fc.array(aCorrection, { maxLength: 3 }),
        fc.array(fc.nat(9), { maxLength: 4 }),
        async (items, notes, values, corrections, deleted) => {
          emptyIndexedDB();
          const first = await open();
          for (const item of items) await first.save(item, engine(item.article));
          for (const note of notes) await first.annotate(note);
          for (const value of values) await first.putValue(value);
          for (const one of corrections) await first.putCorrection(one);
          // Some of it is deleted again, and must not come back.
          for (const n of deleted) {
            if (n < 4) await first.removeArticles([`cms:${n}`]);
            else if (n < 7) await first.removeValue(uuid(n - 3));
            else
              for (const note of notes.slice(n - 7, n - 6))
                await first.removeAnnotation(note.target.articleId, note.id);
          }
          const exported = await exportOf(first);
          const read = readExport(exported);
          expect(read.problems).toEqual([]);
          const second = await open();
          const all: Imported[] = [
            ...read.corrections.map((item: Correction) => ({ kind: 'correction' as const, item })),
            ...read.values.map((item) => ({ kind: 'value' as const, item })),
            ...read.annotations.map((item) => ({ kind: 'annotation' as const, item })),
            ...[...read.items].reverse().map((item) => ({ kind: 'article' as const, item })),
          ];
          await second.take('import-1', all);
          expect(await exportOf(second)).toBe(exported);
          expect(await second.stats()).toEqual(await first.stats());
          // Once more changes nothing, and undoing the import leaves nothing.
          expect(new Set(await second.take('import-2', all))).toEqual(
            new Set(all.length > 0 ? ['same'] : []),
          );
          expect(await exportOf(second)).toBe(exported);
          await second.undoImport('import-1');
          expect(await second.stats()).toMatchObject({ articles: 0, figures: 0 });
          await Promise.all([first.close(), second.close()]);
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);
});
