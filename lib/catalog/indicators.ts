/** What is known of each indicator: its names, whether more of it is better, and when its standard changed. */
import data from './indicators.json' with { type: 'json' };
import { wordings } from './wordings.ts';

export interface Indicator {
  id: string;
  vi: string;
  en: string;
  better: 'up' | 'down' | 'context';
  /** Unit dimensions that it is measured in, the usual one first. */
  units: readonly string[];
  /** A growth rate: a change in per cent is its level. */
  growth: boolean;
  /** First years of a new standard: values before and from such a year measure different things. */
  breaks: readonly number[];
}

type Named = Pick<Indicator, 'id' | 'vi' | 'en' | 'better'> & Partial<Pick<Indicator, 'breaks'>>;

export const indicators: readonly Indicator[] = (data as readonly Named[]).map((named) => {
  const said = wordings.get(named.id);
  return { breaks: [], ...named, units: said?.units ?? [], growth: said?.growth ?? false };
});

const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));

/** The catalogue entry of an id, or null for an id that the catalogue does not hold. */
export function indicatorById(id: string | null): Indicator | null {
  return id === null ? null : (byId.get(id) ?? null);
}
