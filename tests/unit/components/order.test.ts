import { describe, expect, it } from 'vitest';
import {
  byUse,
  commonPlace,
  EVERYTHING,
  hasWords,
  haystackOf,
  isMain,
  isSought,
  type Signs,
  tellingOf,
} from '../../../components/order.logic.ts';
import type { FigureItem } from '../../../components/panel.logic.ts';
import { compareFigure } from '../../../lib/compare/compare.ts';
import type { Comparison, Figure } from '../../../lib/records.ts';
import { figure, point } from '../compare/records.ts';

const NONE: Signs = { alarmed: new Set(), revised: new Set() };
const item = (more: Partial<Figure>, earlier: Partial<Figure>[] = []): FigureItem => {
  const now = figure(more);
  return {
    figure: now,
    repeats: [],
    comparison: compareFigure(
      now,
      earlier.map((one) => point(one)),
    ),
  };
};
const rate = { indicator: 'tỷ lệ hộ nghèo', unit: '%', measure: 'share' } as const;
const count = { indicator: 'số hộ nghèo', unit: 'hộ' } as const;
const growth = {
  indicator: 'tổng sản phẩm trên địa bàn',
  unit: '%',
  measure: 'change',
  changeKind: 'relative',
} as const;
const rank = { indicator: 'chỉ số PCI', unit: 'hạng', measure: 'rank' } as const;
const was = { period: '2022' } as const;

describe('what comes first', () => {
  it.each<[string, FigureItem, string[]]>([
    ['nothing known', item(rate), []],
    ['a rate that moved little', item({ ...rate, value: 10 }, [{ ...rate, ...was, value: 10.4 }]), []],
    [
      'a rate that moved by three points',
      item({ ...rate, value: 70 }, [{ ...rate, ...was, value: 73 }]),
      ['large'],
    ],
    [
      'a small rate that moved by a fifth',
      item({ ...rate, value: 2 }, [{ ...rate, ...was, value: 2.6 }]),
      ['large'],
    ],
    [
      'a count that moved by a tenth',
      item({ ...count, value: 1100 }, [{ ...count, ...was, value: 1000 }]),
      ['large'],
    ],
    ['a count that moved by less', item({ ...count, value: 1090 }, [{ ...count, ...was, value: 1000 }]), []],
    ['a few that became more', item({ ...count, value: 12 }, [{ ...count, ...was, value: 8 }]), []],
    [
      'growth that became a fall',
      item({ ...growth, value: 1, direction: 'down' }, [{ ...growth, ...was, value: 1.5, direction: 'up' }]),
      ['turned'],
    ],
    ['three places up', item({ ...rank, value: 5 }, [{ ...rank, ...was, value: 8 }]), ['large']],
    [
      'a target that was missed',
      item({ ...rate, value: 2.9 }, [{ ...rate, value: 2.5, status: 'target' }]),
      ['missed'],
    ],
    [
      'a target that was beaten',
      item({ ...rate, value: 2.4 }, [{ ...rate, value: 2.5, status: 'target' }]),
      ['reached'],
    ],
  ])('%s: %j', (_what, one, expected) => {
    expect(tellingOf(one, NONE)).toEqual(expected);
  });

  it('are alarms, then what the paper changed, a repeat of either counting for its figure', () => {
    const [plain, alarmed, revised] = [item(rate), item(rate), item(rate)];
    const repeated: FigureItem = { ...revised, repeats: [figure({ id: 'again' })] };
    const signs: Signs = { alarmed: new Set([alarmed.figure.id]), revised: new Set(['again']) };
    expect([plain, alarmed, repeated].map((one) => tellingOf(one, signs))).toEqual([
      [],
      ['alarm'],
      ['revised'],
    ]);
  });
});

describe('the heads', () => {
  const known = item({ ...rate, value: 10 }, [{ ...rate, ...was, value: 10.4 }]);
  const large = item({ ...count, value: 2000 }, [{ ...count, ...was, value: 1000 }]);
  const missed = item({ ...rate, value: 2.9 }, [{ ...rate, value: 2.5, status: 'target' }]);
  const bare = item({ ...rate, period: '2019' });
  const unclear = item({ ...rate, period: '2018', certainty: { ...sure(), period: 0.2 } });
  const offered: FigureItem = {
    ...bare,
    figure: { ...bare.figure, id: 'offered' },
    comparison: { ...(bare.comparison as Comparison), offers: [{}] as never },
  };
  it('come in the order of use, each with its figures in the order of the text', () => {
    const listed = byUse([unclear, bare, known, large, offered, missed], NONE);
    expect(listed.map(({ section, items }) => [section, items.map((one) => one.figure.id)])).toEqual([
      ['telling', [missed.figure.id, large.figure.id]],
      ['earlier', [known.figure.id, 'offered']],
      ['bare', [bare.figure.id]],
      ['unsure', [unclear.figure.id]],
    ]);
  });
  it('keep a figure that the reader is at work on', () => {
    const listed = byUse([bare, known], NONE, new Map([[known.figure.id, 'bare' as const]]));
    expect(listed.map(({ section, items }) => [section, items.length])).toEqual([['bare', 2]]);
  });
  it('are never empty', () => expect(byUse([bare], NONE).map(({ section }) => section)).toEqual(['bare']));
});

function sure(): NonNullable<Figure['certainty']> {
  return { indicator: 1, measure: 1, status: 1, period: 1, place: 1, speaker: 1 };
}

describe('the place that need not be said again', () => {
  it.each<[(string | null)[], string | null]>([
    [['An Bình', 'An Bình', 'Phú Hội'], 'An Bình'],
    [['An Bình', 'Phú Hội'], null],
    [['An Bình', null, null], null],
    [['An Bình', 'An Bình', null, null, null], 'An Bình'],
    [[], null],
  ])('%j: %s', (places, common) => expect(commonPlace(places.map((place) => ({ place })))).toBe(common));
});

describe('finding', () => {
  const words = haystackOf(['Tỷ lệ hộ nghèo', null, '2,94%', 'An Bình']);
  it.each([
    ['', true],
    ['ho ngheo', true],
    ['hộ nghèo', true],
    ['HO NGHEO an binh', true],
    ['2,94', true],
    ['hồ nghèo', false],
    ['ho giau', false],
  ])('“%s”: %s', (sought, found) => expect(hasWords(words, sought)).toBe(found));

  const compared = item({ ...rate, value: 10 }, [{ ...rate, ...was, value: 10.4 }]);
  it.each([
    [{}, true],
    [{ place: 'An Bình' }, true],
    [{ place: 'Phú Hội' }, false],
    [{ place: '' }, false],
    [{ compared: true }, true],
    [{ main: true }, false],
    [{ text: 'nghèo', place: 'An Bình', compared: true }, true],
  ])('%o leaves it: %s', (more, left) =>
    expect(isSought(compared, words, { ...EVERYTHING, ...more }, false)).toBe(left),
  );
});

describe('a main indicator', () => {
  const blocks = [
    { kind: 'headline' as const, start: 0, end: 50 },
    { kind: 'paragraph' as const, start: 50, end: 500 },
  ];
  it.each<[string, Partial<Figure>, Partial<Figure>[], boolean]>([
    ['in the headline', { indicator: 'số ghe', indicatorId: null, start: 10 }, [], true],
    [
      'said again in the headline',
      { indicator: 'số ghe', indicatorId: null, start: 90 },
      [{ start: 10 }],
      true,
    ],
    ['of the catalogue, of the place the article is about', { ...rate, start: 90 }, [], true],
    ['of a district', { ...rate, start: 90, place: 'Phú Hội' }, [], false],
    ['unknown to the catalogue', { indicator: 'số ghe', indicatorId: null, start: 90 }, [], false],
    ['a change', { ...growth, start: 90 }, [], false],
  ])('%s: %s', (_what, more, repeats, main) =>
    expect(
      isMain(
        { figure: figure(more), repeats: repeats.map((one) => figure(one)), comparison: null },
        { blocks: blocks as never },
        'An Bình',
      ),
    ).toBe(main),
  );
});
