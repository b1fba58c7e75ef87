/** What a person types into a form: a value as the press writes it, a period in Vietnamese or as it is kept. */
import { indicators } from '../catalog/indicators.ts';
import { placeOf } from '../catalog/places.ts';
import { matchIndicator } from '../catalog/wordings.ts';
import { hedgeBounds } from '../numbers/hedges.ts';
import { readQuantities } from '../numbers/quantities.ts';
import {
  type CorrectedFields,
  type CorrectionField,
  type Figure,
  isEvidence,
  type ManualValue,
  type TypedCorrection,
  type TypedField,
  type TypedValue,
} from '../records.ts';
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

/** Reads a number with the unit of a table (`97582,7` `Nghìn người`): in base units, with the unit that is left. */
export function readUnitAmount(amount: string, unit: string): (TypedAmount & { unit: string | null }) | null {
  const bare = unit.trim() === '';
  const text = `${amount.trim()}${unit.startsWith('%') || bare ? '' : ' '}${bare ? ' chiếc' : unit.toLocaleLowerCase('vi')}`;
  if (text.length > LONGEST) return null;
  const tokens = tokenise(normalise(text).text);
  const [q, ...more] = readQuantities(tokens, []);
  if (q === undefined || more.length > 0 || q.from !== 0 || q.malformed || q.denominator !== null)
    return null;
  // Words of a unit that is not known by name (`bé trai/100 bé gái`) stand behind the number.
  const known = q.to === tokens.length;
  return {
    value: q.value,
    valueMax: q.valueMax,
    ...hedgeBounds(q.hedge, q.value, q.valueMax),
    text: bare ? amount.trim() : text,
    unit: bare ? null : known ? q.unit : unit.trim(),
  };
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

/** `toàn quốc` and `cả nước` alike; a known place by its name; any other words as they are. */
function readTypedPlace(typed: string): string | null {
  const text = typed.normalize('NFC').replace(/\s+/g, ' ').trim();
  return text === '' ? null : (placeOf(text, null)?.name ?? text);
}

const folded = (text: string) => text.normalize('NFC').toLocaleLowerCase('vi').replace(/\s+/g, ' ').trim();

/**
 * What a reader changed in the fields of a figure, or the fields that cannot be read. Only what differs from the
 * figure as it stands is there, and what the reader confirms.
 */
export function correctedFields(figure: Figure, form: TypedCorrection): CorrectedFields | CorrectionField[] {
  const wrong: CorrectionField[] = [];
  const fields: CorrectedFields = {};
  const indicator = form.indicator.normalize('NFC').replace(/\s+/g, ' ').trim();
  const unit = form.unit.trim() === '' ? null : form.unit.normalize('NFC').trim();
  if (indicator === '') wrong.push('indicator');
  if (unit !== figure.unit) fields.unit = unit;
  if (form.value.trim() !== figure.text.trim() || unit !== figure.unit) {
    const typed = readTypedValue(form.value, unit);
    if (typed === null) wrong.push('value');
    else {
      const { value, valueMax, min, max } = typed;
      if (value !== figure.value || valueMax !== figure.valueMax)
        Object.assign(fields, { value, valueMax, min, max });
    }
  }
  const period = form.period.trim() === '' ? null : readTypedPeriod(form.period);
  if (period === null && form.period.trim() !== '') wrong.push('period');
  else if (period !== figure.period) fields.period = period;
  const place = readTypedPlace(form.place);
  if (place !== figure.place || fields.period !== undefined) {
    const code = placeCode(place, period);
    if (place !== figure.place) fields.place = place;
    if (code !== figure.placeCode) fields.placeCode = code;
  }
  if (form.status !== figure.status) fields.status = form.status;
  if (form.measure !== undefined && form.measure !== figure.measure) fields.measure = form.measure;
  if (form.speaker !== undefined) {
    const speaker = form.speaker.normalize('NFC').replace(/\s+/g, ' ').trim();
    if (speaker !== (figure.speaker ?? '')) fields.speaker = speaker === '' ? null : speaker;
  }
  if (indicator !== '' && (folded(indicator) !== folded(figure.indicator) || fields.unit !== undefined)) {
    const named = indicators.find(({ vi, en }) =>
      [vi, en].some((name) => folded(name) === folded(indicator)),
    );
    const indicatorId = named?.id ?? matchIndicator(indicator, unit, figure.measure);
    if (folded(indicator) !== folded(figure.indicator)) fields.indicator = indicator;
    if (indicatorId !== figure.indicatorId) fields.indicatorId = indicatorId;
  }
  for (const field of form.confirmed ?? [])
    if (!(field in fields)) Object.assign(fields, { [field]: figure[field] });
  if (wrong.length > 0) return wrong;
  return Object.keys(fields).length === 0 ? ['nothing'] : fields;
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
  if (url !== '' && !isEvidence(url)) wrong.push('url');
  if (value === null || period === null || wrong.length > 0) return wrong;
  return {
    indicator: figure.indicator,
    indicatorId: figure.indicatorId,
    ...(figure.concept === undefined ? {} : { concept: figure.concept }),
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
