/** What body a post belongs to, apart from spelling and place, so that posts of different years can be held together. */
import { districtsEnded, districtWords, type Succession } from '../catalog/organisations.ts';
import { lineageOf, placeOf } from '../catalog/places.ts';
import { MERGED_ON, provinces34 } from '../catalog/provinces.ts';
import type { Position } from '../records.ts';
import { phraseKey } from '../text/normalise.ts';
import { expandOrganisation, successionOf, successorKeys } from './lineage.ts';

export interface Body {
  /** Look-up key of the organisation without its place; empty where the post names none. */
  name: string;
  /** Code of the unit of the list of 34 that its province belongs to, or the name of one not listed; null for central bodies. */
  province: string | null;
  /** District, commune or village, as a look-up key. */
  locality: string | null;
}

/** A day on which every province goes by its present name: only the line it belongs to is asked for. */
const PRESENT = '2026-01-01';
const BEFORE = '2025-01-01';
const LOCALITY = new Set(
  'huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|thôn|ấp|bản|buôn|làng|xóm|khu phố|khóm'.split('|'),
);

/** Index in `words` of the first word for a territory below the province, or -1; `xã hội` is none. */
function localityAt(words: readonly string[]): number {
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    const pair = `${word} ${words[i + 1] ?? ''}`;
    if (pair === 'xã hội') continue;
    if (LOCALITY.has(word) || LOCALITY.has(pair)) return i;
  }
  return -1;
}

/** The body of a post. `Trưởng Ban | Tổ chức Tỉnh ủy` is of the `ban tổ chức tỉnh ủy`. */
export function bodyOf({ title, organisation, place }: Position): Body {
  let province =
    place === null ? null : (lineageOf(placeOf(place, PRESENT)?.code ?? null) ?? phraseKey(place));
  if (organisation === null) return { name: '', province, locality: null };
  let key = phraseKey(expandOrganisation(organisation).replace(/[.,()–—-]/gu, ' '));
  const head = /(?:^|\s)(ban|phòng|đoàn|công an|thống kê|thuế)$/u.exec(phraseKey(title))?.[1];
  if (head !== undefined && !key.startsWith(`${head} `)) key = `${head} ${key}`;
  let words = key.split(' ').filter((word) => word !== '-');
  if (place !== null) {
    const named = phraseKey(place.replace(/^TP\.? ?/u, '')).split(' ');
    for (const form of [named, ['hcm'], ['hồ', 'chí', 'minh']]) {
      const at = words.length - form.length;
      if (at > 0 && form.every((word, i) => words[at + i] === word)) words = words.slice(0, at);
    }
  }
  // A province that no list has, named in the organisation itself.
  const own = words.lastIndexOf('tỉnh');
  if (own > 0 && own < words.length - 1 && place === null) {
    province = words.slice(own + 1).join(' ');
    words = words.slice(0, own);
  }
  const at = localityAt(words);
  const locality = at < 0 ? null : words.slice(at).join(' ');
  if (at >= 0) words = words.slice(0, at);
  while (['tỉnh', 'tp'].includes(words.at(-1) ?? '')) words = words.slice(0, -1);
  if (words.at(-2) === 'thành' && words.at(-1) === 'phố') words = words.slice(0, -2);
  return { name: words.join(' '), province, locality };
}

/** Whether two bodies are one, or one took over from the other. Bodies without a name are never held together. */
export function sameLine(a: Body, b: Body): boolean {
  if (a.name === '' || b.name === '') return false;
  if (a.province !== b.province || a.locality !== b.locality) return false;
  return a.name === b.name || successorKeys(a.name).has(b.name) || successorKeys(b.name).has(a.name);
}

/** The reform or merger that ended the body of a post, or null; districts ended as a level, without one successor. */
export function endOf(position: Position): Pick<Succession, 'since' | 'to'> | null {
  const body = bodyOf(position);
  const locality = body.locality ?? '';
  const district =
    districtWords.some((word) => locality === word || locality.startsWith(`${word} `)) ||
    districtWords.some((word) => word.includes(' ') && !LOCALITY.has(word) && body.name.endsWith(word));
  if (district) {
    return { since: body.name.startsWith('công an') ? districtsEnded.police : districtsEnded.since, to: [] };
  }
  const local = position.place !== null || body.locality !== null || /tỉnh|thành phố/iu.test(position.text);
  return successionOf(body.name, local) ?? mergerOf(position, body);
}

/** `UBND tỉnh Long An` is since July 2025 `UBND tỉnh Tây Ninh`; null where the province kept its name. */
function mergerOf(
  { organisation, place }: Position,
  { locality }: Body,
): Pick<Succession, 'since' | 'to'> | null {
  if (organisation === null || place === null || locality !== null) return null;
  const old = placeOf(place, BEFORE);
  const line = lineageOf(old?.code ?? null);
  const now = provinces34.find(({ code }) => `vn34:${code}` === line);
  if (old === null || now === undefined || phraseKey(now.name) === phraseKey(old.name)) return null;
  const words = expandOrganisation(organisation).split(' ');
  const place63 = old.name.split(' ');
  // The place goes, and with it the word for what it was.
  if (words.slice(-place63.length).join(' ') === old.name) words.splice(-place63.length);
  if (words.at(-1) === 'tỉnh') words.pop();
  const named = now.type === 'province' ? `tỉnh ${now.name}` : now.name.replace(/^(?!TP)/u, 'TP. ');
  return { since: MERGED_ON, to: [`${words.join(' ')} ${named}`] };
}
