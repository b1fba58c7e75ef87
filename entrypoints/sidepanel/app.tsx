import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ArticleHeader } from '../../components/article-header.tsx';
import { Boundary } from '../../components/boundary.tsx';
import { Figures } from '../../components/figures.tsx';
import { LanguageContext } from '../../components/language.ts';
import { Officials } from '../../components/officials.tsx';
import { leaderOf } from '../../components/panel.logic.ts';
import { fill, type Language, languages, type Wording, wordingOf } from '../../lib/i18n/index.ts';
import { CallError, callBackground, callTab, onNews } from '../../lib/messaging/client.ts';
import type { FailureCode, TabState } from '../../lib/messaging/protocol.ts';
import { followTab } from '../../lib/platform/active-tab.ts';
import { onLanguage, storedLanguage, storeLanguage } from '../../lib/platform/settings.ts';
import type { Comparison, StoreStats } from '../../lib/records.ts';
import { download, exportFile, importFile } from './exchange.ts';

type Shown = TabState | { kind: 'reading' } | { kind: 'failed'; code: FailureCode };
/** What was just done or went wrong, read out by screen readers. */
interface Message {
  tone: 'plain' | 'problem';
  text: string;
  lines?: string[];
}

const codeOf = (error: unknown): FailureCode => (error instanceof CallError ? error.code : 'internal');
/** Problems of an import shown one by one; more are only counted. */
const LINES = 8;
const GENERATOR = 'Đối Chiếu';

export function App({ address }: { address: string }) {
  const [language, setLanguage] = useState<Language>('vi');
  const [tabId, setTabId] = useState<number | null>(null);
  const [shown, setShown] = useState<Shown>({ kind: 'reading' });
  const [comparisons, setComparisons] = useState<Comparison[] | null>(null);
  const [stats, setStats] = useState<StoreStats | null>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const [message, setMessage] = useState<Message | null>(null);
  const [busy, setBusy] = useState(false);
  const wording = wordingOf(language);
  const { t } = wording;
  /** Answers that come after the reader has gone on to another tab are dropped. */
  const turn = useRef(0);
  const current = useRef<Shown>(shown);
  current.current = shown;

  useEffect(() => {
    storedLanguage().then(setLanguage);
    return onLanguage(setLanguage);
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => followTab(address, setTabId), [address]);

  const refreshStore = useCallback(() => {
    callBackground('store.stats').then(setStats, () => setStats(null));
  }, []);
  useEffect(refreshStore, [refreshStore]);

  const refresh = useCallback(async (id: number) => {
    turn.current++;
    const mine = turn.current;
    try {
      const state = await callBackground('tab.state', { tabId: id });
      if (mine !== turn.current) return;
      setShown(state);
      if (state.kind !== 'article') return;
      const found = await callBackground('tab.comparisons', { tabId: id });
      if (mine === turn.current) setComparisons(found);
    } catch (error) {
      if (mine !== turn.current) return;
      // A store that fails must not hide the article.
      if (current.current.kind === 'article') {
        setComparisons([]);
        setMessage({ tone: 'problem', text: codeOf(error) });
      } else setShown({ kind: 'failed', code: codeOf(error) });
    }
  }, []);

  useEffect(() => {
    setShown({ kind: 'reading' });
    setComparisons(null);
    setSelected(null);
    setMessage(null);
    if (tabId !== null) void refresh(tabId);
  }, [tabId, refresh]);

  const select = useCallback((id: string) => {
    const state = current.current;
    const row = state.kind === 'article' ? leaderOf(state.figures, id) : id;
    setSelected(row);
    requestAnimationFrame(() => document.getElementById(`row-${row}`)?.scrollIntoView({ block: 'nearest' }));
  }, []);

  useEffect(
    () =>
      onNews((news) => {
        if (news.news === 'store.changed') refreshStore();
        if (tabId === null) return;
        if (news.news === 'store.changed' || (news.news === 'tab.changed' && news.tabId === tabId))
          void refresh(tabId);
        if (news.news === 'mark.selected' && news.tabId === tabId) select(news.id);
      }),
    [tabId, refresh, refreshStore, select],
  );

  /** Runs one action at a time; a failure becomes a sentence. */
  const act = async (action: () => Promise<Message | null>) => {
    if (busy) return;
    setBusy(true);
    try {
      setMessage(await action());
    } catch (error) {
      setMessage({ tone: 'problem', text: t.failure[codeOf(error)] });
    } finally {
      setBusy(false);
    }
  };

  const reveal = async (id: string) => {
    setSelected(id);
    if (tabId === null) return;
    try {
      await callTab(tabId, 'mark.reveal', { id });
    } catch (error) {
      setMessage({ tone: 'problem', text: t.failure[codeOf(error)] });
    }
  };
  const save = () =>
    act(async () => {
      if (tabId === null) return null;
      const saved = await callBackground('article.save', { tabId });
      if (saved.alreadySaved) return { tone: 'plain', text: t.actions.savedBefore };
      return {
        tone: 'plain',
        text: fill(t.actions.savedNow, {
          figures: wording.count(t.article.figures, saved.figures),
          officials: wording.count(t.article.officials, saved.officials),
        }),
      };
    });
  const exportAll = () =>
    act(async () => {
      const file = await exportFile(GENERATOR, new Date(), (n) =>
        setMessage({ tone: 'plain', text: fill(t.actions.exporting, { n: wording.number(n) }) }),
      );
      if (file === null) return { tone: 'plain', text: t.actions.exportNothing };
      download(file.name, file.content);
      return {
        tone: 'plain',
        text: fill(t.actions.exported, {
          articles: wording.count(t.stored.articles, file.articles),
          file: file.name,
        }),
      };
    });
  const importAll = (file: File) =>
    act(async () => {
      const result = await importFile(await file.text(), (n) =>
        setMessage({ tone: 'plain', text: fill(t.actions.importing, { n: wording.number(n) }) }),
      );
      const lines = result.problems.slice(0, LINES).map(({ code, line, id }) => {
        const problem = t.importProblem[code];
        const named = id === null ? problem : `${problem} (${id})`;
        return line === null ? named : fill(t.importProblem.atLine, { line, problem: named });
      });
      if (result.problems.length > LINES)
        lines.push(fill(t.importProblem.more, { n: result.problems.length - LINES }));
      return {
        tone: result.problems.length > 0 ? 'problem' : 'plain',
        text: fill(t.actions.imported, {
          added: wording.number(result.added),
          unchanged: wording.number(result.unchanged),
          rejected: wording.number(result.problems.length),
        }),
        lines,
      };
    });
  const samples = (call: 'samples.load' | 'samples.remove') =>
    act(async () => {
      setStats(await callBackground(call));
      return {
        tone: 'plain',
        text: call === 'samples.load' ? t.actions.samplesLoaded : t.actions.samplesRemoved,
      };
    });
  const choose = (next: Language) => {
    setLanguage(next);
    storeLanguage(next).catch(() => {});
  };

  return (
    <LanguageContext.Provider value={wording}>
      <header class="top">
        <h1>{t.name}</h1>
        <fieldset class="languages">
          <legend class="hidden">{t.language.label}</legend>
          {languages.map((l) => (
            <button key={l} type="button" lang={l} aria-pressed={l === language} onClick={() => choose(l)}>
              {t.language[l]}
            </button>
          ))}
        </fieldset>
      </header>
      <main>
        <Boundary>
          {shown.kind === 'article' ? (
            <>
              <ArticleHeader
                article={shown.article}
                figures={shown.figures.filter((f) => f.sameAs === null).length}
                officials={shown.officials.length}
              />
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
                  <span data-saved>{fill(t.actions.saved, { date: wording.date(shown.savedAt) })}</span>
                )}
                {shown.incognito && <span id="no-saving">{t.actions.privateWindow}</span>}
              </p>
            </>
          ) : (
            <State
              shown={shown}
              wording={wording}
              onReread={() => tabId !== null && reread(tabId, refresh)}
            />
          )}
          <Spoken message={message} wording={wording} />
          {shown.kind === 'article' && (
            <>
              <Figures
                article={shown.article}
                figures={shown.figures}
                comparisons={comparisons}
                names={shown.names}
                selected={selected}
                onReveal={reveal}
              />
              <Officials
                officials={shown.officials}
                figures={shown.figures}
                selected={selected}
                onReveal={reveal}
              />
            </>
          )}
          <Stored
            stats={stats}
            wording={wording}
            busy={busy}
            hint={shown.kind === 'article' && stats?.articles === 0}
            onExport={exportAll}
            onImport={importAll}
            onSamples={samples}
          />
        </Boundary>
      </main>
    </LanguageContext.Provider>
  );
}

async function reread(tabId: number, refresh: (tabId: number) => Promise<void>): Promise<void> {
  // Without a script in the page there is nobody to ask; the state then says to reload.
  await callTab(tabId, 'page.reread').catch(() => {});
  await refresh(tabId);
}

/** A page without an article, or trouble: one calm sentence and what can be done. */
function State({
  shown,
  wording: { t },
  onReread,
}: {
  shown: Exclude<Shown, { kind: 'article' }>;
  wording: Wording;
  onReread: () => void;
}) {
  if (shown.kind === 'reading') return <p class="calm">{t.state.reading}</p>;
  return (
    <div class="calm" data-state={shown.kind === 'none' ? shown.reason : shown.code}>
      <p>{shown.kind === 'none' ? t.state.none[shown.reason] : t.failure[shown.code]}</p>
      {!(shown.kind === 'none' && shown.reason === 'unsupported') && (
        <button type="button" onClick={onReread}>
          {t.actions.reread}
        </button>
      )}
    </div>
  );
}

/** The live region is always there, so that what comes into it is read out. */
function Spoken({ message, wording: { t } }: { message: Message | null; wording: Wording }) {
  const failures: Record<string, string> = t.failure;
  return (
    <div class="message" role="status" data-message data-tone={message?.tone ?? 'plain'}>
      {message !== null && <p>{failures[message.text] ?? message.text}</p>}
      {message?.lines !== undefined && message.lines.length > 0 && (
        <ul>
          {message.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface StoredProps {
  stats: StoreStats | null;
  wording: Wording;
  busy: boolean;
  /** Nothing is kept yet: say how earlier years come. */
  hint: boolean;
  onExport: () => void;
  onImport: (file: File) => void;
  onSamples: (call: 'samples.load' | 'samples.remove') => void;
}

/** What is kept, and what goes out of it and into it. */
function Stored({ stats, wording, busy, hint, onExport, onImport, onSamples }: StoredProps) {
  const { t, count } = wording;
  const file = useRef<HTMLInputElement>(null);
  const kept = stats !== null && stats.articles > 0;
  return (
    <section class="stored" aria-labelledby="stored-title">
      <h2 id="stored-title">{t.stored.title}</h2>
      {hint && <p>{t.comparison.hint}</p>}
      {stats !== null && (
        <p data-stats>
          {kept
            ? fill(t.stored.summary, {
                articles: count(t.stored.articles, stats.articles),
                figures: count(t.article.figures, stats.figures),
              })
            : t.stored.empty}
          {stats.samples > 0 &&
            ` ${fill(t.stored.samples, { articles: count(t.stored.articles, stats.samples) })}`}
        </p>
      )}
      <p class="actions">
        <button type="button" data-action="export" aria-disabled={busy} onClick={onExport}>
          {t.actions.export}
        </button>
        <button type="button" data-action="import" aria-disabled={busy} onClick={() => file.current?.click()}>
          {t.actions.import}
        </button>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          class="hidden"
          tabIndex={-1}
          aria-label={t.actions.import}
          data-import-file
          onChange={(event) => {
            const input = event.currentTarget;
            const chosen = input.files?.[0];
            if (chosen !== undefined) onImport(chosen);
            input.value = '';
          }}
        />
        {stats !== null &&
          (stats.samples > 0 ? (
            <button
              type="button"
              data-action="samples-remove"
              aria-disabled={busy}
              onClick={() => onSamples('samples.remove')}
            >
              {t.actions.removeSamples}
            </button>
          ) : (
            <button
              type="button"
              data-action="samples-load"
              aria-disabled={busy}
              onClick={() => onSamples('samples.load')}
            >
              {t.actions.loadSamples}
            </button>
          ))}
      </p>
    </section>
  );
}
