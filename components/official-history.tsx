import type { ArticleRef, OfficialHistory, SaidFigure, SeenPost } from '../lib/records.ts';
import { useWording } from './language.ts';
import { endWords, postName, postPlace, seenWords } from './officials.logic.ts';
import { printed } from './panel.logic.ts';

/** What the stored articles say of an official; nothing where they say nothing. */
export function OfficialHistoryView({ history }: { history: OfficialHistory }) {
  const { t, count } = useWording();
  const { posts, figures, namesakes } = history;
  if (posts.length + figures.length + namesakes.length === 0) return null;
  return (
    <div class="history" data-history={history.officialId}>
      {posts.length > 0 && (
        <>
          <h3>{t.officials.earlier}</h3>
          <Posts posts={posts} />
        </>
      )}
      {figures.length > 0 && (
        <details>
          <summary>{count(t.officials.gave, figures.length)}</summary>
          <ul>
            {figures.map((figure) => (
              <Given key={figure.figureId} figure={figure} />
            ))}
          </ul>
        </details>
      )}
      {namesakes.length > 0 && (
        <details data-namesakes>
          <summary>{t.officials.namesakes}</summary>
          <Posts posts={namesakes} />
        </details>
      )}
    </div>
  );
}

function Posts({ posts }: { posts: readonly SeenPost[] }) {
  const wording = useWording();
  return (
    <ul class="posts">
      {posts.map((post, i) => {
        const end = endWords(post.end, wording);
        const place = postPlace(post.position);
        return (
          // Two articles may print the same words for posts of different places.
          <li key={`${i} ${post.position.text}`} data-post={post.position.title}>
            <span lang="vi">{postName(post.position, wording)}</span>
            {place !== null && ` · ${place.place}`}
            <span class="aside">
              {' '}
              <Source article={post.last} text={seenWords(post, wording)} />
            </span>
            {end !== null && <p class="aside">{end}</p>}
          </li>
        );
      })}
    </ul>
  );
}

function Given({ figure }: { figure: SaidFigure }) {
  const wording = useWording();
  const { date, period, t } = wording;
  const facts = [figure.indicator, period(figure.period), figure.place].filter(
    (fact) => fact !== null && fact !== '',
  );
  const { publishedAt } = figure.article;
  return (
    <li>
      <strong>{printed(figure, wording)}</strong> <span class="aside">{facts.join(' · ')}</span>{' '}
      <span class="aside">
        <Source
          article={figure.article}
          text={publishedAt === null ? t.officials.undated : date(publishedAt)}
          quote={figure.quote}
        />
      </span>
    </li>
  );
}

function Source({ article, text, quote }: { article: ArticleRef; text: string; quote?: string }) {
  const { t } = useWording();
  const title = quote === undefined ? article.title : `${article.title}: ${quote}`;
  // Sample articles are on no site.
  return article.sample ? (
    <span title={title}>
      [{t.comparison.sample}] {text}
    </span>
  ) : (
    <a href={article.url} target="_blank" rel="noreferrer" title={title}>
      {text}
    </a>
  );
}
