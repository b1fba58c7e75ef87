/**
 * What changed in an article between two of its versions, told in figures: newspapers correct numbers without a
 * word. A figure is followed to its place in the later text by the rule of all anchors: never to another number.
 */
import type { Article, Figure, RevisedFigure, Revision } from '../records.ts';
import { anchorIn } from './anchor.ts';
import { makeSelectors } from './selectors.ts';

interface Version {
  article: Article;
  figures: readonly Figure[];
}

/** The article's words in one sentence, and where in it a figure stands. */
const placeOf = ({ article: { text } }: Version, { sentence, start }: Figure): string =>
  `${start - sentence.start} ${text.slice(sentence.start, sentence.end)}`;

/** What a figure says of what; two figures that agree in it tell the same thing, whatever the sentence. */
const subjectOf = (figure: Figure): string =>
  JSON.stringify([
    figure.indicatorId ?? figure.indicator,
    figure.measure,
    figure.changeKind,
    figure.unit,
    figure.period,
    figure.place,
    figure.status,
  ]);

const amountOf = ({ indicatorId, indicator, value, valueMax, unit }: Figure): string =>
  JSON.stringify([indicatorId ?? indicator, value, valueMax, unit]);

const saysTheSame = (a: Figure, b: Figure): boolean =>
  a.value === b.value && a.valueMax === b.valueMax && a.hedge === b.hedge && a.unit === b.unit;

/** Takes the first of a list of equals. */
function queues(figures: readonly Figure[], keyOf: (figure: Figure) => string) {
  const byKey = new Map<string, Figure[]>();
  for (const figure of figures) byKey.set(keyOf(figure), [...(byKey.get(keyOf(figure)) ?? []), figure]);
  return (key: string): Figure | null => byKey.get(key)?.shift() ?? null;
}

/**
 * The figures that `after` has another value for, has no more, or has anew, in the order of the text as it is now;
 * those that are gone come last. A figure that only stands elsewhere is no change. `savedAt` is left to the caller.
 */
export function revisionOf(before: Version, after: Version): Omit<Revision, 'savedAt'> {
  const pairs: { was: Figure; now: Figure | null; text: string | null }[] = [];
  const found = new Set<Figure>();
  let open: Figure[] = [];

  const inSentence = queues(after.figures, (figure) => placeOf(after, figure));
  for (const was of before.figures) {
    const now = inSentence(placeOf(before, was));
    if (now === null || !saysTheSame(was, now)) open.push(was);
    else found.add(now);
  }

  if (open.length > 0) {
    const anchor = anchorIn(after.article.text, after.figures);
    open = open.filter((was) => {
      const { unit, indicator, indicatorId, measure } = was;
      const subject = { kind: 'figure' as const, unit, indicator, indicatorId, measure };
      const selectors = makeSelectors(before.article.text, was, before.figures, subject);
      const place = anchor(selectors, subject);
      if (place.state === 'orphan') return true;
      const now = after.figures.find((one) => one.start < place.end && one.end > place.start) ?? null;
      if (now !== null && found.has(now)) return true;
      if (now !== null) found.add(now);
      pairs.push({ was, now, text: after.article.text.slice(place.start, place.end) });
      return false;
    });
  }

  const added = after.figures.filter((figure) => !found.has(figure));
  // In a sentence written anew: first the very value of the same indicator, then another value of the same subject.
  for (const keyOf of [amountOf, subjectOf]) {
    const toldAgain = queues(
      added.filter((figure) => !found.has(figure)),
      keyOf,
    );
    open = open.filter((was) => {
      const now = toldAgain(keyOf(was));
      if (now === null) return true;
      found.add(now);
      pairs.push({ was, now, text: null });
      return false;
    });
  }
  const gone = open.map((was): RevisedFigure => ({ before: was, after: null, text: null }));

  const figures = pairs.flatMap(({ was, now, text }): RevisedFigure[] =>
    now === null
      ? [{ before: was, after: null, text }]
      : saysTheSame(was, now)
        ? []
        : [{ before: was, after: now, text: now.text }],
  );
  for (const now of after.figures)
    if (!found.has(now)) figures.push({ before: null, after: now, text: now.text });
  const at = ({ before: was, after: now }: RevisedFigure) => now?.start ?? was?.start ?? 0;
  figures.sort((a, b) => at(a) - at(b));
  const title = before.article.title === after.article.title ? null : before.article.title;
  return { title, figures: once([...figures, ...gone]) };
}

/** A number that the headline repeats changes in both places: told once. */
function once(figures: readonly RevisedFigure[]): RevisedFigure[] {
  const told = new Set<string>();
  return figures.filter(({ before, after, text }) => {
    const value = (figure: Figure | null) =>
      figure && [figure.value, figure.valueMax, figure.unit, figure.hedge];
    const key = JSON.stringify([value(before), value(after), after === null ? text : null]);
    const repeated = before !== null && told.has(key);
    told.add(key);
    return !repeated;
  });
}
