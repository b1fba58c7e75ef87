/**
 * Reads the index past the background, for pages of the extension's own origin: what a library lists is too much for
 * messages. The background stays the only writer.
 */
import type { BundleRequest, Bundles } from '../library/digest.ts';
import { Derived, indexName } from './derived.ts';

/** Name of the reader's own store. */
export const STORE_NAME = 'desk-local';

/**
 * A portion of what a library lists; null where there is no index (yet), or none of this version of the extension.
 * The database is closed again at once: whoever makes a new index must not wait for a page.
 */
export async function readDigests(request: BundleRequest): Promise<Bundles | null> {
  const index = await Derived.openToRead(indexName(STORE_NAME));
  try {
    return (await index?.digests(request)) ?? null;
  } finally {
    index?.close();
  }
}
