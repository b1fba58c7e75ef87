/** What follows for a figure from the choices made: unit, direction and kind of change, base, flags, what was carried over. */
import type { Quantity } from '../numbers/quantities.ts';
import type { Token } from '../text/tokens.ts';
import type { Draft } from './draft.ts';
import { RATE_HEAD } from './measures.ts';
import type { Item, Scene } from './scene.ts';
import type { Decision } from './slots/index.ts';

const GROWTH = /(^| )(tăng trưởng|tốc độ tăng|mức tăng|tốc độ phát triển|nhịp tăng)( |$)/i;

/** Settles the drafts of all figures of a scene by what was chosen for them. */
export function settle(scene: Scene, decisions: readonly Decision[]): void {
  scene.items.forEach((item, n) => {
    const { draft } = item;
    const { label, measure, period, place, status, speaker } = decisions[n] as Decision;
    draft.label = label.chosen.value;
    if (draft.measure !== measure.chosen.value) {
      draft.measure = measure.chosen.value;
      if (draft.measure !== 'change') draft.direction = draft.changeKind = null;
    }
    if (label.chosen.carried) draft.inherited.add('indicator');
    if (period.chosen.carried && period.chosen.value !== null) draft.inherited.add('period');
    if (place.chosen.carried && place.chosen.value !== null) draft.inherited.add('place');
    if (speaker.chosen.carried && speaker.chosen.value !== null) draft.inherited.add('speaker');
    if (status.chosen.carried && status.chosen.value !== 'actual') draft.inherited.add('status');
    const before = scene.items[n - 1];
    if (draft.measure === 'change')
      settleChange(scene, item, before?.sentence === item.sentence ? before.draft : null);
    settleUnit(scene.tokens, draft.q, item.from, draft);
    if (draft.q.unitKind === 'count' && RATE_HEAD.test(draft.label) && draft.measure !== 'rank') {
      // `tỷ lệ hộ nghèo giảm 1.110 hộ`: named a rate, measured a count; the unit is trusted.
      draft.flags.add('indicator_unit_mismatch');
      draft.label = draft.label.replace(RATE_HEAD, 'số ');
    }
  });
  settleBases(scene);
}

function settleChange(scene: Scene, item: Item, before: Draft | null): void {
  const { draft } = item;
  const { q } = draft;
  if (draft.direction === null) {
    const key = draft.label.toLowerCase();
    if (GROWTH.test(key)) draft.direction = / âm( |$)/.test(key) ? 'down' : 'up';
    else if (before?.measure === 'change') draft.direction = before.direction;
    else draft.direction = verbBefore(scene.tokens, item);
    // `GRDP quý II đạt 9,1%`: what is reached in per cent of growth.
    if (draft.direction === null && item.predicate?.kind === 'level') draft.direction = 'up';
  }
  const relative = q.unitKind === 'rate';
  draft.changeKind ??= q.unitKind === 'points' ? 'points' : relative ? 'relative' : 'absolute';
  if (
    draft.changeKind === 'relative' &&
    relative &&
    RATE_HEAD.test(draft.label) &&
    !GROWTH.test(draft.label)
  ) {
    // `tỷ lệ hộ nghèo giảm 1,2%`: nearly always points, never surely.
    draft.changeKind = 'ambiguous';
    draft.flags.add('pp_or_percent');
  }
  if (q.unitKind === 'score' && RATE_HEAD.test(draft.label)) draft.changeKind = 'points';
}

/** The nearest `tăng` or `giảm` before the number in its sentence. */
function verbBefore(tokens: readonly Token[], item: Item): 'up' | 'down' | null {
  for (let i = item.draft.q.hedgeFrom - 1; i >= Math.max(0, item.draft.q.hedgeFrom - 24); i--) {
    const { key, kind, text } = tokens[i] as Token;
    if (kind === 'newline' || text === ';') return null;
    if (key === 'tăng' || key === 'vượt') return 'up';
    if (key === 'giảm' || key === 'hụt') return 'down';
  }
  return null;
}

/**
 * A base that is named once holds for the changes beside it: over a bracket (`giảm 60.500 tỷ đồng (7,8%) so với dự
 * toán`), down a chain of one clause after the other, and one sentence on in the same paragraph.
 */
function settleBases(scene: Scene): void {
  const { items, doc } = scene;
  const open = (d: Draft) => d.measure === 'change' && d.base === null;
  for (const { draft } of items) if (open(draft)) draft.base = draft.heldAgainst;
  // `thu nội địa vượt 9% dự toán, thu từ dầu thô vượt 25%`.
  for (let n = 1; n < items.length; n++) {
    const item = items[n] as Item;
    const before = items[n - 1] as Item;
    if (item.draft.beyond && open(item.draft) && before.draft.beyond && before.sentence === item.sentence)
      item.draft.base = before.draft.base;
  }
  for (let n = items.length - 1; n > 0; n--) {
    const after = items[n] as Item;
    const item = items[n - 1] as Item;
    const near = after.sentence === item.sentence && after.draft.q.from - item.draft.q.to <= 6;
    if (open(item.draft) && near && after.draft.bracket >= 0 && after.draft.measure === 'change')
      item.draft.base = after.draft.base;
  }
  for (let n = 1; n < items.length; n++) {
    const { draft, sentence } = items[n] as Item;
    const before = items[n - 1] as Item;
    if (!open(draft) || before.draft.measure !== 'change' || before.draft.base === null) continue;
    const apart = sentence - before.sentence;
    const sameBlock = doc.sentences[sentence]!.block === doc.sentences[before.sentence]!.block;
    const held =
      draft.bracket >= 0 ? apart === 0 : apart === 1 && sameBlock && !before.draft.inherited.has('base');
    if (!held) continue;
    draft.base = before.draft.base;
    if (apart > 0) draft.inherited.add('base');
  }
}

/** `bình quân mỗi năm … 10 tỷ đồng` is a sum a year; `khách … 21,8 triệu lượt` counts visits of guests. */
function settleUnit(tokens: readonly Token[], q: Quantity, from: number, draft: Draft): void {
  if (q.unit === null) return;
  if (q.unit === 'lượt' && /khách/i.test(draft.label)) draft.unit = 'lượt khách';
  if (
    q.unit.includes('/') ||
    draft.measure === 'change' ||
    (q.unitKind !== 'money' && q.unitKind !== 'count')
  )
    return;
  const behind = tokens[q.to + 1]?.key ?? '';
  if (tokens[q.to]?.key === 'mỗi' && ['ngày', 'tháng', 'năm', 'giờ', 'tuần'].includes(behind)) {
    draft.unit = `${q.unit}/${behind}`;
    return;
  }
  // `trợ cấp hằng tháng cho 14.891 người`: the money is monthly, not the persons.
  if (q.unitKind === 'count') return;
  for (let i = q.hedgeFrom - 2; i >= Math.max(from, q.hedgeFrom - 8); i--) {
    const a = (tokens[i] as Token).key;
    const b = tokens[i + 1]?.key;
    if (a === ';') return;
    if ((a === 'mỗi' || a === 'hằng' || a === 'hàng') && (b === 'năm' || b === 'tháng' || b === 'ngày')) {
      draft.unit = `${q.unit}/${b}`;
      return;
    }
  }
}
