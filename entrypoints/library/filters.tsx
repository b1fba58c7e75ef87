/** The search field and the filters beside it. */
import { useId } from 'preact/hooks';
import { useWording } from '../../components/language.ts';
import { useLibraryWords } from '../../components/library-words.ts';
import { everything, type Query } from '../../lib/library/shelf.ts';
import { assessments, type Status, statuses } from '../../lib/records.ts';
import { yearOf } from './detail.tsx';
import type { VerdictFilter } from './notes.ts';

/** Filters with the years as typed. */
export interface Asked extends Omit<Query, 'from' | 'to'> {
  from: string;
  to: string;
  verdict: VerdictFilter | null;
}
export const nothingAsked: Asked = { ...everything, from: '', to: '', verdict: null };

export function queryOf({ from, to, verdict: _verdict, ...asked }: Asked): Query {
  return { ...asked, from: yearOf(from), to: yearOf(to) };
}

export type FilterName = 'place' | 'indicator' | 'publisher' | 'status' | 'years' | 'verdict' | 'noted';

interface Props {
  asked: Asked;
  onAsk: (asked: Asked) => void;
  filters: readonly FilterName[];
  suggestions: (of: 'place' | 'indicator' | 'publisher') => string[];
}

export function Filters({ asked, onAsk, filters, suggestions }: Props) {
  const { t } = useWording();
  const l = useLibraryWords();
  const id = useId();
  const change = (changes: Partial<Asked>) => onAsk({ ...asked, ...changes });
  const narrowed = Object.entries(nothingAsked).some(([name, value]) => asked[name as keyof Asked] !== value);
  return (
    <search class="filters">
      <label class="field search">
        {l.search}
        <input
          type="search"
          data-search
          value={asked.text}
          placeholder={l.searchHint}
          onInput={(event) => change({ text: event.currentTarget.value })}
        />
      </label>
      <fieldset class="fields">
        <legend class="hidden">{l.filters}</legend>
        {(['place', 'indicator', 'publisher'] as const)
          .filter((name) => filters.includes(name))
          .map((name) => (
            <label key={name} class="field">
              {l.filter[name]}
              <input
                type="text"
                data-filter={name}
                list={`${id}-${name}`}
                value={asked[name]}
                onInput={(event) => change({ [name]: event.currentTarget.value })}
              />
              <datalist id={`${id}-${name}`}>
                {suggestions(name).map((one) => (
                  <option key={one} value={one} />
                ))}
              </datalist>
            </label>
          ))}
        {filters.includes('status') && (
          <label class="field">
            {l.filter.status}
            <select
              data-filter="status"
              value={asked.status ?? ''}
              onChange={(event) => change({ status: (event.currentTarget.value || null) as Status | null })}
            >
              <option value="">{l.filter.any}</option>
              {statuses.map((status) => (
                <option key={status} value={status}>
                  {t.status[status]}
                </option>
              ))}
            </select>
          </label>
        )}
        {filters.includes('verdict') && (
          <label class="field">
            {l.filter.verdict}
            <select
              data-filter="verdict"
              value={asked.verdict ?? ''}
              onChange={(event) =>
                change({ verdict: (event.currentTarget.value || null) as Asked['verdict'] })
              }
            >
              <option value="">{l.filter.any}</option>
              {assessments.map((one) => (
                <option key={one} value={one}>
                  {t.annotations.assessment[one]}
                </option>
              ))}
              <option value="none">{l.filter.noVerdict}</option>
              {filters.includes('noted') && <option value="any">{l.filter.noted}</option>}
            </select>
          </label>
        )}
        {filters.includes('years') &&
          (['from', 'to'] as const).map((side) => (
            <label key={side} class="field year">
              {l.filter[side]}
              <input
                type="text"
                inputMode="numeric"
                maxLength={4}
                data-filter={side}
                value={asked[side]}
                onInput={(event) => change({ [side]: event.currentTarget.value })}
              />
            </label>
          ))}
        {narrowed && (
          <button type="button" data-action="clear-filters" onClick={() => onAsk(nothingAsked)}>
            {l.filter.clear}
          </button>
        )}
      </fieldset>
    </search>
  );
}
