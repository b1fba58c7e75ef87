/** The reader's settings, in `storage.local`: nothing else is kept there. */
import * as v from 'valibot';
import { browser } from './browser.ts';

const KEY = 'settings';

async function read(): Promise<Record<string, unknown>> {
  try {
    const value: unknown = (await browser.storage.local.get(KEY))[KEY];
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    // A profile that refuses storage still has a panel, in the default language.
    return {};
  }
}

/**
 * Keeps the settings from the part of the extension that runs inside pages, where the browser can: it needs none of
 * them. Never rejects.
 */
export async function keepFromPages(): Promise<void> {
  const { local } = browser.storage as unknown as {
    local: { setAccessLevel?: (to: { accessLevel: 'TRUSTED_CONTEXTS' }) => Promise<void> };
  };
  try {
    await local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
  } catch {
    // A browser that knows it for its session storage alone.
  }
}

/** The language chosen in the panel; Vietnamese until one is. */
export async function storedLanguage(): Promise<'vi' | 'en'> {
  return (await read()).language === 'en' ? 'en' : 'vi';
}

/** Keeps the language. Rejects where the browser cannot. */
export async function storeLanguage(language: 'vi' | 'en'): Promise<void> {
  await browser.storage.local.set({ [KEY]: { ...(await read()), language } });
}

/** Whether official values stand beside collected ones; they do until the reader says no. */
export async function storedReference(): Promise<boolean> {
  return (await read()).reference !== false;
}

/** Keeps whether official values are used. Rejects where the browser cannot. */
export async function storeReference(on: boolean): Promise<void> {
  await browser.storage.local.set({ [KEY]: { ...(await read()), reference: on } });
}

/**
 * Whether the panel shows the row of the mark that the pointer rests on; it does until the reader says no. Who did not
 * want the cards of an earlier version does not want this either.
 */
export async function storedPointing(): Promise<boolean> {
  const { pointing, cards } = await read();
  return (pointing ?? cards) !== false;
}

/** Keeps whether it does. Rejects where the browser cannot. */
export async function storePointing(on: boolean): Promise<void> {
  await browser.storage.local.set({ [KEY]: { ...(await read()), pointing: on } });
}

const sitesSchema = v.object({
  groupsOff: v.fallback(v.array(v.string()), []),
  hostsOff: v.fallback(v.array(v.string()), []),
  autoSave: v.fallback(v.optional(v.array(v.string()), []), []),
});

/** Which sites the reader does not want read unasked; none until they say so. */
export async function storedSites(): Promise<v.InferOutput<typeof sitesSchema>> {
  const stored = v.safeParse(sitesSchema, (await read()).sites);
  return stored.success ? stored.output : { groupsOff: [], hostsOff: [], autoSave: [] };
}

/** Keeps that choice. Rejects where the browser cannot. */
export async function storeSites(sites: {
  groupsOff: readonly string[];
  hostsOff: readonly string[];
  autoSave?: readonly string[];
}): Promise<void> {
  await browser.storage.local.set({ [KEY]: { ...(await read()), sites } });
}

const backupSchema = v.object({ at: v.string(), articles: v.number() });

/** The last backup that was made here; null where none was. */
export async function storedBackup(): Promise<v.InferOutput<typeof backupSchema> | null> {
  const stored = v.safeParse(backupSchema, (await read()).backup);
  return stored.success ? stored.output : null;
}

/** Keeps when a backup was made, and of how many articles. Rejects where the browser cannot. */
export async function storeBackup(backup: { at: string; articles: number }): Promise<void> {
  await browser.storage.local.set({ [KEY]: { ...(await read()), backup } });
}

/** Whether the welcome was shown in this profile; says so from now on. */
export async function firstRun(): Promise<boolean> {
  const settings = await read();
  if (settings.welcomed === true) return false;
  await browser.storage.local.set({ [KEY]: { ...settings, welcomed: true } });
  return true;
}

/** In which order the panel lists figures: by use until the reader says otherwise. */
export async function storedOrder(): Promise<'use' | 'text'> {
  return (await read()).order === 'text' ? 'text' : 'use';
}

/** Keeps the order. Rejects where the browser cannot. */
export async function storeOrder(order: 'use' | 'text'): Promise<void> {
  await browser.storage.local.set({ [KEY]: { ...(await read()), order } });
}

const searchSchema = v.object({ engine: v.string(), sites: v.string() });

/** Where articles of earlier years are looked for, the sites as the reader typed them; null until the reader has chosen. */
export async function storedSearch(): Promise<v.InferOutput<typeof searchSchema> | null> {
  const stored = v.safeParse(searchSchema, (await read()).search);
  return stored.success ? stored.output : null;
}

/** Keeps that choice. Rejects where the browser cannot. */
export async function storeSearch(search: v.InferOutput<typeof searchSchema>): Promise<void> {
  await browser.storage.local.set({ [KEY]: { ...(await read()), search } });
}

/** Hears that any setting was changed, here or in another window. Returns what ends it. */
export function onSettings(listener: (settings: Record<string, unknown>) => void): () => void {
  const heard = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area !== 'local' || changes[KEY] === undefined) return;
    listener((changes[KEY].newValue as Record<string, unknown> | undefined) ?? {});
  };
  browser.storage.onChanged.addListener(heard);
  return () => browser.storage.onChanged.removeListener(heard);
}

/** Hears of a language chosen in another window. Returns what ends it. */
export const onLanguage = (listener: (language: 'vi' | 'en') => void): (() => void) =>
  onSettings(({ language }) => listener(language === 'en' ? 'en' : 'vi'));
