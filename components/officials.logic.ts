/** What the panel shows of officials, worked out without a browser: full names of posts, passages, why a post is over. */
import { fill, type Wording } from '../lib/i18n/index.ts';
import type { ArticleRef, Figure, Official, Position, PostEnd, SeenPost } from '../lib/records.ts';

/** Longest passage that is shown, in UTF-16 code units; the page shows the rest. */
const MAX_PASSAGE = 240;

/** A post written out: `GĐ Sở Y tế` as `Giám đốc Sở Y tế`, marks such as "former" in the language of the panel. */
export function postName(position: Position, { t }: Wording): string {
  const { title, organisation, former, acting } = position;
  const marks = [former ? t.officials.former : null, acting ? t.officials.acting : null];
  return [...marks, title, organisation].filter((part) => part !== null).join(' ');
}

/** The place of a post where its own words do not say it, and whether the article had to tell; null for none. */
export function postPlace({
  place,
  placeInferred,
  text,
}: Position): { place: string; inferred: boolean } | null {
  if (place === null) return null;
  const plain = (words: string) => words.normalize('NFC').toLocaleLowerCase('vi');
  const bare = plain(place).replace(/^tp\.? ?/, '');
  return plain(text).includes(bare) ? null : { place, inferred: placeInferred };
}

/** Why a post is over, as a sentence part; null where nothing says so, or the post itself says it. */
export function endWords(end: PostEnd | null, { t, date }: Wording): string | null {
  if (end === null || end.why === 'said') return null;
  if (end.why === 'later') {
    if (end.asOf === null) return fill(t.officials.end.laterUndated, { post: end.post });
    return fill(t.officials.end.later, { post: end.post, date: date(end.asOf) });
  }
  const since = date(end.since);
  if (end.successors.length === 0) return fill(t.officials.end.ended, { since });
  return fill(t.officials.end.dissolved, { since, successors: end.successors.join(', ') });
}

/** When a post was seen: `bài ngày 20/1/2023`, or from the first article to the last. */
export function seenWords({ first, last }: SeenPost, { t, date }: Wording): string {
  const day = ({ publishedAt }: ArticleRef) => (publishedAt === null ? null : date(publishedAt));
  const [from, to] = [day(first), day(last)];
  if (to === null) return t.officials.undated;
  return from === null || from === to
    ? fill(t.officials.seen, { date: to })
    : fill(t.officials.seenSpan, { first: from, last: to });
}

/** The official who gave a figure, or null: what the figure's row links to. */
export function speakerOf(figure: Figure, officials: readonly Official[]): Official | null {
  if (figure.speakerKind !== 'person') return null;
  return officials.find(({ name }) => name === figure.speaker) ?? null;
}

export interface Passage {
  start: number;
  end: number;
  text: string;
  /** Figures in it that have a row, in the order of the text. */
  figures: Figure[];
}

/** What an official says in the article, with the figures in it; spans of `text`. */
export function passagesOf(
  text: string,
  said: readonly { start: number; end: number }[],
  figures: readonly Figure[],
): Passage[] {
  return said.map(({ start, end }) => {
    const whole = text.slice(start, end).normalize('NFC').replace(/\s+/g, ' ').trim();
    const cut =
      whole.length > MAX_PASSAGE ? `${whole.slice(0, whole.lastIndexOf(' ', MAX_PASSAGE))}…` : whole;
    const within = figures.filter((f) => f.sameAs === null && f.start >= start && f.end <= end);
    return { start, end, text: cut, figures: within };
  });
}
