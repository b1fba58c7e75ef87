import { describe, expect, it } from 'vitest';
import { remember } from '../../../lib/text/remember.ts';

describe('what is remembered', () => {
  const counting = () => {
    const seen: string[] = [];
    const length = (text: string): number | null => {
      seen.push(text);
      return text === '' ? null : text.length;
    };
    return { seen, length };
  };
  it('is worked out once for each text, null as well', () => {
    const { seen, length } = counting();
    const of = remember(length);
    expect([of('năm'), of(''), of('năm'), of('')]).toEqual([3, null, 3, null]);
    expect(seen).toEqual(['năm', '']);
  });
  it('is forgotten when there are too many texts, and right again after', () => {
    const { seen, length } = counting();
    const of = remember(length, 2);
    expect(['a', 'bb', 'ccc', 'a'].map(of)).toEqual([1, 2, 3, 1]);
    expect(seen).toEqual(['a', 'bb', 'ccc', 'a']);
  });
  it('is no long text', () => {
    const { seen, length } = counting();
    const of = remember(length);
    of('x'.repeat(401));
    of('x'.repeat(401));
    expect(seen).toHaveLength(2);
  });
});
