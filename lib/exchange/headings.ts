/** What the headings of statistical tables say. */
import { placeOf } from '../catalog/places.ts';
import { placeCode } from '../figures/scope.ts';

/** Composed, with single spaces, and with the Vietnamese Đ where a file has the Icelandic letter that looks like it. */
export const tidy = (text: string) =>
  text.normalize('NFC').replaceAll('\u00d0', 'Đ').replaceAll('\u00f0', 'đ').replace(/\s+/g, ' ').trim();

/** What marks values that are not final yet, alone or in both languages: `Sơ bộ/Prel. 2024`, `2024 (Sơ bộ)`. */
const PRELIMINARY = /(?<![\p{L}])(?:sơ bộ|preliminary|prel\.?)(?![\p{L}])/gu;

const ROMAN: ReadonlyMap<string, string> = new Map(Object.entries({ i: '1', ii: '2', iii: '3', iv: '4' }));

/**
 * The period that a heading of a statistical table names (`2023`, `Năm 2023`, `2023M07`, `Quý II/2023`, `Sơ bộ 2024`),
 * as records write it, and whether its values are preliminary. Null for any other heading.
 */
export function headedPeriod(heading: string): { period: string; preliminary: boolean } | null {
  const text = tidy(heading.slice(0, 60)).toLowerCase();
  const said = text.replace(PRELIMINARY, ' ');
  const preliminary = said !== text;
  const bare = (preliminary ? tidy(said.replace(/^[\s/(\-–]+|[\s/()\-–]+$/g, '')) : text).replace(
    /^(?:năm|year) /u,
    '',
  );
  const year = /^\d{4}$/.exec(bare);
  if (year !== null) return { period: bare, preliminary };
  const month = /^(\d{4})m(\d{2})$/.exec(bare);
  const named = /^tháng (\d{1,2})[/ ](?:năm )?(\d{4})$/u.exec(bare);
  const [inYear, number] = month !== null ? [month[1], month[2]] : [named?.[2], named?.[1]];
  if (inYear !== undefined && number !== undefined) {
    if (Number(number) < 1 || Number(number) > 12) return null;
    return { period: `${inYear}-${number.padStart(2, '0')}`, preliminary };
  }
  const quarter = /^(\d{4})[qk]([1-4])$/.exec(bare);
  if (quarter !== null) return { period: `${quarter[1]}-Q${quarter[2]}`, preliminary };
  const quarterNamed = /^quý ([1-4]|i{1,3}|iv)[/ ](?:năm )?(\d{4})$/u.exec(bare);
  if (quarterNamed === null) return null;
  const which = quarterNamed[1] ?? '';
  return { period: `${quarterNamed[2]}-Q${ROMAN.get(which) ?? which}`, preliminary };
}

const COUNTRY = /^(?:cả nước|toàn quốc|việt nam|whole country|vietnam|viet nam|total|tổng số)$/iu;

/** A province by its table heading: `Tỉnh Bắc Giang`, `TP. Hồ Chí Minh`, `CẢ NƯỚC`. */
export function headedPlace(heading: string): string | null {
  const text = tidy(heading);
  if (COUNTRY.test(text)) return 'cả nước';
  const bare = text.replace(/^(?:tỉnh|thành phố|t\.p\.?|tp\.?)\s+/iu, '');
  // Only what has a code of its own: a heading such as `Vùng khác` names no place that articles speak of.
  for (const name of [text, bare]) {
    const place = placeOf(name, null)?.name ?? null;
    if (place !== null && (placeCode(place, '2020') ?? placeCode(place, '2026')) !== null) return place;
  }
  return null;
}
