/** The two lists of provinces: the 63 until 30 June 2025 and the 34 since (Resolution 202/2025/QH15). */
import data from './provinces.json' with { type: 'json' };

export interface Province63 {
  code: string;
  name: string;
  type: 'province' | 'city';
  aliases: readonly string[];
}
interface Province34 extends Province63 {
  /** Codes, in the list of 63, of the units it was made of. */
  from: readonly string[];
  /** Day from which it is a centrally-run city; absent where it always was, or is none. */
  citySince?: string;
}

/** First day of the 34. */
export const MERGED_ON = data.mergedOn;
export const provinces63 = data.vn63 as readonly Province63[];
export const provinces34 = data.vn34 as readonly Province34[];

/** Name of the province with a code such as `vn63:80` or `vn34:80`; what is no code of a province stays as it is. */
export function provinceName(place: string): string {
  const list = place.startsWith('vn63:') ? provinces63 : provinces34;
  return list.find(({ code }) => /^vn(?:63|34):/.test(place) && place.endsWith(`:${code}`))?.name ?? place;
}
