import { describe, expect, it } from 'vitest';
import file from '../../../lib/catalog/weights.json' with { type: 'json' };
import { slots, spaces } from '../../../lib/figures/slots/index.ts';
import { readWeights, unknownNames, type WeightsFile, writeWeights } from '../../../lib/figures/weights.ts';
import { calibrate, examplesOf, fitSlots, prepareReading } from '../../../lib/fit/fit.ts';
import { type Label, readReadings } from '../../../lib/fit/gold.ts';
import { align, judge } from '../../../lib/fit/judge.ts';

const shipped = file as unknown as WeightsFile;
const readings = readReadings('tests/fixtures/readings.json').slice(0, 40);

describe('the weights that ship', () => {
  it.each(slots)('name only features that the code has: %s', (slot) =>
    expect(unknownNames(slot, shipped.slots[slot])).toEqual([]),
  );
  it('come back from their file as they were written', () =>
    expect(writeWeights(readWeights(shipped))).toEqual(shipped.slots));
  it.each(slots)('every feature has one name: %s', (slot) => {
    const space = spaces[slot];
    for (let id = 0; id < space.size; id += 7) expect(space.idOf(space.nameOf(id))).toBe(id);
  });
});

describe('fitting', () => {
  const fitted = () => {
    const prepared = readings.map(prepareReading);
    return writeWeights(fitSlots(prepared, examplesOf(prepared)));
  };
  it('is the same every time', () => expect(fitted()).toEqual(fitted()));
  it('learns from what it is shown', () => {
    const { period } = fitted();
    expect(Object.keys(period.weights).length).toBeGreaterThan(10);
  });
  it('calibrates: what is right half of the time is said with half a chance', () => {
    const seen = Array.from({ length: 200 }, (_, n) => [0.99, n % 2 === 0] as [number, boolean]);
    const { scale, shift } = calibrate(seen);
    const chance = 1 / (1 + Math.exp(-(scale * Math.log(0.99 / 0.01) + shift)));
    expect(chance).toBeGreaterThan(0.4);
    expect(chance).toBeLessThan(0.6);
  });
});

const label = (more: Partial<Label>): Label => ({
  start: 0,
  end: 5,
  text: '5 hộ',
  value: 5,
  valueMax: null,
  unit: 'hộ',
  indicator: 'số hộ nghèo',
  measure: 'level',
  direction: null,
  hedge: null,
  status: 'actual',
  period: '2023',
  base: null,
  place: 'huyện Phú Hội',
  speaker: null,
  also: {},
  ...more,
});

describe('judging a field', () => {
  it.each([
    ['period', {}, '2023', 'right'],
    ['period', { also: { period: ['2023-end'] } }, '2023-end', 'right'],
    ['period', {}, null, 'silent'],
    ['period', {}, '2022', 'wrong'],
    ['place', {}, 'Phú Hội', 'right'],
    ['place', { place: null }, 'Phú Hội', 'wrong'],
    ['measure', {}, 'share', 'right'],
    ['measure', {}, 'change', 'wrong'],
    ['indicator', {}, 'hộ nghèo', 'right'],
    ['indicator', {}, 'vốn đầu tư', 'wrong'],
    ['status', { status: 'estimated' }, 'preliminary', 'right'],
  ] as const)('%s %j read as %s: %s', (field, more, read, expected) =>
    expect(judge(field, label(more as Partial<Label>), read)).toBe(expected),
  );
  it('lays each label beside one figure', () => {
    const figure = { start: 0, end: 4, value: 5 };
    const { pairs, missed, extra } = align([label({}), label({})], [figure]);
    expect([pairs.size, missed.length, extra.length]).toEqual([1, 1, 0]);
  });
});
