/** How sure the reading of a figure is, field by field, and what follows for whoever puts two figures side by side. */
import { type ChosenField, chosenFields, type Figure, FLOOR, SURE } from '../records.ts';

type Doubted = Pick<Figure, 'certainty'>;
/** `sure` is said plainly, `unsure` with a question mark, `unclear` not at all. */
export type Doubt = 'sure' | 'unsure' | 'unclear';

/** How far a field may be said. A record of an older engine, which knew no doubt, is taken at its word. */
export function doubtOf({ certainty }: Doubted, field: ChosenField): Doubt {
  const chance = certainty?.[field] ?? 1;
  return chance >= SURE ? 'sure' : chance >= FLOOR ? 'unsure' : 'unclear';
}

/** The fields of a figure that are not said plainly, in the order of `chosenFields`. */
export const unsureFields = (figure: Doubted): ChosenField[] =>
  chosenFields.filter((field) => doubtOf(figure, field) !== 'sure');

/** The fields that are not said at all. */
export const unclearFields = (figure: Doubted): ChosenField[] =>
  chosenFields.filter((field) => doubtOf(figure, field) === 'unclear');

/** What any of `points` is unsure of, each field once, in the order of `chosenFields`. */
export const unsureOf = (points: readonly { unsure?: readonly ChosenField[] }[]): ChosenField[] =>
  chosenFields.filter((field) => points.some(({ unsure }) => unsure?.includes(field)));

/** The same, as a field of a record that is there only where there is a doubt. */
export const doubts = (unsure: readonly ChosenField[]): { unsure?: ChosenField[] } =>
  unsure.length === 0 ? {} : { unsure: [...unsure] };

/** Who said a value tells whose it is, not whether it may stand beside another. */
export const joining = (unsure: readonly ChosenField[]): ChosenField[] =>
  unsure.filter((field) => field !== 'speaker');
