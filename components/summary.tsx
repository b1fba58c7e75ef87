import { type Summary, type SummaryFilter, summaryFilters } from '../lib/compare/summary.ts';
import { useWording } from './language.ts';

interface Props {
  summary: Summary;
  chosen: SummaryFilter | null;
  onChoose: (filter: SummaryFilter | null) => void;
}

/** "12 số liệu: 5 tăng, 3 giảm …": each part a button that shows only its figures; pressed again it shows all. */
export function SummaryBar({ summary, chosen, onChoose }: Props) {
  const { t, count } = useWording();
  const filters = summaryFilters.filter((filter) => summary.counts[filter] > 0);
  if (filters.length === 0) return null;
  return (
    <section class="summary" data-summary aria-label={t.summary.title}>
      <fieldset>
        <legend>{count(t.summary.total, summary.total)}:</legend>
        {filters.map((filter) => (
          <button
            key={filter}
            type="button"
            data-filter={filter}
            aria-pressed={chosen === filter}
            onClick={() => onChoose(chosen === filter ? null : filter)}
          >
            {count(t.summary[filter], summary.counts[filter])}
          </button>
        ))}
      </fieldset>
    </section>
  );
}
