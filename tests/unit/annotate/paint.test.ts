import { beforeEach, describe, expect, it } from 'vitest';
import { markAtOffset, Painter, type PaintSurface } from '../../../lib/annotate/paint.ts';
import type { Mark } from '../../../lib/messaging/protocol.ts';
import type { TextMap } from '../../../lib/page/index.ts';

const mark = (id: string, start: number, end: number, kind: Mark['kind'] = 'figure'): Mark => ({
  id,
  kind,
  start,
  end,
});

class FakeHighlight extends Set<AbstractRange> {
  priority = 0;
}
type FakeRange = {
  startContainer: string;
  startOffset: number;
  endContainer: string;
  endOffset: number;
  getClientRects(): object[];
};

/** One line of text, 10 pixels a character; offsets in `gone` have no place any more. */
const mapOf = (gone: (offset: number) => boolean = () => false) =>
  ({
    toRange(start: number, end: number): FakeRange | null {
      if (gone(start)) return null;
      const box = { left: start * 10, right: end * 10, top: 0, bottom: 20 };
      return {
        startContainer: 'text',
        startOffset: start,
        endContainer: 'text',
        endOffset: end,
        getClientRects: () => [box],
      };
    },
    runs: [],
    isIntact: () => true,
    toOffset: (node: unknown, offset: number) => (node === 'text' ? offset : null),
  }) as unknown as TextMap;

class Registry extends Map<string, FakeHighlight> {}

let registry: Registry;
let timers: (() => void)[];
const surface = (): PaintSurface => {
  return {
    registry,
    createHighlight: () => new FakeHighlight(),
    caretAt: (x: number) => ({ node: 'text' as unknown as Node, offset: Math.round(x / 10) }),
    setTimeout: (handler: () => void) => timers.push(handler),
  } as unknown as PaintSurface;
};
const marks = [mark('f1', 2, 6), mark('f2', 6, 9), mark('o1', 20, 30, 'official'), mark('inner', 22, 24)];

beforeEach(() => {
  registry = new Registry();
  timers = [];
});

describe('Painter', () => {
  it('registers one highlight a kind, under the prefix', () => {
    const painter = new Painter(surface());
    expect(painter.paint(marks, mapOf())).toBe(4);
    expect([...registry.keys()].sort()).toEqual(['doi-chieu-figure', 'doi-chieu-official']);
    expect(registry.get('doi-chieu-figure')?.size).toBe(3);
  });

  it('leaves out a mark without a place, and replaces the last painting', () => {
    const painter = new Painter(surface());
    expect(
      painter.paint(
        marks,
        mapOf((offset) => offset < 10),
      ),
    ).toBe(2);
    expect(painter.rangeOf('f1')).toBeNull();
    painter.paint([mark('x', 1, 2)], mapOf());
    expect(registry.get('doi-chieu-figure')?.size).toBe(1);
    expect(registry.get('doi-chieu-official')?.size).toBe(0);
  });

  it('does nothing where the browser has no highlights', () => {
    const painter = new Painter({ ...surface(), registry: null });
    expect(painter.paint(marks, mapOf())).toBe(0);
    painter.flash('f1', 10);
    painter.assert();
    painter.clear();
    expect(painter.markAt(25, 5)).toBeNull();
  });

  it('comes back after the page clears the registry', () => {
    const painter = new Painter(surface());
    painter.paint(marks, mapOf());
    registry.clear();
    painter.assert();
    expect(registry.size).toBe(2);
  });

  it('clears its own highlights and no one else’s', () => {
    const painter = new Painter(surface());
    painter.paint(marks, mapOf());
    registry.set('page-own', new FakeHighlight());
    const newer = new FakeHighlight();
    registry.set('doi-chieu-figure', newer);
    painter.clear();
    expect(registry.get('doi-chieu-figure')).toBe(newer);
    expect(registry.has('page-own')).toBe(true);
    expect(registry.has('doi-chieu-official')).toBe(false);
    painter.assert();
    expect(registry.get('doi-chieu-figure')).toBe(newer);
  });

  it('flashes one mark at a time, for a while', () => {
    const painter = new Painter(surface());
    painter.paint(marks, mapOf());
    painter.flash('f1', 1500);
    painter.flash('f2', 1500);
    const flash = registry.get('doi-chieu-flash')!;
    expect([...flash].map((range) => range.startOffset)).toEqual([6]);
    timers[0]!();
    expect(flash.size).toBe(1);
    timers[1]!();
    expect(flash.size).toBe(0);
  });
});

it('leaves the ranges as they are where nothing is new: the page counts them', () => {
  const painter = new Painter(surface());
  painter.paint(marks, mapOf());
  const before = [...registry.get('doi-chieu-figure')!];
  expect(painter.paint(marks, mapOf())).toBe(4);
  expect([...registry.get('doi-chieu-figure')!].every((range, i) => range === before[i])).toBe(true);
  painter.paint([...marks, mark('f3', 40, 44)], mapOf());
  expect([...registry.get('doi-chieu-figure')!][0]).not.toBe(before[0]);
});

describe('markAt', () => {
  it.each([
    ['by the caret', 40, 5, 'f1'],
    ['the start of one, not the end of another', 61, 5, 'f2'],
    ['the shorter of two', 230, 5, 'inner'],
    ['the longer beside it', 280, 5, 'o1'],
    ['beside the text', 150, 5, null],
    ['below the line', 40, 90, null],
  ])('%s', (_, x, y, id) => {
    const painter = new Painter(surface());
    painter.paint(marks, mapOf());
    expect(painter.markAt(x, y)).toBe(id);
  });

  it('finds every mention of the same person', () => {
    const painter = new Painter(surface());
    painter.paint([mark('o1', 2, 6, 'official'), mark('o1', 20, 24, 'official')], mapOf());
    expect(painter.markAt(40, 5)).toBe('o1');
    expect(painter.markAt(220, 5)).toBe('o1');
  });
});

it.each([
  [2, 'f1'],
  [6, 'f2'],
  [9, 'f2'],
  [10, null],
  [30, 'o1'],
])('markAtOffset(%s) is %s', (offset, id) => {
  expect(markAtOffset(marks, offset)?.id ?? null).toBe(id);
});
