/**
 * Vietnamese numerals: digits with their separators, multipliers, number words. Reads values only; what is
 * counted is `quantities.ts`.
 */
import type { Token } from '../text/tokens.ts';

export type SeparatorReading = 'plain' | 'thousands' | 'decimal' | 'ambiguous' | 'malformed';

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
 * or two digits is an English decimal (dossier 1.3). `commaThousands` is the article's own habit.
 */
export function readDigits(token: string, commaThousands = false): Numeral {
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
    if (last.length === 3 && whole.length <= 3 && commaThousands && whole !== '0')
      return { value: grouped, alternative: decimal, reading: 'thousands' };
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

const MULTIPLIERS: Record<string, number> = {
  chục: 10,
  trăm: 100,
  nghìn: 1e3,
  ngàn: 1e3,
  vạn: 1e4,
  triệu: 1e6,
  tỷ: 1e9,
  tr: 1e6,
};

/** Multiplier words at `at`, multiplied out (`nghìn tỷ` = 1e12), or null. */
export function readMultiplier(tokens: readonly Token[], at: number): { factor: number; end: number } | null {
  let factor = 1;
  let end = at;
  while (end < at + 3) {
    const token = tokens[end];
    if (token?.kind !== 'word') break;
    const m = MULTIPLIERS[token.key];
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

const round = (value: number) => Number(value.toPrecision(15));

/** Reads digits, space groups, multipliers and compounds (`1 tỷ 850 triệu`, `2 tỷ rưỡi`) from token `at`. */
export function readDigitNumber(
  tokens: readonly Token[],
  at: number,
  commaThousands = false,
): ReadNumber | null {
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
  const numeral = readDigits(text, commaThousands);
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
        const part = readDigits((tokens[end] as Token).text, commaThousands);
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

const ONES: Record<string, number> = {
  không: 0,
  một: 1,
  mốt: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  lăm: 5,
  nhăm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
};
const FIRST = new Set([
  'một',
  'hai',
  'ba',
  'bốn',
  'năm',
  'sáu',
  'bảy',
  'bẩy',
  'tám',
  'chín',
  'mười',
  'nửa',
  'trăm',
  'nghìn',
  'ngàn',
  'vạn',
  'triệu',
  'tỷ',
]);

/**
 * Reads a number written in words (`hai mươi lăm`, `một trăm linh năm`, `ba nghìn rưỡi`, `năm phẩy hai`) from
 * token `at`; null where there is none. `năm` before digits is the year and is left alone.
 */
export function readWordNumber(tokens: readonly Token[], at: number): ReadNumber | null {
  const first = tokens[at];
  if (first?.kind !== 'word' || !FIRST.has(first.key)) return null;
  if (MULTIPLIERS[first.key] !== undefined) return null;
  if (first.key === 'năm' && tokens[at + 1]?.kind === 'number') return null;
  let total = 0; // closed thousands, millions, billions
  let section = 0; // hundreds, tens, ones being read
  let unit = -1; // a bare digit just read, -1 when none
  let scale = 1;
  let lastScale = Number.POSITIVE_INFINITY;
  let lastMultiplier = 1;
  let i = at;
  let read = 0;
  const close = () => {
    if (unit >= 0) section += unit;
    unit = -1;
  };
  for (; i < tokens.length && i - at < 40; i++) {
    const token = tokens[i] as Token;
    if (token.kind !== 'word') break;
    const { key } = token;
    const one = ONES[key];
    if (key === 'nửa' && read === 0) {
      section = 0.5;
      read++;
      lastMultiplier = 1;
    } else if (one !== undefined) {
      if (unit >= 0) {
        // `hai ba`: not one number. `hai mươi hai ba` neither.
        break;
      }
      // `triệu hai`, `nghìn tư`: the digit counts tenths of the multiplier just read.
      if (
        lastMultiplier >= 100 &&
        section === 0 &&
        read > 0 &&
        total > 0 &&
        !followsMultiplier(tokens, i) &&
        tokens[i - 1]?.key !== 'linh' &&
        tokens[i - 1]?.key !== 'lẻ' &&
        one > 0
      ) {
        total += (one * lastMultiplier) / 10;
        i++;
        break;
      }
      unit = one;
      read++;
    } else if (key === 'mười') {
      if (unit >= 0) break;
      section += 10;
      read++;
      lastMultiplier = 10;
    } else if (key === 'mươi' || key === 'chục') {
      if (unit < 0) break;
      section += unit * 10;
      unit = -1;
      lastMultiplier = 10;
    } else if (key === 'trăm') {
      if (unit < 0) break;
      section += unit * 100;
      unit = -1;
      lastMultiplier = 100;
    } else if (key === 'linh' || key === 'lẻ') {
      if (read === 0 || ONES[tokens[i + 1]?.key ?? ''] === undefined) break;
    } else if (key === 'rưỡi') {
      close();
      if (section > 0) {
        section += lastMultiplier / 2;
      } else total += lastMultiplier / 2;
      i++;
      break;
    } else if (key === 'phẩy' || key === 'chấm') {
      const fraction = ONES[tokens[i + 1]?.key ?? ''];
      if (fraction === undefined) break;
      close();
      let decimals = '';
      let j = i + 1;
      while (j < tokens.length && ONES[(tokens[j] as Token).key] !== undefined && decimals.length < 6) {
        decimals += ONES[(tokens[j] as Token).key];
        j++;
      }
      section = Number(`${section}.${decimals}`);
      i = j - 1;
    } else {
      const m = MULTIPLIERS[key];
      if (m === undefined || m < 1e3 || key === 'tr') break;
      close();
      if (m >= lastScale && m !== 1e9) break;
      if (section === 0 && total === 0) break;
      if (m === 1e9 && lastScale <= 1e9) {
        total = (total + section) * m;
      } else total += section * m;
      section = 0;
      lastScale = m;
      lastMultiplier = m;
      scale = Math.max(scale, m);
    }
  }
  close();
  if (read === 0) return null;
  return {
    value: round(total + section),
    alternative: null,
    reading: 'plain',
    end: i,
    words: true,
    scaled: scale > 1,
    scale,
  };
}

/** A multiplier or another part of a number stands after token `at`, so that it is a digit of its own. */
function followsMultiplier(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]?.key;
  return (
    next !== undefined &&
    (MULTIPLIERS[next] !== undefined || next === 'mươi' || next === 'phẩy' || next === 'chấm')
  );
}
