/** Small invented articles and an engine that reads only `<year>: <number> <unit>` lines, for tests of what keeps them. */
import type { Article, Collected, Figure, Official, Reading, SeriesPoint } from '../../../lib/records.ts';

export function article(id: string, text: string, changes: Partial<Article> = {}): Article {
  return {
    id,
    url: `https://bao.example/${encodeURIComponent(id)}.html`,
    title: `Tin ${id}`,
    publisher: 'Báo An Bình',
    publishedAt: '2024-01-05T08:00:00+07:00',
    publishedAtSource: 'json-ld',
    author: null,
    place: 'An Bình',
    text,
    blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
    ...changes,
  };
}

export function collected(
  id: string,
  text: string,
  changes: Partial<Omit<Collected, 'article'>> & { article?: Partial<Article> } = {},
): Collected {
  return {
    article: article(id, text, changes.article),
    collectedAt: changes.collectedAt ?? '2024-01-06T01:00:00.000Z',
    origin: changes.origin ?? 'page',
  };
}

function figure(source: Article, match: RegExpExecArray): Figure {
  const start = match.index;
  const end = start + match[0].length;
  return {
    id: `${source.id}#${match[0]}`,
    articleId: source.id,
    start,
    end,
    text: match[2] as string,
    value: Number(match[2]),
    valueMax: null,
    min: null,
    max: null,
    unit: match[3] as string,
    denominator: null,
    indicator: `số ${match[3]} hoa phượng`,
    indicatorId: null,
    measure: 'level',
    changeKind: null,
    direction: null,
    hedge: null,
    status: 'actual',
    period: match[1] as string,
    base: null,
    place: source.place,
    placeCode: null,
    speaker: null,
    speakerKind: null,
    sentence: { start, end },
    inherited: [],
    alternative: null,
    flags: [],
    confidence: 1,
    sameAs: null,
  };
}

function official(source: Article, match: RegExpExecArray): Official {
  const start = match.index + 'ông '.length;
  const end = match.index + match[0].length;
  const name = match[1] as string;
  return {
    id: `${source.id}@${name}`,
    articleId: source.id,
    name,
    start,
    end,
    honorific: 'ông',
    rank: null,
    positions: [
      {
        title: 'Giám đốc',
        organisation: null,
        text: 'Giám đốc',
        place: null,
        placeInferred: false,
        former: false,
        acting: false,
        asOf: source.publishedAt,
      },
    ],
    aliases: [],
    mentions: [{ start, end }],
  };
}

/** Counts its calls, so that a test can tell reading anew from not reading. */
export function fakeEngine(): ((source: Article) => Reading) & { calls: number } {
  const engine = (source: Article): Reading => {
    engine.calls++;
    const figures = [...source.text.matchAll(/(\d{4}): (\d+) (\p{L}+)/gu)].map((m) => figure(source, m));
    const officials = [...source.text.matchAll(/ông (\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+)/gu)].map((m) =>
      official(source, m),
    );
    return { figures, officials };
  };
  engine.calls = 0;
  return engine;
}

export const seriesKeysOf = ({ unit }: Figure): string[] => (unit === null ? [] : [unit]);

export function toPoint(of: Figure, { title, url, publishedAt }: Article, sample: boolean): SeriesPoint {
  const { id, articleId, period, value, text, unit, status, indicator } = of;
  return {
    figureId: id,
    origin: 'collected',
    citation: null,
    derivation: null,
    articleId,
    articleTitle: title,
    articleUrl: url,
    publishedAt,
    period: period as string,
    value,
    valueMax: null,
    min: null,
    max: null,
    text,
    unit,
    hedge: null,
    status,
    indicator,
    indicatorId: null,
    measure: 'level',
    changeKind: null,
    direction: null,
    base: null,
    denominator: null,
    place: null,
    placeCode: null,
    flags: [],
    speaker: null,
    quote: text,
    sample,
  };
}
