/** The printed chart: what it says, in which colours, and that it is one whole document whatever the article says. */
import { DOMParser } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { type Picture, pictureOf, svgOf, themes, wrapped } from '../../../components/picture.logic.ts';
import { compareFigure } from '../../../lib/compare/compare.ts';
import { wordingOf } from '../../../lib/i18n/index.ts';
import type { Figure, SeriesPoint } from '../../../lib/records.ts';
import { articleOf } from '../article.ts';
import { figure as plainFigure, point as plainPoint } from '../compare/records.ts';

/** Printed with its unit. */
const withUnit = (more: Partial<Figure>) => ({ text: `${more.value}%`, ...more });
const figure = (more: Partial<Figure>) => plainFigure(withUnit(more));
const point = (more: Partial<Figure>) => plainPoint(withUnit(more));
const vi = wordingOf('vi');
const MADE = '2024-02-03T04:05:06.000Z';
const article = articleOf('An Bình hôm nay\nNăm 2023, tỷ lệ lao động qua đào tạo của An Bình đạt 74%.', {
  publisher: 'Báo An Bình',
});
const titled = (year: number, value: number, more: Partial<Figure> = {}): SeriesPoint => ({
  ...point({ value, period: String(year), ...more }),
  articleTitle: `An Bình năm ${year}`,
  publishedAt: `${year + 1}-01-05`,
});
const drawn = (points: SeriesPoint[], now: Figure = figure({ value: 74, place: 'An Bình' })) =>
  pictureOf(now, article, compareFigure(now, points), vi, MADE);
function parsed(picture: Picture | null, theme: (typeof themes)[number] = 'light', wording = vi) {
  if (picture === null) throw new Error('no picture');
  const svg = svgOf(picture, theme, wording);
  return { svg, document: new DOMParser().parseFromString(svg, 'image/svg+xml') };
}
const textsOf = (document: ReturnType<typeof parsed>['document']) =>
  [...document.querySelectorAll('text')].map((element) => element.textContent ?? '');

describe('a chart for print', () => {
  const points = [
    titled(2020, 68),
    titled(2021, 70),
    titled(2022, 72),
    titled(2023, 75, { status: 'target' }),
  ];

  it('has title, place, unit, legend, values, years, sources and the day it was made', () => {
    const all = textsOf(parsed(drawn(points)).document);
    for (const text of [
      'Tỷ lệ lao động qua đào tạo',
      'An Bình · Đơn vị tính: %',
      vi.t.picture.reported,
      vi.t.picture.target,
      '68%',
      '70%',
      '74%',
      '75%',
      '2020',
      '2023',
      'Lập bằng Đối Chiếu, ngày 3/2/2024.',
    ])
      expect(all).toContain(text);
    expect(all.join(' ')).toMatch(
      /Nguồn: “An Bình năm 2020” \(5\/1\/2021\);.* Báo An Bình, “An Bình hôm nay”/,
    );
  });

  it('says everything to those who do not see it', () => {
    const { document } = parsed(drawn(points));
    const svg = document.querySelector('svg');
    expect(svg?.getAttribute('role')).toBe('img');
    const [title, desc] = (svg?.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map((id: string) => document.querySelector(`#${id}`));
    expect(title?.textContent).toBe('Tỷ lệ lao động qua đào tạo');
    for (const said of ['2020: 68%', '2023: 74%', `2023: 75% (${vi.t.picture.target})`, 'Nguồn:'])
      expect(desc?.textContent).toContain(said);
  });

  it('draws no line to a target, and none across a break', () => {
    const picture = drawn(points);
    expect(picture?.lines[0]?.runs.map((run) => run.map(({ label }) => label))).toEqual([
      ['68%', '70%', '72%', '74%'],
      ['75%'],
    ]);
    const cut = { ...(picture as Picture), breaks: [{ from: '2022-01-01', kind: 'definition' as const }] };
    expect(textsOf(parsed(cut).document).join(' ')).toContain('từ ngày 1/1/2022');
  });

  it.each(themes)('is readable on its %s paper', (theme) => {
    const { svg } = parsed(drawn(points), theme);
    const luminance = (hex: string) => {
      const [r = 0, g = 0, b = 0] = [1, 3, 5]
        .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
        .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (a: string, b: string) => {
      const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
      return (high + 0.05) / (low + 0.05);
    };
    const paper = /<rect[^>]* fill="(#\w{6})"/.exec(svg)?.[1] ?? '';
    const inks = [...svg.matchAll(/<text[^>]* fill="(#\w{6})"/g)].map(([, ink = '']) => ink);
    expect(inks.length).toBeGreaterThan(10);
    for (const ink of inks) expect(contrast(ink, paper)).toBeGreaterThan(4.5);
  });

  it('is one whole document whatever the article says', () => {
    const hostile = '</text><script>alert(1)</script>&\u0000\u0007\ud800 "x" ]]>';
    const now = figure({ value: 74, indicator: hostile, place: hostile, text: '74<b>' });
    const picture = drawn(
      [titled(2022, 72, { indicator: hostile, place: hostile })].map((one) => ({
        ...one,
        articleTitle: hostile,
      })),
      now,
    );
    const made: Picture = picture ?? {
      ...(drawn(points) as Picture),
      title: hostile,
      place: hostile,
    };
    const { svg, document } = parsed(made);
    expect(document.querySelectorAll('script')).toHaveLength(0);
    expect(document.querySelectorAll('svg')).toHaveLength(1);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that there are none is the point
    expect(svg).not.toMatch(/[\u0000-\u0008]|<script/);
    expect(() => encodeURIComponent(svg)).not.toThrow();
  });

  it('is none with one moment', () => expect(drawn([])).toBeNull());

  it('stays inside its frame, however much there is to say', () => {
    const many = Array.from({ length: 24 }, (_, i) => titled(2000 + i, 40 + i));
    const long = figure({ value: 74, indicator: `tỷ lệ ${'lao động '.repeat(30)}`, period: '2024' });
    const picture = {
      ...(drawn(many, figure({ value: 74, period: '2024' })) as Picture),
      title: long.indicator,
    };
    const { document } = parsed(picture);
    const height = Number(document.querySelector('svg')?.getAttribute('height'));
    for (const element of document.querySelectorAll('text')) {
      const x = Number(element.getAttribute('x'));
      const half = (element.textContent?.length ?? 0) * Number(element.getAttribute('font-size')) * 0.56;
      const anchor = element.getAttribute('text-anchor');
      const left = anchor === 'end' ? x - half : anchor === 'middle' ? x - half / 2 : x;
      expect(left).toBeGreaterThan(-1);
      expect(left + half).toBeLessThan(961);
      expect(Number(element.getAttribute('y'))).toBeLessThan(height);
    }
  });

  it.each([
    ['một hai ba', 1000, ['một hai ba']],
    ['một hai ba bốn năm sáu bảy tám', 100, ['một hai ba', 'bốn năm sáu', 'bảy tám']],
    ['x'.repeat(50), 100, [`${'x'.repeat(12)}…`]],
    ['', 100, []],
  ])('wraps %s', (text, width, lines) => expect(wrapped(text, width, 13)).toEqual(lines));
});
