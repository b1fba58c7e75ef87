/**
 * Unicode hygiene with a way back: the reader's text may be NFD, carry no-break or zero-width spaces and
 * several dashes; everything after this room sees NFC and plain spaces, and maps its offsets back.
 */

export interface Normalised {
  text: string;
  /** Offset in `text` → offset in the text as given; both in UTF-16 code units, `text.length` maps to the end. */
  toOriginal(offset: number): number;
}

const ZERO_WIDTH = new Set([0xad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff]);
const SPACES = new Set([
  0xa0, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x202f,
  0x205f, 0x3000, 0x09,
]);
const DASHES = new Set([0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212]);

const isMark = (code: number) =>
  (code >= 0x300 && code <= 0x36f) ||
  (code >= 0x1dc0 && code <= 0x1dff) ||
  (code >= 0x20d0 && code <= 0x20ff);

/** One character for another of the same length, or '' for one that is not seen; null where it stays. */
function replacement(code: number): string | null {
  if (code < 0x80) return code === 0x5f || code === 0x09 ? ' ' : null;
  if (SPACES.has(code)) return ' ';
  if (ZERO_WIDTH.has(code)) return '';
  if (DASHES.has(code)) return '-';
  // Icelandic Eth, typed for the Vietnamese D with stroke by some keyboards.
  if (code === 0xd0) return 'Đ';
  return null;
}

/**
 * NFC, spaces and dashes folded to their plain forms, zero-width characters dropped, `_` (left by word
 * segmenters) read as a space. Linear in the length of `source`; any string is accepted.
 */
export function normalise(source: string): Normalised {
  let out = '';
  // Offsets are kept only from the first place where the two texts part; before it they are the same.
  let map: number[] | null = null;
  let parted = 0;
  /** What stays as it is is copied in runs: a text put together letter by letter costs far more to read. */
  let copied = 0;
  const copyTo = (end: number) => {
    if (map !== null) for (let k = copied; k < end; k++) map.push(k);
    out += source.slice(copied, end);
  };
  const part = () => {
    if (map === null) {
      parted = out.length;
      map = [];
    }
    return map;
  };
  for (let i = 0; i < source.length; ) {
    const code = source.charCodeAt(i);
    let end = i + 1;
    if (end < source.length && isMark(source.charCodeAt(end))) {
      copyTo(i);
      // Marks are capped so that one base letter with 100,000 accents stays one cheap cluster.
      while (end < source.length && isMark(source.charCodeAt(end))) end++;
      const cluster = source.slice(i, Math.min(end, i + 16)).normalize('NFC');
      const m = part();
      for (let k = 0; k < cluster.length; k++) m.push(k === 0 ? i : Math.min(i + k, end - 1));
      out += cluster;
      copied = end;
    } else {
      const swap = replacement(code);
      if (swap !== null) {
        copyTo(i);
        if (swap === '') part();
        else if (map !== null) (map as number[]).push(i);
        out += swap;
        copied = end;
      }
    }
    i = end;
  }
  copyTo(source.length);
  const table = map as number[] | null;
  const { length } = source;
  const size = out.length;
  return {
    text: out,
    toOriginal: (offset) => {
      if (table === null || offset < parted) return Math.min(Math.max(offset, 0), length);
      if (offset >= size) return length;
      return table[offset - parted] ?? length;
    },
  };
}

const TONE_PLACES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    oà: 'òa',
    oá: 'óa',
    oả: 'ỏa',
    oã: 'õa',
    oạ: 'ọa',
    oè: 'òe',
    oé: 'óe',
    oẻ: 'ỏe',
    oẽ: 'õe',
    oẹ: 'ọe',
    uỳ: 'ùy',
    uý: 'úy',
    uỷ: 'ủy',
    uỹ: 'ũy',
    uỵ: 'ụy',
  }),
);
const Y_FOR_I: ReadonlyMap<string, string> = new Map(
  Object.entries({
    tỉ: 'tỷ',
    kĩ: 'kỹ',
    lí: 'lý',
    mĩ: 'mỹ',
    sĩ: 'sỹ',
    quí: 'qúy',
    kì: 'kỳ',
  }),
);
const keys = new Map<string, string>();

/**
 * The form under which a word is looked up: lower case, one place for the tone mark (`hoà` = `hòa`), `y` for
 * `i` where both are written (`tỉ` = `tỷ`). Takes and gives one NFC syllable.
 */
export function wordKey(word: string): string {
  const known = keys.get(word);
  if (known !== undefined) return known;
  let key = word.toLowerCase();
  const tail = TONE_PLACES.get(key.slice(-2));
  if (tail !== undefined) key = key.slice(0, -2) + tail;
  key = Y_FOR_I.get(key) ?? key;
  // Bounded: hostile text must not grow the cache without end.
  if (keys.size < 20_000 && word.length <= 24) keys.set(word, key);
  return key;
}

/** Every syllable of a phrase through `wordKey`, joined by one space. */
export function phraseKey(phrase: string): string {
  return phrase
    .normalize('NFC')
    .split(/[\s_]+/)
    .filter((w) => w !== '')
    .map(wordKey)
    .join(' ');
}

/** By code unit. */
const folded: (string | undefined)[] = new Array(0x2000);
/** One UTF-16 code unit without its marks; '' for a mark, ' ' for what separates words. */
function foldUnit(code: number): string {
  const known = folded[code];
  if (known !== undefined) return known;
  const plain = String.fromCharCode(code)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase();
  const kept = plain === '' || /[\p{L}\p{N}%]/u.test(plain) ? plain : ' ';
  // Bounded: Latin letters and punctuation, not every sign of the world.
  if (code < folded.length) folded[code] = kept;
  return kept;
}

/** Without diacritics, lower case, only letters, digits and `%`, one space between words: for keys and search. */
export function fold(text: string): string {
  let out = '';
  let gap = false;
  for (let i = 0; i < text.length; i++) {
    const unit = foldUnit(text.charCodeAt(i));
    if (unit === ' ') gap = out !== '';
    else if (unit !== '') {
      if (gap) out += ' ';
      gap = false;
      out += unit;
    }
  }
  return out;
}
