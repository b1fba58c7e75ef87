/** What a browser says when storage fails, as the few things that the reader can do something about. */
import { StoreError } from './repository.ts';

/** Chrome and Firefox name a full disk in several ways; PouchDB passes the name on as its own error's reason. */
const full = /quota|no.?space|full disk|disk.?full|storage.?full|no_device_space/i;
/** Another version of the extension holds or wrote the database, or the browser keeps none (some private modes). */
const blocked =
  /blocked|VersionError|(?:higher|lower) version|less than the existing version|SecurityError|NotAllowedError|mutation operation/i;

function words(error: unknown, depth = 0): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const { name, message, reason, cause } = error as Record<string, unknown>;
  const deeper = depth < 3 ? [reason, cause].filter((part) => part != null) : [];
  return [name, message, ...deeper.map((part) => words(part, depth + 1))].join(' ');
}

/** Any error of the browser, `idb` or PouchDB as a `StoreError`; one that is it already passes unchanged. */
export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const said = words(error);
  const code = full.test(said) ? 'storage_full' : blocked.test(said) ? 'storage_blocked' : 'storage_failed';
  return new StoreError(code, said, { cause: error });
}
