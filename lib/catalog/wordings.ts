/**
 * Which indicator a noun phrase names. Matching is closed: every word of the phrase must be a required word, an
 * allowed one or a neutral one, so a qualifier that the entry does not know (near-poor, registered, urban …) makes
 * it another series, and no match. The notation of the table is explained in `docs/tables.md`.
 */
import type { Measure } from '../records.ts';
import { phraseKey, wordKey } from '../text/normalise.ts';
import { remember } from '../text/remember.ts';
import { unitDimension } from './dimensions.ts';
import { provinces34, provinces63 } from './provinces.ts';
import table from './wordings.json' with { type: 'json' };

interface Entry {
  id: string;
  /** Unit dimensions (see `unitDimension`) that the indicator is measured in, the usual one first. */
  units: readonly string[];
  /** A growth rate: a change in per cent is its level. */
  growth?: boolean;
  /** Written as "N% of … are …": matches without the word "tỷ lệ". */
  coverage?: boolean;
  /** The wordings by which it is known. */
  said: readonly string[];
}

/** The engine's side of the catalogue: units and wordings by indicator id. */
export const wordings: ReadonlyMap<string, Entry> = new Map(
  Object.entries(table as { [id: string]: Omit<Entry, 'id'> }).map(([id, entry]) => [id, { id, ...entry }]),
);

/** One wording, taken apart: `a | b + c ; may d | e ; note f ; near g ; not h`. */
interface Wording {
  /** One phrase of every group must stand in the label. */
  all: string[][];
  /** Words that change nothing. */
  may: string[];
  /** Words that keep the series but are worth a remark when two wordings are compared. */
  note: string[];
  /** As `all`, but the sentence around the label may supply them. */
  near: string[][];
  /** With one of these in the sentence, what `near` found there does not count. */
  not: string[];
}

function parseWording(said: string): Wording {
  const wording: Wording = { all: [], may: [], note: [], near: [], not: [] };
  const groups = (text: string) => text.split(' + ').map((group) => group.split(' | '));
  const [all, ...more] = said.split(' ; ');
  wording.all = groups(all as string);
  for (const part of more) {
    const space = part.indexOf(' ');
    const [kind, text] = [part.slice(0, space), part.slice(space + 1)];
    if (kind === 'near') wording.near = groups(text);
    else if (kind === 'may' || kind === 'note' || kind === 'not') wording[kind] = text.split(' | ');
    else throw new Error(`unknown part of a wording: ${part}`);
  }
  return wording;
}

function fitsUnit(dimension: string, pattern: string): boolean {
  if (dimension === pattern) return true;
  if (!dimension.startsWith('money:')) return false;
  if (pattern === 'money') return !dimension.includes('/');
  if (!pattern.startsWith('money/')) return false;
  const per = pattern.slice('money'.length);
  return dimension.includes(per) || (per === '/người' && dimension.includes('/lao động'));
}

// ---------------------------------------------------------------- words

const ABBREVIATIONS = new Map(
  Object.entries({
    lđ: 'lao động',
    nlđ: 'người lao động',
    lllđ: 'lực lượng lao động',
    xklđ: 'xuất khẩu lao động',
    đtn: 'đào tạo nghề',
    gdnn: 'giáo dục nghề nghiệp',
    gqvl: 'giải quyết việc làm',
    nslđ: 'năng suất lao động',
    tnlđ: 'tai nạn lao động',
    tngt: 'tai nạn giao thông',
    tctn: 'trợ cấp thất nghiệp',
    bhxh: 'bảo hiểm xã hội',
    bhxhtn: 'bảo hiểm xã hội tự nguyện',
    bhyt: 'bảo hiểm y tế',
    bhtn: 'bảo hiểm thất nghiệp',
    btxh: 'bảo trợ xã hội',
    ncc: 'người có công',
    nccvcm: 'người có công với cách mạng',
    tbls: 'thương binh liệt sỹ',
    bmvnah: 'bà mẹ việt nam anh hùng',
    mvnah: 'mẹ việt nam anh hùng',
    hcđb: 'hoàn cảnh đặc biệt',
    dtts: 'dân tộc thiểu số',
    đbkk: 'đặc biệt khó khăn',
    ntm: 'nông thôn mới',
    htx: 'hợp tác xã',
    dn: 'doanh nghiệp',
    kcn: 'khu công nghiệp',
    ccn: 'cụm công nghiệp',
    nơxh: 'nhà ở xã hội',
    nhcsxh: 'ngân hàng chính sách xã hội',
    nsnn: 'ngân sách nhà nước',
    qg: 'quốc gia',
    hs: 'học sinh',
    tnbqđn: 'thu nhập bình quân đầu người',
    tnbq: 'thu nhập bình quân',
    bqđn: 'bình quân đầu người',
    gtsx: 'giá trị sản xuất',
    gtsxcn: 'giá trị sản xuất công nghiệp',
    sxcn: 'sản xuất công nghiệp',
    knxk: 'kim ngạch xuất khẩu',
    knnk: 'kim ngạch nhập khẩu',
    dvctt: 'dịch vụ công trực tuyến',
    sxh: 'sốt xuất huyết',
    sxhd: 'sốt xuất huyết dengue',
    tcm: 'tay chân miệng',
    sdd: 'suy dinh dưỡng',
    ctrsh: 'chất thải rắn sinh hoạt',
    tcmr: 'tiêm chủng mở rộng',
    nđtp: 'ngộ độc thực phẩm',
    ttxh: 'trật tự xã hội',
    dtlcp: 'dịch tả lợn châu phi',
  }).map(([short, long]) => [short, long.split(' ').map(wordKey)]),
);

/** Words and phrases that tell place, time, comparison or grammar, never which indicator it is. */
const NEUTRAL = [
  'số|số lượng|tổng|tổng số|tỷ lệ|tỷ trọng|mức|con số|chỉ tiêu|kết quả|kế hoạch',
  'của|tại|ở|trong|trên|các|những|về|cho|và|hoặc|là|với|theo|từ|đến|do|vì|bởi|thì|mà|để|này|đó|nói trên',
  'có|còn|được|đã|đang|sẽ|cũng|đạt|ước|ước đạt|ước tính|chiếm|bằng|khoảng|hơn|gần|dưới|lên|xuống|chỉ còn',
  'tăng|giảm|tăng thêm|giảm thêm|giảm xuống|tăng lên|nâng|nâng lên|thêm|đạt được|thực hiện được|kéo giảm',
  'trong đó|riêng|so với|so|cùng kỳ|cùng kỳ năm trước|năm trước|năm ngoái|năm nay|năm qua|đầu năm|cuối năm|cả năm',
  'năm|tháng|quý|tuần|ngày|đầu|cuối|hiện|hiện nay|hiện có|đến nay|nay|tính đến|hằng năm|hàng năm|giai đoạn|quý i|quý ii|quý iii|quý iv',
  'tỉnh|thành phố|tp|toàn|toàn tỉnh|toàn thành phố|toàn huyện|toàn xã|toàn ngành|toàn quốc|cả nước|nước ta|việt nam',
  'của tỉnh|của cả nước|trên địa bàn|trên địa bàn tỉnh|trên địa bàn huyện|địa bàn|địa phương|tỉnh ta|tỉnh nhà|huyện nhà|của huyện|của xã|tphcm|tp hcm|tp hồ chí minh',
]
  .join('|')
  .split('|');
const RATE_HEADS = new Set(['tỷ lệ', 'tỷ trọng', 'tỷ suất'].map(phraseKey));
const GROWTH_WORDS = new Set(
  ['tăng trưởng', 'tốc độ', 'tốc độ tăng', 'tốc độ tăng trưởng', 'chỉ số', 'lạm phát', 'cpi', 'iip'].map(
    phraseKey,
  ),
);

const AGE = wordKey('tuổi');
const WORD = /[\p{L}\p{M}]+|\d+(?:[.,]\d+)*/gu;
const ADMIN = new Set(['tỉnh', 'huyện', 'xã', 'phường', 'quận', 'phố', 'tp', 'trấn'].map(wordKey));
const ADMIN_BEFORE = new Map([
  [wordKey('phố'), wordKey('thành')],
  [wordKey('trấn'), wordKey('thị')],
]);
/** Two masks of 30 bits cover a label; a longer one is no noun phrase of an indicator. */
const MASK_BITS = 30;
const MAX_WORDS = 2 * MASK_BITS;
const isCapital = (word: string) => word[0] !== word[0]?.toLowerCase();

interface Label {
  words: string[];
  /** Words that name a place with its admin word, or are plain numbers. */
  neutralLo: number;
  neutralHi: number;
}

/** The look-up form of every word of a label, abbreviations written out; null for one that is too long. */
function readLabel(text: string): Label | null {
  const found = text.length > 600 ? null : text.normalize('NFC').match(WORD);
  if (found === null) return null;
  const words: string[] = [];
  let neutralLo = 0;
  let neutralHi = 0;
  const neutral = (at: number) => {
    if (at < MASK_BITS) neutralLo |= 1 << at;
    else neutralHi |= 1 << (at - MASK_BITS);
  };
  let named = -1;
  for (let i = 0; i < found.length; i++) {
    const word = found[i] as string;
    const key = wordKey(word);
    const long = ABBREVIATIONS.get(key);
    if (long !== undefined) words.push(...long);
    else words.push(key);
    if (words.length > MAX_WORDS) return null;
    const at = words.length - 1;
    const first = word.charCodeAt(0);
    if (first >= 48 && first <= 57) neutral(at);
    // "tỉnh An Bình", "huyện Tây Sơn": the name after an admin word says where, not what.
    if (named >= 0 && i - named <= 4 && isCapital(word) && long === undefined) {
      neutral(at);
      if (i === named + 1) {
        neutral(at - 1);
        const before = ADMIN_BEFORE.get(words[at - 1] as string);
        if (before !== undefined && at >= 2 && words[at - 2] === before) neutral(at - 2);
      }
    } else if (ADMIN.has(key)) named = i;
    else named = -1;
  }
  return words.length === 0 ? null : { words, neutralLo, neutralHi };
}

// ---------------------------------------------------------------- compiled rules

interface Rule {
  entry: Entry;
  required: number;
  /** Phrases of its groups, and all that it knows. */
  needed: Set<number>;
  known: Set<number>;
  contexts: { bit: number; phrases: string[] }[];
  notInSentence: string[];
}
/** A rule that needs a phrase, and the bit of the group it is of. */
interface Use {
  rule: number;
  bit: number;
}
interface Node {
  next: Map<string, Node>;
  phrase: number;
}

const newNode = (): Node => ({ next: new Map(), phrase: -1 });
const root = newNode();
const rules: Rule[] = [];
const uses: Use[][] = [];
const noted: Set<number>[] = [];
const phraseText: string[] = [];
const neutralPhrases = new Set<number>();

function phraseId(text: string): number {
  const label = readLabel(text.toLowerCase());
  if (label === null) throw new Error(`empty phrase in the catalogue: ${JSON.stringify(text)}`);
  let node = root;
  for (const word of label.words) {
    let next = node.next.get(word);
    if (next === undefined) {
      next = newNode();
      node.next.set(word, next);
    }
    node = next;
  }
  if (node.phrase === -1) {
    node.phrase = uses.length;
    uses.push([]);
    phraseText.push(label.words.join(' '));
  }
  return node.phrase;
}

for (const text of NEUTRAL) neutralPhrases.add(phraseId(text));
for (const province of [...provinces63, ...provinces34]) neutralPhrases.add(phraseId(province.name));
for (const entry of wordings.values()) {
  for (const wording of entry.said.map(parseWording)) {
    const rule = rules.length;
    const notes = new Set<number>();
    let bit = 1;
    let required = 0;
    const contexts: Rule['contexts'] = [];
    const needed = new Set<number>();
    const known = new Set<number>();
    const use = (text: string, mark: number) => {
      const id = phraseId(text);
      known.add(id);
      if (mark === 0) return id;
      needed.add(id);
      (uses[id] as Use[]).push({ rule, bit: mark });
      return id;
    };
    for (const group of wording.all) {
      for (const text of group) use(text, bit);
      required |= bit;
      bit <<= 1;
    }
    for (const group of wording.near) {
      contexts.push({ bit, phrases: group.map((text) => phraseText[use(text, bit)] as string) });
      bit <<= 1;
    }
    for (const text of wording.may) use(text, 0);
    for (const text of wording.note) notes.add(use(text, 0));
    rules.push({
      entry,
      required,
      needed,
      known,
      contexts,
      notInSentence: wording.not.map((text) => phraseText[phraseId(text)] as string),
    });
    noted.push(notes);
  }
}

/** For each rule the groups found so far; all zero between two labels. */
const groupsFound = new Int32Array(rules.length);

const bits = (n: number) => {
  let count = 0;
  for (let x = n; x !== 0; x &= x - 1) count++;
  return count;
};
const span = (from: number, to: number): [number, number] => {
  let lo = 0;
  let hi = 0;
  for (let i = from; i < to; i++) {
    if (i < MASK_BITS) lo |= 1 << i;
    else hi |= 1 << (i - MASK_BITS);
  }
  return [lo, hi];
};

interface Hit {
  phrase: number;
  lo: number;
  hi: number;
}

/** Every known phrase in the label, overlapping ones too. */
function findPhrases(words: readonly string[]): Hit[] {
  const hits: Hit[] = [];
  for (let at = 0; at < words.length; at++) {
    let node: Node | undefined = root;
    for (let i = at; i < words.length; i++) {
      node = node.next.get(words[i] as string);
      if (node === undefined) break;
      if (node.phrase !== -1) {
        const [lo, hi] = span(at, i + 1);
        hits.push({ phrase: node.phrase, lo, hi });
      }
    }
  }
  return hits;
}

interface Candidate {
  rule: number;
  /** Words of the label that stand in its groups. */
  requiredLo: number;
  requiredHi: number;
}

/** Rules whose required words are all there and that leave no word of the label unexplained. */
function candidatesOf(label: Label, hits: readonly Hit[], sentence: string | undefined): Candidate[] {
  let neutralLo = label.neutralLo;
  let neutralHi = label.neutralHi;
  const touched: number[] = [];
  for (const hit of hits) {
    if (neutralPhrases.has(hit.phrase)) {
      neutralLo |= hit.lo;
      neutralHi |= hit.hi;
    }
    for (const { rule, bit } of uses[hit.phrase] as Use[]) {
      if (groupsFound[rule] === 0) touched.push(rule);
      groupsFound[rule] = (groupsFound[rule] as number) | bit;
    }
  }
  const [allLo, allHi] = span(0, label.words.length);
  let around: string | null = null;
  const surroundings = () => {
    around ??= sentence === undefined ? '' : wordLine(sentence);
    return around;
  };
  const says = (phrases: readonly string[]) =>
    phrases.some((phrase) => surroundings().includes(` ${phrase} `));
  const out: Candidate[] = [];
  for (const n of touched) {
    const rule = rules[n] as Rule;
    const found = groupsFound[n] as number;
    groupsFound[n] = 0;
    if ((found & rule.required) !== rule.required) continue;
    const candidate: Candidate = { rule: n, requiredLo: 0, requiredHi: 0 };
    let lo = neutralLo;
    let hi = neutralHi;
    for (const hit of hits) {
      if (!rule.known.has(hit.phrase)) continue;
      lo |= hit.lo;
      hi |= hit.hi;
      if (!rule.needed.has(hit.phrase)) continue;
      candidate.requiredLo |= hit.lo;
      candidate.requiredHi |= hit.hi;
    }
    if ((allLo & ~lo) !== 0 || (allHi & ~hi) !== 0) continue;
    const missing = rule.contexts.filter(({ bit }) => (found & bit) === 0);
    if (missing.length > 0) {
      if (missing.some(({ phrases }) => !says(phrases)) || says(rule.notInSentence)) continue;
    }
    out.push(candidate);
  }
  return out;
}

/** The sentences looked at last: several figures stand in one. */
const lines = new Map<string, string>();
function wordLine(sentence: string): string {
  let line = lines.get(sentence);
  if (line === undefined) {
    line = ` ${sentenceWords(sentence).join(' ')} `;
    if (lines.size >= 8) lines.clear();
    lines.set(sentence, line);
  }
  return line;
}

function sentenceWords(sentence: string): string[] {
  const words: string[] = [];
  for (const word of sentence.slice(0, 4000).normalize('NFC').match(WORD) ?? []) {
    const key = wordKey(word);
    const long = ABBREVIATIONS.get(key);
    if (long !== undefined) words.push(...long);
    else words.push(key);
  }
  return words;
}

/** The labels looked at last, taken apart: one is asked for in several surroundings. */
const labels = new Map<string, { read: Label; hits: Hit[] } | null>();
function knownLabel(label: string): { read: Label; hits: Hit[] } | null {
  let known = labels.get(label);
  if (known === undefined) {
    const read = readLabel(label);
    known = read === null ? null : { read, hits: findPhrases(read.words) };
    if (labels.size >= 16) labels.clear();
    labels.set(label, known);
  }
  return known;
}

/** How well an indicator suits the unit and the measure: 0 not at all, more is better. */
function suitability(
  entry: Entry,
  dimension: string,
  measure: Measure,
  rateHead: boolean,
  growthWord: boolean,
) {
  const isRate = entry.units.includes('%');
  const suits = entry.units.some((pattern) => fitsUnit(dimension, pattern));
  if (measure === 'rank') return entry.units.includes('none') && !isRate ? 1 : 0;
  if (measure === 'plan_ratio') return rateHead === isRate ? 2 : 1;
  const relative = measure === 'change' || measure === 'ratio';
  if (relative && (dimension === '%' || dimension === 'times')) {
    if (entry.growth === true) return dimension === '%' && measure === 'change' ? 3 : 0;
    if (rateHead) return isRate ? 2 : 0;
    return isRate ? 1 : 2;
  }
  if (measure === 'change' && dimension === 'points') return isRate && entry.growth !== true ? 2 : 0;
  if (!suits) return 0;
  if (entry.growth === true) return measure === 'level' && growthWord ? 2 : 0;
  if (measure === 'coverage' && dimension === '%' && !rateHead && entry.coverage !== true) return 0;
  return 2;
}

/**
 * The catalogue id that `label` names, or null. `label` is a noun phrase in the article's own words, `unit`
 * the figure's canonical unit: the unit decides between a rate and a count ("tỷ lệ hộ nghèo" measured in
 * "hộ" is the number of households). `sentence` resolves elliptical labels ("có bằng cấp, chứng chỉ"; "làm
 * chết"). A phrase with a word that the catalogue cannot place, or with two equally good readings, is null.
 */
export function matchIndicator(
  label: string,
  unit: string | null,
  measure: Measure,
  sentence?: string,
): string | null {
  const known = knownLabel(label);
  if (known === null) return null;
  const { read, hits } = known;
  const dimension = unitDimension(unit);
  let rateHead = false;
  let growthWord = false;
  for (const { phrase } of hits) {
    const text = phraseText[phrase] as string;
    rateHead ||= RATE_HEADS.has(text);
    growthWord ||= GROWTH_WORDS.has(text);
  }
  let best: string | null = null;
  let bestScore = 0;
  let tied = false;
  for (const candidate of candidatesOf(read, hits, sentence)) {
    const { entry } = rules[candidate.rule] as Rule;
    const suits = suitability(entry, dimension, measure, rateHead, growthWord);
    if (suits === 0) continue;
    const score = 10 * (bits(candidate.requiredLo) + bits(candidate.requiredHi)) + suits;
    if (score > bestScore) {
      best = entry.id;
      bestScore = score;
      tied = false;
    } else if (score === bestScore && entry.id !== best) tied = true;
  }
  return tied ? null : best;
}

/**
 * The words of `label` that keep it in the series of `id` but that a comparison should mention ("trúng
 * tuyển", "việc làm mới"), sorted and joined; '' where there are none.
 */
export function wordingNotes(label: string, id: string): string {
  return notesOf(`${id}\n${label}`);
}

const notesOf = remember((of) => {
  const at = of.indexOf('\n');
  const [id, label] = [of.slice(0, at), of.slice(at + 1)];
  const read = readLabel(label);
  if (read === null) return '';
  const hits = findPhrases(read.words);
  const notes = new Set<string>();
  for (const candidate of candidatesOf(read, hits, undefined)) {
    if ((rules[candidate.rule] as Rule).entry.id !== id) continue;
    for (const { phrase } of hits) {
      if ((noted[candidate.rule] as Set<number>).has(phrase)) notes.add(phraseText[phrase] as string);
    }
  }
  return [...notes].sort().join('|');
});

/** Before these a number tells which one: `mức độ 2`, `lớp 10`, `loại 3`. */
const NUMBERED = new Set(['độ', 'lớp', 'loại', 'cấp', 'hạng', 'nhóm', 'vòng'].map(wordKey));
const STARS = wordKey('sao');

/** The look-up form of every word of a text, abbreviations written out. */
export const lookUpWords = (text: string): string[] => sentenceWords(text);

/**
 * The words of a label without those that say place, time or comparison, spelling variants and abbreviations made
 * one; empty for a label of such words alone.
 */
export function contentWords(label: string): string[] {
  const read = readLabel(label);
  if (read === null) return sentenceWords(label);
  let { neutralLo, neutralHi } = read;
  for (const hit of findPhrases(read.words)) {
    if (!neutralPhrases.has(hit.phrase)) continue;
    neutralLo |= hit.lo;
    neutralHi |= hit.hi;
  }
  const isNumber = (word: string | undefined) => word !== undefined && word >= '0' && word < ':';
  return read.words.filter((word, i) => {
    // "Tăng" alone compares, and "số" counts; growth, a population and investment are things of their own.
    if (word === 'tăng' && read.words[i + 1] === 'trưởng') return true;
    if (word === 'số' && read.words[i - 1] === 'dân') return true;
    if (word === 'đầu' && read.words[i + 1] === 'tư') return true;
    // An age, a level or a grade tells one group from another: `dưới 1 tuổi`, `mức độ 2`, `4 sao`.
    const next = read.words[i + 1];
    if (next === AGE) return true;
    if (isNumber(word) && (next === STARS || NUMBERED.has(read.words[i - 1] ?? ''))) return true;
    return i < MASK_BITS ? (neutralLo & (1 << i)) === 0 : (neutralHi & (1 << (i - MASK_BITS))) === 0;
  });
}
