/** Numbers that are names, addresses, grades or measures of something else: what stands before tells. */
import table from '../catalog/designations.json' with { type: 'json' };
import { phraseKey } from '../text/normalise.ts';
import type { Token } from '../text/tokens.ts';
import type { UnitReading } from './units.ts';

const keys = (phrases: readonly string[]) => new Set(phrases.map(phraseKey));
const names = keys(table.name);
const maybeNames = keys(table.maybeName);
const classes = keys(table.class);
const bodies = keys(table.bodies);
const per = keys(table.per);
const samples = keys(table.sample);

/** A phrase of `set` (up to three words) ends right before token `at`. */
function endsBefore(set: ReadonlySet<string>, tokens: readonly Token[], at: number): boolean {
  let key = '';
  for (let n = 1; n <= 3; n++) {
    const token = tokens[at - n];
    if (token === undefined || (token.kind !== 'word' && token.kind !== 'code')) return false;
    key = n === 1 ? token.key : `${token.key} ${key}`;
    // `Hải Phòng 20`: the syllable belongs to a name.
    const inName =
      n === 1 && token.capital && tokens[at - 2]?.kind === 'word' && tokens[at - 2]?.capital === true;
    if (!inName && set.has(key)) return true;
  }
  return false;
}

/** After some words a number is a name whatever follows, after others only where no unit of the table does. */
export function namedBefore(tokens: readonly Token[], at: number): 'strong' | 'weak' | null {
  if (endsBefore(names, tokens, at)) return 'strong';
  return endsBefore(maybeNames, tokens, at) ? 'weak' : null;
}

/** Divisions of the land: with a number before and a name behind they end an address (`ấp 3 xã Nhơn Hòa`). */
const DIVISIONS = new Set([
  'tỉnh',
  'thành phố',
  'huyện',
  'quận',
  'thị xã',
  'thị trấn',
  'xã',
  'phường',
  'đặc khu',
  'thôn',
  'ấp',
  'tổ',
  'khu phố',
  'tỉnh, thành phố',
  'tỉnh, thành',
  'quận, huyện',
  'xã, phường',
]);

/**
 * The number with its unit is no figure: a class (`cự ly 5.000m`), part of an address (`số 18/1 tổ 4`), of a body's
 * name (`HĐND 2 huyện`), or the one by which something else is counted (`bình quân 1 phụ nữ`, `thu nhập trên 1ha`).
 */
export function isDesignation(
  tokens: readonly Token[],
  at: number,
  value: number,
  fraction: boolean,
  unit: UnitReading,
): boolean {
  if (unit === null || !('name' in unit)) return value === 1 && endsBefore(per, tokens, at);
  if (unit.kind === 'physical' && endsBefore(classes, tokens, at)) return true;
  if (DIVISIONS.has(unit.name)) {
    if (fraction && tokens[at - 1]?.key === 'số') return true;
    if (endsBefore(bodies, tokens, at)) return true;
    if (tokens[unit.end]?.capital === true && endsBefore(maybeNames, tokens, at)) return true;
  }
  if (value !== 1 || fraction || unit.name.includes('/')) return false;
  if (endsBefore(per, tokens, at)) return true;
  if (unit.kind === 'ratio') return tokens[at - 1]?.key !== 'gấp' && tokens[at - 1]?.key !== 'bằng';
  return unit.name === 'ha' && tokens[at - 1]?.key === 'trên';
}

/** `cứ 5 hộ …`: opens a sample; the count that answers it (`thì có 2 hộ`) is none either. */
export const opensSample = (tokens: readonly Token[], at: number): boolean => endsBefore(samples, tokens, at);

/** `thì (có) 2 hộ`: the answer to a sample. */
export const answersSample = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 1]?.key === 'thì' || (tokens[at - 1]?.key === 'có' && tokens[at - 2]?.key === 'thì');

/**
 * The number is glued to letters or signs before it: `COVID-19`, `QL.50`, `TT/2023`, `số ca nhiễm/1 triệu dân`.
 * `lastTo` is where the quantity before ends: `2,9 tỷ/3,1 tỷ` is a pair of amounts.
 */
export function glued(tokens: readonly Token[], at: number, lastTo: number): boolean {
  const token = tokens[at] as Token;
  if (token.spaced) return false;
  const before = tokens[at - 1];
  if (before === undefined || before.kind === 'newline') return false;
  if (before.kind === 'word' || before.kind === 'code') return true;
  if (!'-./+_#'.includes(before.text) || before.spaced) return false;
  const further = tokens[at - 2];
  if (before.text === '/' && at - 1 >= lastTo && at - 3 <= lastTo) return false;
  return (
    further !== undefined &&
    (further.kind === 'word' || further.kind === 'code') &&
    further.end === before.start
  );
}
