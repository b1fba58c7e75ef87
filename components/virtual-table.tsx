/**
 * A table of any length that renders only the rows in sight. Own code: rows are equally high, so that the rows in
 * sight are a division, and no library says row numbers to screen readers without being told.
 */
import { Component, type ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Height of a row in CSS pixels: two lines of text. */
export const ROW_HEIGHT = 52;
/** Rows rendered beyond either edge, so that a scroll of some rows shows no gap. */
const BEYOND = 8;
/** Browsers lay out no taller element (Firefox: 17.9 million pixels). */
export const MAX_ROWS = Math.floor(16_000_000 / ROW_HEIGHT);

export interface TableColumn<Row> {
  key: string;
  label: string;
  /** A track of `grid-template-columns`. */
  width: string;
  sortable?: boolean;
  number?: boolean;
  render: (row: Row) => ComponentChildren;
}

interface Props<Row> {
  label: string;
  columns: readonly TableColumn<Row>[];
  count: number;
  row: (at: number) => Row;
  keyOf: (row: Row) => string;
  /** Beginning of the table's parts' ids. */
  id: string;
  order?: { by: string; down: boolean } | undefined;
  onOrder?: ((by: string) => void) | undefined;
  current?: string | null | undefined;
  selection?: {
    label: string;
    rowLabel: (row: Row) => string;
    all: boolean;
    some: boolean;
    has: (row: Row) => boolean;
    toggle: (row: Row) => void;
    toggleAll: () => void;
  };
}

/** What is in sight, in steps of rows: a scroll within them renders nothing. */
const sight = ({ scrollTop, clientHeight }: HTMLElement) => ({
  top: Math.floor(scrollTop / (4 * ROW_HEIGHT)) * 4 * ROW_HEIGHT,
  height: clientHeight,
});

export function VirtualTable<Row>(props: Props<Row>) {
  const { label, columns, count, row, keyOf, id, order, onOrder, selection } = props;
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 800 });
  /** Stays rendered while the keyboard is in it: focus must not vanish with a scroll. */
  const [focused, setFocused] = useState<number | null>(null);
  const shown = Math.min(count, MAX_ROWS);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = () => setView(sight(element));
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const first = Math.max(0, Math.min(Math.floor(view.top / ROW_HEIGHT), shown - 1) - BEYOND);
  const last = Math.min(shown, Math.ceil((view.top + view.height) / ROW_HEIGHT) + BEYOND);
  const places = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i);
  if (focused !== null && focused < shown && (focused < first || focused >= last)) places.push(focused);
  const tracks = [...(selection === undefined ? [] : ['44px']), ...columns.map(({ width }) => width)].join(
    ' ',
  );
  const style = { gridTemplateColumns: tracks };
  return (
    // Focusable, so that the arrow keys scroll it where no row holds anything to focus.
    // biome-ignore lint/a11y/useSemanticElements: a section would be a landmark for every table
    <div
      class="rows"
      ref={box}
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reached by keyboard
      tabIndex={0}
      data-table={id}
      onScroll={(event) => {
        const next = sight(event.currentTarget);
        if (next.top !== view.top || next.height !== view.height) setView(next);
      }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: rows out of sight are no elements, and a real table cannot leave them out */}
      <div
        role="table"
        aria-label={label}
        aria-rowcount={count + 1}
        aria-colcount={columns.length + (selection === undefined ? 0 : 1)}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: part of the table above */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: its buttons take the focus */}
        <div role="row" class="head" aria-rowindex={1} style={style}>
          {selection !== undefined && (
            // biome-ignore lint/a11y/useSemanticElements: part of the table above
            // biome-ignore lint/a11y/useFocusableInteractive: the box in it takes the focus
            <div role="columnheader" class="cell pick">
              <input
                type="checkbox"
                aria-label={selection.label}
                checked={selection.all}
                ref={(input) => {
                  if (input !== null) input.indeterminate = selection.some && !selection.all;
                }}
                onChange={selection.toggleAll}
                data-select-all
              />
            </div>
          )}
          {columns.map(({ key, label: name, sortable, number }) => {
            const sorted = order?.by === key;
            return (
              // biome-ignore lint/a11y/useSemanticElements: part of the table above
              // biome-ignore lint/a11y/useFocusableInteractive: the button in it takes the focus
              <div
                key={key}
                role="columnheader"
                class={number === true ? 'cell number' : 'cell'}
                aria-sort={sorted ? (order.down ? 'descending' : 'ascending') : undefined}
              >
                {sortable === true ? (
                  <button type="button" class="sort" data-sort={key} onClick={() => onOrder?.(key)}>
                    {name}
                    <span aria-hidden="true">{sorted ? (order.down ? ' ▾' : ' ▴') : ''}</span>
                  </button>
                ) : (
                  name
                )}
              </div>
            );
          })}
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: part of the table above */}
        <div role="rowgroup" class="body" style={{ height: `${shown * ROW_HEIGHT}px` }}>
          {places.map((at) => (
            <OneRow key={keyOf(row(at))} at={at} table={props} tracks={tracks} onFocused={setFocused} />
          ))}
        </div>
      </div>
    </div>
  );
}

interface RowProps<Row> {
  at: number;
  table: Props<Row>;
  tracks: string;
  onFocused: (at: number | null) => void;
}

/** A row is rendered when it comes into sight or the table gets other contents, not with every step of a scroll. */
class OneRow<Row> extends Component<RowProps<Row>> {
  override shouldComponentUpdate(next: RowProps<Row>): boolean {
    return next.table !== this.props.table || next.at !== this.props.at || next.tracks !== this.props.tracks;
  }

  override render() {
    const { at, table, tracks, onFocused } = this.props;
    const { columns, row, keyOf, current, selection } = table;
    const one = row(at);
    const key = keyOf(one);
    return (
      // biome-ignore lint/a11y/useSemanticElements: part of the table above
      // biome-ignore lint/a11y/useFocusableInteractive: what is in it takes the focus
      <div
        role="row"
        class={at % 2 === 0 ? 'row' : 'row odd'}
        aria-rowindex={at + 2}
        data-row={key}
        data-current={current === key}
        style={{ gridTemplateColumns: tracks, top: `${at * ROW_HEIGHT}px` }}
        onFocusCapture={() => onFocused(at)}
        onBlurCapture={() => onFocused(null)}
      >
        {selection !== undefined && (
          // biome-ignore lint/a11y/useSemanticElements: part of the table above
          <div role="cell" class="cell pick">
            <input
              type="checkbox"
              aria-label={selection.rowLabel(one)}
              checked={selection.has(one)}
              onChange={() => selection.toggle(one)}
            />
          </div>
        )}
        {columns.map(({ key: column, render, number }) => (
          // biome-ignore lint/a11y/useSemanticElements: part of the table above
          <div key={column} role="cell" class={number === true ? 'cell number' : 'cell'}>
            <div class="clamp">{render(one)}</div>
          </div>
        ))}
      </div>
    );
  }
}
