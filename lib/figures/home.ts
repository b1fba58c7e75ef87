/** The place that an article as a whole speaks of: what a figure without a place of its own is said of. */
import { provincesOfDistrict } from '../catalog/districts.ts';
import { findPlaces, type PlaceKind } from '../catalog/places.ts';
import { provinceName, provinces34, provinces63 } from '../catalog/provinces.ts';
import type { Article } from '../records.ts';
import type { TextDocument } from '../text/sentences.ts';
import type { Token } from '../text/tokens.ts';
import type { PlaceSpan } from './scope.ts';

const NATIONAL =
  /(?:^| )(?:chính phủ|quốc hội|thủ tướng|bộ trưởng|thứ trưởng|trung ương|nhà nước|việt nam|cả nước|toàn quốc|ngân hàng nhà nước|tổng cục)$/;
const NATIONAL_ENDS = new Set(['phủ', 'hội', 'tướng', 'trưởng', 'ương', 'nước', 'nam', 'quốc', 'cục']);

interface Vote {
  /** Code in the list of 63, or the name. */
  key: string;
  /** As first printed: `TPHCM`. */
  name: string;
  score: number;
  first: number;
  kind: PlaceKind;
  /** Named in title or lead. */
  head: boolean;
}

/** What a mention is worth: most in the title, more in the lead than below. */
const WEIGHT: Record<PlaceKind, number> = {
  province: 1,
  district: 0.8,
  country: 0.7,
  foreign: 1,
  region: 0.5,
  commune: 0,
};
/** A publisher's own province, against the places that the text names. */
const PUBLISHER = 4;
/** Of all that is said of districts an article about one district says at least this much of it. */
const ONE_DISTRICT = 0.6;

/**
 * Name of the place the article is about (`Long An`, `huyện Tây Sơn`, `cả nước`), or null. A province in the title;
 * else the place named most, title and lead counting more, districts for their provinces too, the publisher's own
 * province for a start; a text of the Government and the National Assembly is about the country.
 */
export function articlePlace(
  article: Article,
  doc: TextDocument,
  places: readonly PlaceSpan[],
): string | null {
  const headEnd =
    doc.blocks.find((b) => b.kind !== 'headline' && b.kind !== 'lead' && b.kind !== 'caption')?.from ??
    doc.tokens.length;
  const titleEnd = doc.blocks.find((b) => b.kind !== 'headline')?.from ?? 0;
  // One province in the title is what the article is about, whatever districts its body visits.
  const titled = new Set(places.filter((p) => p.kind === 'province' && p.from < titleEnd).map((p) => p.name));
  const narrower = places.some((p) => p.kind === 'district' && p.from < titleEnd);
  if (titled.size === 1 && !narrower) return [...titled][0] as string;

  const votes = new Map<string, Vote>();
  const vote = (key: string, name: string, kind: PlaceKind, score: number, first: number) => {
    const known = votes.get(key);
    if (known === undefined) votes.set(key, { key, name, score, first, kind, head: first < headEnd });
    else known.score += score;
  };
  for (const place of places) {
    if (place.kind === 'commune' || (place.kind === 'foreign' && place.from >= titleEnd)) continue;
    const points = place.from < titleEnd ? 6 : place.from < headEnd ? 3 : place.bare ? 0.8 : 1.2;
    vote(place.code63 ?? place.name, place.name, place.kind, points * WEIGHT[place.kind], place.from);
  }
  const home = article.place === null ? datelinePlace(doc) : provinceName(article.place);
  if (home !== null)
    vote(findPlaces(home)[0]?.code63 ?? home, home, 'province', PUBLISHER, doc.tokens.length);
  const district = oneDistrict(doc, votes, headEnd);
  for (const { name, kind, score, first } of [...votes.values()])
    if (kind === 'district') {
      const provinces = provincesOfDistrict(name);
      for (const province of provinces)
        vote(`vn63:${province.code}`, province.name, 'province', score / provinces.length, first);
    }

  const { provincial, national } = levelsNamed(doc);
  let best: Vote | null = null;
  for (const v of votes.values()) {
    // A share in a district name of many provinces names none of them.
    if (v.kind === 'district' || v.score < 0.4) continue;
    const score = v.score + (v.kind === 'province' ? Math.min(provincial, 5) * 0.6 : 0);
    if (best === null || score > best.score || (score === best.score && v.first < best.first))
      best = { ...v, score };
  }
  if (district !== null && (best === null || !placeInHead(places, best.key, headEnd))) {
    const own = provincesOfDistrict(district.name).map((province) => `vn63:${province.code}`);
    if (best === null || own.includes(best.key) || (own.length === 0 && district.score > best.score))
      return district.name;
  }
  const country = national * 0.6 + (votes.get('VN')?.score ?? 0);
  if (best === null || (best.kind !== 'country' && country > best.score))
    return country >= 1 ? 'cả nước' : (best?.name ?? null);
  return best.name;
}

const placeInHead = (places: readonly PlaceSpan[], key: string, headEnd: number) =>
  places.some((p) => p.from < headEnd && (p.code63 ?? p.name) === key);

/** The district that title or lead name, with or without its admin word, and that the text keeps to; or null. */
function oneDistrict(
  doc: TextDocument,
  votes: ReadonlyMap<string, Vote>,
  headEnd: number,
): { name: string; score: number } | null {
  const lastOfHead = doc.tokens[headEnd - 1];
  const head = lastOfHead === undefined ? '' : doc.normal.text.slice(0, lastOfHead.end);
  let total = 0;
  let best: { name: string; score: number } | null = null;
  for (const v of votes.values()) {
    if (v.kind !== 'district') continue;
    const { name } = v;
    const bare = /\s(\p{Lu}.*)$/u.exec(name)?.[1];
    const inHead = v.head || (bare !== undefined && head.includes(bare));
    const score = v.score + (inHead && !v.head ? 3 * WEIGHT.district : 0);
    total += score;
    if (inHead && (best === null || score > best.score)) best = { name, score };
  }
  return best !== null && best.score >= ONE_DISTRICT * total ? best : null;
}

/** How often the text speaks of "tỉnh", and of the bodies of the state. */
function levelsNamed(doc: TextDocument): { provincial: number; national: number } {
  let provincial = 0;
  let national = 0;
  doc.tokens.forEach((token, i) => {
    if (token.kind !== 'word') return;
    if (token.key === 'tỉnh') provincial++;
    if (!NATIONAL_ENDS.has(token.key)) return;
    // The longest of these names has four words.
    let words = token.key;
    for (let k = i - 1; k >= Math.max(0, i - 3); k--) words = `${(doc.tokens[k] as Token).key} ${words}`;
    if (NATIONAL.test(words)) national++;
  });
  return { provincial, national };
}

/** Initials of one province only: `BĐ` Bình Định, `LA` Long An; `QN` is three provinces'. */
const provinceByInitials = new Map<string, string | null>();
for (const name of new Set([...provinces63, ...provinces34].map((p) => p.name))) {
  const words = name.replace(/^TP\. /, '').split(/[\s-]+/);
  const initials = words.map((word) => word[0]).join('');
  provinceByInitials.set(initials, provinceByInitials.has(initials) ? null : name);
}

/**
 * The province of a paper that opens its news with its own initials: `(BĐ) - …`, `(BLA) – …`, `(BGĐT) …` (`B` for
 * báo, `O` or `ĐT` for the online edition). Null where they are no province's, or several provinces'.
 */
function datelinePlace(doc: TextDocument): string | null {
  for (const block of doc.blocks.slice(1, 4)) {
    const [open, mark, close, dash] = doc.tokens.slice(block.from, block.from + 4);
    if (open?.text !== '(' || close?.text !== ')' || !/^[-–]$/.test(dash?.text ?? '')) continue;
    const written = mark?.text ?? '';
    for (const initials of [
      written,
      written.replace(/^B(?=\p{Lu}{2})/u, ''),
      written.replace(/(?<=\p{Lu}{2})(?:O|ĐT)$/u, ''),
    ])
      if (initials.length >= 2) {
        const province = provinceByInitials.get(initials);
        if (province != null) return province;
      }
  }
  return null;
}
