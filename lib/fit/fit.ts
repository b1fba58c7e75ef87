/** Fits the weights of every slot to labelled articles, and tries them on articles outside of each fold. */

import { likeness } from '../figures/alike.ts';
import { type Candidate, chancesOf, scoresOf, sumsOf } from '../figures/choose.ts';
import { type Scene, sceneOf } from '../figures/scene.ts';
import { chainOfSlot, decide, type Slot, slots, spaces, type Weights } from '../figures/slots/index.ts';
import { findAttributions } from '../officials/index.ts';
import { readText } from '../text/sentences.ts';
import { whole } from '../text/steps.ts';
import { articleOfReading, type Label, type Labelled, type Reading } from './gold.ts';
import { align, type Field, judge } from './judge.ts';
import { type Example, fitChain } from './train.ts';

/** An article as the slots see it, with the label of each of its figures. */
export interface Prepared {
  file: string;
  scene: Scene;
  labels: (Label | null)[];
  /** Fields that are labelled; absent where all are. */
  labelled?: Set<Field>[];
  /** How often it counts. */
  times?: number;
}

/** How often an invented sentence counts, beside an article; more costs figures of real articles (cross-validated). */
const SENTENCE = 5;

/** Lays the labels of a sentence beside its figures, in order. */
export function prepareReading(reading: Reading, n: number): Prepared {
  const article = articleOfReading(reading, n);
  const scene = whole(sceneOf(article, readText(article), findAttributions(article)));
  const title = reading.title === undefined ? 0 : scene.doc.blocks[0]!.to;
  const body = scene.items.map((_, i) => i).filter((i) => scene.items[i]!.draft.q.from >= title);
  const labels: (Label | null)[] = scene.items.map(() => null);
  const labelled: Set<Field>[] = scene.items.map(() => new Set());
  reading.figures.forEach((f, k) => {
    const i = body.at(f.at ?? k);
    if (i === undefined) return;
    labels[i] = {
      indicator: null,
      measure: null,
      status: null,
      period: null,
      place: null,
      speaker: null,
      ...f,
      also: {},
    } as unknown as Label;
    labelled[i] = new Set(
      (['indicator', 'measure', 'status', 'period', 'place', 'speaker'] as const).filter(
        (x) => f[x] !== undefined,
      ),
    );
  });
  return { file: `reading ${n}`, scene, labels, labelled, times: SENTENCE };
}

/** Lays the labels beside the figures that the engine finds in running text. */
export function prepare({ file, article, gold }: Labelled): Prepared {
  const doc = readText(article);
  const scene = whole(sceneOf(article, doc, findAttributions(article)));
  const spans = scene.items.map(({ draft: { q } }) => ({
    start: doc.normal.toOriginal(doc.tokens[q.from]!.start),
    end: doc.normal.toOriginal(doc.tokens[q.to - 1]!.end - 1) + 1,
    value: q.value,
  }));
  const { pairs } = align(gold.figures, spans);
  return { file, scene, labels: spans.map((s) => pairs.get(s) ?? null) };
}

const FIELD: Record<Slot, Field> = {
  label: 'indicator',
  measure: 'measure',
  status: 'status',
  period: 'period',
  place: 'place',
  speaker: 'speaker',
};
/** Pull towards zero of each slot, found by cross-validation. */
const RIDGE: Record<Slot, number> = { label: 6, measure: 4, status: 4, period: 10, place: 6, speaker: 4 };
const STEPS = 70;
/** Of the labels that a judge lets pass the ones nearly as good as the best are taken for right. */
const NEAR_BEST = 0.85;

function rightOf(
  slot: Slot,
  label: Label,
  candidates: readonly Candidate<string | null>[],
): Uint8Array | null {
  const right = Uint8Array.from(candidates, (c) => (judge(FIELD[slot], label, c.value) === 'right' ? 1 : 0));
  if (slot === 'label') {
    const answers = [label.indicator, ...((label.also.indicator ?? []) as (string | null)[])];
    const scores = candidates.map((c) => Math.max(...answers.map((a) => likeness(a, c.value))));
    const exact = candidates.map((c) => answers.includes(c.value));
    if (exact.some(Boolean)) return Uint8Array.from(exact, (e) => (e ? 1 : 0));
    const best = Math.max(...scores);
    scores.forEach((s, k) => {
      if (s < best * NEAR_BEST) right[k] = 0;
    });
  }
  if (slot === 'speaker') {
    // Most texts leave open whether the paper or its source speaks; the first answer is learnt, so that names are said.
    const first = candidates.map((c) => judge('speaker', { ...label, also: {} }, c.value) === 'right');
    if (first.some(Boolean)) return Uint8Array.from(first, (f) => (f ? 1 : 0));
  }
  if (slot === 'measure') {
    const answers = [label.measure, ...(label.also.measure ?? [])];
    const exact = candidates.map((c) => answers.includes(c.value));
    if (exact.some(Boolean)) return Uint8Array.from(exact, (e) => (e ? 1 : 0));
  }
  return right.some((x) => x === 1) ? right : null;
}

/** Figures of an article after which each counts less: many of one article are one writer's way, told again. */
const USUAL = 15;

/** How often each figure of an article counts: the square root between counting figures and counting articles. */
const timesOf = (labelled: number): number => (labelled === 0 ? 1 : Math.sqrt(USUAL / labelled));

function exampleOf(
  slot: Slot,
  { scene, labels, labelled, times }: Prepared,
  chosen: readonly Candidate<string>[] | null,
): Example {
  const chain = chainOfSlot(slot, scene, chosen ?? []);
  // A page tells its date; a text that came without one teaches how little is known without it.
  const teaches = slot !== 'period' || times !== undefined || scene.article.publishedAt !== null;
  return {
    chain,
    times: teaches ? (times ?? timesOf(labels.filter((l) => l !== null).length)) : 0,
    right: chain.nodes.map((node, i) => {
      const label = labels[i];
      const known = labelled === undefined || labelled[i]?.has(FIELD[slot]) === true;
      return label && known ? rightOf(slot, label, node.candidates) : null;
    }),
  };
}

/** The candidate nearest to the label, for every figure: what the slots that build on labels are fitted with. */
function bestLabels(example: Example, weights: ArrayLike<number>): Candidate<string>[] {
  const sums = chancesOf(sumsOf(scoresOf(example.chain, weights), null));
  return example.chain.nodes.map((node, i) => {
    let best = 0;
    node.candidates.forEach((_, k) => {
      if ((sums[i]?.[k] ?? 0) > (sums[i]?.[best] ?? 0)) best = k;
    });
    return node.candidates[best] as Candidate<string>;
  });
}

/** Chains of all slots but measure, made once for every fold. */
export type Examples = Map<Prepared, Partial<Record<Slot, Example>>>;
export function examplesOf(articles: readonly Prepared[]): Examples {
  return new Map(
    articles.map((a) => [
      a,
      Object.fromEntries(
        slots.filter((s) => s !== 'measure').map((s) => [s, exampleOf(s, a, null)]),
      ) as Partial<Record<Slot, Example>>,
    ]),
  );
}

/** Fits all slots to `articles`, uncalibrated. Deterministic. */
export function fitSlots(articles: readonly Prepared[], examples: Examples): Weights {
  const out = {} as Weights;
  for (const slot of slots) {
    const list = articles.map((a) =>
      slot === 'measure'
        ? exampleOf('measure', a, bestLabels(examples.get(a)!.label as Example, out.label.weights))
        : (examples.get(a)![slot] as Example),
    );
    out[slot] = {
      weights: fitChain(list, spaces[slot].size, { ridge: RIDGE[slot], steps: STEPS }),
      scale: 1,
      shift: 0,
    };
  }
  return out;
}

/** Uncalibrated certainty and whether the choice was right, by slot. */
export type Reliability = Record<Slot, [number, boolean][]>;

export function reliabilityOf(articles: readonly Prepared[], weights: Weights): Reliability {
  const out = Object.fromEntries(slots.map((s) => [s, [] as [number, boolean][]])) as Reliability;
  for (const { scene, labels } of articles) {
    const decisions = whole(decide(scene, weights));
    decisions.forEach((d, i) => {
      const label = labels[i];
      if (label)
        for (const s of slots)
          out[s].push([d[s].certainty, judge(FIELD[s], label, d[s].chosen.value) === 'right']);
    });
  }
  return out;
}

/** Scale and shift of the logistic curve that turns shares into chances: most likely for what was seen. */
export function calibrate(seen: readonly [number, boolean][]): { scale: number; shift: number } {
  const logits = seen.map(([p]) => {
    const q = Math.min(Math.max(p, 1e-4), 1 - 1e-4);
    return Math.log(q / (1 - q));
  });
  let scale = 1;
  let shift = 0;
  let least = Infinity;
  // A plain search: two parameters, and no step that could run away.
  for (let a = 0.1; a <= 1.5; a += 0.05)
    for (let b = -2; b <= 2.5; b += 0.1) {
      let loss = 0;
      seen.forEach(([, right], n) => {
        const x = a * (logits[n] as number) + b;
        loss += Math.log1p(Math.exp(right ? -x : x));
      });
      if (loss < least) {
        least = loss;
        scale = a;
        shift = b;
      }
    }
  return { scale: Math.round(scale * 1000) / 1000, shift: Math.round(shift * 1000) / 1000 };
}

export const withCalibration = (weights: Weights, seen: Reliability): Weights =>
  Object.fromEntries(slots.map((s) => [s, { ...weights[s], ...calibrate(seen[s]) }])) as unknown as Weights;
