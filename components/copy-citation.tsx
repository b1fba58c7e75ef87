import { useState } from 'preact/hooks';
import type { Article, Comparison, Figure } from '../lib/records.ts';
import { citationOf, tableOf } from './citation.logic.ts';
import { useWording } from './language.ts';
import { pictureOf } from './picture.logic.ts';
import { SavePicture } from './save-picture.tsx';

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
  const put = async ({ plain, html }: { plain: string; html: string | null }) => {
    const part = (type: string, text: string | null) =>
      text === null ? {} : { [type]: new Blob([text], { type }) };
    try {
      await navigator.clipboard.write([
        new ClipboardItem({ ...part('text/plain', plain), ...part('text/html', html) }),
      ]);
      setDone('copied');
    } catch {
      setDone('failed');
    }
  };
  const cited = () =>
    citationOf(figure, repeats, article, comparison, savedAt ?? new Date().toISOString(), wording);
  const table = tableOf(figure, article, comparison, wording);
  const picture = () =>
    comparison === null ? null : pictureOf(figure, article, comparison, wording, new Date().toISOString());
  return (
    <>
      <p class="annotate actions">
        <button type="button" data-cite={figure.id} onClick={() => put(cited())}>
          {t.citation.copy}
        </button>
        {table !== null && (
          <button type="button" data-copy="table" onClick={() => put(table)}>
            {t.citation.table}
          </button>
        )}
        <button
          type="button"
          data-copy="markdown"
          onClick={() => put({ plain: cited().markdown, html: null })}
        >
          {t.citation.markdown}
        </button>
        <span class="aside" role="status">
          {done !== null && t.citation[done]}
        </span>
      </p>
      {picture() !== null && (
        <SavePicture picture={picture} name={`${figure.indicator} ${figure.place ?? ''}`} />
      )}
    </>
  );
}
