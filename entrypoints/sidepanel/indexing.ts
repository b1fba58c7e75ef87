/** How far the index is being brought up to date, which after an update of the extension takes a large store minutes. */
import { useEffect, useState } from 'preact/hooks';
import { onNews } from '../../lib/messaging/client.ts';

/** Per cent, or null while nothing of the kind is going on. */
export function useIndexing(): number | null {
  const [percent, setPercent] = useState<number | null>(null);
  useEffect(
    () =>
      onNews((news) => {
        if (news.news === 'index.progress')
          setPercent(news.done < news.of ? Math.floor((100 * news.done) / news.of) : null);
      }),
    [],
  );
  return percent;
}
