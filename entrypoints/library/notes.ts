/** The reader's annotations, as the library lists them and as its figures have them. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { contentOf } from '../../lib/annotate/annotation.ts';
import { callBackground, onNews } from '../../lib/messaging/client.ts';
import type { KeptNotes } from '../../lib/messaging/protocol.ts';
import type { AnnotationContent, Assessment, PlacedAnnotation } from '../../lib/records.ts';
import type { Library } from './data.ts';

export interface Note extends AnnotationContent {
  id: string;
  articleId: string;
  quote: string;
  /** The words beside the quotation. */
  around: { prefix: string; suffix: string };
  modified: string;
  url: string;
  /** As it stands in the newest kept version of its article; null where none is kept. */
  placed: PlacedAnnotation | null;
}

export interface Notes {
  /** Null while they are not known. */
  all: readonly Note[] | null;
  /** By the id of the figure that each stands at. */
  byFigure: ReadonlyMap<string, readonly PlacedAnnotation[]>;
}

/** What notes are asked for by their verdict: `none` for those without one, `any` for all. */
export type VerdictFilter = Assessment | 'none' | 'any';
export const hasVerdict = ({ assessment }: Pick<AnnotationContent, 'assessment'>, wanted: VerdictFilter) =>
  wanted === 'any' || assessment === (wanted === 'none' ? null : wanted);

async function allNotes(): Promise<Note[]> {
  const notes: Note[] = [];
  let after: string | null = null;
  do {
    const portion: KeptNotes = await callBackground('library.notes', { after });
    for (const { annotation, placed } of portion.items) {
      const { id, modified, target } = annotation;
      const [{ exact: quote, prefix = '', suffix = '' }] = target.selector;
      const { articleId, source: url } = target;
      const around = { prefix, suffix };
      notes.push({ ...contentOf(annotation), id, articleId, quote, around, modified, url, placed });
    }
    after = portion.next;
  } while (after !== null);
  return notes;
}

/** Asks for them once the figures are there, which come first, and again whenever one may stand otherwise. */
export function useNotes(library: Library, fail: (error: unknown) => void): Notes {
  const [all, setAll] = useState<readonly Note[] | null>(null);
  useEffect(() => {
    if (!library.done) return;
    let turn = 0;
    const ask = () => {
      const mine = ++turn;
      allNotes().then(
        (found) => mine === turn && setAll(found),
        (error: unknown) => mine === turn && fail(error),
      );
    };
    ask();
    const stop = onNews(({ news }) => news === 'annotations.changed' && ask());
    return () => {
      turn = -1;
      stop();
    };
  }, [library]);
  return useMemo(() => {
    const byFigure = new Map<string, PlacedAnnotation[]>();
    for (const { placed } of all ?? []) {
      if (placed?.subject !== 'figure' || placed.recordId === null) continue;
      byFigure.set(placed.recordId, [...(byFigure.get(placed.recordId) ?? []), placed]);
    }
    return { all, byFigure };
  }, [all]);
}
