/** Several questions about one article come together: it is read once for all of them. */
import type { Article, Reading } from '../../lib/records.ts';

/** `read` with the reading of the last article kept, which whoever asks must leave as it is. */
export function lastReading(
  read: (article: Article) => Promise<Reading>,
): (article: Article) => Promise<Reading> {
  let last: { of: string; reading: Promise<Reading> } | null = null;
  return (article) => {
    const of = JSON.stringify(article);
    if (last?.of !== of) last = { of, reading: read(article) };
    return last.reading;
  };
}
