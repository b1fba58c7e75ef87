/** The catalogue's tables compiled into tries over tokens. Built once; holds no state of any article. */
import {
  countries,
  type HeadRow,
  organisationHeads,
  organisationJoins,
  organisationWords,
  sectors,
  townNames,
} from '../catalog/organisations.ts';
import { provinces34, provinces63 } from '../catalog/provinces.ts';
import { ambiguousSurnames, historicalPersons, minorityNames, surnamesByShare } from '../catalog/surnames.ts';
import {
  actingMarks,
  degrees,
  formerMarks,
  type Gender,
  honorificPlaces,
  honorifics,
  idleMarks,
  leavingLinks,
  officeLinks,
  ranks,
  type TitleRow,
  titleModifiers,
  titles,
} from '../catalog/titles.ts';
import { phraseKey, wordKey } from '../text/normalise.ts';
import { type Token, tokenise } from '../text/tokens.ts';
import { PhraseTrie } from '../text/trie.ts';

export interface TitleEntry {
  /** The full form: `Phó Giám đốc` for `PGĐ`. */
  title: string;
  office: TitleRow['office'];
  foreign: boolean;
  needsOrganisation: boolean;
}

const words = (list: string) => list.split(/\s+/).filter((w) => w !== '');
const phrases = (list: readonly string[]) => new PhraseTrie<true>().addAll(list, true);

export const titleTrie = new PhraseTrie<TitleEntry>();
/** Capitals after a short abbreviation matter (`CT`, `TT`): it is met only as written. */
export const shortTitles = new Set(['ct', 'pct', 'tt', 'tp', 'uv', 'bt', 'ht', 'đb']);
for (const row of titles) {
  const add = (forms: readonly string[]) => {
    const entry: TitleEntry = {
      title: row.full ?? (forms[0] as string),
      office: row.office,
      foreign: row.foreign === true,
      needsOrganisation: row.needsOrganisation === true,
    };
    for (const form of forms) titleTrie.add(form, entry);
  };
  add(row.forms);
  if (row.deputy === true) add([`Phó ${row.forms[0]}`]);
  else if (row.deputy !== undefined) add(row.deputy);
}

export const modifierTrie = phrases(titleModifiers);
export const formerTrie = phrases(formerMarks);
export const actingTrie = phrases(actingMarks);
export const idleTrie = phrases(idleMarks);
/** Links between a name and its office; the value is whether they say that the office was left. */
export const linkTrie = new PhraseTrie<{ left: boolean }>()
  .addAll(officeLinks, { left: false })
  .addAll(leavingLinks, { left: true });
export const honorificTrie = new PhraseTrie<{ gender: Gender | null }>();
for (const [form, gender] of Object.entries(honorifics)) honorificTrie.add(form, { gender });
export const honorificPlaceTrie = phrases(honorificPlaces);
export const rankTrie = phrases(ranks);
export const degreeTrie = phrases(degrees);

export const headTrie = new PhraseTrie<HeadRow>();
for (const row of organisationHeads) for (const form of row.forms.split('|')) headTrie.add(form, row);

const provinceForms = [...provinces63, ...provinces34].flatMap((p) =>
  [p.name, ...p.aliases].map((form) => form.replace(/^(Thành phố|TP\.?|Tp\.?|Thủ đô)\s*(?=\p{Lu})/u, '')),
);
/** Provinces by any of their names; the value is the name of the list of 63, or of 34. */
export const provinceTrie = new PhraseTrie<string>();
for (const p of [...provinces34, ...provinces63])
  for (const form of [p.name, ...p.aliases]) {
    const bare = form.replace(/^(Thành phố|TP\.?|Tp\.?)\s*/u, '');
    if (bare.length > 2) provinceTrie.add(bare, p.name);
  }
export const placeTrie = phrases(
  [...provinceForms, ...townNames, ...countries].filter(
    (form) => form.length > 1 && !/^[A-ZĐ]{2}$/.test(form),
  ),
);
export const countryTrie = phrases(countries);

export const organisationWordSet = new Set(words(organisationWords).map(wordKey));
/** Pairs of neighbouring words in names of organisations (`dự án`), where the first alone would end one (`dự`). */
export const organisationPairs = new Set(
  words(organisationWords)
    .map(wordKey)
    .map((word, i, all) => `${word} ${all[i + 1] ?? ''}`),
);
export const joinSet = new Set(words(organisationJoins).map(wordKey));

/** Sector names met whatever stands between their words: commas, dashes, `&`, or nothing. */
class LooseTrie {
  private readonly root = new Map<string, unknown>();
  private static readonly END = '\u0000';

  add(phrase: string): void {
    let node = this.root;
    for (const token of tokenise(phrase.normalize('NFC'))) {
      if (token.kind === 'punct') continue;
      let next = node.get(token.key) as Map<string, unknown> | undefined;
      if (next === undefined) {
        next = new Map();
        node.set(token.key, next);
      }
      node = next;
    }
    node.set(LooseTrie.END, true);
  }

  /** Index after the longest sector that starts at token `at`, or -1. At most one mark between two words. */
  longest(tokens: readonly Token[], at: number, limit: number): number {
    let node = this.root;
    let best = -1;
    for (let i = at; i < limit; i++) {
      const token = tokens[i] as Token;
      if (token.kind === 'punct') {
        if (i === at || !'-,&/'.includes(token.text) || tokens[i + 1]?.kind !== 'word') break;
        continue;
      }
      const next = node.get(token.key) as Map<string, unknown> | undefined;
      if (next === undefined) break;
      node = next;
      if (node.has(LooseTrie.END)) best = i + 1;
    }
    return best;
  }
}
export const sectorTrie = new LooseTrie();
for (const row of sectors) for (const form of row) sectorTrie.add(form);

/** Verbs and other words at which an organisation or a name is over, also when written in capitals. */
const STOPS =
  'phát biểu|phát động|phát hiện|phát huy|báo cáo|chia sẻ|đánh giá|trao đổi|trao|tặng|thăm|tiếp|cho|cho biết|cho hay|cho rằng|nói|khẳng định|nhấn mạnh|thông tin|tuyên bố|đề nghị|yêu cầu|nhận định|' +
  'giải thích|bày tỏ|phân tích|xác nhận|chỉ đạo|đề xuất|thông báo|công bố|lưu ý|cam kết|ghi nhận|biểu dương|chủ trì|đồng chủ trì|dự|tham dự|đến dự|đã|đang|sẽ|vừa|là|có|được|bị|cùng|với|cùng với|' +
  'khi|nếu|thì|mà|để|nhằm|do|vì|nên|theo|trong|ngoài ra|tại|ở|từ|đến|vào|lúc|sau|trước|như|nêu|nêu rõ|nhận|nhận thấy|trả lời|ký|ký ban hành|kiến nghị|cảm ơn|chúc mừng|chúc|dâng|thắp|trao quyết định|' +
  'trình bày|kết luận|quán triệt|đôn đốc|tâm sự|kể|trăn trở|cho ý kiến|gợi ý|hướng dẫn|hiện|hiện nay|cũng|còn|lại|vẫn|không|chưa|rất|hay|hoặc|những|nhiều|một|mỗi|nhấn|bấm|động viên|thừa ủy quyền|' +
  'phê duyệt|ban hành|giao|giao cho|bổ nhiệm|thị sát|kiểm tra tình hình|làm việc|tiếp thu|giải trình|điều hành|mong|mong muốn|tin|tin tưởng|hy vọng|cảnh báo|dẫn đầu|dẫn|tham gia|tham mưu|khai mạc|bế mạc|khai trương|tâm đắc|phấn khởi|' +
  'người|này|đó|ấy|quê|sinh|sinh năm|trú|trú tại|ngụ|và các|và đại diện|và đoàn|và nhân dân|và lãnh đạo|cập nhật|thẩm tra|vui mừng|chứng kiến|đại diện|đọc|gửi|nói về|nhờ|nhắc|chủ biên|thay mặt|trực tiếp|thống nhất|đồng ý|nhất trí|quyết định';
export const stopTrie = phrases(STOPS.split('|'));

/** Capitalised words that open a sentence before a name and are no part of it. */
export const openers = new Set(
  words(
    'Theo Tại Khi Và Với Còn Do Cùng Sau Trước Đến Từ Trong Nhưng Song Tuy Vì Nếu Để Như Ngoài Riêng Đó Đây Hiện Hôm Sáng Chiều Tối Ngày Có Các Những Nhiều Mỗi Một Hai Ba Bốn Ảnh Ông Bà Dự Trao Gồm Cũng Mới Vừa Nay ' +
      'Được Cho Về Bên Phía Thưa Chào Gặp Nhờ Là Trên Dưới Nhân Qua Cạnh Quanh Xin Cảm Nhà Người Năm Tháng Tuần Quý Lúc Mặc Dù Ở',
  ).map(wordKey),
);

export interface Surname {
  /** Share of names, 0..1. */
  share: number;
  ambiguous: boolean;
  minority: boolean;
}
export const surnameTable = new Map<string, Surname>();
const ambiguous = new Set(words(ambiguousSurnames).map(wordKey));
for (const list of Object.values(minorityNames))
  for (const name of words(list)) {
    const key = wordKey(name);
    surnameTable.set(key, { share: 0.0005, ambiguous: ambiguous.has(key), minority: true });
  }
for (const [share, names] of surnamesByShare)
  for (const name of words(names)) {
    const key = wordKey(name);
    const minority = surnameTable.get(key)?.minority === true;
    surnameTable.set(key, { share: Math.max(share / 100, 0.0005), ambiguous: ambiguous.has(key), minority });
  }

export const historicalKeys = new Set(historicalPersons.map(phraseKey));

const SYLLABLE =
  /^(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?[aeiouyăâêôơư]{1,3}(?:ch|ng|nh|[cmnpt])?$/;
const syllables = new Map<string, boolean>();
/** Whether a word can be a Vietnamese syllable; `Trump`, `Yoonhee` and `Niê` cannot. Takes a look-up key. */
export function isVietnameseSyllable(key: string): boolean {
  const known = syllables.get(key);
  if (known !== undefined) return known;
  const bare = key
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
    .normalize('NFC');
  const is = key.length <= 8 && SYLLABLE.test(bare);
  if (syllables.size < 20_000 && key.length <= 24) syllables.set(key, is);
  return is;
}
