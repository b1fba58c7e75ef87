/** Edits an article as desks do, by chance from a seed, and knows where everything went. */
import type { Figure } from '../../../lib/records.ts';

/** A sentence that is followed through every edit: `id` is null for one that was not there before. */
interface Piece {
  id: number | null;
  text: string;
  /** What was replaced in it, with offsets into the sentence as it was, in their order. */
  changes: { start: number; end: number; text: string }[];
  /** Of a sentence that took the place of one like it: which one, and where in it the statement changes. */
  instead?: { id: number; at: number };
}
type Page = Piece[][];

/** A small generator of its own (mulberry32), the same everywhere. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const joined = (page: Page): string =>
  page.map((paragraph) => paragraph.map(({ text }) => text).join(separator(paragraph))).join('\n');
/** Rows of a table stand on lines of their own. */
const separator = (paragraph: readonly Piece[]) =>
  paragraph.some(({ text }) => text.includes('\t')) ? '\n' : ' ';

export interface Original {
  text: string;
  /** The sentence with its number and its place in the text. */
  sentences: { id: number; start: number; end: number }[];
  page: Page;
}

export function originalOf(article: readonly (readonly string[])[]): Original {
  let id = 0;
  const page = article.map((paragraph) => paragraph.map((text) => ({ id: id++, text, changes: [] })));
  const text = joined(page);
  const sentences: Original['sentences'] = [];
  let at = 0;
  for (const paragraph of page)
    for (const piece of paragraph) {
      const start = text.indexOf(piece.text, at);
      at = start + piece.text.length;
      sentences.push({ id: piece.id, start, end: at });
    }
  return { text, sentences, page };
}

export interface Edited {
  text: string;
  what: string;
  /**
   * Where a span of the original stands now and whether its own words were replaced; null where it is gone; `open`
   * where only a later clause says something else, and nobody can say whether the claim is the same.
   */
  track: (start: number, end: number) => { start: number; end: number; changed: boolean } | null | 'open';
}

const others = [
  'Sáng cùng ngày, đoàn công tác đã thăm và tặng quà các gia đình chính sách.',
  'Trước đó, năm 2019, con số này chỉ là 2,9% do cách thống kê khác.',
  'Một khảo sát độc lập với 412 người tham gia cho kết quả tương tự.',
  'Tỉnh bạn Sơn Trà cũng đạt 104,8% kế hoạch năm và có 15 ca mắc mới.',
  'Trong tuần trước nữa, trạm y tế các xã biên giới ghi nhận 31 ca mắc mới.',
  'Đại biểu cho rằng cần thêm 12 dự án với tổng vốn 850 tỷ đồng.',
  'Huyện Mai Lĩnh còn 412 hộ nghèo, giảm 85 hộ so với đầu năm.',
  'Tháng 4, tỉnh cấp mới 12 dự án với tổng vốn đăng ký 850 tỷ đồng.',
  'Thái Lan chiếm 8,5% tổng lượng nhập khẩu.',
  'Quý trước thu 4.350 tỷ đồng.',
];
const boilerplate = [
  'Theo dõi Báo trên Zalo để nhận tin mới nhất',
  'Cập nhật lúc 10:45 ngày 12/3/2025',
  'Tin liên quan: Giá xăng tăng 350 đồng/lít từ 15 giờ chiều nay',
  'Ảnh: Minh Tâm',
  'Đọc thêm: 10 sự kiện nổi bật trong tuần',
];

/** Words that make another statement of a sentence, whatever number stands in it. */
const swaps: readonly [from: RegExp, to: string][] = [
  [/hộ nghèo/, 'hộ cận nghèo'],
  [/thành thị/, 'miền núi'],
  [/nông thôn/, 'ven biển'],
  [/tăng/, 'giảm'],
  [/giảm/, 'tăng'],
  [/chết/, 'mất tích'],
  [/thu nội địa/, 'thu dầu thô'],
  [/tiểu học/, 'trung học phổ thông'],
  [/Huyện|Thị xã/, 'Thành phố'],
  [/Năm 20\d\d/, 'Năm 2011'],
  [/năm 20\d\d/, 'năm 2012'],
  [/[Tt]háng \d+/, 'Tháng 12'],
  [/Quý I+V?/, 'Quý sau'],
  [/(?<=\S )[A-ZĐ][a-zà-ỹ]+/, 'Thượng'],
  [/^[A-ZĐ][a-zà-ỹ]+(?= chiếm| đứng| là)/, 'Ghana'],
];

/** The sentence with one of those words exchanged; as it is where none stands in it. */
function impostorOf(sentence: string, random: () => number): string {
  const possible = swaps.filter(([from]) => from.test(sentence));
  const chosen = possible[Math.floor(random() * possible.length)];
  return chosen === undefined ? sentence : sentence.replace(chosen[0], chosen[1]);
}

/** Another number of the same form: `1.872` → `4.379`, `2,35%` → `7,18%`. */
export function otherNumber(text: string, random: () => number): string {
  const digits = [...text].map((character, i, all) => {
    if (!/\d/.test(character)) return character;
    const leading = !/[\d.,]/.test(all[i - 1] ?? ' ');
    const last = !/\d/.test(all[i + 1] ?? ' ');
    return String(leading || last ? 1 + Math.floor(random() * 9) : Math.floor(random() * 10));
  });
  const other = digits.join('');
  return other === text ? otherNumber(text, random) : other;
}

/** Makes one to three edits. `figures`: those of the original. */
export function edit(original: Original, figures: readonly Figure[], random: () => number): Edited {
  let page: Page = original.page.map((paragraph) => paragraph.map((piece) => ({ ...piece, changes: [] })));
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const what: string[] = [];
  let finish = (text: string) => text;
  const anywhere = () => {
    const paragraph = pick(page.filter((one, i) => i > 0 && one.length > 0));
    return { paragraph, at: Math.floor(random() * paragraph.length) };
  };
  const kinds: Record<string, () => void> = {
    delete() {
      for (let n = 1 + Math.floor(random() * 6); n > 0; n--) {
        const { paragraph, at } = anywhere();
        if (page.flat().length > 6) paragraph.splice(at, 1);
      }
    },
    /** A sentence gives way to one like it, with the same number, that says something else. */
    impostor() {
      for (let n = 3; n > 0; n--) {
        const { paragraph, at } = anywhere();
        const piece = paragraph[at];
        if (piece === undefined || piece.changes.length > 0) continue;
        const text = impostorOf(piece.text, random);
        const differs = [...text].findIndex((character, i) => character !== piece.text[i]);
        if (differs !== -1 && piece.id !== null)
          paragraph[at] = { id: null, text, changes: [], instead: { id: piece.id, at: differs } };
      }
    },
    insert() {
      for (let n = 1 + Math.floor(random() * 3); n > 0; n--) {
        const { paragraph, at } = anywhere();
        paragraph.splice(at, 0, { id: null, text: pick(others), changes: [] });
      }
    },
    reorder() {
      if (random() < 0.4) {
        const [title = [], ...rest] = page;
        const at = Math.floor(random() * rest.length);
        page = [title, ...rest.splice(at, 1), ...rest];
        return;
      }
      const from = anywhere();
      const [piece] = from.paragraph.splice(from.at, 1);
      const to = anywhere();
      if (piece !== undefined) to.paragraph.splice(to.at, 0, piece);
    },
    values() {
      const here = page.flat().filter(({ id }) => id !== null);
      for (let n = 1 + Math.floor(random() * 4); n > 0; n--) {
        const figure = pick(figures);
        const sentence = original.sentences.find(
          ({ start, end }) => figure.start >= start && figure.end <= end,
        );
        const piece = here.find(({ id }) => id === sentence?.id);
        if (sentence === undefined || piece === undefined || !/\d/.test(figure.text)) continue;
        const [start, end] = [figure.start - sentence.start, figure.end - sentence.start];
        if (piece.changes.some((change) => start < change.end && end > change.start)) continue;
        piece.changes.push({ start, end, text: otherNumber(figure.text, random) });
      }
    },
    boilerplate() {
      page.unshift([{ id: null, text: pick(boilerplate), changes: [] }]);
      page.push([{ id: null, text: pick(boilerplate), changes: [] }]);
      const title = original.page[0]?.[0]?.text ?? '';
      if (random() < 0.3) page.push([{ id: null, text: `Từ khóa: ${title.toLowerCase()}`, changes: [] }]);
    },
    spaces() {
      const rule = pick([/ (?=\d)/g, / (?=%)/g, / /g]);
      const space = pick(['\u00a0', '  ', ' \u200b']);
      finish = (text) => text.replace(rule, space);
    },
    decompose() {
      finish = (text) => text.normalize('NFD');
    },
  };
  for (let n = 1 + Math.floor(random() * 3); n > 0; n--) {
    const kind = pick(Object.keys(kinds));
    what.push(kind);
    kinds[kind]?.();
  }
  page = page.filter((paragraph) => paragraph.length > 0);
  for (const piece of page.flat()) {
    piece.changes.sort((a, b) => a.start - b.start);
    let text = '';
    let at = 0;
    for (const change of piece.changes) {
      text += piece.text.slice(at, change.start) + change.text;
      at = change.end;
    }
    piece.text = text + piece.text.slice(at);
  }
  const text = joined(page);
  const starts = new Map<number, { start: number; piece: Piece }>();
  let at = 0;
  for (const paragraph of page)
    for (const piece of paragraph) {
      const start = text.indexOf(piece.text, at);
      at = start + piece.text.length;
      if (piece.id !== null) starts.set(piece.id, { start, piece });
    }
  return {
    text: finish(text),
    what: what.join(' + '),
    track(start, end) {
      const sentence = original.sentences.find((one) => start >= one.start && end <= one.end);
      const now = sentence === undefined ? undefined : starts.get(sentence.id);
      const instead = page.flat().find((piece) => piece.instead?.id === sentence?.id)?.instead;
      if (sentence !== undefined && instead !== undefined) {
        const clause = original.text.slice(sentence.start, sentence.start + instead.at).search(/[,;][^,;]*$/);
        return clause !== -1 && end <= sentence.start + clause ? 'open' : null;
      }
      if (sentence === undefined || now === undefined) return null;
      const place = (offset: number) => {
        let moved = offset;
        for (const change of now.piece.changes)
          if (change.end <= offset) moved += change.text.length - (change.end - change.start);
        // Counted from the end: the rules for spaces look ahead only.
        return finish(text).length - finish(text.slice(now.start + moved)).length;
      };
      const [from, to] = [start - sentence.start, end - sentence.start];
      const changed = now.piece.changes.some((change) => from < change.end && to > change.start);
      return { start: place(from), end: place(to), changed };
    },
  };
}
