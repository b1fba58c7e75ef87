/**
 * Number + context → Figure: what is measured, how, of when, where, against what and by whom. The way of a number:
 * `scene` (what stands where) → `slots` (what each field could be) → `choose` (what it most likely is, with how
 * surely) → `settle` → `record`.
 */
import type { Attribution } from '../officials/speakers.ts';
import type { Article, Figure } from '../records.ts';
import { readText } from '../text/sentences.ts';
import { each, type Steps, whole } from '../text/steps.ts';
import type { Choice } from './choose.ts';
import { withStarts } from './from-to.ts';
import { recorder, type Settled } from './record.ts';
import { linkRepeats } from './repeats.ts';
import { type Scene, sceneOf } from './scene.ts';
import { settle } from './settle.ts';
import { type Decision, decide, type Weights } from './slots/index.ts';
import { readTable, type TableFigure } from './tables.ts';
import { fittedWeights } from './weights.ts';

/**
 * Reads every figure of an article, with `attributions` as `findAttributions` finds them in it. Offsets are into
 * `article.text`. Pure; never throws on text.
 */
export const readFigures = (
  article: Article,
  attributions?: readonly Attribution[],
  weights?: Weights,
): Figure[] => whole(figuresIn(article, attributions, weights));

/** `readFigures` in steps. */
export function* figuresIn(
  article: Article,
  attributions: readonly Attribution[] = [],
  weights: Weights = fittedWeights(),
): Steps<Figure[]> {
  const doc = readText(article);
  yield;
  const scene = yield* sceneOf(article, doc, attributions);
  const perBlock = yield* each(doc.blocks, (block) =>
    block.kind === 'table'
      ? (readTable({ source: article.text, doc, cues: scene.cues, places: scene.places }, block) ?? [])
      : [],
  );
  const tables = perBlock.flat();
  if (scene.items.length === 0 && tables.length === 0) return [];
  const decisions = yield* decide(scene, weights);
  settle(scene, decisions);
  yield;
  const record = recorder(article, doc);
  const found = [
    ...scene.items.map((item, n) => ({ draft: item.draft, said: saidOf(decisions[n] as Decision) })),
    ...tables.map((t) => ({ draft: t.draft, said: saidInTable(t, scene, decisions) })),
  ].sort((a, b) => a.draft.q.from - b.draft.q.from);
  const figures = withStarts(article, yield* each(found, ({ draft, said }) => record(draft, said)));
  linkRepeats(figures);
  yield;
  return figures;
}

const MOST_ALTERNATIVES = 3;
/** What has less than this chance is no alternative. */
const FAINT = 0.02;

function alternativesOf<V>({ chosen, others }: Choice<V>): V[] {
  const values: V[] = [];
  for (const { candidate, certainty } of others) {
    if (certainty < FAINT || values.length === MOST_ALTERNATIVES) break;
    if (candidate.value !== chosen.value && !values.includes(candidate.value)) values.push(candidate.value);
  }
  return values;
}

function saidOf({ label, measure, status, period, place, speaker }: Decision): Settled {
  const alternatives: Settled['alternatives'] = {};
  const put = <F extends keyof Settled['alternatives']>(
    field: F,
    values: Settled['alternatives'][F] & unknown[],
  ) => {
    if (values.length > 0) alternatives[field] = values;
  };
  put('indicator', alternativesOf(label));
  put('measure', alternativesOf(measure));
  put('status', alternativesOf(status));
  put('period', alternativesOf(period));
  put('place', alternativesOf(place));
  put('speaker', alternativesOf(speaker));
  return {
    period: period.chosen.value,
    status: status.chosen.value,
    place: place.chosen.value,
    speaker: speaker.chosen.value,
    speakerKind: speaker.chosen.kind,
    certainty: {
      indicator: label.certainty,
      measure: measure.certainty,
      status: status.certainty,
      period: period.certainty,
      place: place.certainty,
      speaker: speaker.certainty,
    },
    evidence: {
      indicator: label.chosen.evidence,
      measure: measure.chosen.evidence,
      status: status.chosen.evidence,
      period: period.chosen.evidence,
      place: place.chosen.evidence,
      speaker: speaker.chosen.evidence,
    },
    alternatives,
  };
}

/** How surely the heads of a table say what its cells are, and what the text around says of what they leave open. */
const IN_HEAD = 0.9;
const BESIDE_TABLE = 0.6;

function saidInTable(
  { draft, period, status, place }: TableFigure,
  scene: Scene,
  decisions: readonly Decision[],
): Settled {
  // What the heads leave open is of the figure of running text before it.
  const n = scene.items.findLastIndex((item) => item.draft.q.from < draft.q.from);
  const before = decisions[n] ?? decisions[0];
  const carriedPeriod = period === null ? (before?.period.chosen.value ?? null) : null;
  if (carriedPeriod !== null) draft.inherited.add('period');
  if (place === null && scene.home !== null) draft.inherited.add('place');
  return {
    period: period ?? carriedPeriod,
    status,
    place: place?.name ?? scene.home,
    // A table's source stands below it and is not read.
    speaker: null,
    speakerKind: null,
    certainty: {
      indicator: IN_HEAD,
      measure: IN_HEAD,
      status: IN_HEAD,
      period: period === null ? BESIDE_TABLE : IN_HEAD,
      place: place === null ? BESIDE_TABLE : IN_HEAD,
      speaker: IN_HEAD,
    },
    evidence: {
      period: carriedPeriod === null ? null : (before?.period.chosen.evidence ?? null),
      place: place === null ? 'default' : { start: place.from, end: place.to },
    },
    alternatives: {},
  };
}
