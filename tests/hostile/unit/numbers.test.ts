/** Numbers that no newspaper prints: nothing is read of them, and nothing beside them is lost. */
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../lib/engine.ts';
import { checkValue } from '../../../lib/exchange/import.ts';
import { correctedFieldsSchema, type Figure } from '../../../lib/records.ts';
import { articleOf } from '../../unit/article.ts';
import { manualValue } from '../../unit/store/value.ts';

const numbersOf = ({ value, valueMax, min, max, denominator, alternative }: Figure) =>
  [value, valueMax, min, max, denominator, alternative].filter((one) => one !== null);

describe('digits without end', () => {
  it.each([
    ['80 digits', `${'9'.repeat(80)} hộ nghèo`],
    ['400 digits', `${'9'.repeat(400)} hộ nghèo`],
    ['400 digits in groups', `1${'.000'.repeat(130)} hộ nghèo`],
    ['a multiplier behind them', `${'9'.repeat(305)} nghìn tỷ đồng`],
    ['a denominator', `5/${'9'.repeat(400)} chỉ tiêu`],
    ['the end of a range', `từ 20 đến ${'9'.repeat(400)} hộ nghèo`],
    ['decimals', `0,${'0'.repeat(400)}1 % hộ nghèo`],
    ['a hedge before them', `hơn ${'9'.repeat(309)} hộ nghèo`],
    ['times', `tăng ${'9'.repeat(400)} lần`],
    ['a table', `${'9'.repeat(310)}\t${'9'.repeat(310)}`],
  ])('%s', (_, words) => {
    const text = `Tin An Bình\nNăm 2023, tỉnh có ${words}. Năm 2023, huyện An Hòa có 1.110 hộ nghèo.`;
    const { figures } = readArticle(articleOf(text));
    expect(figures.map(({ value }) => value)).toContain(1110);
    for (const figure of figures)
      for (const number of numbersOf(figure)) expect(Math.abs(number)).toBeLessThan(1e60);
    expect(figures.filter(({ text }) => text.length > 60)).toEqual([]);
  });
});

describe('an imported number without end', () => {
  it.each(['value', 'valueMax', 'min', 'max'])('%s of a value', (field) => {
    const record = JSON.parse(
      JSON.stringify(manualValue()).replace(`"${field}":`, `"${field}":1e999,"was":`),
    );
    expect(checkValue(record)).toMatchObject({ ok: false, field });
  });
  it.each(['value', 'valueMax', 'min', 'max'])('%s of a correction', (field) => {
    expect(v.is(correctedFieldsSchema, { [field]: 5 })).toBe(true);
    expect(v.is(correctedFieldsSchema, { [field]: Number.POSITIVE_INFINITY })).toBe(false);
  });
});
