/** Posts over tokens: a title with its organisation, and chains of them (`Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh`). */
import type { OrganisationKind } from '../catalog/organisations.ts';
import type { Token } from '../text/tokens.ts';
import {
  actingTrie,
  formerTrie,
  idleTrie,
  linkTrie,
  modifierTrie,
  stopTrie,
  type TitleEntry,
} from './lexicon.ts';
import { isWord } from './names.ts';
import { headAt, readOrganisation, titleAt } from './organisations.ts';

export interface Post {
  /** First token of the title, marks such as `nguyên` left out. */
  from: number;
  /** After the organisation. */
  to: number;
  titleTo: number;
  entry: TitleEntry;
  organisationFrom: number;
  kind: OrganisationKind | null;
  former: boolean;
  acting: boolean;
  /** Words after the name that complete the post: `đại biểu Trần Thị A (đoàn Hải Dương)`. */
  tail: { from: number; to: number } | null;
}

export interface Chain {
  posts: Post[];
  /** First token, `nguyên` and the like included. */
  from: number;
  to: number;
  /** The name that follows the last post without a mark, or -1. */
  nameFrom: number;
  nameTo: number;
}

const MAX_POSTS = 8;
/** Last words of titles that name their territory themselves (`Trưởng thôn`, `Trưởng khu phố`). */
const VILLAGES = new Set(['thôn', 'ấp', 'bản', 'phố', 'buôn', 'làng', 'xóm']);

interface PostReading {
  post: Post;
  nameFrom: number;
  nameTo: number;
}

/** Reads one post at `at`, with `nguyên`, `quyền` and the like before it; null where there is no title. */
function readPost(
  tokens: readonly Token[],
  at: number,
  limit: number,
  upper: boolean,
  reluctance: number,
): PostReading | null {
  let k = at;
  let former = false;
  let acting = false;
  for (let guard = 0; guard < 4 && k < limit; guard++) {
    const past = formerTrie.longest(tokens, k, limit);
    if (past !== null) {
      former = true;
      k = past.end;
      continue;
    }
    const now = actingTrie.longest(tokens, k, limit);
    if (now !== null) {
      const token = tokens[k] as Token;
      if (token.key === 'q' && token.text !== 'Q') break;
      acting = true;
      k = now.end;
      continue;
    }
    if (guard > 0 || k > at) break;
    const idle = idleTrie.longest(tokens, k, limit);
    if (idle === null) break;
    k = idle.end;
  }
  const title = titleAt(tokens, k, limit);
  if (title === null) return null;
  let to = title.end;
  for (let guard = 0; guard < 3 && to < limit; guard++) {
    const token = tokens[to] as Token;
    const modifier = modifierTrie.longest(tokens, to, limit);
    if (modifier === null) break;
    if (token.key === 'tt' && (token.text !== 'TT' || headAt(tokens, modifier.end, limit) === null)) break;
    // "Ủy viên Thường trực" is a title already; "Thường trực Ban Bí thư" is not a modifier.
    to = modifier.end;
  }
  const village = VILLAGES.has((tokens[title.end - 1] as Token).key);
  const organisation = readOrganisation(tokens, to, limit, upper, reluctance, village);
  return {
    post: {
      from: k,
      to: Math.max(to, organisation.to),
      titleTo: to,
      entry: title.value,
      organisationFrom: to,
      kind: organisation.kind,
      former,
      acting,
      tail: null,
    },
    nameFrom: organisation.nameFrom,
    nameTo: organisation.nameTo,
  };
}

/** A comma and an organisation that completes the post before it (`Vụ trưởng Vụ Việc làm, Bộ Nội vụ,`): its end, or -1. */
function completion(
  tokens: readonly Token[],
  at: number,
  limit: number,
  upper: boolean,
): { to: number; kind: OrganisationKind | null } | null {
  const first = tokens[at];
  if (!isWord(first) || !first.capital) return null;
  const head = headAt(tokens, at, limit);
  if (head === null) return null;
  const organisation = readOrganisation(tokens, at, limit, upper, 1000);
  const { to } = organisation;
  if (to === at) return null;
  const next = tokens[to];
  const ends =
    to >= limit ||
    next === undefined ||
    next.kind === 'newline' ||
    ',.;:)“"'.includes(next.text) ||
    (next.text === '-' && next.spaced) ||
    stopTrie.longest(tokens, to, limit) !== null;
  return ends ? { to, kind: organisation.kind } : null;
}

/**
 * Reads the chain of posts at `at`. With `owned` the posts follow their holder: `và` may join two of them, an
 * organisation after a comma completes the last, and capitalised words are rather places than another name.
 */
export function readChain(
  tokens: readonly Token[],
  at: number,
  limit: number,
  upper: boolean,
  owned: boolean,
  reluctance = 1,
): Chain | null {
  const posts: Post[] = [];
  let k = at;
  let end = at;
  while (posts.length < MAX_POSTS) {
    const reading = readPost(tokens, k, limit, upper, reluctance);
    if (reading === null) break;
    posts.push(reading.post);
    end = reading.post.to;
    if (reading.nameFrom >= 0)
      return { posts, from: at, to: end, nameFrom: reading.nameFrom, nameTo: reading.nameTo };
    const mark = tokens[end];
    if (end >= limit || mark === undefined) break;
    if (owned && (mark.text === ',' || (mark.text === '-' && mark.spaced))) {
      const more = completion(tokens, end + 1, limit, upper);
      if (more !== null && titleAt(tokens, end + 1, limit) === null) {
        const last = posts[posts.length - 1] as Post;
        last.to = more.to;
        if (last.kind === null || more.kind === 'business') last.kind = more.kind;
        end = more.to;
      }
    }
    const separator = tokens[end];
    if (separator === undefined || end >= limit) break;
    if (separator.text === ',' || (separator.text === '-' && separator.spaced) || separator.text === '/') {
      k = end + 1;
      if (tokens[k]?.key === 'đồng' && tokens[k + 1]?.key === 'thời')
        k = linkTrie.longest(tokens, k + 2, limit)?.end ?? k + 2;
      if (tokens[k]?.key === 'kiêm') k++;
    } else if (separator.key === 'kiêm') {
      k = end + 1;
      if (tokens[k]?.key === 'nhiệm') k++;
    } else if (owned && separator.key === 'và') {
      k = end + 1;
    } else break;
  }
  return posts.length === 0 ? null : { posts, from: at, to: end, nameFrom: -1, nameTo: -1 };
}

/**
 * Of titles before a name those that one person can hold at once: after `Thủ tướng` another title is another's,
 * and nobody is `Giám đốc` of two departments.
 */
export function heldTogether(posts: readonly Post[]): Post[] {
  let from = 0;
  for (let i = 1; i < posts.length; i++) {
    const before = posts[i - 1] as Post;
    const clash = posts
      .slice(from, i)
      .some(
        (p) =>
          p.entry.title === (posts[i] as Post).entry.title &&
          p.kind === 'public' &&
          p.entry.office !== 'alone',
      );
    if (before.entry.title === 'Thủ tướng' || clash) from = i;
  }
  return posts.slice(from);
}

const NEEDS_HEAD = new Set(['Giám đốc', 'Phó Giám đốc', 'Tổng Giám đốc', 'Phó Tổng Giám đốc']);

/** Whether a post is a public office, by its title and what its organisation is. */
export function isPublicPost(post: Post): boolean {
  if (post.kind === 'business' || post.kind === 'foreign') return false;
  const { office } = post.entry;
  if (office !== 'organisation') return true;
  if (post.kind !== null) return true;
  return post.to > post.titleTo && !NEEDS_HEAD.has(post.entry.title);
}
