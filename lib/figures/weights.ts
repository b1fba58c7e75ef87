/** The fitted weights (`catalog/weights.json`, written by `npm run fit`), by number of feature. */
import file from '../catalog/weights.json' with { type: 'json' };
import { type Slot, type SlotWeights, slots, spaces, type Weights } from './slots/index.ts';

/** Of a slot: the weights of each template as `case·case: weight`, and the calibration. */
export interface SlotFile {
  scale: number;
  shift: number;
  weights: Record<string, Record<string, number>>;
}
export interface WeightsFile {
  /** What they were fitted on and how they did on articles outside of each fold. */
  fitted: Record<string, unknown>;
  slots: Record<Slot, SlotFile>;
}

/** Weights below this change nothing that is seen. */
const SMALL = 0.05;

/** Names that no template has; a weights file of other features than the code's. */
export function unknownNames(slot: Slot, { weights }: SlotFile): string[] {
  return Object.entries(weights).flatMap(([template, cases]) =>
    Object.keys(cases)
      .map((c) => `${template}|${c}`)
      .filter((name) => spaces[slot].idOf(name) === null),
  );
}

export function readWeights(from: WeightsFile): Weights {
  const read = (slot: Slot): SlotWeights => {
    const { scale, shift, weights } = from.slots[slot];
    const values = new Float64Array(spaces[slot].size);
    for (const [template, cases] of Object.entries(weights))
      for (const [c, w] of Object.entries(cases)) {
        const id = spaces[slot].idOf(`${template}|${c}`);
        if (id !== null) values[id] = w;
      }
    return { weights: values, scale, shift };
  };
  return Object.fromEntries(slots.map((s) => [s, read(s)])) as unknown as Weights;
}

export function writeWeights(weights: Weights): WeightsFile['slots'] {
  const write = (slot: Slot): SlotFile => {
    const { scale, shift, weights: values } = weights[slot];
    const out = new Map<string, [string, number][]>();
    for (let id = 0; id < values.length; id++) {
      const w = Math.round((values[id] as number) * 100) / 100;
      if (Math.abs(w) < SMALL) continue;
      const name = spaces[slot].nameOf(id);
      const at = name.indexOf('|');
      const template = name.slice(0, at);
      const of = out.get(template) ?? [];
      of.push([name.slice(at + 1), w]);
      out.set(template, of);
    }
    const named = [...out].map(([template, values]) => [template, Object.fromEntries(values)]);
    return { scale, shift, weights: Object.fromEntries(named) };
  };
  return Object.fromEntries(slots.map((s) => [s, write(s)])) as unknown as WeightsFile['slots'];
}

let read: Weights | null = null;
/** The weights that ship, read once. */
export function fittedWeights(): Weights {
  read ??= readWeights(file as unknown as WeightsFile);
  return read;
}
