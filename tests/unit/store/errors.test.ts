import { describe, expect, it } from 'vitest';
import { toStoreError } from '../../../lib/store/errors.ts';
import { StoreError } from '../../../lib/store/repository.ts';

describe('what a browser says becomes what a reader can do something about', () => {
  it.each([
    [new DOMException('', 'QuotaExceededError'), 'storage_full'],
    [new DOMException('', 'NS_ERROR_DOM_INDEXEDDB_QUOTA_ERR'), 'storage_full'],
    [new DOMException('Encountered full disk while opening backing store', 'UnknownError'), 'storage_full'],
    [{ name: 'indexed_db_went_bad', message: 'unknown', reason: 'QuotaExceededError' }, 'storage_full'],
    [{ name: 'x', reason: new DOMException('', 'QuotaExceededError') }, 'storage_full'],
    [new Error('x', { cause: new DOMException('', 'QuotaExceededError') }), 'storage_full'],
    [new DOMException('FILE_ERROR_NO_SPACE', 'UnknownError'), 'storage_full'],
    [new DOMException('The requested version (1) is less than the existing version (2).'), 'storage_blocked'],
    [new DOMException('', 'VersionError'), 'storage_blocked'],
    [new DOMException('', 'SecurityError'), 'storage_blocked'],
    [
      new DOMException('A mutation operation was attempted on a database that did not allow mutations.'),
      'storage_blocked',
    ],
    [new DOMException('', 'InvalidStateError'), 'storage_failed'],
    [new DOMException('', 'AbortError'), 'storage_failed'],
    [new TypeError('x is not a function'), 'storage_failed'],
    ['words only', 'storage_failed'],
    [null, 'storage_failed'],
    [undefined, 'storage_failed'],
  ])('%s: %s', (error, code) => {
    const stored = toStoreError(error);
    expect(stored).toBeInstanceOf(StoreError);
    expect(stored.code).toBe(code);
  });

  it('passes its own errors on', () => {
    const own = new StoreError('storage_full', 'quota');
    expect(toStoreError(own)).toBe(own);
  });

  it('stops at errors that are their own reason', () => {
    const error: { name: string; cause?: unknown } = { name: 'x' };
    error.cause = error;
    expect(toStoreError(error).code).toBe('storage_failed');
  });
});
