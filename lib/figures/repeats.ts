/** Links mentions of one figure (headline, lead, body, captions) to the most precise of them. */
import type { Figure } from '../records.ts';
import { fold } from '../text/normalise.ts';

const SMALL = new Set([
  'so',
  'ty',
  'le',
  'ti',
  'cac',
  'cua',
  'tong',
  'duoc',
  'la',
  've',
  'tai',
  'cho',
  'va',
  'dat',
  'co',
  'tren',
  'muc',
]);
const wordsOf = (label: string) =>
  new Set(
    fold(label)
      .split(' ')
      .filter((w) => w !== '' && !SMALL.has(w)),
  );

function alike(a: Figure, b: Figure, words: Map<string, Set<string>>): boolean {
  if (a.indicatorId !== null && b.indicatorId !== null) return a.indicatorId === b.indicatorId;
  const A = words.get(a.indicator) as Set<string>;
  const B = words.get(b.indicator) as Set<string>;
  if (A.size === 0 || B.size === 0) return true;
  let common = 0;
  for (const w of A) if (B.has(w)) common++;
  return common / Math.min(A.size, B.size) >= 0.6;
}

/** Digits that a value is printed with: the more, the more precise. */
function precision({ hedge, text }: Figure): number {
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 48 && c <= 57) digits++;
  }
  return (hedge === null ? 100 : 0) + digits;
}

/** `a` may be `b` rounded: same value, or within the hedge that says so. */
function sameValue(a: Figure, b: Figure): boolean {
  if (a.value === b.value && a.valueMax === b.valueMax) return true;
  if (a.hedge === 'more_than' && a.value <= b.value && b.value - a.value <= Math.abs(a.value) * 0.05)
    return true;
  if (a.hedge === 'nearly' && a.value >= b.value && a.value - b.value <= Math.abs(a.value) * 0.05)
    return true;
  if (a.hedge === 'about' && Math.abs(a.value - b.value) <= Math.abs(a.value) * 0.03) return true;
  return false;
}

/** `a` says it more precisely than `b`, or says the same earlier. */
function leads(a: Figure, b: Figure): boolean {
  const more = precision(a) - precision(b);
  if (more !== 0) return more > 0;
  return a.start < b.start && a.hedge === b.hedge;
}

/**
 * Sets `sameAs` on every repeated mention; the leading one keeps null. Changes `figures` in place. Two figures
 * are one when unit, measure, direction, status, period and place agree, the wording overlaps and the value is
 * the same or rounds to it.
 */
export function linkRepeats(figures: Figure[]): void {
  const groups = new Map<string, Figure[]>();
  const words = new Map<string, Set<string>>();
  for (const figure of figures) {
    if (!words.has(figure.indicator)) words.set(figure.indicator, wordsOf(figure.indicator));
    const key = [
      figure.unit,
      figure.measure === 'share' || figure.measure === 'coverage' ? 'level' : figure.measure,
      figure.direction,
      figure.status === 'target' || figure.status === 'forecast',
    ].join('|');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [figure]);
    else group.push(figure);
  }
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    // Sorted by value, only neighbours can be one figure: linear after the sort.
    const sorted = [...group].sort((a, b) => a.value - b.value || a.start - b.start);
    const found: { leader: Figure; members: Figure[] }[] = [];
    for (const figure of sorted) {
      let mates: (typeof found)[number] | undefined;
      for (let n = found.length - 1; mates === undefined && n >= Math.max(0, found.length - 8); n--) {
        const { leader } = found[n] as (typeof found)[number];
        if (
          (figure.period === null || leader.period === null || figure.period === leader.period) &&
          (figure.place === leader.place || figure.place === null || leader.place === null) &&
          figure.start !== leader.start &&
          (sameValue(figure, leader) || sameValue(leader, figure)) &&
          alike(figure, leader, words)
        )
          mates = found[n];
      }
      if (mates === undefined) found.push({ leader: figure, members: [] });
      else if (leads(figure, mates.leader)) {
        mates.members.push(mates.leader);
        mates.leader = figure;
      } else mates.members.push(figure);
    }
    for (const { leader, members } of found) for (const member of members) member.sameAs = leader.id;
  }
  // A headline rarely says its year; the mention that does lends it.
  const byId = new Map(figures.map((f) => [f.id, f]));
  for (const figure of figures) {
    const leader = figure.sameAs === null ? undefined : byId.get(figure.sameAs);
    if (leader === undefined || leader.period === figure.period) continue;
    const [from, to] = figure.period === null ? [leader, figure] : [figure, leader];
    if (to.period !== null) continue;
    to.period = from.period;
    if (!to.inherited.includes('period')) to.inherited = [...to.inherited, 'period' as const].sort();
  }
}
