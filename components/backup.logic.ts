/** When a reader is reminded to make a backup. */

/** The last backup: when, and how many articles were in it. */
export interface Backup {
  /** ISO 8601. */
  at: string;
  articles: number;
}

/** So few are collected again in an hour. */
const WORTH_IT = 10;
/** Articles collected since that are too many to lose. */
const MANY = 50;
const DAYS = 30;
/** Bytes; an archive of 300,000 figures takes about as much. Chromium drops a store that runs out of room. */
const SCARCE = 300_000_000;
const DAY = 86_400_000;

/**
 * Whether to remind: room is `scarce` (`left`: bytes that the browser grants, null where it does not tell) and something
 * is not in a backup, `never` a backup of something worth it, `many` new articles since, or an `old` one with anything new
 * since; else null.
 */
export function backupDue(
  backup: Backup | null,
  articles: number,
  now: string,
  left: number | null,
): 'scarce' | 'never' | 'many' | 'old' | null {
  if (left !== null && left < SCARCE && articles > 0 && articles !== backup?.articles) return 'scarce';
  if (articles < WORTH_IT) return null;
  if (backup === null) return 'never';
  if (articles - backup.articles >= MANY) return 'many';
  const age = (Date.parse(now) - Date.parse(backup.at)) / DAY;
  return articles !== backup.articles && age >= DAYS ? 'old' : null;
}
