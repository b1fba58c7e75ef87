/** Quantities that only make sense together: a range with its unit at both ends, a part and its whole, a shared unit. */
import type { Token } from '../text/tokens.ts';
import { readDigitNumber, readMultiplier } from './numerals.ts';
import type { Quantity } from './quantities.ts';

/** Completes and joins the quantities `found` (in order) of a text; those that stay without a unit are dropped. */
export function joinPartners(tokens: readonly Token[], found: Quantity[]): Quantity[] {
  const joined: Quantity[] = [];
  for (const q of found) {
    const before = joined.at(-1);
    const whole = before === undefined ? null : (range(tokens, before, q) ?? pair(tokens, before, q));
    if (whole === null) joined.push(q);
    else joined[joined.length - 1] = whole;
  }
  lendUnits(tokens, joined);
  joinPlans(tokens, joined);
  return joined.filter((q) => q.unit !== null || q.denominator !== null);
}

const plain = (q: Quantity) =>
  q.valueMax === null && q.denominator === null && !q.words && q.unitKind !== 'rank' && q.unit !== null;

/** `từ 8,02% đến 10,12%`, `3 triệu đồng - 5 triệu đồng/tháng`, `1,76% đến dưới 10%`: one value from … to …. */
function range(tokens: readonly Token[], low: Quantity, high: Quantity): Quantity | null {
  const link = tokens[low.to] as Token | undefined;
  if (link === undefined || high.hedgeFrom !== low.to + 1) return null;
  if (link.text !== '-' && link.key !== 'đến' && link.key !== 'tới') return null;
  if (!plain(low) || !plain(high) || high.value <= low.value) return null;
  if (high.hedge !== null && high.hedge !== 'less_than' && high.hedge !== 'nearly') return null;
  if (low.unit !== high.unit && high.unit?.startsWith(`${low.unit}/`) !== true) return null;
  // `dao động từ …`: the word belongs to the range, not to its lower end.
  const hedge = low.hedge === 'about' && tokens[low.from - 1]?.key === 'từ' ? null : low.hedge;
  return { ...low, to: high.to, valueMax: high.value, unit: high.unit, unitKind: high.unitKind, hedge };
}

/** `222 ha/240 ha`: a part and its whole; `115 trẻ nam/100 trẻ nữ`, `200 nghìn đồng/2 sào`: so much for so many. */
function pair(tokens: readonly Token[], part: Quantity, whole: Quantity): Quantity | null {
  const link = tokens[part.to];
  if (link === undefined || whole.from !== part.to + 1 || !plain(part) || !plain(whole)) return null;
  const slash = link.text === '/' && !link.spaced;
  const versus =
    link.text === '-' && part.unitKind === 'count' && (whole.value === 100 || whole.value === 1000);
  if (!slash && !versus) return null;
  // Two sums are two figures (`phạt 2,9 tỷ/3,1 tỷ`).
  if (part.unitKind === 'money' && whole.unitKind === 'money') return null;
  if (part.unit === whole.unit) return slash ? { ...part, to: whole.to, denominator: whole.value } : null;
  let per = '';
  for (let i = whole.from; i < whole.to; i++) {
    const token = tokens[i] as Token;
    per += (per !== '' && token.spaced ? ' ' : '') + token.text;
  }
  return { ...part, to: whole.to, unit: `${part.unit}/${per}` };
}

/**
 * Completes figures whose unit stands elsewhere: `từ 4,1 lên 4,6%` takes unit and scale from its partner behind,
 * a bracketed pair `(712/790)` the unit of the count before it.
 */
function lendUnits(tokens: readonly Token[], found: Quantity[]): void {
  for (let k = 0; k < found.length; k++) {
    const q = found[k] as Quantity;
    if (!q.borrowed) continue;
    const next = found[k + 1];
    const before = found[k - 1];
    if (tokens[q.to]?.text === '/' || tokens[q.from - 1]?.text === '/') {
      const gap = before === undefined ? Number.POSITIVE_INFINITY : q.from - before.to;
      if (before !== undefined && before.unitKind === 'count' && gap <= 6) {
        q.unit = before.unit;
        q.unitKind = before.unitKind;
      }
    } else if (next !== undefined && next.hedgeFrom - q.to <= 3 && next.unit !== null) {
      q.unit = next.unit;
      q.unitKind = next.unitKind;
      let scale = 1;
      for (let i = next.from; i < next.unitFrom; i++)
        scale = Math.max(scale, readMultiplier(tokens, i)?.factor ?? 1);
      if (scale > 1 && q.value < 1e4) q.value *= scale;
    }
  }
}

/** `18.000 ngày công (18.000/15.000, đạt 120% kế hoạch)`: the bracket repeats the value and adds its plan. */
function joinPlans(tokens: readonly Token[], found: readonly Quantity[]): void {
  for (const q of found) {
    if (q.denominator !== null || tokens[q.to]?.text !== '(') continue;
    const value = readDigitNumber(tokens, q.to + 1);
    if (value === null || value.value !== q.value || tokens[value.end]?.text !== '/') continue;
    const plan = readDigitNumber(tokens, value.end + 1);
    if (plan !== null) q.denominator = plan.value;
  }
}
