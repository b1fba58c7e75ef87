/** Which tables of the statistics office are worth fetching, and how: shown beside the import. */
import tables from '../lib/catalog/office-tables.json' with { type: 'json' };
import { useWording } from './language.ts';

export function TableGuide() {
  const { t, language } = useWording();
  return (
    <details class="more" data-table-guide>
      <summary>{t.tableGuide.title}</summary>
      <p>{t.tableGuide.steps}</p>
      <ul>
        {tables.map((one) => (
          <li key={one.tables}>
            {one[language]} <span class="aside">({one.tables})</span>
          </li>
        ))}
      </ul>
      <p class="aside">{t.tableGuide.numbers}</p>
    </details>
  );
}
