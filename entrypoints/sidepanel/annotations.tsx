/** The reader's notes in the panel: lists them beside the article and writes, moves, deletes and restores them. */
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Draft, draftOf, emptyDraft } from '../../components/annotation.logic.ts';
import { AnnotationEditor, AttachDialog } from '../../components/annotation-editor.tsx';
import { type Annotating, AnnotatingContext, Annotations } from '../../components/annotations.tsx';
import { useWording } from '../../components/language.ts';
import type { Wording } from '../../lib/i18n/index.ts';
import { callBackground, callTab, onNews } from '../../lib/messaging/client.ts';
import { codeOf } from '../../lib/messaging/errors.ts';
import type { AnnotationAim, FailureCode, TabState } from '../../lib/messaging/protocol.ts';
import type { AnnotationContent, PlacedAnnotation } from '../../lib/records.ts';

type ArticleState = Extract<TabState, { kind: 'article' }>;

/** What the editor is open for. It outlives the reader's trips to other tabs, where the evidence is looked for. */
type Open =
  | { kind: 'new'; tabId: number; aim: AnnotationAim; quote: string; savesArticle: boolean }
  | { kind: 'edit'; tabId: number; annotation: PlacedAnnotation }
  | { kind: 'attach'; tabId: number; annotation: PlacedAnnotation };

const keyOf = (open: Open): string => (open.kind === 'new' ? JSON.stringify(open.aim) : open.annotation.id);

interface Props {
  tabId: number | null;
  /** The article that the panel shows; null where it shows none. */
  shown: ArticleState | null;
  selected: string | null;
  /** Lights a note's place up in the page; null where it has none. */
  onReveal: (id: string, place: PlacedAnnotation['place']) => void;
  /** Tells the reader what was done, or what went wrong. */
  say: (tone: 'plain' | 'problem', text: (wording: Wording) => string) => void;
  /** The panel around the notes; the rows of figures and officials in it offer a note. */
  children: (notes: { list: ComponentChildren; count: number }) => ComponentChildren;
}

export function AnnotationDesk({ tabId, shown, selected, onReveal, say, children }: Props) {
  const { t } = useWording();
  const [placed, setPlaced] = useState<PlacedAnnotation[]>([]);
  const [trouble, setTrouble] = useState<FailureCode | null>(null);
  const [removed, setRemoved] = useState<PlacedAnnotation[]>([]);
  const [open, setOpen] = useState<Open | null>(null);
  const [failed, setFailed] = useState<FailureCode | 'no_selection' | null>(null);
  const [busy, setBusy] = useState(false);
  /** What was typed and not saved, until the panel is closed. */
  const drafts = useRef(new Map<string, Draft>());
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const turn = useRef(0);
  /** What the focus goes to once it is there: the button that had it is gone after deleting and after undoing. */
  const focusOn = useRef<string | null>(null);
  const articleId = shown?.article.id ?? null;

  const refresh = useCallback(async () => {
    turn.current++;
    const mine = turn.current;
    if (tabId === null || articleId === null) {
      setPlaced([]);
      return;
    }
    try {
      const found = await callBackground('annotations.list', { tabId });
      if (mine !== turn.current) return;
      setPlaced(found);
      setTrouble(null);
    } catch (error) {
      // Reported by the panel itself: the page is on its way to another one.
      if (mine === turn.current && codeOf(error) !== 'no_article') setTrouble(codeOf(error));
    }
  }, [tabId, articleId]);

  // The text decides where notes stand, so another text of the same article asks again.
  useEffect(() => void refresh(), [refresh, shown?.article.text]);
  useEffect(() => setRemoved([]), [articleId]);
  useEffect(() => onNews(({ news }) => news === 'annotations.changed' && void refresh()), [refresh]);

  useEffect(() => {
    const next = focusOn.current === null ? null : document.querySelector<HTMLElement>(focusOn.current);
    if (next === null) return;
    focusOn.current = null;
    next.focus();
  }, [placed, removed]);

  /** One write at a time. Gives whether it was done. */
  const act = async (
    action: () => Promise<void>,
    onFailure: (code: FailureCode) => void,
  ): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    try {
      await action();
      await refresh();
      return true;
    } catch (error) {
      onFailure(codeOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  const tell = (code: FailureCode) => say('problem', (wording) => wording.t.failure[code]);

  const start = (next: Open) => {
    setFailed(null);
    const saved = next.kind === 'new' ? emptyDraft : draftOf(next.annotation);
    setDraft(drafts.current.get(keyOf(next)) ?? saved);
    setOpen(next);
  };
  const close = () => {
    setOpen(null);
    setFailed(null);
  };

  /** What is selected in the page, as words of the article. */
  const selection = async (of: number) => {
    const span = await callTab(of, 'selection.span');
    return span === null ? null : callBackground('annotations.quote', { tabId: of, ...span });
  };

  const annotateSelection = async () => {
    if (tabId === null || shown === null || busy) return;
    try {
      const aim = await selection(tabId);
      if (aim === null) say('problem', (wording) => wording.t.annotations.noSelection);
      else start({ kind: 'new', tabId, aim, quote: aim.exact, savesArticle: shown.savedAt === null });
    } catch (error) {
      tell(codeOf(error));
    }
  };

  const save = async (content: AnnotationContent) => {
    if (open === null || open.kind === 'attach') return;
    const done = await act(async () => {
      if (open.kind === 'new') {
        const { tabId: of, aim } = open;
        const { articleSaved } = await callBackground('annotations.create', { tabId: of, aim, content });
        say('plain', (wording) =>
          articleSaved ? wording.t.annotations.createdAndSaved : wording.t.annotations.created,
        );
      } else {
        const { id, articleId: of } = open.annotation;
        await callBackground('annotations.edit', { tabId: open.tabId, articleId: of, id, content });
        say('plain', (wording) => wording.t.annotations.edited);
      }
    }, setFailed);
    if (!done) return;
    drafts.current.delete(keyOf(open));
    close();
  };

  const attach = async (aim: AnnotationAim, annotation: PlacedAnnotation, of: number) => {
    const done = await act(
      async () => {
        await callBackground('annotations.attach', { tabId: of, id: annotation.id, aim });
        say('plain', (wording) => wording.t.annotations.attached);
      },
      (code) => (open === null ? tell(code) : setFailed(code)),
    );
    if (done) close();
  };
  const attachSelection = async () => {
    if (open?.kind !== 'attach') return;
    try {
      const aim = await selection(open.tabId);
      if (aim === null) setFailed('no_selection');
      else await attach(aim, open.annotation, open.tabId);
    } catch (error) {
      setFailed(codeOf(error));
    }
  };

  const remove = (annotation: PlacedAnnotation) =>
    tabId !== null &&
    act(async () => {
      const { id, articleId: of } = annotation;
      await callBackground('annotations.remove', { tabId, articleId: of, id });
      setRemoved((before) => [...before.filter((one) => one.id !== id), annotation]);
      say('plain', (wording) => wording.t.annotations.removedSaid);
      focusOn.current = `[data-removed="${CSS.escape(id)}"] [data-undo]`;
    }, tell);
  const restore = (annotation: PlacedAnnotation) =>
    tabId !== null &&
    act(async () => {
      const { id, articleId: of } = annotation;
      await callBackground('annotations.restore', { tabId, articleId: of, id });
      setRemoved((before) => before.filter((one) => one.id !== id));
      say('plain', (wording) => wording.t.annotations.restored);
      focusOn.current = `[data-annotation="${CSS.escape(id)}"] button`;
    }, tell);

  const annotating = useMemo((): Annotating => {
    const counts = new Map<string, number>();
    for (const { recordId } of placed)
      if (recordId !== null) counts.set(recordId, (counts.get(recordId) ?? 0) + 1);
    if (tabId === null || shown === null || shown.incognito) return { counts, start: null };
    const { article, savedAt } = shown;
    return {
      counts,
      start: ({ kind, id }, quote) =>
        start({
          kind: 'new',
          tabId,
          aim: { kind, articleId: article.id, id },
          quote,
          savesArticle: savedAt === null,
        }),
    };
  }, [placed, tabId, shown]);

  const said =
    failed === null ? null : failed === 'no_selection' ? t.annotations.noSelection : t.failure[failed];
  return (
    <AnnotatingContext.Provider value={annotating}>
      {children({
        count: placed.length,
        list: shown !== null && (
          <Annotations
            annotations={placed}
            removed={removed}
            trouble={trouble === null ? null : t.failure[trouble]}
            locked={shown.incognito}
            busy={busy}
            selected={selected}
            onSelection={annotateSelection}
            onReveal={(id) => onReveal(id, placed.find((one) => one.id === id)?.place ?? null)}
            onEdit={(annotation) => tabId !== null && start({ kind: 'edit', tabId, annotation })}
            onRemove={remove}
            onRestore={restore}
            onAttach={(annotation) => tabId !== null && start({ kind: 'attach', tabId, annotation })}
            onAccept={(annotation) => {
              const { place } = annotation;
              if (tabId === null || place === null) return;
              const aim = { kind: 'text' as const, articleId: annotation.articleId, exact: place.text };
              void attach({ ...aim, start: place.start, end: place.end }, annotation, tabId);
            }}
          />
        ),
      })}
      {open !== null && open.kind !== 'attach' && (
        <AnnotationEditor
          key={keyOf(open)}
          title={open.kind === 'new' ? t.annotations.newTitle : t.annotations.editTitle}
          quote={open.kind === 'new' ? open.quote : open.annotation.quote}
          draft={draft}
          trouble={said}
          busy={busy}
          savesArticle={open.kind === 'new' && open.savesArticle}
          onChange={(next) => {
            drafts.current.set(keyOf(open), next);
            setDraft(next);
          }}
          onSave={save}
          onClose={close}
        />
      )}
      {open?.kind === 'attach' && (
        <AttachDialog
          quote={open.annotation.quote}
          figures={shown?.article.id === open.annotation.articleId ? shown.figures : []}
          trouble={said}
          busy={busy}
          onFigure={({ id, articleId: of }) =>
            attach({ kind: 'figure', articleId: of, id }, open.annotation, open.tabId)
          }
          onSelection={attachSelection}
          onClose={close}
        />
      )}
    </AnnotatingContext.Provider>
  );
}
