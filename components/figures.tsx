/** The article's figures: found, filtered, and in the order of use or of the text. */
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type SummaryFilter, summarise } from '../lib/compare/summary.ts';
import { fill } from '../lib/i18n/index.ts';
import type { Alarm, Article, Comparison, Figure, Official } from '../lib/records.ts';
import { FigureRow } from './figure-row.tsx';
import { FindBar } from './find-bar.tsx';
import { useWording } from './language.ts';
import { speakerOf } from './officials.logic.ts';
import {
  byUse,
  commonPlace,
  EVERYTHING,
  haystackOf,
  isMain,
  isSeeking,
  isSought,
  placesOf,
  type Section,
  type Signs,
  type Sought,
} from './order.logic.ts';
import { type FigureItem, hasEarlier, itemsOf, nameOf, printed } from './panel.logic.ts';
import { SummaryBar } from './summary.tsx';

export type FigureOrder = 'use' | 'text';

interface Props {
  article: Article;
  /** When this version was saved, ISO 8601, or null. */
  savedAt: string | null;
  figures: readonly Figure[];
  officials: readonly Official[];
  alarms: readonly Alarm[];
  /** Figures that were changed since the article was saved. */
  revised: ReadonlySet<string>;
  /** Null while they are not known; with trouble those beside official values alone. */
  comparisons: readonly Comparison[] | null;
  /** What keeps them waiting, where that is known. */
  waiting: string | null;
  /** Why the years that are kept are not among them, or null. */
  trouble: string | null;
  /** Catalogue names by indicator id. */
  names: Record<string, { vi: string; en: string }>;
  order: FigureOrder;
  onOrder: (order: FigureOrder) => void;
  selected: string | null;
  onReveal: (id: string) => void;
  onRevealSpan: (span: { start: number; end: number }) => void;
  /** Goes to the row of an official. */
  onRow: (id: string) => void;
  /** Asks for the comparisons again. */
  onRetry: () => void;
}

/** All figures of the article, each once. */
export function Figures(props: Props) {
  const { figures, alarms, comparisons, selected, order } = props;
  const { t } = useWording();
  const [filter, setFilter] = useState<SummaryFilter | null>(null);
  const [sought, setSought] = useState<Sought>(EVERYTHING);
  const summary = summarise(figures, comparisons, alarms);
  // A filter whose figures are gone (the store has changed) filters nothing.
  const chosen = filter !== null && summary.counts[filter] > 0 ? filter : null;
  const all = useMemo(() => itemsOf(figures, comparisons ?? []), [figures, comparisons]);
  const common = commonPlace(all.map(({ figure }) => figure));
  const left = useSought(props, all, sought, common);
  const items = all.filter(
    (item) =>
      item.figure.id === selected ||
      ((chosen === null || summary.figures[chosen].has(item.figure.id)) && left.has(item.figure.id)),
  );
  const filtered = chosen !== null || isSeeking(sought);
  return (
    <section aria-labelledby="figures-title">
      <h2 id="figures-title" class="hidden">
        {t.figures.title}
      </h2>
      <SummaryBar summary={summary} chosen={chosen} onChoose={setFilter} />
      {all.length > 1 && (
        <FindBar
          sought={sought}
          onSeek={setSought}
          places={placesOf(all.map(({ figure }) => figure))}
          order={order}
          onOrder={props.onOrder}
          shown={filtered ? { n: items.length, all: all.length } : null}
        />
      )}
      <Notice {...props} all={all} />
      {filtered && items.length === 0 && (
        <p class="calm">
          {t.list.nothing}{' '}
          <button
            type="button"
            onClick={() => {
              setFilter(null);
              setSought(EVERYTHING);
            }}
          >
            {t.list.all}
          </button>
        </p>
      )}
      {order === 'text' || comparisons === null ? (
        <Rows {...props} items={items} common={common} onOpen={nothing} />
      ) : (
        <Sections {...props} items={items} common={common} filtered={filtered} />
      )}
    </section>
  );
}

/** Ids of the figures that the search leaves. */
function useSought(
  { article, names }: Props,
  all: readonly FigureItem[],
  sought: Sought,
  common: string | null,
): ReadonlySet<string> {
  const wording = useWording();
  const left = isSeeking(sought)
    ? all.filter((item) => {
        const { figure } = item;
        const words = haystackOf([
          nameOf(figure, names, wording.language).text,
          figure.indicator,
          printed(figure, wording),
          wording.period(figure.period),
          figure.place,
          figure.speaker,
        ]);
        return isSought(item, words, sought, isMain(item, article, common));
      })
    : all;
  return new Set(left.map(({ figure }) => figure.id));
}

/** What there is to say of all the comparisons together. */
function Notice({ trouble, comparisons, waiting, onRetry, all }: Props & { all: readonly FigureItem[] }) {
  const { t } = useWording();
  if (all.length === 0) return <p class="calm">{t.figures.none}</p>;
  if (trouble !== null)
    return (
      <div class="note" data-earlier="trouble">
        <p>{fill(t.comparison.trouble, { why: trouble })}</p>
        <button type="button" onClick={onRetry}>
          {t.actions.retry}
        </button>
      </div>
    );
  if (comparisons === null)
    return (
      <p class="aside late" data-earlier="pending">
        {waiting ?? t.comparison.pending}
      </p>
    );
  // Said once for all of them, with what can be done.
  return comparisons.some(hasEarlier) ? null : (
    <p class="aside" data-earlier="none">
      {t.comparison.none} {t.comparison.hint}
    </p>
  );
}

interface ListProps extends Props {
  items: readonly FigureItem[];
  common: string | null;
}
const nothing = () => {};

const FOLDED: ReadonlySet<Section> = new Set(['bare', 'unsure']);

/** The figures under what they are good for; what has no other year is one fold of short rows. */
function Sections(props: ListProps & { filtered: boolean }) {
  const { items, alarms, revised, selected, trouble, filtered } = props;
  const { t, number } = useWording();
  /** Folds that the reader has opened or shut. */
  const [turned, setTurned] = useState<Partial<Record<Section, boolean>>>({});
  const signs: Signs = { alarmed: new Set(alarms.flatMap(({ figureIds }) => figureIds)), revised };
  // A value that the reader enters in a row must not carry the row away.
  const held = useRef(new Map<string, Section>());
  const listed = byUse(items, signs, held.current);
  const sectionOf = useRef(new Map<string, Section>());
  sectionOf.current = new Map(
    listed.flatMap((one) => one.items.map(({ figure }) => [figure.id, one.section] as const)),
  );
  const onOpen = useCallback((id: string, open: boolean) => {
    const section = sectionOf.current.get(id);
    if (open && section !== undefined) held.current.set(id, section);
    else held.current.delete(id);
  }, []);
  const home = listed.find((one) => one.items.some(({ figure }) => figure.id === selected))?.section;
  // What was clicked in the page is seen.
  useLayoutEffect(() => {
    if (home !== undefined && selected !== null) setTurned((known) => ({ ...known, [home]: true }));
  }, [home, selected]);
  return (
    <>
      {listed.map(({ section, items: own }, at) => {
        const rows = <Rows {...props} items={own} onOpen={onOpen} />;
        const words = section === 'bare' && trouble !== null ? t.list.rest : t.list[section];
        const title = fill(words, { n: number(own.length) });
        if (!FOLDED.has(section))
          return (
            <section key={section} data-section={section} aria-label={title}>
              {/* One list alone needs no name. */}
              {listed.length > 1 && <h3>{title}</h3>}
              {rows}
            </section>
          );
        // Nothing better to see: it is open.
        const open = turned[section] ?? (at === 0 || filtered);
        return (
          <details
            key={section}
            class="fold"
            data-section={section}
            open={open}
            onToggle={(event) => {
              const now = event.currentTarget.open;
              if (now !== open) setTurned((known) => ({ ...known, [section]: now }));
            }}
          >
            <summary>
              <h3>{title}</h3>
            </summary>
            {rows}
          </details>
        );
      })}
    </>
  );
}

/** What a row needs to know besides its figure, the same things as long as they say the same. */
function useRowParts({ figures, alarms, names, officials }: Props) {
  const { language } = useWording();
  return useMemo(() => {
    const ofLeader = (figure: Figure) => figure.sameAs ?? figure.id;
    const leaders = new Map(figures.map((figure) => [figure.id, ofLeader(figure)]));
    const alarmsOf = new Map<string, Alarm[]>();
    for (const alarm of alarms)
      for (const id of new Set(alarm.figureIds.map((one) => leaders.get(one) ?? one)))
        alarmsOf.set(id, [...(alarmsOf.get(id) ?? []), alarm]);
    return new Map(
      figures.map((figure) => [
        figure.id,
        {
          name: nameOf(figure, names, language),
          alarms: alarmsOf.get(figure.id) ?? [],
          speaker: speakerOf(figure, officials),
        },
      ]),
    );
  }, [figures, alarms, names, officials, language]);
}

function Rows(props: ListProps & { onOpen: (id: string, open: boolean) => void }) {
  const { items, article, comparisons, trouble, selected, common } = props;
  const parts = useRowParts(props);
  return (
    <ul class="rows">
      {items.map((item) => {
        const { id } = item.figure;
        const known = item.comparison !== null && hasEarlier(item.comparison);
        const own = parts.get(id);
        return (
          own !== undefined && (
            <FigureRow
              key={id}
              {...own}
              item={item}
              article={article}
              savedAt={props.savedAt}
              commonPlace={common}
              lacksYears={comparisons !== null && trouble === null && !known}
              selected={selected === id}
              onReveal={props.onReveal}
              onRevealSpan={props.onRevealSpan}
              onRow={props.onRow}
              onOpen={props.onOpen}
            />
          )
        );
      })}
    </ul>
  );
}
