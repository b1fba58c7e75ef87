import { fill } from '../lib/i18n/index.ts';
import type { Article } from '../lib/records.ts';
import { reachOf } from '../lib/text/reach.ts';
import { useWording } from './language.ts';

interface Props {
  article: Article;
}

/** Title, publisher, author, the publication date with where it was read, other dates of the page, and files that it links. */
export function ArticleHeader({ article }: Props) {
  const { t, date, number } = useWording();
  const { publishedAt, publishedAtSource, otherDates = [], documents = [] } = article;
  const until = reachOf(article.text);
  return (
    <header class="article">
      <h2 lang="vi" title={article.title}>
        {article.title}
      </h2>
      <p class="facts">
        {article.publisher !== null && <span>{article.publisher}</span>}
        {article.author !== null && <span>{fill(t.article.author, { name: article.author })}</span>}
        <span>
          {publishedAt === null ? t.article.noDate : fill(t.article.published, { date: date(publishedAt) })}
          {publishedAtSource !== null && ` (${t.article.dateSource[publishedAtSource]})`}
        </span>
      </p>
      {otherDates.length > 0 && (
        <p class="facts">
          {otherDates.map(({ at, source }) => (
            <span key={source}>
              {fill(t.article.otherDate, { date: date(at), source: t.article.dateSource[source] })}
            </span>
          ))}
        </p>
      )}
      {documents.length > 0 && (
        <p class="facts">
          <span>{t.article.attached}</span>
          {documents.map(({ name, url }) => (
            <a key={url} href={url} target="_blank" rel="noreferrer" lang="vi">
              {name}
            </a>
          ))}
        </p>
      )}
      {until < article.text.length && (
        <p class="hint" data-partly-read>
          {fill(t.article.partlyRead, { length: number(until) })}
        </p>
      )}
    </header>
  );
}
