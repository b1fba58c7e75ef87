/** Periods as records write them (`2023`, `2024-Q1`, `2024-01..2024-06`, `2023-end`), made comparable. */

import { remember } from '../text/remember.ts';

export interface Period {
  /** First and last day as days since 1970, both inside. */
  from: number;
  to: number;
  /** Year of the first day. */
  year: number;
  /** Months, or days where the period is no whole months: equal lengths may be compared. */
  length: string;
  /** Place in the year and length: equal phases are the same period of different years. */
  phase: string;
}

const DAY = 86_400_000;
const day = (year: number, month: number, date: number) => Date.UTC(year, month - 1, date) / DAY;

interface Edge {
  year: number;
  from: number;
  to: number;
  /** Month number since year 0 of the first and last month; null where the edge is a day. */
  months: [number, number] | null;
}

/** One side of a period: a year, quarter, month, day, or the end of one of them. */
function edge(text: string): Edge | null {
  const parts = /^(\d{4})(?:-(?:Q([1-4])|(\d{2})(?:-(\d{2}))?))?(?:-end)?$/.exec(text);
  if (parts === null) return null;
  const year = Number(parts[1]);
  const date = parts[4] === undefined ? null : Number(parts[4]);
  const quarter = parts[2] === undefined ? null : Number(parts[2]);
  const month = parts[3] === undefined ? null : Number(parts[3]);
  if (month !== null && (month < 1 || month > 12)) return null;
  if (date !== null && month !== null) {
    if (date < 1 || date > 31) return null;
    const at = day(year, month, date);
    return { year, from: at, to: at, months: null };
  }
  const first = quarter !== null ? quarter * 3 - 2 : (month ?? 1);
  const last = quarter !== null ? quarter * 3 : (month ?? 12);
  return {
    year,
    from: day(year, first, 1),
    to: day(year, last + 1, 1) - 1,
    months: [year * 12 + first - 1, year * 12 + last - 1],
  };
}

/** The period that `text` writes, or null for one that is open, malformed or runs backwards. */
export function parsePeriod(text: string | null): Readonly<Period> | null {
  return text === null ? null : parsed(text);
}

const parsed = remember((text): Period | null => {
  const [left, right, more] = text.split('..');
  if (left === undefined || more !== undefined) return null;
  const first = edge(left);
  const last = right === undefined ? first : edge(right);
  if (first === null || last === null || last.to < first.from) return null;
  if (first.months !== null && last.months !== null) {
    const months = last.months[1] - first.months[0] + 1;
    const length = `${months}m`;
    return {
      from: first.from,
      to: last.to,
      year: first.year,
      length,
      phase: `${first.months[0] % 12}+${length}`,
    };
  }
  // Weeks and the like have no fixed place in the year.
  const length = `${last.to - first.from + 1}d`;
  return { from: first.from, to: last.to, year: first.year, length, phase: length };
});

/** The same months or days as `period`, which lies in one year, in `year`; null for a period over several years. */
export function samePhaseIn(period: string, year: number): string | null {
  const years = new Set(period.match(/\d{4}/g) ?? []);
  return years.size === 1 ? period.replace(/\d{4}/g, String(year)) : null;
}
