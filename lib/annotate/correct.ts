/**
 * Puts the reader's corrections over what the engine read. What was extracted is never changed: a corrected figure
 * carries it along. A correction follows its figure to its place in a later text by the rule of all anchors, and says
 * so where the figure is not there any more.
 */
import {
  type Article,
  type CorrectedFields,
  type Correction,
  chosenFields,
  type Figure,
  type PlacedCorrection,
  type Reading,
} from '../records.ts';
import { type Anchorer, anchorIn } from './anchor.ts';
import { makeSelectors } from './selectors.ts';

/** Flags that a corrected field settles. */
const SETTLED: { [field: string]: readonly Figure['flags'][number][] } = {
  value: ['separator_ambiguous', 'malformed_number', 'derived_from_text'],
  unit: ['indicator_unit_mismatch', 'pp_or_percent', 'times_ambiguous'],
  indicator: ['indicator_unit_mismatch'],
};

/** What a figure is called: corrections of the wording hold for every figure that is called so. */
export const wordingOf = ({
  indicator,
  unit,
  measure,
}: Pick<Figure, 'indicator' | 'unit' | 'measure'>): string =>
  JSON.stringify([
    indicator.normalize('NFC').toLocaleLowerCase('vi').replace(/\s+/g, ' ').trim(),
    unit,
    measure,
  ]);

/** The target of a correction of a figure: where it stands and what was read there. */
export function correctionTarget(
  article: Article,
  figures: readonly Figure[],
  figure: Figure,
): Correction['target'] {
  const { id, text, indicator, indicatorId, unit, measure } = figure;
  const subject = { kind: 'figure' as const, unit, indicator, indicatorId, measure };
  const { quote, position } = makeSelectors(article.text, figure, figures, subject);
  const { exact, prefix = '', suffix = '' } = quote;
  return {
    articleId: article.id,
    articleTitle: article.title,
    figureId: id,
    text,
    indicator,
    indicatorId,
    unit,
    measure,
    selector: [
      { type: 'TextQuoteSelector', exact, prefix, suffix },
      { type: 'TextPositionSelector', start: position?.start ?? 0, end: position?.end ?? 0 },
    ],
  };
}

/** The figure that a correction of one figure is about, as the article reads now; null where it is not there. */
function figureOf(
  target: Correction['target'],
  figures: readonly Figure[],
  anchor: () => Anchorer,
): Figure | null {
  const same = figures.find(({ id }) => id === target.figureId);
  if (same !== undefined) return same;
  const { unit, indicator, indicatorId, measure } = target;
  const [quote, position] = target.selector;
  const place = anchor()({ quote, position }, { kind: 'figure', unit, indicator, indicatorId, measure });
  // Another value in its place is another figure, and may well be right.
  if (place.state !== 'anchored' && place.state !== 'moved') return null;
  return figures.find(({ start, end }) => start < place.end && end > place.start) ?? null;
}

/** What the reader says is sure; it was read nowhere, and nothing else is likely. */
function settled(figure: Figure, names: readonly string[]): Partial<Figure> {
  const own = chosenFields.filter((field) => names.includes(field));
  const rest = <T extends object>(of: T): T =>
    Object.fromEntries(Object.entries(of).filter(([field]) => !(own as string[]).includes(field))) as T;
  const { certainty, evidence, alternatives } = figure;
  return {
    ...(certainty === undefined
      ? {}
      : { certainty: { ...certainty, ...Object.fromEntries(own.map((field) => [field, 1])) } }),
    ...(evidence === undefined ? {} : { evidence: rest(evidence) }),
    ...(alternatives === undefined ? {} : { alternatives: rest(alternatives) }),
  };
}

function withCorrection(figure: Figure, { id, corrected }: Correction): Figure {
  const { isFigure: _isFigure, ...fields } = corrected;
  const names = Object.keys(fields) as (keyof typeof fields)[];
  const flags = new Set(names.flatMap((name) => SETTLED[name] ?? []));
  const before = figure.correction?.extracted ?? {};
  const extracted: CorrectedFields = {};
  for (const name of names) Object.assign(extracted, { [name]: figure[name] });
  // What the reader calls it decides its series, and no longer the passage.
  const { concept, ...plain } = figure;
  const renamed = ['indicator', 'indicatorId', 'unit'].some((name) => (names as string[]).includes(name));
  return {
    ...plain,
    ...settled(plain, names),
    ...(concept === undefined || renamed ? {} : { concept }),
    ...fields,
    // Of another measure, or somebody else, nothing more was read.
    ...(fields.measure === undefined || fields.measure === figure.measure ? {} : { changeKind: null }),
    ...(fields.speaker === undefined || fields.speaker === figure.speaker ? {} : { speakerKind: null }),
    inherited: figure.inherited.filter((field) => !(names as string[]).includes(field)),
    flags: figure.flags.filter((flag) => !flags.has(flag)),
    alternative: names.includes('value') ? null : figure.alternative,
    correction: { ids: [...(figure.correction?.ids ?? []), id], extracted: { ...extracted, ...before } },
  };
}

/**
 * The reading with the corrections in it, and each correction with the figure it holds for; null where it holds for
 * none of this text. Of two corrections of one field the later one counts; one of a figure counts before one of its
 * wording.
 */
export function applyCorrections(
  article: Article,
  reading: Reading,
  corrections: readonly Correction[],
): { reading: Reading; placed: PlacedCorrection[] } {
  if (corrections.length === 0) return { reading, placed: [] };
  let prepared: Anchorer | null = null;
  const anchor = () => {
    prepared ??= anchorIn(article.text, reading.figures);
    return prepared;
  };
  // Whether two concepts are one, and an article's date, are no fields of a figure.
  const order = corrections
    .filter(({ scope }) => scope === 'figure' || scope === 'wording')
    .sort(
      (a, b) =>
        Number(a.scope === 'figure') - Number(b.scope === 'figure') || a.modified.localeCompare(b.modified),
    );
  const byFigure = new Map<string, Correction[]>();
  const placed: PlacedCorrection[] = [];
  for (const correction of order) {
    const { scope, target } = correction;
    const own = target.articleId === article.id ? figureOf(target, reading.figures, anchor) : null;
    // An engine that words things otherwise than the one it was made with still knows the figure it was made on.
    const wordings = [target, own].flatMap((one) => (one === null ? [] : wordingOf(one)));
    const found =
      scope === 'wording'
        ? reading.figures.filter((figure) => wordings.includes(wordingOf(figure)))
        : [own].filter((figure) => figure !== null);
    for (const figure of found) {
      // Every mention of the figure, and not the one alone that was on the screen.
      const leader = figure.sameAs ?? figure.id;
      for (const { id, sameAs } of reading.figures)
        if (id === leader || sameAs === leader) byFigure.set(id, [...(byFigure.get(id) ?? []), correction]);
    }
    const here = scope === 'figure' ? target.articleId === article.id : found.length > 0;
    if (here) placed.push({ correction, figureId: found[0]?.id ?? null });
  }
  const figures = reading.figures.flatMap((figure) => {
    const own = [...new Set(byFigure.get(figure.id) ?? [])];
    if (own.some(({ corrected }) => corrected.isFigure === false)) return [];
    return [own.reduce(withCorrection, figure)];
  });
  return { reading: { ...reading, figures }, placed };
}
