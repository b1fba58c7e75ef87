import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAttributions, findPassages, readOfficials } from '../../../lib/officials/index.ts';
import { fold } from '../../../lib/text/normalise.ts';
import { articleOf } from './support.ts';

const words = fc.constantFrom(
  ...(
    'ông|bà|Ông|đồng chí|Chủ tịch|Phó Chủ tịch|Giám đốc|UBND tỉnh|Sở Y tế|Bộ|Trần|Văn|Nam|Lê Thị Bé|H’Len|Niê|là|và|,|;|.|:|-|–|(|)|“|”|"|cho biết|Theo|theo|' +
    'báo cáo của|12%|\n|\u00a0|\u0301|nguyên|quyền|Ảnh:|Thưa|?|•|các|TRẦN VĂN NAM|CHỦ TỊCH UBND TỈNH|\ud83d\ude00|được'
  ).split('|'),
);
const text = fc.oneof(
  fc.array(words, { maxLength: 60 }).map((list) => list.join(' ')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

describe('any text', () => {
  it('gives spans inside it, in order, and the same again', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (lines) => {
        const article = articleOf(lines);
        const officials = readOfficials(article);
        for (const official of officials) {
          expect(official.positions.length).toBeGreaterThan(0);
          expect(fold(article.text.slice(official.start, official.end))).toBe(fold(official.name));
          for (const { start, end } of [official, ...official.mentions]) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(article.text.length);
          }
        }
        expect(new Set(officials.map((o) => o.id)).size).toBe(officials.length);
        const spans = findPassages(article, officials);
        let before = 0;
        for (const span of spans) {
          expect(span.start).toBeGreaterThanOrEqual(before);
          expect(span.end).toBeGreaterThan(span.start);
          before = span.end;
        }
        const again = articleOf(lines);
        expect(readOfficials(again)).toEqual(officials);
        expect(findPassages(again, officials)).toEqual(spans);
        let at = 0;
        for (const a of findAttributions(article)) {
          expect(a.at).toBeGreaterThanOrEqual(at);
          expect(a.to).toBeGreaterThan(a.from);
          at = a.at;
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('composed and decomposed letters', () => {
  const told = (lines: readonly string[]) =>
    readOfficials(articleOf(lines)).map(({ name, honorific, rank, positions, aliases, mentions }) => ({
      name,
      honorific,
      rank,
      positions,
      aliases: aliases.map((alias) => alias.normalize('NFC')),
      mentions: mentions.length,
    }));
  it('name the same officials', () => {
    // Marks that stand alone belong to another letter once the text is composed.
    const line = fc
      .array(
        words.filter((word) => word !== '\u0301'),
        { maxLength: 60 },
      )
      .map((list) => list.join(' '));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
        expect(told(lines.map((text) => text.normalize('NFD')))).toEqual(
          told(lines.map((text) => text.normalize('NFC'))),
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('hostile text', () => {
  const hostile: Record<string, string> = {
    capitals: 'Nguyễn Văn An ',
    titles: 'Chủ tịch UBND tỉnh, ',
    'posts without a body': 'ông Nguyễn Văn An, Phó Giám đốc, ',
    'open brackets': 'Ông Nguyễn An (',
    'open quotations': '“ Ông An nói. ',
    dashes: 'Sở A - ',
    shouting: 'CHỦ TỊCH NGUYỄN VĂN ',
    sources: 'theo báo cáo của ',
    pronouns: 'Ông cho biết. ',
    'closing marks': 'có”, ông An nói; ',
    labels: 'Ông Nguyễn Văn An: có. PV: gì? ',
    appointments: 'ông Nguyễn An, Chủ tịch, giữ chức vụ Giám đốc, ',
    'short names': 'Bà Lê Hoa, bà Lê Thị Hoa. ',
  };
  it.each(Object.entries(hostile))('%s cost no more than their length', (_name, unit) => {
    const time = (n: number) => {
      const article = articleOf(['Tin', unit.repeat(n)]);
      const start = performance.now();
      findPassages(article, readOfficials(article));
      return performance.now() - start;
    };
    time(500);
    const small = Math.max(time(1500), 4);
    // Eight times the text: far below the 64 times of a quadratic rule, whatever the machine is busy with.
    expect(Math.min(time(12_000), time(12_000), time(12_000))).toBeLessThan(small * 40);
  });
});
