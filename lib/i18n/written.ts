/** A value as the press printed it, written as the reader's language writes numbers: `74 %` → `74%`, `75,3%` → `75.3%`. */
import type { Language } from './index.ts';

/** What was read of the printed text, in base units; without it separators stay as printed. */
interface Known {
  value?: number;
  valueMax?: number | null;
}

const SIGNS = { vi: { thousands: '.', decimal: ',' }, en: { thousands: ',', decimal: '.' } } as const;
/** Words of a multiple, the longest first. */
const SCALES: readonly [string, number][] = [
  ['nghìn tỷ', 1e12],
  ['ngàn tỷ', 1e12],
  ['tỷ', 1e9],
  ['tỉ', 1e9],
  ['triệu', 1e6],
  ['vạn', 1e4],
  ['nghìn', 1e3],
  ['ngàn', 1e3],
];
const NUMERAL = /\d+(?:[.,]\d+)+/g;

function parsed(numeral: string, language: Language): number | null {
  const { thousands, decimal } = SIGNS[language];
  const [whole = '', fraction, more] = numeral.split(decimal);
  if (more !== undefined) return null;
  const groups = whole.split(thousands);
  if (fraction?.includes(thousands) || groups.slice(1).some((group) => group.length !== 3)) return null;
  return Number(`${groups.join('')}.${fraction ?? 0}`);
}

/** The language whose separators the text is printed with; null where what was read does not tell. */
function printedIn(text: string, numerals: readonly string[], { value, valueMax }: Known): Language | null {
  if (value === undefined) return null;
  const scale = SCALES.find(([word]) => text.includes(word))?.[1] ?? 1;
  const known = [value, valueMax ?? value].map(Math.abs);
  const fits = (language: Language) =>
    numerals.every((numeral) => {
      const n = parsed(numeral, language);
      return n !== null && known.some((one) => Math.abs(n * scale - one) <= one * 1e-9);
    });
  return fits('vi') ? 'vi' : fits('en') ? 'en' : null;
}

/** `text` in NFC with plain spaces, none before a per cent sign, and with the separators of `language`. */
export function written(text: string, known: Known, language: Language): string {
  const plain = text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/(\d) (?=%)/g, '$1');
  const numerals = plain.match(NUMERAL) ?? [];
  if (numerals.length === 0) return plain;
  const from = printedIn(plain, numerals, known);
  if (from === null || from === language) return plain;
  const { thousands, decimal } = SIGNS[language];
  return plain.replace(NUMERAL, (numeral) =>
    numeral.replace(/[.,]/g, (sign) => (sign === SIGNS[from].decimal ? decimal : thousands)),
  );
}
