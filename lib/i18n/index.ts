/** Wording, numbers, dates and periods in the reader's language; switchable while running. */
import { en } from './en.ts';
import { type Dictionary, vi } from './vi.ts';

export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];
export type { Dictionary } from './vi.ts';

const dictionaries: Record<Language, Dictionary> = { vi, en };
const locales: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' };

/** Any value as a language: unknown ones give Vietnamese. */
export const languageOf = (value: unknown): Language => (value === 'en' ? 'en' : 'vi');

/** `{name}` in a wording replaced by its value; a name without a value stays as it is. */
export function fill(wording: string, values: Record<string, string | number>): string {
  return wording.replace(/\{(\w+)\}/g, (whole, name: string) =>
    String((Object.hasOwn(values, name) ? values[name] : null) ?? whole),
  );
}

/** Everything that turns records into words of one language. */
export interface Wording {
  language: Language;
  t: Dictionary;
  /** The form of a wording for a count, with the count in it. */
  count(forms: { one: string; other: string }, n: number): string;
  number(value: number, digits?: number): string;
  /** A value in base units with its unit: `3,5 nghìn tỷ đồng`, `1.110 hộ`, `74 %`. */
  value(value: number, unit: string | null): string;
  /** ISO 8601 date or time, as a date in Vietnam. */
  date(iso: string): string;
  /** A period of the records (`2024-01..2024-06`) in words; null gives null. */
  period(period: string | null): string | null;
  /** The same as it stands in a sentence, with its noun: `năm 2023`, `giai đoạn 2021–2025`. */
  inSentence(period: string): string;
}

const MONEY = /^(đồng|USD|euro|yên|won|nhân dân tệ|bảng|kíp|rúp)(\/|$)/;

/** The middle of a day in Vietnam. */
const at = (day: string) => new Date(`${day}T12:00:00+07:00`);

function make(language: Language): Wording {
  const t = dictionaries[language];
  const locale = locales[language];
  const plural = new Intl.PluralRules(locale);
  const dates = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    // Of "9/1" a reader of English does not know which is the month.
    month: language === 'en' ? 'short' : 'numeric',
    year: 'numeric',
    timeZone: 'Asia/Ho_Chi_Minh',
  });
  const months = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
  const monthName = (month: number) =>
    language === 'en' ? months.format(Date.UTC(2000, month - 1, 15)) : month;
  // Making one costs more than a hundred uses of it.
  const numbers = new Map<number, Intl.NumberFormat>();
  const number = (value: number, digits = 2) => {
    const format = numbers.get(digits) ?? new Intl.NumberFormat(locale, { maximumFractionDigits: digits });
    numbers.set(digits, format);
    // A minus sign, and not the hyphen that some locales write.
    return format.format(value).replace('-', '−');
  };

  function value(amount: number, unit: string | null): string {
    const size = Math.abs(amount);
    if (unit !== null && MONEY.test(unit)) {
      const scale: [number, string] | null =
        size >= 1e12
          ? [1e12, t.units.trillion]
          : size >= 1e9
            ? [1e9, t.units.billion]
            : size >= 1e6
              ? [1e6, t.units.million]
              : null;
      if (scale !== null) return `${number(amount / scale[0], 3)} ${scale[1]} ${unit}`;
    } else if (size >= 1e6)
      return `${number(amount / 1e6, 3)} ${t.units.million}${unit === null ? '' : ` ${unit}`}`;
    if (unit === null) return number(amount, 3);
    return unit.startsWith('%') ? `${number(amount, 3)}${unit}` : `${number(amount, 3)} ${unit}`;
  }

  function period(text: string | null): string | null {
    if (text === null) return null;
    const p = t.period;
    const [first = '', last] = text.split('..');
    if (last === undefined || last === '') {
      const parts = /^(\d{4})(?:-(Q[1-4]|end|\d\d))?/.exec(first);
      if (parts === null) return text;
      const [, year = '', rest] = parts;
      if (rest === undefined) return fill(p.year, { year });
      if (rest === 'end') return fill(p.yearEnd, { year });
      if (rest.startsWith('Q')) return fill(p.quarter, { year, quarter: p.quarterNames[rest as 'Q1'] });
      return fill(p.month, { year, month: monthName(Number(rest)) });
    }
    const a = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(first);
    const b = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(last);
    if (a === null || b === null) return text;
    if (a[2] === undefined && b[2] === undefined) return fill(p.years, { first, last });
    if (a[3] !== undefined && b[3] !== undefined)
      return fill(p.range, { first: dates.format(at(first)), last: dates.format(at(last)) });
    const [from, to] = [Number(a[2] ?? 1), Number(b[2] ?? 12)];
    if (a[1] === b[1] && from === 1) return fill(p.firstMonths, { n: to, year: a[1] as string });
    if (a[1] === b[1] && to === 12) return fill(p.lastMonths, { n: 13 - from, year: a[1] as string });
    if (a[1] === b[1])
      return fill(p.months, { first: monthName(from), last: monthName(to), year: a[1] as string });
    return fill(p.range, {
      first: fill(p.month, { month: monthName(from), year: a[1] as string }),
      last: fill(p.month, { month: monthName(to), year: b[1] as string }),
    });
  }

  function inSentence(text: string): string {
    const [first = '', last] = text.split('..');
    if (/^\d{4}$/.test(text)) return fill(t.period.inYear, { year: text });
    if (last !== undefined && /^\d{4}$/.test(first) && Number(last) - Number(first) >= 2)
      return fill(t.period.span, { first, last });
    const days = /^\d{4}-\d\d-\d\d$/;
    if (last !== undefined && days.test(first) && days.test(last))
      return fill(t.period.between, { first: dates.format(at(first)), last: dates.format(at(last)) });
    return period(text) ?? text;
  }

  return {
    language,
    t,
    number,
    value,
    period,
    inSentence,
    count: (forms, n) => fill(plural.select(n) === 'one' ? forms.one : forms.other, { n: number(n) }),
    date: (iso) => {
      const time = /^\d{4}-\d\d-\d\d$/.test(iso) ? at(iso) : new Date(iso);
      return Number.isNaN(time.getTime()) ? iso : dates.format(time);
    },
  };
}

const made = new Map<Language, Wording>();

/** The wording of a language. */
export function wordingOf(language: Language): Wording {
  const known = made.get(language) ?? make(language);
  made.set(language, known);
  return known;
}
