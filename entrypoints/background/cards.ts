/** What the background answers to a pointer that rests on a mark: the mark's card, and its end. */
import { annotationCard, figureCard, officialCard } from '../../components/card.logic.ts';
import { leaderOf } from '../../components/panel.logic.ts';
import { cardSheet } from '../../lib/annotate/card.ts';
import { alarmsOf } from '../../lib/compare/alarms.ts';
import { wordingOf } from '../../lib/i18n/index.ts';
import type { BackgroundHandlers } from '../../lib/messaging/server.ts';
import type { Article, Comparison, OfficialHistory, Reading } from '../../lib/records.ts';
import { placeAll } from './annotations.ts';
import type { Surroundings } from './handlers.ts';

/** How a card gets into a page: the style sheet that shows it, null to take it away. Never rejects. */
export interface Cards {
  draw: (tabId: number, sheet: string | null) => Promise<void>;
  /** Whether the reader wants them. */
  isOn: () => Promise<boolean>;
  language: () => Promise<'vi' | 'en'>;
}

type Calls = Extract<keyof BackgroundHandlers, `card.${string}`>;

interface Known {
  corrected: (article: Article) => Promise<Reading>;
  comparisons: (
    article: Article,
    reading: Reading,
    ids: ReadonlySet<string>,
    stored: boolean,
  ) => Promise<Comparison[]>;
  histories: (article: Article, reading: Reading) => Promise<OfficialHistory[]>;
}

export function cardHandlers(
  { states, store, cards }: Surroundings,
  { corrected, comparisons, histories }: Known,
): Pick<BackgroundHandlers, Calls> {
  /** The last thing asked for in each tab: a card that comes after its end is not drawn. */
  const turns = new Map<number, number>();
  const turn = (tabId: number) => {
    const mine = (turns.get(tabId) ?? 0) + 1;
    turns.set(tabId, mine);
    return mine;
  };

  async function linesOf(article: Article, id: string): Promise<string[]> {
    const wording = wordingOf(await cards.language());
    const reading = await corrected(article);
    const figure = reading.figures.find((one) => one.id === leaderOf(reading.figures, id));
    if (figure !== undefined) {
      const alarms = alarmsOf(article, reading.figures).filter(({ figureIds }) => figureIds.includes(id));
      const ids = new Set([figure.id]);
      // A store that fails leaves the official values.
      const [comparison] = await comparisons(article, reading, ids, true).catch(() =>
        comparisons(article, reading, ids, false),
      );
      return figureCard(figure, comparison ?? null, alarms, wording);
    }
    const official = reading.officials.find((one) => one.id === id);
    if (official !== undefined) {
      const known = await histories(article, reading).catch(() => []);
      return officialCard(official, known.find(({ officialId }) => officialId === id) ?? null, wording);
    }
    const placed = placeAll(await (await store()).annotationsOf(article.id), article, reading);
    const annotation = placed.find((one) => one.id === id);
    return annotation === undefined ? [] : annotationCard(annotation, wording);
  }

  return {
    'card.show': async ({ id, ...place }, { tabId }) => {
      const mine = turn(tabId);
      const state = await states.get(tabId);
      if (state?.kind !== 'article' || !(await cards.isOn())) return null;
      const lines = await linesOf(state.article, id);
      if (turns.get(tabId) === mine)
        await cards.draw(tabId, lines.length === 0 ? null : cardSheet(lines, place));
      return null;
    },

    'card.hide': async (_, { tabId }) => {
      turn(tabId);
      await cards.draw(tabId, null);
      return null;
    },
  };
}
