/** Whole pages: NAME.html is read and compared with NAME.expected.json, block by block. */
import { readdirSync, readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { attributedReading } from '../../../lib/cli/document.ts';
import { readPage } from '../../../lib/page/index.ts';

const folder = new URL('../../fixtures/pages/', import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.html'))
  .map((name) => name.slice(0, -5));

const load = (name: string) => {
  const html = readFileSync(new URL(`${name}.html`, folder), 'utf8');
  const expected = JSON.parse(readFileSync(new URL(`${name}.expected.json`, folder), 'utf8'));
  return { document: parseHTML(html).document as unknown as Document, expected };
};

describe.each(names)('%s', (name) => {
  it('gives the expected article or reason', () => {
    const { document, expected } = load(name);
    const reading = attributedReading(readPage(document, ''));
    if (reading.kind === 'none') {
      expect(reading).toEqual(expected);
      return;
    }
    const { text, blocks, ...rest } = reading.article;
    const { lacks, blocks: wanted, ...meta } = expected;
    expect({ kind: reading.kind, ...rest }).toEqual(meta);
    expect(blocks.map((b) => ({ kind: b.kind, text: text.slice(b.start, b.end) }))).toEqual(wanted);
    for (const piece of lacks) expect(text).not.toContain(piece);
  });

  it('joins its blocks by line breaks, without gaps', () => {
    const reading = readPage(load(name).document, '');
    if (reading.kind === 'none') return;
    const { text, blocks } = reading.article;
    expect(blocks[0]?.start).toBe(0);
    expect(blocks.at(-1)?.end).toBe(text.length);
    blocks.slice(1).forEach((block, i) => {
      expect(text.slice(blocks[i]!.end, block.start)).toBe('\n');
    });
  });

  it('leads from every character to its place in the document and back', () => {
    const reading = readPage(load(name).document, '');
    if (reading.kind === 'none') return;
    const { text } = reading.article;
    for (let i = 0; i < text.length; i++) {
      const points = reading.map.toPoints(i, i + 1);
      if (points === null) {
        expect(text[i]).toMatch(/[\n\t ]/);
        continue;
      }
      const { node, offset } = points.start;
      expect(points.end).toEqual({ node, offset: offset + 1 });
      expect(node.data[offset]!.replace(/\s/, ' ')).toBe(text[i]);
      expect(reading.map.toOffset(node, offset)).toBe(i);
    }
    expect(reading.map.isIntact()).toBe(true);
  });

  it('leads from every block to a range of the page that reads the same', () => {
    const reading = readPage(load(name).document, '');
    if (reading.kind === 'none') return;
    const { article, map } = reading;
    // What a range of the page holds beside the block's own characters: white space, notes, boxes left out.
    const bare = (text: string) => text.replace(/\s/g, '');
    for (const { start, end } of article.blocks) {
      const points = map.toPoints(start, end);
      // A headline that only the page's head names stands nowhere in its body.
      if (points === null) continue;
      expect(map.toOffset(points.start.node, points.start.offset)).toBe(start);
      const runs = map.runs.filter((run) => run.start >= start && run.start + run.length <= end);
      expect(runs.length).toBeGreaterThan(0);
      const shown = runs.map(({ node, offset, length }) => node.data.slice(offset, offset + length)).join('');
      expect(bare(shown)).toBe(bare(article.text.slice(start, end)));
      expect(runs[0]?.node).toBe(points.start.node);
      expect(runs.at(-1)?.node).toBe(points.end.node);
    }
  });

  it('does not change the document, and reads it the same way twice', () => {
    const { document } = load(name);
    const before = document.toString();
    const first = readPage(document, '');
    const second = readPage(document, '');
    expect(document.toString()).toBe(before);
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  });
});

it('there are pages to test with', () => {
  expect(names.length).toBeGreaterThanOrEqual(40);
});

describe('an article that a script puts in later', () => {
  it('is empty first and found after', () => {
    const { document } = load('baodansinh-late');
    expect(readPage(document, '')).toEqual({ kind: 'none', reason: 'empty' });
    const p = document.createElement('p');
    p.textContent = 'Sáu tháng đầu năm 2024, toàn tỉnh An Bình có 96/96 xã bố trí cộng tác viên trẻ em.';
    document.querySelector('.info-detail')!.append(p);
    const reading = readPage(document, '');
    expect(reading.kind === 'article' && reading.article.blocks.map((b) => b.kind)).toEqual([
      'headline',
      'paragraph',
    ]);
  });
});
