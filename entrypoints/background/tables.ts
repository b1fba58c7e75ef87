/** What the background answers about statistical tables: it has the catalogue and the reader of numbers already. */
import { parseStatText, readJsonStat } from '../../lib/exchange/jsonstat.ts';
import { MOST_VALUES, valuesOfCsv, valuesOfTable } from '../../lib/exchange/table-values.ts';
import { CallError } from '../../lib/messaging/errors.ts';
import type { BackgroundHandlers } from '../../lib/messaging/server.ts';
import type { Surroundings } from './handlers.ts';

type Calls = Extract<keyof BackgroundHandlers, `tables.${string}`>;

const read = (text: string) => readJsonStat(parseStatText(text));

/** Lines with something in them, but for the heading. */
const rowsOf = (text: string): number => (text.match(/[^\s][^\n\r]*/g)?.length ?? 1) - 1;

export function tableHandlers({ now }: Pick<Surroundings, 'now'>): Pick<BackgroundHandlers, Calls> {
  return {
    'tables.read': async ({ text }) => {
      const found = read(text);
      if (found === null) return null;
      const { label, source, dimensions } = found.table;
      return { label, source, dimensions, guessed: found.uses };
    },
    'tables.values': async ({ text, mapping }) => {
      const found = read(text);
      const size = found?.table.dimensions.length;
      if (found === null || mapping.uses.length !== size || mapping.taken.length !== size)
        throw new CallError('bad_request', 'mapping');
      const values = await valuesOfTable(found.table, mapping, now());
      if (values === null) throw new CallError('too_many');
      return values;
    },
    'tables.csv': async ({ text, title }) => {
      if (rowsOf(text) > MOST_VALUES) throw new CallError('too_many');
      return valuesOfCsv(text, { title, publisher: '', url: null }, now());
    },
  };
}
