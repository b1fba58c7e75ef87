import { useCallback, useEffect, useState } from 'preact/hooks';
import { Boundary } from '../../components/boundary.tsx';
import { LanguageContext } from '../../components/language.ts';
import { Tabs } from '../../components/tabs.tsx';
import { fill, type Language, languages, wordingOf } from '../../lib/i18n/index.ts';
import { libraryWords } from '../../lib/i18n/library.ts';
import { onLanguage, storedLanguage, storeLanguage } from '../../lib/platform/settings.ts';
import type { Message as Told } from '../sidepanel/message.ts';
import { codeOf, useLibrary } from './data.ts';
import { FiguresTab } from './figures.tsx';
import { ImportTab } from './import.tsx';
import { ArticlesTab, NotesTab, OfficialsTab, ValuesTab } from './lists.tsx';
import { SettingsTab } from './settings.tsx';

const parts = ['figures', 'articles', 'officials', 'notes', 'values', 'import', 'settings'] as const;
type Part = (typeof parts)[number];
/** The part that the address names: links and the back button work. */
const partOf = (address: string): Part => {
  const named = new URL(address).hash.slice(1);
  return parts.find((part) => part === named) ?? 'figures';
};

export function App() {
  const [language, setLanguage] = useState<Language>('vi');
  const [part, setPart] = useState<Part>(partOf(location.href));
  const [importing, setImporting] = useState(false);
  const [message, setMessage] = useState<{ tone: 'plain' | 'problem'; text: string } | null>(null);
  const library = useLibrary(importing);
  const wording = wordingOf(language);
  const { t, number } = wording;
  const l = libraryWords[language];

  useEffect(() => {
    storedLanguage().then(setLanguage);
    return onLanguage(setLanguage);
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
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
  const chooseLanguage = (next: Language) => {
    setLanguage(next);
    storeLanguage(next).catch(() => {});
  };
  const say = useCallback((text: string) => setMessage({ tone: 'plain', text }), []);
  const fail = useCallback(
    (error: unknown) => setMessage({ tone: 'problem', text: t.failure[codeOf(error)] }),
    [t],
  );
  const tell = (told: Told | null) =>
    setMessage(
      told === null
        ? null
        : { tone: told.tone, text: [told.text(wording), ...(told.lines?.(wording) ?? [])].join(' ') },
    );
  const props = { library, say, fail };
  const views = {
    figures: <FiguresTab {...props} />,
    articles: <ArticlesTab {...props} />,
    officials: <OfficialsTab {...props} />,
    notes: <NotesTab {...props} />,
    values: <ValuesTab {...props} />,
    import: <ImportTab onRunning={setImporting} />,
    settings: <SettingsTab tell={tell} />,
  };
  return (
    <LanguageContext.Provider value={wording}>
      <header class="top">
        <h1>
          {t.name} <span class="part">{l.title}</span>
        </h1>
        <fieldset class="languages">
          <legend class="hidden">{t.language.label}</legend>
          {languages.map((one) => (
            <button
              key={one}
              type="button"
              lang={one}
              aria-pressed={one === language}
              onClick={() => chooseLanguage(one)}
            >
              {t.language[one]}
            </button>
          ))}
        </fieldset>
      </header>
      <main data-library={library.done ? 'ready' : 'loading'}>
        <div class="message" role="status" data-message data-tone={message?.tone ?? 'plain'}>
          {message !== null && <p>{message.text}</p>}
        </div>
        {library.failed !== null ? (
          <p class="note" role="alert" data-failed={library.failed}>
            {fill(l.failed, { why: t.failure[library.failed] })}
          </p>
        ) : (
          !library.done && <p class="loading late">{fill(l.loading, { n: number(library.loaded) })}</p>
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
