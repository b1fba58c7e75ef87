/** What the background answers about corrections, and the reading of an article with them in it. */
import { applyCorrections, correctionTarget } from '../../lib/annotate/correct.ts';
import { indicators } from '../../lib/catalog/indicators.ts';
import { attributed } from '../../lib/catalog/publishers.ts';
import { conceptFor } from '../../lib/compare/series.ts';
import { asDated, dateSet } from '../../lib/dated.ts';
import { correctedFields } from '../../lib/figures/typed.ts';
import { CallError } from '../../lib/messaging/errors.ts';
import type { SetDate } from '../../lib/messaging/protocol.ts';
import type { BackgroundHandlers } from '../../lib/messaging/server.ts';
import type { Article, Comparison, CorrectedFields, Correction, Figure, Reading } from '../../lib/records.ts';
import { StoreError } from '../../lib/store/repository.ts';
import type { Surroundings } from './handlers.ts';

type Calls =
  | 'article.date'
  | 'catalog.indicators'
  | 'joins.answer'
  | Extract<keyof BackgroundHandlers, `corrections.${string}`>;

/** An article as it is to be read: of the date that the reader has set. The very same where none was. */
export function asRead(article: Article, corrections: readonly Correction[]): Article {
  const dated = asDated(article, corrections);
  return dated === article ? article : attributed(dated);
}

/** An article as its reader dated and corrected it. */
export interface CorrectedPage {
  article: Article;
  reading: Reading;
  setDate: SetDate | null;
}

/**
 * Reads an article as its reader corrected it. Where the store cannot say how, it is read as the engine reads it: a
 * store that fails must not hide an article.
 */
export function correctedPage({
  store,
  read,
}: Pick<Surroundings, 'store' | 'read'>): (article: Article) => Promise<CorrectedPage> {
  return async (article) => {
    try {
      const corrections = await (await store()).corrections(article.id);
      const own = asRead(article, corrections);
      const set = dateSet(article.id, corrections);
      const { publishedAt, publishedAtSource } = article;
      return {
        article: own,
        reading: correct(own, await read(own), corrections),
        setDate: set === null ? null : { id: set.id, pageSays: { publishedAt, publishedAtSource } },
      };
    } catch (error) {
      if (error instanceof StoreError) return { article, reading: await read(article), setDate: null };
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

/** The reading as it would be with `corrected` in a figure and its repeats. */
function previewed(article: Article, reading: Reading, figure: Figure, corrected: CorrectedFields): Reading {
  const target = correctionTarget(article, reading.figures, figure);
  const moment = { history: [], created: '', modified: '' };
  return correct(article, reading, [
    { id: 'preview', scope: 'figure', target, extracted: {}, corrected, ...moment },
  ]);
}

/** The catalogue's names of what the reader typed, where that is none of them. */
function offeredName({ indicatorId }: Figure, typed: string): { vi: string; en: string } | null {
  const named = indicators.find(({ id }) => id === indicatorId);
  const lower = (text: string) => text.normalize('NFC').trim().toLocaleLowerCase('vi');
  if (named === undefined || [named.vi, named.en].some((one) => lower(one) === lower(typed))) return null;
  return { vi: named.vi, en: named.en };
}

/** What a correction says that is about the one figure and not about how such figures are worded. */
const ofOne = ({
  indicator: _indicator,
  indicatorId: _indicatorId,
  ...fields
}: CorrectedFields): CorrectedFields => fields;

/** How figures of a reading stand beside what is kept. */
type Compare = (article: Article, reading: Reading, ids: ReadonlySet<string>) => Promise<Comparison[]>;

export function correctionHandlers(around: Surroundings, compare: Compare): Pick<BackgroundHandlers, Calls> {
  const { states, store, read, news, now } = around;
  const page = correctedPage(around);
  const reading = async (article: Article) => (await page(article)).reading;
  const changed = () => news({ news: 'store.changed' });

  async function articleOf(tabId: number): Promise<Article> {
    const state = await states.get(tabId);
    if (state?.kind !== 'article') throw new CallError('no_article');
    if (state.incognito) throw new CallError('private_window');
    return asRead(state.article, await (await store()).corrections(state.article.id));
  }

  async function find(id: string, articleId: string): Promise<Correction | null> {
    return (await (await store()).corrections(articleId)).find((one) => one.id === id) ?? null;
  }

  return {
    'catalog.indicators': async () => indicators.map(({ id, vi, en }) => ({ id, vi, en })),

    'corrections.list': async ({ tabId }) => {
      const state = await states.get(tabId);
      if (state?.kind !== 'article') return [];
      const corrections = await (await store()).corrections(state.article.id);
      const article = asRead(state.article, corrections);
      return applyCorrections(article, await read(article), corrections).placed;
    },

    'corrections.save': async ({ tabId, figureId, form }) => {
      const article = await articleOf(tabId);
      const shown = (await reading(article)).figures.find(({ id }) => id === figureId);
      const { figures } = await read(article);
      const extracted = figures.find(({ id }) => id === figureId);
      if (shown === undefined || extracted === undefined) throw new CallError('text_changed');
      const fields: CorrectedFields | ReturnType<typeof correctedFields> =
        form === 'no_figure' ? { isFigure: false } : correctedFields(shown, form);
      if (Array.isArray(fields)) return { wrong: fields };
      const kept = await store();
      const at = now();
      const target = correctionTarget(article, figures, extracted);
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

    'corrections.preview': async ({ tabId, figureId, form }) => {
      const article = await articleOf(tabId);
      const now = await reading(article);
      const figure = now.figures.find(({ id }) => id === figureId);
      const fields = figure === undefined ? [] : correctedFields(figure, form);
      if (figure === undefined || (Array.isArray(fields) && !fields.includes('nothing'))) return null;
      const would = previewed(article, now, figure, Array.isArray(fields) ? {} : fields);
      const after = would.figures.find(({ id }) => id === figureId) ?? figure;
      const [found] = await compare(article, would, new Set([figureId]));
      return {
        period: after.period,
        offered: offeredName(after, form.indicator),
        joins: [...new Set(found?.points.map(({ period }) => period))],
      };
    },

    'article.date': async ({ tabId, date }) => {
      const article = await articleOf(tabId);
      const kept = await store();
      const known = dateSet(article.id, await kept.corrections(article.id));
      if (date === null) {
        if (known !== null && (await kept.removeCorrection(known))) changed();
        return null;
      }
      if (known?.published === date) return null;
      const at = now();
      const { text, blocks, id, title } = article;
      const headline = blocks.find(({ kind }) => kind === 'headline') ?? { start: 0, end: title.length };
      await kept.putCorrection({
        ...known,
        id: known?.id ?? crypto.randomUUID(),
        scope: 'article',
        published: date,
        target: {
          articleId: id,
          articleTitle: title,
          figureId: id,
          text: '',
          indicator: '',
          indicatorId: null,
          unit: null,
          measure: 'level',
          selector: [
            { type: 'TextQuoteSelector', exact: text.slice(headline.start, headline.end) || title },
            { type: 'TextPositionSelector', start: headline.start, end: headline.end },
          ],
        },
        extracted: {},
        corrected: {},
        history: [
          ...(known?.history ?? []),
          ...(known === null ? [] : [{ at: known.modified, corrected: {}, published: known.published }]),
        ],
        created: known?.created ?? at,
        modified: at,
      });
      changed();
      return null;
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
