/** Which sites are read unasked: the switches. */
import { useEffect, useState } from 'preact/hooks';
import { useWording } from '../../components/language.ts';
import { fill } from '../../lib/i18n/index.ts';
import { callBackground, onNews } from '../../lib/messaging/client.ts';
import type { SitesState } from '../../lib/messaging/protocol.ts';
import { askFor, type SiteProps, siteFailed, useSite } from './sites.tsx';

const plainHost = (origin: string) => origin.replace(/^[^:]*:\/\/(?:\*\.)?/, '').replace(/\/.*$/, '');

/** The groups and sites, folded away until somebody looks. */
export function SitesSection({ tabId, say }: SiteProps) {
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
  const show = (answer: Promise<SitesState>) => answer.then(setState, () => say(siteFailed));
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
