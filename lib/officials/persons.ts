/** One record a person: full names joined over spellings, short forms and bare titles given to their holder. */
import type { Gender } from '../catalog/titles.ts';
import { fold } from '../text/normalise.ts';
import type { TextDocument } from '../text/sentences.ts';
import type { Token } from '../text/tokens.ts';
import { PhraseTrie } from '../text/trie.ts';
import { surnameTable } from './lexicon.ts';
import { genderOfName, isForeignName, isWord, nameText } from './names.ts';
import { isPublicPost, type Post } from './posts.ts';
import { type PersonMention, type Scan, textOf } from './scan.ts';

export interface Mention {
  /** Token indices: the words to mark, and the whole noun phrase. */
  from: number;
  to: number;
  phraseFrom: number;
  phraseTo: number;
  form: 'full' | 'short' | 'title';
}

export interface Person {
  name: string;
  /** Look-up keys of the name's syllables. */
  keys: string[];
  gender: Gender | null;
  honorific: string | null;
  rank: string | null;
  foreign: boolean;
  posts: Post[];
  mentions: Mention[];
  aliases: string[];
}

/** Most persons considered for one short form, title or name: keeps hostile texts linear. */
const MAX_NAMESAKES = 60;

const keysOf = (tokens: readonly Token[], from: number, to: number) => {
  const keys: string[] = [];
  for (let i = from; i < to; i++) keys.push((tokens[i] as Token).key);
  return keys;
};
const endsWith = (keys: readonly string[], tail: readonly string[]) =>
  tail.length < keys.length && tail.every((key, i) => keys[keys.length - tail.length + i] === key);
const agree = (a: Gender | null, b: Gender | null) => a === null || b === null || a === b;
const folded = (keys: readonly string[]) => fold(keys.join(' '));

/** Joins the mentions of a scan into persons, in order of their first full mention. */
export function resolvePersons(doc: TextDocument, found: Scan): Person[] {
  const { tokens } = doc;
  const persons: Person[] = [];
  const byName = new Map<string, Person[]>();
  const spellings = new Map<Person, Map<string, number>>();
  const short: PersonMention[] = [];
  /** Persons by each syllable they may be called by: the given name, or any word of a foreign name. */
  const byCall = new Map<string, Person[]>();
  const called = (key: string) => byCall.get(key) ?? [];
  const callable = (person: Person) => {
    const calls = person.foreign ? new Set(person.keys) : [person.keys[person.keys.length - 1] as string];
    for (const key of calls) {
      const list = called(key);
      // Bounded: a text of nothing but namesakes must not cost the square of its length.
      if (list.length < MAX_NAMESAKES) byCall.set(key, [...list, person]);
    }
  };

  const note = (person: Person, mention: PersonMention, form: Mention['form']) => {
    person.gender ??= mention.gender;
    if (form !== 'title') person.honorific ??= mention.honorific;
    person.rank ??= mention.rank;
    person.posts.push(...mention.posts);
    person.mentions.push({
      from: form === 'full' ? mention.nameFrom : mention.from,
      to: mention.nameTo,
      phraseFrom: mention.phraseFrom,
      phraseTo: mention.phraseTo,
      form,
    });
    if (form === 'short') {
      const alias = textOf(tokens, mention.from, mention.nameTo);
      if (!person.aliases.includes(alias)) person.aliases.push(alias);
    }
  };

  const takeFull = (mention: PersonMention) => {
    let keys = keysOf(tokens, mention.nameFrom, mention.nameTo);
    let name = nameText(tokens, mention.nameFrom, mention.nameTo, mention.upper);
    let nameTo = mention.nameTo;
    const gender = mention.gender ?? genderOfName(keys);
    const same = (candidate: readonly string[]) =>
      byName.get(folded(candidate))?.find((p) => agree(p.gender, gender));
    let person = same(keys);
    if (person === undefined && keys.length > 3) {
      // A caption's name may run into the next sentence: "Phạm Thị B Mấy năm qua".
      const head = same(keys.slice(0, -1));
      if (head !== undefined && !surnameTable.has(keys[keys.length - 1] as string)) {
        person = head;
        keys = keys.slice(0, -1);
        nameTo--;
        name = nameText(tokens, mention.nameFrom, nameTo, mention.upper);
      }
    }
    if (person === undefined && keys.length === 2 && mention.posts.length === 0) {
      // "bà Lê Hoa" for Lê Thị Hoa, where only one can be meant.
      const fuller = called(keys[1] as string).filter(
        (p) =>
          p.keys.length > 2 &&
          p.keys[0] === keys[0] &&
          endsWith(p.keys, keys.slice(1)) &&
          agree(p.gender, gender),
      );
      if (fuller.length === 1) {
        note(fuller[0] as Person, mention, 'short');
        return;
      }
    }
    if (person === undefined) {
      person = {
        name,
        keys,
        gender,
        honorific: null,
        rank: null,
        foreign: isForeignName(tokens, mention.nameFrom, mention.nameTo),
        posts: [],
        mentions: [],
        aliases: [],
      };
      persons.push(person);
      callable(person);
      const key = folded(keys);
      byName.set(key, [...(byName.get(key) ?? []), person]);
      spellings.set(person, new Map());
    }
    const counts = spellings.get(person) as Map<string, number>;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    note(person, { ...mention, nameTo }, 'full');
  };

  const size = (m: PersonMention) => m.nameTo - m.nameFrom;
  for (const mention of found.persons) if (size(mention) >= 3) takeFull(mention);
  // Two syllables are a short form where a longer name ends so, else a name of two.
  for (const mention of found.persons) {
    if (size(mention) !== 2) continue;
    const keys = keysOf(tokens, mention.nameFrom, mention.nameTo);
    const gender = mention.gender ?? genderOfName(keys);
    const longer = called(keys[1] as string).some((p) => endsWith(p.keys, keys) && agree(p.gender, gender));
    const named =
      surnameTable.has(keys[0] as string) ||
      mention.posts.length > 0 ||
      isForeignName(tokens, mention.nameFrom, mention.nameTo);
    if (longer) short.push(mention);
    else if (named || mention.honorific !== null) takeFull(mention);
  }
  for (const mention of found.persons) {
    if (size(mention) !== 1) continue;
    const foreign = isForeignName(tokens, mention.nameFrom, mention.nameTo);
    const key = (tokens[mention.nameFrom] as Token).key;
    const known = called(key).length > 0;
    if (!known && foreign && mention.posts.some((p) => p.entry.foreign && p.entry.office === 'public'))
      takeFull(mention);
    else short.push(mention);
  }

  nameMentions(tokens, found, persons);
  const settled = settle(persons);

  short.sort((a, b) => a.from - b.from);
  const lastShort = new Map<Person, number>();
  for (const mention of short) {
    const keys = keysOf(tokens, mention.nameFrom, mention.nameTo);
    const fits = called(keys[keys.length - 1] as string).filter(
      (p) =>
        agree(p.gender, mention.gender) &&
        (endsWith(p.keys, keys) || (p.foreign && keys.length === 1 && p.keys.includes(keys[0] as string))),
    );
    // A title before the given name narrows it to those who hold such a title.
    const titled =
      mention.posts.length === 0
        ? fits
        : fits.filter((p) => p.posts.some((a) => mention.posts.some((b) => sameTitle(a, b))));
    const person = nearest(titled.length > 0 ? titled : fits, mention.from, settled, lastShort);
    if (person !== null) {
      note(person, mention, 'short');
      lastShort.set(person, mention.from);
    }
  }
  const resettled = settle(persons);
  const byTitle = new Map<string, Person[]>();
  for (const person of persons)
    for (const title of new Set(person.posts.map((p) => p.entry.title))) {
      const list = byTitle.get(title) ?? [];
      if (list.length < MAX_NAMESAKES) byTitle.set(title, [...list, person]);
    }
  const organisations = new Map<Post, string>();
  const organisationOf = (post: Post) => {
    const known = organisations.get(post);
    if (known !== undefined) return known;
    // "Chủ tịch xã A" presides over its People's Committee.
    const text = fold(textOf(tokens, post.titleTo, post.to)).replace(/^(ubnd|uy ban nhan dan) /, '');
    organisations.set(post, text);
    return text;
  };
  const lastTitle = new Map<Person, number>();
  for (const title of found.titles) {
    const post = title.posts[title.posts.length - 1] as Post;
    const holders = (byTitle.get(post.entry.title) ?? []).filter(
      (p) => (p.mentions[0] as Mention).from < title.from && holds(p, post, organisationOf),
    );
    const person = nearest(holders, title.from, resettled, lastTitle);
    if (person === null) continue;
    lastTitle.set(person, title.from);
    person.mentions.push({
      from: title.from,
      to: title.to,
      phraseFrom: title.from,
      phraseTo: title.to,
      form: 'title',
    });
  }
  settle(persons);
  for (const person of persons) {
    const counts = [...(spellings.get(person) as Map<string, number>)];
    // The spelling met most often; of equals the first.
    person.name = counts.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
    const other = counts.map(([name]) => name).filter((name) => name !== person.name);
    person.aliases.unshift(...other.filter((name) => !person.aliases.includes(name)));
  }
  persons.sort((a, b) => firstFull(a) - firstFull(b));
  return persons;
}

const firstFull = (p: Person) =>
  (p.mentions.find((m) => m.form === 'full') ?? (p.mentions[0] as Mention)).from;

/** Further mentions of known full names that no title or honorific announced. */
function nameMentions(tokens: readonly Token[], found: Scan, persons: Person[]): void {
  const trie = new PhraseTrie<Person>();
  for (const person of persons) if (person.keys.length >= 2) trie.add(person.keys.join(' '), person);
  const taken = new Set(found.persons.map((m) => m.nameFrom));
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if (!isWord(token) || !token.capital || taken.has(i)) continue;
    const match = trie.longest(tokens, i);
    if (match === null) continue;
    let whole = true;
    for (let k = i; k < match.end; k++) if (!(tokens[k] as Token).capital) whole = false;
    const next = tokens[match.end];
    const longer = next !== undefined && next.kind === 'word' && next.capital && !next.text.startsWith('Ả');
    if (!whole || (longer && found.upper[i] === 0)) continue;
    match.value.mentions.push({ from: i, to: match.end, phraseFrom: i, phraseTo: match.end, form: 'full' });
    i = match.end - 1;
  }
}

/** Offices of the Government, with or without its name. */
const CABINET = new Set(['Thủ tướng', 'Phó Thủ tướng', 'Tổng Thanh tra']);

const sameTitle = (a: Post, b: Post) => a.entry.title === b.entry.title;

/** Puts every person's mentions in order; gives how many each has then. */
function settle(persons: readonly Person[]): Map<Person, number> {
  const counts = new Map<Person, number>();
  for (const person of persons) {
    person.mentions.sort((a, b) => a.from - b.from);
    counts.set(person, person.mentions.length);
  }
  return counts;
}

/**
 * The candidate mentioned last before token `at`; where all come later, the first of them. `settled` mentions are in
 * order; `later` holds the place of the last one added since.
 */
function nearest(
  candidates: readonly Person[],
  at: number,
  settled: ReadonlyMap<Person, number>,
  later: ReadonlyMap<Person, number>,
): Person | null {
  let best: Person | null = null;
  let place = -1;
  let first: Person | null = null;
  for (const person of candidates) {
    let low = 0;
    let high = settled.get(person) ?? 0;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((person.mentions[middle] as Mention).from < at) low = middle + 1;
      else high = middle;
    }
    const before = Math.max(
      low === 0 ? -1 : (person.mentions[low - 1] as Mention).from,
      later.get(person) ?? -1,
    );
    if (before > place) {
      place = before;
      best = person;
    }
    const own = person.mentions[0];
    if (own !== undefined && (first === null || own.from < (first.mentions[0] as Mention).from))
      first = person;
  }
  return best ?? first;
}

/** Whether a person holds exactly the post of a bare title; organisations may be shortened, not differ. */
function holds(person: Person, post: Post, organisationOf: (post: Post) => string): boolean {
  const organisation = organisationOf(post);
  return person.posts.some((held) => {
    if (!sameTitle(held, post) || held.former !== post.former) return false;
    const own = organisationOf(held);
    if (organisation === '') return post.entry.office !== 'organisation' || own !== '';
    if (own === '') return organisation === 'chinh phu' && CABINET.has(held.entry.title);
    return own === organisation || own.startsWith(`${organisation} `) || organisation.startsWith(`${own} `);
  });
}

const baseTitle = (post: Post) => post.entry.title.replace(/^Phó /u, '').toLowerCase();

/**
 * For posts that name no organisation (`bà B, Phó Giám đốc`): the post of the same office, deputy or not, named with
 * one last before it. `all` in the order of the text.
 */
function lenders(all: readonly Post[]): Map<Post, Post> {
  const last = new Map<string, Post>();
  const found = new Map<Post, Post>();
  for (const post of all) {
    const base = baseTitle(post);
    if (post.to > post.titleTo) last.set(base, post);
    else if (last.has(base)) found.set(post, last.get(base) as Post);
  }
  return found;
}

/** Most tokens between two posts of which the second takes the body of the first for granted. */
const BESIDE = 24;

/** A public post, and the post that lends it its organisation where it names none itself. */
export interface HeldPost {
  post: Post;
  lender: Post | null;
}

/** The public posts of every person: foreign names hold only offices that states give. */
export function publicPosts(persons: readonly Person[]): Map<Person, HeldPost[]> {
  const all = persons.flatMap((p) => p.posts).sort((a, b) => a.from - b.from);
  const lent = lenders(all);
  const held = new Map<Person, HeldPost[]>();
  for (const person of persons) {
    const posts: HeldPost[] = [];
    for (const post of person.posts) {
      if (person.foreign && !post.entry.foreign) continue;
      if (isPublicPost(post)) {
        // "Chủ tịch UBND tỉnh A, Phó Chủ tịch B": of the same committee, where they stand side by side.
        const near = post.to === post.titleTo && post.entry.office === 'alone' ? lent.get(post) : undefined;
        const lends = near !== undefined && isPublicPost(near) && post.from - near.to <= BESIDE;
        posts.push({ post, lender: lends ? near : null });
      } else if (post.to === post.titleTo && post.kind === null) {
        const from = lent.get(post);
        if (from !== undefined && isPublicPost(from)) posts.push({ post, lender: from });
      }
    }
    if (posts.length > 0) held.set(person, posts);
  }
  return held;
}
