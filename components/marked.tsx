/** A text with what the reader searched for marked in it. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { matchesIn, type Typed } from '../lib/library/words.ts';

/** The words that the reader searches a list for; none outside of lists. */
export const SoughtContext = createContext<readonly Typed[]>([]);

export function Marked({ text }: { text: string }) {
  const sought = useContext(SoughtContext);
  const found = matchesIn(text, sought);
  if (found.length === 0) return text;
  let from = 0;
  const parts = found.flatMap(({ start, end }) => {
    const before = text.slice(from, start);
    from = end;
    return [before, <mark key={start}>{text.slice(start, end)}</mark>];
  });
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  );
}
