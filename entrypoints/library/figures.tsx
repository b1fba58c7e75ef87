/** Every figure of every article: searched, filtered, sorted, and each with its series. */
import { useCallback, useContext, useMemo, useState } from 'preact/hooks';
import { VerdictChip } from '../../components/annotations.tsx';
import { Field, Unsure } from '../../components/doubt.tsx';
import { useWording } from '../../components/language.ts';
import { useLibraryWords } from '../../components/library-words.ts';
import { Marked, SoughtContext } from '../../components/marked.tsx';
import { printed } from '../../components/panel.logic.ts';
import type { TableColumn } from '../../components/virtual-table.tsx';
import { fill } from '../../lib/i18n/index.ts';
import { doubtIn } from '../../lib/library/digest.ts';
import { type FigureRow, type FigureSort, figureSorts, type Order } from '../../lib/library/shelf.ts';
import { excerptOf, typedWords } from '../../lib/library/words.ts';
import type { PlacedAnnotation } from '../../lib/records.ts';
import { useColumns } from './columns.tsx';
import type { Library } from './data.ts';
import { Detail } from './detail.tsx';
import { type Asked, nothingAsked, queryOf } from './filters.tsx';
import { List } from './list.tsx';
import { hasVerdict, type Notes } from './notes.ts';
import { saveFigures } from './saving.ts';

const FILE = 'doi-chieu-so-lieu.csv';
const SUGGESTIONS = 200;

export interface TabProps {
  library: Library;
  notes: Notes;
  say: (text: string) => void;
  fail: (error: unknown) => void;
}

/** Each verdict of a figure's notes once; where none has any, that there are notes. */
function Verdicts({ notes }: { notes: readonly PlacedAnnotation[] }) {
  const l = useLibraryWords();
  const verdicts = new Set(notes.flatMap(({ assessment }) => assessment ?? []));
  if (notes.length > 0 && verdicts.size === 0)
    return (
      <span class="chip" data-assessment="none">
        {l.noted}
      </span>
    );
  return [...verdicts].map((verdict) => <VerdictChip key={verdict} verdict={verdict} />);
}

/** Where the row itself does not show what was searched for: the words of its sentence. */
function Excerpt({ row }: { row: FigureRow }) {
  const wording = useWording();
  const sought = useContext(SoughtContext);
  if (sought.length === 0) return null;
  const { indicator, place, article } = row;
  const shown = [
    indicator,
    place ?? '',
    article.title,
    printed(row, wording),
    wording.period(row.period) ?? '',
  ];
  const excerpt = excerptOf(row.quote, shown, sought);
  return excerpt === null ? null : (
    <span class="excerpt" lang="vi" data-excerpt>
      <Marked text={excerpt} />
    </span>
  );
}

/** A column whose value is shown as surely as it was read. */
const doubted = (column: TableColumn<FigureRow>, field: 'period' | 'place'): TableColumn<FigureRow> => ({
  ...column,
  render: (row) => {
    const doubt = doubtIn(row, field);
    return doubt === 'sure' ? column.render(row) : <Field of={row} field={field} doubt={doubt} />;
  },
});

export function FiguresTab({ library, notes, say, fail }: TabProps) {
  const wording = useWording();
  const l = useLibraryWords();
  const [asked, setAsked] = useState<Asked>(nothingAsked);
  const [order, setOrder] = useState<Order<FigureSort>>({ by: 'published', down: true });
  /** While something is searched for, the best matches come first, until the reader sorts by a column. */
  const [sorted, setSorted] = useState(false);
  const [open, setOpen] = useState<FigureRow | null>(null);
  const sought = useMemo(() => typedWords(asked.text), [asked.text]);
  const ranked = sought.length > 0 && !sorted;
  const { shelf } = library;
  /** Those of the figures that have a note with the verdict asked for. */
  const withVerdict = (found: Int32Array) => {
    const { verdict } = asked;
    if (verdict === null) return found;
    const ids = new Set(
      [...notes.byFigure].flatMap(([id, own]) => (own.some((one) => hasVerdict(one, verdict)) ? [id] : [])),
    );
    return found.filter((row) => ids.has(shelf.idOf(row)));
  };
  const rows = useMemo(() => {
    performance.mark('search-begins');
    const found = withVerdict(shelf.figures(queryOf(asked), order, ranked));
    performance.measure('search', 'search-begins');
    return { count: found.length, row: (at: number) => shelf.figure(found[at] as number) };
    // `library`: the same shelf may hold something else than before.
  }, [library, asked, order, ranked, asked.verdict === null ? null : notes]);
  const suggestions = useMemo(() => {
    const of = (name: 'place' | 'indicator' | 'publisher') => shelf.suggestions(name, SUGGESTIONS);
    return { place: of('place'), indicator: of('indicator'), publisher: of('publisher') };
  }, [library]);
  const close = useCallback(() => {
    setOpen(null);
    const id = open?.id;
    // Back to where the reader came from.
    requestAnimationFrame(() => {
      const row = id === undefined ? null : document.querySelector(`[data-row="${CSS.escape(id)}"] .open`);
      const table = document.querySelector<HTMLElement>('[data-table="figures"]');
      ((row as HTMLElement | null) ?? table)?.focus();
    });
  }, [open]);
  const { column, value, status, period, place, source, day } = useColumns();
  const kind = status<FigureRow>();
  const columns = useMemo(
    (): TableColumn<FigureRow>[] => [
      column('indicator', 'minmax(180px, 2fr)', (row) => (
        <>
          <button
            type="button"
            class="open"
            aria-label={fill(l.open, { name: `${row.indicator}, ${printed(row, wording)}` })}
            onClick={() => setOpen(row)}
          >
            {/* What nobody can name is the article's words, quoted. */}
            <Marked text={doubtIn(row, 'indicator') === 'unclear' ? `“${row.indicator}”` : row.indicator} />
            {doubtIn(row, 'indicator') !== 'sure' && <Unsure fields={['indicator']} />}
          </button>
          <Excerpt row={row} />
        </>
      )),
      value((row) => printed(row, wording)),
      {
        ...kind,
        render: (row) => (
          <>
            <span class="chip" data-status={row.status}>
              <Field of={row} field="status" doubt={doubtIn(row, 'status')} />
            </span>
            <Verdicts notes={notes.byFigure.get(row.id) ?? []} />
          </>
        ),
      },
      doubted(period(), 'period'),
      doubted(place(), 'place'),
      source('title', 'minmax(160px, 1.6fr)', ({ article }) => article),
      day('published', ({ article }) => article.publishedAt),
    ],
    [l, wording, notes],
  );
  return (
    <List
      id="figures"
      label={l.tabs.figures}
      empty={l.empty.figures}
      asked={asked}
      onAsk={(next) => {
        if (next.text === '') setSorted(false);
        setAsked(next);
      }}
      filters={['place', 'indicator', 'status', 'publisher', 'years', 'verdict', 'noted']}
      suggestions={(of) => suggestions[of]}
      rows={rows}
      bare={library.done && shelf.size === 0}
      columns={columns}
      keyOf={(row) => row.id}
      articleOf={({ article }) => article.articleId}
      nameOf={(row) => `${row.indicator}, ${row.text}`}
      order={ranked ? undefined : order}
      onOrder={(by) => {
        const sort = figureSorts.find((one) => one === by);
        if (sort === undefined) return;
        setOrder({ by: sort, down: !ranked && order.by === sort && !order.down });
        setSorted(true);
      }}
      ranking={sought.length === 0 ? null : { on: ranked, rank: () => setSorted(false) }}
      current={open?.id ?? null}
      onExport={(chosen, language) => {
        saveFigures(chosen, FILE, language);
        return FILE;
      }}
      say={say}
      fail={fail}
    >
      {open !== null && (
        <Detail
          figure={open}
          library={library}
          notes={notes.byFigure.get(open.id) ?? []}
          onClose={close}
          say={say}
        />
      )}
    </List>
  );
}
