/**
 * Labour accidents of the whole country as the ministry gave them, two years beside each other: the change between the
 * levels that two articles print is the one that the later article states.
 */
import { describe, expect, it } from 'vitest';
import { compareFigure } from '../../../lib/compare/compare.ts';
import { pointOf, seriesKeysOf } from '../../../lib/compare/series.ts';
import { readArticle } from '../../../lib/engine.ts';
import type { Article, Figure } from '../../../lib/records.ts';
import { articleOf } from '../article.ts';

type Row = [what: string, year: number, now: number, was: number, percent: number];
const ALL = ['vụ tai nạn lao động', 'người bị nạn do tai nạn lao động'] as const;
const FATAL = ['vụ tai nạn lao động chết người', 'người chết vì tai nạn lao động'] as const;
const HURT = 'người bị thương nặng vì tai nạn lao động';
const EMPLOYED = ' trong khu vực có quan hệ lao động';
const rows: Row[] = [
  [ALL[0], 2023, 7394, 7718, 4.2],
  [ALL[0], 2022, 7718, 6504, 18.66],
  [ALL[1], 2023, 7553, 7923, 4.7],
  [ALL[1], 2022, 7923, 6658, 18.99],
  [FATAL[0], 2022, 720, 749, 3.87],
  [FATAL[0], 2023, 662, 720, 8.06],
  [FATAL[1], 2022, 754, 786, 4.07],
  [FATAL[1], 2023, 699, 754, 7.29],
  [HURT, 2022, 1647, 1485, 10.9],
  [HURT, 2023, 1720, 1647, 4.43],
  [FATAL[0] + EMPLOYED, 2023, 503, 568, 11.44],
  [FATAL[1] + EMPLOYED, 2023, 530, 595, 10.92],
];

const written = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, '.');
const percent = (n: number) => `${String(n).replace('.', ',')}%`;
const read = (year: number, text: string) => {
  const article: Article = articleOf(`Tai nạn lao động năm ${year}\n${text}`, {
    id: `url:vi-du.vn/${year}`,
    publishedAt: `${year + 1}-03-01`,
  });
  return { article, figures: readArticle(article).figures };
};
const valued = (figures: readonly Figure[], value: number): Figure => {
  const found = figures.find((figure) => figure.value === value);
  if (found === undefined) throw new Error(`no ${value}`);
  return found;
};

describe('two years beside each other', () => {
  it.each(rows)('%s, %i', (what, year, now, was, change) => {
    const turn = now > was ? 'tăng' : 'giảm';
    const unit = what.split(' ')[0];
    const before = read(year - 1, `Năm ${year - 1}, cả nước có ${written(was)} ${what}.`);
    const { article, figures } = read(
      year,
      `Năm ${year}, cả nước có ${written(now)} ${what}, ${turn} ${written(Math.abs(now - was))} ${unit} (${percent(change)}) so với năm ${year - 1}.`,
    );
    const [level, base] = [valued(figures, now), valued(before.figures, was)];
    const keys = new Set(seriesKeysOf(base));
    expect(seriesKeysOf(level).some((key) => keys.has(key))).toBe(true);
    const points = before.figures.map((figure) => pointOf(figure, before.article));
    const own = figures.map((figure) => pointOf(figure, article));
    const compared = compareFigure(level, points, own, article);
    expect(compared.previous?.value).toBe(was);
    expect(compared.verdict).not.toBe('not_comparable');
    expect(compared.change?.absolute).toBe(now - was);
    expect(Math.abs(Math.abs(compared.change?.relative ?? 0) - change)).toBeLessThan(0.06);
    // Both ways in which the article states the change hold against the two levels.
    for (const value of [Math.abs(now - was), change]) {
      const stated = compareFigure(valued(figures, value), points, own, article).stated;
      expect(stated?.holds).toBe(true);
      expect([stated?.was.value, stated?.is.value]).toEqual([was, now]);
    }
  });
});
