/** Officials of an article: who is named with a public office, in what posts, and where in the text. */
import { provinceName } from '../catalog/provinces.ts';
import type { Article, Official, Position } from '../records.ts';
import { fold } from '../text/normalise.ts';
import type { TextDocument } from '../text/sentences.ts';
import type { Token } from '../text/tokens.ts';
import { type Analysis, analyse } from './analysis.ts';
import { provinceTrie } from './lexicon.ts';
import { expandOrganisation } from './lineage.ts';
import { type HeldPost, publicPosts } from './persons.ts';
import { textOf } from './scan.ts';

export { prepare } from './analysis.ts';
export { fileOfficials, personKey } from './filed.ts';
export { historyOf } from './history.ts';
export { expandOrganisation, successorsOf } from './lineage.ts';
export { findAttributions, findPassages } from './speakers.ts';

/** Id of an official: the article's and the folded name, so that the same text gives the same id. */
export const officialId = (articleId: string, name: string) =>
  `off:${articleId}:${fold(name).replaceAll(' ', '-')}`;

/** Words before the name of a territory below the province. */
const BELOW = new Set(['huyện', 'quận', 'xã', 'phường', 'trấn', 'khu', 'thôn', 'ấp']);
/** Most mentions of posts that are read of one person. */
const MAX_POSTS = 60;
const LOCAL =
  /^(ubnd|hdnd|mttq|ubmttq|so|tinh|thanh|huyen|quan|thi|xa|phuong|dang uy|cong an|ban|phong|chi cuc|trung tam|uy ban nhan dan|hoi dong nhan dan|uy ban mttq|doan dbqh|doan dai bieu|dbqh|bo chi huy|bchqs|lien doan lao dong|ldld|hoi|toa an|tand|vien kiem sat|vksnd|kho bac|bhxh|bao hiem xa hoi tinh|cuc thong ke|cuc thue|lien minh|benh vien|truong|tram|lam thoi|ap|thon|khu)\b/;
const CENTRAL = /\b(viet nam|trung uong|tw|chinh phu|quoc hoi|bo|tong cuc|nha nuoc)\b/;

/** What the publisher's own province counts, in mentions: a paper seldom names the province that it is about. */
const PUBLISHER = 4;

/** The province of an article: one that the title names, else the one named most often, the publisher's for a start. */
function provinceOf(article: Article, doc: TextDocument): string | null {
  const counts = new Map<string, number>();
  if (article.place !== null) counts.set(provinceName(article.place), PUBLISHER);
  /** Provinces that no list has, where the word before says that they are some (`tỉnh An Bình`). */
  const unlisted = new Map<string, number>();
  for (const block of doc.blocks) {
    for (let i = block.from; i < block.to; i++) {
      const token = doc.tokens[i] as Token;
      if (!token.capital) continue;
      const match = provinceTrie.longest(doc.tokens, i, block.to);
      if (match === null) {
        const [before, after] = [doc.tokens[i - 1], doc.tokens[i + 1]];
        if (before?.key === 'tỉnh' && after?.kind === 'word' && after.capital) {
          const name = textOf(doc.tokens, i, i + 2);
          unlisted.set(name, (unlisted.get(name) ?? 0) + 1);
        }
        continue;
      }
      const next = doc.tokens[match.end];
      // "Thái Bình Dương", "Trường Quảng Nam Anh": part of a longer name.
      const part = next !== undefined && next.kind === 'word' && next.capital;
      i = match.end - 1;
      if (part) continue;
      if (block.kind === 'headline') return match.value;
      counts.set(match.value, (counts.get(match.value) ?? 0) + 1);
    }
  }
  const most = (named: ReadonlyMap<string, number>) =>
    [...named].reduce<[string, number]>((best, next) => (next[1] > best[1] ? next : best), ['', 0]);
  const [listed, times] = most(counts);
  const [other, more] = most(unlisted);
  if (times === 0) return more > 1 ? other : null;
  return listed;
}

function positionOf(
  { post, lender }: HeldPost,
  analysis: Analysis,
  article: Article,
  province: string | null,
): Position {
  const { tokens } = analysis.doc;
  const [from, to] =
    post.tail !== null
      ? [post.tail.from, post.tail.to]
      : lender !== null
        ? [lender.titleTo, lender.to]
        : [post.titleTo, post.to];
  const printed = to > from ? textOf(tokens, from, to) : null;
  let named: string | null = null;
  for (let i = from; i < to && named === null; i++)
    // "phường Long An" lies in the province that has its name no longer, or in another.
    if ((tokens[i] as Token).capital && !BELOW.has(tokens[i - 1]?.key ?? ''))
      named = provinceTrie.longest(tokens, i, to)?.value ?? null;
  const folded = fold(printed ?? '');
  const title = fold(post.entry.title);
  const local =
    named === null &&
    !CENTRAL.test(folded) &&
    (LOCAL.test(folded) ||
      /^(tinh|thanh|huyen|quan|thi) uy vien$/.test(title) ||
      /tinh uy|thanh uy|huyen uy/.test(folded));
  const modifier = textOf(tokens, post.from, post.titleTo);
  const titleWords = fold(modifier);
  // "Thường trực" and the like stand between the title and its organisation and are part of it.
  const suffix = [
    'Thường trực',
    'phụ trách',
    'thứ nhất',
    'chuyên trách',
    'điều hành',
    'lâm thời',
    'danh dự',
  ].find((word) => titleWords.endsWith(fold(word)) && !title.endsWith(fold(word)));
  return {
    title: suffix === undefined ? post.entry.title : `${post.entry.title} ${suffix}`,
    organisation: printed === null ? null : expandOrganisation(printed),
    text: textOf(tokens, post.from, post.to) + (post.tail === null ? '' : ` ${printed}`),
    place: named ?? (local ? province : null),
    placeInferred: named === null && local && province !== null,
    former: post.former,
    acting: post.acting,
    asOf: article.publishedAt,
  };
}

/** Posts without repeats: of `Bộ trưởng` and `Bộ trưởng Bộ Tài chính` the fuller stays. */
function mergePositions(positions: readonly Position[]): Position[] {
  const kept: Position[] = [];
  for (const position of positions) {
    const organisation = fold(position.organisation ?? '');
    const at = kept.findIndex((k) => {
      if (fold(k.title) !== fold(position.title) || k.former !== position.former) return false;
      const own = fold(k.organisation ?? '');
      return (
        own === organisation ||
        own === '' ||
        organisation === '' ||
        own.startsWith(`${organisation} `) ||
        organisation.startsWith(`${own} `)
      );
    });
    const present = kept[at];
    if (present === undefined) kept.push(position);
    else if (organisation.length > fold(present.organisation ?? '').length) kept[at] = position;
  }
  return kept;
}

/**
 * Every office-holder that the article names with a public post, in order of the first full mention. Offsets are
 * into `article.text`. Citizens, business people, photographers, the article's author and persons of history are
 * left out. Pure; never throws on text.
 */
export function readOfficials(article: Article): Official[] {
  const analysis = analyse(article);
  const { doc, persons } = analysis;
  const at = (token: number) => doc.normal.toOriginal((doc.tokens[token] as Token).start);
  const endOf = (token: number) => {
    const last = doc.tokens[token - 1] as Token;
    return doc.normal.toOriginal(last.end - 1) + trailing(article.text, doc.normal.toOriginal(last.end - 1));
  };
  let province: string | null | undefined;
  const held = publicPosts(persons);
  const officials: Official[] = [];
  const ids = new Set<string>();
  const author = fold(article.author ?? '');
  for (const person of persons) {
    const posts = held.get(person);
    if (posts === undefined) continue;
    if (
      author !== '' &&
      fold(person.name) === author &&
      person.mentions.length === 1 &&
      posts.every(({ post }) => post.to === post.titleTo)
    )
      continue;
    if (province === undefined) province = provinceOf(article, doc);
    const full = person.mentions.find((m) => m.form === 'full') ?? person.mentions[0];
    if (full === undefined) continue;
    let id = officialId(article.id, person.name);
    for (let n = 2; ids.has(id); n++) id = `${officialId(article.id, person.name)}-${n}`;
    ids.add(id);
    officials.push({
      id,
      articleId: article.id,
      name: person.name,
      start: at(full.from),
      end: endOf(full.to),
      honorific: person.honorific,
      rank: person.rank,
      positions: mergePositions(
        posts.slice(0, MAX_POSTS).map((post) => positionOf(post, analysis, article, province ?? null)),
      ),
      aliases: person.aliases,
      mentions: person.mentions.map((m) => ({ start: at(m.from), end: endOf(m.to) })),
    });
  }
  return officials;
}

/** Length of the character at `at` with the combining marks that follow it. */
function trailing(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && /\p{M}/u.test(text[end] as string)) end++;
  return end - at;
}
