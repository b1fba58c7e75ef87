import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { segment, wholeBlock } from '../../../lib/page/segment.ts';
import { dropStart, joinBlocks } from '../../../lib/page/textmap.ts';

const NONE: ReadonlySet<Element> = new Set();
const element = (html: string) =>
  parseHTML(`<html><body><div id="x">${html}</div></body></html>`).document.querySelector(
    '#x',
  ) as unknown as Element;
const mapOf = (html: string) => {
  const root = element(html);
  const { text, map } = joinBlocks(segment(root, NONE, NONE), root);
  return { root, text, map };
};
const spanned = (html: string, piece: string) => {
  const { text, map } = mapOf(html);
  const start = text.indexOf(piece);
  const points = map.toPoints(start, start + piece.length);
  return (
    points && [
      points.start.node.data.slice(points.start.offset),
      points.end.node.data.slice(0, points.end.offset),
    ]
  );
};

describe('text', () => {
  it.each([
    ['white space', '<p>  a \n\t b&nbsp; c </p>', 'a b c'],
    ['entities', '<p>LĐ-TB&amp;XH &lt;1%&gt; &#8211; &quot;x&quot;</p>', 'LĐ-TB&XH <1%> – "x"'],
    ['nested inline tags', '<p><b>đạt <i>68,4<span> %</span></i></b>, tăng</p>', 'đạt 68,4 %, tăng'],
    ['tags within a word', '<p>1.<b>1</b>10 h<i>ộ</i></p>', '1.110 hộ'],
    ['a unit raised', '<p>12 km<sup>2</sup> và 3 m<sup>3</sup></p>', '12 km2 và 3 m3'],
    ['a note raised', '<p>đạt 75%<sup>1</sup>, 1.200<sup>[2]</sup> hộ</p>', 'đạt 75%, 1.200 hộ'],
    ['soft hyphens', '<p>lao&#173;động</p>', 'lao\u00addộng'.replace('d', 'đ')],
    ['a break within a sentence', '<p>Long<br>An</p>', 'Long An'],
    ['a break after a sentence', '<p>Một.<br>Hai</p>', 'Một.\nHai'],
    ['two breaks', '<p>Một<br><br>Hai</p>', 'Một\nHai'],
    ['a list by breaks', '<p>Gồm<br>- 75%<br>- 33%</p>', 'Gồm\n- 75%\n- 33%'],
    ['NFD', `<p>${'Tỷ lệ hộ nghèo'.normalize('NFD')}</p>`, 'Tỷ lệ hộ nghèo'.normalize('NFD')],
    ['boxes without paragraphs', '<div>Một</div>Hai<div>Ba</div>', 'Một\nHai\nBa'],
    ['scripts, forms, comments', '<p>a<script>9</script><!--8--><button>7</button>b</p>', 'ab'],
    [
      'a table',
      '<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td></td></tr><tr><td>2</td><td>3</td></tr></table>',
      'A\tB\n1\t\n2\t3',
    ],
    ['a table that lays out', '<table><tr><td><p>Một đoạn.</p></td></tr></table>', 'Một đoạn.'],
  ])('%s', (_, html, text) => {
    expect(mapOf(html).text).toBe(text);
  });
});

describe('captions', () => {
  const kinds = (html: string) => segment(element(html), NONE, NONE).map((b) => [b.kind, b.text]);
  const img = '<img src="a" alt="Hai người bắt tay.">';
  it.each([
    [
      'figcaption and alternative text',
      `<figure>${img}<figcaption>Hai người bắt tay.</figcaption></figure><p>Tiếp.</p>`,
    ],
    [
      'repeated below',
      `<figure>${img}<figcaption>Hai người bắt tay.</figcaption></figure><p><em>Hai người bắt tay.</em></p><p>Tiếp.</p>`,
    ],
    ['only below', `<p>${img}</p><p><em>Hai người bắt tay.</em></p><p>Tiếp.</p>`],
    ['below, plain, as in the alternative text', `<p>${img}</p><p>Hai người bắt tay.</p><p>Tiếp.</p>`],
    ['in a table', `<table><tr><td>${img}</td></tr><tr><td>Hai người bắt tay.</td></tr></table><p>Tiếp.</p>`],
    ['in one paragraph', `<p>${img}<br><i>Hai người bắt tay.</i></p><p>Tiếp.</p>`],
  ])('%s', (_, html) => {
    expect(kinds(html)).toEqual([
      ['caption', 'Hai người bắt tay.'],
      ['paragraph', 'Tiếp.'],
    ]);
  });

  it('a paragraph after a photograph is no caption by itself', () => {
    expect(kinds(`<p>${img}</p><p>Năm 2023, tỉnh còn 4.310 hộ nghèo.</p>`)).toEqual([
      ['paragraph', 'Năm 2023, tỉnh còn 4.310 hộ nghèo.'],
    ]);
  });
  it('an icon does not cut a sentence', () => {
    expect(kinds('<p>Có <img src="i" width="16" alt="dấu"> 12 xã.</p>')).toEqual([
      ['paragraph', 'Có 12 xã.'],
    ]);
  });
});

describe('places', () => {
  it.each([
    ['across tags', '<p>1.<b>1</b>10 h<i>ộ</i></p>', '1.110 hộ', ['1.', 'ộ']],
    ['hugging the words', '<p>x  <b> 74 %</b> y</p>', '74 %', ['74 %', ' 74 %']],
    ['after an entity', '<p>TB&amp;XH: 12 xã</p>', '12 xã', ['12 xã', ': 12 xã']],
  ])('%s', (_, html, piece, ends) => {
    const found = spanned(html, piece);
    expect(found?.[0]?.startsWith(ends[0]!)).toBe(true);
    expect(found?.[1]?.endsWith(ends[1]!)).toBe(true);
  });

  it('gives null for what has no place', () => {
    const { map, text } = mapOf('<p>Một</p><p>Hai</p>');
    expect(text).toBe('Một\nHai');
    for (const [start, end] of [
      [3, 4],
      [2, 2],
      [-1, 2],
      [0, 99],
      [5, 3],
    ] as const)
      expect(map.toPoints(start, end)).toBeNull();
    expect(map.toPoints(2, 5)).not.toBeNull();
  });

  it('gives null once the text was rewritten or taken out', () => {
    const { root, map } = mapOf('<p>Một</p><p>Hai</p>');
    const [first, second] = [...root.querySelectorAll('p')];
    (first!.firstChild as Text).data = 'Bốn';
    second!.remove();
    expect(map.toPoints(0, 3)).toBeNull();
    expect(map.toPoints(4, 7)).toBeNull();
    expect(map.isIntact()).toBe(false);
  });

  it('takes a caret between elements', () => {
    const { root, map } = mapOf('<p>Một <b>hai</b></p>');
    const p = root.querySelector('p')!;
    expect(map.toOffset(p, 0)).toBe(0);
    expect(map.toOffset(p, 1)).toBe(4);
    expect(map.toOffset(p, 2)).toBe(7);
    expect(map.toOffset(root.ownerDocument!.documentElement, 99)).toBeNull();
  });
});

it('dropStart keeps the rest in its place', () => {
  const block = wholeBlock(element('<p>(Dân sinh) - <b>Năm</b> 2023</p>').querySelector('p')!, 'lead', NONE)!;
  const cut = dropStart(block, '(Dân sinh) - '.length);
  const { map, text } = joinBlocks([cut], null);
  expect(text).toBe('Năm 2023');
  for (let i = 0; i < text.length; i++) {
    const points = map.toPoints(i, i + 1)!;
    expect(points.start.node.data[points.start.offset]).toBe(text[i]);
  }
});
