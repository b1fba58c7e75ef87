/** The hash of a text so far: texts that begin alike need the beginning hashed only once. */
export type HashState = readonly [h1: number, h2: number];

const START: HashState = [0xdeadbeef, 0x41c6ce57];

/** The state after `text`, which goes on from what `state` has taken in. */
export function hashOn(text: string, state = START): HashState {
  let [h1, h2] = state;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    h1 = Math.imul(h1 ^ c, 2654435761);
    h2 = Math.imul(h2 ^ c, 1597334677);
  }
  return [h1, h2];
}

/**
 * 53-bit string hash (cyrb53), base 36: short ids that are the same everywhere; no secret rests on it. With `state`
 * it is the hash of what that has taken in and `text` after it.
 */
export function shortHash(text: string, state = START): string {
  let [h1, h2] = hashOn(text, state);
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909);
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909);
  return (4294967296 * (2097151 & h2) + (h1 >>> 0)).toString(36);
}
