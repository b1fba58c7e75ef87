/** Dates as pages write them, to ISO 8601 in Vietnam's time (+07:00). A date without a time stays a date. */
import type { Article } from '../records.ts';

interface Parts {
  year: number;
  month: number;
  day: number;
  hour?: number | undefined;
  minute?: number | undefined;
  second?: number | undefined;
}

const two = (n: number) => String(n).padStart(2, '0');
const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));

/** Vietnamese news sites are younger than this; what decodes to an earlier year is no date of publication. */
const FIRST_YEAR = 1998;
const LAST_YEAR = 2099;

function format(parts: Parts): string | null {
  const { year, month, day, hour, minute = 0, second = 0 } = parts;
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return null;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  const date = `${year}-${two(month)}-${two(day)}`;
  if (hour === undefined) return date;
  if (hour > 23 || minute > 59 || second > 59) return null;
  return `${date}T${two(hour)}:${two(minute)}:${two(second)}+07:00`;
}

/** A point in time (milliseconds) in Vietnam's time; null for none, and for one that is no date of publication. */
function vietnamTime(at: number): string | null {
  const moved = new Date(at + 7 * 3_600_000);
  const year = moved.getUTCFullYear();
  return year >= FIRST_YEAR && year <= LAST_YEAR ? `${moved.toISOString().slice(0, 19)}+07:00` : null;
}

/** A time with a zone (`Z`, `+0700`, `+07:00`), moved to Vietnam's. */
function inVietnam(parts: Parts, zone: string): string | null {
  const here = format(parts);
  if (here === null) return null;
  return vietnamTime(
    Date.parse(here.replace('+07:00', zone.toUpperCase().replace(/(\d\d)(\d\d)$/, '$1:$2'))),
  );
}

const ISO =
  /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]\s?(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d{1,9})?\s?(Z|[+-]\d{2}:?\d{2})?)?/i;
const ENGLISH =
  /(?<![\w])(?:\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} \d{1,2}),? \d{4}.*/i;
const DAY_FIRST = /(?:^|[^\d/.-])(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})(?![\d/])/;
const WORDS = /ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})/i;
const CLOCK =
  /(?:^|[^\d:])(\d{1,2})\s?(?:[:h]|giờ)\s?(\d{2})(?::(\d{2}))?(?![\d/])(?:\s{0,2}(SA|CH|AM|PM)(?![a-zà-ỹ]))?/i;

/**
 * Reads the date in a machine-readable attribute or a line beside the title: ISO, `08/10/2024 17:22`,
 * `17:22 - 8/10/2024`, `15:39, ngày 22-06-2023`, `ngày 8 tháng 10 năm 2024`, `Tue, 08 Oct 2024 10:22:41 GMT`.
 * Times without a zone are Vietnam's. Null when there is no valid date.
 */
export function parseDate(source: string): string | null {
  const text = source.slice(0, 200).normalize('NFC').replace(/\s+/g, ' ');
  const iso = ISO.exec(text);
  if (iso !== null) {
    const parts = {
      year: Number(iso[1]),
      month: Number(iso[2]),
      day: Number(iso[3]),
      hour: number(iso[4]),
      minute: number(iso[5]),
      second: number(iso[6]),
    };
    return iso[7] === undefined ? format(parts) : inVietnam(parts, iso[7]);
  }
  const english = ENGLISH.exec(text)?.[0].trim();
  if (english !== undefined) {
    const zoned = /(?:GMT|UTC|Z|[+-]\d{2}:?\d{2})(?: \(.*\))?$/.test(english);
    const at = vietnamTime(Date.parse(zoned ? english : `${english} GMT+0700`));
    return at === null || /\d:\d/.test(english) ? at : at.slice(0, 10);
  }
  const words = WORDS.exec(text);
  const found = words ?? DAY_FIRST.exec(text);
  if (found === null) return null;
  let [day, monthOf] = [Number(found[1]), Number(found[2])];
  // One ASP system prints the month first.
  if (monthOf > 12 && day <= 12) [day, monthOf] = [monthOf, day];
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
  const clock = CLOCK.exec(rest);
  let hour = number(clock?.[1]);
  const half = clock?.[4]?.toUpperCase();
  if (hour !== undefined && (half === 'CH' || half === 'PM') && hour < 12) hour += 12;
  if (hour === 12 && (half === 'SA' || half === 'AM')) hour = 0;
  const parts = { year: Number(found[3]), month: monthOf, day };
  return (
    (hour === undefined
      ? null
      : format({ ...parts, hour, minute: number(clock?.[2]), second: number(clock?.[3]) })) ?? format(parts)
  );
}

const STAMP = /(?:^|[-/])(?:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})\d{3})(?:\.\w{2,5})?$/;
const PREFIXED = /(?:^|[-/])\d{3}(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})\d{2,3}(?:\.\w{2,5})?$/;

/**
 * The time of creation in an article's address: `YYYYMMDDHHmmssSSS`, or three digits of the site and
 * `YYMMDDHHmmssSSS`. Null unless it is a valid time from 2005 on that has come.
 */
export function dateInPath(path: string): string | null {
  for (const [pattern, century] of [
    [STAMP, ''],
    [PREFIXED, '20'],
  ] as const) {
    const found = pattern.exec(path);
    if (found === null) continue;
    const [month, day, hour, minute, second] = found.slice(2, 7).map(Number);
    const date = format({ year: Number(century + found[1]), month: month!, day: day!, hour, minute, second });
    if (date !== null && date >= '2005' && hasCome(date)) return date;
  }
  return null;
}

const hasCome = (date: string): boolean => date < new Date(Date.now() + 86_400_000).toISOString();

/** Something on a page that may say when its article was published, as it is written there. */
export interface SaidDate {
  source: NonNullable<Article['publishedAtSource']>;
  /** Of `url` the end of the path, or the month in it: `2024-07`. */
  text: string;
}

/** Days between two dates, told by their calendar days; a month alone is near to all of its days. */
const isNear = (a: string, b: string): boolean =>
  a.length === 7 || b.length === 7
    ? a.slice(0, 7) === b.slice(0, 7)
    : Math.abs(Date.parse(a.slice(0, 10)) - Date.parse(b.slice(0, 10))) <= 86_400_000;

/**
 * An article with its date of publication: of each kind of source the first date that can be read, and of these the
 * one with which most agree (to the day before or after), the most trusted where none has more. `said` stands in the
 * order of trust. What differs from it goes to `otherDates`. A month in the address gives way to a day of that month.
 */
export function dated(article: Article, said: readonly SaidDate[]): Article {
  const found: { at: string; source: SaidDate['source'] }[] = [];
  for (const { source, text } of said) {
    if (found.some((one) => one.source === source)) continue;
    const month = source === 'url' && /^20\d\d-\d\d$/.test(text) && text >= '2005' ? text : null;
    const at = source === 'url' ? (month ?? dateInPath(text)) : parseDate(text);
    if (at !== null && hasCome(at)) found.push({ at, source });
  }
  const votes = (at: string) => found.filter((other) => isNear(at, other.at)).length;
  let best = found[0];
  for (const one of found) if (best === undefined || votes(one.at) > votes(best.at)) best = one;
  if (best === undefined) return article;
  const day = found.find(({ at }) => best.at.length === 7 && at.length > 7 && isNear(at, best.at));
  const { at, source } = day ?? best;
  const otherDates = found.filter((other) => !isNear(at, other.at));
  return {
    ...article,
    publishedAt: at,
    publishedAtSource: source,
    ...(otherDates.length === 0 ? {} : { otherDates }),
  };
}
