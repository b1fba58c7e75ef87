/**
 * One official through the stored articles: the posts they were named with, the figures they gave, and namesakes. A
 * name alone never joins two people.
 */
import type {
  Article,
  ArticleRef,
  FiledOfficial,
  Official,
  OfficialHistory,
  Position,
  PostEnd,
  SeenPost,
} from '../records.ts';
import { fold, phraseKey } from '../text/normalise.ts';
import { type Body, bodyOf, endOf, sameLine } from './bodies.ts';

/** Most stored articles that one name is looked up in, and most figures shown of them. */
const MAX_FILED = 400;
const MAX_FIGURES = 60;
/** Posts that so few hold at a time that name and title say who is meant. */
const TOP = new Set(
  (
    'Tổng Bí thư|Thường trực Ban Bí thư|Ủy viên Bộ Chính trị|Bí thư Trung ương Đảng|Ủy viên Trung ương Đảng|Ủy viên Ban Chấp hành Trung ương Đảng|' +
    'Ủy viên dự khuyết Trung ương Đảng|Chủ tịch nước|Phó Chủ tịch nước|Thủ tướng|Phó Thủ tướng|Phó Thủ tướng Thường trực|Bộ trưởng|Thứ trưởng|Thứ trưởng Thường trực'
  )
    .split('|')
    .map(phraseKey),
);
/** Titles that one person holds several of at a time, or beside any other. */
const SHARED = /^(?:ủy viên|đại biểu|thành viên|.*ủy viên$|trưởng đoàn|phó trưởng đoàn)/u;
const MEN = new Set(['ông', 'anh', 'thầy', 'chú', 'ngài']);
const WOMEN = new Set(['bà', 'chị', 'cô', 'mẹ']);

const day = (date: string | null) => date?.slice(0, 10) ?? '';
const titleKey = ({ title }: Position) => phraseKey(title);
const baseKey = (position: Position) =>
  titleKey(position)
    .replace(/^phó /u, '')
    .replace(/ (?:thường trực|phụ trách)$/u, '');

/** Spelt alike, tone marks wherever they stand; one of the two may have lost its diacritics. */
function sameName(a: string, b: string): boolean {
  const [one, other] = [phraseKey(a), phraseKey(b)];
  return one === other || (fold(a) === fold(b) && (fold(a) === one || fold(b) === other));
}

function sameGender(a: string | null, b: string | null): boolean {
  const [one, other] = [a?.toLowerCase() ?? '', b?.toLowerCase() ?? ''];
  return !((MEN.has(one) && WOMEN.has(other)) || (WOMEN.has(one) && MEN.has(other)));
}

interface Held {
  position: Position;
  body: Body;
}
const held = (positions: readonly Position[]): Held[] =>
  positions.map((position) => ({ position, body: bodyOf(position) }));

/**
 * Whether two posts under one name are one person's: of one body or its successor, of one province where both are
 * posts of the province and the name has three syllables or more, or the same top post.
 */
function tied(a: Held, b: Held, syllables: number): boolean {
  const { body: one } = a;
  const { body: other } = b;
  if (sameLine(one, other)) return one.province !== null || isCentral(one);
  if (one.province !== null && one.province === other.province)
    return one.locality === null && other.locality === null && syllables >= 3;
  const title = titleKey(a.position);
  return TOP.has(title) && title === titleKey(b.position);
}
const isCentral = ({ name, locality }: Body) =>
  locality === null &&
  /^(?:bộ (?!chỉ huy)|chính phủ|quốc hội|tổng cục|tổng liên đoàn|ủy ban .*quốc hội|vụ|cục|.*(?:việt nam|trung ương|nhà nước|tối cao)$)/u.test(
    name,
  );

/** Why a post last seen on `seen` is over on `today`, given the person's posts in later articles; null if nothing says so. */
function ending(post: Held, seen: string, later: readonly Held[], today: string): PostEnd | null {
  const { position, body } = post;
  if (position.former) return { why: 'said' };
  for (const next of later) {
    const { position: now } = next;
    if (day(now.asOf) <= seen) continue;
    const line = sameLine(body, next.body);
    const sameTitle = titleKey(position) === titleKey(now);
    const end: PostEnd = { why: 'later', post: now.text, asOf: now.asOf };
    if (now.former) {
      if (line && sameTitle) return { why: 'later', post: `nguyên ${now.text}`, asOf: now.asOf };
      continue;
    }
    if (SHARED.test(titleKey(position))) continue;
    // Another rank of the same office, or the same office of another body.
    if (line && !sameTitle && baseKey(position) === baseKey(now)) return end;
    if (sameTitle && body.name !== '' && next.body.name !== '' && !line) return end;
  }
  const gone = endOf(position);
  if (gone !== null && gone.since <= today && (seen === '' || seen < gone.since))
    return { why: 'dissolved', since: gone.since, successors: gone.to };
  return null;
}

/** Posts of several articles, the same post once, the one seen last first. */
function gather(filed: readonly FiledOfficial[], later: readonly Held[], today: string): SeenPost[] {
  const seen = new Map<string, { post: Held; first: ArticleRef; last: ArticleRef }>();
  for (const { official, article } of filed)
    for (const post of held(official.positions)) {
      const { body, position } = post;
      const key = [titleKey(position), body.name, body.province, body.locality, position.former].join('|');
      const known = seen.get(key);
      if (known === undefined) seen.set(key, { post, first: article, last: article });
      else {
        if (day(article.publishedAt) < day(known.first.publishedAt)) known.first = article;
        if (day(article.publishedAt) > day(known.last.publishedAt)) {
          known.last = article;
          known.post = post;
        }
      }
    }
  return [...seen.values()]
    .sort((a, b) => day(b.last.publishedAt).localeCompare(day(a.last.publishedAt)))
    .map(({ post, first, last }) => ({
      position: post.position,
      first,
      last,
      end: ending(post, day(last.publishedAt), later, today),
    }));
}

/**
 * What the stored articles say of `official`, who is named in `article`. `filed` are the officials filed under the
 * same name; the article itself is left out. `today` is an ISO date: a body that is gone by then ends its posts.
 * Namesakes that nothing ties to the official are given apart. `said` is left for the caller to fill.
 */
export function historyOf(
  official: Official,
  article: Pick<Article, 'id' | 'publishedAt'>,
  filed: readonly FiledOfficial[],
  today: string,
): OfficialHistory {
  const others = filed
    .filter((f) => f.article.id !== article.id)
    .filter(({ official: { name } }) => sameName(name, official.name))
    .filter(({ official: { honorific } }) => sameGender(honorific, official.honorific))
    .slice(0, MAX_FILED);
  const syllables = official.name.split(' ').length;
  const own = held(official.positions);
  const known = [...own];
  const same: FiledOfficial[] = [];
  let open = others;
  // A post that ties one article may in turn tie another.
  for (let grown = true; grown; ) {
    grown = false;
    const left: FiledOfficial[] = [];
    for (const one of open) {
      const posts = held(one.official.positions);
      if (posts.some((post) => known.some((k) => tied(k, post, syllables)))) {
        same.push(one);
        known.push(...posts);
        grown = true;
      } else left.push(one);
    }
    open = left;
  }
  const now = today.slice(0, 10);
  return {
    officialId: official.id,
    ends: own.map((post) => ending(post, day(article.publishedAt), known, now)),
    posts: gather(same, known, now),
    figures: same
      .flatMap(({ figures }) => figures)
      .sort((a, b) => day(b.article.publishedAt).localeCompare(day(a.article.publishedAt)))
      .slice(0, MAX_FIGURES),
    namesakes: gather(open, [], now),
    said: [],
  };
}
