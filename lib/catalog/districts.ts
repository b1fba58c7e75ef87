/**
 * The districts that were abolished with the 63 provinces, by province code. The table is that of the national list
 * of administrative units (705 district-level units of 2021, and those merged or founded around that year).
 */
import { phraseKey } from '../text/normalise.ts';
import { own } from '../text/own.ts';
import data from './districts.json' with { type: 'json' };
import { type Province63, provinces63 } from './provinces.ts';

const provincesByDistrict = new Map<string, Province63[]>();
for (const province of provinces63)
  for (const district of own<string>(data, province.code)?.split(', ') ?? []) {
    const key = phraseKey(district);
    const known = provincesByDistrict.get(key);
    if (known === undefined) provincesByDistrict.set(key, [province]);
    else known.push(province);
  }

const ADMIN = /^(?:huyện|quận|thị xã|thành phố|tp\.?|tx\.?) /u;
const NUMBERED = /^quận \d/u;
const hoChiMinhCity = provinces63.filter(({ code }) => code === '79');

/**
 * The provinces of the 63 that have a district of this name, with or without its admin word: several for
 * `huyện Châu Thành`, none where the name is no district's.
 */
export function provincesOfDistrict(name: string): readonly Province63[] {
  const key = phraseKey(name);
  if (NUMBERED.test(key)) return hoChiMinhCity;
  return provincesByDistrict.get(key.replace(ADMIN, '')) ?? [];
}
