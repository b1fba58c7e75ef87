/** What is said and done about a store that was damaged: records that cannot be read, an index to be built anew. */
import { useEffect, useState } from 'preact/hooks';
import { download } from '../../components/download.ts';
import { useWording } from '../../components/language.ts';
import { fill } from '../../lib/i18n/index.ts';
import { callBackground, onNews } from '../../lib/messaging/client.ts';
import { useIndexing } from './indexing.ts';
import { failed, type Message, plain } from './message.ts';

const FILE = 'doi-chieu-ban-ghi-hong.json';

interface Props {
  say: (message: Message | null) => void;
}

/** Nothing where every record can be read. */
export function DamageNote({ say }: Props) {
  const { t, count } = useWording();
  const [damaged, setDamaged] = useState(0);
  useEffect(() => {
    const ask = () =>
      callBackground('store.damage').then(
        (answer) => setDamaged(answer.damaged),
        // Where the store cannot be asked, that is said elsewhere.
        () => {},
      );
    void ask();
    return onNews(({ news }) => {
      // Records are damaged without news; news may be that they were restored.
      if (news === 'store.changed') void ask();
    });
  }, []);
  if (damaged === 0) return null;
  const save = async () => {
    const { items } = await callBackground('store.damaged');
    download(FILE, new Blob([JSON.stringify(items, null, 1)], { type: 'application/json' }));
    say(plain(({ t }) => fill(t.health.downloaded, { file: FILE })));
  };
  const setAside = async () => {
    const { moved } = await callBackground('store.aside');
    say(plain(({ t, count }) => count(t.health.movedAside, moved)));
  };
  const act = (action: () => Promise<void>) => () => action().catch((error: unknown) => say(failed(error)));
  return (
    <div class="note" data-damaged={damaged}>
      <p>{count(t.health.damaged, damaged)}</p>
      <p class="actions">
        <button type="button" data-action="damaged" onClick={act(save)}>
          {t.health.download}
        </button>
        <button type="button" data-action="aside" onClick={act(setAside)}>
          {t.health.setAside}
        </button>
      </p>
      <p class="about">{t.health.setAsideAbout}</p>
    </div>
  );
}

/** The button that derives everything anew. */
export function Rebuild({ say }: Props) {
  const { t } = useWording();
  const [busy, setBusy] = useState(false);
  const percent = useIndexing();
  const rebuild = async () => {
    if (busy) return;
    setBusy(true);
    say(plain(({ t }) => t.health.rebuilding));
    try {
      const { articles, figures } = await callBackground('store.rebuild');
      say(
        plain(({ t, count }) =>
          fill(t.health.rebuilt, {
            articles: count(t.stored.articles, articles),
            figures: count(t.article.figures, figures),
          }),
        ),
      );
    } catch (error) {
      say(failed(error));
    }
    setBusy(false);
  };
  return (
    <>
      <p class="actions">
        <button type="button" data-action="rebuild" aria-disabled={busy} onClick={rebuild}>
          {t.health.rebuild}
        </button>
        {busy && <progress aria-label={t.health.rebuilding} value={percent ?? undefined} max={100} />}
      </p>
      <p class="about">{t.health.rebuildAbout}</p>
    </>
  );
}
