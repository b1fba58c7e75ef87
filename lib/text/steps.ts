/**
 * Long work in steps, so that who runs it can let others have their turn in between: what a `yield` leaves off is gone on
 * with later. Who has nobody waiting takes it `whole`.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** The outcome of all steps, one after the other at once. */
export function whole<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** `Array.map`, a step for each item. */
export function* each<T, U>(items: readonly T[], make: (item: T, index: number) => U): Steps<U[]> {
  const made: U[] = [];
  for (const [index, item] of items.entries()) {
    made.push(make(item, index));
    yield;
  }
  return made;
}

/** Runs steps until `isDue`, then waits for `rest`, and so on to the outcome. */
export async function inPortions<T>(steps: Steps<T>, { isDue, rest }: Pace): Promise<T> {
  let step = steps.next();
  while (!step.done) {
    if (isDue()) await rest();
    step = steps.next();
  }
  return step.value;
}

/** How long somebody may work before others get their turn. */
export interface Pace {
  /** Whether it is time for a rest. */
  isDue: () => boolean;
  rest: () => Promise<void>;
}
