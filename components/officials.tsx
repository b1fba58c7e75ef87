import { fill } from '../lib/i18n/index.ts';
import type { Article, Figure, Official, OfficialHistory } from '../lib/records.ts';
import { AnnotateButton } from './annotations.tsx';
import { useWording } from './language.ts';
import { OfficialHistoryView } from './official-history.tsx';
import { endWords, passagesOf, postName, postPlace } from './officials.logic.ts';
import { printed } from './panel.logic.ts';

interface Props {
  article: Article;
  officials: readonly Official[];
  figures: readonly Figure[];
  /** Null while they are not known. */
  histories: readonly OfficialHistory[] | null;
  /** Why they could not be had, or null. */
  trouble: string | null;
  selected: string | null;
  onReveal: (id: string) => void;
  /** Shows a span of the article's text in the page. */
  onRevealSpan: (span: { start: number; end: number }) => void;
  /** Goes to the row of a figure. */
  onRow: (id: string) => void;
}

/** The article's officials: their posts, what they say, and what the stored articles say of them. */
export function Officials(props: Props) {
  const { officials, histories, trouble } = props;
  const { t } = useWording();
  return (
    <section aria-labelledby="officials-title">
      <h2 id="officials-title" class="hidden">
        {t.officials.title}
      </h2>
      {officials.length === 0 && <p class="calm">{t.officials.none}</p>}
      {trouble !== null && officials.length > 0 && (
        <p class="note">{fill(t.officials.trouble, { why: trouble })}</p>
      )}
      <ul>
        {officials.map((official) => (
          <OfficialRow
            key={official.id}
            official={official}
            history={histories?.find(({ officialId }) => officialId === official.id) ?? null}
            all={props}
          />
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  official: Official;
  history: OfficialHistory | null;
  all: Props;
}

function OfficialRow({ official, history, all }: RowProps) {
  const wording = useWording();
  const { t, date } = wording;
  const chosen = all.selected === official.id;
  const asOf = official.positions[0]?.asOf ?? null;
  return (
    <li class="official" id={`row-${official.id}`} data-official={official.id} data-selected={chosen}>
      <button
        type="button"
        class="reveal"
        aria-current={chosen ? 'true' : undefined}
        onClick={() => all.onReveal(official.id)}
        title={fill(t.officials.show, { name: official.name })}
      >
        <span class="value" lang="vi">
          {official.rank !== null && <span class="rank">{official.rank} </span>}
          {official.name}
        </span>
      </button>
      <ul class="posts">
        {official.positions.map((position, i) => {
          const place = postPlace(position);
          const end = endWords(history?.ends[i] ?? null, wording);
          return (
            <li key={`${i} ${position.text}`} title={position.text}>
              <span lang="vi">{postName(position, wording)}</span>
              {place !== null && ` · ${place.place}`}
              {place?.inferred && <span class="aside"> ({t.officials.inferred})</span>}
              {end !== null && <p class="aside">{end}</p>}
            </li>
          );
        })}
      </ul>
      {asOf !== null && <p class="aside">{fill(t.officials.asOf, { date: date(asOf) })}</p>}
      {official.aliases.length > 0 && (
        <p class="aside">{fill(t.officials.alsoCalled, { names: official.aliases.join(', ') })}</p>
      )}
      <AnnotateButton kind="official" id={official.id} quote={official.name} />
      {history !== null && history.said.length > 0 && <Said said={history.said} all={all} />}
      {history !== null && <OfficialHistoryView history={history} />}
    </li>
  );
}

/** Passages of the article that are the official's words; each, and each figure in it, is one click away. */
function Said({ said, all }: { said: OfficialHistory['said']; all: Props }) {
  const wording = useWording();
  const { t, count } = wording;
  const passages = passagesOf(all.article.text, said, all.figures);
  const figures = passages.reduce((sum, passage) => sum + passage.figures.length, 0);
  return (
    <details data-said>
      <summary>
        {count(t.officials.said, passages.length)}
        {figures > 0 && `, ${count(t.officials.figures, figures)}`}
      </summary>
      <ul class="said">
        {passages.map((passage) => (
          <li key={passage.start}>
            <button
              type="button"
              class="passage"
              lang="vi"
              title={t.officials.showSaid}
              onClick={() => all.onRevealSpan({ start: passage.start, end: passage.end })}
            >
              {passage.text}
            </button>
            {passage.figures.map((figure) => (
              <button
                key={figure.id}
                type="button"
                class="jump"
                data-to-figure={figure.id}
                title={fill(t.officials.toFigure, { indicator: figure.indicator })}
                onClick={() => all.onRow(figure.id)}
              >
                {printed(figure, wording)}
              </button>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}
