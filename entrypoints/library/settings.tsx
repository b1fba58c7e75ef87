/** Settings of the library: official values, what is kept and how much room it takes, backup. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { useWording } from '../../components/language.ts';
import { useLibraryWords } from '../../components/library-words.ts';
import { fill } from '../../lib/i18n/index.ts';
import { onNews } from '../../lib/messaging/client.ts';
import { roomNow } from '../../lib/platform/room.ts';
import { Desk } from '../sidepanel/desk.tsx';
import { Rebuild } from '../sidepanel/health.tsx';
import type { Message } from '../sidepanel/message.ts';
import { PointingSwitch } from '../sidepanel/pointing.tsx';
import { ReferenceSwitch } from '../sidepanel/reference.tsx';

const MEGABYTE = 1_000_000;

interface Props {
  tell: (message: Message | null) => void;
}

export function SettingsTab({ tell }: Props) {
  const l = useLibraryWords();
  const { language } = useWording();
  return (
    <div class="settings">
      <ReferenceSwitch />
      <PointingSwitch />
      <Storage tell={tell} />
      <Desk say={tell} />
      <p>
        <a href={language === 'en' ? 'privacy.html#en' : 'privacy.html'} target="_blank" rel="noreferrer">
          {l.settings.privacy}
        </a>
      </p>
    </div>
  );
}

function Storage({ tell }: Props) {
  const { number } = useWording();
  const l = useLibraryWords();
  const [used, setUsed] = useState<{ usage: number; quota: number; persisted: boolean } | 'unknown' | null>(
    null,
  );
  const measure = useCallback(async () => {
    const { taken, left } = await roomNow();
    if (taken === null || left === null) return setUsed('unknown');
    const persisted = await navigator.storage.persisted().catch(() => false);
    setUsed({ usage: taken, quota: taken + left, persisted });
  }, []);
  useEffect(() => {
    void measure();
    return onNews(({ news }) => news === 'store.changed' && measure());
  }, [measure]);
  const size = (bytes: number) =>
    bytes >= 1000 * MEGABYTE
      ? `${number(bytes / (1000 * MEGABYTE), 1)} GB`
      : `${number(bytes / MEGABYTE, 1)} MB`;
  if (used === null) return null;
  return (
    <section class="stored" aria-labelledby="storage-title">
      <h2 id="storage-title">{l.settings.storage}</h2>
      {used === 'unknown' ? (
        <p>{l.settings.unknown}</p>
      ) : (
        <>
          <p data-storage>{fill(l.settings.used, { used: size(used.usage), quota: size(used.quota) })}</p>
          <p class={used.persisted ? 'about' : 'note'}>
            {used.persisted ? l.settings.persisted : l.settings.notPersisted}
          </p>
        </>
      )}
      <Rebuild say={tell} />
    </section>
  );
}
