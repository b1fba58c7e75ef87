import { expect, it } from 'vitest';
import { backupDue } from '../../../components/backup.logic.ts';

const now = '2024-06-30T00:00:00.000Z';
const days = (n: number) => new Date(Date.parse(now) - n * 86_400_000).toISOString();

it.each<[string, Parameters<typeof backupDue>[0], number, ReturnType<typeof backupDue>]>([
  ['nothing worth a backup', null, 9, null],
  ['never one', null, 10, 'never'],
  ['a fresh one', { at: days(1), articles: 20 }, 21, null],
  ['fifty new articles', { at: days(1), articles: 20 }, 70, 'many'],
  ['an old one and something new', { at: days(31), articles: 20 }, 21, 'old'],
  ['an old one and nothing new', { at: days(300), articles: 20 }, 20, null],
  ['an old one and something deleted', { at: days(31), articles: 20 }, 19, 'old'],
  ['a month all but a day', { at: days(29), articles: 20 }, 60, null],
])('%s', (_what, backup, articles, expected) => {
  expect(backupDue(backup, articles, now, null)).toBe(expected);
});

it.each<[string, Parameters<typeof backupDue>[0], number, number, ReturnType<typeof backupDue>]>([
  ['one article and little room', null, 1, 200_000_000, 'scarce'],
  ['nothing and little room', null, 0, 200_000_000, null],
  ['everything in a backup and little room', { at: days(1), articles: 20 }, 20, 200_000_000, null],
  ['something new and little room', { at: days(1), articles: 20 }, 21, 200_000_000, 'scarce'],
  ['something new and enough room', { at: days(1), articles: 20 }, 21, 5_000_000_000, null],
  ['no backup and enough room', null, 10, 5_000_000_000, 'never'],
])('%s', (_what, backup, articles, left, expected) => {
  expect(backupDue(backup, articles, now, left)).toBe(expected);
});
