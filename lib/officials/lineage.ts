/** Organisations across spellings and reforms: abbreviations written out, and what took over a dissolved body. */
import {
  organisationAbbreviations,
  type Succession,
  sectors,
  successions,
} from '../catalog/organisations.ts';
import { fold } from '../text/normalise.ts';

/** Abbreviations of sectors, longest first, as [printed, full]. */
const spellings: readonly (readonly [string, string])[] = sectors
  .flatMap(([name, ...others]) => others.filter((o) => /[A-ZĐ]{2}/.test(o)).map((o) => [o, name] as const))
  .sort((a, b) => b[0].length - a[0].length);

const isWordAt = (text: string, at: number) =>
  at >= 0 && at < text.length && /[\p{L}\p{N}]/u.test(text[at] as string);

/** `Sở LĐ-TB&XH tỉnh Long An` → `Sở Lao động - Thương binh và Xã hội tỉnh Long An`; what has no abbreviation stays. */
export function expandOrganisation(printed: string): string {
  // "VH - TT&DL": spaces inside an abbreviation.
  let text = printed
    .normalize('NFC')
    .replace(/[–—−‑‐]/g, '-')
    .replace(/([A-ZĐ]{2}) ?([-&]) ?(?=[A-ZĐ]{2})/g, '$1$2');
  for (const [short, full] of spellings) {
    const at = text.indexOf(short);
    if (at < 0 || isWordAt(text, at - 1) || isWordAt(text, at + short.length)) continue;
    text = text.slice(0, at) + full + text.slice(at + short.length);
    break;
  }
  for (const [short, full] of Object.entries(organisationAbbreviations)) {
    const at = text.indexOf(short);
    if (at < 0 || isWordAt(text, at - 1) || isWordAt(text, at + short.length)) continue;
    text = text.slice(0, at) + full + text.slice(at + short.length);
  }
  return text;
}

/**
 * What became of an organisation: the reform that ended it, or null where it goes on. Takes the name as printed;
 * a place after it (`… tỉnh Long An`) is allowed.
 */
export function successorsOf(organisation: string): Succession | null {
  const name = fold(expandOrganisation(organisation));
  return successions.find((s) => name === fold(s.from) || name.startsWith(`${fold(s.from)} `)) ?? null;
}
