import type { Annotation } from '../../../lib/records.ts';

/** An annotation on the number in `Năm 2023: 12 hộ`. */
export function annotation(id: string, articleId = 'cms:1', changes: Partial<Annotation> = {}): Annotation {
  return {
    '@context': ['http://www.w3.org/ns/anno.jsonld', { '@vocab': 'urn:doi-chieu:term:' }],
    id: `urn:uuid:00000000-0000-4000-8000-${id.padStart(12, '0')}`,
    type: 'Annotation',
    motivation: ['commenting'],
    created: '2024-02-01T00:00:00.000Z',
    modified: '2024-02-01T00:00:00.000Z',
    body: [{ type: 'TextualBody', purpose: 'commenting', value: `Ghi chú ${id}`, format: 'text/plain' }],
    target: {
      type: 'SpecificResource',
      source: 'https://bao.example/1.html',
      articleId,
      subject: { kind: 'text' },
      selector: [
        { type: 'TextQuoteSelector', exact: '12 hộ', prefix: 'Năm 2023: ', suffix: '' },
        { type: 'TextPositionSelector', start: 10, end: 15 },
      ],
    },
    ...changes,
  };
}
