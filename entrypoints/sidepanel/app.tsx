import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ArticleHeader } from '../../components/article-header.tsx';
import { Boundary } from '../../components/boundary.tsx';
import { CorrectingContext, CorrectionList } from '../../components/correction-form.tsx';
import { Figures } from '../../components/figures.tsx';
import { LanguageContext } from '../../components/language.ts';
import { LanguageSwitch } from '../../components/language-switch.tsx';
import { Officials } from '../../components/officials.tsx';
import { leaderOf } from '../../components/panel.logic.ts';
import { RevisionNote } from '../../components/revision.tsx';
import { SearchContext } from '../../components/search-earlier.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { EnteringContext } from '../../components/value-form.tsx';
import { fill, type Wording, wordingOf } from '../../lib/i18n/index.ts';
import { callBackground, callTab, onNews } from '../../lib/messaging/client.ts';
import { codeOf } from '../../lib/messaging/errors.ts';
import type { FailureCode, NoArticleReason, TabState } from '../../lib/messaging/protocol.ts';
import { followTab, isOwnTab } from '../../lib/platform/active-tab.ts';
import type { Comparison, OfficialHistory, PlacedCorrection, Revision } from '../../lib/records.ts';
import { AnnotationDesk } from './annotations.tsx';
import { useOrder, useWebSearch } from './choices.ts';
import { correctingFor, enteringFor } from './forms.ts';
import { useIndexing } from './indexing.ts';
import { useLanguage } from './language.ts';
import { failed, type Message, plain } from './message.ts';
import { SiteAsk, SiteNote } from './sites.tsx';
import { Spoken } from './spoken.tsx';
import type { StoreTab } from './store-tab.tsx';
import { markPainted } from './timing.ts';

type Shown = TabState | { kind: 'reading' } | { kind: 'failed'; code: FailureCode };

/** The tab that has the row of a figure, an official or a note. */
const tabOf = ({ figures, officials }: Extract<TabState, { kind: 'article' }>, id: string) =>
  figures.some((figure) => figure.id === id)
    ? 'figures'
    : officials.some((official) => official.id === id)
      ? 'officials'
      : 'notes';
/** What page a state speaks of, to tell news about it from another page in the same tab. */
const pageOf = (shown: Shown): string | null =>
  shown.kind === 'article' ? shown.article.id : shown.kind === 'none' ? shown.url : null;
/** Brings a row into sight once it is drawn, and sets it off for a moment. */
function showRow(id: string): void {
  requestAnimationFrame(() => {
    const row = document.getElementById(`row-${id}`);
    const fold = row?.closest<HTMLDetailsElement>('details.fold');
    if (fold) fold.open = true;
    row?.scrollIntoView({ block: 'nearest' });
    const off = { outline: '3px solid transparent', outlineOffset: '-3px' };
    row?.animate(
      [{ ...off, outlineColor: 'Highlight' }, { ...off, outlineColor: 'Highlight', offset: 0.7 }, off],
      SET_OFF,
    );
  });
}
/** The figures that the article has otherwise than its saved version. */
const revisedIn = (revision: Revision | null): ReadonlySet<string> =>
  new Set(revision?.figures.flatMap(({ after }) => after?.id ?? []));

/** Milliseconds. */
const SET_OFF = 1500;
/** Milliseconds after which the reader is told that reading takes unusually long. */
const PATIENCE = 6000;
/** Reasons that reading again does not change. */
const KEPT_OUT: ReadonlySet<NoArticleReason> = new Set(['unsupported', 'no_permission', 'switched_off']);

export function App({ address }: { address: string }) {
  const [language, choose] = useLanguage();
  const [tabId, setTabId] = useState<number | null>(null);
  const [shown, setShown] = useState<Shown>({ kind: 'reading' });
  /** Null while they are being asked for. */
  const [comparisons, setComparisons] = useState<Comparison[] | null>(null);
  /** Why the years that are kept are not among them, so that nobody reads "none" into it; null where they are. */
  const [trouble, setTrouble] = useState<FailureCode | null>(null);
  const [histories, setHistories] = useState<OfficialHistory[] | FailureCode | null>(null);
  const [corrections, setCorrections] = useState<PlacedCorrection[]>([]);
  const [revision, setRevision] = useState<Revision | null>(null);
  const [tab, setTab] = useState<'figures' | 'officials' | 'notes' | 'desk'>('figures');
  const [selected, setSelected] = useState<string | null>(null);
  const [message, setMessage] = useState<Message | null>(null);
  const [busy, setBusy] = useState(false);
  const indexed = useIndexing();
  const [order, chooseOrder] = useOrder();
  const search = useWebSearch(shown.kind === 'article' ? shown.article.url : null);
  const wording = wordingOf(language);
  const { t } = wording;
  /** Answers that come after the reader has gone on to another tab are dropped. */
  const turn = useRef(0);
  const current = useRef<Shown>(shown);
  current.current = shown;

  // Before the first frame: what is asked earlier is on the screen earlier.
  useLayoutEffect(() => followTab(address, setTabId), [address]);
  useEffect(() => {
    if (shown.kind === 'article') markPainted('article-painted');
  }, [shown]);
  useEffect(() => {
    if (comparisons !== null) markPainted('comparisons-painted');
  }, [comparisons]);
  // A panel that was opened by a click in the page shows what was clicked.
  const isArticle = shown.kind === 'article';
  useEffect(() => {
    if (!isArticle || tabId === null) return;
    callBackground('tab.asked', { tabId }).then(
      ({ id }) => id !== null && select(id),
      () => {},
    );
  }, [isArticle, tabId]);

  const askTheRest = (id: number, isCurrent: () => boolean) => {
    callBackground('tab.histories', { tabId: id }).then(
      (known) => isCurrent() && setHistories(known),
      (error: unknown) => isCurrent() && setHistories(codeOf(error)),
    );
    // A store that fails says so where the comparisons stand.
    callBackground('corrections.list', { tabId: id }).then(
      (answer) => isCurrent() && setCorrections(answer),
      () => isCurrent() && setCorrections([]),
    );
    callBackground('tab.revision', { tabId: id }).then(
      (answer) => isCurrent() && setRevision(answer),
      () => isCurrent() && setRevision(null),
    );
  };

  const refresh = useCallback(async (id: number) => {
    turn.current++;
    const mine = turn.current;
    try {
      const state = await callBackground('tab.state', { tabId: id });
      if (mine !== turn.current) return;
      const before = current.current;
      setShown(state);
      if (before.kind !== 'reading' && before.kind !== 'failed' && pageOf(before) !== pageOf(state)) {
        // Another page in the same tab: what was said of the last one is over.
        setComparisons(null);
        setTrouble(null);
        setHistories(null);
        setRevision(null);
        setCorrections([]);
        setSelected(null);
        setMessage(null);
      }
      if (state.kind !== 'article') return;
      // Under way while the article is rendered, and not before: the background does one thing at a time.
      const early = callBackground('tab.comparisons', { tabId: id });
      early.catch(() => {}).then(() => mine === turn.current && askTheRest(id, () => mine === turn.current));
      const ids = new Set(state.figures.map((figure) => figure.id));
      let found = await early;
      // The page may have been woken, or have gone on, between the two questions.
      if ((found.length === 0 && ids.size > 0) || found.some(({ figureId }) => !ids.has(figureId)))
        found = await callBackground('tab.comparisons', { tabId: id });
      if (mine !== turn.current) return;
      setComparisons(found);
      setTrouble(null);
    } catch (error) {
      if (mine !== turn.current) return;
      if (current.current.kind !== 'article') return setShown({ kind: 'failed', code: codeOf(error) });
      // A store that fails must not hide the article, nor the official values.
      setTrouble(codeOf(error));
      const official = await callBackground('tab.comparisons', { tabId: id, stored: false }).catch(
        () => null,
      );
      if (mine === turn.current) setComparisons(official);
    }
  }, []);

  useLayoutEffect(() => {
    setShown({ kind: 'reading' });
    setComparisons(null);
    setTrouble(null);
    setHistories(null);
    setRevision(null);
    setCorrections([]);
    setSelected(null);
    setMessage(null);
    if (tabId !== null) void refresh(tabId);
  }, [tabId, refresh]);

  const select = useCallback((id: string) => {
    const state = current.current;
    const row = state.kind === 'article' ? leaderOf(state.figures, id) : id;
    if (state.kind === 'article') setTab(tabOf(state, row));
    setSelected(row);
    showRow(row);
  }, []);

  /** The pointer rests on a mark in the page: its row, unless the reader is at something else here. */
  const point = useCallback((id: string) => {
    const state = current.current;
    if (state.kind !== 'article' || document.activeElement?.matches('input, textarea, select, dialog *'))
      return;
    const row = leaderOf(state.figures, id);
    const to = tabOf(state, row);
    setTab((now) => (now === 'notes' || now === 'desk' || to === 'notes' ? now : to));
    showRow(row);
  }, []);

  /** Goes to a row from elsewhere in the panel: the keyboard goes along. */
  const goTo = useCallback(
    (id: string) => {
      select(id);
      requestAnimationFrame(() =>
        document.getElementById(`row-${id}`)?.querySelector<HTMLElement>('button.reveal')?.focus(),
      );
    },
    [select],
  );

  useEffect(
    () =>
      onNews((news) => {
        if (tabId === null) return undefined;
        if (news.news === 'store.changed' || (news.news === 'tab.changed' && news.tabId === tabId))
          void refresh(tabId);
        if (news.news === 'mark.selected' && news.tabId === tabId) {
          select(news.id);
          return true;
        }
        if (news.news === 'mark.pointed' && news.tabId === tabId) {
          if (news.follow) point(news.id);
          return true;
        }
        return undefined;
      }),
    [tabId, refresh, select, point],
  );

  /** Runs one action at a time; a failure becomes a sentence. */
  const act = async (action: () => Promise<Message | null>) => {
    if (busy) return;
    setBusy(true);
    try {
      setMessage(await action());
    } catch (error) {
      setMessage(failed(error));
    } finally {
      setBusy(false);
    }
  };

  const entering =
    tabId === null || shown.kind !== 'article' || shown.incognito
      ? null
      : enteringFor(tabId, (error) => setMessage(failed(error)));
  const correcting =
    entering === null || tabId === null
      ? null
      : correctingFor(
          tabId,
          (error) => setMessage(failed(error)),
          () => setMessage(plain(({ t }) => t.correction.saved)),
        );
  /** Shows something in the page; in one of ours, where no content script answers, the span that it is. */
  const show = async (asked: Promise<unknown>, span: { start: number; end: number } | undefined) => {
    try {
      await asked;
    } catch (error) {
      if (tabId !== null && span !== undefined && (await isOwnTab(tabId)))
        await callBackground('sample.reveal', { tabId, start: span.start, end: span.end });
      else setMessage(failed(error));
    }
  };
  const reveal = async (id: string) => {
    setSelected(id);
    if (tabId === null) return;
    const state = current.current;
    const all = state.kind === 'article' ? [...state.figures, ...state.officials] : [];
    await show(
      callTab(tabId, 'mark.reveal', { id }),
      all.find((one) => one.id === id),
    );
  };
  const revealSpan = async (span: { start: number; end: number }) => {
    if (tabId !== null) await show(callTab(tabId, 'span.reveal', span), span);
  };
  /** The page knows nothing of notes: its place is all that it is told, and only now. */
  const revealNote = async (id: string, place: { start: number; end: number } | null) => {
    setSelected(id);
    if (place !== null) await revealSpan({ start: place.start, end: place.end });
  };
  const save = () =>
    act(async () => {
      if (tabId === null) return null;
      const saved = await callBackground('article.save', { tabId });
      if (saved.alreadySaved) return plain(({ t }) => t.actions.savedBefore);
      return plain(({ t, count }) =>
        fill(t.actions.savedNow, {
          figures: count(t.article.figures, saved.figures),
          officials: count(t.article.officials, saved.officials),
        }),
      );
    });
  const remove = () =>
    act(async () => {
      if (current.current.kind !== 'article') return null;
      const removed = await callBackground('articles.remove', { ids: [current.current.article.id] });
      return removed.length === 0 ? null : plain(({ t }) => t.trash.articleRemoved);
    });
  const sayProblem = (text: Message['text']) => setMessage({ tone: 'problem', text });
  const reread = async () => {
    if (tabId === null) return;
    try {
      await callTab(tabId, 'page.reread');
      await refresh(tabId);
    } catch (error) {
      await refresh(tabId);
      // Without a script in the page there is nobody to ask: the sentence says to reload it.
      if (current.current.kind !== 'article') setMessage(failed(error));
    }
  };

  const desk = <StorePart tabId={tabId} say={setMessage} shown={shown.kind === 'article' ? shown : null} />;

  return (
    <LanguageContext.Provider value={wording}>
      <header class="top">
        <h1>{t.name}</h1>
        <a class="library" href="library.html" target="_blank" rel="noreferrer" data-action="library">
          {t.library}
        </a>
        <LanguageSwitch onChoose={choose} />
      </header>
      <main>
        <Boundary>
          {shown.kind === 'article' ? (
            <>
              <ArticleHeader
                article={shown.article}
                setDate={shown.setDate}
                onDate={
                  shown.incognito || tabId === null
                    ? null
                    : (date) =>
                        callBackground('article.date', { tabId, date }).catch((error: unknown) =>
                          setMessage(failed(error)),
                        )
                }
              />
              {revision !== null && <RevisionNote revision={revision} onRow={goTo} />}
              <SiteNote tabId={tabId} say={sayProblem} />
              <p class="actions">
                <button
                  type="button"
                  class="primary"
                  data-action="save"
                  disabled={shown.incognito}
                  aria-disabled={busy}
                  aria-describedby={shown.incognito ? 'no-saving' : undefined}
                  onClick={save}
                >
                  {shown.savedAt === null ? t.actions.save : t.actions.saveAgain}
                </button>
                {shown.savedAt !== null && (
                  <span data-saved>
                    {fill(t.actions.saved, { date: wording.date(shown.savedAt) })}{' '}
                    <button
                      type="button"
                      class="link"
                      data-action="remove-article"
                      aria-disabled={busy}
                      onClick={remove}
                    >
                      {t.trash.removeArticle}
                    </button>
                  </span>
                )}
                {shown.incognito && <span id="no-saving">{t.actions.privateWindow}</span>}
              </p>
            </>
          ) : (
            <>
              <State shown={shown} wording={wording} onReread={reread} />
              {shown.kind === 'none' && <SiteAsk tabId={tabId} reason={shown.reason} say={sayProblem} />}
            </>
          )}
        </Boundary>
        <Spoken message={message} onClose={() => setMessage(null)} />
        <SearchContext.Provider value={search}>
          <EnteringContext.Provider value={entering}>
            <CorrectingContext.Provider value={correcting}>
              <AnnotationDesk
                tabId={tabId}
                shown={shown.kind === 'article' ? shown : null}
                selected={selected}
                onReveal={revealNote}
                say={(tone, text) => setMessage({ tone, text })}
              >
                {(notes) =>
                  shown.kind !== 'article' ? (
                    desk
                  ) : (
                    <Tabs
                      label={t.tabs.label}
                      chosen={tab}
                      onChoose={setTab}
                      items={[
                        {
                          key: 'figures',
                          label: t.tabs.figures,
                          count: wording.number(shown.figures.filter((f) => f.sameAs === null).length),
                          content: (
                            // Another article gets another try.
                            <Boundary key={`figures ${shown.article.id}`}>
                              <Figures
                                article={shown.article}
                                savedAt={shown.savedAt}
                                figures={shown.figures}
                                officials={shown.officials}
                                alarms={shown.alarms}
                                revised={revisedIn(revision)}
                                comparisons={comparisons}
                                waiting={indexed === null ? null : fill(t.health.indexing, { n: indexed })}
                                trouble={trouble === null ? null : t.failure[trouble]}
                                names={shown.names}
                                order={order}
                                onOrder={chooseOrder}
                                selected={selected}
                                onReveal={reveal}
                                onRevealSpan={revealSpan}
                                onRow={goTo}
                                onRetry={() => tabId !== null && refresh(tabId)}
                              />
                              <CorrectionList placed={corrections} />
                            </Boundary>
                          ),
                        },
                        {
                          key: 'officials',
                          label: t.tabs.officials,
                          count: wording.number(shown.officials.length),
                          content: (
                            <Boundary key={`officials ${shown.article.id}`}>
                              <Officials
                                article={shown.article}
                                officials={shown.officials}
                                figures={shown.figures}
                                histories={Array.isArray(histories) ? histories : null}
                                trouble={typeof histories === 'string' ? t.failure[histories] : null}
                                selected={selected}
                                onReveal={reveal}
                                onRevealSpan={revealSpan}
                                onRow={goTo}
                              />
                            </Boundary>
                          ),
                        },
                        {
                          key: 'notes',
                          label: t.tabs.notes,
                          count: wording.number(notes.count),
                          content: <Boundary>{notes.list}</Boundary>,
                        },
                        { key: 'desk', label: t.tabs.desk, count: null, content: desk },
                      ]}
                    />
                  )
                }
              </AnnotationDesk>
            </CorrectingContext.Provider>
          </EnteringContext.Provider>
        </SearchContext.Provider>
      </main>
    </LanguageContext.Provider>
  );
}

/** A page without an article, or trouble: one calm sentence and what can be done. */
function State({
  shown,
  wording,
  onReread,
}: {
  shown: Exclude<Shown, { kind: 'article' }>;
  wording: Wording;
  onReread: () => void;
}) {
  const { t } = wording;
  if (shown.kind === 'reading') return <Reading wording={wording} />;
  return (
    <div class="calm" data-state={shown.kind === 'none' ? shown.reason : shown.code}>
      <p>{shown.kind === 'none' ? t.state.none[shown.reason] : t.failure[shown.code]}</p>
      {!(shown.kind === 'none' && KEPT_OUT.has(shown.reason)) && (
        <button type="button" onClick={onReread}>
          {t.actions.reread}
        </button>
      )}
    </div>
  );
}

/** Reading takes a moment. Where it takes long, the background may not answer, and opening the panel anew asks again. */
function Reading({ wording: { t } }: { wording: Wording }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="calm" data-state={late ? 'late' : 'reading'}>
      <p>{late ? t.state.late : t.state.reading}</p>
      {late && (
        <button type="button" onClick={() => location.reload()}>
          {t.actions.retry}
        </button>
      )}
    </div>
  );
}

/** The tab about what is kept, loaded when it is first looked at: the first frame does not wait for it. */
function StorePart(props: Parameters<typeof StoreTab>[0]) {
  const [loaded, setLoaded] = useState<{ View: typeof StoreTab } | null>(null);
  const { say } = props;
  useEffect(() => {
    import('./store-tab.tsx').then(
      ({ StoreTab: View }) => setLoaded({ View }),
      (error: unknown) => say(failed(error)),
    );
  }, [say]);
  return loaded && <loaded.View {...props} />;
}
