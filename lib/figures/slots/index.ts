/** The slots of a figure, in the order in which they are chosen. */
import type { Measure, Status } from '../../records.ts';
import { type Steps, whole } from '../../text/steps.ts';
import { alikeLabels } from '../alike.ts';
import { type Candidate, type Chain, type Choice, choose } from '../choose.ts';
import type { Space } from '../features.ts';
import type { Scene } from '../scene.ts';
import { type LabelCandidate, space as label, labelChain } from './label.ts';
import { space as measure, measureChain } from './measure.ts';
import { type PeriodValue, space as period, periodChain } from './period.ts';
import { type PlaceValue, space as place, placeChain } from './place.ts';
import {
  alikeSpeakers,
  namedSurely,
  type SpeakerCandidate,
  type SpeakerValue,
  space as speaker,
  speakerChain,
} from './speaker.ts';
import { space as status, statusChain } from './status.ts';

export const slots = ['label', 'measure', 'status', 'period', 'place', 'speaker'] as const;
export type Slot = (typeof slots)[number];
export const spaces: Record<Slot, Space> = { label, measure, status, period, place, speaker };

/** Weights by number of feature, and the calibration of what is chosen: chance = logistic(`scale` · logit + `shift`). */
export interface SlotWeights {
  weights: ArrayLike<number>;
  scale: number;
  shift: number;
}
export type Weights = Record<Slot, SlotWeights>;

/** What was chosen for one figure. */
export interface Decision {
  label: Choice<string, LabelCandidate>;
  measure: Choice<Measure>;
  status: Choice<Status>;
  period: Choice<PeriodValue>;
  place: Choice<PlaceValue>;
  speaker: Choice<SpeakerValue, SpeakerCandidate>;
}

const STATIC = new Set<Measure>(['level', 'share', 'coverage']);
/** Level, share and coverage differ in name more than in what joins a series. */
const alikeMeasures = (a: Measure, b: Measure) => a === b || (STATIC.has(a) && STATIC.has(b));
const alikeStatuses = (a: Status, b: Status) => a === b;

/** The chance that a choice is right, from its share among the readings. */
function calibrated(share: number, { scale, shift }: SlotWeights): number {
  const p = Math.min(Math.max(share, 1e-4), 1 - 1e-4);
  const chance = 1 / (1 + Math.exp(-(scale * Math.log(p / (1 - p)) + shift)));
  return Math.round(chance * 100) / 100;
}

function chosen<C extends { certainty: number }>(choices: C[], weights: SlotWeights): C[] {
  return choices.map((c) => ({ ...c, certainty: calibrated(c.certainty, weights) }));
}

/** The candidates of one slot for all figures of a scene; the measure builds on the labels chosen. */
export function chainOfSlot(
  slot: Slot,
  scene: Scene,
  labels: readonly Candidate<string>[],
  // biome-ignore lint/suspicious/noExplicitAny: values of every slot
): Chain<any> {
  switch (slot) {
    case 'label':
      return whole(labelChain(scene));
    case 'measure':
      return whole(measureChain(scene, labels));
    case 'status':
      return whole(statusChain(scene));
    case 'period':
      return whole(periodChain(scene));
    case 'speaker':
      return whole(speakerChain(scene));
    default:
      return whole(placeChain(scene));
  }
}

/** Chooses every slot of every figure of a scene. */
export function* decide(scene: Scene, weights: Weights): Steps<Decision[]> {
  const labels = chosen(
    yield* choose<string, LabelCandidate>(yield* labelChain(scene), weights.label.weights, alikeLabels),
    weights.label,
  );
  const measures = chosen(
    yield* choose(
      yield* measureChain(
        scene,
        labels.map((l) => l.chosen),
      ),
      weights.measure.weights,
      alikeMeasures,
    ),
    weights.measure,
  );
  const statuses = chosen(
    yield* choose(yield* statusChain(scene), weights.status.weights, alikeStatuses),
    weights.status,
  );
  const periods = chosen(yield* choose(yield* periodChain(scene), weights.period.weights), weights.period);
  const places = chosen(yield* choose(yield* placeChain(scene), weights.place.weights), weights.place);
  const said = yield* choose<SpeakerValue, SpeakerCandidate>(
    yield* speakerChain(scene),
    weights.speaker.weights,
    alikeSpeakers,
  );
  const speakers = chosen(said.map(namedSurely), weights.speaker);
  return scene.items.map((_, n) => ({
    label: labels[n] as Decision['label'],
    measure: measures[n] as Decision['measure'],
    status: statuses[n] as Decision['status'],
    period: periods[n] as Decision['period'],
    place: places[n] as Decision['place'],
    speaker: speakers[n] as Decision['speaker'],
  }));
}
