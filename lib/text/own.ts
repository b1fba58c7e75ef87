/**
 * What an object has of its own under a name that may be any words; undefined where it has nothing. Plain indexing
 * would find what every object has: `constructor`, `__proto__`.
 */
export const own = <T>(table: { readonly [name: string]: T }, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;
