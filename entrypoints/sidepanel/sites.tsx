/** Which sites are read unasked: the switches, and the buttons where the browser or the reader keeps us out. */
import { useEffect, useState } from 'preact/hooks';
import { useWording } from '../../components/language.ts';
import type { Site } from '../../lib/catalog/site-groups.ts';
import { fill, type Wording } from '../../lib/i18n/index.ts';
import { callBackground, onNews } from '../../lib/messaging/client.ts';
import type { NoArticleReason, SitesState } from '../../lib/messaging/protocol.ts';
import { requestOrigins } from '../../lib/platform/permissions.ts';

type Say = (text: (wording: Wording) => string) => void;
interface Props {
  tabId: number | null;
  say: Say;
}

const plainHost = (origin: string) => origin.replace(/^[^:]*:\/\/(?:\*\.)?/, '').replace(/\/.*$/, '');

/** Milliseconds after which a background that was just being stopped is asked once more. */
const AGAIN = 400;

/** The site of the tab; asked for again with every news that may change the answer. */
function useSite(tabId: number | null): Site | null {
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
const askFor = (origins: readonly string[], say: Say) =>
  requestOrigins(origins).then(
    (agreed) => agreed || say(({ t }) => t.sites.refused),
    () => say(({ t }) => t.sites.refused),
  );

const failed: Parameters<Say>[0] = ({ t }) => t.sites.failed;

/** What can be done about a page that is not read. */
export function SiteAsk({ tabId, reason, say }: Props & { reason: NoArticleReason }) {
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
        <button type="button" data-action="site-on" onClick={() => on().catch(() => say(failed))}>
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
export function SiteNote({ tabId, say }: Props) {
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

/** The groups and sites, folded away until somebody looks. */
export function SitesSection({ tabId, say }: Props) {
  const { t, count, language } = useWording();
  const [state, setState] = useState<SitesState | null>(null);
  const site = useSite(tabId);
  useEffect(() => {
    const ask = () => callBackground('sites.state').then(setState, () => setState(null));
    void ask();
    return onNews(({ news }) => {
      if (news === 'sites.changed') void ask();
    });
  }, []);
  if (state === null) return null;
  const { groups, hostsOff, autoSave, added, missing } = state;
  const show = (answer: Promise<SitesState>) => answer.then(setState, () => say(failed));
  return (
    <section class="sites" aria-labelledby="sites-title">
      <h2 id="sites-title">{t.sites.title}</h2>
      {missing.length > 0 && (
        <div class="note" data-missing>
          <p>{count(t.sites.missing, missing.length)}</p>
          <button type="button" data-action="sites-allow" onClick={() => askFor(missing, say)}>
            {t.sites.allow}
          </button>
        </div>
      )}
      {site !== null && (site.on || hostsOff.includes(site.host)) && (
        <label class="switch">
          <input
            type="checkbox"
            data-action="site-here"
            checked={site.on}
            onChange={(event) =>
              show(callBackground('sites.host', { host: site.host, on: event.currentTarget.checked }))
            }
          />{' '}
          {fill(t.sites.here, { host: site.host })}
        </label>
      )}
      {site?.on && (
        <label class="switch">
          <input
            type="checkbox"
            data-action="site-save"
            checked={autoSave.includes(site.host)}
            onChange={(event) =>
              show(callBackground('sites.autosave', { host: site.host, on: event.currentTarget.checked }))
            }
          />{' '}
          {fill(t.sites.save, { host: site.host })}
        </label>
      )}
      <p class="about">{t.sites.about}</p>
      <details>
        <summary>{t.sites.groups}</summary>
        <ul class="switches">
          {groups.map(({ id, name, domains, on }) => (
            <li key={id}>
              <label class="switch">
                <input
                  type="checkbox"
                  data-group={id}
                  checked={on}
                  onChange={(event) =>
                    show(callBackground('sites.group', { id, on: event.currentTarget.checked }))
                  }
                />{' '}
                {name[language]}
              </label>
              <details class="domains">
                <summary>{count(t.sites.size, domains.length)}</summary>
                <p class="aside">{domains.join(', ')}</p>
              </details>
            </li>
          ))}
        </ul>
        {added.length > 0 && (
          <>
            <h3>{t.sites.added}</h3>
            <ul class="switches">
              {added.map((origin) => (
                <li key={origin}>
                  {plainHost(origin)}{' '}
                  <button type="button" onClick={() => show(callBackground('sites.drop', { origin }))}>
                    {fill(t.sites.remove, { host: plainHost(origin) })}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
        {hostsOff.length > 0 && (
          <>
            <h3>{t.sites.off}</h3>
            <ul class="switches">
              {hostsOff.map((host) => (
                <li key={host}>
                  <button
                    type="button"
                    onClick={() => show(callBackground('sites.host', { host, on: true }))}
                  >
                    {fill(t.sites.back, { host })}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </details>
    </section>
  );
}
