/** Organisations across spellings and reforms: abbreviations written out, and what took over a dissolved body. */
import {
  organisationAbbreviations,
  type Succession,
  sectors,
  successions,
} from '../catalog/organisations.ts';
import { phraseKey } from '../text/normalise.ts';

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

const byKey = new Map<string, Succession[]>();
for (const succession of successions) {
  const key = bodyKey(succession.from);
  byKey.set(key, [...(byKey.get(key) ?? []), succession]);
}

/** An organisation's name as a look-up key, marks left out. */
function bodyKey(name: string): string {
  return phraseKey(name.replace(/[.,()–—-]/gu, ' '));
}

/** The reform that ended the body of this key (no place in it), or null. `local`: it is a province's or below. */
export function successionOf(key: string, local: boolean): Succession | null {
  const all = byKey.get(key) ?? [...byKey].find(([from]) => isBoard(key, from))?.[1] ?? [];
  return all.find((s) => s.local !== true || local) ?? null;
}

/** `ban tuyên giáo tỉnh ủy` is one of the boards `ban tuyên giáo`. */
const isBoard = (key: string, from: string) =>
  from.startsWith('ban ') && key.startsWith(`${from} `) && BOARDS.test(key.slice(from.length));
const BOARDS = /^ (?:trung ương|tỉnh ủy|thành ủy)$/u;

/** Keys of everything that took over from the body of this key, in one step or several. */
export function successorKeys(key: string): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [key];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const board = [...byKey.keys()].find((from) => isBoard(at as string, from));
    const owner = board === undefined ? '' : at.slice(board.length);
    for (const { to } of byKey.get(board ?? at) ?? [])
      for (const name of to) {
        const next = bodyKey(name) + owner;
        if (found.has(next)) continue;
        found.add(next);
        open.push(next);
      }
  }
  return found;
}

/**
 * What became of an organisation: the reform that ended it, or null where it goes on. Takes the name as printed;
 * a place after it (`… tỉnh Long An`) is allowed.
 */
export function successorsOf(organisation: string): Succession | null {
  const name = bodyKey(expandOrganisation(organisation));
  return (
    successions.find((s) => {
      const from = bodyKey(s.from);
      return (
        (name === from && s.local !== true) || (name.startsWith(`${from} `) && !successionGoesOn(name, from))
      );
    }) ?? null
  );
}

/** `Ban Tuyên giáo và Dân vận`: another body, whose name begins like the one that ended. */
const successionGoesOn = (name: string, from: string) => name.slice(from.length).startsWith(' và ');
