/**
 * Reads the index past the background, for pages of the extension's own origin: what a library lists is too much for
 * messages. The background stays the only writer.
 */
import type { BundleRequest, Bundles } from '../library/digest.ts';
import { Derived, indexName } from './derived.ts';
import { within } from './patience.ts';

/** Name of the reader's own store. */
export const STORE_NAME = 'desk-local';

/**
 * A portion of what a library lists; null where there is no index (yet), or none of this version of the extension.
 * The database is closed again at once: whoever makes a new index must not wait for a page. Rejects where it does not
 * open within `patience` milliseconds: another window may hold it.
 */
export async function readDigests(
  request: BundleRequest,
  patience = Number.POSITIVE_INFINITY,
): Promise<Bundles | null> {
  const opening = Derived.openToRead(indexName(STORE_NAME));
  const index = await (Number.isFinite(patience) ? within(patience, opening) : opening).catch(
    (error: unknown) => {
      opening.then(
        (late) => late?.close(),
        () => {},
      );
      throw error;
    },
  );
  try {
    return (await index?.digests(request)) ?? null;
  } finally {
    index?.close();
  }
}
