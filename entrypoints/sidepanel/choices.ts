/** Choices of the reader that the list of figures goes by, kept in the settings. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { FigureOrder } from '../../components/figures.tsx';
import { type WebSearch, webSearchOf } from '../../lib/catalog/web-search.ts';
import { onSettings, storedOrder, storedSearch, storeOrder } from '../../lib/platform/settings.ts';

/** The order of the figures, and what chooses another. */
export function useOrder(): [FigureOrder, (next: FigureOrder) => void] {
  const [order, setOrder] = useState<FigureOrder>('use');
  useEffect(() => {
    storedOrder().then(setOrder);
  }, []);
  const choose = (next: FigureOrder) => {
    setOrder(next);
    storeOrder(next).catch(() => {});
  };
  return [order, choose];
}

/** Where articles of earlier years are looked for; `own` is the address of the article. */
export function useWebSearch(own: string | null): WebSearch {
  const [chosen, setChosen] = useState<Awaited<ReturnType<typeof storedSearch>>>(null);
  useEffect(() => {
    const ask = () => storedSearch().then(setChosen);
    void ask();
    return onSettings(() => void ask());
  }, []);
  return useMemo(() => webSearchOf(chosen, own), [chosen, own]);
}
