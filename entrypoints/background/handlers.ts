/** What the background answers to each call. It knows no browser: what it needs of one is handed in. */
import * as v from 'valibot';
import { indicatorById } from '../../lib/catalog/indicators.ts';
import { type Site, savesByItself } from '../../lib/catalog/site-groups.ts';
import { alarmsIn } from '../../lib/compare/alarms.ts';
import { compareFigure } from '../../lib/compare/compare.ts';
import { manualPoints } from '../../lib/compare/manual.ts';
import { OfficialValues } from '../../lib/compare/reference.ts';
import { conceptFor, kinKeyOf, seriesKeysAs, toPoint } from '../../lib/compare/series.ts';
import { Joins, likeness, mayBeOne } from '../../lib/concepts/joins.ts';
import { checkItem } from '../../lib/exchange/import.ts';
import { CallError } from '../../lib/messaging/errors.ts';
import { fitting, PORTION } from '../../lib/messaging/limits.ts';
import type { Mark, News, NoArticleReason, TabState } from '../../lib/messaging/protocol.ts';
import type { BackgroundHandlers } from '../../lib/messaging/server.ts';
import { findPassages, historyOf, personKey } from '../../lib/officials/index.ts';
import { settled } from '../../lib/page/settle.ts';
import {
  type Alarm,
  type Annotation,
  type Article,
  articleSchema,
  type Collected,
  type Comparison,
  type Figure,
  type ImportResult,
  type OfficialHistory,
  type Reading,
  type ReferenceState,
  type SaveResult,
  type SeriesPoint,
} from '../../lib/records.ts';
import { type Repository, StoreError } from '../../lib/store/repository.ts';
import { each, inPortions, type Pace } from '../../lib/text/steps.ts';
import { cameAt, collectedAfter } from '../../lib/versions.ts';
import { annotationHandlers } from './annotations.ts';
import { correctedPage, correctionHandlers, isCorrected } from './corrections.ts';
import type { Identity } from './identity.ts';
import { importHandlers } from './imports.ts';
import { libraryHandlers } from './library.ts';
import { type Pointing, pointingHandlers } from './pointing.ts';
import { revisionHandlers } from './revision.ts';
import { type SiteAccess, siteHandlers } from './sites.ts';
import type { StoredTab, TabStates } from './tab-states.ts';
import { tableHandlers } from './tables.ts';
import { trashHandlers } from './trash.ts';
import { valueHandlers } from './values.ts';

/** Concepts offered for one figure. */
const OFFERED = 2;

/** Documents listed in one go. */
const LISTED = 200;

/** Milliseconds that the panel waits for the store: after an update it may be reading every article anew. */
const STORE_PATIENCE = 1500;

/** Milliseconds that a page has to stay as it is before it is saved by itself. */
const REST_PATIENCE = 5000;

/** An open tab, as far as the browser tells. */
export interface OpenTab {
  url: string | null;
  loading: boolean;
  /** Null for a page of the browser, or one that it does not tell the address of. */
  site: Site | null;
}

const NO_REST: Pace = { isDue: () => false, rest: async () => {} };

export interface Surroundings {
  states: TabStates;
  store: () => Promise<Repository>;
  read: (article: Article) => Reading | Promise<Reading>;
  /** Version of what `read` reads. */
  engineVersion: string;
  news: (news: News) => void;
  /** Shows on the toolbar how many figures the tab's article has; null for none to count. Never rejects. */
  badge: (tabId: number, figures: number | null) => Promise<void>;
  /** Null for a tab that is closed. */
  tab: (tabId: number) => Promise<OpenTab | null>;
  /** Has the tab's content script report again, and runs one where there is none. Never rejects, never takes long. */
  wake: (tabId: number) => Promise<void>;
  /** The sample articles that ship with the extension. */
  samples: () => Promise<unknown>;
  /** The sample article that a new reader is shown. */
  sampleArticle: () => Promise<unknown>;
  /** The official values that ship with the extension, and whether the reader wants them. */
  reference: Reference;
  sites: SiteAccess;
  identity: Identity;
  pointing: Pointing;
  /** The present moment, ISO 8601. */
  now: () => string;
  /** How long to work before others get their turn; never, where not given. */
  pace?: () => Pace;
  /** Milliseconds; another only in tests. */
  storePatience?: number;
  restPatience?: number;
}

export interface Reference {
  /** The hand-kept file and the built tables as they are; checked here. Asked for once. */
  load: () => Promise<{ file: unknown; tables: readonly unknown[] }>;
  isOn: () => Promise<boolean>;
  use: (on: boolean) => Promise<void>;
}

/** Figures without those that only repeat another one. */
export const countOf = (figures: readonly Figure[]) => figures.filter(({ sameAs }) => sameAs === null).length;

function namesOf(figures: readonly Figure[]): Record<string, { vi: string; en: string }> {
  return Object.fromEntries(
    figures.flatMap(({ indicatorId }) => {
      const indicator = indicatorById(indicatorId);
      return indicator === null ? [] : [[indicator.id, { vi: indicator.vi, en: indicator.en }]];
    }),
  );
}

/** Every mention of every figure and official, each place once; figures in an alarm once more, over their own. */
export function marksOf({ figures, officials }: Reading, alarms: readonly Alarm[] = []): Mark[] {
  const marks: Mark[] = figures.map(({ id, start, end }) => ({ id, kind: 'figure', start, end }));
  const alarmed = new Set(alarms.flatMap(({ figureIds }) => figureIds));
  for (const { id, start, end } of figures)
    if (alarmed.has(id)) marks.push({ id, kind: 'alarm', start, end });
  for (const { id, start, end, mentions } of officials) {
    const later = mentions.filter((mention) => mention.start !== start || mention.end !== end);
    for (const mention of [{ start, end }, ...later]) {
      marks.push({ id, kind: 'official', start: mention.start, end: mention.end });
    }
  }
  return marks;
}

/** Each with what the index has of the newest version of its article: nothing is read anew for an export. */
async function withReadings(
  repository: Repository,
  items: readonly Collected[],
): Promise<{ item: Collected; reading: Reading }[]> {
  const readings = await repository.readings([...new Set(items.map(({ article }) => article.id))]);
  return items.map((item) => ({
    item,
    reading: readings.get(item.article.id) ?? { figures: [], officials: [] },
  }));
}

/** Goes through everything kept. */
async function listAll(repository: Repository): Promise<void> {
  const portions = [repository.portion.bind(repository), repository.annotationPortion.bind(repository)];
  for (const portion of portions) {
    let after: string | null = null;
    do after = (await portion(after, LISTED)).next;
    while (after !== null);
  }
  await Promise.all([repository.values(), repository.allCorrections(), repository.trash()]);
}

export function handlersFor(around: Surroundings): BackgroundHandlers {
  const { states, store, read, engineVersion, news, badge, tab, wake, reference, now } = around;
  const { samples, sampleArticle, sites, identity } = around;
  const { storePatience = STORE_PATIENCE, restPatience = REST_PATIENCE, pace = () => NO_REST } = around;
  const corrected = correctedPage(around);
  const alarmsOf = (article: Article, figures: readonly Figure[]) =>
    inPortions(alarmsIn(article, figures), pace());

  /** Shipped and never changing: read when somebody first compares. */
  let official: Promise<OfficialValues> | null = null;
  const officialValues = () => {
    official ??= reference
      .load()
      .then(({ file, tables }) => new OfficialValues(file, tables))
      .catch((error: unknown) => {
        official = null;
        throw error;
      });
    return official;
  };
  async function referenceState(): Promise<ReferenceState> {
    const { title, about, size } = await officialValues();
    return { on: await reference.isOn(), title, about, ...size };
  }

  /** What the tab shows; asks its page where that is not known (any more). */
  async function find(tabId: number): Promise<StoredTab> {
    const known = await states.get(tabId);
    if (known !== null) return known;
    const open = await tab(tabId);
    if (open === null) throw new CallError('tab_gone');
    const none = (reason: Extract<StoredTab, { kind: 'none' }>['reason']): StoredTab => ({
      kind: 'none',
      page: open.url,
      url: open.url ?? '',
      reason,
    });
    const { site } = open;
    if (site === null) return none('unsupported');
    if (!site.on && (site.group !== null || site.allowed)) return none('switched_off');
    const unread = site.on && site.allowed ? 'no_script' : site.on ? 'no_permission' : 'unsupported';
    // The page has not said anything yet, and need not have.
    if (open.loading && unread === 'no_script') return none('empty');
    // Where the reader clicked our button, the page may be read this once.
    await wake(tabId);
    return (await states.get(tabId)) ?? none(unread);
  }

  /**
   * When the tab's article was saved. Reading goes on where nothing can be kept, and saving will say why; a store
   * that is not ready yet is told as news later.
   */
  function savedAt(tabId: number, article: Article): Promise<string | null> {
    return soon(
      async () => (await store()).savedAt(article),
      null,
      (at) => at !== null && news({ news: 'tab.changed', tabId }),
    );
  }

  /** What the store says, or `otherwise` where it fails or is not ready yet; what it says later goes to `later`. */
  async function soon<T>(
    ask: () => Promise<T>,
    otherwise: T,
    later: (answer: T) => unknown,
    patience = storePatience,
  ): Promise<T> {
    const asked = (async () => {
      try {
        return await ask();
      } catch (error) {
        if (error instanceof StoreError) return otherwise;
        throw error;
      }
    })();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), patience);
    });
    const answer = await Promise.race([asked.then((value) => ({ value })), late]);
    clearTimeout(timer);
    if (answer !== 'late') return answer.value;
    asked.then(later, () => {});
    return otherwise;
  }

  /** Saves the tab's article as it reads now. */
  async function keep(tabId: number, article: Article): Promise<SaveResult> {
    const reading = await read(article);
    const repository = await store();
    const collectedAt = collectedAfter(await repository.versions(article.id), now());
    const { alreadySaved } = await repository.save({ article, collectedAt, origin: 'page' }, reading);
    if (!alreadySaved) news({ news: 'store.changed' });
    news({ news: 'tab.changed', tabId });
    return { figures: countOf(reading.figures), officials: reading.officials.length, alreadySaved };
  }

  /** Of each tab the report that is waiting or being read, the newest, and when all before it are done. */
  const reports = new Map<number, { done: Promise<unknown> }>();
  /** `task` once what the tab reported before is done; null where it has reported anew by then. */
  async function inTurn<T>(tabId: number, task: () => Promise<T>): Promise<T | null> {
    const before = reports.get(tabId)?.done;
    const run = async () => {
      await before;
      return reports.get(tabId) === turn ? task() : null;
    };
    const turn: { done: Promise<unknown> } = { done: Promise.resolve() };
    reports.set(tabId, turn);
    const outcome = run();
    turn.done = outcome.catch(() => {});
    try {
      return await outcome;
    } finally {
      if (reports.get(tabId) === turn) reports.delete(tabId);
    }
  }

  const resting = new Map<number, ReturnType<typeof setTimeout>>();
  /**
   * Saves an article by itself: a new one at once, another version of one that is kept when its page rests. A page that
   * goes on changing its numbers gets one version and not one for each.
   */
  async function keepByItself(tabId: number, article: Article): Promise<void> {
    clearTimeout(resting.get(tabId));
    const known = await (await store()).versions(article.id);
    if (known.length === 0) return void (await keep(tabId, article));
    const isStillThere = async () => {
      const state = await states.get(tabId);
      return state?.kind === 'article' && state.article.text === article.text;
    };
    const rested = async () => {
      resting.delete(tabId);
      if (await isStillThere()) await keep(tabId, article);
    };
    clearTimeout(resting.get(tabId));
    resting.set(
      tabId,
      setTimeout(() => void rested().catch(() => {}), restPatience),
    );
  }

  /** How the figures with these ids stand, in the order of the text; `stored`: beside what is kept, too. */
  async function comparisons(
    article: Article,
    reading: Reading,
    ids: ReadonlySet<string>,
    stored = true,
  ): Promise<Comparison[]> {
    const figures = reading.figures.filter(({ sameAs }) => sameAs === null);
    const repository = stored ? await store() : null;
    const joins = new Joins((await repository?.allCorrections()) ?? []);
    const keysOf = (figure: Figure) => {
      const { name } = conceptFor(figure);
      return name === null ? [] : joins.names(name).flatMap((one) => seriesKeysAs(figure, one));
    };
    const keyed = each(figures, (figure) => [figure, keysOf(figure)] as const);
    const keys = new Map(await inPortions(keyed, pace()));
    const asked = figures.filter(({ id }) => ids.has(id));
    const requests = asked.flatMap((figure) =>
      (keys.get(figure) ?? []).flatMap((series) =>
        figure.period === null ? [] : [{ series, period: figure.period }],
      ),
    );
    const [points, entered, shipped] = await Promise.all([
      repository?.points(requests) ?? new Map<string, SeriesPoint[]>(),
      repository?.values().then(manualPoints) ?? new Map<string, SeriesPoint[]>(),
      // What the reader collected is compared even where the shipped values cannot be had.
      reference.isOn().then((on) => (on ? officialValues().catch(() => null) : null)),
    ]);
    const own = new Map<string, SeriesPoint[]>();
    for (const figure of figures) {
      const point = toPoint(figure, article, false);
      if (point === null) continue;
      for (const key of keys.get(figure) ?? []) {
        const known = own.get(key);
        if (known === undefined) own.set(key, [point]);
        else known.push(point);
      }
    }
    const comparing = each(asked, (figure) => {
      const of = (from: ReadonlyMap<string, SeriesPoint[]>) =>
        (keys.get(figure) ?? []).flatMap((key) => from.get(key) ?? []);
      const known = [
        ...of(points),
        ...of(entered),
        ...(shipped?.beside(figure, keys.get(figure) ?? []) ?? []),
      ];
      const near = known.length > 0 ? known : (shipped?.akin(figure) ?? []);
      const comparison = compareFigure(figure, near, of(own), article);
      const { points: beside, counterparts, predecessors } = comparison;
      const alone = beside.length + counterparts.length + predecessors.length === 0;
      const nearest = alone ? (shipped?.nearest(figure) ?? []) : [];
      return nearest.length === 0 ? comparison : { ...comparison, nearest };
    });
    const compared = await inPortions(comparing, pace());
    return repository === null ? compared : withOffers(compared, asked, repository, joins);
  }

  /** The comparisons with what may be the same concept where nothing else stands beside the figure, and earlier answers. */
  async function withOffers(
    compared: readonly Comparison[],
    asked: readonly Figure[],
    repository: Repository,
    joins: Joins,
  ): Promise<Comparison[]> {
    const alone = asked.filter((_, i) => compared[i]?.points.length === 0);
    const requests = alone.flatMap((figure) => {
      const series = kinKeyOf(figure);
      return series === null || figure.period === null ? [] : [{ series, period: figure.period }];
    });
    const kin = requests.length === 0 ? new Map<string, SeriesPoint[]>() : await repository.points(requests);
    return compared.map((comparison, i) => {
      const figure = asked[i] as Figure;
      const concept = conceptFor(figure);
      const { name } = concept;
      if (name === null) return comparison;
      const joined = joins.about(name).flatMap(({ id, target, join }) => {
        if (join === undefined) return [];
        const other = join.of.name === name ? join.and : join.of;
        return [{ id, articleId: target.articleId, label: other.label, same: join.same }];
      });
      const best = new Map<string, SeriesPoint>();
      for (const point of alone.includes(figure) ? (kin.get(kinKeyOf(figure) ?? '') ?? []) : []) {
        const there = conceptFor(point).name;
        if (there === null || point.articleId === figure.articleId || best.has(there)) continue;
        if (!joins.isAnswered(name, there) && mayBeOne(concept, conceptFor(point))) best.set(there, point);
      }
      const offers = [...best.values()]
        .sort((a, b) => likeness(concept, conceptFor(b)) - likeness(concept, conceptFor(a)))
        .slice(0, OFFERED)
        .map((point) => {
          const { name: named, label, topic } = conceptFor(point);
          return {
            point,
            concept: { name: named ?? '', label, topic, unit: point.unit, measure: point.measure },
          };
        });
      return { ...comparison, offers, joined };
    });
  }

  /** What the saved articles say of the officials, in the article's order. */
  async function histories(article: Article, { officials }: Reading): Promise<OfficialHistory[]> {
    const people = await (await store()).people(officials.map(({ name }) => personKey(name)));
    const passages = findPassages(article, officials);
    return officials.map((official) => ({
      ...historyOf(official, article, people.get(personKey(official.name)) ?? [], now()),
      said: passages
        .filter(({ officialId }) => officialId === official.id)
        .map(({ start, end }) => ({ start, end })),
    }));
  }

  let listed: Promise<void> | null = null;
  /** Documents that cannot be read; those of a newer version of the extension are whole. */
  async function damagedIds(): Promise<string[]> {
    const repository = await store();
    // They are found by listing. Nobody's doing but the disk's: listed once while the background runs.
    listed ??= listAll(repository).catch((error: unknown) => {
      listed = null;
      throw error;
    });
    await listed;
    return (await repository.damaged()).filter(({ newer }) => !newer).map(({ id }) => id);
  }

  async function noArticle(
    tabId: number,
    page: string | null,
    url: string,
    reason: NoArticleReason,
  ): Promise<void> {
    await states.set(tabId, { kind: 'none', page, url, reason });
    await badge(tabId, null);
    news({ news: 'tab.changed', tabId });
  }

  return {
    'article.found': async ({ article: said, gathered }, { tabId, url, incognito }) => {
      const whole = { kind: 'article' as const, article: said };
      const found = gathered === undefined ? whole : settled({ ...whole, ...gathered });
      if (found.kind === 'none') {
        await noArticle(tabId, url, url ?? '', found.reason);
        return { marks: [] };
      }
      const article = identity.ofPage(found.article, url);
      if (article === null) throw new CallError('bad_request', 'article.url');
      try {
        await states.set(tabId, { kind: 'article', page: url, article, incognito });
      } catch {
        // The browser's memory for us is full, of this article or of all that are open: said, not passed over.
        await noArticle(tabId, url, article.url, 'too_large');
        return { marks: [] };
      }
      const extracted = await inTurn(tabId, async () => read(article));
      if (extracted === null) return { marks: [] };
      news({ news: 'tab.changed', tabId });
      // What the page gets to paint, and when, tells it nothing of what is kept: neither corrections nor notes.
      const counted = async (reading: Reading) => {
        const shown = await states.get(tabId);
        if (shown?.kind === 'article' && shown.article.id === article.id)
          await badge(tabId, countOf(reading.figures));
      };
      const asCorrected = async () => (await corrected(article)).reading;
      soon(asCorrected, extracted, counted).then(counted, () => counted(extracted));
      if (!incognito && savesByItself(url, await sites.choice())) {
        // The page does not wait for it; where it cannot be kept, the panel's own button says why.
        keepByItself(tabId, article).catch(() => {});
      }
      return { marks: marksOf(extracted, await alarmsOf(article, extracted.figures)) };
    },

    'article.none': async ({ url, reason }, caller) => {
      await noArticle(caller.tabId, caller.url, url, reason);
      return null;
    },

    'figures.unlike': async ({ ids }, { tabId }) => {
      if (await states.note(tabId, ids)) news({ news: 'tab.changed', tabId });
      return null;
    },

    'tab.state': async ({ tabId }): Promise<TabState> => {
      const state = await find(tabId);
      if (state.kind === 'none') {
        return { kind: 'none', url: state.url === '' ? null : state.url, reason: state.reason };
      }
      const { article, incognito, unlike = [] } = state;
      const extracted = await read(article);
      const own = await soon(
        () => corrected(article),
        { article, reading: extracted, setDate: null },
        (later) =>
          (later.setDate !== null || isCorrected(later.reading, extracted)) &&
          news({ news: 'tab.changed', tabId }),
      );
      const { reading } = own;
      return {
        kind: 'article',
        article: own.article,
        setDate: own.setDate,
        ...reading,
        figures: reading.figures.map((figure) =>
          unlike.includes(figure.id)
            ? { ...figure, flags: [...figure.flags, 'displayed_otherwise' as const] }
            : figure,
        ),
        alarms: await alarmsOf(article, reading.figures),
        names: namesOf(reading.figures),
        savedAt: await savedAt(tabId, article),
        incognito,
      };
    },

    'tab.comparisons': async ({ tabId, stored = true }) => {
      const state = await states.get(tabId);
      if (state?.kind !== 'article') return [];
      const own = stored
        ? await corrected(state.article)
        : { article: state.article, reading: await read(state.article) };
      const leading = own.reading.figures.filter(({ sameAs }) => sameAs === null);
      return comparisons(own.article, own.reading, new Set(leading.map(({ id }) => id)), stored);
    },

    'tab.histories': async ({ tabId }) => {
      const state = await states.get(tabId);
      if (state?.kind !== 'article') return [];
      const { article } = await corrected(state.article);
      return histories(article, await read(article));
    },

    'article.save': async ({ tabId }) => {
      const state = await states.get(tabId);
      if (state?.kind !== 'article') throw new CallError('no_article');
      if (state.incognito) throw new CallError('private_window');
      return keep(tabId, state.article);
    },

    'store.stats': async () => (await store()).stats(),

    'store.damage': async () => ({ damaged: (await damagedIds()).length }),

    'store.damaged': async () => ({ items: await (await store()).rawDocuments(await damagedIds()) }),

    'store.aside': async () => {
      const repository = await store();
      const moved = await repository.setAside(await damagedIds());
      news({ news: 'store.changed' });
      return { moved };
    },

    'store.rebuild': async () => {
      const repository = await store();
      await repository.rebuild();
      news({ news: 'store.changed' });
      return repository.stats();
    },

    'engine.version': async () => ({ version: engineVersion }),

    'store.portion': async ({ after }) => {
      const repository = await store();
      const { items, next } = await repository.portion(after, PORTION);
      const whole = await withReadings(repository, items);
      const count = fitting(whole);
      if (count === whole.length) return { items: whole, next, engineVersion };
      const { next: cut } = await repository.portion(after, count);
      return { items: whole.slice(0, count), next: cut, engineVersion };
    },

    'store.some': async ({ ids, skip }) => {
      const repository = await store();
      const items: { item: Collected; reading: Reading }[] = [];
      const annotations: Annotation[] = [];
      for (const [at, id] of ids.entries()) {
        const from = at === 0 ? skip : 0;
        const whole = await withReadings(repository, (await repository.versions(id)).slice(from));
        const notes = from === 0 ? await repository.annotationsOf(id) : [];
        const count = fitting([[...items, ...annotations, ...notes], ...whole]) - 1;
        if (count < whole.length && items.length > 0)
          return { items, annotations, next: { at, skip: from }, engineVersion };
        annotations.push(...notes);
        items.push(...whole.slice(0, Math.max(count, 1)));
        if (Math.max(count, 1) < whole.length)
          return { items, annotations, next: { at, skip: from + Math.max(count, 1) }, engineVersion };
      }
      return { items, annotations, next: null, engineVersion };
    },

    'store.import': async ({ items }) => {
      const repository = await store();
      const result: ImportResult = { added: 0, unchanged: 0, rejected: [] };
      try {
        for (const value of items) {
          const checked = checkItem(value);
          if (!checked.ok) {
            const problem = checked.field === null ? 'item_broken' : `item_broken: ${checked.field}`;
            result.rejected.push({ id: checked.id, problem });
            continue;
          }
          const own = identity.ofFile({ kind: 'article', item: checked.record });
          if (own?.kind !== 'article') {
            result.rejected.push({ id: checked.record.article.id, problem: 'item_broken: article.url' });
            continue;
          }
          const item = cameAt(own.item, now());
          const { alreadySaved } = await repository.save(item, await read(item.article));
          if (alreadySaved) result.unchanged++;
          else result.added++;
        }
      } finally {
        // What was kept before a failure stays kept.
        if (result.added > 0) news({ news: 'store.changed' });
      }
      return result;
    },

    ...annotationHandlers(around),
    ...pointingHandlers(around.pointing),
    ...valueHandlers(around),

    ...libraryHandlers(around, async () => ((await reference.isOn()) ? officialValues() : null)),
    ...siteHandlers(around),
    ...trashHandlers(around),
    ...tableHandlers(around),
    ...importHandlers(around),
    ...correctionHandlers(around, comparisons),
    ...revisionHandlers(around),

    'reference.state': referenceState,

    'reference.use': async ({ on }) => {
      await reference.use(on);
      news({ news: 'store.changed' });
      return referenceState();
    },

    'sample.show': async ({ tabId }) => {
      const article = v.parse(articleSchema, await sampleArticle());
      const reading = await read(article);
      const open = await tab(tabId);
      await states.set(tabId, { kind: 'article', page: open?.url ?? null, article, incognito: false });
      await badge(tabId, countOf(reading.figures));
      news({ news: 'tab.changed', tabId });
      return { article, marks: marksOf(reading, await alarmsOf(article, reading.figures)) };
    },

    'sample.reveal': async ({ tabId, start, end }) => {
      news({ news: 'mark.asked', tabId, start, end });
      return null;
    },

    'samples.load': async () => {
      const repository = await store();
      const items = await samples();
      if (!Array.isArray(items)) throw new Error('the samples are no list');
      for (const value of items) {
        const checked = checkItem({ ...value, origin: 'sample' });
        if (!checked.ok) throw new Error(`sample ${checked.id}: ${checked.field}`);
        await repository.save(checked.record, await read(checked.record.article));
      }
      news({ news: 'store.changed' });
      return repository.stats();
    },

    'samples.remove': async () => {
      const repository = await store();
      await repository.removeSamples();
      news({ news: 'store.changed' });
      return repository.stats();
    },
  };
}
