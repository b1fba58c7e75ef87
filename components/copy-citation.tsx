import { useState } from 'preact/hooks';
import type { Article, Comparison, Figure } from '../lib/records.ts';
import { useWording } from './language.ts';
import { chartPoints } from './panel.logic.ts';
import { SavePicture } from './save-picture.tsx';

/** What goes on the clipboard; without `html` as plain text only. */
interface Copied {
  plain: string;
  html: string | null;
}

interface Props {
  figure: Figure;
  /** Other mentions of it in the article. */
  repeats: readonly Figure[];
  article: Article;
  comparison: Comparison | null;
  /** When the article was saved, ISO 8601; null where it is only read. */
  savedAt: string | null;
}

/**
 * What a reader takes along of a figure: the citation and the table of its years on the clipboard, formatted where that is
 * pasted into a text processor and plain elsewhere, and the chart as a file.
 */
export function CopyCitation({ figure, repeats, article, comparison, savedAt }: Props) {
  const wording = useWording();
  const { t } = wording;
  const [done, setDone] = useState<'copied' | 'failed' | null>(null);
  /** The words come with the first copy, so that nobody waits for them who only reads. */
  const put = async (of: (words: typeof import('./citation.logic.ts')) => Copied | null) => {
    const part = (type: string, text: string | null) =>
      text === null ? {} : { [type]: new Blob([text], { type }) };
    try {
      const copied = of(await import('./citation.logic.ts'));
      if (copied === null) throw new Error('nothing to copy');
      const { plain, html } = copied;
      await navigator.clipboard.write([
        new ClipboardItem({ ...part('text/plain', plain), ...part('text/html', html) }),
      ]);
      setDone('copied');
    } catch {
      setDone('failed');
    }
  };
  const readAt = savedAt ?? new Date().toISOString();
  const hasYears =
    comparison !== null &&
    (comparison.previous !== null || comparison.points.length + comparison.counterparts.length > 0);
  const isDrawn = comparison !== null && chartPoints(figure, comparison, wording, 1, 1).length > 1;
  return (
    <>
      <p class="annotate actions">
        <button
          type="button"
          data-cite={figure.id}
          onClick={() =>
            put(({ citationOf }) => citationOf(figure, repeats, article, comparison, readAt, wording))
          }
        >
          {t.citation.copy}
        </button>
        {hasYears && (
          <button
            type="button"
            data-copy="table"
            onClick={() => put(({ tableOf }) => tableOf(figure, article, comparison, wording))}
          >
            {t.citation.table}
          </button>
        )}
        <button
          type="button"
          data-copy="markdown"
          onClick={() =>
            put(({ citationOf }) => ({
              plain: citationOf(figure, repeats, article, comparison, readAt, wording).markdown,
              html: null,
            }))
          }
        >
          {t.citation.markdown}
        </button>
        <span class="aside" role="status">
          {done !== null && t.citation[done]}
        </span>
      </p>
      {isDrawn && (
        <SavePicture
          name={`${figure.indicator} ${figure.place ?? ''}`}
          picture={async () => {
            const { pictureOf } = await import('./picture.logic.ts');
            return pictureOf(figure, article, comparison, wording, new Date().toISOString());
          }}
        />
      )}
    </>
  );
}
