/** The arithmetic of one article: numbers that do not fit each other. Pure; linear in the figures of a sentence. */
import type { Alarm, Article, ChosenField, Figure } from '../records.ts';
import { each, type Steps, whole } from '../text/steps.ts';
import { checkBase } from './checks/base.ts';
import { checkParts } from './checks/parts.ts';
import { checkProduct } from './checks/product.ts';
import { checkRatio } from './checks/ratio.ts';
import { scenesOf, within } from './checks/scene.ts';
import { checkHeadline, checkShare, checkTriple } from './checks/whole.ts';
import { doubts, joining, unsureFields } from './doubt.ts';

/** A sentence with more figures is a table written out; sums over it would be guesses. */
const MOST = 40;
/** What sums within a sentence rest on; its numbers share period and place, whichever those are. */
const KIND: readonly ChosenField[] = ['indicator', 'measure', 'status'];

/**
 * Every alarm of an article, in the order of the text, one for each set of figures. An alarm says that numbers do not
 * fit beyond what rounding (±0,06 points for percentages) and "hơn", "gần" allow; it does not say which one is wrong,
 * and names what it rests on that was read with doubt.
 */
export const alarmsOf = (article: Article, figures: readonly Figure[]): Alarm[] =>
  whole(alarmsIn(article, figures));

/** `alarmsOf` in steps. */
export function* alarmsIn(article: Article, figures: readonly Figure[]): Steps<Alarm[]> {
  const tables = article.blocks.filter(({ kind }) => kind === 'table');
  const isInTable = within(tables);
  const inTable = ({ start }: Figure) => isInTable(start, start + 1);
  const scenes = scenesOf(
    article,
    figures.filter((figure) => !inTable(figure)),
  );
  yield;
  const found = yield* each(
    scenes.filter((scene) => scene.figures.length <= MOST),
    (scene) => [
      ...checkRatio(scene),
      ...checkParts(scene),
      ...checkProduct(scene),
      ...checkBase(scene),
      ...checkShare(scene),
      ...checkTriple(scene),
    ],
  );
  const all = [...found.flat(), ...checkHeadline(scenes, article)];
  yield;
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  const doubted = (alarm: Alarm): Alarm => {
    const over = alarm.figureIds.flatMap((id) => byId.get(id) ?? []);
    const fields =
      alarm.kind === 'headline'
        ? joining(over.flatMap(unsureFields))
        : KIND.filter((field) => over.some((one) => unsureFields(one).includes(field)));
    return { ...alarm, ...doubts([...new Set(fields)]) };
  };
  const unique = new Map(all.map((alarm) => [alarm.id, doubted(alarm)]));
  return [...unique.values()].sort((a, b) => (a.sentences[0]?.start ?? 0) - (b.sentences[0]?.start ?? 0));
}
