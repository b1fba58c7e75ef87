/** Words for a correction, and the form as it opens. */
import type { Wording } from '../lib/i18n/index.ts';
import type { CorrectedFields, Correction, Figure, TypedCorrection } from '../lib/records.ts';
import { valueWords } from './doubt.logic.ts';

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
    measure: figure.measure,
    speaker: figure.speaker ?? '',
    everywhere: false,
  };
}

/** Fields that are told, in this order; the others only go with them. */
const TOLD = ['indicator', 'value', 'unit', 'period', 'place', 'status', 'measure', 'speaker'] as const;

/** Each field that a correction is about: its name, what was read, what the reader says; the same where it was confirmed. */
export function changesOf(
  { extracted, corrected }: Pick<Correction, 'extracted' | 'corrected'>,
  wording: Wording,
): { name: string; before: string; after: string }[] {
  const { t, value } = wording;
  if (corrected.isFigure === false) {
    return [{ name: t.correction.what, before: t.correction.isFigure, after: t.correction.isNone }];
  }
  const words = (fields: CorrectedFields, name: (typeof TOLD)[number], unit: string | null): string => {
    switch (name) {
      case 'value':
        return fields.value === undefined ? '–' : value(fields.value, unit);
      case 'unit':
        return fields.unit ?? t.figures.notSaid;
      default:
        return valueWords(name, fields[name] ?? null, wording);
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
