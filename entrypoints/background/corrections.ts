/** What the background answers about corrections, and the reading of an article with them in it. */
import { applyCorrections, correctionTarget } from '../../lib/annotate/correct.ts';
import { indicators } from '../../lib/catalog/indicators.ts';
import { conceptFor } from '../../lib/compare/series.ts';
import { correctedFields } from '../../lib/figures/typed.ts';
import { CallError } from '../../lib/messaging/errors.ts';
import type { BackgroundHandlers } from '../../lib/messaging/server.ts';
import type { Article, CorrectedFields, Correction, Reading } from '../../lib/records.ts';
import { StoreError } from '../../lib/store/repository.ts';
import type { Surroundings } from './handlers.ts';

type Calls =
  | 'catalog.indicators'
  | 'joins.answer'
  | Extract<keyof BackgroundHandlers, `corrections.${string}`>;

/**
 * Reads an article as its reader corrected it. Where the store cannot say how, it is read as the engine reads it: a
 * store that fails must not hide an article.
 */
export function correctedReading({
  store,
  read,
}: Pick<Surroundings, 'store' | 'read'>): (article: Article) => Promise<Reading> {
  return async (article) => {
    try {
      return correct(article, await read(article), await (await store()).corrections(article.id));
    } catch (error) {
      if (error instanceof StoreError) return read(article);
      throw error;
    }
  };
}

/** The reading with the corrections in it, whatever articles they are about. */
export const correct = (article: Article, reading: Reading, corrections: readonly Correction[]): Reading =>
  applyCorrections(article, reading, corrections).reading;

/** Whether corrections have made a reading another one. */
export const isCorrected = (reading: Reading, extracted: Reading): boolean =>
  reading.figures.length !== extracted.figures.length ||
  reading.figures.some(({ correction }) => correction !== undefined);

/** What a correction says that is about the one figure and not about how such figures are worded. */
const ofOne = ({
  indicator: _indicator,
  indicatorId: _indicatorId,
  ...fields
}: CorrectedFields): CorrectedFields => fields;

export function correctionHandlers(around: Surroundings): Pick<BackgroundHandlers, Calls> {
  const { states, store, read, news, now } = around;
  const reading = correctedReading(around);
  const changed = () => news({ news: 'store.changed' });

  async function articleOf(tabId: number): Promise<Article> {
    const state = await states.get(tabId);
    if (state?.kind !== 'article') throw new CallError('no_article');
    if (state.incognito) throw new CallError('private_window');
    return state.article;
  }

  async function find(id: string, articleId: string): Promise<Correction | null> {
    return (await (await store()).corrections(articleId)).find((one) => one.id === id) ?? null;
  }

  return {
    'catalog.indicators': async () => indicators.map(({ id, vi, en }) => ({ id, vi, en })),

    'corrections.list': async ({ tabId }) => {
      const state = await states.get(tabId);
      if (state?.kind !== 'article') return [];
      const { article } = state;
      return applyCorrections(article, await read(article), await (await store()).corrections(article.id))
        .placed;
    },

    'corrections.save': async ({ tabId, figureId, form }) => {
      const article = await articleOf(tabId);
      const shown = (await reading(article)).figures.find(({ id }) => id === figureId);
      const extracted = (await read(article)).figures.find(({ id }) => id === figureId);
      if (shown === undefined || extracted === undefined) throw new CallError('text_changed');
      const fields: CorrectedFields | ReturnType<typeof correctedFields> =
        form === 'no_figure' ? { isFigure: false } : correctedFields(shown, form);
      if (Array.isArray(fields)) return { wrong: fields };
      const kept = await store();
      const at = now();
      const target = correctionTarget(article, (await read(article)).figures, extracted);
      const known = await kept.corrections(article.id);
      const put = async (scope: Correction['scope'], corrected: CorrectedFields) => {
        if (Object.keys(corrected).length === 0) return;
        const before = known.find(
          (one) =>
            one.scope === scope && one.target.figureId === figureId && one.target.articleId === article.id,
        );
        const names = Object.keys({ ...before?.corrected, ...corrected }) as (keyof CorrectedFields)[];
        const was = Object.fromEntries(
          names.flatMap((name) => (name === 'isFigure' ? [] : [[name, extracted[name]] as const])),
        );
        await kept.putCorrection({
          ...before,
          id: before?.id ?? crypto.randomUUID(),
          scope,
          target,
          extracted: was,
          corrected: { ...before?.corrected, ...corrected },
          history: [
            ...(before?.history ?? []),
            ...(before === undefined ? [] : [{ at: before.modified, corrected: before.corrected }]),
          ],
          created: before?.created ?? at,
          modified: at,
        });
      };
      const everywhere = form !== 'no_figure' && form.everywhere;
      if (everywhere) {
        const { indicator, indicatorId } = fields;
        await put('wording', {
          ...(indicator === undefined ? {} : { indicator }),
          ...(indicatorId === undefined ? {} : { indicatorId }),
        });
        await put('figure', ofOne(fields));
      } else await put('figure', fields);
      changed();
      return { saved: true };
    },

    'joins.answer': async ({ tabId, figureId, concept: and, same }) => {
      const article = await articleOf(tabId);
      const { figures } = await reading(article);
      const figure = figures.find(({ id }) => id === figureId);
      const concept = figure === undefined ? null : conceptFor(figure);
      if (figure === undefined || concept === null || concept.name === null)
        throw new CallError('text_changed');
      const { name, label, topic } = concept;
      const at = now();
      await (await store()).putCorrection({
        id: crypto.randomUUID(),
        scope: 'concept',
        join: { of: { name, label, topic, unit: figure.unit, measure: figure.measure }, and, same },
        target: correctionTarget(article, figures, figure),
        extracted: {},
        corrected: {},
        history: [],
        created: at,
        modified: at,
      });
      changed();
      return { saved: true };
    },

    'corrections.remove': async ({ id, articleId }) => {
      const correction = await find(id, articleId);
      if (correction === null) return { done: false };
      const done = await (await store()).removeCorrection(correction);
      if (done) changed();
      return { done };
    },

    'corrections.restore': async ({ id, scope, articleId }) => {
      const done = await (await store()).restoreCorrection({ id, scope, target: { articleId } });
      if (done) changed();
      return { done };
    },

    'corrections.all': async () => (await store()).allCorrections(),
  };
}
