/** Why the engine reads a figure as it does: candidates, chances and features, in words. */
import type { Candidate, Chain } from '../figures/choose.ts';
import { choose } from '../figures/choose.ts';
import { type Scene, sceneOf } from '../figures/scene.ts';
import { chainOfSlot, type Slot, slots, spaces } from '../figures/slots/index.ts';
import { fittedWeights } from '../figures/weights.ts';
import { findAttributions } from '../officials/index.ts';
import type { Article } from '../records.ts';
import { readText } from '../text/sentences.ts';
import { whole } from '../text/steps.ts';

const CANDIDATES = 4;
const FEATURES = 6;

/** Lines for every figure of running text: each slot with its best candidates and their weightiest features. */
export function whyLines(article: Article): string[] {
  const scene = whole(sceneOf(article, readText(article), findAttributions(article)));
  const weights = fittedWeights();
  const labels = whole(choose(chainOfSlot('label', scene, []), weights.label.weights)).map(
    (c) => c.chosen as Candidate<string>,
  );
  const lines: string[] = [];
  const perSlot = slots.map((slot) =>
    explainSlot(slot, chainOfSlot(slot, scene, labels), weights[slot].weights),
  );
  scene.items.forEach((item, n) => {
    lines.push(`« ${textOf(scene, item.draft.q)} »`);
    for (const [k, slot] of slots.entries()) lines.push(`  ${slot}`, ...(perSlot[k]?.[n] ?? []));
  });
  return lines;
}

const textOf = ({ doc, tokens }: Scene, { from, to }: { from: number; to: number }) =>
  doc.normal.text.slice(tokens[from]?.start, tokens[to - 1]?.end);

// biome-ignore lint/suspicious/noExplicitAny: values of every slot
function explainSlot(slot: Slot, chain: Chain<any>, weights: ArrayLike<number>): string[][] {
  return whole(choose(chain, weights)).map(({ chosen, certainty, others }) =>
    [{ candidate: chosen, certainty }, ...others]
      .slice(0, CANDIDATES)
      .flatMap(({ candidate, certainty: c }) => {
        const named = [...new Set(candidate.features)]
          .map((id) => [spaces[slot].nameOf(id), weights[id] ?? 0] as const)
          .filter(([, w]) => Math.abs(w) >= 0.05)
          .sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]))
          .slice(0, FEATURES)
          .map(([name, w]) => `${w > 0 ? '+' : ''}${w.toFixed(2)} ${name}`);
        return [`    ${c.toFixed(2)}  ${candidate.value ?? '–'}`, `          ${named.join('  ')}`];
      }),
  );
}
