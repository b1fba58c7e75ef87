import { describe, expect, it } from 'vitest';
import { sceneOf } from '../../../lib/figures/scene.ts';
import { speakerChain } from '../../../lib/figures/slots/speaker.ts';
import { findAttributions } from '../../../lib/officials/index.ts';
import { readText } from '../../../lib/text/sentences.ts';
import { whole } from '../../../lib/text/steps.ts';
import { articleOf } from '../article.ts';

const scene = (text: string) => {
  const article = articleOf(text);
  return whole(sceneOf(article, readText(article), findAttributions(article)));
};
/** Who can answer for each figure, nobody aside. */
const candidates = (text: string) =>
  whole(speakerChain(scene(text))).nodes.map((n) => n.candidates.slice(1).map((c) => c.value));

describe('who can answer for a number', () => {
  it.each([
    ['a source before it', 'Theo Sở Y tế, có 5 xã. Có 6 huyện.', [['Sở Y tế'], ['Sở Y tế']]],
    ['who closes the quotation', 'Tin\n“Có 5 xã”, Sở Y tế cho biết.', [['Sở Y tế']]],
    ['a paragraph further', 'Tin\n“Có 5 xã.\n“Có 6 huyện”, Sở Y tế nói.', [['Sở Y tế'], ['Sở Y tế']]],
    [
      'the nearest first',
      'Tin\nSở Y tế nói có 5 xã. Sở Tài chính nói có 6 huyện.',
      [
        ['Sở Y tế', 'Sở Tài chính'],
        ['Sở Tài chính', 'Sở Y tế'],
      ],
    ],
    ['nobody who only does something', 'Tin\nSở Y tế trao 5 suất quà.', [[]]],
    ['nobody without a name', 'Tin\nMột số ý kiến đề nghị thêm 5 xã.', [[]]],
  ])('%s', (_what, text, expected) => expect(candidates(text)).toEqual(expected));
});

describe('hostile text', () => {
  it.each(['Sở Y tế cho biết có 5 xã. ', '“Có 5 xã”, ', 'theo Sở Y tế, có 5 xã; ', 'Sở Y tế có 5 xã. '])(
    '%s costs no more than its length',
    (unit) => {
      const time = (n: number) => {
        const made = scene(`Tin\n${unit.repeat(n)}`);
        const start = performance.now();
        whole(speakerChain(made));
        return performance.now() - start;
      };
      time(100);
      const small = Math.max(time(200), 25);
      // Eight times the text: far below the 64 times of a quadratic rule, whatever the machine is busy with.
      expect(time(1600)).toBeLessThan(small * 40);
    },
  );
});
