import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardSheet, cssString } from '../../../lib/annotate/card.ts';

/** What a browser makes of a CSS string (https://www.w3.org/TR/css-syntax-3/#consume-string-token). */
function unescaped(css: string): string {
  expect(css).toMatch(/^"(?:[^"\\\n\r\f]|\\[0-9a-f]{1,6} )*"$/u);
  return css
    .slice(1, -1)
    .replace(/\\([0-9a-f]{1,6}) /g, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)));
}

describe('the text of a card', () => {
  it.each([
    ['Tỷ lệ hộ nghèo: 4,03%', 'Tỷ lệ hộ nghèo: 4,03%'],
    ['hai\ndòng', 'hai\ndòng'],
    ['"} * {display:none} </style>', '"} * {display:none} </style>'],
    ['\\22 ', '\\22 '],
    ['a\u0000b\ud800c', 'abc'],
    ['e\u0302', 'ê'],
  ])('%j is shown as %j', (text, shown) => {
    expect(unescaped(cssString(text))).toBe(shown);
  });

  it('is cut where it is too long', () => {
    expect(unescaped(cssString('a'.repeat(5000)))).toMatch(/^a{899}…$/);
  });

  it('never leaves its string, whatever the page says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const plain = text.normalize('NFC').replace(/[\0\ud800-\udfff]/gu, '');
        expect(unescaped(cssString(text))).toBe(plain);
      }),
    );
  });
});

it.each([
  [{ left: 40, top: 180, bottom: 200, height: 800 }, ';top:206px!important'],
  [{ left: 40, top: 700, bottom: 720, height: 800 }, 'bottom:106px!important'],
  [{ left: 40, top: 100, bottom: 120.5, height: 200 }, ';top:126.5px!important'],
])('stands beside its mark: %j', (place, rule) => {
  const sheet = cardSheet(['một', 'hai', 'ba'], place);
  expect(sheet).toContain(rule);
  expect(sheet).toContain('left:clamp(8px,40px,max(8px,100vw - 348px))!important');
  expect(sheet).toMatch(/head::before\{[^}]*content:"một"!important/);
  expect(sheet).toMatch(/head::after\{[^}]*content:"hai\\a ba"!important/);
});
