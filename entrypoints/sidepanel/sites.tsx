/** What the panel says of the site that the reader is on, and the buttons where the browser or the reader keeps us out. */
import { useEffect, useState } from 'preact/hooks';
import { useWording } from '../../components/language.ts';
import type { Site } from '../../lib/catalog/site-groups.ts';
import { fill, type Wording } from '../../lib/i18n/index.ts';
import { callBackground, onNews } from '../../lib/messaging/client.ts';
import type { NoArticleReason } from '../../lib/messaging/protocol.ts';
import { requestOrigins } from '../../lib/platform/permissions.ts';

type Say = (text: (wording: Wording) => string) => void;
export interface SiteProps {
  tabId: number | null;
  say: Say;
}

/** Milliseconds after which a background that was just being stopped is asked once more. */
const AGAIN = 400;

/** The site of the tab; asked for again with every news that may change the answer. */
export function useSite(tabId: number | null): Site | null {
  const [site, setSite] = useState<Site | null>(null);
  useEffect(() => {
    if (tabId === null) return setSite(null);
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = (tries: number): Promise<void> =>
      callBackground('tab.site', { tabId }).then(
        (answer) => {
          if (!over) setSite(answer);
        },
        () => {
          if (tries > 0 && !over) timer = setTimeout(() => ask(tries - 1), AGAIN);
        },
      );
    void ask(2);
    const end = onNews((news) => {
      if (news.news === 'sites.changed' || (news.news === 'tab.changed' && news.tabId === tabId)) void ask(2);
    });
    return () => {
      over = true;
      clearTimeout(timer);
      end();
    };
  }, [tabId]);
  return site;
}

/** Asks the browser, straight from the click: after anything awaited it would refuse. */
export const askFor = (origins: readonly string[], say: Say) =>
  requestOrigins(origins).then(
    (agreed) => agreed || say(({ t }) => t.sites.refused),
    () => say(({ t }) => t.sites.refused),
  );

export const siteFailed: Parameters<Say>[0] = ({ t }) => t.sites.failed;

/** What can be done about a page that is not read. */
export function SiteAsk({ tabId, reason, say }: SiteProps & { reason: NoArticleReason }) {
  const { t } = useWording();
  const site = useSite(tabId);
  if (site === null || tabId === null) return null;
  const { host, origin } = site;
  if (reason === 'switched_off') {
    const on = () =>
      callBackground('sites.host', { host, on: true }).then(({ groups }) =>
        site.group !== null && groups.some(({ id, on }) => id === site.group && !on)
          ? callBackground('sites.group', { id: site.group, on: true })
          : null,
      );
    return (
      <p class="actions">
        <button type="button" data-action="site-once" onClick={() => callBackground('tab.read', { tabId })}>
          {t.sites.once}
        </button>
        <button type="button" data-action="site-on" onClick={() => on().catch(() => say(siteFailed))}>
          {fill(t.sites.back, { host })}
        </button>
      </p>
    );
  }
  if (reason !== 'no_permission' && reason !== 'unsupported') return null;
  return (
    <p class="actions">
      <button
        type="button"
        class={reason === 'no_permission' ? 'primary' : undefined}
        data-action="site-allow"
        onClick={() => askFor([origin], say)}
      >
        {reason === 'no_permission' ? t.sites.allow : fill(t.sites.always, { host })}
      </button>
    </p>
  );
}

/** Beside an article that was read because the reader asked: how to have its site read always. */
export function SiteNote({ tabId, say }: SiteProps) {
  const { t } = useWording();
  const site = useSite(tabId);
  if (site === null || site.on) return null;
  const { host, origin, allowed } = site;
  return (
    <div class="note">
      <p>{fill(t.sites.asked, { host })}</p>
      {!allowed && (
        <button type="button" data-action="site-allow" onClick={() => askFor([origin], say)}>
          {fill(t.sites.always, { host })}
        </button>
      )}
    </div>
  );
}
