/** The shorter lists: articles, officials, annotations, values entered by hand. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { standingWords, VerdictChip } from '../../components/annotations.tsx';
import { useWording } from '../../components/language.ts';
import { useLibraryWords } from '../../components/library-words.ts';
import { Marked } from '../../components/marked.tsx';
import type { TableColumn } from '../../components/virtual-table.tsx';
import { parsePeriod } from '../../lib/compare/period.ts';
import type { Language } from '../../lib/i18n/index.ts';
import type { Digest } from '../../lib/library/digest.ts';
import type { OfficialRow } from '../../lib/library/shelf.ts';
import { matcher, searchable } from '../../lib/library/words.ts';
import { callBackground, onNews } from '../../lib/messaging/client.ts';
import type { ManualValue, TrashEntry } from '../../lib/records.ts';
import { own } from '../../lib/text/own.ts';
import { useColumns } from './columns.tsx';
import type { TabProps } from './figures.tsx';
import { type Asked, nothingAsked, queryOf } from './filters.tsx';
import { List, rowsOf } from './list.tsx';
import { hasVerdict } from './notes.ts';
import { saveRows } from './saving.ts';
import type { SheetField } from './sheet.ts';

const noSuggestions = () => [];

/** Sorting of a list that fits into memory as it is: by what `keys` gives for a column. */
function useSorted<Row>(
  list: readonly Row[],
  first: string,
  keys: { [column: string]: (row: Row) => string | number },
) {
  const [order, setOrder] = useState({ by: first, down: true });
  const rows = useMemo(() => {
    const key = own(keys, order.by) ?? (() => 0);
    const collator = new Intl.Collator('vi');
    const sign = order.down ? -1 : 1;
    const keyed = list.map((row) => ({ row, key: key(row) }));
    keyed.sort(
      (a, b) =>
        sign *
        (typeof a.key === 'number' && typeof b.key === 'number'
          ? a.key - b.key
          : collator.compare(String(a.key), String(b.key))),
    );
    return rowsOf(keyed.map(({ row }) => row));
  }, [list, order]);
  const onOrder = (by: string) => setOrder({ by, down: order.by === by && !order.down });
  return { rows, order, onOrder };
}

/** Saves rows as CSV; gives the name of the file. */
function save(name: string, fields: readonly SheetField[], rows: readonly object[], language: Language) {
  const file = `doi-chieu-${name}.csv`;
  saveRows(fields, rows, file, language);
  return file;
}

/** Articles deleted in one call: the index follows each. */
const AT_ONCE = 200;

export function ArticlesTab(props: TabProps) {
  const { library, say, fail } = props;
  const l = useLibraryWords();
  const [asked, setAsked] = useState<Asked>(nothingAsked);
  const found = useMemo(() => library.shelf.articlesFor(queryOf(asked)), [library, asked]);
  const { rows, order, onOrder } = useSorted<Digest>(found, 'published', {
    title: ({ title }) => title,
    publisher: ({ publisher }) => publisher ?? '',
    published: ({ publishedAt }) => publishedAt ?? '',
    collected: ({ collectedAt }) => collectedAt,
    figures: ({ ids }) => ids.length,
    officials: ({ officials }) => officials.length,
  });
  const { column, source, day, count } = useColumns();
  const columns: TableColumn<Digest>[] = [
    source('title', 'minmax(220px, 3fr)', (row) => row),
    column('publisher', 'minmax(120px, 1fr)', ({ publisher }) => <Marked text={publisher ?? '–'} />),
    day('published', ({ publishedAt }) => publishedAt),
    day('collected', ({ collectedAt }) => collectedAt),
    count('figures', ({ ids }) => ids.length),
    count('officials', ({ officials }) => officials.length),
  ];
  return (
    <List
      id="articles"
      label={l.tabs.articles}
      empty={l.empty.articles}
      asked={asked}
      onAsk={setAsked}
      filters={['publisher', 'years']}
      suggestions={(of) => library.shelf.suggestions(of, 200)}
      rows={rows}
      bare={library.done && library.shelf.size === 0}
      columns={columns}
      keyOf={({ articleId }) => articleId}
      articleOf={({ articleId }) => articleId}
      nameOf={({ title }) => title}
      order={order}
      onOrder={onOrder}
      onExport={(chosen, language) =>
        save(
          'bai-bao',
          ['articleId', 'title', 'url', 'publisher', 'publishedAt', 'author', 'collectedAt'],
          chosen,
          language,
        )
      }
      onRemove={async (chosen) => {
        const gone: TrashEntry[] = [];
        for (let at = 0; at < chosen.length; at += AT_ONCE) {
          const ids = chosen.slice(at, at + AT_ONCE).map(({ articleId }) => articleId);
          gone.push(...(await callBackground('articles.remove', { ids })));
        }
        const undo = async () => {
          let back = 0;
          for (let at = 0; at < gone.length; at += AT_ONCE) {
            const ids = gone.slice(at, at + AT_ONCE).map(({ id }) => id);
            back += (await callBackground('trash.restore', { ids })).count;
          }
          return back;
        };
        return { done: gone.length, undo };
      }}
      say={say}
      fail={fail}
    />
  );
}

export function OfficialsTab(props: TabProps) {
  const { library, say, fail } = props;
  const l = useLibraryWords();
  const [asked, setAsked] = useState<Asked>(nothingAsked);
  const found = useMemo(() => library.shelf.officialsFor(queryOf(asked)), [library, asked]);
  const bare = useMemo(
    () => library.done && library.shelf.articles().every(({ officials }) => officials.length === 0),
    [library],
  );
  const { rows, order, onOrder } = useSorted<OfficialRow>(found, 'published', {
    // Vietnamese names are sorted by the given name, which comes last.
    name: ({ name }) => `${name.split(' ').at(-1)} ${name}`,
    posts: ({ posts }) => posts[0] ?? '',
    title: ({ article }) => article.title,
    published: ({ article }) => article.publishedAt ?? '',
  });
  const { column, source, day } = useColumns();
  const columns: TableColumn<OfficialRow>[] = [
    column('name', 'minmax(140px, 1fr)', ({ honorific, name }) => (
      <strong>
        <Marked text={[honorific, name].filter(Boolean).join(' ')} />
      </strong>
    )),
    column('posts', 'minmax(200px, 2fr)', ({ posts }) => <Marked text={posts.join('; ')} />),
    source('title', 'minmax(180px, 2fr)', ({ article: { url, title } }) => ({ url, title })),
    day('published', ({ article }) => article.publishedAt),
  ];
  return (
    <List
      id="officials"
      label={l.tabs.officials}
      empty={l.empty.officials}
      asked={asked}
      onAsk={setAsked}
      filters={['publisher', 'years']}
      suggestions={(of) => library.shelf.suggestions(of, 200)}
      rows={rows}
      bare={bare}
      columns={columns}
      keyOf={({ id, article }) => `${article.articleId} ${id}`}
      nameOf={({ name }) => name}
      order={order}
      onOrder={onOrder}
      onExport={(chosen, language) =>
        save(
          'nguoi-giu-chuc-vu',
          ['name', 'honorific', 'posts', 'aliases', 'articleTitle', 'articleUrl', 'published'],
          chosen.map(({ article, ...one }) => ({
            ...one,
            articleTitle: article.title,
            articleUrl: article.url,
            published: article.publishedAt,
          })),
          language,
        )
      }
      say={say}
      fail={fail}
    />
  );
}

/** Asks for a list now and whenever `news` says that it changed. */
function useAsked<T>(ask: () => Promise<T>, news: string, fail: (error: unknown) => void): T | null {
  const [known, setKnown] = useState<T | null>(null);
  useEffect(() => {
    const again = () => void ask().then(setKnown, fail);
    again();
    return onNews((heard) => heard.news === news && again());
  }, []);
  return known;
}

export function NotesTab(props: TabProps) {
  const { library, notes, say, fail } = props;
  const { t } = useWording();
  const l = useLibraryWords();
  const [asked, setAsked] = useState<Asked>(nothingAsked);
  const titles = useMemo(
    () => new Map(library.shelf.articles().map(({ articleId, title }) => [articleId, title])),
    [library],
  );
  const all = useMemo(
    () =>
      (notes.all ?? []).map((note) => {
        const { prefix, suffix } = note.around;
        const title = titles.get(note.articleId) ?? note.url;
        const words = searchable(prefix + note.quote + suffix, note.note, title, ...note.tags);
        return { ...note, title, words };
      }),
    [notes, titles],
  );
  const found = useMemo(() => {
    const fits = matcher(asked.text);
    const { verdict } = asked;
    return all.filter((note) => fits(note.words) && (verdict === null || hasVerdict(note, verdict)));
  }, [all, asked]);
  type Row = (typeof found)[number];
  const { rows, order, onOrder } = useSorted<Row>(found, 'modified', {
    quote: ({ quote }) => quote,
    note: ({ note }) => note,
    verdict: ({ assessment }) => assessment ?? '',
    title: ({ title }) => title,
    modified: ({ modified }) => modified,
  });
  const { column, source, day } = useColumns();
  const columns: TableColumn<Row>[] = [
    // A number by itself says nothing: the words around it tell what it is.
    column('quote', 'minmax(200px, 2fr)', ({ quote, around: { prefix, suffix } }) => (
      <q lang="vi">
        <Marked text={prefix === '' ? '' : `…${prefix}`} />
        <strong>
          <Marked text={quote} />
        </strong>
        <Marked text={suffix === '' ? '' : `${suffix}…`} />
      </q>
    )),
    column('verdict', '150px', ({ assessment, placed }) => (
      <>
        {assessment === null ? '–' : <VerdictChip verdict={assessment} />}
        {placed !== null && placed.state !== 'anchored' && (
          <span class="aside"> {standingWords(placed, t)}</span>
        )}
      </>
    )),
    column('note', 'minmax(180px, 2fr)', ({ note, tags }) => (
      <Marked text={[note, ...tags.map((tag) => `#${tag}`)].filter(Boolean).join(' ')} />
    )),
    source('title', 'minmax(160px, 1.5fr)', (row) => row),
    day('modified', ({ modified }) => modified),
  ];
  return (
    <List
      id="notes"
      label={l.tabs.notes}
      empty={l.empty.notes}
      asked={asked}
      onAsk={setAsked}
      filters={['verdict']}
      suggestions={noSuggestions}
      rows={rows}
      bare={notes.all !== null && notes.all.length === 0}
      columns={columns}
      keyOf={({ id }) => id}
      articleOf={({ articleId }) => articleId}
      nameOf={({ quote }) => quote}
      order={order}
      onOrder={onOrder}
      onExport={(chosen, language) =>
        save(
          'ghi-chu',
          ['quote', 'assessment', 'note', 'evidence', 'tags', 'title', 'url', 'modified'],
          chosen,
          language,
        )
      }
      onRemove={async (chosen) => {
        const items = chosen.map(({ articleId, id }) => ({ articleId, id }));
        const { done } = await callBackground('library.annotations', { items, keep: false });
        const undo = async () => (await callBackground('library.annotations', { items, keep: true })).done;
        return { done, undo };
      }}
      say={say}
      fail={fail}
    />
  );
}

export function ValuesTab(props: TabProps) {
  const { say, fail } = props;
  const l = useLibraryWords();
  const [asked, setAsked] = useState<Asked>(nothingAsked);
  const known = useAsked(() => callBackground('values.list'), 'store.changed', fail);
  const found = useMemo(() => {
    const { text, place, indicator, status, from, to } = queryOf(asked);
    const [fits, inPlace, ofIndicator] = [matcher(text), matcher(place), matcher(indicator)];
    return (known ?? []).filter((one) => {
      const year = parsePeriod(one.period)?.year ?? 0;
      return (
        fits(
          searchable(one.indicator, one.text, one.place, one.source.title, one.source.publisher, one.note),
        ) &&
        inPlace(searchable(one.place)) &&
        ofIndicator(searchable(one.indicator)) &&
        (status === null || one.status === status) &&
        (from === null || year >= from) &&
        (to === null || (year > 0 && year <= to))
      );
    });
  }, [known, asked]);
  const { rows, order, onOrder } = useSorted<ManualValue>(found, 'modified', {
    indicator: ({ indicator }) => indicator,
    value: ({ value }) => value,
    status: ({ status }) => status,
    period: (one) => one.period,
    place: ({ place }) => place ?? '',
    source: ({ source }) => source.title,
    modified: ({ modified }) => modified,
  });
  const { column, value, status, period, place, source, day } = useColumns();
  const columns: TableColumn<ManualValue>[] = [
    column('indicator', 'minmax(180px, 2fr)', ({ indicator }) => <Marked text={indicator} />),
    value(({ text }) => text),
    status(),
    period(),
    place(),
    source('source', 'minmax(160px, 1.6fr)', ({ source: { url, publisher, title } }) => ({
      url: url ?? '',
      title: [publisher, title].filter(Boolean).join(': '),
    })),
    day('modified', ({ modified }) => modified),
  ];
  return (
    <List
      id="values"
      label={l.tabs.values}
      empty={l.empty.values}
      asked={asked}
      onAsk={setAsked}
      filters={['place', 'indicator', 'status', 'years']}
      suggestions={noSuggestions}
      rows={rows}
      bare={known !== null && known.length === 0}
      columns={columns}
      keyOf={({ id }) => id}
      nameOf={({ indicator, text }) => `${indicator}, ${text}`}
      order={order}
      onOrder={onOrder}
      onExport={(chosen, language) =>
        save(
          'gia-tri-nhap-tay',
          [
            'indicator',
            'text',
            'value',
            'unit',
            'status',
            'period',
            'place',
            'sourceTitle',
            'sourceUrl',
            'note',
          ],
          chosen.map((one) => ({ ...one, sourceTitle: one.source.title, sourceUrl: one.source.url })),
          language,
        )
      }
      onRemove={async (chosen) => {
        const ids = chosen.map(({ id }) => id);
        const { done } = await callBackground('library.values', { ids, keep: false });
        return { done, undo: async () => (await callBackground('library.values', { ids, keep: true })).done };
      }}
      say={say}
      fail={fail}
    />
  );
}
