/** A browser that grants nothing and a reader who chose nothing, for tests that are about something else. */
import type { Identity } from '../../../entrypoints/background/identity.ts';
import type { Pointing } from '../../../entrypoints/background/pointing.ts';
import type { SiteAccess } from '../../../entrypoints/background/sites.ts';

export const noSites: SiteAccess = {
  choice: async () => ({ groupsOff: [], hostsOff: [] }),
  choose: async () => {},
  granted: async () => [],
  drop: async () => {},
  apply: async () => {},
};

/** For articles whose ids and addresses are made up. */
export const anyIdentity: Identity = { ofPage: (article) => article, ofFile: (one) => one };

export const noPointing: Pointing = {
  open: async () => {},
  ask: async () => false,
  isOn: async () => false,
  call: async () => {},
  area: { get: async () => undefined, set: async () => {}, remove: async () => {} },
};
