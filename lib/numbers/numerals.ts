/**
 * Vietnamese numerals: digits with their separators, multipliers, number words. Reads values only; what is
 * counted is `quantities.ts`.
 */
import type { Token } from '../text/tokens.ts';

export type SeparatorReading = 'plain' | 'thousands' | 'decimal' | 'malformed';

export interface Numeral {
  value: number;
  /** The other reading of an ambiguous separator, else null. */
  alternative: number | null;
  reading: SeparatorReading;
}

/** Decimal digits of any length as a number; beyond 2^53 the nearest double, as the press never prints more. */
const digits = (s: string) => Number(s);

/**
 * Value of a digit token such as `1.110`, `33,5`, `5.71`, `24.761,596`, `1,234,567`.
 * Vietnamese separators are the default: the dot groups thousands, the comma starts decimals; a dot before one
 * or two digits is an English decimal. One mark before three digits can be read both ways: `separators.ts` decides.
 */
export function readDigits(token: string): Numeral {
  const plain = (value: number): Numeral => ({ value, alternative: null, reading: 'plain' });
  let dots = 0;
  let commas = 0;
  for (const c of token) {
    if (c === '.') dots++;
    else if (c === ',') commas++;
  }
  if (dots === 0 && commas === 0) return plain(digits(token));
  const groupsOf = (mark: string, upTo: string) => {
    const parts = upTo.split(mark);
    return (parts[0] as string).length <= 3 && parts.slice(1).every((p) => p.length === 3);
  };
  if (dots > 0 && commas > 0) {
    const lastComma = token.lastIndexOf(',');
    const lastDot = token.lastIndexOf('.');
    if (lastComma > lastDot && commas === 1 && groupsOf('.', token.slice(0, lastComma)))
      return {
        value: digits(token.replaceAll('.', '').replace(',', '.')),
        alternative: null,
        reading: 'thousands',
      };
    if (lastDot > lastComma && dots === 1 && groupsOf(',', token.slice(0, lastDot)))
      return { value: digits(token.replaceAll(',', '')), alternative: null, reading: 'thousands' };
    return { value: digits(token.replace(/[.,].*$/s, '')), alternative: null, reading: 'malformed' };
  }
  const mark = dots > 0 ? '.' : ',';
  const count = dots + commas;
  const parts = token.split(mark);
  const last = parts[parts.length - 1] as string;
  if (count > 1)
    return groupsOf(mark, token)
      ? { value: digits(token.replaceAll(mark, '')), alternative: null, reading: 'thousands' }
      : { value: digits(parts[0] as string), alternative: null, reading: 'malformed' };
  const whole = parts[0] as string;
  const decimal = digits(`${whole}.${last}`);
  const grouped = digits(whole + last);
  if (mark === ',') {
    if (last.length === 3 && whole.length <= 3 && whole !== '0')
      return { value: decimal, alternative: grouped, reading: 'decimal' };
    return { value: decimal, alternative: null, reading: 'decimal' };
  }
  if (last.length === 3 && whole.length <= 3 && whole !== '0')
    return { value: grouped, alternative: decimal, reading: 'thousands' };
  if (last.length <= 2 || whole === '0') return { value: decimal, alternative: null, reading: 'decimal' };
  return { value: decimal, alternative: null, reading: 'malformed' };
}

/** `token` is a run of three digits that may continue a number grouped by spaces. */
const isGroup = (t: Token | undefined) =>
  t !== undefined && t.kind === 'number' && t.spaced && /^\d{3}(,\d+)?$/.test(t.text);

export interface ReadNumber extends Numeral {
  /** Index after the last token of the number, multipliers included. */
  end: number;
  /** The number was written in words. */
  words: boolean;
  /** A multiplier followed the digits (`nghìn`, `triệu`, `tỷ`). */
  scaled: boolean;
  /** The largest multiplier, 1 where there is none. */
  scale: number;
}

const MULTIPLIERS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    chục: 10,
    trăm: 100,
    nghìn: 1e3,
    ngàn: 1e3,
    vạn: 1e4,
    triệu: 1e6,
    tỷ: 1e9,
    tr: 1e6,
  }),
);

/** Multiplier words at `at`, multiplied out (`nghìn tỷ` = 1e12), or null. */
export function readMultiplier(tokens: readonly Token[], at: number): { factor: number; end: number } | null {
  let factor = 1;
  let end = at;
  while (end < at + 3) {
    const token = tokens[end];
    if (token?.kind !== 'word') break;
    const m = MULTIPLIERS.get(token.key);
    if (m === undefined) break;
    // `triệu tỷ`, `nghìn tỷ`, `trăm triệu`: each later multiplier is not smaller; `tỷ triệu` is not said.
    if (end > at && m < 1e3) break;
    if (end > at && factor >= 1e9) break;
    if (token.key === 'tr' && tokens[end + 1]?.text !== '.' && tokens[end + 1]?.key !== 'đồng') break;
    factor *= m;
    end++;
  }
  return end > at ? { factor, end } : null;
}

/** Without the last digits, which binary arithmetic leaves; a whole number of up to 15 digits has none. */
const round = (value: number) =>
  Number.isInteger(value) && Math.abs(value) < 1e15 ? value || 0 : Number(value.toPrecision(15));

/** Reads digits, space groups, multipliers and compounds (`1 tỷ 850 triệu`, `2 tỷ rưỡi`) from token `at`. */
export function readDigitNumber(tokens: readonly Token[], at: number): ReadNumber | null {
  const first = tokens[at];
  if (first?.kind !== 'number') return null;
  let text = first.text;
  let end = at + 1;
  // `1 960 ha`: groups of three after one to three digits; never after a year or a decimal.
  if (/^[1-9]\d{0,2}$/.test(text) && isGroup(tokens[end])) {
    let groups = '';
    let j = end;
    while (isGroup(tokens[j]) && j - end < 5) {
      groups += (tokens[j] as Token).text;
      j++;
      if (groups.includes(',')) break;
    }
    // Two separate counts ("12 345 ...") are told apart by what follows: a number is never followed by another.
    if (tokens[j]?.kind !== 'number') {
      text += groups;
      end = j;
    }
  }
  const numeral = readDigits(text);
  let { value, alternative } = numeral;
  let scale = 1;
  const multiplier = readMultiplier(tokens, end);
  if (multiplier !== null) {
    scale = multiplier.factor;
    value = round(value * scale);
    if (alternative !== null) alternative = round(alternative * scale);
    end = multiplier.end;
    if (tokens[end]?.key === 'rưỡi') {
      value = round(value + scale / 2);
      end++;
    } else {
      // Compound: each part has a smaller multiplier than the one before.
      let smallest = scale;
      while (tokens[end]?.kind === 'number') {
        const part = readDigits((tokens[end] as Token).text);
        const next = readMultiplier(tokens, end + 1);
        if (next === null || next.factor >= smallest || part.reading === 'malformed') break;
        value = round(value + part.value * next.factor);
        alternative = null;
        smallest = next.factor;
        end = next.end;
      }
    }
  }
  return { value, alternative, reading: numeral.reading, end, words: false, scaled: scale > 1, scale };
}

const DIGITS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    không: 0,
    một: 1,
    hai: 2,
    ba: 3,
    bốn: 4,
    năm: 5,
    sáu: 6,
    bảy: 7,
    bẩy: 7,
    tám: 8,
    chín: 9,
  }),
);
/** Forms of a digit that stand only behind a ten (`hai mươi mốt`, `bốn mươi tư`, `sáu mươi nhăm`). */
const LAST_DIGITS: ReadonlyMap<string, number> = new Map(Object.entries({ mốt: 1, tư: 4, lăm: 5, nhăm: 5 }));
const digitOf = (key: string | undefined): number | undefined => DIGITS.get(key ?? '');
const lastDigitOf = (key: string | undefined): number | undefined =>
  LAST_DIGITS.get(key ?? '') ?? DIGITS.get(key ?? '');

interface Part {
  value: number;
  end: number;
  /** The last thing read was a bare digit behind `trăm` or a multiplier: it counts the next lower tens. */
  tail: boolean;
}

/**
 * A number below 1,000 from token `at`: `một trăm linh năm`, `bốn mươi tư`, `tám chín` (`mươi` left out). `inside`
 * tells that a larger part stands before it; `loose` allows `mươi` to be left out between plain digits.
 */
function readSection(tokens: readonly Token[], at: number, inside: boolean, loose: boolean): Part | null {
  let i = at;
  let value = 0;
  let read = false;
  const key = (n: number) => tokens[n]?.key;
  const hundreds = digitOf(key(i));
  if (hundreds !== undefined && key(i + 1) === 'trăm') {
    value = hundreds * 100;
    i += 2;
    read = true;
    if (key(i) === 'rưỡi') return { value: value + 50, end: i + 1, tail: false };
  }
  if ((key(i) === 'linh' || key(i) === 'lẻ') && (read || inside)) {
    const one = lastDigitOf(key(i + 1));
    if (one !== undefined) return { value: value + one, end: i + 2, tail: false };
  }
  if (key(i) === 'mười') {
    const one = lastDigitOf(key(i + 1));
    // `mười một` but `mười ba nghìn`: the digit is read either way, the multiplier follows the section.
    if (one !== undefined && one > 0) return { value: value + 10 + one, end: i + 2, tail: false };
    return { value: value + 10, end: i + 1, tail: false };
  }
  const first = digitOf(key(i));
  if (first !== undefined) {
    if (key(i + 1) === 'mươi' || key(i + 1) === 'chục') {
      const one = key(i + 1) === 'mươi' ? lastDigitOf(key(i + 2)) : undefined;
      if (one !== undefined && one > 0 && !startsPart(tokens, i + 3))
        return { value: value + first * 10 + one, end: i + 3, tail: false };
      return { value: value + first * 10, end: i + 2, tail: false };
    }
    const second =
      LAST_DIGITS.get(key(i + 1) ?? '') ?? (loose || read || inside ? digitOf(key(i + 1)) : undefined);
    if (second !== undefined && first > 0 && !startsPart(tokens, i + 2))
      return { value: value + first * 10 + second, end: i + 2, tail: false };
    return { value: value + first, end: i + 1, tail: (read || inside) && first > 0 };
  }
  const last = LAST_DIGITS.get(key(i) ?? '');
  if (last !== undefined && (read || inside)) return { value: value + last, end: i + 1, tail: true };
  return read ? { value, end: i, tail: false } : null;
}

/** `trăm`, `mươi` behind a digit: that digit begins a part of its own. */
const startsPart = (tokens: readonly Token[], at: number) =>
  ['trăm', 'mươi', 'chục'].includes(tokens[at]?.key ?? '');

/**
 * Reads a number written in words (`hai mươi lăm`, `một trăm linh năm`, `hai triệu rưỡi`, `âm năm phẩy hai`) from
 * token `at`; null where there is none. `năm` before digits is the year and is left alone. With `loose` a `mươi`
 * may be left out (`bốn bảy` = 47), as in speech; in print `hai ba xã` is two or three.
 */
export function readWordNumber(tokens: readonly Token[], at: number, loose = false): ReadNumber | null {
  const first = tokens[at];
  if (first?.kind !== 'word') return null;
  let i = at;
  const negative = loose && (first.key === 'âm' || first.key === 'trừ');
  if (negative) i++;
  if (tokens[i]?.key === 'năm' && tokens[i + 1]?.kind === 'number') return null;
  let total = 0;
  let scale = 1;
  let lastScale = Number.POSITIVE_INFINITY;
  let end = i;
  if (tokens[i]?.key === 'nửa') {
    total = 0.5;
    end = i + 1;
    const m = readMultiplier(tokens, end);
    if (m !== null) return words(total * m.factor, m.end, m.factor);
    return words(total, end, 1);
  }
  for (let parts = 0; parts < 8; parts++) {
    const section = readSection(tokens, end, parts > 0, loose);
    if (section === null) break;
    const multiplier = readMultiplier(tokens, section.end);
    const factor = multiplier !== null && multiplier.factor >= 1e3 ? multiplier.factor : 1;
    if (factor === 1) {
      // `một triệu hai` = 1.2 million, `một trăm hai` = 120.
      let { value } = section;
      if (section.tail) {
        const hundreds = Math.floor(value / 100) * 100;
        const digit = value - hundreds;
        value =
          hundreds > 0 || lastScale === Number.POSITIVE_INFINITY
            ? hundreds + digit * 10
            : (digit * lastScale) / 10;
      }
      total += value;
      end = section.end;
      lastScale = 1;
      break;
    }
    if (factor === 1e9 && lastScale < 1e9) {
      // `một nghìn hai trăm ba mươi tư tỷ`: the billion multiplies all that stands before it.
      total = (total + section.value) * factor;
      scale = Math.max(scale, factor);
      lastScale = factor;
      end = section.end + 1;
      continue;
    }
    if (factor >= lastScale) break;
    total += section.value * factor;
    scale = Math.max(scale, factor);
    lastScale = factor;
    end = (multiplier as { end: number }).end;
    if (tokens[end]?.key === 'rưỡi') {
      total += factor / 2;
      end++;
      break;
    }
  }
  if (end === i) return null;
  const point = tokens[end]?.key;
  if ((point === 'phẩy' || point === 'chấm') && lastDigitOf(tokens[end + 1]?.key) !== undefined) {
    let decimals = '';
    let j = end + 1;
    for (
      let one = lastDigitOf(tokens[j]?.key);
      one !== undefined && decimals.length < 12;
      one = lastDigitOf(tokens[j]?.key)
    ) {
      decimals += one;
      j++;
    }
    const value = Number(`${total}.${decimals}`);
    const m = readMultiplier(tokens, j);
    if (m !== null) return words(value * m.factor, m.end, m.factor);
    return words(value, j, scale);
  }
  // A lone `không` is the word for no.
  if (total === 0 && end === i + 1 && !loose) return null;
  return words(total, end, scale);

  function words(value: number, to: number, largest: number): ReadNumber {
    return {
      value: round(negative ? -value : value),
      alternative: null,
      reading: 'plain',
      end: to,
      words: true,
      scaled: largest > 1,
      scale: largest,
    };
  }
}
