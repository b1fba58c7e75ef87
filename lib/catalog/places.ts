/**
 * Places: provinces of both lists, regions, districts and communes, the country and the foreign countries that
 * state news compares with. Finds them in text and gives a place its code at a date.
 */
import { phraseKey, wordKey } from '../text/normalise.ts';
import { isLetter } from '../text/tokens.ts';
import { provincesOfDistrict } from './districts.ts';
import { MERGED_ON, provinces34, provinces63 } from './provinces.ts';

export type PlaceKind = 'country' | 'region' | 'province' | 'district' | 'commune' | 'foreign';

export interface PlaceMention {
  /** UTF-16 offsets into the text as given, admin word included. */
  start: number;
  end: number;
  /** Without "tỉnh", with the admin word of districts and communes: `Long An`, `huyện Tây Sơn`, `TP. Quy Nhơn`. */
  name: string;
  /** `vn63:80`, or `VN`; null where the name is in no list. */
  code63: string | null;
  code34: string | null;
  kind: PlaceKind;
  /** No word such as "tỉnh" or "huyện" stands before the name. */
  bare: boolean;
}

interface Entry {
  name: string;
  code63: string | null;
  code34: string | null;
  kind: PlaceKind;
  /** May not stand without one of the words before it; null: anywhere. */
  onlyAfter: ReadonlySet<string> | null;
  /** The name with "TP." is the province itself, not a district-level city of the same name. */
  city: boolean;
  /** The admin word is part of the name as written: "TP.HCM". */
  ownAdmin: boolean;
}
interface Node {
  next: Map<string, Node>;
  /** Entry, or 'none' for a longer name that is no place ("Thái Bình Dương"). */
  end?: { entry: Entry | 'none'; capitals: boolean[] };
}

interface Word {
  start: number;
  end: number;
  text: string;
  key: string;
  capital: boolean;
  digits: boolean;
  /** What stands between this word and the one before: ' ' , '-', '.', or 'x' for anything else. */
  gap: ' ' | '-' | '.' | 'x';
}

const set = (...words: string[]) => new Set(words.map(wordKey));

function gapOf(text: string, from: number, to: number): Word['gap'] {
  if (from === to) return 'x';
  if (to - from > 4) return 'x';
  let gap: Word['gap'] = ' ';
  for (let i = from; i < to; i++) {
    const c = text[i] as string;
    if (c === ' ' || c === '\u00a0') continue;
    if (gap !== ' ') return 'x';
    if (c === '-' || c === '–' || c === '—') gap = '-';
    else if (c === '.') gap = '.';
    else return 'x';
  }
  return gap;
}

type Form = Pick<Word, 'text' | 'key' | 'capital' | 'digits'>;
/** Every word met: an article has few, and each is written often. */
const forms = new Map<string, Form>();
function formOf(written: string): Form {
  const known = forms.get(written);
  if (known !== undefined) return known;
  const text = written.normalize('NFC');
  const first = text[0] as string;
  const form: Form = {
    text,
    key: wordKey(text),
    capital: first !== first.toLowerCase(),
    digits: first >= '0' && first <= '9',
  };
  // Bounded: hostile text must not grow the cache without end.
  if (forms.size < 20_000 && written.length <= 24) forms.set(written, form);
  return form;
}

const isDigit = (c: number) => c >= 48 && c <= 57;
/** Units of the letter at `i`, of a plane beyond the first too; 0 where there is none. */
function letterAt(text: string, i: number): number {
  const c = text.charCodeAt(i);
  if (c < 0xd800 || c > 0xdbff) return isLetter(c, text[i] as string) ? 1 : 0;
  const wide = String.fromCodePoint(text.codePointAt(i) as number);
  return isLetter(c, wide) ? wide.length : 0;
}

const APOSTROPHES = new Set(["'", '\u2019', '\u02bc']);

/** Runs of letters, with apostrophes inside, and runs of digits. */
function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let last = 0;
  for (let start = 0; start < text.length; ) {
    let end = start;
    while (isDigit(text.charCodeAt(end))) end++;
    if (end === start)
      for (let n = letterAt(text, end); n > 0; n = end < text.length ? letterAt(text, end) : 0) {
        end += n;
        // `Ea H'leo`: one word.
        if (end + 1 < text.length && APOSTROPHES.has(text[end] as string) && letterAt(text, end + 1) > 0)
          end++;
      }
    if (end === start) {
      start++;
      continue;
    }
    const form = formOf(text.slice(start, end));
    words.push({
      start,
      end,
      text: form.text,
      key: form.key,
      capital: form.capital,
      digits: form.digits,
      gap: words.length === 0 ? 'x' : gapOf(text, last, start),
    });
    last = end;
    start = end;
  }
  return words;
}

// ---------------------------------------------------------------- the lexicon

const root: Node = { next: new Map() };
/** Admin words inside a name, which stand in small letters as well: "thành phố Hồ Chí Minh". */
const ADMIN_OPENINGS = set('thành', 'tp');

function add(phrase: string, entry: Entry | 'none', capitals = true): void {
  let node = root;
  const parts = wordsOf(phrase.normalize('NFC'));
  parts.forEach((part, i) => {
    const edge = (i === 0 ? '' : part.gap) + part.key;
    let next = node.next.get(edge);
    if (next === undefined) {
      next = { next: new Map() };
      node.next.set(edge, next);
    }
    node = next;
  });
  const opensLow = ADMIN_OPENINGS.has((parts[0] as Word).key);
  node.end = { entry, capitals: parts.map((part, i) => capitals && part.capital && !(i === 0 && opensLow)) };
}

const entry = (name: string, kind: PlaceKind, more: Partial<Entry> = {}): Entry => ({
  name,
  code63: null,
  code34: null,
  kind,
  onlyAfter: null,
  city: false,
  ownAdmin: false,
  ...more,
});

const names34 = new Map(provinces34.map((province) => [province.name, province]));
for (const province of provinces63) {
  const successor = province.name === 'Thừa Thiên Huế' ? names34.get('Huế') : names34.get(province.name);
  const value = entry(province.name, 'province', {
    code63: `vn63:${province.code}`,
    code34: successor === undefined ? null : `vn34:${successor.code}`,
    city: province.type === 'city',
  });
  for (const written of [province.name, ...province.aliases]) {
    add(written, {
      ...value,
      name: written === 'Huế' ? 'Huế' : province.name,
      ownAdmin: /^(?:T[Pp]|Th[àủ])/u.test(written) && !written.startsWith('Thừa'),
    });
  }
}

for (const name of ['cả nước', 'toàn quốc', 'nước ta', 'toàn nước']) {
  add(name, entry('cả nước', 'country', { code63: 'VN', code34: 'VN' }), false);
}
// "Việt Nam" is part of many names of organisations; as a place it follows one of these, or opens a sentence.
const BEFORE_COUNTRY = set(
  ...'tại ở của vào đến tới sang từ với cho và trong nước giữa về khi là khiến giúp đưa thì mà rằng tế giúp để bởi như tính nay đó'.split(
    ' ',
  ),
);
add('Việt Nam', entry('cả nước', 'country', { code63: 'VN', code34: 'VN', onlyAfter: BEFORE_COUNTRY }));

const REGION_WORDS = set('vùng', 'vực', 'núi', 'tiểu', 'tỉnh');
const REGIONS: [name: string, ...aliases: string[]][] = [
  ['Đồng bằng sông Cửu Long', 'ĐBSCL'],
  ['Đồng bằng sông Hồng', 'ĐBSH'],
  ['Tây Nguyên'],
  ['Đông Nam Bộ'],
  ['Tây Nam Bộ'],
  ['Nam Bộ'],
  ['Bắc Bộ'],
  ['Trung Bộ'],
  ['Bắc Trung Bộ'],
  ['Nam Trung Bộ'],
  ['Bắc Trung Bộ và Duyên hải miền Trung', 'Bắc Trung Bộ và duyên hải miền Trung'],
  ['Duyên hải Nam Trung Bộ'],
  ['Duyên hải miền Trung'],
  ['Trung du và miền núi phía Bắc', 'Trung du, miền núi phía Bắc'],
  ['miền núi phía Bắc'],
  ['miền Bắc'],
  ['miền Trung'],
  ['miền Nam'],
  ['miền Tây'],
  ['Đồng Tháp Mười'],
];
for (const [name, ...aliases] of REGIONS) {
  for (const written of [name, ...aliases]) add(written, entry(name, 'region'), written === 'Đồng Tháp Mười');
}
// `các tỉnh phía Nam`, `các địa phương phía Bắc`, `khu vực phía Bắc`.
for (const name of ['phía Bắc', 'phía Nam'])
  add(name, entry(name, 'region', { onlyAfter: set('vực', 'tỉnh', 'phương', 'thành', 'phố', 'vùng') }));
add('Tây Bắc', entry('Tây Bắc', 'region', { onlyAfter: REGION_WORDS }));
add('Đông Bắc', entry('Đông Bắc', 'region', { onlyAfter: REGION_WORDS }));
add('miền Trung - Tây Nguyên', entry('miền Trung - Tây Nguyên', 'region'), false);

// The two parts every survey of households tells apart; places only behind these words.
for (const name of ['nông thôn', 'thành thị'])
  add(name, entry(name, 'region', { onlyAfter: set('ở', 'vực', 'tại') }), false);

const ABROAD = set(
  ...'nước bạn quốc sang tại ở từ với của và đến tới vào hoa dân giữa cho là do qua thị trường bờ phía khỏi'.split(
    ' ',
  ),
);
const FOREIGN: [name: string, aliases: string, after?: true][] = [
  ['EU', 'EU|Liên minh châu Âu|Liên minh Châu Âu'],
  ['Eurozone', 'Eurozone|khu vực đồng tiền chung châu Âu|khu vực đồng euro'],
  ['ASEAN', 'ASEAN'],
  ['Mỹ', 'Hoa Kỳ'],
  ['Mỹ', 'Mỹ', true],
  ['Trung Quốc', 'Trung Quốc'],
  ['Nhật Bản', 'Nhật Bản|Nhật'],
  ['Hàn Quốc', 'Hàn Quốc'],
  ['Đài Loan', 'Đài Loan (Trung Quốc)|Đài Loan'],
  ['Nga', 'Liên bang Nga'],
  ['Nga', 'Nga', true],
  ['Lào', 'Lào', true],
  ['Đức', 'Cộng hòa Liên bang Đức'],
  ['Đức', 'Đức', true],
  ['Pháp', 'Pháp', true],
  ['Anh', 'Vương quốc Anh|nước Anh'],
  ['Campuchia', 'Campuchia|Cam-pu-chia'],
  ['Thái Lan', 'Thái Lan'],
  ['Singapore', 'Singapore|Xin-ga-po'],
  ['Malaysia', 'Malaysia|Ma-lai-xi-a'],
  ['Indonesia', 'Indonesia|In-đô-nê-xi-a'],
  ['Philippines', 'Philippines|Phi-líp-pin'],
  ['Myanmar', 'Myanmar|Mi-an-ma'],
  ['Ấn Độ', 'Ấn Độ'],
  ['Úc', 'Úc|Australia|Ô-xtrây-li-a'],
  ['Canada', 'Canada|Ca-na-đa'],
  ['Brazil', 'Brazil|Bra-xin'],
  ['Ukraine', 'Ukraine|U-crai-na'],
  ['Ả Rập Xê Út', 'Ả Rập Xê Út|Ả-rập Xê-út|Saudi Arabia'],
  ['Romania', 'Romania|Rumani'],
  ['Hungary', 'Hungary'],
  ['Ba Lan', 'Ba Lan'],
  ['Italy', 'Italy|Italia'],
  ['Hà Lan', 'Hà Lan'],
  ['Hồng Kông', 'Hồng Kông|Hong Kong|Hồng Công'],
  ['Macau', 'Macau|Ma Cao'],
  ['Triều Tiên', 'Triều Tiên'],
  ['châu Âu', 'châu Âu|Châu Âu'],
  ['châu Á', 'châu Á|Châu Á'],
  ['châu Phi', 'châu Phi|Châu Phi'],
  ['Timor Leste', 'Timor Leste|Timor-Leste|Đông Timor'],
  ['Brunei', 'Brunei|Bru-nây'],
  ['Bangladesh', 'Bangladesh|Băng-la-đét'],
  ['Pakistan', 'Pakistan|Pa-ki-xtan'],
  ['Sri Lanka', 'Sri Lanka'],
  ['Nepal', 'Nepal'],
  ['Mông Cổ', 'Mông Cổ'],
  ['Kazakhstan', 'Kazakhstan'],
  ['Thổ Nhĩ Kỳ', 'Thổ Nhĩ Kỳ'],
  ['Tây Ban Nha', 'Tây Ban Nha'],
  ['Bồ Đào Nha', 'Bồ Đào Nha'],
  ['Thụy Điển', 'Thụy Điển'],
  ['Thụy Sĩ', 'Thụy Sĩ|Thụy Sỹ'],
  ['Na Uy', 'Na Uy'],
  ['Đan Mạch', 'Đan Mạch'],
  ['Phần Lan', 'Phần Lan'],
  ['Bỉ', 'Vương quốc Bỉ'],
  ['Bỉ', 'Bỉ', true],
  ['Áo', 'nước Áo'],
  ['Cộng hòa Séc', 'Cộng hòa Séc|CH Séc'],
  ['Slovakia', 'Slovakia'],
  ['Bulgaria', 'Bulgaria|Bungari'],
  ['Hy Lạp', 'Hy Lạp'],
  ['Belarus', 'Belarus|Bê-la-rút'],
  ['Israel', 'Israel|I-xra-en'],
  ['Iran', 'Iran'],
  ['Iraq', 'Iraq|I-rắc'],
  ['UAE', 'UAE|Các Tiểu vương quốc Ả Rập Thống nhất'],
  ['Qatar', 'Qatar'],
  ['Kuwait', 'Kuwait|Cô-oét'],
  ['Ai Cập', 'Ai Cập'],
  ['Nam Phi', 'Nam Phi'],
  ['Nigeria', 'Nigeria'],
  ['Mexico', 'Mexico|Mê-hi-cô'],
  ['Argentina', 'Argentina|Ác-hen-ti-na'],
  ['Chile', 'Chile|Chi-lê'],
  ['Peru', 'Peru|Pê-ru'],
  ['Colombia', 'Colombia'],
  ['Cuba', 'Cuba|Cu-ba'],
  ['New Zealand', 'New Zealand|Niu Di-lân'],
  ['thế giới', 'toàn thế giới|toàn cầu'],
];
for (const [name, aliases, after] of FOREIGN) {
  for (const alias of aliases.split('|')) {
    add(alias, entry(name, 'foreign', after === true ? { onlyAfter: ABROAD } : {}), name !== 'thế giới');
  }
}
add('Vũng Tàu', entry('TP. Vũng Tàu', 'district'));
add('Phan Rang - Tháp Chàm', entry('TP. Phan Rang - Tháp Chàm', 'district'));
// Longer names that begin or end like a province.
for (const name of [
  'Thái Bình Dương',
  'Hà Nam Ninh',
  'Sài Gòn Giải Phóng',
  'Hà Nội Mới',
  'Điện Biên Phủ',
  'Hà Nam Giang',
  'Tây Ninh Hòa',
  'Huế Thương',
  'Nhật Tân',
  'Nhật Lệ',
]) {
  add(name, 'none');
}

/** Surnames that make the capitalised words after them a person's name; those that open place names are left out. */
const SURNAMES = set(
  ...'Nguyễn Trần Lê Phạm Phan Vũ Hoàng Bùi Võ Đặng Đỗ Huỳnh Trương Ngô Dương Đinh Đào Trịnh Mai Lương Lưu Lý Tạ Tô Phùng Chu Vương Triệu Tống Đàm Quách Kiều Hồ Thị Văn'.split(
    ' ',
  ),
);
const MIDDLE_NAMES = set('Thị', 'Văn');
/** First syllables of provinces that are surnames as well: "Hà Nam Phong" is a person, "Hà Nam Trần …" is not. */
const SURNAME_PROVINCES = set('Hà', 'Thái', 'Cao', 'Lâm', 'Lai', 'An', 'Kiên', 'Bạc', 'Đồng');
const HONORIFICS = set('ông', 'bà', 'anh', 'chị', 'cô', 'cụ', 'thầy', 'bác', 'em', 'cháu', 'chú');
/** Rivers, roads and the like carry a province's name without being in it. */
const OTHER_THINGS = set('sông', 'đường', 'phố', 'cầu', 'núi', 'lộ', 'kênh', 'hồ', 'vịnh', 'rạch', 'phà');
const OFFICES = set('ubnd', 'hđnd', 'ubmttq', 'mttq', 'dân', 'an', 'ủy', 'đoàn', 'tịch', 'đội', 'quốc');

const ADMIN_KINDS = new Map<string, { kind: PlaceKind; word: string }>(
  (
    [
      ['tỉnh', 'province', 'tỉnh'],
      ['huyện', 'district', 'huyện'],
      ['quận', 'district', 'quận'],
      ['xã', 'commune', 'xã'],
      ['phường', 'commune', 'phường'],
      ['tp', 'district', 'TP.'],
      ['tx', 'district', 'thị xã'],
    ] as const
  ).map(([key, kind, word]) => [wordKey(key), { kind, word }]),
);
const TWO_WORD_ADMIN = new Map<string, { kind: PlaceKind; word: string }>(
  (
    [
      ['thành phố', 'district', 'TP.'],
      ['thị xã', 'district', 'thị xã'],
      ['thị trấn', 'commune', 'thị trấn'],
      ['đặc khu', 'commune', 'đặc khu'],
    ] as const
  ).map(([key, kind, word]) => [phraseKey(key), { kind, word }]),
);

const ADMIN_OPENERS = new Set([...TWO_WORD_ADMIN.keys()].map((words) => words.split(' ')[0] as string));

interface Admin {
  kind: PlaceKind;
  word: string;
  /** Index of the word after the admin words. */
  next: number;
}

function adminAt(words: readonly Word[], i: number): Admin | null {
  const word = words[i] as Word;
  const second = ADMIN_OPENERS.has(word.key) ? words[i + 1] : undefined;
  if (second !== undefined && second.gap === ' ') {
    const two = TWO_WORD_ADMIN.get(`${word.key} ${second.key}`);
    if (two !== undefined) return { ...two, next: i + 2 };
  }
  const one = ADMIN_KINDS.get(word.key);
  return one === undefined ? null : { ...one, next: i + 1 };
}

function longest(
  words: readonly Word[],
  at: number,
  start: Node,
): { end: number; entry: Entry | 'none' } | null {
  let node: Node | undefined = start;
  let best: { end: number; entry: Entry | 'none' } | null = null;
  for (let i = at; i < words.length; i++) {
    const word = words[i] as Word;
    node = node.next.get(i === at ? word.key : word.gap + word.key);
    if (node === undefined) break;
    if (node.end?.capitals.every((must, k) => !must || (words[at + k] as Word).capital)) {
      best = { end: i + 1, entry: node.end.entry };
    }
  }
  return best;
}

/** The capitalised words of a name from `at` on: at most four, and none of a person's name that follows. */
function nameRun(words: readonly Word[], at: number, first: ' ' | '.' | null): number {
  let end = at;
  while (end < words.length && end - at < 6) {
    const word = words[end] as Word;
    const joined = word.gap === ' ' || (end === at && first !== null && word.gap === first);
    if (!joined || !word.capital) break;
    if (
      end > at &&
      SURNAMES.has(word.key) &&
      !MIDDLE_NAMES.has(word.key) &&
      words[end + 1]?.capital &&
      words[end + 1]?.gap === ' '
    )
      break;
    end++;
  }
  return Math.min(end, at + 4);
}

/** The words before or after say that this is (part of) a person's name. */
function inPersonName(words: readonly Word[], start: number, end: number): boolean {
  let i = start;
  while (i > 0 && start - i < 4 && (words[i] as Word).gap === ' ' && (words[i - 1] as Word).capital) {
    i--;
    if (SURNAMES.has((words[i] as Word).key)) return true;
  }
  const first = words[i] as Word;
  const before = words[i - 1];
  if (before !== undefined && first.gap === ' ' && HONORIFICS.has(before.key)) return true;
  if (before !== undefined && first.gap === ' ' && before.key === wordKey('chí')) {
    if (words[i - 2]?.key === wordKey('đồng')) return true;
  }
  // "Bà Hà Nam": the honorific opens the sentence and was taken into the run.
  if (i < start && HONORIFICS.has(first.key)) return true;
  const after = words[end];
  return (
    SURNAME_PROVINCES.has((words[start] as Word).key) &&
    after !== undefined &&
    after.gap === ' ' &&
    after.capital &&
    after.text !== after.text.toUpperCase() &&
    !SURNAMES.has(after.key)
  );
}

/** Capitalised words that open an office's name, not a province's: "Tỉnh Đoàn". */
const OFFICE_NAMES = set(
  'Đoàn',
  'Ủy',
  'Đội',
  'Hội',
  'Sở',
  'Ban',
  'Đảng',
  'Báo',
  'Mặt',
  'Trường',
  'Bộ',
  'Công',
  'Đài',
);
const PEOPLE_AS_PLACES = new Set(['trần văn thời']);

/** "UBND tỉnh Lê Hòa": the office ends at "tỉnh" and a person follows. */
function namesPerson(words: readonly Word[], admin: number, at: number, end: number): boolean {
  const first = words[at] as Word;
  if ((words[admin] as Word).key === 'tỉnh' && OFFICE_NAMES.has(first.key)) return true;
  if (!SURNAMES.has(first.key)) return false;
  const run = words.slice(at, Math.min(end, at + 3)).map((word) => word.key);
  if (PEOPLE_AS_PLACES.has(run.join(' '))) return false;
  const before = words[admin - 1];
  return end - at >= 3 || (before !== undefined && OFFICES.has(before.key));
}

/** Every place that `text` names, in order, none overlapping. Any string is accepted; linear in its length. */
export function findPlaces(text: string): PlaceMention[] {
  const words = wordsOf(text);
  // A province of no list (in an invented or historical text) is learned from "tỉnh X" and found bare as well.
  const learned: Node = { next: new Map() };
  for (let i = 0; i < words.length - 1; i++) {
    if ((words[i] as Word).key !== 'tỉnh') continue;
    const end = nameRun(words, i + 1, null);
    const size = end - i - 1;
    if (size < 2 || size > 3 || longest(words, i + 1, root) !== null || namesPerson(words, i, i + 1, end))
      continue;
    const name = words.slice(i + 1, end);
    let node = learned;
    name.forEach((word, k) => {
      const edge = k === 0 ? word.key : word.gap + word.key;
      let next = node.next.get(edge);
      if (next === undefined) {
        next = { next: new Map() };
        node.next.set(edge, next);
      }
      node = next;
    });
    node.end = {
      entry: entry(name.map((word) => word.text).join(' '), 'province'),
      capitals: name.map(() => true),
    };
  }

  const found: PlaceMention[] = [];
  const push = (from: number, to: number, place: Omit<PlaceMention, 'start' | 'end'>) => {
    found.push({ start: (words[from] as Word).start, end: (words[to - 1] as Word).end, ...place });
  };
  let i = 0;
  while (i < words.length) {
    const admin = adminAt(words, i);
    const taken = admin === null ? null : readAdmin(words, i, admin, learned);
    if (taken !== null) {
      push(i, taken.end, taken.place);
      i = taken.end;
      continue;
    }
    const match = longest(words, i, root) ?? longest(words, i, learned);
    if (match === null) {
      i++;
      continue;
    }
    const before = words[i - 1];
    const near = before !== undefined && (words[i] as Word).gap === ' ' ? before.key : null;
    const { entry: value } = match;
    const after = words[match.end];
    // "Thủ đô Paris" is not Hà Nội.
    const otherCapital =
      words[i]?.key === 'thủ' && match.end === i + 2 && after?.gap === ' ' && after.capital === true;
    const usable =
      value !== 'none' &&
      !otherCapital &&
      (value.onlyAfter === null || (near === null ? value.kind === 'country' : value.onlyAfter.has(near))) &&
      (value.kind === 'country' || value.kind === 'region' || near === null || !OTHER_THINGS.has(near)) &&
      !(
        (value.kind === 'province' || value.kind === 'foreign' || value.kind === 'district') &&
        inPersonName(words, i, match.end)
      );
    if (usable) {
      const { name, code63, code34, kind } = value;
      push(i, match.end, {
        name,
        code63,
        code34,
        kind,
        bare: value.onlyAfter !== null || (kind !== 'country' && !value.ownAdmin),
      });
    }
    i = match.end;
  }
  return found;
}

function readAdmin(
  words: readonly Word[],
  at: number,
  admin: Admin,
  learned: Node,
): { end: number; place: Omit<PlaceMention, 'start' | 'end'> } | null {
  const first = words[admin.next];
  // `TP. Tân An`; but `34 tỉnh, thành phố. Trong đó`.
  const abbreviated = (words[at] as Word).key.length <= 2;
  if (first === undefined || !(first.gap === ' ' || (first.gap === '.' && abbreviated))) return null;
  const gap = first.gap;
  const isCity = admin.word === 'TP.';
  if (first.digits) {
    if (admin.word !== 'quận' && admin.word !== 'phường') return null;
    if (first.text.length > 2 || gap !== ' ') return null;
    const place = { name: `${admin.word} ${Number(first.text)}`, code63: null, code34: null };
    return { end: admin.next + 1, place: { ...place, kind: admin.kind, bare: false } };
  }
  if (!first.capital) return null;
  const listed =
    admin.kind === 'province' || isCity
      ? (longest(words, admin.next, root) ?? longest(words, admin.next, learned))
      : null;
  if (listed !== null && listed.entry !== 'none' && listed.entry.kind === 'province') {
    const { name, code63, code34, city } = listed.entry;
    const end = listed.end;
    if (!isCity || city) return { end, place: { name, code63, code34, kind: 'province', bare: false } };
    return { end, place: cityOf(name, code34) };
  }
  if (isCity && longest(words, at, root) !== null) return null;
  if (listed !== null && listed.entry !== 'none' && listed.entry.kind === 'region') return null;
  const end = nameRun(words, admin.next, gap === '.' ? '.' : null);
  if (end === admin.next || namesPerson(words, at, admin.next, end)) return null;
  if (listed !== null && listed.entry !== 'none' && listed.entry.kind === 'district') {
    return {
      end: listed.end,
      place: { name: listed.entry.name, code63: null, code34: null, kind: 'district', bare: false },
    };
  }
  // One capitalised word after "tỉnh" is rather an office or a title ("tỉnh Đảng bộ").
  if (admin.kind === 'province' && end - admin.next < 2) return null;
  const name = words
    .slice(admin.next, end)
    .map((word) => word.text)
    .join(' ');
  return {
    end,
    place: {
      name: admin.kind === 'province' ? name : `${admin.word} ${name}`,
      code63: null,
      code34: null,
      kind: admin.kind,
      bare: false,
    },
  };
}

/** "TP. Bắc Ninh": a district-level city until it became, if it did, a province-level one. */
function cityOf(name: string, code34: string | null): Omit<PlaceMention, 'start' | 'end'> {
  const short = name === 'Thừa Thiên Huế' ? 'Huế' : name;
  const now = provinces34.find((province) => `vn34:${province.code}` === code34);
  return {
    name: `TP. ${short}`,
    code63: null,
    code34: now?.type === 'city' ? code34 : null,
    kind: 'district',
    bare: false,
  };
}

// ---------------------------------------------------------------- codes

const HUE_CITY_SINCE = '2025-01-01';
const BEFORE_MERGER = /trước (?:khi )?(?:sắp xếp|sáp nhập|hợp nhất)|\(cũ\)/u;
const AFTER_MERGER = /sau (?:khi )?(?:sắp xếp|sáp nhập|hợp nhất)|\(mới\)/u;

/** `2025`, `2025-07` and `2025-07-01T…` as a day that compares. */
function dayOf(date: string | null): string | null {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(date ?? '');
  return parts === null ? null : `${parts[1]}-${parts[2] ?? '01'}-${parts[3] ?? '01'}`;
}

/**
 * A place and its code at `date` (the day of publication or of the data): in the list of 63 before 1 July
 * 2025, in that of 34 since; "(cũ)" and "trước sắp xếp" mean the old one, "(mới)" the new one. A name that
 * only the old list has keeps its old code. Without a date a name of two territories gets no code. Null for
 * an empty name.
 */
export function placeOf(name: string, date: string | null): { name: string; code: string | null } | null {
  const written = name.normalize('NFC').trim().slice(0, 200);
  const lower = written.toLowerCase();
  const old = BEFORE_MERGER.test(lower);
  const fresh = !old && AFTER_MERGER.test(lower);
  const core = written
    .replace(/\((?:cũ|mới)\)/giu, ' ')
    .replace(/(?:trước|sau) (?:khi )?(?:sắp xếp|sáp nhập|hợp nhất)/giu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (core === '') return null;
  const titled = core.replace(/^(?:toàn )?tỉnh\s+/iu, '');
  const mention = lookUp(titled) ?? lookUp(capitalise(titled));
  if (mention === null) return { name: titled, code: null };
  const { name: found, code63, code34, kind } = mention;
  if (code63 === 'VN') return { name: found, code: 'VN' };
  const day = old ? '2000-01-01' : fresh ? MERGED_ON : dayOf(date);
  if (kind === 'district') {
    // A city with the name of its province: the province itself from the day it became centrally run.
    if (code34 === null || day === null || day < citySince(code34)) return { name: found, code: null };
    const short = found.replace(/^TP\. /, '');
    return { name: short, code: day < MERGED_ON ? 'vn63:46' : code34 };
  }
  if (code34 === null) return { name: found, code: code63 };
  if (code63 === null) return { name: found, code: code34 };
  if (day === null) return { name: found, code: sameTerritory(code63, code34) ? code34 : null };
  return { name: found, code: day < MERGED_ON ? code63 : code34 };
}

function citySince(code34: string): string {
  if (code34 === 'vn34:46') return HUE_CITY_SINCE;
  const province = provinces34.find(({ code }) => `vn34:${code}` === code34);
  return province?.citySince ?? MERGED_ON;
}

/** The one place that the whole of `text` names. */
function lookUp(text: string): PlaceMention | null {
  const [only, ...more] = findPlaces(text);
  if (only === undefined || more.length > 0) return null;
  return only.start === 0 && only.end >= text.length - 1 ? only : null;
}
const capitalise = (text: string) =>
  text.replace(/(^|[\s-])(\p{Ll})/gu, (_, gap, c) => gap + c.toUpperCase());

const lineage = new Map<string, string>();
const unchanged = new Set<string>();
for (const province of provinces34) {
  const code = `vn34:${province.code}`;
  lineage.set(code, code);
  for (const old of province.from) lineage.set(`vn63:${old}`, code);
  if (province.from.length === 1) unchanged.add(code);
}

/** The unit of the list of 34 that a province code belongs to, or null for another code. */
export function lineageOf(code: string | null): string | null {
  return code === null ? null : (lineage.get(code) ?? null);
}

/** Both codes mean the same land: equal, or one unit that the merger left as it was. */
export function sameTerritory(a: string | null, b: string | null): boolean {
  if (a === b) return true;
  const line = lineageOf(a);
  return line !== null && line === lineageOf(b) && unchanged.has(line);
}

/**
 * The place part of a series key, or null where the name does not say which place it is (no place, a commune,
 * a district name of several provinces). Provinces that one unit took in share a key with it: what of it may
 * be compared is decided with their codes.
 */
export function placeKey(name: string | null, code: string | null, date: string | null): string | null {
  const resolved = code ?? (name === null ? null : (placeOf(name, date)?.code ?? null));
  if (resolved !== null) return lineageOf(resolved) ?? resolved;
  if (name === null) return null;
  const key = phraseKey(name).replace(/^(?:toàn )?tỉnh /u, '');
  // A district name of several provinces does not say which.
  if (key === '' || provincesOfDistrict(key).length > 1) return null;
  if (/^(?:xã|phường|thị trấn|đặc khu|quận \d)/u.test(key)) return null;
  return `name:${key}`;
}
