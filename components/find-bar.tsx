/** Finds and filters the figures of the article, and chooses their order. */
import { fill } from '../lib/i18n/index.ts';
import type { FigureOrder } from './figures.tsx';
import { useWording } from './language.ts';
import type { Sought } from './order.logic.ts';

interface Props {
  sought: Sought;
  onSeek: (sought: Sought) => void;
  places: readonly { place: string; n: number }[];
  order: FigureOrder;
  onOrder: (order: FigureOrder) => void;
  /** How many are left of how many; null where nothing is filtered. */
  shown: { n: number; all: number } | null;
}

export function FindBar({ sought, onSeek, places, order, onOrder, shown }: Props) {
  const { t, number } = useWording();
  const seek = (change: Partial<Sought>) => onSeek({ ...sought, ...change });
  const toggle = (name: 'compared' | 'main') => (
    <button
      type="button"
      data-find={name}
      aria-pressed={sought[name]}
      onClick={() => seek({ [name]: !sought[name] })}
    >
      {t.list[name]}
    </button>
  );
  return (
    <search class="find" aria-label={t.list.find}>
      <input
        type="search"
        data-find="text"
        aria-label={t.list.find}
        placeholder={t.list.find}
        value={sought.text}
        onInput={(event) => seek({ text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') seek({ text: '' });
        }}
      />
      {places.length > 1 && (
        <select
          data-find="place"
          aria-label={t.list.place}
          value={sought.place ?? '*'}
          onChange={(event) => {
            const { value } = event.currentTarget;
            seek({ place: value === '*' ? null : value });
          }}
        >
          <option value="*">{t.list.anyPlace}</option>
          {places.map(({ place, n }) => (
            <option key={place} value={place} lang="vi">
              {place} ({number(n)})
            </option>
          ))}
          <option value="">{t.list.noPlace}</option>
        </select>
      )}
      <select
        data-find="order"
        aria-label={t.list.order}
        value={order}
        onChange={(event) => onOrder(event.currentTarget.value === 'text' ? 'text' : 'use')}
      >
        <option value="use">{t.list.byUse}</option>
        <option value="text">{t.list.byText}</option>
      </select>
      {toggle('compared')}
      {toggle('main')}
      <span class="aside" role="status">
        {shown !== null && fill(t.summary.showing, { n: number(shown.n), all: number(shown.all) })}
      </span>
    </search>
  );
}
