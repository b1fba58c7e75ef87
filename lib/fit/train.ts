/** Fits the weights of a chain to labelled articles: the likelihood of the right values, drawn towards zero. */
import { type Chain, chancesOf, scoresOf, sumsOf } from '../figures/choose.ts';

/** A chain with, for every node, which candidates are right; null where none is or no label exists. */
export interface Example {
  // biome-ignore lint/suspicious/noExplicitAny: the values play no part in fitting
  chain: Chain<any>;
  right: (Uint8Array | null)[];
  /** How often it counts. */
  times: number;
}

export interface FitOptions {
  /** Strength of the pull towards zero. */
  ridge: number;
  steps: number;
}

/** Features that fewer than this many right or wrong candidates show are left at zero. */
const RARE = 4;

/** Weights by number of feature; deterministic. */
export function fitChain(examples: readonly Example[], size: number, options: FitOptions): Float64Array {
  const active = activeFeatures(examples, size);
  const objective = (w: Float64Array, gradient: Float64Array) => {
    gradient.fill(0);
    let loss = 0;
    for (const example of examples) loss += addGradient(example, w, gradient);
    for (let i = 0; i < size; i++) {
      if (active[i] === 0) gradient[i] = 0;
      else {
        loss += 0.5 * options.ridge * (w[i] as number) ** 2;
        gradient[i] = (gradient[i] as number) + options.ridge * (w[i] as number);
      }
    }
    return loss;
  };
  return minimise(objective, size, options.steps);
}

function activeFeatures(examples: readonly Example[], size: number): Uint8Array {
  const seen = new Uint32Array(size);
  for (const { chain, right } of examples)
    chain.nodes.forEach((node, i) => {
      if (right[i] === null) return;
      const met = new Set<number>();
      for (const c of node.candidates) for (const id of c.features) met.add(id);
      for (const features of node.pairs) for (const id of features) met.add(id);
      for (const id of met) seen[id] = (seen[id] as number) + 1;
    });
  return Uint8Array.from(seen, (n) => (n >= RARE ? 1 : 0));
}

/** Adds the gradient of one example's negative log-likelihood and returns that value. */
function addGradient({ chain, right, times }: Example, w: Float64Array, gradient: Float64Array): number {
  const scores = scoresOf(chain, w);
  const free = chancesAndPairs(chain, scores, null);
  const held = chancesAndPairs(chain, scores, right);
  chain.nodes.forEach((node, i) => {
    const f = free.chances[i] as Float64Array;
    const h = held.chances[i] as Float64Array;
    node.candidates.forEach((c, k) => {
      const d = times * ((f[k] as number) - (h[k] as number));
      if (d !== 0) for (const id of c.features) gradient[id] = (gradient[id] as number) + d;
    });
    const fp = free.pairs[i];
    const hp = held.pairs[i];
    if (fp && hp)
      node.pairs.forEach((features, k) => {
        const d = times * ((fp[k] as number) - (hp[k] as number));
        if (d !== 0) for (const id of features) gradient[id] = (gradient[id] as number) + d;
      });
  });
  return times * (free.all - held.all);
}

/** Chances of candidates, and of the classes of pairs. */
function chancesAndPairs(
  // biome-ignore lint/suspicious/noExplicitAny: as above
  chain: Chain<any>,
  scores: ReturnType<typeof scoresOf>,
  allowed: (Uint8Array | null)[] | null,
) {
  const sums = sumsOf(scores, allowed);
  const { forward, backward, all } = sums;
  const chances = chancesOf(sums);
  const pairs = chain.nodes.map((node, i) => {
    const table = scores.pair[i] ?? null;
    const before = chain.nodes[i - 1];
    if (table === null || before === undefined) return null;
    const classes = new Float64Array(node.pairs.length);
    const own = scores.node[i] as Float64Array;
    let at = 0;
    before.candidates.forEach((_, j) => {
      const start = (forward[i - 1] as Float64Array)[j] as number;
      node.candidates.forEach((_, k) => {
        const s = table[at++] as number;
        const open = (allowed?.[i] ?? null) === null || allowed?.[i]?.[k] === 1;
        if (!open || start === -Infinity) return;
        const p = Math.exp(
          start + s + (own[k] as number) + ((backward[i] as Float64Array)[k] as number) - all,
        );
        const cls = node.classes[at - 1] as number;
        classes[cls] = (classes[cls] as number) + p;
      });
    });
    return classes;
  });
  return { chances, pairs, all };
}

/** Limited-memory BFGS with a backtracking line search. */
function minimise(
  objective: (w: Float64Array, gradient: Float64Array) => number,
  size: number,
  steps: number,
): Float64Array {
  const dot = (a: Float64Array, b: Float64Array) => {
    let s = 0;
    for (let i = 0; i < size; i++) s += (a[i] as number) * (b[i] as number);
    return s;
  };
  let w = new Float64Array(size);
  let g = new Float64Array(size);
  let loss = objective(w, g);
  const past: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  for (let step = 0; step < steps; step++) {
    const direction = g.map((x) => -x);
    const alphas: number[] = [];
    for (let m = past.length - 1; m >= 0; m--) {
      const { s, y, rho } = past[m] as (typeof past)[0];
      const alpha = rho * dot(s, direction);
      alphas[m] = alpha;
      for (let i = 0; i < size; i++) direction[i] = (direction[i] as number) - alpha * (y[i] as number);
    }
    const last = past.at(-1);
    if (last !== undefined) {
      const scale = dot(last.s, last.y) / dot(last.y, last.y);
      for (let i = 0; i < size; i++) direction[i] = (direction[i] as number) * scale;
    }
    past.forEach(({ s, y, rho }, m) => {
      const beta = rho * dot(y, direction);
      for (let i = 0; i < size; i++)
        direction[i] = (direction[i] as number) + ((alphas[m] as number) - beta) * (s[i] as number);
    });
    const slope = dot(g, direction);
    if (slope >= 0) break;
    let t = last === undefined ? 1 / Math.max(1, Math.sqrt(dot(g, g))) : 1;
    const nextG = new Float64Array(size);
    let next = w;
    let nextLoss = Infinity;
    for (let tries = 0; tries < 20; tries++) {
      next = w.map((x, i) => x + t * (direction[i] as number));
      nextLoss = objective(next, nextG);
      if (nextLoss <= loss + 1e-4 * t * slope) break;
      t /= 2;
    }
    if (!(nextLoss < loss)) break;
    const s = next.map((x, i) => x - (w[i] as number));
    const y = nextG.map((x, i) => x - (g[i] as number));
    const sy = dot(s, y);
    if (sy > 1e-10) {
      past.push({ s, y, rho: 1 / sy });
      if (past.length > 8) past.shift();
    }
    const gain = loss - nextLoss;
    w = next;
    g = nextG;
    loss = nextLoss;
    if (gain < 1e-5 * Math.abs(loss)) break;
  }
  return w;
}
