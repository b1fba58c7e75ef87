import { describe, expect, it } from 'vitest';
import { contentOf, type Draft, draftOf, emptyDraft, short } from '../../../components/annotation.logic.ts';

const draft = (changes: Partial<Draft>): Draft => ({ ...emptyDraft, ...changes });

describe('a draft', () => {
  it.each([
    ['nothing', {}, 'empty'],
    ['only spaces', { note: ' \n ', evidence: '\n \n', tags: ' , ,' }, 'empty'],
    ['a verdict alone', { assessment: 'supported' }, { assessment: 'supported' }],
    ['a note with space around', { note: ' Sai số. \n' }, { note: 'Sai số.' }],
    [
      'addresses, one twice',
      { evidence: 'https://a.vn/1\n\n http://b.vn \nhttps://a.vn/1' },
      { evidence: ['https://a.vn/1', 'http://b.vn'] },
    ],
    ['an address without a scheme', { evidence: 'https://a.vn\nb.vn/1' }, { line: 2 }],
    ['a script as an address', { evidence: 'javascript:alert(1)' }, { line: 1 }],
    ['words as an address', { evidence: 'https://a.vn và https://b.vn' }, { line: 1 }],
    ['tags with signs, one twice', { tags: '#hộ nghèo, 2023,,2023' }, { tags: ['hộ nghèo', '2023'] }],
  ] as const)('with %s', (_what, changes, content) => {
    const found = contentOf(draft(changes));
    if (typeof content === 'string') expect(found).toBe(content);
    else expect(found).toMatchObject(content);
  });

  it('of what was saved gives the same back', () => {
    const content = {
      assessment: 'misleading' as const,
      note: 'a\nb',
      evidence: ['https://a.vn/', 'https://b.vn/'],
      tags: ['x', 'y z'],
    };
    expect(contentOf(draftOf(content))).toEqual(content);
  });
});

it('a long quotation is cut, a short one is not', () => {
  expect(short(' 4.755\u00a0hộ\n')).toBe('4.755 hộ');
  expect(short('chữ '.repeat(100)).length).toBeLessThanOrEqual(120);
});
