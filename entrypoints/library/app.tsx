import { useCallback, useEffect, useState } from 'preact/hooks';
import { Boundary } from '../../components/boundary.tsx';
import { LanguageContext } from '../../components/language.ts';
import { LanguageSwitch } from '../../components/language-switch.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { fill, wordingOf } from '../../lib/i18n/index.ts';
import { libraryWords } from '../../lib/i18n/library.ts';
import { useIndexing } from '../sidepanel/indexing.ts';
import { useLanguage } from '../sidepanel/language.ts';
import { failed, type Message, plain } from '../sidepanel/message.ts';
import { Spoken } from '../sidepanel/spoken.tsx';
import { useLibrary } from './data.ts';
import { FiguresTab } from './figures.tsx';
import { ImportTab } from './import.tsx';
import { ArticlesTab, NotesTab, OfficialsTab, ValuesTab } from './lists.tsx';
import { useNotes } from './notes.ts';
import { SettingsTab } from './settings.tsx';

const parts = ['figures', 'articles', 'officials', 'notes', 'values', 'import', 'settings'] as const;
type Part = (typeof parts)[number];
/** The part that the address names: links and the back button work. */
const partOf = (address: string): Part => {
  const named = new URL(address).hash.slice(1);
  return parts.find((part) => part === named) ?? 'figures';
};

export function App() {
  const [language, chooseLanguage] = useLanguage();
  const [part, setPart] = useState<Part>(partOf(location.href));
  const [importing, setImporting] = useState(false);
  const [message, setMessage] = useState<Message | null>(null);
  const library = useLibrary(importing);
  const indexed = useIndexing();
  const wording = wordingOf(language);
  const { t, number } = wording;
  const l = libraryWords[language];

  useEffect(() => {
    document.title = l.pageTitle;
    setMessage(null);
  }, [language, l]);
  useEffect(() => {
    const moved = () => {
      setPart(partOf(location.href));
      setMessage(null);
    };
    addEventListener('hashchange', moved);
    return () => removeEventListener('hashchange', moved);
  }, []);
  useEffect(() => {
    // On a narrow screen the chosen tab may lie beyond the edge.
    document.getElementById(`tab-${part}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [part]);
  const choosePart = (next: Part) => {
    location.hash = next;
  };
  const say = useCallback((text: string) => setMessage(plain(() => text)), []);
  const fail = useCallback((error: unknown) => setMessage(failed(error)), []);
  const notes = useNotes(library, fail);
  const props = { library, notes, say, fail };
  const views = {
    figures: <FiguresTab {...props} />,
    articles: <ArticlesTab {...props} />,
    officials: <OfficialsTab {...props} />,
    notes: <NotesTab {...props} />,
    values: <ValuesTab {...props} />,
    import: <ImportTab onRunning={setImporting} />,
    settings: <SettingsTab tell={setMessage} />,
  };
  return (
    <LanguageContext.Provider value={wording}>
      <header class="top">
        <h1>
          {t.name} <span class="part">{l.title}</span>
        </h1>
        <LanguageSwitch onChoose={chooseLanguage} />
      </header>
      <main data-library={library.done ? 'ready' : 'loading'}>
        <Spoken message={message} onClose={() => setMessage(null)} />
        {library.failed !== null ? (
          <p class="note" role="alert" data-failed={library.failed}>
            {fill(l.failed, { why: t.failure[library.failed] })}
          </p>
        ) : (
          !library.done && (
            <p class="loading late">
              {indexed === null
                ? fill(l.loading, { n: number(library.shelf.size) })
                : fill(t.health.indexing, { n: indexed })}
            </p>
          )
        )}
        <Tabs
          label={l.tabs.label}
          chosen={part}
          onChoose={choosePart}
          items={parts.map((key) => ({
            key,
            label: l.tabs[key],
            count: null,
            content: <Boundary>{views[key]}</Boundary>,
          }))}
        />
      </main>
    </LanguageContext.Provider>
  );
}
