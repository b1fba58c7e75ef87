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
  /**
   * `stock`: what there is at a moment; `flow`: what came about in a period; `rate`: a ratio, price or index; `event`:
   * told of one storm, fire or flood, not of a period.
   */
  kind: 'stock' | 'flow' | 'rate' | 'event';
  /** Ids of indicators that it is easily taken for and is not. */
  unlike: readonly string[];
  /** The series that it shares with another entry, told from it by the place: GDP and GRDP. */
  series: string;
  /** First years of a new standard: values before and from such a year measure different things. */
  breaks: readonly number[];
}

type Named = Pick<Indicator, 'id' | 'vi' | 'en' | 'better' | 'kind'> &
  Partial<Pick<Indicator, 'breaks' | 'unlike' | 'series'>>;

export const indicators: readonly Indicator[] = (data as readonly Named[]).map((named) => {
  const said = wordings.get(named.id);
  return {
    breaks: [],
    unlike: [],
    series: named.id,
    ...named,
    units: said?.units ?? [],
    growth: said?.growth ?? false,
  };
});

const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));

/** The catalogue entry of an id, or null for an id that the catalogue does not hold. */
export function indicatorById(id: string | null): Indicator | null {
  return id === null ? null : (byId.get(id) ?? null);
}
