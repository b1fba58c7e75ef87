/** One figure of the library: its sentence and source, and its series as a chart that other places can join. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Remarks, Standing } from '../../components/annotations.tsx';
import { Facts, Field, Unsure } from '../../components/doubt.tsx';
import { useWording } from '../../components/language.ts';
import { useLibraryWords } from '../../components/library-words.ts';
import { Marked } from '../../components/marked.tsx';
import { printed } from '../../components/panel.logic.ts';
import { fileName } from '../../components/picture.ts';
import { SavePicture } from '../../components/save-picture.tsx';
import { LINES, SeriesChart, shapeOf } from '../../components/series-chart.tsx';
import { fill } from '../../lib/i18n/index.ts';
import { doubtIn, unsureIn } from '../../lib/library/digest.ts';
import { chartOf, kindOf } from '../../lib/library/series.ts';
import type { FigureRow } from '../../lib/library/shelf.ts';
import { callBackground } from '../../lib/messaging/client.ts';
import type { Article, ChosenField, Figure, PlacedAnnotation } from '../../lib/records.ts';
import type { Library } from './data.ts';
import { saveFigures, saveJsonStat } from './saving.ts';

interface Props {
  figure: FigureRow;
  library: Library;
  notes: readonly PlacedAnnotation[];
  onClose: () => void;
  say: (text: string) => void;
}

export function Detail({ figure, library, notes, onClose, say }: Props) {
  const wording = useWording();
  const t = useLibraryWords();
  const { date } = wording;
  const doubt = (field: ChosenField) => doubtIn(figure, field);
  const read = useRead(figure);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), [figure.id]);
  const { article } = figure;
  return (
    <section
      class="detail"
      aria-labelledby="detail-title"
      data-detail={figure.id}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <header>
        <h2 id="detail-title" tabIndex={-1} ref={heading}>
          <span class="hidden">{t.detail}: </span>
          {doubt('indicator') === 'unclear' ? `“${figure.indicator}”` : figure.indicator}
          {doubt('indicator') !== 'sure' && <Unsure fields={['indicator']} />}
        </h2>
        <button type="button" class="close" aria-label={t.close} onClick={onClose}>
          <span aria-hidden="true">×</span>
        </button>
      </header>
      <p>
        <span class="value">{printed(figure, wording)}</span>
        <span class="chip" data-status={figure.status}>
          <Field of={figure} field="status" doubt={doubt('status')} />
        </span>
      </p>
      {read === null ? (
        <>
          <blockquote>{figure.quote}</blockquote>
          <p class="facts">
            {(['period', 'place', 'speaker'] as const).map((field) => (
              <span key={field}>
                {wording.t.figures[field]}: <Field of={figure} field={field} doubt={doubt(field)} />
              </span>
            ))}
          </p>
        </>
      ) : (
        <Facts figure={read.figure} article={read.article} onRevealSpan={null} />
      )}
      <p>
        {t.source}: <SourceLink {...article} />
        {article.publishedAt !== null && ` (${date(article.publishedAt)})`}
      </p>
      {notes.length > 0 && (
        <>
          <h3>{wording.t.annotations.title}</h3>
          <ul>
            {notes.map((note) => (
              <li key={note.id} class="annotation" data-annotation={note.id} data-anchor={note.state}>
                <Standing annotation={note} />
                <Remarks annotation={note} />
              </li>
            ))}
          </ul>
        </>
      )}
      <Series key={figure.id} figure={figure} library={library} say={say} />
    </section>
  );
}

/** The figure as it was read, with the article that says so; null until it is there, or where it cannot be had. */
function useRead({ id, article }: FigureRow): { figure: Figure; article: Article } | null {
  const [read, setRead] = useState<{ figure: Figure; article: Article } | null>(null);
  useEffect(() => {
    let over = false;
    setRead(null);
    callBackground('store.some', { ids: [article.articleId], skip: 0 }).then(
      ({ items }) => {
        // The newest version is what the library lists.
        const found = items.flatMap(({ item, reading }) => {
          const figure = reading.figures.find((one) => one.id === id);
          return figure === undefined ? [] : [{ figure, article: item.article }];
        });
        if (!over) setRead(found.at(-1) ?? null);
      },
      // What the list says of it is in sight.
      () => {},
    );
    return () => {
      over = true;
    };
  }, [id, article.articleId]);
  return read;
}

/** The title of an article as a link; a sample article is on no site. */
export function SourceLink({ url, title, origin }: { url: string; title: string; origin?: string }) {
  const l = useLibraryWords();
  if (origin === 'sample')
    return (
      <span>
        {`[${l.sample}] `}
        <Marked text={title} />
      </span>
    );
  return /^https?:/i.test(url) ? (
    <a href={url} target="_blank" rel="noreferrer">
      <Marked text={title} />
    </a>
  ) : (
    <span>
      <Marked text={title} />
    </span>
  );
}

/** Years as typed into a field; null for none. */
export const yearOf = (typed: string): number | null => (/^\d{4}$/.test(typed) ? Number(typed) : null);

function Series({ figure, library, say }: Omit<Props, 'onClose' | 'notes'>) {
  const wording = useWording();
  const t = useLibraryWords();
  const own = figure.place ?? '';
  const [places, setPlaces] = useState<string[]>([own]);
  const [span, setSpan] = useState({ from: '', to: '' });
  const kind = figure.series === null ? null : kindOf(figure.series);
  /** Official values and those entered by hand. */
  const [besides, setBesides] = useState<readonly FigureRow[]>([]);
  useEffect(() => {
    if (kind === null) return;
    let over = false;
    callBackground('library.series', { kind }).then(
      (found) => over || setBesides(found),
      // Without them the series is what the articles say.
      () => {},
    );
    return () => {
      over = true;
    };
  }, [kind, library]);
  const rows = useMemo(
    () =>
      kind === null ? [] : [...library.shelf.inSeries((series) => series.startsWith(`${kind}|`)), ...besides],
    [kind, library, besides],
  );
  const chart = useMemo(
    () =>
      chartOf(figure, rows, places, library.indicators.get(figure.indicatorId ?? '')?.breaks ?? [], {
        from: yearOf(span.from),
        to: yearOf(span.to),
      }),
    [figure, rows, places, span, library],
  );
  /** Places that would have a line of their own. */
  const others = useMemo(() => {
    const all = [...new Set(rows.map(({ place }) => place ?? ''))];
    const drawn = new Set(chartOf(figure, rows, all, []).lines.map(({ place }) => place));
    const collator = new Intl.Collator('vi');
    return all.filter((place) => drawn.has(place) && place !== '').sort(collator.compare);
  }, [figure, rows]);
  if (figure.series === null) return <p class="calm">{t.series.none}</p>;
  const points = chart.lines.flatMap((line) => line.points);
  const place = (name: string) => (name === '' ? t.series.nowhere : name);
  const name = `${figure.indicator} ${places.join(' ')}`;
  const save = (ending: 'csv' | 'json') => {
    const file = fileName(name, ending);
    const taken = points.map(({ row }) => row);
    if (ending === 'csv') saveFigures(taken, file, wording.language);
    else {
      const left = saveJsonStat(figure.indicator, taken, file);
      if (left > 0) {
        say(fill(t.series.leftOut, { n: left }));
        return;
      }
    }
    say(fill(t.series.saved, { file }));
  };
  const aims = points.some(({ target }) => target);
  const bands = points.some(({ low, high }) => low !== high);
  return (
    <div class="series-view">
      <h3>{t.series.title}</h3>
      <div class="fields">
        <label class="field">
          {t.series.places}
          <select
            value=""
            data-add-place
            disabled={places.length >= LINES}
            onChange={(event) => {
              const chosen = event.currentTarget.value;
              if (chosen !== '') setPlaces([...places, chosen]);
              event.currentTarget.value = '';
            }}
          >
            <option value="">{t.series.choose}</option>
            {others
              .filter((one) => !places.includes(one))
              .map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
          </select>
        </label>
        {(['from', 'to'] as const).map((side) => (
          <label key={side} class="field year">
            {t.filter[side]}
            <input
              type="text"
              inputMode="numeric"
              maxLength={4}
              value={span[side]}
              onInput={(event) => setSpan({ ...span, [side]: event.currentTarget.value })}
            />
          </label>
        ))}
      </div>
      {points.length > 0 && (
        <ul class="legend" aria-label={t.series.legend}>
          {chart.lines.map((line, n) => (
            <li key={line.place} class={`line-${n % LINES}`}>
              <Marker line={n} target={false} /> {place(line.place)}
              {line.place !== own && (
                <button
                  type="button"
                  aria-label={fill(t.series.drop, { place: place(line.place) })}
                  onClick={() => setPlaces(places.filter((one) => one !== line.place))}
                >
                  <span aria-hidden="true">×</span>
                </button>
              )}
            </li>
          ))}
          {aims && (
            <li class="line-0">
              <Marker line={0} target /> {t.series.target}
            </li>
          )}
          {points.some(({ official }) => official) && (
            <li class="line-0">
              <Marker line={0} target={false} official /> {t.series.official}
            </li>
          )}
          {bands && (
            <li class="line-0">
              <svg width="18" height="12" aria-hidden="true">
                <path class="range" d="M1 1H17V11H1Z" />
              </svg>{' '}
              {t.series.band}
            </li>
          )}
        </ul>
      )}
      {points.length < 2 ? (
        <p class="calm">{t.series.single}</p>
      ) : (
        // Wide as it is drawn: on a narrow screen it is scrolled and not shrunk until nobody can read it.
        // biome-ignore lint/a11y/useSemanticElements: a section would be one more landmark
        <div
          class="drawing"
          role="group"
          aria-label={fill(t.series.chart, { indicator: figure.indicator })}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reached by keyboard
          tabIndex={0}
        >
          <SeriesChart chart={chart} indicator={figure.indicator} />
        </div>
      )}
      {points.length > 0 && (
        <>
          {points.length > 1 && (
            <SavePicture
              name={name}
              picture={async () => {
                const { pictureOfChart } = await import('../../components/picture.logic.ts');
                return pictureOfChart(chart, figure.indicator, wording, new Date().toISOString());
              }}
            />
          )}
          <p class="actions">
            <button type="button" data-save="csv" onClick={() => save('csv')}>
              {t.series.saveCsv}
            </button>
            <button type="button" data-save="json" onClick={() => save('json')}>
              {t.series.saveJsonStat}
            </button>
          </p>
          <div class="values">
            <table class="plain">
              <caption>{t.series.table}</caption>
              <thead>
                <tr>
                  <th scope="col">{t.column.period}</th>
                  <th scope="col">{t.column.place}</th>
                  <th scope="col">{t.column.value}</th>
                  <th scope="col">{t.column.source}</th>
                </tr>
              </thead>
              <tbody>
                {points.map(({ row, id, official }) => (
                  <tr key={id}>
                    <th scope="row">{wording.period(row.period)}</th>
                    <td>{place(row.place ?? '')}</td>
                    <td>
                      {printed({ ...row, measure: 'level' }, wording)}
                      <Unsure fields={unsureIn(row)} />
                      {row.status !== 'actual' && <span class="aside"> {wording.t.status[row.status]}</span>}
                    </td>
                    <td>
                      {official && `[${wording.t.derived.reference}] `}
                      {id.startsWith('man:') && `[${wording.t.derived.manual}] `}
                      <SourceLink {...row.article} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </div>
  );
}

function Marker({ line, target, official = false }: { line: number; target: boolean; official?: boolean }) {
  return (
    <svg width="16" height="14" aria-hidden="true">
      <path
        class={`marker${target ? ' aim' : ''}${official ? ' official' : ''}`}
        d={shapeOf(line, target)}
        transform="translate(8 7)"
      />
    </svg>
  );
}
