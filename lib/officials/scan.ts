/** One pass over an article's tokens: every person named, with the posts said beside the name, and titles without one. */
import { namedAfterLeads } from '../catalog/surnames.ts';
import type { Gender } from '../catalog/titles.ts';
import { wordKey } from '../text/normalise.ts';
import type { TextDocument } from '../text/sentences.ts';
import type { Token } from '../text/tokens.ts';
import {
  degreeTrie,
  historicalKeys,
  honorificPlaceTrie,
  honorificTrie,
  linkTrie,
  openers,
  placeTrie,
  rankTrie,
  surnameTable,
} from './lexicon.ts';
import { isAbbreviation, isForeignWord, isWord, MAX_NAME, nameKey, nameRunEnd, scoreName } from './names.ts';
import { headAt, isChild, titleAt } from './organisations.ts';
import { type Chain, heldTogether, type Post, readChain } from './posts.ts';

/** A person named in the text. All places are token indices, ends exclusive. */
export interface PersonMention {
  nameFrom: number;
  nameTo: number;
  /** With the honorific, rank or short title before the name. */
  from: number;
  /** The whole noun phrase: titles before, appositions after. */
  phraseFrom: number;
  phraseTo: number;
  honorific: string | null;
  gender: Gender | null;
  rank: string | null;
  posts: Post[];
  upper: boolean;
}

/** A title with no name beside it: maybe a later mention of its holder. */
export interface TitleMention {
  from: number;
  to: number;
  posts: Post[];
}

export interface Scan {
  persons: PersonMention[];
  titles: TitleMention[];
  /** For each token whether its sentence is written in capitals. */
  upper: Uint8Array;
}

const LEADS = new Set(
  namedAfterLeads
    .split(/\s+/)
    .map(wordKey)
    .filter((w) => !['hóa', 'mầm', 'non', 'học', 'lưu', 'niệm', 'tiểu', 'nhà'].includes(w)),
);
const CREDITS = new Set([
  'ảnh',
  'nguồn',
  'tác giả',
  'bài',
  'video',
  'clip',
  'tin',
  'giả',
  'hình',
  'ảnnh',
  'pv',
  'ctv',
  'thực hiện',
  'họa',
]);
const PLURALS = new Set([
  'các',
  'những',
  'hai',
  'ba',
  'bốn',
  'năm',
  'vị',
  '2',
  '3',
  '4',
  '5',
  '02',
  '03',
  '04',
  '05',
]);
const TEACHERS = new Set(['giáo', 'dâu', 'con', 'già', 'mẹ', 'ngoại', 'nội', 'bà', 'em', 'chị']);
const PARTICULARS = new Set('sinh sn dân quê người năm trú ngụ dt'.split(' '));
const MIN_BARE = 0.0005;

interface Prefix {
  end: number;
  honorific: string | null;
  gender: Gender | null;
  rank: string | null;
}

/** Honorifics, ranks and degrees at `at` (`đồng chí Đại tá, TS`); `end === at` where there are none. */
function readPrefix(tokens: readonly Token[], at: number, limit: number): Prefix {
  let k = at;
  let honorific: string | null = null;
  let gender: Gender | null = null;
  let rank: string | null = null;
  for (let guard = 0; guard < 6 && k < limit; guard++) {
    const token = tokens[k] as Token;
    if (!isWord(token)) break;
    const word = honorificTrie.longest(tokens, k, limit);
    const title = rankTrie.longest(tokens, k, limit) ?? degreeTrie.longest(tokens, k, limit);
    if (
      word !== null &&
      !isChild(tokens, k) &&
      (title === null || title.end <= word.end) &&
      (word.end > k + 1 || !TEACHERS.has(tokens[k + 1]?.key ?? ''))
    ) {
      honorific = textOf(tokens, k, word.end).toLowerCase();
      gender = word.value.gender ?? gender;
      k = word.end;
      continue;
    }
    if (title === null) break;
    // "TS", "BS", "KS" only in capitals; "Ths" is met too.
    if (title.end === k + 1 && token.text.length <= 3 && token.text.toLowerCase() === token.text) break;
    const text = textOf(tokens, k, title.end);
    rank = rank === null ? text : `${rank}, ${text}`;
    k = title.end;
    while (
      k < limit &&
      (tokens[k]?.text === '.' || tokens[k]?.text === ',' || (tokens[k]?.text === '-' && !tokens[k]?.spaced))
    ) {
      const next = k + 1;
      const follows =
        rankTrie.longest(tokens, next, limit) !== null ||
        degreeTrie.longest(tokens, next, limit) !== null ||
        (tokens[k]?.text === '.' && tokens[next]?.kind === 'word' && tokens[next]?.capital === true);
      if (!follows) break;
      k = next;
    }
  }
  return { end: k, honorific, gender, rank };
}

/** Tokens as printed, one space where there was white space. */
export function textOf(tokens: readonly Token[], from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i++) {
    const token = tokens[i] as Token;
    text += (i > from && token.spaced ? ' ' : '') + token.text;
  }
  return text;
}

/** Reads every person and title of the article; table and byline blocks are left out. Linear. */
export function scan(doc: TextDocument): Scan {
  const { tokens } = doc;
  const upper = new Uint8Array(tokens.length);
  // Runs of four words and more in capitals: there capitals tell nothing of names.
  for (let i = 0; i < tokens.length; ) {
    let k = i;
    let words = 0;
    let syllables = 0;
    for (; k < tokens.length; k++) {
      const token = tokens[k] as Token;
      if (token.kind === 'newline') break;
      if (token.kind === 'punct' || token.kind === 'number') {
        if (words === 0 || ':“”"'.includes(token.text)) break;
        continue;
      }
      if (token.text !== token.text.toUpperCase()) break;
      words++;
      if (token.text.length > 1 && !isAbbreviation(token)) syllables++;
    }
    if (words >= 4 && syllables >= 3) upper.fill(1, i, k);
    i = Math.max(k, i + 1);
  }
  const found: Scan = { persons: [], titles: [], upper };
  for (const block of doc.blocks) {
    if (block.kind === 'byline' || block.kind === 'table') continue;
    let from = block.from;
    for (let i = block.from; i <= block.to; i++) {
      if (i < block.to && tokens[i]?.kind !== 'newline') continue;
      if (i > from) new Scanner(tokens, from, i, upper, found).run();
      from = i + 1;
    }
  }
  return found;
}

class Scanner {
  constructor(
    private readonly tokens: readonly Token[],
    private readonly from: number,
    private readonly limit: number,
    private readonly upperAt: Uint8Array,
    private readonly found: Scan,
  ) {}

  run(): void {
    let i = this.from;
    while (i < this.limit) i = Math.max(this.step(i), i + 1);
  }

  private isUpper(at: number): boolean {
    return this.upperAt[at] === 1;
  }

  /** Reads what begins at token `i` and gives the index to go on from. */
  private step(i: number): number {
    const { tokens, limit } = this;
    const token = tokens[i] as Token;
    if (!isWord(token)) return i + 1;
    if (tokens[i + 1]?.text === ':' && CREDITS.has(token.key)) {
      const end = this.skipCredit(i + 2);
      if (end > i + 2) return end;
    }
    if (token.capital && !this.isUpper(i)) {
      const place = honorificPlaceTrie.longest(tokens, i, limit);
      if (place !== null) return place.end;
    }
    const prefix = readPrefix(tokens, i, limit);
    if (prefix.end > i) {
      const end = this.person(i, prefix, [], i);
      if (end > i) return this.isPlural(i) ? this.others(end, []) : end;
      if (tokens[prefix.end]?.text === ':' && this.isPlural(i)) return prefix.end + 1;
      const chain = prefix.honorific === null && prefix.rank !== null ? null : this.chainAt(prefix.end);
      if (chain !== null) return this.holder(i, chain, prefix);
      return prefix.end;
    }
    const chain = this.chainAt(i);
    if (chain !== null) return this.holder(i, chain, null);
    // "Ban Bí thư", "Văn phòng Chủ tịch nước": a body, not its members.
    const head = headAt(tokens, i, limit);
    if (head !== null && head.end > i + 1) return head.end;
    if (token.capital) return this.bare(i);
    return i + 1;
  }

  private chainAt(at: number): Chain | null {
    if (at >= this.limit) return null;
    return readChain(this.tokens, at, this.limit, this.isUpper(at), false);
  }

  /** Skips the photographer after `Ảnh:`. */
  private skipCredit(at: number): number {
    const { tokens, limit } = this;
    let i = at;
    for (let names = 0; names < 3; names++) {
      const start = i;
      while (i < limit && i - start < 4) {
        const token = tokens[i] as Token;
        const initial = token.text === '.' && !token.spaced;
        if (!(initial || (isWord(token) && token.capital))) break;
        // Two or three syllables; a sentence may follow without a mark.
        if (i - start >= 2 && !initial && surnameTable.has((tokens[start] as Token).key) === false) break;
        if (i - start === 3) break;
        i++;
      }
      if (i === start || !(tokens[i]?.text === '-' || tokens[i]?.text === ',' || tokens[i]?.text === '/'))
        break;
      if (!(tokens[i + 1]?.capital === true) || titleAt(tokens, i + 1, limit) !== null) break;
      i++;
    }
    return i;
  }

  private isPlural(at: number): boolean {
    for (let i = at - 1; i >= this.from && i >= at - 3; i--) {
      const { key } = this.tokens[i] as Token;
      if (PLURALS.has(key)) return true;
      if (key !== 'đồng' && key !== 'chí' && key !== 'vị') return false;
    }
    return false;
  }

  /** A name that ends at or before the end of its run of capitals, or -1. */
  private nameEnd(from: number, loose: boolean): number {
    const { tokens, limit } = this;
    const first = tokens[from];
    if (first === undefined || from >= limit || first.kind !== 'word' || !first.capital) return -1;
    const upper = this.isUpper(from);
    let end = nameRunEnd(tokens, from, limit, upper);
    if (end === from) return -1;
    if (upper && end - from > 3) end = from + 3;
    if (end - from > MAX_NAME) end = from + 4;
    if (loose) return end;
    return scoreName(tokens, from, end) >= MIN_BARE ? end : -1;
  }

  /** A person at `prefix.end` after an honorific, rank or degree; gives the end of its phrase, or -1. */
  private person(from: number, prefix: Prefix, shared: Post[], phraseFrom: number): number {
    const { tokens } = this;
    const nameFrom = prefix.end;
    const nameTo = this.nameEnd(nameFrom, true);
    if (nameTo < 0) return -1;
    const title = titleAt(tokens, nameFrom, this.limit);
    // "đồng chí Phó Chủ tịch …": a surname that is also the first word of a title.
    if (title !== null && (nameTo - nameFrom < 3 || title.end > nameTo)) return -1;
    if (nameTo - nameFrom >= 2 && scoreName(tokens, nameFrom, nameTo) === 0) {
      // A living namesake of a person of history has a post beside the name.
      const namesake =
        historicalKeys.has(nameKey(tokens, nameFrom, nameTo)) && this.after(nameTo, 1000).posts.length > 0;
      if (!namesake) return -1;
    }
    if (nameTo - nameFrom >= 2 || prefix.honorific !== null)
      return this.push({ from, nameFrom, nameTo, phraseFrom, prefix, posts: shared });
    return -1;
  }

  private push(at: {
    from: number;
    nameFrom: number;
    nameTo: number;
    phraseFrom: number;
    prefix: Prefix | null;
    posts: readonly Post[];
  }): number {
    const { tokens } = this;
    // After titles and a name a comma may as well begin the next holder's title.
    const after = this.after(at.nameTo, at.posts.length > 0 ? 3 : at.prefix !== null ? 1000 : 1);
    const posts = [...at.posts, ...after.posts];
    const delegation = posts.length === 1 ? this.delegation(at.nameTo, posts[0] as Post) : null;
    if (delegation !== null) {
      posts[0] = { ...(posts[0] as Post), tail: delegation };
      after.end = delegation.to + (tokens[delegation.to]?.text === ')' ? 1 : 0);
    }
    this.found.persons.push({
      nameFrom: at.nameFrom,
      nameTo: at.nameTo,
      from: at.from,
      phraseFrom: at.phraseFrom,
      phraseTo: after.end,
      honorific: at.prefix?.honorific ?? null,
      gender: at.prefix?.gender ?? null,
      rank: at.prefix?.rank ?? null,
      posts,
      upper: this.isUpper(at.nameFrom),
    });
    return after.end;
  }

  /** The delegation that a member of an assembly speaks for: `(đoàn Hải Dương)`, `- đoàn Hà Nội`. */
  private delegation(at: number, post: Post): { from: number; to: number } | null {
    const { tokens, limit } = this;
    if (!post.entry.title.startsWith('Đại biểu') || post.to > post.titleTo) return null;
    const mark = tokens[at];
    if (mark === undefined || at >= limit || !['(', '-', ','].includes(mark.text)) return null;
    const from = at + 1;
    let to = from;
    while (
      to < limit &&
      to - from < 8 &&
      isWord(tokens[to]) &&
      (to === from ||
        tokens[to]?.capital ||
        ['đbqh', 'tỉnh', 'tp', 'thành', 'phố'].includes(tokens[to]?.key ?? ''))
    )
      to++;
    const first = tokens[from];
    const named =
      first?.key === 'đoàn' ||
      (mark.text === '(' &&
        (placeTrie.longest(tokens, from, limit) !== null ||
          placeTrie.longest(tokens, from + 1, limit)?.end === to));
    if (!named || to === from || (mark.text === '(' && tokens[to]?.text !== ')')) return null;
    return { from, to };
  }

  /** Posts after a name that ends at `at`: `– T, T2`, `, T,`, `(T)`, `là T`. */
  private after(at: number, reluctance: number): { posts: Post[]; end: number } {
    const { tokens, limit } = this;
    const none = { posts: [], end: at };
    let k = at;
    let bracket = -1;
    if (tokens[k]?.text === '(' && k < limit) {
      for (let i = k + 1; i < limit && i < k + 40; i++)
        if (tokens[i]?.text === ')') {
          bracket = i;
          break;
        }
      if (bracket < 0) return none;
      // "(SN 1975, Trưởng phòng …)": the post may stand after other particulars.
      for (let i = k + 1; i < bracket; i++) {
        if (i > k + 1 && tokens[i - 1]?.text !== ',' && tokens[i - 1]?.text !== '-') continue;
        const inner = readChain(tokens, i, bracket, this.isUpper(k), true, 1000);
        if (inner !== null) return { posts: inner.posts, end: bracket + 1 };
      }
      if (bracket - k > 14) return none;
      k = bracket + 1;
    }
    const mark = tokens[k];
    if (mark === undefined || k >= limit) return none;
    let linked = false;
    if (mark.text === ',' || mark.text === '-') k = this.skipParticulars(k + 1);
    const link = linkTrie.longest(tokens, k, limit);
    if (link !== null) {
      linked = true;
      k = link.end;
    } else if (mark.text !== ',' && mark.text !== '-') return none;
    const chain = readChain(tokens, k, limit, this.isUpper(at), true, reluctance);
    if (chain === null) return none;
    const left = link?.value.left === true;
    const own = left ? chain.posts.map((post) => ({ ...post, former: true })) : chain.posts;
    if (chain.nameFrom < 0) {
      let end = chain.to;
      // "…, Trưởng phòng Người có công, giữ chức vụ Phó Giám đốc …": the next post after a link of its own.
      const next = tokens[end]?.text === ',' ? end + 1 : end;
      const again = linkTrie.longest(tokens, next, limit);
      if (again !== null && (again.end > next + 1 || next > end)) {
        const further = readChain(tokens, again.end, limit, this.isUpper(at), true, 1000);
        if (further !== null && further.nameFrom < 0) {
          const more = again.value.left
            ? further.posts.map((post) => ({ ...post, former: true }))
            : further.posts;
          return { posts: [...own, ...more], end: further.to };
        }
      }
      // The comma that closes an apposition belongs to it.
      if (mark.text === ',' && tokens[end]?.text === ',' && !linked) end++;
      return { posts: own, end };
    }
    // The last title is another's: "ông A, T1, T2 B".
    if (mark.text === ',' && chain.posts.length === 1) return none;
    const posts = chain.posts.slice(0, -1);
    const last = posts[posts.length - 1];
    return last === undefined ? none : { posts, end: last.to };
  }

  /** Skips `sinh năm 1990, dân tộc Mông,` and the like before a post. */
  private skipParticulars(at: number): number {
    const { tokens, limit } = this;
    let k = at;
    for (let guard = 0; guard < 3; guard++) {
      const token = tokens[k];
      if (token === undefined || k >= limit || !(PARTICULARS.has(token.key) || token.kind === 'number'))
        return k;
      let end = k;
      while (end < limit && end - k < 8 && tokens[end]?.text !== ',' && tokens[end]?.kind !== 'newline')
        end++;
      if (tokens[end]?.text !== ',' || end >= limit) return k;
      k = end + 1;
    }
    return k;
  }

  /** What stands after titles that began at `from`: their holder, several, or nobody. */
  private holder(from: number, read: Chain, lead: Prefix | null): number {
    const { tokens, limit } = this;
    const chain = { ...read, posts: heldTogether(read.posts) };
    const plural = this.isPlural(from);
    if (chain.nameFrom >= 0) {
      const short = chain.nameTo - chain.nameFrom === 1;
      const end = this.push({
        from: short || lead !== null ? from : chain.nameFrom,
        nameFrom: chain.nameFrom,
        nameTo: chain.nameTo,
        phraseFrom: from,
        prefix: lead,
        posts: chain.posts,
      });
      return plural || this.sharesTitle(end, chain.posts) ? this.others(end, chain.posts) : end;
    }
    let k = chain.to;
    const mark = tokens[k];
    if (mark !== undefined && k < limit) {
      const comma = mark.text === ',';
      const dash = mark.text === '-';
      const colon = mark.text === ':';
      // "Hai Phó Chủ tịch UBND tỉnh là A và B".
      const are = plural && (mark.key === 'là' || mark.key === 'gồm');
      if (comma || dash || are || (colon && plural)) k++;
      const prefix = readPrefix(tokens, k, limit);
      if (prefix.end > k) {
        // After a comma a lone given name is somebody else's ("…, ông Hòa cho biết").
        const size = this.nameEnd(prefix.end, true) - prefix.end;
        if (size >= 2 || (size === 1 && !comma)) {
          const end = this.person(k, prefix, chain.posts, from);
          if (end > 0) return plural ? this.others(end, chain.posts) : end;
        }
      } else if (comma || dash || are || (colon && plural)) {
        const nameTo = this.nameEnd(k, false);
        if (nameTo > 0 && (plural || !comma || this.after(nameTo, 1).posts.length === 0)) {
          const foreign = isForeignWord(tokens[k] as Token);
          if (dash || plural || foreign || scoreName(tokens, k, nameTo) >= MIN_BARE * 2) {
            const end = this.push({
              from: k,
              nameFrom: k,
              nameTo,
              phraseFrom: from,
              prefix: null,
              posts: chain.posts,
            });
            return plural ? this.others(end, chain.posts) : end;
          }
        }
      }
    }
    // In lower case and alone a title speaks of the post, not of its holder.
    const last = chain.posts[chain.posts.length - 1] as Post;
    if ((tokens[last.from] as Token).capital || last.to > last.titleTo)
      this.found.titles.push({ from, to: chain.to, posts: chain.posts });
    return chain.to;
  }

  /** `Phó Chủ tịch Quốc hội A, B`: deputies come in lists without `các`. */
  private sharesTitle(at: number, posts: readonly Post[]): boolean {
    const { tokens } = this;
    if (posts.length !== 1 || !/^(Phó|Ủy viên|Thứ trưởng)/u.test((posts[0] as Post).entry.title))
      return false;
    if (tokens[at]?.text !== ',') return false;
    const nameTo = this.nameEnd(at + 1, false);
    if (nameTo < 0 || nameTo - at < 4 || scoreName(tokens, at + 1, nameTo) < 0.002) return false;
    return this.after(nameTo, 1).posts.length === 0;
  }

  /** Further names of a list that share the titles before it: `các Phó Chủ tịch UBND tỉnh A, B và C`. */
  private others(at: number, shared: Post[]): number {
    const { tokens, limit } = this;
    let end = at;
    for (let guard = 0; guard < 20; guard++) {
      let k = end;
      const mark = tokens[k];
      if (mark === undefined || k >= limit) return end;
      if (mark.text === ',' || mark.text === ';') k++;
      else if (!(tokens[k - 1]?.text === ',' || mark.key === 'và' || mark.key === 'cùng')) return end;
      if (tokens[k]?.key === 'và' || tokens[k]?.key === 'cùng') k++;
      const prefix = readPrefix(tokens, k, limit);
      // In a list of holders a surname is enough, however common a word it is too.
      const listed = shared.length > 0 && surnameTable.has(tokens[prefix.end]?.key ?? '');
      const nameTo = this.nameEnd(prefix.end, listed);
      if (nameTo < prefix.end + 2 || scoreName(tokens, prefix.end, nameTo) === 0) return end;
      if (titleAt(tokens, prefix.end, limit) !== null) return end;
      end = this.push({
        from: k,
        nameFrom: prefix.end,
        nameTo,
        phraseFrom: k,
        prefix: prefix.end > k ? prefix : null,
        posts: shared,
      });
    }
    return end;
  }

  /** A name without any word of address; kept only with posts after it. */
  private bare(i: number): number {
    const { tokens, limit } = this;
    const before = tokens[i - 1];
    if (i > this.from && before !== undefined && isWord(before)) {
      if (before.capital && !openers.has(before.key)) return i + 1;
      if (LEADS.has(before.key) || headAt(tokens, i - 1, limit) !== null) return i + 1;
    }
    const token = tokens[i] as Token;
    if (openers.has(token.key) && !surnameTable.has(token.key)) return i + 1;
    if (!surnameTable.has(token.key) && !isForeignWord(token) && !isForeignWord(tokens[i + 1] ?? token))
      return i + 1;
    const nameTo = this.nameEnd(i, false);
    if (nameTo < 0) return i + 1;
    if (this.after(nameTo, 1).posts.length === 0) return i + 1;
    return this.push({ from: i, nameFrom: i, nameTo, phraseFrom: i, prefix: null, posts: [] });
  }
}
