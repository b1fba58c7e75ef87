/** What the background answers about sites: which are read unasked, and what the reader decides about that. */
import { addedOrigins, missingOrigins, type SiteChoice, siteGroups } from '../../lib/catalog/site-groups.ts';
import { CallError } from '../../lib/messaging/errors.ts';
import type { SitesState } from '../../lib/messaging/protocol.ts';
import type { BackgroundHandlers } from '../../lib/messaging/server.ts';
import type { Surroundings } from './handlers.ts';

/** What the browser knows of sites and of the reader's choice. */
export interface SiteAccess {
  choice: () => Promise<SiteChoice>;
  choose: (choice: SiteChoice) => Promise<void>;
  /** Granted origin patterns. */
  granted: () => Promise<string[]>;
  /** Gives one back that the reader added. */
  drop: (origin: string) => Promise<unknown>;
  /** Has the page's script run where it now should, and end where it should not. */
  apply: () => Promise<void>;
}

type Calls = 'tab.site' | 'tab.read' | Extract<keyof BackgroundHandlers, `sites.${string}`>;

const without = (list: readonly string[], one: string) => list.filter((other) => other !== one);

export function siteHandlers({ sites, tab, wake, news }: Surroundings): Pick<BackgroundHandlers, Calls> {
  async function state(): Promise<SitesState> {
    const [choice, granted] = await Promise.all([sites.choice(), sites.granted()]);
    return {
      groups: siteGroups.map(({ id, vi, en, domains }) => ({
        id,
        name: { vi, en },
        domains: [...domains],
        on: !choice.groupsOff.includes(id),
      })),
      hostsOff: [...choice.hostsOff],
      autoSave: [...(choice.autoSave ?? [])],
      added: addedOrigins(granted),
      missing: missingOrigins(choice, granted),
    };
  }

  async function change(how: (choice: SiteChoice) => SiteChoice): Promise<SitesState> {
    await sites.choose(how(await sites.choice()));
    await sites.apply();
    news({ news: 'sites.changed' });
    return state();
  }

  return {
    'tab.site': async ({ tabId }) => (await tab(tabId))?.site ?? null,

    'tab.read': async ({ tabId }) => {
      await wake(tabId);
      news({ news: 'tab.changed', tabId });
      return null;
    },

    'sites.state': state,

    'sites.group': ({ id, on }) => {
      if (!siteGroups.some((group) => group.id === id)) throw new CallError('bad_request', 'id');
      return change((choice) => ({
        ...choice,
        groupsOff: on ? without(choice.groupsOff, id) : [...without(choice.groupsOff, id), id],
      }));
    },

    'sites.host': ({ host, on }) =>
      change((choice) => ({
        ...choice,
        hostsOff: on
          ? choice.hostsOff.filter((off) => host !== off && !host.endsWith(`.${off}`))
          : [...without(choice.hostsOff, host), host],
      })),

    'sites.autosave': ({ host, on }) =>
      change((choice) => ({
        ...choice,
        autoSave: [...without(choice.autoSave ?? [], host), ...(on ? [host] : [])],
      })),

    'sites.drop': async ({ origin }) => {
      if (!addedOrigins(await sites.granted()).includes(origin)) throw new CallError('bad_request', 'origin');
      await sites.drop(origin);
      return change((choice) => choice);
    },
  };
}
