/** The place a figure speaks of: named beside it, or the article's own. */
import { provincesOfDistrict } from '../catalog/districts.ts';
import { findPlaces, type PlaceMention, placeOf } from '../catalog/places.ts';
import { provinceName } from '../catalog/provinces.ts';
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

/** Words for areas, and the kind of the names that stand under them. */
const AREAS = new Map<string, 'district' | 'commune'>([
  ['huyện', 'district'],
  ['quận', 'district'],
  ['thị', 'district'],
  ['xã', 'commune'],
  ['phường', 'commune'],
]);
/** After these a name is a person's or a body's. */
const NOT_AREAS = new Set(
  'ông bà anh chị em cô chú bác đ/c chí sĩ sỹ tướng trưởng thư tịch đốc ty đoàn hàng trường viện hội đường cầu chợ hồ núi sông đảo khu'.split(
    ' ',
  ),
);

const bareName = (name: string) => /\s(\p{Lu}.*)$/u.exec(name)?.[1] ?? name;

/** Codes of the provinces that an article names, and the name of its publisher's. */
function provincesOf(places: readonly PlaceSpan[], publisher: string | null): Set<string> {
  const known = new Set(places.flatMap((p) => (p.code63 === null ? [] : [p.code63])));
  if (publisher !== null) known.add(provinceName(publisher));
  return known;
}

/**
 * Adds names of areas that stand without their word: the ones that the article names with it elsewhere (`Phù Chẩn`
 * after `xã Phù Chẩn`), districts of the provinces it speaks of (`Chư Prông: …`), and capitalised names in a sentence
 * that speaks of districts or communes (`các huyện …: Thạch Hà (3.382 ha), Cẩm Xuyên …`). `publisher`: code or name
 * of the publisher's province. Linear; in order.
 */
export function withBareNames(
  doc: TextDocument,
  places: readonly PlaceSpan[],
  publisher: string | null,
): PlaceSpan[] {
  const { tokens } = doc;
  const provinces = provincesOf(places, publisher);
  const known = new Map<string, PlaceSpan>();
  for (const p of places)
    if (p.kind === 'district' || p.kind === 'commune') known.set(bareName(p.name).toLowerCase(), p);
  const taken = new Uint8Array(tokens.length);
  for (const p of places) taken.fill(1, p.from, p.to);
  const added: PlaceSpan[] = [];
  for (const s of doc.sentences) {
    let area: 'district' | 'commune' | null = null;
    for (let i = s.from; i < s.to; i++) {
      const token = tokens[i] as Token;
      area = AREAS.get(token.key) ?? area;
      if (taken[i] === 1 || token.kind !== 'word' || !token.capital || token.text.length < 2) continue;
      let to = i + 1;
      while (to < s.to && to - i < 4 && taken[to] === 0 && isNamePart(tokens[to] as Token)) to++;
      const name = doc.normal.text.slice(token.start, (tokens[to - 1] as Token).end);
      const before = tokens[i - 1]?.key ?? '';
      const same = known.get(name.toLowerCase());
      const whole = to - i >= 2 && to - i <= 3 && !NOT_AREAS.has(before) && name !== name.toUpperCase();
      const mention = { start: token.start, end: (tokens[to - 1] as Token).end };
      if (same !== undefined && whole) added.push({ ...same, ...mention, bare: true, from: i, to });
      else if (
        whole &&
        provincesOfDistrict(name).some((p) => provinces.has(`vn63:${p.code}`) || provinces.has(p.name))
      )
        added.push({
          ...mention,
          name,
          kind: 'district',
          bare: true,
          code63: null,
          code34: null,
          from: i,
          to,
        });
      else if (area !== null && whole && isItem(tokens, i, to))
        added.push({
          ...mention,
          name,
          kind: area,
          bare: true,
          code63: null,
          code34: null,
          from: i,
          to,
        } as PlaceSpan);
      i = to - 1;
    }
  }
  return added.length === 0 ? [...places] : [...places, ...added].sort((a, b) => a.from - b.from);
}

const isNamePart = (t: Token) => t.kind === 'word' && t.capital && t.text !== t.text.toUpperCase();

/** The name is an item of a list: a mark or a list word before it, a number, bracket or mark behind. */
function isItem(tokens: readonly Token[], from: number, to: number): boolean {
  const before = tokens[from - 1];
  const after = tokens[to];
  const opens =
    before === undefined ||
    before.kind !== 'word' ||
    ['là', 'và', 'như', 'gồm', 'có', 'với', 'riêng', 'xã', 'huyện'].includes(before.key);
  const closes =
    after !== undefined &&
    (after.kind === 'number' ||
      '(,;.:'.includes(after.text) ||
      ['đạt', 'có', 'là', 'hơn', 'gần', 'với', 'và', 'còn'].includes(after.key));
  return opens && closes;
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
