import { describe, expect, it } from 'vitest';
import { type Edge, nearestPoints, type Place, placeOf, type Source } from '../../../lib/store/nearest.ts';

type Point = Place & { name: string };

/** A series as its keys sort, and how many points were read of it. */
function series(points: readonly [period: string, publishedAt: string | null, name?: string][]) {
  const sorted = points
    .map(([period, publishedAt, name = period]): Point => ({ ...placeOf(period, publishedAt), name }))
    .sort((a, b) => a.back - b.back || a.said - b.said || (a.name < b.name ? -1 : 1));
  const read = { points: 0 };
  const count = (list: Point[]) => {
    read.points += list.length;
    return list;
  };
  /** As the database orders keys: numbers before lists, a shorter key before what it begins. */
  const isBehind = ({ back }: Point, edge: Edge) =>
    edge.length === 0
      ? true
      : typeof edge[0] !== 'number'
        ? false
        : edge.length === 1
          ? back >= edge[0]
          : back > edge[0];
  const source: Source<Point> = {
    ofPhase: async (phase, from, to, limit) =>
      count(
        sorted
          .filter((p) => p.phase === phase && isBehind(p, from) && !(to.length > 0 && isBehind(p, to)))
          .slice(0, limit),
      ),
    ofAny: async (back, limit) => count(sorted.filter((p) => p.back >= back).slice(0, limit)),
  };
  return {
    read,
    ask: async (period: string) => (await nearestPoints(period, source)).map(({ name }) => name).sort(),
  };
}

const years = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const months = years(1, 12).map((month) => String(month).padStart(2, '0'));

describe('the points that a comparison reads', () => {
  it.each<[string, string[], string, string[]]>([
    ['all of a short series', ['2021', '2022', '2023'], '2023', ['2021', '2022', '2023']],
    ['what came later', ['2021', '2024'], '2022', ['2021', '2024']],
    [
      'other lengths before it, where the own is rare',
      ['2022', '2022-Q4', '2023-Q1'],
      '2023',
      ['2022', '2022-Q4', '2023-Q1'],
    ],
    ['not other lengths after it', ['2023', '2024-Q1'], '2023', ['2023']],
    ['the end of a year as the year', ['2022-end', '2023'], '2023', ['2022-end', '2023']],
    ['nothing of an empty series', [], '2023', []],
  ])('are %s', async (_, stored, period, expected) => {
    expect(await series(stored.map((at) => [at, null])).ask(period)).toEqual(expected);
  });

  it('are the same month of other years, out of reports of every month', async () => {
    const { ask, read } = series(
      years(2001, 2024).flatMap((y) => months.map((m) => [`${y}-${m}`, null] as [string, null])),
    );
    expect(await ask('2020-07')).toEqual(years(2001, 2024).map((y) => `${y}-07`));
    expect(read.points).toBe(24);
  });

  it('pass by a year that hundreds of articles repeat, and keep its last published values', async () => {
    const repeated = years(1, 500).map((n): [string, string, string] => [
      '2022',
      `2023-01-${String((n % 28) + 1).padStart(2, '0')}`,
      `2022 #${n}`,
    ]);
    const { ask, read } = series([
      ...repeated,
      ['2021', null],
      ['2020', null],
      ['2022', '2023-06-01', 'revised'],
    ]);
    const found = await ask('2023');
    expect(found).toEqual(expect.arrayContaining(['2020', '2021', 'revised']));
    expect(found.length).toBeLessThanOrEqual(62);
    expect(read.points).toBeLessThanOrEqual(260);
  });

  it('are the last published of the period itself', async () => {
    const { ask } = series([
      ...years(1, 300).map((n): [string, string, string] => ['2023', '2024-01-01', `old ${n}`]),
      ['2023', '2024-03-01T08:00:00+07:00', 'new'],
      ['2023', 'no date', 'undated'],
    ]);
    const found = await ask('2023');
    expect(found).toContain('new');
    expect(found).not.toContain('undated');
  });

  it('reach back 25 periods and no farther', async () => {
    const days = years(1, 28).map((d): [string, null] => [`2021-05-${String(d).padStart(2, '0')}`, null]);
    const busy = days.flatMap(([day]) =>
      years(1, 60).map((n): [string, null, string] => [day, null, `${day} ${n}`]),
    );
    const found = await series(busy).ask('2021-05-28');
    expect(new Set(found.map((name) => name.slice(0, 10))).size).toBe(26);
  });
});
