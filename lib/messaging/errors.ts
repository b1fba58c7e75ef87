/** How a call between contexts fails; small enough for the content script. */
import type { FailureCode } from './protocol.ts';

export class CallError extends Error {
  /** `gone`: nobody is there to answer (any more): the tab was closed, or the extension was updated or removed. */
  constructor(
    readonly code: FailureCode,
    detail = '',
    readonly gone = false,
  ) {
    super(detail === '' ? code : `${code}: ${detail}`);
    this.name = 'CallError';
  }
}

/** What to tell the reader of anything that was thrown. */
export const codeOf = (error: unknown): FailureCode => (error instanceof CallError ? error.code : 'internal');
