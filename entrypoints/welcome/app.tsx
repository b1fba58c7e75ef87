import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { LanguageContext } from '../../components/language.ts';
import { LanguageSwitch } from '../../components/language-switch.tsx';
import { fill, wordingOf } from '../../lib/i18n/index.ts';
import { callBackground, onNews } from '../../lib/messaging/client.ts';
import type { Mark } from '../../lib/messaging/protocol.ts';
import { type OwnPlace, openPanelBeside, ownPlace } from '../../lib/platform/panel.ts';
import type { Article, StoreStats } from '../../lib/records.ts';
import { useLanguage } from '../sidepanel/language.ts';
import { flash, paint } from './marks.ts';

type Sample = { article: Article; marks: Mark[] };

export function App() {
  const [language, choose] = useLanguage();
  const [place, setPlace] = useState<OwnPlace | null>(null);
  const [sample, setSample] = useState<Sample | null>(null);
  const [stats, setStats] = useState<StoreStats | null>(null);
  const [opened, setOpened] = useState(false);
  const [failed, setFailed] = useState(false);
  const text = useRef<HTMLElement>(null);
  const wording = wordingOf(language);
  const { t, count } = wording;

  useEffect(() => {
    document.title = t.welcome.title;
  }, [t]);
  const refresh = useCallback(() => callBackground('store.stats').then(setStats, () => setFailed(true)), []);
  useEffect(() => {
    ownPlace()
      .then(async (where) => {
        setPlace(where);
        if (where !== null) setSample(await callBackground('sample.show', { tabId: where.tabId }));
        await refresh();
      })
      .catch(() => setFailed(true));
  }, [refresh]);
  useEffect(() => {
    if (sample !== null && text.current !== null) paint(text.current, sample.marks);
  }, [sample]);
  useEffect(
    () =>
      onNews((news) => {
        if (news.news === 'store.changed') void refresh();
        if (news.news === 'mark.asked' && news.tabId === place?.tabId && text.current !== null)
          flash(text.current, news.start, news.end);
      }),
    [place, refresh],
  );
  const act = (call: Promise<StoreStats>) => call.then(setStats, () => setFailed(true));
  const loaded = stats !== null && stats.samples > 0;
  /** Whoever has articles has no use for invented ones. */
  const offered = loaded || stats === null || stats.articles === 0;
  return (
    <LanguageContext.Provider value={wording}>
      <header class="top">
        <h1>{t.name}</h1>
        <LanguageSwitch onChoose={choose} />
      </header>
      <main class="welcome">
        <section aria-labelledby="welcome-title">
          <h2 id="welcome-title">{t.welcome.heading}</h2>
          <p>{t.welcome.what}</p>
          {failed && (
            <p class="note" role="alert">
              {t.failure.internal}
            </p>
          )}
          <ol class="steps">
            <li data-done={sample !== null}>
              <h3>{t.welcome.read.title}</h3>
              <p>
                {t.welcome.read.text}{' '}
                {sample !== null &&
                  fill(t.welcome.read.found, {
                    figures: count(
                      t.article.figures,
                      sample.marks.filter(({ kind }) => kind === 'figure').length,
                    ),
                  })}
              </p>
            </li>
            {offered && (
              <li data-done={loaded}>
                <h3>{t.welcome.years.title}</h3>
                <p>{t.welcome.years.text}</p>
                <button
                  type="button"
                  class={loaded ? undefined : 'primary'}
                  data-action="samples"
                  onClick={() => act(callBackground(loaded ? 'samples.remove' : 'samples.load'))}
                >
                  {loaded ? t.actions.removeSamples : t.actions.loadSamples}
                </button>
              </li>
            )}
            <li data-done={opened}>
              <h3>{t.welcome.compare.title}</h3>
              <p>{t.welcome.compare.text}</p>
              <button
                type="button"
                class={(loaded || !offered) && !opened ? 'primary' : undefined}
                data-action="open-panel"
                disabled={place === null}
                onClick={() => {
                  // Straight from the click: after anything awaited the browser would refuse.
                  if (place !== null)
                    openPanelBeside(place).then(
                      () => setOpened(true),
                      () => setFailed(true),
                    );
                }}
              >
                {t.welcome.compare.open}
              </button>
            </li>
          </ol>
          <h3>{t.welcome.after.title}</h3>
          <ul class="plain">
            {t.welcome.after.points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
          <p class="aside">{t.welcome.local}</p>
        </section>
        {sample !== null && (
          <article lang="vi" ref={text} aria-label={sample.article.title}>
            <p class="aside">
              {t.welcome.sample} · {sample.article.publisher}
            </p>
            {sample.article.blocks.map(({ kind, start, end }) => {
              const words = sample.article.text.slice(start, end);
              return kind === 'headline' ? (
                <h2 key={start} data-start={start}>
                  {words}
                </h2>
              ) : (
                <p key={start} data-start={start} data-kind={kind}>
                  {words}
                </p>
              );
            })}
          </article>
        )}
      </main>
    </LanguageContext.Provider>
  );
}
