/** The place a figure speaks of: named beside it, or the article's own. */
import { findPlaces, type PlaceMention, placeOf } from '../catalog/places.ts';
import type { TextDocument } from '../text/sentences.ts';
import type { Token } from '../text/tokens.ts';

export interface PlaceSpan extends PlaceMention {
  /** Tokens of the mention. */
  from: number;
  to: number;
}

/** Place mentions of the article over its tokens. */
export function placesOf(doc: TextDocument): PlaceSpan[] {
  const spans: PlaceSpan[] = [];
  let at = 0;
  for (const mention of findPlaces(doc.normal.text)) {
    while (at < doc.tokens.length && (doc.tokens[at] as Token).end <= mention.start) at++;
    let to = at;
    while (to < doc.tokens.length && (doc.tokens[to] as Token).start < mention.end) to++;
    // Ho Chi Minh City goes by its initials; what the article prints is kept, the code says what it is.
    const printed = /^(TP\.? ?HCM|TPHCM)$/i.exec(doc.normal.text.slice(mention.start, mention.end))?.[0];
    if (to > at) spans.push({ ...mention, name: printed ?? mention.name, from: at, to });
  }
  return spans;
}

const SCOPE_LEADS = new Set(['tại', 'ở', 'của', 'bàn', 'trong', 'riêng', 'toàn', 'tỉnh', 'từ', 'đến', 'cho']);
/** Trade names its partners with `từ`, `đến`, `cho`: between countries these set no scope. */
const FOREIGN_LEADS = new Set(['tại', 'ở', 'của', 'thuộc', 'trong', 'riêng']);
/** What sets a place behind its figure: `120 căn nhà tại huyện X`. */
const BEHIND = new Set(['tại', 'ở', 'bàn']);

/**
 * The place named for a figure in tokens `at..end` of a sentence that begins at `from`: before it the nearest that
 * its clause is set in (`tại`, `của`, `tỉnh X có …`), not one that only names an office or a firm; else the one right
 * behind it before `limit` (`ở nông thôn`). `abroad`: the article is about a foreign place. Null where none is named.
 */
export function placeBeside(
  tokens: readonly Token[],
  places: readonly PlaceSpan[],
  { from, at, end, limit }: { from: number; at: number; end: number; limit: number },
  abroad: boolean,
): PlaceSpan | null {
  let best: PlaceSpan | null = null;
  let behind: PlaceSpan | null = null;
  let office: PlaceSpan | null = null;
  for (const place of places) {
    if (place.from >= limit) break;
    if (place.to <= from || (place.kind === 'foreign' && !abroad)) continue;
    // `xã X, huyện Y`: the district is the address; a commune by itself is one.
    if (place.kind === 'commune' && (place.bare || places.some((p) => p.from === place.to + 1))) continue;
    const before = tokens[place.from - 1];
    if (place.from >= end) {
      // `400 nghìn ở nông thôn, 500 nghìn ở thành thị`: the word next to the figure decides.
      if (place.from <= end + 2 && follows(tokens, end, place)) return place;
      if (behind === null && place.kind !== 'country' && follows(tokens, end, place)) behind = place;
      continue;
    }
    if (place.from >= at) continue;
    const opens =
      place.from === from || before === undefined || before.kind === 'punct' || before.kind === 'newline';
    const led =
      before !== undefined && (place.kind === 'foreign' ? FOREIGN_LEADS : SCOPE_LEADS).has(before.key);
    if (place.kind === 'country') {
      if (
        place.name === 'cả nước' &&
        /^(cả nước|toàn quốc)$/i.test(
          tokens
            .slice(place.from, place.to)
            .map((t) => t.key)
            .join(' '),
        )
      )
        best = place;
      continue;
    }
    if (place.kind === 'region' && !isArea(place)) continue;
    if (!place.bare && isOffice(tokens, place.from)) {
      // `Theo Chủ tịch UBND huyện X, hiện có …`: a district's office speaks of its district.
      if (place.kind === 'district' || place.kind === 'commune') office = place;
      continue;
    }
    // `dân số trung bình tỉnh X là`: what is measured ends with its place.
    const named = !place.bare && place.kind === 'province';
    if (opens || led || named || place.kind === 'region') best = place;
  }
  return best ?? behind ?? office;
}

const isArea = (place: PlaceSpan) => place.name === 'nông thôn' || place.name === 'thành thị';

/** Only words and a smaller place of the same address stand between a figure that ends at `end` and the place. */
function follows(tokens: readonly Token[], end: number, place: PlaceSpan): boolean {
  for (let i = place.from - 1; i >= Math.max(end, place.from - 24); i--) {
    const token = tokens[i] as Token;
    if (BEHIND.has(token.key) || (place.kind === 'foreign' && token.key === 'thuộc')) return true;
    if (token.kind === 'newline' || (token.kind === 'punct' && token.text !== ',')) return false;
  }
  return false;
}

/** `UBND tỉnh X`, `Sở … tỉnh X`, `Công ty …`: the place belongs to an office's name. */
function isOffice(tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 9); i--) {
    const token = tokens[i] as Token;
    if (token.kind !== 'word' && token.text !== '-' && token.text !== '&') return false;
    if (
      /^(ubnd|hđnd|sở|ban|hội|ủy|đảng|chi|cục|công|trung|văn|phòng|báo|đài|liên|bhxh|lđlđ)$/.test(
        token.key,
      ) &&
      token.capital
    )
      return true;
    if (/^(giám|chủ|phó|bí|trưởng)$/.test(token.key)) return true;
  }
  return false;
}

/** An article asks for the same few places for every figure. */
const codes = new Map<string, string | null>();

/** Name and code of a place for a period's time: the 34-province codes from 1 July 2025. */
export function placeCode(name: string | null, when: string | null): string | null {
  if (name === null) return null;
  if (name === 'cả nước') return 'VN';
  const key = `${name}|${when?.slice(0, 10) ?? ''}`;
  const known = codes.get(key);
  if (known !== undefined) return known;
  const code = placeOf(name, when)?.code ?? null;
  if (codes.size < 2000) codes.set(key, code);
  return code;
}

/**
 * The place in brackets behind a name (`Hợp tác xã Phú Lộc (xã Phú Lộc, huyện …)`): what follows is about that body,
 * in that place. The smallest place of the bracket, or null.
 */
export function bracketPlace(tokens: readonly Token[], places: readonly PlaceSpan[]): PlaceSpan | null {
  let found: PlaceSpan | null = null;
  for (const place of places) {
    const bracket = tokens[place.from - 1];
    const name = tokens[place.from - 2];
    if (bracket?.text !== '(' || name === undefined || !(name.capital || name.kind === 'code')) continue;
    if ((place.kind === 'commune' || place.kind === 'district') && !place.bare) found = place;
  }
  return found;
}

/** The paragraph has the last two words of the name before the bracket in which `place` stands. */
export function namesBody(
  tokens: readonly Token[],
  block: { from: number; to: number },
  place: PlaceSpan,
): boolean {
  const [first, second] = [tokens[place.from - 3]?.key, tokens[place.from - 2]?.key];
  for (let i = block.from; i + 1 < block.to; i++)
    if ((tokens[i] as Token).key === first && tokens[i + 1]?.key === second) return true;
  return false;
}

const WIDER = new Set(['toàn', 'cả', 'trong']);

/** The sentence speaks of the province or the country again (`toàn tỉnh`, `trong tỉnh`, a province named). */
export function widens(
  tokens: readonly Token[],
  from: number,
  to: number,
  places: readonly PlaceSpan[],
): boolean {
  for (let i = from; i + 1 < to; i++)
    if (
      WIDER.has((tokens[i] as Token).key) &&
      ['tỉnh', 'nước', 'quốc'].includes((tokens[i + 1] as Token).key)
    )
      return true;
  return places.some((p) => (p.kind === 'province' || p.kind === 'country') && p.from === from);
}

/** The sentence that begins at `from` is set in `place` from its first words on: `Tại huyện X, …`, `Huyện X có …`. */
export function opensWith(tokens: readonly Token[], from: number, place: PlaceSpan): boolean {
  if (place.kind === 'country' || place.kind === 'region') return false;
  return (
    place.from === from || (place.from === from + 1 && ['tại', 'ở'].includes((tokens[from] as Token).key))
  );
}
