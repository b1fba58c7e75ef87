import { fold, tidy } from './dom.ts';

/** Words before a name at the foot of an article. Those of the second kind name a source, not an author. */
const LABEL =
  /^(?:(?:(?:bài|tin|ảnh|thực hiện|tác giả|bài viết|người viết|biên tập|phóng viên|pv|ctv|video|clip|và|,|-|\/|&|\s)+)[:：]|(?:viết )?bởi:?|by:?)\s*/i;
/** What stands behind a name: how the text was made, for whom, who else had a part in it. */
const NOTE =
  /(?:\s*\([^()]{1,40}\)|\s*[/-]\s*(?:TTXVN|Vietnam\+|VOV|VTV|VGP|BNEWS)(?:\/\S+)?|\s*[-–,|]\s*\d.*|[\s.;,–-]+(?:ảnh|đồ họa|video|clip|thiết kế)\s*:.*)$/iu;
/** Common family names, of which none begins a newspaper's own name. */
const FAMILY =
  /^(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Đoàn|Lâm|Mai|Tạ|Tô|Cao|Lương|Lưu|Thái|Trương|Chu|Châu|Đào|Đàm|Quách|Vương)(?= \p{Lu})/u;
const SOURCE = /^(?:\(?\s*(?:theo|nguồn)(?:\s*[:：]\s*|\s+))/i;
/** Names of offices rather than of persons. */
const OFFICE =
  /^(?:báo|tạp chí|tòa soạn|toà soạn|cổng|trang tin|đài|ban biên tập|bbt|phóng viên|nhóm phóng viên|nhóm pv|pv|p v|btv|ctv|cộng tác viên|admin|administrator|editor|biên tập|thông tấn xã|ttxvn|vgp|ndo|webmaster|super admin|system|dân sinh|dân trí|trung tâm|sở|phòng|chi cục|văn phòng)(?=$|\s)/;
const NAME_WORD = /^\p{Lu}[\p{L}\p{M}.'’]*$/u;

/** Whether a name is that of a paper, an office or a login rather than of a person. */
export function isGenericAuthor(name: string, publisher: readonly string[]): boolean {
  const key = fold(name);
  if (key === '' || /\d/.test(name) || /[/@]|\.(?:vn|com|net|org|info)(?![a-zà-ỹ])/i.test(name)) return true;
  return OFFICE.test(key) || publisher.some((p) => p !== '' && fold(p) === key);
}

/** The person or persons in a line such as `PHA LÊ`, `Bài và ảnh: Minh Anh - Thu Hà`, `(Hoài An)`. Null for anything else. */
export function namesIn(line: string): { names: string; upper: boolean; labelled: boolean } | null {
  const text = tidy(line).normalize('NFC');
  if (text.length > 90) return null;
  const bare = text.replace(LABEL, '');
  const labelled = bare !== text;
  // `Quỳnh Trâm - 16:23, 17/07/2024`, `Thu Hà (tổng hợp)`: the name, then the time or a note.
  const inside = /^\(([^()]+)\)$/.exec(bare)?.[1] ?? bare;
  const names = inside.replace(NOTE, '').replace(NOTE, '').trim();
  if (names === '' || /\d/.test(names) || (/[.:;!?…]$/.test(names) && !/\p{Lu}\.$/u.test(names))) return null;
  const people = names.split(/\s*[,;/&]\s*|\s+[-–—]\s+|\s+và\s+/);
  if (people.length > 5) return null;
  for (const person of people) {
    const words = person.split(/\s+/);
    if (words.length > 5 || !words.every((word) => NAME_WORD.test(word))) return null;
  }
  const letters = names.replace(/[^\p{L}]/gu, '');
  return letters.length < 2 ? null : { names, upper: letters === letters.toUpperCase(), labelled };
}

/**
 * Reads the last line of an article as a byline. `setOff` says that it is bold, slanted or to the right.
 * Gives `author: null` where the line names only a source or an office; null where it is no byline.
 */
export function bylineIn(
  line: string,
  setOff: boolean,
  publisher: readonly string[],
): { author: string | null } | null {
  const text = tidy(line).normalize('NFC');
  if (text.length <= 90 && SOURCE.test(text) && !/[.!?…]$/.test(text)) {
    // A person is named in the same way as another paper.
    const person = namesIn(text.replace(SOURCE, ''))?.names ?? '';
    const isPerson = FAMILY.test(person) && !isGenericAuthor(person, publisher);
    return { author: isPerson ? person : null };
  }
  const found = namesIn(text);
  if (found === null) return OFFICE.test(fold(text)) && text.length <= 40 && setOff ? { author: null } : null;
  const words = found.names.split(/\s+/).length;
  if (!found.upper && !found.labelled && !setOff && words < 2) return null;
  return { author: isGenericAuthor(found.names, publisher) ? null : found.names };
}
