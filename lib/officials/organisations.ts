/** Reads an organisation's name over tokens, and where in it a person's name begins. */
import type { HeadRow, OrganisationKind } from '../catalog/organisations.ts';
import type { Token } from '../text/tokens.ts';
import {
  formerTrie,
  headTrie,
  honorificTrie,
  joinSet,
  organisationPairs,
  organisationWordSet,
  placeTrie,
  provinceTrie,
  rankTrie,
  sectorTrie,
  shortTitles,
  stopTrie,
  surnameTable,
  type TitleEntry,
  titleTrie,
} from './lexicon.ts';
import { isAbbreviation, isWord, nameRunEnd, scoreName } from './names.ts';

export interface OrganisationSpan {
  from: number;
  /** After the organisation's last token, a person's name left out; equals `from` where there is none. */
  to: number;
  /** What its first word says it is; null where no word of the catalogue does. */
  kind: OrganisationKind | null;
  /** The name that follows without a mark, or -1. */
  nameFrom: number;
  nameTo: number;
}

const MAX_WORDS = 32;
/** Between two words of an organisation that no name can stand in the way of. */
const NUMBERED = new Set(
  'số đạo khu vực quận phường tổ đội khối vùng khóa khoá thôn ấp bản đoàn phòng cụm cấp trạm kv xã nhiệm kỳ kỳ lớp phố công ty'.split(
    ' ',
  ),
);
const DOTTED = new Set(['tp', 'tx', 'tt', 'p', 'q', 'h', 'x', 'gs', 't']);
const FREE_SHORT_HEADS = new Set(['ban', 'khu']);
const INNER_TITLES = new Set([
  'Chủ tịch nước',
  'Thủ tướng',
  'Đại biểu Quốc hội',
  'Đại biểu HĐND',
  'Tổng Bí thư',
]);
const COMPANY_HEADS = new Set(['công ty', 'tổng công ty', 'tập đoàn', 'hợp tác xã', 'htx', 'cty']);
/** Bodies whose name is whole with this word: lower-case words after it begin what they do. */
const CLOSED_HEADS = new Set(
  'chính phủ|quốc hội|ubnd|hđnd|mttq|ubtvqh|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|ủy ban nhân dân|hội đồng nhân dân|nhà nước|trung ương|bộ chính trị|ban bí thư|vcci|đbqh|quân ủy'.split(
    '|',
  ),
);
const UNITS_OF_ANY = new Set([
  'phòng',
  'ban',
  'trung tâm',
  'văn phòng',
  'tổ',
  'đội',
  'khối',
  'viện',
  'khoa',
  'nhà máy',
]);

/** Looks up a title at `at`; abbreviations of one or two letters only as written in capitals. */
export function titleAt(tokens: readonly Token[], at: number, limit: number) {
  const match = titleTrie.longest(tokens, at, limit);
  if (match === null) return null;
  const token = tokens[at] as Token;
  // "TP Nội vụ" is a head of an office, "TP Cần Thơ" a city: only a line of work after it tells.
  if (match.value.needsOrganisation && match.value.title.endsWith('phòng')) {
    const capitals =
      match.end === at + 1 || tokens[at]?.text !== 'TP' ? (tokens[match.end - 1] as Token) : token;
    const short = capitals.text === '.' ? (tokens[match.end - 2] as Token) : capitals;
    if (short.text !== 'TP' || placeTrie.longest(tokens, match.end, limit) !== null) return null;
    const [one, two] = [tokens[match.end], tokens[match.end + 1]];
    const work =
      sectorTrie.longest(tokens, match.end, limit) > 0 ||
      (match.end < limit && one?.capital === true && organisationPairs.has(`${one.key} ${two?.key ?? ''}`));
    return work ? match : null;
  }
  if (match.end === at + 1 && (shortTitles.has(token.key) || token.text.length < 4)) {
    if (token.text !== token.text.toUpperCase()) return null;
    if (match.value.needsOrganisation && headAt(tokens, at + 1, limit) === null) return null;
  } else if (
    match.value.needsOrganisation &&
    token.text.length < 4 &&
    headAt(tokens, match.end, limit) === null
  )
    return null;
  return match as { value: TitleEntry; end: number };
}

/** Looks up the first word of an organisation at `at`; short abbreviations only in capitals. */
export function headAt(
  tokens: readonly Token[],
  at: number,
  limit: number,
): { value: HeadRow; end: number } | null {
  const match = headTrie.longest(tokens, at, limit);
  if (match === null) return null;
  const token = tokens[at] as Token;
  // "Báo cáo", "Ban hành": a verb longer than the head.
  const verb = stopTrie.longest(tokens, at, limit);
  if (verb !== null && verb.end > match.end) return null;
  if (
    match.end === at + 1 &&
    token.key.length <= 3 &&
    /^[a-zđư]+$/.test(token.key) &&
    !FREE_SHORT_HEADS.has(token.key)
  ) {
    if (token.text.length === 1) return tokens[at + 1]?.text === '.' ? match : null;
    if (!/^[A-ZĐƯ]/.test(token.text) || token.text.toLowerCase() === token.text) return null;
    // "Ca", "Dn": a capitalised word is not yet an abbreviation; "Tp", "Tx" are.
    if (token.text !== token.text.toUpperCase() && !DOTTED.has(token.key)) return null;
  }
  return match;
}

/** The `em` of `trẻ em`, which is no word of address. */
export const isChild = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.key === 'em' && tokens[at - 1]?.key === 'trẻ';

/** An honorific in lower case (or any, in capitals) with a capitalised word after it. */
function honorificAt(tokens: readonly Token[], at: number, limit: number, upper: boolean): boolean {
  const token = tokens[at] as Token;
  if (token.capital && !upper) return false;
  // "Cục Trẻ em Trần Văn A": the second syllable of a word.
  if (isChild(tokens, at)) return false;
  const match = honorificTrie.longest(tokens, at, limit);
  return match !== null && tokens[match.end]?.capital === true;
}

/** Whether an organisation goes on after a spaced dash at `at`. */
function goesOnAfterDash(tokens: readonly Token[], at: number, limit: number, upper: boolean): boolean {
  const next = at + 1;
  const token = tokens[next];
  if (!isWord(token) || next >= limit) return false;
  if (titleAt(tokens, next, limit) !== null || formerTrie.longest(tokens, next, limit) !== null) return false;
  if (honorificTrie.longest(tokens, next, limit) !== null || rankTrie.longest(tokens, next, limit) !== null)
    return false;
  const end = nameRunEnd(tokens, next, limit, upper);
  if (end - next >= 2 && scoreName(tokens, next, end) > 0.0005) return false;
  if (sectorTrie.longest(tokens, next, limit) > 0) return true;
  const after = tokens[next + 1];
  if (!organisationWordSet.has(token.key)) return false;
  return !token.capital || (isWord(after) && organisationWordSet.has(after.key));
}

/** End of a bracket that belongs to an organisation (`Vụ BHXH (Bộ Nội vụ)`), or -1. */
function organisationBracket(tokens: readonly Token[], at: number, limit: number): number {
  const first = tokens[at + 1];
  if (!isWord(first)) return -1;
  let close = -1;
  for (let i = at + 1; i < limit && i < at + 12; i++) {
    const { text, kind } = tokens[i] as Token;
    if (text === ')') {
      close = i;
      break;
    }
    if (kind === 'newline' || text === '(' || text === ';' || text === ':') return -1;
  }
  if (close < 0) return -1;
  if (titleAt(tokens, at + 1, close) !== null) return -1;
  const fits =
    isAbbreviation(first) ||
    (first.capital && close === at + 2) ||
    headAt(tokens, at + 1, close) !== null ||
    placeTrie.longest(tokens, at + 1, close) !== null;
  return fits ? close + 1 : -1;
}

/** Whether the organisation goes on over a joining word (`của`, `và`) at `at`. */
function goesOnAfterJoin(tokens: readonly Token[], at: number, limit: number, upper: boolean): boolean {
  const join = (tokens[at] as Token).key;
  const next = at + 1;
  const token = tokens[next];
  if (next >= limit || !isWord(token)) return false;
  if (honorificTrie.longest(tokens, next, limit) !== null && token.key !== 'bác') return false;
  const title = titleAt(tokens, next, limit);
  const head = headAt(tokens, next, limit);
  if (title !== null && !(head !== null && head.end >= title.end))
    return join === 'của' && INNER_TITLES.has(title.value.title);
  if (join === 'và') {
    // "Viện Khoa học Lao động và Xã hội": a line of work that begins like a body.
    if (token.capital && sectorTrie.longest(tokens, next, limit) > (head?.end ?? next)) return true;
    if (head !== null) {
      const before = (tokens[at - 1] as Token).key;
      return ['ubnd', 'hđnd', 'đbqh'].includes(token.key) && ['đbqh', 'hđnd', 'ubnd', 'hội'].includes(before);
    }
    if (stopTrie.longest(tokens, next, limit) !== null && !token.capital) return false;
    if (token.capital) {
      const end = nameRunEnd(tokens, next, limit, upper);
      return end - next < 2 || scoreName(tokens, next, end) < 0.0001;
    }
    return organisationWordSet.has(token.key);
  }
  if (join === 'của' || join === 'thuộc')
    return head !== null || (token.capital && !surnameTable.has(token.key));
  return (
    organisationWordSet.has(token.key) ||
    joinSet.has(token.key) ||
    head !== null ||
    ((join === 'về' || join === 'các') && isAbbreviation(token))
  );
}

interface NameContext {
  named: boolean;
  territory: 'province' | 'district' | null;
  /** Some word of the organisation stands before the capitalised run. */
  started: boolean;
  /** How much more the whole run is the organisation's than usual: a person already has this post. */
  reluctance: number;
}

/** Where in the capitalised run `run..end` a person's name begins, or -1. */
function splitName(tokens: readonly Token[], run: number, end: number, context: NameContext): number {
  const size = end - run;
  const place = placeTrie.longest(tokens, run, end)?.end ?? -1;
  const { named, territory, started } = context;
  let none: number;
  if (place === end) none = 5;
  else if (named) none = size <= 4 ? 1 : 0.02;
  else if (territory === 'district') none = [0, 1, 1, 0.2, 0.02][size] ?? 0.005;
  else if (territory === 'province') none = [0, 1, 0.5, 0.05, 0.02][size] ?? 0.005;
  else none = started ? ([0, 1, 0.5, 0.1, 0.03][size] ?? 0.01) : 0.01;
  // Where nothing but a person can follow the body, a holder before it changes little.
  const closed = named || territory !== null;
  let best = none * 0.003 * (closed ? context.reluctance : Math.min(context.reluctance, 3));
  let from = -1;
  for (let i = run; i <= end - 2; i++) {
    const score = scoreName(tokens, i, end);
    if (score === 0) continue;
    const before = i - run;
    let prior: number;
    if (before === 0) prior = named ? 0.001 : territory === 'district' ? 0.25 : 1;
    else if (place === i) prior = 1.5;
    else if (territory === 'district') prior = [0, 0.1, 1, 0.3][before] ?? 0.05;
    else if (territory === 'province') prior = before === 2 ? 0.3 : 0.1;
    else prior = started ? ([0, 0.15, 0.4, 0.3][before] ?? 0.2) : 0.02;
    if (prior * score > best) {
      best = prior * score;
      from = i;
    }
  }
  return from;
}

/**
 * Reads the organisation at token `at`. It goes on over words of the catalogue, capitalised words, and lower-case
 * words that names of public bodies are made of, to the first word or mark that cannot belong to it. `village`: the
 * title before it ends with the word for a territory (`Trưởng bản`), and its name comes next.
 */
export function readOrganisation(
  tokens: readonly Token[],
  at: number,
  limit: number,
  upper: boolean,
  reluctance = 1,
  village = false,
): OrganisationSpan {
  let k = at;
  let good = at;
  let run = -1;
  let kind: OrganisationKind | null = null;
  let firstHead = '';
  let named = false;
  let territory: NameContext['territory'] = village ? 'district' : null;
  let closed = false;
  let started = village;
  const stop = Math.min(limit, at + MAX_WORDS);
  while (k < stop) {
    const token = tokens[k] as Token;
    if (token.kind === 'newline') break;
    // After a person's name neither a mark nor a lower-case word goes on with the organisation.
    if (
      !token.capital &&
      run >= 0 &&
      good - run >= 2 &&
      (token.kind === 'punct' ? '-(&/'.includes(token.text) : true)
    ) {
      if (splitName(tokens, run, good, { named, territory, started, reluctance }) >= 0) break;
    }
    if (token.kind === 'punct') {
      if (k === at) break;
      const next = tokens[k + 1];
      if ('-&/'.includes(token.text) && !token.spaced && isWord(next) && !next.spaced) {
        const end = nameRunEnd(tokens, k + 1, limit, upper);
        if (token.text === '-' && end - k > 2 && scoreName(tokens, k + 1, end) > 0.0005) break;
        k++;
        continue;
      }
      if (token.text === '&' && isWord(next) && next.capital) {
        k++;
        continue;
      }
      if (
        token.text === '.' &&
        !token.spaced &&
        DOTTED.has((tokens[k - 1] as Token).key) &&
        next !== undefined &&
        next.kind !== 'newline'
      ) {
        k++;
        good = k;
        continue;
      }
      if (token.text === '-' && goesOnAfterDash(tokens, k, limit, upper)) {
        run = -1;
        k++;
        continue;
      }
      if (token.text === '(') {
        const end = organisationBracket(tokens, k, limit);
        if (end > 0 && started) {
          k = end;
          good = end;
          run = -1;
          closed = true;
          continue;
        }
      }
      break;
    }
    if (token.kind === 'number') {
      const before = tokens[k - 1] as Token | undefined;
      if (before === undefined || !NUMBERED.has(before.key)) break;
      k++;
      good = k;
      run = -1;
      territory = null;
      continue;
    }
    if (honorificAt(tokens, k, limit, upper)) break;
    const head = headAt(tokens, k, limit);
    const title = k > at ? titleAt(tokens, k, limit) : null;
    if (title !== null && !(head !== null && head.end >= title.end)) {
      if (
        INNER_TITLES.has(title.value.title) &&
        ['của', 'phòng', 'đoàn', 'phủ'].includes((tokens[k - 1] as Token).key)
      ) {
        k = title.end;
        good = k;
        run = -1;
        started = true;
        continue;
      }
      // "Nguyễn Thị Thư Ký": two capitalised syllables of a name may spell a title.
      break;
    }
    const inName =
      run >= 0 && surnameTable.has((tokens[run] as Token).key) && k - run <= 3 && token.capital && !upper;
    const sector = inName ? -1 : sectorTrie.longest(tokens, k, limit);
    // "xã hội" is no commune.
    const inSector = head !== null && sector > head.end && (token.capital || !closed);
    if (head !== null && !inSector) {
      const single = head.end === k + 1;
      let part = single && inName && head.value.territory === undefined;
      if (!part && single && token.capital && surnameTable.has(token.key)) {
        const end = nameRunEnd(tokens, k, limit, upper);
        part = end - k >= 3 && scoreName(tokens, k, end) > 0.001;
      }
      // "thị trường", "môi trường": the second syllable of a word.
      if (single && !token.capital && head.value.territory === undefined && k > at)
        part ||= organisationPairs.has(`${(tokens[k - 1] as Token).key} ${token.key}`);
      if (!part) {
        const text = headText(tokens, k, head.end);
        if (kind === null || (kind === 'place' && head.value.kind === 'public')) {
          if (kind === null) firstHead = text;
          kind = kind === 'place' ? 'place' : head.value.kind;
        } else if (
          kind === 'public' &&
          UNITS_OF_ANY.has(firstHead) &&
          COMPANY_HEADS.has(text) &&
          token.capital
        ) {
          kind = 'business';
        }
        k = head.end;
        good = k;
        run = -1;
        named = head.value.named === true || (named && head.value.kind !== 'place');
        territory = head.value.territory ?? null;
        if (territory !== null || CLOSED_HEADS.has(text)) closed = true;
        started = true;
        continue;
      }
    }
    // "Quân khu 9 kiểm tra": after a number in lower case comes what the body does.
    if (!token.capital && !upper && k > at && (tokens[k - 1] as Token).kind === 'number') break;
    if (sector > 0 && (token.capital || !closed)) {
      k = sector;
      good = k;
      run = -1;
      territory = null;
      started = true;
      if (firstHead === 'bộ' || firstHead === 'sở') closed = true;
      continue;
    }
    if (!token.capital) {
      const region = placeTrie.longest(tokens, k, limit);
      if (region !== null && started) {
        k = region.end;
        good = k;
        run = -1;
        continue;
      }
    }
    if (!token.capital || upper) {
      if (joinSet.has(token.key) && !token.capital && started) {
        if (closed && (token.key === 'về' || token.key === 'các')) break;
        if (!goesOnAfterJoin(tokens, k, limit, upper)) break;
        closed = false;
        run = -1;
        k++;
        continue;
      }
      const ends = stopTrie.longest(tokens, k, limit);
      const pair =
        ends !== null &&
        ends.end === k + 1 &&
        organisationPairs.has(`${token.key} ${tokens[k + 1]?.key ?? ''}`);
      // "Phòng Hướng dẫn …", "Ban Đánh giá …": the second syllable of a capitalised word.
      const half =
        k > at && run === k - 1 && !token.capital && (stopTrie.longest(tokens, k - 1, limit)?.end ?? 0) > k;
      const paired = half || organisationPairs.has(`${tokens[k - 1]?.key ?? ''} ${token.key}`);
      if (ends !== null && half) {
        k++;
        good = k;
        run = -1;
        started = true;
        continue;
      }
      if (ends !== null && !(pair && !upper && !closed) && !(paired && run === k - 1 && !upper)) {
        // Only "Đại sứ Việt Nam tại Nhật Bản" goes on over such a word.
        const there = token.key === 'tại' && run >= 0 ? placeTrie.longest(tokens, k + 1, limit) : null;
        if (there === null) break;
        k = there.end;
        good = k;
        run = -1;
        continue;
      }
    }
    if (!token.capital) {
      if (closed || !organisationWordSet.has(token.key)) break;
      if (
        !started &&
        (k === at ? !organisationPairs.has(`${token.key} ${tokens[k + 1]?.key ?? ''}`) : run < 0)
      )
        break;
      started = true;
      k++;
      good = k;
      run = -1;
      territory = null;
      continue;
    }
    if (run < 0) {
      const place = placeTrie.longest(tokens, k, limit);
      if (place !== null && hasPunct(tokens, k, place.end)) {
        k = place.end;
        good = k;
        territory = null;
        started = true;
        continue;
      }
      run = k;
      if (place !== null && place.end > k + 1) {
        if (provinceTrie.longest(tokens, k, limit) !== null) closed = true;
        k = place.end;
        good = k;
        continue;
      }
      if (provinceTrie.longest(tokens, k, limit) !== null) closed = true;
    }
    if (isAbbreviation(token)) {
      k++;
      good = k;
      run = -1;
      territory = null;
      started = true;
      continue;
    }
    k++;
    good = k;
    if (k - run > 9) break;
  }
  if (run >= 0 && run < good) {
    if (good - run === 1 && !started && reluctance === 1 && placeTrie.longest(tokens, run, good) === null)
      return { from: at, to: at, kind, nameFrom: run, nameTo: good };
    let end = good;
    if (upper) {
      // In capitals nothing marks the end of a name; three syllables are the likeliest.
      const likely = likelyUpperEnd(tokens, run, good);
      if (likely > 0) end = likely;
    }
    const name = splitName(tokens, run, end, { named, territory, started, reluctance });
    if (name >= 0) return { from: at, to: name, kind, nameFrom: name, nameTo: end };
  }
  return { from: at, to: good, kind, nameFrom: -1, nameTo: -1 };
}

const headText = (tokens: readonly Token[], from: number, to: number) => {
  let text = '';
  for (let i = from; i < to; i++) text += (i > from ? ' ' : '') + (tokens[i] as Token).key;
  return text;
};
const hasPunct = (tokens: readonly Token[], from: number, to: number) => {
  for (let i = from; i < to; i++) if ((tokens[i] as Token).kind === 'punct') return true;
  return false;
};

function likelyUpperEnd(tokens: readonly Token[], run: number, end: number): number {
  if (end - run <= 4) return -1;
  for (let i = run; i <= end - 3; i++) {
    const surname = surnameTable.get((tokens[i] as Token).key);
    if (surname !== undefined && surname.share >= 0.002) return Math.min(end, i + 3);
  }
  return -1;
}
