/** Not waiting for ever: what browsers never end and never fail ends here as a failure that can be explained. */
import { StoreError } from './repository.ts';

/** Browsers say nothing at all to a context that waits behind another one's unfinished upgrade. */
export function within<T>(milliseconds: number, opening: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new StoreError('storage_blocked', 'held by another context')),
      milliseconds,
    );
  });
  return Promise.race([opening, tooLong]).finally(() => clearTimeout(timer));
}

/** Counts what a database has done: while that goes on, a long task is not a hanging one. */
export class Pulse {
  beats = 0;

  beat(): void {
    this.beats++;
  }
}

/**
 * What `task` resolves to. Rejects with `storage_failed` once no beat has come for `milliseconds` or up to twice that:
 * Chromium on a full disk leaves a transaction open, and everything behind it waits. What was begun may still come to
 * an end later; nobody was told that it has.
 */
export function whileAlive<T>(pulse: Pulse, milliseconds: number, task: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setInterval>;
  const tooLong = new Promise<never>((_resolve, reject) => {
    let seen = pulse.beats;
    timer = setInterval(() => {
      if (pulse.beats === seen) reject(new StoreError('storage_failed', 'the browser does not end a task'));
      seen = pulse.beats;
    }, milliseconds);
  });
  return Promise.race([task, tooLong]).finally(() => clearInterval(timer));
}
