/** What a person types into a form: a value as the press writes it, a period in Vietnamese or as it is kept. */
import { hedgeBounds } from '../numbers/hedges.ts';
import { readQuantities } from '../numbers/quantities.ts';
import type { Figure, ManualValue, TypedField, TypedValue } from '../records.ts';
import { findDates } from '../text/dates.ts';
import { normalise } from '../text/normalise.ts';
import { tokenise } from '../text/tokens.ts';
import { resolvePeriods } from './periods.ts';
import { placeCode } from './scope.ts';

/** A typed amount in base units, with what its hedge implies; `text` as typed, the unit behind it. */
export interface TypedAmount {
  value: number;
  valueMax: number | null;
  min: number | null;
  max: number | null;
  text: string;
}

const LONGEST = 200;

/**
 * Reads `2,93`, `1.240`, `hơn 4,9 triệu`, with or without the unit behind it, as an amount of `unit` (as in
 * `Figure.unit`). Null where it is no number, more than one, or one of another unit.
 */
export function readTypedValue(typed: string, unit: string | null): TypedAmount | null {
  const text = typed.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (text === '' || text.length > LONGEST) return null;
  const candidates = [text, `${text}${unit === '%' || unit === '‰' ? '' : ' '}${unit ?? 'chiếc'}`];
  for (const candidate of candidates) {
    const tokens = tokenise(normalise(candidate).text);
    const found = readQuantities(tokens, []);
    const [q] = found;
    if (q === undefined || found.length > 1 || q.hedgeFrom !== 0 || q.to !== tokens.length) continue;
    if (q.malformed || q.denominator !== null || (unit !== null && q.unit !== unit)) continue;
    return {
      value: q.value,
      valueMax: q.valueMax,
      ...hedgeBounds(q.hedge, q.value, q.valueMax),
      text: unit === null ? text : candidate,
    };
  }
  return null;
}

const KEPT = /^\d{4}(?:-end|-Q[1-4]|-(?:0[1-9]|1[0-2])(?:\.\.\d{4}-(?:0[1-9]|1[0-2]))?|\.\.\d{4})?$/;

/** Reads `2022`, `quý I/2023`, `6 tháng đầu năm 2023`, `tháng 7/2024`, or a period as it is kept (`2023-Q1`); else null. */
export function readTypedPeriod(typed: string): string | null {
  const text = typed.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (text === '' || text.length > LONGEST) return null;
  if (KEPT.test(text)) return text;
  const tokens = tokenise(normalise(text).text);
  const dates = findDates(tokens);
  const [cue, ...more] = resolvePeriods(tokens, dates, { year: null, month: null });
  return cue === undefined || more.length > 0 || cue.from > 3 || cue.to !== tokens.length ? null : cue.period;
}

type Entered = Omit<ManualValue, 'id' | 'created' | 'modified'>;

/**
 * A hand-entered value of what `figure` measures, in its place, or the fields that cannot be read. Null for a figure
 * that has no level to enter (a change, a rank).
 */
export function enteredValue(figure: Figure, form: TypedValue): Entered | TypedField[] | null {
  const { measure } = figure;
  if (measure !== 'level' && measure !== 'share' && measure !== 'coverage') return null;
  const value = readTypedValue(form.value, figure.unit);
  const period = readTypedPeriod(form.period);
  const title = form.title.trim();
  const url = form.url.trim();
  const wrong: TypedField[] = [];
  if (period === null) wrong.push('period');
  if (value === null) wrong.push('value');
  if (title === '') wrong.push('title');
  if (url !== '' && !/^https?:\/\/\S+$/i.test(url)) wrong.push('url');
  if (value === null || period === null || wrong.length > 0) return wrong;
  return {
    indicator: figure.indicator,
    indicatorId: figure.indicatorId,
    measure: measure === 'level' ? 'level' : 'share',
    ...value,
    unit: figure.unit,
    period,
    place: figure.place,
    // The code of the time that the value is of, not of the article.
    placeCode: placeCode(figure.place, period),
    status: form.status,
    source: { title, publisher: form.publisher.trim(), url: url === '' ? null : url },
    note: form.note.trim(),
  };
}
