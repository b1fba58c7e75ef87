/** What a written value says about the true one: an interval, open where the wording excludes its edge. */
import type { Figure } from '../records.ts';

export interface Bounds {
  low: number;
  high: number;
  openLow: boolean;
  openHigh: boolean;
  /** A plain value without hedge or range. */
  exact: boolean;
}

type Written = Pick<Figure, 'value' | 'valueMax' | 'min' | 'max' | 'hedge' | 'text'>;

interface Digits {
  /** Decimal places as written, and the power of ten that "nghìn", "triệu", "tỷ" put on the number. */
  places: number;
  power: number;
  trailingZeros: number;
}

/** How the first number of `text` was written, or null where it is not `value` over a power of ten. */
function digitsOf(text: string, value: number): Digits | null {
  const number = /\d[\d.,]*/.exec(text)?.[0].replace(/[.,]+$/, '');
  if (number === undefined || value === 0) return null;
  const decimals = /(?:,(\d+)|\.(\d{1,2}))$/.exec(number);
  const places = (decimals?.[1] ?? decimals?.[2] ?? '').length;
  const digits = number.replace(/[.,]/g, '');
  const scale = Math.abs(value) / (Number(digits) / 10 ** places);
  const power = Math.round(Math.log10(scale));
  // "10 tỷ 640 triệu": the first number alone is not the value.
  if (!Number.isFinite(scale) || Math.abs(scale / 10 ** power - 1) > 1e-6) return null;
  return { places, power, trailingZeros: /0*$/.exec(digits)?.[0].length ?? 0 };
}

/**
 * One unit of the last digit that tells something: 1 for "33%", 100 for "12.500 hộ", 10,000 for "1,58
 * triệu". A twentieth of the value where the text shows no plain number.
 */
function lastDigit(text: string, value: number): number {
  const digits = digitsOf(text, value);
  if (digits === null) return Math.abs(value) / 20;
  const { places, power, trailingZeros } = digits;
  return 10 ** (places > 0 ? power - places : power + trailingZeros);
}

/** Half of what rounding may have hidden. A plain count ("7.400 vụ") is taken to the last digit. */
function roundingSlack(text: string, value: number): number {
  const digits = digitsOf(text, value);
  if (digits === null) return 0;
  const { places, power } = digits;
  return places > 0 || power > 0 || text.includes('%') ? 10 ** (power - places) / 2 : 0;
}

/**
 * The interval of a written value. "Hơn 33%" lies above 33 and, as nobody writes so of 35, below the next
 * value of the same roundness; "ít nhất", "không quá" and "dưới" leave their other side open.
 */
export function trueInterval({ value, valueMax, min, max, hedge, text }: Written): Bounds {
  const last = valueMax ?? value;
  if (hedge === null)
    return {
      low: value,
      high: last,
      openLow: false,
      openHigh: false,
      exact: valueMax === null || valueMax === value,
    };
  const step = lastDigit(text, value);
  const closed = { openLow: false, openHigh: false, exact: false };
  switch (hedge) {
    case 'more_than':
      return { ...closed, low: value, high: max ?? last + step, openLow: true, openHigh: true };
    case 'nearly':
      return { ...closed, low: min ?? value - step, high: last, openLow: true, openHigh: true };
    case 'at_least':
      return { ...closed, low: value, high: max ?? Number.POSITIVE_INFINITY };
    case 'at_most':
      return { ...closed, low: min ?? Number.NEGATIVE_INFINITY, high: last };
    case 'less_than':
      return { ...closed, low: min ?? Number.NEGATIVE_INFINITY, high: last, openHigh: true };
    case 'about':
      return { ...closed, low: min ?? value - step / 2, high: max ?? last + step / 2 };
  }
}

/** Some number fits both: the two do not say which is larger. */
export function overlap(a: Bounds, b: Bounds): boolean {
  const low = Math.max(a.low, b.low);
  const high = Math.min(a.high, b.high);
  if (low < high) return true;
  if (low > high) return false;
  const openAt = (bounds: Bounds) =>
    (bounds.low === low && bounds.openLow) || (bounds.high === low && bounds.openHigh);
  return !openAt(a) && !openAt(b);
}

/** The interval of a written value with what rounding may have hidden: "1,58 triệu" from 1,575 to 1,585. */
export function roundedInterval(written: Written): Bounds {
  const bounds = trueInterval(written);
  if (!bounds.exact) return bounds;
  const slack = roundingSlack(written.text, written.value);
  return { ...bounds, low: bounds.low - slack, high: bounds.high + slack };
}

/** Both can be one value written with different roundness or hedges ("1,6 triệu hộ", "1.586.336 hộ"). */
export function sameValue(a: Written, b: Written): boolean {
  return overlap(roundedInterval(a), roundedInterval(b));
}
