/** Tabs as WAI-ARIA describes them: arrows go from tab to tab, and what was opened once keeps its state. */
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';

export interface TabItem<Key extends string> {
  key: Key;
  label: string;
  /** Shown beside the label and read out with it; null for none. */
  count: string | null;
  content: ComponentChildren;
}

interface Props<Key extends string> {
  /** What the tabs are parts of, for screen readers. */
  label: string;
  items: readonly TabItem<Key>[];
  chosen: Key;
  onChoose: (key: Key) => void;
}

const STEPS: ReadonlyMap<string, (at: number, of: number) => number> = new Map(
  Object.entries({
    ArrowRight: (at, of) => (at + 1) % of,
    ArrowLeft: (at, of) => (at + of - 1) % of,
    Home: () => 0,
    End: (_, of) => of - 1,
  }),
);

export function Tabs<Key extends string>({ label, items, chosen, onChoose }: Props<Key>) {
  const list = useRef<HTMLDivElement>(null);
  /** Only what was looked at is rendered: the first frame waits for nothing else. */
  const [visited, setVisited] = useState<ReadonlySet<Key>>(new Set());
  if (!visited.has(chosen)) setVisited(new Set([...visited, chosen]));
  const go = (event: KeyboardEvent) => {
    const at = items.findIndex(({ key }) => key === chosen);
    const next = STEPS.get(event.key)?.(at, items.length);
    const item = next === undefined ? undefined : items[next];
    if (next === undefined || item === undefined) return;
    event.preventDefault();
    onChoose(item.key);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={go}>
        {items.map(({ key, label: name, count }) => (
          <button
            key={key}
            type="button"
            role="tab"
            id={`tab-${key}`}
            data-tab={key}
            aria-selected={key === chosen}
            aria-controls={visited.has(key) ? `tabpanel-${key}` : undefined}
            tabIndex={key === chosen ? 0 : -1}
            onClick={() => onChoose(key)}
          >
            {name}
            {count !== null && <span class="count"> {count}</span>}
          </button>
        ))}
      </div>
      {items
        .filter(({ key }) => key === chosen || visited.has(key))
        .map(({ key, content }) => (
          <div
            key={key}
            role="tabpanel"
            id={`tabpanel-${key}`}
            aria-labelledby={`tab-${key}`}
            hidden={key !== chosen}
          >
            {content}
          </div>
        ))}
    </>
  );
}
