/** Keyboard commands: from figure to figure in the page, and saving its article. */
import type { SessionArea } from '../../lib/platform/session.ts';
import type { Article, Reading } from '../../lib/records.ts';
import { cursorKey, type TabStates } from './tab-states.ts';

export const commandNames = ['next-figure', 'previous-figure', 'save-article'] as const;
export type CommandName = (typeof commandNames)[number];

export interface CommandSurroundings {
  states: TabStates;
  /** Where each tab's reader is: outlives a stopped background. */
  area: SessionArea;
  reading: (article: Article) => Promise<Reading>;
  /** Shows a mark in the page and in the panel. Never rejects. */
  reveal: (tabId: number, id: string) => Promise<void>;
  /** Saves the tab's article. True where it is kept now. */
  save: (tabId: number) => Promise<boolean>;
  /** Says by the toolbar button that it is kept. */
  saved: (tabId: number) => Promise<void>;
}

/** Does what a command says in a tab; nothing where it has no article. */
export async function runCommand(
  name: CommandName,
  tabId: number,
  { states, area, reading, reveal, save, saved }: CommandSurroundings,
): Promise<void> {
  const state = await states.get(tabId);
  if (state?.kind !== 'article') return;
  if (name === 'save-article') {
    if (!state.incognito && (await save(tabId))) await saved(tabId);
    return;
  }
  const ids = [...(await reading(state.article)).figures]
    .sort((a, b) => a.start - b.start)
    .map(({ id }) => id);
  if (ids.length === 0) return;
  const before = ids.indexOf(String(await area.get(cursorKey(tabId))));
  const step = name === 'next-figure' ? 1 : -1;
  // From nowhere the first one comes next, and the last one before.
  const at = before === -1 ? (step === 1 ? 0 : ids.length - 1) : (before + step + ids.length) % ids.length;
  const id = ids[at] as string;
  await area.set(cursorKey(tabId), id);
  await reveal(tabId, id);
}
