import { fill } from '../lib/i18n/index.ts';
import type { SetDate } from '../lib/messaging/protocol.ts';
import type { Article } from '../lib/records.ts';
import { reachOf } from '../lib/text/reach.ts';
import { ArticleDate } from './article-date.tsx';
import { useWording } from './language.ts';

interface Props {
  article: Article;
  setDate: SetDate | null;
  /** Sets the date, a day, or takes back the one that was set; null where nothing can be kept. Never rejects. */
  onDate: ((date: string | null) => Promise<unknown>) | null;
}

/** Title, publisher, author, the publication date with where it was read, other dates of the page, and files that it links. */
export function ArticleHeader({ article, setDate, onDate }: Props) {
  const { t, date, number } = useWording();
  const { publishedAt, publishedAtSource, documents = [] } = article;
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
          {setDate !== null && ` (${t.article.setByReader})`}
        </span>
      </p>
      <ArticleDate key={article.id} article={article} setDate={setDate} onDate={onDate} />
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
