/** Words that say whether a value is achieved, estimated, planned, forecast or set by a rule. */
import table from '../catalog/statuses.json' with { type: 'json' };
import type { Status } from '../records.ts';
import { phraseKey } from '../text/normalise.ts';
import type { Token } from '../text/tokens.ts';
import { PhraseTrie } from '../text/trie.ts';

interface Entry {
  status: Status | 'reset' | null;
  /** Number of the phrase in `statusPhrases`. */
  word: number;
}
const cues = new PhraseTrie<Entry>();
/** Every phrase that says a status, as key, in the order of the table. */
export const statusPhrases: string[] = [];
for (const status of ['actual', 'quota', 'forecast', 'target', 'preliminary', 'estimated', 'reset'] as const)
  for (const phrase of table[status]) {
    cues.addAll([phrase], { status, word: statusPhrases.length });
    statusPhrases.push(phraseKey(phrase));
  }
cues.addAll(table.none, { status: null, word: 0 });
/** Words that speak for a status without saying it, by their number. */
export const hintPhrases: readonly string[] = table.hints.map(phraseKey);
const hints = new PhraseTrie<number>();
table.hints.forEach((phrase, n) => {
  hints.add(phrase, n);
});

/** Numbers of the hints among tokens `from..to`, each once. */
export function hintsIn(tokens: readonly Token[], from: number, to: number): number[] {
  const found = new Set<number>();
  for (let i = from; i < to; i++) {
    const match = hints.longest(tokens, i, to);
    if (match !== null) found.add(match.value);
  }
  return [...found];
}

const against = new Set(table.against.map(phraseKey));

export interface StatusCue {
  /** `reset` ends the reach of what stands before it and says nothing itself. */
  status: Status | 'reset';
  from: number;
  to: number;
  /** Number of its words in `statusPhrases`. */
  word: number;
  /** A plan that something is held against (`vượt kế hoạch`), or that is counted (`8 mục tiêu`). */
  against: boolean;
}

/** Status cues in tokens `from..to`, in order. Linear. */
export function statusCues(tokens: readonly Token[], from: number, to: number): StatusCue[] {
  const found: StatusCue[] = [];
  for (let i = from; i < to; i++) {
    if ((tokens[i] as Token).kind !== 'word') continue;
    const match = cues.longest(tokens, i, to);
    if (match === null) continue;
    const { status, word } = match.value;
    const before = tokens[i - 1];
    if (status !== null)
      found.push({
        status,
        from: i,
        to: match.end,
        word,
        against: status === 'target' && (before?.kind === 'number' || against.has(before?.key ?? '')),
      });
    i = match.end - 1;
  }
  return found;
}

/**
 * A sentence about a draft rule or a proposal: figures after it are what would hold (`dự thảo nghị định` sets a
 * rule, `đề án sắp xếp` a plan), unless their own words say otherwise.
 */
export function proposalOf(tokens: readonly Token[], from: number, to: number): 'quota' | 'target' | null {
  for (let i = from; i + 1 < to; i++) {
    const a = (tokens[i] as Token).key;
    const b = (tokens[i + 1] as Token).key;
    if (a === 'dự' && b === 'thảo') return 'quota';
    if (
      (a === 'tờ' && b === 'trình') ||
      (a === 'đề' && b === 'án' && ['sắp', 'sáp', 'hợp', 'thành'].includes(tokens[i + 2]?.key ?? ''))
    )
      return 'target';
  }
  return null;
}
