const VOWEL = /[aeiouyàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]/i;
/** UTF-8 read as a western encoding: `Tá»· lá»‡`, `Ä‘Æ°á»£c`. */
const MOJIBAKE = /á[»º]|Ä[\u0090-\u0091‘]|Æ°|Ã[\u00a0-\u00bf]|Â[\u00a0-\u00bf]/g;

/**
 * Whether a text can be read as language at all: no replacement characters, no wrongly decoded bytes, no binary
 * noise, words with vowels and of ordinary length. Looks at no more than the first 5,000 characters.
 */
export function isReadable(source: string): boolean {
  const text = source.slice(0, 5000).normalize('NFC');
  const visible = text.replace(/\s+/g, '').length;
  if (visible === 0) return false;
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  if (count(/\ufffd|(?![\t\n\r])\p{Cc}/gu) > visible * 0.02) return false;
  if (count(MOJIBAKE) > visible * 0.02) return false;
  if (count(/[\p{L}\p{M}\p{N}]/gu) < visible * 0.5) return false;
  const words = text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  if (words.length === 0) return false;
  let odd = 0;
  for (const word of words) {
    const plain = word.normalize('NFC');
    const latin = /^[\p{Script=Latin}]+$/u.test(plain);
    if (!latin) continue;
    // Abbreviations (`UBND`, `TB`) have no vowels either, but stand in capitals.
    if (plain.length > 30 || (plain.length > 1 && plain !== plain.toUpperCase() && !VOWEL.test(plain))) odd++;
    else if (/[bcdfghjklmnpqrstvwxz]{5,}/.test(plain)) odd++;
  }
  return odd <= words.length * 0.3;
}
