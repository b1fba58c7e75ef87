import { describe, expect, it } from 'vitest';
import { breakBetween, isLater, recentPoints, verdictWords } from '../../../components/comparison.logic.ts';
import { earlierQuery, factsOf, hasPill } from '../../../components/row.logic.ts';
import { isGrave } from '../../../lib/catalog/grave.ts';
import { wordingOf } from '../../../lib/i18n/index.ts';
import type { Comparison, ComparisonReason, Figure, SeriesPoint, Verdict } from '../../../lib/records.ts';
import { figure, point } from '../compare/records.ts';

const [vi, en] = [wordingOf('vi'), wordingOf('en')];

describe('what a row tells beside value and name', () => {
  it.each<[Partial<Figure>, string]>([
    [{}, '2023'],
    [{ place: 'Phú Hội' }, '2023 · Phú Hội'],
    [{ period: null }, ''],
    [{ denominator: 164, value: 151, unit: 'xã' }, '151 trên 164 · 2023'],
    [{ measure: 'change', base: 'cùng kỳ năm trước' }, 'so với cùng kỳ năm trước · 2023'],
    [{ measure: 'plan_ratio' }, 'so với kế hoạch · 2023'],
    [{ measure: 'plan_ratio', base: 'kế hoạch' }, 'so với kế hoạch · 2023'],
    [{ measure: 'rank' }, 'thứ hạng · 2023'],
    [{ speaker: 'Sở Lao động' }, '2023'],
  ])('%o: %s', (more, words) => {
    const told = factsOf(figure(more), 'An Bình', vi).map((fact) =>
      'words' in fact
        ? fact.words
        : fact.field === 'measure'
          ? vi.t.measure[figure(more).measure]
          : figure(more)[fact.field],
    );
    expect(told.join(' · ')).toBe(words);
  });
  it('quotes the article among words of another language', () =>
    expect(factsOf(figure({ base: 'đầu năm 2023' }), 'An Bình', en)[0]).toEqual({
      words: 'compared with “đầu năm 2023”',
    }));
  it('has a pill for what is no result', () => {
    const pills = (['actual', 'estimated', 'target', 'quota'] as const).map((status) =>
      hasPill(figure({ status })),
    );
    expect(pills).toEqual([false, true, true, true]);
  });
});

describe('what is never green or red', () => {
  it.each([
    ['số người chết do tai nạn giao thông', true],
    ['Số vụ tai nạn lao động', true],
    ['số ca mắc sốt xuất huyết', true],
    ['số ổ dịch tả lợn châu Phi', true],
    ['số vụ phạm pháp hình sự', true],
    ['tỷ lệ hộ nghèo', false],
    ['doanh thu dịch vụ', false],
    ['số phiên giao dịch việc làm', false],
  ])('%s: %s', (indicator, grave) => expect(isGrave({ indicator })).toBe(grave));
});

describe('the mark of a comparison', () => {
  const of = (verdict: Verdict | null, reasons: ComparisonReason[], unsure: string[] = []) =>
    verdictWords({ verdict, reasons, unsure } as unknown as Comparison, vi)?.text ?? null;
  it.each<[Verdict | null, ComparisonReason[], string | null]>([
    [null, [], null],
    ['comparable', [], 'So sánh được'],
    ['with_care', ['nominal_money'], 'Cần thận trọng: giá hiện hành, chưa trừ trượt giá'],
    ['with_care', ['hedged', 'revised'], 'Cần thận trọng: mức chênh chỉ là gần đúng (+1)'],
    // The one that forbids it, and never a milder one that comes before.
    [
      'not_comparable',
      ['nominal_money', 'unit_mismatch', 'hedged'],
      'Không nên so sánh: khác đơn vị tính (+2)',
    ],
  ])('%s %j: %s', (verdict, reasons, text) => expect(of(verdict, reasons)).toBe(text));
  it('keeps every reason within a row', () => {
    for (const { t } of [vi, en])
      for (const [key, words] of Object.entries(t.why)) expect(words.length, key).toBeLessThanOrEqual(40);
  });
});

describe('values beside a figure', () => {
  const values = (periods: string[]): SeriesPoint[] => periods.map((period) => point({ period, value: 1 }));
  it.each<[string, string[], string | null, string[]]>([
    ['the last two', ['2020', '2021', '2022'], '2022', ['2021', '2022']],
    ['those before what the change is measured against', ['2020', '2021', '2022'], '2021', ['2020', '2021']],
    ['none that came after the article', ['2021', '2024', '2025'], null, ['2021']],
    ['nothing where all came after', ['2024', '2025'], null, []],
  ])('%s', (_what, periods, previous, shown) => {
    const points = values(periods);
    const before = points.find(({ period }) => period === previous) ?? null;
    expect(recentPoints(figure({}), { points, previous: before }).map(({ period }) => period)).toEqual(shown);
  });
  it.each([
    ['2024', '2023', true],
    ['2023', '2023', false],
    ['2023-Q4', '2023', false],
    ['2024-Q1', '2023-Q4', true],
    ['2022', null, false],
  ])('%s is later than %s: %s', (period, now, later) => expect(isLater({ period }, now)).toBe(later));

  const breaks = [{ from: '2025-07-01', kind: 'territory' as const }];
  it.each([
    ['2024', '2025-Q3', 'territory'],
    ['2024', '2025', 'territory'],
    ['2023', '2024', null],
    ['2025-Q3', '2025-Q4', null],
    ['2024', null, null],
  ])('between %s and %s: %s', (before, after, kind) =>
    expect(breakBetween(before, after, { breaks })?.kind ?? null).toBe(kind),
  );
});

describe('what is looked for in the press of the year before', () => {
  it.each<[Partial<Figure>, string]>([
    [{ indicator: 'tỷ lệ hộ nghèo', period: '2023' }, 'tỷ lệ hộ nghèo An Bình 2022'],
    [{ indicator: 'GRDP', period: '2024-01..2024-06', place: null }, 'GRDP 2023'],
    [{ indicator: 'số hộ', period: null }, 'số hộ An Bình'],
  ])('%o: %s', (more, query) => expect(earlierQuery(figure(more))).toBe(query));
});
