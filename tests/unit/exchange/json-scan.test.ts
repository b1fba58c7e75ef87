import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineAt, scanJson } from '../../../lib/exchange/json-scan.ts';

describe('where JSON goes wrong', () => {
  // The mark ‸ stands before the first character that is wrong.
  it.each([
    ['‸'],
    ['  ‸'],
    ['‸x'],
    ['{‸'],
    ['{"a"‸'],
    ['{"a":‸'],
    ['{"a":1‸'],
    ['{"a":1,‸}'],
    ['{"a":1‸ "b":2}'.replace('‸ ', ' ‸')],
    ['{‸a:1}'],
    ["{‸'a':1}"],
    ['{"a"‸,1}'],
    ['[1,‸]'],
    ['[‸,1]'],
    ['[1‸}'],
    ['{"a":[1,2‸}'],
    ['[1] ‸[2]'],
    ['[‸nul]'],
    ['[‸undefined]'],
    ['[‸NaN]'],
    ['[0‸1]'],
    ['[1‸.]'],
    ['[‸+1]'],
    ['[‸.5]'],
    ['["a‸'],
    ['["a‸\n"]'],
    ['["a‸\\x"]'],
    ['["a‸\\u12"]'],
    ['[1] ‸// note'],
  ])('%s', (marked) => {
    const text = marked.replace('‸', '');
    expect(() => JSON.parse(text)).toThrow();
    expect(scanJson(text, '').error).toBe(marked.indexOf('‸'));
  });

  it('is nowhere in JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        expect(scanJson(JSON.stringify(value, null, indent), 'a').error).toBeNull();
      }),
    );
  });

  it('is somewhere in every text that JSON.parse refuses', () => {
    const characters = fc.constantFrom(...'{}[]:,"\\ \n0129.-+eEtruefalsn\u0001ắ');
    fc.assert(
      fc.property(fc.string({ unit: characters, maxLength: 12 }), (text) => {
        let refused = false;
        try {
          JSON.parse(text);
        } catch {
          refused = true;
        }
        expect(scanJson(text, '').error !== null).toBe(refused);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('where the elements of an array stand', () => {
  it.each([
    ['{"a":[1,"x",{"a":[9]},[8],null]}', ['1', '"x"', '{', '[', 'n']],
    ['{"a":[]}', []],
    ['{"b":[1],"a":[2]}', ['2']],
    ['{"a":[1],"b":{"a":[3]}}', ['1']],
    ['{"b":"a","c":[1]}', []],
    ['{"a":[1],"a":[2,3]}', ['2', '3']],
    ['[{"a":[1]}]', []],
    ['{"\\u0061":[7]}', ['7']],
    ['{"a":{"b":[1]}}', []],
    ['5', []],
  ])('%s', (text, starts) => {
    const { elements, error } = scanJson(text, 'a');
    expect(error).toBeNull();
    expect(elements.map((offset) => text[offset])).toEqual(starts.map((start) => start[0]));
  });

  it.each([
    ['', 0, 1],
    ['a\nb\nc', 0, 1],
    ['a\nb\nc', 1, 1],
    ['a\nb\nc', 2, 2],
    ['a\nb\nc', 5, 3],
  ])('in lines: %j, offset %i is line %i', (text, offset, line) => {
    expect(lineAt(text, offset)).toBe(line);
  });
});

it('ends with hostile text within the time limit of a test', () => {
  const deep = '['.repeat(400_000);
  const quotes = `["${'\\"'.repeat(400_000)}`;
  const digits = `[${'1'.repeat(400_000)}x`;
  for (const text of [deep, quotes, digits]) expect(scanJson(text, 'a').error).not.toBeNull();
});
