import { describe, expect, it } from 'vitest';
import { applyCorrections, correctionTarget } from '../../../lib/annotate/correct.ts';
import { readArticle } from '../../../lib/engine.ts';
import { correctedFields } from '../../../lib/figures/typed.ts';
import type {
  Article,
  CorrectedFields,
  Correction,
  Figure,
  Reading,
  TypedCorrection,
} from '../../../lib/records.ts';
import { articleOf } from '../article.ts';

const text = [
  'Đầm Sen giảm còn 2,35% hộ nghèo',
  'Năm 2023, tỷ lệ hộ nghèo tỉnh Đầm Sen còn 2,35%, giảm 1,2 điểm phần trăm.',
  'Kinh phí cấp cho tổ vay vốn xanh là 12,6 tỷ đồng.',
  'Huyện Phú Lâm có 412 hộ nghèo.',
].join('\n');
const article = articleOf(text);
let count = 0;

const figureOf = (words: string, of: Article = article): Figure => {
  const found = readArticle(of).figures.find((figure) => figure.text === words && figure.sameAs === null);
  if (found === undefined) throw new Error(`no figure ${words}`);
  return found;
};
const correction = (
  words: string,
  corrected: CorrectedFields,
  more: Partial<Pick<Correction, 'scope' | 'modified'>> = {},
): Correction => ({
  id: `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`,
  scope: 'figure',
  target: correctionTarget(article, readArticle(article).figures, figureOf(words)),
  extracted: {},
  corrected,
  history: [],
  created: '2024-02-01T00:00:00.000Z',
  modified: '2024-02-01T00:00:00.000Z',
  ...more,
});
const applied = (corrections: Correction[], of: Article = article) =>
  applyCorrections(of, readArticle(of), corrections);

describe('a correction', () => {
  it('stands over what was extracted, which the figure carries along, in every mention', () => {
    const { reading, placed } = applied([correction('2,35%', { period: '2022', status: 'estimated' })]);
    const mentions = reading.figures.filter((figure) => figure.text === '2,35%');
    expect(mentions).toHaveLength(2);
    for (const figure of mentions) {
      expect(figure).toMatchObject({ period: '2022', status: 'estimated', value: 2.35 });
      expect(figure.correction?.extracted).toEqual({ period: '2023', status: 'actual' });
      expect(figure.inherited).not.toContain('period');
    }
    expect(placed.map(({ figureId }) => figureId)).toEqual([figureOf('2,35%').id]);
    // The others are as they were.
    expect(reading.figures.filter(({ correction: own }) => own !== undefined)).toHaveLength(2);
  });

  it('is sure, was read nowhere, and leaves the doubts of the other fields', () => {
    const certainty = { indicator: 0.6, measure: 1, status: 0.7, period: 0.3, place: 0.9, speaker: 0.5 };
    const doubtful = (): Reading => {
      const { figures, officials } = readArticle(article);
      const evidence = { period: 'published', place: { start: 0, end: 7 } } as const;
      const alternatives = { period: ['2022'], status: ['estimated'] } satisfies Figure['alternatives'];
      return { officials, figures: figures.map((one) => ({ ...one, certainty, evidence, alternatives })) };
    };
    const made = correction('2,35%', { period: '2023', speaker: 'Sở Y tế', placeCode: 'vn34:80' });
    const [figure] = applyCorrections(article, doubtful(), [made]).reading.figures.filter(
      ({ text: printed }) => printed === '2,35%',
    );
    expect(figure).toMatchObject({ period: '2023', speaker: 'Sở Y tế', speakerKind: null });
    expect(figure?.certainty).toEqual({ ...certainty, period: 1, speaker: 1 });
    expect(figure?.evidence).toEqual({ place: { start: 0, end: 7 } });
    expect(figure?.alternatives).toEqual({ status: ['estimated'] });
    // What an older engine knew no doubt of has none now.
    const { figures, officials } = readArticle(article);
    const plain = figures.map(({ certainty: _c, evidence: _e, alternatives: _a, ...one }) => one);
    const [old] = applyCorrections(article, { figures: plain, officials }, [made]).reading.figures;
    expect(old).toMatchObject({ period: '2023' });
    expect(Object.keys(old ?? {})).not.toContain('certainty');
  });

  it('of the measure forgets what was read of the other one', () => {
    const { reading } = applied([correction('1,2 điểm phần trăm', { measure: 'level' })]);
    const [figure] = reading.figures.filter(({ correction: own }) => own !== undefined);
    expect(figure).toMatchObject({ measure: 'level', changeKind: null });
    expect(figure?.correction?.extracted).toEqual({ measure: 'change' });
  });

  it('takes away what is no figure', () => {
    const { reading } = applied([correction('12,6 tỷ đồng', { isFigure: false })]);
    expect(reading.figures.map((figure) => figure.text)).not.toContain('12,6 tỷ đồng');
  });

  it('of a wording holds on in its article, though another engine words it otherwise', () => {
    const made = correction('412 hộ', { indicator: 'Hộ nghèo của huyện' }, { scope: 'wording' });
    const { figures, officials } = readArticle(article);
    const reworded = figures.map((one) => ({ ...one, indicator: `${one.indicator} toàn huyện` }));
    const { reading } = applyCorrections(article, { figures: reworded, officials }, [made]);
    expect(reading.figures.filter(({ correction: own }) => own !== undefined).map((one) => one.text)).toEqual(
      ['412 hộ'],
    );
  });

  it('of a wording holds in another article, and gives way to one of the figure', () => {
    const wording = correction('12,6 tỷ đồng', { indicator: 'Vốn vay xanh' }, { scope: 'wording' });
    const other = articleOf('Tin\nNăm 2022, kinh phí cấp cho tổ vay vốn xanh là 11 tỷ đồng.', {
      id: 'url:x',
    });
    const label = figureOf('11 tỷ đồng', other).indicator;
    expect(label.toLowerCase()).toBe(figureOf('12,6 tỷ đồng').indicator.toLowerCase());
    expect(applied([wording], other).reading.figures[0]?.indicator).toBe('Vốn vay xanh');
    const own = correction('12,6 tỷ đồng', { indicator: 'Khác' });
    const figure = applied([own, wording]).reading.figures.find((one) => one.text === '12,6 tỷ đồng');
    expect(figure?.indicator).toBe('Khác');
    expect(figure?.correction).toMatchObject({ ids: [wording.id, own.id], extracted: { indicator: label } });
    expect(applied([own], other).placed).toEqual([]);
  });

  it('of two of one field the later one counts', () => {
    const first = correction('412 hộ', { period: '2021' }, { modified: '2024-02-02T00:00:00.000Z' });
    const later = correction('412 hộ', { period: '2022' }, { modified: '2024-02-03T00:00:00.000Z' });
    const figure = applied([later, first]).reading.figures.find((one) => one.text === '412 hộ');
    expect(figure?.period).toBe('2022');
    expect(figure?.correction?.extracted).toEqual({ period: '2023' });
  });

  it.each<[string, (text: string) => string, string | null]>([
    ['another sentence was changed', (t) => t.replace('12,6', '12,9'), '412 hộ'],
    ['its sentence stands elsewhere', (t) => t.split('\n').reverse().join('\n'), '412 hộ'],
    ['its value was changed', (t) => t.replace('412 hộ', '421 hộ'), null],
    ['its sentence is gone', (t) => t.replace(/\n[^\n]*412 hộ[^\n]*/, ''), null],
    ['its place was changed', (t) => t.replace('Phú Lâm', 'Tân Hòa'), null],
  ])('when %s', (_what, edit, expected) => {
    const changed = articleOf(edit(text));
    const { reading, placed } = applied([correction('412 hộ', { period: '2021' })], changed);
    expect(placed).toHaveLength(1);
    const held = reading.figures.find(({ correction: own }) => own !== undefined);
    expect(held?.text ?? null).toBe(expected);
    expect(placed[0]?.figureId ?? null).toBe(held?.id ?? null);
  });
});

describe('what a reader types', () => {
  const figure = figureOf('2,35%');
  const form: TypedCorrection = {
    indicator: figure.indicator,
    value: figure.text,
    unit: figure.unit ?? '',
    period: figure.period ?? '',
    place: figure.place ?? '',
    status: figure.status,
    everywhere: false,
  };
  it.each<[string, Partial<TypedCorrection>, object]>([
    ['nothing', {}, ['nothing']],
    ['a period in words', { period: 'quý I/2022' }, { period: '2022-Q1' }],
    ['a place', { place: 'Long An' }, { place: 'Long An', placeCode: 'vn63:80' }],
    ['the whole country', { place: 'toàn quốc' }, { place: 'cả nước', placeCode: 'VN' }],
    ['no place', { place: '' }, { place: null }],
    ['a value', { value: '2,53' }, { value: 2.53, valueMax: null, min: 2.53, max: 2.53 }],
    ['a value and its unit', { value: '2.350', unit: 'hộ' }, { unit: 'hộ', value: 2350 }],
    ['a status', { status: 'target' }, { status: 'target' }],
    [
      'an indicator of the catalogue by its name',
      { indicator: 'Tỷ lệ nghèo đa chiều' },
      { indicator: 'Tỷ lệ nghèo đa chiều', indicatorId: 'poverty.multidim_rate' },
    ],
    ['words that no indicator has', { indicator: 'Chỉ số vui vẻ' }, { indicator: 'Chỉ số vui vẻ' }],
    ['a measure', { measure: 'level' }, { measure: 'level' }],
    ['a speaker', { speaker: ' Sở  Y tế ' }, { speaker: 'Sở Y tế' }],
    ['that nothing was in doubt', { confirmed: ['period', 'status'] }, { period: '2023', status: 'actual' }],
    ['a word taken back with a period', { confirmed: ['period'], period: '2022' }, { period: '2022' }],
    ['no indicator', { indicator: ' ' }, ['indicator']],
    ['a value that is none', { value: 'nhiều' }, ['value']],
    ['a period that is none', { period: 'dạo trước' }, ['period']],
  ])('%s', (_what, change, expected) => {
    const fields = correctedFields(figure, { ...form, ...change });
    if (Array.isArray(expected)) expect(fields).toEqual(expected);
    else {
      expect(fields).toMatchObject(expected);
      expect(Object.keys(fields).length).toBeGreaterThanOrEqual(Object.keys(expected).length);
    }
  });
});
