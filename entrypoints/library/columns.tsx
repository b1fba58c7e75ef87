/** The columns that several tables share. */
import type { ComponentChildren } from 'preact';
import { useWording } from '../../components/language.ts';
import { useLibraryWords } from '../../components/library-words.ts';
import { Marked } from '../../components/marked.tsx';
import type { TableColumn } from '../../components/virtual-table.tsx';
import type { LibraryWords } from '../../lib/i18n/library.ts';
import type { Status } from '../../lib/records.ts';
import { SourceLink } from './detail.tsx';

type Key = keyof LibraryWords['column'] & string;

/** A year stays with what stands before it, and a span of years on one line. */
const unbroken = (period: string) =>
  period.replace(/ (?=\d{4}\b)/g, '\u00a0').replace(/[–/]/g, (sign) => `\u2060${sign}\u2060`);

/** Makers of sortable columns in the reader's language. */
export function useColumns() {
  const { t, date, number, period } = useWording();
  const l = useLibraryWords();
  const column = <Row,>(
    key: Key,
    width: string,
    render: (row: Row) => ComponentChildren,
  ): TableColumn<Row> => ({ key, label: l.column[key], width, sortable: true, render });
  return {
    column,
    day: <Row,>(key: Key, of: (row: Row) => string | null) =>
      column<Row>(key, '108px', (row) => {
        const day = of(row);
        return day === null || day === '' ? '–' : date(day);
      }),
    count: <Row,>(key: Key, of: (row: Row) => number): TableColumn<Row> => ({
      ...column<Row>(key, '90px', (row) => number(of(row))),
      number: true,
    }),
    value: <Row,>(of: (row: Row) => string): TableColumn<Row> => ({
      ...column<Row>('value', 'minmax(110px, 1fr)', (row) => (
        <strong>
          <Marked text={of(row)} />
        </strong>
      )),
      number: true,
    }),
    status: <Row extends { status: Status }>() =>
      column<Row>('status', '120px', ({ status }) => (
        <span class="chip" data-status={status}>
          {t.status[status]}
        </span>
      )),
    period: <Row extends { period: string | null }>() =>
      column<Row>('period', 'minmax(112px, 0.8fr)', (row) => (
        <Marked text={unbroken(period(row.period) ?? '–')} />
      )),
    place: <Row extends { place: string | null }>() =>
      column<Row>('place', 'minmax(90px, 0.8fr)', ({ place }) => <Marked text={place ?? '–'} />),
    /** The article, or whatever `of` names. */
    source: <Row,>(
      key: Key,
      width: string,
      of: (row: Row) => { url: string; title: string; origin?: string },
    ) => column<Row>(key, width, (row) => <SourceLink {...of(row)} />),
  };
}
