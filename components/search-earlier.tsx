/** "Tìm bài năm trước": a plain link to the reader's search engine, followed by the reader's own click and by nothing else. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { searchUrl, type WebSearch } from '../lib/catalog/web-search.ts';
import { fill } from '../lib/i18n/index.ts';
import type { Figure } from '../lib/records.ts';
import { useWording } from './language.ts';
import { earlierQuery } from './row.logic.ts';

/** Where the reader wants to search; null while that is not known. */
export const SearchContext = createContext<WebSearch | null>(null);

export function SearchEarlier({ figure, compact = false }: { figure: Figure; compact?: boolean }) {
  const { t } = useWording();
  const search = useContext(SearchContext);
  if (search === null) return null;
  const label = fill(t.list.searchOf, { indicator: figure.indicator });
  const link = {
    href: searchUrl(search, earlierQuery(figure)),
    target: '_blank',
    rel: 'noreferrer',
    title: label,
    'data-search-earlier': figure.id,
  };
  return compact ? (
    <a {...link} class="find-earlier">
      <span class="hidden">{label}</span>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="6.5" cy="6.5" r="4.5" />
        <path d="M10 10l4.5 4.5" />
      </svg>
    </a>
  ) : (
    <p>
      <a {...link} class="button">
        {t.list.search}
      </a>
    </p>
  );
}
