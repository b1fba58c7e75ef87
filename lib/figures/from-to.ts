/**
 * "Giảm từ 2,1% năm 2022 xuống 1,4% năm 2023": the first number is the earlier value of what the second is the present
 * one of. Both measure the same thing, each of its own time; that of the first is never the second's.
 */
import { unitDimension } from '../catalog/dimensions.ts';
import type { Article, Figure } from '../records.ts';

/** As far around a number is looked. */
const REACH = 60;
const HEDGES = '(?:mức |hơn |gần |khoảng |trên |dưới |chỉ |con số )*';
const FROM = new RegExp(`(?:^|[ (])từ ${HEDGES}$`, 'u');
/** Without "đến" alone: "từ 5 đến 7 triệu" is a range. */
const TO = new RegExp(`(?:^|[ )])(?:lên|xuống|còn)(?: còn| đến| tới| thành)? ${HEDGES}$`, 'u');
/** A clause of its own between the two: they are not one movement. */
const APART = /[;:]|, (?:trong đó|còn|riêng)/u;
const OWN_TIME = /^[ (]*(?:của |vào |trong |hồi |ở |thời điểm )?(?:cuối |hết )?năm ((?:19|20)\d\d)(?!\d)/u;
const EARLIER = /^[ ,(]*so với (?:cuối |đầu )?(?:năm ((?:19|20)\d\d)(?!\d)|(năm trước|năm ngoái|cùng kỳ))/u;
const SPAN = /^((?:19|20)\d\d)\.\.((?:19|20)\d\d)$/;
const YEAR = /^((?:19|20)\d\d)(-.*)?$/;

/** Certainty of a time that stands beside its number, and of one that only the whole sentence says. */
const SAID = 0.95;
const TAKEN = 0.7;

/** The time beside a number, as the figure was read with it where that is of the same year. */
const own = (rest: string, { period }: Figure): string | null => {
  const year = OWN_TIME.exec(rest)?.[1] ?? null;
  return year !== null && period !== null && !SPAN.test(period) && period.startsWith(year) ? period : year;
};

/** The same period a year before: "2023-Q1" is of "2024-Q1". */
const yearBefore = (period: string | null) => {
  const found = YEAR.exec(period ?? '');
  return found === null ? null : `${Number(found[1]) - 1}${found[2] ?? ''}`;
};

/** Figures with the movements among them set right; in the order given. Linear: each number is looked at with the next. */
export function withStarts({ text }: Article, figures: readonly Figure[]): Figure[] {
  const said = (from: number, to: number) =>
    text.slice(from, to).normalize('NFC').toLowerCase().replace(/\s+/gu, ' ');
  const result = [...figures];
  for (let i = 0; i + 1 < result.length; i++) {
    const [start, end] = [result[i], result[i + 1]] as [Figure, Figure];
    if (start.sentence.start !== end.sentence.start || start.end > end.start || end.start - start.end > REACH)
      continue;
    if (unitDimension(start.unit) !== unitDimension(end.unit) || start.measure === 'change') continue;
    const between = said(start.end, end.start);
    if (!TO.test(between) || APART.test(between)) continue;
    if (!FROM.test(said(Math.max(start.sentence.start, start.start - REACH), start.start))) continue;
    const behind = said(end.end, Math.min(end.sentence.end, end.end + REACH));
    const earlier = EARLIER.exec(behind);
    const span = SPAN.exec(end.period ?? '');
    const [ofStart, ofEnd] = [own(between, start), own(behind, end)];
    const present = ofEnd ?? span?.[2] ?? (ofStart !== null && end.period === ofStart ? null : end.period);
    const before =
      ofStart ?? span?.[1] ?? earlier?.[1] ?? (earlier?.[2] === undefined ? null : yearBefore(present));
    // The same time for both would say that one thing was both.
    const past = before === present ? null : before;
    result[i] = timed(start, past, ofStart === past && past !== null ? SAID : TAKEN);
    result[i + 1] = {
      ...timed(end, present, ofEnd === null ? TAKEN : SAID),
      indicator: start.indicator,
      indicatorId: start.indicatorId,
      measure: start.measure,
    };
    if (start.status === 'target' || start.status === 'forecast')
      result[i] = {
        ...(result[i] as Figure),
        status: 'actual',
        ...sureOf(result[i] as Figure, { status: TAKEN }),
      };
  }
  return result;
}

/** A figure of another period than it was read with; one that is right already stands as it was read. */
function timed(figure: Figure, period: string | null, certainty: number): Figure {
  if (figure.period === period) return figure;
  const { period: _, ...evidence } = figure.evidence ?? {};
  const others = [figure.period, ...(figure.alternatives?.period ?? [])].filter((one) => one !== period);
  return {
    ...figure,
    period,
    inherited: figure.inherited.filter((field) => field !== 'period'),
    ...sureOf(figure, { period: certainty }),
    evidence,
    alternatives: { ...figure.alternatives, period: [...new Set(others)].slice(0, 3) },
  };
}

/** The certainties of a figure with some of them set; a record of an older engine has none. */
const sureOf = ({ certainty }: Figure, set: Partial<NonNullable<Figure['certainty']>>) =>
  certainty === undefined ? {} : { certainty: { ...certainty, ...set } };
