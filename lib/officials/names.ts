/** Personal names over tokens: how likely a run of capitalised syllables is one, and whose gender it tells. */
import type { Gender } from '../catalog/titles.ts';
import type { Token } from '../text/tokens.ts';
import {
  countryTrie,
  headTrie,
  historicalKeys,
  honorificPlaceTrie,
  isVietnameseSyllable,
  openers,
  placeTrie,
  sectorTrie,
  stopTrie,
  surnameTable,
  titleTrie,
} from './lexicon.ts';

export const MAX_NAME = 6;
/** Share of names by number of syllables; longer ones are minority names. */
const LENGTH = [0, 0, 0.31, 0.61, 0.08, 0.004, 0.001];
const MIDDLES = new Set(['thị', 'văn']);
const FOREIGN_SHARE = 0.01;
const UNLISTED_SHARE = 0.0002;

export const isWord = (token: Token | undefined): token is Token =>
  token !== undefined && (token.kind === 'word' || token.kind === 'code');
const isAllCaps = (text: string) =>
  text.length > 1 && text === text.toUpperCase() && text !== text.toLowerCase();

/** An abbreviation as opposed to a name in capitals: no vowel-bearing syllable (`UBND`, `GRDP`). */
export function isAbbreviation(token: Token): boolean {
  return isAllCaps(token.text) && !isVietnameseSyllable(token.key);
}

/** Minority names carry an apostrophe (`K’Ré`, `H’Hồng`). */
const isApostrophed = (token: Token) => /['’ʼ]/.test(token.text);

export function isForeignWord(token: Token): boolean {
  return (
    token.kind === 'word' &&
    token.text.length > 1 &&
    !isVietnameseSyllable(token.key) &&
    !surnameTable.has(token.key) &&
    !isAllCaps(token.text) &&
    !isApostrophed(token)
  );
}

/** Titles of two syllables that are met as given names too when both are capitalised (`Đinh Công Sứ`). */
function spellsName(tokens: readonly Token[], from: number, to: number): boolean {
  if (to - from !== 2 || !(tokens[from + 1] as Token).capital) return false;
  return ['công', 'tham', 'cao', 'thư', 'trợ'].includes((tokens[from] as Token).key);
}

/**
 * Index after the run of words that can be one name, starting at token `at`; `at` itself if none. Stops
 * at punctuation, lower case, abbreviations and where a title or an organisation begins.
 */
export function nameRunEnd(tokens: readonly Token[], at: number, limit: number, upper: boolean): number {
  let i = at;
  while (i < limit && i - at < MAX_NAME + 2) {
    const token = tokens[i] as Token;
    if (token.kind !== 'word' || !token.capital) break;
    if (isAbbreviation(token)) break;
    if (i > at) {
      const title = titleTrie.longest(tokens, i, limit);
      if (title !== null && title.end - i > 1 && !spellsName(tokens, i, title.end)) break;
      const head = headTrie.longest(tokens, i, limit);
      if (head !== null && head.end - i > 1 && head.value.kind !== 'place') break;
      if (upper && stopTrie.longest(tokens, i, limit) !== null) break;
    }
    i++;
  }
  return i;
}

export const nameKey = (tokens: readonly Token[], from: number, to: number): string => {
  let key = '';
  for (let i = from; i < to; i++) key += (i > from ? ' ' : '') + (tokens[i] as Token).key;
  return key;
};

/** A name as printed; one in capitals is written as names are (`PHẠM TẤN HÒA` → `Phạm Tấn Hòa`). */
export function nameText(tokens: readonly Token[], from: number, to: number, upper: boolean): string {
  const parts: string[] = [];
  let capitals = true;
  for (let i = from; i < to; i++) capitals &&= isAllCaps((tokens[i] as Token).text);
  for (let i = from; i < to; i++) {
    const { text } = tokens[i] as Token;
    const shout = upper || (isAllCaps(text) && (capitals || text.length > 2));
    parts.push(shout ? text[0] + text.slice(1).toLowerCase() : text);
  }
  return parts.join(' ');
}

/**
 * How likely tokens `from..to` are a full name: surname share × share of the length. 0 where they cannot
 * be (places, persons of history, organisations).
 */
export function scoreName(tokens: readonly Token[], from: number, to: number): number {
  const length = to - from;
  if (length < 2 || length > MAX_NAME) return 0;
  const first = tokens[from] as Token;
  if (historicalKeys.has(nameKey(tokens, from, to))) return 0;
  const place = placeTrie.longest(tokens, from, to);
  if (place !== null && place.end === to) return 0;
  if (honorificPlaceTrie.longest(tokens, from, to)?.end === to) return 0;
  let foreign = 0;
  let apostrophed = false;
  for (let i = from; i < to; i++) {
    const token = tokens[i] as Token;
    if (token.kind !== 'word') return 0;
    if (isForeignWord(token)) foreign++;
    if (isApostrophed(token)) apostrophed = true;
    if (
      i > from &&
      isAllCaps(token.text) !== isAllCaps(first.text) &&
      token.text.length > 1 &&
      first.text.length > 1
    )
      return 0;
  }
  const surname = surnameTable.get(first.key);
  let weight = surname?.share ?? UNLISTED_SHARE;
  let long = LENGTH[length] as number;
  if (foreign > 0 && surname === undefined) {
    weight = FOREIGN_SHARE;
    long = 0.3;
    if (openers.has(first.key)) return 0;
  } else if (apostrophed || (surname?.minority && foreign > 0)) {
    weight = Math.max(weight, apostrophed ? 0.02 : 0.005);
    long = 0.3;
  }
  // "Hầu A Lềnh", "Sùng A Chua": the middle letter is a mark of Mông names.
  if (length === 3 && /^[aàáy]$/.test((tokens[from + 1] as Token).key)) weight = Math.max(weight, 0.003);
  if (surname?.ambiguous && length === 2 && foreign === 0) weight *= 0.1;
  if (length > 2 && MIDDLES.has((tokens[from + 1] as Token).key)) weight = Math.max(weight, 0.001) * 3;
  if (place !== null) weight *= countryTrie.longest(tokens, from, to) !== null ? 0.01 : 0.1;
  if (sectorTrie.longest(tokens, from, to) === to) return 0;
  return weight * long;
}

/** Whether the whole name looks foreign: a word that is no Vietnamese syllable, and no listed surname first. */
export function isForeignName(tokens: readonly Token[], from: number, to: number): boolean {
  if (surnameTable.has((tokens[from] as Token).key) && to - from !== 1) {
    // Kim Jong Un, Lý Hiển Long: a listed first syllable counts as home unless most words are foreign.
    let strange = 0;
    for (let i = from + 1; i < to; i++) if (isForeignWord(tokens[i] as Token)) strange++;
    return strange > 0 && surnameTable.get((tokens[from] as Token).key)?.minority === false;
  }
  for (let i = from; i < to; i++) if (isForeignWord(tokens[i] as Token)) return true;
  return false;
}

/** Gender that the middle name tells: `Thị` female, `Văn` male; null where it tells none. */
export function genderOfName(keys: readonly string[]): Gender | null {
  if (keys.length > 2 && keys.slice(1, -1).includes('thị')) return 'f';
  if (keys.length > 2 && keys[1] === 'văn') return 'm';
  return null;
}
