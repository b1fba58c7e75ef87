/** Words for a correction, and the form as it opens. */
import type { Wording } from '../lib/i18n/index.ts';
import type { CorrectedFields, Correction, Figure, TypedCorrection } from '../lib/records.ts';

/** The fields of a figure as they would be typed. */
export function typedOf(figure: Figure): TypedCorrection {
  return {
    indicator: figure.indicator,
    value: figure.text,
    unit: figure.unit ?? '',
    // As it is kept: the form reads that, too.
    period: figure.period ?? '',
    place: figure.place ?? '',
    status: figure.status,
    everywhere: false,
  };
}

/** Fields that are told, in this order; the others only go with them. */
const TOLD = ['indicator', 'value', 'unit', 'period', 'place', 'status'] as const;

/** Each field that a correction changes: its name, what was read, what the reader says. */
export function changesOf(
  { extracted, corrected }: Pick<Correction, 'extracted' | 'corrected'>,
  { t, value, period }: Wording,
): { name: string; before: string; after: string }[] {
  if (corrected.isFigure === false) {
    return [{ name: t.correction.what, before: t.correction.isFigure, after: t.correction.isNone }];
  }
  const words = (fields: CorrectedFields, name: (typeof TOLD)[number], unit: string | null): string => {
    switch (name) {
      case 'value':
        return fields.value === undefined ? '–' : value(fields.value, unit);
      case 'period':
        return period(fields.period ?? null) ?? t.figures.notSaid;
      case 'status':
        return fields.status === undefined ? '–' : t.status[fields.status];
      default:
        return fields[name] ?? t.figures.notSaid;
    }
  };
  return TOLD.flatMap((name) =>
    corrected[name] === undefined
      ? []
      : [
          {
            name: t.correction[name],
            before: words(extracted, name, extracted.unit ?? null),
            after: words(corrected, name, corrected.unit ?? extracted.unit ?? null),
          },
        ],
  );
}
