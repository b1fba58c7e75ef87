/** What a figure's row shows when it is unfolded: other years with their sources, what was read where, and what can be done. */
import { joining, unclearFields } from '../lib/compare/doubt.ts';
import { fill } from '../lib/i18n/index.ts';
import type { Alarm, Article, Official } from '../lib/records.ts';
import { AnnotateButton } from './annotations.tsx';
import { ComparisonView } from './comparison.tsx';
import { CopyCitation } from './copy-citation.tsx';
import { CorrectFigure } from './correction-form.tsx';
import { fieldWords } from './doubt.logic.ts';
import { Facts } from './doubt.tsx';
import { Flag } from './flag.tsx';
import { useWording } from './language.ts';
import { type FigureItem, hasEarlier, type Name, printed } from './panel.logic.ts';
import { seriousFlags } from './row.logic.ts';
import { SearchEarlier } from './search-earlier.tsx';
import { EnteredValues } from './value-form.tsx';

export interface RowProps {
  item: FigureItem;
  name: Name;
  article: Article;
  savedAt: string | null;
  alarms: readonly Alarm[];
  /** The place that rows need not repeat. */
  commonPlace: string | null;
  /** Whether it is known that there are no other years: what helps then is offered. */
  lacksYears: boolean;
  selected: boolean;
  onReveal: (id: string) => void;
  onRevealSpan: (span: { start: number; end: number }) => void;
  /** The official who gave the figure, or null. */
  speaker: Official | null;
  onRow: (id: string) => void;
  /** Hears that the row was unfolded or folded. */
  onOpen: (id: string, open: boolean) => void;
}

export function FigureDetails(props: RowProps & { ids: readonly string[] }) {
  const { item, article, savedAt, speaker, onRow, onRevealSpan, ids } = props;
  const wording = useWording();
  const { t, count } = wording;
  const { figure, repeats, comparison } = item;
  const unclear = joining(unclearFields(figure));
  const serious = seriousFlags(figure);
  return (
    <>
      {comparison !== null && hasEarlier(comparison) && (
        <ComparisonView figure={figure} comparison={comparison} articleId={article.id} />
      )}
      {unclear.length > 0 && (
        <p class="note" data-uncompared>
          {fill(t.doubt.uncompared, { fields: fieldWords(unclear, wording) })}
        </p>
      )}
      {figure.flags
        .filter((flag) => !serious.includes(flag))
        .map((flag) => (
          <Flag key={flag} figure={figure} flag={flag} />
        ))}
      {props.lacksYears && <SearchEarlier figure={figure} />}
      <EnteredValues figure={figure} comparison={comparison} />
      <p class="whole">
        <b lang={props.name.lang}>{props.name.text}</b>: {printed(figure, wording)}
      </p>
      <Facts figure={figure} article={article} onRevealSpan={onRevealSpan} />
      {repeats.length > 0 && <p class="aside">{count(t.figures.repeated, repeats.length)}</p>}
      {speaker !== null && (
        <button type="button" class="jump" data-to-official={speaker.id} onClick={() => onRow(speaker.id)}>
          {fill(t.officials.speaker, { name: speaker.name })}
        </button>
      )}
      <CopyCitation
        figure={figure}
        repeats={repeats}
        article={article}
        comparison={comparison}
        savedAt={savedAt}
      />
      <CorrectFigure figure={figure} />
      <AnnotateButton kind="figure" id={figure.id} ids={ids} quote={printed(figure, wording)} />
    </>
  );
}
