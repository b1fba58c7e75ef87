/** Lists: `A và B lần lượt tăng 2% và 8,3%`; one `100%` over several subjects. */

import type { Sentence } from '../text/sentences.ts';
import type { Token } from '../text/tokens.ts';
import type { Draft } from './draft.ts';
import { type Frame, labelOf, leftPhrase, rightPhrase } from './phrases.ts';
import { type Predicate, predicateBefore } from './predicates.ts';

/** Gives each value of a `lần lượt` list its subject, in order; unequal lengths are flagged. */
export function zipLists(frame: Frame, sentence: Sentence, drafts: readonly Draft[]): void {
  const { tokens } = frame;
  for (let i = sentence.from; i + 1 < sentence.to; i++) {
    if ((tokens[i] as Token).key !== 'lần' || tokens[i + 1]?.key !== 'lượt') continue;
    const first = drafts.findIndex((d) => d.q.from > i);
    if (first < 0) return;
    const list = [drafts[first] as Draft];
    for (let n = first + 1; n < drafts.length; n++) {
      const gap = tokens.slice((drafts[n - 1] as Draft).q.to, (drafts[n] as Draft).q.hedgeFrom);
      if (!gap.every((t) => t.text === ',' || t.key === 'và' || t.text === ';')) break;
      list.push(drafts[n] as Draft);
    }
    if (list.length < 2) return;
    const lead = list[0] as Draft;
    const predicate = predicateBefore(tokens, sentence.from, i);
    const from = first > 0 ? (drafts[first - 1] as Draft).q.to : sentence.from;
    const subjects = listSubjects(frame, from, predicate?.from ?? i);
    const kind = predicate?.kind === 'up' || predicate?.kind === 'down' ? predicate.kind : null;
    const paired = subjects.length === list.length;
    list.forEach((d, n) => {
      if (paired) d.label = subjects[n] as string;
      else d.flags.add('list_length_mismatch');
      d.measure = kind === null ? lead.measure : 'change';
      d.direction = kind ?? lead.direction;
      d.changeKind = kind === null ? lead.changeKind : d.q.unitKind === 'rate' ? 'relative' : 'absolute';
      d.base = d.base ?? list.at(-1)?.base ?? null;
      if (!paired) return;
      d.anchor = true;
      d.inherited.delete('indicator');
    });
    return;
  }
}

function listSubjects(frame: Frame, from: number, to: number): string[] {
  const { tokens } = frame;
  const subjects: string[] = [];
  let start = from;
  for (let i = from; i <= to; i++) {
    const token = tokens[i] as Token;
    if (i < to && token.text !== ',' && token.key !== 'và' && token.text !== ';') continue;
    // A bare name of a place is a subject here (`khách Nga, Ấn Độ và Anh`).
    const run = leftPhrase(frame, start, i) ?? (start < i ? { from: start, to: i } : null);
    if (run !== null) subjects.push(labelOf(frame, run));
    start = i + 1;
  }
  return subjects;
}

/** First words of nouns for persons and units that open a new subject of a coverage statement. */
const SUBJECT_NOUNS = new Set([
  'hộ',
  'trẻ',
  'người',
  'đối',
  'học',
  'xã',
  'phường',
  'huyện',
  'thôn',
  'gia',
  'em',
  'cán',
  'công',
  'doanh',
  'trường',
  'lao',
  'phụ',
  'thanh',
  'bệnh',
  'trạm',
  'cơ',
  'khu',
]);

/**
 * `100% A được x, B được y và C được z`: the value holds for each subject. A new subject begins
 * after a comma where a noun of persons or units opens a part that has its own `được`.
 */
export function distributed(frame: Frame, draft: Draft, predicate: Predicate | null, limit: number): Draft[] {
  const { tokens } = frame;
  const { q } = draft;
  if (q.unit !== '%' || (draft.measure !== 'coverage' && draft.measure !== 'level') || predicate !== null)
    return [];
  const starts: number[] = [q.to];
  let passive = false;
  let end = limit;
  for (let i = q.to; i < end; i++) {
    const token = tokens[i] as Token;
    if (
      token.text === ';' ||
      token.kind === 'newline' ||
      token.text === '”' ||
      (token.text === '.' && (tokens[i + 1]?.spaced ?? true))
    ) {
      end = i;
      break;
    }
    if (token.key === 'được') passive = true;
    if (
      token.text === ',' &&
      passive &&
      SUBJECT_NOUNS.has(tokens[i + 1]?.key ?? '') &&
      hasPassive(tokens, i + 1, end)
    ) {
      starts.push(i + 1);
      passive = false;
    }
  }
  if (starts.length < 2) return [];
  const labels = starts.map((start, n) => {
    const run = rightPhrase(frame, start, n + 1 < starts.length ? (starts[n + 1] as number) - 1 : end, true);
    return run === null ? '' : labelOf(frame, run);
  });
  if (labels[0] !== '') draft.label = labels[0] as string;
  return labels
    .slice(1)
    .filter((label) => label !== '')
    .map((label) => ({ ...draft, label, inherited: new Set(draft.inherited), flags: new Set(draft.flags) }));
}

function hasPassive(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const { key, text } = tokens[i] as Token;
    if (key === 'được') return true;
    if (text === ';') return false;
  }
  return false;
}
