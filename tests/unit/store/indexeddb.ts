/** IndexedDB in Node, empty for every test, and ways to make it fail. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';

// PouchDB asks which browser it is in; Node 20 has no such object.
if (globalThis.navigator === undefined) {
  Object.defineProperty(globalThis, 'navigator', { value: { userAgent: 'Node' }, configurable: true });
}

export function emptyIndexedDB(): void {
  globalThis.indexedDB = new IDBFactory();
}

/** fake-indexeddb's way to end a transaction with an error, as a browser does when the disk is full. */
interface Breakable {
  _abort(errorName: string): void;
}

/**
 * Makes every write into the database end its transaction with the named error, until the returned function is
 * called. `database`: part of the database's name.
 */
export function failWrites(database: string, errorName: string): () => void {
  const { put } = IDBObjectStore.prototype;
  const ended = new WeakSet<object>();
  IDBObjectStore.prototype.put = function (...args: Parameters<typeof put>) {
    const request = put.apply(this, args);
    const { db } = this.transaction;
    if (db.name.includes(database) && !ended.has(this.transaction)) {
      ended.add(this.transaction);
      const transaction = this.transaction as IDBTransaction & Breakable;
      queueMicrotask(() => transaction._abort(errorName));
    }
    return request;
  };
  return () => {
    IDBObjectStore.prototype.put = put;
  };
}

/** Leaves a transaction over the whole database open, as a browser does that cannot end it, until the returned function is called. */
export async function holdWrites(database: string): Promise<() => Promise<void>> {
  const opened = await settled(indexedDB.open(database));
  const [first = ''] = opened.objectStoreNames;
  const transaction = opened.transaction([...opened.objectStoreNames], 'readwrite');
  const ended = new Promise<void>((resolve) => {
    transaction.oncomplete = () => resolve();
  });
  let held = true;
  const goOn = () => {
    if (held) transaction.objectStore(first).count().onsuccess = goOn;
  };
  goOn();
  return async () => {
    held = false;
    await ended;
    opened.close();
  };
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Everything in a database, store by store. */
export async function dump(database: string): Promise<{ [store: string]: [IDBValidKey, unknown][] }> {
  const opened = await settled(indexedDB.open(database));
  const found: { [store: string]: [IDBValidKey, unknown][] } = {};
  for (const name of opened.objectStoreNames) {
    const store = opened.transaction(name).objectStore(name);
    const [keys, rows] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())]);
    found[name] = keys.map((key, i) => [key, rows[i]]);
  }
  opened.close();
  return found;
}

/** Puts `how(row)` in the place of a row, past whoever keeps the database; null deletes it. */
export async function harm(
  database: string,
  store: string,
  key: IDBValidKey,
  how: (row: Record<string, unknown>) => object | null,
): Promise<void> {
  const opened = await settled(indexedDB.open(database));
  const rows = opened.transaction(store, 'readwrite').objectStore(store);
  const harmed = how(await settled(rows.get(key)));
  if (harmed === null) await settled(rows.delete(key));
  else await settled(rows.keyPath === null ? rows.put(harmed, key) : rows.put(harmed));
  opened.close();
}

/** The names of the databases there are. */
export async function databaseNames(): Promise<string[]> {
  return (await indexedDB.databases()).flatMap(({ name }) => (name === undefined ? [] : [name]));
}
