/** Turns what was read and chosen into records: offsets back into the text as given, bounds, ids, catalogue ids, speakers. */
import { matchIndicator } from '../catalog/wordings.ts';
import { hedgeBounds } from '../numbers/hedges.ts';
import type { Article, ChosenField, Evidence, Figure, Status } from '../records.ts';
import { type HashState, hashOn, shortHash } from '../text/hash.ts';
import { fold } from '../text/normalise.ts';
import type { TextDocument } from '../text/sentences.ts';
import type { Token } from '../text/tokens.ts';
import type { Draft } from './draft.ts';
import { placeCode } from './scope.ts';

type ChosenEvidence = { start: number; end: number } | Exclude<Evidence, object>;

/** What was chosen for a figure besides its label and measure; evidence in tokens. */
export interface Settled {
  period: string | null;
  status: Status;
  place: string | null;
  speaker: string | null;
  speakerKind: Figure['speakerKind'];
  certainty: Record<ChosenField, number>;
  evidence: Partial<Record<ChosenField, ChosenEvidence | null>>;
  alternatives: NonNullable<Figure['alternatives']>;
}

/** Turns drafts into records: offsets back into the text as given, bounds, ids, catalogue ids, speakers. */
export function recorder(article: Article, doc: TextDocument) {
  const { tokens, normal } = doc;
  const seen = new Map<string, number>();
  const startOf = (token: number) => normal.toOriginal((tokens[token] as Token).start);
  const endOf = (token: number) =>
    withMarks(article.text, normal.toOriginal((tokens[token] as Token).end - 1) + 1);
  // The figures of one sentence come one after the other: its key is made and hashed once.
  let last: { start: number; key: HashState } = { start: -1, key: [0, 0] };
  const sentenceKey = (from: number, to: number): HashState => {
    if (last.start !== from) last = { start: from, key: hashOn(fold(article.text.slice(from, to))) };
    return last.key;
  };
  const evidenceOf = (e: ChosenEvidence): Evidence =>
    typeof e === 'string' ? e : { start: startOf(e.start), end: endOf(e.end - 1) };
  return (draft: Draft, said: Settled): Figure => {
    const { q, sentence } = draft;
    const { period, status, place, speaker, speakerKind } = said;
    const start = startOf(q.from);
    const end = endOf(q.to - 1);
    const sentenceStart = startOf(sentence.from);
    const sentenceEnd = endOf(sentence.to - 1);
    const text = article.text.slice(start, end);
    const label = draft.label === '' ? (draft.unit ?? '') : draft.label;
    const key = sentenceKey(sentenceStart, sentenceEnd);
    const wording = `|${text.normalize('NFC')}|${label}`;
    const mention = `${key}${wording}`;
    const occurrence = (seen.get(mention) ?? 0) + 1;
    seen.set(mention, occurrence);
    const sentenceText = normal.text.slice(
      (tokens[sentence.from] as Token).start,
      (tokens[sentence.to - 1] as Token).end,
    );
    const indicatorId = matchIndicator(label, draft.unit, draft.measure, sentenceText);
    const { min, max } = hedgeBounds(draft.hedge, q.value, q.valueMax);
    return {
      id: `${article.id}#${shortHash(`${wording}|${occurrence}`, key)}`,
      articleId: article.id,
      start,
      end,
      text,
      value: q.value,
      valueMax: q.valueMax,
      min,
      max,
      unit: draft.unit,
      denominator: q.denominator,
      indicator: label,
      indicatorId,
      measure: draft.measure,
      changeKind: draft.changeKind,
      direction: draft.direction,
      hedge: draft.hedge,
      status,
      period,
      base: draft.base,
      place,
      placeCode: placeCode(
        place,
        article.publishedAt ?? (period === null ? null : `${period.slice(0, 4)}-01-01`),
      ),
      speaker,
      speakerKind,
      sentence: { start: sentenceStart, end: sentenceEnd },
      inherited: [...draft.inherited].sort(),
      alternative: q.alternative,
      flags: [...draft.flags],
      confidence: confidenceOf(draft, indicatorId),
      certainty: said.certainty,
      evidence: Object.fromEntries(
        Object.entries(said.evidence).flatMap(([field, e]) => (e === null ? [] : [[field, evidenceOf(e)]])),
      ),
      alternatives: said.alternatives,
      sameAs: null,
    };
  };
}

/** Combining marks of a decomposed text belong to the character they follow. */
function withMarks(text: string, end: number): number {
  let i = end;
  while (i < text.length && text.charCodeAt(i) >= 0x300 && text.charCodeAt(i) <= 0x36f) i++;
  return i;
}

/** How surely the number was read: guesses and doubts cost, a catalogue match adds. */
function confidenceOf(draft: Draft, indicatorId: string | null): number {
  let c = indicatorId === null ? 0.9 : 0.98;
  if (draft.q.guessedUnit) c -= 0.2;
  if (draft.flags.has('malformed_number')) c -= 0.5;
  if (draft.flags.has('separator_ambiguous')) c -= 0.3;
  if (draft.label === '') c -= 0.4;
  if (draft.inherited.has('indicator')) c -= 0.1;
  return Math.round(Math.max(0.05, c) * 100) / 100;
}
