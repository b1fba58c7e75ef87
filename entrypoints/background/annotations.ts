/** What the background answers about the reader's annotations. */
import { anchorIn } from '../../lib/annotate/anchor.ts';
import {
  type Aim,
  aimAt,
  anchorOf,
  contentOf,
  newAnnotation,
  targetOf,
  withContent,
  withTarget,
} from '../../lib/annotate/annotation.ts';
import { CallError } from '../../lib/messaging/errors.ts';
import { fitting } from '../../lib/messaging/limits.ts';
import type { AnnotationAim } from '../../lib/messaging/protocol.ts';
import type { BackgroundHandlers } from '../../lib/messaging/server.ts';
import type { Annotation, Article, PlacedAnnotation, Reading } from '../../lib/records.ts';
import type { Repository } from '../../lib/store/repository.ts';
import { collectedAfter } from '../../lib/versions.ts';
import type { Surroundings } from './handlers.ts';

/** Annotations in one answer. */
const PORTION = 200;

type Calls = Extract<keyof BackgroundHandlers, `annotations.${string}`>;

/** Every annotation beside the article as it reads now, in the order of the text; orphans last. */
export function placeAll(
  annotations: readonly Annotation[],
  article: Article,
  reading: Reading,
): PlacedAnnotation[] {
  const anchor = anchorIn(article.text, reading.figures);
  const placed = annotations.map((annotation): PlacedAnnotation => {
    const { selectors, subject } = anchorOf(annotation);
    const found = anchor(selectors, subject);
    const { id, created, modified, target } = annotation;
    const about = { id, articleId: target.articleId, subject: subject.kind, quote: selectors.quote.exact };
    const common = { ...about, ...contentOf(annotation), created, modified };
    if (found.state === 'orphan')
      return { ...common, state: 'orphan', several: found.several, place: null, recordId: null };
    const { state, start, end } = found;
    const within = (one: { start: number; end: number }) => one.start < end && one.end > start;
    const record =
      subject.kind === 'figure'
        ? reading.figures.find(within)
        : subject.kind === 'official'
          ? reading.officials.find(({ mentions, ...first }) => [first, ...mentions].some(within))
          : undefined;
    const place = { start, end, text: article.text.slice(start, end) };
    return { ...common, state, several: false, place, recordId: record?.id ?? null };
  });
  const order = ({ place }: PlacedAnnotation) => place?.start ?? Number.POSITIVE_INFINITY;
  return placed.sort((a, b) => order(a) - order(b) || a.created.localeCompare(b.created));
}

/** A portion of every annotation that fits into a message. */
export async function annotationPortion(repository: Repository, after: string | null) {
  const portion = await repository.annotationPortion(after, PORTION);
  const count = fitting(portion.items);
  return count === portion.items.length ? portion : repository.annotationPortion(after, count);
}

export function annotationHandlers(around: Surroundings): Pick<BackgroundHandlers, Calls> {
  const { states, store, read, news, now } = around;

  async function articleOf(tabId: number): Promise<{ article: Article; incognito: boolean }> {
    const state = await states.get(tabId);
    if (state?.kind !== 'article') throw new CallError('no_article');
    return state;
  }

  /** The thing in the article that is meant; the page may have become another one while the reader was writing. */
  function find(aim: AnnotationAim, article: Article, reading: Reading): Aim {
    if (article.id !== aim.articleId) throw new CallError('no_article');
    if (aim.kind === 'figure') {
      const figure = reading.figures.find(({ id }) => id === aim.id);
      if (figure !== undefined) return { kind: 'figure', figure };
    } else if (aim.kind === 'official') {
      const official = reading.officials.find(({ id }) => id === aim.id);
      if (official !== undefined) return { kind: 'official', official };
    } else if (article.text.slice(aim.start, aim.end) === aim.exact) {
      const found = aimAt(article, reading, aim);
      if (found !== null) return found;
    }
    throw new CallError('text_changed');
  }

  /** Keeps the article as it reads now, so that what was annotated can be looked up whatever becomes of the page. */
  async function keep(article: Article, reading: Reading): Promise<boolean> {
    const repository = await store();
    const collectedAt = collectedAfter(await repository.versions(article.id), now());
    const { alreadySaved } = await repository.save({ article, collectedAt, origin: 'page' }, reading);
    if (!alreadySaved) news({ news: 'store.changed' });
    return !alreadySaved;
  }

  /** Tells the panels. The page is told nothing of notes. */
  const changed = () => news({ news: 'annotations.changed' });

  return {
    'annotations.list': async ({ tabId }) => {
      const { article } = await articleOf(tabId);
      return placeAll(await (await store()).annotationsOf(article.id), article, await read(article));
    },

    'annotations.quote': async ({ tabId, start, end }) => {
      const { article } = await articleOf(tabId);
      const aim = aimAt(article, await read(article), { start, end });
      if (aim === null) return null;
      const span = aim.kind === 'figure' ? aim.figure : (aim as Extract<Aim, { kind: 'text' }>);
      const exact = article.text.slice(span.start, span.end);
      return { kind: 'text', articleId: article.id, start: span.start, end: span.end, exact };
    },

    'annotations.create': async ({ tabId, aim, content }) => {
      const { article, incognito } = await articleOf(tabId);
      if (incognito) throw new CallError('private_window');
      const reading = await read(article);
      const target = targetOf(article, reading, find(aim, article, reading));
      const articleSaved = await keep(article, reading);
      const annotation = newAnnotation(crypto.randomUUID(), target, content, now());
      await (await store()).annotate(annotation);
      changed();
      return { id: annotation.id, articleSaved };
    },

    'annotations.edit': async ({ articleId, id, content }) => {
      const edited = await (await store()).changeAnnotation(articleId, id, (known) =>
        withContent(known, content, now()),
      );
      if (edited === null) throw new CallError('no_annotation');
      changed();
      return null;
    },

    'annotations.attach': async ({ tabId, id, aim }) => {
      const { article, incognito } = await articleOf(tabId);
      if (incognito) throw new CallError('private_window');
      const reading = await read(article);
      const target = targetOf(article, reading, find(aim, article, reading));
      await keep(article, reading);
      const attached = await (await store()).changeAnnotation(article.id, id, (known) =>
        withTarget(known, target, now()),
      );
      if (attached === null) throw new CallError('no_annotation');
      changed();
      return null;
    },

    'annotations.remove': async ({ articleId, id }) => {
      const done = await (await store()).removeAnnotation(articleId, id);
      if (done) changed();
      return { done };
    },

    'annotations.restore': async ({ articleId, id }) => {
      const done = await (await store()).restoreAnnotation(articleId, id);
      if (done) changed();
      return { done };
    },

    'annotations.portion': async ({ after }) => annotationPortion(await store(), after),
  };
}
