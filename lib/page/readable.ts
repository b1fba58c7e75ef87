import { isSpace } from './dom.ts';

const VOWEL = /[aeiouy]/i;
/** UTF-8 read as a western encoding: `Tá»· lá»‡`, `Ä‘Æ°á»£c`. */
const MOJIBAKE = /á[»º]|Ä[\u0090-\u0091‘]|Æ°|Ã[\u00a0-\u00bf]|Â[\u00a0-\u00bf]/g;

/** Letters by ranges: Unicode properties are slow to begin with. */
const WORD = /[a-zà-öø-\u1fff\u3040-\ud7ff\uf900-\ufaff]+/gi;
const LATIN = /^[a-zà-ɏḀ-ỿ]+$/i;

/**
 * Whether a text can be read as language at all: no replacement characters, no wrongly decoded bytes, no binary
 * noise, words with vowels and of ordinary length. Looks at no more than the first 5,000 characters.
 */
export function isReadable(source: string): boolean {
  const text = source.slice(0, 5000).normalize('NFC');
  let visible = 0;
  let broken = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isSpace(code)) continue;
    visible++;
    if (code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0xfffd) broken++;
  }
  if (visible === 0 || broken > visible * 0.02) return false;
  if ((text.match(MOJIBAKE)?.length ?? 0) > visible * 0.02) return false;
  const words = text.match(WORD) ?? [];
  const digits = text.match(/\d/g)?.length ?? 0;
  if (words.join('').length + digits < visible * 0.5 || words.length === 0) return false;
  let odd = 0;
  for (const word of words) {
    if (!LATIN.test(word)) continue;
    // Abbreviations (`UBND`, `TB`) have no vowels either, but stand in capitals.
    if (
      word.length > 30 ||
      (word.length > 1 && word !== word.toUpperCase() && !VOWEL.test(word.normalize('NFD')))
    )
      odd++;
    else if (/[bcdfghjklmnpqrstvwxz]{5,}/.test(word)) odd++;
  }
  return odd <= words.length * 0.3;
}
