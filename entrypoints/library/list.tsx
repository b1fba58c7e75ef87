/** What every tab with a list has: filters, the number of results, the selection and what is done with it, the table. */
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { useWording } from '../../components/language.ts';
import { useLibraryWords } from '../../components/library-words.ts';
import { SoughtContext } from '../../components/marked.tsx';
import { MAX_ROWS, type TableColumn, VirtualTable } from '../../components/virtual-table.tsx';
import { fill, type Language, languageOf, languages } from '../../lib/i18n/index.ts';
import type { LibraryWords } from '../../lib/i18n/library.ts';
import { typedWords } from '../../lib/library/words.ts';
import { markPainted } from '../sidepanel/timing.ts';
import { type Asked, type FilterName, Filters } from './filters.tsx';
import { saveArticles } from './saving.ts';

export interface Rows<Row> {
  count: number;
  row: (at: number) => Row;
}
export const rowsOf = <Row,>(list: readonly Row[]): Rows<Row> => ({
  count: list.length,
  row: (at) => list[at] as Row,
});

/** What a list holds: what its count counts. */
type Listed = keyof LibraryWords['counted'];

interface Props<Row> {
  id: Listed;
  label: string;
  empty: string;
  asked: Asked;
  onAsk: (asked: Asked) => void;
  filters: readonly FilterName[];
  suggestions: (of: 'place' | 'indicator' | 'publisher') => string[];
  rows: Rows<Row>;
  /** Nothing is kept at all. */
  bare: boolean;
  columns: readonly TableColumn<Row>[];
  keyOf: (row: Row) => string;
  nameOf: (row: Row) => string;
  order?: { by: string; down: boolean } | undefined;
  onOrder?: (by: string) => void;
  /** A search is on: whether its best matches come first, and what makes them. */
  ranking?: { on: boolean; rank: () => void } | null;
  current?: string | null;
  /** Saves rows as CSV in the words of a language; gives the name of the file. */
  onExport: (rows: Row[], language: Language) => string;
  /** The article that a row is from: the articles of the selection can go out as JSON. */
  articleOf?: (row: Row) => string;
  /** Deletes rows; gives what brings them back. */
  onRemove?: (rows: Row[]) => Promise<{ done: number; undo: () => Promise<number> }>;
  say: (text: string) => void;
  fail: (error: unknown) => void;
  children?: ComponentChildren;
}

export function List<Row>(props: Props<Row>) {
  const { id, label, empty, asked, onAsk, filters, suggestions, rows, bare, columns, keyOf, nameOf } = props;
  const { order, onOrder, ranking, current, onExport, articleOf, onRemove, say, fail, children } = props;
  const { t, count, number, language } = useWording();
  const l = useLibraryWords();
  const [selected, setSelected] = useState<ReadonlyMap<string, Row>>(new Map());
  const [undo, setUndo] = useState<{ undo: () => Promise<number> } | null>(null);
  const [busy, setBusy] = useState(false);
  /** Language of the headings of a CSV file; null is the reader's. */
  const [headings, setHeadings] = useState<Language | null>(null);
  const sought = useMemo(() => typedWords(asked.text), [asked.text]);
  const counted = (n: number) => count(l.counted[id], n);
  useEffect(() => markPainted('results-painted'), [rows]);
  const all = selected.size > 0 && selected.size >= rows.count;
  const toggleAll = () => {
    if (all) return setSelected(new Map());
    const next = new Map<string, Row>();
    for (let at = 0; at < rows.count; at++) {
      const row = rows.row(at);
      next.set(keyOf(row), row);
    }
    setSelected(next);
  };
  const toggle = (row: Row) => {
    const next = new Map(selected);
    if (!next.delete(keyOf(row))) next.set(keyOf(row), row);
    setSelected(next);
  };
  const act = async (action: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    try {
      await action();
    } catch (error) {
      fail(error);
    } finally {
      setBusy(false);
    }
  };
  const exportArticles = (of: (row: Row) => string) =>
    act(async () => {
      const { articles, name } = await saveArticles([...selected.values()].map(of), t.name);
      say(fill(t.actions.exported, { articles: count(t.stored.articles, articles), file: name }));
    });
  const remove = () =>
    act(async () => {
      const removed = await onRemove?.([...selected.values()]);
      if (removed === undefined) return;
      setSelected(new Map());
      setUndo({ undo: removed.undo });
      say(fill(l.removed, { counted: counted(removed.done) }));
    });
  const restore = () =>
    act(async () => {
      const done = await undo?.undo();
      setUndo(null);
      if (done !== undefined) say(fill(l.restored, { counted: counted(done) }));
    });
  return (
    <>
      <Filters asked={asked} onAsk={onAsk} filters={filters} suggestions={suggestions} />
      <div class="bar">
        <p role="status" data-count={rows.count}>
          {bare ? '' : counted(rows.count)}
          {ranking?.on === true && rows.count > 1 && `. ${l.ranked}`}
          {rows.count > MAX_ROWS && ` ${fill(l.more, { n: number(MAX_ROWS) })}`}
        </p>
        {ranking?.on === false && rows.count > 1 && (
          <button type="button" data-action="rank" onClick={ranking.rank}>
            {l.rank}
          </button>
        )}
        {selected.size > 0 && (
          <p class="actions" data-selected={selected.size}>
            <span>{fill(l.selected, { counted: counted(selected.size) })}</span>
            <button
              type="button"
              data-action="export-selected"
              onClick={() => {
                const file = onExport([...selected.values()], headings ?? language);
                say(fill(l.exported, { counted: counted(selected.size), file }));
              }}
            >
              {l.exportSelected}
            </button>
            <label class="aside">
              {l.headings}{' '}
              <select
                value={headings ?? language}
                data-headings
                onChange={(event) => setHeadings(languageOf(event.currentTarget.value))}
              >
                {languages.map((one) => (
                  <option key={one} value={one}>
                    {l.headingsIn[one]}
                  </option>
                ))}
              </select>
            </label>
            {articleOf !== undefined && (
              <button
                type="button"
                data-action="export-articles"
                aria-disabled={busy}
                onClick={() => exportArticles(articleOf)}
              >
                {l.exportArticles}
              </button>
            )}
            {onRemove !== undefined && (
              <button type="button" data-action="remove-selected" aria-disabled={busy} onClick={remove}>
                {l.remove}
              </button>
            )}
            <button type="button" onClick={() => setSelected(new Map())}>
              {l.clearSelection}
            </button>
          </p>
        )}
        {undo !== null && (
          <p class="actions">
            <button type="button" data-action="undo" aria-disabled={busy} onClick={restore}>
              {l.undo}
            </button>
          </p>
        )}
      </div>
      {rows.count === 0 ? (
        <div class="calm" data-empty={id}>
          <p>{bare ? empty : l.none}</p>
          {bare && (id === 'figures' || id === 'articles') && (
            <a class="button" href="#import">
              {l.toImport}
            </a>
          )}
        </div>
      ) : (
        <div class={children ? 'split' : ''}>
          <SoughtContext.Provider value={sought}>
            <VirtualTable
              id={id}
              label={label}
              columns={columns}
              count={rows.count}
              row={rows.row}
              keyOf={keyOf}
              order={order}
              onOrder={onOrder}
              current={current}
              selection={{
                label: l.selectAll,
                rowLabel: (row) => fill(l.selectRow, { name: nameOf(row) }),
                all,
                some: selected.size > 0,
                has: (row) => selected.has(keyOf(row)),
                toggle,
                toggleAll,
              }}
            />
          </SoughtContext.Provider>
          {children}
        </div>
      )}
    </>
  );
}
