/** What the dimensions of a statistical table stand for: guessed, and confirmed by the reader before anything is taken. */
import { useState } from 'preact/hooks';
import type { DimensionUse, StatTable } from '../lib/exchange/jsonstat.ts';
import type { TableMapping } from '../lib/exchange/table-values.ts';
import { fill } from '../lib/i18n/index.ts';
import { useWording } from './language.ts';
import { indicatorIn } from './table.logic.ts';

const USES: readonly DimensionUse[] = ['indicator', 'place', 'period', 'other'];
/** Headings named as examples of a dimension. */
const SHOWN = 3;

interface Props {
  table: Pick<StatTable, 'label' | 'source' | 'dimensions'>;
  guessed: readonly DimensionUse[];
  busy: boolean;
  onConfirm: (mapping: TableMapping) => void;
  onCancel: () => void;
}

export function JsonStatMapping({ table, guessed, busy, onConfirm, onCancel }: Props) {
  const { t, count } = useWording();
  const [mapping, setMapping] = useState<TableMapping>({
    uses: [...guessed],
    taken: table.dimensions.map(() => 0),
    indicator: indicatorIn(table.label),
    place: t.table.country,
    unit: '',
    source: { title: table.label, publisher: table.source, url: null },
  });
  const set = (change: Partial<TableMapping>) => setMapping((known) => ({ ...known, ...change }));
  const at = (list: readonly number[], n: number, value: number) =>
    list.map((one, i) => (i === n ? value : one));
  const has = (use: DimensionUse) => mapping.uses.includes(use);
  const hasUnits = table.dimensions.some(({ categories }) => categories.some(({ unit }) => unit !== null));
  const field = (name: 'indicator' | 'place' | 'unit', label: string) => (
    <p class="field">
      <label for={`map-${name}`}>{label}</label>
      <input
        id={`map-${name}`}
        name={name}
        value={mapping[name]}
        autocomplete="off"
        onInput={(event) => set({ [name]: event.currentTarget.value })}
      />
    </p>
  );
  const ready = has('period') && mapping.source.title.trim() !== '';
  return (
    <form
      class="value-form"
      data-table-mapping
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !busy) onConfirm(mapping);
      }}
    >
      <h3>{fill(t.table.title, { label: table.label })}</h3>
      <p class="aside">{t.table.about}</p>
      {table.dimensions.map(({ id, label, categories }, n) => (
        <p class="field" key={id}>
          <label for={`map-use-${n}`}>
            {label}{' '}
            <span class="aside">
              ({count(t.table.headings, categories.length)}:{' '}
              {categories
                .slice(0, SHOWN)
                .map((one) => one.label)
                .join(', ')}
              …)
            </span>
          </label>
          <select
            id={`map-use-${n}`}
            value={mapping.uses[n]}
            onChange={(event) =>
              set({
                uses: mapping.uses.map((use, i) =>
                  i === n ? (event.currentTarget.value as DimensionUse) : use,
                ),
              })
            }
          >
            {USES.map((use) => (
              <option key={use} value={use}>
                {t.table.use[use]}
              </option>
            ))}
          </select>
          {mapping.uses[n] === 'other' && (
            <select
              aria-label={fill(t.table.taken, { label })}
              value={String(mapping.taken[n])}
              onChange={(event) => set({ taken: at(mapping.taken, n, Number(event.currentTarget.value)) })}
            >
              {categories.map((one, i) => (
                <option key={one.code} value={String(i)}>
                  {one.label}
                </option>
              ))}
            </select>
          )}
        </p>
      ))}
      {!has('indicator') && field('indicator', t.correction.indicator)}
      {!has('place') && field('place', t.correction.place)}
      {!hasUnits && field('unit', t.correction.unit)}
      {(['title', 'publisher'] as const).map((name) => (
        <p class="field" key={name}>
          <label for={`map-${name}`}>{t.entered[name]}</label>
          <input
            id={`map-${name}`}
            value={mapping.source[name]}
            autocomplete="off"
            onInput={(event) => set({ source: { ...mapping.source, [name]: event.currentTarget.value } })}
          />
        </p>
      ))}
      {!has('period') && (
        <p class="wrong" role="alert">
          {t.table.noPeriod}
        </p>
      )}
      <p class="actions">
        <button type="submit" class="primary" aria-disabled={busy || !ready}>
          {t.table.look}
        </button>
        <button type="button" onClick={onCancel}>
          {t.importing.cancel}
        </button>
      </p>
    </form>
  );
}
