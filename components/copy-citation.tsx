import { useState } from 'preact/hooks';
import type { Article, Comparison, Figure } from '../lib/records.ts';
import { citationOf } from './citation.logic.ts';
import { useWording } from './language.ts';

interface Props {
  figure: Figure;
  article: Article;
  comparison: Comparison | null;
  /** When the article was saved, ISO 8601; null where it is only read. */
  savedAt: string | null;
}

/** Puts the figure with its source on the clipboard: as Markdown, and as formatted text where that is pasted. */
export function CopyCitation({ figure, article, comparison, savedAt }: Props) {
  const wording = useWording();
  const { t } = wording;
  const [done, setDone] = useState<'copied' | 'failed' | null>(null);
  const copy = async () => {
    const { markdown, html } = citationOf(
      figure,
      article,
      comparison,
      savedAt ?? new Date().toISOString(),
      wording,
    );
    const part = (type: string, text: string) => ({ [type]: new Blob([text], { type }) });
    try {
      await navigator.clipboard.write([
        new ClipboardItem({ ...part('text/plain', markdown), ...part('text/html', html) }),
      ]);
      setDone('copied');
    } catch {
      setDone('failed');
    }
  };
  return (
    <p class="annotate">
      <button type="button" data-cite={figure.id} onClick={copy}>
        {t.citation.copy}
      </button>
      <span class="aside" role="status">
        {done !== null && t.citation[done]}
      </span>
    </p>
  );
}
