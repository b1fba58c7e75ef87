/**
 * Chooses among candidates for the figures of an article together: a log-linear chain. Each candidate is scored by
 * the weights of its features, each pair of neighbours by how their values relate; the certainty of a value is its
 * share over all ways to read the article (forward and backward sums).
 */
import type { Evidence } from '../records.ts';
import { each, type Steps, whole } from '../text/steps.ts';

export interface Candidate<V> {
  value: V;
  /** Numbers of its features, see `features.ts`; one that stands twice counts twice. */
  features: number[];
  evidence: Evidence | null;
  /** Taken over from the context, not said beside the figure. */
  carried: boolean;
}

/** What one figure can say in one slot, and how it leans on the figure before it. */
export interface Node<V> {
  candidates: Candidate<V>[];
  /** For every class of how two neighbouring values relate the features of such a pair; empty at the first figure. */
  pairs: number[][];
  /** Class of each pair of values (row: of the figure before, column: of this one), an index into `pairs`. */
  classes: Uint8Array;
}

export interface Chain<V> {
  nodes: Node<V>[];
}

/** Sets the classes of all pairs of neighbours by `relate(before, value)`. */
export function* chainOf<V>(
  nodes: Omit<Node<V>, 'classes'>[],
  relate: (before: Candidate<V>, value: Candidate<V>) => number,
): Steps<Chain<V>> {
  return {
    nodes: yield* each(nodes, (node, i) => {
      const before = nodes[i - 1];
      if (before === undefined || node.pairs.length === 0) return { ...node, classes: new Uint8Array(0) };
      const classes = new Uint8Array(before.candidates.length * node.candidates.length);
      let at = 0;
      for (const a of before.candidates) for (const b of node.candidates) classes[at++] = relate(a, b);
      return { ...node, classes };
    }),
  };
}

export interface Choice<V, C extends Candidate<V> = Candidate<V>> {
  chosen: C;
  certainty: number;
  /** The other candidates with their chances, best first. */
  others: { candidate: C; certainty: number }[];
}

const sum = (features: readonly number[], weights: ArrayLike<number>) => {
  let s = 0;
  for (const id of features) s += weights[id] ?? 0;
  return s;
};

/** Scores of every candidate, and of every pair with the node before (row: before, column: value). */
export interface Scores {
  node: Float64Array[];
  pair: (Float64Array | null)[];
}

export const scoresOf = <V>(chain: Chain<V>, weights: ArrayLike<number>): Scores =>
  whole(scoring(chain, weights));

function* scoring<V>(chain: Chain<V>, weights: ArrayLike<number>): Steps<Scores> {
  const node: Float64Array[] = [];
  const pair: (Float64Array | null)[] = [];
  for (const [i, n] of chain.nodes.entries()) {
    yield;
    node.push(Float64Array.from(n.candidates, (c) => sum(c.features, weights)));
    const before = chain.nodes[i - 1];
    if (before === undefined || n.pairs.length === 0) {
      pair.push(null);
      continue;
    }
    const byClass = n.pairs.map((features) => sum(features, weights));
    pair.push(Float64Array.from(n.classes, (cls) => byClass[cls] as number));
  }
  return { node, pair };
}

/** Forward and backward sums in logarithms; candidates outside of `allowed` are left out. */
export function sumsOf(scores: Scores, allowed: readonly (Uint8Array | null)[] | null) {
  const { node, pair } = scores;
  const n = node.length;
  const forward: Float64Array[] = [];
  const backward: Float64Array[] = new Array(n);
  const open = (i: number, k: number) => (allowed?.[i] ?? null) === null || allowed?.[i]?.[k] === 1;
  for (let i = 0; i < n; i++) {
    const own = node[i] as Float64Array;
    const f = new Float64Array(own.length).fill(-Infinity);
    const table = pair[i] ?? null;
    const before = forward[i - 1];
    const total = before === undefined || table !== null ? 0 : logSum(before);
    for (let k = 0; k < own.length; k++) {
      if (!open(i, k)) continue;
      if (before === undefined) f[k] = own[k] as number;
      else if (table === null) f[k] = (own[k] as number) + total;
      else f[k] = (own[k] as number) + logSumColumn(before, table, k, own.length);
    }
    forward.push(f);
  }
  for (let i = n - 1; i >= 0; i--) {
    const size = (node[i] as Float64Array).length;
    const b = new Float64Array(size);
    const next = node[i + 1];
    if (next !== undefined) {
      const after = backward[i + 1] as Float64Array;
      const reach = new Float64Array(next.length);
      for (let k = 0; k < next.length; k++)
        reach[k] = open(i + 1, k) ? (next[k] as number) + (after[k] as number) : -Infinity;
      const table = pair[i + 1] ?? null;
      if (table === null) b.fill(logSum(reach));
      else for (let k = 0; k < size; k++) b[k] = logSumRow(reach, table, k * next.length);
    }
    backward[i] = b;
  }
  const all = n === 0 ? 0 : logSum(forward[n - 1] as Float64Array);
  return { forward, backward, all };
}

function logSum(x: Float64Array): number {
  let most = -Infinity;
  for (const v of x) if (v > most) most = v;
  if (most === -Infinity) return most;
  let s = 0;
  for (const v of x) s += Math.exp(v - most);
  return most + Math.log(s);
}
function logSumColumn(before: Float64Array, table: Float64Array, k: number, width: number): number {
  let most = -Infinity;
  for (let j = 0; j < before.length; j++) {
    const v = (before[j] as number) + (table[j * width + k] as number);
    if (v > most) most = v;
  }
  if (most === -Infinity) return most;
  let s = 0;
  for (let j = 0; j < before.length; j++)
    s += Math.exp((before[j] as number) + (table[j * width + k] as number) - most);
  return most + Math.log(s);
}
function logSumRow(reach: Float64Array, table: Float64Array, from: number): number {
  let most = -Infinity;
  for (let k = 0; k < reach.length; k++) {
    const v = (reach[k] as number) + (table[from + k] as number);
    if (v > most) most = v;
  }
  if (most === -Infinity) return most;
  let s = 0;
  for (let k = 0; k < reach.length; k++)
    s += Math.exp((reach[k] as number) + (table[from + k] as number) - most);
  return most + Math.log(s);
}

/** For every node the chance of each candidate. */
export function chancesOf({ forward, backward, all }: ReturnType<typeof sumsOf>): Float64Array[] {
  return forward.map((f, i) =>
    f.map((v, k) => Math.exp(v + ((backward[i] as Float64Array)[k] as number) - all)),
  );
}

/** Of so many of the likeliest candidates it is asked which say the same. */
const COMPARED = 8;

/**
 * The most certain value of every figure. Where several candidates say the same in other words (`alike`), a value is
 * as certain as all of them together.
 */
export function* choose<V, C extends Candidate<V> = Candidate<V>>(
  chain: Chain<V>,
  weights: ArrayLike<number>,
  alike?: (a: V, b: V) => boolean,
): Steps<Choice<V, C>[]> {
  const sums = sumsOf(yield* scoring(chain, weights), null);
  yield;
  const chances = chancesOf(sums);
  return yield* each(chain.nodes, ({ candidates }, i) => {
    const ranked = candidates
      .map((candidate, k) => ({ candidate, certainty: (chances[i] as Float64Array)[k] as number }))
      .sort((a, b) => b.certainty - a.certainty);
    const [best, ...others] = ranked as [(typeof ranked)[0], ...typeof ranked];
    // A slot whose candidates carry more than a value gets its own back.
    return { chosen: best.candidate, certainty: certaintyOf(best, others, alike), others } as Choice<V, C>;
  });
}

/** The chance of a value with those of the likeliest others that say the same. */
function certaintyOf<V>(
  best: { candidate: Candidate<V>; certainty: number },
  others: readonly { candidate: Candidate<V>; certainty: number }[],
  alike?: (a: V, b: V) => boolean,
): number {
  let certainty = best.certainty;
  if (alike !== undefined)
    for (const other of others.slice(0, COMPARED))
      if (alike(best.candidate.value, other.candidate.value)) certainty += other.certainty;
  return Math.min(1, certainty);
}
