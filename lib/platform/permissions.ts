/** Which hosts the browser lets us read. Both browsers let the reader take that back at any time. */
import { browser } from './browser.ts';

/** Origin patterns granted now, those of the manifest and those asked for later. */
export async function grantedOrigins(): Promise<string[]> {
  return (await browser.permissions.getAll()).origins ?? [];
}

/** Asks the reader. To be called straight from a click, before anything is awaited. True where they agreed. */
export function requestOrigins(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: [...origins] });
}

/** Gives back what the reader granted beyond the manifest. */
export function dropOrigins(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.remove({ origins: [...origins] });
}

/** Hears of every change, by whatever way the reader made it. */
export function onOrigins(listener: () => void): void {
  browser.permissions.onAdded.addListener(listener);
  browser.permissions.onRemoved.addListener(listener);
}
