/** Which dates an article's page gives, and the reader's own where it gives none or several. */
import { useRef, useState } from 'preact/hooks';
import { fill } from '../lib/i18n/index.ts';
import type { SetDate } from '../lib/messaging/protocol.ts';
import type { Article } from '../lib/records.ts';
import { useWording } from './language.ts';

interface Props {
  article: Article;
  setDate: SetDate | null;
  /** Sets the date, a day, or takes back the one that was set; null where nothing can be kept. Never rejects. */
  onDate: ((date: string | null) => Promise<unknown>) | null;
}

const dayOf = (at: string): string | null => /^\d{4}-\d\d-\d\d/.exec(at)?.[0] ?? null;

/** Nothing where the page gives one date and the reader none. */
export function ArticleDate({ article, setDate, onDate }: Props) {
  const { t, date } = useWording();
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const { publishedAt, otherDates = [] } = article;
  if (publishedAt !== null && otherDates.length === 0 && setDate === null) return null;
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  const choose = async (day: string | null) => {
    await onDate?.(day);
    close();
  };
  const pageSays = setDate?.pageSays ?? null;
  return (
    <div class="facts" data-dates>
      {pageSays !== null && (
        <span>
          {pageSays.publishedAt === null || pageSays.publishedAtSource === null
            ? t.article.pageUndated
            : fill(t.article.pageDate, {
                date: date(pageSays.publishedAt),
                source: t.article.dateSource[pageSays.publishedAtSource],
              })}
        </span>
      )}
      {otherDates.map(({ at, source }) => {
        const day = dayOf(at);
        return (
          <span key={source}>
            {fill(t.article.otherDate, { date: date(at), source: t.article.dateSource[source] })}
            {onDate !== null && day !== null && day !== publishedAt && (
              <>
                {' '}
                <button type="button" class="link" data-date={day} onClick={() => choose(day)}>
                  {t.article.useDate}
                </button>
              </>
            )}
          </span>
        );
      })}
      {onDate !== null && !isOpen && (
        <span>
          <button
            ref={opener}
            type="button"
            class="link"
            data-action="set-date"
            onClick={() => setOpen(true)}
          >
            {setDate === null ? t.article.setDate : t.article.changeDate}
          </button>
          {setDate !== null && (
            <>
              {' '}
              <button type="button" class="link" data-action="drop-date" onClick={() => choose(null)}>
                {t.article.dropDate}
              </button>
            </>
          )}
        </span>
      )}
      {onDate !== null && isOpen && (
        <form
          data-form="date"
          onSubmit={(event) => {
            event.preventDefault();
            const day = new FormData(event.currentTarget).get('date');
            if (typeof day === 'string' && dayOf(day) !== null) void choose(day);
          }}
          onKeyDown={(event) => event.key === 'Escape' && close()}
        >
          <label>
            {t.article.dateOf}{' '}
            <input
              type="date"
              name="date"
              required
              min="1945-09-02"
              max="2099-12-31"
              value={dayOf(publishedAt ?? '') ?? ''}
            />
          </label>{' '}
          <button type="submit">{t.article.keepDate}</button>{' '}
          <button type="button" class="link" onClick={close}>
            {t.article.cancelDate}
          </button>
        </form>
      )}
    </div>
  );
}
