/** How a figure as read stands against its label: each field right, silent or wrong. The one place that counts so. */
import { likeness } from '../figures/alike.ts';
import { fold } from '../text/normalise.ts';
import type { Label } from './gold.ts';

export type Judgement = 'right' | 'silent' | 'wrong';

const plain = (s: string | null) =>
  fold(s ?? '')
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim();

/** Whether two numbers are one value, up to rounding of the arithmetic. */
export const sameNumber = (a: number | null, b: number | null): boolean =>
  a === b || (a !== null && b !== null && Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b)));

const LEVELS = new Set(['level', 'share', 'coverage']);
const unitKey = (u: string | null) =>
  plain(u)
    .replace(/\bphan tram\b/, '%')
    .replace(/\bho gia dinh\b/, 'ho')
    .replace(/\bngheo\b|\bcan ngheo\b/g, '')
    .replace(/\bdn\b/, 'doanh nghiep')
    .trim();
const placeKey = (p: string | null) =>
  plain(p)
    .replace(/^(tinh|thanh pho|tp|toan tinh|huyen|thi xa|tx|xa|phuong|quan)\s+/, '')
    .replace(/^(toan quoc|viet nam|ca nuoc)$/, 'ca nuoc')
    .replace(/^ho chi minh$|^hcm$|^tphcm$/, 'ho chi minh')
    .replace(/^dbscl$/, 'dong bang song cuu long');
const personKey = (p: string | null) =>
  plain(p).replace(/^(ong|ba|anh|chi|dong chi|ts|pgs|gs|bs|bac si)\s+/, '');

type Field = Exclude<keyof Label, 'start' | 'end' | 'text' | 'value' | 'also'>;
// biome-ignore lint/suspicious/noExplicitAny: each rule knows the type of its field
const same: Record<Field, (label: any, read: any) => boolean> = {
  unit: (l, r) => unitKey(l) === unitKey(r),
  indicator: (l, r) => likeness(l, r) >= 0.5,
  measure: (l, r) => l === r || (LEVELS.has(l) && LEVELS.has(r)),
  direction: (l, r) => l === r,
  hedge: (l, r) => l === r,
  status: (l, r) => l === r || (l === 'estimated' && r === 'preliminary'),
  period: (l, r) => l === r,
  base: (l, r) => likeness(l, r) >= 0.4,
  place: (l, r) => placeKey(l) === placeKey(r),
  speaker: (l, r) => personKey(l) === personKey(r) || likeness(l, r) >= 0.6,
  valueMax: (l, r) => sameNumber(l, r),
};
export const fields = Object.keys(same) as Field[];
export type { Field };
/** The fields that decide which series a figure joins: a row is right when all of them are. */
export const ROW: readonly Field[] = ['measure', 'unit', 'indicator', 'status', 'period', 'place'];

/** Whether `value` is the label's answer for `field` or another defensible one. */
export function judge(field: Field, label: Label, value: string | number | null | undefined): Judgement {
  const read = value === undefined || value === '' ? null : value;
  const answers = [label[field], ...(label.also[field] ?? [])].map((a) => (a === '' ? null : a));
  if (answers.some((a) => (a === null || read === null ? a === read : same[field](a, read)))) return 'right';
  return read === null ? 'silent' : 'wrong';
}

/** Lays labels beside what was read: where spans overlap and values agree, in order, each once. */
export function align<F extends { start: number; end: number; value: number }>(
  labels: readonly Label[],
  figures: readonly F[],
): { pairs: Map<F, Label>; missed: Label[]; extra: F[] } {
  const left = new Set(figures);
  const pairs = new Map<F, Label>();
  const missed: Label[] = [];
  for (const label of labels) {
    let hit: F | null = null;
    for (const f of left)
      if (f.start < label.end && label.start < f.end && sameNumber(f.value, label.value)) {
        hit = f;
        break;
      }
    if (hit === null) missed.push(label);
    else {
      left.delete(hit);
      pairs.set(hit, label);
    }
  }
  return { pairs, missed, extra: [...left] };
}
