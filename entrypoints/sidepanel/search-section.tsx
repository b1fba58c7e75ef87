/** Where "find an earlier article" searches: the engine, and in which sites. */
import { useEffect, useId, useState } from 'preact/hooks';
import { useWording } from '../../components/language.ts';
import { searchEngines } from '../../lib/catalog/web-search.ts';
import { storedSearch, storeSearch } from '../../lib/platform/settings.ts';

export function SearchSection() {
  const { t } = useWording();
  const base = useId();
  const [chosen, setChosen] = useState<{ engine: string; sites: string } | null>(null);
  useEffect(() => {
    storedSearch().then((known) => setChosen(known ?? { engine: searchEngines[0].id, sites: '' }));
  }, []);
  if (chosen === null) return null;
  const keep = (next: typeof chosen) => {
    setChosen(next);
    storeSearch(next).catch(() => setChosen(chosen));
  };
  return (
    <section class="reference value-form" aria-labelledby={`${base}title`}>
      <h2 id={`${base}title`}>{t.webSearch.title}</h2>
      <p class="about">{t.webSearch.about}</p>
      <p class="field">
        <label for={`${base}engine`}>{t.webSearch.engine}</label>
        <select
          id={`${base}engine`}
          data-search-engine
          value={chosen.engine}
          onChange={(event) => keep({ ...chosen, engine: event.currentTarget.value })}
        >
          {searchEngines.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </p>
      <p class="field">
        <label for={`${base}sites`}>{t.webSearch.sites}</label>
        <input
          id={`${base}sites`}
          data-search-sites
          value={chosen.sites}
          autocomplete="off"
          spellcheck={false}
          aria-describedby={`${base}hint`}
          onChange={(event) => keep({ ...chosen, sites: event.currentTarget.value })}
        />
        <span class="aside" id={`${base}hint`}>
          {t.webSearch.hint}
        </span>
      </p>
    </section>
  );
}
